"""The services that host repositories: where a pull request is, and what is told there.

The only part of archkit that reaches over a network; nothing but `archkit review` comes here.
"""

"""Analyses: what follows from a design, each with its method and its source.

An analysis never guesses: what it would need and does not find, it names.
"""

"""Verdicts: whether requirements are met, with the figure and how it came about.

Begin with `judge.py`. A metric that can be computed from a design is one file in `measures/`.
"""

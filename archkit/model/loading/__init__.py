"""From files to a frozen design: gather, inherit, validate, resolve.

Each step reports what is wrong and goes on with the rest, so that one broken
file never hides the findings of the others.
"""

"""Conditions of declared rules: what a selector of `archkit/model/declared/` says of an element.

They are three-valued, and an element that leaves a field out may be either way, even
where the language has a default for it: so no failure becomes a pass when a field goes.
"""

"""Availability: the share of the time in which all that people need works.

Begin with `availability.py`. `blocks.py` and `parts.py` tell how available one component is,
`fallbacks.py` what carries its callers meanwhile, `structure.py` who needs what, `diagram.py`
and `simulation.py` how likely it is that enough of it works.
"""

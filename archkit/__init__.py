"""archkit: from a department's requirements to a checked solution design.

The floors import downward only; `docs/architecture.md` has the map.
"""

__version__ = "0.1.0"

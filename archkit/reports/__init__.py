"""Reports: what came of a check, as text for people or as data for programs.

A file here is a format, and has a `REPORT`; one that begins with `_` is shared
by several.
"""

import pkgutil


def formats() -> list[str]:
    """The formats there are: a file of this folder each, but for what several share."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return sorted(name for name in names if not name.startswith("_"))

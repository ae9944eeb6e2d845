"""Reports: what came of a check, as text for people or as data for programs.

A file here is a format, and has a `REPORT`; one that begins with `_` is shared
by several.
"""

"""Pictures of a design: view -> layout -> SVG that archkit draws itself.

A view (`view.py`) says what is shown and what is left out. The layout engine only places it
(`layout.py`); how it looks is decided here (`paint.py`, `sheet.py`, `palette.py`). A kind of view
is a file in `views/` with a `KIND`; an output format is a file in `formats/` with a `FORMAT`.
Begin with `gallery.py`, which knows every picture that a design has.
"""

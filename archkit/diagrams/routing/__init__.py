"""Routes that run at right angles between rows of boxes and never behind one.

The layout engine places boxes and labels in rows. An edge leaves its box, passes each row through
a gap (`gaps.py`, `sweep.py`), and between two rows changes its place on a track of its own
(`tracks.py`). Rows are then set as far apart as their tracks need (`levels.py`). All of this is
the same from top to bottom and from left to right: `across` runs along a row, `along` from row to
row.
"""

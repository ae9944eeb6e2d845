"""Requirements as tables: to a department's spreadsheet and back into the files.

The table follows from the `Requirement` class: a field that it gains is a column by itself.
"""

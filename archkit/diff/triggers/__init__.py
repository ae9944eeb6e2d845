"""The kinds of change, a subject a file: each file has its `TRIGGERS`."""

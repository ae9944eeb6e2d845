"""The kinds of view, one file each; a new file with a `KIND` is a new kind."""

"""The output formats, one file each; a new file with a `FORMAT` is a new format."""

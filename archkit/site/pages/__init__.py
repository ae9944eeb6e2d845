"""The kinds of pages: one file each, whose `pages` yields them; a new kind is a new file."""

"""The design diff: two designs, what changed, what that does, and who must approve."""

"""Rules on operations: support, watching, runbooks, and retirement."""

"""Rules on availability."""

"""Rules on quality."""

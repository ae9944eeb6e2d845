"""Rules on maintainability."""

"""Rules on privacy."""

"""Overlays: a small typed patch over a frozen design that makes another, and touches no file."""

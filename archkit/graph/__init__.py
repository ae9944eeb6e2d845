"""Graphs derived from a design: frozen, built once, and only when somebody asks."""

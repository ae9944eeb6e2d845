"""Trials: what a patch would do to a design, judged in memory by every rule."""

"""Tactics: what architects do where a requirement is unmet; one file a tactic."""

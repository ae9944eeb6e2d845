"""The tactics: a file here is a tactic, and has a `TACTIC`."""

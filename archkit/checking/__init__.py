"""Checking a design: run the rules, apply waivers and overrides, say what is missing."""

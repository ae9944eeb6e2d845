"""The lowest floor: files, symbolic places, and spans located late.

It knows text, YAML, TOML and Markdown, and nothing of what a design means.  A reader of a file
either gets its content or diagnostics that name a place; nothing here raises for a user's mistake.
"""

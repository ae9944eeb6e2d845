"""The language of declared rules: a workspace's own rules, written in YAML.

`docs/own-rules.md` teaches it, `docs/decisions/0006-own-rules-are-selectors-and-one-assertion.md`
tells why it is so small.
"""

"""Options compared: each laid over the design, judged by every rule, and weighed by criteria."""

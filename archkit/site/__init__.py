"""The published site: pages that a department reads, for each audience what it may see."""

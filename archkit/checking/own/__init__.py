"""A workspace's own rules: read, proved sound, and made rules like archkit's own."""

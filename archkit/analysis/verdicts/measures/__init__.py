"""One file a metric: how its figure is computed from a design, with method, source and examples."""

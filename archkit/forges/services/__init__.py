"""One file a service, with a `job` that tells whether this run is a job of it; `_` is shared."""

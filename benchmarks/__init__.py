"""Programs that measure Sverka; see docs/benchmarks.md."""

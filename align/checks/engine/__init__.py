"""The engine: how checks read an alignment, and what runs the families."""

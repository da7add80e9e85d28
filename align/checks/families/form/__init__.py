"""Form: marks, spaces and letters."""

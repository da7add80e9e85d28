"""Form: punctuation, spaces and letters."""

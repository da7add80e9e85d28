"""What the check of numbers stands on: quantities in figures and words, scales, measures, codes."""

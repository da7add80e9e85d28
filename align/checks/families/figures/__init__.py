"""Figures: numbers, dates, measures and codes."""

"""Polarity and mood: negations, questions, must and may."""

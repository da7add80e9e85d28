"""Completeness: what is left out, added, repeated or not translated."""

"""Completeness: text that is left out, added, repeated or not translated."""

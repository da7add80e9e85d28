"""Terminology: glossary terms, and words that are translated in several ways."""

"""Terminology: the glossary, and what is translated in several ways."""

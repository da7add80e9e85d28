"""Naming: which words may be names, how similar they sound, what they are called by custom, and
how likely it is that one replaced another.
"""

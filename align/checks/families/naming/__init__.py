"""What the check of names stands on: which words may be names, how alike they sound, what custom
calls them, and how likely one was put for another.
"""

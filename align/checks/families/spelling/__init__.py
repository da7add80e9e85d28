"""Words: those that are misspelt, and those that are not of the language of the translation."""

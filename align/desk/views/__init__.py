"""The desk's pages, one file each. Each has a function ``show`` that takes the desk and draws it.

The name is not ``pages`` because Streamlit uses a folder of that name in its own way.
"""

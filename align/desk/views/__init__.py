"""The desk's pages, one file each, all drawn by a function ``show`` that takes the desk.

Not called ``pages``: Streamlit takes a folder of that name for pages of its own older kind.
"""

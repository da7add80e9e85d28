"""Streamlit's own words in the reader's language: it knows only English."""

from __future__ import annotations

import streamlit as st

from align.desk import grid
from align.desk.desk import LANGUAGE_COOKIE
from align.words import Words, later

#: What stands on the page in place of a text of Streamlit. A name in braces stands for any words.
WORDS: dict[str, str] = {
    "Upload": later("Choose a file"),
    "Add files": later("Add files"),
    "add icon": later("Add files"),
    "file upload": later("Choose a file"),
    "Remove {name}": later("Remove {name}"),
    "{n}MB per file": later("up to {n} MB"),
    "{n}MB per file • {kinds}": later("up to {n} MB • {kinds}"),
    "Choose an option": later("Choose one"),
    "Choose options": later("Choose some"),
    "Open": later("Open the list"),
    "Clear value": later("Clear"),
    "No results": later("No matches."),
    "App pages": later("Pages"),
    "{n} more": later("{n} more"),
    "Skip to main content": later("Skip to the content"),
    "Main menu": later("Menu"),
    "Theme": later("Colours"),
    "System": later("Like the system"),
    "Light": later("Light"),
    "Dark": later("Dark"),
    "Print": later("Print"),
    "Record screen": later("Record the screen"),
    "Copy version to clipboard": later("Copy the version"),
    "Close": later("Close"),
    "Page not found": later("There is no such page"),
    "The page that you have requested does not seem to exist. Running the app's main page.": later(
        "There is no page at this address. This is the first page of the desk."
    ),
    "Connection error": later("No connection to the server"),
    "Streamlit server is not responding. Are you connected to the internet?": later(
        "The server does not answer. What you have typed is kept, and a change that is not saved "
        "yet is sent again as soon as it answers."
    ),
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your "
    "terminal:": later(
        "The desk has been stopped. What you have typed is kept as long as this page stays open. "
        "Start the desk again:"
    ),
    "streamlit run yourscript.py": "sverka view",
}


def show(say: Words) -> None:
    """Put ``WORDS``, in the reader's language, in place of Streamlit's. If the reader has chosen
    that language, the browser keeps it for pages whose address does not say it.
    """
    cookie = f"{LANGUAGE_COOKIE}={say.lang}" if st.session_state.get("lang") == say.lang else ""
    table = {text: say(into) for text, into in WORDS.items()}
    grid.replace(table, cookie, key="foreign")

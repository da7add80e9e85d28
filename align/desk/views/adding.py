"""Add a pair to the library: a sample, files, pasted text, addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from align import loaders
from align.desk import payload
from align.desk.desk import Desk, plain
from align.desk.pairs import TextPair, title
from align.desk.samples import samples
from align.errors import SverkaError
from align.loaders import raw
from align.loaders.raw import Options, Source
from align.words import Words, later

METHODS = {
    "auto": later("Best available"),
    "semantic": later("Meaning, lengths and anchors"),
    "anchor": later("Lengths and anchors"),
    "length": later("Lengths only"),
}
#: How an alignment was made: by a method, or elsewhere.
MADE = {**METHODS, "imported": later("Imported")}
STEPS = {
    "fetch": later("Fetching the page"),
    "twin": later("Looking for the page in the other language"),
    "load": later("Reading the texts"),
    "split": later("Splitting into sentences"),
    "align": later("Aligning"),
    "done": later("Done"),
}
#: In the session: the key of the button that was pressed, until what it starts is done.
_PRESSED = "adding"
_LANGUAGES = ("en", "ru", "de", "fr", "es", "it", "pt", "pl", "uk", "zh", "ja", "ko", "ar", "tr")


def add(desk: Desk) -> None:
    """Show all ways to add a pair; after one is used, go to its review."""
    say = desk.say
    if not desk.may("editor"):
        st.caption(say("Only editors can add documents."))
        return
    _sample_choice(desk)
    _own_pair(desk)


def open_pair(desk: Desk, pair: TextPair) -> None:
    """Open the review of ``pair`` with a progress bar, or say why it cannot be made."""
    number = make_pair(desk, pair)
    forget()
    if number is not None:
        desk.go("review", doc=number)


def make_pair(desk: Desk, pair: TextPair) -> int | None:
    """Return the number of the review of ``pair``, which is made with a progress bar; None if it
    cannot be made, after saying why.
    """
    place = st.empty()

    def progress(step: str, share: float) -> None:
        text = desk.say(STEPS.get(step, STEPS["align"])) + " …"
        place.progress(min(max(share, 0.0), 1.0), text=text)

    try:
        number = pair.open(desk.store, desk.who, progress, desk.shelf.learnt)
    except SverkaError as error:
        place.empty()
        said = desk.say("This pair could not be aligned.")
        st.error(f"**{said}**  \n{plain(error.told(desk.say))}")
        return None
    place.empty()
    return number


def forget() -> None:
    """Forget which button was pressed."""
    st.session_state.pop(_PRESSED, None)


def _pressed(place: DeltaGenerator, label: str, key: str, **look: Any) -> bool:
    """Draw a button; return whether it was pressed and what it starts is not done.

    Streamlit forgets a press if another run of the page interrupts the one that answers it, for
    example because a file has arrived.
    """
    press = {_PRESSED: key}
    place.button(label, key=key, on_click=st.session_state.update, args=(press,), **look)
    return bool(st.session_state.get(_PRESSED) == key)


def _sample_choice(desk: Desk) -> None:
    found, say = samples(), desk.say
    if not found:
        return
    st.subheader(say("Sample pairs"), anchor=False)
    st.caption(say("Short texts about invented events, to try out the desk."))
    chosen = None
    for stem, place in zip(found, st.columns(len(found)), strict=True):
        if _pressed(place, title(stem), f"sample-{stem}", width="stretch"):
            chosen = stem
    if chosen:
        open_pair(desk, found[chosen])


def leaves(languagetool: str, say: Words) -> str:
    """What leaves this computer, in a sentence; ``languagetool`` is the address of a LanguageTool
    server that the person started the desk with, or empty.
    """
    if languagetool:
        return say("Sentences are sent to LanguageTool at {address}.", address=languagetool)
    return say("Nothing else leaves this computer.")


def _own_pair(desk: Desk) -> None:
    say = desk.say
    st.subheader(say("Your own pair"), anchor=False)
    ways = say(
        "Add one file on each side, two files on one side, or one file with both texts (TMX, "
        "XLIFF, a table). Or enter addresses (one is enough if the page links to its "
        "translation), or paste the texts. Only pages whose address you enter are fetched."
    )
    languagetool = desk.store.checking.languagetool
    st.caption(f"{ways} {leaves(languagetool, say)}")
    left, right = st.columns(2, gap="large")
    src, src_lang = _side(left, say, say("Source"), "original")
    tgt, tgt_lang = _side(right, say, say("Translation"), "translation")
    options = _reading(say)
    left, right = st.columns(2, gap="large", vertical_alignment="bottom")
    method: str = left.selectbox(
        say("Method"),
        list(METHODS),
        format_func=lambda name: say(METHODS[name]),
        help=say(
            "Anchors are what both texts have in common: numbers, dates, names, speakers, symbols."
        ),
        key="method",
    )
    if not _pressed(right, say("Align"), "align", type="primary", width="stretch"):
        return
    texts = [*src, *tgt]
    strange = [text for text in texts if isinstance(text, str) and not raw.address(text)]
    if strange:
        # A path typed here would give access to the server's disk.
        st.warning(
            say(
                "“{text}” is not an address. An address starts with https://",
                text=plain(strange[0]),
            )
        )
    elif len(texts) == 1 and (
        isinstance(texts[0], str) or loaders.holds_pair(texts[0], options[0])
    ):
        open_pair(desk, TextPair(texts[0], None, src_lang, tgt_lang, method, options=options))
    elif len(texts) < 2:
        st.warning(say("Two texts are needed: a source and its translation."))
    elif len(texts) > 2:
        st.warning(say("There are more than two texts. Keep one for each side."))
    else:
        open_pair(desk, TextPair(texts[0], texts[1], src_lang, tgt_lang, method, options=options))
    forget()


def _reading(say: Words) -> tuple[Options, Options]:
    """Draw the widgets that say how both texts are read; return what was chosen."""
    with st.expander(say("How to read the texts")):
        encodings = [
            place.text_input(
                say("Encoding") + f" ({name})",
                placeholder=say("Detect"),
                help=say("Only for text that is not UTF-8, for example windows-1251."),
                key=f"{side}-encoding",
            ).strip()
            or None
            for place, side, name in zip(
                st.columns(2, gap="large"),
                ("original", "translation"),
                (say("Source"), say("Translation")),
                strict=True,
            )
        ]
        same = (
            st.checkbox(say("Repair text that was once read in a wrong encoding"), key="repair"),
            st.checkbox(say("Keep units, cues and lines as sentences"), key="segments"),
            st.checkbox(say("Keep blocks of program code"), key="code"),
        )
    return Options(encodings[0], *same), Options(encodings[1], *same)


def _side(
    place: DeltaGenerator, say: Words, name: str, side: str
) -> tuple[list[Source], str | None]:
    """Draw the widgets of one side; return its texts and its language."""
    with place:
        st.markdown(f"**{name}**")
        files = st.file_uploader(
            say("File") + f" ({name})", accept_multiple_files=True, key=f"{side}-file"
        )
        address = st.text_input(say("or an address") + f" ({name})", key=f"{side}-url")
        text = st.text_area(say("or paste the text") + f" ({name})", key=f"{side}-text", height=110)
        lang = st.selectbox(
            say("Language") + f" ({name})",
            ("", *_LANGUAGES),
            format_func=lambda tag: payload.language_name(tag, say.lang) if tag else say("Detect"),
            key=f"{side}-lang",
        )
    return _sources(files, address, text, f"{side}.txt"), lang or None


def _sources(files: Sequence[UploadedFile], address: str, text: str, name: str) -> list[Source]:
    """The sources of one side: its files, or its address, or the text under ``name``."""
    if files:
        return [(file.name, file.getvalue()) for file in files]
    if address.strip():
        return [address.strip()]
    return [(name, text.encode(errors="replace"))] if text.strip() else []

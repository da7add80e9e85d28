"""What is on the page: choosing a pair, and the pair itself.

Streamlit runs this file from the top at every interaction, so it holds no state:
the page's address says what is open (``pair``, ``method``, ``ui`` and ``bead``), the
shelf holds what has been aligned, and the grid keeps its filters in the browser.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from align import formats
from align.alignment import Alignment
from align.desk import grid, marks, payload, words
from align.desk.mail import Mailbox
from align.desk.samples import samples, title
from align.desk.shelf import Pair, Shelf
from align.desk.words import later
from align.errors import SverkaError

METHODS = {
    "auto": later("Best available"),
    "semantic": later("Meaning, lengths and anchors"),
    "anchor": later("Lengths and anchors"),
    "length": later("Lengths only"),
}
ORIGINS = {**METHODS, "imported": later("Imported")}
STEPS = {
    "load": later("Reading the texts"),
    "split": later("Splitting into sentences"),
    "align": later("Aligning"),
    "done": later("Done"),
}
GIVEN = "given"  # the pair that the command line names, in the page's address
_LANGUAGES = ("en", "ru", "de", "fr", "es", "it", "pt", "pl", "uk", "zh", "ja", "ko", "ar", "tr")
_STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def main() -> None:
    """Draw the page that its address asks for."""
    say = words.Words(_interface())
    st.set_page_config(page_title="Sverka", layout="wide")
    st.html(f"<style>{_STYLE}</style>")
    opened = st.query_params.get("pair")
    if opened is None and _given() is not None and "home" not in st.query_params:
        st.query_params["pair"] = opened = GIVEN
    if opened is None:
        _home(say)
        return
    pair = _find(opened)
    if pair is None:
        _home(say, say("This pair is not open here any more. Open it again below."))
        return
    _desk(say, pair)


def _interface() -> str:
    """Return the reader's language: as chosen in the address, else as the browser asks."""
    asked = st.query_params.get("ui", "")
    return asked if asked in words.LANGUAGES else words.choose(st.context.locale)


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf:
    return Shelf()


def _given() -> Pair | None:
    """Return the pair named after ``--`` on the command line, if there is one."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    for option in ("--src", "--tgt", "--src-lang", "--tgt-lang", "--method"):
        parser.add_argument(option)
    known, _ = parser.parse_known_args(sys.argv[1:])
    if not (known.src and known.tgt):
        return None
    method = known.method if known.method in METHODS else "auto"
    return Pair(known.src, known.tgt, known.src_lang, known.tgt_lang, method)


def _find(opened: str) -> Pair | None:
    """Return the pair that ``opened`` in the address means, with the method it asks for."""
    pair = _given() if opened == GIVEN else samples().get(opened) or _shelf().find(opened)
    method = st.query_params.get("method")
    return replace(pair, method=method) if pair and method in METHODS else pair


# ---------------------------------------------------------------------- choosing


def _home(say: words.Words, problem: str | None = None) -> None:
    with st.container(key="home"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.title("Сверка" if say.lang == "ru" else "Sverka", anchor=False, width="stretch")
            _interface_choice(say)
        st.markdown(say("Two languages side by side, and where to look twice"))
        if problem:
            st.warning(problem)
        _sample_choice(say)
        _own_pair(say)


def _interface_choice(say: words.Words) -> None:
    def change() -> None:
        if st.session_state.ui:
            st.query_params["ui"] = st.session_state.ui

    st.session_state.ui = say.lang
    st.segmented_control(
        say("Language of the interface"),
        list(words.LANGUAGES),
        format_func=lambda lang: lang.upper(),
        key="ui",
        on_change=change,
        label_visibility="collapsed",
        width="content",
    )


def _sample_choice(say: words.Words) -> None:
    found = samples()
    st.header(say("Sample pairs"), anchor=False)
    if not found:
        st.caption(say("This installation has no sample pairs. Open your own below."))
        return
    st.caption(say("Short texts about invented events, to try the desk on."))
    for stem, place in zip(found, st.columns(len(found)), strict=True):
        place.button(
            title(stem), key=f"sample-{stem}", on_click=_open, args=(stem,), width="stretch"
        )


def _own_pair(say: words.Words) -> None:
    st.header(say("Your own pair"), anchor=False)
    st.caption(
        say("A file on each side, both on one side, or pasted text. Nothing leaves this computer.")
    )
    left, right = st.columns(2, gap="large")
    src_files, src_text, src_lang = _side(left, say, later("Original"))
    tgt_files, tgt_text, tgt_lang = _side(right, say, later("Translation"))
    left, right = st.columns(2, gap="large", vertical_alignment="bottom")
    with left:
        method = _method_choice(say, "auto")
    if not right.button(say("Align"), type="primary", width="stretch"):
        return
    texts = [
        *_sources(src_files, src_text, "original.txt"),
        *_sources(tgt_files, tgt_text, "translation.txt"),
    ]
    if len(texts) != 2:
        st.warning(
            say("Two texts are needed: an original and its translation.")
            if len(texts) < 2
            else say("There are more than two texts here. Leave one for each side.")
        )
        return
    pair = Pair(texts[0], texts[1], src_lang, tgt_lang, method)
    key = _shelf().keep(pair)
    if _aligned(say, pair) is not None:
        _open(key)
        st.rerun()


def _side(
    place: st.delta_generator.DeltaGenerator, say: words.Words, side: str
) -> tuple[Sequence[UploadedFile], str, str | None]:
    """Draw the widgets of one side; return its files, its pasted text and its language."""
    with place:
        st.subheader(say(side), anchor=False)
        lang = st.selectbox(
            say("Language"),
            ("", *_LANGUAGES),
            format_func=lambda tag: (
                payload.language_name(tag, say.lang) if tag else say("Find out by itself")
            ),
            key=f"{side.lower()}-lang",
        )
        files = st.file_uploader(
            say("File"), accept_multiple_files=True, key=f"{side.lower()}-file"
        )
        text = st.text_area(
            say("or paste the text"), key=f"{side.lower()}-text", height=110, disabled=bool(files)
        )
    return files, text, lang or None


def _sources(files: Sequence[UploadedFile], text: str, name: str) -> list[tuple[str, bytes]]:
    """Return what one side holds: its files, or else the pasted text under ``name``."""
    if files:
        return [(file.name, file.getvalue()) for file in files]
    return [(name, text.encode(errors="replace"))] if text.strip() else []


def _open(key: str) -> None:
    for name in ("bead", "method", "home"):
        st.query_params.pop(name, None)
    st.query_params["pair"] = key


def _close() -> None:
    for name in ("bead", "method", "pair"):
        st.query_params.pop(name, None)
    st.query_params["home"] = "1"


# -------------------------------------------------------------------- the pair


def _desk(say: words.Words, pair: Pair) -> None:
    with st.container(key="bar", horizontal=True, vertical_alignment="center"):
        st.button("← " + say("All pairs"), on_click=_close, type="tertiary")
        st.title(_plain(title(pair.name)), anchor=False, width="stretch")
        _method_choice(say, pair.method, label_hidden=True, on_address=True)
        download = st.container(width="content")
        _interface_choice(say)
    alignment = _aligned(say, pair)
    if alignment is None:
        return
    with download:
        _downloads(say, pair, alignment)
    _rows(say, pair, alignment)


def _plain(text: str) -> str:
    """``text`` shown as it is where Streamlit would read Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-.!|<>~$:&" else sign for sign in text)


def _method_choice(
    say: words.Words, method: str, *, label_hidden: bool = False, on_address: bool = False
) -> str:
    def change() -> None:
        st.query_params["method"] = st.session_state["pair-method"]

    chosen: str = st.selectbox(
        say("Method"),
        list(METHODS),
        index=list(METHODS).index(method),
        format_func=lambda name: say(METHODS[name]),
        help=None
        if label_hidden
        else say("Anchors are what both texts share: numbers, dates, names, speakers, symbols."),
        key="pair-method" if on_address else "own-method",
        on_change=change if on_address else None,
        label_visibility="collapsed" if label_hidden else "visible",
        width=210 if label_hidden else "stretch",
    )
    return chosen


def _aligned(say: words.Words, pair: Pair) -> Alignment | None:
    """Return the alignment of ``pair``, made under a bar; None after saying why not."""
    place = st.empty()

    def progress(step: str, share: float) -> None:
        place.progress(min(max(share, 0.0), 1.0), text=say(STEPS[step]) + " …")

    try:
        return _shelf().alignment(pair, progress)
    except SverkaError as error:
        st.error(f"**{say('This pair could not be aligned.')}**  \n{_plain(str(error))}")
        return None
    finally:
        place.empty()


def _downloads(say: words.Words, pair: Pair, alignment: Alignment) -> None:
    with st.popover(say("Download")):
        for row in formats.FORMATS.values():
            st.download_button(
                f"**{row.name.upper()}** · {say(row.description)}",
                data=partial(formats.render, alignment, row.name),
                file_name=pair.name + row.extensions[0],
                mime=row.media_type,
                key=f"download-{row.name}",
                on_click="ignore",
                type="tertiary",
            )


@st.cache_resource(show_spinner=False, max_entries=8)
def _texts(key: str, _alignment: Alignment) -> bytes:
    return payload.payload(_alignment, f"texts:{key}")


@st.cache_resource(show_spinner=False)
def _words(lang: str) -> bytes:
    return payload.encode({"name": f"words:{lang}", "lang": lang, "table": dict(words.table(lang))})


def _rows(say: words.Words, pair: Pair, alignment: Alignment) -> None:
    """Draw the grid on ``alignment``."""
    key = pair.key
    grid.carry(_words(say.lang), key="words")
    grid.carry(_texts(key, alignment), key="texts")
    box = st.session_state.setdefault("mail", Mailbox())
    data = {
        "texts": f"texts:{key}",
        "words": f"words:{say.lang}",
        "heads": payload.heads((alignment.src, alignment.tgt), say.lang),
        "used": say(ORIGINS[alignment.method]),
    }

    @st.fragment
    def draw() -> None:
        grid.grid({**data, "mail": box.to_json()}, key="grid", on_mail=receive)

    def receive() -> None:
        sent = grid.mail("grid")
        if sent:
            box.receive(sent, {"marks": lambda message: _marks(alignment, message["rows"])})

    draw()


def _marks(alignment: Alignment, numbers: Sequence[int]) -> dict[str, object]:
    """The marks of the beads with these ``numbers``, which count from 1, by number."""
    finder = marks.finder(alignment.src.lang, alignment.tgt.lang)
    src, tgt = alignment.src.sentence_texts, alignment.tgt.sentence_texts
    found, waiting = {}, []
    for number in numbers:
        bead = alignment.beads[number - 1]
        links, whole = finder.links((alignment.src_text(bead), alignment.tgt_text(bead)))
        found[number] = marks.marks([src[i] for i in bead.src], [tgt[j] for j in bead.tgt], links)
        if not whole:
            waiting.append(number)
    return {"marks": found, "waiting": waiting}


if __name__ == "__main__":
    main()

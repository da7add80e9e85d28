"""What markup of documents has in common: it becomes HTML, with front matter and code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from align.loaders import blocks, language
from align.loaders.blocks import Block
from align.loaders.decode import Decoded
from align.loaders.dialects import Front
from align.text import Document, Sentence
from align.words import Message

# Stands for a block of code until the text is complete; no text contains it.
_PLACE = "\ufdd2"


def document(
    root: HtmlElement, front: Front, *, kept: bool, code: Sequence[HtmlElement] | None = None
) -> Document:
    """Return the document of a page made from other markup.

    Blocks of code are left out with a note, or ``kept`` as one sentence each: the elements
    ``code``, of which none is inside another, or all ``pre`` if they are not given. The title and
    the description of the front matter come first: they are translated like the text.
    """
    _show_images(root)
    if code is None:
        code = [one for one in root.iter("pre") if next(one.iterancestors("pre"), None) is None]
    codes = [one for one in code if "".join(one.itertext()).strip()]
    texts = ["".join(one.itertext()).strip("\n") for one in codes]
    for number, one in enumerate(codes):
        for child in list(one):
            one.remove(child)
        one.text = f"{_PLACE}{number}{_PLACE}" if kept else None  # what follows is another block
    found = [*_begun(root, front), *blocks.walk(root)]
    made = blocks.document(_filled(found, texts))
    if front.title:
        made = replace(made, title=front.title)
    notes = made.notes
    if codes and not kept:
        notes += (
            Message("blocks of program code were left out: {n} (--code keeps them)", n=len(codes)),
        )
    return replace(
        made,
        date=front.date,
        lang=language.well_formed(front.lang) or "",
        notes=notes,
        sentences=tuple(_sentences(made, found)),
        paragraphs=tuple(
            replace(part, kind="code") if _is_code(block) else part
            for part, block in zip(made.paragraphs, found, strict=True)
        ),
    )


def noted(document: Document, decoded: Decoded) -> Document:
    """Return ``document`` with its encoding, and the notes on how it was decoded."""
    notes = (*decoded.notes, *document.notes)
    return replace(document, encoding=decoded.encoding, notes=notes)


def _show_images(root: HtmlElement) -> None:
    """Replace each image inside a sentence by its text: ``Press ![OK](ok.png)`` is Press OK."""
    for image in list(root.iter("img")):
        around = image if image.getparent().tag != "a" else image.getparent()
        before = around.getprevious()
        told = around.getparent().text if before is None else before.tail
        image.tail = f"{image.get('alt', '') if (told or '').strip() else ''}{image.tail or ''}"


def _begun(root: HtmlElement, front: Front) -> Iterator[Block]:
    """Yield the title and the description in front matter, unless the text begins with them."""
    first = next(iter(root.iter("h1")), None)
    shown = " ".join("".join(first.itertext()).split()) if first is not None else ""
    if front.title and front.title.casefold() != shown.casefold():
        yield Block(front.title, "heading")
    if front.description:
        yield Block(front.description)


def _is_code(block: Block) -> bool:
    return block.text.startswith(_PLACE)


def _filled(found: list[Block], texts: list[str]) -> Iterator[Block]:
    for block in found:
        yield Block(texts[int(block.text.strip(_PLACE))]) if _is_code(block) else block


def _sentences(made: Document, found: list[Block]) -> Iterator[Sentence]:
    """Yield each block of code as one sentence; the rest is split later."""
    for index, (part, block) in enumerate(zip(made.paragraphs, found, strict=True)):
        if _is_code(block):
            text = " ".join(made.paragraph_text(part).split())
            yield Sentence(text, part.start, part.end, index)

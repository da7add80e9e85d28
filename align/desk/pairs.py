"""Pairs of sources for a new review: files, uploads, pasted text, addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from align import loaders, pipeline
from align.desk.learnt import learnt_for
from align.formats import original
from align.loaders.linked import further, joined
from align.loaders.raw import USUAL, Options, Source
from align.matching.names import without_language
from align.models import SHIPPED, Learnt
from align.progress import Progress
from align.store import Store
from align.text import Document

#: A file name without information: a language, a number, or a word that fits every file.
_SAYS_NOTHING = re.compile(
    r"[a-z]{1,3}|[a-z]{2}[-_][a-z]{2}|\d*|index|text|source|src|original|english|page",
    re.IGNORECASE,
)
#: The largest number of characters of a title that is used as a name.
_LONGEST = 200


@dataclass(frozen=True)
class TextPair:
    """Two sources to align, and how; fields as in ``align.pipeline.pair``.

    One source is enough if it contains both sides, or is the address of a page that links to its
    other version.
    """

    src: Source
    tgt: Source | None
    src_lang: str | None = None
    tgt_lang: str | None = None
    method: str = "auto"
    abbreviations: str | None = None
    options: tuple[Options, Options] = (USUAL, USUAL)

    def name(self, text: Document) -> str:
        """A name for the pair: the stem of the source's file name, without its language and in
        readable form, or its title if that name says nothing, such as ``en.txt`` or the number of a
        page.
        """
        source = self.src[0] if isinstance(self.src, tuple) else self.src
        stem = without_language(Path(source).stem, text.lang)
        heading = " ".join((text.title or "").split())
        if heading and _SAYS_NOTHING.fullmatch(stem):
            return shorten(heading, _LONGEST, placeholder="…")
        return title(stem) or "TextPair"

    def open(
        self, store: Store, who: str, progress: Progress | None = None, learnt: Learnt = SHIPPED
    ) -> int:
        """Return the review of this pair, and create it if it is not in the library. Raises
        SverkaError.

        It is in the library if there are two texts of the same content under the same name.
        ``learnt`` is what the aligner uses.
        """
        tell = progress or (lambda _step, _share: None)
        tell("load", 0.0)
        if self.tgt is None and loaders.holds_pair(self.src, self.options[0]):
            langs = self.src_lang, self.tgt_lang
            pairs = loaders.load_pairs(self.src, *langs, self.options[0], several=True)
            made = joined(pairs)
            name = self.name(made.src)
            known = _find(store, name, made.src, made.tgt)
            if known is not None:
                return known
            return store.add(made, name, who, original.of(self.src), further(pairs))
        src, tgt = pipeline.load_both(
            self.src,
            self.tgt,
            src_lang=self.src_lang,
            tgt_lang=self.tgt_lang,
            options=self.options,
            abbreviations=self.abbreviations,
            progress=lambda step, share: tell(step, 0.3 * share),
        )
        name = self.name(src)
        found = _find(store, name, src, tgt)
        if found is not None:
            return found
        alignment = pipeline.align_documents(
            src,
            tgt,
            self.method,
            progress=lambda step, share: tell(step, 0.3 + 0.7 * share),
            **learnt_for(learnt, src.lang, tgt.lang).keywords,
        )
        return store.add(alignment, name, who)


def title(stem: str) -> str:
    """A file's stem in readable form: ``lighthouse-interview`` -> ``Lighthouse interview``."""
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _find(store: Store, name: str, src: Document, tgt: Document) -> int | None:
    for entry in store.library():
        if entry.name != name:
            continue
        review = store.review(entry.id)
        if (review.src.text, review.tgt.text) == (src.text, tgt.text):
            return entry.id
    return None

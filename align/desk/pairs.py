"""Two sources that are to become a review: files, uploads, pasted text, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from align import loaders, pipeline
from align.store import Store
from align.text import Document


@dataclass(frozen=True)
class Pair:
    """Two sources to align, and how; fields as in ``align.pipeline.pair``.

    One source is enough where it holds both sides, or is the address of a page that leads to its
    other version.
    """

    src: pipeline.Source
    tgt: pipeline.Source | None
    src_lang: str | None = None
    tgt_lang: str | None = None
    method: str = "auto"

    @property
    def name(self) -> str:
        """What to call the pair: the stem of the original's own name, as people write."""
        source = self.src[0] if isinstance(self.src, tuple) else self.src
        return title(Path(source).stem) or "Pair"

    def open(self, store: Store, who: str, progress: pipeline.Progress | None = None) -> int:
        """Return the review of this pair, begun now unless the library has it. Raises SverkaError.

        It has it where two texts of the same content stand under the same name.
        """
        tell = progress or (lambda _step, _share: None)
        tell("load", 0.0)
        if self.tgt is None and loaders.holds_pair(self.src):
            made = loaders.load_pair(self.src, self.src_lang, self.tgt_lang)
            known = _find(store, self.name, made.src, made.tgt)
            return store.add(made, self.name, who) if known is None else known
        src, tgt = pipeline.load_both(
            self.src,
            self.tgt,
            src_lang=self.src_lang,
            tgt_lang=self.tgt_lang,
            progress=lambda step, share: tell(step, 0.3 * share),
        )
        found = _find(store, self.name, src, tgt)
        if found is not None:
            return found
        alignment = pipeline.align_documents(
            src, tgt, self.method, progress=lambda step, share: tell(step, 0.3 + 0.7 * share)
        )
        return store.add(alignment, self.name, who)


def title(stem: str) -> str:
    """``lighthouse-interview`` as people write it: ``Lighthouse interview``."""
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

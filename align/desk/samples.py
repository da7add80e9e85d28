"""The sample pairs of a checkout: files with the same stem in two language folders."""

from __future__ import annotations

from pathlib import Path

from align.desk.pairs import TextPair

#: The source and the translation; each folder is named after its language.
FOLDERS = ("en", "ru")
CORPORA = Path(__file__).resolve().parents[2] / "corpora"
_KINDS = {".txt", ".html", ".htm"}


def samples(corpora: Path = CORPORA) -> dict[str, TextPair]:
    """All pairs in ``corpora`` by their stem; empty if there is no such folder."""
    src_texts, tgt_texts = (_texts(corpora / name) for name in FOLDERS)
    return {
        stem: TextPair(path, tgt_texts[stem])
        for stem, path in src_texts.items()
        if stem in tgt_texts
    }


def _texts(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        return {}
    return {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in _KINDS}

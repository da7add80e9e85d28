"""The folder of a corpus: which file a text goes into, and whether it must be written."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from align.corpus import names, tei
from align.corpus.manifest import Change, Manifest
from align.formats import make_folder, replace_file
from align.loaders import web
from align.text import Document, primary_language

_LONG = 3600.0  # seconds; writing a file never takes this long


@dataclass(frozen=True, slots=True)
class Kept:
    """A text in the corpus: its name, the file of each language, and what happened to it."""

    name: str
    files: dict[str, Path]
    changes: dict[str, Change]


class Folder:
    """The folder ``root`` of fetched texts, which is created when something is kept in it."""

    def __init__(self, root: str | Path) -> None:
        self.root = Path(root)
        self.manifest = Manifest(self.root / "manifest.jsonl")
        for unfinished in self.root.glob("*/.sverka-*"):  # left by a run killed while writing
            if time.time() - unfinished.stat().st_mtime > _LONG:
                unfinished.unlink(missing_ok=True)

    def keep(self, documents: Sequence[Document], retrieved: datetime) -> Kept:
        """Keep ``documents``, one text in its languages, already split into sentences.

        An unchanged document that is already there is not written again, whenever it was fetched.
        Raises ExportError.
        """
        name = self._name(documents)
        files, changes = {}, {}
        for document in documents:
            lang = primary_language(document.lang)
            path, change = self._place(document, lang, name)
            if change != "same":
                self._write(path, tei.render(document, path.stem, retrieved))
            files[lang], changes[lang] = path, change
        return Kept(name, files, changes)

    def keep_raw(self, path: Path, fetched: web.Fetched) -> None:
        """Keep the answer from which the text at ``path`` was made, as a WARC file next to it."""
        beside = path.with_suffix(".warc.gz")
        if not beside.exists():
            self._write(beside, web.warc_record(fetched))

    def relative(self, files: Mapping[str, Path]) -> dict[str, str]:
        """Return ``files`` as paths below the corpus, with slashes."""
        return {lang: path.relative_to(self.root).as_posix() for lang, path in files.items()}

    def _name(self, documents: Sequence[Document]) -> str:
        """Return the name of a text: its existing one, else that of its English version."""
        for document in documents:
            entry = self.manifest.find(document.url or "")
            if entry and entry.name:
                return entry.name
        first = min(documents, key=lambda one: (primary_language(one.lang) != "en", one.lang))
        name = names.name(first)
        is_free = all(self._is_free_for(one, name) for one in documents)
        return name if is_free else names.distinct(name, first.url or first.text)

    def _is_free_for(self, document: Document, name: str) -> bool:
        """Whether this name is free, or already belongs to ``document``."""
        path = self._folder(primary_language(document.lang)) / f"{name}.xml"
        if not path.exists():
            return True
        header = tei.read_header(path)
        return header.digest == tei.digest(document) or header.source == (document.url or "")

    def _place(self, document: Document, lang: str, name: str) -> tuple[Path, Change]:
        """Return where to put ``document``, next to its older versions."""
        folder = self._folder(lang)
        digest = tei.digest(document)
        number = 1
        path = folder / f"{name}.xml"
        while path.exists():
            if tei.read_header(path).digest == digest:
                return path, "same"
            number += 1
            path = folder / f"{name}-v{number}.xml"
        return path, "new" if number == 1 else "changed"

    def _folder(self, lang: str) -> Path:
        return self.root / lang

    def _write(self, path: Path, content: bytes) -> None:
        make_folder(path.parent)
        replace_file(path, content)

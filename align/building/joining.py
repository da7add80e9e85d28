"""The file of a text in more than two languages: its rows, made of the files of its pairs.

It is JSON, compressed by gzip; the texts themselves are in the files of the pairs.
``docs/build.md`` describes the fields.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align import files
from align.building import pairfile
from align.errors import LoadError
from align.hub import Aligning, merged
from align.multi import MultiAlignment, Row
from align.textpair import damaged

FORMAT = 1
#: The languages and the texts of a corpus, in its folder.
OVERVIEW = "corpus.json"
#: The folder of the files of texts.
TEXTS = "texts"


def file_of(root: Path, name: str) -> Path:
    """The path of the file of a text in the corpus ``root``."""
    return root / TEXTS / f"{name}.json.gz"


def overview(root: Path) -> dict[str, Any]:
    """The languages and the texts of the corpus ``root``; empty if it is one of pairs, or if the
    file is damaged.
    """
    try:
        found = json.loads(files.content(root / OVERVIEW))
    except (LoadError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@dataclass(frozen=True, slots=True)
class Join:
    """What is to be joined: the contents of the files of pairs, by the labels of the texts that are
    their translations; ``hub`` is the label of their sources, ``labels`` are all in order.
    """

    hub: str
    pairs: tuple[tuple[str, bytes], ...]
    labels: tuple[str, ...]


def work(join: Join, able: Aligning, key: str) -> bytes:
    """Join pairs to rows and write the file of the text. The same files give the same bytes.

    ``key`` stands for all that the result depends on. Raises LoadError, SverkaError.
    """
    pairs = {label: pairfile.read(content, label).alignment for label, content in join.pairs}
    made = merged(join.hub, pairs, able, join.labels)
    body = {
        "sverka rows": FORMAT,
        "key": key,
        "hub": join.hub,
        "labels": join.labels,
        "made_with": made.made_with,
        "rows": [[*map(list, row.sides), round(row.probability, 4)] for row in made.rows],
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8", "replace"), 6, mtime=0)


def key_of(path: Path) -> str:
    """The key of the file of a text; empty if there is none, or it is damaged."""
    try:
        return str(_body(path).get("key", ""))
    except LoadError:
        return ""


def read(path: Path, pairs: Mapping[str, Path]) -> MultiAlignment:
    """Read the file of a text, and the texts from the files of its ``pairs`` by their labels.

    A text without a pair is left out. Raises LoadError.
    """
    body = _body(path)
    try:
        hub, labels = body["hub"], body["labels"]
        documents = {}
        for label, place in pairs.items():
            held = pairfile.read(files.content(place), str(place)).alignment
            documents[label] = held.tgt
            documents.setdefault(hub, held.src)
        kept = [place for place, label in enumerate(labels) if label in documents]
        sides = (
            (tuple(tuple(row[place]) for place in kept), float(row[-1])) for row in body["rows"]
        )
        rows = tuple(Row(side, probability) for side, probability in sides if any(side))
        texts = {labels[place]: documents[labels[place]] for place in kept}
        return MultiAlignment(texts, rows, hub, body["made_with"])
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(str(path), error) from error


def _body(path: Path) -> dict[str, Any]:
    try:
        body: dict[str, Any] = json.loads(gzip.decompress(files.content(str(path))))
        if body["sverka rows"] > FORMAT:
            raise LoadError(
                "a later version of Sverka wrote this file", where=str(path), hint="Update Sverka"
            )
    except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error) as error:
        raise damaged(str(path), error) from error
    return body

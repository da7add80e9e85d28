"""The files of a published corpus: card, citation, description for machines, checksums."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import Any

from align import formats
from align.building.indexing import INDEX
from align.building.ledger import PAIRS
from align.card import blocks
from align.card.facts import Facts
from align.card.wording import blocks as card_of
from align.card.wording import title
from align.formats.characters import without_forbidden
from align.words import Words

CARD, PAGE, BIBTEX, PACKAGE, SUMS = (
    "card.md", "card.html", "citation.bib", "datapackage.json", "SHA256SUMS",
)  # fmt: skip
_TYPES = {
    ".html": "text/html", ".md": "text/markdown", ".json": "application/json",
    ".jsonl": "application/jsonl", ".tsv": "text/tab-separated-values", ".csv": "text/csv",
    ".gz": "application/gzip", ".tmx": "application/x-tmx+xml", ".bib": "application/x-bibtex",
}  # fmt: skip
#: What TeX reads as markup.
_TEX = re.compile(r"([&%$#_{}])")


def write(facts: Facts, root: Path, lang: str = "en") -> tuple[Path, ...]:
    """Write the card and the files that go with it into the corpus ``root``; returns their paths.

    Raises ExportError.
    """
    cite, bib = citation(facts, lang), bibtex(facts)
    card = list(card_of(facts, cite, bib, lang))
    content = {
        CARD: blocks.markdown(card),
        PAGE: blocks.page(card, title(facts), lang),
        BIBTEX: bib.encode("utf-8", "replace"),
    }
    for name, made in content.items():
        formats.replace_file(root / name, made)
    described = {name: digest(root / name) for name in published(root) if name != PACKAGE}
    package = json.dumps(data_package(facts, root, described), ensure_ascii=False, indent=1) + "\n"
    formats.replace_file(root / PACKAGE, package.encode("utf-8", "replace"))
    sums = {**described, PACKAGE: digest(root / PACKAGE)}
    lines = (f"{sums[name]}  {name}\n".encode("utf-8", "surrogateescape") for name in sorted(sums))
    formats.replace_file(root / SUMS, b"".join(lines))
    return tuple(root / name for name in (*content, PACKAGE, SUMS))


def published(root: Path) -> Iterator[str]:
    """The names of all files to publish, in order: not those that are hidden or can be made again,
    nor the checksums.
    """
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not hidden and name.as_posix() not in (INDEX, SUMS):
            yield name.as_posix()


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def citation(facts: Facts, lang: str = "en") -> str:
    """One line to cite the corpus; what is not known is named in brackets."""
    say, about = Words(lang), facts.about
    parts = (
        "; ".join(about.creators) or say("[makers not stated]"),
        about.date[:4] or say("[year not stated]"),
        title(facts),
        say("Version {version}", version=about.version) if about.version else "",
        about.address or say("[address not stated]"),
    )
    return ". ".join(part for part in parts if part)


def bibtex(facts: Facts) -> str:
    """An entry for BibTeX; a comment names what is not known."""
    about = facts.about
    fields = {
        "author": " and ".join(f"{{{_tex(one)}}}" for one in about.creators),
        "title": _tex(title(facts)),
        "year": about.date[:4],
        "version": _tex(about.version),
        "url": about.address,
    }
    key = re.sub(r"\W+", "", title(facts).casefold(), flags=re.ASCII)[:30] or "corpus"
    missing = [name for name, value in fields.items() if not value]
    lines = [f"% not stated: {', '.join(missing)}"] if missing else []
    lines += [f"@misc{{{key}{about.date[:4]},"]
    lines += [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    made = [one for one in facts.made_with if one]
    lines += [
        f"  note = {{Parallel corpus, aligned with {_tex('; '.join(made) or 'Sverka')}}}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def data_package(facts: Facts, root: Path, digests: dict[str, str]) -> dict[str, Any]:
    """The description for machines: a Data Package (datapackage.org), version 1."""
    about = facts.about
    name = re.sub(r"[^a-z0-9._-]+", "-", title(facts).casefold()).strip("-.") or "corpus"
    found: dict[str, Any] = {
        "profile": "data-package",
        "name": name,
        "title": title(facts),
        "description": about.description,
        "version": about.version,
        "homepage": about.address,
        "created": f"{about.date}T00:00:00Z"
        if re.fullmatch(r"\d{4}-\d\d-\d\d", about.date)
        else "",
        "contributors": [{"title": one} for one in about.creators],
        "licenses": [{"name": about.licence}] if about.licence else [],
        "sources": [
            {"title": one.name or "not stated", "licence": one.licence or "not known"}
            for one in facts.sources
        ],
    }
    pairs = [one for one in digests if one.startswith(f"{PAIRS}/")]
    resources: list[dict[str, Any]] = []
    for one in digests:
        if one not in pairs:
            path = root / one
            kind = path.suffix.lower()
            resources.append(
                {
                    "name": re.sub(r"[^a-z0-9._-]+", "-", one.casefold()).strip("-.") or "file",
                    "path": one,
                    "format": kind.lstrip("."),
                    "mediatype": _TYPES.get(kind, "application/octet-stream"),
                    "bytes": path.stat().st_size,
                    "hash": f"sha256:{digests[one]}",
                }
            )
    if pairs:
        resources.append({"name": "pairs", "path": pairs, "format": "json.gz"})
    return {key: value for key, value in found.items() if value} | {"resources": resources}


def _tex(text: str) -> str:
    plain = " ".join(without_forbidden(text).replace("\\", "/").split())
    return _TEX.sub(r"\\\1", plain).replace("~", r"\~{}").replace("^", r"\^{}")

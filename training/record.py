"""Records what was learnt, from which data, by which command, and what was measured."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from align.models import Logistic, Provenance, Source, to_json

#: The data sets that trainers know, by the beginning of their file names.
KNOWN = {
    "ntrex-": ("NTREX-128", "CC BY-SA 4.0", "https://github.com/MicrosoftTranslator/NTREX"),
    "ntrexdev-": ("NTREX-128", "CC BY-SA 4.0", "https://github.com/MicrosoftTranslator/NTREX"),
    "newstest2019-ref.": (
        "NTREX-128",
        "CC BY-SA 4.0",
        "https://github.com/MicrosoftTranslator/NTREX",
    ),
    "th_tud-ud-": (
        "UD Thai-TUD",
        "CC BY-SA 4.0",
        "https://github.com/UniversalDependencies/UD_Thai-TUD",
    ),
    "textberg-": ("Text+Berg", "GPL-2.0", "https://github.com/rsennrich/Bleualign"),
    "scripture": (
        "Translations of the Bible",
        "public domain",
        "https://github.com/gratis-bible/bible",
    ),
    "bible-": (
        "Translations of the Bible",
        "public domain",
        "https://github.com/gratis-bible/bible",
    ),
    "po-": ("GNOME user documentation", "CC BY-SA 3.0", "https://github.com/GNOME/gnome-user-docs"),
    "pud-": (
        "Parallel Universal Dependencies",
        "CC BY-SA 3.0",
        "https://universaldependencies.org",
    ),
    "rights-": (
        "Universal Declaration of Human Rights",
        "public domain",
        "https://github.com/eric-muller/udhr",
    ),
    "maint-": (
        "Debian New Maintainers' Guide",
        "GPL-2.0-or-later",
        "https://www.debian.org/doc/manuals/maint-guide/",
    ),
}


def options(doc: str | None) -> ArgumentParser:
    """A parser for a trainer with this docstring, which writes its result to ``-o FILE``."""
    parser = ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument("-o", "--output", type=Path, required=True)
    return parser


def sources(gold: Sequence[str]) -> tuple[Source, ...]:
    """The origins of gold files, given with or without ``:N``.

    Raises SystemExit if one belongs to no known data set: then nobody could say under which licence
    the model may be passed on.
    """
    used: dict[tuple[str, str, str], list[str]] = {}
    for one in gold:
        path, _, first = one.partition(":")
        name = Path(path).name
        source = next((known for start, known in KNOWN.items() if name.startswith(start)), None)
        if source is None:
            raise SystemExit(f"{name}: no licence is known; add its data set to {__name__}.KNOWN")
        used.setdefault(source, []).append(
            f"the first {first} documents of {name}" if first else name
        )
    return tuple(Source(*source, ", ".join(files)) for source, files in used.items())


def provenance(what: str, data: Sequence[Source], figures: Sequence[str]) -> Provenance:
    """The provenance of the running program's results."""
    program = Path(sys.argv[0])
    words = [_public(word, before) for before, word in pairwise(sys.argv)]
    return Provenance(
        what=what,
        data=tuple(data),
        trainer=f"{program.parent.name}/{program.name}",
        command=" ".join([f"python -m {program.parent.name}.{program.stem}", *words]),
        date=date.today().isoformat(),
        figures=tuple(figures),
    )


def _public(word: str, before: str) -> str:
    """A word of the command line without the folders of this computer."""
    if before in ("-o", "--output"):
        return "FILE"
    return Path(word).name if Path(word.partition(":")[0]).exists() else word


def write(path: Path, about: Provenance, models: Mapping[str, Logistic]) -> None:
    """Write a file for ``align/models``, and print what was measured."""
    path.write_text(to_json(about, models), encoding="utf-8")
    print(*about.figures, f"written: {path}", sep="\n")

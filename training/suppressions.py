"""Make ``suppressions.tsv`` in ``align/languages`` from the data of the CLDR.

    python -m training.suppressions CLDR-JSON

``CLDR-JSON`` is a copy of https://github.com/unicode-org/cldr-json. It lists abbreviations after
which no sentence ends. Left out: what is also a word that often ends a sentence (``DROPPED``, found
when reading the list), single letters, which are initials, and acronyms without a full stop inside.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from align.languages import cldr
from align.languages.model import words

TABLE = Path(cldr.__file__).with_name("suppressions.tsv")
DROPPED = {
    "de": words("Port Alt Di Do Mi So Mo Sa am Max Test Chin Mod Folg Min Art Post PIN Temp"),
    "en": words(
        """Long Link Hat By Act Up Job Ok OK Or In To Is Do Go On All As Joe Mart Jam Card Lib Lev
        Cap Add Ex Id Pro Var Alt Cont Mar"""
    ),
    "es": words("Kit Rol Sol Fabric Bien Var Desc Da may mar ms Korn Trab Seg All jun jul K col"),
    "fr": words("dest mer jeu ill lun mar niv cam Mart All Var Op sam anon quart"),
    "it": words("on ver int All"),
    "pt": words("com mar fac sup long rel pal cap mai out set cat prod lit res"),
}
HEAD = """\
# Abbreviations after which no sentence ends, by language, without spaces and their last full stop.
# Made by training/suppressions.py from the suppressions of the Unicode CLDR
# (https://github.com/unicode-org/cldr-json), which is licensed under the
# Unicode License v3 (https://www.unicode.org/license.txt).
"""


def main(folder: Path) -> None:
    """Write the table."""
    rows = []
    for path in sorted(folder.rglob("suppressions.json")):
        lang = path.parent.name
        rules = json.loads(path.read_bytes())["segments"]["segmentations"].get("SentenceBreak", {})
        listed = [one["suppression"] for one in rules.get("standard", [])]
        kept = {"".join(text.split()).removesuffix(".") for text in listed if text.endswith(".")}
        kept = {word for word in kept - DROPPED.get(lang, frozenset()) if is_kept(word)}
        if kept:
            rows.append(f"{lang}\t{' '.join(sorted(kept))}\n")
    TABLE.write_text(HEAD + "".join(rows), encoding="utf-8")


def is_kept(word: str) -> bool:
    """Say whether a word is an abbreviation and nothing else."""
    return len(word) > 1 and not (word.isupper() and word.isalpha())


if __name__ == "__main__":
    main(Path(sys.argv[1]))

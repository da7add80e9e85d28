"""JSON lines as Sverka exports them: one bead per line, with both texts."""

from __future__ import annotations

import json
from dataclasses import replace

from align.loaders import decode, guard, units
from align.loaders.raw import Raw
from align.loaders.units import SIDES, TEXTS, Bitext, Unit
from align.text import Fact
from align.words import Message

_WHAT = Message("JSON Lines file with src_text and tgt_text")
_MAX_BYTES = 32 * 2**20


def read_bitext(raw: Raw) -> Bitext:
    """Return the beads as units. Raises LoadError if a line is not a bead."""
    guard.check_size(raw, _MAX_BYTES)
    text = decode.decode(raw.data, raw.name).text
    with guard.foreign(raw.name, _WHAT):
        found = tuple(_unit(line) for line in text.split("\n") if line.strip())
    return Bitext(SIDES, found)


def _unit(line: str) -> Unit:
    said = json.loads(line)
    texts = ("" if said[name] is None else str(said[name]) for name in TEXTS)
    unit = units.unnamed(texts, units.probability(str(said.get("probability", ""))))
    facts = said.get("facts", {})
    if not facts:
        return unit
    keys = (("unit", "unit", ""), ("src", "side", SIDES[0]), ("tgt", "side", SIDES[1]))
    return replace(
        unit,
        facts={
            side: tuple(Fact(of, *map(str, fact)) for fact in facts.get(key, ()))
            for key, of, side in keys
        },
    )

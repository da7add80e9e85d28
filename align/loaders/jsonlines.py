"""JSON lines as Sverka exports them: one bead per line, with both texts."""

from __future__ import annotations

import json

from align.loaders import bitext, decode, guard
from align.loaders.bitext import SIDES, TEXTS, Bitext, Unit
from align.loaders.raw import Raw
from align.words import Message

_WHAT = Message("JSON Lines file with src_text and tgt_text")
_MAX_BYTES = 32 * 2**20


def read_bitext(raw: Raw) -> Bitext:
    """Return the beads as units. Raises LoadError if a line is not a bead."""
    guard.check_size(raw, _MAX_BYTES)
    text = decode.decode(raw.data, raw.name).text
    with guard.foreign(raw.name, _WHAT):
        units = tuple(_unit(line) for line in text.split("\n") if line.strip())
    return Bitext(SIDES, units)


def _unit(line: str) -> Unit:
    said = json.loads(line)
    texts = ("" if said[name] is None else str(said[name]) for name in TEXTS)
    return bitext.unnamed(texts, bitext.probability(str(said.get("probability", ""))))

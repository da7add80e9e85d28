"""Gold documents with passages missing and sentences joined, made from beads of complete texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from align.languages import joiner

#: The sentences of both sides.
Bead = list[list[str]]
#: How often a run of beads goes missing or is joined, and the longest such runs.
MISSING, JOINED, LONGEST_MISSING, LONGEST_JOINED = 0.04, 0.05, 4, 3


def damaged(found: Sequence[Bead], langs: tuple[str, str], random: Random) -> Iterator[Bead]:
    """Beads with runs missing and joined."""
    k = 0
    while k < len(found):
        chance, side = random.random(), random.randint(0, 1)
        if chance < MISSING:
            last = k + random.randint(1, LONGEST_MISSING)
            for bead in found[k:last]:
                yield [[] if side == 0 else bead[0], [] if side == 1 else bead[1]]
        elif chance < MISSING + JOINED:
            last = k + random.randint(2, LONGEST_JOINED)
            sides = [[text for bead in found[k:last] for text in bead[one]] for one in (0, 1)]
            sides[side] = [joiner(langs[side]).join(sides[side])]
            yield sides
        else:
            last = k + 1
            yield found[k]
        k = last


def document(name: str, langs: tuple[str, str], found: Iterator[Bead], size: int) -> dict[str, Any]:
    """The next beads of ``found`` as a gold document of about ``size`` source sentences."""
    texts: Bead = [[], []]
    gold = []
    for bead in found:
        pairs = list(zip(texts, bead, strict=True))
        gold.append([list(range(len(text), len(text) + len(part))) for text, part in pairs])
        for text, part in pairs:
            text += part
        if len(texts[0]) >= size:
            break
    content = {"id": name, "src_lang": langs[0], "tgt_lang": langs[1]}
    return {**content, "src": texts[0], "tgt": texts[1], "gold": gold}

"""Check that a change in one place leaves the beads elsewhere as they were.

    python -m benchmarks.steadiness GOLD.jsonl ... [--documents 2] [--method semantic]

The changes are made in each document at three places in turn: two to five neighbouring sentences of
one side are joined, a sentence is split, a foreign or an illegible block is inserted. The sides are
also swapped. The result is the share of beads farther than 5 sentences from the change that differ
afterwards; for swapped sides it is 1 minus the strict F1 between the two ladders.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from align.aligner import align, encoders
from align.aligner.encoders import Encoder
from align.aligner.encoders.remembering import RememberingEncoder
from align.aligner.evaluation import strict
from align.aligner.gold import Beads, read_gold
from align.text import Document

#: Beads within this many sentences of a change may change too.
NEAR = 5
FOREIGN = (
    "Az öreg halász minden reggel a mólón ült.", "A városban senki sem beszélt a háborúról.",
    "Három hajó érkezett a kikötőbe.", "Esett az eső, és a piac üres maradt.",
    "A gyerekek a híd alatt játszottak.", "Este kihunytak a lámpák.",
)  # fmt: skip
ILLEGIBLE = tuple("".join(chr(0x180 + ord(char) % 0xC0) for char in text) for text in FOREIGN)


def join(texts: Sequence[str], at: int, random: Random) -> tuple[list[str], int]:
    """Join two to five sentences; also returns how many sentences were joined."""
    size = random.randrange(2, 6)
    return [" ".join(texts[at : at + size])], size


def split(texts: Sequence[str], at: int, _random: Random) -> tuple[list[str], int]:
    """Split one sentence into two."""
    middle = len(texts[at]) // 2
    space = texts[at].find(" ", middle)
    middle = space if space > 0 else max(1, middle)
    return [part.strip() or "-" for part in (texts[at][:middle], texts[at][middle:])], 1


def insert(block: Sequence[str]) -> Callable[[Sequence[str], int, Random], tuple[list[str], int]]:
    """A change that inserts a block before a sentence."""
    return lambda _texts, _at, _random: (list(block), 0)


CHANGES = {
    "joined": join,
    "split": split,
    "foreign block": insert(FOREIGN),
    "illegible block": insert(ILLEGIBLE),
}


def ladder(
    src: Sequence[str], tgt: Sequence[str], langs: tuple[str, str], method: str, encoder: Encoder
) -> Beads:
    """The beads of two texts."""
    documents = (
        Document.from_sentences(texts, lang) for texts, lang in zip((src, tgt), langs, strict=True)
    )
    made = align(*documents, method=method, encoder=encoder if method == "semantic" else None)
    return tuple((bead.src, bead.tgt) for bead in made.beads)


def lost(before: Beads, after: Beads, side: int, at: int, old: int, new: int) -> tuple[int, int]:
    """How many beads farther than NEAR from the change are gone, and the number of such beads."""

    def far(bead: tuple[tuple[int, ...], tuple[int, ...]], size: int) -> bool:
        # A bead that is empty on this side is as far away as its neighbours, so it is skipped.
        own = bead[side]
        return bool(own) and (own[-1] < at - NEAR or own[0] >= at + size + NEAR)

    def moved(bead: tuple[tuple[int, ...], tuple[int, ...]]) -> object:
        own = tuple(k - new + old if k >= at + new else k for k in bead[side])
        return (own, bead[1]) if side == 0 else (bead[0], own)

    held = [bead for bead in before if far(bead, old)]
    kept = {moved(bead) for bead in after if far(bead, new)}
    return sum(bead not in kept for bead in held), len(held)


def measure(
    path: Path, documents: int, method: str, encoder: Encoder
) -> Iterator[tuple[str, int, int]]:
    """For each change its name, the number of beads lost elsewhere, and the total elsewhere."""
    for document in list(read_gold(path))[:documents]:
        random = Random(document.id)
        texts, langs = (document.src, document.tgt), (document.src_lang, document.tgt_lang)
        before = ladder(*texts, langs, method, encoder)
        for name, change in CHANGES.items():
            for third in range(3):
                side = random.randrange(2)
                at = (2 * third + 1) * len(texts[side]) // 6
                there, old = change(texts[side], at, random)
                made = [list(one) for one in texts]
                made[side][at : at + old] = there
                after = ladder(*made, langs, method, encoder)
                yield name, *lost(before, after, side, at, old, len(there))
        after = ladder(*texts[::-1], langs[::-1], method, encoder)
        score = strict(tuple((tgt, src) for src, tgt in after), before)
        yield "sides swapped", score.predicted - score.right, score.predicted


def main() -> None:
    """Print the results as a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=2, help="of each file (2)")
    parser.add_argument("--method", default="semantic")
    options = parser.parse_args()
    print(f"| set | {' | '.join((*CHANGES, 'sides swapped'))} |\n|{'---|' * (len(CHANGES) + 2)}")
    encoder = RememberingEncoder(encoders.default())
    for path in options.gold:
        found = dict.fromkeys((*CHANGES, "sides swapped"), (0, 0))
        for name, gone, of in measure(path, options.documents, options.method, encoder):
            found[name] = found[name][0] + gone, found[name][1] + of
        shares = " | ".join(f"{gone / max(1, of):.3f}" for gone, of in found.values())
        print(f"| {path.stem} | {shares} |", flush=True)


if __name__ == "__main__":
    main()

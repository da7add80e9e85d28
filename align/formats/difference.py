"""What changed between two texts, word by word, and who changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

import regex
from rapidfuzz.distance import Indel

from align.formats.work import Passage, Version

# Words and figures; single letters in scripts without spaces; signs with all that belongs to them.
_ALONE = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_WORD = rf"(?:(?!{_ALONE})[\w\p{{M}}])+"
_TOKEN = regex.compile(rf"{_ALONE}\p{{M}}*|{_WORD}(?:[.,’']{_WORD})*|\s|\X")
_LETTER = regex.compile(r"\w")
# Comparing takes time and memory in proportion to the product of the lengths.
_MOST = 50_000_000
# A word with fewer letters, or this many tokens at most, may be the same only by chance.
_SLIGHT = 3

_Kind = Literal["same", "added", "removed"]


class Piece(NamedTuple):
    """Some words that are the ``same`` in both texts, or were ``added`` or ``removed``, and by
    which version.
    """

    kind: _Kind
    text: str
    by: Version | None = None


class _Block(NamedTuple):
    """Tokens ``before[b0:b1]`` became ``after[a0:a1]``, or stayed the same."""

    same: bool
    b0: int
    b1: int
    a0: int
    a1: int


def pieces(passage: Passage) -> tuple[Piece, ...]:
    """Return the text of ``passage`` in pieces: what is as loaded, and what people changed."""
    before, after = tokens(passage.loaded), tokens(passage.text)
    versions = passage.versions
    last = versions[-1] if versions else None
    if last is None or last.text != passage.text:
        versions = (*versions, Version(passage.text, "", ""))
    removed_by, added_by = _authors(before, versions)
    found: list[Piece] = []
    for block in _blocks(before, after):
        if block.same:
            found.append(Piece("same", "".join(after[block.a0 : block.a1])))
            continue
        sides: tuple[tuple[_Kind, Sequence[str], Sequence[Version | None]], ...] = (
            ("removed", before[block.b0 : block.b1], removed_by[block.b0 : block.b1]),
            ("added", after[block.a0 : block.a1], added_by[block.a0 : block.a1]),
        )
        for kind, words, who in sides:
            named = [one if one and one.at else last for one in who]
            for by, group in groupby(zip(words, named, strict=True), key=itemgetter(1)):
                found.append(Piece(kind, "".join(word for word, _ in group), by))
    return tuple(found)


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts."""
    return pieces(Passage(0, after, before))


def moved(before: str, after: str, places: Sequence[int]) -> list[int]:
    """Return where ``places`` in ``before`` (offsets in rising order) are in ``after``.

    A place inside words that were replaced moves to the end of what replaced them, or to their
    beginning if it was there.
    """
    old, new = tokens(before), tokens(after)
    blocks = list(_blocks(old, new))
    starts, ends = _offsets(old), _offsets(new)
    found, k = [], 0
    for place in places:
        while k < len(blocks) - 1 and starts[blocks[k].b1] < place:
            k += 1
        if not blocks:
            found.append(0)
            continue
        block = blocks[k]
        begin, end = starts[block.b0], starts[block.b1]
        if block.same:
            found.append(ends[block.a0] + min(place, end) - begin)
        else:
            found.append(ends[block.a0] if place <= begin else ends[block.a1])
    return found


def same_parts(before: str, after: str) -> Iterator[tuple[int, int, int]]:
    """Yield the parts that are the same in both texts: where they begin in each, their length."""
    old, new = tokens(before), tokens(after)
    starts, ends = _offsets(old), _offsets(new)
    for block in _blocks(old, new):
        if block.same:
            yield starts[block.b0], ends[block.a0], starts[block.b1] - starts[block.b0]


def tokens(text: str) -> list[str]:
    """Cut ``text`` into words, spaces and signs."""
    return _TOKEN.findall(text)


def _offsets(words: Sequence[str]) -> list[int]:
    found = [0]
    for word in words:
        found.append(found[-1] + len(word))
    return found


def _authors(
    loaded: Sequence[str], versions: Sequence[Version]
) -> tuple[list[Version | None], list[Version | None]]:
    """Return which version removed each token of ``loaded``, and which one added each token of the
    last version.
    """
    removed: list[Version | None] = [None] * len(loaded)
    # The tokens of the latest version: where each stands in ``loaded``, or who added it.
    now: list[tuple[str, int | None, Version | None]] = [
        (word, place, None) for place, word in enumerate(loaded)
    ]
    for version in versions:
        after = tokens(version.text)
        following: list[tuple[str, int | None, Version | None]] = []
        for block in _blocks([word for word, _, _ in now], after):
            if block.same:
                following += now[block.b0 : block.b1]
                continue
            for _, place, _by in now[block.b0 : block.b1]:
                if place is not None:
                    removed[place] = version
            following += [(word, None, version) for word in after[block.a0 : block.a1]]
        now = following
    return removed, [by for _, _, by in now]


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    """Yield the tokens that are the same and those that are not, by turns.

    Spaces, signs and short words that are the same only by chance, between words that were
    replaced, do not count.
    """
    blocks = _joined(_raw(before, after))
    replaced = [one.b1 > one.b0 and one.a1 > one.a0 for one in blocks]
    yield from _joined(
        one._replace(same=False)
        if one.same
        and 0 < k < len(blocks) - 1
        and replaced[k - 1]
        and replaced[k + 1]
        and _is_slight(before[one.b0 : one.b1])
        else one
        for k, one in enumerate(blocks)
    )


def _is_slight(some: Sequence[str]) -> bool:
    """Whether the tokens are a space or a sign, or a short word between two of them."""
    words = [one for one in some if _LETTER.search(one)]
    if not words:
        return len(some) == 1
    return len(some) <= _SLIGHT and len(words) == 1 and _is_short(words[0])


def _is_short(word: str) -> bool:
    return len(word) < _SLIGHT and not any(map(str.isdigit, word))


def _joined(blocks: Iterable[_Block]) -> list[_Block]:
    """Join neighbouring blocks that are both the same, or both not."""
    found = []
    for same, group in groupby(blocks, key=lambda block: block.same):
        several = list(group)
        first, last = several[0], several[-1]
        found.append(_Block(same, first.b0, last.b1, first.a0, last.a1))
    return found


def _raw(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    if head:
        yield _Block(True, 0, head, 0, head)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    yield from _middle(old, new, head)
    if tail:
        yield _Block(True, len(before) - tail, len(before), len(after) - tail, len(after))


def _middle(old: Sequence[str], new: Sequence[str], shift: int) -> Iterator[_Block]:
    if not old and not new:
        return
    if len(old) * len(new) > _MOST:
        yield _Block(False, shift, shift + len(old), shift, shift + len(new))
        return
    for step in Indel.opcodes(old, new):
        yield _Block(
            step.tag == "equal",
            shift + step.src_start,
            shift + step.src_end,
            shift + step.dest_start,
            shift + step.dest_end,
        )

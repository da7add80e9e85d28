"""Cutting long work into portions of bounded size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")


def portions(
    items: Iterable[_Item], size: Callable[[_Item], int], most: int, count: int | None = None
) -> Iterator[list[_Item]]:
    """``items`` in order, in portions whose sizes add up to at most ``most``, with at most
    ``count`` items each. An item that is larger is a portion by itself.
    """
    portion: list[_Item] = []
    total = 0
    for item in items:
        if portion and (total + size(item) > most or len(portion) == count):
            yield portion
            portion, total = [], 0
        portion.append(item)
        total += size(item)
    if portion:
        yield portion

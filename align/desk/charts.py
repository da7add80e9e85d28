"""Pictures of figures, as HTML: bars whose numbers stand beside them, so that nothing is said by
colour or length alone. All functions are pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a picture: ``name`` and ``shown`` are its words, ``count`` is its length.
    ``colour`` is the end of a class in ``page.css``.
    """

    name: str
    count: int
    shown: str
    colour: str = "plain"


def bar(parts: Sequence[Part], title: str) -> str:
    """How a whole is divided: one bar with the ``parts`` in it, and their names and numbers below.

    Parts without a count are not named.
    """
    known = [part for part in parts if part.count]
    total = sum(part.count for part in known) or 1
    pieces = "".join(
        f'<i class="of-{part.colour}" style="inline-size:{part.count / total:.3%}"></i>'
        for part in known
    )
    names = "".join(
        f'<li><i class="of-{part.colour}"></i>{escape(part.name)} <b>{escape(part.shown)}</b></li>'
        for part in known
    )
    return (
        f'<figure class="chart"><figcaption>{escape(title)}</figcaption>'
        f'<div class="whole" aria-hidden="true">{pieces}</div><ul>{names}</ul></figure>'
    )


def bars(parts: Sequence[Part], title: str) -> str:
    """A bar for each of ``parts``, one below the other, the longest as wide as its place."""
    most = max((part.count for part in parts), default=0) or 1
    lines = "".join(
        f"<tr><th scope='row'>{escape(part.name)}</th>"
        f'<td class="length"><i class="of-{part.colour}" '
        f'style="inline-size:{part.count / most:.3%}"></i></td>'
        f"<td>{escape(part.shown)}</td></tr>"
        for part in parts
    )
    return f'<table class="chart"><caption>{escape(title)}</caption><tbody>{lines}</tbody></table>'


def columns(parts: Sequence[Part], title: str, ends: tuple[str, str]) -> str:
    """A column for each of ``parts`` side by side; ``ends`` name the first and the last place."""
    most = max((part.count for part in parts), default=0) or 1
    made = "".join(
        f'<li title="{escape(part.name)}: {escape(part.shown)}">'
        f"<b>{escape(part.shown) if part.count else ''}</b>"
        f'<i class="of-{part.colour}" style="block-size:{_height(part.count, most):.2f}rem"></i>'
        f'<span class="hidden-text">{escape(part.name)}: {escape(part.shown)}</span></li>'
        for part in parts
    )
    return (
        f'<figure class="chart"><figcaption>{escape(title)}</figcaption>'
        f'<ol class="columns">{made}</ol>'
        f'<p class="ends"><span>{escape(ends[0])}</span><span>{escape(ends[1])}</span></p></figure>'
    )


def _height(count: int, most: int) -> float:
    """The height of a column in rem: what exists can always be seen."""
    return max(0.15, 6 * count / most) if count else 0.0

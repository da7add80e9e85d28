"""A small invented corpus with two translators, one text of it the other way round."""

from __future__ import annotations

from collections.abc import Iterable

from align.concordance import Bead, Source

MILL = (
    Bead(1, ("The old mill stood by the river.",), ("Старая мельница стояла у реки.",), "Ines"),
    Bead(2, ("The miller sold the mill.",), ("Мельник продал мельницу.",), "Ines"),
    Bead(
        3, ("Two mills burned.", "Nobody was hurt."),
        ("Две мельницы сгорели.", "Никто не пострадал."), "Marek",
    ),
    Bead(4, ("Rain fell on the roof.",), ()),
)  # fmt: skip
FERRY = (
    Bead(1, ("The ferry passed the old mill.",), ("Паром прошёл мимо старого завода.",)),
    Bead(
        2, ("The captain saw the ferry, the river and the town.",),
        ("Капитан видел паром, реку и город.",),
    ),
    Bead(3, ("The fair was fine.",), ("Ярмарка удалась.",)),
)  # fmt: skip
LETTER = (
    Bead(1, ("Мельница стоит на холме.",), ("The mill stands on a hill.",)),
    Bead(2, ("Ещё одна мельница — за рекой.",), ("Another mill is beyond the river.",)),
)


def source(
    name: str,
    beads: Iterable[Bead],
    langs: tuple[str, str] = ("en", "ru"),
    stamp: str = "1",
    **metadata: str,
) -> Source:
    return Source(name, stamp, langs, lambda: (metadata, tuple(beads)))


def sources() -> list[Source]:
    return [
        source("mill", MILL, translator="Orlova", year="2031"),
        source("ferry", FERRY, translator="Petrov", year="2032"),
        source("letter", LETTER, ("ru-RU", "en-GB"), translator="Orlova", year="2032"),
    ]

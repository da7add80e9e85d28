"""House style: what the profile's rules and typography ask of a translation."""

from __future__ import annotations

from collections.abc import Iterator

from align.checks.engine.family import Family, Kind
from align.checks.engine.reading import Reading
from align.checks.families.house.rules import Rules
from align.checks.families.house.typography import Setting
from align.checks.model.finding import Mark


def check(reading: Reading) -> Iterator[Mark]:
    """Compare each bead with the house style of the profile, if it has one."""
    house = reading.given.house
    if not house:
        return
    rules = Rules(house, reading.src_lang, reading.tgt_lang)
    setting = Setting.of(house, reading.tgt_lang)
    for pair in reading.pairs:
        if pair.tgt.text.strip():
            yield from rules.check(pair)
            if setting is not None:
                yield from setting.check(pair)


FAMILY = Family(
    "house",
    check,
    {
        # Rules have a severity of their own, as so many steps below that of the kind.
        "rule-missing": Kind(
            "error",
            "Not translated as a house rule requires",
            "House rule “{rule}” for “{src}”: {reason}",
        ),
        "rule-broken": Kind("error", "House rule broken", "House rule “{rule}”: {reason}"),
        "rule-slow": Kind(
            "info",
            "House rule too slow",
            "House rule “{rule}” was not checked here: its pattern takes too long.",
        ),
        "typography": Kind(
            "info",
            "Not in house typography",
            "The house style requires “{better}” instead of “{tgt}”.",
        ),
        "quotation-marks": Kind(
            "info",
            "Not in house quotation marks",
            "The house style requires {better} around this quotation.",
        ),
        "no-break-space": Kind(
            "info",
            "No-break space missing",
            "The house style requires a no-break space in “{tgt}”.",
        ),
        "after-colon-small": Kind(
            "info",
            "Capital letter after a colon",
            "The house style requires a small letter after a colon: “{tgt}”.",
        ),
        "after-colon-capital": Kind(
            "info",
            "Small letter after a colon",
            "The house style requires a capital letter after a colon: “{tgt}”.",
        ),
    },
    reach=0,
)

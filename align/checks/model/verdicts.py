"""What people did with the findings of a kind: dismissed them, or corrected the text."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """How many findings of a kind people dismissed, and after how many they changed the text so
    that the finding went away.
    """

    kind: str
    dismissed: int
    corrected: int = 0

    @property
    def total(self) -> int:
        """How many findings people have judged."""
        return self.dismissed + self.corrected

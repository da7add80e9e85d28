"""The options that say which part of an alignment is written to files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import click

from align.cli.common import Finite
from align.cli.options import Command


def choice_options(command: Command) -> Command:
    """The options that say which part of an alignment is written: the fields of ``Written``."""
    least = "Leave less probable beads out of the files."
    for option in (
        click.option("--anonymous", is_flag=True, help="Call the people who worked on it A, B, C."),
        click.option(
            "--no-metadata",
            is_flag=True,
            help="Leave out titles, dates, addresses, and what the original files say.",
        ),
        click.option("--no-nulls", is_flag=True, help="Leave out sentences without a counterpart."),
        click.option("--min-probability", type=Finite(0, 1), default=0.0, help=least),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Written:
    """Which part of an alignment is written: the values of ``choice_options``."""

    min_probability: float
    no_nulls: bool
    no_metadata: bool
    anonymous: bool

    @property
    def choice(self) -> dict[str, Any]:
        """The fields of a ``Choice``."""
        return {
            "probability": self.min_probability,
            "nulls": not self.no_nulls,
            "metadata": not self.no_metadata,
            "anonymous": self.anonymous,
        }

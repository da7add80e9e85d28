"""What a command prints on standard error: notes, which can be silenced, and warnings."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from align.words import Words

_QUIET = "sverka.quiet"


def silence(ctx: click.Context) -> None:
    """Make the command that ``ctx`` belongs to print no notes."""
    ctx.meta[_QUIET] = True


def is_quiet() -> bool:
    """Whether the command that runs should print no notes."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_QUIET))


def tell(lines: Iterable[str]) -> None:
    """Print notes to standard error, if there is one, unless the command should be quiet."""
    if not is_quiet():
        _print(lines)


def warn(warnings: Iterable[str], lang: str = "en") -> None:
    """Print what is wrong with a result, in its language, also if the command should be quiet."""
    say = Words(lang)
    _print(say("warning: {said}", said=say(line)) for line in warnings)


def leave_doubt(warnings: Sequence[str], lang: str = "en") -> None:
    """Print what is wrong with a result that exists nevertheless, and exit with 1. Without
    ``warnings``, do nothing.
    """
    if warnings:
        warn(warnings, lang)
        raise click.exceptions.Exit(1)


def _print(lines: Iterable[str]) -> None:
    for line in lines if sys.stderr is not None else ():
        click.echo(line, err=True)

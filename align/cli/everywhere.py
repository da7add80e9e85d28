"""What every command has: ``--quiet``, defaults from a file, and names of files that the shell
completes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from align.cli import settings
from align.cli.telling import silence, tell

#: The metavars of arguments and options that are names of files or folders.
_PATHS = re.compile(r"(FILE|OUT|DIR|EN|RU|SRC|TGT|TABLE|GOLD)(_EN|_RU)?(\b|_|$)")


def prepare(command: click.Command) -> click.Command:
    """Add to ``command``, and to all commands below it, what every command has."""
    if any(param.name == "quiet" for param in command.params):
        return command  # it is prepared already
    for one in command.commands.values() if isinstance(command, click.Group) else ():
        prepare(one)
    if command.callback:
        command.callback = _saying_defaults(command.callback)
    for param in command.params:
        if _PATHS.search(param.metavar or ""):
            param._custom_shell_complete = _file  # what the parameter shell_complete= sets
    command.params.append(
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            help="Print only errors and warnings on standard error.",
            callback=_silence,
        )
    )
    return command


def _silence(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        silence(ctx)


def _file(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


def _saying_defaults(callback: Callable[..., Any]) -> Callable[..., Any]:
    """``callback``, which first says which options come from a file."""

    @wraps(callback)
    def run(*args: Any, **kwargs: Any) -> Any:
        ctx = click.get_current_context()
        if names := list(from_file(ctx)):
            tell([f"from {settings.path()}: {', '.join(names)}"])
        return callback(*args, **kwargs)

    return run


def from_file(ctx: click.Context) -> Iterator[str]:
    """The options of the command that runs whose values come from the file of defaults."""
    for param in ctx.command.params:
        if param.name and ctx.get_parameter_source(param.name) is ParameterSource.DEFAULT_MAP:
            yield settings.flag_of(param)

"""The command: read options, call the library, print a message.

Each command, or small group of commands, has its own file, which is loaded when it is used;
``COMMANDS`` lists them all. An error raised on purpose becomes one line on standard error and exit
code 2. A result that is doubtful, empty or incomplete exits with 1, an interruption with 130. The
library is imported inside the commands, so that help and usage errors appear at once.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

import click

from align.arguments import nearest
from align.cli import settings
from align.cli.everywhere import from_file, prepare
from align.errors import SverkaError

#: All commands, in the order of the help page, with their module and function in this package.
COMMANDS = {
    "pair": "pair:pair",
    "sentences": "pair:sentences",
    "explain": "pair:explain",
    "diagnose": "diagnose:diagnose",
    "fetch": "fetch:fetch",
    "check": "check:check",
    "import": "bitext:import_",
    "library": "store:library",
    "project": "project:project",
    "search": "concordance:search",
    "renderings": "concordance:renderings",
    "collocations": "frequencies:collocations",
    "keywords": "frequencies:keywords",
    "terms": "frequencies:terms",
    "export": "store:export",
    "formats": "formats:formats",
    "take": "take:take",
    "statistics": "statistics:statistics",
    "quality": "quality:quality",
    "match": "match:match",
    "build": "build:build",
    "clean": "clean:clean",
    "card": "card:card",
    "query": "query:query",
    "view": "view:view",
    "learn": "learn:learn",
    "eval": "weights:evaluate",
    "train": "weights:train",
}


class _Refusal(click.ClickException):
    """An error that the command prints on one line."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the line on standard error."""
        click.echo(f"sverka: {self.message}", file=file, err=True)


class _Commands(click.Group):
    """The commands as a group that prints every known error as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """List the names in the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Load the command called ``name``."""
        if name not in COMMANDS:
            return None
        module, _, function = COMMANDS[name].partition(":")
        return prepare(getattr(import_module(f"{__name__}.{module}"), function))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that ``args`` begin with, and its defaults."""
        self._require(ctx, args[0])
        name, command, rest = super().resolve_command(ctx, args)
        if name and command and not ctx.resilient_parsing:
            find = partial(self.get_command, ctx)
            ctx.default_map = {name: settings.defaults(name, find, COMMANDS)}
        return name, command, rest

    def _require(self, ctx: click.Context, name: str) -> None:
        """Refuse a command that does not exist; the error names the nearest one."""
        if name in COMMANDS or name.startswith("-") or ctx.resilient_parsing:
            return
        near = nearest(name, COMMANDS)
        ctx.fail(f"No such command {name!r}.{f' Did you mean {near!r}?' if near else ''}")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse empty arguments, which usually come from a variable that was never set.

        No argument may be empty, and ignoring it would do something else than intended.
        """
        for before, text in zip(["", *args], args, strict=False):
            name, sign, value = text.partition("=")
            if not text or (text.startswith("--") and sign and not value):
                option = name or (before if before.startswith("-") else "an argument")
                raise _Refusal(f"{option} is empty. Is a variable not set?")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that ``ctx`` names."""
        try:
            return super().invoke(ctx)
        except SverkaError as error:
            raise _Refusal(str(error)) from error
        except click.UsageError as error:
            raise _Refusal(f"{error.format_message()} See {_help_of(error)}") from error
        except KeyboardInterrupt:
            click.echo("\nsverka: interrupted", err=True)
            raise click.exceptions.Exit(130) from None


def _help_of(error: click.UsageError) -> str:
    """Where to look after a usage error: the file that the value is from, or the help page."""
    param = getattr(error, "param", None)
    if param is not None and error.ctx and settings.flag_of(param) in from_file(error.ctx):
        return str(settings.path())
    return f"{error.ctx.command_path if error.ctx else 'sverka'} -h"


@click.group(cls=_Commands, name="sverka", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sverka", prog_name="sverka")
def main() -> None:
    """Align two language versions of a text and review the translation.

    Results go to standard output or to the named files, everything else to standard error. Exit
    code 0: success; 1: the result is incomplete, empty or doubtful (see standard error for
    details); 2: failure.
    """

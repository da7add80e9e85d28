"""The command that opens the review desk."""

from __future__ import annotations

import os
from pathlib import Path
from socket import SO_REUSEADDR, SOL_SOCKET, socket

import click

from align.cli.common import opened
from align.cli.options import (
    Texts,
    Ways,
    gather,
    language_options,
    languagetool_option,
    learnt_options,
    method_option,
    reading_options,
    unused,
)
from align.errors import LoadError, UsageError, require
from align.models import SHIPPED, Learnt
from align.words import Message


@click.command()
@click.option("--src", metavar="EN", help="Source text to open immediately; needs --tgt.")
@click.option("--tgt", metavar="RU", help="Its translation.")
@language_options("first text", "second text")
@method_option
@learnt_options
@reading_options()
@languagetool_option
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--no-browser", is_flag=True, help="Print the address, but do not open a browser.")
@gather(texts=Texts, learnt=Learnt, ways=Ways)
def view(
    texts: Texts, learnt: Learnt, ways: Ways, languagetool: str | None, port: int, no_browser: bool
) -> None:
    """Open the review desk in the browser, on this computer only."""
    require(Message("the desk"), "cachetools", "streamlit")
    from align import desk

    if bool(texts.src) != bool(texts.tgt):
        raise UsageError("one side of the pair is missing", hint="Give both --src and --tgt")
    if not texts.src and (options := unused(texts, ways, SHIPPED)):
        raise UsageError(
            "these options have no effect without --src and --tgt: {options}",
            hint="Give the texts as well, or leave out these options",
            options=options,
        )
    reading = ways.options()
    for name in filter(None, (texts.src, texts.tgt)):
        if not Path(name).is_file():
            raise LoadError("there is no such file", where=name, hint="Check the path")
    if learnt != SHIPPED:
        opened(learnt)  # a wrong file is reported here, not in the browser
    _check_port(port)
    command = desk.command(
        texts.src,
        texts.tgt,
        src_lang=texts.src_lang,
        tgt_lang=texts.tgt_lang,
        method=texts.method,
        abbreviations=ways.abbreviations,
        reading=reading,
        languagetool=languagetool,
        **learnt.keywords,
        port=port,
        options=[
            f"--server.headless={str(no_browser).lower()}",
            "--server.showEmailPrompt=false",
        ],
    )
    # The desk replaces this process, so that it receives all signals.
    os.execv(command[0], command)  # noqa: S606


def _check_port(port: int) -> None:
    with socket() as probe:
        probe.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise UsageError(
                "port {port} is not available ({reason})",
                hint="Choose another with --port",
                port=str(port),
                reason=error.strerror,
            ) from error

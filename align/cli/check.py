"""The command that checks a rendering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.common import (
    align_pair,
    check_outputs,
    doubts,
    language_options,
    languagetool_option,
    method_option,
    output_options,
    print_bytes,
    tell,
    tell_notes,
)
from align.cli.keeping import open_library
from align.errors import UsageError

if TYPE_CHECKING:
    from align.checks import Finding

#: As ``align.checks.Severity`` has them, from the least to the most serious. Written out here since
#: that room loads NumPy, and help should appear at once.
SEVERITIES = ("info", "warning", "error")


@click.command()
@click.argument("src", metavar="[EN]", required=False)
@click.argument("tgt", metavar="[RU]", required=False)
@output_options("Report")
@language_options("first text", "second text")
@method_option
@click.option(
    "--lang",
    type=click.Choice(["en", "ru"]),
    default="en",
    show_default=True,
    help="Language of the report.",
)
@click.option(
    "--profile",
    metavar="NAME",
    help="Profile of the checks: standard, strict, figures, or a TOML file (FILE or FILE:NAME).  "
    "[default: the library's, else standard]",
)
@click.option(
    "--glossary",
    metavar="FILE",
    help="Terms and their renderings: CSV, TBX or TMX.",
)
@click.option(
    "--library",
    metavar="FILE",
    help="Check by the profile, glossary and rules of this library, and against its documents.",
)
@click.option(
    "--document",
    metavar="ID",
    type=int,
    help="Check this document of the library, as the desk does.",
)
@languagetool_option
@click.option(
    "--least",
    type=click.Choice(SEVERITIES),
    default="info",
    show_default=True,
    help="Leave out findings less grave than this.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 where there is a finding as grave as this.",
)
@click.pass_context
def check(
    ctx: click.Context,
    src: str | None,
    tgt: str | None,
    outputs: Sequence[str],
    format_: str | None,
    src_lang: str | None,
    tgt_lang: str | None,
    method: str,
    lang: str,
    profile: str | None,
    glossary: str | None,
    library: str | None,
    document: int | None,
    languagetool: str | None,
    least: str,
    fail_on: str,
) -> None:
    """Check a translation against its original, and say where to look.

    One file is enough where it holds both sides (TMX, XLIFF, a table), or the address of a page;
    with --document none is needed. Without -o the findings go to standard output, a line each. Exit
    code 0: nothing as grave as --fail-on; 1: something is; 2: the command could not be carried out.
    """
    from align.checks import reports
    from align.checks.control import Control
    from align.checks.model.memory import NOTHING
    from align.checks.profile import find
    from align.formats import replace_file

    if (src is None) == (document is None):
        raise UsageError("give either texts or a --document of the library")
    check_outputs(reports, outputs, format_, src, tgt)
    chosen = find(profile) if profile else None
    store = open_library(library) if library or document is not None else None
    control = (
        store.checking.control(document, chosen) if store else Control(chosen or find("standard"))
    )
    control = replace(control, languagetool=languagetool or "")
    if store and document is not None:
        alignment = store.alignment(document)
    else:
        alignment = align_pair(src or "", tgt, src_lang=src_lang, tgt_lang=tgt_lang, method=method)
        tell_notes(alignment, method)
    memory = store.checking.memory(alignment, document) if store else NOTHING
    found = control.check(alignment, lang, memory, glossary)
    found = tuple(one for one in found if _as_grave(one, least))
    for output in outputs:
        name = reports.choose(output, format_).name
        replace_file(Path(output), reports.render(alignment, found, name, lang))
    if not outputs:
        print_bytes(reports.render(alignment, found, format_ or "text", lang))
    tell([summary(found), *(f"written: {output}" for output in outputs)])
    tell(f"warning: {line}" for line in doubts(alignment))
    if fail_on != "never" and any(_as_grave(one, fail_on) for one in found):
        ctx.exit(1)


def _as_grave(finding: Finding, severity: str) -> bool:
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(severity)


def summary(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity, the gravest first."""
    count: Counter[str] = Counter(finding.severity for finding in findings)
    parts = [f"{count[one]} of severity {one}" for one in reversed(SEVERITIES) if count[one]]
    total = f"{len(findings)} finding{'s' if len(findings) != 1 else ''}"
    return f"{total}: {', '.join(parts)}" if parts else "nothing found"

"""The command that checks a translation."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from align.cli.common import (
    align_pair,
    check_output,
    doubts,
    print_bytes,
    progress_bar,
    tell_ignored,
    tell_notes,
)
from align.cli.keeping import open_library, whoever
from align.cli.options import (
    Output,
    Texts,
    Ways,
    gather,
    lang_option,
    language_options,
    languagetool_option,
    learnt_options,
    method_option,
    output_options,
    reading_options,
    unused,
)
from align.cli.telling import tell, warn
from align.errors import UsageError
from align.models import Learnt
from align.words import Words

if TYPE_CHECKING:
    from align.checks import Finding, Findings, SecondReader, Show

#: The values of ``align.checks.Severity``, from the lowest to the highest. They are repeated here
#: because that package loads NumPy, and help should appear at once.
SEVERITIES = ("info", "warning", "error")
#: The steps of ``align.checks.STEPS``, from the fewest findings to the most.
SHOWS = ("few", "usual", "more", "all")


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of the checks."""

    profile: str | None
    glossary: str | None
    library: str | None
    document: int | None
    languagetool: str | None
    second_reader: str | None
    reader_model: str | None
    reader_beads: str
    show: Show | None

    @property
    def reader(self) -> SecondReader | None:
        """The language model to ask; its key comes from the environment."""
        from align.checks import SecondReader

        if not self.second_reader:
            for option, given in (
                ("--reader-model", self.reader_model),
                ("--reader-beads", self.reader_beads != "found"),
            ):
                if given:
                    raise UsageError(
                        "{option} needs --second-reader",
                        hint="Name the server of the language model with --second-reader URL",
                        option=option,
                    )
            return None
        key = os.environ.get("SVERKA_READER_KEY", "")
        every = self.reader_beads == "all"
        return SecondReader(self.second_reader, self.reader_model or "", every, key)


@click.command()
@click.argument("src", metavar="[EN]", required=False)
@click.argument("tgt", metavar="[RU]", required=False)
@output_options("Report")
@language_options("first text", "second text")
@method_option
@learnt_options
@lang_option("Language of the report.")
@click.option(
    "--profile",
    metavar="NAME",
    help="Profile of the checks: standard, strict, figures, official-ru, or a TOML file (FILE or "
    "FILE:NAME).  "
    "[default: the library's, or standard]",
)
@click.option(
    "--glossary",
    metavar="FILE",
    help="Terms and their translations: CSV, TBX or TMX.",
)
@click.option(
    "--library",
    metavar="FILE",
    help="Use the profile, glossary and rules of this library, and compare with its documents.",
)
@click.option(
    "--document",
    metavar="ID",
    type=int,
    help="Check this document of the library, as the desk does.",
)
@languagetool_option
@click.option(
    "--second-reader",
    metavar="URL",
    help="Also send the texts and the findings to the language model behind this address, for "
    "example http://127.0.0.1:11434/v1. By default, nothing is sent anywhere.",
)
@click.option(
    "--reader-model",
    metavar="NAME",
    help="Model of --second-reader; not needed if its server has only one.",
)
@click.option(
    "--reader-beads",
    type=click.Choice(("found", "all")),
    default="found",
    show_default=True,
    help="Beads to send to --second-reader: those with findings, or all.",
)
@click.option(
    "--show",
    type=click.Choice(SHOWS),
    help="How much to show: few (disturb me rarely), usual, more, all. Severities follow from it "
    "and from the probability of each finding.  [default: the profile's or the library's, or "
    "usual]",
)
@click.option(
    "--least",
    type=click.Choice(SEVERITIES),
    default="info",
    show_default=True,
    help="Leave out findings less severe than this.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 if there is a finding at least as severe as this.",
)
@reading_options()
@click.pass_context
@gather(texts=Texts, output=Output, rules=Rules, learnt=Learnt, ways=Ways)
def check(  # noqa: PLR0913 groups of options of the command
    ctx: click.Context,
    texts: Texts,
    output: Output,
    rules: Rules,
    learnt: Learnt,
    ways: Ways,
    lang: str,
    least: str,
    fail_on: str,
) -> None:
    """Check a translation against its source and show where to look.

    One argument is enough if it is a file with both sides (TMX, XLIFF, a table) or the address of a
    page; with --document, give none. Without -o the findings go to standard output, three lines
    each. Exit code 0: no finding is as severe as --fail-on; 1: some are, or --second-reader failed;
    2: the command failed.
    """
    from align.checks import Findings, reports, unchecked
    from align.checks.control import Control
    from align.checks.families.second_reader import FAILED
    from align.checks.model.memory import NOTHING
    from align.checks.profile import find
    from align.formats import replace_file
    from align.review.unpaired import without_omissions

    document = rules.document
    if not texts.src and document is None:
        raise UsageError("give a text or the --document of a library")
    if texts.src and document is not None:
        raise UsageError("give either texts or the --document of a library, not both")
    if document is not None:
        _check_unused(unused(texts, ways, Learnt(learnt.weights)))
    check_output(reports, output, texts.src, texts.tgt)
    reader = rules.reader
    chosen = find(rules.profile) if rules.profile else None
    store = open_library(rules.library) if rules.library or document is not None else None
    control = (
        store.checking.control(document, chosen) if store else Control(chosen or find("standard"))
    )
    control = replace(control, languagetool=rules.languagetool or "", learnt=learnt)
    if store and document is not None:
        alignment = store.alignment(document)
    else:
        alignment = align_pair(texts, learnt.keywords, ways)
        tell_notes(alignment, texts.method)
        tell_ignored(alignment, texts, ways, Learnt(learnt.weights))
    memory = store.checking.memory(alignment, document) if store else NOTHING
    amount = rules.show
    if store:
        langs = alignment.src.lang, alignment.tgt.lang
        control = replace(control, verdicts=store.checking.verdicts(*langs))
        if chosen is None:
            amount = amount or store.checking.show(whoever())
    with progress_bar() as progress:
        found = control.check(
            alignment,
            lang,
            memory,
            rules.glossary,
            second_reader=reader,
            progress=progress,
            show=amount,
        )
    if store and document is not None:
        found = without_omissions(store.review(document), found)
    every = (*found, *found.hidden)
    failed = fail_on != "never" and any(_as_severe(one, fail_on) for one in every)
    shown = Findings((one for one in found if _as_severe(one, least)), found.hidden)
    unread = [one.message for one in every if one.kind == FAILED]
    hidden, found = len(found) - len(shown), shown
    for name in output.outputs:
        report = reports.choose(name, output.format_).name
        replace_file(Path(name), reports.render(alignment, found, report, lang))
    if not output.outputs:
        print_bytes(reports.render(alignment, found, output.format_ or "text", lang))
    if hidden:
        say = Words(lang)
        tell([say("not shown, because less severe: {n}", n=hidden)])
    tell(filter(None, (summary(found, lang), unlikely(found, lang))))
    tell(f"written: {name}" for name in output.outputs)
    tell(unchecked(alignment.tgt.lang, control.profile))
    warn([*doubts(alignment), *unread], lang)
    if failed or unread:
        ctx.exit(1)


def _check_unused(options: str) -> None:
    if options:
        raise UsageError(
            "these options have no effect with --document, which is already aligned: {options}",
            hint="Leave them out. sverka library realign aligns a document again",
            options=options,
        )


def _as_severe(finding: Finding, severity: str) -> bool:
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(severity)


def summary(findings: Sequence[Finding], lang: str = "en") -> str:
    """The number of findings of each severity, the highest first, and of real faults expected."""
    from align.checks.model.showing import expected
    from align.checks.reports.chances import about

    say = Words(lang)
    if not findings:
        return say("nothing found")
    count = Counter[str](finding.severity for finding in findings)
    parts = (
        say.count("{n} error", "{n} errors", count["error"]) if count["error"] else "",
        say.count("{n} warning", "{n} warnings", count["warning"]) if count["warning"] else "",
        say.count("{n} info", "{n} info", count["info"]) if count["info"] else "",
    )
    total = say.count("{n} finding", "{n} findings", len(findings))
    return f"{total}: {', '.join(filter(None, parts))}; {about(expected(findings), say)}"


def unlikely(findings: Findings, lang: str = "en") -> str:
    """What the setting does not show; empty if it shows everything."""
    from align.checks.reports.chances import not_shown

    say = Words(lang)
    line = not_shown(findings, say)
    return say("{line}. To see them: --show all", line=line) if line else ""

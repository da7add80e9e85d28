"""Commands for the library: listing, maintaining, searching and exporting it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from align.cli.column import column
from align.cli.common import (
    check_beside,
    check_output,
    empty_files,
    print_bytes,
    print_lines,
    progress_bar,
    unknown,
    write_out,
    written,
)
from align.cli.keeping import check_new_name, library_option, open_library, whoever
from align.cli.options import Output, gather, lang_option, method_option, output_options
from align.cli.part import Written, choice_options
from align.cli.project import entry_facts, json_option, lock, unlock
from align.cli.renew import renew
from align.cli.telling import leave_doubt, tell
from align.errors import ExportError, UsageError
from align.words import counted

if TYPE_CHECKING:
    from align.alignment import Alignment
    from align.checks.model.finding import Finding
    from align.review import Review, Role
    from align.review.filters import Progress
    from align.store import Change, Store

#: The values of ``align.review.ROLES``. They are repeated here because that package is slow to
#: load, and help should appear at once.
ROLES = ("reader", "reviewer", "editor")


def _with_document(store: Store, number: int | None) -> Store:
    """Return ``store`` if it has the document ``number``. Raises StoreError otherwise."""
    if number is not None:
        store.history(number, 1)
    return store


def _shown(text: str) -> str:
    """``text`` on one line, without control characters."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


@click.group()
def library() -> None:
    """Manage the library, one file of alignments under review."""


library.add_command(renew)
library.add_command(column)
library.add_command(lock)
library.add_command(unlock)


@library.command("list")
@click.option(
    "--project", metavar="PROJECT", help="Only documents of this project: name or number."
)
@json_option
@library_option
def list_(project: str | None, library: str | None, *, as_json: bool) -> None:
    """List the documents and the progress of their review."""
    store = open_library(library)
    entries = store.library()
    if project:
        number = store.projects.find(project).id
        entries = tuple(entry for entry in entries if entry.project == number)
    if as_json:
        print_lines(json.dumps(entry_facts(entry), ensure_ascii=False) for entry in entries)
        return
    print_lines(
        f"{entry.id:>5}  {entry.src_lang} → {entry.tgt_lang}  "
        f"{entry.share:>4.0%} of {entry.progress.rows} rows, "
        f"{entry.progress.doubtful} doubtful{_judged(entry.progress)}  {_shown(entry.name)}"
        f"{f'  [{_shown(entry.project_name)}]' if entry.project else ''}"
        f"{f'  locked by {_shown(entry.lock.who)}' if entry.lock else ''}"
        for entry in entries
    )
    tell([f"library: {store.path}", *([] if entries else ["it contains no documents"])])


def _judged(done: Progress) -> str:
    """How many translations were judged, and how; nothing if none was."""
    counts = {"good": done.good, "need work": done.work, "faulty": done.faulty}
    said = [f"{n} {name}" for name, n in counts.items() if n]
    return "".join(f", {one}" for one in said)


@library.command("rename")
@click.argument("number", metavar="ID", type=int)
@click.argument("name", metavar="NAME")
@library_option
def rename(number: int, name: str, library: str | None) -> None:
    """Rename a document."""
    store = open_library(library)
    check_new_name(store, number, name)
    store.rename(number, name, whoever())
    tell([f"document {number} is now called {_shown(name)}"])


@library.command("remove")
@click.argument("number", metavar="ID", type=int)
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
def remove(number: int, yes: bool, library: str | None) -> None:
    """Remove a document with its decisions and history."""
    store = open_library(library)
    name = store.review(number).name
    if not yes and not click.confirm(f"Remove {name!r} and its history permanently?", err=True):
        leave_doubt(["nothing was removed"])
    store.remove(number, whoever())
    tell([f"removed: {_shown(name)}"])


@library.command("history")
@click.argument("number", metavar="ID", type=int)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Number of latest changes to show.",
)
@library_option
def history(number: int, limit: int, library: str | None) -> None:
    """Show who changed what, latest first."""
    changes = open_library(library).history(number, limit)
    print_lines(map(_history_line, changes))
    tell([] if changes else ["no changes yet"])


def _history_line(change: Change) -> str:
    from align.review import TakeBack

    what = change.op.name.replace("_", " ")
    if isinstance(change.op, TakeBack):
        what += f": {_shown(change.op.file)}"
    if change.undoes:
        what = f"undo {what} ({change.undoes})"
    elif change.redoes:
        what = f"redo {what} ({change.redoes})"
    return f"{change.seq:>6}  {change.at}  {_shown(change.who) or '?'}  {what}"


@library.command("decisions")
@click.argument("number", metavar="ID", type=int)
@library_option
def decisions(number: int, library: str | None) -> None:
    """Print people's decisions as JSON lines, one per row: status, notes, comments, edits."""
    from align.review.outcome import decisions as of

    review = open_library(library).review(number)
    print_lines(json.dumps(row, ensure_ascii=False) for row in of(review))


@library.command("gold")
@click.argument("numbers", metavar="ID...", type=int, nargs=-1, required=True)
@library_option
def gold(numbers: Sequence[int], library: str | None) -> None:
    """Print finished reviews as gold, for "sverka eval" and "sverka train"."""
    from align.review.outcome import gold as of

    store = open_library(library)
    print_lines([json.dumps(of(store.review(n)), ensure_ascii=False) for n in numbers])


@library.command("realign")
@click.argument("number", metavar="ID", type=int)
@method_option
@library_option
def realign(number: int, method: str, library: str | None) -> None:
    """Realign the rows that nobody has accepted or paired; the others stay."""
    from align.aligner import strangers
    from align.review import realign as anew

    store = open_library(library)
    review = store.review(number)
    with progress_bar() as progress:
        op = anew(review, method=method, progress=progress)
    change = store.apply(number, op, whoever(), review.seq)
    if method == "auto":
        reason = unknown(strangers(review.src.lang, review.tgt.lang))
        tell([f"aligned by anchor{reason}"] if reason else [])
    tell([f"{counted(len(op.rows), 'row')} realigned, {len(change.patch.touched)} changed"])


@library.command("backup")
@click.argument("output", metavar="FILE")
@library_option
def backup(output: str, library: str | None) -> None:
    """Copy the whole library to a file, even while people are working on it."""
    open_library(library).backup(output)
    tell([f"written: {output}"])


@library.command("restore")
@click.argument("backup", metavar="FILE")
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
def restore(backup: str, yes: bool, library: str | None) -> None:
    """Replace the library with a backup."""
    from align.store import default_path
    from align.store import restore as put_back
    from align.store.upkeep import check_backup

    path = Path(library) if library else default_path()
    check_backup(Path(backup), path)
    replaced = path.exists() and not yes
    if replaced and not click.confirm(f"Replace everything in {path}?", err=True):
        leave_doubt(["nothing was restored"])
    aside = put_back(Path(backup), path)
    tell([f"the damaged library is kept as {aside}"] if aside else [])
    tell([f"restored: {path}"])


@library.command("check")
@library_option
def check(library: str | None) -> None:
    """Check the library for damage; exit code 1 if there is any."""
    store = open_library(library)
    faults = store.check()
    print_lines(faults)
    leave_doubt([f"{store.path} is damaged"] if faults else [])
    tell([f"no damage found: {store.path}"])


@library.command("rules")
@click.option("--document", metavar="ID", type=int, help="Also list the rules of this document.")
@click.option("--remove", metavar="RULE", type=int, help="Remove this rule.")
@library_option
def rules(document: int | None, remove: int | None, library: str | None) -> None:
    """List the rules of the checks: who made them and why, and who removed them."""
    checking = _with_document(open_library(library), document).checking
    if remove is not None:
        checking.end(remove, whoever())
        tell([f"removed: rule {remove}"])
        return
    rules = checking.rules(document, ended=True)
    for rule in rules:
        what = f"{rule.ignore.kind}  {rule.ignore.pattern}".rstrip()
        line = f"{rule.id:>6}  {what}  {rule.ignore.reason}  {rule.who or '?'}  {rule.at}"
        line += f"  removed: {rule.ended_by or '?'}  {rule.ended}" if rule.ended else ""
        print_lines([_shown(line)])
    tell([] if rules else ["there are no rules"])


@library.command("profile")
@click.option("--document", metavar="ID", type=int, help="Include the rules of this document.")
@library_option
def profile(document: int | None, library: str | None) -> None:
    """Print the library's check settings as a profile file, for "sverka check --profile"."""
    from align.checks.profile import written

    store = _with_document(open_library(library), document)
    print_bytes(written(store.checking.control(document).profile).encode())


@library.command("role")
@click.argument("name", metavar="[NAME]", required=False)
@click.argument("role", type=click.Choice([*ROLES, "none"]), required=False)
@library_option
def role(name: str | None, role: str | None, library: str | None) -> None:
    """Show people's roles, or set one ("none" removes it).

    While no role is set, everyone is an editor; after that, people without a role are readers.
    """
    store = open_library(library)
    if name and role:
        is_first = role != "none" and not store.roles()
        store.set_role(name, None if role == "none" else cast("Role", role), by=None)
        told = [f"{_shown(name)} now has the role {store.role(name)}"]
        if is_first:
            told.append("this is the first role: everyone without one can only read from now on")
        tell(told)
        return
    shown = {name: store.role(name)} if name else store.roles()
    print_lines(f"{_shown(person)}  {has}" for person, has in shown.items())
    tell([] if shown else ["no roles are set: everyone is an editor"])


@dataclass(frozen=True, slots=True)
class Content:
    """What an export contains besides or instead of the whole alignment."""

    accepted: bool
    good: bool
    findings: bool
    original: bool


def _export_original(store: Store, number: int, output: Output) -> None:
    """Write the file that a document was imported from, with its new translation."""
    from align import formats
    from align.formats import original

    if output.format_:
        raise UsageError("--format has no effect with --original", hint="Leave it out")
    review, known = store.review(number), store.original(number)
    if known is None:
        raise ExportError(
            "the library does not have the file that this document was imported from",
            where=review.name,
            hint="Only XLIFF files are kept, since this version: import the file again, or export "
            "another format",
        )
    for name in output.outputs:
        formats.check_writable(Path(name))
    made = original.render(known[1], known[0], store.work(review), (review.src, review.tgt))
    for name in output.outputs:
        formats.replace_file(Path(name), made)
    if not output.outputs:
        print_bytes(made)
    tell([f"written: {name}" for name in output.outputs])


def _findings(store: Store, review: Review, made: Alignment, lang: str) -> tuple[Finding, ...]:
    """Check a document as the desk does."""
    from align.review.unpaired import without_omissions

    memory = store.checking.memory(made, review.id)
    with progress_bar() as progress:
        found = store.checking.control(review.id).check(made, lang, memory, progress=progress)
    return without_omissions(review, found)


@click.command()
@click.argument("number", metavar="ID", type=int)
@output_options()
@click.option(
    "--accepted",
    is_flag=True,
    help="Export only accepted rows as pairs; other sentences stay unpaired.",
)
@click.option(
    "--good",
    is_flag=True,
    help="Export only rows with a translation judged good as pairs; other sentences stay unpaired.",
)
@click.option(
    "--original",
    is_flag=True,
    help="Write the XLIFF file that the document was imported from, with the new translation.",
)
@click.option("--findings", is_flag=True, help="Check the translation, and write the findings.")
@choice_options
@lang_option("Language of headings and findings.")
@library_option
@gather(output=Output, content=Content, part=Written)
def export(
    number: int, output: Output, content: Content, part: Written, lang: str, library: str | None
) -> None:
    """Export a reviewed document from the library, including edited texts.

    ID is the number in "sverka library list". Without -o the beads go to standard output as JSON
    lines. Word documents, workbooks, XLIFF and TMX also say what people did: changes, comments,
    decisions and, with --findings, what the checks find. "sverka take" reads them when they come
    back. --accepted and --good export only the alignment.
    """
    accepted, good, findings = content.accepted, content.good, content.findings
    if accepted + good + findings + content.original > 1:
        raise UsageError(
            "only one of --accepted, --good, --findings and --original can be given",
            hint="Leave the others out",
        )
    if content.original:
        _export_original(open_library(library), number, output)
        return
    from align import formats
    from align.review.anew import weighed
    from align.review.outcome import alignment

    check_output(formats, output)
    store = open_library(library)
    review = weighed(store.review(number))
    choice = formats.Choice(**part.choice)
    if accepted or good:
        made = formats.part(alignment(review, accepted_only=accepted, good_only=good), choice)
        write_out(made, output)
        pair = None
    else:
        found = _findings(store, review, alignment(review), lang) if findings else ()
        work = formats.part_of_work(store.work(review, found, lang), choice)
        made, pair = work.alignment, formats.of_work(work)
        check_beside(made, output)
        for name in output.outputs:
            formats.export_work(work, Path(name), formats.choose(name, output.format_), lang)
        if not output.outputs:
            print_bytes(formats.render_work(work, output.format_ or "jsonl", lang))
    tell(written(made, output, [pair] if pair else ()))
    nothing = all(bead.is_null for bead in made.beads)
    leave_doubt(
        [
            *(
                ["no row is accepted yet, so no sentence has a counterpart"]
                if nothing and accepted
                else []
            ),
            *(
                ["no translation is judged good yet, so no sentence has a counterpart"]
                if nothing and good
                else []
            ),
            *empty_files(made, output),
        ]
    )

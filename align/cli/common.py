"""What the commands share: options, a progress bar, output, and how a result is told."""

from __future__ import annotations

import math
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, get_args

import click

from align.alignment import DOUBTFUL_BELOW, Alignment, Bead, Method
from align.errors import ExportError, UsageError

if TYPE_CHECKING:
    from align.aligner.lexicon import Lexicon
    from align.progress import Progress

METHODS = (*get_args(Method), "auto")

method_option = click.option(
    "--method",
    type=click.Choice(METHODS),
    default="auto",
    show_default=True,
    help="What to align by; auto takes the best that both languages allow.",
)

languagetool_option = click.option(
    "--languagetool",
    metavar="URL",
    help="Ask this LanguageTool server about the translation, for example "
    "http://127.0.0.1:8081; nothing is sent anywhere without it.",
)

lexicon_option = click.option(
    "--lexicon", metavar="FILE", help="What sverka learn has learnt of words in both languages."
)


def language(value: str) -> str:
    """The type of an option that takes a language; raises UsageError."""
    from align.text import language_tag  # its tables take a moment to load

    return language_tag(value)


Command = TypeVar("Command", bound=Callable[..., Any])


def language_options(src: str, tgt: str) -> Callable[[Command], Command]:
    """``--src-lang`` and ``--tgt-lang``; ``src`` and ``tgt`` say of what they are the languages."""

    def add(command: Command) -> Command:
        for option, what, tag, code, name in (
            ("--tgt-lang", tgt, "ru-RU", "rus", "Russian"),
            ("--src-lang", src, "en-GB", "eng", "English"),
        ):
            told = f"Language of the {what}, as in {tag}, {code} or {name}."
            command = click.option(option, type=language, metavar="LANG", help=told)(command)
        return command

    return add


def output_options(what: str = "File") -> Callable[[Command], Command]:
    """``-o``, as often as wanted, and ``--format``; ``what`` is that which is written."""

    def add(command: Command) -> Command:
        told = "Format, whatever the extension says."
        command = click.option("--format", "format_", metavar="NAME", help=told)(command)
        told = f"{what} to write, in the format of its extension; may be repeated."
        option = click.option("-o", "--output", "outputs", multiple=True, metavar="OUT", help=told)
        return option(command)

    return add


class Formats(Protocol):
    """A room of formats: ``align.formats``, ``align.checks.reports``."""

    def choose(self, path: str, format: str | None = None, /) -> object:  # noqa: A002
        """Find the format of a file that can be written, or raise ExportError."""

    def find(self, name: str, /) -> object:
        """Find a format by its name, or raise ExportError."""


def check_outputs(
    room: Formats, outputs: Sequence[str], format_: str | None, *texts: str | None
) -> None:
    """Refuse, before a long job begins, what could not be written at its end.

    Files must not take the place of the ``texts`` that they are made from.
    """
    for output in outputs:
        spare_the_texts(output, *filter(None, texts))
        room.choose(output, format_)
    if format_ is not None and not outputs:
        room.find(format_)


def write_out(
    alignment: Alignment, outputs: Sequence[str], format_: str | None, *, silent: bool = False
) -> None:
    """Write ``alignment`` into files, or else on standard output unless ``silent``."""
    from align import formats

    for output in outputs:
        formats.export(alignment, output, format_)
    if not outputs and not silent:
        print_bytes(formats.render(alignment, format_ or "jsonl"))


def align_pair(src: str, tgt: str | None, **options: Any) -> Alignment:
    """Do ``pipeline.pair`` under a progress bar."""
    from align import pipeline

    with progress_bar() as progress:
        return pipeline.pair(src, tgt, progress=progress, **options)


def read_lexicon(path: str | None) -> Lexicon | None:
    """The lexicon in a file; None where no file is named."""
    if path is None:
        return None
    from align.aligner.lexicon import Lexicon

    return Lexicon.load(Path(path))


def spare_the_texts(output: str, *texts: str) -> None:
    """Refuse to write ``output`` over one of the ``texts`` it is made from."""
    if os.path.realpath(output) in map(os.path.realpath, texts):
        raise UsageError("this would overwrite the text itself", where=output)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show a bar while a job runs, on a terminal only."""
    from tqdm import tqdm

    layout = "{desc} {bar:30} {percentage:3.0f} %"
    with tqdm(total=1.0, disable=None, leave=False, bar_format=layout) as bar:

        def report(step: str, share: float) -> None:
            bar.set_description_str(f"{step:<5}", refresh=False)
            bar.update(share - bar.n)

        yield report


def print_bytes(content: bytes) -> None:
    """Write ``content`` to standard output; a reader that has seen enough is no error.

    Raises ExportError where there is no standard output or no room for it.
    """
    if sys.stdout is None:
        raise ExportError("standard output is closed", hint="Name a file with -o")
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_stdout()
    except OSError as error:
        _leave_stdout()
        raise ExportError(
            f"cannot be written ({error.strerror})", where="standard output"
        ) from error


def _leave_stdout() -> None:
    """Lead what is left to write nowhere: the interpreter flushes once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_lines(lines: Iterable[str]) -> None:
    """Write ``lines`` to standard output."""
    text = "".join(f"{line}\n" for line in lines)
    # What a terminal of another encoding cannot show is no reason to fail.
    print_bytes(text.encode("utf-8", "replace"))


def tell(lines: Iterable[str]) -> None:
    """Say something about the work on standard error, if there is one."""
    for line in lines if sys.stderr is not None else ():
        click.echo(line, err=True)


class Finite(click.FloatRange):
    """A number in a range; what is no number (nan) or has no end is refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is not a number that can be used", param, ctx)
        return number


def leave_doubt(warnings: Sequence[str]) -> None:
    """Say what is wrong with a result that is there all the same, and exit with 1; without
    ``warnings``, do nothing.
    """
    if warnings:
        tell(f"warning: {line}" for line in warnings)
        raise click.exceptions.Exit(1)


def doubts(
    alignment: Alignment, outputs: Sequence[str] = (), format_: str | None = None
) -> list[str]:
    """What makes an alignment, or the files it was written to, unlike what anyone wants."""
    found = []
    if not alignment.beads:
        found.append("there is nothing in it: no sentence on either side")
    elif alignment.is_strange:
        share = sum(alignment.unmatched) / 2
        found.append(
            "these may not be translations of each other: "
            f"{share:.0%} of the sentences have no sure counterpart"
            + ("" if alignment.method == "semantic" else f" by the method {alignment.method}")
        )
    return [*found, *empty_files(alignment, outputs, format_)]


def empty_files(
    alignment: Alignment, outputs: Sequence[str], format_: str | None = None
) -> Iterator[str]:
    """Name the files in which there is nothing of ``alignment``."""
    from align import formats

    for output in outputs:
        chosen = formats.choose(output, format_)
        if formats.left_out(alignment, chosen) == len(alignment.beads):
            yield f"{output} holds no unit: {chosen.name} has room only for what has a counterpart"


def finish(
    alignment: Alignment,
    seconds: float,
    outputs: Sequence[str],
    format_: str | None = None,
    method: str = "",
) -> None:
    """Sum a job up on standard error, and exit with 1 where its result is doubtful.

    ``method`` is the one that was asked for.
    """
    tell(summary(alignment, seconds, outputs, format_, method))
    leave_doubt(doubts(alignment, outputs, format_))


def tell_notes(alignment: Alignment, method: str) -> None:
    """Say what a user should know of the loading, and by what it was aligned where ``method`` was
    ``auto`` and not the best could be had.
    """
    tell(notes(alignment))
    if reason := _fallback(alignment, method):
        tell([f"aligned by {alignment.method}{reason}"])


def _fallback(alignment: Alignment, method: str) -> str:
    if method != "auto" or alignment.method != "anchor":
        return ""
    from align import aligner

    return unknown(aligner.strangers(alignment.src.lang, alignment.tgt.lang))


def unknown(langs: Iterable[str]) -> str:
    """The reason why something is done without vectors; nothing where all ``langs`` are known."""
    from align.tags import language_name

    names = " or ".join(dict.fromkeys(language_name(lang) or "this language" for lang in langs))
    return f", because the encoder does not know {names}" if names else ""


def summary(
    alignment: Alignment,
    seconds: float,
    outputs: Sequence[str] = (),
    format_: str | None = None,
    method: str = "",
) -> list[str]:
    """Describe an alignment in a few lines; ``seconds`` is how long it took, ``method`` the one
    that was asked for.
    """
    beads = alignment.beads
    doubtful = sum(bead.probability < DOUBTFUL_BELOW for bead in beads)
    done = "imported" if alignment.method == "imported" else f"aligned by {alignment.method}"
    types = Counter(bead.type for bead in beads).most_common()
    lines = [
        f"{len(alignment.src.sentences)} and {len(alignment.tgt.sentences)} sentences",
        ": ".join(
            filter(None, (f"{len(beads)} beads", ", ".join(f"{n} of {kind}" for kind, n in types)))
        ),
        f"{doubtful} doubtful; {done} in {seconds:.1f} s{_fallback(alignment, method)}",
    ]
    lines += _suggested(alignment.suggestions)
    return [*lines, *notes(alignment), *written(alignment, outputs, format_)]


def notes(alignment: Alignment) -> Iterator[str]:
    """What a user should know of how both texts were loaded."""
    for document in (alignment.src, alignment.tgt):
        yield from (f"{document.source or document.lang}: {note}" for note in document.notes)


def written(
    alignment: Alignment, outputs: Sequence[str], format_: str | None = None
) -> Iterator[str]:
    """Name the files that were written, and say what of ``alignment`` is not in them."""
    from align import formats

    for output in outputs:
        missing = formats.left_out(alignment, formats.choose(output, format_))
        rest = f", without {missing} of {len(alignment.beads)} beads: they lack a side"
        yield f"written: {output}{rest if missing else ''}"


def _suggested(links: Sequence[Bead], most: int = 5) -> Iterator[str]:
    """Name the passages that seem to have moved, the first few one by one."""
    for link in links[:most]:
        src, tgt = _counted(link.src), _counted(link.tgt)
        yield f"moved, it seems ({link.probability:.0%}): source {src} to target {tgt}"
    if len(links) > most:
        yield f"and {len(links) - most} more that seem to have moved"


def _counted(side: Sequence[int]) -> str:
    """Sentences as people count them, from 1."""
    return f"{side[0] + 1}" if len(side) == 1 else f"{side[0] + 1}-{side[-1] + 1}"

"""What the commands share: a progress bar, output, and messages about the result."""

from __future__ import annotations

import math
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from align.alignment import DOUBTFUL_BELOW, Alignment, Bead
from align.cli.options import Output, Texts, Ways, unused
from align.cli.telling import is_quiet, leave_doubt, tell
from align.errors import ExportError, UsageError
from align.models import SHIPPED, Learnt
from align.words import counted

if TYPE_CHECKING:
    from align.formats import Format
    from align.progress import Progress
    from align.textpair import TextPair

#: Standard output only.
NOWHERE = Output()
#: Texts are read as usual.
AS_USUAL = Ways()


class Formats(Protocol):
    """A package of formats: ``align.formats``, ``align.checks.reports``."""

    def choose(self, path: str, format: str | None = None, /) -> object:  # noqa: A002
        """Find the format for a file, and check that it can be written. Raises ExportError."""

    def find(self, name: str, /) -> object:
        """Find a format by its name. Raises ExportError."""


def check_output(room: Formats, output: Output, *texts: str | None) -> None:
    """Before a long job begins, check that its output can be written.

    An output file must not replace one of the ``texts`` that it is made from, nor two outputs each
    other's files.
    """
    from align.formats import Format, several

    for name in output.outputs:
        spare_the_texts(name, *filter(None, texts))
    chosen = [(Path(name), room.choose(name, output.format_)) for name in output.outputs]
    several.check_apart((path, row) for path, row in chosen if isinstance(row, Format))
    if output.format_ is not None and not output.outputs:
        room.find(output.format_)


def check_beside(alignment: Alignment, output: Output) -> None:
    """Check, before the first file is written, that no output would replace a file beside it."""
    from align import formats

    for name in output.outputs:
        formats.check_beside(Path(name), formats.choose(name, output.format_), alignment)


def write_out(alignment: Alignment, output: Output, *, silent: bool = False) -> None:
    """Write ``alignment`` to files, or to standard output unless ``silent``."""
    from align import formats

    check_beside(alignment, output)
    for name in output.outputs:
        formats.export(alignment, name, output.format_)
    if not output.outputs and not silent:
        print_bytes(formats.render(alignment, output.format_ or "jsonl"))


def align_pair(texts: Texts, learnt: Mapping[str, Any], ways: Ways = AS_USUAL) -> Alignment:
    """Run ``pipeline.pair`` with a progress bar; ``learnt`` are keywords, as of a ``Learnt``."""
    from align import pipeline

    options = ways.options()
    with progress_bar() as progress:
        return pipeline.pair(
            texts.src,
            texts.tgt,
            src_lang=texts.src_lang,
            tgt_lang=texts.tgt_lang,
            method=texts.method,
            options=options,
            abbreviations=ways.abbreviations,
            progress=progress,
            **learnt,
        )


def opened(learnt: Learnt) -> dict[str, Any]:
    """The keywords of ``learnt`` with what its files hold, for a job that needs them many times, or
    to report a wrong file before the job. Raises LoadError, UsageError, DependencyError.
    """
    from align import pipeline

    return pipeline.opened(**learnt.keywords)


def remembering(learnt: Learnt, method: str) -> dict[str, Any]:
    """The same as ``opened`` with an encoder that encodes no text twice, for a command that aligns
    the same texts again; ``method`` as in ``Texts``.
    """
    keywords = opened(learnt)
    if method not in ("auto", "semantic"):
        return keywords  # no encoder is needed
    from align.aligner.encoders import default
    from align.aligner.encoders.remembering import RememberingEncoder

    return {**keywords, "encoder": RememberingEncoder(keywords["encoder"] or default())}


def spare_the_texts(output: str, *texts: str) -> None:
    """Refuse to write ``output`` over one of the ``texts`` that it is made from."""
    if os.path.realpath(output) in map(os.path.realpath, texts):
        raise UsageError("the output would overwrite one of the texts", where=output)


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show a progress bar while a job runs, but only on a terminal."""
    from tqdm import tqdm

    layout = "{desc} {bar:30} {percentage:3.0f} %"
    with tqdm(total=1.0, disable=is_quiet() or None, leave=False, bar_format=layout) as bar:

        def report(step: str, share: float) -> None:
            bar.set_description_str(f"{step:<5}", refresh=False)
            bar.update(share - bar.n)

        yield report


def print_bytes(content: bytes) -> None:
    """Write ``content`` to standard output. It is not an error if the reader stops early.

    Raises ExportError if there is no standard output or not enough space.
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
            "standard output cannot be written ({reason})", reason=error.strerror
        ) from error


def _leave_stdout() -> None:
    """Discard any remaining output, because the interpreter flushes once more when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_lines(lines: Iterable[str]) -> None:
    """Write ``lines`` to standard output."""
    text = "".join(f"{line}\n" for line in lines)
    # Characters that the terminal's encoding lacks must not stop the command.
    print_bytes(text.encode("utf-8", "replace"))


class Finite(click.FloatRange):
    """A number in a range; NaN and infinity are refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is not a number that can be used", param, ctx)
        return number


def doubts(alignment: Alignment, output: Output = NOWHERE) -> list[str]:
    """The reasons why an alignment, or the files it was written to, may be useless."""
    from align.aligner import doubts as reasons

    return [*reasons.doubts(alignment), *empty_files(alignment, output)]


def empty_files(alignment: Alignment, output: Output) -> Iterator[str]:
    """Describe the files that contain nothing of ``alignment``."""
    from align import formats

    for name in output.outputs:
        chosen = formats.choose(name, output.format_)
        if formats.left_out(alignment, chosen) == len(alignment.beads):
            yield f"{name} contains no units: {chosen.name} can only contain beads with both sides"


def finish(
    alignment: Alignment,
    seconds: float,
    output: Output = NOWHERE,
    method: str = "",
    pairs: Sequence[TextPair] = (),
) -> None:
    """Print a summary on standard error, and exit with 1 if the result is doubtful.

    ``method`` is the requested one; ``pairs`` are the texts, if the alignment was made of them.
    """
    tell(summary(alignment, seconds, output, method, pairs))
    leave_doubt(doubts(alignment, output))


def tell_notes(alignment: Alignment, method: str) -> None:
    """Print the notes of both documents, and the method that was used if ``auto`` could not use
    the best one.
    """
    tell(notes(alignment))
    if reason := _fallback(alignment, method):
        tell([f"aligned by {alignment.method}{reason}"])


def tell_ignored(alignment: Alignment, texts: Texts, ways: Ways, learnt: Learnt = SHIPPED) -> None:
    """Name the options that have no effect, because a file with both sides was read."""
    if alignment.method == "imported" and (options := unused(texts, ways, learnt, aligned=True)):
        tell([f"ignored, because the file is already aligned: {options}"])
        tell(["(sverka import --split-units splits units into sentences and aligns them)"])


def _fallback(alignment: Alignment, method: str) -> str:
    if method != "auto" or alignment.method != "anchor":
        return ""
    from align import aligner

    reason = unknown(aligner.strangers(alignment.src.lang, alignment.tgt.lang))
    # Otherwise, the words of the two languages are only compared by their sound.
    return f"{reason}; the word tables do" if aligner.TABLES in alignment.made_with else reason


def unknown(langs: Iterable[str]) -> str:
    """Why the encoder is not used: a clause for a message; empty if it supports all ``langs``."""
    from align.tags import language_name

    *most, last = dict.fromkeys(language_name(lang) or "this language" for lang in langs) or ("",)
    names = f"{', '.join(most)} or {last}" if most else last
    return f", because the encoder does not support {names}" if names else ""


def summary(
    alignment: Alignment,
    seconds: float,
    output: Output = NOWHERE,
    method: str = "",
    pairs: Sequence[TextPair] = (),
) -> list[str]:
    """Describe an alignment in a few lines. ``seconds`` is how long it took, ``method`` the
    requested one, and ``pairs`` the texts, if it was made of them.
    """
    from align.aligner.alone import alone

    beads = alignment.beads
    doubtful = sum(bead.probability < DOUBTFUL_BELOW for bead in beads)
    done = "imported" if alignment.method == "imported" else f"aligned by {alignment.method}"
    types = Counter(bead.type for bead in beads).most_common()
    lines = [
        f"{len(alignment.src.sentences)} and {len(alignment.tgt.sentences)} sentences",
        ": ".join(
            filter(
                None,
                (counted(len(beads), "bead"), ", ".join(f"{n} of {kind}" for kind, n in types)),
            )
        ),
        f"{doubtful} doubtful; {done} in {seconds:.1f} s{_fallback(alignment, method)}",
    ]
    lines += _suggested(alignment.suggestions)
    lines += map(str, alone(alignment))
    return [*lines, *notes(alignment), *written(alignment, output, pairs)]


def notes(alignment: Alignment) -> Iterator[str]:
    """The notes on how both texts were loaded."""
    from align.aligner.doubts import serious

    for document in (alignment.src, alignment.tgt):
        doubts = serious(document)
        told = (note for note in document.notes if note not in doubts)
        yield from (f"{document.source or document.lang}: {note}" for note in told)


def written(alignment: Alignment, output: Output, pairs: Sequence[TextPair] = ()) -> Iterator[str]:
    """Name the files that were written, and say what they leave out of ``alignment`` and of the
    ``pairs`` that it is made of.
    """
    from align import formats
    from align.textpair import TextPair

    for name in output.outputs:
        row = formats.choose(name, output.format_)
        missing = formats.left_out(alignment, row)
        rest = f", without {missing} of {len(alignment.beads)} beads, which have only one side"
        yield f"written: {name}{rest if missing else ''}"
        if lost := formats.lost(pairs or [TextPair(alignment)], row):
            yield f"{name} leaves out: {', '.join(lost)}"
        if row.name == "docx" and (source := formats.formatted(alignment.tgt)):
            yield f"{name} has the headings of {source}, but not its italics, bold and other looks"


def names_lost(name: str, row: Format, number: int) -> Iterator[str]:
    """Say that a file joins a ``number`` of texts, if its format has no place for their names."""
    if number > 1 and "texts" not in row.keeps.split():
        yield f"{name}: {number} texts were joined, without their names"


def _suggested(links: Sequence[Bead], most: int = 5) -> Iterator[str]:
    """List the passages that were probably moved, the first few one by one."""
    for link in links[:most]:
        src, tgt = _positions(link.src), _positions(link.tgt)
        yield f"probably moved ({link.probability:.0%}): source {src} to target {tgt}"
    if len(links) > most:
        yield f"and {len(links) - most} more that were probably moved"


def _positions(side: Sequence[int]) -> str:
    """Sentence numbers as people count them, from 1."""
    return f"{side[0] + 1}" if len(side) == 1 else f"{side[0] + 1}-{side[-1] + 1}"

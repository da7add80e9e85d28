"""The command: options in, a library call, a message out.

Whatever Sverka refuses becomes one line on standard error and exit code 2; an
interruption exits with 130. The library is imported inside the commands, so
that help and usage errors are shown at once.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import get_terminal_size
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from time import perf_counter
from typing import TYPE_CHECKING, Any, get_args

import click

from align.alignment import DOUBTFUL_BELOW, Alignment, Bead, Method
from align.errors import AlignError, DependencyError, LoadError, SverkaError, UsageError

if TYPE_CHECKING:
    from align.pipeline import Progress

METHODS = (*get_args(Method), "auto")


class _Refusal(click.ClickException):
    """An error that the command prints on one line."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the line on standard error."""
        click.echo(f"sverka: {self.message}", file=file, err=True)


class _Commands(click.Group):
    """A group that turns known errors into one line, whichever command raised them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that ``ctx`` names."""
        try:
            return super().invoke(ctx)
        except SverkaError as error:
            raise _Refusal(str(error)) from error
        except click.UsageError as error:
            where = error.ctx.command_path if error.ctx else "sverka"
            raise _Refusal(f"{error.format_message()} See {where} -h") from error
        except KeyboardInterrupt:
            click.echo(err=True)
            raise click.exceptions.Exit(130) from None


@click.group(cls=_Commands, name="sverka", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sverka", prog_name="sverka")
def main() -> None:
    """Align two language versions of a text and review the rendering."""


_method = click.option(
    "--method",
    type=click.Choice(METHODS),
    default="auto",
    show_default=True,
    help="What to align by; auto takes the best that both languages allow.",
)


@main.command()
@click.argument("src", metavar="EN")
@click.argument("tgt", metavar="RU")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="OUT",
    help="File to write, in the format of its extension; may be repeated.",
)
@click.option("--format", "format_", metavar="NAME", help="Format, whatever the extension says.")
@click.option("--src-lang", metavar="TAG", help="Language of the first text, as in en-GB.")
@click.option("--tgt-lang", metavar="TAG", help="Language of the second text, as in ru-RU.")
@_method
def pair(
    src: str,
    tgt: str,
    outputs: Sequence[str],
    format_: str | None,
    src_lang: str | None,
    tgt_lang: str | None,
    method: str,
) -> None:
    """Align two files, the original and its translation.

    Without -o the beads go to standard output as JSON lines.
    """
    from align import formats, pipeline

    for output in outputs:
        _spare_the_texts(output, src, tgt)
        formats.choose(output, format_)
    if format_ is not None and not outputs:
        formats.find(format_)

    began = perf_counter()
    with _progress() as progress:
        alignment = pipeline.pair(
            src, tgt, src_lang=src_lang, tgt_lang=tgt_lang, method=method, progress=progress
        )
    for output in outputs:
        formats.export(alignment, output, format_)
    if not outputs:
        _print(formats.render(alignment, format_ or "jsonl"))
    _tell(summary(alignment, perf_counter() - began, outputs))


@main.command()
@click.argument("src", metavar="SRC")
@click.argument("tgt", metavar="TGT")
@click.option("--src-lang", metavar="TAG", default="en", show_default=True, help="As in en-GB.")
@click.option("--tgt-lang", metavar="TAG", default="ru", show_default=True, help="As in ru-RU.")
@_method
@click.option("-o", "--output", metavar="OUT", help="File to write; else standard output.")
def sentences(
    src: str, tgt: str, src_lang: str, tgt_lang: str, method: str, output: str | None
) -> None:
    """Align two files of ready sentences, one a line, into JSON lines.

    A blank line is an empty sentence and keeps its index. "-" is standard input.
    """
    from align import formats, pipeline
    from align.formats.jsonlines import render_links

    if src == tgt == "-":
        raise UsageError("only one side can come from standard input")
    if output:
        _spare_the_texts(output, src, tgt)
        formats.check_writable(Path(output))
    began = perf_counter()
    src_lines, tgt_lines = _read_lines(src), _read_lines(tgt)
    if src_lines == tgt_lines:
        raise AlignError("both sides are the same text", where=src, hint="Give two languages")
    with _progress() as progress:
        alignment = pipeline.align_sentences(
            src_lines,
            tgt_lines,
            src_lang,
            tgt_lang,
            method,
            progress=lambda share: progress("align", share),
        )
    if output:
        formats.replace_file(Path(output), render_links(alignment))
    else:
        _print(render_links(alignment))
    _tell(summary(alignment, perf_counter() - began, [output] if output else []))


@main.command()
@click.argument("src", metavar="EN")
@click.argument("tgt", metavar="RU")
@click.option(
    "--bead",
    type=click.IntRange(min=1),
    metavar="N",
    help="Which bead, counted from 1 as in exports and on the desk; else the least sure one.",
)
@click.option("--src-lang", metavar="TAG", help="Language of the first text, as in en-GB.")
@click.option("--tgt-lang", metavar="TAG", help="Language of the second text, as in ru-RU.")
@_method
@click.option(
    "--lang",
    type=click.Choice(["en", "ru"]),
    default="en",
    show_default=True,
    help="Language of the explanation.",
)
def explain(
    src: str,
    tgt: str,
    bead: int | None,
    src_lang: str | None,
    tgt_lang: str | None,
    method: str,
    lang: str,
) -> None:
    """Say why a bead is as sure as it is, beside its rivals.

    Each line is what one feature adds to the bead's score (log odds) or takes from it.
    """
    from align import pipeline
    from align.aligner import explain as reasons

    with _progress() as progress:
        alignment = pipeline.pair(
            src, tgt, src_lang=src_lang, tgt_lang=tgt_lang, method=method, progress=progress
        )
    beads = alignment.beads
    least_sure = min(range(len(beads)), key=lambda k: beads[k].probability)
    number = least_sure if bead is None else bead - 1
    told = reasons.explain(alignment, number, lang=lang)
    width = max(60, min(100, get_terminal_size((88, 24)).columns))
    _print("\n".join([*reasons.describe(told, alignment, width), ""]).encode())


def _spare_the_texts(output: str, *texts: str) -> None:
    if os.path.realpath(output) in map(os.path.realpath, texts):
        raise UsageError("this would overwrite the text itself", where=output)


def _read_lines(name: str) -> list[str]:
    """Read the sentences of a file, one a line; ``-`` is standard input."""
    from align.loaders import decode, raw

    source = ("standard input", sys.stdin.buffer.read(raw.MAX_BYTES + 1)) if name == "-" else name
    content = raw.read(source)
    decoded = decode.decode(content.data, content.name)
    if not decoded.text.strip():
        raise LoadError("there is no sentence in it", where=content.name)
    _tell(f"{content.name}: {note}" for note in decoded.notes)
    return decoded.text.removesuffix("\n").split("\n")


@main.command("eval")
@click.argument("gold", metavar="GOLD.jsonl...", nargs=-1, required=True)
@_method
@click.option("--weights", metavar="FILE", help="Weights to use in place of the shipped ones.")
def evaluate(gold: Sequence[str], method: str, weights: str | None) -> None:
    """Measure the aligner on gold alignments.

    A line of a gold file holds src_lang, tgt_lang, src and tgt (sentences) and
    gold (beads as pairs of lists of indices, from 0).
    """
    from align import aligner
    from align.aligner.evaluation import Score, beads_of, lax, strict
    from align.aligner.gold import read_all
    from align.aligner.model import ModelFile

    held = ModelFile.load(Path(weights)) if weights else None
    tables = [(Path(name).stem, read_all([Path(name)])) for name in gold]
    click.echo(_SCORES.format("", "precision", "recall", "strict F1", "lax F1"))
    for name, documents in tables:
        exact, loose = Score(), Score()
        for document in documents:
            made = aligner.align(*document.texts(), method=method, weights=held)
            found = beads_of([(bead.src, bead.tgt) for bead in made.beads])
            exact += strict(found, document.gold)
            loose += lax(found, document.gold)
        numbers = exact.precision, exact.recall, exact.f1, loose.f1
        click.echo(_SCORES.format(name, *(f"{number:.4f}" for number in numbers)))


_SCORES = "{:<32} {:>10} {:>10} {:>10} {:>10}"


@main.command()
@click.argument("gold", metavar="GOLD.jsonl...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="OUT", required=True, help="File for the weights.")
@click.option(
    "--folds",
    type=click.IntRange(min=2),
    help="First measure so many ways: weights of the rest on each part in turn.",
)
@click.option("--seed", default=0, show_default=True, help="The same seed gives the same weights.")
def train(gold: Sequence[str], output: str, folds: int | None, seed: int) -> None:
    """Learn the weights of every method from gold alignments."""
    from tqdm import tqdm

    from align import aligner, formats
    from align.aligner import training
    from align.aligner.gold import read_all

    _spare_the_texts(output, *gold)
    formats.check_writable(Path(output))
    documents = read_all([Path(name) for name in gold])
    for method in aligner.METHODS if folds else ():
        scores = training.cross_validate(documents, method, count=folds or 2, seed=seed)
        for collection, score in scores.items():
            click.echo(f"{method:<8} {collection:<32} strict F1 {score.f1:.4f}")
    with tqdm(disable=None, leave=False, bar_format="{desc}, step {n_fmt}") as bar:

        def report(method: str, loss: float) -> None:
            bar.set_description_str(f"{method}: loss {loss:,.1f}", refresh=False)
            bar.update()

        weights = training.train(documents, seed=seed, report=report)
    formats.replace_file(Path(output), weights.to_json().encode())
    _tell([f"written: {output}"])


@main.command()
@click.option("--src", metavar="EN", help="Original to open at once; needs --tgt.")
@click.option("--tgt", metavar="RU", help="Its translation.")
@click.option("--src-lang", metavar="TAG", help="Language of the first text.")
@click.option("--tgt-lang", metavar="TAG", help="Language of the second text.")
@_method
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
def view(
    src: str | None,
    tgt: str | None,
    src_lang: str | None,
    tgt_lang: str | None,
    method: str,
    port: int,
    no_browser: bool,
) -> None:
    """Open the review desk in the browser, for this computer only."""
    if not find_spec("streamlit"):
        raise DependencyError(
            "the desk needs streamlit, which is not installed",
            hint='Install it with: pip install "sverka[desk]"',
        )
    from align import desk

    if bool(src) != bool(tgt):
        raise UsageError("one side of the pair is missing", hint="Give both --src and --tgt")
    for name in filter(None, (src, tgt)):
        if not Path(name).is_file():
            raise LoadError("there is no such file", where=name, hint="Check the path")
    _check_port(port)
    command = desk.command(
        src,
        tgt,
        src_lang=src_lang,
        tgt_lang=tgt_lang,
        method=method,
        port=port,
        options=[
            f"--server.headless={str(no_browser).lower()}",
            "--server.showEmailPrompt=false",
        ],
    )
    # The desk takes this process over, so that it is the one to get every signal.
    os.execv(command[0], command)  # noqa: S606


def _check_port(port: int) -> None:
    with socket() as probe:
        probe.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise UsageError(
                f"port {port} cannot be used ({error.strerror})",
                hint="Choose another with --port",
            ) from error


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show a bar while a job runs, on a terminal only."""
    from tqdm import tqdm

    layout = "{desc} {bar:30} {percentage:3.0f} %"
    with tqdm(total=1.0, disable=None, leave=False, bar_format=layout) as bar:

        def report(step: str, share: float) -> None:
            bar.set_description_str(f"{step:<5}", refresh=False)
            bar.update(share - bar.n)

        yield report


def _print(content: bytes) -> None:
    """Write ``content`` to standard output; a reader that has seen enough is no error."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at its end and must not fail there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(lines: Iterable[str]) -> None:
    """Tell a person at a terminal; programs read no such thing."""
    if sys.stderr.isatty():
        for line in lines:
            click.echo(line, err=True)


def summary(alignment: Alignment, seconds: float, outputs: Sequence[str] = ()) -> list[str]:
    """Describe an alignment in a few lines; ``seconds`` is how long it took."""
    beads = alignment.beads
    doubtful = sum(bead.probability < DOUBTFUL_BELOW for bead in beads)
    types = Counter(bead.type for bead in beads).most_common()
    lines = [
        f"{len(alignment.src.sentences)} and {len(alignment.tgt.sentences)} sentences",
        f"{len(beads)} beads: {', '.join(f'{count} of {kind}' for kind, count in types)}",
        f"{doubtful} doubtful; aligned by {alignment.method} in {seconds:.1f} s",
    ]
    lines += _suggested(alignment.suggestions)
    for document in (alignment.src, alignment.tgt):
        lines += (f"{document.source or document.lang}: {note}" for note in document.notes)
    lines += (f"written: {output}" for output in outputs)
    return lines


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


if __name__ == "__main__":
    main()

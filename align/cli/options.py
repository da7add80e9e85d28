"""Options that several commands share, and the objects that hold their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from align.alignment import Method
from align.errors import UsageError

if TYPE_CHECKING:
    from align.loaders import Options
    from align.models import Learnt

METHODS = (*get_args(Method), "auto")

method_option = click.option(
    "--method",
    type=click.Choice(METHODS),
    default="auto",
    show_default=True,
    help="How to align; auto takes the best method that supports both languages.",
)

languagetool_option = click.option(
    "--languagetool",
    metavar="URL",
    help="Also check the translation with this LanguageTool server, for example "
    "http://127.0.0.1:8081. By default, nothing is sent anywhere.",
)

encoder_option = click.option(
    "--encoder",
    metavar="NAME",
    help="Encoder to use instead of the built-in one, for example sentence-transformers:LaBSE or "
    "sentence-transformers:FOLDER.",
)


_weights_option = click.option(
    "--weights",
    metavar="FILE",
    help="Weights to use instead of the built-in ones, made by sverka train.",
)
lexicon_option = click.option(
    "--lexicon", metavar="FILE", help="Lexicon of words in both languages, made by sverka learn."
)

#: The options that say how texts are read, by the fields of ``Ways``.
_READING: dict[str, dict[str, Any]] = {
    "encoding": {
        "multiple": True,
        "metavar": "NAME",
        "help": "Encoding of text that is not UTF-8, for example windows-1251.",
    },
    "repair": {
        "is_flag": True,
        "help": "Repair text that was once read in a wrong encoding.",
    },
    "keep_segments": {
        "is_flag": True,
        "help": "Keep the units, cues or lines of a file as sentences.",
    },
    "code": {
        "is_flag": True,
        "help": "Keep blocks of program code (Markdown, DocBook and the like).",
    },
    "abbreviations": {
        "metavar": "FILE",
        "help": "Abbreviations and rules of your own for splitting into sentences.",
    },
}


def language(value: str) -> str:
    """The type of an option that takes a language; raises UsageError."""
    from align.text import language_tag  # its tables are slow to load

    return language_tag(value)


@dataclass(frozen=True, slots=True)
class Ways:
    """How texts are read and split: the values of ``reading_options``."""

    encoding: Sequence[str] = ()
    repair: bool = False
    keep_segments: bool = False
    code: bool = False
    abbreviations: str | None = None

    def options(self) -> tuple[Options, Options]:
        """The options for the first and for the second text. Raises UsageError."""
        if len(self.encoding) > 2:
            raise UsageError("--encoding can be given once, or once for each text")
        first, second = (*self.encoding, *self.encoding, None, None)[:2]
        return self._in(first), self._in(second)

    def of_file(self) -> Options:
        """The options for a single file. Raises UsageError."""
        if len(self.encoding) > 1:
            raise UsageError("--encoding can be given only once")
        return self._in(*self.encoding)

    def _in(self, encoding: str | None = None) -> Options:
        from align.loaders import Options
        from align.loaders.decode import check_encoding

        if encoding is not None:
            check_encoding(encoding)
        return Options(encoding, self.repair, self.keep_segments, self.code)


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


Command = TypeVar("Command", bound=Callable[..., Any])


def learnt_options(command: Command) -> Command:
    """``--weights``, ``--lexicon`` and ``--encoder``, gathered as a ``Learnt``."""
    return _weights_option(lexicon_option(encoder_option(command)))


def language_options(src: str, tgt: str) -> Callable[[Command], Command]:
    """``--src-lang`` and ``--tgt-lang``; ``src`` and ``tgt`` describe the texts in help."""

    def add(command: Command) -> Command:
        for option, what, tag, code, name in (
            ("--tgt-lang", tgt, "ru-RU", "rus", "Russian"),
            ("--src-lang", src, "en-GB", "eng", "English"),
        ):
            told = f"Language of the {what}, for example {tag}, {code} or {name}."
            command = click.option(option, type=language, metavar="LANG", help=told)(command)
        return command

    return add


def lang_option(told: str) -> Callable[[Command], Command]:
    """``--lang`` (``en``, ``ru``), the language of what is told; ``told`` is its help."""
    choice = click.Choice(["en", "ru"])
    return click.option("--lang", type=choice, default="en", show_default=True, help=told)


def reading_options(*names: str, texts: str = "texts") -> Callable[[Command], Command]:
    """The options of ``Ways``, or only those called ``names``.

    ``texts`` is what the command reads in pairs, in its help; empty if it reads no pairs.
    """

    def add(command: Command) -> Command:
        for name in reversed(names or tuple(_READING)):
            option = dict(_READING[name])
            if name == "encoding" and texts:
                option["help"] += f" Give it twice if the two {texts} differ."
            command = click.option(_flag(name), **option)(command)
        return command

    return add


def output_options(what: str = "File") -> Callable[[Command], Command]:
    """``-o``, which can be repeated, and ``--format``; ``what`` is the thing that is written."""

    def add(command: Command) -> Command:
        told = "Format, regardless of the extension."
        command = click.option("--format", "format_", metavar="NAME", help=told)(command)
        told = f"{what} to write; its extension gives the format. Can be repeated."
        option = click.option("-o", "--output", "outputs", multiple=True, metavar="OUT", help=told)
        return option(command)

    return add


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts of a command, their languages and the alignment method."""

    src: str
    tgt: str | None
    src_lang: str | None
    tgt_lang: str | None
    method: str


@dataclass(frozen=True, slots=True)
class Output:
    """The files to write, and their format if it was given."""

    outputs: Sequence[str] = ()
    format_: str | None = None


def check_use(method: str, learnt: Learnt) -> None:
    """Refuse what was learnt but is not used by ``method``. Raises UsageError."""
    unused = {"lexicon": ("length",), "encoder": ("length", "anchor")}
    for name, methods in unused.items():
        if getattr(learnt, name) and method in methods:
            raise UsageError(
                "{option} has no effect, because the method {method} does not use it",
                hint="Leave it out, or choose another --method",
                option=_flag(name),
                method=method,
            )


def unused(texts: Texts, ways: Ways, learnt: Learnt, *, aligned: bool = False) -> str:
    """Those of the options that are given, for a command that does not need them this time; empty
    if none is. If it reads a file that is already ``aligned``, those that say how it is read count
    as needed.
    """
    values = {"src_lang": texts.src_lang, "tgt_lang": texts.tgt_lang, **asdict(ways)}
    if aligned:
        values = {"code": ways.code, "abbreviations": ways.abbreviations}
    values |= {"method": texts.method != "auto", **learnt.keywords}
    return ", ".join(_flag(name) for name, value in values.items() if value)


def gather(**groups: type[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Pass groups of options to a command as objects: ``gather(texts=Texts)``.

    It must be the decorator next to the function. The fields of a class are the option names.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def call(*args: Any, **options: Any) -> None:
            for name, group in groups.items():
                names = [field.name for field in fields(group) if field.name in options]
                values = {name: options.pop(name) for name in names}
                options[name] = group(**values)
            command(*args, **options)

        return call

    return decorate

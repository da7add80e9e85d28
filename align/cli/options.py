"""Options that several commands share, and the objects in which a command gets them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from typing import Any, TypeVar, get_args

import click

from align.alignment import Method

METHODS = (*get_args(Method), "auto")

method_option = click.option(
    "--method",
    type=click.Choice(METHODS),
    default="auto",
    show_default=True,
    help="How to align; auto takes the best method that both languages allow.",
)

languagetool_option = click.option(
    "--languagetool",
    metavar="URL",
    help="Ask this LanguageTool server about the translation, for example "
    "http://127.0.0.1:8081; nothing is sent anywhere without it.",
)

lexicon_option = click.option(
    "--lexicon", metavar="FILE", help="Lexicon of words in both languages, made by sverka learn."
)


def language(value: str) -> str:
    """The type of an option that takes a language; raises UsageError."""
    from align.text import language_tag  # its tables take a moment to load

    return language_tag(value)


Command = TypeVar("Command", bound=Callable[..., Any])


def language_options(src: str, tgt: str) -> Callable[[Command], Command]:
    """``--src-lang`` and ``--tgt-lang``; ``src`` and ``tgt`` say whose languages they are."""

    def add(command: Command) -> Command:
        for option, what, tag, code, name in (
            ("--tgt-lang", tgt, "ru-RU", "rus", "Russian"),
            ("--src-lang", src, "en-GB", "eng", "English"),
        ):
            told = f"Language of the {what}, for example {tag}, {code} or {name}."
            command = click.option(option, type=language, metavar="LANG", help=told)(command)
        return command

    return add


def output_options(what: str = "File") -> Callable[[Command], Command]:
    """``-o``, which may be repeated, and ``--format``; ``what`` is what is written."""

    def add(command: Command) -> Command:
        told = "Format, regardless of the extension."
        command = click.option("--format", "format_", metavar="NAME", help=told)(command)
        told = f"{what} to write; its extension gives the format. Can be repeated."
        option = click.option("-o", "--output", "outputs", multiple=True, metavar="OUT", help=told)
        return option(command)

    return add


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts of a command, their languages and the method of aligning."""

    src: str
    tgt: str | None
    src_lang: str | None
    tgt_lang: str | None
    method: str


@dataclass(frozen=True, slots=True)
class Output:
    """The files to write and their format, if one was named."""

    outputs: Sequence[str] = ()
    format_: str | None = None


def gather(**groups: type[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Hand a command some of its options as one object each: ``gather(texts=Texts)``.

    It stands right above the function. The fields of a class are the names of the options.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def call(*args: Any, **options: Any) -> None:
            for name, group in groups.items():
                values = {field.name: options.pop(field.name) for field in fields(group)}
                options[name] = group(**values)
            command(*args, **options)

        return call

    return decorate

"""Texts for people in their language: gettext catalogues with the English text as message id.

The catalogues are ``locale/LANGUAGE.po`` and need no compilation. Texts to translate are marked by
``say("...")``, ``say.count("...", "...", n)`` and ``later("...")``, in Python and in the grid's
script alike. Also translated are ``Message("...")``, the messages and hints of errors, the kinds of
findings and the tables of formats.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # Babel loads slowly, and every error needs this module
    from babel.messages.catalog import Catalog

LANGUAGES = ("en", "ru")
#: How a language writes figures, where it differs from Python: the space does not break a line.
_FIGURES = {"ru": str.maketrans({",": "\N{NO-BREAK SPACE}", ".": ",", "%": "\N{NO-BREAK SPACE}%"})}
FOLDER = Path(__file__).with_name("locale")


def choose(locale: str | None) -> str:
    """Return the interface language for a browser's ``locale``: ``ru-RU`` -> ``ru``."""
    primary = (locale or "").replace("_", "-").split("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


def later(message: str) -> str:
    """Mark ``message``, in a table for example, for later translation."""
    return message


def figure(value: float, lang: str, spec: str = "") -> str:
    """Format ``value`` by ``spec``, as for ``format``, with the separators that ``lang`` uses.

    >>> figure(12345.6, "en", ",.1f"), figure(0.5, "ru")
    ('12,345.6', '0,5')
    """
    return format(value, spec).translate(_FIGURES.get(lang, {}))


def counted(number: int, noun: str) -> str:
    """An English noun that takes a plural -s with its number: ``1 pair``, ``2 pairs``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


class _Figure:
    """A number in the braces of a message, written with the separators of its language."""

    def __init__(self, value: float, lang: str) -> None:
        self._value, self._lang = value, lang

    def __format__(self, spec: str) -> str:
        return figure(self._value, self._lang, spec)

    def __repr__(self) -> str:
        return figure(self._value, self._lang)


class Message(str):
    """A text for people: a string in English, which ``Words`` can translate.

    ``values`` replace the braces of ``template``; some may be messages themselves. Without values
    the template is used as it is, braces included.

    >>> bead = Message("Bead {n}", n=7)
    >>> bead, Words("ru")(bead)
    ('Bead 7', 'Сегмент 7')
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: object) -> Message:
        """Fill in ``values``; one that is neither a number nor a string is kept as its text.

        A message without new values is returned unchanged.
        """
        if isinstance(template, Message) and not values:
            return template
        plain = {
            name: value if isinstance(value, (str, int, float)) else str(value)
            for name, value in values.items()
        }
        made = super().__new__(cls, template.format_map(plain) if plain else template)
        made.template, made.values = template, plain
        return made

    def said_by(self, say: Words) -> str:
        """The text in the language of ``say``."""
        return say(self.template, **self.values)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the template, not just the English text."""
        return _message, (self.template, self.values)


def _message(template: str, values: dict[str, Any]) -> Message:
    return Message(template, **values)


def joined(parts: Iterable[str], between: str = ", ") -> Message:
    """Join ``parts``, some of which may be messages, into one text."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return Message(between.join(f"{{{name}}}" for name in values), **values)


@lru_cache
def _catalogue(lang: str) -> Catalog:
    """Read the translations into ``lang``; English has none and needs none."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    path = FOLDER / f"{lang}.po"
    if not path.exists():
        return Catalog(lang)
    with path.open("rb") as source:
        return read_po(source, locale=lang)


@lru_cache
def _translations(lang: str) -> gettext.NullTranslations:
    catalogue = _catalogue(lang)
    if not catalogue:
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def has(message: str) -> bool:
    """Whether the catalogue contains ``message``."""
    return _catalogue("ru").get(message) is not None


def table(lang: str) -> dict[str, str]:
    """Return all messages without a plural, for the grid, which does its own lookup."""
    return {
        str(one.id): str(one.string) for one in _catalogue(lang) if one.id and not one.pluralizable
    }


class Words:
    """Says a message in one language, with its values in place of the braces.

    >>> Words("ru")("Align")
    'Выровнять'
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._said = _translations(lang)

    def __call__(self, message: str, /, **values: object) -> str:
        """Translate ``message`` and fill in ``values``, translating those that are messages."""
        if isinstance(message, Message):
            return self(message.template, **message.values, **values)
        text = self._said.gettext(message) if message else ""
        said = {name: self._value(value) for name, value in values.items()}
        return text.format_map(said) if said else text

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Translate ``one`` or ``many`` (or the language's other forms) for the number ``n``."""
        said = {name: self._value(value) for name, value in {"n": n, **values}.items()}
        return self._said.ngettext(one, many, n).format_map(said)

    def _value(self, value: object) -> object:
        """Translate a message, and write a number as the language does."""
        if isinstance(value, Message):
            return value.said_by(self)
        return _Figure(value, self.lang) if isinstance(value, (int, float)) else value

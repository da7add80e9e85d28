"""What people read, in their language: gettext catalogues, with the English text as message id.

The catalogues are ``locale/LANGUAGE.po``, read as they are; there is nothing to compile. What is
marked for translation is ``say("...")``, ``say.count("...", "...", n)`` and ``later("...")``, in
Python and in the grid's script alike, the kinds of findings and the tables of formats.
"""

from __future__ import annotations

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("en", "ru")
FOLDER = Path(__file__).with_name("locale")


def choose(locale: str | None) -> str:
    """Return the interface language for a browser's ``locale``: ``ru-RU`` -> ``ru``."""
    primary = (locale or "").replace("_", "-").split("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


def later(message: str) -> str:
    """Mark ``message``, in a table for example, to be said later."""
    return message


@lru_cache
def _catalogue(lang: str) -> Catalog:
    """Read the translations into ``lang``; English has none and needs none."""
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
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def table(lang: str) -> dict[str, str]:
    """Return every message without a plural, for the grid, which looks its words up by itself."""
    return {
        str(one.id): str(one.string) for one in _catalogue(lang) if one.id and not one.pluralizable
    }


class Words:
    """Says a message in one language, with the values that stand in its braces.

    >>> Words("ru")("Align")
    'Выровнять'
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._said = _translations(lang)

    def __call__(self, message: str, **values: object) -> str:
        """Say ``message``, with ``values`` in its braces."""
        text = self._said.gettext(message)
        return text.format(**values) if values else text

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Say ``one`` or ``many`` (or what the language has), by the number ``n``."""
        return self._said.ngettext(one, many, n).format(n=n, **values)

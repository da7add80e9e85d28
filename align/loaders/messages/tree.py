"""JSON and YAML: each text is a message, and its key is the way to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from align.errors import require
from align.loaders import decode, guard, language
from align.loaders.messages import Entries, joined, plural
from align.loaders.raw import Raw
from align.words import Message

_JSON, _YAML = Message("JSON file"), Message("YAML file")
_MAX_BYTES = 16 * 2**20
_MAX_YAML = 4 * 2**20  # its parser is slow
_DEEPEST = 60
_MOST = 500_000  # YAML can repeat a part of itself many times

_QUANTITIES = frozenset({"zero", "one", "two", "few", "many", "other"})
_LOCALES = ("@@locale", "locale", "language", "lang")


def entries(raw: Raw) -> Entries:
    """Return the messages in ``raw``. Raises LoadError if it is not valid."""
    is_yaml = raw.suffix in (".yml", ".yaml")
    guard.check_size(raw, _MAX_YAML if is_yaml else _MAX_BYTES)
    text = decode.decode(raw.data, raw.name).text
    what = _YAML if is_yaml else _JSON
    with guard.foreign(raw.name, what):
        said = _yaml(text) if is_yaml else json.loads(text)
    lang = ""
    if isinstance(said, Mapping):
        named = (said[name] for name in _LOCALES if isinstance(said.get(name), str))
        lang = next((one for one in named if language.well_formed(one)), "")
        if len(said) == 1:  # ``ru: ...``
            (key,) = said
            if isinstance(said[key], Mapping) and _is_tag(str(key), raw.name):
                lang, said = str(key).replace("_", "-"), said[key]
    found = []
    for entry in _flat(said, ()):
        found.append(entry)
        if len(found) > _MOST:
            raise guard.damaged(raw.name, what, Message("more than {most:,} texts", most=_MOST))
    return Entries(tuple(found), lang)


def _yaml(text: str) -> Any:
    require(Message("reading YAML"), "yaml")
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def _is_tag(key: str, name: str) -> bool:
    """Whether ``key`` is the language of all texts below it: a common one, or that of the name."""
    tag = language.well_formed(key.replace("_", "-"))
    return bool(tag) and (language.is_usual(tag or "") or PurePath(name).stem.endswith(key))


def _is_plural(said: Mapping[Any, Any]) -> bool:
    """Whether ``said`` are the plural forms of one message."""
    return (
        len(said) > 1
        and set(map(str, said)) <= _QUANTITIES
        and all(isinstance(text, str) for text in said.values())
    )


def _flat(said: Any, way: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield all texts below ``said``, each after the way to it."""
    if isinstance(said, str):
        yield joined(way), said
    elif len(way) >= _DEEPEST:
        return
    elif isinstance(said, Mapping):
        message = said.get("message")
        if isinstance(message, str) and set(map(str, said)) <= {
            "message",
            "description",
            "placeholders",
        }:
            yield joined(way), message  # of an extension of a browser
            return
        if _is_plural(said):
            for quantity, text in plural([(str(key), text) for key, text in said.items()]):
                yield joined((*way, quantity)), text
            return
        for key, value in said.items():
            if not str(key).startswith("@"):  # about a message
                yield from _flat(value, (*way, str(key)))
    elif isinstance(said, list):
        for number, value in enumerate(said):
            yield from _flat(value, (*way, str(number)))

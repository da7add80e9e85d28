"""OpusFilter's configurations (YAML) as recipes: the steps that filter and remove duplicates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from align.cleaning.filters import FILTERS, OWN
from align.cleaning.model import Compare, Filter
from align.cleaning.parameters import build, parameters
from align.cleaning.repeats import DuplicateFilter
from align.errors import UsageError, require
from align.words import Message

#: Steps that only move files about.
_ASIDE = frozenset({"opus_read", "download", "write", "concatenate", "head", "tail", "slice"})
#: Parameters that say how OpusFilter does something, not what it drops.
_HOW = frozenset(
    {"name", "id_method", "fasttext_model_path", "langid_languages", "cld2_options", "chunksize"}
)
#: Parameters on the scale of a model that Sverka does not have.
_OTHER_SCALE = frozenset({("SentenceEmbeddingFilter", "threshold")})


def read(text: str, where: str) -> tuple[tuple[Filter, ...], tuple[Message, ...]]:
    """Read the filters of a configuration, and notes on what was not taken over.

    Raises UsageError, DependencyError.
    """
    require(Message("a configuration of OpusFilter"), "yaml")
    import yaml

    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise UsageError("not valid YAML: {reason}", where=where, reason=error) from error
    steps = found.get("steps") if isinstance(found, dict) else None
    if not isinstance(steps, list):
        raise UsageError(
            "this is not a configuration of OpusFilter",
            where=where,
            hint="It has a list called steps",
        )
    filters: list[Filter] = []
    notes: list[Message] = []
    for step in steps:
        _take(step if isinstance(step, dict) else {}, filters, notes, where)
    if not filters:
        raise UsageError("there is no filter here that Sverka has", where=where)
    return tuple(filters), tuple(notes)


def _take(step: Mapping[str, Any], filters: list[Filter], notes: list[Message], where: str) -> None:
    kind = str(step.get("type", ""))
    given = step.get("parameters")
    given = given if isinstance(given, dict) else {}
    if kind == "filter":
        if given.get("filterfalse"):
            notes.append(Message("not taken over: {what}", what="filterfalse"))
            return
        for one in given.get("filters") or ():
            for name, values in one.items() if isinstance(one, dict) else ():
                if name != "module":
                    filters += _filter(str(name), values, notes, where)
    elif kind == "remove_duplicates":
        filters.append(DuplicateFilter(compare=_compare(given.get("compare", "all"), notes)))
        if given.get("overlap"):
            notes.append(Message("not taken over: {what}", what="overlap"))
    elif kind not in _ASIDE:
        notes.append(Message("not taken over: the step {name}", name=kind or "?"))


def _compare(value: Any, notes: list[Message]) -> Compare:
    sides: dict[str, Compare] = {"[0]": "src", "[1]": "tgt"}
    if str(value) not in ("all", "[0, 1]", *sides):
        notes.append(Message("not taken over: {what}", what=f"compare: {value}"))
    return sides.get(str(value), "both")


def _filter(name: str, values: Any, notes: list[Message], where: str) -> Iterator[Filter]:
    if name not in FILTERS or name in OWN:
        notes.append(Message("not applied, because Sverka has no such filter: {name}", name=name))
        return
    known = parameters(FILTERS[name])
    given = {}
    for key, value in (values if isinstance(values, dict) else {}).items():
        if key in known and (name, key) not in _OTHER_SCALE:
            given[key] = value
        elif key not in _HOW or (key == "id_method" and value != "langid"):
            notes.append(Message("not taken over: {what}", what=f"{name}: {key}: {value}"))
    yield build(name, given, where)

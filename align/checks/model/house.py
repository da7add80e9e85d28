"""House rules: patterns and typography that a client or a publisher asks of every translation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, fields
from typing import Any, cast

import regex

from align.arguments import nearest
from align.checks.model.finding import SEVERITIES, Severity
from align.errors import UsageError

#: The time limit in seconds for matching a user's pattern in one text.
PATIENCE = 0.2
#: A list of words and their translations, by the words in lower case.
Renderings = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    r"""A rule of a house style. ``name`` and ``reason`` are the house's own words.

    The patterns are regular expressions. A rule applies if ``source`` matches in the source text
    (always, if it is empty) and ``unless`` does not. The translation must then contain what
    ``requires`` matches, and nothing that ``forbids`` matches, nor any form of the ``words``. With
    a ``source``, ``\1`` and ``\g<name>`` in ``requires``, ``forbids`` and ``instead`` stand for
    what its groups matched. ``instead`` says what to write. ``src`` and ``tgt`` are the languages
    that the rule is for; empty means any.
    """

    name: str
    reason: str
    source: str = ""
    unless: str = ""
    requires: str = ""
    forbids: str = ""
    words: tuple[str, ...] = ()
    instead: str = ""
    severity: Severity = "warning"
    src: str = ""
    tgt: str = ""


@dataclass(frozen=True, slots=True)
class Typography:
    """How a language is set in type. Empty fields are not checked.

    ``quotes`` are the opening and the closing quotation mark, and then those of a quotation inside
    another. ``dash`` is a dash between words with the spaces on both sides, ``range`` the sign
    between two figures. ``ellipsis`` and ``apostrophe`` are these signs. ``after_colon`` is
    ``lower`` or ``upper``. ``no_break`` are patterns: each space that one of them matches must be a
    no-break space.
    """

    quotes: str = ""
    dash: str = ""
    range: str = ""
    ellipsis: str = ""
    apostrophe: str = ""
    after_colon: str = ""
    no_break: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class House:
    """A house style: its rules, its lists of words by name, its typography by primary language."""

    rules: tuple[Rule, ...] = ()
    lists: tuple[tuple[str, Renderings], ...] = ()
    typography: tuple[tuple[str, Typography], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rules or self.typography)

    def named_lists(self) -> dict[str, list[str]]:
        r"""The words of each list, as ``regex.compile`` takes them for ``\L<name>``."""
        return {name: [word for word, _ in words] for name, words in self.lists}


NO_HOUSE = House()


#: The keys of a profile that make a house style.
KEYS = ("lists", "rules", "typography")


def without_unknown(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table of a profile without unknown fields in its rules and its typography."""
    pruned = dict(table)
    for key, cls in (("rules", Rule), ("typography", Typography)):
        known = {one.name for one in fields(cls)}
        inner = table.get(key)
        if isinstance(inner, dict):
            pruned[key] = {name: _only(one, known) for name, one in inner.items()}
        elif isinstance(inner, list):
            pruned[key] = [_only(one, known) for one in inner]
    return pruned


def _only(table: Any, known: Set[str]) -> Any:
    if not isinstance(table, dict):
        return table
    return {name: value for name, value in table.items() if name in known}


def read(table: Mapping[str, Any], where: str) -> House:
    """The house style in the table of a profile; ``where`` names it in errors.

    Raises UsageError if a pattern is not valid or a field unknown.
    """
    lists = tuple(
        (name, _words(words, name, where)) for name, words in _tables(table, "lists", where)
    )
    named = House(lists=lists).named_lists()
    entries = table.get("rules", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(
            "rules must be a list of tables",
            where=where,
            hint="Write [[name.rules]] above each rule",
        )
    rules = tuple(
        _rule(entry, f"{where} rule {entry.get('name', number)}", named)
        for number, entry in enumerate(entries, 1)
    )
    styles = tuple(
        (lang, _typography(style, f"{where} typography.{lang}"))
        for lang, style in _tables(table, "typography", where)
    )
    return House(rules, lists, styles)


def _tables(table: Mapping[str, Any], name: str, where: str) -> list[tuple[str, dict[str, Any]]]:
    found = table.get(name, {})
    if not isinstance(found, dict) or not all(isinstance(one, dict) for one in found.values()):
        raise UsageError("{name} must be a table of tables", where=where, name=name)
    return list(found.items())


#: Parameters of ``regex.compile``, which takes the lists by name as well.
_TAKEN = ("flags", "cache_pattern", "ignore_unused")


def _words(words: Mapping[str, Any], name: str, where: str) -> Renderings:
    if not name.isidentifier() or name in _TAKEN:
        raise UsageError("invalid name for a list: {name!r}", where=where, name=name)
    if not all(isinstance(one, str) for one in words.values()):
        raise UsageError(
            "a list must be a table of words and their translations",
            where=f"{where} lists.{name}",
            hint="For example {example}",
            example='{ January = "января" }',
        )
    return tuple(words.items())


def _rule(entry: Mapping[str, Any], where: str, lists: Mapping[str, list[str]]) -> Rule:
    rule = cast(Rule, _filled(Rule, {"name": "", "reason": "", **entry}, where))
    if not rule.name.strip() or not rule.reason.strip():
        raise UsageError("a house rule needs a name and a reason", where=where)
    if not (rule.requires or rule.forbids or rule.words):
        raise UsageError(
            "this rule neither requires nor forbids anything",
            where=where,
            hint="Add requires, forbids or words",
        )
    if rule.requires and not rule.source:
        raise UsageError("a rule with requires needs a source", where=where)
    if rule.severity not in SEVERITIES:
        raise UsageError(
            "{severity!r} is not a severity",
            where=where,
            hint="Write error, warning or info",
            severity=rule.severity,
        )
    source, _ = (_checked(pattern, where, lists) for pattern in (rule.source, rule.unless))
    if rule.source:
        groups = {*source.groupindex, *map(str, range(1, source.groups + 1))}
        for template in (rule.requires, rule.forbids, rule.instead):
            for name in referred(template):
                if name not in groups:
                    raise UsageError(
                        "the source of this rule has no group {group!r}", where=where, group=name
                    )
    for template in (rule.requires, rule.forbids):
        _checked(expanded(template, lambda _: "x") if rule.source else template, where, lists)
    return rule


def _typography(entry: Mapping[str, Any], where: str) -> Typography:
    style = cast(Typography, _filled(Typography, entry, where))
    if len(style.quotes) not in (0, 2, 4):
        raise UsageError(
            "quotes must be two or four quotation marks",
            where=where,
            hint="For example {example}",
            example="«»„“",
        )
    if style.dash and not style.dash.strip():
        raise UsageError("dash must contain a dash", where=where)
    if style.after_colon not in ("", "lower", "upper"):
        raise UsageError("after_colon must be lower or upper", where=where)
    for pattern in style.no_break:
        _checked(pattern, where, {})
    return style


def _filled(cls: type, entry: Mapping[str, Any], where: str) -> object:
    """A rule or a typography with the fields of a table."""
    known = {one.name: one.default for one in fields(cls)}
    require_known(entry, known, where)
    return cls(**{name: _value(name, entry[name], known[name], where) for name in entry})


def require_known(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    """Raise UsageError if a table has an unknown key. The error names the nearest known one."""
    known = list(known)
    unknown = next((key for key in table if key not in known), None)
    if unknown is None:
        return
    near = nearest(unknown, known)
    raise UsageError(
        "unknown key: {name!r}",
        where=where,
        hint="Did you mean {near}?" if near else "Use one of {choices}",
        name=unknown,
        near=near,
        choices=", ".join(known),
    )


def _value(name: str, value: Any, default: Any, where: str) -> str | tuple[str, ...]:
    if not isinstance(default, tuple):
        if not isinstance(value, str):
            raise UsageError("{name} must be a text", where=where, name=name)
        return value
    several = [value] if isinstance(value, str) else value
    if not isinstance(several, list) or not all(isinstance(one, str) for one in several):
        raise UsageError("{name} must be a list of texts", where=where, name=name)
    return tuple(several)


def _checked(pattern: str, where: str, lists: Mapping[str, list[str]]) -> regex.Pattern[str]:
    try:
        return compiled(pattern, lists)
    except (regex.error, ValueError, KeyError) as error:
        raise UsageError(
            "{pattern!r} is not a valid pattern: {reason}",
            where=where,
            pattern=pattern,
            reason=error,
        ) from error


def compiled(pattern: str, lists: Mapping[str, list[str]]) -> regex.Pattern[str]:
    r"""Compile a pattern that may use lists of words as ``\L<name>``. Raises regex.error."""
    found: regex.Pattern[str] = cast(Any, regex.compile)(pattern, ignore_unused=True, **lists)
    return found


#: A reference to a group, or any other character after a backslash.
_REFERENCE = regex.compile(r"\\(?:([1-9])|g<(\w+)>|(.))", regex.DOTALL)


def referred(template: str) -> Iterator[str]:
    """The numbers and names of the groups that a template refers to."""
    for match in _REFERENCE.finditer(template):
        if match[1] or match[2]:
            yield match[1] or match[2]


def expanded(template: str, text_of: Callable[[str], str]) -> str:
    """The template with ``text_of(name)`` in place of each reference to a group."""
    return _REFERENCE.sub(
        lambda match: text_of(match[1] or match[2]) if match[1] or match[2] else match[0], template
    )


def written(house: House, profile: str) -> list[str]:
    """The lines of TOML, under the profile of this name (quoted), that ``read`` accepts."""
    lines: list[str] = []
    for name, words in house.lists:
        lines.append(f"[{profile}.lists.{quoted(name)}]")
        lines += [f"{quoted(word)} = {quoted(other)}" for word, other in words]
    for lang, style in house.typography:
        lines.append(f"[{profile}.typography.{quoted(lang)}]")
        lines += _fields(style)
    for rule in house.rules:
        lines.append(f"[[{profile}.rules]]")
        lines += _fields(rule)
    return lines


def _fields(thing: Rule | Typography) -> list[str]:
    values = ((one.name, getattr(thing, one.name)) for one in fields(thing))
    return [
        f"{name} = [{', '.join(map(quoted, value))}]"
        if isinstance(value, tuple)
        else f"{name} = {quoted(value)}"
        for name, value in values
        if value
    ]


def quoted(text: str) -> str:
    """The text as a TOML string."""
    # TOML and JSON strings are alike, but TOML forbids lone surrogates and a raw DEL.
    plain = text.encode("utf-8", "replace").decode()
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")

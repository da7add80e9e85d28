"""Profiles: the severity of each kind of finding, the findings to ignore, and house rules."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import regex

from align import arguments
from align.checks.families import FAMILIES, FAMILY_OF, KINDS
from align.checks.model import house as houses
from align.checks.model.finding import SEVERITIES, Severity
from align.checks.model.house import NO_HOUSE, PATIENCE, House, quoted
from align.checks.model.showing import STEPS, USUAL, Show, is_step
from align.errors import UsageError
from align.files import text as text_of

OFF = "off"
#: Stands for all kinds.
EVERY = "*"


@dataclass(frozen=True, slots=True)
class Ignore:
    """Findings to ignore: those of a ``kind`` (``*`` for any) whose highlighted words match
    ``pattern``, or the one with ``fingerprint``. ``reason`` says why.
    """

    reason: str
    kind: str = "*"
    pattern: str = ""
    fingerprint: str = ""

    def covers(self, kind: str, fingerprint: str, words: Sequence[str]) -> bool:
        """Whether this entry covers a finding; ``words`` are the highlighted words."""
        return (
            self.kind in ("*", kind)
            and self.fingerprint in ("", fingerprint)
            and (not self.pattern or any(_found(self.pattern, piece) for piece in words))
        )


def _found(pattern: str, text: str) -> bool:
    try:
        return regex.search(pattern, text, timeout=PATIENCE) is not None
    except TimeoutError:  # the pattern backtracks too much: report the finding
        return False


@dataclass(frozen=True, slots=True)
class Profile:
    """``severity`` has the kinds whose severity was changed, ``off`` those that are not checked;
    ``ignore`` lists the findings to ignore; ``house`` has the rules of a house style. ``shows``
    says how much to show (a step of ``showing.STEPS``) of a kind, of ``family.*``, or of all
    (``*``).
    """

    name: str = "standard"
    about: str = ""
    severity: Mapping[str, str] = field(default_factory=dict)
    ignore: tuple[Ignore, ...] = ()
    house: House = NO_HOUSE
    shows: Mapping[str, Show] = field(default_factory=dict)

    @property
    def show(self) -> Show:
        """How much to show of kinds that have no step of their own."""
        return self.shows.get(EVERY, USUAL)

    def show_of(self, kind: str) -> Show | None:
        """The step of a kind, if it has one of its own."""
        return self.shows.get(kind, self.shows.get(f"{FAMILY_OF[kind].name}.*"))

    def sets(self, kind: str) -> bool:
        """Whether the severity of a kind was chosen; its probability then does not change it."""
        return kind in self.severity or f"{FAMILY_OF[kind].name}.*" in self.severity

    def severity_of(self, kind: str) -> Severity | None:
        """The severity of findings of a kind; None if it is turned off."""
        of_family = self.severity.get(f"{FAMILY_OF[kind].name}.*", KINDS[kind].severity)
        chosen = self.severity.get(kind, of_family)
        return None if chosen == OFF else cast(Severity, chosen)

    def extended(
        self,
        severity: Mapping[str, str],
        ignore: Sequence[Ignore],
        shows: Mapping[str, Show] = MappingProxyType({}),
    ) -> Profile:
        """The profile with some severities and steps changed and findings to ignore added."""
        return replace(
            self,
            severity={**self.severity, **severity},
            ignore=(*self.ignore, *ignore),
            shows={**self.shows, **shows},
        )


def find(profile: str | Path | Profile) -> Profile:
    """Find a profile: by the name of one that comes with Sverka, or as ``FILE`` or ``FILE:NAME``, a
    TOML file of profiles (without a name, its first).

    Raises UsageError if there is no such profile or the file is not valid.
    """
    if isinstance(profile, Profile):
        return profile
    if str(profile) in shipped():
        return shipped()[str(profile)]
    path, _, name = str(profile).partition(":")
    if not path.endswith(".toml"):
        raise UsageError(
            "there is no profile {name!r}",
            hint="Choose one of {choices}, or name a TOML file",
            name=str(profile),
            choices=", ".join(shipped()),
        )
    found = read(text_of(path, error=UsageError), path)
    if not found or (name and name not in found):
        raise UsageError("there is no profile {name!r}", where=path, name=name)
    return found[name] if name else next(iter(found.values()))


@cache
def shipped() -> Mapping[str, Profile]:
    """The profiles that come with Sverka, by name."""
    text = (files(__package__) / "profiles.toml").read_text(encoding="utf-8")
    return read(text, "profiles.toml")


def read(text: str, where: str, *, lenient: bool = False) -> dict[str, Profile]:
    """The profiles of a TOML text by name; ``where`` names it in errors. Raises UsageError.

    With ``lenient``, keys and kinds that this version does not know are passed over: a profile in
    a library may come from another version.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("not valid TOML: {reason}", where=where, reason=error) from error
    if lenient:
        tables = {name: _without_unknown(table) for name, table in tables.items()}
    return {name: _profile(name, table, where) for name, table in tables.items()}


def written(profile: Profile) -> str:
    """The profile as TOML that ``read`` accepts."""
    lines = [f"[{quoted(profile.name)}]", f"about = {quoted(profile.about)}"]
    severity = ", ".join(f"{quoted(kind)} = {quoted(v)}" for kind, v in profile.severity.items())
    lines.append(f"severity = {{ {severity} }}")
    shows = ", ".join(f"{quoted(kind)} = {quoted(step)}" for kind, step in profile.shows.items())
    lines += [f"show = {{ {shows} }}"] if shows else []
    lines.append("ignore = [")
    for ignore in profile.ignore:
        said = {field.name: getattr(ignore, field.name) for field in fields(ignore)}
        entry = ", ".join(f"{name} = {quoted(value)}" for name, value in said.items() if value)
        lines.append(f"    {{ {entry} }},")
    lines += ["]", *houses.written(profile.house, quoted(profile.name)), ""]
    return "\n".join(lines)


def _profile(name: str, table: Any, where: str) -> Profile:
    place = f"{where} [{name}]"
    if not isinstance(table, dict):
        raise UsageError("a profile must be a table", where=place, hint="Write [name] above it")
    houses.require_known(table, ("about", "severity", "show", "ignore", *houses.KEYS), place)
    severity = table.get("severity", {})
    if not isinstance(severity, dict):
        raise UsageError("severity must be a table of kinds", where=place)
    for kind, value in severity.items():
        require_severity(kind, value, place)
    ignored = tuple(_ignore(entry, place) for entry in table.get("ignore", []))
    house = houses.read(table, place)
    shows = _shows(table.get("show", {}), place)
    return Profile(name, str(table.get("about", "")), severity, ignored, house, shows)


def _shows(value: Any, place: str) -> Mapping[str, Show]:
    """``show = "few"`` for all kinds, or a table of kinds."""
    table = value if isinstance(value, dict) else {EVERY: value}
    for kind, step in table.items():
        if kind != EVERY:
            require_kind(kind, place)
        require_step(step, place)
    return table


def require_step(step: object, where: str) -> None:
    """Raise UsageError if there is no such step of ``showing.STEPS``."""
    if not is_step(step):
        raise UsageError(
            "{step!r} does not say how much to show",
            where=where,
            hint="Choose one of {choices}",
            step=step,
            choices=", ".join(STEPS),
        )


def _without_unknown(table: Any) -> Any:
    if not isinstance(table, dict):
        return table
    known = {name: table[name] for name in ("about", *houses.KEYS) if name in table}
    severity, shows, ignored = (table.get(key) for key in ("severity", "show", "ignore"))
    if isinstance(shows, str) and is_step(shows):
        known["show"] = shows
    elif isinstance(shows, dict):
        steps = {kind: step for kind, step in shows.items() if is_step(step)}
        known["show"] = {
            kind: one for kind, one in steps.items() if kind == EVERY or _is_kind(kind)
        }
    if isinstance(severity, dict):
        known["severity"] = {kind: value for kind, value in severity.items() if _is_kind(kind)}
    if isinstance(ignored, list):
        entries = [entry for entry in ignored if isinstance(entry, dict)]
        pruned = [{name: one[name] for name in _FIELDS if name in one} for one in entries]
        known["ignore"] = [
            one for one in pruned if one.get("kind", "*") == "*" or one["kind"] in KINDS
        ]
    return houses.without_unknown(known)


def _no_kind(kind: str, where: str) -> UsageError:
    near = arguments.nearest(kind, KINDS)
    return UsageError(
        "there is no kind {kind!r}",
        where=where,
        hint="Did you mean {near}?" if near else "See docs/checks.md",
        kind=kind,
        near=near,
    )


def _is_kind(kind: str) -> bool:
    return kind in KINDS or kind in {f"{one.name}.*" for one in FAMILIES}


def require_severity(kind: str, severity: str, where: str) -> None:
    """Raise UsageError if there is no such kind (or ``family.*``) or severity."""
    require_kind(kind, where)
    if severity not in (*SEVERITIES, OFF):
        raise UsageError(
            "{severity!r} is not a severity",
            where=where,
            hint="Write error, warning, info or off",
            severity=severity,
        )


def require_kind(kind: str, where: str) -> None:
    """Raise UsageError if there is no such kind (or ``family.*``)."""
    if not _is_kind(kind):
        raise _no_kind(kind, where)


#: The fields of an entry in ``ignore``.
_FIELDS = ("reason", "kind", "pattern", "fingerprint")
_AN_ENTRY = '{ kind = "number", pattern = "1st", reason = "house style" }'


def _ignore(entry: Any, place: str) -> Ignore:
    if not isinstance(entry, dict):
        raise UsageError(
            "an entry of ignore must be a table",
            where=place,
            hint="For example {example}",
            example=_AN_ENTRY,
        )
    houses.require_known(entry, _FIELDS, place)
    fields = {key: str(value) for key, value in entry.items()}
    return validated(Ignore(**{"reason": "", **fields}), place)


def validated(ignore: Ignore, where: str) -> Ignore:
    """Return ``ignore`` if it is valid; ``where`` names it in errors. Raises UsageError."""
    if not ignore.reason.strip():
        raise UsageError(
            "a rule needs a reason for ignoring findings",
            where=where,
            hint="For example {example}",
            example=_AN_ENTRY,
        )
    if ignore.kind != "*" and ignore.kind not in KINDS:
        raise _no_kind(ignore.kind, where)
    try:
        regex.compile(ignore.pattern)
    except regex.error as error:
        raise UsageError(
            "{pattern!r} is not a valid pattern: {reason}",
            where=where,
            pattern=ignore.pattern,
            reason=error,
        ) from error
    if ignore.kind == "*" and not ignore.pattern and not ignore.fingerprint:
        raise UsageError(
            "this rule would ignore everything", where=where, hint="Name a kind or a pattern"
        )
    return ignore

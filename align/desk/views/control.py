"""The settings of the checks: profile, glossary, the severity of each kind, and rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from align.checks import STEPS
from align.checks import profile as profiles
from align.checks.families import KINDS, title
from align.checks.model import glossary
from align.checks.odds import ENOUGH, WORTH_A_NOTE, shifted
from align.checks.profile import OFF, Ignore, Profile
from align.checks.run import told
from align.dates import day
from align.desk.desk import Desk, button, plain, refusals
from align.desk.figures import when
from align.errors import UsageError
from align.review import Review
from align.store import Choice, Rule
from align.words import Words, later

#: The singular names of the severities.
SEVERITIES = {
    "error": later("error"),
    "warning": later("warning"),
    "info": later("hint"),
    OFF: later("off"),
}
#: The descriptions of the profiles that come with Sverka.
PROFILES = {
    "standard": later("What a reviser checks before delivery"),
    "strict": later("Like standard, but stricter: for the final read-through"),
    "figures": later("Only numbers, dates and omissions"),
    "official-ru": later("Official Russian: typography, wording, fixed translations"),
}
#: The largest size of a profile or glossary file; every check copies it.
_MEGABYTES = 8
#: The number of removed rules that are shown.
_ENDED = 20


def show(desk: Desk, review: Review) -> None:
    """Show the settings for ``review``; editors may change those of the library."""
    choices = desk.store.checking.choices()
    with st.expander(desk.say("Check settings")):
        _of_project(desk, review.id)
        left, right = st.columns(2, gap="large")
        with left, refusals(desk.say):
            _profile(desk, choices.get("profile"))
        with right, refusals(desk.say):
            _glossary(desk, review, choices.get("glossary"))
            _own_glossary(desk, review, choices.get(f"glossary:{review.id}"))
        with refusals(desk.say):
            _severities(desk, review.id, choices)
        with refusals(desk.say):
            _verdicts(desk, review)
        with refusals(desk.say):
            _rules(desk, review)


def _of_project(desk: Desk, review: int) -> None:
    """Say which settings come from the document's project, and go before those of the library."""
    say, projects = desk.say, desk.store.projects
    known = projects.of(review)
    if known is None:
        return
    names = {
        say("Profile"): projects.chosen(known.id, "profile")[0],
        say("Glossary"): projects.chosen(known.id, "glossary")[0],
    }
    said = "; ".join(f"{what}: {name}" for what, name in names.items() if name)
    if said:
        head = say(
            "The project {project} has settings of its own, which go first",
            project=known.project.name,
        )
        st.info(plain(f"{head}: {said}"))


def _profile(desk: Desk, choice: Choice | None) -> None:
    """The library's profile: one of ours, or one from the file that was uploaded last."""
    say, checking = desk.say, desk.store.checking
    current, body = checking.chosen("profile")
    brought, own = checking.brought("profile")[1], say("own")
    known = {name: (name, b"", say(told)) for name, told in PROFILES.items()}
    for name, profile in _profiles_in(brought).items():
        known[f"{name} ({own})"] = name, brought, profile.about
    standing = f"{current} ({own})" if body else current or "standard"
    # The current profile can always be kept, even if this version of Sverka cannot read its file.
    known.setdefault(standing, (current, body, ""))
    chosen = st.selectbox(
        say("Profile"),
        list(known),
        index=list(known).index(standing),
        key=f"profile-{choice.id if choice else 0}",
        disabled=not desk.may("editor"),
        help=say("Profile, glossary and severities apply to the whole library."),
    )
    st.caption(_joined(known[standing][2], _whose(say, choice)))
    file = _file(desk, say("or your own TOML file"), ["toml"], "profile", choice)
    if file is not None:
        first = next(iter(_read(file.getvalue(), file.name)), "")
        checking.choose("profile", first, desk.who, file.getvalue())
        st.rerun()
    if chosen != standing:
        name, body, _ = known[chosen]
        checking.choose("profile", name, desk.who, body)
        st.rerun()


def _profiles_in(body: bytes) -> Mapping[str, Profile]:
    try:
        return _read(body, "") if body else {}
    except UsageError:
        return {}


def _read(body: bytes, name: str) -> Mapping[str, Profile]:
    try:
        return profiles.read(body.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise UsageError("the file is not encoded in UTF-8", where=name) from error


def _glossary(desk: Desk, review: Review, choice: Choice | None) -> None:
    """The library's glossary: the file that was uploaded last, or none."""
    say, checking = desk.say, desk.store.checking
    langs = review.src.lang, review.tgt.lang
    current = checking.chosen("glossary")[0]
    brought, body = checking.brought("glossary")
    chosen = st.selectbox(
        say("Glossary"),
        ["", brought] if brought else [""],
        index=int(bool(current)),
        format_func=lambda name: name or say("none"),
        key=f"glossary-{choice.id if choice else 0}",
        disabled=not desk.may("editor"),
    )
    told = ""
    if current:
        try:
            known = glossary.read(body, current, *langs)
            told = say.count("{n} term", "{n} terms", len(known.terms))
        except UsageError:
            told = say("no terms in these two languages")
    st.caption(_joined(told, _whose(say, choice)))
    endings = [ending.removeprefix(".") for ending in glossary.READERS]
    file = _file(desk, say("or a file: CSV, TBX, TMX"), endings, "glossary", choice)
    if file is not None:
        name = Path(file.name).name
        glossary.read(file.getvalue(), name, *langs)
        checking.choose("glossary", name, desk.who, file.getvalue())
        st.rerun()
    if chosen != current:
        checking.choose("glossary", chosen, desk.who, body if chosen else b"")
        st.rerun()


def _own_glossary(desk: Desk, review: Review, choice: Choice | None) -> None:
    """The glossary of this document, whose terms go before those of the library."""
    say, checking = desk.say, desk.store.checking
    name, body = checking.glossary(review.id)
    if name:
        known = glossary.read(body, name, review.src.lang, review.tgt.lang)
        count = say.count("{n} term", "{n} terms", len(known.terms))
        said = say("Also for this document: {name}", name=plain(name))
        st.caption(_joined(said, count, _whose(say, choice)))
        if desk.may("editor", review.id):
            without = partial(checking.choose_glossary, review.id, "", desk.who)
            button(say, say("Without it"), without, key="own-glossary-off", type="tertiary")
    endings = [ending.removeprefix(".") for ending in glossary.READERS]
    label = say("or a glossary for this document only")
    file = _file(desk, label, endings, "own-glossary", choice, review.id)
    if file is not None:
        name = Path(file.name).name
        glossary.read(file.getvalue(), name, review.src.lang, review.tgt.lang)
        checking.choose_glossary(review.id, name, desk.who, file.getvalue())
        st.rerun()


def _file(
    desk: Desk,
    label: str,
    endings: Sequence[str],
    what: str,
    choice: Choice | None,
    review: int | None = None,
) -> UploadedFile | None:
    """An upload field, which is empty again after its file has been chosen."""
    if not desk.may("editor", review):
        return None
    return st.file_uploader(
        label,
        endings,
        key=f"{what}-file-{choice.id if choice else 0}",
        max_upload_size=_MEGABYTES,
    )


def _severities(desk: Desk, review: int, choices: Mapping[str, Choice]) -> None:
    """The severity of each kind, and which ones differ from the profile."""
    say, checking = desk.say, desk.store.checking
    changed = {
        kind: one for kind in KINDS if (one := choices.get(f"severity:{kind}")) and one.value
    }
    standing = checking.control(review).profile
    # The four words must fit on one line on a tablet too.
    left, right = st.columns([2, 3], gap="small", vertical_alignment="bottom")
    kind = left.selectbox(
        say("Severity of each kind"),
        sorted(KINDS, key=lambda kind: title(kind, say.lang)),
        format_func=lambda kind: title(kind, say.lang),
        key="severity-kind",
    )
    current = standing.severity_of(kind) or OFF
    made = choices.get(f"severity:{kind}")
    chosen = right.segmented_control(
        say("Severity"),
        list(SEVERITIES),
        default=current,
        format_func=lambda name: say(SEVERITIES[name]),
        key=f"severity-{kind}-{made.id if made else 0}-{current}",
        disabled=not desk.may("editor"),
        label_visibility="collapsed",
    )
    if chosen and chosen != current:
        checking.set_severity(kind, chosen, desk.who)
        st.rerun()
    _amount(desk, kind, standing)
    for other, one in changed.items():
        with st.container(key=f"set-{other}", horizontal=True, vertical_alignment="center"):
            st.html(
                f'<p class="rule"><b>{escape(title(other, say.lang))}</b>: '
                f"{escape(say(SEVERITIES[one.value]))} <i>{escape(_whose(say, one))}</i></p>"
            )
            if desk.may("editor"):
                unset = partial(checking.set_severity, other, "", desk.who)
                key = f"unset-{other}"
                button(say, say("As in the profile"), unset, key=key, type="tertiary")


def _amount(desk: Desk, kind: str, profile: Profile) -> None:
    """How much to show of a kind, if not as much as of the others."""
    say = desk.say
    current = profile.show_of(kind) or ""
    chosen = st.segmented_control(
        say("How much to show of this kind"),
        ["", *STEPS],
        default=current,
        format_func=lambda step: say(STEPS[step].name) if step else say("As of all kinds"),
        key=f"amount-{kind}-{current}",
        disabled=not desk.may("editor"),
    )
    if chosen is not None and chosen != current:
        desk.store.checking.set_amount(kind, chosen, desk.who)
        st.rerun()


def _verdicts(desk: Desk, review: Review) -> None:
    """What people did with the findings of each kind, which changes its probability."""
    say, checking = desk.say, desk.store.checking
    verdicts = [
        one for one in checking.verdicts(review.src.lang, review.tgt.lang) if one.total >= ENOUGH
    ]
    if not verdicts:
        return
    head = say("Learnt from dismissals and corrections")
    st.markdown(f"**{head}**")
    for one in verdicts:
        with st.container(key=f"verdict-{one.kind}", horizontal=True, vertical_alignment="center"):
            shift = shifted(one)
            change = ""
            if abs(shift) >= WORTH_A_NOTE:
                change = say("less probable") if shift < 0 else say("more probable")
            st.html(
                f'<p class="rule"><b>{escape(title(one.kind, say.lang))}</b>: '
                f"{escape(told(one, say.lang))} <i>{escape(change)}</i></p>"
            )
            if desk.may("editor"):
                forget = partial(checking.forget, one.kind, desk.who)
                button(say, say("Forget"), forget, key=f"forget-{one.kind}", type="tertiary")


def _rules(desk: Desk, review: Review) -> None:
    """The rules in force, with buttons to remove them, and the removed rules."""
    say, checking = desk.say, desk.store.checking
    rules = checking.rules(review.id, ended=True)
    head = say("Rules")
    st.markdown(f"**{head}**")
    if not rules:
        st.caption(
            say("None yet. To make a rule, dismiss a finding together with all similar ones.")
        )
    for rule in rules:
        if rule.ended is not None:
            continue
        with st.container(key=f"rule-{rule.id}", horizontal=True, vertical_alignment="center"):
            st.html(_rule(say, rule))
            able = desk.may("editor") if rule.review is None else desk.may("reviewer", review.id)
            if able:
                end = partial(checking.end, rule.id, desk.who)
                button(say, say("Remove"), end, key=f"end-{rule.id}", type="tertiary")
    ended = [rule for rule in rules if rule.ended is not None][-_ENDED:]
    if ended:
        st.caption(say("Removed"))
        st.html("".join(_rule(say, rule) for rule in reversed(ended)))


def _rule(say: Words, rule: Rule) -> str:
    where = say("in all documents") if rule.review is None else say("in this document")
    told = f'<p class="rule"><b>{escape(covered(say, rule.ignore))}</b> {escape(where)}: '
    told += f"{escape(rule.ignore.reason)} <i>{escape(_by(say, rule.who, rule.at))}</i>"
    if rule.ended is not None:
        gone = say("removed: {who}", who=_by(say, rule.ended_by or "", rule.ended))
        told += f" <i>{escape(gone)}</i>"
    return told + "</p>"


def covered(say: Words, ignore: Ignore) -> str:
    """A description of what a rule covers."""
    kind = title(ignore.kind, say.lang) if ignore.kind in KINDS else say("all kinds")
    return f"{kind}, {ignore.pattern}" if ignore.pattern else kind


def _whose(say: Words, choice: Choice | None) -> str:
    return _by(say, choice.who, choice.at) if choice else ""


def _by(say: Words, who: str, at: str) -> str:
    return f"{who or say('someone')}, {day(when(at), say.lang)}"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)

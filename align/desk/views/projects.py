"""Projects on the Library page: their documents, people, locks and settings."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from align.checks.model import glossary
from align.checks.profile import read
from align.dates import day, moment
from align.desk.desk import Desk, plain, refusals
from align.desk.figures import when
from align.desk.views.control import PROFILES
from align.quality import shipped
from align.review.rights import Lock, Member, Part, Place, Project, not_manager
from align.store import Entry, KeptProject
from align.store.projects import Subject
from align.words import Words, later

#: The fields for the people of a project.
_PEOPLE: dict[Part, str] = {
    "translator": later("Translators"),
    "reviser": later("Revisers"),
    "second_reader": later("Second readers"),
    "manager": later("Managers"),
}
#: The choices of the filter, besides the projects themselves.
_ALL, _NONE = -1, 0


def filtered(desk: Desk, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The documents of the project that the reader chooses; all of them if there is no project."""
    say = desk.say
    names = {one.id: one.project.name for one in desk.store.projects.all()}
    if not names:
        return entries
    chosen = st.selectbox(
        say("Project"),
        [_ALL, *names, _NONE],
        format_func=lambda one: {_ALL: say("all"), _NONE: say("no project"), **names}[one],
        key="project-documents",
    )
    if chosen == _ALL:
        return entries
    return tuple(entry for entry in entries if (entry.project or _NONE) == chosen)


def about(say: Words, entry: Entry) -> str:
    """The project of a document, and who locked it, as text."""
    lock = locked(say, entry.lock) if entry.lock else ""
    return " · ".join(filter(None, (entry.project_name, lock)))


def locked(say: Words, lock: Lock) -> str:
    """Who locked something, and when, as text."""
    at = moment(when(lock.at), say.lang)
    return say("locked by {who}, {at}", who=lock.who or say("someone"), at=at)


def menu(desk: Desk, entry: Entry) -> None:
    """Let the reader put a document into a project, and lock it."""
    say, projects = desk.say, desk.store.projects
    names = {0: say("no project")} | {one.id: one.project.name for one in projects.all()}
    current = entry.project or 0
    chosen = current
    if len(names) > 1:
        chosen = st.selectbox(
            say("Project"),
            list(names),
            index=list(names).index(current),
            format_func=names.__getitem__,
            key=f"project-{entry.id}-{current}",
        )
    with refusals(say):
        if chosen != current:
            projects.place(entry.id, chosen or None, desk.who)
            st.rerun()
        own = entry.lock if entry.lock and not entry.lock.project else None
        if own and st.button(say("Unlock"), key=f"unlock-{entry.id}"):
            projects.unlock(desk.who, review=entry.id)
            st.rerun()
        if not own and st.button(
            say("Lock"),
            key=f"lock-{entry.id}",
            help=say("A locked document can only be read and commented on."),
        ):
            projects.lock(desk.who, review=entry.id)
            st.rerun()


def show(desk: Desk) -> None:
    """Show the projects, and let people begin and change them."""
    say, projects = desk.say, desk.store.projects
    known = {one.id: one for one in projects.all()}
    if not known and not desk.may("editor"):
        return
    begun = st.session_state.pop("project-begun", None)
    if begun is not None:  # shown from now on, instead of an empty form for the next one
        st.session_state["project-at-hand"] = begun
    with st.expander(say("Projects"), expanded=begun is not None):
        names = {0: say("New project")} | {n: one.project.name for n, one in known.items()}
        chosen = st.selectbox(
            say("Project to see or change"),
            list(names),
            index=min(len(names) - 1, 1),
            format_func=names.__getitem__,
            key="project-at-hand",
        )
        one = known.get(chosen)
        refused = _refused(desk, one)
        if one:
            _facts(desk, one)
        if refused:
            st.caption(plain(refused))
        with refusals(say):
            _form(desk, one, able=not refused)
        if one:
            with refusals(say):
                _settings(desk, one, able=not refused)
            with refusals(say):
                _lock(desk, one)


def _refused(desk: Desk, one: KeptProject | None) -> str:
    """Why the reader may not change a project; "" if they may."""
    if one is None:
        return "" if desk.may("editor") else desk.say("Only editors can begin a project.")
    given = desk.who in desk.store.roles()
    error = not_manager(Place(desk.who, desk.role, given, one.project))
    if error:
        return error.told(desk.say)
    return locked(desk.say, one.lock) if one.lock else ""


def _facts(desk: Desk, one: KeptProject) -> None:
    say = desk.say
    parts = [
        say.count("{n} document", "{n} documents", one.documents),
        plain(one.project.client),
        _due(say, one.project.deadline),
        plain(locked(say, one.lock)) if one.lock else "",
    ]
    st.markdown(" · ".join(filter(None, parts)))


def _due(say: Words, deadline: date | None) -> str:
    if deadline is None:
        return ""
    shown = day(deadline, say.lang)
    late = deadline < date.today()
    return say("overdue since {day}", day=shown) if late else say("due {day}", day=shown)


def _form(desk: Desk, one: KeptProject | None, *, able: bool) -> None:
    """The fields of a project; they are saved together."""
    say = desk.say
    now = one.project if one else Project("")
    with st.form(f"project-form-{one.id if one else 0}", border=False):
        left, right = st.columns(2, gap="large")
        with left:
            fields = _about(say, now, able=able)
        with right:
            people = _people(say, now, able=able)
        fields |= {"people": people}
        label = say("Save") if one else say("Begin the project")
        if not st.form_submit_button(label, disabled=not able, type="primary"):
            return
    if one is None:
        number = desk.store.projects.add(Project(**fields), desk.who)
        st.session_state["project-begun"] = number
    else:
        changes = {name: new for name, new in fields.items() if new != getattr(now, name)}
        desk.store.projects.edit(one.id, desk.who, **changes)
    st.rerun()


def _about(say: Words, now: Project, *, able: bool) -> dict[str, Any]:
    return {
        "name": st.text_input(say("Name"), now.name, disabled=not able),
        "client": st.text_input(say("Client"), now.client, disabled=not able),
        "languages": _listed(
            st.text_input(
                say("Languages"),
                ", ".join(now.languages),
                disabled=not able,
                help=say("For example en-GB, ru. Empty: any language."),
            )
        ),
        "deadline": st.date_input(say("Deadline"), now.deadline, disabled=not able),
        "reviewers_edit": st.checkbox(
            say("Those who review may also edit"), now.reviewers_edit, disabled=not able
        ),
        "second_reader": st.checkbox(
            say("A bead counts as reviewed when two different people have accepted it"),
            now.second_reader,
            disabled=not able,
            help=say("Who edited its text cannot be the second."),
        ),
    }


def _people(say: Words, now: Project, *, able: bool) -> tuple[Member, ...]:
    found: list[Member] = []
    for part, label in _PEOPLE.items():
        names = [one.name for one in now.people if one.part == part]
        text = st.text_input(
            say(label),
            ", ".join(names),
            disabled=not able,
            help=say("Names, separated by commas") if part == "translator" else None,
        )
        found += [Member(name, part) for name in _listed(text)]
    return tuple(sorted(found))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.split(","))))


def _settings(desk: Desk, one: KeptProject, *, able: bool) -> None:
    """The glossary and the profiles, which apply to all documents of the project."""
    say, projects = desk.say, desk.store.projects
    st.caption(
        say(
            "These apply to all documents of the project. A document’s own glossary goes first, "
            "then that of the project, then that of the library."
        )
    )
    left, right = st.columns(2, gap="large")
    with left:
        _choice(desk, one, "profile", say("Profile of the checks"), able=able)
        _choice(desk, one, "quality", say("Quality profile"), able=able)
    with right:
        name, _ = projects.chosen(one.id, "glossary")
        st.caption(say("Glossary: {name}", name=plain(name) or say("none")))
        if name and able and st.button(say("Without it"), key=f"no-glossary-{one.id}"):
            projects.choose(one.id, "glossary", "", desk.who)
            st.rerun()
        if able:
            endings = [ending.removeprefix(".") for ending in glossary.READERS]
            _upload(desk, one, "glossary", say("Glossary of the project"), endings)


def _choice(desk: Desk, one: KeptProject, what: Subject, label: str, *, able: bool) -> None:
    """A profile: that of the library, one of ours, or one from a file."""
    say, projects = desk.say, desk.store.projects
    current = projects.chosen(one.id, what)[0]
    names = PROFILES if what == "profile" else shipped()
    known = list(dict.fromkeys(("", *names, current)))
    chosen = st.selectbox(
        label,
        known,
        index=known.index(current),
        format_func=lambda name: name or say("as in the library"),
        key=f"{what}-{one.id}-{current}",
        disabled=not able,
    )
    if chosen != current:
        projects.choose(one.id, what, chosen, desk.who)
        st.rerun()
    if able:
        _upload(desk, one, what, say("or your own TOML file"), ["toml"])


def _upload(desk: Desk, one: KeptProject, what: Subject, label: str, endings: list[str]) -> None:
    """A field for a file, which is empty again after the file has been taken."""
    current = desk.store.projects.chosen(one.id, what)[0]
    count = st.session_state.get(f"taken-{what}", 0)
    file = st.file_uploader(label, endings, key=f"{what}-file-{one.id}-{current}-{count}")
    if file is None:
        return
    name, body = file.name, file.getvalue()
    if what == "profile":
        name = next(iter(read(body.decode("utf-8-sig", "replace"), name)), name)
    desk.store.projects.choose(one.id, what, name, desk.who, body)
    st.session_state[f"taken-{what}"] = count + 1
    st.rerun()


def _lock(desk: Desk, one: KeptProject) -> None:
    say, projects = desk.say, desk.store.projects
    if one.lock and st.button(say("Unlock the project"), key=f"unlock-project-{one.id}"):
        projects.unlock(desk.who, project=one.id)
        st.rerun()
    if not one.lock and st.button(
        say("Lock the project"),
        key=f"lock-project-{one.id}",
        help=say("Its documents can then only be read and commented on."),
    ):
        projects.lock(desk.who, project=one.id)
        st.rerun()

"""Rules and choices for the checks, kept in the library."""

from __future__ import annotations

import pytest

from align.checks import Dismissal
from align.checks.profile import Ignore
from align.errors import EditError, ForbiddenError, StoreError, UsageError
from align.store import Store

HOUSE = b'[house]\nseverity = { number = "off" }\n\n[late]\nseverity = { number = "info" }\n'
TERMS = "lamp,фонарь\n".encode()
ODD = Ignore("rendered freely", kind="number", pattern="^24$")


def test_a_rule_is_kept_with_its_reason_and_person(checking):
    number = checking.ignore(ODD, "bob", 1)
    (rule,) = checking.rules(1)
    assert (rule.id, rule.review, rule.ignore, rule.who) == (number, 1, ODD, "bob")


def test_a_rule_of_one_document_does_not_hold_in_another(checking):
    checking.ignore(ODD, "bob", 1)
    assert checking.rules(2) == checking.rules() == ()


def test_a_rule_of_the_library_holds_everywhere(checking):
    checking.ignore(ODD, "bob")
    assert len(checking.rules(1)) == len(checking.rules(2)) == len(checking.rules()) == 1


def test_a_rule_that_is_taken_back_stays_in_the_history(checking):
    checking.end(checking.ignore(ODD, "bob", 1), "ann")
    assert checking.rules(1) == ()
    (rule,) = checking.rules(1, ended=True)
    assert (rule.who, rule.ended_by) == ("bob", "ann")


def test_a_rule_is_taken_back_once(checking):
    number = checking.ignore(ODD, "bob", 1)
    checking.end(number, "ann")
    with pytest.raises(EditError):
        checking.end(number, "ann")


@pytest.mark.parametrize(
    "ignore",
    [Ignore("", "number"), Ignore("why"), Ignore("why", "lamps"), Ignore("why", "*", "(")],
    ids=["no reason", "everything", "no kind", "no pattern"],
)
def test_a_rule_that_cannot_be_is_refused(checking, ignore):
    with pytest.raises(UsageError):
        checking.ignore(ignore, "bob", 1)


def test_a_rule_needs_its_document(checking):
    with pytest.raises(StoreError):
        checking.ignore(ODD, "bob", 9)


def test_rules_go_with_their_document(store):
    store.checking.ignore(ODD, "bob", 1)
    store.remove(1)
    assert store.checking.rules(1, ended=True) == ()
    assert store.check() == ()


def test_a_reviewer_makes_rules_for_documents_and_not_for_the_library(store):
    store.set_role("bob", "reviewer", by=None)
    store.checking.ignore(ODD, "bob", 1)
    with pytest.raises(ForbiddenError):
        store.checking.ignore(ODD, "bob")


def test_a_rule_of_the_library_is_ended_by_an_editor(store):
    number = store.checking.ignore(ODD, "ann")
    store.set_role("bob", "reviewer", by=None)
    with pytest.raises(ForbiddenError):
        store.checking.end(number, "bob")


def test_rules_survive_a_new_beginning(store):
    store.checking.ignore(ODD, "bob", 1)
    store.close()
    assert Store.open(store.path).checking.rules(1)[0].ignore == ODD


def test_without_choices_the_standard_profile_holds(checking):
    control = checking.control(1)
    assert (control.profile.name, control.glossary) == ("standard", None)


def test_a_profile_is_chosen_by_name(checking):
    checking.choose("profile", "strict", "ann")
    assert checking.control(1).profile.severity_of("spaces") == "warning"


def test_a_profile_of_a_file_is_kept_with_the_file(checking):
    checking.choose("profile", "late", "ann", HOUSE)
    assert checking.control(1).profile.severity_of("number") == "info"


@pytest.mark.parametrize(
    ("name", "body"),
    [("lamps", b""), ("lamps", HOUSE), ("house", b"[house"), ("house", b"\xff")],
    ids=["no such", "not in the file", "no TOML", "no text"],
)
def test_a_profile_that_there_is_not_is_refused(checking, name, body):
    with pytest.raises(UsageError):
        checking.choose("profile", name, "ann", body)


def test_a_severity_that_was_set_stands_above_the_profile(checking):
    checking.choose("profile", "late", "ann", HOUSE)
    checking.set_severity("number", "off", "ann")
    assert checking.control(1).profile.severity_of("number") is None


def test_a_severity_is_given_back_to_the_profile(checking):
    checking.set_severity("number", "off", "ann")
    checking.set_severity("number", "", "ann")
    assert checking.control(1).profile.severity_of("number") == "error"


def test_the_latest_choice_says_whose_it_was(checking):
    checking.set_severity("number", "off", "ann")
    checking.set_severity("number", "info", "bob")
    choice = checking.choices()["severity:number"]
    assert (choice.value, choice.who) == ("info", "bob")


@pytest.mark.parametrize(("kind", "severity"), [("lamps", "off"), ("number", "loud")])
def test_a_severity_that_cannot_be_is_refused(checking, kind, severity):
    with pytest.raises(UsageError):
        checking.set_severity(kind, severity, "ann")


def test_a_reviewer_chooses_nothing_for_the_library(store):
    store.set_role("bob", "reviewer", by=None)
    with pytest.raises(ForbiddenError):
        store.checking.set_severity("number", "off", "bob")
    with pytest.raises(ForbiddenError):
        store.checking.choose("profile", "strict", "bob")


def test_a_glossary_is_kept_and_read_for_its_languages(checking):
    checking.choose("glossary", "terms.csv", "ann", TERMS)
    (term,) = checking.control(1).glossary_of("en", "ru").terms
    assert (term.source, term.targets) == ("lamp", ("фонарь",))


def test_a_glossary_is_put_away(checking):
    checking.choose("glossary", "terms.csv", "ann", TERMS)
    checking.choose("glossary", "", "ann")
    assert checking.control(1).glossary is None


def test_a_document_is_checked_by_its_own_rules_and_dismissals(checking):
    checking.ignore(ODD, "bob", 1)
    checking.dismiss(1, Dismissal("a"))
    checking.dismiss(2, Dismissal("b"))
    control = checking.control(1)
    assert control.profile.ignore == (ODD,)
    assert [one.fingerprint for one in control.dismissed] == ["a"]
    assert [(one.fingerprint, one.where) for one in control.elsewhere] == [("b", "quay")]


def test_a_text_outside_the_library_is_checked_by_what_holds_for_all(checking):
    checking.ignore(ODD, "bob", 1)
    checking.dismiss(1, Dismissal("a"))
    control = checking.control()
    assert (control.profile.ignore, control.dismissed) == ((), ())
    assert [one.fingerprint for one in control.elsewhere] == ["a"]

"""How the library is checked, as the Findings page shows and changes it."""

from __future__ import annotations

import pytest
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.testing.v1 import AppTest

from align.checks import Dismissal
from align.checks import profile as profiles
from align.checks.profile import Ignore
from align.desk.views import control
from align.desk.views.control import PROFILES
from align.review import Edit

HOUSE = b'[house]\nseverity = { number = "off" }\n\n[late]\nabout = "The last reading"\n'
TERMS = "lamp,фонарь\ncrew,экипаж\n".encode()
BROKEN = b"[house"

pytestmark = pytest.mark.usefixtures("in_one_process")


@pytest.fixture(autouse=True)
def store(own_library, harbour):
    """A library with one document."""
    own_library.add(harbour, "Harbour", "Mira")
    return own_library


def issues(**query):
    def script():
        from align.desk import page

        page.main(first="issues")

    app = AppTest.from_function(script, default_timeout=60)
    for key, value in {"doc": "1", "who": "Mira", **query}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def box(app, label):
    return next(one for one in app.selectbox if one.label == label)


def file(app, label):
    return next(one for one in app.get("file_uploader") if one.label == label)


def said(app):
    told = [one.value for one in (*app.caption, *app.markdown, *app.error)]
    return " ".join([*told, *(one.proto.body for one in app.get("html"))])


def test_a_profile_is_chosen_for_the_library(store):
    box(issues(), "Profile").select_index(1).run()
    assert store.checking.chosen("profile") == ("strict", b"")
    assert "Mira" in said(issues())


def test_every_profile_that_comes_with_sverka_is_offered():
    assert list(PROFILES) == list(profiles.shipped())


def test_looking_at_the_page_chooses_nothing(store):
    store.checking.choose("profile", "late", "Mira", HOUSE)
    before = store.checking.choices()
    issues()
    assert store.checking.choices() == before


def test_a_file_of_profiles_can_be_brought(store):
    app = issues()
    file(app, "or your own TOML file").upload("house.toml", HOUSE, "application/toml").run()
    assert not app.exception
    assert store.checking.chosen("profile") == ("house", HOUSE)
    box(app, "Profile").select_index(5).run()
    assert store.checking.chosen("profile") == ("late", HOUSE)


def test_a_file_that_is_no_profile_is_refused_with_the_reason(store):
    app = issues()
    file(app, "or your own TOML file").upload("house.toml", BROKEN, "application/toml").run()
    assert "not valid TOML" in said(app)
    assert store.checking.choices() == {}


def test_a_glossary_is_brought_and_put_away(store):
    app = issues()
    file(app, "or a file: CSV, TBX, TMX").upload("terms.csv", TERMS, "text/csv").run()
    assert "2 terms" in said(app)
    box(app, "Glossary").select_index(0).run()
    assert store.checking.control(1).glossary is None
    box(app, "Glossary").select_index(1).run()
    assert store.checking.chosen("glossary") == ("terms.csv", TERMS)


def test_a_severity_is_set_and_given_back(store):
    app = issues()
    box(app, "Severity of each kind").set_value("number").run()
    scale = next(one for one in app.button_group if one.key.startswith("severity-number"))
    scale.set_value("off").run()
    assert store.checking.control().profile.severity_of("number") is None
    app.button("unset-number").click().run()
    assert store.checking.control().profile.severity_of("number") == "error"


def test_a_rule_is_shown_with_its_reason_and_removed(store):
    number = store.checking.ignore(Ignore("a set phrase", "number", "^24$"), "Olva", 1)
    app = issues()
    assert "a set phrase" in said(app)
    assert "Olva" in said(app)
    app.button(f"end-{number}").click().run()
    assert store.checking.rules(1) == ()
    assert "removed: Mira" in said(app)


def test_a_press_is_not_lost_if_another_run_of_the_page_ends_meanwhile(store, monkeypatch):
    """The page updates itself, so two runs may overlap. Streamlit forgets presses when one ends."""
    number = store.checking.ignore(Ignore("a set phrase", "number", "^24$"), "Olva", 1)
    app = issues()
    draw = control._of_project

    def interrupted(*args):
        get_script_run_ctx().session_state._state._reset_triggers()
        draw(*args)

    monkeypatch.setattr(control, "_of_project", interrupted)
    app.button(f"end-{number}").click().run()
    assert store.checking.rules(1) == ()


def test_a_press_that_is_refused_says_why(store):
    number = store.checking.ignore(Ignore("a set phrase", "number", "^24$"), "Olva", 1)
    app = issues()
    store.set_role("Edda", "editor", by=None)
    app.button(f"end-{number}").click().run()
    assert len(store.checking.rules(1)) == 1
    assert "role" in app.toast[0].value


def test_what_is_shown_of_a_rule_is_text(store):
    store.checking.ignore(Ignore("<b>bold</b>", "number", "<i>"), "<u>", 1)
    assert not {"<b>bold", "<u>"} & set(said(issues()).split())


def test_a_reviewer_may_end_rules_of_the_document_alone(store):
    own = store.checking.ignore(Ignore("odd", "number"), "Mira", 1)
    everywhere = store.checking.ignore(Ignore("odd", "date"), "Mira")
    store.set_role("Rolf", "reviewer", by=None)
    app = issues(who="Rolf")
    keys = [one.key for one in app.button]
    assert f"end-{own}" in keys
    assert f"end-{everywhere}" not in keys
    assert box(app, "Profile").disabled
    assert not app.get("file_uploader")


def amount(app):
    return next(one for one in app.button_group if one.key.startswith("show-"))


def test_a_sentence_may_have_the_same_finding_twice(store):
    store.apply(1, Edit(8, "Пришли 14 экипажей экипажей и ждали экипажей экипажей."), "Mira", 0)
    app = issues().run()
    assert not app.exception
    assert said(app).count("the same word twice in a row") == 2


def test_a_person_chooses_how_much_to_show(store):
    amount(issues().run()).set_value("few").run()
    assert store.checking.show("Mira") == "few"
    assert "Only the most likely faults" in said(issues().run())
    assert "Only the most likely faults" not in said(issues(who="Olva").run())


def test_the_page_says_how_many_faults_are_expected(store):
    store.apply(1, Edit(8, "Пришли 15 экипажей."), "Mira", 0)
    assert "real fault" in said(issues().run())


def test_what_people_did_is_shown_and_can_be_forgotten(store):
    for k in range(14):
        store.checking.dismiss(1, Dismissal(f"number:a:{k}"))
    app = issues()
    assert "14 of 14 dismissed here" in said(app)
    next(one for one in app.button if one.key == "forget-number").click().run()
    assert store.checking.verdicts("en", "ru") == ()


def test_how_much_to_show_of_a_kind_is_chosen_for_the_library(store):
    app = issues()
    box(app, "Severity of each kind").set_value("number").run()
    next(one for one in app.button_group if one.key.startswith("amount-number")).set_value(
        "more"
    ).run()
    assert store.checking.control(1).profile.show_of("number") == "more"

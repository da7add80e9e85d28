"""The second reader: a language model that the user names; here a server of our own."""

from __future__ import annotations

import json

import pytest
from language_model import Model

import align
from align.checks import SecondReader

COUPLES = (
    ("The dam has 12 gates.", "В плотине 13 ворот."),
    ("It was closed  in May.", "Её  открыли в мае."),
    ("Ms Orlune was there.", "Госпожа Орлюн была там."),
)


@pytest.fixture
def model():
    running = Model()
    yield running
    running.server.shutdown()


def error(pair, source, translation, comment="Wrong."):
    return {"pair": pair, "source": source, "translation": translation, "comment": comment}


def told(pair, reader, **also):
    """What the second reader adds to the findings."""
    found = align.check(pair, second_reader=reader, **also)
    return [one for one in found if one.kind.startswith("second-reader")]


def test_a_remark_stands_where_its_quotations_stand(model, pair_of):
    pair = pair_of(*COUPLES)
    model.content = {"errors": [error(1, "closed in May", "Её открыли")], "wrong_remarks": []}
    (finding,) = told(pair, model.reader)
    assert (finding.kind, finding.bead, finding.severity) == ("second-reader", 1, "info")
    assert COUPLES[1][1][slice(*finding.tgt_span)] == "Её  открыли"
    assert finding.message == "The model says: Wrong."


@pytest.mark.parametrize(
    "wrong",
    [error(1, "opened", ""), error(1, "", ""), error(7, "The", ""), error(1, "It", "", ""), "no"],
    ids=["not in the text", "no quotation", "no such bead", "no comment", "no error"],
)
def test_a_remark_without_a_place_is_left_out_and_told(wrong, model, pair_of):
    model.content = {"errors": [wrong], "wrong_remarks": []}
    (finding,) = told(pair_of(*COUPLES), model.reader)
    assert finding.kind == "second-reader-misquotes"


def test_the_model_gets_the_findings_and_may_doubt_them(model, pair_of):
    doubt = {"pair": 0, "remark": 1, "comment": "Thirteen is right."}
    model.content = {"errors": [], "wrong_remarks": [doubt]}
    (finding,) = told(pair_of(*COUPLES), model.reader)
    said = model.pairs()[0]["remarks"][0]["says"]
    assert finding.kind == "second-reader-doubts"
    assert said in finding.message
    assert "Thirteen is right." in finding.message


@pytest.mark.parametrize("content", ["Sorry, no.", "[]", '{"errors": 1}', '{"errors": []'])
def test_an_answer_of_another_form_is_told(content, model, pair_of):
    model.content = content
    (finding,) = told(pair_of(*COUPLES), model.reader)
    assert finding.message == "The model's answer about beads 1 to 3 could not be read."


def test_json_in_a_block_of_code_is_read(model, pair_of):
    answer = json.dumps({"errors": [error(0, "12", "13")], "wrong_remarks": []})
    model.content = f"Let me see.\n```json\n{answer}\n```"
    assert [one.kind for one in told(pair_of(*COUPLES), model.reader)] == ["second-reader"]


def test_only_beads_with_findings_are_sent_unless_asked(model, pair_of):
    some = SecondReader(model.reader.address, "orlune-7b")
    told(pair_of(*COUPLES), some, profile="figures")
    assert [one["pair"] for one in model.pairs()] == [0]


def test_many_beads_are_sent_in_several_requests(model, pair_of):
    told(pair_of(*COUPLES * 10), model.reader)
    assert len(model.asked) > 1
    assert [one["pair"] for one in model.pairs()] == list(range(30))


def test_a_server_that_knows_no_schemas_is_asked_without(model, pair_of):
    model.knows_schemas = False
    model.content = {"errors": [error(0, "12", "13")], "wrong_remarks": []}
    assert told(pair_of(*COUPLES), model.reader)


def test_the_only_model_is_taken(model, pair_of):
    told(pair_of(*COUPLES), model.reader)
    assert model.asked[0]["model"] == "orlune-7b"


def test_one_of_several_models_must_be_named(model, pair_of):
    model.models = ["a", "b"]
    (failed,) = told(pair_of(*COUPLES), model.reader)
    assert "--reader-model: a, b" in failed.message


def test_a_key_is_sent_and_asked_for(model, pair_of):
    model.key = "secret"
    (failed,) = told(pair_of(*COUPLES), model.reader)
    assert "SVERKA_READER_KEY" in failed.message
    reader = SecondReader(model.reader.address, key="secret")
    assert told(pair_of(*COUPLES), reader) == []
    assert "secret" not in repr(reader)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/v1", "nonsense"])
def test_a_server_that_does_not_answer_costs_no_other_finding(address, pair_of):
    reader = SecondReader(address, "m", every_bead=True)
    pair = pair_of(*COUPLES)
    found = align.check(pair, second_reader=reader)
    (failed,) = (one for one in found if one.kind == "second-reader-failed")
    assert (failed.severity, failed.bead) == ("warning", 0)
    assert "--second-reader" in failed.message
    assert tuple(one for one in found if one != failed) == align.check(pair)


def test_what_was_read_before_a_failure_is_kept(model, pair_of):
    model.content = {"errors": [error(0, "12", "13")], "wrong_remarks": []}
    model.answers = 1
    found = told(pair_of(*COUPLES * 10), model.reader)
    assert {one.kind for one in found if one.bead < 8} >= {"second-reader"}
    assert [one.bead for one in found if one.kind == "second-reader-failed"] == [8]


def test_comments_are_asked_for_in_the_language_of_the_messages(model, pair_of):
    told(pair_of(*COUPLES), model.reader, lang="ru")
    assert "Say in Russian" in model.asked[0]["messages"][0]["content"]


def test_nothing_is_asked_unless_a_reader_is_named(model, pair_of):
    align.check(pair_of(*COUPLES))
    assert model.asked == []


def test_a_remark_can_be_dismissed(model, pair_of):
    model.content = {"errors": [error(0, "12", "13")], "wrong_remarks": []}
    pair = pair_of(*COUPLES)
    (finding,) = told(pair, model.reader)
    gone = align.checks.Dismissal(finding.fingerprint, "fine", "Mira")
    assert told(pair, model.reader, dismissed=(gone,)) == []

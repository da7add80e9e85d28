"""The evaluation of a review, and its reports as files and on the command line."""

from __future__ import annotations

import io
import json

import pytest
from click.testing import CliRunner
from lxml import html

from align import align_sentences, cli
from align import review as rv
from align.errors import ForbiddenError, UsageError
from align.quality import find, read, reports
from align.quality.reports import lines
from align.review.evaluation import evaluate
from align.store import Store
from align.words import Words

SRC = ["The old ferry left at nine.", "Nobody was <b>on</b> board.", "The lamp burned on."]
TGT = ["Старый паром ушёл в девять.", "На борту никого не было.", "Лампа горела."]
STRICT = """
name = "Strict"
words = "target"
limit = 1
[severities]
neutral = 0
minor = 1
major = 5
critical = 10
"""


@pytest.fixture
def library(tmp_path):
    """Two errors, one of them rejected, one in words that were corrected since."""
    path = tmp_path / "library.sqlite"
    store = Store.open(path)
    made = align_sentences(SRC, TGT, src_lang="en", tgt_lang="ru", method="length")
    number = store.add(made, "Ferry <1>", "ann")
    first, second, _ = (row.tgt[0] for row in store.review(number).rows)

    def do(op, who="ann"):
        store.apply(number, op, who, store.review(number).seq)

    do(rv.Annotate(first, 7, 12, "wrong-term", "major", "A <ship>, says the glossary"))
    do(rv.Annotate(second, 0, 8, "=mine", "critical", ""))
    do(rv.Arbitrate(max(store.review(number).remarks), "rejected", "It is right."), "bob")
    do(rv.Edit(first, "Старый корабль ушёл в девять."))
    do(rv.Accept((store.review(number).rows[0].id,)))
    store.close()
    return path


@pytest.fixture
def review(library):
    return Store.open(library).review(1)


def test_what_was_corrected_still_counts_and_what_was_rejected_does_not(review):
    found = evaluate(review, find("mqm-core"))
    assert [(one.bead, one.place, one.words) for one in found.faults] == [
        (1, None, "паром"),
        (2, (0, 8), "На борту"),
    ]
    assert found.score.penalty == 5
    assert found.score.words == 10  # of the source, in the two beads that were evaluated


def test_the_profile_says_whose_words_count_and_which_beads(review):
    assert evaluate(review, find("simple")).score.words == 10
    judged = read(STRICT.replace("limit", 'sample = "judged"\nlimit'), "s", "s")
    found = evaluate(review, judged)
    assert (found.beads, found.score.words, len(found.faults)) == (1, 5, 1)


def test_words_are_those_of_the_text_as_loaded(library):
    store = Store.open(library)
    cell = store.review(1).rows[2].tgt[0]
    store.apply(1, rv.Edit(cell, "Лампа всё горела и горела."), "ann", store.review(1).seq)
    store.apply(1, rv.Accept((store.review(1).rows[2].id,)), "ann", store.review(1).seq)
    assert evaluate(store.review(1), find("simple")).score.words == 12


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", reports.REPORTS)
def test_every_report_is_written_in_the_language_of_the_reader(review, name, lang):
    content = reports.render(evaluate(review, find("mqm-core")), name, lang)
    assert content.startswith(b"PK") or content.decode()


def test_the_page_shows_the_words_and_never_markup(review):
    content = reports.render(evaluate(review, find("mqm-core")), "html", "en")
    page = html.document_fromstring(content.decode())
    assert [one.text for one in page.iter("mark")] == ["На борту"]
    assert "паром (no longer there)" in page.text_content()
    assert "Terminology: Wrong term" in page.text_content()
    assert not page.xpath("//b | //ship | //script | //*[@src]")


@pytest.mark.parametrize("name", reports.REPORTS)
def test_hostile_texts_do_no_harm(library, name):
    store = Store.open(library)
    cell = store.review(1).rows[2].tgt[0]
    bad = "=1+1 \x01 <script>alert(1)</script> \u202e " + "я" * 40_000
    who = "<i>\x01\u202e"
    for category in (bad, "omission"):
        store.apply(1, rv.Annotate(cell, 0, 5, category, "major", bad), who, store.review(1).seq)
    one = max(store.review(1).remarks)
    store.apply(1, rv.Arbitrate(one, "disputed", bad), who, store.review(1).seq)
    content = reports.render(evaluate(store.review(1), find("simple")), name)
    assert content
    if name == "html":
        assert b"<script>" not in content
        assert html.document_fromstring(content.decode()).xpath("//script") == []
    assert store.check() == ()


def test_the_workbook_has_numbers_and_no_formulas(review):
    openpyxl = pytest.importorskip("openpyxl")
    content = reports.render(evaluate(review, find("mqm-core")), "xlsx", "en")
    book = openpyxl.load_workbook(io.BytesIO(content))
    errors = list(book["Errors"].iter_rows(values_only=True))
    assert errors[1][:5] == (
        1,
        "Terminology: Wrong term",
        "major error",
        5,
        "паром (no longer there)",
    )
    assert book["Errors"].cell(3, 2).data_type == "s"
    score = {row[0]: row[1] for row in book["Score"].iter_rows(values_only=True)}
    assert score["Penalty points"] == 5


def test_json_has_all_that_the_score_was_computed_from(review):
    made = json.loads(reports.render(evaluate(review, find("mqm-core")), "json"))
    assert (made["penalty"], made["words"], made["passed"]) == (5, 10, False)
    assert made["errors"][1]["replies"][0]["text"] == "It is right."
    assert made["profile"]["severities"]["critical"] == 25


def sverka(library, *args):
    return CliRunner().invoke(cli.main, ["quality", *map(str, args), "--library", str(library)])


def test_the_command_says_whether_the_text_passes(library, tmp_path):
    failed = sverka(library, 1)
    assert failed.exit_code == 1
    assert "Penalty per 1000 words: 500" in failed.stdout
    assert "Result: failed so far: 2 of 3 beads are evaluated" in failed.stdout
    assert "the text fails so far: 500 points" in failed.stderr
    assert "Beads evaluated so far (decided, or with errors marked): 2 of 3" in failed.stdout
    profile = tmp_path / "lenient.toml"
    profile.write_text(STRICT.replace("limit = 1", "limit = 600"), encoding="utf-8")
    passed = sverka(library, 1, "--profile", profile, "-o", tmp_path / "r.json")
    assert passed.exit_code == 0
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["profile"]["name"] == "Strict"


def test_a_faulty_profile_is_named(library, tmp_path):
    profile = tmp_path / "p.toml"
    profile.write_text("name = 1", encoding="utf-8")
    found = sverka(library, 1, "--profile", profile)
    assert found.exit_code == 2
    assert "p.toml" in found.stderr


def test_the_library_keeps_the_choice_of_a_profile(library):
    store = Store.open(library)
    assert store.grading.profile().key == "mqm-core"
    store.grading.choose("strict.toml", "ann", STRICT.encode())
    assert store.grading.profile().name == "Strict"
    store.grading.choose("simple", "ann")
    assert store.grading.profile().key == "simple"
    assert store.grading.brought()[0] == "strict.toml"
    for name, body in (("lamp", b""), ("x.toml", b"\xff"), ("x.toml", b"lamp")):
        with pytest.raises(UsageError):
            store.grading.choose(name, "ann", body)
    store.set_role("ann", "editor", None)
    with pytest.raises(ForbiddenError):
        store.grading.choose("simple", "bob")


def test_a_text_that_nobody_has_looked_at_does_not_pass(tmp_path, harbour):
    path = tmp_path / "library.sqlite"
    store = Store.open(path)
    number = store.add(harbour, "Harbour", "Mira")
    store.close()
    found = sverka(path, number)
    assert found.exit_code == 1
    assert "nobody has judged a bead yet, or marked an error" in found.stderr
    assert "Result: nothing was evaluated" in found.stdout


def test_a_text_of_which_only_a_part_was_judged_has_passed_so_far(tmp_path):
    store = Store.open(tmp_path / "library.sqlite")
    made = align_sentences(SRC, TGT, src_lang="en", tgt_lang="ru", method="length")
    number = store.add(made, "Ferry", "ann")
    first = store.review(number).rows[0]
    store.apply(number, rv.Judge((first.id,), "good"), "ann", 0)
    found = evaluate(store.review(number), find("mqm-core"))
    assert lines.result(found, Words("en")) == "passed so far: 1 of 3 beads are evaluated"
    assert (found.beads, found.score.words) == (1, 6)

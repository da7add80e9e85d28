"""`sverka check`, as people and pipelines meet it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from language_model import Model

import align
from align import cli
from align.checks import Dismissal
from align.checks.profile import Ignore
from align.cli.keeping import whoever
from align.store import Store

EN = """The harbour of Tarn opened on 4 May 2031. The mayor thanked 14 crews.
Who pays for the lamps? The town does. Each lamp costs 1,200 crowns.
"""
RU = """Гавань Тарна открылась 4 мая 2031 года. Мэр поблагодарил 14 экипажей.
Кто платит за фонари? Город. Каждый фонарь стоит 1200 крон.
"""


def sverka(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.main, ["check", *map(str, args)])


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    en, ru = tmp_path / "harbour.en.txt", tmp_path / "harbour.ru.txt"
    en.write_text(EN, encoding="utf-8")
    ru.write_text(RU, encoding="utf-8")
    return en, ru


@pytest.fixture
def faulty(texts: tuple[Path, Path]) -> tuple[Path, Path]:
    texts[1].write_text(RU.replace("14", "15"), encoding="utf-8")
    return texts


def test_a_faultless_pair_exits_with_0_and_prints_nothing(texts):
    result = sverka(*texts)
    assert (result.exit_code, result.stdout) == (0, "")


def test_an_error_is_told_and_exits_with_1(faulty):
    result = sverka(*faulty)
    assert result.exit_code == 1
    assert "[number]" in result.stdout


def test_what_counts_as_failure_can_be_chosen(faulty):
    assert sverka(*faulty, "--fail-on", "never").exit_code == 0


def test_messages_come_in_russian(faulty):
    result = sverka(*faulty, "--lang", "ru")
    assert "ошибка: Числа не совпадают" in result.stdout
    assert "error" not in result.stdout
    assert "1 замечание: 1 ошибка" in result.stderr


def test_a_report_is_written(faulty, tmp_path):
    out = tmp_path / "report.json"
    assert sverka(*faulty, "-o", out).exit_code == 1
    assert json.loads(out.read_text(encoding="utf-8"))["findings"][0]["kind"] == "number"


def test_a_profile_can_be_chosen(faulty, tmp_path):
    house = tmp_path / "house.toml"
    house.write_text('[house]\nseverity = { number = "off" }\n', encoding="utf-8")
    assert sverka(*faulty, "--profile", house).exit_code == 0


@pytest.mark.parametrize(
    "options",
    [("--profile", "nothing"), ("-o", "report.nothing"), ("--format", "nothing")],
)
def test_a_user_s_mistake_exits_with_2(options, texts):
    result = sverka(*texts, *options)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_a_text_is_not_written_over(texts):
    assert sverka(*texts, "-o", texts[0], "--format", "json").exit_code == 2


@pytest.fixture
def library(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "library.sqlite")


def test_a_library_lends_its_rules_to_any_text(faulty, library):
    library.checking.ignore(Ignore("as agreed", "number", "^15$"), "Olva")
    assert sverka(*faulty, "--library", library.path).exit_code == 0
    assert sverka(*faulty).exit_code == 1


def test_a_library_lends_its_glossary_and_severities(texts, library):
    library.checking.choose("glossary", "terms.csv", "Olva", "lamp,светильник\n".encode())
    library.checking.set_severity("term", "error", "Olva")
    result = sverka(*texts, "--library", library.path)
    assert "[term]" in result.stdout
    assert result.exit_code == 1


def test_a_profile_that_is_named_stands_above_the_library(faulty, library):
    library.checking.set_severity("number", "off", "Olva")
    assert sverka(*faulty, "--library", library.path).exit_code == 0
    assert sverka(*faulty, "--library", library.path, "--profile", "standard").exit_code == 1


def test_a_document_is_checked_by_its_own_rules(faulty, library):
    number = library.add(align.pair(*map(str, faulty)), "harbour", "Olva")
    told = sverka("--library", library.path, "--document", number)
    assert told.exit_code == 1
    library.checking.ignore(Ignore("as agreed", "number"), "Olva", number)
    assert sverka("--library", library.path, "--document", number).exit_code == 0


def test_a_dismissed_finding_of_a_document_is_not_told(faulty, library):
    number = library.add(align.pair(*map(str, faulty)), "harbour", "Olva")
    for finding in library.checking.control(number).check(library.alignment(number)):
        library.checking.dismiss(number, Dismissal(finding.fingerprint, "as agreed", "Olva"))
    assert sverka("--library", library.path, "--document", number).stdout == ""


def test_either_texts_or_a_document_are_needed(faulty, library):
    for args in ((), (*faulty, "--library", library.path, "--document", 1)):
        result = sverka(*args)
        assert result.exit_code == 2
        assert "--document" in result.output


def test_a_text_is_seen_beside_the_documents_of_a_library(texts, library):
    library.add(align.pair(*map(str, texts)), "harbour", "Olva")
    assert sverka(*texts, "--library", library.path).stdout == ""
    texts[1].write_text(RU.replace("стоит", "обойдётся в"), encoding="utf-8")
    assert "harbour" in sverka(*texts, "--library", library.path).stdout


def test_a_document_is_seen_beside_the_others(texts, library):
    library.add(align.pair(*map(str, texts)), "harbour", "Olva")
    texts[1].write_text(RU.replace("стоит", "обойдётся в"), encoding="utf-8")
    number = library.add(align.pair(*map(str, texts)), "quay", "Olva")
    told = sverka("--library", library.path, "--document", number)
    assert "[varies-elsewhere]" in told.stdout


def test_a_language_model_reads_what_was_found(faulty):
    model = Model()
    model.content = {
        "errors": [],
        "wrong_remarks": [{"pair": 1, "remark": 1, "comment": "One more came."}],
    }
    result = sverka(*faulty, "--second-reader", model.reader.address)
    model.server.shutdown()
    assert "One more came." in result.stdout
    assert [one["pair"] for one in model.pairs()] == [1]


def test_a_language_model_that_fails_costs_no_finding(faulty):
    result = sverka(
        *faulty, "--second-reader", "http://127.0.0.1:9/v1", "--reader-model", "m", "--fail-on",
        "never",
    )  # fmt: skip
    assert result.exit_code == 1
    assert "the language model has read nothing" in result.stderr
    assert sverka(*faulty, "--fail-on", "never").stdout.strip() in result.stdout


@pytest.mark.parametrize("option", [("--reader-model", "m"), ("--reader-beads", "all")])
def test_options_of_a_language_model_need_one(faulty, option):
    result = sverka(*faulty, *option)
    assert result.exit_code == 2
    assert f"{option[0]} needs --second-reader" in result.stderr


def test_the_key_of_a_language_model_comes_from_the_environment(faulty, monkeypatch):
    model = Model()
    model.key = "secret"
    monkeypatch.setenv("SVERKA_READER_KEY", "secret")
    result = sverka(*faulty, "--second-reader", model.reader.address)
    model.server.shutdown()
    assert result.exit_code == 1
    assert len(model.asked) == 1


def test_it_says_if_spelling_is_not_checked(texts):
    plain, unknown = (sverka(*texts, "--tgt-lang", lang) for lang in ("ru", "tlh"))
    assert "Spelling is not checked" not in plain.stderr
    assert "Spelling is not checked" in unknown.stderr


def test_what_is_not_shown_counts_as_failure_all_the_same(faulty):
    faulty[1].write_text(RU.replace("Город.", "Город?"), encoding="utf-8")
    result = sverka(*faulty, "--least", "error", "--fail-on", "warning")
    assert result.exit_code == 1
    assert "not shown, because less severe: 1" in result.stderr


#: Adds a word that may be there for the style alone.
ADDED = RU.replace("стоит", "обходится городской казне в")


def test_the_number_of_real_faults_that_are_expected_is_told(faulty):
    assert re.search("1 finding: 1 error; .*real fault", sverka(*faulty).stderr)


def test_every_finding_is_told_with_its_probability(faulty):
    assert re.search(r"\[number\] \d+%: ", sverka(*faulty).stdout)


def test_what_is_unlikely_is_counted_and_not_told(texts):
    texts[1].write_text(ADDED, encoding="utf-8")
    few, every = (sverka(*texts, "--profile", "strict", "--show", show) for show in ("few", "all"))
    assert "[added-word]" not in few.stdout
    assert "1 unlikely finding not shown" in few.stderr
    assert "[added-word]" in every.stdout
    assert "not shown" not in every.stderr


def test_what_is_unlikely_counts_as_failure_all_the_same(texts):
    texts[1].write_text(ADDED, encoding="utf-8")
    strict = ("--profile", "strict", "--show", "few")
    assert sverka(*texts, *strict, "--fail-on", "info").exit_code == 1


def test_a_library_lends_a_person_s_setting(texts, library):
    texts[1].write_text(ADDED, encoding="utf-8")
    library.checking.choose("profile", "strict", "Olva")
    library.checking.set_show("few", whoever())
    lent = (*texts, "--library", library.path)
    assert "not shown" in sverka(*lent).stderr
    asked = sverka(*lent, "--show", "all")
    assert "not shown" not in asked.stderr


def test_a_library_knows_what_people_dismissed(faulty, library):
    number = library.add(align.pair(*map(str, faulty)), "harbour", "Olva")
    for k in range(14):
        library.checking.dismiss(number, Dismissal(f"number:a:{k}", "as agreed", "Olva"))
    result = sverka(*faulty, "--library", library.path, "--show", "all")
    assert "14 of 14 dismissed here" in result.stdout


def test_quiet_silences_notes_but_no_warning(texts):
    texts[1].write_text("Зайцы едят траву. Снег тает.\n\nНочью шёл дождь, и все спали.\n", "utf-8")
    quiet = sverka("-q", *texts, "--fail-on", "never")
    assert quiet.stderr.startswith("warning: these may not be translations of each other")
    assert quiet.stderr.count("\n") == 1

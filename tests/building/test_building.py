"""Building a corpus: what is done, what is done again, and what is written."""

import csv
from dataclasses import replace

import pytest
from lxml import html

from align import ExportError, LoadError, UsageError, formats
from align.building import (
    Choice,
    Corpus,
    Pair,
    Pairs,
    Record,
    Report,
    Settings,
    build,
    by_name,
    here,
    page_of,
    pairfile,
)
from align.building.ledger import Ledger
from align.loaders.language import UNKNOWN

SETTINGS = Settings("en", "ru", method="anchor")


def made(folders, output, **options):
    return build(by_name(*folders), output, options.pop("settings", SETTINGS), run=here, **options)


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_pair_gets_a_file_and_a_row(folders, tmp_path):
    report = made(folders, tmp_path / "out")
    assert [record.state for record in report.records] == ["aligned"] * 3
    rows = (tmp_path / "out/manifest.tsv").read_text().splitlines()
    assert [row.split("\t")[0] for row in rows] == ["name", "deep/mill", "mill", "zeal"]


def test_the_file_of_a_pair_holds_both_texts_and_all_beads(folders, tmp_path):
    made(folders, tmp_path / "out")
    path = tmp_path / "out/pairs/deep/mill.json.gz"
    held = pairfile.read(path.read_bytes(), str(path))
    assert held.alignment.src.sentence_texts[2] == "The bill came to 340 crowns."
    assert [bead.type for bead in held.alignment.beads] == ["1-1"] * 3


def test_a_text_too_short_to_tell_its_language_has_that_of_the_others(folders, tmp_path):
    (folders[0] / "yes.txt").write_text("Yes.", "utf-8")
    (folders[1] / "yes.txt").write_text("Да.", "utf-8")
    report = made(folders, tmp_path / "out", settings=Settings(method="anchor"))
    (yes,) = (record for record in report.records if record.name == "yes")
    assert (yes.state, yes.src_lang, yes.tgt_lang) == ("aligned", "en", "ru")
    assert "as for the other texts" in yes.notes[0]


def test_a_short_text_is_not_done_again_while_the_others_keep_their_languages(folders, tmp_path):
    (folders[0] / "yes.txt").write_text("Yes.", "utf-8")
    (folders[1] / "yes.txt").write_text("Да.", "utf-8")
    settings = Settings(method="anchor")
    first = made(folders, tmp_path / "out", settings=settings)
    second = made(folders, tmp_path / "out", settings=settings)
    assert (first.reused, second.reused) == (0, 4)
    assert second.records == first.records
    for name in ("mill", "zeal", "deep/mill"):
        (folders[0] / f"{name}.txt").unlink()
    alone = made(folders, tmp_path / "out", settings=settings)
    assert [(one.state, one.code) for one in alone.records] == [("unreadable", UNKNOWN)]


def test_what_is_unchanged_is_not_done_again(folders, tmp_path):
    first = made(folders, tmp_path / "out")
    before = contents(tmp_path / "out")
    report = made(folders, tmp_path / "out")
    assert (first.reused, report.reused) == (0, 3)
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize(
    "change",
    [
        lambda folders, out: (folders[0] / "mill.txt").write_text("Another text."),
        lambda folders, out: (out / "pairs/mill.json.gz").unlink(),
        lambda folders, out: (out / "pairs/mill.json.gz").write_bytes(b"cut"),
    ],
)
def test_a_changed_text_or_a_damaged_file_is_done_again(folders, tmp_path, change):
    made(folders, tmp_path / "out")
    change(folders, tmp_path / "out")
    assert made(folders, tmp_path / "out").reused == 2


def test_other_settings_are_another_build(folders, tmp_path):
    made(folders, tmp_path / "out")
    other = replace(SETTINGS, method="length")
    assert made(folders, tmp_path / "out", settings=other).reused == 0


def test_a_build_that_was_stopped_goes_on(folders, tmp_path):
    def stopped(tasks):
        for number, done in enumerate(here(tasks)):
            if number == 2:
                raise KeyboardInterrupt
            yield done

    pairs = by_name(*folders)
    with pytest.raises(KeyboardInterrupt):
        build(pairs, tmp_path / "out", SETTINGS, run=stopped)
    with (tmp_path / "out/records.jsonl").open("ab") as file:
        file.write(b'{"name": "zeal", "sta')  # as a kill leaves it
    assert made(folders, tmp_path / "out").reused == 2
    made(folders, tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_record_after_a_line_that_was_cut_off_counts(folders, tmp_path):
    record = made(folders, tmp_path / "out").records[2]
    (tmp_path / "out/records.jsonl").write_bytes(b'{"name": "mill", "sta')  # as a kill leaves it
    content = (tmp_path / "out/pairs/zeal.json.gz").read_bytes()
    Ledger(tmp_path / "out").add(record, content)
    assert Ledger(tmp_path / "out").done("zeal", record.key) == record


def test_pairs_may_end_in_any_order(folders, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # a TMX file says when it was written

    def backwards(tasks):
        return reversed(list(here(tasks)))

    chosen = [formats.find("tmx")]
    made(folders, tmp_path / "one", chosen=chosen)
    build(by_name(*folders), tmp_path / "two", SETTINGS, run=backwards, chosen=chosen)
    one, two = contents(tmp_path / "one"), contents(tmp_path / "two")
    assert one == two


def test_a_file_that_cannot_be_read_stops_nobody(folders, tmp_path):
    (folders[0] / "mill.txt").write_bytes(b"")
    report = made(folders, tmp_path / "out")
    assert [record.state for record in report.records] == ["aligned", "unreadable", "aligned"]
    assert [record.name for record in report.out] == ["mill"]


def test_texts_that_do_not_belong_together_are_doubtful(tmp_path):
    texts = {
        "en": (
            "The mill burned down on Friday. Nobody saw the fire begin. The miller was away in "
            "Torvend. His daughter called the brigade. They came with two engines. The roof fell "
            "in before midnight. In the morning only the wheel was left. The insurers sent a man "
            "to look. He wrote for an hour and said little. The village will collect money."
        ),
        "ru": (
            "Цены на лён снова выросли. Вчера в горах выпал первый снег. Корабль с зерном пришёл "
            "в порт. Учителя просят новый класс. В музее открыли выставку кружев. Хор поёт по "
            "средам. Поезд теперь ходит дважды в день. Садовники обрезали старые липы. Пекарь "
            "купил вторую печь. Дети нашли на берегу янтарь."
        ),
    }
    for side, text in texts.items():
        (tmp_path / side).mkdir()
        (tmp_path / side / "x.txt").write_text(text, encoding="utf-8")
    report = build(by_name(tmp_path / "en", tmp_path / "ru"), tmp_path / "out", run=here)
    assert report.records[0].state == "doubtful"
    assert "no sure counterpart" in report.records[0].reason


def test_pairs_that_are_gone_leave_the_corpus(folders, tmp_path):
    made(folders, tmp_path / "out")
    for folder in folders:
        (folder / "mill.txt").unlink()
    assert made(folders, tmp_path / "out").gone == 1
    assert not (tmp_path / "out/pairs/mill.json.gz").exists()


def test_their_files_in_other_formats_go_too(folders, tmp_path):
    chosen = [formats.find("html")]
    made(folders, tmp_path / "out", chosen=chosen)
    for folder in folders:
        (folder / "mill.txt").unlink()
    made(folders, tmp_path / "out", chosen=chosen)
    names = [path.name for path in (tmp_path / "out/html").rglob("*.html")]
    assert sorted(names) == ["mill.html", "zeal.html"]


def test_what_others_keep_in_the_folder_of_a_format_stays(folders, tmp_path):
    made(folders, tmp_path / "out")
    (tmp_path / "out/html").mkdir()
    (tmp_path / "out/html/index.html").write_text("mine")
    made(folders, tmp_path / "out", chosen=[formats.find("html")])
    assert (tmp_path / "out/html/index.html").read_text() == "mine"


@pytest.mark.parametrize("name", ["manifest.tsv", "records.jsonl", "corpus.tmx", "pairs"])
def test_a_folder_with_files_of_others_under_these_names_is_refused(folders, tmp_path, name):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("mine")
    with pytest.raises(ExportError, match="does not replace it"):
        made(folders, tmp_path / "out", chosen=[formats.find("tmx")])
    assert (tmp_path / "out" / name).read_text() == "mine"


def test_a_build_that_was_stopped_before_the_first_pair_goes_on(folders, tmp_path):
    def stopped(tasks):
        (tmp_path / "out/pairs").mkdir()  # the file of a pair is written before its record
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(by_name(*folders), tmp_path / "out", SETTINGS, run=stopped)
    assert made(folders, tmp_path / "out").states == {"aligned": 3}


def test_reading_a_corpus_changes_nothing(folders, tmp_path):
    made(folders, tmp_path / "out")
    with (tmp_path / "out/records.jsonl").open("ab") as file:
        file.write(b'{"name": "mill", "sta')  # another process is just writing it
    before = contents(tmp_path / "out")
    assert len(Corpus(tmp_path / "out")) == 3
    assert contents(tmp_path / "out") == before


def test_files_in_no_pair_are_in_the_table(folders, tmp_path):
    (folders[1] / "more.txt").write_text("Ещё.")
    made(folders, tmp_path / "out")
    last = (tmp_path / "out/manifest.tsv").read_text().splitlines()[-1].split("\t")
    assert last[1] == "unpaired"
    assert last[3].endswith("more.txt")


def test_a_cell_that_begins_with_a_quotation_mark_is_quoted(folders, tmp_path):
    """pandas, R and spreadsheets would read on to the next such mark."""
    first, *rest = by_name(*folders).pairs
    first = replace(first, metadata=(("title", '"Orva" at night'),))
    build(Pairs((first, *rest)), tmp_path / "out", SETTINGS, run=here)
    with (tmp_path / "out/manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", strict=True))
    assert [row["title"] for row in rows] == ['"Orva" at night', "", ""]


def test_metadata_and_the_document_go_into_the_formats(folders, tmp_path):
    pairs = by_name(*folders)
    told = tuple(replace(pair, metadata=(("author", "A. Orlen"),)) for pair in pairs.pairs)
    build(Pairs(told), tmp_path / "out", SETTINGS, run=here, chosen=[formats.find("tmx")])
    memory = (tmp_path / "out/corpus.tmx").read_text()
    assert '<prop type="author">A. Orlen</prop>' in memory
    assert '<prop type="document">deep/mill</prop>' in memory


def test_less_probable_beads_are_left_out_if_wanted(folders, tmp_path):
    chosen = [formats.find("tsv")]
    made(folders, tmp_path / "out", chosen=chosen, choice=Choice(probability=1.1))
    assert len((tmp_path / "out/corpus.tsv").read_text().splitlines()) == 1  # the head


def test_a_format_for_one_text_gets_a_folder(folders, tmp_path):
    made(folders, tmp_path / "out", chosen=[formats.find("html")])
    assert (tmp_path / "out/html/deep/mill.html").exists()


def test_checks_are_counted_and_kept(folders, tmp_path):
    (folders[1] / "mill.txt").write_text(
        "Мельницу на реке Орва починили в мае.\n\nДва плотника работали там неделю.\n\n"
        "Счёт составил 430 крон.",
        encoding="utf-8",
    )
    report = made(folders, tmp_path / "out", settings=replace(SETTINGS, checked=True))
    assert sum(report.records[1].findings.values()) == 1
    path = tmp_path / "out/pairs/mill.json.gz"
    assert pairfile.read(path.read_bytes(), "x").findings[0]["kind"] == "number"


def test_two_pairs_of_one_name_are_refused(tmp_path):
    pair = Pair("a", "a.txt", "b.txt")
    with pytest.raises(UsageError, match="two pairs have the same name"):
        build(Pairs((pair, pair)), tmp_path / "out", run=here)


def test_a_damaged_pair_file_says_what_to_do():
    with pytest.raises(LoadError, match=r"damaged.*build again"):
        pairfile.read(b"nothing", "x.json.gz")


def test_a_pair_in_other_languages_than_stated_is_doubtful(folders, tmp_path):
    report = made(folders, tmp_path / "out", settings=replace(SETTINGS, src_lang="de"))
    record = report.records[0]
    assert record.state == "doubtful"
    assert record.reason.startswith(f"{record.src}: you gave German (de) as the language")


def of_languages(langs):
    records = [
        Record(f"{k}", f"en/{k}.txt", f"ru/{k}.txt", "aligned", "", src_lang=lang, tgt_lang="ru")
        for k, lang in enumerate(langs)
    ]
    return Report(tuple(records), (), "name", 0, 0, ())


def test_a_text_in_another_language_than_its_folder_is_named():
    report = of_languages(["en", "en-GB", "fr", "en"])
    assert report.foreign == (("en/2.txt", "fr", "en"),)


@pytest.mark.parametrize("langs", [["en", "fr"], ["en", "en", "fr", "fr"], ["en", "en-GB", "en"]])
def test_a_folder_of_several_languages_has_no_foreign_texts(langs):
    assert not of_languages(langs).foreign


def test_two_builds_at_the_same_time_in_one_folder_are_refused(folders, tmp_path):
    pairs, output = by_name(*folders), tmp_path / "out"

    def run(tasks):
        with pytest.raises(ExportError, match="another build"):
            build(pairs, output, SETTINGS, run=here)
        return here(tasks)

    assert build(pairs, output, SETTINGS, run=run).states == {"aligned": 3}
    assert made(folders, output).reused == 3  # the folder is free again


def test_the_page_says_how_fast_it_was_and_what_went_wrong(folders, tmp_path):
    (folders[0] / "mill.txt").write_bytes(b"")
    report = made(folders, tmp_path / "out")
    text = html.fromstring(page_of(report)).text_content()
    assert "3 pairs in" in text
    assert "unreadable: load" in text
    assert "hours of a processor" not in text


def test_the_page_says_what_a_million_sentences_cost(folders, tmp_path):
    report = replace(made(folders, tmp_path / "out"), pace=(1, 2))
    text = html.fromstring(page_of(report, 36.0)).text_content()
    # 18 sentences in two seconds, and in 36 seconds of a processor
    assert "3 pairs in 2 s: 1.5 a second; a million sentences of both sides take 30.86 h" in text
    assert "and 555.56 hours of a processor" in text


def test_the_page_shows_what_a_recipe_left_out(folders, tmp_path):
    """Of three equal texts it keeps one."""
    tsv, choice = formats.find("tsv"), Choice(recipe="standard")
    report = made(folders, tmp_path / "out", chosen=[tsv], choice=choice)
    text = html.fromstring(page_of(report)).text_content()
    cleaned = report.cleaned
    assert cleaned.kept < cleaned.beads
    said = f"{cleaned.beads - cleaned.kept} of {cleaned.beads} beads"
    assert f"Left out by the recipe standard{said}" in text

"""The folder of a corpus: names, versions, and files that are never written twice."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from align import segment
from align.corpus import Fetched, Folder, names
from align.errors import ExportError
from align.loaders import load
from align.text import Document

WHEN = datetime(2031, 6, 3, 9, 15, tzinfo=UTC)
LATER = datetime(2031, 7, 1, tzinfo=UTC)

EN = b"The lamp of Port Ellery\n\nThe lamp was lit again on Friday evening, after nine years."
RU = "Лампа Порт-Эллери\n\nВ пятницу вечером лампу зажгли снова, после девяти лет.".encode()


def document(data: bytes, address: str | None, date: datetime | None = WHEN) -> Document:
    loaded = segment.split(load(("lamp.txt", data)))
    return replace(loaded, url=address, date=date)


@pytest.fixture
def pair() -> tuple[Document, Document]:
    return (
        document(EN, "https://ellery.example/en/lamp-18"),
        document(RU, "https://ellery.example/ru/lampa-77"),
    )


@pytest.fixture
def corpus(tmp_path) -> Folder:
    return Folder(tmp_path)


class TestNames:
    """Readable, and safe for every disk."""

    @pytest.mark.parametrize(
        ("address", "name"),
        [
            ("https://www.mid.ru/en/foreign_policy/news/2048887/", "mid-2031-06-03-2048887"),
            ("http://en.kremlin.ru/events/president/news/76543", "kremlin-2031-06-03-76543"),
            ("http://government.ru/en/news/59723/", "government-2031-06-03-59723"),
            ("http://government.ru/en/news/59723/?s=lamp", "government-2031-06-03-59723"),
            ("https://news.un.org/en/story/2031/06/1146602", "un-news-2031-06-03-1146602"),
            ("https://undocs.org/en/S/RES/2270(2016)", "un-2031-06-03-s-res-2270-2016"),
            ("https://ru.wikipedia.org/wiki/Маяк", "wikipedia-2031-06-03-mayak"),
            ("https://www.ellery.example/a/The%20Lamp.html", "ellery-example-2031-06-03-the-lamp"),
            ("https://10.1.2.3/lamp", "web-10-1-2-3-2031-06-03-lamp"),
            (None, "web-2031-06-03-the-lamp-of-port-ellery"),
        ],
    )
    def test_a_name_has_site_day_and_a_part_of_the_address(self, address, name):
        assert names.name(document(EN, address)) == name

    def test_a_name_may_lack_a_date(self):
        assert names.name(document(EN, "https://ellery.example/x", None)) == "ellery-example-x"

    def test_a_long_name_is_cut(self):
        assert len(names.name(document(EN, f"https://ellery.example/{'x' * 300}"))) < 90


class TestKeep:
    """One file per language, written once."""

    def test_both_languages_share_the_name_of_the_english_one(self, corpus, pair):
        for documents in (pair, pair[::-1]):
            kept = corpus.keep(documents, WHEN)
            assert kept.name == "ellery-example-2031-06-03-lamp-18"
            assert corpus.relative(kept.files) == {
                "en": f"en/{kept.name}.xml",
                "ru": f"ru/{kept.name}.xml",
            }

    def test_the_same_page_later_is_the_same_bytes(self, corpus, pair):
        first = corpus.keep(pair, WHEN)
        before = {path: path.read_bytes() for path in first.files.values()}
        again = corpus.keep(pair, LATER)
        assert again.changes == {"en": "same", "ru": "same"}
        assert {path: path.read_bytes() for path in again.files.values()} == before
        assert len(list(corpus.root.rglob("*.xml"))) == 2

    def test_a_changed_page_is_a_new_version_and_the_old_one_stays(self, corpus, pair):
        first = corpus.keep(pair, WHEN)
        before = first.files["en"].read_bytes()
        changed = document(EN + b" Nobody slept.", pair[0].url)
        second = corpus.keep((changed, pair[1]), LATER)
        assert second.changes == {"en": "changed", "ru": "same"}
        assert second.files["en"].name == "ellery-example-2031-06-03-lamp-18-v2.xml"
        assert first.files["en"].read_bytes() == before
        assert b"lamp-18-v2.en.s1" in second.files["en"].read_bytes()

    def test_another_text_with_the_same_name_gets_a_different_one(self, corpus, pair):
        corpus.keep(pair[:1], WHEN)
        other = document(EN + b" Nobody slept.", "https://ellery.example/other/lamp-18")
        kept = corpus.keep([other], WHEN)
        assert kept.changes == {"en": "new"}
        assert kept.name.startswith("ellery-example-2031-06-03-lamp-18-")
        assert corpus.keep([other], LATER).changes == {"en": "same"}

    def test_a_text_keeps_its_name_when_its_date_is_corrected(self, corpus, pair):
        kept = corpus.keep(pair, WHEN)
        corpus.manifest.add(
            Fetched("x", "pair", kept.name, corpus.relative(kept.files), urls={"en": pair[0].url})
        )
        again = corpus.keep((replace(pair[0], date=LATER), pair[1]), LATER)
        assert (again.name, again.changes["en"]) == (kept.name, "changed")

    def test_no_partial_file_is_left(self, corpus, pair, monkeypatch):
        def full(*_args):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("pathlib.Path.replace", full)
        with pytest.raises(ExportError, match="No space left"):
            corpus.keep(pair, WHEN)
        assert [path for path in corpus.root.rglob("*") if path.is_file()] == []

    def test_old_unfinished_files_of_a_killed_run_are_removed(self, corpus, pair):
        folder = corpus.keep(pair, WHEN).files["en"].parent
        for name, age in ((".sverka-old", 7200), (".sverka-new", 5)):
            (folder / name).touch()
            os.utime(folder / name, (time.time() - age,) * 2)
        Folder(corpus.root)
        assert [path.name for path in folder.glob(".sverka-*")] == [".sverka-new"]


class TestManifest:
    """The list of results for each address."""

    def test_entries_are_there_after_reopening(self, tmp_path):
        entry = Fetched(
            "http://a", "pair", "n", {"en": "en/n.xml"}, urls={"ru": "http://b"}, notes=("x",)
        )
        Folder(tmp_path).manifest.add(entry)
        again = Folder(tmp_path).manifest
        assert again.find("http://a") == again.find("http://b") == entry
        assert list(again) == [entry]

    def test_the_last_entry_counts(self, tmp_path):
        manifest = Folder(tmp_path).manifest
        manifest.add(Fetched("http://a", "failed", reason="no"))
        manifest.add(Fetched("http://a", "pair", "n"))
        assert Folder(tmp_path).manifest.find("http://a").state == "pair"

    def test_a_line_that_was_cut_off_is_dropped(self, tmp_path):
        manifest = Folder(tmp_path).manifest
        manifest.add(Fetched("http://a", "pair", "n"))
        with manifest.path.open("ab") as file:
            file.write(b'{"address":"http://b","sta')
        reopened = Folder(tmp_path).manifest
        reopened.add(Fetched("http://c", "failed"))
        assert [entry.address for entry in Folder(tmp_path).manifest] == ["http://a", "http://c"]

    def test_fields_from_a_later_version_are_ignored_and_kept(self, tmp_path):
        line = '{"address":"http://a","state":"failed","notes":["late"],"colour":"red"}\n'
        (tmp_path / "manifest.jsonl").write_text(line)
        manifest = Folder(tmp_path).manifest
        assert [*manifest] == [Fetched("http://a", "failed", notes=("late",))]
        manifest.add(Fetched("http://b", "failed"))
        assert manifest.path.read_text().startswith(line)

    @pytest.mark.parametrize("line", ["[]", "{}", '{"address": 1, "colour": 2}', "lamp"])
    def test_a_damaged_line_is_reported(self, tmp_path, line):
        (tmp_path / "manifest.jsonl").write_text(f"{line}\n")
        with pytest.raises(ExportError, match="line 1 of this manifest is damaged"):
            Folder(tmp_path)

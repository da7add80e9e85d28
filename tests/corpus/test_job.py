"""Fetching into a corpus: what is kept, what is skipped, and how an interrupted job continues."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from align.corpus import Folder, job
from align.corpus.job import Options
from align.corpus.manifest import Manifest
from align.errors import LoadError

TEXTS = {
    "en": "The keeper climbed the {0} steps at noon. Nobody had lit lamp {0} for years.",
    "ru": "Смотритель поднялся на {0} ступеней в полдень. Лампу {0} не зажигали много лет.",
}


def page(lang: str, number: int, day: str = "2031-06-03", extra: str = "") -> str:
    body = "".join(f"<p>{TEXTS[lang].format(number + step)}</p>" for step in range(4))
    return (
        f'<!doctype html><html lang="{lang}"><head>'
        f'<meta property="article:published_time" content="{day}T09:15:00+03:00"></head>'
        f"<body><main><h1>{lang} {number}</h1>{body}{extra}</main></body></html>"
    )


@pytest.fixture
def town(world):
    """Texts 100 to 104 in both languages, and a page that lists the English ones."""
    links = []
    for number in range(100, 105):
        day = f"2031-06-{number - 90}"
        for lang in ("en", "ru"):
            world.put(f"town.example/{lang}/{number}", page(lang, number, day))
        links.append(f'<li><span>{day}</span> <a href="/en/{number}">{number}</a></li>')
    world.put("town.example/en", f"<html><body><ul>{''.join(links[::-1])}</ul></body></html>")
    return lambda number, lang="en": world.url(f"town.example/{lang}/{number}")


@pytest.fixture
def corpus(tmp_path) -> Folder:
    return Folder(tmp_path / "corpora")


@pytest.fixture
def run(client, corpus):
    """Fetch, as another run of the command would."""

    def fetch(*sources: str, listing: str | None = None, **options: object):
        given = Options(**options)
        work = job.jobs(sources, listing, client, given)
        return list(job.fetch(work, Folder(corpus.root), given))

    return fetch


def states(entries) -> list[str]:
    return [entry.state for entry in entries]


class TestOnePage:
    """One address becomes two files."""

    def test_both_languages_are_kept_and_listed(self, run, town, corpus):
        (entry,) = run(town(100))
        assert entry.state == "pair"
        assert entry.name == "town-example-2031-06-10-100"
        assert entry.files == {lang: f"{lang}/{entry.name}.xml" for lang in ("en", "ru")}
        assert entry.urls == {"en": town(100), "ru": town(100, "ru")}
        assert Folder(corpus.root).manifest.find(town(100, "ru")) == entry

    def test_either_side_gives_the_same_files(self, run, town, corpus):
        run(town(100))
        assert run(town(100, "ru"), refresh=True)[0].changes == {"ru": "same", "en": "same"}
        assert len(list(corpus.root.rglob("*.xml"))) == 2

    def test_kept_texts_are_skipped_from_either_side(self, run, town):
        run(town(100))
        assert run(town(100), town(100, "ru")) == []

    def test_a_text_that_lost_its_file_is_fetched_again(self, run, town, corpus):
        (entry,) = run(town(100))
        (corpus.root / entry.files["ru"]).unlink()
        assert run(town(100))[0].changes == {"en": "same", "ru": "new"}

    def test_a_refresh_keeps_a_change_as_a_new_version(self, run, town, world):
        run(town(100))
        changed = page("en", 100, "2031-06-10", "<p>The oil came by ship.</p>")
        world.put("town.example/en/100", changed)
        (entry,) = run(town(100), refresh=True)
        assert entry.changes == {"en": "changed", "ru": "same"}
        assert entry.files["en"].endswith("-v2.xml")

    def test_a_missing_twin_is_reported_and_its_page_kept(self, run, town, world, corpus):
        del world.pages["town.example/ru/100"]
        (entry,) = run(town(100))
        assert (entry.state, list(entry.files)) == ("single", ["en"])
        assert "(404)" in entry.reason
        assert run(town(100)) == []

    def test_an_unavailable_twin_is_tried_again_later(self, run, town, world):
        world.put("town.example/ru/100", world.Answer("busy", 503))
        (entry,) = run(town(100))
        assert (entry.state, entry.files) == ("failed", {})
        world.put("town.example/ru/100", page("ru", 100, "2031-06-10"))
        assert states(run(town(100))) == ["pair"]

    def test_notes_are_in_the_list(self, run, world):
        link = '<link rel="alternate" hreflang="ru" href="/ru/7">'
        world.put("a.example/en/7", page("en", 7).replace("<head>", f"<head>{link}"))
        world.put("a.example/ru/7", page("ru", 7, "2031-07-30"))
        (entry,) = run(world.url("a.example/en/7"))
        assert entry.notes == ("ru: the dates of the two pages are 57 days apart",)

    def test_answers_are_kept_on_request(self, run, town, corpus):
        (entry,) = run(town(100), raw=True)
        for file in entry.files.values():
            (again,) = job.jobs(
                [str((corpus.root / file).with_suffix(".warc.gz"))], None, None, Options()
            )
            assert again.address in entry.urls.values()

    def test_a_saved_page_finds_its_twin_on_the_web(self, run, town, tmp_path):
        saved = f"<!-- saved from url=(0042){town(100)} -->{page('en', 100, '2031-06-10')}"
        (tmp_path / "saved.html").write_text(saved)
        (entry,) = run(str(tmp_path / "saved.html"))
        assert (entry.state, entry.urls["ru"]) == ("pair", town(100, "ru"))


class TestList:
    """Everything that a list names."""

    def test_all_are_fetched(self, run, town, world):
        entries = run(listing=world.url("town.example/en"))
        assert states(entries) == ["pair"] * 5
        assert [entry.address for entry in entries] == [town(n) for n in range(104, 99, -1)]

    def test_a_second_run_fetches_only_what_is_new(self, run, town, world):
        run(listing=world.url("town.example/en"))
        world.put(
            "town.example/en", '<ul><li><a href="/en/200">x</a></li><li><a href="/en/100">y</a>'
        )
        for lang in ("en", "ru"):
            world.put(f"town.example/{lang}/200", page(lang, 200))
        before = world.hits["town.example/en/100"]
        assert [one.address for one in run(listing=world.url("town.example/en"))] == [town(200)]
        assert world.hits["town.example/en/100"] == before

    def test_days_out_of_range_are_not_requested(self, run, town, world):
        entries = run(
            listing=world.url("town.example/en"), since=date(2031, 6, 11), until=date(2031, 6, 12)
        )
        assert [one.address for one in entries] == [town(102), town(101)]
        assert world.hits["town.example/en/100"] == world.hits["town.example/en/103"] == 0

    def test_a_page_from_a_day_out_of_range_is_not_kept(self, run, town, corpus):
        assert states(run(town(100), since=date(2032, 1, 1))) == ["outside"]
        assert list(corpus.root.rglob("*.xml")) == []

    def test_a_failure_does_not_stop_the_job(self, run, town, world):
        world.put("town.example/en/103", world.Answer("no", 404))
        assert states(run(listing=world.url("town.example/en"))) == [
            "pair",
            "failed",
            *["pair"] * 3,
        ]

    def test_a_host_that_turns_us_away_is_left_alone(self, run, town, world):
        for number in range(100, 105):
            world.put(f"town.example/en/{number}", world.Answer("no", 403))
        entries = run(listing=world.url("town.example/en"))
        assert states(entries) == ["failed"] * 5
        assert "refused the last 3 requests" in entries[-1].reason

    def test_a_failure_has_the_code_of_its_error(self, run, town, world, corpus):
        world.put("town.example/en/103", world.Answer("no", 404))
        (entry,) = run(town(103))
        assert entry.code == "load.fetch.missing"
        assert Manifest(corpus.manifest.path).find(town(103)) == entry
        assert world.hits["town.example/en/100"] == 0

    def test_a_list_that_cannot_be_read_is_an_error(self, run, world):
        with pytest.raises(LoadError, match="no list of texts"):
            run(
                listing=world.put("town.example/empty", "<html><body><p>Nothing.</p></body></html>")
            )


def test_an_interrupted_run_continues_without_repeating_requests(client, town, world, corpus):
    """Stopped after the page was fetched and before it was kept: the cache still has it."""

    class StopError(Exception):
        pass

    def stop(what, _address):
        if what == "keep":
            raise StopError

    options = Options()
    with pytest.raises(StopError):
        list(job.fetch([job.Job(client, town(100))], corpus, options, stop))
    assert states(job.fetch([job.Job(client, town(100))], corpus, options)) == ["pair"]
    assert world.hits["town.example/en/100"] == world.hits["town.example/ru/100"] == 1


def test_options_are_frozen():
    with pytest.raises(FrozenInstanceError):
        Options().raw = True

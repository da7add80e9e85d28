"""``sverka fetch``, as people meet it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from align import cli
from align.loaders import web

TEXT = {
    "en": "<p>The keeper climbed the steps at noon. Nobody had lit the lamp for years.</p>",
    "ru": "<p>Смотритель поднялся по ступеням в полдень. Лампу не зажигали много лет.</p>",
}


def page(lang: str) -> str:
    return (
        f'<html lang="{lang}"><body><main><h1>{lang} lamp</h1>{TEXT[lang] * 3}</main></body></html>'
    )


@pytest.fixture
def fetch(make_client, monkeypatch, tmp_path):
    """Run the command; its client is one that reaches the local server."""

    def run(*args: str) -> Result:
        monkeypatch.setattr(
            web, "Client", lambda settings: make_client(delay=settings.delay or 0.0)
        )
        return CliRunner().invoke(cli.main, ["fetch", *args, "-d", str(tmp_path / "out")])

    return run


@pytest.fixture
def town(world):
    for number in (101, 102):
        for lang in ("en", "ru"):
            world.put(f"town.example/{lang}/{number}", page(lang))
    rows = "".join(f'<li><a href="/en/{number}">x</a></li>' for number in (101, 102))
    world.put("town.example/list", f"<html><body><ul>{rows}</ul></body></html>")
    return lambda path: world.url(f"town.example/{path}")


def test_addresses_become_files_a_list_and_a_summary(fetch, town, tmp_path):
    result = fetch(town("en/101"))
    assert result.exit_code == 0, result.output
    assert "1 pair, 0 without a counterpart, 0 failed; files: 2 new" in result.output
    assert (
        sorted(path.name for path in (tmp_path / "out").rglob("*.xml"))
        == ["town-example-101.xml"] * 2
    )
    line = (tmp_path / "out/manifest.jsonl").read_text(encoding="utf-8")
    assert json.loads(line)["state"] == "pair"


def test_a_list_up_to_a_limit_and_then_the_rest(fetch, town):
    assert "1 pair, " in fetch("--list", town("list"), "--limit", "1").output
    assert "1 pair, " in fetch("--list", town("list")).output
    assert "0 pairs" in fetch("--list", town("list")).output


def test_what_failed_is_told_with_its_reason_and_a_code(fetch, town):
    result = fetch(town("en/101"), town("en/999"))
    assert result.exit_code == 1
    assert "1 pair, 0 without a counterpart, 1 failed" in result.output
    assert f"failed: {town('en/999')}: there is no such page (404)" in result.output


def test_a_missing_twin_is_told(fetch, town, world):
    del world.pages["town.example/ru/101"]
    result = fetch(town("en/101"))
    assert result.exit_code == 0
    assert "single: " in result.output


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "nothing to fetch"),
        (("lamp.html",), "no such file"),
        (("ftp://town.example/",), "only addresses that begin with http"),
        (("--since", "yesterday", "x"), "does not match the format"),
        (("--limit", "0", "x"), "not in the range"),
    ],
)
def test_a_mistake_is_one_line(fetch, args, said):
    result = fetch(*args)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output

"""sverka diagnose."""

from __future__ import annotations

import json
from pathlib import Path

import click

from align.cli import main

CORPORA = Path(__file__).parents[2] / "corpora"
PAIR = [CORPORA / lang / "lighthouse-interview.txt" for lang in ("en", "ru")]


def test_it_says_where_the_doubt_is_and_what_would_help(sverka):
    done = sverka("diagnose", *PAIR)
    assert done.exit_code == 0
    assert "Where the doubt is" in done.stdout
    assert "Check these beads in the desk" in " ".join(done.stdout.split())


def test_it_speaks_russian(sverka):
    assert "Где есть сомнения" in sverka("diagnose", *PAIR, "--lang", "ru").stdout


def test_it_prints_json(sverka):
    found = json.loads(sverka("diagnose", *PAIR, "--json").stdout)
    assert found["method"] == "semantic"
    assert found["choice"] == "supported"
    assert [one["code"] for one in found["advice"]] == ["desk"]


def test_texts_that_do_not_belong_together_exit_with_1(sverka):
    other = CORPORA / "ru" / "sluice-news-conference.txt"
    done = sverka("diagnose", PAIR[0], other)
    assert done.exit_code == 1
    assert "These may not be translations of each other" in " ".join(done.stdout.split())


def test_a_file_with_both_sides_is_enough(sverka, tmp_path):
    memory = tmp_path / "pair.tmx"
    assert sverka("pair", *PAIR, "-o", memory).exit_code == 0
    done = sverka("diagnose", memory)
    assert done.exit_code == 0
    assert "The beads come from a file" in done.stdout


def test_it_takes_the_texts_and_options_of_pair():
    def options(name):
        return {one.name for one in main.get_command(click.Context(main), name).params}

    apart = {"outputs", "format_", "keep", "library"}
    assert options("pair") - apart <= options("diagnose")

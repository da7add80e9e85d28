"""Weights, lexicons and encoders of one's own: every function that aligns takes them alike."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest

import align
from align import aligner, matching, pipeline
from align.aligner import encoders
from align.aligner.lexicon import Lexicon
from align.aligner.model import ModelFile, shipped
from align.alignment import Alignment, Bead
from align.review import Edit, Review, anew, apply
from align.text import Document

EN = ["The boat sank.", "A house burnt down.", "Nobody saw the lamp.", "It rained for days."]
RU = ["Лодка утонула.", "Сгорел дом.", "Никто не видел фонаря.", "Много дней шёл дождь."]
TEXTS = Document.from_sentences(EN, "en"), Document.from_sentences(RU, "ru")


@pytest.fixture(autouse=True)
def letters(monkeypatch):
    monkeypatch.setitem(encoders.ENCODERS, "letters", "letters")


@pytest.fixture
def learnt(tmp_path) -> dict[str, str | Path]:
    """The three keywords, with files that could be one's own."""
    weights, lexicon = tmp_path / "weights.json", tmp_path / "words.tsv"
    own = ModelFile(shipped().models, {"seed": 41})
    weights.write_text(own.to_json(), encoding="utf-8")
    lexicon.write_text(Lexicon("en", "ru", {("boat", "лодка"): 0.9}, 5).to_text(), "utf-8")
    return {"weights": weights, "lexicon": str(lexicon), "encoder": "letters"}


@pytest.fixture(scope="module")
def ladder() -> Alignment:
    return align.align_sentences(EN, RU, method="anchor")


def review_of(ladder: Alignment) -> Review:
    return Review.of(ladder, "Boats")


def files(folder: Path) -> list[str]:
    for name, lines in (("en.txt", EN), ("ru.txt", RU)):
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return [str(folder / name) for name in ("en.txt", "ru.txt")]


def units() -> Alignment:
    """An imported unit of several sentences."""
    sides = (
        Document.from_sentences([" ".join(texts)], lang) for texts, lang in ((EN, "en"), (RU, "ru"))
    )
    return Alignment(*sides, (Bead((0,), (0,)),), "imported")


#: Functions that make an alignment. Each takes an alignment, an empty folder, and the keywords.
MAKE = {
    "align_documents": lambda _a, _f, **own: align.align_documents(*TEXTS, **own),
    "align_sentences": lambda _a, _f, **own: align.align_sentences(EN, RU, **own),
    "pair": lambda _a, folder, **own: align.pair(*files(folder), **own),
    "split_units": lambda _a, _f, **own: pipeline.split_units(units(), **own),
    "aligner.align": lambda _a, _f, **own: aligner.align(*TEXTS, **own),
}
#: Functions that weigh beads.
WEIGH = {
    "probabilities": lambda a, _f, **own: aligner.probabilities(*TEXTS, a.beads, **own),
    "explain": lambda a, _f, **own: align.explain(a, 0, **own),
    "diagnose": lambda a, _f, **own: align.diagnose(a, **own),
    "realign": lambda a, _f, **own: align.realign(review_of(a), **own),
    "weigh": lambda a, _f, **own: anew.weigh(unweighed(a), **own),
}
#: Functions that link words. They take no weights.
LINK = {
    "check": lambda a, _f, **own: align.check(a, **own),
    "word_links": lambda _a, _f, **own: align.word_links(EN[0], RU[0], "en", "ru", **own),
}
#: Functions that only compare vectors.
COMPARE = {
    "match": lambda _a, _f, **own: matching.match([TEXTS[0]], [TEXTS[1]], **own),
}
ALL = {**MAKE, **WEIGH, **LINK, **COMPARE}


def unweighed(ladder: Alignment) -> Review:
    """A review with a reworded sentence."""
    review = review_of(ladder)
    return review.patched(apply(review, Edit(1, "The boat went down.")))


def takes(name: str) -> tuple[str, ...]:
    if name in COMPARE:
        return ("encoder",)
    return ("lexicon", "encoder") if name in LINK else ("weights", "lexicon", "encoder")


@pytest.mark.parametrize("name", ALL)
def test_every_function_takes_what_was_learnt(name, learnt, ladder, tmp_path):
    ALL[name](ladder, tmp_path, **{key: learnt[key] for key in takes(name)})


@pytest.mark.parametrize("name", MAKE)
def test_the_alignment_names_everything_that_it_was_made_with(name, learnt, ladder, tmp_path):
    made = MAKE[name](ladder, tmp_path, method="semantic", **learnt)
    weights, lexicon = ModelFile.load(learnt["weights"]), Lexicon.load(learnt["lexicon"])
    assert made.made_with.endswith(
        f"weights {weights.of('semantic').name}, letters of a test, {lexicon.name}"
    )


def test_a_lexicon_of_the_same_size_has_another_name():
    one, other = (Lexicon("en", "ru", {("boat", word): 0.9}, 5) for word in ("лодка", "судно"))
    assert one.name != other.name


def test_a_match_names_its_encoder():
    found = matching.match([TEXTS[0]], [TEXTS[1]], encoder="letters")
    assert found.made_with.endswith("letters of a test")


@pytest.mark.parametrize("name", align.__all__)
def test_a_public_function_with_a_method_takes_what_was_learnt(name):
    public = getattr(align, name)
    if inspect.isfunction(public) and "method" in (names := inspect.signature(public).parameters):
        assert {"weights", "lexicon", "encoder"} <= set(names)


def wrong(folder: Path) -> dict[str, tuple[str, str]]:
    """For each keyword a file, or a name, that is not what it should be."""
    poem, gone = folder / "poem.txt", folder / "gone.json"
    poem.write_text("The lamp is out,\nthe boat is gone.\n", encoding="utf-8")
    return {
        "weights": (str(gone), str(poem)),
        "lexicon": (str(gone), str(poem)),
        "encoder": ("no-such-encoder", "sentence-transformers"),
    }


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("key", ["weights", "lexicon", "encoder"])
@pytest.mark.parametrize("name", ALL)
def test_a_wrong_file_is_refused_with_a_hint(name, key, which, ladder, tmp_path):
    if key not in takes(name):
        return
    given = wrong(tmp_path)[key][which]
    with pytest.raises(align.SverkaError) as caught:
        ALL[name](ladder, tmp_path, **{key: given})
    assert caught.value.hint
    assert caught.value.where == given or given in str(caught.value)


@pytest.mark.parametrize("name", {**MAKE, **WEIGH, **LINK})
def test_a_lexicon_of_other_languages_is_refused(name, ladder, tmp_path):
    other = Lexicon("de", "ru", {("boot", "лодка"): 0.9}, 5)
    with pytest.raises(align.UsageError, match="the lexicon is for the languages de, ru"):
        ALL[name](ladder, tmp_path, lexicon=other)


@pytest.mark.parametrize("name", {**MAKE, **WEIGH})
def test_weights_without_the_method_are_refused(name, ladder, tmp_path):
    own = ModelFile({"length": shipped().of("length")})
    with pytest.raises(align.UsageError, match="these weights are not for the method"):
        ALL[name](ladder, tmp_path, weights=own)


@pytest.mark.parametrize("name", ALL)
def test_something_else_than_an_encoder_is_refused(name, ladder, tmp_path):
    with pytest.raises(align.UsageError, match="encoder must be Encoder or str, not int 5"):
        ALL[name](ladder, tmp_path, encoder=5)


def test_weights_that_are_not_numbers_are_refused(tmp_path):
    path = tmp_path / "weights.json"
    content = json.loads(ModelFile(shipped().models).to_json())
    content["methods"]["anchor"]["gap_open"] = float("nan")
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(align.LoadError, match="a weight is not a finite number"):
        ModelFile.load(path)


def test_strengths_outside_0_to_1_are_refused(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text("# sverka lexicon 1\ten\tru\t5\nboat\tлодка\t7.0\n", encoding="utf-8")
    with pytest.raises(align.LoadError, match="a strength is not between 0 and 1"):
        Lexicon.load(path)

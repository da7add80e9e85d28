"""The card of a corpus: what it says, what it does not know, and the files that go with it."""

import hashlib
import json
from dataclasses import replace

import pytest
from lxml import html

from align import Corpus, build
from align.building import Pair, Pairs, Settings, here
from align.card import About, blocks, facts_of, write
from align.card.publishing import bibtex, citation

NEWS = (("source", "Tarn Courier"), ("licence", "CC0-1.0"), ("year", "2031"))
ABOUT = About(
    "Orva | Reader", "Two <short> texts.", ("Ada Brell", "Bo"), "1.0", "2032-05-04", "CC0-1.0"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Two aligned pairs, one of them without metadata, and one that cannot be read."""
    root = tmp_path_factory.mktemp("corpus")
    pairs = []
    for name, metadata in (("mill", NEWS), ("zeal", ()), ("gone", ())):
        for lang, text in (
            ("en", "Two crews came.\n\nIt rained."),
            ("ru", "Пришли двое.\n\nЛил дождь."),
        ):
            if name != "gone":
                (root / f"{name}.{lang}.txt").write_text(text, encoding="utf-8")
        paths = (str(root / f"{name}.{lang}.txt") for lang in ("en", "ru"))
        pairs.append(Pair(name, *paths, metadata=metadata))
    settings = Settings("en", "ru", method="length", checked=True)
    build(Pairs(tuple(pairs), (), "table"), root / "out", settings, run=here)
    return root / "out"


@pytest.fixture
def facts(built):
    return facts_of(Corpus(built), ABOUT)


@pytest.fixture
def card(facts, built):
    write(facts, built)
    return (built / "card.md").read_text("utf-8")


def test_rights_are_a_licence(built, tmp_path):
    paths = (str(built.parent / f"mill.{lang}.txt") for lang in ("en", "ru"))
    pair = Pair("mill", *paths, metadata=(("Rights", "CC BY 4.0"),))
    build(Pairs((pair,)), tmp_path, Settings("en", "ru", method="length"), run=here)
    facts = facts_of(Corpus(tmp_path))
    assert [one.licence for one in facts.sources] == ["CC BY 4.0"]
    assert facts.unlicensed == 0


def test_the_licence_of_the_corpus_is_that_of_its_texts_if_none_states_its_own(built, tmp_path):
    paths = (str(built.parent / f"mill.{lang}.txt") for lang in ("en", "ru"))
    build(Pairs((Pair("mill", *paths),)), tmp_path, Settings("en", "ru", method="length"), run=here)
    assert facts_of(Corpus(tmp_path)).unlicensed == 1
    facts = facts_of(Corpus(tmp_path), ABOUT)
    assert [one.licence for one in facts.sources] == ["CC0-1.0"]
    assert facts.unlicensed == 0


def test_figures_sources_and_settings_are_read_from_the_corpus(facts):
    assert [(one.name, one.licence, one.documents) for one in facts.sources] == [
        ("Tarn Courier", "CC0-1.0", 1),
        ("", "", 1),
    ]
    assert facts.languages == {"en → ru": (2, 4, 4)}
    assert facts.states == {"aligned": 2, "unreadable": 1}
    assert facts.settings["method"] == "length"
    assert facts.known["year"] == (1, 1)


def test_an_unknown_licence_is_said_loudly(card, facts):
    assert facts.unlicensed == 1
    assert "> **THE LICENCE OF 1 OF 2 DOCUMENTS IS NOT KNOWN." in card
    assert "| source not stated | LICENCE NOT KNOWN | 1 |" in card


def test_what_is_not_known_is_not_invented(built):
    facts = facts_of(Corpus(built))
    write(facts, built)
    text = (built / "card.md").read_text("utf-8")
    assert "Description: not stated by the makers." in text
    assert "| licence of the corpus | not stated |" in text
    assert "author = " not in bibtex(facts)
    assert "licenses" not in json.loads((built / "datapackage.json").read_text("utf-8"))
    assert citation(facts).startswith("[makers not stated]. [year not stated]. out.")


def test_left_out_pairs_are_counted(card):
    assert "| unreadable | 1 |" in card


def test_an_unchecked_corpus_says_so(facts):
    said = [*blocks_of(replace(facts, kinds=None))]
    assert "The translations were not checked for mistakes." in said


def blocks_of(facts, lang="en"):
    from align.card.wording import blocks as of

    return [one.text for one in of(facts, "", "", lang) if isinstance(one, blocks.Paragraph)]


def test_the_same_corpus_gives_the_same_files(facts, built):
    first = [path.read_bytes() for path in write(facts, built)]
    assert [path.read_bytes() for path in write(facts, built)] == first


def test_checksums_are_those_of_all_files_but_hidden_ones(facts, built):
    (built / ".lock").touch()
    write(facts, built)
    lines = (built / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in lines)
    assert {"card.md", "card.html", "datapackage.json", "pairs/mill.json.gz", "manifest.tsv"} < set(
        sums
    )
    assert ".lock" not in sums
    for name, digest in sums.items():
        assert hashlib.sha256((built / name).read_bytes()).hexdigest() == digest


def test_the_data_package_names_every_file(facts, built):
    write(facts, built)
    package = json.loads((built / "datapackage.json").read_text("utf-8"))
    assert (package["name"], package["created"]) == ("orva-reader", "2032-05-04T00:00:00Z")
    paths = [one["path"] for one in package["resources"]]
    assert ["pairs/mill.json.gz", "pairs/zeal.json.gz"] in paths
    assert len({one["name"] for one in package["resources"]}) == len(paths)


def test_signs_of_markup_are_text(facts, built):
    write(replace(facts, about=replace(ABOUT, title="A_b | <i>c</i> *d*\n# e")), built)
    text = (built / "card.md").read_text("utf-8")
    assert text.startswith(r"# A\_b \| \<i\>c\</i\> \*d\* \# e" + "\n")
    page = html.fromstring((built / "card.html").read_bytes())
    assert page.findtext(".//h1") == "A_b | <i>c</i> *d*\n# e"
    assert page.find(".//h1/i") is None


def test_signs_of_tex_are_escaped(facts):
    made = bibtex(replace(facts, about=About("50 % of {all} A&B_c", creators=("Ada {B}",))))
    assert r"title = {50 \% of \{all\} A\&B\_c}" in made
    assert r"author = {{Ada \{B\}}}" in made


def test_the_page_has_pictures_and_loads_nothing(card, built):
    page = html.fromstring((built / "card.html").read_bytes())
    assert len(page.findall(".//{*}svg")) + len(page.findall(".//svg")) >= 2
    assert not page.xpath("//script|//img|//link")


def test_the_card_is_written_in_russian(facts, built):
    write(facts, built, "ru")
    text = (built / "card.md").read_text("utf-8")
    assert "ЛИЦЕНЗИЯ НЕИЗВЕСТНА: документов 1 из 2" in text
    assert "английский (en) → русский (ru): 2 документа" in text


def test_the_command_warns_of_licences_and_paths(built, sverka):
    out = sverka("card", built, "--title", "Orva", "--date", "2032-05")
    assert out.exit_code == 1
    assert "the licence of 1 document is not known" in out.stderr
    assert "full path on this computer" in out.stderr
    assert (built / "card.md").read_text("utf-8").startswith("# Orva\n")


@pytest.mark.parametrize("date", ["yesterday", "2032-5", "2032-02-31", "32"])
def test_a_date_that_is_none_is_refused(built, sverka, date):
    assert sverka("card", built, "--date", date).exit_code == 2


@pytest.mark.parametrize(
    ("beads", "probability", "doubtful", "lang", "said"),
    [
        (82, 0.99, 1, "en", "about 1 of 82 beads is probably wrong. 1 is less probable"),
        (51, 0.999, 0, "en", "probably none is wrong. None is less probable"),
        (51, 0.999, 0, "ru", "неверных, вероятно, нет. Сегментов с вероятностью ниже"),
        (51, 0.95, 3, "ru", "из 51 сегмента неверны, вероятно, примерно 3. У 3 сегментов"),
    ],
)
def test_probable_faults_are_said_in_forms_that_agree(
    facts, beads, probability, doubtful, lang, said
):
    whole = replace(facts.statistics.whole, beads=beads, probability=probability, doubtful=doubtful)
    shown = replace(facts, statistics=replace(facts.statistics, whole=whole))
    assert any(said in text for text in blocks_of(shown, lang))

"""Units of several sentences can be cut, and their sentences aligned inside each unit."""

from __future__ import annotations

from click.testing import CliRunner

from align import cli
from align.loaders import load_pair
from align.pipeline import split_units

LONG = (
    "The lamp was lit again on Friday. Nobody rang the bell that night. The keeper went home at 7.",
    "В пятницу снова зажгли лампу, и никто той ночью не звонил в колокол. Смотритель ушёл в 7.",
)
SHORT = ("Oil is kept in the cellar.", "Масло держат в подвале.")


def memory(*units: tuple[str, str]) -> tuple[str, bytes]:
    body = "".join(
        f'<tu tuid="u{number}"><tuv xml:lang="en"><seg>{en}</seg></tuv>'
        + (f'<tuv xml:lang="ru"><seg>{ru}</seg></tuv>' if ru else "")
        + "</tu>"
        for number, (en, ru) in enumerate(units)
    )
    return "lamps.tmx", f'<tmx><header srclang="en"/><body>{body}</body></tmx>'.encode()


def test_sentences_are_aligned_inside_their_unit():
    made = split_units(load_pair(memory(SHORT, LONG, SHORT)), "anchor")
    assert [(bead.src, bead.tgt) for bead in made.beads] == [
        ((0,), (0,)),
        ((1, 2), (1,)),
        ((3,), (2,)),
        ((4,), (3,)),
    ]
    assert made.src_text(made.beads[2]) == "The keeper went home at 7."


def test_no_bead_leaves_its_unit():
    made = split_units(load_pair(memory(LONG, (*LONG[:1], "Лампу зажгли. Он ушёл."))), "length")
    assert {(index < 3) for bead in made.beads[:2] for index in bead.src} == {True}
    assert sum(len(bead.src) for bead in made.beads) == 6


def test_a_side_without_a_counterpart_is_cut_too():
    made = split_units(load_pair(memory((LONG[0], ""), SHORT)), "length")
    assert [bead.type for bead in made.beads] == ["1-0", "1-0", "1-0", "1-1"]


def test_all_sentences_keep_the_facts_of_their_unit():
    made = split_units(load_pair(memory(LONG)), "length")
    assert {sentence.facts[0].value for sentence in made.src.sentences} == {"u0"}


def test_units_of_one_sentence_are_left_alone():
    pair = load_pair(memory(SHORT, SHORT))
    assert split_units(pair) == pair


def test_the_command_has_an_option_for_it(tmp_path):
    name, data = memory(LONG, SHORT)
    (tmp_path / name).write_bytes(data)
    lines = CliRunner().invoke(cli.main, ["import", str(tmp_path / name), "--split-units"])
    assert len(lines.stdout.splitlines()) == 3

"""JSON lines, with the texts and without."""

from __future__ import annotations

import json

from align.alignment import Alignment, Bead
from align.formats import render
from align.formats.jsonlines import render_links
from align.text import Document


def test_there_is_one_line_per_bead(hard_pair: Alignment) -> None:
    assert render(hard_pair, "jsonl").count(b"\n") == len(hard_pair.beads)


def test_a_line_describes_the_whole_bead(hard_pair: Alignment) -> None:
    line = render(hard_pair, "jsonl").decode().split("\n")[2]
    assert json.loads(line) == {
        "src": [2, 3],
        "tgt": [2],
        "probability": 0.75,
        "type": "2-1",
        "src_text": "The crew counted lamps. They found 14.",
        "tgt_text": "Команда насчитала 14 фонарей.",
    }


def test_cyrillic_stays_readable(hard_pair: Alignment) -> None:
    assert "Гавань" in render(hard_pair, "jsonl").decode()


def test_links_are_only_indices_and_probability(hard_pair: Alignment) -> None:
    assert render_links(hard_pair).decode().split("\n")[4] == (
        '{"src": [5], "tgt": [], "probability": 0.62}'
    )


def test_no_line_ends_inside_a_bead() -> None:
    """Some readers split at Unicode's own line and paragraph separators."""
    text = "one\u2028two\u2029three\x85four\nfive"
    document = Document.from_sentences([text], "en")
    content = render(Alignment(document, document, (Bead((0,), (0,)),)), "jsonl").decode()
    (line,) = content.splitlines()
    assert json.loads(line)["src_text"] == text

"""Times of subtitles set boundaries."""

from __future__ import annotations

import pytest

from align import pipeline
from align.anchors import times
from align.text import Document, Paragraph, Sentence


def film(*begins: float, sentences: int = 1) -> Document:
    """Paragraphs that begin at these seconds, each of so many sentences."""
    texts = [f"Line {n}." for n in range(len(begins) * sentences)]
    parts, cut, start = [], [], 0
    for n, text in enumerate(texts):
        cut.append(Sentence(text, start, start + len(text), n // sentences))
        start += len(text) + 1
    for n in range(len(begins)):
        own = cut[n * sentences : (n + 1) * sentences]
        parts.append(Paragraph(own[0].start, own[-1].end))
    spans = tuple((begin, begin + 1.0) for begin in begins)
    return Document(" ".join(texts), "en", tuple(parts), tuple(cut), times=spans)


BEGINS = (1.0, 4.2, 9.9, 12.0, 17.3, 21.0, 28.4, 33.1, 35.0, 41.2)


def test_paragraphs_that_begin_together_are_boundaries():
    assert times.boundaries(film(*BEGINS), film(*BEGINS, sentences=2)) == [
        (n, 2 * n) for n in range(1, 10)
    ]


def test_a_line_in_one_file_only_sets_none():
    found = times.boundaries(film(*BEGINS), film(*BEGINS[:4], *BEGINS[5:]))
    assert found == [(n, n) for n in (1, 2, 3)] + [(n, n - 1) for n in range(5, 10)]


@pytest.mark.parametrize("shift", [-30.0, 12.5, 90.0])
def test_a_file_that_begins_later_is_shifted(shift):
    later = film(*(begin + shift for begin in BEGINS))
    assert len(times.boundaries(film(*BEGINS), later)) == 9


def test_a_film_that_runs_faster_is_stretched():
    many = [begin + 45 * n for n in range(20) for begin in BEGINS]
    faster = film(*(begin * 23.976 / 25 for begin in many))
    assert len(times.boundaries(film(*many), faster)) == len(many) - 1


def test_times_that_do_not_agree_set_none():
    other = film(*(3.7 * n + (n % 4) for n in range(10)))
    assert times.boundaries(film(*BEGINS), other) == []


def test_texts_without_times_have_none():
    document = Document.from_sentences(["One.", "Two."], "en")
    assert times.boundaries(document, document) == []


def srt(lines: list[str]) -> bytes:
    return "\n\n".join(
        f"{n + 1}\n00:{n:02}:00,000 --> 00:{n:02}:02,000\n{line}" for n, line in enumerate(lines)
    ).encode()


def test_subtitles_are_paired_by_their_times():
    """The aligner alone takes the sentence that has no translation for another."""
    english = ["Yes.", "Who is there?", "Nobody.", "Come in.", "It is cold.", "Sit down.", "No."]
    english += ["Why?", "The bell rang.", "I know."]
    russian = ["Да.", "Кто там?", "Никого.", "Входи.", "Тут холодно.", "Сядь.", "Нет."]
    russian += ["Отчего же?", "Звонил колокол.", "Знаю."]
    made = pipeline.pair(
        ("en.srt", srt(english)), ("ru.srt", srt(russian)), src_lang="en", tgt_lang="ru"
    )
    assert [(bead.src, bead.tgt) for bead in made.beads] == [((n,), (n,)) for n in range(10)]

"""Who speaks: labels, what only looks like one, and where a turn ends."""

from __future__ import annotations

import pytest

from align.loaders import load
from align.loaders.turns import assign, find_label
from align.text import Paragraph


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("Question: Who pays?", "question", None),
        ("Question (to both mayors): Who pays?", "question", None),
        ("Question to Ida Marsh: Who pays?", "question", None),
        ("Question 3: Who pays?", "question", None),
        ("QUESTION: Who pays?", "question", None),
        ("Question:", "question", None),
        ("Вопрос: Кто платит?", "question", None),
        ("Вопрос (адресован обеим сторонам): Кто платит?", "question", None),
        ("Вопрос (перевод с английского): Кто платит?", "question", None),
        ("Вопрос И.Марш: Кто платит?", "question", None),
        ("Вопрос корреспондента газеты «Маяк»: Кто платит?", "question", None),
        ("Answer: We do.", "answer", None),
        ("Ответ: Мы.", "answer", None),
        ("Interviewer: Who pays?", "question", None),
        ("Интервьюер: Кто платит?", "question", None),
        ("Ida Marsh: We do.", "answer", "Ida Marsh"),
        ("Ida Marsh (answers after Per Holm): We do.", "answer", "Ida Marsh"),
        ("Mr. Holm (Port Ellery) (spoke in Russian): We do.", "answer", "Mr. Holm"),
        ("Mrs Marsh: We do.", "answer", "Mrs Marsh"),
        ("I. K. Marsh: We do.", "answer", "I. K. Marsh"),
        ("Mayor of Port Ellery Ida Marsh: We do.", "answer", "Mayor of Port Ellery Ida Marsh"),
        ("Ludwig van der Holm: We do.", "answer", "Ludwig van der Holm"),
        ("IDA MARSH: We do.", "answer", "IDA MARSH"),
        ("И.К.Марш: Мы.", "answer", "И.К.Марш"),
        ("И. К. Марш: Мы.", "answer", "И. К. Марш"),
        ("И.Марш (отвечает после П.Хольма): Мы.", "answer", "И.Марш"),
        ("И.Марш: (перевод) Мы.", "answer", "И.Марш"),
        ("Г-н Хольм (Порт-Эллери): Мы.", "answer", "Г-н Хольм"),
        ("Ида\u00a0Марш: Мы.", "answer", "Ида Марш"),
        ("Анна-Мария О’Нил: Мы.", "answer", "Анна-Мария О’Нил"),
    ],
)
def test_a_label(text, kind, speaker):
    label = find_label(text)
    assert label
    assert (label.kind, label.speaker, label.needs) == (kind, speaker, None)


@pytest.mark.parametrize(
    "text",
    [
        "Note: the pier is closed.",
        "Important Note: the pier is closed.",
        "Примечание: пирс закрыт.",
        "Например: пирс.",
        "Dear Mrs Marsh: thank you.",
        "Уважаемые Гости: добро пожаловать.",
        "There are two reasons: money and time.",
        "Есть две причины: деньги и время.",
        "Вопрос в следующем: кто платит?",
        "The question is this: who pays?",
        "Question of money: who pays?",
        "We begin at 12:30 on the pier.",
        "Room 12: the harbour office.",
        "March 11, 2031: the lamp is lit.",
        "Ida Marsh said on Friday evening at the pier of Port Ellery: we pay.",
        "ida marsh: we do",
        "Ida Marsh, who pays for the oil: we do.",
        "Port Ellery:harbour",
        ": nothing before it",
        "(aside): nothing before it",
        "",
        "No colon at all",
        "A line\nIda Marsh: We do.",
    ],
)
def test_not_a_label(text):
    assert find_label(text) is None


def kinds(*texts: str) -> list[tuple[str, str | None]]:
    """The kinds and speakers of paragraphs with these texts; a leading ``#`` makes a heading."""
    parts, start = [], 0
    for text in texts:
        parts.append(
            Paragraph(start, start + len(text), "heading" if text.startswith("#") else "body")
        )
        start += len(text) + 1
    return [(part.kind, part.speaker) for part in assign("\n".join(texts), parts)]


def test_a_turn_continues_to_the_next_label():
    assert kinds("Hello.", "Question: Who?", "Tell us.", "Ida Marsh: Me.", "And you.") == [
        ("body", None),
        ("question", None),
        ("question", None),
        ("answer", "Ida Marsh"),
        ("answer", "Ida Marsh"),
    ]


def test_a_heading_ends_a_turn():
    assert kinds("Ida Marsh: Me.", "# Oil", "It burns.") == [
        ("answer", "Ida Marsh"),
        ("heading", None),
        ("body", None),
    ]


def test_a_single_capitalised_word_is_a_speaker_only_if_it_recurs():
    assert kinds("Afterwards: nothing.", "So it was.") == [("body", None), ("body", None)]
    assert kinds("Marsh: Yes.", "Holm: No.", "Marsh: Yes.", "Holm: No.") == [
        ("answer", "Marsh"),
        ("answer", "Holm"),
        ("answer", "Marsh"),
        ("answer", "Holm"),
    ]


def test_single_letters_are_labels_only_together():
    assert kinds("Q: Who?", "A: Me.") == [("question", None), ("answer", None)]
    assert kinds("В: Кто?", "О: Я.") == [("question", None), ("answer", None)]
    assert kinds("A: the first", "B: the second") == [("body", None), ("body", None)]


def test_a_named_interviewer_is_recognised_by_questions():
    assert kinds("Ida Marsh: Who pays?", "Per Holm: We do.", "Ida Marsh: And then?") == [
        ("question", "Ida Marsh"),
        ("answer", "Per Holm"),
        ("question", "Ida Marsh"),
    ]


def test_nobody_is_an_interviewer_if_there_are_question_labels():
    assert kinds("Question: Who?", "Ida Marsh: Me?", "Per Holm: Her.") == [
        ("question", None),
        ("answer", "Ida Marsh"),
        ("answer", "Per Holm"),
    ]


def test_labels_stay_in_the_text():
    document = load(("pier.txt", b"Question: Who pays?\n\nIda Marsh: We do, all of us together."))
    assert document.paragraph_text(document.paragraphs[0]) == "Question: Who pays?"


def test_labels_without_sentences_are_no_speakers():
    """As in lists of files and of fields."""
    assert (
        kinds("Путь: src/lamp.rs", "Здесь зажигают лампу.", "Путь: src/bell.rs", "И всё.")
        == [("body", None)] * 4
    )


def test_numbered_headings_are_no_speakers():
    assert kinds("IV. The Lock: an old one", "It was opened in the morning.")[0][0] != "answer"


def test_fields_of_a_form_are_no_speakers():
    assert ("answer", "AGENCY") not in kinds("AGENCY: The harbour.", "AGENCY: The lock.")


def test_letters_with_a_full_stop_as_in_records_of_courts():
    assert kinds("Q. Who pays?", "A. We do.") == [("question", None), ("answer", None)]
    assert kinds("В.: Кто платит?", "О.: Мы.") == [("question", None), ("answer", None)]
    assert kinds("A. The lamp", "B. The bell") == [("body", None)] * 2

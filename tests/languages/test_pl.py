"""Polish: sentences, labels, dates, numbers, negations, marks and names."""

import pytest

from align.anchors.labels import ANSWER, QUESTION, label_class
from align.checks.families.figures.days import dates, weekdays
from align.checks.families.figures.quantities import quantities
from align.checks.families.polarity.negation import openly, plainly, without_partner
from align.checks.families.terminology.stems import form

SENTENCES = """
Prof. Holt mieszka przy ul. Leśnej. | Jest sam.
Chleb, sól itd. | Wszystko jest.
To się stało w 2015 r. | Nikt nie wie jak.
Młyn kosztował 3 mln zł. | Nie zapłaciliśmy.
Zob. art. 5 ust. 2. | Reszta odpada.
Płk Torvend i por. Grau przyszli o godz. 8. | Potem wyszli.
Dał im. | Potem wyszedł.
To był zwykły pan. | Wszedł bez słowa.
„Kto tam?” – zapytała. | Cisza.
"""
NUMBERS = [
    ("dwadzieścia pięć łodzi", 25), ("dwudziestu pięciu łodzi", 25),
    ("sto dziewięćdziesiąt dwa", 192),
    ("dwieście czterdzieści tysięcy", 240_000), ("dwudziesty piąty młyn", 25),
    ("trzydziestego pierwszego", 31), ("dwa i pół miliona", 2_500_000), ("piętnastoma", 15),
    ("5 tys. osób", 5000), ("3,5 mld złotych", 3_500_000_000), ("12 milionom", 12_000_000),
    ("pięcioletni plan", 5), ("dwukrotnie", 2), ("tysiąc trzysta", 1300),
]  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES.strip().splitlines())
def test_sentences(text, cut):
    assert cut(text, "pl") == text


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text, value):
    assert any(value in one.readings for one in quantities(text, "pl"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 maja 2031 roku", (4, 5, 2031)), ("w listopadzie 2030", (None, 11, 2030)),
        ("przed kwietniem", (None, 4, None)), ("styczniowe próby", (None, 1, None)),
        ("3 wrz. 2028", (3, 9, 2028)),
    ],
)  # fmt: skip
def test_dates(text, found):
    assert [one[:3] for one in dates(text, "pl")] == [found]


@pytest.mark.parametrize(("text", "day"), [("w piątek", 4), ("środę", 2), ("w niedziele", 6)])
def test_weekdays(text, day):
    assert [one.day for one in weekdays(text, "pl")] == [day]


def test_negations():
    assert openly("Nie wiemy, bo go nie ma.", "pl") == [(0, 3), (17, 20)]
    assert openly("Nie tylko łodzie, ale i mosty.", "pl") == []
    assert plainly("Bez zgody to niemożliwe.", "pl") == [(0, 3), (13, 23)]
    assert plainly("Niedziela, niebo i niedawno.", "pl") == []
    assert without_partner("My nigdy widzieliśmy ten most.", "pl")
    assert not without_partner("My nigdy nie widzieliśmy tego mostu.", "pl")


def test_labels():
    assert label_class("Pytanie: dlaczego?") == QUESTION
    assert label_class("Odpowiedź: dlatego.") == ANSWER


def test_forms_of_a_word_share_a_stem_if_the_library_has_one():
    assert form("Mosty", "pl") in (form("mostem", "pl"), "mosty")


@pytest.mark.parametrize(
    ("src", "tgt", "found"),
    [
        ("The mill has twenty-five boats.", "Młyn ma dwadzieścia pięć łodzi.", []),
        ("The mill has twenty-five boats.", "Młyn ma dwadzieścia sześć łodzi.", ["number"]),
        ("It opens on 4 May 2031.", "Otworzą go 4 maja 2031 roku.", []),
        ("It opens on 4 May 2031.", "Otworzą go 4 czerwca 2031 roku.", ["date"]),
        ("It opens on Friday.", "Otworzą go w piątek.", []),
        ("It opens on Friday.", "Otworzą go w sobotę.", ["weekday"]),
        ("It costs 300 zlotys.", "To kosztuje 300 zł.", []),
        ("It costs 300 dollars.", "To kosztuje 300 złotych.", ["currency"]),
        ("The bridge is not safe.", "Most nie jest bezpieczny.", []),
        ("The bridge is not safe.", "Most jest bezpieczny.", ["negation-lost"]),
        ("The UN left.", "ONZ odeszła.", []),
    ],
)
def test_a_translation_from_english(src, tgt, found, kinds):
    assert kinds((src, tgt), langs=("en", "pl")) == found


def test_prose_left_in_polish_is_found(kinds):
    text = "Czekał przy młynie, bo brama była zamknięta."
    assert kinds((text, text), langs=("pl", "en")) == ["untranslated-sentence"]

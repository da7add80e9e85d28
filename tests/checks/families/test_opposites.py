"""Directions: a phrase for *left* and one for *right* is known in every language that has them."""

from __future__ import annotations

import pytest

from align import languages
from align.checks.engine.reading import Side
from align.checks.families.polarity.opposites import _directions

PHRASES = {
    "ar": ("إلى اليسار", "إلى اليمين"),
    "cs": ("levá strana", "pravá strana"),
    "da": ("til venstre", "til højre"),
    "de": ("linke Seite", "rechte Seite"),
    "el": ("αριστερή πλευρά", "δεξιά πλευρά"),
    "en": ("left bank", "right bank"),
    "es": ("a la izquierda", "a la derecha"),
    "fi": ("vasen jalka", "oikea jalka"),
    "fr": ("à gauche", "à droite"),
    "hu": ("bal kéz", "jobb kéz"),
    "it": ("mano sinistra", "mano destra"),
    "ja": ("左の道", "右の道"),
    "nb": ("til venstre", "til høyre"),
    "nl": ("naar links", "rechteroever"),
    "pl": ("lewa strona", "z prawej strony"),
    "pt": ("à esquerda", "braço direito"),
    "ro": ("malul stâng", "malul drept"),
    "ru": ("левый берег", "правый берег"),
    "sv": ("till vänster", "till höger"),
    "tr": ("sola", "sağa"),
    "uk": ("лівий берег", "правий берег"),
    "zh": ("左边", "右边"),
}


def _known(phrase: str, lang: str) -> list[str]:
    return list(_directions(Side(phrase, lang, ((0, len(phrase)),))))


@pytest.mark.parametrize("lang", PHRASES)
def test_left_and_right_are_known(lang):
    assert [_known(phrase, lang) for phrase in PHRASES[lang]] == [["left"], ["right"]]


@pytest.mark.parametrize(
    "phrase",
    ["die rechte Seite", "am rechten Ufer", "mit der rechten Hand", "am rechten Flussufer"],
)
def test_the_german_adjective_for_right_is_known(phrase):
    assert _known(phrase, "de") == ["right"]


@pytest.mark.parametrize("phrase", ["die Rechte der Kinder", "eine rechte Partei"])
def test_german_rights_are_no_direction(phrase):
    assert _known(phrase, "de") == []


def test_every_phrase_has_a_language_with_directions():
    assert all(languages.of(lang).directions for lang in PHRASES)

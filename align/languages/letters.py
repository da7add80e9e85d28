"""The letters of languages beyond those of ASCII, as they were written before Unicode."""

from __future__ import annotations

from functools import cache

_LATIN = {
    "af": "áéèêëíïîóôöúûý",
    "bs": "čćđšž",
    "ca": "àçèéíïòóúü",
    "cs": "áčďéěíňóřšťúůýž",
    "cy": "âêîôûáéíóúäëïöü",
    "da": "æøåéèêóáäöü",
    "de": "äöüßéà",
    "en": "éèêëïçñôàâáíóöüæœ",
    "es": "áéíóúñüç¿¡ºª",
    "et": "äöõüšž",
    "eu": "ñçü",
    "fi": "åäöšžé",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "ga": "áéíóú",
    "gl": "áéíóúñüçªº",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "is": "áéíóúýþæöð",
    "it": "àèéìíîòóùúºª",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūžŗō",
    "nb": "æøåéèêóòâôäöü",
    "nl": "éëïóöüèçáíêà",
    "nn": "æøåéèêóòâôäöü",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúüºª",
    "ro": "ăâîşţșț",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšžćđ",
    "sq": "ëç",
    "sv": "åäöéáàü",
    "tr": "çğıöşüâîûİ",
}
_OTHER = {
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩،؛؟٪",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ·΄",
    "fa": "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيپچژگکیً،؛؟\u200c",
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת\u05b0\u05b1\u05b2\u05b3\u05b4\u05b5\u05b6\u05b7\u05b8\u05b9"
    "\u05bb\u05bc\u05bd\u05be\u05bf\u05c1\u05c2\u05f3\u05f4₪",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "th": "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)))),
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}


@cache
def of(lang: str) -> frozenset[str]:
    """Return the letters and other marks beyond ASCII that ``lang`` (a primary subtag) is written
    with, in lower and upper case; none if they are not known.
    """
    known = _LATIN.get(lang) or _OTHER.get(lang, "")
    return frozenset(known + known.upper())


def is_latin(lang: str) -> bool:
    """Whether ``lang`` is one of the known languages in Latin letters."""
    return lang in _LATIN

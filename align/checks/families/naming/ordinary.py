"""Ordinary words that have a capital by custom: *House*, *Findings*, «Конгресс», “Aufhebung”.

A translation may render such a word in many ways or leave it out, so it says little about names. It
is ordinary if custom gives it a capital, if the word tables translate it by a word that sounds
otherwise, or, in languages that give capitals to more than names, if a dictionary has it. Places
are ordinary only by custom: *American*.
"""

from __future__ import annotations

from functools import lru_cache

from align import languages
from align.aligner import wordtables
from align.aligner.lexicon import STEM
from align.checks.families import dictionaries, russian
from align.checks.families.naming.capitals import Name, is_common
from align.checks.families.naming.gazetteer import is_person, is_place
from align.checks.families.naming.sounds import likeness
from align.checks.families.naming.texts import Text

#: A stem of the word tables is translated if its likeliest translation has this probability.
_TRANSLATED = 0.3
#: Stems that sound less similar are different words.
_UNLIKE = 0.5
#: A longer word has endings that its stem does not show.
_ENDING = 4


def is_ordinary(name: Name, text: Text, other: str) -> bool:
    """Whether a capitalised word of a text is hardly the name of a person or place. ``other`` is
    the language of the other text.
    """
    side = text.side
    if is_common(name.word, side.lang):
        return True
    keys = next((keys for one, keys in zip(text.names, text.keys, strict=True) if one == name), ())
    if any(is_place(key) or is_person(key) for key in keys):
        return False
    return _is_ordinary(name.word, side.text[slice(*name.span)], side.lang, other)


@lru_cache(maxsize=1 << 14)
def _is_ordinary(word: str, written: str, lang: str, other: str) -> bool:
    if lang == "ru" and russian.is_person(written):
        return False
    if _is_translated(word, lang, other):
        return True
    if lang == "ru":
        return russian.is_known(written.lower())
    customs = languages.of(lang).names
    dictionary = dictionaries.of(lang)
    if dictionary is None:
        return False
    if customs.nouns_with_capitals:
        return dictionary.knows(word)
    return customs.words_with_capitals and dictionary.knows(word.lower())


def _is_translated(word: str, lang: str, other: str) -> bool:
    """Whether the word tables translate a word by one that sounds otherwise."""
    if len(word) > STEM + _ENDING:
        return False
    stem = word.lower()[:STEM]
    known = wordtables.between(lang, other).table.get(stem, {})
    likely = {one: (a * b) ** 0.5 for one, (a, b) in known.items()}
    best = max(likely, key=lambda one: likely[one], default=None)
    return best is not None and likely[best] >= _TRANSLATED and likeness(stem, best) < _UNLIKE


def tabled(name: Name, mine: Text, theirs: Text) -> float:
    """How probable it is by the word tables that a word of the other text translates a name."""
    stem = mine.side.text[slice(*name.span)].lower()[:STEM]
    known = wordtables.between(mine.side.lang, theirs.side.lang).table.get(stem)
    if not known:
        return 0.0
    return max((max(known[one]) for one in known.keys() & theirs.stems), default=0.0)

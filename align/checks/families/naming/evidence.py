"""What speaks for and against a name having a counterpart in the other text of its bead.

The same features serve both directions: a name of the source may have been left out of the
translation, and a name of the translation may have no origin in the source. ``witness`` computes
them, ``missing`` judges them.
"""

from __future__ import annotations

from typing import NamedTuple

from align.checks.families.naming.capitals import Name


class Evidence(NamedTuple):
    """The features of a name, 0 to 1 unless stated otherwise; "other" means the other text."""

    #: How similar the name sounds to a capitalised word of the other text, above four levels.
    sound_40: float
    sound_60: float
    sound_75: float
    sound_90: float
    #: The same for any other word.
    word_60: float
    word_75: float
    #: Whether the other text has the letters of the name, or words with its initials.
    inside: float
    spelt: float
    #: Whether it has in it a capitalised word of the other text.
    contains: float
    #: Whether the tables know it and the other text names it, or does not.
    named: float
    unnamed: float
    #: Whether it is the name of a country or its people, and the other text does not name it.
    country: float
    #: Its most similar word vector in the other text, above two levels; its best word link.
    cosine_30: float
    cosine_50: float
    link: float
    link_high: float
    #: By how much both are above those of all other words to the same counterpart.
    cosine_free: float
    link_free: float
    #: Whether it is known where its counterpart should be; whether only small words are there, a
    #: capitalised word without a link, another word without one.
    slot_known: float
    slot_empty: float
    slot_capital: float
    slot_word: float
    #: Whether the encoder's tokens know the word in lower case; how many tokens that takes; how
    #: much more usual it is with a capital, and in lower case.
    common: float
    rare: float
    upper: float
    lower: float
    #: Whether the document has it in lower case; whether it begins a sentence, and the same for
    #: words that are more usual with a capital or without.
    small: float
    first: float
    first_upper: float
    first_lower: float
    #: Whether it has several capitals, a customary capital, an article; its length in tens.
    acronym: float
    custom: float
    article: float
    length: float
    #: Whether it is in quotation marks; whether it is an ordinary word with a capital, as far as
    #: word tables and dictionaries know; whether its text repeats it.
    quoted: float
    ordinary: float
    #: How probable it is by the word tables that a word of the other text translates it.
    tabled: float
    again: float
    #: Whether a dictionary knows it as a name (Russian).
    known: float
    #: Whether the names next to it have counterparts; whether they have none.
    beside: float
    beside_lost: float
    #: Whether another name is next to it.
    in_name: float
    #: The share of the other names of its text that have none; whether the other text has a name
    #: without a counterpart.
    lost: float
    spare: float
    #: How near the nearest of these is, by the places in both texts; whether there are fewer of
    #: them than names without a counterpart in its own text.
    spare_near: float
    crowd: float
    #: How much of both texts is linked; how much longer and shorter the other text is than usual.
    cover: float
    longer: float
    shorter: float
    #: Whether the other text has a word before a full stop or comma that needs another after it.
    gap: float
    #: How near to the place of the name that is.
    gap_near: float
    #: The share of capitalised words in its text; whether its text is English, or the other one.
    titled: float
    english: float
    other_english: float
    #: Whether the name has a counterpart in another bead; whether it meets a word of this bead
    #: there.
    proven: float
    meets: float
    #: The same features if all nouns have capitals in its language.
    nouns: float
    nouns_rare: float
    nouns_cosine: float


class Judged(NamedTuple):
    """A name of one text with its evidence."""

    name: Name
    evidence: Evidence

"""Prose that was left in the language of the original.

Commands, file names, addresses, identifiers, titles and mottos stay as they are in every language.
What gives prose away are its small words: those of the source that the target has not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from align.checks.engine.reading import Pair, Side
from align.checks.families.form.quotes import quoted
from align.checks.model.finding import Mark, Span, shown

_CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"})
_LETTERS = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SMALL_WORD = re.compile(r"(?<![\w-])[^\W\dA-ZА-ЯЁ_]+(?![\w-])")
_CHUNK = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: What only code, commands, addresses and file names have: an option, a sign, a dot, a digit or a
#: capital inside a word.
_CODE = re.compile(
    r"^[-–]{1,2}\w|^\.\w|[_/\\=$<>{}|@#~^*+&`]|\w\.[^\W\d_]{2}|\w\(\d|[a-zа-яё][A-ZА-ЯЁ]"
    r"|[^\W\d_]\d|\d[^\W\d_]{3}|\w:\w"
)
#: Small words, in the languages that texts are mostly translated from and into. Those that command
#: languages have as well (``if``, ``then``, ``do``) tell nothing.
_SMALL = {
    "en": "the a an of to in and is are was were be been being that this these those for with "
    "as at by from on or it its he she they his her their who which what when where has "
    "have had not but would will could should can may must than there about into after "
    "before because so no any all we you i our your my him them us more most some such "
    "only also over between without through during against under how why both each other "
    "said says ever i've it's don't",
    "de": "der die das den dem des ein eine einen einem einer eines und ist sind war waren wird "
    "werden wurde wurden worden hat haben hatte sein seine seinen ihr ihre ihren er sie "
    "es wir ich nicht mit von vom zu zum zur im in am an auf aus bei bis für nach über "
    "unter vor als auch wie dass daß wenn aber oder so man sich noch nur um durch gegen "
    "ohne zwischen kann muss soll will also was wer wo dies diese dieser dieses einige "
    "alle mehr sehr her hin so bin",
    "ru": "и в во не на я он она оно они мы вы что как с со по из за от до для при о об но а "
    "или же бы ли к ко у это этот эта эти того тот та те был была было были быть его её "
    "ее их им ему ей который которая которое которые которых чтобы если когда где так "
    "также только уже еще ещё все всё может между под над без через после перед потому",
    "fr": "le la les un une des du de et est sont était dans en au aux que qui ne pas par pour "
    "sur avec il elle ils elles on nous vous se sa son ses leur leurs ce cette ces mais "
    "ou où plus été être avoir ont avait comme sans sous entre après avant",
    "es": "el la los las un una de del y es son era en que no por para con su sus se lo al como "
    "más pero o este esta estos estas ha han había ser muy sin sobre entre cuando donde "
    "también",
    "it": "il lo la i gli le un una di del della dei delle e è sono era in che non per con su "
    "suo sua si al alla come più ma o questo questa ha hanno aveva essere da dal dalla "
    "nel nella anche",
    "pt": "o a os as um uma de do da dos das e é são era em no na que não por para com seu sua "
    "se ao à como mais mas ou este esta foi ser muito sem sobre entre quando também",
    "nl": "de het een en van in is zijn was waren dat die niet met voor op aan te als ook er "
    "maar of hij zij ze wij ik je hun haar naar door over bij om uit tot dan nog wordt "
    "werd heeft had kan",
    "pl": "i w na z do nie się jest że to o jak po za od dla ale przez są był była było lub "
    "oraz a który która które jego jej ich czy co tak już tylko może przed między",
}  # fmt: skip
#: So many small words at least, and this share of the words in small letters, make prose.
_LEAST, _SHARE = 1, 0.1
#: So many words in small letters make a piece worth telling.
_ENOUGH = 3


def foreign(pair: Pair) -> Mark | None:
    """The target sentence, or the run of words, that was left in the language of the source."""
    src, tgt = pair.src, pair.tgt
    if src.lang == tgt.lang or not tgt.text:
        return None
    for number, span in enumerate(tgt.sentences):
        if _left_alone(tgt.sentence(number), src, tgt.lang):
            src_span = src.whole if len(src.sentences) < 2 else (0, 0)
            facts = {"text": tgt.sentence(number)}
            return Mark("untranslated-sentence", pair.number, src_span, span, facts)
    return _fragment(pair)


def _left_alone(text: str, src: Side, lang: str) -> bool:
    in_cyrillic = lang in _CYRILLIC_LANGUAGES
    same_letters = in_cyrillic == (src.lang in _CYRILLIC_LANGUAGES)
    if same_letters and text not in src.text:
        return False
    if not same_letters:
        letters = _LETTERS.findall(text)
        cyrillic = sum(bool(_CYRILLIC.match(char)) for char in letters)
        if cyrillic >= 0.2 * len(letters) if in_cyrillic else cyrillic <= 0.5 * len(letters):
            return False
    words = [text[slice(*span)] for span in _plain_words(text)]
    small = [word for word in words if word[0].islower()]
    few = len(small) < 3 if same_letters else len(small) < 2 and len(words) < 4
    # Code is told by none of the small words, and so are some headlines.
    is_code = any(_CODE.search(chunk) for chunk in text.split())
    return (
        not few
        and not _is_of_a_third_language(small, src.lang)
        and (not is_code or _is_prose(text, src.lang, lang))
    )


def _is_of_a_third_language(words: Sequence[str], src_lang: str) -> bool:
    """Whether words look more like another language than like the source's: a motto."""
    known = {lang: sum(word in small for word in words) for lang, small in _small().items()}
    return max(known.values()) > known.get(src_lang, len(words))


@lru_cache(maxsize=1)
def _small() -> dict[str, frozenset[str]]:
    return {lang: frozenset(words.split()) for lang, words in _SMALL.items()}


def _fragment(pair: Pair) -> Mark | None:
    """The longest run of prose that stands in the source word for word."""
    run = _longest_shared(pair)
    if run is None:
        return None
    start, end = run
    piece = pair.tgt.text[start:end]
    if not _is_prose(piece, pair.src.lang, pair.tgt.lang):
        return None
    at = pair.src.text.find(piece)
    facts = {"text": shown(piece)}
    doubt = pair.doubt + _is_cited(pair.tgt, run)
    return Mark("untranslated-part", pair.number, (at, at + len(piece)), run, facts, doubt)


def _longest_shared(pair: Pair) -> Span | None:
    text, there = pair.tgt.text, pair.src.text
    words = _plain_words(text)
    best: tuple[int, Span] | None = None
    first = 0
    for last in range(len(words)):
        while first <= last and text[words[first][0] : words[last][1]] not in there:
            first += 1
        if first > last:
            continue
        span = words[first][0], words[last][1]
        small = sum(text[start].islower() for start, _ in words[first : last + 1])
        if small >= _ENOUGH and (best is None or small > best[0]):
            best = small, span
    return best[1] if best else None


def _plain_words(text: str) -> Sequence[Span]:
    """The words of a text, those of code left out."""
    return [
        (chunk.start() + word.start(), chunk.start() + word.end())
        for chunk in _CHUNK.finditer(text)
        if not _CODE.search(chunk[0])
        for word in _WORDS.finditer(chunk[0])
    ]


def _is_prose(piece: str, src_lang: str, tgt_lang: str) -> bool:
    """Whether a piece has the small words of its language; where these are not known, whatever is
    no code is prose.
    """
    telling = _telling(src_lang, tgt_lang)
    words = [piece[slice(*span)] for span in _plain_words(piece)]
    small = [word for word in words if word[0].islower()]
    if not telling:
        return len(small) >= _ENOUGH
    found = sum(word.replace("’", "'") in telling for word in small)
    return found >= max(_LEAST, _SHARE * len(small))


@lru_cache(maxsize=64)
def _telling(src_lang: str, tgt_lang: str) -> frozenset[str]:
    """The small words of the source that are no words of the target."""
    return _small().get(src_lang, frozenset()) - _small().get(tgt_lang, frozenset())


def _is_cited(tgt: Side, run: Span) -> bool:
    """Whether a run is a title or a motto: what quotation marks hold, or what begins a bracket."""
    start, end = run
    if tgt.text[:start].rstrip().endswith(("(", "[", "‘", "‚", " '")):
        return True
    return any(
        one <= start and end <= other and not _SMALL_WORD.search(tgt.text, one, start)
        for one, other in quoted(tgt.text, tgt.lang)
    )

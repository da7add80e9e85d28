"""Words that deny, by language: those that do so openly, and those that may.

``openly`` finds the negations themselves, ``plainly`` prefixes and words that deny (*unable*,
*refuse*, «отказаться»), ``somehow`` what a negation is now and then rendered by: *too*, *only*.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Cues(NamedTuple):
    """Patterns of a language: negations; words that deny in themselves; words that may render a
    negation now and then; and ``idioms``, which look like negations and are none: «не только».
    """

    openly: re.Pattern[str]
    plainly: re.Pattern[str]
    somehow: re.Pattern[str]
    idioms: re.Pattern[str]


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


CUES: dict[str, Cues] = {
    "en": Cues(
        _words(
            "not|never|cannot|nobody|nothing|none|nowhere|neither|nor|no one|no(?!\\.)",
            "(?:is|are|was|were|do|does|did|has|have|had|ca|wo|would|could|should|need|must|ai)"
            "n[’']t",
        ),
        _words(
            "without|non\\w*|un(?!it|iv|iq|io|der|til\\b|animous|equiv|fold|cle)\\w{2,}",
            "(?:in(?:ab|acc|act|ad|ap|cap|comp|cor|cred|def|dep|dir|eff|eq|exp|fin|hum|op|san|sec|"
            "suff|tol|val|vis)|im(?:poss|prob|perf|pat|mat|mob|pol|pers)|ir[r]|il[l])\\w*",
            "dis(?:a[pgl]|b|co[nm]|h|i|l|m|o|qu|reg|s|tru|u)\\w{3,}|mis(?!si|ter)\\w{3,}|\\w+less\\w*",
            "fail\\w*|refus\\w+|den(?:y|ie[sd]|ial|ying)|lack\\w*|hardly|barely|scarcely|absen\\w+",
            "unless|avoid\\w*|prevent\\w*|reject\\w*|ceas\\w+|have yet to|prohibit\\w*|free of",
        ),
        _words(
            "few|little|until|except\\w*|rather|instead|stop\\w*|against",
            "ban(?:s|ned|ning)?|miss(?:ed|ing|es)?|los[ets]\\w*|doubt\\w*",
            "trouble|worr\\w+|difficult\\w*|only|too|any(?:thing|body|one|where)?|ever|less",
            "abandon\\w*|reluctan\\w+|landlocked|easily|hard|ignor\\w*|exclu\\w*|wrong\\w*",
            "out of|short of|far from|fell|fallen|outside|sunken|yet|still|keeps?|kept|remain\\w*",
            "free from|other than|beyond|anti\\w*|block\\w*|away|open.minded|out.of.\\w+",
            "skip\\w*|omit\\w*|discourag\\w+|opposite|contrary|remember|bear in mind|preserv\\w+",
            "leav\\w+|left|stay\\w*|escap\\w*|oppos\\w*|forbid\\w*|forg[eo]t\\w*",
            "down|halt\\w*|mere\\w*",
        ),
        _words(
            "not only|not just|no (?:later|sooner|less|more|fewer) than|no doubt|why not|or not|"
            "(?<=[.:;!?—–] )\\w+n[’']t(?= [^.!]*\\?)|^\\w+n[’']t(?= [^.!]*\\?)|"
            "whether or not|not to mention|no matter|if not|not that|not until|not least|no wonder|"
            "nothing but|nothing short of|never mind|not unlike|can(?:not|[’']t) help|"
            "why \\w+n[’']t"
        ),
    ),
    "ru": Cues(
        _words("не|нет|нельзя"),
        _words(
            "ни|без|без(?!опас|услов|умн)\\w{3,}|бес(?!плат|ед|поко)\\w{3,}",
            "не(?!дел|мец|мк|скольк|котор|подал|обход|прост|смотря|фт|б[оеа]|ред|медл|посред|чт|ки|кой|"
            "ку|кая|дав|движ|рв|йтр|го|ё|е|й|м|му|су|с[лт]|сл|ожидан)\\w{2,}",
            "ни(?:какой|какого|какая|каких|какие|каким|коим)",
            "отказ\\w*|отсутств\\w*|лиш[еаи]\\w*|едва|мало\\w*|редко|пореже|реже|вряд|запре[тщ]\\w+",
            "отриц\\w+|избе[гж]\\w+|воздерж\\w+|невозм\\w+|"
            # Alone, without a verb, these deny by themselves: «Никогда», «ничего личного».
            "(?:никогда|ничего|ничем|ничему|никто|никого|нигде)(?: \\w+)?(?=\\s*[.,;:!?»“”—–]|$)",
        ),
        _words(
            "прекра[тщ]\\w+|кроме|вместо|опровер\\w*|отверг\\w*|отмен\\w*|утра[тч]\\w*",
            "(?:по)?меша\\w+|отклон\\w*|сомнева\\w+|хватит|трудно",
            "недо(?!в)\\w{3,}|игнор\\w+|исключ\\w+|разве|неуж\\w+|умалч\\w+|перест\\w+|предотвра\\w*",
            "освобо[жд]\\w*|порица\\w+|пропус\\w+|зыбк\\w+|плохо|против|вс[её] равно|ошиб\\w+",
            "оста(?:л|т|ё|вл)\\w+|лишь|только|слишком|иначе|друг(?:ой|ого|ом|ие|их|ую|ая)|вне|"
            "за рамк\\w+|наоборот|свобод\\w+ от|забы\\w+|помни\\w*|сохран\\w+|чужд\\w+",
        ),
        _words(
            "не (?:только|менее|более|меньше|раз|исключ\\w+|последн\\w+|прочь|говоря|просто|"
            "так давно|столь\\w*|хвата\\w+|перв\\w+|позднее|раньше|да[веёлю]\\w*|хуже|"
            "единственн\\w+|предел|забыва\\w+|забуд\\w+|забыть|против|мешало|могли бы|спал\\w*|"
            "секрет|случайно|зря|напрасно|составит труда|без)"
            "|а не|нет ли|или (?:не|нет)|не \\w+ ли|на нет|если только не"
            "|не (?:\\S+ ){1,6}?\\S+, а|тем не менее|если не|чуть не|едва не|пока (?:\\S+ ){0,4}?не"
            "|не (?:смотря|переста\\w+|прекраща\\w+|забывая|иначе как|то чтобы|дай бог|исключая)"
            "|(?:кто|что|как|где) бы ни"
        ),
    ),
    "de": Cues(
        _words("nicht|kein\\w*|nie|niemals|niemand\\w*|nichts|nirgend\\w*|weder"),
        _words(
            "ohne|un(?!d|ter|s|i|gefähr|längst)\\w{4,}|nicht\\w+|miss\\w+|fehl\\w*|\\w+los(?:e[nrsm]?)?",
            "kaum",
        ),
        _words(
            "selten|wenig\\w*|statt\\w*|gegen|verhinder\\w*|vermeid\\w*|verweiger\\w*|ab(?:ge)?lehn\\w*",
            "lehn\\w+|bestr[ei]+t\\w*|dementier\\w*|außer\\w*|bevor|bis|verbot\\w*|verbiet\\w*|mangel\\w*",
            "zweif\\w*|nur|zu|noch|anders|sondern|verlor\\w*|verlier\\w*|aufh\\w*|stopp\\w*",
        ),
        _words("nicht nur|nicht zuletzt|nicht einmal|wenn nicht|ob oder nicht|noch nie"),
    ),
}  # fmt: skip


def openly(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of the negations of ``text``, idioms aside."""
    cues = CUES[lang]
    idle = [match.span() for match in cues.idioms.finditer(text)]
    return [
        match.span()
        for match in cues.openly.finditer(text)
        if not any(start <= match.start() < end for start, end in idle)
    ]


def plainly(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of the words of ``text`` that deny in themselves: *unable*, «без», ``ohne``; not
    those that want a negation and have none.
    """
    found = [match.span() for match in CUES[lang].plainly.finditer(text)]
    if without_partner(text, lang):
        found = [span for span in found if not _CONCORD.match(text, *span)]
    return found


def somehow(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of what else may render a negation in ``text``, idioms among it."""
    cues = CUES[lang]
    return [
        match.span() for one in (cues.somehow, cues.idioms) for match in one.finditer(text)
    ]  # fmt: skip


#: Words that Russian puts beside «не», and that say nothing without it: «никогда не видели».
_CONCORD = re.compile(
    r"(?<!\w)(?<!\bи )(?<!\bа )(?<!\bно )(?:никогда|ничего|ничем|ничему|ничто|никто|никого|никому|"
    r"никем|никак|нигде|никуда|ни)(?!\w)",
    re.IGNORECASE,
)
_DENIES = re.compile(r"(?<!\w)(?:не\w*|нет|нельзя|без\w*|отсутств\w*)(?!\w)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def without_partner(text: str, lang: str) -> bool:
    """Whether a Russian sentence has a word that wants «не» and has none: «никогда видели»."""
    if lang != "ru":
        return False
    return any(
        _CONCORD.search(sentence) and not _DENIES.search(sentence) and " " in sentence
        for sentence in _SENTENCE_END.split(text)
    )

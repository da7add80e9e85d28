"""Words that deny, by language: those that do so openly, and those that may.

``openly`` finds the negations themselves, ``somehow`` also what a negation is freely rendered by:
prefixes (unable), verbs that deny (refuse, отказаться), and words such as hardly, too, only. The
second list is long on purpose: where it finds anything, nothing is said.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Cues(NamedTuple):
    """Patterns of a language. ``idioms`` look like negations and are none: «не только»."""

    openly: re.Pattern[str]
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
            "fail\\w*|refus\\w+|den(?:y|ie[sd]|ial|ying)|lack\\w*|hardly|barely|scarcely|few|little",
            "unless|until|except\\w*|rather|instead|avoid\\w*|prevent\\w*|stop\\w*|reject\\w*|against",
            "ban(?:s|ned|ning)?|prohibit\\w*|absen\\w+|miss(?:ed|ing|es)?|los[ets]\\w*|doubt\\w*",
            "trouble|worr\\w+|difficult\\w*|only|too|any(?:thing|body|one|where)?|ever|less",
            "abandon\\w*|ceas\\w+|reluctan\\w+|landlocked|easily|hard|ignor\\w*|exclu\\w*|wrong\\w*",
            "out of|short of|far from|fell|fallen|outside|sunken|yet|still|keeps?|kept|remain\\w*",
            "free (?:of|from)|other than|beyond|anti\\w*|block\\w*|away|open.minded",
        ),
        _words(
            "not only|not just|no (?:later|sooner|less|more|fewer) than|no doubt|why not|or not|"
            "(?<=[.:;!?—–] )\\w+n[’']t(?= [^.!]*\\?)|^\\w+n[’']t(?= [^.!]*\\?)|"
            "whether or not|not to mention|no matter|if not|not that|"
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
            "прекра[тщ]\\w+|отриц\\w+|кроме|вместо|опровер\\w*|отверг\\w*|отмен\\w*|утра[тч]\\w*",
            "избе[гж]\\w+|(?:по)?меша\\w+|воздерж\\w+|отклон\\w*|сомнева\\w+|хватит|трудно",
            "недо(?!в)\\w{3,}|игнор\\w+|исключ\\w+|разве|неуж\\w+|умалч\\w+|перест\\w+|предотвра\\w*",
            # Alone, without a verb, these deny by themselves: «Никогда», «ничего личного».
            "(?:никогда|ничего|ничем|ничему|никто|никого|нигде)(?: \\w+)?(?=\\s*[.,;:!?»“”—–]|$)",
            "освобо[жд]\\w*|порица\\w+|пропус\\w+|зыбк\\w+|плохо|против",
        ),
        _words(
            "не (?:только|менее|более|меньше|раз|исключ\\w+|последн\\w+|прочь|говоря|просто|"
            "так давно|столь\\w*|хвата\\w+|перв\\w+|позднее|раньше|да[влё]\\w*|хуже|"
            "единственн\\w+|предел)"
            "|не (?:\\S+ ){1,6}?\\S+, а|тем не менее|если не|чуть не|едва не|пока не"
            "|(?:кто|что|как|где) бы ни"
        ),
    ),
    "de": Cues(
        _words("nicht|kein\\w*|nie|niemals|niemand\\w*|nichts|nirgend\\w*|weder"),
        _words(
            "ohne|un(?!d|ter|s|i|gefähr|längst)\\w{4,}|nicht\\w+|miss\\w+|fehl\\w*|\\w+los(?:e[nrsm]?)?",
            "kaum|selten|wenig\\w*|statt\\w*|gegen|verhinder\\w*|vermeid\\w*|verweiger\\w*|ab(?:ge)?lehn\\w*",
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


def somehow(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of what may render a negation in ``text``, idioms among it, negations aside."""
    cues = CUES[lang]
    found = [match.span() for match in cues.somehow.finditer(text)]
    return found + [match.span() for match in cues.idioms.finditer(text)]

"""Korean."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numerals,
    Ranges,
    Stops,
    words,
)

_STOPS = Stops(
    heads=words("Dr Mr Mrs Prof vs St"),
    numbered=words("No p pp Vol Fig"),
    either=words("Inc Ltd Co Corp"),
    ordinals=True,  # in dates: 2031. 5. 3.; sentences end with a verb
)

_NEGATION = Negation(
    free=("무료|공짜", r"비용\w*|\w*들지|돈\w*|요금\w*"),
    forbids="금지|금연",
    opposes=r"잊|"
    r"반대|거부|거절|의심|부인|이의",
    answers=("네|예|응|모두|항상", "아니요|아니|아뇨|전혀|결코"),
    openly=(
        (
            r"않\w*|없\w*|못\w*|안(?= )|아니\w*|아닌|아닙\w*|말(?=아|라|자|고)|말아\w*|"
            r"\w+지 마\w*|결코|전혀"
        ),
    ),
    plainly=(
        (
            r"불(?:가|확|안|법|충|공|만|행|편)\w*|무(?:관|효|죄|책|능|의미)\w*|비(?:공|정|"
            r"합)\w*|미(?:만|완|확)\w*|거부\w*|거절\w*|부족\w*|부재\w*|부인\w*|금지\w*|"
            r"피하\w*|막\w+|방지\w*|실패\w*|어렵\w*|드물\w*|거의|없이"
        ),
    ),
    somehow=(
        (
            r"적\w*|까지|대신|제외\w*|반대\w*|잃\w*|의심\w*|만|뿐\w*|너무|다른|잊\w*|아직|"
            r"여전히|중단\w*|취소\w*|밖에"
        ),
    ),
    idioms=(
        (
            r"뿐(?:만)? 아니라|뿐 아니\w*|뿐만이? 아니\w*|지 않을까|수밖에 없\w*|"
            r"밖에 없\w*|않으면 안 \w*|아니면|끊임없\w*|틀림없\w*|상관없\w*|어쩔 수 없\w*|"
            r"못지않\w*|안 되면|없애\w*|없앨|없앴\w*|못하\w* 것"
        ),
    ),
    put_in="안 ",
    near=(2, 1),
    before=4,
    repeats="결코|전혀",
)
_MODALITY = Modality(
    duty=r"\w*야 (?:하|한|할|합|했|됩|된|되)\w*|의무\w*|필요\w*|반드시",
    leave=r"\w*도 (?:된|됩|되|좋)\w*|수 있\w*|아마|가능\w*|허용\w*|허락\w*",
)

LANGUAGE = Language(
    "ko",
    marks=Marks(
        interrogatives=r"누가|누구\w*|무엇\w*|뭐\w*|무슨|언제|어디\w*|왜|어떻게|어떤|어느|얼마나|몇\w*",
        reports=r"물었\w*|묻\w*|물어\w*|질문\w*",
        requests=r"말하\w*|설명하\w*|나열하\w*",
    ),
    measures=Measures(
        coins={"cent": "센트", "penny": "펜스", "kopeck": "코페이카"},
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "절반|반수",
            Fraction(1, 3): "3분의 ?1|삼분의 ?일",
            Fraction(2, 3): "3분의 ?2|삼분의 ?이",
            Fraction(1, 4): "4분의 ?1|사분의 ?일",
            Fraction(3, 4): "4분의 ?3|사분의 ?삼",
        },
    ),
    ranges=Ranges(start_after=r"\w{0,3}(?:에서|부터)", end_after=r"\w{0,3}(?:까지|으로|로)(?!\w)"),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
)

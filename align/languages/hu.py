"""Hungarian."""

from __future__ import annotations

import re
from fractions import Fraction

from align.languages.model import (
    Calendar,
    Inside,
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numeral,
    Numerals,
    NumeralWords,
    Quotes,
    Ranges,
    Stops,
    numbered,
    words,
)

_STOPS = Stops(
    heads=words(
        """dr prof özv ifj id gróf br szt Szt pl ill ún vö ford szerk fszt stb.pl tkp ezr őrgy szds
        hdgy mgr kb u al ui tel"""
    ),
    numbered=words("sz old o ábra tábl fej köt évf bek pont art ld lásd r. cikk §"),
    tails=words("stb satöbbi s.í.t etc"),
    either=words(
        """mrd milliárd Ft fill krt út i.e i.sz kr.e kr.u jan febr márc ápr máj jún júl aug szept
        okt nov dec Kft Rt Zrt Nyrt Bt Inc Ltd"""
    ),
    openers=words(
        """ő ők az a ez azt ezt ezek azok én te mi ti ki hol mikor miért hogyan ha mert bár hogy de
        és vagy akkor most ott itt nem van volt voltak lesz is csak már még talán minden sok
        először végül azonban ezért után előtt egy nincs igen ma holnap tegnap így úgy mint amikor
        aki ami amely szerint között pedig"""
    ),
    headings=words(
        """fejezet rész cikk melléklet táblázat ábra könyv kötet szakasz felvonás lecke bekezdés"""
    ),
    lettered=words("terv pont osztály típus vitamin csoport egyenes"),
    ordinals=True,
)

_NEGATION = Negation(
    free=(r"ingyen\w*|díjmentes\w*|térítésmentes\w*", r"kerül\w*|fizet\w*|díj\w*"),
    forbids=r"tilos|tilt\w*|betilt\w*|megtilt\w*|nem szabad",
    opposes=r"(?:el)?felej\w+|"
    r"ellenez\w*|ellenk\w*|ellen|tiltakoz\w*|kifog\w*|megtagad\w*|kétel\w*",
    answers=(
        "igen|mind|mindegyik|mindenki|minden|mindig",
        "nem|soha|sohasem|senki|semmi|egyik sem|sehol",
    ),
    openly=(
        (
            r"nem(?!zet|csak|es|rég)|ne(?!m)|nincs\w*|sincs\w*|soha|sohasem|senki\w*|"
            r"semmi\w*|sehol|egyik sem|sem"
        ),
    ),
    plainly=(
        (
            r"nélkül\w*|\w{3,}(?:t[ae]lan|t[ae]len|atlan|etlen)\w*|elutasít\w*|"
            r"visszautasít\w*|hiány\w*|tilos|tilt\w*|megakadályoz\w*|elkerül\w*|alig|"
            r"ritkán|képtelen\w*|tagad\w*|megtagad\w*|nem-\w+"
        ),
    ),
    somehow=(
        (
            r"kevés\w*|kev[eé]s\w*|amíg|helyett|kivéve|ellen\w*|veszt\w*|elveszít\w*|"
            r"kétel\w*|nehéz\w*|nehezen|csak|csupán|túl|más\w*|abbahagy\w*|elfelej\w*|"
            r"marad\w*|még|rossz\w*"
        ),
    ),
    idioms=("nemcsak|nem csak|nem csupán|vagy (?:nem|sem)|hacsak nem|ha nem",),
    put_in="nem ",
    repeats=r"soha|sohasem|senki\w*|semmi\w*|sehol|sem|sincs\w*",
)
_MODALITY = Modality(
    duty=r"kell\w*|köteles\w*|muszáj|szükséges\w*|kötelező\w*",
    leave=r"\w{2,}h[ae]t\w*|lehet\w*|talán|esetleg|valószínű\w*|szabad|képes\w*",
)

_TIMES = {
    "week": "hét hetet héten hetek hetes hétig hétre hetente héttel hete",
    "year": "év éve éven évet évig évre évvel évente éves évek",
    "day": "nap napja naponta", "month": "hónap hónapja havi", "hour": "óra órája órás",
    "minute": "perc perces", "meter": "métert", "kilometer": "kilométert", "liter": "litert",
}  # fmt: skip
_UNITS = (
    "", "egy", "kettő", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc",
)  # fmt: skip
_TENS = (
    "", "tíz", "húsz", "harminc", "negyven", "ötven", "hatvan", "hetven", "nyolcvan", "kilencven",
)  # fmt: skip
#: The forms that stand before other parts of a number.
_BEFORE = {"tíz": "tizen", "húsz": "huszon"}
_VAGUE = {
    0: "nulla éjfél éjfélkor", 1: "egy egyik egyetlen egyszer első elsőként",
    2: "mindkét mindkettő mindketten pár ketten kettős második másodszor",
    3: "harmadik harmadszor hármas", 7: "hét",
    10: "évtized évtizede évtizedet évtizedben évtizedek évtizedig évtizeden",
    12: "tucat tucatnyi tucatot dél délben", 24: "nap napja naponta",
    100: "évszázad évszázada évszázadban évszázados",
}  # fmt: skip
_PARTS = {Fraction(1, 2): "fél félig", Fraction(3, 2): "másfél", Fraction(1, 4): "negyed"}


def _spelt(number: int) -> str:
    """A number from 1 to 999 in words."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    head = "" if not hundreds else "száz" if hundreds == 1 else _short(hundreds) + "száz"
    ten = _TENS[tens]
    return head + (_BEFORE.get(ten, ten) if units else ten) + _UNITS[units]


def _short(number: int) -> str:
    """A number as it stands before another part: «kétszáz»."""
    return _spelt(number).removesuffix("kettő") + "két" if number % 10 == 2 else _spelt(number)


def _numerals() -> dict[str, Numeral]:
    said = NumeralWords()
    for value, forms in _VAGUE.items():
        said.put(forms, value, "vague", last=value in (2, 3))
    for number in range(2, 1000):
        said.put(f"{_spelt(number)} {_short(number)}", number)
    for zeros, forms in ((3, "ezer ezret"), (6, "millió milliót"), (9, "milliárd milliárdot")):
        said.put(forms, 10**zeros, "scale")
    said.put("ezrek ezreket milliók milliókat", 1000, "vague")
    said.put_all(_PARTS, "part")
    return said.found


#: The stems of numbers before endings: «harmincan», «huszat», «hetet».
_STEMS = {
    "kett": "kettő", "két": "kettő", "hárm": "három", "har": "három", "negy": "négy", "het": "hét",
    "tiz": "tíz", "husz": "húsz", "ezr": "ezer",
}  # fmt: skip
_ENDING = re.compile(
    r"(?:[oeaö]?t|[bv][ae]n|n[ae]k|r[ae]|ig|t[óő]l|[br][óő]l|h[oeö]z|\w{0,2}[ae]l|[aeo]n|sz[oeö]r|"
    r"[aeoö]?dik\w*|[aeoö]s\w*|n[áé]l|b[ae]|kor|féle|éves\w*|napos\w*|fős\w*|tagú\w*)"
)


def _inside(word: str) -> Inside | None:
    """A number with an ending, or one above a thousand: «huszonöten», «ezerkilencszáz»."""
    head, scale, rest = word.partition("ezer")
    known = LANGUAGE.numerals.known
    if scale and (not head or head in known):
        after = known.get(rest.removeprefix("-")) if rest else None
        if after or not rest:
            thousands = known[head].value if head else Fraction(1)
            value = 1000 * thousands + (after.value if after else 0)
            return Inside(frozenset({value}), whole=True)
    for at in range(len(word) - 1, 1, -1):
        number = _number(word[:at])
        if number and _ENDING.fullmatch(word[at:]):
            return Inside(frozenset({number.value}), whole=number.value > 1)
    return None


def _number(stem: str) -> Numeral | None:
    known = LANGUAGE.numerals.known
    for short, whole in _STEMS.items():
        if stem.endswith(short):
            found = known.get(stem.removesuffix(short) + whole)
            if found:
                return found
    numeral = known.get(stem)
    return numeral if numeral and numeral.role in ("unit", "tens", "hundreds") else None


LANGUAGE = Language(
    "hu",
    calendar=Calendar(
        weekdays=numbered(
            "hétfőn hétfői hétfőtől hétfőig hétfőre hétfőnként, kedden keddi keddtől keddig "
            "keddre keddenként, szerdán szerdai szerdától szerdáig szerdára szerdánként, "
            "csütörtökön csütörtöki csütörtöktől csütörtökig csütörtökre, pénteken pénteki "
            "péntektől péntekig péntekre péntekenként, szombaton szombati szombattól "
            "szombatig szombatra szombatonként, vasárnapi vasárnaptól vasárnapig vasárnapra "
            "vasárnaponként",
            0,
        ),
    ),
    opposites={
        "left": r"bal(?:ra|oldal\w*|ról| (?:kéz|kar|láb|oldal|part|szem)\w*)",
        "right": r"jobb(?:ra|oldal\w*|ról| (?:kéz|kar|láb|oldal|part|szem)\w*)",
        "north": r"észak\w*",
        "south": r"dél(?:i|en|re|ről|nyugat\w*|kelet\w*)?",
        "east": r"kelet\w*|\w*kelet\w*",
        "west": r"nyugat\w*|\w*nyugat\w*",
    },
    marks=Marks(
        interrogatives=(
            "ki|kit|kik|kinek|kinél|mi|mit|mik|mennyi|milyen|melyik|mely|melyek|mikor|"
            r"hol|hová|honnan|miért|hogyan|hány|hányan|mekkora|vajon|\w+-e"
        ),
        reports=r"kérd\w*|megkérd\w*|érdekl\w*",
        requests=r"nevez\w*|sorol\w*|ír\w+ le|magyaráz\w*|mond\w*|említs\w*",
    ),
    measures=Measures(
        compounds=True,
        units={word: unit for unit, forms in _TIMES.items() for word in forms.split()},
        endings="ba be ban ben ra re ig nyi val vel tal tel ot et öt at ból ből tól től ról ről os "
        "es ös as hoz hez höz nak nek nál nél on en ön ok ek ök ért ja je nyira",
        money={
            "eurót": "euro",
            "dollárt": "dollar",
            "rubelt": "ruble",
            "jent": "yen",
            "hrivnyát": "hryvnia",
            "lírát": "lira",
            "zlotyt": "zloty",
        },
        coins={
            "cent": "cent eurocent",
            "penny": "penny pence",
            "filler": "fillér",
            "kopeck": "kopejka",
        },
    ),
    numerals=Numerals(
        _numerals,
        shares={
            Fraction(1, 2): "fel[eé](?:t|nek|ben|vel|re|n)?(?<!felé)",
            Fraction(1, 3): r"(?:egy ?)?harmad(?:a|át|ának|ában|uk|ukat|a\w{1,3})",
            Fraction(2, 3): r"kétharmad\w*",
            Fraction(1, 4): "(?:egy ?)?negyed(?:e|ét|ének|ében)",
            Fraction(3, 4): r"háromnegyed\w*",
            Fraction(1, 5): "(?:egy ?)?ötöd(?:e|ét|ének)",
        },
        inside=_inside,
        multiples={
            2: r"kétszer\w*|duplá\w*|megduplá\w*|dupla|megkétszere\w*",
            3: r"háromszor\w*|hármas|megháromszoro\w*|tripla|triplá\w*",
            4: r"négyszer\w*|megnégyszere\w*",
            5: r"ötször\w*|megötszörö\w*",
            10: r"tízszer\w*|megtízszere\w*",
        },
        times=(
            (r"\bfél (?P<hour>\w+?)(?:kor|ig|t[óő]l)?\b", -30),
            (r"\bnegyed (?P<hour>\w+?)(?:kor|ig|t[óő]l)?\b", -45),
            (r"\bháromnegyed (?P<hour>\w+?)(?:kor|ig|t[óő]l)?\b", -15),
        ),
    ),
    ranges=Ranges(start_after="t[óő]l|r[óő]l|b[óő]l", end_after="ig|r[ae]"),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("„”", "»«")),
    stemmer="hungarian",
)

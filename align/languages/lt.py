"""Lithuanian."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Calendar,
    Language,
    Marks,
    Measures,
    Negation,
    Numerals,
    Quotes,
    Ranges,
    Stops,
    numbered,
    words,
)

_STOPS = Stops(
    heads=words(
        """prof dr doc akad gen plk ltn kpt pvz t.y t.t vad vadin p pon žr plg inž kun vysk šv
        red vert m.e dab buv pan tarp apie dir pirm g pr al pl kt gim kand habil adv mgr vs gyd"""
    ),
    numbered=words("nr psl pav lent sk str dal t sąs kn punkt ch fig"),
    tails=words("etc"),
    either=words(
        """mln mlrd tūkst m d a val min sek r mėn proc Lt ct eur pr.kr po.kr pr.m.e vnt aps apskr
        raj sav kt.t UAB AB VšĮ saus vas kov bal geg birž liep rugpj rugs spal lapkr gruod Jr"""
    ),
    openers=words(
        """jis ji jie jos tai tas ta tie tos aš tu mes jūs šis ši šie šios kas kur kada kodėl kaip
        jei jeigu nes kad nors bet ir ar o tada dabar ten čia nėra yra buvo bus taip pat tik jau
        dar galbūt visi daug pirmiausia pagaliau tačiau todėl po prieš su iš į už per prie apie be
        šiandien rytoj vakar jo jų mūsų savo to tam ne pagal"""
    ),
    headings=words(
        """skyrius dalis straipsnis priedas lentelė paveikslas knyga punktas paragrafas skirsnis
        pamoka veiksmas"""
    ),
    lettered=words("planas taškas klasė tipas vitaminas grupė tiesė"),
)

_NEGATION = Negation(
    free=(r"nemokam\w*|veltui", r"kain\w*|\w*mok\w*"),
    forbids=r"draudžiam\w*|uždraus\w*|negalima",
    opposes=r"(?:už|pa)mirš\w*|"
    r"prieštar\w*|prieš|atsisak\w*|abejo\w*|protest\w*",
    answers=("taip|visi|viskas|visada", "ne|niekada|niekas|nė vienas"),
    openly=(
        (
            r"ne(?!š|t\b|s\b|i\b|bent|daug|sen|pri|žin(?:om)|gausa|delsi|mažai|įtik|laim|"
            "reik[aš]m|toli|pais|didel|išveng|papr|vyriaus|tiesiog|mokam|riša|perst|"
            r"var)\w{3,}(?<!as)(?<!is)(?<!ių)(?<!us)|nėra|ne|nebe\w+"
        ),
    ),
    plainly=(
        (
            r"be(?= \w+[oųės]\b)|ne(?!š|t\b|s\b)\w{3,}|nei|atsisak\w*|trūk\w*|stok\w*|vos|"
            r"retai|draud\w*|užkirs\w*|išveng\w*|veng\w*|neig\w*"
        ),
    ),
    somehow=(
        (
            r"nustoj\w*|išskyrus|vietoj|prarad\w*|abej\w*|sunk\w*|tik|per|kit\w+|užmirš\w*"
            r"|pamirš\w*|lik\w*|dar|prieš|blog\w*|kol"
        ),
    ),
    idioms=("ne (?:tik|vien|mažiau)|ar ne|arba ne",),
    put_in="ne",
    wants=r"(?<!\w)(?:niekada|niekas|nieko|niekur|niekam)(?!\w)",
    partners=r"(?<!\w)(?:ne\w*|nė\w*|be)(?!\w)",
)

LANGUAGE = Language(
    "lt",
    calendar=Calendar(
        weekdays=numbered(
            "pirmadienį pirmadienio pirmadieniais pirmadieniui, antradienį antradienio "
            "antradieniais antradieniui, trečiadienį trečiadienio trečiadieniais "
            "trečiadieniui, ketvirtadienį ketvirtadienio ketvirtadieniais ketvirtadieniui, "
            "penktadienį penktadienio penktadieniais penktadieniui, šeštadienį šeštadienio "
            "šeštadieniais šeštadieniui, sekmadienį sekmadienio sekmadieniais sekmadieniui",
            0,
        ),
    ),
    marks=Marks(
        interrogatives=(
            "kas|ko|kam|ką|kuo|koks|kokia|kokie|kokios|kokį|kuris|kuri|kurie|kada|kur|"
            "iš kur|kodėl|kaip|kiek|ar|argi|nejau"
        ),
        reports=r"klaus\w*|paklaus\w*",
        requests="išvardykite|įvardykite|apibūdinkite|paaiškinkite|pasakykite",
    ),
    measures=Measures(
        coins={
            "cent": "centas centai centų centus",
            "penny": "pensas pensai pensų",
            "kopeck": "kapeika kapeikos kapeikų",
        },
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"pus[ėęe]\w*",
            Fraction(1, 3): r"(?:vien\w+ )?trečdal\w*",
            Fraction(2, 3): r"d\w+ trečdal\w*",
            Fraction(1, 4): r"(?:vien\w+ )?ketvirtadal\w*|ketvirtis|ketvirčio",
            Fraction(3, 4): r"tr\w+ ketvirtadal\w*",
        },
    ),
    ranges=Ranges("nuo", "iki"),
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(high_closes=True),
)

"""Latvian."""

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
        """prof dr k-gs k-dze piem t.i t.s sal sk resp kap plk ģen plkv ltn apm dz sast red tulk
        nod priekšs akad doc zin sv kdze kgs skat"""
    ),
    numbered=words("nr lpp att tab p pants art sēj d plkst tālr s il"),
    tails=words("u.c utt u.tml u.t.t tml etc"),
    either=words(
        """milj mljrd tūkst gs p.m.ē m.ē e janv febr apr jūn jūl aug sept okt nov dec ls rbl st
        bulv pr.kr"""
    ),
    openers=words(
        """viņš viņa viņi viņas tas tā tie tās es tu mēs jūs šis šī šie šīs kas ko kur kad kāpēc kā
        ja jo lai gan bet un vai vien tad tagad tur te šeit nav ir bija būs arī tikai jau vēl
        varbūt visi daudzi vispirms beidzot tomēr tāpēc pēc pirms ar no uz par pie pa ap caur bez
        šodien rīt vakar to tam šo mūsu viņu savu"""
    ),
    headings=words(
        """nodaļa daļa pants pielikums tabula attēls grāmata punkts paragrāfs sadaļa cēliens"""
    ),
    ordinals=True,
    years=words("g"),
)

_NEGATION = Negation(
    free=("bezmaksas|par velti", r"maks\w*"),
    forbids=r"aizlieg\w*|nedrīkst\w*",
    opposes=r"aizmirs\w*|"
    r"iebil\w*|pret|atteic\w*|šaub\w*|protest\w*",
    answers=("jā|visi|viss|vienmēr", "nē|nekad|neviens|nekas"),
    openly=(
        (
            r"ne(?!dēļ|kā|s\b|no|sen|daudz|atkar|parast|laim|gad|pārprot|tāl|liel|valst|"
            r"izbēg|gais|spēj|drošī)\w{2,}(?<!īgs)(?<!ams)(?<!ots)(?<!ēts)|nav|ne"
        ),
    ),
    plainly=(
        (
            r"bez|bez\w{3,}|ne(?!dēļ)\w{3,}|atteic\w*|atteik\w*|trūk\w*|tikko|reti|"
            r"aizlieg\w*|novērs\w*|izvair\w*|noliedz\w*|nolieg\w*"
        ),
    ),
    somehow=(
        (
            r"pārtrauc\w*|izņemot|vietā|zaudē\w*|šaub\w*|grūti|tikai|pārāk|cit\w+|"
            r"aizmirs\w*|paliek|palik\w*|vēl|pret|slikt\w*|līdz"
        ),
    ),
    idioms=("ne (?:tikai|vien|mazāk)|vai ne",),
    put_in="ne",
    wants=r"(?<!\w)(?:nekad|nekas|neko|neviens|nevien\w+|nekur)(?!\w)",
    partners=r"(?<!\w)(?:ne\w*|nav|bez)(?!\w)",
)

LANGUAGE = Language(
    "lv",
    calendar=Calendar(
        weekdays=numbered(
            "pirmdienu pirmdienā pirmdien pirmdienās, otrdienu otrdienā otrdien otrdienās, "
            "trešdienu trešdienā trešdien trešdienās, ceturtdienu ceturtdienā ceturtdien "
            "ceturtdienās, piektdienu piektdienā piektdien piektdienās, sestdienu sestdienā "
            "sestdien sestdienās, svētdienu svētdienā svētdien svētdienās",
            0,
        ),
    ),
    marks=Marks(
        interrogatives=(
            "kas|ko|kam|kurš|kura|kuri|kad|kur|no kurienes|kāpēc|kādēļ|kā|kāds|kāda|kādi|cik|vai"
        ),
        reports=r"jautā\w*|vaicā\w*",
        requests=r"nosauc\w*|uzskait\w*|apraks\w*|paskaidro\w*|sak\w*",
    ),
    measures=Measures(
        coins={"cent": "cents centi centu", "penny": "pensi pensu", "kopeck": "kapeikas kapeiku"},
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "pus[ei]|pusi",
            Fraction(1, 3): r"(?:viena )?trešdaļ\w*",
            Fraction(2, 3): r"div\w+ trešdaļ\w*",
            Fraction(1, 4): r"(?:viena )?ceturtdaļ\w*",
            Fraction(3, 4): r"trīs ceturtdaļ\w*",
        },
    ),
    ranges=Ranges("no", "līdz|uz"),
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(high_closes=True),
)

"""Estonian."""

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
        """dr prof hr pr prl nt näit vt vrd s.o st ca u al mag tn t tlk toim nn nim kaptn ltn"""
    ),
    numbered=words("nr lk ptk art joon tabel p lg kd kl tel vol"),
    tails=words("jne jm jms jt etc"),
    either=words(
        """mln mld milj saj e.m.a m.a.j e.kr p.kr eKr pKr jaan veebr apr aug sept okt nov dets kr a
        OÜ AS pst mnt"""
    ),
    openers=words(
        """ta tema nad nemad see need mina sina me meie te teie ma sa kes mis kus kust miks kuidas
        millal kui sest kuigi et aga ja või ning siis nüüd seal siin selle seda ei on oli olid ka
        ainult juba veel võib-olla kõik paljud esmalt lõpuks siiski seetõttu nii pärast enne koos
        täna homme eile"""
    ),
    headings=words("peatükk osa artikkel lisa tabel joonis raamat paragrahv vaatus jagu"),
    ordinals=True,
)

_NEGATION = Negation(
    free=("tasuta", r"maks\w*"),
    forbids=r"keela\w+|ei tohi",
    opposes=r"unusta\w*|"
    r"vastu|keeldu\w*|kahtl\w*|protest\w*",
    answers=("jah|jaa|kõik|alati", "ei|mitte kunagi|mitte keegi"),
    openly=(r"ei|pole\w*|ära|ärge|mitte|ega|polnud|keegi(?= ei)|ühtegi",),
    plainly=(
        (
            r"ilma|eba\w{3,}|\w{3,}(?:tu|tud|tut|tute\w*)|\w{3,}mata|keeldu\w*|puudu\w*|"
            r"keela\w*|keelu\w*|takist\w*|vält\w*|vaevalt|harva|võimatu\w*|eita\w*"
        ),
    ),
    somehow=(
        (
            r"vähe\w*|kuni|asemel|välja arvatud|vastu|kaota\w*|kahtl\w*|raske\w*|ainult|"
            r"vaid|liiga|muu\w*|teis\w*|lõpeta\w*|unusta\w*|jää\w*|veel|endiselt|halva\w*"
        ),
    ),
    idioms=("mitte ainult|mitte üksnes|või mitte|kui mitte|mitte vähem",),
    put_in="ei ",
    repeats="mitte|ühtegi|ega|keegi",
)

LANGUAGE = Language(
    "et",
    calendar=Calendar(
        weekdays=numbered(
            "esmaspäeval esmaspäeva esmaspäevast esmaspäevani esmaspäeviti, teisipäeval "
            "teisipäeva teisipäevast teisipäevani teisipäeviti, kolmapäeval kolmapäeva "
            "kolmapäevast kolmapäevani kolmapäeviti, neljapäeval neljapäeva neljapäevast "
            "neljapäevani neljapäeviti, reedel reedest reedeni reedeti, laupäeval laupäeva "
            "laupäevast laupäevani laupäeviti, pühapäeval pühapäeva pühapäevast pühapäevani "
            "pühapäeviti",
            0,
        ),
    ),
    marks=Marks(
        interrogatives=(
            "kes|kelle|keda|kellele|mis|mida|mille|milline|millised|milliseid|millal|kus|"
            "kuhu|kust|miks|kuidas|mitu|kui palju|kas"
        ),
        reports=r"küsi\w*",
        requests=r"nimeta\w*|loetle\w*|kirjelda\w*|selgita\w*|ütle\w*",
    ),
    measures=Measures(
        compounds=True,
        coins={"cent": "senti sent", "penny": "penni", "kopeck": "kopikat kopikas"},
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 3): r"kolmandik\w*",
            Fraction(2, 3): "kaks kolmandikku",
            Fraction(1, 4): r"veerand\w*|neljandik\w*",
            Fraction(3, 4): r"kolmveerand\w*",
            Fraction(1, 2): "pooled",
        },
    ),
    ranges=Ranges(start_after=":?(?:st|lt)", end_after=":?(?:ni|le)"),
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(high_closes=True),
)

"""Danish."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numerals,
    Quotes,
    Ranges,
    Stops,
    words,
)

_STOPS = Stops(
    heads=words(
        """dr hr fr frk prof lic cand mag adv gen kapt lt skt sct kgl bl.a f.eks fx d.v.s dvs jf ca
        evt inkl ekskl hhv iflg eks nuv tidl vedr ang alm iht ift ifm d phil.dr dr.phil cand.mag
        cand.jur dir overs red udg cf resp"""
    ),
    numbered=words("nr art kap bd s stk fig tab afsn bil pkt vol kl tlf litra ill st sml"),
    tails=words("osv etc m.m m.v mv o.l m.fl mfl mm"),
    either=words(
        """mio mia kr jan feb mar apr jun jul aug sept okt nov dec f.kr e.kr f.v.t e.v.t t.o.m Inc
        Ltd Jr Sr"""
    ),
    openers=words(
        """den det de der han hun vi jeg du i man men og så da når hvis som på af for til med om en
        et dette denne disse efter under ved fra nu her hvad hvem hvor hvorfor hvordan også selv
        mens før siden ingen alle nogle mange både ikke ja nej skal kan vil har er var bliver blev
        min mit mine din hans hendes deres vores dog derfor dermed desuden samtidig senere måske at
        hos mod over uden trods ifølge"""
    ),
    headings=words("kapitel afsnit del artikel bilag tabel figur bog akt scene bind"),
    lettered=words("plan punkt klasse type vitamin gruppe linje bogstav"),
    ordinals=True,
)

_NEGATION = Negation(
    free=(r"gratis|vederlagsfri\w*", r"kost\w*|betal\w*|gebyr\w*"),
    forbids=r"forbud\w*|forbyd\w*|må (?:[^\s.,;]+ ){0,2}?ikke",
    opposes=r"glem\w*|"
    r"indvend\w*|imod|nægte\w*|tvivl\w*|protest\w*|tøv\w*",
    answers=("ja|jo|alle|alt|altid|begge", "nej|aldrig|ingen|intet|ingenting"),
    openly=("nej|ikke|aldrig|ingen|intet|ingenting|hverken|ej",),
    plainly=(
        (
            r"uden|u(?!d|nd|ge|gi|n|r|s)\w{4,}|ikke-\w+|nægt\w*|afvis\w*|mangl\w*|"
            r"fravær\w*|forby\w*|forbud\w*|forhindr\w*|undgå\w*|knap|næppe|sjældent|"
            r"\w+løse?t?"
        ),
    ),
    somehow=(
        (
            r"få|lidt|indtil|i stedet|undtag\w*|mod|mist\w*|tab\w*|tvivl\w*|svært|"
            r"vanskelig\w*|kun|blot|for|and[er]\w*|mindre|stop\w*|glem\w*|forbl\w*|stadig|"
            "endnu|nej"
        ),
    ),
    idioms=(
        (
            "ingen tvivl|ikke (?:kun|bare|blot|alene|mindst|mindre)|eller ej|hvis ikke|"
            "eller ikke|aldrig før"
        ),
    ),
    put_in="ikke ",
    near=(2, 1),
    before=3,
)
_MODALITY = Modality(
    duty=r"må(?= ikke)|skal|skulle|bør|burde|forpligt\w*|nødvendig\w*|kræves",
    leave=r"kan|kunne|måske|mulig\w*|sandsynlig\w*|tillad\w*|tillad\w*",
)

LANGUAGE = Language(
    "da",
    opposites={
        "left": r"venstre\w*",
        "right": r"højre\w*",
        "north": r"nord\w*",
        "south": r"syd\w*",
        "east": r"øst(?!rig)\w*",
        "west": r"vest(?!\b)\w*|vestlig\w*",
    },
    marks=Marks(
        interrogatives=(
            "hvem|hvis|hvad|hvilken|hvilket|hvilke|hvornår|hvor|hvorfor|hvordan|mon|om"
        ),
        reports=r"spurgte?|spørg\w*|undre\w*",
        requests="nævn|beskriv|forklar|angiv|sig|fortæl",
    ),
    measures=Measures(
        compounds=True,
        coins={"cent": "cent cents", "penny": "pence", "ore": "øre", "kopeck": "kopek"},
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "halvdelen",
            Fraction(1, 3): "(?:en )?tredjedel(?:en)?",
            Fraction(2, 3): "to tredjedele",
            Fraction(1, 4): "(?:en )?fjerdedel(?:en)?",
            Fraction(3, 4): "tre fjerdedele",
            Fraction(1, 5): "(?:en )?femtedel(?:en)?",
        },
    ),
    ranges=Ranges("fra", "til"),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("„“", "»«", "””")),
    stemmer="danish",
)

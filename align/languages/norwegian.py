"""Data shared by both kinds of Norwegian."""

from __future__ import annotations

from align.languages.model import Marks, Negation, Stops, words

STOPS = Stops(
    heads=words(
        """dr hr fr frk prof gen kapt lt st bl.a f.eks d.v.s dvs jf ca evt inkl ekskl hhv iflg tidl
        vedr ang cand mag dir mht pga overs red utg cf resp"""
    ),
    numbered=words("nr art kap bd s fig tab avsn pkt vol kl tlf ill"),
    tails=words("osv etc m.m mm m.v mv o.l m.fl mfl"),
    either=words(
        """mill mrd kr jan feb mar apr jun jul aug sept okt nov des f.kr e.kr t.o.m Inc Ltd Jr Sr"""
    ),
    openers=words(
        """den det de der han hun vi jeg du i man men og så da når hvis som på av for til med om en
        et dette denne disse etter under ved fra nå her hva hvem hvor hvorfor hvordan også selv
        mens før siden ingen alle noen mange både ikke ja nei skal kan vil har er var blir ble min
        mitt mine din hans hennes deres vår vårt dog derfor dermed dessuten samtidig senere kanskje
        at hos mot over uten ifølge dei ho eg ein eit frå kva kven korleis"""
    ),
    headings=words("kapittel avsnitt del artikkel vedlegg tabell figur bok akt scene bind"),
    lettered=words("plan punkt klasse type vitamin gruppe linje bokstav"),
    ordinals=True,
)
NEGATION = Negation(
    free=(r"gratis|kostnadsfri\w*", r"kost\w*|betal\w*|avgift\w*"),
    forbids=r"forbud\w*|forbod\w*|forby\w*|må (?:[^\s.,;]+ ){0,2}?ikk?je?|ikk?je? lov",
    opposes=r"gl[eø]m\w*|"
    r"innvend\w*|imot|nekte\w*|tvil\w*|protest\w*|nøl\w*|nekt\w*",
    answers=("ja|jo|alle|alt|alltid|begge", "nei|aldri|ingen|intet|ingenting|inkje"),
    openly=(r"ikke|ikkje|aldri|ingen|intet|ingenting|inkje|hverken|verken|ei(?=\.)",),
    plainly=(
        (
            r"uten|utan|u(?!t|nd|ke|ng|n)\w{4,}|nekt\w*|avvis\w*|mangl\w*|fravær\w*|"
            r"forby\w*|forbud\w*|forhindr\w*|unngå\w*|knapt|neppe|sjelden|\w+løse?t?"
        ),
    ),
    somehow=(
        (
            r"få|lite|inntil|i stedet|unntatt|mot|mist\w*|tap\w*|tvil\w*|vanskelig\w*|bare"
            r"|kun|for|and[nr]\w*|mindre|stopp\w*|glem\w*|forbli\w*|fortsatt|fremdeles|"
            "ennå|nei|før"
        ),
    ),
    idioms=(
        ("ingen tvil|ikk(?:e|je) (?:bare|kun|minst|mindre)|eller (?:ikke|ei)|hvis ikke|aldri før"),
    ),
    put_in="ikke ",
    near=(2, 1),
    before=3,
)
MARKS = Marks(
    interrogatives=r"hvem|kven|h?kva|hva|hvilke[nt]?|kva for|når|hvor\w*|kvar|kor\w*|om|mon",
    reports=r"spurte|spør\w*|lurte?|undr\w+",
    requests="nevn|beskriv|forklar|oppgi|fortell|si",
)
OPPOSITES = {
    "left": r"venstre\w*",
    "right": r"høyre\w*",
    "north": r"nord\w*",
    "south": r"sør\w*|syd\w*",
    "east": r"øst(?!erri)\w*",
    "west": r"vest(?!\b)\w*",
}

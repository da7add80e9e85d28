"""Albanian."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Marks, Negation, Numerals, Ranges, Stops, words

_STOPS = Stops(
    heads=words("Dr Prof z znj gjen kol p.sh d.m.th etj.p.sh rr sh bul përkth"),
    numbered=words("nr neni f fq fig tab kap vëll art pika"),
    tails=words("etj"),
    either=words("mln mld p.e.s e.s p.k"),
    openers=words(
        """ai ajo ata ato unë ti ne ju ky kjo këta kush çfarë ku kur pse si nëse sepse por dhe ose
        atëherë tani atje këtu nuk është janë ishte ishin do edhe vetëm tashmë ende ndoshta të
        gjithë shumë së pari pastaj megjithatë pas para me nga në për sot nesër dje një"""
    ),
    headings=words("kapitulli pjesa neni shtojca tabela figura libri"),
)

_NEGATION = Negation(
    free=("falas", r"kushto\w*|pagua\w*|pagu\w*"),
    forbids=r"ndalo\w*|ndaluar\w*",
    answers=("po|të gjithë|gjithmonë", "jo|kurrë|askush|asgjë"),
    openly=(
        (
            r"nuk|s['’](?=\w)|mos|jo(?!n|na|rd)|asnjë\w*|askush|askujt|asgjë|kurrë|as|"
            "askund"
        ),
    ),
    plainly=(
        (
            r"pa|pa(?:mund|aft|mjaft|nj|drejt)\w*|refuz\w*|mung\w*|ndalo\w*|pengo\w*|"
            r"shmang\w*|mezi|rrallë|moho\w*|dështo\w*"
        ),
    ),
    somehow=(
        (
            r"pak|deri|në vend|përveç|kundër|humb\w*|dysh\w*|vështir\w*|vetëm|shumë|"
            r"tjet\w*|harro\w*|mbet\w*|ende|akoma|keq"
        ),
    ),
    idioms=("jo vetëm|apo jo|ose jo",),
    put_in="nuk ",
    repeats=r"asnjë\w*|askush|askujt|asgjë|kurrë|as|askund",
)

LANGUAGE = Language(
    "sq",
    marks=Marks(
        interrogatives=(r"kush|kë|çfarë|ç['’]\w+|cili|cila|cilat|cilët|kur|ku|nga|pse|si|sa|a"),
        reports=r"pyet\w*",
        requests=r"përmend\w*|përshkr\w*|shpjeg\w*|thuaj",
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"gjysm\w+",
            Fraction(1, 3): r"një e tret\w+",
            Fraction(2, 3): "dy të tretat",
            Fraction(1, 4): r"një e katërt\w+|çerek\w*",
        },
    ),
    ranges=Ranges("nga", "në|deri në"),
    negation=_NEGATION,
    stops=_STOPS,
)

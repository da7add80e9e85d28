"""Slovene."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Calendar,
    Language,
    Marks,
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
        """dr prof doc mag inž ing g gdč gen polk maj stot por sv t.i npr oz tj t.j ipd.npr gl prim
        cca ca ul pl akad prev ur dipl univ spec pok roj tov min ang nem fr lat gr kol"""
    ),
    numbered=words("št čl odst str s sl tab pogl zv let toč tč pril vol tel uč"),
    tails=words("itd ipd idr etc"),
    either=words(
        """mio mrd tis sek r stol pr.kr po.kr pr.n.št n.št jan feb mar apr jun jul avg sept okt nov
        dec d.o.o d.d s.p k.d st ml o.b"""
    ),
    openers=words(
        """on ona ono oni to ta ti te jaz mi vi kdo kaj kje kdaj zakaj kako ko če ker čeprav da
        ampak in ali pa potem zdaj tam tu tukaj ni je so bil bila bilo bili bo tudi le že še morda
        vsi mnogi najprej končno vendar zato po pred s z iz na v do od k h pri o za pod danes jutri
        včeraj njegov njen naš svoj tako ne med"""
    ),
    counted=words("čl odst toč tč"),
    headings=words("poglavje del člen priloga tabela slika knjiga razdelek dejanje odsek"),
    lettered=words("načrt točka razred tip vitamin skupina premica"),
    ordinals=True,
)

_NEGATION = Negation(
    free=(r"brezplačn\w*|zastonj", r"stane|stal\w*|plača\w*"),
    forbids=r"prepoved\w*|ne sme\w*",
    opposes=r"pozabi\w*|"
    r"ugovar\w*|nasprot(?:ova|uj)\w*|proti|zavrn\w*|dvom\w*|protest\w*",
    answers=("da|ja|vsi|vse|vedno|oba", "ne|nikoli|nihče|nič|noben|nobena|nikjer"),
    openly=(
        (
            r"ne|ni(?=\s)|nisem|nisi|nismo|niste|niso|nista|nima\w*|nimajo|noče\w*|nočejo|"
            "nočem"
        ),
    ),
    plainly=(
        (
            r"brez|brez\w{3,}|ne(?!k|del|be|rv|pos|go)\w{4,}|niti|niti|zavr[nač]\w*|"
            r"manjk\w*|odsot\w*|komaj|redko|prepoved\w*|prepreč\w*|izog\w*|zanik\w*"
        ),
    ),
    somehow=(
        (
            r"preneh\w*|razen|namesto|izgub\w*|dvom\w*|težk\w*|le|samo|preveč|drug\w+|"
            r"pozab\w*|osta\w+|še|proti|slab\w*|dokler|izven"
        ),
    ),
    idioms=(("ni dvoma|ne (?:le|samo|glede|več kot|manj)|ali ne|če ne|dokler ne|ni(?:č|kdar)"),),
    put_in="ne ",
    wants=(
        r"(?<!\w)(?:nikoli|nič|ničesar|nihče|nikogar|nikomur|nikjer|nikamor|"
        r"noben\w*)(?!\w)"
    ),
    partners=r"(?<!\w)(?:ne\w*|ni\w*|brez\w*)(?!\w)",
)

LANGUAGE = Language(
    "sl",
    calendar=Calendar(
        weekdays=numbered(
            "ponedeljka ponedeljku ponedeljkom ponedeljkih ponedeljkov, torka torku torkom "
            "torkih torkov, sredo srede sredi sredah, četrtka četrtku četrtkom četrtkih "
            "četrtkov, petka petku petkom petkih petkov, soboto sobote soboti sobotah, "
            "nedeljo nedelje nedelji nedeljah",
            0,
        ),
    ),
    marks=Marks(
        interrogatives=(
            r"kdo|koga|komu|kaj|česa|kako|kakšn\w+|kater\w+|kdaj|kje|kam|od kod|zakaj|"
            r"koliko|čigav\w*|ali|mar"
        ),
        reports=r"vpraša\w*|sprašuje\w*",
        requests="naštejte|navedite|opišite|pojasnite|povejte",
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"polovic\w*",
            Fraction(1, 3): r"(?:en\w+ )?tretjin\w*",
            Fraction(2, 3): r"dv\w+ tretjin\w*",
            Fraction(1, 4): r"(?:en\w+ )?četrtin\w*",
            Fraction(3, 4): r"tri četrtin\w*",
            Fraction(1, 5): r"petin\w*",
        },
    ),
    ranges=Ranges("od|z|s|iz", "do|na"),
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("„“", "»«"), high_closes=True),
)

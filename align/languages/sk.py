"""Slovak."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Calendar,
    Language,
    Marks,
    Measures,
    Modality,
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
        """Dr dr prof doc ing Ing mgr Mgr bc Bc JUDr MUDr PhDr RNDr PaedDr ThDr MVDr plk pplk mjr
        kpt por npor sv tzv napr t.j tj t.z resp popr príp vč najmä porov pozri cca ca ul nám tr jm
        nar zom ved red prel angl nem fr lat gréc pozn p zvl býv arch akad mim gen"""
    ),
    numbered=words("č čís čl ods písm str s obr tab kap zv roč diel odd príl bod par vol tel zb"),
    tails=words("atď apod a.i etc pod"),
    either=words(
        """mil mld tis hod min sek r stor pred.kr pr.kr po.kr pr.n.l n.l jan feb mar apr jún júl
        aug sept okt nov dec a.s s.r.o spol n.o Inc Ltd st ml Jr Sr"""
    ),
    openers=words(
        """on ona ono oni to ten tá tí tie ja my vy tento táto toto títo kto čo kde kedy prečo ako
        keď ak pretože hoci že ale a alebo aj potom teraz tam tu nie je sú bol bola bolo boli bude
        tiež len už ešte možno všetci mnoho najprv konečne však preto po pred s zo z na v vo do od
        k ku u o za pre pri podľa dnes zajtra včera jeho jej ich náš svoj tak áno medzi počas"""
    ),
    headings=words(
        """kapitola časť článok príloha tabuľka obrázok kniha oddiel dejstvo hlava paragraf lekcia
        diel"""
    ),
    lettered=words("plán bod trieda typ vitamín skupina priamka písmeno"),
    ordinals=True,
)

_NEGATION = Negation(
    free=(r"zadarmo|bezplatn\w*", r"st[oáí]j\w*|stojí|\w*plat\w*"),
    forbids=r"z[aá]k[aá]z\w*|nesm[ie]\w*",
    opposes=r"(?:ne)?zabud\w*|"
    r"(?:ne)?namieta\w*|námiet\w*|proti|(?:ne)?odmiet\w*|(?:ne)?pochyb\w*|(?:ne)?protest\w*",
    answers=(
        "áno|všetky|všetci|všetko|vždy|oba|obe",
        "nie|nikdy|nikto|nič|žiadny|žiadna|žiadne|nikde",
    ),
    openly=(
        (
            r"nie(?! (?:len|iba))|niet|ne(?!j|ch\b|be|ch[aá]|de[lľ]|moc|pri|hod|dáv|vin|"
            "skôr|tt|rv|skor|zmy|bez|zná|záv|dost|obv|ob[yv]|utr|čis|úsp|usti|urč|vid|zvy"
            r"|hnu|ďale|ustá|správ|meck|mc|mk|mu\b|mč|stál|sie|smier|vyhn|závis|vlád|"
            r"prípust)\w{2,}(?<!ý)(?<!á)(?<!é)(?<!ého)(?<!ému)(?<!ej)(?<!ých)(?<!ými)(?<!ým)(?<!osť)(?<!osti)"
        ),
    ),
    plainly=(
        (
            r"bez|bez(?!peč|pros)\w{3,}|ne(?!j|ch\b|de[lľ]|rv|ch)\w{3,}|ani|odmiet\w*|"
            r"chýb\w*|nedosta\w*|absen\w*|sotva|málo|zriedka|zak[aá]z\w*|zabrán\w*|zbav\w*"
            r"|popr\w*|zlyh\w*"
        ),
    ),
    somehow=(
        (
            r"presta\w*|okrem|namiesto|strat\w*|pochyb\w*|ťažk\w*|len|iba|príliš|in(?:ý|á|"
            r"é|ých|ej)|zabud\w*|zost\w*|ešte|stále|proti|zle|kým|až|mimo|zruš\w*"
        ),
    ),
    idioms=("nie(?:len| len| iba)|alebo nie|či nie|nemenej|a nie|niet pochýb",),
    put_in="ne",
    wants=(
        r"(?<!\w)(?:nikdy|nič|ničoho|ničom|nikto|nikoho|nikomu|nikde|nikam|žiadn\w+|"
        r"nijako)(?!\w)"
    ),
    partners=r"(?<!\w)(?:ne\w*|nie\w*|bez\w*)(?!\w)",
)
_MODALITY = Modality(
    duty=r"mus\w+|povinn\w*|treba|nutn\w*|mal[aoi]? by\w*",
    leave=r"m[ôo][hž]\w*|mohl\w*|smie\w*|možno|asi|dovol\w*|pravdepodob\w*|schop\w*",
)

LANGUAGE = Language(
    "sk",
    calendar=Calendar(
        weekdays=numbered(
            "pondelka pondelku pondelky pondelkom pondelkový, utorka utorku utorky utorkom "
            "utorkový, stredu stredy strede stredou stredajší, štvrtka štvrtku štvrtky "
            "štvrtkom štvrtkový, piatka piatku piatky piatkom piatkový, sobotu soboty sobote "
            "sobotou sobotný, nedeľu nedele nedeli nedeľou nedeľný",
            0,
        ),
    ),
    marks=Marks(
        interrogatives=(
            "kto|koho|komu|kým|čo|čoho|čomu|čím|ako|aký|aká|aké|akou|akých|ktorý|ktorá|"
            "ktoré|ktorú|ktorých|kedy|kde|kam|odkiaľ|prečo|koľko|čí|či"
        ),
        reports=r"pýta\w*|opýta\w*|spýta\w*|zaujíma\w*",
        requests=r"menujte|uveďte|vymenujte|opíšte|vysvetlite|povedz\w*",
    ),
    measures=Measures(
        coins={
            "cent": "cent centy centov",
            "penny": "pencí pence",
            "haler": "halier haliere halierov",
            "kopeck": "kopejka kopejky kopejok",
        },
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"polovic\w*",
            Fraction(1, 3): r"(?:jedn\w+ )?tretin\w*",
            Fraction(2, 3): r"dv\w+ tretin\w*",
            Fraction(1, 4): r"(?:jedn\w+ )?štvrtin\w*",
            Fraction(3, 4): r"t(?:ri|roch) štvrtin\w*",
            Fraction(1, 5): r"pätin\w*",
        },
    ),
    ranges=Ranges("od|z|zo", "do|na"),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("„“", "»«"), high_closes=True),
)

"""Dutch."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Labels,
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
        """dhr mevr mw mej dr drs ir mr prof ds gen kol kapt lt sgt st v.d t.a.v d.w.z dwz bijv bv
        b.v o.a m.a.w i.p.v m.b.t n.a.v t.o.v i.v.m i.h.b a.h.w ca resp incl excl evt zgn z.g.n ong
        vgl cf o.l.v wnd plv fam fa geb jhr jkvr burg mgr em red vert oa"""
    ),
    numbered=words("nr nrs art blz p pag fig afb hfst h tab deel dl bijl par vol vs no lid tel"),
    tails=words("enz etc e.d ed e.v ev m.m"),
    either=words(
        """mln mld jan feb mrt apr jun jul aug sep sept okt nov dec v.chr n.chr N.V B.V Inc Ltd Co
        Jr Sr str"""
    ),
    openers=words(
        """de het een en in is dat die niet met voor op aan te als ook er maar of hij zij ze wij we
        ik je hun haar naar door over bij om uit tot dan nog dit deze zijn was waren wordt werd
        heeft had kan moet men u wat wie waar waarom hoe wanneer toen nu daar hier daarom daarna
        dus want hoewel omdat terwijl sinds na tegen tijdens volgens alle alleen veel geen ja nee
        misschien mijn ons onze jullie elke sommige vandaag morgen gisteren later eerst vervolgens
        bovendien echter toch zo"""
    ),
    endings=words("str"),
    headings=words(
        """hoofdstuk deel artikel bijlage tabel figuur boek akte scène afdeling paragraaf les"""
    ),
    lettered=words("plan punt klasse type vitamine groep lijn letter blok"),
    plain=words("det"),
)

_NEGATION = Negation(
    free=("gratis|kosteloos|kosteloze", r"kost\w*|\w*beta\w+"),
    forbids=r"verb(?:od\w*|ied\w*)|(?:mag|mogen) (?:[^\s.,;]+ ){0,4}?(?:niet|geen)",
    opposes=r"verge(?:et|ten)|vergat\w*|"
    r"bezwaar\w*|bezwaren|tegen|weiger\w*|twijfel\w*|protest\w*|ontken\w*|aarzel\w*",
    answers=(
        "ja|allemaal|alle|iedereen|alles|altijd|allebei",
        "nee|neen|nooit|niemand|niets|geen|nergens",
    ),
    openly=("niet|geen|nooit|niemand|niets|nergens|noch|evenmin|geenszins",),
    plainly=(
        (
            r"zonder|on(?!der|ze|s|tw|tm|tv|ts|th|ge[vw]e|langs)\w{4,}|weiger\w*|"
            r"mis(?!sch)\w{3,}|ontbr[eo]\w*|ontken\w*|verbo[do]\w*|verbied\w*|voorkom\w*|"
            r"vermij?[de]\w*|nauwelijks|amper|zelden|\w+loze?|gebrek\w*|nee"
        ),
    ),
    somehow=(
        (
            r"weinig|tot|behalve|tegen|verl[io]\w*|twijfel\w*|moeilijk|slechts|alleen|te|"
            r"ander\w*|minder|stop\w*|verg[ea]t\w*|blijf\w*|blev?e\w*|nog|afgewezen|"
            r"wijs\w+|negeer\w*|in plaats|buiten|geduurd|verstok\w*"
        ),
    ),
    idioms=(
        (
            "geen twijfel|niet (?:alleen|enkel|slechts|minder|meer dan|zomaar)|of niet|"
            "waarom niet|zo niet|niet in de laatste|nooit eerder|nog nooit"
        ),
    ),
    put_in="niet ",
    near=(2, 1),
    before=3,
    extends="of",
)
_MODALITY = Modality(
    duty=r"moet\w*|moest\w*|verplicht\w*|dien(?:t|en)|hoeft|noodzakelijk|nodig",
    leave=(
        r"mag|mogen|mocht\w*|kan|kunnen|kon\w*|kunt|zou\w* kunnen|misschien|"
        r"mogelijk\w*|waarschijnlijk|toegestaan|in staat"
    ),
)

LANGUAGE = Language(
    "nl",
    opposites={
        "left": r"links\w*|linker\w*",
        "right": (
            r"rechts(?!\w)|rechter(?:hand|arm|been|voet|oog|oor|oever|kant|zijde)|"
            r"rechterzij\w+"
        ),
        "north": r"noord\w*",
        "south": r"zuid\w*|zuiden",
        "east": r"oost\w*",
        "west": r"west\w*",
    },
    marks=Marks(
        interrogatives=r"wie|wat|welke?|wanneer|waar\w*|waarom|hoe\w*|wiens|of",
        reports=r"vraag\w*|vroeg\w*|gevraagd",
        requests="noem|beschrijf|geef|leg|zeg|vermeld|benoem",
    ),
    numerals=Numerals(
        about="begin|midden|eind|halverwege de",
        shares={
            Fraction(1, 2): "helft",
            Fraction(1, 3): r"een derde(?= van\b| deel\b|[.,;:!?]|$)|één derde|eenderde",
            Fraction(2, 3): "twee ?derde",
            Fraction(1, 4): "een kwart|kwart van",
            Fraction(3, 4): "drie ?kwart",
            Fraction(1, 5): r"een vijfde(?= van\b)|één vijfde",
        },
    ),
    ranges=Ranges("van|vanaf", "tot|tot en met|naar", since="vanaf|sinds", until="tot(?: en met)?"),
    measures=Measures(
        compounds=True,
        coins={"cent": "cent cents eurocent", "penny": "pence", "kopeck": "kopeken kopeke"},
        phrases={"procentpunt": "percentage-point"},
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("“”", "„”")),
    labels=Labels(particles=words("van von der den")),
    function_words=words(
        """de het een en van in is zijn was waren dat die niet met voor op aan te als ook er maar of
        hij zij ze wij ik je hun haar naar door over bij om uit tot dan nog wordt werd heeft had
        kan"""
    ),
    twice=words("je ze dat"),
    stemmer="dutch",
)

"""Czech."""

from __future__ import annotations

import re
from fractions import Fraction

from align.languages.counting import spoken
from align.languages.model import (
    Calendar,
    Inside,
    Language,
    Marks,
    Measures,
    Modality,
    Names,
    Negation,
    Numeral,
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
        kpt por npor ppor kap sv tzv např tj t.j tzn resp popř příp mj m.j vč aj zejm srov viz cca
        ca ul nám tř ev úř jm nar zemř ved red přel angl něm fr lat pozn tis.př p ap zvl dř býv
        tehd arch akad gen"""
    ),
    numbered=words("č čís čl odst písm str s obr tab roč díl odd příl bod par vol tel sb pol kat"),
    tails=words("atd apod tzv.aj etc"),
    either=words(
        """mil mld tis hod min sek r stol př.n.l n.l př.kr po.kr břez čvn čvc a.s s.r.o spol
        v.o.s o.p.s Inc Ltd st ml Jr Sr kr o.s"""
    ),
    openers=words(
        """on ona ono oni to ten ta ti ty já my vy tento tato toto tito kdo co kde kdy proč jak
        když pokud protože ačkoli že ale a nebo i pak potom teď tam tady není je jsou byl byla bylo
        byli bude také jen již už ještě možná všichni mnoho nejprve konečně však proto po před s z
        ze na v ve do od k ke u o za pro při podle dnes zítra včera jeho její jejich náš svůj tak
        ne ano mezi během"""
    ),
    headings=words(
        """kapitola část článek příloha tabulka obrázek kniha oddíl dějství jednání hlava paragraf
        lekce díl"""
    ),
    lettered=words("plán bod třída typ vitamin vitamín skupina přímka písmeno"),
    ordinals=True,
)

_NEGATION = Negation(
    free=(r"zdarma|bezplatn\w*", r"st[oáí]j\w*|stojí|\w*plat\w*"),
    forbids=r"z[aá]k[aá]z\w*|nesm[íě]\w*",
    opposes=r"(?:ne)?zapom[ně]\w*|"
    r"(?:ne)?nam[ií]t\w*|námit\w*|proti|(?:ne)?odm[ií]t\w*|(?:ne)?pochyb\w*|(?:ne)?protest\w*|(?:ne)?váh\w*"
    r"|(?:ne)?popír\w+|(?:ne)?popřel\w*",
    answers=(
        "ano|jo|všechny|všichni|všechno|vždy|vždycky|oba|obě",
        "ne|nikdy|nikdo|nic|žádný|žádná|žádné|žádného|nikde|nikoho|nikoli",
    ),
    openly=(
        (
            r"ne(?!j(?!s(?:em|i|me|te|ou)\b|d[eou]|ed)|b[oe]\b|boli|chal|cht|vlád|poh|poko"
            r"|zvěst|utuch|dbal|s(?:e|ou|l\w*|eme|ete)\b|byť|ž\b|žli|chť?\b|chat|chá|"
            "chc?(?:ť|te)|děl(?:[eií]|ích|ím|emi|n[íě]\\w*)\\b|moc|"
            "příz|přá|přít|hod|dáv|dal|vin|věst|vě[rř]í(?:c|t)|tř|"
            r"bes|b[oe]s|mov|stl|rv|rost|sl[yů]ch|sná[zš]|ut[rě]|kol|ff|w|t\b|tt|zb|ust|"
            "dost|vid|pochyb|hled|méně|jprve|smys|plat|smír|kona|ktar|otř|got|urč|bezp|"
            "úsp|záv|obv|jle|kted|přet|opak|odmy|odvi|omez|oče|pří(?:m|j)|zn[áé]m\\B|srov|"
            r"náv|šťas)\w*(?:\w(?<!ý)(?<!é)|"
            r"(?<=je))(?<!ého)(?<!ému)(?<!ých)(?<!ými)(?<!ým)(?<!ost)(?<!osti)(?<!ství)(?<!\w\w\w\w\wní)(?<!ního)(?<!ních)(?<!ními)"
            "|ne|ne-?li"
        ),
    ),
    plainly=(
        (
            r"bez|bez(?!peč|pros|v\b)\w{3,}|ne(?!j|ž\b|chť?\b|děl|tř|rv|ch|bes|kol|ff|"
            r"w)\w{3,}|ani|odm[ií]t\w*|chyb\w*|nedosta\w*|absen\w*|sotva|stěží|málo|zřídka"
            r"|zakáz\w*|zákaz\w*|zakaz\w*|zabrán\w*|zbav\w*|vyh[nýu]\w*|popř\w*|popír\w*|"
            r"selh\w*"
        ),
    ),
    somehow=(
        (
            r"přesta\w*|kromě|místo|odvol\w*|ztrat\w*|ztrác\w*|pochyb\w*|těžk\w*|jen|jenom"
            r"|pouze|příliš|jin\w+|zapom\w*|z[uů]st\w*|ještě|stále|proti|špat\w*|až|dokud|"
            r"mimo|zruš\w*"
        ),
    ),
    idioms=(
        (
            r"ne(?:jen\w*|toliko)|a ne(?:jen)?|nebo ne|zda ne|ne(?:méně|mluvě|ustále|dávno"
            "|daleko|pochybně|zbytně|prodleně|ní divu|ní pochyb)|není pochyb|"
            "jestli(?:že)? ne"
        ),
    ),
    put_in="ne",
    near=(0, 1),
    wants=(
        r"(?<!\w)(?:nikdy|nic|ničeho|ničem|nikdo|nikoho|nikomu|nikde|nikam|žádn\w+|"
        r"nijak)(?!\w)"
    ),
    partners=r"(?<!\w)(?:ne\w*|bez\w*)(?!\w)",
)
_MODALITY = Modality(
    duty=r"mus\w+|mus[íe]\w*|povin\w*|třeba|nutn\w*|měl[aoi]? by\w*|má(?= být)",
    leave=(
        r"m[ůo][hž]\w*|mohl\w*|smí\w*|směl\w*|lze|snad|možn\w*|asi|dovol\w*|"
        r"pravděpodob\w*|schop\w*"
    ),
)


_TENTHS = {
    "desát": 10, "jedenáct": 11, "dvanáct": 12, "třináct": 13, "čtrnáct": 14, "patnáct": 15,
    "šestnáct": 16, "sedmnáct": 17, "osmnáct": 18, "devatenáct": 19, "dvacát": 20, "třicát": 30,
    "čtyřicát": 40, "padesát": 50, "šedesát": 60, "sedmdesát": 70, "osmdesát": 80, "devadesát": 90,
}  # fmt: skip
_NAMES = Names(
    titles=(
        r"P[aá]n\w{0,3}|Slečn\w+|Prezident\w*|Premiér\w*|Ministr\w*|Ministerst\w+|Předsed\w+|"
        r"Tajemn\w+|Generál\w*|Král\w*|Císař\w*|Knížet\w*|Knížat\w*|Kníže|Svat[áéýo]\w*|Papež\w*|"
        r"Ředitel\w*|Senátor\w*|Velvyslan\w+|Profesor\w*|Doktor\w*|Kapitán\w*|Plukovník\w*|"
        r"Major\w*|Starost\w+|Hrab\w+|Lord\w*|Sir|Tet[aiyuo]\w?|Strýc\w*|Strýček\w*"
    ),
    abbreviations="dr|prof|doc|ing|mgr|mudr|judr|phdr|gen|plk|mjr|kpt|sv|ul|nám|tř|čl|str|obr|tab",
    common=(
        r"Rad[ayěuo]\w?|Výbor\w*|Komis[eií]\w?|Vlád\w+|Parlament\w*|Sněmov\w+|Senát\w*|Uni[eií]|"
        r"Federac\w+|Republi\w+|Spojen\w+|Národ\w+|B[oů][hž]\w*|Internet\w*|Vánoc\w+|Velikonoc\w+|"
        r"Univerzit\w+|Úřad\w*|Agentur\w+|Bank\w+|Čech\w*|Češ\w+|Poslaneck\w+|Něm[ceč]\w*|Rus\w{0,4}|"
        r"Žid\w*|Angličan\w*|Francouz\w*|Američan\w*|Kostel\w*|Válk\w+|Válec\w*|Velk\w+|Nov[ýáéo]\w*|"
        r"Nejvyšší\w*|Soud\w*|Jižní\w*|Severní\w*|Východní\w*|Západní\w*|Střední\w*|Zem[ěí]\w?"
    ),
    countries=words("USA SSSR KLDR SAE NDR SRN TV"),
    customs={
        "White House": ("Bílý dům", "Bílého domu", "Bílém domě", "Bílému domu",),
        "AI": ("UI",), "DPRK": ("KLDR",), "EU": ("EU",), "GDP": ("HDP",), "IAEA": ("MAAE",),
        "IMF": ("MMF",), "NATO": ("NATO",), "UAE": ("SAE",), "UN": ("OSN",), "US": ("USA",),
        "USSR": ("SSSR",), "WHO": ("WHO",), "Adriatic": ("Jadran", "Jaderské"),
        "Alps": ("Alpy",), "Carpathians": ("Karpaty",), "Danube": ("Dunaj",),
        "Elbe": ("Labe",), "Moravia": ("Morava",), "Oder": ("Odra",), "Rhine": ("Rýn",),
        "Seine": ("Seina",), "Silesia": ("Slezsko",), "Bohemia": ("Čechy",),
        "Thames": ("Temže",), "Tiber": ("Tibera",), "Vltava": ("Vltava",),
        "Vistula": ("Visla",),
    },
)  # fmt: skip


def _numerals() -> dict[str, Numeral]:
    return spoken(
        "dva dvě dvou dvěma,tři tří třem třech třemi,čtyři čtyř čtyřem čtyřech čtyřmi,pět pěti,"
        "šest šesti,sedm sedmi,osm osmi,devět devíti,deset deseti,jedenáct jedenácti,dvanáct "
        "dvanácti,třináct třinácti,čtrnáct čtrnácti,patnáct patnácti,šestnáct šestnácti,sedmnáct "
        "sedmnácti,osmnáct osmnácti,devatenáct devatenácti",
        ",dvacet dvaceti,třicet třiceti,čtyřicet čtyřiceti,padesát padesáti,šedesát šedesáti,"
        "sedmdesát sedmdesáti,osmdesát osmdesáti,devadesát devadesáti",
        {100: "sto sta stě set stem stech sty", 1000: "tisíc tisíce tisíci tisících",
         10**6: "milion miliony milionů milionu milionem milionech milión milióny miliónů miliónu",
         10**9: "miliarda miliardy miliardu miliard miliardě", 10**12: "bilion biliony bilionů"},
        {0: "nula půlnoc půlnoci", 1: "jeden jedna jedno jednoho jedné jednu první prvního",
         2: "oba obě obou pár dvojice dvojnásobek dvakrát druhý druhá druhé druhého dvojitý",
         3: "trojice trojnásobek třikrát třetí třetího", 7: "týden týdny týdnů týdne",
         10: "desítka desítky desítek desetiletí dekáda dekády", 12: "tucet tucty poledne",
         50: "padesátka padesátky padesátku padesátce",
         100: "stovka stovky stovek století", 1000: "tisícovka"},
        {Fraction(1, 2): "půl půle polovina poloviny polovinu polovině",
         Fraction(3, 2): "půldruhého", Fraction(1, 3): "třetina třetiny třetinu",
         Fraction(1, 4): "čtvrt čtvrtina čtvrtiny čtvrtinu"},
        ordinals=[
            (stem + end, value)
            for value, stem in enumerate(["čtvrt", "pát", "šest", "sedm", "osm", "devát"], 4)
            for end in ("ý", "á", "é", "ého", "ém", "ou")
        ] + [
            (stem + end, value)
            for stem, value in _TENTHS.items()
            for end in ("ý", "á", "é", "ého", "ém", "ou", "ých", "ým", "ými")
        ],
    )  # fmt: skip


_PREFIX = re.compile(
    r"(\w+?)(?:let(?:[ýáéí]\w*|ost\w*)|letí\w*|týdenn\w+|měsíčn\w+|denn\w+|hodinov\w+|minutov\w+|"
    r"členn\w+|procentn\w+|bodov\w+|násobn\w+)"
)
_REVERSED = re.compile(r"(\w{3,6})a(\w+cet\w?|\w+sát\w?)")


def _inside(word: str) -> Inside | None:
    """A number inside a word: «třiadvacet», three and twenty."""
    match = _REVERSED.fullmatch(word)
    known = LANGUAGE.numerals.known
    one, other = (known.get(part) for part in match.groups()) if match else (None, None)
    if match and match[1] == "jedn":
        one = known["jedna"]
    if one and other and one.value < 10 and other.role == "tens":
        return Inside(frozenset({one.value + other.value}), whole=True)
    prefix = _PREFIX.fullmatch(word)
    if prefix and not match:
        stem = {"tří": "tři", "čtyř": "čtyři"}.get(prefix[1], prefix[1])
        numeral = known.get(stem)
        inner = None if numeral else _inside(stem)
        if numeral and numeral.value > 1:
            return Inside(frozenset({numeral.value}))
        return Inside(inner.values) if inner else None
    return None


LANGUAGE = Language(
    "cs",
    opposites={
        "left": "lev(?:ý|á|é|ého|ému|ým|ém|ou|ých|ými)|vlevo|doleva|zleva|nalevo",
        "right": "prav(?:ý|á|é|ého|ému|ým|ém|ou|ých|ými)|vpravo|doprava|zprava|napravo",
        "north": r"sever\w*",
        "south": r"jih\w*|již\w+",
        "east": r"východ\w*",
        "west": r"západ\w*",
        "open": r"otev[řr]\w+|otevír\w+",
        "closed": r"zav[řr]\w+|zavír\w+|uzav[řr]\w+",
        "win": r"vyhr\w+|vítěz\w+|zvítěz\w+",
        "lose": r"prohr\w+",
        "buy": r"koupi\w+|kupuj\w+|kupov\w+|nakoup\w+|nákup\w*",
        "sell": r"prod(?:al|at|án|ej|áv|ám|á)\w*",
        "husband": "manžel(?:a|ovi|em|u)?",
        "wife": r"manželk\w+|žen(?:a|y|ě|u|ou)",
        "brother": r"brat(?:r|ra|rovi|rem|ři|rů)|bratr\w*",
        "sister": "sest(?:ra|ry|ře|ru|rou|er)",
        "son": "syn(?:a|ovi|em|u|ové|ů)?",
        "daughter": "dcer(?:a|y|ě|u|ou|u)?",
        "father": r"ot(?:ec|ce|ci|cem|cové)|tát\w+",
        "mother": r"matk\w+|mám[aoyu]",
        "mr": "pan(?:a|u|em|ové)?",
        "mrs": r"paní|slečn\w+",
        "summer": r"lét(?:o|a|u|ě|em)|letn\w+",
        "winter": r"zim(?:a|y|ě|u|ou)|zimn\w+",
        "morning": r"r[aá]n[oauě]\w?|ranní\w*",
        "evening": r"veče[rř]\w*",
        "hot": r"hork\w+|tepl\w+",
        "cold": r"studen\w+|chladn\w+|zim[ao]",
        "full": "pln(?:ý|á|é|ého|ém|ou|ých|ým|ými|a|o|y)",
        "empty": r"prázdn\w+",
        "rich": r"bohat\w+",
        "poor": r"chud\w+",
        "strong": r"siln\w+",
        "weak": r"slab\w+",
        "dead": r"mrtv\w+|zemř\w+|zabit\w+|zahynu\w+",
        "alive": r"živ(?:ý|á|é|í|ého|ých)|naživu|přeži\w+",
        "arrive": r"přij[eí](?:l|d|zd|žd)\w*|příjezd\w*|dorazi\w+|přilet\w+",
        "leave": r"odj[eí](?:l|d|zd|žd)\w*|odjezd\w*|odlet\w+|vyplu\w+",
        "begin": r"za[čc](?:al|ín|át|ne|n)\w*|začátk\w+|zahaj\w+",
        "end": r"skonč\w+|konec|konc\w+|ukonč\w+|končí\w*",
        "allow": r"povol\w+|dovol\w+|umožn\w+",
        "forbid": r"zak[aá]z\w+|zakáz\w+",
        "only": r"jen|pouze|jenom|výhradně",
        "all": r"všichni|všem|všech",
    },
    loosely={
        "only": r"sám\w*|jedin\w+|kromě|až|nikdo",
        "all": r"vš\w+|každ\w+|kdokoli\w*",
    },
    marks=Marks(
        tags="že|viď(?:te)?|ne|že ano|že ne|víte|víš|rozumíte",
        interrogatives=(
            "kdo|koho|komu|kým|co|čeho|čemu|čím|jak|jaký|jaká|jaké|jakou|jakých|který|"
            "která|které|kterou|kterých|kterého|kdy|kde|kam|odkud|proč|kolik|čí|zda|"
            "zdali|jestli|copak|cožpak"
        ),
        reports=r"pta[lmtj]\w*|zepta\w*|ptá\w*|zajíma\w*",
        requests=r"jmenujte|uveďte|vyjmenujte|popište|vysvětlete|řekn\w+",
    ),
    ranges=Ranges("od|z|ze", "do|na", since="od", until="do"),
    names=_NAMES,
    twice=words("se"),
    measures=Measures(
        coins={
            "cent": "cent centy centů centech",
            "penny": "pence penny pencí",
            "haler": "haléř haléře haléřů",
            "kopeck": "kopejka kopejky kopejek",
        },
        phrases={
            "procentní bod": "percentage-point",
            "procentního bodu": "percentage-point",
            "procentní body": "percentage-point",
            "procentních bodů": "percentage-point",
        },
    ),
    calendar=Calendar(
        weekdays=numbered(
            "pondělka pondělku pondělkem pondělní, úterního úterní úterku, středu středy "
            "středě středou středeční, čtvrtka čtvrtku čtvrtky čtvrtkem čtvrteční, pátku "
            "pátky pátkem páteční, sobotu soboty sobotě sobotou sobotní, neděli neděle nedělí "
            "nedělní",
            0,
        ),
        holidays={
            (1, 1): r"nov\w+ rok",
            (2, 14): r"valentýn",
            (3, 8): r"den žen|dne žen",
            (5, 1): r"svát\w+ práce",
            (10, 31): r"halloween",
            (12, 24): r"štědr\w+ (?:den|dne|večer)",
            (12, 25): r"vánoc",
            (12, 31): r"silvestr",
        },
        mentions=numbered(
            "lednu lednem, únoru únorem, březnu březnem, dubnu dubnem, květnu květnem, "
            "červnu červnem, červenci červencem, srpnu srpnem,, říjnu říjnem, listopadem, "
            "prosinci prosincem"
        ),
    ),
    numerals=Numerals(
        _numerals,
        below=("minus", "pod nulou|mrazu"),
        above=("plus", "nad nulou|tepla"),
        joins=words("a"),
        shares={
            Fraction(1, 2): r"polovin\w*",
            Fraction(1, 3): r"(?:jedn\w+ )?třetin\w*",
            Fraction(2, 3): r"dv\w+ třetin\w*",
            Fraction(1, 4): r"(?:jedn\w+ )?čtvrtin\w*",
            Fraction(3, 4): r"t(?:ři|ří|řem|řech) čtvrtin\w*",
            Fraction(1, 5): r"(?:jedn\w+ )?pětin\w*",
            Fraction(1, 10): r"desetin\w*",
        },
        inside=_inside,
        each=r"každ\w+",
        times=(
            (r"\bpůl (?P<hour>\w+)", -30),
            (r"\btři čtvrtě na (?P<hour>\w+)", -15),
            (r"\bčtvrt na (?P<hour>\w+)", -45),
        ),
        multiples={
            2: r"dvojnásob\w*|zdvojnásob\w*|dvakrát",
            3: r"trojnásob\w*|ztrojnásob\w*|třikrát",
            4: r"čtyřnásob\w*|čtyřikrát",
        },
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(("„“", "»«"), high_closes=True),
    lone="aikosuvz",
)

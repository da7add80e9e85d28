"""Italian."""

from __future__ import annotations

from fractions import Fraction

from align.languages.counting import spoken
from align.languages.model import (
    Calendar,
    Labels,
    Language,
    Marks,
    Measures,
    Modality,
    Names,
    Negation,
    Numeral,
    Numerals,
    NumeralWords,
    Quotes,
    Ranges,
    Stops,
    words,
)
from align.languages.romance import SHARED

_STOPS = Stops(
    heads=words(
        """Sig Sigg Sig.ra Dott Dott.ssa Prof Prof.ssa Avv Ing On on Sen Gen Col Mons Egr Gent p.es
        Mr Mrs Arch Geom Rag Dr Dr.ssa Cav Comm Ill Preg Spett Rev Card Brig Ten Cap Magg Mar
        Serg Maresc fam S.E Fr S ed trad cfr v es ca circa cosid max min all.to ecc.mo nr"""
    ),
    numbered=words(
        """art artt n nn cap pag pagg vol fig lett co p pp tav tab sez par fasc lib parag col t
        tel Art Artt Fig Vol num int all doc rif sent prot lin d.lgs d.l d.P.R l.r L"""
    ),
    tails=words("ecc a.C d.C"),
    plain=words("mai via mar con"),
    openers=words(
        """a ai al alla alle anche ancora anzi che chi ci ciò col come con così cosa da dal dalla
        dei del della delle di dopo dove dunque durante e è ed era erano essa esse essi fino fra
        già gli ha hanno i il in infatti invece io l'ha la le lei li lo loro lui ma mentre mi
        mio molti molto nei nel nella nelle nessuno no noi non nonostante o oggi ogni ora per
        perché però più poi prima proprio può qual quale quando quanto quasi quella quelle
        quelli quello questa queste questi questo qui quindi se secondo sei si sì sia solo sono
        sotto su sua sue sugli sul sulla suo tra tre tu tuttavia tutti tutto un una uno vi voi"""
    ),
    either=SHARED
    | words(
        """gen feb mar apr mag giu lug ago set ott nov dic S.r.l S.n.c S.a.s Bros mld mln
        C.so V.le P.za"""
    ),
    headings=words(
        """capitolo sezione parte articolo allegato tabella figura libro atto scena tomo volume
        lezione unità esercizio passo regola teorema lemma definizione esempio titolo comma tema
        appendice paragrafo"""
    ),
    lettered=words(
        """vitamina piano punto classe tipo opzione gruppo sezione colonna linea insieme angolo
        epatite variante blocco livello squadra porta lettera retta"""
    ),
)
_FUNCTION_WORDS = words(
    """il lo la i gli le un una di del della dei delle e è sono era in che non per con su suo sua si
    al alla come più ma o questo questa ha hanno aveva essere da dal dalla nel nella anche"""
)

_NEGATION = Negation(
    free=(r"gratis|gratuit\w*", r"cost\w*|pag\w*"),
    forbids=r"viet\w+|divieto|proibi\w+",
    opposes=r"dimentic\w+|"
    r"oppos(?!t)\w*|oppost[oaie](?= a\w{0,4}\b)|oppon\w*|obie\w+"
    r"|rifiut\w*|neg(?:ò|at[oaie]|are|ano|ava|avano|ando|a)|dubi\w*|protest\w*|contrari\w*",
    answers=("sì|tutti|tutte|tutto|sempre|entrambi", "no|mai|nessuno|nessuna|niente|nulla"),
    openly=("non|mai|nessun[oa]?|nessun['’]|niente|nulla|né|neanche|nemmeno|neppure",),
    plainly=(
        (
            r"senza|im(?:poss|prob|p[er]?rob|pat|perf|par[cz]|prud|m?[oó]b)\w*|in(?:a[cdp]"
            "|cap|cert|suf|[uú]t|just|com[pu]|con[nsv]|co[nr]|cr[eoé]|d[eé]f|d[eé]p|"
            "d[ei]sp|eff|ef|[eé]g|exist|exp|f[ei]n|habi|hum|quiet|sat|sens|s[eé][cg]|sop|"
            r"sup|tol|val|vis|viab)\w*|irr\w+|illeg\w*|dis(?:occ|acc|on|util)\w*|"
            r"s(?:contro|corr|favor|leal|conosc)\w*"
        ),
        (
            r"neg(?:a|ato|are|ò|ano)|rifiut\w*|manc\w*|assen\w*|falli\w*|fallì|viet\w*|"
            r"proib\w*|imped\w*|evit\w*|a malapena|raramente|priv[oaie]|smenti\w*|no"
        ),
    ),
    somehow=(
        (
            r"poc(?:o|a|hi|he)|fino a\w*|finché|invece|anziché|tranne|eccetto|salvo|contro"
            r"|perd\w*|pers\w*|dubbi\w*|dubit\w*|difficil\w*|sol[oai]|soltanto|troppo|"
            r"altr\w+|meno|smett\w*|smesso|dimentic\w*|rest\w*|riman\w*|rimast\w*|ancora|"
            r"oppo\w*|ignor\w*|esclu\w*|abbandon\w*|male|prima|fuori"
        ),
    ),
    idioms=(
        (
            r"niente è (?:più \w+|meglio|peggio) "
            r"(?:di|della|del|dell['’]\w+|che)|non c['’]è niente di (?:più \w+|meglio)"
        ),
        (
            r"non tard\w+ (?:a|ad)|non lontano|non molto (?:dopo|prima|tempo)|"
            r"non (?:più|meno) di|non (?:inferior|superior|super[aie])\w*|non oltre|"
            "nient['’]altro che"
        ),
        (
            "non (?:solo|soltanto|meno|più di|appena|a caso)|perché non|o (?:no|meno)|"
            "se non(?: addirittura)?(?: mai)?|più che mai|quanto mai|"
            "non (?:c['’]è|v['’]è) dubbio|a meno che non|"
            "finché non|come mai|per non parlare"
        ),
    ),
    put_in="non ",
    repeats="mai|nessun[oa]?|nessun['’]|niente|nulla|né|neanche|nemmeno|neppure",
    extends="od?",
)
_MODALITY = Modality(
    duty=(
        r"dev\w+|dov(?:ete|eva|evano|rà|ranno|rebbe\w*|uto)|dobbiamo|bisogna|occorre|"
        r"obbligat\w*|necessari\w*|tenut[oaie] a|obbligatori\w*"
    ),
    leave=(
        r"pu[òo']|possono|possiamo|potete|pot(?:eva\w*|rà|ranno|rebbe\w*|uto)|"
        r"permess\w*|permett\w*|possibil\w*|forse|probabil\w*|in grado"
    ),
)

_UNITS = ["due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
_TENS = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]


def _below_hundred() -> dict[int, str]:
    """Twenty-one to ninety-nine: «ventuno», «ventidue», «ventitré»."""
    found = {}
    for ten, word in enumerate(_TENS, 2):
        found[10 * ten + 1] = f"{word[:-1]}uno {word[:-1]}un"
        for unit, name in enumerate(_UNITS, 2):
            stem = word[:-1] if name == "otto" else word
            found[10 * ten + unit] = f"{stem}{name} {stem}tré" if name == "tre" else stem + name
    return found


def _numerals() -> dict[str, Numeral]:
    table = spoken(
        "due,tre,quattro,cinque,sei,sette,otto,nove,dieci,undici,dodici,tredici,quattordici,"
        "quindici,sedici,diciassette,diciotto,diciannove",
        ",venti,trenta,quaranta,cinquanta,sessanta,settanta,ottanta,novanta",
        {1000: "mille mila", 10**6: "milione milioni", 10**9: "miliardo miliardi"},
        {0: "zero mezzanotte", 1: "uno un una primo prima primi prime",
         2: "secondo seconda entrambi entrambe paio coppia doppio doppia duo", 3: "terzo terza "
         "triplo trio", 4: "quarto quarta", 7: "settimana settimane", 10: "decennio decenni "
         "decina decine", 12: "dozzina dozzine mezzogiorno", 15: "quindicina", 20: "ventina",
         30: "trentina", 100: "centinaio centinaia secolo secoli", 1000: "migliaio migliaia"},
        {Fraction(1, 2): "metà mezzo mezza", Fraction(2, 3): "terzi"},
        ordinals=[
            (stem + end, value)
            for value, stem in enumerate(["quint", "sest", "settim", "ottav", "non", "decim"], 5)
            for end in "oa"
        ]
        + [
            (word[:-1] + "esim" + end, value)
            for value, word in (
                *enumerate(("undici", "dodici", "tredici", "quattordici", "quindici"), 11),
                *enumerate(("sedici", "diciassette", "diciotto", "diciannove", "venti"), 16),
                *((10 * ten, word) for ten, word in enumerate(_TENS, 2)),
                (21, "ventuno"),
            )
            for end in "oaie"
        ],
    )  # fmt: skip
    said = NumeralWords()
    below = {**dict(enumerate(_UNITS, 2)), **_below_hundred()}
    for value, forms in _below_hundred().items():
        said.put(forms, value, "unit")
    for hundred, word in enumerate(["", *_UNITS], 1):
        said.put(f"{word}cento", 100 * hundred)
        for value, forms in below.items():
            said.put(
                " ".join(f"{word}cento{form}" for form in forms.split()), 100 * hundred + value
            )
    for value, forms in below.items():
        said.put(" ".join(f"{form}mila" for form in forms.split()), 1000 * value, "scale")
    said.put("diecimila", 10_000, "scale")
    said.put("centomila", 100_000, "scale")
    return {**said.found, **table}


_NAMES = Names(
    articles="il|lo|gli|i|la|le",
    titles=(
        r"Sig|Sigg|Dott|Dottor\w*|Dottoressa|Signor\w*|President\w+|Primo|Premier|Ministr\w+|"
        r"Re|Regina|Principe\w*|Duca|Duchessa|Conte|Contessa|Imperat\w+|Papa|San|Santo|Santa|"
        r"Sant|Padre|Fra|Suor|Zio|Zia|General\w*|Colonnello|Capitano|Comandante|Tenente|"
        r"Sergente|Professor\w*|Giudice|Sindaco|Senat\w+|Deputat\w+|Ambasciat\w+|Lord|Lady|Sir"
    ),
    common=(
        r"Consiglio|Comitato|Commissione|Assemblea|Parlamento|Senato|Camera|Congresso|Governo|"
        r"Ministero|Stat[oi]|Repubblica|Regno|Unione|Federazione|Nazioni|Dio|Natale|Pasqua|"
        r"Internet|Chiesa|Università|Scuola|Accademia|Istituto|Banca|Agenzia|Corte|Tribunale|"
        r"Partito|Guerra|Trattato|Rivoluzione|Impero|Nord|Sud|Est|Ovest|Occidente|Oriente|"
        r"Medio|Gran|Grand[ei]|Nuov[oaei]|Alt[oa]|Prim[oa]|Second[oa]|Mar[ei]?|Lago|Monte|"
        r"Isol[ae]|Via|Viale|Piazza|Ponte|Museo|Palazzo|Castello|Hotel|Coppa|Lega|Premio"
    ),
    customs={
        "White House": ("Casa Bianca",),
        "AI": ("IA",), "ECB": ("BCE",), "EU": ("UE",), "GDP": ("PIL",), "IAEA": ("AIEA",),
        "ICC": ("CPI",), "ILO": ("OIL",), "IMF": ("FMI",), "NATO": ("NATO",), "NGO": ("ONG",),
        "OECD": ("OCSE",), "UAE": ("EAU",), "UN": ("ONU",), "USSR": ("URSS",), "WHO": ("OMS",),
        "WTO": ("OMC",),
        "Alps": ("Alpi",), "Channel": ("Manica",), "Danube": ("Danubio",), "Rhine": ("Reno",),
        "Seine": ("Senna",), "Thames": ("Tamigi",), "Tiber": ("Tevere",), "Wales": ("Galles",),
        "Cornwall": ("Cornovaglia",), "Burgundy": ("Borgogna",), "Bavaria": ("Baviera",),
        "Saxony": ("Sassonia",), "Flanders": ("Fiandre",), "Nile": ("Nilo",),
        "Apulia": ("Puglia",), "Piedmont": ("Piemonte",), "Lombardy": ("Lombardia",),
    },
)  # fmt: skip
LANGUAGE = Language(
    "it",
    opposites={
        "left": r"sinistr\w+",
        "right": "destr[aoie]",
        "north": r"nord\w*|settentrion\w+",
        "south": r"sud\w*|meridion\w+",
        "east": r"est(?!\w)|oriental\w+|oriente|nordest|sudest",
        "west": r"ovest|occident\w+",
        "more": (
            r"aument\w+|cresc\w+|cresciut\w+|salit\w+|sal(?:e|ì|gono|irono|ire)|"
            r"increment\w+|rialz\w+"
        ),
        "less": (
            r"diminu\w+|cal(?:ano|ò|ato|ati|ata|arono|are|ando|o)|scend\w+|sces\w+|"
            r"ridu[cz]\w+|ridott\w+|croll\w+|cadut\w+|cad(?:de|ono)"
        ),
        "before": r"prima d\w+",
        "after": "dopo(?! di)",
        "open": r"apert\w+|apr\w+|apertura",
        "closed": r"chius\w+|chiud\w+",
        "win": r"vin(?:c\w+|to|ti|ta|se|sero)|vittori\w+",
        "lose": r"p[ei]rd\w*|pers(?:o|e|i|a|ero)",
        "buy": r"compr(?:ò|are|arono|a|ano|ato|ata|ati|ava|avano)|acquist\w+",
        "sell": r"vend(?:ette|ere|e|ono|uto|uta|uti|eva|erà|ettero)|vendit\w+",
        "husband": "mariti?|marito",
        "wife": "mogli|moglie",
        "brother": "fratell[oi]",
        "sister": "sorell[ae]",
        "son": "figli|figlio",
        "daughter": "figli[ae]",
        "father": "padr[ei]|papà|babbo",
        "mother": "madr[ei]|mamma",
        "mr": "signor[ei]?|Sig",
        "mrs": r"signor[ae]|signorin\w+",
        "summer": r"estat[ei]|estiv\w+",
        "winter": r"invern\w+",
        "morning": r"mattin\w+",
        "evening": r"ser[ae]|serat\w+",
        "hot": r"cald\w+|calore",
        "cold": r"fredd\w+|fresc\w+",
        "full": "pien[oaie]",
        "empty": r"vuot\w+|svuot\w+",
        "rich": "ricc(?:o|a|hi|he)",
        "poor": "pover[oaie]",
        "strong": "fort[ei]|fortemente",
        "weak": r"debol\w+",
        "dead": r"mort[oaie]|mor[ìi]\w*|muo[ri]\w+|uccis\w+",
        "alive": r"viv[oaie]|in vita|sopravviss\w+",
        "arrive": r"arriv\w+",
        "leave": r"part(?:e|ono|ì|irono|ire|ito|ita|iti|enz\w+)",
        "begin": r"iniz\w+|cominc\w+",
        "end": r"fin(?:e|ito|ita|iti|isce|iscono|ì|irono|ire)|termin\w+|conclu\w+",
        "allow": r"permett\w+|permess\w+|consent\w+|autorizz\w+",
        "forbid": r"viet\w+|proib\w+",
        "only": r"sol(?:o|tanto|amente)|esclusivamente|unicamente",
        "all": r"tutti|tutte|chiunque",
    },
    loosely={
        "before": r"prima|fino|sino|precedent\w+|davanti|avanti|innanzi|entro|vigilia",
        "after": r"dopo|poi|quindi|più tardi|successiv\w+|segu\w+|quando|appena|in seguito|dietro",
        "only": r"sol[aie]|unic\w+|tranne|eccetto|appena|nessuno|che",
        "all": r"tutt\w+|ogni|ognuno|qualsiasi|qualunque",
    },
    marks=Marks(
        tags="vero|no|sa(?:i|pete)|capisc[ei]|eh|giusto",
        interrogatives=(
            "chi|che|cosa|quale|quali|qual|quando|dove|perché|come|quant[oaie]|(?:di|a|"
            "per|con|in|da|su) (?:chi|che|cosa|quale|quali|dove)|se"
        ),
        reports=r"chied\w+|chies\w+|domand\w+",
        requests=r"nomin\w+|cit\w+|descriv\w+|spieg\w+|indic\w+|dica|dimmi|elenc\w+",
    ),
    ranges=Ranges(
        "da|dal|dalle|dai|dall[’']",
        "a|al|alle|ai|all[’']|fino a",
        since="da|dal|dall['’]|a partire da|a partire dal",
        until="fino al?|fino all['’]|sino al?|entro",
    ),
    names=_NAMES,
    calendar=Calendar(
        holidays={
            (1, 1): r"capodanno",
            (2, 14): r"san valentino",
            (3, 8): r"festa della donna",
            (4, 25): r"festa della liberazione",
            (5, 1): r"festa del lavoro|festa dei lavoratori",
            (8, 15): r"ferragosto",
            (10, 31): r"halloween",
            (12, 24): r"vigilia di natale",
            (12, 25): r"natale",
            (12, 31): r"san silvestro|vigilia di capodanno",
        },
    ),
    measures=Measures(
        coins={
            "centavo": "centesimo centesimi",
            "cent": "cent",
            "penny": "penny pence",
            "kopeck": "copeco copechi",
        },
        phrases={"punto percentuale": "percentage-point", "punti percentuali": "percentage-point"},
    ),
    numerals=Numerals(
        _numerals,
        centuries=True,
        below=("meno", "sotto (?:lo )?zero"),
        above=("più", "sopra (?:lo )?zero"),
        shares={
            Fraction(1, 3): "un terzo|(?:la|una) terza parte",
            Fraction(2, 3): "due terzi",
            Fraction(1, 4): "un quarto|(?:la|una) quarta parte",
            Fraction(3, 4): "tre quarti",
            Fraction(1, 5): "un quinto|(?:la|una) quinta parte",
            Fraction(1, 10): "un decimo",
        },
        joins=words("e"),
        each="ogni",
        times=(
            (r"\b(?P<hour>\w+) e mezz[ao]", 30),
            (r"\b(?P<hour>\w+) meno un quarto", -15),
            (r"\b(?P<hour>\w+) meno (?P<minute>\w+)", -1),
        ),
        multiples={
            2: r"doppi[oae]?|raddoppi\w+|due volte",
            3: r"tripl\w+|triplic\w+|tre volte",
            4: r"quadrupl\w+|quattro volte",
        },
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    quotes=Quotes(("«»", "“”"), points_out=True),
    stops=_STOPS,
    labels=Labels(
        question=words("domanda"),
        answer=words("risposta"),
        particles=words("da de di del della la"),
    ),
    function_words=_FUNCTION_WORDS,
    elision=True,
    lone="aeioè",
    stemmer="italian",
)

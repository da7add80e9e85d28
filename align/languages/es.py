"""Spanish."""

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
    Quotes,
    Ranges,
    Stops,
    words,
)
from align.languages.romance import SHARED

_STOPS = Stops(
    heads=words(
        """Sr Sra Sres Sras Srta D Dña Dr Dra Dres Prof Ing Lic Gral Cnel Cap Sto Sta Mons p.ej
        Mr Mrs Arq Abg Lcdo Lcda Excmo Excma Ilmo Ilma Hno Hna Pbro Cmdte Tte Cabo Sgto Mtro
        Mtra cf ed trad aprox máx mín apdo Fr Rvdo Rvda Mgs C.P c Dpto v.gr"""
    ),
    numbered=words(
        """núm núms art arts cap pág págs vol fig No Nº t p pp tab ap párr inc lit nº tel tfno
        fasc fol f Art Fig Pág Vol lám ej sec"""
    ),
    tails=words("etc a.C d.C sgtes ss"),
    plain=words("bien mar ex extra mini pro Post Mini Super"),
    openers=words(
        """a además ahora al algunas algunos allí antes aquí así aun aunque ayer cada casi como
        con cómo cuando cuándo cualquier cuál cuáles de del desde después donde dónde dos
        durante e el él ella ellas ellos en entonces entre era eran es esa esas ese eso esos
        esta está estaba están estas este esto estos fue fueron ha había hace hacia han hasta
        hay hoy la las le les lo los luego mañana más me mi mientras mis muchas mucho muchos muy
        nada nadie ni ningún no nos nosotros nuestra nuestro o otra otras otro otros para pero
        poco por porque pues puede que qué quien quién quiénes se sea según ser si sí sin sino
        sobre solo sólo son su sus también tampoco tan tanto te tiene todas todavía todo todos
        tras tres tu tú un una unas uno unos usted ustedes y ya yo allá éste ésta aquel aquella
        aquellos aquellas mía nuestros nuestras calcule demuestre halle véase debido hubo dijo
        decía"""
    ),
    either=SHARED - {"Sr"}
    | words(
        """Ud Uds Vd Vds EE.UU Avda Av Cía Ltda d.J.C a.J.C a.e.c e.c a.de.C d.de.C A.C
        ene feb abr jun jul ago sept oct nov dic Bros P.D S.L S.A.U Depto"""
    ),
    headings=words(
        """capítulo sección parte artículo anexo tabla figura libro acto escena tomo volumen
        lección unidad ejercicio paso regla teorema lema definición ejemplo título tema cuestión
        cuadro apéndice párrafo"""
    ),
    lettered=words(
        """vitamina plan punto clase tipo opción grupo sección columna línea conjunto ángulo
        hepatitis variante bloque nivel equipo puerta letra recta"""
    ),
)
_FUNCTION_WORDS = words(
    """el la los las un una de del y es son era en que no por para con su sus se lo al como más pero
    o este esta estos estas ha han había ser muy sin sobre entre cuando donde también"""
)

_NEGATION = Negation(
    free=(r"gratis|gratuit\w*", r"cuest\w*|cost\w*|pag\w*|cobr\w*"),
    forbids=r"prohib\w+",
    opposes=r"olvid\w+|"
    r"opus\w*|opon\w*|opuest[oa]s?(?= al?\b)|obje\w+"
    r"|reh[uú]s\w*|neg(?:ó|ar\w*|ad[oa]s?|aba|aban|ando)|nieg\w+|dud\w+|protest\w*|contra",
    answers=(
        "sí|todos|todas|todo|siempre|ambos|ambas",
        "no|nunca|jamás|nadie|nada|ninguno|ninguna",
    ),
    openly=(r"no(?!\.)|nunca|jamás|nadie|nada|ning[uú]n\w*|tampoco|ni",),
    plainly=(
        (
            r"sin|im(?:poss|prob|p[er]?rob|pat|perf|par[cz]|prud|m?[oó]b)\w*|in(?:a[cdp]|"
            "cap|cert|suf|[uú]t|just|com[pu]|con[nsv]|co[nr]|cr[eoé]|d[eé]f|d[eé]p|"
            "d[ei]sp|eff|ef|[eé]g|exist|exp|f[ei]n|habi|hum|quiet|sat|sens|s[eé][cg]|sop|"
            r"sup|tol|val|vis|viab)\w*|irr\w+|il[eí][gc]\w*|des(?!de|pu[eé]s|cri|t[ai]n|eo"
            r"|arroll)\w{4,}"
        ),
        (
            r"neg(?:ó|ar|a[nb]?|ado|aron|ativa)\w*|rechaz\w*|falt\w*|carec\w*|ausen\w*|"
            r"fracas\w*|prohib\w*|imp[ie]d\w*|evit\w*|apenas|escas\w*|rara vez|"
            "raramente|poco clar[oa]"
        ),
    ),
    somehow=(
        (
            r"poc[oa]s?|hasta|en lugar|en vez|salvo|excepto|contra|perd\w*|pérdida\w*|"
            r"dud\w*|difícil\w*|sol[oa]\w*|sólo|demasiad\w*|otr[oa]s?|menos|dej[aóe]\w*|"
            r"ces\w*|olvid\w*|qued\w*|aún|todavía|opon\w*|opuest\w*|ignor\w*|exclu\w*|"
            r"abandon\w*|mal|antes|fuera"
        ),
    ),
    idioms=(
        (
            r"(?:no hay )?nada (?:es|era|hay) "
            r"(?:más \w+|mejor|peor) que|no hay nada (?:más \w+|mejor|peor)"
        ),
        (
            r"no tard\w+ en|no lejos|no hace mucho|no mucho (?:después|antes)|"
            r"no (?:más|menos) de|no (?:exced|superi|sobrepas)\w+|"
            r"no (?:mayor|menor|inferior)\w*"
        ),
        (
            "no (?:s[oó]lo|solamente|obstante|menos|más)|¿no|¿por qué no|o no|si no|"
            r"nada más|por nada|ni siquiera(?= un)|no (?:cabe|hay) duda\w*|"
            r"no \w+ (?:más que|sino)|más que nada|nada menos"
        ),
    ),
    put_in="no ",
    repeats=r"nunca|jamás|nadie|nada|ning[uú]n\w*|tampoco|ni",
    extends="[ou]",
)
_MODALITY = Modality(
    duty=(
        "deb(?:e|en|emos|éis|ía|ían|erá|erán|ería|erían|ió|ieron)|hay que|habrá que|"
        r"ten(?:ga|gan|emos|éis|er|ía|ían|drá\w*) que|tienen? que|tuv\w+ que|"
        r"obligad\w*|necesari\w*|es preciso|obligatori\w*"
    ),
    leave=(
        r"pued\w+|pod(?:emos|éis|ía|ían|rá|rán|ría|rían|er)|pudo|pudier\w+|permit\w*|"
        r"posib\w*|quizás?|tal vez|probable\w*|capa[zc]\w*"
    ),
)


def _numerals() -> dict[str, Numeral]:
    return spoken(
        "dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce,trece,catorce,quince,"
        "dieciséis,diecisiete,dieciocho,diecinueve,,veintiuno veintiún veintiuna,veintidós,"
        "veintitrés,veinticuatro,veinticinco,veintiséis,veintisiete,veintiocho,veintinueve",
        ",veinte,treinta,cuarenta,cincuenta,sesenta,setenta,ochenta,noventa",
        {1000: "mil", 10**6: "millón millones", 10**9: "millardo", 10**12: "billón billones"},
        {0: "cero medianoche", 1: "uno un una primer primero primera primeros primeras",
         2: "segundo segunda ambos ambas par doble dobles dúo", 7: "semana semanas", 10: "década "
         "décadas decena decenas", 12: "docena docenas mediodía", 15: "quincena",
         20: "veintena", 100: "centenar centenares siglo siglos", 1000: "millar millares miles",
         3: "tercer tercero tercera triple trío", 4: "cuarto cuarta"},
        {Fraction(1, 2): "mitad medio media", Fraction(1, 3): "tercio",
         Fraction(2, 3): "tercios", Fraction(1, 4): "cuartos"},
        hundreds="cien ciento,doscientos doscientas,trescientos trescientas,cuatrocientos "
        "cuatrocientas,quinientos quinientas,seiscientos seiscientas,setecientos setecientas,"
        "ochocientos ochocientas,novecientos novecientas",
        ordinals=[
            (stem + end, value)
            for value, stem in enumerate(["quint", "sext", "séptim", "octav", "noven", "décim"], 5)
            for end in "oa"
        ],
    )  # fmt: skip


_NAMES = Names(
    articles="el|los|las",
    titles=(
        r"Sr|Sra|Srta|Dr|Dra|Don|Doña|Señor\w*|Presidente?a?|Primer\w?|Ministr\w+|Rey|Reina|"
        r"Reyes|Príncipe|Princesa|Duque\w*|Conde\w*|Emperador|Emperatriz|Papa|San|Santo|Santa|"
        r"Padre|Fray|Sor|Tío|Tía|General\w*|Coronel|Capitán|Comandante|Teniente|Sargento|"
        r"Profesora?|Doctora?|Juez\w?|Alcalde\w*|Senadora?|Diputad\w+|Embajadora?|Lord|Lady|"
        r"Sir"
    ),
    common=(
        r"Consejo|Comité|Comisión|Asamblea|Parlamento|Senado|Congreso|Cortes|Gobierno|"
        r"Ministerio|Estados?|República|Reino|Unión|Federación|Naciones|Dios|Navidad|Pascua|"
        r"Internet|Iglesia|Universidad|Escuela|Academia|Instituto|Banco|Agencia|Corte|"
        r"Tribunal|Partido|Guerra|Tratado|Revolución|Imperio|Norte|Sur|Este|Oeste|Occidente|"
        r"Oriente|Medio|Gran|Grandes|Nuev[oa]s?|Alt[oa]|Primer\w?|Segund[oa]|Mar|Lago|Monte|"
        r"Islas?|Calle|Avenida|Plaza|Puente|Museo|Palacio|Castillo|Hotel|Copa|Liga|Premio"
    ),
    customs={
        "White House": ("Casa Blanca",),
        "AI": ("IA",), "AIDS": ("SIDA",), "DNA": ("ADN",), "ECB": ("BCE",), "EU": ("UE",),
        "GDP": ("PIB",), "HIV": ("VIH",), "IAEA": ("OIEA",), "ICC": ("CPI",), "ILO": ("OIT",),
        "IMF": ("FMI",), "NATO": ("OTAN",), "NGO": ("ONG",), "OECD": ("OCDE",),
        "UAE": ("EAU",), "UFO": ("OVNI",), "UN": ("ONU",), "USSR": ("URSS",), "WHO": ("OMS",),
        "WTO": ("OMC",),
        "Alps": ("Alpes",), "Channel": ("Mancha",), "Danube": ("Danubio",), "Rhine": ("Rin",),
        "Seine": ("Sena",), "Thames": ("Támesis",), "Tagus": ("Tajo",), "Wales": ("Gales",),
        "Cornwall": ("Cornualles",), "Burgundy": ("Borgoña",), "Bavaria": ("Baviera",),
        "Saxony": ("Sajonia",), "Flanders": ("Flandes",), "Ganges": ("Ganges",),
        "Nile": ("Nilo",),
    },
)  # fmt: skip
LANGUAGE = Language(
    "es",
    opposites={
        "left": r"izquierd\w+",
        "right": r"derecha|derecho(?= (?:del?|de la)\b)|(?:brazo|pie|ojo|lado|margen) derecho",
        "north": r"norte\w*|septentrional\w*|nor(?:este|oeste)",
        "south": r"sur(?:eñ\w+)?|meridional\w*|sud\w+|surest\w+|suroest\w+",
        "east": r"este(?=[\s]*[.,;]| del? )|oriental\w*|oriente|noreste|sureste",
        "west": r"oeste|occident\w*|noroeste|suroeste",
        "more": (
            r"aument\w+|subi(?:r|ó|eron|da|do)\w*|suben?|crec\w+|increment\w+|alza\w*|"
            r"ascend\w+"
        ),
        "less": (
            r"disminu\w+|baj(?:ó|ar|aron|ando|ada|ado|an)\w*|redu[cj]\w+|"
            r"ca(?:yó|er|ída|ido|yeron|en|e)\w*|descen[ds]\w+|declin\w+|recort\w+"
        ),
        "before": "antes de",
        "after": r"después de(?! (?:bien )?\w+ado\b)",
        "open": r"abr\w+|abiert\w+|apertura",
        "closed": r"cerr\w+|cierr\w+",
        "win": r"gan(?:ó|ar|aron|a|an|ado|aba|ará|aban|ando)|venc\w+|victoria\w*",
        "lose": r"p[ei]e?rd\w+",
        "buy": r"compr(?:ó|ar|aron|a|an|ado|ará|aba|ando|é)|adquir\w+",
        "sell": r"vend(?:ió|er|ieron|e|en|ido|ida|erá|ía|í)|venta\w*",
        "husband": "maridos?|esposos?",
        "wife": "esposas?|mujer(?:es)?",
        "brother": "hermanos?",
        "sister": "hermanas?",
        "son": "hijos?",
        "daughter": "hijas?",
        "father": "padres?|papá",
        "mother": "madres?|mamá",
        "mr": "Sr|señor(?:es)?",
        "mrs": "Sra|Srta|señoras?|señoritas?",
        "summer": r"verano\w*|estival\w*",
        "winter": r"invierno\w*|invernal\w*",
        "morning": "(?:por|de|cada|esta|esa|aquella) (?:la )?mañana",
        "evening": "noches?|anochecer|tardes?",
        "hot": r"calientes?|calor|cálid\w+",
        "cold": r"fr[íi][oa]s?|fresc\w+|helad\w+",
        "full": r"llen[oa]s?|repleto\w*",
        "empty": r"vací[oa]s?|vacia\w*",
        "rich": "ric[oa]s?",
        "poor": "pobres?",
        "strong": "fuertes?|fuertemente",
        "weak": "débil(?:es)?|débilmente",
        "dead": r"muert\w+|mur\w+|muer\w+|falleci\w+",
        "alive": r"viv[oa]s?|con vida|sobreviv\w+",
        "arrive": r"lleg\w+",
        "leave": r"sal(?:ió|e|en|ir|ida|idas|ieron|drá)|part(?:ió|e|en|ir|ida|ieron)|zarp\w+",
        "begin": r"comen\w+|empe\w+|empie\w+|inici\w+",
        "end": r"termin\w+|acab\w+|final\w*|fin",
        "allow": r"permit\w+|permis\w+|autoriz\w+|autoric\w+",
        "forbid": r"proh[íi]b\w+",
        "only": r"sol[oa]mente|s[oó]lo|únicamente|exclusivamente",
        "all": r"todos|todas|todo el mundo",
    },
    loosely={
        "before": r"antes|previ\w+|hasta|anterior\w*|ante|delante|vísperas?",
        "after": (
            r"después|tras|luego|más tarde|posterior\w*|sigu\w+|desde|cuando|en cuanto|"
            "una vez|al cabo|detrás"
        ),
        "only": r"sol[oa]s?|únic[oa]s?|salvo|excepto|apenas|nadie|sino|más que",
        "all": r"tod[oa]s?|cada|cualquier\w*|ambos",
    },
    marks=Marks(
        tags="verdad|no|sabes?|entiendes?|eh|cierto|vale",
        interrogatives=(
            "qué|quién|quiénes|cuál|cuáles|cuándo|dónde|adónde|por qué|cómo|cuánt[oa]s?|"
            "(?:de|a|para|por|con|en|desde|hasta) (?:qué|quién|quiénes|cuál|cuáles|dónde|"
            "cuánd?t?[oa]s?)|si"
        ),
        reports=r"pregunt\w+",
        requests=(
            r"nombr\w+|cit[ea]\w*|descri\w+|expli\w+|indi[cq]\w+|d[ií]\w{0,4}|mencion\w+|"
            r"enumer\w+|señal\w+"
        ),
    ),
    ranges=Ranges("de|del|desde", "a|al|hasta", since="desde|a partir del?", until="hasta"),
    calendar=Calendar(
        people=words("julio"),
        holidays={
            (1, 1): r"año nuevo",
            (2, 14): r"san valentín",
            (3, 8): r"día (?:internacional )?de la mujer",
            (5, 1): r"día del trabajo|día de los trabajadores",
            (10, 31): r"halloween",
            (12, 24): r"nochebuena",
            (12, 25): r"navidad",
            (12, 31): r"nochevieja|víspera de año nuevo|fin de año",
        },
    ),
    measures=Measures(
        coins={
            "centavo": "centavo centavos céntimo céntimos",
            "cent": "cent cents",
            "penny": "penique peniques",
            "kopeck": "kópek kópeks kopek kopeks kopeika kopeikas copecas",
        },
        phrases={"punto porcentual": "percentage-point", "puntos porcentuales": "percentage-point"},
    ),
    numerals=Numerals(
        _numerals,
        below=("menos", "bajo cero"),
        above=("más", "sobre cero"),
        shares={
            Fraction(1, 3): "(?:la|una) tercera parte",
            Fraction(2, 3): "dos terceras partes",
            Fraction(1, 4): "un cuarto de|(?:la|una) cuarta parte",
            Fraction(3, 4): "tres cuart[oa]s(?: partes)?",
            Fraction(1, 5): "un quinto|(?:la|una) quinta parte",
            Fraction(1, 10): "(?:la|una) décima parte",
        },
        scales={"mil millones": 9},
        joins=words("y"),
        each="cada",
        times=(
            (r"\b(?P<hour>\w+) y media", 30),
            (r"\b(?P<hour>\w+) y cuarto", 15),
            (r"\b(?P<hour>\w+) menos cuarto", -15),
            (r"\b(?P<hour>\w+) menos (?P<minute>\w+)", -1),
        ),
        multiples={
            2: r"dobles?|duplic\w+|dos veces",
            3: r"triples?|triplic\w+|tres veces",
            4: r"cuádruple|cuadruplic\w+|cuatro veces",
        },
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    quotes=Quotes(("«»", "“”"), points_out=True),
    stops=_STOPS,
    labels=Labels(
        question=words("pregunta"),
        answer=words("respuesta"),
        particles=words("de del la dos y e"),
    ),
    function_words=_FUNCTION_WORDS,
    lone="aeouy",
    stemmer="spanish",
    names=_NAMES,
)

"""German."""

from __future__ import annotations

import re
from fractions import Fraction

from align.languages.model import (
    Calendar,
    Inside,
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
    Role,
    Stops,
    numbered,
    role_of,
    words,
)

_STOPS = Stops(
    heads=words(
        """Hr Hrn Fr Frl Dr Prof Dipl Ing Hl St Gen Oberst Hptm Lt bzw ca vgl sog inkl exkl evtl
        ggf insb insbes zzgl gem z.B d.h u.a u.U i.d.R z.T m.E i.H.v a.D s.o s.u o.g v.a geb
        gest Abk einschl allg bes ehem etc.p usf gegr Mr Mrs Ms Fa Fam max mind min ungef
        voraussichtl verst verh kath röm griech lat engl frz ital Hrsg Bearb Übers Dir Präs
        Hauptm Feldw Uffz Obltn Pfr Bgm Mag Abg Rep Vors stellv Stv kgl i.A i.V a.a.O v.l.n.r
        m.a.W i.e.S i.w.S d.s Bsp vorm nachm durchschn hrsg Dkfm Obstlt Frhr Gebr Kpt Ldgr"""
    ),
    numbered=words(
        """Nr Nrn Art Abs Abb Bd Bde S Kap Tab Ziff Anm Anl Aufl Jg Hf lit Lit Rn Rdnr Rz Fn Bl
        Gr Ausg Vers Sp Z Halbs Var Buchst Anh Whg Zf Tz Kl Vol vol Pos Tafel Taf Rdn Beil Heft"""
    ),
    tails=words("usw etc u.a.m u.v.m u.v.a u.v.a.m ff u.dgl dgl o.Ä o.ä u.Ä u.ä"),
    either=words(
        """Str Inc Ltd Co Corp U.S Jr Sr Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez e.V
        Mio Mrd Tsd Std Min Sek v.Chr n.Chr Jh Jahrh Jhd Jhdt v.u.Z u.Z n.u.Z Bhf Hbf Mill Pl
        GmbH"""
    ),
    openers=words(
        """aber alle allein allerdings als also am an andere anders auch auf aus außerdem bei
        beide bereits bis bisher da dabei dadurch dafür daher damals damit danach daneben dann
        daran darauf darin darüber darum das dass davon dazu den denn dennoch der deren deshalb
        dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem
        einen einer eines einige er erst es etwa euch für ganz gegen genau gestern gleichzeitig
        hat heute hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in insgesamt
        ist ja jede jeder jedes jedoch jemand jetzt kein keine können laut man manche mehr mein
        meine mit nach nachdem neben nein nicht nichts niemand noch nun nur ob obwohl oder ohne
        schon sehr sein seine seinem seinen seiner seit seitdem selbst sich sie sind so sobald
        solche somit sondern später trotz trotzdem über um und uns unser unsere unter viele
        vielleicht vom von vor während wann war waren warum was wegen weil weitere welche wenn
        wer werden wie wieder wir wird wo wurde wurden zu zudem zuerst zuletzt zum zur zwar zwei
        zwischen allen beim ans dir mich dich solch ihres seines wessen deines gewiss etwas
        wenige derselbe ferner folglich ebenso eben einst endlich freilich gerade gut
        schließlich überall übrigens vorher wahrscheinlich zunächst"""
    ),
    plain=words("mich May No"),
    ordinals=True,
    headings=words(
        """kapitel abschnitt teil artikel anhang anlage tabelle abbildung buch akt szene band
        lektion übung schritt paragraph regel satz lemma definition beispiel aufgabe frage thema
        stufe aufzug auftritt modul tag schaubild karte"""
    ),
    lettered=words(
        """vitamin plan punkt klasse typ gruppe gerade geraden menge winkel ecke hepatitis
        variante block buchstabe oder anlage anhang kategorie gebäude"""
    ),
    endings=words("str pl"),
)
_LABELS = Labels(
    question=words("frage"),
    answer=words("antwort"),
    particles=words("van von der den zu"),
)
_CALENDAR = Calendar(
    holidays={
        (1, 1): r"neujahr",
        (2, 14): r"valentinstag",
        (3, 8): r"frauentag",
        (5, 1): r"maifeiertag|tag der arbeit",
        (5, 9): r"tag des sieges",
        (10, 3): r"tag der deutschen einheit",
        (10, 31): r"halloween|reformationstag",
        (12, 24): r"heiligabend|heilig\w+ abend",
        (12, 25): r"weihnachtstag|weihnachten",
        (12, 31): r"silvester\w*|neujahrsnacht",
    },
    # The genitive: «Ende des Januars».
    mentions={
        "jan": 1,
        "feb": 2,
        "apr": 4,
        "aug": 8,
        "sept": 9,
        "okt": 10,
        "nov": 11,
        "dez": 12,
        **numbered(
            "januars, februars, märzs, aprils, mais, junis, julis, augusts, septembers, oktobers, "
            "novembers, dezembers"
        ),
    },
    capitals=True,
)
_NEGATION = Negation(
    free=(
        r"gratis|umsonst|kostenfrei\w*|unentgeltlich\w*",
        r"kost\w*|\w*zahl\w*|gebühr\w*|entgelt\w*",
    ),
    forbids=(
        r"verbot\w*|verbiet\w*|untersag\w*|(?:darf|darfst|dürfen|"
        r"dürft) (?:[^\s.,;]+ ){0,6}?(?:nicht|kein\w*)"
    ),
    opposes=r"verg(?:ess|iss|a[sß])\w*|"
    r"widersp\w+|einw[aä]nd\w*|dagegen|ablehn\w*|lehnten?|abgelehnt\w*|weiger\w*|verweiger\w*|zweif\w*|bestr[ei]+t\w*|protest\w*|zöger\w*",
    answers=(
        "ja|jawohl|doch|alle|alles|immer|beide",
        "nein|nie|niemals|niemand|nichts|keiner|keine|keines|keins|nirgends|nirgendwo",
    ),
    openly=("nein|nicht(?!-)|kein\\w*|nie|niemals|niemand\\w*|nichts|nirgend\\w*|weder",),
    plainly=(
        "ohne|un(?!d|ter|ser|i|gefähr|längst)\\w{4,}|nicht\\w+|miss\\w+|fehl\\w*|\\w+los(?:e[nrsm]?)?",
        "kaum|scheiter\\w*|warn\\w*|gewarnt\\w*|verwarn\\w*|Verzicht\\w*|unklar\\w*",
    ),
    somehow=(
        "schlecht\\w*|schwer\\w*|schwierig\\w*|selten|wenig\\w*|statt\\w*|gegen|verhinder\\w*|vermeid\\w*|verweiger\\w*|ab(?:ge)?lehn\\w*",
        "lehn\\w+|bestr[ei]+t\\w*|dementier\\w*|außer\\w*|bevor|bis|verbot\\w*|verbiet\\w*|mangel\\w*",
        "zweif\\w*|nur|zu|noch|anders|sondern|verlor\\w*|verlier\\w*|aufh\\w*|stopp\\w*",
    ),
    idioms=(
        r"nichts (?:ist|war|schmeckt) (?:\w+ )?\w+er als",
        r"nicht umhin",
        (
            r"dauer\w* (?:\w+ )?nicht (?:mehr )?lange|"
            r"nicht (?:weit|lange|viel) (?:von|weg|entfernt|nach\w*|später|davor|zuvor|vor)|"
            "nicht (?:mehr|weniger|länger|höher|größer|älter|jünger|später|früher) als|"
            r"nichts(?: \w+){0,4} (?:außer|als)|kein\w*(?: \w+){0,2} (?:außer|als)"
        ),
        "(?<!habe )(?<!hat )(?<!haben )(?<!hatte )(?<!hatten )kein\\w* Zweifel",
        # A superlative, and a joke.
        r"(?:noch )?nie(?:mals)?(?: zuvor)? so|nicht ganz ernst\w*",
        "nicht nur|nicht zuletzt|nicht einmal|wenn nicht|ob oder nicht",
    ),
    put_in="nicht ",
    near=(3, 2),
    before=8,
    extends="oder",
)
_MODALITY = Modality(
    duty=r"m[uü]ss\w*|soll\w*|verpflichtet|hat zu|haben zu|nötig|notwendig|erforderlich",
    leave=r"dürf\w*|darf\w*|könn\w*|kann\w*|möglich\w*|vielleicht|wohl|erlaub\w*",
)
_MEASURES = Measures(
    compounds=True,
    coins={
        "cent": "cent cents",
        "penny": "pence",
        "pennies": "pennys",
        "kopeck": "kopeke kopeken",
        "rappen": "rappen",
        "grosz": "groschen",
        "centime": "centimes",
        "centavo": "centavos",
    },
    phrases={"prozentpunkt": "percentage-point"},
    money={"dollars": "dollar", "sterling": "pound"},
    units={"kilo": "kilogram", "kilos": "kilogram"},
    endings="n s en e es",
)
_NAMES = Names(
    nouns_with_capitals=True,
    nouns=r"\w{3,}(?:ung|heit|keit|schaft|tion|ität|nis|ismus|mitglied)(?:e[nrs]?|en|s)?",
    articles=(
        r"d(?:er|ie|as|em|en|es)|(?:k?ein|dies|jed|ihr|sein|unser)(?:e[mnrs]?)?|"
        r"zu[mr]|im|ins|am|vom|beim"
    ),
    titles=(
        r"Herrn?|Frau|Fräulein|Dr|Prof|Professor\w*|Doktor|Präsident\w*|Kanzler\w*|Minister\w*|König\w*|"
        r"Kaiser\w*|Prinz\w*|Herzog\w*|Graf\w*|Gräfin|Freiherr\w*|Baron\w*|Papst\w*|Sankt|Pater|Bruder|"
        r"Schwester|Onkel|Tante|General\w*|Oberst|Hauptmann|Kapitän|Leutnant|Feldwebel|Richter\w*|"
        r"Bürgermeister\w*|Senator\w*|Botschafter\w*|Direktor\w*|Lord|Lady|Sir"
    ),
)
_FUNCTION_WORDS = words(
    """der die das den dem des ein eine einen einem einer eines und ist sind war waren wird werden
    wurde wurden worden hat haben hatte sein seine seinen ihr ihre ihren er sie es wir ich nicht
    mit von vom zu zum zur im in am an auf aus bei bis für nach über unter vor als auch wie dass
    daß wenn aber oder so man sich noch nur um durch gegen ohne zwischen kann muss soll will also
    was wer wo dies diese dieser dieses einige alle mehr sehr her hin so bin"""
)

_DE_UNITS = str.split(
    "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS = str.split("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def german_number(value: int) -> str:
    """A number from 0 to 999 as a word: 42 -> ``zweiundvierzig``."""
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _german_below_hundred(rest)
    return f"{_DE_UNITS[hundreds]}hundert" + (_german_below_hundred(rest) if rest else "")


def _german_below_hundred(value: int) -> str:
    if value < 20:
        return _DE_UNITS[value]
    tens, unit = divmod(value, 10)
    return (f"{_DE_UNITS[unit]}und" if unit else "") + _DE_TENS[tens - 2]


def _numerals() -> dict[str, Numeral]:
    found: dict[str, Numeral] = {}
    for value in range(1000):
        word = german_number(value)
        found[word] = Numeral(Fraction(value), "vague" if value < 2 else role_of(value))
        ending = "t" if value % 100 < 20 and value % 100 else "st"
        for end in ("e", "en", "er", "es", "em"):
            stem = {1: "ers", 3: "drit", 7: "sieb", 8: "ach"}.get(value, word)
            ordinal = f"{stem}{ending if value != 3 else 't'}{end}"
            role: Role = "vague" if value < 4 else role_of(value)
            found.setdefault(ordinal, Numeral(Fraction(value), role, last=True))
        if value % 10 == 0 and 20 <= value < 100:
            for end in ("er", "ern"):  # in den Vierzigern
                found[f"{word}{end}"] = Numeral(Fraction(value), "tens", last=True)
    for word, value in (("hundert", 100), ("tausend", 1000), ("million", 10**6),
                        ("millionen", 10**6), ("mio", 10**6), ("milliarde", 10**9),
                        ("milliarden", 10**9), ("mrd", 10**9), ("billion", 10**12),
                        ("billionen", 10**12)):  # fmt: skip
        found[word] = Numeral(Fraction(value), "scale")
    for forms, value in (("eins eine einen einer eines einem einmal einzige einzigen erst", 1),
                         ("beide beiden beider beides zweimal doppelt doppelte paar zwo", 2),
                         ("dreimal dreifach drittens", 3), ("viermal", 4), ("dutzend", 12),
                         ("dutzende", 12), ("hunderte hunderten", 100),
                         ("tausende tausenden", 1000), ("jahrzehnt jahrzehnte jahrzehnten", 10),
                         ("jahrhundert jahrhunderts", 100), ("mittag", 12)):  # fmt: skip
        for word in forms.split():
            found[word] = Numeral(Fraction(value), "vague")
    for forms, share in (("halb halbe halben halber hälfte", Fraction(1, 2)),
                         ("halbiert halbierte halbierten halbieren", Fraction(1, 2)),
                         ("viertel", Fraction(1, 4)), ("drittel", Fraction(1, 3)),
                         ("anderthalb eineinhalb", Fraction(3, 2))):  # fmt: skip
        for word in forms.split():
            found[word] = Numeral(share, "part")
    return found


_STEM = re.compile(r"(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|doppel)(?=\w{3})")
#: ``Achtzigerjahren``, also in ``Achtzigerjahremusik``.
_DECADE = re.compile(r"(\w+[zß]ig)er(?=jahre)")


def _inside(word: str) -> Inside | None:
    """A number inside a word: ``zweitausendachtzehn``, ``dreimonatig``."""
    value = _thousands(word)
    if value is not None:
        return Inside(frozenset({value}), whole=True)
    decade = _DECADE.match(word)
    if decade and decade[1] in LANGUAGE.numerals.known:
        tens = LANGUAGE.numerals.known[decade[1]].value
        years = frozenset(century + tens for century in (0, 1800, 1900, 2000))
        return Inside(years, whole=True)
    stem = _STEM.match(word)
    if stem is None:
        return None
    numeral = LANGUAGE.numerals.known.get(stem[1])
    return Inside(frozenset({numeral.value if numeral else Fraction(2)}))


def _thousands(word: str) -> Fraction | None:
    known = LANGUAGE.numerals.known
    head, found, tail = word.partition("tausend")
    if not found or (head and head not in known) or (tail and tail not in known):
        return None
    thousands = known[head].value if head else Fraction(1)
    return thousands * 1000 + (known[tail].value if tail else 0)


LANGUAGE = Language(
    "de",
    opposites={
        "left": r"links\w*|linke[nrsm]?",
        "right": (
            r"rechts(?!\w)|rechte[nrsm]?(?= (?:\w*(?:seite|ufer)|Hand|Arm|Bein|Fuß|Auge|Ohr|"
            r"Ecke|Rand|Flügel|Schulter|Knie|Spur)\w*)|nach rechts"
        ),
        "north": r"nord\w*|nörd\w+",
        "south": r"süd\w*",
        "east": r"ost(?!er|küstenzeit)\w*|östlich\w*|\w*osten\w*|\w+ost",
        "west": r"west\w*",
        "more": (
            r"stieg\w*|steig\w+|(?:an)?gestiegen\w*|erhöh\w+|zunahm\w*|zunehm\w+|"
            r"zugenommen\w*|nahm\w* [^.;]{0,40}\bzu|wuchs\w*|wachs(?:en|t|end)\w*|wächst|"
            r"gewachsen\w*|\w*wachstum\w*|\w*anstieg\w*|zuwachs\w*|zunahme\w*|vergrößer\w+"
        ),
        "less": (
            r"sank\w*|sink\w+|gesunken\w*|fiel(?:en)?|fällt|gefallen\w*|verringer\w+|"
            r"reduzier\w+|\w*rückgang\w*|zurückg(?:ing|egangen|eh)\w*|abnahm\w*|abnehm\w+|"
            r"gesenkt\w*|senk(?:en|t|te|ten|ung)\w*|schrumpf\w+|verminder\w+"
        ),
        "before": "vor|bevor|ehe",
        "after": r"nachdem|danach|nach d(?:em|er|en)|nach eine[rm]|nach (?:zwei|drei|\d)\w*",
        "at least": ("mindestens|wenigstens|nicht weniger als"),
        "at most": ("höchstens|nicht mehr als|maximal"),
        "over": ("(?<!nicht )mehr als(?! (?:nur|genug))"),
        "under": ("(?<!nicht )weniger als"),
        "first half": "erste[nr]? (?:Jahresh|H)älfte|erste[nr]? (?:Halbzeit|Halbjahr)",
        "second half": "zweite[nr]? (?:Jahresh|H)älfte|zweite[nr]? (?:Halbzeit|Halbjahr)",
        "open": r"offen\w*|(?:ge)?öffne\w*|eröffne\w*|auf",
        "closed": r"geschlossen\w*|schlie[sß]+\w*|schloss\w*|zu|verschlossen\w*|geschl\w+",
        "win": r"gew(?:inn|ann|onn)\w*|sieg\w*|Sieg\w*",
        "lose": r"verlier\w*|verlor\w*",
        "buy": r"(?:ge)?kauf(?:t|te|ten|en|st)|erw(?:arb|erb|orb)\w*|Kauf",
        "sell": r"verkauf\w*|veräußer\w*",
        "husband": r"Ehem[aä]nn\w*|(?:mein|dein|sein|ihr|unser)(?:e[mnrs]?)? Mann(?:es)?",
        "wife": r"Ehefrau\w*|Gattin\w*|(?:mein|dein|sein|ihr|unser)(?:e[mnrs]?) Frau(?:en)?",
        "brother": "Br[uü]der[ns]?",
        "sister": "Schwestern?",
        "son": "S[oö]hn(?:e[ns]?|s)?",
        "daughter": "T[oö]chtern?",
        "father": "V[aä]ter[ns]?|Papa",
        "mother": "M[uü]tter[ns]?|Mama",
        "mr": "Herrn?",
        "mrs": "Frau|Fräulein",
        "summer": r"Sommer\w*|sommer\w*",
        "winter": r"Winter\w*|winter\w*",
        "morning": r"(?:am|jeden|eines|diesen|nächsten) Morgens?|morgens|vormittags?",
        "evening": r"Abend\w*|abends",
        "hot": r"heiß\w*|warm\w*|wärm\w+",
        "cold": r"kalt\w*|kält\w+|kühl\w*",
        "full": r"voll(?:e[mnrs]?)?|gefüllt\w*",
        "empty": r"leer(?:e[mnrs]?)?|geleert\w*|leerte\w*",
        "rich": r"reich(?:e[mnrs]?)?|wohlhabend\w*",
        "poor": "arm(?:e[mnrs]?)?",
        "strong": r"stark\w*|stärk\w+|kräftig\w*",
        "weak": r"schwach\w*|schwäch\w+",
        "dead": r"tot(?:e[mnrs]?)?|starb\w*|gestorben\w*|getötet\w*|stirbt",
        "alive": r"lebendig\w*|am Leben|lebt|lebend\w*|überleb\w+",
        "arrive": r"ank(?:am|omm)\w*|angekommen\w*|Ankunft|(?:komm|trifft|traf|kam)\w* (?:an|ein)",
        "leave": r"abf(?:ahr|uhr)\w*|abgefahren|Abfahrt|Abreise|abgereist|reiste ab|Abflug",
        "begin": r"beg(?:inn|ann|onn)\w*|Anfang\w*|angefangen|startet\w*|fing an|fängt an",
        "end": r"ende(?:t|te|ten|n)?|Ende|beendet\w*|aufgehört|endet\w*",
        "allow": r"erlaub\w*|gestatt\w*|zugelassen\w*",
        "forbid": r"verb[oi]\w*t\w*|verbiet\w*|untersag\w*",
        "only": r"nur|ausschließlich|lediglich",
        "all": r"jedermann|alle[nr]?(?! (?:dings|in)\b)",
    },
    loosely={
        "before": r"vorher|zuvor|früher|bis|voraus\w*|vorig\w*|vorab|vorm|davor|eher",
        "after": r"nach\w*|später|seit\w*|als|darauf\w*|folg\w+|sobald|hinter\w*|dann|hernach",
        "at least": "zumindest|minimum|ab",
        "at most": "bis|maximum|nur",
        "over": r"mehr|über\w*",
        "under": r"weniger|unter\w*|fast|knapp|beinahe|nicht einmal",
        "only": r"einzig\w*|allein\w*|bloß|erst|außer|niemand|kein\w*",
        "all": r"jede\w*|all\w*|beide\w*|sämtliche\w*",
    },
    marks=Marks(
        tags=(
            "oder|nicht wahr|nicht|gell|ja|verstehen Sie|verstehst du|wissen Sie|weißt du|"
            "stimmt['’]s"
        ),
        interrogatives=(
            r"wer|wen|wem|wessen|was|welche\w*|wann|wo|wohin|woher|warum|weshalb|wieso|"
            "wozu|wof[uü]r|womit|woran|worin|wovon|worauf|worüber|wie|wieviele?|ob"
        ),
        reports=r"frag\w*|gefragt\w*|befrag\w*|erkundig\w*|wunder\w*",
        requests=r"nenn\w*|beschreib\w*|erklär\w*|gib|geben|zähl\w*|sag\w*|erläuter\w*",
    ),
    ranges=Ranges(
        "von|vom|ab",
        "bis|bis zum|bis zu|auf",
        since="ab|seit|vom|von",
        until="bis(?: zum| zu)?|spätestens",
    ),
    quotes=Quotes(("„“", "»«", "«»"), high_closes=True),
    stops=_STOPS,
    labels=_LABELS,
    calendar=_CALENDAR,
    numerals=Numerals(
        _numerals,
        below=("minus", "unter Null|unter null|unter dem Gefrierpunkt|minus|Kälte|Frost"),
        above=("plus", "über Null|über null|über dem Gefrierpunkt|plus|Wärme"),
        shares={
            Fraction(1, 3): "dritte[rnm]? teil",
            Fraction(1, 4): "vierte[rnm]? teil",
            Fraction(3, 4): "dreiviertel",
            Fraction(1, 5): "ein(?:em|es)? fünftel",
            Fraction(1, 6): "ein(?:em|es)? sechstel",
            Fraction(1, 8): "ein(?:em|es)? achtel",
            Fraction(1, 10): "ein(?:em|es)? zehntel",
        },
        joins=words("und"),
        inside=_inside,
        scales={
            "hundert": 2,
            "tausend": 3,
            "million": 6,
            "mio": 6,
            "milliarde": 9,
            "mrd": 9,
            "billion": 12,
        },
        scale_forms="Hundert|Tausend|Million(?:en)?|Mio|Milliard(?:en?)?|Mrd|Billion(?:en)?",
        each="jede[rsmn]?",
        out_of="von|aus|von je|von jeweils",
        about="Anfang|Mitte|Ende",
        times=(
            (r"\bhalb (?P<hour>\w+)", -30),
            (r"\bviertel nach (?P<hour>\w+)", 15),
            (r"\bviertel vor (?P<hour>\w+)", -15),
            (r"\b(?P<minute>\w+)(?: Minuten)? vor (?P<hour>\w+)", -1),
            (r"\b(?P<minute>\w+)(?: Minuten)? nach (?P<hour>\w+)", 1),
        ),
        multiples={
            2: r"doppelt\w*|verdoppel\w*|zweifach\w*|zweimal",
            3: r"dreifach\w*|verdreifach\w*|dreimal",
            4: r"vierfach\w*|vervierfach\w*|viermal",
            5: r"fünffach\w*|verfünffach\w*|fünfmal",
            10: r"zehnfach\w*|verzehnfach\w*|zehnmal",
        },
    ),
    negation=_NEGATION,
    modality=_MODALITY,
    measures=_MEASURES,
    names=_NAMES,
    function_words=_FUNCTION_WORDS,
    twice=words("die der das den dem sie sehr"),
    lone="",
    stemmer="german",
)

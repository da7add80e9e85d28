"""French."""

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
        """M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste cf av apr env p.ex c.-à-d Gén Cdt Cne Lt
        Mr Mrs bd boul éd coll dir trad rééd fr angl all ital lat gr min max Ets Sgt Adj Col Cap
        Vve Mgrs Drs N.-D i.e litt fém masc loc.cit op.cit Cie R.P MMgr M.-L"""
    ),
    numbered=words(
        """art no n chap fig vol p pp al t arts nos tab ann ch livr sect pl ill f v l par app
        appt bât tél part parag Fig Art Chap Vol Tab"""
    ),
    tails=words("etc hab"),
    openers=words(
        """à afin ainsi alors après au aucun aujourd'hui aussi autre aux avant avec beaucoup bien
        car ce cela celle celui cependant certains ces c'est cet cette chaque comme comment dans
        de depuis derrière des deux donc dont du d'autres elle elles en encore enfin ensuite
        entre est et eux hier ici il ils j'ai je jusqu'à l'un la le les leur leurs lors lorsque
        l'on ma mais malgré même mes moi mon ne ni nos notre nous on or ou où par parce parmi
        pas pendant personne peu plus plusieurs plutôt pour pourquoi pourtant puis puisque
        qu'est quand que quel quelle quelques qui quoi rien s'il sa sans se selon ses seul seule
        si sinon son sous sur ta tandis te tous tout toute toutefois toutes trois très tu un une
        vers voici voilà vos votre vous y"""
    ),
    either=SHARED
    | words(
        """av.J.-C apr.J.-C J.-C s prof doc janv févr avr juil sept oct nov déc M.E.F S.A.R.L E.-U
        É.-U U.R.S.S O.N.U Bros"""
    ),
    headings=words(
        """chapitre section partie article annexe tableau figure livre acte scène tome volume
        leçon unité exercice étape règle théorème lemme définition exemple titre question
        paragraphe"""
    ),
    lettered=words(
        """vitamine plan point classe type option groupe section colonne ligne ensemble angle
        hépatite variante bloc niveau équipe porte lettre droite ou"""
    ),
)
_FUNCTION_WORDS = words(
    """le la les un une des du de et est sont était dans en au aux que qui ne pas par pour sur avec
    il elle ils elles on nous vous se sa son ses leur leurs ce cette ces mais ou où plus été être
    avoir ont avait comme sans sous entre après avant"""
)

_NEGATION = Negation(
    free=(r"gratuit\w*|gratis", r"coût\w*|pay\w*|pai\w*|frais"),
    forbids=r"interdi\w+|défense (?:absolue )?d[e’']|défendu\w*|prohib\w+",
    opposes=r"oubli\w*|ni(?:er|é\w*|a(?:it|ient)?|ent|e)|démen\w+|"
    r"oppos(?!ée?s?\b)\w+|opposée?s?(?= (?:à|aux?)\b)|object\w*|refus\w+"
    r"|contest\w+|dout\w+|protest\w*|hésit\w+|(?:est|sont|suis|es|êtes|sommes|étai\w+|"
    r"être|rien|pas|vot\w+|prononc\w+) contre",
    answers=(
        "oui|si|ouais|tous|toutes|tout|toujours",
        "non|jamais|personne|rien|aucun|aucune|nulle part",
    ),
    openly=(
        (
            "(?<!un )(?<!le )(?<!ce )(?<!ses )(?<!premier )(?<!faux )pas|jamais|guère|"
            "aucune?|nulle(?:ment| part)|rien|ni"
        ),
        (
            r"n(?:e\s|['’])(?:\w+['’]?\s?){1,3}plus(?! (?:de|que|tard|tôt|grand|d['’]))|"
            r"personne(?= ne\b| n['’])|non(?!-)"
        ),
    ),
    plainly=(
        (
            r"sans|non-\w+|dys\w{3,}|im(?:poss|prob|p[er]?rob|pat|perf|par[cz]|prud|m?[oó]b)\w*|"
            "in(?:a[cdp]|cap|cert|suf|[uú]t|just|com[pu]|con[nsv]|co[nr]|cr[eoé]|d[eé]f|"
            "d[eé]p|d[ei]sp|eff|ef|[eé]g|exist|exp|f[ei]n|habi|hum|quiet|sat|sens|"
            r"s[eé][cg]|sop|sup|tol|val|vis|viab)\w*|mé(?:cont|conn)\w*|irr\w+|illé?g\w*"
        ),
        (
            r"refus\w*|manqu\w*|absen\w*|échou\w*|échec\w*|interdi\w*|empêch\w*|évit\w*|"
            r"priv[eé]\w*|à peine|rarement|dépourvu\w*|faute d\w+|démen\w*|sauf|nul(?:le)?|"
            r"indét\w+|mettre en garde"
            "|ni[eé]r?"
        ),
    ),
    somehow=(
        (
            r"peu|jusqu\w*|au lieu|plutôt|contre|perd\w*|pert\w*|dout\w*|difficil\w*|"
            r"seul\w*|trop|autre\w*|moins|arrêt\w*|cess\w*|oubli\w*|rest\w*|encore|"
            r"toujours|rejet\w*|oppos\w*|ignor\w*|exclu\w*|abandon\w*|ne|n['’](?=\w)|mal|"
            r"avant|hors|personne|plus|tarde\w*"
        ),
    ),
    idioms=(
        r"rien n['’](?:est|était) (?:plus \w+|meilleur\w*|pire) que",
        (
            r"(?:but|à but|organisation\w*|association\w*) non[ -]lucratif\w*|"
            r"pas (?:loin|longtemps|plus (?:de|que|tard))|(?:ne |n['’])tard\w+ pas|non loin|"
            r"(?:ne |n['’])(?:dépass|excéd)\w+ pas|rien d['’]autre que"
        ),
        (
            "(?:non|pas)(?: pas)? (?:seulement|que)|plus que jamais|"
            "pas (?:moins|mal|à pas)|n['’]est-ce pas|"
            "pourquoi pas|ou (?:pas|non)|(?:aucun|pas de) doute|non plus|ne pas oublier|"
            r"n['’]oubli\w+ pas|rien que|plus jamais|jamais (?=\w+ (?:depuis|auparavant))"
        ),
    ),
    put_in="ne pas ",
    near=(2, 2),
    before=2,
    extends="ou",
)
_MODALITY = Modality(
    duty=(
        "doi[ts]|doivent|devons|devez|dev(?:ait|aient|rait|raient|ra|ront)|faut|"
        r"faudra\w*|fallait|obligé\w*|tenu\w* de|nécessaire|obligatoire\w*"
    ),
    leave=(
        r"peu[tx]|peuvent|pouvons|pouvez|pouv(?:ait|aient)|pourr\w+|permis\w*|"
        r"autoris\w*|possib\w*|peut-être|probable\w*|capable\w*"
    ),
)


def _numerals() -> dict[str, Numeral]:
    stems = "deux trois quatr cinqu six sept huit neuv dix onz douz treiz quatorz quinz seiz"
    return spoken(
        "deux,trois,quatre,cinq,six,sept,huit,neuf,,onze,douze,treize,quatorze,quinze,seize",
        "dix,vingt vingts,trente,quarante,cinquante,soixante,septante,octante huitante,nonante",
        {100: "cent cents", 1000: "mille", 10**6: "million millions", 10**9: "milliard milliards"},
        {1: "un une premier première premiers premières", 0: "zéro minuit",
         2: "second seconde paire couple doubles double doublé deuxième", 3: "triple",
         7: "semaine semaines", 10: "dizaine dizaines décennie décennies", 12: "douzaine midi",
         15: "quinzaine", 20: "vingtaine", 30: "trentaine", 40: "quarantaine", 50: "cinquantaine",
         100: "centaine centaines siècle siècles", 1000: "millier milliers"},
        {Fraction(1, 2): "demi demie moitié", Fraction(1, 3): "tiers", Fraction(1, 4): "quart"},
        ordinals=[
            (stem + end, value)
            for value, stem in enumerate(stems.split(), 2)
            for end in ("ième", "ièmes")
        ],
    )  # fmt: skip


_NAMES = Names(
    articles="le|la|les|une?|des|du",
    titles=(
        r"M|MM|Mmes?|Mlles?|Dr|Pr|Me|Monsieur|Messieurs|Madame|Mademoiselle|Maître|"
        r"Président\w*|Premier|Première|Ministre\w*|Roi|Reine|Prin(?:ce|cesse)|Duc|Duchesse|"
        r"Comte|Comtesse|Baron\w*|Empereur|Impératrice|Pape|Saint\w{0,2}|Sainte\w?|Père|Frère|"
        r"Sœur|Oncle|Tante|Général\w*|Colonel|Capitaine|Commandant|Lieutenant|Sergent|"
        r"Professeur\w*|Docteur\w*|Juge|Maire|Sénat(?:eur|rice)|Député\w*|Ambassad(?:eur|"
        r"rice)|Lord|Lady|Sir"
    ),
    common=(
        r"Conseil\w*|Comité\w*|Commission\w*|Assemblée\w*|Parlement\w*|Sénat|Gouvernement|"
        r"Ministère\w*|État\w*|Etat\w*|République\w*|Royaume\w*|Union\w*|Fédération\w*|"
        r"Nations?|Dieu|Noël|Pâques|Internet|Église\w*|Université\w*|École|Académie|"
        r"Institut\w*|Banque\w*|Agence\w*|Cour|Parti|Guerre|Traité|Révolution|Empire|Nord|Sud|"
        r"Est|Ouest|Occident|Orient|Moyen|Grande?s?|Nouve(?:au|lle|aux)|Haut\w*|Premi(?:er|"
        r"ère)|Seconde?|Mer|Lac|Mont|Île\w*|Rue|Avenue|Place|Pont|Musée|Palais|Château|Hôtel|"
        r"Coupe|Ligue|Prix"
    ),
    customs={
        "White House": ("Maison Blanche",),
        "AI": ("IA",), "AIDS": ("SIDA",), "DNA": ("ADN",), "ECB": ("BCE",), "EU": ("UE",),
        "GDP": ("PIB",), "HIV": ("VIH",), "IAEA": ("AIEA",), "ICC": ("CPI",), "ILO": ("OIT",),
        "IMF": ("FMI",), "NATO": ("OTAN",), "NGO": ("ONG",), "OECD": ("OCDE",),
        "UAE": ("EAU",), "UFO": ("OVNI",), "UN": ("ONU",), "USSR": ("URSS",), "WHO": ("OMS",),
        "WTO": ("OMC",),
        "Alps": ("Alpes",), "Channel": ("Manche",), "Cologne": ("Cologne",),
        "Danube": ("Danube",), "Dover": ("Douvres",), "Elbe": ("Elbe",), "Meuse": ("Meuse",),
        "Rhine": ("Rhin",), "Scheldt": ("Escaut",), "Thames": ("Tamise",), "Tiber": ("Tibre",),
        "Vosges": ("Vosges",), "Wales": ("Galles",), "Cornwall": ("Cornouailles",),
        "Brittany": ("Bretagne",), "Burgundy": ("Bourgogne",), "Corsica": ("Corse",),
        "Sicily": ("Sicile",), "Tuscany": ("Toscane",), "Bavaria": ("Bavière",),
        "Saxony": ("Saxe",), "Flanders": ("Flandre", "Flandres"),
    },
)  # fmt: skip
LANGUAGE = Language(
    "fr",
    opposites={
        "left": "gauche",
        "right": "droite|bras droit|pied droit|œil droit|côté droit|bord droit",
        "north": r"nord\w*|septentrion\w+",
        "south": r"sud\w*|méridion\w+",
        "east": r"l['’]est(?= (?:de|du|des|et)\b|[\s]*[.,;])|à l['’]est|orient\w*",
        "west": r"l['’]ouest|ouest|occident\w*",
        "more": r"augment\w+|hauss\w+|croît|croiss\w+|accr[uo]\w*|progress\w+|grimp\w+|grandi\w*",
        "less": (
            r"baiss\w+|diminu\w+|recul\w+|chut\w+|rédui\w+|réduction\w*|décro\w+|déclin\w*|"
            r"tomb\w+"
        ),
        "before": "avant",
        "after": "après",
        "open": r"ouv(?:r\w*|ert\w*)",
        "closed": r"ferm(?:é\w*|er|e|ent|ait|aient|a|èrent|eture\w*)|clos\w*",
        "win": r"gagn\w+|remport\w+|victoire\w*|vain\w+",
        "lose": r"perd\w*",
        "buy": r"ach[eè]t\w+|acqu[ie]\w+",
        "sell": r"vend(?:s|re|u\w*|ent|ait|aient|it|irent|ant)?|vente\w*",
        "husband": "maris?|époux",
        "wife": "épouses?|(?:ma|ta|sa|la|une) femme",
        "brother": "frères?",
        "sister": "sœurs?|soeurs?",
        "son": "fils|garçons?",
        "daughter": "filles?",
        "father": "pères?|papa",
        "mother": "mères?|maman",
        "mr": "M|monsieur|messieurs",
        "mrs": "Mmes?|Mlles?|madame|mesdames|mademoiselle",
        "summer": r"étés?|estiva\w+",
        "winter": r"hivers?|hivern\w+",
        "morning": "matins?|matinées?",
        "evening": "soirs?|soirées?",
        "hot": r"chaud\w*|brûlant\w*|chaleur",
        "cold": r"froid\w*|frais|fraîche\w*",
        "full": r"plein(?:e?s?)|rempli\w*",
        "empty": r"vid(?:es?|é\w*)",
        "rich": "riches?",
        "poor": "pauvres?",
        "strong": r"fort(?:e?s?)|puissant\w*",
        "weak": "faibles?|faiblement",
        "dead": r"mort\w*|mour\w+|tué\w*|décéd\w+",
        "alive": r"vivant\w*|en vie|surv[ié]\w+",
        "arrive": r"arriv\w+",
        "leave": r"départ\w*|part(?:i\w*|ent|ait|aient|ir\w*)",
        "begin": r"commenc\w+|début\w*|démarr\w+",
        "end": r"fini\w*|termin\w+|fin",
        "allow": r"autoris\w+|perm[ei]\w+",
        "forbid": r"interdi\w+|proscri\w+|défend\w+",
        "only": r"seulement|uniquement|exclusivement|réservée? aux?",
        "all": r"tous|toutes|tout le monde",
    },
    loosely={
        "before": r"auparavant|jusqu\w*|plus tôt|précéd\w+|devant|préalable\w*|d['’]ici|veille",
        "after": (
            r"ensuite|puis|plus tard|suite|suiv\w+|depuis|lorsque|quand|dès|une fois|"
            "derrière"
        ),
        "only": r"seul\w*|que|qu['’]|sauf|juste|aucun\w*|personne",
        "all": r"tout\w*|chaque|chacun\w*|n['’]importe",
    },
    marks=Marks(
        spaced=";:!?",
        tags="hein|n['’]est-ce pas|non|vous comprenez|tu comprends|vous savez|d['’]accord|vrai",
        interrogatives=(
            r"qui|que|qu['’]\w+|quoi|quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s|quand|"
            "où|pourquoi|comment|combien|(?:de|à|pour|par|avec|dans|en|sur) (?:qui|quoi|"
            r"quel(?:le)?s?)|est-ce|\w+-(?:t-)?(?:il|elle|on|ils|elles|vous|nous|tu|je|"
            "ce)|si"
        ),
        reports=r"demand\w+|interrog\w+|question\w*",
        requests=(
            r"nomm\w+|cit\w+|décri\w+|expliqu\w+|indiqu\w+|donn\w+|dites|énumér\w+|"
            r"précis\w+"
        ),
    ),
    ranges=Ranges(
        "de|du|d[’']|depuis|dès",
        "à|au|jusqu[’']à|jusqu[’']au|jusqu[’']en",
        since="à partir d[ue]|dès|depuis|à compter d[ue]",
        until="jusqu['’](?:à|au|en)",
    ),
    calendar=Calendar(
        holidays={
            (1, 1): r"jour de l['’]an|nouvel an",
            (2, 14): r"saint-valentin",
            (3, 8): r"droits des femmes|journée de la femme",
            (5, 1): r"fête du travail",
            (7, 14): r"fête nationale|prise de la bastille",
            (10, 31): r"halloween",
            (12, 24): r"veille de noël|réveillon de noël",
            (12, 25): r"noël",
            (12, 31): r"saint-sylvestre|réveillon|veille du nouvel an",
        },
    ),
    measures=Measures(
        coins={
            "centime": "cent cents centime centimes",
            "penny": "pence",
            "kopeck": "kopeck kopecks",
            "centavo": "centavos",
        },
        phrases={
            "point de pourcentage": "percentage-point",
            "points de pourcentage": "percentage-point",
        },
    ),
    numerals=Numerals(
        _numerals,
        below=("moins", "(?:en|au)[ -]dessous de zéro|sous zéro"),
        above=("plus", "au-dessus de zéro"),
        shares={
            Fraction(1, 4): "le quart|un quart",
            Fraction(3, 4): "trois[- ]quarts",
            Fraction(2, 3): "deux[- ]tiers",
            Fraction(1, 5): "un cinquième",
            Fraction(1, 6): "un sixième",
            Fraction(1, 10): "un dixième",
        },
        joins=words("et"),
        scores=True,
        times=(
            (r"\b(?P<hour>\w+) heures? et demie", 30),
            (r"\b(?P<hour>\w+) heures? et quart", 15),
            (r"\b(?P<hour>\w+) heures? moins le quart", -15),
            (r"\b(?P<hour>\w+) heures? moins (?P<minute>\w+)", -1),
        ),
        multiples={
            2: r"double[srz]?|doublé\w*|deux fois",
            3: r"triple[srz]?|triplé\w*|trois fois",
            4: r"quadrupl\w+|quatre fois",
        },
    ),
    modality=_MODALITY,
    negation=_NEGATION,
    quotes=Quotes(("«»", "“”"), points_out=True),
    stops=_STOPS,
    labels=Labels(answer=words("réponse"), particles=words("de du la le")),
    function_words=_FUNCTION_WORDS,
    elision=True,
    lone="aàyôo",
    stemmer="french",
    names=_NAMES,
    twice=words("nous vous"),
)

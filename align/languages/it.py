"""Italian."""

from __future__ import annotations

from align.languages.model import Labels, Language, Modality, Negation, Quotes, Stops, words
from align.languages.romance import SHARED

_STOPS = Stops(
    heads=words(
        """Sig Sigg Sig.ra Dott Dott.ssa Prof Prof.ssa Avv Ing On Sen Gen Col Mons Egr Gent p.es
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
            "non (?:solo|soltanto|meno|più di|appena|a caso)|perché non|o (?:no|meno)|"
            "se non|più che mai|quanto mai|non (?:c['’]è|v['’]è) dubbio|a meno che non|"
            "finché non|come mai|per non parlare"
        ),
    ),
    put_in="non ",
    repeats="mai|nessun[oa]?|nessun['’]|niente|nulla|né|neanche|nemmeno|neppure",
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

LANGUAGE = Language(
    "it",
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
    stemmer="italian",
)

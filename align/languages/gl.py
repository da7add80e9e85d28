"""Galician."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Language,
    Marks,
    Measures,
    Negation,
    Numerals,
    Ranges,
    Stops,
    words,
)

_STOPS = Stops(
    heads=words("Sr Sra Sres Srta D Dna Dr Dra Prof Sto Sta p.ex cf av r pza trad gral"),
    numbered=words("núm nº art arts páx páxs p pp cap vol fig tel"),
    tails=words("etc"),
    either=words("a.C d.C xan feb abr xuñ xul ago out nov dec S.A EUA"),
    openers=words(
        """o a os as un unha uns el ela eles elas eu ti nós isto este esta estes aquel que quen
        onde cando por como se porque aínda pero e ou entón agora alí aquí non é son era eran foi
        tamén só xa quizais todos moitos primeiro finalmente así despois antes con de en sobre
        dende segundo hoxe mañá onte seu súa noso entre hai"""
    ),
    headings=words(
        """capítulo parte artigo anexo táboa figura libro sección acto escena título lección
        volume"""
    ),
)

_NEGATION = Negation(
    free=(r"gratis|gratuít\w*|de balde", r"cust\w*|pag\w*|cobr\w*"),
    forbids=r"prohib\w+",
    opposes=r"esquec\w+|"
    r"opux\w*|opuñ\w*|obxec\w*|negou|dubid\w*|protest\w*|contra",
    answers=("si|todos|todas|todo|sempre", "non|nunca|ninguén|nada|ningún|ningunha"),
    openly=(r"non|nunca|xamais|ninguén|nada|ningun\w*|ningún|tampouco|nin",),
    plainly=(
        (
            r"sen|im(?:poss|prob|p[er]?rob|pat|perf|par[cz]|prud|m?[oó]b)\w*|in(?:a[cdp]|"
            "cap|cert|suf|[uú]t|just|com[pu]|con[nsv]|co[nr]|cr[eoé]|d[eé]f|d[eé]p|"
            "d[ei]sp|eff|ef|[eé]g|exist|exp|f[ei]n|habi|hum|quiet|sat|sens|s[eé][cg]|sop|"
            r"sup|tol|val|vis|viab)\w*|des(?!de|t|cr)\w{4,}|neg(?:ou|ar|a|ado)\w*|"
            r"rexeit\w*|falt\w*|carec\w*|ausen\w*|fracas\w*|prohib\w*|imp[ei]d\w*|evit\w*|"
            "apenas"
        ),
    ),
    somehow=(
        (
            r"pouc[oa]s?|ata|en lugar|agás|contra|perd\w*|dúbid\w*|difíc\w*|só|demasiad\w*"
            r"|outr\w+|menos|deix\w*|esquec\w*|aínda|ignor\w*|exclu\w*"
        ),
    ),
    idioms=("non (?:só|obstante|menos|máis)|ou non|se non",),
    put_in="non ",
    repeats=r"nunca|xamais|ninguén|nada|ningun\w*|ningún|tampouco|nin",
)

LANGUAGE = Language(
    "gl",
    marks=Marks(
        interrogatives="que|quen|cal|cales|cando|onde|por que|como|cant[oa]s?|se",
        reports=r"pregunt\w+",
        requests=r"nomea\w*|cita\w*|describ\w+|expli\w+|indi[cq]\w+",
    ),
    measures=Measures(
        coins={"centavo": "céntimo céntimos centavo centavos", "penny": "penique peniques"},
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "metade",
            Fraction(1, 3): "un terzo|(?:a|unha) terceira parte",
            Fraction(2, 3): "dous terzos",
            Fraction(1, 4): "un cuarto|(?:a|unha) cuarta parte",
            Fraction(3, 4): "tres cuartos",
        },
    ),
    ranges=Ranges("de|do|desde", "a|ao|ata"),
    negation=_NEGATION,
    stops=_STOPS,
)

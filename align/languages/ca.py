"""Catalan."""

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
    heads=words(
        """Sr Sra Sres Srta Dr Dra Prof Mn Mons Gral St Sta p.ex cf c av pg.ex trad ed.cat
        núm.ref"""
    ),
    numbered=words("núm art arts pàg pàgs p pp vol fig tel n"),
    tails=words("etc"),
    either=words("a.C d.C aC dC febr abr oct nov des S.A S.L EUA"),
    openers=words(
        """el la els les un una uns unes ell ella ells elles jo tu nosaltres això aquest aquesta
        aquests aquell què qui on quan per com si perquè encara però i o llavors ara allà aquí no
        és són era eren va van també només ja potser tots molts primer finalment així després abans
        amb de a en sobre des segons avui demà ahir seu seva nostre entre hi ha"""
    ),
    headings=words(
        """capítol part article annex taula figura llibre secció acte escena títol lliçó volum"""
    ),
    lettered=words("pla punt classe tipus vitamina grup recta lletra"),
)

_NEGATION = Negation(
    free=(r"gratuït\w*|gratis|debades", r"cost\w*|pag\w*|cobr\w*"),
    forbids=r"prohib\w+",
    opposes=r"oblid\w+|"
    r"opos(?!a[dt])\w*|oposa(?:ts?|d[ae]s?)(?= al?s?\b)|objec\w*"
    r"|refus\w*|neg\w+|dubt\w*|protest\w*|contra",
    answers=("sí|tots|totes|tot|sempre", "no|mai|ningú|res|cap"),
    openly=("no|mai|ningú|res|tampoc|ni",),
    plainly=(
        (
            r"sense|im(?:poss|prob|p[er]?rob|pat|perf|par[cz]|prud|m?[oó]b)\w*|in(?:a[cdp]"
            "|cap|cert|suf|[uú]t|just|com[pu]|con[nsv]|co[nr]|cr[eoé]|d[eé]f|d[eé]p|"
            "d[ei]sp|eff|ef|[eé]g|exist|exp|f[ei]n|habi|hum|quiet|sat|sens|s[eé][cg]|sop|"
            r"sup|tol|val|vis|viab)\w*|des(?!de|pr[eé]s|t|cr)\w{4,}|neg\w+|rebutj\w*|"
            r"mancan?\w*|absèn\w*|fracass\w*|prohib\w*|imped\w*|evit\w*|gairebé no|"
            "rarament"
        ),
    ),
    somehow=(
        (
            r"poc\w*|fins|en lloc|excepte|contra|perd\w*|dubt\w*|difícil\w*|només|massa|"
            r"altr\w*|menys|deix\w*|oblid\w*|qued\w*|encara|oposa\w*|ignor\w*|exclo\w*"
        ),
    ),
    idioms=("no (?:només|sols|obstant|menys|més)|o no|si no|més que mai",),
    put_in="no ",
    repeats="mai|ningú|res|cap|tampoc|ni|pas",
)

LANGUAGE = Language(
    "ca",
    marks=Marks(
        interrogatives=(
            "què|qui|quin|quina|quins|quines|quan|on|per què|com|quant|quants|quanta|quantes|si"
        ),
        reports=r"pregunt\w+",
        requests=r"anomen\w+|cit\w+|descri\w+|expli\w+|indi[cq]\w+",
    ),
    measures=Measures(
        coins={
            "centavo": "cèntim cèntims centau centaus",
            "cent": "cent cents",
            "penny": "penic penics",
        },
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): "meitat",
            Fraction(1, 3): "un terç|(?:la|una) tercera part",
            Fraction(2, 3): "dos terços",
            Fraction(1, 4): r"un quart d\W?\w*|(?:la|una) quarta part",
            Fraction(3, 4): "tres quarts|tres quartes parts",
        },
    ),
    ranges=Ranges("de|del|des de", "a|al|fins a|fins al"),
    negation=_NEGATION,
    stops=_STOPS,
    elision=True,
)

"""Catalan."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

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

LANGUAGE = Language(
    "ca",
    stops=_STOPS,
    elision=True,
)

"""Galician."""

from __future__ import annotations

from align.languages.model import Language, Stops, words

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

LANGUAGE = Language(
    "gl",
    stops=_STOPS,
)

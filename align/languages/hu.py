"""Hungarian."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """dr prof özv ifj id gróf br szt Szt pl ill ún vö ford szerk fszt stb.pl tkp ezr őrgy szds
        hdgy mgr kb u al ui tel"""
    ),
    numbered=words("sz old o ábra tábl fej köt évf bek pont art ld lásd r. cikk §"),
    tails=words("stb satöbbi s.í.t etc"),
    either=words(
        """mrd milliárd Ft fill krt út i.e i.sz kr.e kr.u jan febr márc ápr máj jún júl aug szept
        okt nov dec Kft Rt Zrt Nyrt Bt Inc Ltd"""
    ),
    openers=words(
        """ő ők az a ez azt ezt ezek azok én te mi ti ki hol mikor miért hogyan ha mert bár hogy de
        és vagy akkor most ott itt nem van volt voltak lesz is csak már még talán minden sok
        először végül azonban ezért után előtt egy nincs igen ma holnap tegnap így úgy mint amikor
        aki ami amely szerint között pedig"""
    ),
    headings=words(
        """fejezet rész cikk melléklet táblázat ábra könyv kötet szakasz felvonás lecke bekezdés"""
    ),
    lettered=words("terv pont osztály típus vitamin csoport egyenes"),
    ordinals=True,
)

LANGUAGE = Language(
    "hu",
    stops=_STOPS,
    quotes=Quotes(("„”", "»«")),
    stemmer="hungarian",
)

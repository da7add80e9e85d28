"""Finnish."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """tri prof esim ks vrt mm ts eli kpl s.o toim suom synt hra rva nti ent ym noin v.t vt n
        so"""
    ),
    numbered=words("nro n:o s luku kuva taul klo art kohta mom vol vs puh"),
    tails=words("jne yms etc tms ynnä"),
    either=words("milj mrd huhti eaa jaa e.kr j.kr eKr jKr Oy Ab Inc Ltd vsk"),
    openers=words(
        """hän he se ne minä sinä me te tämä nämä tuo nuo joka jotka mikä kuka missä mistä mihin
        miksi miten milloin kun jos koska vaikka että mutta ja tai eli sekä niin nyt sitten silloin
        siellä täällä tässä siinä siitä sen sitä ei en et emme eivät on oli ovat olivat voi myös
        vain jo vielä ehkä joskus kaikki monet moni jokainen ensin lopuksi kuitenkin siksi näin
        jälkeen ennen kanssa vuonna tänään huomenna eilen"""
    ),
    headings=words("luku osa artikla liite taulukko kuva kirja näytös kappale jakso pykälä"),
    lettered=words("suunnitelma piste luokka tyyppi vitamiini ryhmä kohta"),
    ordinals=True,
)

LANGUAGE = Language(
    "fi",
    stops=_STOPS,
    quotes=Quotes(("””", "»»")),
    stemmer="finnish",
)

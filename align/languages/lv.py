"""Latvian."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """prof dr k-gs k-dze piem t.i t.s sal sk resp kap plk ģen plkv ltn apm dz sast red tulk
        nod priekšs akad doc zin sv kdze kgs"""
    ),
    numbered=words("nr lpp att tab p pants art sēj d plkst tālr s il"),
    tails=words("u.c utt u.tml u.t.t tml etc"),
    either=words(
        """milj mljrd tūkst gs p.m.ē m.ē e janv febr apr jūn jūl aug sept okt nov dec ls rbl st
        bulv pr.kr"""
    ),
    openers=words(
        """viņš viņa viņi viņas tas tā tie tās es tu mēs jūs šis šī šie šīs kas ko kur kad kāpēc kā
        ja jo lai gan bet un vai vien tad tagad tur te šeit nav ir bija būs arī tikai jau vēl
        varbūt visi daudzi vispirms beidzot tomēr tāpēc pēc pirms ar no uz par pie pa ap caur bez
        šodien rīt vakar to tam šo mūsu viņu savu"""
    ),
    headings=words(
        """nodaļa daļa pants pielikums tabula attēls grāmata punkts paragrāfs sadaļa cēliens"""
    ),
    ordinals=True,
    years=words("g"),
)

LANGUAGE = Language(
    "lv",
    stops=_STOPS,
    quotes=Quotes(high_closes=True),
)

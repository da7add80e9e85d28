"""Czech."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """Dr dr prof doc ing Ing mgr Mgr bc Bc JUDr MUDr PhDr RNDr PaedDr ThDr MVDr plk pplk mjr
        kpt por npor ppor kap sv tzv např tj t.j tzn resp popř příp mj m.j vč aj zejm srov viz cca
        ca ul nám tř ev úř jm nar zemř ved red přel angl něm fr lat pozn tis.př p ap zvl dř býv
        tehd arch akad gen"""
    ),
    numbered=words("č čís čl odst písm str s obr tab roč díl odd příl bod par vol tel sb pol kat"),
    tails=words("atd apod tzv.aj etc"),
    either=words(
        """mil mld tis hod min sek r stol př.n.l n.l př.kr po.kr břez čvn čvc a.s s.r.o spol
        v.o.s o.p.s Inc Ltd st ml Jr Sr kr o.s"""
    ),
    openers=words(
        """on ona ono oni to ten ta ti ty já my vy tento tato toto tito kdo co kde kdy proč jak
        když pokud protože ačkoli že ale a nebo i pak potom teď tam tady není je jsou byl byla bylo
        byli bude také jen již už ještě možná všichni mnoho nejprve konečně však proto po před s z
        ze na v ve do od k ke u o za pro při podle dnes zítra včera jeho její jejich náš svůj tak
        ne ano mezi během"""
    ),
    headings=words(
        """kapitola část článek příloha tabulka obrázek kniha oddíl dějství jednání hlava paragraf
        lekce díl"""
    ),
    lettered=words("plán bod třída typ vitamin vitamín skupina přímka písmeno"),
    ordinals=True,
)

LANGUAGE = Language(
    "cs",
    stops=_STOPS,
    quotes=Quotes(("„“", "»«"), high_closes=True),
)

"""Slovak."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """Dr dr prof doc ing Ing mgr Mgr bc Bc JUDr MUDr PhDr RNDr PaedDr ThDr MVDr plk pplk mjr
        kpt por npor sv tzv napr t.j tj t.z resp popr príp vč najmä porov pozri cca ca ul nám tr jm
        nar zom ved red prel angl nem fr lat gréc pozn p zvl býv arch akad mim gen"""
    ),
    numbered=words("č čís čl ods písm str s obr tab kap zv roč diel odd príl bod par vol tel zb"),
    tails=words("atď apod a.i etc pod"),
    either=words(
        """mil mld tis hod min sek r stor pred.kr pr.kr po.kr pr.n.l n.l jan feb mar apr jún júl
        aug sept okt nov dec a.s s.r.o spol n.o Inc Ltd st ml Jr Sr"""
    ),
    openers=words(
        """on ona ono oni to ten tá tí tie ja my vy tento táto toto títo kto čo kde kedy prečo ako
        keď ak pretože hoci že ale a alebo aj potom teraz tam tu nie je sú bol bola bolo boli bude
        tiež len už ešte možno všetci mnoho najprv konečne však preto po pred s zo z na v vo do od
        k ku u o za pre pri podľa dnes zajtra včera jeho jej ich náš svoj tak áno medzi počas"""
    ),
    headings=words(
        """kapitola časť článok príloha tabuľka obrázok kniha oddiel dejstvo hlava paragraf lekcia
        diel"""
    ),
    lettered=words("plán bod trieda typ vitamín skupina priamka písmeno"),
    ordinals=True,
)

LANGUAGE = Language(
    "sk",
    stops=_STOPS,
    quotes=Quotes(("„“", "»«"), high_closes=True),
)

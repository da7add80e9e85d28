"""German, Dutch and the Scandinavian languages: ordinals, and nouns with a capital."""

from __future__ import annotations

from align.segment.rules import Rules, sentencex_judge, words

_GERMAN = Rules(
    judge=sentencex_judge("de"),
    heads=words(
        """Hr Hrn Fr Frl Dr Prof Dipl Ing Hl St Gen Oberst Hptm Lt bzw ca vgl sog inkl exkl evtl
        ggf insb insbes zzgl gem z.B d.h u.a u.U i.d.R z.T m.E i.H.v a.D s.o s.u o.g v.a geb
        gest Abk einschl allg bes ehem etc.p usf gegr Mr Mrs Ms"""
    ),
    numbered=words("Nr Nrn Art Abs Abb Bd Bde S Kap Tab Ziff Anm Anl Aufl Jg Hf"),
    tails=words("usw etc u.a.m u.v.m"),
    either=words(
        """Str Inc Ltd Co Corp U.S Jr Sr Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez e.V Mio
        Mrd Tsd Std Min Sek v.Chr n.Chr Jh"""
    ),
    openers=words(
        """aber alle allein allerdings als also am an andere anders auch auf aus außerdem bei beide
        bereits bis bisher da dabei dadurch dafür daher damals damit danach daneben dann daran
        darauf darin darüber darum das dass davon dazu den denn dennoch der deren deshalb dessen
        die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer
        eines einige er erst es etwa euch für ganz gegen genau gestern gleichzeitig hat heute
        hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in insgesamt ist ja
        jede jeder jedes jedoch jemand jetzt kein keine können laut man manche mehr mein meine
        mit nach nachdem neben nein nicht nichts niemand noch nun nur ob obwohl oder ohne schon
        sehr sein seine seinem seinen seiner seit seitdem selbst sich sie sind so sobald solche
        somit sondern später trotz trotzdem über um und uns unser unsere unter viele vielleicht
        vom von vor während wann war waren warum was wegen weil weitere welche wenn wer werden
        wie wieder wir wird wo wurde wurden zu zudem zuerst zuletzt zum zur zwar zwei zwischen"""
    ),
    plain=words("mich May No"),
    ordinals=True,
)


def rules(lang: str) -> Rules:
    """Give the rules of a Germanic language other than English."""
    if lang == "de":
        return _GERMAN
    return Rules(judge=sentencex_judge(lang), plain=words("det"), ordinals=lang not in ("nl", "sv"))

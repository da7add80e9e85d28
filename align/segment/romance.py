"""French, Spanish, Italian, Portuguese and their relatives."""

from __future__ import annotations

from align.segment.rules import Rules, sentencex_judge, words

_SHARED = words("Inc Ltd Co Corp U.S U.K D.C Jr Sr S.A S.p.A")

_FRENCH = Rules(
    judge=sentencex_judge("fr"),
    heads=words(
        """M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste cf av apr env p.ex c.-à-d Gén Cdt Cne Lt
        Ste Mr Mrs"""
    ),
    numbered=words("art no n chap fig vol p pp al t"),
    tails=words("etc J.-C hab"),
    either=_SHARED,
    openers=words(
        """à afin ainsi alors après au aucun aujourd'hui aussi autre aux avant avec beaucoup bien
        car ce cela celle celui cependant certains ces c'est cet cette chaque comme comment dans
        de depuis derrière des deux donc dont du d'autres elle elles en encore enfin ensuite
        entre est et eux hier ici il ils j'ai je jusqu'à l'un la le les leur leurs lors lorsque
        l'on ma mais malgré même mes moi mon ne ni nos notre nous on or ou où par parce parmi
        pas pendant personne peu plus plusieurs plutôt pour pourquoi pourtant puis puisque
        qu'est quand que quel quelle quelques qui quoi rien s'il sa sans se selon ses seul seule
        si sinon son sous sur ta tandis te tous tout toute toutefois toutes trois très tu un une
        vers voici voilà vos votre vous y"""
    ),
)

_SPANISH = Rules(
    judge=sentencex_judge("es"),
    heads=words(
        """Sr Sra Sres Sras Srta D Dña Dr Dra Dres Prof Ing Lic Gral Cnel Cap Sto Sta Mons p.ej Mr
        Mrs"""
    ),
    numbered=words("núm núms art arts cap pág págs vol fig No Nº"),
    tails=words("etc a.C d.C"),
    plain=words("bien mar ex extra mini pro Post Mini Super"),
    either=_SHARED | words("Ud Uds Vd Vds EE.UU Avda Av Cía Ltda"),
    openers=words(
        """a además ahora al algunas algunos allí antes aquí así aun aunque ayer cada casi como con
        cómo cuando cuándo cualquier cuál cuáles de del desde después donde dónde dos durante e
        el él ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta está
        estaba están estas este esto estos fue fueron ha había hace hacia han hasta hay hoy la
        las le les lo los luego mañana más me mi mientras mis muchas mucho muchos muy nada nadie
        ni ningún no nos nosotros nuestra nuestro o otra otras otro otros para pero poco por
        porque pues puede que qué quien quién quiénes se sea según ser si sí sin sino sobre solo
        sólo son su sus también tampoco tan tanto te tiene todas todavía todo todos tras tres tu
        tú un una unas uno unos usted ustedes y ya yo"""
    ),
)

_ITALIAN = Rules(
    judge=sentencex_judge("it"),
    heads=words(
        """Sig Sigg Sig.ra Dott Dott.ssa Prof Prof.ssa Avv Ing On Sen Gen Col Mons Egr Gent p.es Mr
        Mrs"""
    ),
    numbered=words("art artt n nn cap pag pagg vol fig"),
    tails=words("ecc a.C d.C"),
    plain=words("mai via mar con"),
    either=_SHARED,
    openers=words(
        """a ai al alla alle anche ancora anzi che chi ci ciò col come con così cosa da dal dalla
        dei del della delle di dopo dove dunque durante e è ed era erano essa esse essi fino fra
        già gli ha hanno i il in infatti invece io l'ha la le lei li lo loro lui ma mentre mi
        mio molti molto nei nel nella nelle nessuno no noi non nonostante o oggi ogni ora per
        perché però più poi prima proprio può qual quale quando quanto quasi quella quelle
        quelli quello questa queste questi questo qui quindi se secondo sei si sì sia solo sono
        sotto su sua sue sugli sul sulla suo tra tre tu tuttavia tutti tutto un una uno vi voi"""
    ),
)

_PORTUGUESE = Rules(
    judge=sentencex_judge("pt"),
    heads=words(
        """Sr Sra Srs Sras Srta Dr Dra Drs Prof Profa Eng D Exmo Gen Cel Cap Sto Sta p.ex Mr Mrs"""
    ),
    numbered=words("art arts cap pág págs vol fig núm"),
    tails=words("etc a.C d.C"),
    either=_SHARED | words("EUA E.U.A Av Ltda Cia"),
    openers=words(
        """a agora ainda algumas alguns além antes ao aos apesar após aqui as assim até cada com
        como contudo da das de depois desde do dois dos durante e é ela elas ele eles em embora
        enquanto então entre era eram essa essas esse esses esta está estas este estes eu foi
        foram há hoje isso isto já lá mais mas me meu minha muitas muito muitos na nas não nem
        nenhum no nos nós nossa nosso o onde ontem os ou outra outras outro outros para pela
        pelo pois por porém porque portanto qual quando quanto que quem se segundo sem ser seu
        seus sim só sob sobre sua suas também te tem todas todo todos três tudo um uma você
        vocês"""
    ),
)


def rules(lang: str) -> Rules:
    """Give the rules of a Romance language; those without lists of their own ask sentencex."""
    known = {"fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN, "pt": _PORTUGUESE}
    return known.get(lang) or Rules(judge=sentencex_judge(lang), either=_SHARED)

"""English: titles, companies, hours, and who said what."""

from __future__ import annotations

import re

from align.segment.rules import Rules, Stop, sentencex_judge, words

_ZONES = words("GMT UTC EST EDT CST CDT MST MDT PST PDT CET CEST BST MSK ET PT CT MT")
_DAYS = words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
        May June July August September October November December Eastern Central Pacific Moscow
        Greenwich"""
)
_HOURS = words("a.m p.m")
_SPEECH = re.compile(
    r"(?:[A-Z][\w.'’-]*+ ){1,4}(?:said|says|asked|asks|replied|added|wrote|cried|shouted|exclaimed"
    r"|answered|wondered|told|joked|tweeted|continued|explained|insisted|recalled|whispered)\b"
)


def _habit(stop: Stop) -> bool | None:
    hour = stop.word.lower() in _HOURS and stop.previous[-1:].isdigit()
    if hour and stop.marks == "." and not stop.closers:
        return stop.following not in _DAYS and stop.following not in _ZONES
    quoted = stop.marks != "." and stop.closers[:1] in ('"', "”", "’", "'")
    if quoted and not stop.opens and _SPEECH.match(stop.text, stop.next):
        return False  # “Why now?” Mary asked.
    return None


_RULES = Rules(
    judge=sentencex_judge("en"),
    heads=words(
        """Mr Mrs Ms Messrs Dr Prof Rev Hon Fr Gen Col Maj Capt Cpt Lt Sgt Cpl Cmdr Adm Brig Gov
        Sen Rep Pres Amb Supt Det Insp Mme Mlle P.S Mt Ft vs v e.g i.e viz cf approx esp incl
        resp"""
    ),
    numbered=words(
        """No Nos no nos Art Arts Vol Vols Fig Figs Ch Chap Sec Eq Ref pp p para paras ca"""
    ),
    tails=words("etc al ibid"),
    either=words(
        """Inc Ltd Co Corp Bros Jr Sr Esq Ph.D M.D B.A M.A U.S U.K U.N U.S.A E.U D.C St Ave Blvd Rd
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Dept Univ Assn Mon Tue Tues Wed Thu
        Thurs Fri Sat Sun A.D B.C Calif Conn Fla Mass Mich Minn Okla Ore Penn Tenn Wash Wis"""
    ),
    openers=words(
        """a an the this that these those it its he his she her they their we our you your i i'd
        i'll my there here in on at by for from with without of to as after before since until
        during under over when while where why what who which whose how if unless although
        though because but and or nor so yet still then thus hence therefore however moreover
        furthermore meanwhile nevertheless instead also besides finally first second third next
        later earlier now today yesterday tomorrow once again all any some many most much more
        few several each every both either neither none nobody no not nothing one two three four
        five six seven eight nine ten another other others such is are was were do does did have
        has had can could should would let it's he's she's they're we're i'm i've we've that's
        there's what's mr mrs ms according despite even only just perhaps maybe please thank
        thanks indeed sometimes often another asked speaking following given between among like
        unlike about above across against"""
    ),
    plain=words("me re may ll miss ill art co May"),
    habit=_habit,
)


def rules(_lang: str) -> Rules:
    """Give the rules of English, which is one set."""
    return _RULES

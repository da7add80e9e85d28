"""English."""

from __future__ import annotations

import re
from fractions import Fraction

from align.languages.english_slips import SLIPS
from align.languages.model import (
    Calendar,
    Inside,
    Labels,
    Language,
    Marks,
    Measures,
    Modality,
    Names,
    Negation,
    Numeral,
    Numerals,
    Quotes,
    Ranges,
    Role,
    Stops,
    Vague,
    words,
)

_STOPS = Stops(
    heads=words(
        """Mr Mrs Ms Messrs Dr Prof Rev Hon Fr Gen Col Maj Capt Cpt Lt Sgt Cpl Cmdr Adm Brig Gov
        Sen Rep Pres Amb Supt Det Insp Mme Mlle P.S Mt Ft vs v e.g i.e viz cf approx esp incl
        resp Herr Rt.Hon Lt.Col Maj.Gen Brig.Gen Pvt Pfc Cdr Drs Profs excl aka f.k.a a.k.a max
        min avg ext dist encl intl equiv abbr orig publ repr transl Br Msgr Sra Srta Ald Atty
        Treas Rt Comdr Ens Spc Sfc"""
    ),
    numbered=words(
        """No Nos no nos Art Arts Vol Vols Fig Figs Ch Chap Sec Eq Ref pp p para paras ca chap
        chaps ch sec secs vol vols ed eds fig figs eq eqs ref refs tab apt Apt apts ste flr bldg
        rm app appx art arts cl col cols ll vv pt pts iss ser ver reg sched nr Nr Par ex Ex tel
        Tel Sect Subsec Cap Cl Reg Rule Pt Bk Bks Bd Exh Exs Stat Sch Tbl Pl Plt Ser Ed Eds l
        est c circa cca trans tr rev"""
    ),
    tails=words("etc al ibid seq op.cit loc.cit"),
    either=words(
        """Inc Ltd Co Corp Bros Jr Sr Esq Ph.D M.D B.A M.A U.S U.K U.N U.S.A E.U D.C St Ave Blvd
        Rd Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Dept Univ Assn Mon Tue Tues Wed Thu
        Thurs Fri Sat Sun A.D B.C Calif Conn Fla Mass Mich Minn Okla Ore Penn Tenn Wash Wis
        B.C.E C.E Rs bn mn Pty Mfg Intl Bldg Hwy Pkwy Sq Ala Ariz Ark Colo Ga Ky Md Mont Neb Nev
        N.H N.J N.M N.Y N.C N.D R.I S.C S.D Tex Vt Va W.Va Wyo Ont Que Alta Ph.Ds LL.B LL.M B.Sc
        M.Sc M.B.A D.Phil R.N Ct Pl Ln Dr.phil U.S.S.R"""
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
        thanks indeed sometimes often asked speaking following given between among like unlike
        about above across against always never don't didn't doesn't isn't aren't wasn't can't
        won't let's prove find show compute calculate determine suppose assume consider choose
        draw write read see note look go come take make give keep open close remember imagine
        where's who's he'd she'd they'd we'd you're you've it'll he'll she'll we'll you'll
        they'll yes well okay less soon whether everyone everything everybody someone something
        whatever whoever too almost nearly than out up down off into within behind beyond below
        beside near around ever being having use using send tell try wait stop start put run get
        turn add check apply click press enter select type copy save delete same"""
    ),
    plain=words("me re may ll miss ill art co May"),
    headings=words(
        """chapter section part article appendix annex table figure book act scene volume lesson
        unit exercise step schedule clause paragraph rule theorem lemma corollary proposition
        definition example note exhibit item problem question stage phase day week module topic
        lecture box plate map chart"""
    ),
    lettered=words(
        """vitamin plan point points class type option group section column line lines set sets
        angle grade hepatitis variant block level exhibit appendix schedule team called side
        part gate door variable letter node vertex event case or war act volume book chapter
        phase stage world hall zone route"""
    ),
)
_LABELS = Labels(
    question=words("question"),
    answer=words("answer"),
    asker=words("interviewer correspondent reporter journalist"),
    letters=("q", "a"),
    directions=words("to from for by no"),
    particles=words(
        """of the and de da di del della van von der den al el bin ibn la le du dos y e zu"""
    ),
    nobody=words(
        """action address addresses agency amended attention background caution chapter caveat
        comment contact contents correction date dates dear default definition effective
        description disclaimer editor editor's editor’s email example figure friends gentlemen
        hint important info information keywords ladies location news note notes photo place
        press reading reference references release remark result results see source sources
        subject summary table tags time tip title topic update updated url video warning"""
    ),
)
_CALENDAR = Calendar(
    holidays={
        (1, 1): r"new year['’]?s day",
        (2, 14): r"valentine['’]?s day",
        (3, 8): r"women['’]s day",
        (5, 1): r"may day|labou?r day",
        (5, 9): r"victory day",
        (10, 31): r"hall?owe['’]?en",
        (12, 24): r"christmas eve",
        (12, 25): r"christmas(?! eve)",
        (12, 31): r"new year['’]?s (?:eve|night)|hogmanay",
    },
    mentions={
        "jan": 1,
        "feb": 2,
        "mar": 3,
        "apr": 4,
        "jun": 6,
        "jul": 7,
        "aug": 8,
        "sep": 9,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dec": 12,
    },
    capitals=True,
)
_NEGATION = Negation(
    free=("free|gratis|complimentary", r"cost\w*|charg\w+|pay\w*|paid|fees?|price\w*|spen[dt]\w*"),
    forbids=(
        r"forbid(?:s|den|ding)?|forbade|prohibit\w*|(?:is|are|was|were|be|been) banned|"
        r"must ?(?:not|n[’']t)|not (?:be )?(?:allowed|permitted)|"
        r"(?<![\w,] )no \w+(?: \w+)?(?=[.!]?$)"
    ),
    opposes=(
        r"forg[eo]t\w*|miss(?= (?:an?|out|the|this|these|your|any|our|his|her)\b)|"
        r"object(?:s|ed|ing|ions?)?|oppos(?:e[sd]?|ing|ition)|disagre\w+|refus\w+|den(?:y|"
        r"ies|ied|ying)|doubt\w*|mind(?:ed|s)?|complain\w*|reject\w*|resist\w*|protest\w*|"
        r"hesitat\w*|(?:not|nothing|nobody|no one|none|is|are|was|were|be|been|[’'](?:re|"
        r"s|m)|vot\w+|sp[eo]ak\w*|spoke|argu\w+) against"
    ),
    answers=(
        "yes|yeah|yep|all|all of (?:them|us|it)|everyone|everybody|everything|always|both",
        "no|nope|never|none|none of (?:them|us|it)|nobody|no one|nothing|nowhere|neither",
    ),
    openly=(
        "not(?!-)|never|cannot|nobody|nothing|none|nowhere|neither|nor|no[ -]one|no(?![.-])",
        (
            "(?:is|are|was|were|do|does|did|has|have|had|ca|wo|sha|would|could|should|might|ought|"
            "dare|need|must|ai) ?n ?[’']t|sha ?n[’']t"
        ),
    ),
    plainly=(
        "without|non\\w*|un(?!it|iv|iq|io|der|til\\b|animous|equiv|fold|cles?\\b)\\w{2,}",
        (
            "(?:in(?:ab|acc|act|ad|ap|cap|comp|cor|cred|def|dep|dir|eff|eq|exp|fin|hum|op|san|sec|"
            "suff|tol|val|vis)|im(?:poss|prob|perf|pat|mat|mob|pol|pers)|ir[r]|il[l])\\w*"
        ),
        "dis(?:a[pgl]|b|co[nm]|h|i|l|m|o|qu|reg|s|tru|u)\\w{3,}|mis(?!si|ter)\\w{3,}|\\w+less\\w*",
        "fail\\w*|refus\\w+|declin(?:e[ds]?|ing) to",
        "den(?:y|ie[sd]|ial|ying)|lack\\w*|hardly|barely|scarcely|absen\\w+",
        "un-\\w+|warn\\w*|caution\\w*|seldom|rarely|devoid|oblivious",
        # *It has been years since we met*: we have not met for years.
        (
            r"(?:(?:has|have|had) been|[’']s been|is) (?:[^\s.,;]+ ){1,4}since"
            r"(?= (?:we|I)\b| [^.,;]+ last\b)"
        ),
        "unless|avoid\\w*|prevent\\w*|reject\\w*|ceas\\w+|have yet to|prohibit\\w*|free of",
    ),
    somehow=(
        "few|little|until|except\\w*|rather|instead|stop\\w*|against",
        "ban(?:s|ned|ning)?|miss(?:ed|ing|es)?|los[ets]\\w*|doubt\\w*",
        "poor\\w*|bad(?:ly)?|terribl\\w+|trouble|worr\\w+|difficult\\w*|only|too|any(?:thing|body|one|where)?|ever|less",
        "abandon\\w*|reluctan\\w+|landlocked|easily|hard|ignor\\w*|exclu\\w*|wrong\\w*",
        "waved away",
        "out of|short of|far from|fell|fallen|outside|sunken|yet|still|keeps?|kept|remain\\w*",
        "free from|other than|beyond|anti\\w*|block\\w*|away|open.minded|out.of.\\w+",
        "skip\\w*|omit\\w*|discourag\\w+|opposite|contrary|remember|bear in mind|preserv\\w+",
        "leav\\w+|left|stay\\w*|escap\\w*|oppos\\w*|forbid\\w*|forg[eo]t\\w*",
        "down|halt\\w*|mere\\w*",
    ),
    idioms=(
        (
            r"nothing (?:is|was|can be|could be|has been|feels|tastes) (?:\w+ )?"
            r"(?:more \w+|\w+er|worse) than"
        ),
        r"there(?: is|[’']s| was) nothing (?:more \w+|\w+er|worse) than",
        r"(?:can ?not|could not|(?:ca|could)n ?[’']t) (?:possibly )?agree(?: with \w+)? more",
        (
            r"(?:could not|couldn ?[’']t) (?:help (?!\w+thing)\w+ing|help but)|"
            r"(?:could not|couldn ?[’']t) but"
        ),
        (
            r"not long (?:after\w*|before|ago|since)|(?:not|n[’']t) (?:far (?:from|away|off)|"
            r"take (?:\w+ )?long)|(?:not|n[’']t) exceed\w*|"
            "not (?:more|less|fewer|later|earlier|longer|older|younger) than|"
            r"no(?:thing|body|one| one)?(?: \w+){0,3} (?:but|except)|yes\W{1,4}or\W{1,4}no"
        ),
        (
            "look no further|point of no return|never (?:more|less) so|"
            "(?:is|are|was|were|does|did|has|have|had|ca|wo|would|could|should)n[’']t "
            "(?:it|he|she|they|we|you|I|that|this|these|those|there|the|your|my|our)(?= [^.]*[?!])|"
            "not only|not just|no (?:later|sooner|less|more|fewer) than|why not|or not|"
            "(?<=[.:;!?—–“\"] )\\w+n ?[’']t(?= [^.!]*\\?)|(?<![^\"“‘(])\\w+n ?[’']t(?= [^.!]*\\?)|"
            "whether or not|not to mention|no matter|if not|not that|not until|not least|no wonder|"
            "nothing but|nothing short of|never mind|can(?:not|[’']t) help|"
            "not (?:un(?!der|til|less|i[tfo]|veil|lock|load|leash|fold|do|it|ravel|seat)\\w+|"
            "i[nm](?:frequent\\w*|consider\\w*|signific\\w*|conceiv\\w*|poss\\w*|prob\\w*|plaus\\w*)|"
            "irr[ae][tl](?!ed|ing)\\w*|dis(?:similar|pleased|satisfied|honest|inclined)\\w*|without)|"
            "can(?:not|[’']t) but|"
            "(?<=, )\\w+n ?[’']t (?:i|you|he|she|it|we|they|there|that)(?=\\s*\\?)|"
            "(?<=, )(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|must) "
            "(?:i|you|he|she|it|we|they|there|that) not(?=\\s*\\?)|"
            "neither fish nor fowl|"
            "no[ -]brainers?|for nothing|no sooner|"
            "(?<!have )(?<!had )(?<!has )no doubt|"
            "(?:is|was)n ?[’']t (?:it|that|this) (?:just |so )?(?:wonderful|great|lovely|nice|"
            "amazing|beautiful|marvellous|terrible|awful|strange|odd|funny)|"
            "(?:not|\\w+n ?[’']t)(?= (?:[^\\s.;:!?]+ ){1,8}?until\\b)|"
            "why \\w+n ?[’']t"
        ),
    ),
    put_in="not ",
    near=(0, 3),
    repeats="nor",
    extends="or",
)
_MODALITY = Modality(
    duty=r"must|shall|(?:ha(?:ve|s|d)|need|needs|needed|required|obliged|bound) to|should|ought",
    leave=r"may|might|can|could|allowed|able|perhaps|possibl[ey]|maybe|probably",
)
_MEASURES = Measures(
    coins={
        "cent": "cent cents",
        "penny": "pence",
        "pennies": "pennies",
        "kopeck": "kopeck kopecks kopek kopeks copeck copecks",
        "centime": "centime centimes",
        "centavo": "centavo centavos",
        "grosz": "grosz groszy",
        "ore": "öre",
        "paisa": "paise",
    },
    phrases={"percentage point": "percentage-point"},
    money={
        "rouble": "ruble",
        "roubles": "ruble",
        "crown": "krone",
        "crowns": "krone",
        "sterling": "pound",
        "renminbi": "yuan",
    },
    units={
        "ton": "tonne",
        "metre": "meter",
        "litre": "liter",
        "kilometre": "kilometer",
        "kilo": "kilogram",
        "centimetre": "centimeter",
        "millimetre": "millimeter",
        "year-old": "year",
        "month-old": "month",
    },
    plural="s",
)
#: States, clubs and first names, and what they are short for.
_SHORT = (
    "Ala:Alabama Ariz:Arizona Ark:Arkansas Cal:California Calif:California Colo:Colorado "
    "Conn:Connecticut Del:Delaware Fla:Florida Ga:Georgia Ida:Idaho Ill:Illinois Ind:Indiana "
    "Kan:Kansas Kans:Kansas Ky:Kentucky La:Louisiana Mass:Massachusetts Md:Maryland "
    "Mich:Michigan Minn:Minnesota Miss:Mississippi Mo:Missouri Mont:Montana Neb:Nebraska "
    "Nebr:Nebraska Nev:Nevada Okla:Oklahoma Ore:Oregon Oreg:Oregon Pa:Pennsylvania "
    "Penn:Pennsylvania Tenn:Tennessee Tex:Texas Va:Virginia Vt:Vermont Wash:Washington "
    "Wis:Wisconsin Wisc:Wisconsin Wyo:Wyoming Ont:Ontario Que:Quebec Man:Manchester Utd:United "
    "Chas:Charles Geo:George Jas:James Jno:John Jos:Joseph Thos:Thomas Wm:William "
    "Philly:Philadelphia Cali:California Barça:Barcelona Barca:Barcelona Juve:Juventus "
    "Spurs:Tottenham Bill:William Dick:Richard Peggy:Margaret Ted:Edward Jack:John Chuck:Charles"
)
#: Words that need another after them before the end of a clause, couples of small words that hardly
#: follow each other, a title without a name, a verb without a subject.
_GAPS = (
    r"(?<!\w)(?:of|the|an?|and|between|from|its|their|his|our|than)\s?(?=[,;:)]|\.?$)|"
    r"(?<=\w)\s+(?=[,.;](?:\s|$))|"
    r"(?<!\w)(?:of|in|by|to|for|and|the|with|from)\s['’]s(?!\w)|"
    r"(?<!\w)(?:in|by|for|at|to)\s?[,;](?! not)|"
    r"^['’]s\s|^,|"
    r"(?<!\w)(?:is|are|was|were), (?:which|who)(?!\w)|"
    r"(?<!\w)(?:of|the|between|with|from|against|after) (?:and|of|in|at|to|for|on|by|has|have|had"
    r"|is|are|was|were|will|would|said|says|also)(?!\w)(?! of)|"
    r"(?<!\w)(?:in|to|by|at) (?:has|had|is|are|was|were|will|would|said|says|and|in|on)(?!\w)|"
    r"^[\"“]?(?:Has|Have|Had|Will|Would|Was|Were|Said|Says|Is|Are|Which|Who)\s(?!.*\?)|"
    r"^(?:In|On|At|By|Since|Before|After|During|For|Meanwhile|Currently|However|Today|Now|Then|Also)"
    r"(?:\s[^,;:]{1,50})?, (?:and|has|had|is|are|was|were|will|would|said|made|can|could)(?!\w)"
    r"(?!.*\?)|"
    r"(?<!\w)(?<!the )(?<!The )(?:Mr|Mrs|Ms|Dr|Prof|Sir|President|Minister|Commissioner)\.? "
    r"(?=[a-z])(?!and|of|for|in|to|or)"
)
_NAMES = Names(
    words_with_capitals=True,
    articles="the|an?|this|that|these|those|its|their|his|her|our|your",
    titles=(
        r"I|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof|Madam|Prime|Premier|Vice|Deputy|Special|Chief|Foreign|"
        r"Minist(?:er|ry|ers)|Presiden(?:t|ts|cy)|Secretary|Chair(?:man|woman)?|Chancellor|Director|"
        r"Governor|Mayor|Senator|Officer|Ambassador|Envoy|Representatives?|Members?|Kings?|Queen|"
        r"Prin(?:ce|cess)|Pope|Father|Saint|Judge|Justice|Captain|Professor|Doctor|General|Colonel|"
        r"Stateside|Internal|External|National|International|First|Second|Third|New|Old|Great|Grand|"
        r"Celsius|Fahrenheit|Major|Lieutenant|Sergeant|Corporal|Private|Admiral|Commander|Marshal|"
        r"Brigadier|Inspector|Detective|Constable|Bishop|Archbishop|Cardinal|Rabbi|Reverend|Brother|"
        r"Sister|Uncle|Aunt(?:ie)?|Comrade|Count(?:ess)?|Duke|Duchess|Baron(?:ess)?|Earl|Emperor|"
        r"Empress|Tsar|Czar|Dame|Miss|Mister|Nurse|Congress(?:man|woman)|Squire|Master|Mistress"
    ),
    abbreviations=(
        "mr|mrs|ms|dr|prof|rev|sens?|gov|gen|lt|col|capt|sgt|cpl|maj|adm|cmdr|det|insp|supt|reps?|st|"
        "jr|sr|hon|mt|ft|ave|blvd|inc|ltd|corp|co|dept|univ|assn|bros|vol|ch|fig|sec|art|nos?|dist|atty"
    ),
    common=(
        r"\w{3,}(?:ese|ish|ians?|icans?|eans?|ern)|Jews?|Jewish|Muslims?|Greeks?|French|Dutch|Swiss|"
        r"God|Internet|Democrats?|Democratic|Labour|Tory|Tories|Christmas|Easter|Councils?|Committee|"
        r"Commission|Department|Agency|Office|Bureau|Board|Court|Part(?:y|ies)|House|Senate|Congress|"
        r"Parliament|Government|Assembly|Union|Federation|Republic|Kingdom|States?|Nations?|Security|"
        r"United|World|War|Act|Agreement|Treaty|Plan|Conference|Summit|Group|Bank|Fund|"
        r"Compan(?:y|ies)|Corporation|Institute|Cent(?:er|re)|Associat(?:ion|ed)|Organi[sz]ation|"
        r"Service|Forces?|Army|Navy|University|School|College|Academy|Church|Street|Road|Avenue|City|"
        r"Town|County|River|Lake|Sea|Ocean|Olympics?|North|South|East|West|Day|Week|Cup|League|Games|"
        r"Awards?|Prize|Hall|Park|Hotel|Airport|Station"
    ),
    countries=words("US USA UK UAE USSR DPRK PRC TV AI"),
    short=dict(pair.split(":") for pair in _SHORT.split()),
    gaps=_GAPS,
)
_FUNCTION_WORDS = words(
    """the a an of to in and is are was were be been being that this these those for with as at by
    from on or it its he she they his her their who which what when where has have had not but
    would will could should can may must than there about into after before because so no any all
    we you i our your my him them us more most some such only also over between without through
    during against under how why both each other said says ever i've it's don't"""
)


def _numerals() -> dict[str, Numeral]:
    units = str.split(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    )
    ordinals = str.split(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
        "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    )
    tens = str.split("twenty thirty forty fifty sixty seventy eighty ninety")
    found: dict[str, Numeral] = {}
    for value, (word, ordinal) in enumerate(zip(units, ordinals, strict=True)):
        role: Role = "vague" if value < 2 else "unit"
        found[word] = Numeral(Fraction(value), role)
        found[ordinal] = Numeral(Fraction(value), "vague" if value < 3 else "unit", last=True)
        if value > 2:
            found[ordinal + "s"] = Numeral(Fraction(1, value), "part")
    for step, word in enumerate(tens, 2):
        found[word] = Numeral(Fraction(10 * step), "tens")
        found[word[:-1] + "ieth"] = Numeral(Fraction(10 * step), "tens", last=True)
        found[word[:-1] + "ies"] = Numeral(Fraction(10 * step), "tens", last=True)
    for word, value in (("hundred", 100), ("thousand", 1000), ("million", 10**6),
                        ("billion", 10**9), ("trillion", 10**12)):  # fmt: skip
        found[word] = Numeral(Fraction(value), "scale")
        found[word + "s"] = Numeral(Fraction(value), "vague")
        found[word + "th"] = Numeral(Fraction(value), "scale", last=True)
    for word, share in (("half", Fraction(1, 2)), ("halves", Fraction(1, 2)),
                        ("halve", Fraction(1, 2)), ("halved", Fraction(1, 2)),
                        ("halving", Fraction(1, 2)),
                        ("quarter", Fraction(1, 4)), ("quarters", Fraction(1, 4))):  # fmt: skip
        found[word] = Numeral(share, "part")
    for word, value in (("dozen", 12), ("dozens", 12), ("score", 20), ("couple", 2), ("pair", 2),
                        ("both", 2), ("twice", 2), ("double", 2), ("doubled", 2), ("once", 1),
                        ("single", 1), ("thrice", 3), ("triple", 3), ("trio", 3), ("decade", 10),
                        ("twin", 2), ("twins", 2), ("duo", 2), ("decades", 10), ("century", 100),
                        ("quadruple", 4), ("tripled", 3), ("solo", 1), ("bilateral", 2),
                        ("trilateral", 3), ("either", 2), ("neither", 2), ("secondly", 2),
                        ("thirdly", 3), ("firstly", 1), ("fortnight", 14), ("week", 7),
                        ("weeks", 7), ("day", 24), ("hat-trick", 3),
                        ("teens", 10), ("midnight", 0), ("noon", 12), ("midday", 12)):  # fmt: skip
        found[word] = Numeral(Fraction(value), "vague")
    return found


_INSIDE = re.compile(r"(\w+?)(?:fold|some|somes|th|ths)")


def _inside(word: str) -> Inside | None:
    """A number inside a word: ``threefold``, ``twosome``."""
    match = _INSIDE.fullmatch(word)
    numeral = LANGUAGE.numerals.known.get(match[1]) if match else None
    return Inside(frozenset({numeral.value})) if numeral else None


LANGUAGE = Language(
    "en",
    opposites={
        "left": (
            r"(?:turn\w*|keep\w*|bear\w*|veer\w*|go(?:es)?|went) left|(?:on|to|at|from|"
            "far|upper|lower|top|bottom)(?: (?:the|your|his|her|its|my|their|"
            r"our))? left(?! (?:of|to) (?:do|be)\b)|left[- ]hand(?:ed)?|leftmost|"
            "leftwards?|left (?:hand|arm|leg|foot|eye|ear|side|bank|knee|shoulder|wing|"
            "turn|lane|corner|column|margin|edge|button)"
        ),
        "right": (
            r"(?:turn\w*|keep\w*|bear\w*|veer\w*|go(?:es)?|went) right|(?:on|to|at|from|"
            "far|upper|lower|top|bottom)(?: (?:the|your|his|her|its|my|their|"
            r"our))? right(?=[\s]*[.,;:!?)]|$| (?:of|side|hand|bank|as|when|if|and|at|"
            r"by)\b)|right[- ]hand(?:ed)?|rightmost|rightwards?|right (?:arm|leg|foot|eye|"
            "ear|side|bank|knee|shoulder|wing|turn|lane|corner|column|margin|edge|button)"
        ),
        "north": r"north\w*",
        "south": r"south\w*",
        "east": r"east(?!er\b|ern (?:standard |daylight )?time)\w*",
        "west": r"west\w*",
        "more": (
            r"rose|rise[ns]?|rising|increas\w+|grow[ns]?|grew|growing|growth|"
            r"climb(?:s|ed|ing)|soar\w*|surg(?:e[ds]?|ing)"
        ),
        "less": (
            r"fall(?:s|en|ing)?|fell|decreas\w+|declin\w+|drop(?:s|ped|ping)?|shr[aiu]nk\w*|"
            r"reduc(?:e[ds]?|ing|tions?)|lower(?:ed|ing)|diminish\w*|plung\w+|plummet\w*|"
            r"dwindl\w+"
        ),
        "before": "before|prior to",
        "after": (
            r"(?<!named )(?<!called )(?<!look )(?<!looks )(?<!looked )(?<!looking )after(?! all\b)"
            r"(?!(?<=one after) (?:the other|another)\b)"
        ),
        "at least": ("at least|at a minimum|no fewer than|(?:no|not) less than|a minimum of"),
        "at most": ("at most|(?:no|not) more than|a maximum of"),
        "over": (
            "(?<!no )(?<!not )more than(?! (?:one|once|happy|enough|just|ever|that))|upwards of"
        ),
        "under": ("(?<!no )(?<!not )(?:less|fewer) than"),
        "first half": "first half",
        "second half": "(?:second|latter) half",
        "open": "open|opens|opened|opening",
        "closed": "clos(?:e[ds]|ing)|shut|shuts|shutting",
        "win": r"w[io]n|wins|winning|victor\w*",
        "lose": "los(?:e|es|t|ing)",
        "buy": r"buy|buys|buying|bought|purchas\w+",
        "sell": "sell|sells|selling|sold",
        "husband": "husbands?",
        "wife": "wife|wives",
        "brother": "brothers?",
        "sister": "sisters?",
        "son": "sons?",
        "daughter": "daughters?",
        "father": "fathers?|dad",
        "mother": "mothers?|mum|mom",
        "mr": "Mr|Mister",
        "mrs": "Mrs|Ms|Miss|Madam",
        "summer": "summers?",
        "winter": "winters?",
        "morning": "mornings?",
        "evening": "evenings?",
        "hot": "hot|hotter|hottest|warm(?:er|est)?",
        "cold": "cold|colder|coldest|chilly|freezing",
        "full": "full",
        "empty": "empty|emptied",
        "rich": "rich|wealthy",
        "poor": "poor",
        "strong": "strong(?:er|est|ly)?",
        "weak": "weak(?:er|est|ly)?",
        "dead": "dead|died|dies|dying|killed",
        "alive": "alive|survived|living",
        "arrive": "arriv(?:e[ds]?|ing|als?)",
        "leave": "depart(?:s|ed|ing|ures?)?",
        "begin": "beg[iau]n|begins|beginning|start(?:s|ed|ing)?",
        "end": "end(?:s|ed|ing)?|finish(?:es|ed|ing)?",
        "allow": "allow(?:s|ed|ing)?|permit(?:s|ted|ting)?",
        "forbid": r"forbid\w*|forbade|prohibit\w*|bann?(?:ed|s|ing)?",
        "only": r"only(?! (?:when|then|after|if|until|because|a|an|the)\b)",
        "all": (
            "everyone|everybody|all(?! (?:i|you|he|she|it|we|they|that|there|the|is|was|this|of a|"
            r"over|right|at|but|alone|in all|day|night)\b)"
        ),
    },
    loosely={
        "before": r"until|till|by|earlier|ago|preced\w+|previous\w*|pre-?\w+|former\w*|ahead|not",
        "after": (
            r"follow\w*|post-?\w+|since|once|when|upon|later|afterwards?|then|subsequent\w*|"
            "wake|(?:year|month|week|day|hour|minute|moment|long|time|while)s? before"
        ),
        "at least": "minimum|even|only",
        "at most": "up to|maximum|only",
        "over": r"more|over|above|exceed\w*|beyond",
        "under": "less|fewer|under|below|almost|nearly|short of|barely",
        "only": (
            "just|alone|solely|exclusively|merely|but|except|sole|single|nobody|none|no one|"
            "restricted|reserved"
        ),
        "all": r"any\w*|every|each|whole|public|both|anyone|all",
    },
    ranges=Ranges(
        "from",
        "to|till?|until|through|up to",
        since="from|since|as of|as from|starting(?: on)?|beginning(?: on)?|effective",
        until="until|till|up to|through|no later than",
    ),
    marks=Marks(
        tags="right|okay|ok|yes|no|eh|you know|you see|huh|correct",
        asks=r"n[’']t (?:it|that|he|she|we|they|you|this)\b|\bI (?:do )?wonder\b",
        interrogatives=(
            "who(?:m|se)?|what|which|when|where|why|how|whether|(?:and |but |or )?(?:do|"
            "does|did|is|are|was|were|am|have|has|had|can|could|will|would|should|shall|"
            "may|must) (?:you|he|she|it|we|they|i|the|this|that|these|those|there|"
            "any(?:one|body|thing)?|your|my|his|her|their|our|a|an)"
        ),
        reports=r"ask(?:s|ed|ing)?|wonder\w*|inquir\w+|enquir\w+|question\w*",
        requests=("name|list|describe|explain|state|tell|give|identify|specify|say|indicate"),
    ),
    quotes=Quotes(("“”",)),
    stops=_STOPS,
    labels=_LABELS,
    calendar=_CALENDAR,
    numerals=Numerals(
        _numerals,
        below=("minus|negative", "below(?: zero| freezing)?|of frost|sub-?zero"),
        above=("plus", "above(?: zero| freezing)?|of heat"),
        shares={
            Fraction(1, 3): (
                r"one[- ]third|"
                r"a third(?= (?:of|less|more|lower|higher|as|smaller|larger|fewer)\b|[.,;:!?]|$)"
            ),
            Fraction(1, 4): r"one[- ](?:quarter|fourth)|a (?:quarter|fourth)(?= of\b)",
            Fraction(1, 5): r"one[- ]fifth|a fifth(?= of\b)",
            Fraction(1, 6): r"one[- ]sixth|a sixth(?= of\b)",
            Fraction(1, 8): r"one[- ]eighth|an eighth(?= of\b)",
            Fraction(1, 10): r"one[- ]tenth|a tenth(?= of\b)",
        },
        joins=words("and"),
        fillers=words("a"),
        inside=_inside,
        scales={
            "hundred": 2,
            "thousand": 3,
            "million": 6,
            "billion": 9,
            "trillion": 12,
            "mln": 6,
            "bn": 9,
            "tn": 12,
            "m": 6,
            "k": 3,
            "b": 9,
            "grand": 3,
        },
        scale_forms="hundred|thousand|million|billion|trillion|grand|mln|bn|tn|m|k|b",
        each="every|each",
        out_of="in|in every|out of|of every|out of every",
        about="early|mid|late|his|her|their|my|your|our",
        times=(
            (r"\bhalf[- ]past (?P<hour>\w+)", 30),
            (r"\bquarter past (?P<hour>\w+)", 15),
            (r"\bquarter to (?P<hour>\w+)", -15),
            (r"\b(?P<minute>\w+)(?: minutes)? to (?P<hour>\w+)\b(?![-.,:]\w)", -1),
            (r"\b(?P<minute>\w+)(?: minutes)? past (?P<hour>\w+)\b(?![-.,:]\w)", 1),
        ),
        multiples={
            2: r"twice|doubl\w+|twofold|two times",
            3: r"thrice|tripl\w+|threefold|three times",
            4: r"quadrupl\w+|fourfold|four times",
            5: r"fivefold|quintupl\w+|five times",
            10: "tenfold|ten times",
        },
    ),
    negation=_NEGATION,
    modality=_MODALITY,
    measures=_MEASURES,
    names=_NAMES,
    function_words=_FUNCTION_WORDS,
    vague=Vague(
        words(
            """last next same other own whole entire few several many such previous following good
            better best bad certain different various possible important recent year month week day
            hour minute moment second set give take make get go come turn turning say"""
        ),
        words("first second third long short new old young little great early late big small"),
        words(
            """time year month week day hour minute moment night morning evening way thing word man
            woman lady girl boy fellow people friend one step"""
        ),
    ),
    twice=words("that had very really long so no is ha bye much many"),
    lone="a",
    slips=SLIPS,
    stemmer="english",
)

"""Arabic.

The tables are written without hamza on the alef, like many texts; ``spelling`` removes it from the
others.
"""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import (
    Calendar,
    Labels,
    Language,
    Marks,
    Measures,
    Modality,
    Negation,
    Numeral,
    Numerals,
    NumeralWords,
    Quotes,
    Ranges,
    Role,
    Stops,
    numbered,
    words,
)

_STOPS = Stops(
    heads=words("د أ أ.د م.د ق.ب ش.م"),
    numbered=words("ص ج رقم ف ع مج ط المادة مادة ق رق صص"),
    tails=words("إلخ الخ ق.م"),
    either=words("م هـ ت Inc Ltd Co Corp U.S U.K"),
    openers=words(
        """ثم لكن ولكن وقد وكان وكانت كان كانت وفي في كما هذا هذه ذلك تلك هو هي هم وهو وهي من على
        إلى إن أن أما قال قالت وقال وقالت لم لا لن ما ماذا هل كيف لماذا متى أين من غير بعد وبعد
        قبل منذ إذا عند عندما هناك نحن أنا أنت إلا كل بعض أي ليس ليست لقد قد مع بل حتى لو سوف"""
    ),
)
_LABELS = Labels(
    question=words("سؤال السؤال"),
    answer=words("جواب الجواب إجابة الإجابة"),
    asker=words("الصحفي الصحفية المذيع المذيعة المحاور المراسل مراسل"),
    letters=("س", "ج"),
    directions=words("إلى من رقم"),
)
#: Words written together with the next word: and, in, to, as.
_PREFIXES = ("", "و", "ب", "ل", "ك")
_MONTHS = numbered(
    "يناير جانفي, فبراير فيفري شباط, مارس آذار, أبريل إبريل أفريل نيسان, مايو أيار, "
    "يونيو يونيه جوان حزيران, يوليو يوليه جويلية تموز, أغسطس آب أوت, سبتمبر أيلول, أكتوبر, نوفمبر, "
    "ديسمبر"
)
_WEEKDAYS = numbered("اثنين, ثلاثاء, أربعاء, خميس, جمعة, سبت, أحد", first=0)
_CALENDAR = Calendar(
    months={
        prefix + name: month
        for name, month in _MONTHS.items()
        for prefix in _PREFIXES
        # «بآب» and «لآب» are rare, and are other words.
        if len(name) > 2 or not prefix
    },
    weekdays={
        prefix + name: day
        for name, day in _WEEKDAYS.items()
        for prefix in ("ال", "وال", "بال", "لل", "كال")
    },
)
_NEGATION = Negation(
    free=(r"[ال]*مجان\w*|بالمجان", r"\w*كلف\w*|رسوم|\w*دفع\w*"),
    forbids=r"ممنوع\w*|ي?حظر\w*|محظور\w*|لا يجوز",
    opposes=r"\w?تنس\w*|\w?نسي\w*|\w?نسى|"
    r"\w?عترض\w*|اعتراض\w*|\w?عارض\w*|\w?رفض\w*|\w?شك\w*|\w?نكر\w*",
    answers=("نعم|أجل|كلهم|دائما|دائمًا", "لا|كلا|أبدا|أبدًا|لا أحد"),
    openly=("[وف]?(?:لا|لم|لن|ليس\\w*|لست|لسنا|لسن)|[وبف]?أل[اّ]ا?",),
    plainly=(
        "[وفب]?(?:غير|دون|بدون|بلا|عدم|انعدام|انعدمت?)",
        "[وف]?[يتن]?(?:نف[ىيت]|نفوا|رفض\\w*|امتنع\\w*|متنع\\w*|منع\\w*|حظر\\w*|فشل\\w*|عجز\\w*)",
        "نادرة?|نادر[اًً]*|حذر\\w*|قلما|[ال]*مستحيل\\w*|بالكاد",
    ),
    somehow=(
        "إلا|سوى|فقط|بدلا|بدلاً|عدا|ضد|خارج|حتى|قبل|عكس|خلاف\\w*|قليل\\w*|صعب\\w*|خط[أا]\\w*",
        "[وفيت]*(?:توقف\\w*|فقد\\w*|خسر\\w*|شك\\w*|بق[ىي]\\w*|نس[يى]\\w*|تذكر\\w*|ترك\\w*|زال\\w*)",
    ),
    idioms=(
        (
            "ليس(?:ت)? فقط|لا سيما|لا بد|لا شك|و?لا [يت]?زال\\w*|ما لم|إن لم|[بم]ما لا يقل|لا يقل|"
            "لا تقل|لا أكثر|أم لا|لا محالة|لا يتجاوز|لا تتجاوز|لا يزيد|لا غير|لم لا|ألا وهو"
        ),
    ),
    put_in="لا ",
)
_MODALITY = Modality(
    duty=(
        r"[وف]?(?:[يت]جب|وجب|[يت]نبغي|لا بد|[يت]تعين|[يت]توجب|[يت]لزم)|ملزم\w*|مضطر\w*|"
        r"ال?ضروري\w*"
    ),
    leave=(
        r"[وف]?(?:[يت]مكن\w*|ربما|[يت]ستطيع\w*|استطاع\w*|[يت]جوز|[يت]سمح\w*|لعل\w*)|ال?محتمل\w*|"
        r"بإمكان\w*|قادر\w*"
    ),
)
_MEASURES = Measures(
    coins={
        "cent": "سنت سنتا سنتات",
        "penny": "بنس بنسا بنسات",
        "kopeck": "كوبيك كوبيكا",
        "centime": "سنتيم سنتيما",
    },
    money={
        "دولارا": "dollar", "دولاراً": "dollar", "دولارات": "dollar", "دولارين": "dollar",
        "يورو": "euro", "يوروهات": "euro", "جنيها": "pound", "جنيهاً": "pound", "جنيهات": "pound",
        "جنيه": "pound", "روبل": "ruble", "روبلا": "ruble", "روبلات": "ruble", "ين": "yen",
        "يوان": "yuan", "فرنك": "franc", "شيكل": "shekel", "روبية": "rupee", "ليرات": "lira",
        "ليرة": "lira",
    },
    units={
        "كم": "kilometer", "كيلومترا": "kilometer", "كيلومترات": "kilometer", "سم": "centimeter",
        "مترا": "meter", "متراً": "meter", "أمتار": "meter", "كغ": "kilogram",
        "كيلوغرامات": "kilogram",
        "كيلوغرام": "kilogram", "كجم": "kilogram",
        "كيلوغراما": "kilogram", "طنا": "tonne", "أطنان": "tonne", "يوما": "day", "يوماً": "day",
        "أيام": "day", "شهرا": "month", "شهراً": "month", "أشهر": "month", "شهور": "month",
        "عاما": "year", "عاماً": "year", "أعوام": "year", "عام": "year", "سنوات": "year",
    },
)  # fmt: skip
_FUNCTION_WORDS = words(
    """في من على إلى عن مع هذا هذه ذلك تلك التي الذي الذين أن إن كان كانت قد لا ما لم لن هو هي هم
    كما بعد قبل بين حتى أو ثم أي كل غير عند منذ حيث لكن إذا بل وقد وفي ومن لقد عندما بعض كانوا
    ليس فيها فيه به بها له لها لهم عليه عليها إليه إليها منه منها وهو وهي"""
)

_UNITS = {
    2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي", 3: "ثلاثة ثلاث", 4: "اربعة اربع",
    5: "خمسة خمس", 6: "ستة ست", 7: "سبعة سبع", 8: "ثمانية ثماني ثمان", 9: "تسعة تسع",
}  # fmt: skip
#: «ثلاثة عشر» is thirteen, so ten combines like the other tens.
_TENS = {
    10: "عشرة عشر", 20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "اربعون اربعين",
    50: "خمسون خمسين", 60: "ستون ستين", 70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين",
}  # fmt: skip
_HUNDREDS = {
    100: "مئة مائة", 200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
    300: "ثلاثمئة ثلاثمائة", 400: "اربعمئة اربعمائة", 500: "خمسمئة خمسمائة",
    600: "ستمئة ستمائة", 700: "سبعمئة سبعمائة", 800: "ثمانمئة ثمانمائة ثمانيمائة",
    900: "تسعمئة تسعمائة",
}  # fmt: skip
_ORDINALS = {
    3: "ثالث", 4: "رابع", 5: "خامس", 6: "سادس", 7: "سابع", 8: "ثامن", 9: "تاسع", 10: "عاشر",
}  # fmt: skip
_SCALES = {
    1000: "الف الفا الاف", 2000: "الفان الفين الفا", 10**6: "مليون مليونا ملايين",
    2 * 10**6: "مليونان مليونين مليوني", 10**9: "مليار مليارا مليارات بليون",
    2 * 10**9: "ملياران مليارين ملياري", 10**12: "تريليون تريليونا تريليونات",
}  # fmt: skip
#: «السبعينيات» are the seventies.
_DECADES = {
    20: "عشرينيات عشرينات", 30: "ثلاثينيات ثلاثينات", 40: "اربعينيات اربعينات",
    50: "خمسينيات خمسينات", 60: "ستينيات ستينات", 70: "سبعينيات سبعينات", 80: "ثمانينيات ثمانينات",
    90: "تسعينيات تسعينات",
}  # fmt: skip
_VAGUE = {
    0: "صفر منتصف",
    1: "واحد واحدة احد احدى حادي حادية اول اولى وحيد وحيدة",
    2: "ثاني ثانية ثان كلا كلتا كلاهما كلتاهما مرتين مرتان ضعف ضعفين مزدوج مزدوجة توءم",
    7: "اسبوع اسبوعا اسابيع اسبوعين", 10: "عشرات عقد عقدا عقود عقدين", 12: "دزينة ظهرا",
    100: "مئات قرن قرنا قرون قرنين",
}  # fmt: skip
_PARTS = {
    Fraction(1, 2): "نصف", Fraction(1, 3): "ثلث", Fraction(2, 3): "ثلثان ثلثين ثلثي ثلثا",
    Fraction(1, 4): "ربع", Fraction(3, 4): "ارباع",
}  # fmt: skip


def _numerals() -> dict[str, Numeral]:
    said = NumeralWords()

    def put(forms: str, value: Fraction | int, role: Role) -> None:
        for word in forms.split():
            said.put(f"{word} ال{word}", value, role)

    for value, forms in _UNITS.items():
        put(forms, value, "unit")
    for value, forms in _TENS.items():
        put(forms, value, "tens")
    said.put_all(_HUNDREDS)  # without the article: «في المئة» is a percent sign
    for value, stem in _ORDINALS.items():
        put(f"{stem} {stem}ة", value, "unit" if value < 10 else "tens")
    for value, forms in _DECADES.items():
        said.put(" ".join(f"{one} ال{one} بال{one}" for one in forms.split()), value, last=True)
    for value, forms in _SCALES.items():
        put(forms, value, "scale")
    for value, forms in _VAGUE.items():
        put(forms, value, "vague")
    for share, forms in _PARTS.items():
        put(forms, share, "part")
    return said.found


LANGUAGE = Language(
    "ar",
    opposites={
        "left": r"[الب]*يسار\w*|[الب]*يسرى|[ال]*أيسر",
        "right": r"[الب]*يمين\w*|[ال]*يمنى|[ال]*أيمن",
        "north": r"\w{0,3}شمال\w*",
        "south": r"\w{0,3}جنوب\w*",
        "east": r"\w{0,3}شرق(?!\w*ت)\w*",
        "west": r"\w{0,3}غرب(?!اء)\w*",
    },
    marks=Marks(
        interrogatives=(
            "هل|ما|ماذا|من|متى|أين|كيف|لماذا|لم|كم|أي|أية|أيّ|بأي|في أي|إلى أي|لأي|"
            "على أي|مع من|ومن|وما|وهل|فهل"
        ),
        reports=r"\w?سأل\w*|\w?تساءل\w*|سؤال\w*",
        requests=r"اذكر\w*|عدد\w*|صف|اشرح\w*|سم\w?|حدد\w*|قل",
    ),
    ranges=Ranges("من", "إلى|حتى"),
    quotes=Quotes(("«»", "“”"), points_out=True),
    stops=_STOPS,
    labels=_LABELS,
    calendar=_CALENDAR,
    numerals=Numerals(
        _numerals,
        shares={
            Fraction(1, 2): r"(?:[وبلفك]?ال|[وبلفك])?نصف\w{0,3}",
            Fraction(1, 3): r"(?:[وبلفك]?ال|[وبلفك])?ثلث(?!ا|ي)\w{0,2}",
            Fraction(2, 3): "(?:[وبلفك]?ال|[وبلفك])?ثلث(?:ا|ي|ان|ين)",
            Fraction(1, 4): r"(?:[وبلفك]?ال|[وبلفك])?ربع\w{0,2}",
            Fraction(3, 4): "ثلاثة أرباع|ثلاثة ارباع",
            Fraction(1, 5): "(?:[وبلفك]?ال|[وبلفك])?خمس (?=ال)",
        },
        prefix="و",
        scales={
            "الف": 3,
            "الفا": 3,
            "الاف": 3,
            "مليون": 6,
            "مليونا": 6,
            "ملايين": 6,
            "مليار": 9,
            "مليارا": 9,
            "مليارات": 9,
            "تريليون": 12,
        },
    ),
    negation=_NEGATION,
    modality=_MODALITY,
    measures=_MEASURES,
    function_words=_FUNCTION_WORDS,
    # The names of Latin letters: BBC is بي بي سي.
    twice=words("بي إن إس سي دي إم إف إل إي جي تي"),
    # The months of the Levant that have two words become those of Egypt, in as many characters.
    spelling={
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "تشرين الاول": "     اكتوبر",
        "تشرين الثاني": "      نوفمبر",
        "كانون الاول": "     ديسمبر",
        "كانون الثاني": "       يناير",
    },
    stemmer="arabic",
)

"""Armenian: a stop that looks like a colon, and a question mark inside the word asked about."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Marks, Negation, Numerals, Quotes, Stops, words

_STOPS = Stops(
    heads=words("պրոֆ դոց ակադ գեն դ-ր ինժ փ պող հմմտ տես"),
    numbered=words("էջ նկ գլ հ հոդ կետ աղ"),
    tails=words("այլն և.այլն"),
    either=words("մլն մլրդ հազ թ դ դդ թթ մ.թ.ա մ.թ ք.ա քմ կմ դր"),
    openers=words(
        """նա նրանք ես դու մենք դուք այս այդ այն ով ինչ որտեղ երբ ինչու ինչպես եթե որովհետև բայց և
        կամ իսկ հիմա այստեղ այնտեղ չկա է են էր էին նաև միայն արդեն դեռ գուցե բոլոր շատ նախ վերջապես
        սակայն հետո առաջ մի այսօր վաղը երեկ"""
    ),
    headings=words("գլուխ մաս հոդված հավելված աղյուսակ նկար գիրք"),
)

_NEGATION = Negation(
    free=("անվճար|ձրի", r"արժ\w*|վճար\w*"),
    answers=("այո|բոլորը", "ոչ|երբեք|ոչ ոք"),
    openly=(
        (
            r"չ(?!որ|ափ|ինա|արի|ին|որ|աս|նայ|ադ|ելս|եմպ|եղ)\w+|ոչ|մի(?= \w+(?:իր|եք)\b)|"
            "ոչինչ|ոչ ոք|երբեք|ոչ մի"
        ),
    ),
    plainly=(
        (
            r"առանց|ան\w{4,}|հրաժար\w*|մերժ\w*|բացակ\w*|պակաս\w*|արգել\w*|խուսափ\w*|հազիվ|"
            r"ձախող\w*|հերք\w*"
        ),
    ),
    somehow=(
        (
            r"քիչ|մինչև|փոխարեն|բացի|դեմ|կորց\w*|կասկած\w*|դժվար\w*|միայն|շատ|այլ|ուրիշ|"
            r"մոռ\w*|դեռ"
        ),
    ),
    idioms=("ոչ միայն|թե ոչ|եթե ոչ",),
    put_in="չ",
    repeats="ոչինչ|ոչ ոք|երբեք|ոչ մի|ոչ",
)

LANGUAGE = Language(
    "hy",
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"կես\w*",
            Fraction(1, 3): r"մեկ երրորդ\w*",
            Fraction(2, 3): r"երկու երրորդ\w*",
            Fraction(1, 4): r"մեկ քառորդ\w*",
        },
        scales={
            "միլիոն": 6,
            "մլն": 6,
            "միլիարդ": 9,
            "մլրդ": 9,
            "հազար": 3,
        },
    ),
    negation=_NEGATION,
    marks=Marks(
        extra=":",  # typed instead of the mark that looks like it
        interrogatives=r"ով|ում|ինչ\w*|երբ|որտեղ|ուր|ինչու|ինչպես|քանի|որքան|որ|արդյոք",
        reports=r"հարց\w*",
        requests="նշեք|թվարկեք|նկարագրեք|բացատրեք",
    ),
    stops=_STOPS,
    quotes=Quotes(points_out=True),
)

"""Georgian, which does not use capitals."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Marks, Negation, Numerals, Quotes, Ranges, Stops, words

_STOPS = Stops(
    heads=words(
        """პროფ დოც აკად გენ ქ მაგ ე.ი ქ-ნი ბ-ნი ე.წ წმ რედ თარგმ იხ შდრ ქუჩ სოფ დაბ ინგლ ლათ"""
    ),
    numbered=words("გვ ნახ ცხრ თ მ მუხ ტ ნომ"),
    tails=words("შ ა.შ და.ა.შ სხვ"),
    either=words(
        """წ წწ სს ს მლნ მლრდ ათ ძვ.წ ახ.წ ჩვ.წ ძვ.წ.აღ იან თებ მარ აპრ აგვ სექ ოქტ ნოე დეკ"""
    ),
    openers=words(
        """ის იგი მან ისინი მათ მე შენ ჩვენ თქვენ ეს ამ ამის ამას მაგრამ თუმცა ამიტომ შემდეგ მერე
        როცა როდესაც თუ აქ იქ ახლა დღეს გუშინ ხვალ ხოლო სწორედ მხოლოდ ასე ასევე გარდა მისი
        მათი ჩემი ყველა ბევრი რატომ როგორ სად ვინ რა"""
    ),
    headings=words("თავი ნაწილი მუხლი დანართი ცხრილი ნახაზი წიგნი"),
)

_NEGATION = Negation(
    free=(r"უფასო\w*", r"ღირ\w*|\w*ხდ\w*"),
    answers=("კი|დიახ|ყველა", "არა|არასოდეს|არავინ"),
    openly=(
        (
            r"არ|ვერ\w*|ნუ(?!თ)|არა(?=[ ,.])|არც|არაფერ\w*|არავინ|არასდროს|არასოდეს|აღარ|"
            r"ვეღარ|არცერთ\w*|არანაირ\w*"
        ),
    ),
    plainly=(r"გარეშე|უ\w{4,}|არა\w{4,}|უარ\w*|ნაკლებ\w*|აკრძალ\w*|თავიდან|ძლივს|იშვიათ\w*",),
    somehow=(
        (
            r"ცოტა|მდე|ნაცვლად|გარდა|წინააღმდეგ|დაკარგ\w*|ეჭვ\w*|ძნელ\w*|რთულ\w*|მხოლოდ|"
            r"ძალიან|სხვა|დავიწყ\w*|ჯერ"
        ),
    ),
    idioms=("არა მხოლოდ|არა მარტო|თუ არა|არამედ",),
    put_in="არ ",
    repeats=r"არც|არაფერ\w*|არავინ|არასდროს|არასოდეს|არცერთ\w*|არანაირ\w*",
)

LANGUAGE = Language(
    "ka",
    marks=Marks(
        interrogatives=(
            "ვინ|ვის|რა|რას|რომელი?|როდის|სად|საიდან|რატომ|როგორ|როგორი|რამდენი?|ნუთუ|თუ"
        ),
        reports=r"\w*კითხ\w*",
        requests="დაასახელეთ|აღწერეთ|ახსენით|თქვით",
    ),
    ranges=Ranges(start_after="-?დან", end_after="-?მდე"),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"ნახევა\w*",
            Fraction(1, 3): r"(?:ერთი )?მესამედ\w*",
            Fraction(2, 3): r"ორი მესამედ\w*",
            Fraction(1, 4): r"(?:ერთი )?მეოთხედ\w*",
        },
        scales={
            "მილიონი": 6,
            "მილიონ": 6,
            "მილიარდი": 9,
            "მილიარდ": 9,
            "ათასი": 3,
            "ათას": 3,
            "მლნ": 6,
            "მლრდ": 9,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
    quotes=Quotes(high_closes=True),
)

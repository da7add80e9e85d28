"""Georgian, which does not use capitals."""

from __future__ import annotations

from align.languages.model import Language, Negation, Numerals, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """პროფ დოც აკად გენ ქ მაგ ე.ი ქ-ნი ბ-ნი ე.წ წმ რედ თარგმ იხ შდრ ქუჩ სოფ დაბ ინგლ ლათ"""
    ),
    numbered=words("გვ ნახ ცხრ თ მ მუხ ტ ნომ"),
    tails=words("შ ა.შ და.ა.შ სხვ"),
    either=words(
        """წ წწ სს ს მლნ მლრდ ათ ძვ.წ ახ.წ ჩვ.წ ძვ.წ.აღ იან თებ მარ აპრ აგვ სექ ოქტ ნოე დეკ"""
    ),
    headings=words("თავი ნაწილი მუხლი დანართი ცხრილი ნახაზი წიგნი"),
)

_NEGATION = Negation(
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
    numerals=Numerals(
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

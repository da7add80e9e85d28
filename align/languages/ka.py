"""Georgian, which does not use capitals."""

from __future__ import annotations

from align.languages.model import Language, Quotes, Stops, words

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

LANGUAGE = Language(
    "ka",
    stops=_STOPS,
    quotes=Quotes(high_closes=True),
)

"""Telugu."""

from __future__ import annotations

from align.languages.model import Language, Negation, Numerals, Stops, words

_STOPS = Stops(
    heads=words("డా శ్రీ ప్రొ"),
    numbered=words("పే నం"),
    either=words("క్రీ.పూ క్రీ.శ కి.మీ రూ"),
)

_NEGATION = Negation(
    openly=(
        (
            r"లేదు|కాదు|లేరు|లేవు|కావు|వద్దు|లేక|లేకపో\w*|\w+లేకపో\w*|\w+కపో\w+|\w+లేదు|"
            r"\w+లేరు|\w+లేవు|లేను|లేము|లేని|\w+కూడదు|\w+రాదు|లేదని|లేదు\w*|కాదని"
        ),
    ),
    plainly=(r"లేకుండా|అసాధ్య\w*|తిరస్క\w*|నిరాక\w*|నిషేధ\w*|కొరత|విఫల\w*|నివార\w*",),
    somehow=(r"తక్కువ|వరకు|బదులు|తప్ప|వ్యతిరేక\w*|మాత్రమే|చాలా|ఇతర|మర[చ]\w*|ఇంకా",),
    idioms=(r"మాత్రమే కాదు|మాత్రమే కాక\w*|కాదా|లేదా",),
    put_in="లేదు ",
    near=(2, 0),
    before=4,
)

LANGUAGE = Language(
    "te",
    numerals=Numerals(
        scales={
            "మిలియన్": 6,
            "బిలియన్": 9,
            "లక్షలు": 5,
            "లక్షల": 5,
            "కోట్లు": 7,
            "కోట్ల": 7,
            "మిలియన్ల": 6,
        },
    ),
    negation=_NEGATION,
    stops=_STOPS,
)

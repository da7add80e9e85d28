"""Azerbaijani."""

from __future__ import annotations

from fractions import Fraction

from align.languages.model import Language, Marks, Negation, Numerals, Ranges, Stops, words

_STOPS = Stops(
    heads=words("Dr Prof dos akad cən məs bax küç pr ş r red tərc"),
    numbered=words("№ s səh maddə şək cədv b"),
    tails=words("və.s"),
    either=words("mln mlrd min e.ə b.e.ə"),
    openers=words(
        """o bu onlar mən sən biz siz kim nə harada niyə necə əgər çünki amma və ya indi burada
        deyil var yox də yalnız artıq hamı sonra əvvəl lakin bir hər"""
    ),
    headings=words("fəsil bölmə hissə maddə əlavə cədvəl şəkil kitab paraqraf"),
    ordinals=True,
)

_NEGATION = Negation(
    free=("pulsuz", r"pul\w*|ödə\w*|başa gəl\w*"),
    forbids=r"qadağan\w*|yasaq\w*",
    answers=("bəli|hə|hamısı|hamı|həmişə", "xeyr|yox|heç vaxt|heç kim|heç biri"),
    openly=(
        (
            r"deyil\w*|yox\w{0,4}|heç\w*|\w{2,}m(?:ir|ır|ur|ür|ədi|adı|əyib|ayıb|əmiş|amış"
            r"|əyəcək|ayacaq|əyəcəy|ayacağ|əyən|ayan|ədiy|adığ|əməli|amalı|əz|az)\w*"
        ),
    ),
    plainly=(r"\w{3,}s[ıiuü]z\w*|olmadan|rədd|imtina\w*|qadağan\w*|çatış\w*|mümkünsüz",),
    somehow=(
        (
            r"az|qədər|əvəzinə|başqa|qarşı|itir\w*|şübhə\w*|çətin|yalnız|ancaq|çox|digər|"
            r"unut\w*|qal\w+|hələ"
        ),
    ),
    idioms=(
        (
            r"(?:yalnız|təkcə) (?:\w+ ){0,5}(?:deyil|yox)|deyilmi|\w+[ıiuü]b \w+m[aə]d\w+|"
            r"qaçınılmaz\w*|dəmir\w*"
        ),
    ),
    put_in="deyil ",
    near=(2, 0),
    before=4,
    repeats=r"heç\w*",
)

LANGUAGE = Language(
    "az",
    marks=Marks(
        interrogatives=r"kim\w*|nə|niyə|necə|harada|haraya|haradan|hansı|neçə|məgər|bəs",
        reports=r"soruş\w*|maraqlan\w*",
        requests="deyin|sadalayın|izah edin|göstərin",
    ),
    numerals=Numerals(
        shares={
            Fraction(1, 2): r"yarı\w*",
            Fraction(1, 3): r"üçdə bir\w*",
            Fraction(2, 3): r"üçdə iki\w*",
            Fraction(1, 4): r"dörddə bir\w*",
            Fraction(3, 4): r"dörddə üç\w*",
        },
    ),
    ranges=Ranges(start_after="(?:d[aə]n)", end_after=r"(?:[yn]?[aə])(?!\w)|qədər"),
    negation=_NEGATION,
    stops=_STOPS,
    doubles=True,
)

"""All filters by name. What OpusFilter has too, has its name and parameters here."""

from __future__ import annotations

from align.cleaning.lengths import (
    AverageWordLengthFilter,
    LengthDeviationFilter,
    LengthFilter,
    LengthRatioFilter,
    LongWordFilter,
    OneSidedFilter,
    ProbabilityFilter,
)
from align.cleaning.letters import (
    AlphabetRatioFilter,
    CharacterScoreFilter,
    EncodingFilter,
    HtmlTagFilter,
    RegExpFilter,
    RepetitionFilter,
)
from align.cleaning.meaning import (
    LanguageIDFilter,
    LongestCommonSubstringFilter,
    NonZeroNumeralsFilter,
    NumbersFilter,
    SimilarityFilter,
    TerminalPunctuationFilter,
    UntranslatedFilter,
)
from align.cleaning.model import Filter
from align.cleaning.repeats import BoilerplateFilter, DuplicateFilter, NearDuplicateFilter
from align.cleaning.vectors import SentenceEmbeddingFilter

FILTERS: dict[str, type[Filter]] = {
    one.__name__: one
    for one in (
        OneSidedFilter,
        LengthFilter,
        LengthRatioFilter,
        LengthDeviationFilter,
        LongWordFilter,
        AverageWordLengthFilter,
        AlphabetRatioFilter,
        CharacterScoreFilter,
        EncodingFilter,
        HtmlTagFilter,
        RegExpFilter,
        RepetitionFilter,
        LanguageIDFilter,
        SimilarityFilter,
        LongestCommonSubstringFilter,
        UntranslatedFilter,
        TerminalPunctuationFilter,
        NonZeroNumeralsFilter,
        NumbersFilter,
        ProbabilityFilter,
        SentenceEmbeddingFilter,
        BoilerplateFilter,
        DuplicateFilter,
        NearDuplicateFilter,
    )
}
#: Those that OpusFilter does not have.
OWN = frozenset(
    {
        "BoilerplateFilter", "DuplicateFilter", "EncodingFilter", "LengthDeviationFilter",
        "NearDuplicateFilter", "NumbersFilter", "OneSidedFilter", "ProbabilityFilter",
        "UntranslatedFilter",
    }
)  # fmt: skip

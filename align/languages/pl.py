"""Polish."""

from __future__ import annotations

from align.languages.model import Labels, Language, Quotes, Stops, words

_STOPS = Stops(
    heads=words(
        """np tzn tj tzw prof dr hab inż mgr gen płk kpt św ul al pl os im m.in ks bp abp red lek
        pan śp ok"""
    ),
    numbered=words("nr art ust pkt poz str rozdz t s rys tab"),
    tails=words("itd itp tys mln mld zł gr godz r w n.e p.n.e"),
    openers=words(
        """a ale bo był była było były co czy dlatego dla do gdy gdzie i ich ile ja jak jako jednak
        jego jej jest jeśli już kiedy kto który lecz mimo my na nad nie nikt o od ona one oni
        ono on oraz po pod podczas potem przed przez przy również są ta tak także tam te ten to
        tu tym w we wczoraj więc wy z za ze że dziś jutro teraz wtedy"""
    ),
)
_FUNCTION_WORDS = words(
    """i w na z do nie się jest że to o jak po za od dla ale przez są był była było lub oraz a który
    która które jego jej ich czy co tak już tylko może przed między"""
)

LANGUAGE = Language(
    "pl",
    quotes=Quotes(("„”", "«»", "»«")),
    stops=_STOPS,
    labels=Labels(question=words("pytanie"), answer=words("odpowiedź")),
    function_words=_FUNCTION_WORDS,
)

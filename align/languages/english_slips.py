"""English words that a slip of the pen made from commoner ones, in places where nobody means them.

Spelling dictionaries know these words, so only what stands next to them shows the slip: *more tan*,
*the fist time*. The patterns are for the library ``regex``, in which what stands before a word may
have any length. Each matches only the word itself.
"""

from __future__ import annotations

_DETERMINERS = "the|an?|this|that|these|those|his|her|its|their|our|my|your"
_SUBJECTS = "he|she|it|they|we|you|I|who|which|that|there"
_VERBS = "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should"
_PREPOSITIONS = "of|in|to|for|with|from|on|by|at|into|about|after|before|between"
_COUNTS = (
    r"\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|"
    "hundred|many|several|few|recent"
)
#: What stands before a word that goes on in lower case, and after it.
_WORD_BEFORE, _WORD_AFTER = r"(?<=[^\W\d_]{2},? )", r"(?= [^\W\d_]{2})"


def _slip(
    word: str, before: str = "", after: str = "", *, unless: str = "", until: str = ""
) -> str:
    """A pattern of ``word`` between one of the words ``before`` and one of ``after``, and neither
    after one of ``unless`` nor before one of ``until``.
    """
    head = rf"(?<=(?<![\w’'-])(?i:{before}) )" if before else _WORD_BEFORE
    tail = rf"(?= (?:{after})(?![\w’']))" if after else _WORD_AFTER
    no_head = rf"(?<!(?<![\w’'])(?i:{unless})[ -])" if unless else ""
    no_tail = rf"(?! (?:{until})(?![\w’']))" if until else ""
    return f"{head}{no_head}{word}{no_tail}{tail}"


SLIPS = {
    # An article before a consonant; the words with an h are written in both ways.
    (
        r"(?<![\w’'.-])an(?= (?![a-z]*['’])(?=[a-z]*[aeiou])"
        r"[b-df-gj-np-tvwyz][a-z]+(?![\w-]))"
    ): "and a",
    _slip("an", after="I|if|it|is|its|in|are|our|or|of|on|at|any"): "and",
    _slip(
        "ad",
        after=(
            rf"{_DETERMINERS}|I|he|she|it|they|we|you|who|if|when|then|also|not|will|would|can|could|other|more|all|"
            rf"{_PREPOSITIONS}"
        ),
        unless=(
            rf"(?:{_DETERMINERS}|each|every|one|another|any|no|tv|radio|video|print|newspaper|"
            r"magazine|online|digital|political|attack|classified|full-page|new|first|last|"
            r"\w+['’]s)(?: [\w-]+){0,2}"
        ),
    ): "and",
    _slip("ad", unless=rf"(?:{_DETERMINERS}|\w+['’]s)(?: [\w-]+)?", after="a|the|an"): "and",
    _slip("re", unless="do|ut|in|pro|per"): "are",
    _slip("ae"): "are",
    _slip("ar"): "are",
    _slip("ill", before="he|she|they|we|who|there|which"): "will",
    _slip(
        "ill",
        after=(
            r"(?:\w+ly |soon |also |not |never |now |still )?(?:be|have|take|make|get|give|help|"
            "come|go|become|see|start|begin|allow|continue|remain|need|include|receive)"
        ),
        unless=(
            r"the|mentally|terminally|seriously|critically|chronically|fell|falls?|fallen|was|were|"
            "is|are|be|been|became|become|so|very|taken|it|and|too"
        ),
    ): "will",
    _slip(
        "[ht]at",
        after=rf"{_DETERMINERS}|{_SUBJECTS}|{_VERBS}",
        unless=(
            rf"(?:{_DETERMINERS}|one|no|same|each|every|another|\w+['’]s)(?: [\w-]+){{0,2}}|"
            r"old|new|top|straw|bowler|hard|black|red|white|tall|felt|fur|without"
        ),
    ): "that",
    _slip("te"): "the",
    _slip("th"): "the",
    _slip("he", before="of|from|with|at|by", until=rf"who|and|or|{_VERBS}"): "the",
    _slip("ow"): "now own how",
    _slip("fro", unless="to and"): "for from",
    _slip(
        "form",
        before=(
            r"away|comes?|came|coming|far|apart|different|differ\w*|rang\w+|suffer\w*|return\w*|"
            r"emerg\w+|result\w*|benefit\w*|escaped?|removed|received|learn\w*"
        ),
        after=rf"{_DETERMINERS}|all|[A-Z]\w+|\d+",
    ): "from",
    _slip("from", before=f"{_DETERMINERS}|same|some|any", after="of"): "form",
    _slip(
        "wit",
        after=rf"{_DETERMINERS}|him|them|us|me|no|all|some|more|two|three|\d+",
        unless=r"the|of|his|her|their|its|my|your|our|and|to|a|same|great|dry|sharp|\w+['’]s",
    ): "with",
    _slip(
        "hen",
        after="the|an?|he|she|it|they|we|you|I|there",
        unless=rf"(?:{_DETERMINERS}|\w+['’]s)(?: \w+)?|old|mother",
    ): "when then",
    _slip("wen"): "when went",
    _slip(
        "wee", unless=r"an?|the|this|that|his|her|my|our|your|of|and|in|their", until="hours?|bit"
    ): ("were"),
    _slip("wee", before="that|this|who|which|they", after=r"\w+ing|\w+ed|not|all"): "were",
    _slip("est", before=r"the|its|his|her|their|our|my"): "best rest",
    _slip("ere", before="they|we|you|there|who|which"): "were",
    _slip("bee", before=rf"has|have|had|having|not|never|already|also|{_VERBS}"): "been be",
    _slip("bee", before="to", after=r"\w+ed|\w+ing|able|the|an?|more|so|very|in|on"): "be",
    _slip("fa", unless="mi|la|do|re"): "far fat",
    _slip(
        "yo", after=r"are|have|can|will|should|may|do|know|want|need|could|must|would|get"
    ): "you",
    _slip(
        "(?:y?ea|ear)(?<! tea)",
        before="last|next|per|previous|fiscal|calendar|financial|coming|academic|following",
    ): "year",
    rf"(?<=(?<![\w-])(?i:{_COUNTS}) )(?:yeas|ears(?= (?:ago|old|later|earlier|after)))": "years",
    _slip(
        "ha", before=rf"{_SUBJECTS}|[a-z]{{4,}}", after=r"been|not|an?|the|to|already|also|\w+ed"
    ): "has had",
    _slip("thee", after="is|are|was|were|will be|has been|have been"): "there",
    _slip(
        "t(?:an|hen)",
        before=(
            r"more|less|fewer|rather|higher|lower|larger|smaller|greater|longer|shorter|earlier|"
            r"later|older|younger|faster|stronger|weaker|cheaper"
        ),
        after=rf"{_DETERMINERS}|[a-z]+|\d+",
    ): "than",
    rf"(?<=(?<![\w-])(?i:{_COUNTS}|these|those|some|all|other|such|the|few) )thins(?!\w)": "things",
    (
        r"(?<=(?<![\w-])(?i:for|in|within|after|over|past|last|next|previous|recent|every) "
        rf"(?:the )?(?:(?:{_COUNTS}) )?)moths?(?!\w)"
    ): "months month",
    _slip("tan", before=r"(?:more|less|fewer) \w+", after=rf"{_DETERMINERS}|[A-Z]\w+|\d+"): "than",
    _slip(
        "ore",
        before="is|are|was|were|much|even|no|far|or|be|become|once|any|two|one",
        after=r"than|and more|\w{5,} than",
    ): "more",
    _slip(
        "no",
        before="did|does|could|would|should|must",
        after="be|have|get|take|make|want|know|go|come|give|see|say|do|find|allow|let",
    ): "not",
    _slip("hey", after=rf"{_VERBS}|do|did|say|said|also"): "they",
    _slip("heir", before=_PREPOSITIONS, until="to|apparent|presumptive|of|and|or"): "their",
    _slip("ho", after="much|many|to|long|the"): "how who",
    _slip("al", after="the|of|these|those|other|over|his|her|their|its"): "all",
    _slip("sad", before="he|she|they|who", after=r"that|it|they|the"): "said",
    _slip("hi", before=_PREPOSITIONS): "his him",
    _slip("ne"): "new one",
    _slip(
        "co(?:l|u)d", before=_SUBJECTS, after="not|be|have|also|never|only|see|get|do|make|take"
    ): ("could"),
    _slip("wold", before=_SUBJECTS): "would",
    _slip("sill", before=rf"{_VERBS}|{_SUBJECTS}|but"): "still",
    _slip(
        "fist",
        before=r"the|his|her|its|their|our|my",
        after=(
            "time|half|year|day|week|month|place|step|round|two|three|four|of all|ever|game|phase|"
            "stage|part|such|quarter|person|woman|man"
        ),
    ): "first",
    _slip("sine", after=r"the|then|\d{4}|last|he|she|they|it"): "since",
    _slip(
        "trough",
        before=r"go|going|goes|went|gone|pass\w*|came|comes?|ran|run|all|look\w*|travel\w*",
    ): "through",
    r"(?<![\w’'-])tot(?= he (?![a-z]+s\b))": "to",
    _slip("ot"): "to not",
    _slip(
        "pubic",
        after=(
            "schools?|sector|opinion|health|service|transport|debt|interest|works|office|policy|"
            "spending|holiday|library|relations|money|figure|order"
        ),
    ): "public",
    _slip("manger", before="general|project|team|club|line|sales|bank|campaign|office|product"): (
        "manager"
    ),
}

"""The card in words, in English or Russian."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from align import checks
from align.alignment import DOUBTFUL_BELOW
from align.building import SAID
from align.card.blocks import Block, Code, Grid, Heading, Paragraph, Picture
from align.card.facts import Facts
from align.concordance.metadata import field_of
from align.statistics import Figures, confidence, types
from align.statistics.variety import WINDOW
from align.tags import language_name
from align.words import Words, figure, later

#: The most frequent kinds of findings that are named.
_KINDS = 15
#: Fields of metadata that the table of sources has already.
_IN_SOURCES = frozenset(map(field_of, ("source", "licence")))
_SEVERITIES = {"error": later("errors"), "warning": later("warnings"), "info": later("hints")}
_STATES = {
    "doubtful": later("doubtful as a pair; only in the folder pairs, not counted here"),
    "unreadable": later("unreadable"),
    "failed": later("not aligned"),
    "slow": later("took too long"),
    "crashed": later("crashed"),
}
_SETTINGS = ("method", "weights", "lexicon", "encoder", "abbreviations", "profile", "glossary")


def blocks(facts: Facts, citation: str, bibtex: str, lang: str) -> Iterator[Block]:
    """The whole card; ``citation`` and ``bibtex`` say how to cite the corpus."""
    say = Words(lang)
    yield Heading(title(facts), 1)
    yield from _warnings(facts, say)
    yield Paragraph(facts.about.description or say("Description: not stated by the makers."))
    yield _table(_about(facts, say))
    yield from _contents(facts, say)
    yield from _making(facts, say)
    yield from _quality(facts, say)
    yield from _provenance(facts, say)
    yield Heading(say("How to cite"))
    yield Paragraph(citation)
    yield Code(bibtex)
    yield Heading(say("Files"))
    yield Paragraph(
        say(
            "SHA256SUMS has the checksums of all files; check them with: sha256sum -c SHA256SUMS. "
            "The files in the folder pairs hold everything; Sverka's documentation describes them."
        )
    )


def title(facts: Facts) -> str:
    """The title of the corpus, or else the name of its folder."""
    return facts.about.title or facts.name


def _warnings(facts: Facts, say: Words) -> Iterator[Block]:
    if facts.unlicensed:
        yield Paragraph(
            say(
                "THE LICENCE OF {n} OF {all} DOCUMENTS IS NOT KNOWN. Without a licence nobody may "
                "copy these texts; find out before you publish or use them.",
                n=facts.unlicensed,
                all=facts.statistics.whole.documents,
            ),
            loud=True,
        )


def _about(facts: Facts, say: Words) -> Iterator[tuple[str, str]]:
    about, none = facts.about, say("not stated")
    yield say("makers"), "; ".join(about.creators) or none
    yield say("version"), about.version or none
    yield say("date"), about.date or none
    yield say("address"), about.address or none
    yield say("licence of the corpus"), about.licence or none


def _contents(facts: Facts, say: Words) -> Iterator[Block]:
    whole = facts.statistics.whole
    yield Heading(say("What is in it"))
    for languages, (documents, src, tgt) in facts.languages.items():
        names = " → ".join(_language(tag, say.lang) for tag in languages.split(" → "))
        text = say.count("{names}: {n} document", "{names}: {n} documents", documents, names=names)
        sides = (_number(src, say), _number(tgt, say))
        yield Paragraph(f"{text}; {say('sentences')}: {' / '.join(sides)}")
    src_side, tgt_side = whole.src, whole.tgt
    rows = [
        (say("sentences"), *(_number(one.sentences, say) for one in (src_side, tgt_side))),
        (say("words"), *(_number(one.words, say) for one in (src_side, tgt_side))),
        (say("different words"), *(_number(one.types, say) for one in (src_side, tgt_side))),
        (
            say("different words in {n} running words", n=WINDOW),
            *(
                "–" if one.variety is None else figure(one.variety * WINDOW, say.lang, ".1f")
                for one in (src_side, tgt_side)
            ),
        ),
        (say("characters"), *(_number(one.characters, say) for one in (src_side, tgt_side))),
    ]
    yield Grid(("", say("source"), say("translation")), tuple(rows))
    known = {name: one for name, one in facts.known.items() if field_of(name) not in _IN_SOURCES}
    if known:
        yield Paragraph(say("Metadata:"))
        head = say("name"), say("documents that have it"), say("different values")
        found = ((name, *(_number(n, say) for n in both)) for name, both in known.items())
        yield Grid(head, tuple(found))


def _making(facts: Facts, say: Words) -> Iterator[Block]:
    yield Heading(say("How it was made"))
    yield Paragraph(
        say(
            "A program, Sverka, split the texts into sentences and aligned them: it grouped the "
            "sentences of both sides into beads, each with the sentences that translate each "
            "other. People did not correct the beads."
        )
    )
    rows = [
        (say("method: {name}", name=name), _number(n, say)) for name, n in facts.methods.items()
    ]
    rows += [
        (name or say("version: not stated"), _number(n, say)) for name, n in facts.made_with.items()
    ]
    yield Grid((say("made with"), say("pairs")), tuple(rows))
    if facts.settings:
        settings = ((name, facts.settings.get(name)) for name in _SETTINGS)
        given = [f"{name} = {PurePath(str(value)).name}" for name, value in settings if value]
        yield Paragraph(say("Settings: {settings}.", settings=", ".join(given)))
    else:
        yield Paragraph(say("Settings: not recorded."))


def _quality(facts: Facts, say: Words) -> Iterator[Block]:
    whole = facts.statistics.whole
    yield Heading(say("How good it is"))
    if whole.beads:
        yield Paragraph(" ".join(_probable(whole, say)))
        yield Picture(confidence(whole.confidence, say))
        shares = tuple(
            (kind.replace("-", "–"), _number(n, say), figure(n / whole.beads, say.lang, ".1%"))
            for kind, n in whole.types.items()
        )
        yield Paragraph(
            say("Beads by type, for example 2–1 for two sentences that became one in translation:")
        )
        yield Grid((say("type"), say("beads"), say("share")), shares)
        yield Picture(types(whole.types, say))
    left = [
        (say(said), _number(facts.states[state], say))
        for state, said in _STATES.items()
        if state in SAID and facts.states.get(state)
    ]
    if left:
        yield Paragraph(say("Pairs of texts that were left out (manifest.tsv has the reasons):"))
        yield Grid((say("reason"), say("pairs")), tuple(left))
    else:
        yield Paragraph(say("No pair of texts was left out."))
    yield from _findings(facts, say)


def _probable(whole: Figures, say: Words) -> Iterator[str]:
    """How many beads are probably wrong, in sentences."""
    yield say(
        "Each bead has the probability that exactly these sentences belong together. "
        "The mean is {mean:.3f}.",
        mean=whole.probability,
    )
    wrong = round(whole.beads * (1 - whole.probability))
    if wrong:
        yield say.count(
            "So about {n:,} {of_beads} is probably wrong.",
            "So about {n:,} {of_beads} are probably wrong.",
            wrong,
            of_beads=say.count("of {n:,} bead", "of {n:,} beads", whole.beads),
        )
    else:
        yield say("So probably none is wrong.")
    if whole.doubtful:
        yield say.count(
            "{n:,} is less probable than {limit}; look at it first, or leave it out.",
            "{n:,} are less probable than {limit}; look at these first, or leave them out.",
            whole.doubtful,
            limit=DOUBTFUL_BELOW,
        )
    else:
        yield say("None is less probable than {limit}.", limit=DOUBTFUL_BELOW)


def _findings(facts: Facts, say: Words) -> Iterator[Block]:
    if facts.kinds is None:
        yield Paragraph(say("The translations were not checked for mistakes."))
        return
    found = facts.statistics.whole.findings
    counts = "; ".join(
        f"{say(said)}: {_number(found.get(name, 0), say)}" for name, said in _SEVERITIES.items()
    )
    yield Paragraph(
        say(
            "The translations were checked by program, for example for wrong numbers and missing "
            "sentences. Some findings are false alarms, and many mistakes are not found. {counts}.",
            counts=counts[:1].upper() + counts[1:],
        )
    )
    if facts.kinds:
        rows = tuple(
            (say(checks.KINDS[kind].title) if kind in checks.KINDS else kind, _number(n, say))
            for kind, n in list(facts.kinds.items())[:_KINDS]
        )
        yield Grid((say("kind of finding"), say("findings")), rows)


def _provenance(facts: Facts, say: Words) -> Iterator[Block]:
    yield Heading(say("Where the texts come from"))
    rows = tuple(
        (
            one.name or say("source not stated"),
            one.licence or say("LICENCE NOT KNOWN"),
            _number(one.documents, say),
            " / ".join(_number(n, say) for n in one.words),
        )
        for one in facts.sources
    )
    head = say("where from"), say("licence"), say("documents"), say("words of both sides")
    yield Grid(head, rows)


def _table(rows: Iterator[tuple[str, str]]) -> Grid:
    return Grid(("", ""), tuple(rows))


def _language(tag: str, lang: str) -> str:
    return f"{language_name(tag, lang) or tag} ({tag})"


def _number(value: int, say: Words) -> str:
    return figure(value, say.lang, ",")

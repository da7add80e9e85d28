"""TEI P5, the format of text corpora: the text, turns of speech, and facts of the header.

Its elements are renamed to those of HTML and walked in the same way. If an edition has
alternatives, the corrected reading is used. Sentences that the text marks (``s``) stay as they are,
with their ids; other paragraphs are left to be split.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from align.alignment import Bead
from align.errors import LoadError
from align.loaders import blocks, dates, guard, language, linked, units
from align.loaders.blocks import Block
from align.loaders.companions import Companions
from align.loaders.raw import Raw
from align.text import Document, Fact, ParagraphKind, Sentence, one_line
from align.textpair import Further, Said, TextPair
from align.words import Message

_WHAT = Message("TEI text")

_RENAMED = {"ab": "p", "l": "p", "u": "p", "head": "h2", "div1": "div", "div2": "div"}
_DROPPED = ("front", "back", "fw", "note", "del", "figure", "sic", "orig", "abbr", "gap", "desc")
_PLACE = "\ue000"  # followed by a number, marks the place of a turn of speech
# Followed by its number, begins a sentence; and ends it. Texts hardly ever contain them.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_MARKED = re.compile(
    f"{_BEGIN}([0-9]+){_BEGIN}([^{_BEGIN}{_END}]*){_END}?|([^{_BEGIN}{_END}]+)|{_END}"
)
# Signs that nobody sees, which HTML drops but TEI states, and what stands for them meanwhile.
_KEPT = str.maketrans("\u200b\u00ad\ufeff", "\ufdd2\ufdd3\ufdd4")
# What must not be taken for these marks in a text that has such signs after all.
_KEPT |= dict.fromkeys(range(0xFDD0, 0xFDD5), 0xFFFD)
_RESTORED = str.maketrans("\ufdd2\ufdd3\ufdd4", "\u200b\u00ad\ufeff")
# Where no sentences are marked, only the sign between words without spaces is kept.
_UNMARKED = str.maketrans("\ufdd2", "\u200b", "\ufdd3\ufdd4")
# What is said of a sentence.
_OF_SENTENCE = ("id", "n", "ana", "corresp")
# Elements inside which a stage direction is part of a sentence.
_INLINE = frozenset({"p", "l", "ab", "s", "u", "seg", "q", "quote", "said", "hi", "head"})


# The type of the links between a pair and a further text, as ``align.formats.tei`` writes it.
_FURTHER = "further"
# A sentence, and what is said about it if it is marked.
_Piece = tuple[str, tuple[Fact, ...] | None]


@dataclass(frozen=True, slots=True)
class _Turn:
    """What an ``sp`` or ``u`` says about its paragraphs, as in ``Paragraph``."""

    kind: ParagraphKind
    speaker: str | None


def read(raw: Raw, lang: str | None = None) -> Document:
    """Return the document in ``raw`` with the language, title, date and licence that it states.

    If it holds two linked texts, return the one in ``lang``, or the first. Raises LoadError if it
    is not valid TEI or holds several texts.
    """
    root = _root(raw)
    if len(list(root.iter("body"))) > 1 and root.find(".//linkGrp") is not None:
        return linked.side(linked.joined(_pairs(root, raw)), lang, raw.name)
    return document(root, raw.name)


def read_pairs(raw: Raw) -> list[TextPair]:
    """Return the pairs of texts in ``raw``, whose sentences are linked.

    Raises LoadError if it is not valid TEI or has no links.
    """
    return _pairs(_root(raw), raw)


def _root(raw: Raw) -> guard.Element:
    root = guard.xml(raw.data, raw.name, _WHAT)
    guard.without_namespaces(root)
    return root


def _pairs(root: guard.Element, raw: Raw) -> list[TextPair]:
    scopes = [one for one in root.iter("teiCorpus") if len(one.findall("TEI")) > 1]
    found = [_pair(scope, raw) for scope in scopes or [root]]
    pairs = [pair for pair in found if pair is not None]
    if not pairs:
        raise linked.none(raw.name)
    return pairs


def _pair(scope: guard.Element, raw: Raw) -> TextPair | None:
    """Return the two texts in ``scope`` that have the most links; None if there are no links.

    The texts are inside, or in files next to this one that the links name.
    """
    groups = list(scope.iter("linkGrp"))
    targets = [
        (one.get("target", "").split(), units.probability(one.get("cert")))
        for group in groups
        if group.get("type") != _FURTHER
        for one in group.iterfind("link")
    ]
    if not targets and scope.find(".//linkGrp") is None:
        return None
    header = scope.find("teiHeader")
    texts = _texts(scope, raw, {end.partition("#")[0] for ends, _sure in targets for end in ends})
    places = {
        (name, fact.value): (number, index)
        for number, (name, one) in enumerate(texts)
        for index, sentence in enumerate(one.sentences)
        for fact in sentence.facts
        if fact.name == "xml:id"
    }
    links, unknown = [], 0
    for ends, sure in targets:
        found = [places.get((end.partition("#")[0], end.partition("#")[2])) for end in ends]
        known = [place for place in found if place is not None]
        unknown += len(known) < len(ends)
        if known:
            links.append((known, sure))
    counts = Counter(tuple(dict.fromkeys(number for number, _ in known)) for known, _ in links)
    whole = [(numbers, count) for numbers, count in counts.items() if len(numbers) == 2]
    beside = sum(group.get("type") == _FURTHER for group in groups)
    if not whole and len(texts) - beside != 2:
        return None
    src, tgt = max(whole, key=lambda one: one[1])[0] if whole else (0, 1)
    beads = [
        Bead(
            tuple(sorted(index for number, index in known if number == src)),
            tuple(sorted(index for number, index in known if number == tgt)),
            sure,
        )
        for known, sure in links
    ]
    first = texts[src][1]
    first = replace(first, notes=(*first.notes, *linked.notes(unknown)))
    said = [] if header is None else header.iterfind(".//notesStmt/note[@type='metadata']")
    metadata = tuple((one.get("n", ""), _text(one)) for one in said)
    title = "" if header is None else " ".join(header.xpath("string(.//titleStmt/title)").split())
    made = linked.linked(first, texts[tgt][1], beads)
    further: list[Further] = []
    for group in groups:
        if group.get("type") == _FURTHER:
            linking = (one.get("target", "").split() for one in group.iterfind("link"))
            further += _further(group.get("n", ""), linking, places, (src, tgt), texts)
    return TextPair(made, title, metadata, further=tuple(further))


def _further(
    name: str,
    links: Iterable[Sequence[str]],
    places: Mapping[tuple[str, str], tuple[int, int]],
    main: tuple[int, int],
    texts: Sequence[tuple[str, Document]],
) -> Iterator[Further]:
    """Yield the further text that has ``links`` with a pair of texts, those of the numbers
    ``main``.
    """
    said, number = [], -1
    for ends in links:
        known = [places.get((end.partition("#")[0], end.partition("#")[2])) for end in ends]
        own = [one for one in known if one and one[0] not in main]
        anchor = next((one for one in known if one and one[0] in main), None)
        if own and anchor:
            number = own[0][0]
            side = "src" if anchor[0] == main[0] else "tgt"
            sentences = texts[number][1].sentences
            said += [Said(side, anchor[1], sentences[index].text) for _, index in own]
    if said:
        lang = texts[number][1].lang
        yield Further(name or lang, lang, tuple(said))


def _texts(scope: guard.Element, raw: Raw, names: set[str]) -> list[tuple[str, Document]]:
    """Return the texts inside ``scope`` (their name is empty), or those in the files ``names``."""
    inside = [one for one in scope.iter("TEI") if one.find("text") is not None]
    if len(inside) > 1:
        return [("", document(one, raw.name)) for one in inside]
    files = Companions(raw)
    found = []
    for name in sorted(filter(None, names)):
        other = files.read(name)
        found.append((name, document(_root(other), other.name)))
    return found


def document(root: guard.Element, where: str) -> Document:
    """Return the text below ``root``. Raises LoadError if there are several."""
    bodies = list(root.iter("body"))
    if len(bodies) != 1:
        raise LoadError(
            "this TEI file holds {n} texts, not one",
            where=where,
            hint="Give the files of the texts one by one",
            n=len(bodies),
        )
    lang = language.well_formed(_language(root, bodies[0]))
    _keep_unseen(bodies[0])
    facts = _mark_sentences(bodies[0])
    marked = list(_blocks(bodies[0], _people(root)))
    signs = _RESTORED if facts else _UNMARKED
    cut = [_cut(block.text.translate(signs), facts) for block, _turn in marked]
    found = [
        (replace(block, text=" ".join(text for text, _facts in pieces)), turn)
        for (block, turn), pieces in zip(marked, cut, strict=True)
        if pieces
    ]
    made = blocks.document(block for block, _turn in found)
    if facts:
        sentences = _sentences(made, [pieces for pieces in cut if pieces])
        made = replace(made, sentences=tuple(sentences))
    parts = tuple(
        replace(part, kind=turn.kind, speaker=turn.speaker)
        if turn and part.kind == "body"
        else part
        for part, (_block, turn) in zip(made.paragraphs, found, strict=True)
    )
    made = replace(made, paragraphs=parts, lang=lang or "")
    header = root.find("teiHeader")
    return made if header is None else _with_facts(made, header)


def _keep_unseen(body: guard.Element) -> None:
    for one in body.iter(etree.Element):
        one.text = one.text and one.text.translate(_KEPT)
        one.tail = one.tail and one.tail.translate(_KEPT)


def _mark_sentences(body: guard.Element) -> list[tuple[Fact, ...]]:
    """Mark the sentences of the text by signs, and return what is said about each."""
    found = []
    for number, one in enumerate(body.iter("s")):
        one.text = f"{_BEGIN}{number}{_BEGIN}{one.text or ''}"
        if len(one):
            one[-1].tail = f"{one[-1].tail or ''}{_END}"
        else:
            one.text += _END
        said = ((name, one.get(name)) for name in _OF_SENTENCE if one.get(name))
        found.append(
            tuple(
                Fact("side", "attribute", "xml:id" if name == "id" else name, value)
                for name, value in said
            )
        )
    return found


def _cut(text: str, facts: Sequence[tuple[Fact, ...]]) -> list[_Piece]:
    """Return the text of a block as sentences, without marks: None for one that is not marked.

    What stands before a marked sentence, such as the name of the speaker, becomes part of it.
    """
    pieces: list[_Piece] = []
    for number, inside, outside in _MARKED.findall(text):
        said = facts[int(number)] if number else None
        shown = one_line(inside if number else outside)
        if not shown:
            continue
        if said is not None and len(pieces) == 1 and pieces[0][1] is None:
            pieces[0] = (f"{pieces[0][0]} {shown}", said)
        elif said is None and pieces and not any(map(str.isalnum, shown)):
            pieces[-1] = (pieces[-1][0] + shown, pieces[-1][1])
        else:
            pieces.append((shown, said))
    return pieces


def _sentences(document: Document, cut: Sequence[Sequence[_Piece]]) -> Iterator[Sentence]:
    """Yield the sentences of the paragraphs in which any are marked."""
    for index, (part, pieces) in enumerate(zip(document.paragraphs, cut, strict=True)):
        start = part.start
        for text, said in pieces:
            if any(facts is not None for _text, facts in pieces):
                yield Sentence(text, start, start + len(text), index, said or ())
            start += len(text) + 1


def _people(root: guard.Element) -> dict[str, str]:
    """Return the names of the speakers, by the ids that turns refer to."""
    return {f"#{one.get('id')}": _text(one) for one in root.iter("person", "personGrp")}


def _blocks(body: guard.Element, people: dict[str, str]) -> Iterator[tuple[Block, _Turn | None]]:
    """Yield the blocks of the text, each with the turn of speech that it is part of."""
    etree.strip_elements(body, *_DROPPED, with_tail=False)
    spoken = [one for one in body.iter("sp", "u") if next(one.iterancestors("sp"), None) is None]
    turns = [_turn(one, people) for one in spoken]
    places = {}
    for number, one in enumerate(spoken):
        place = etree.Element("p")
        place.text, place.tail, one.tail = f"{_PLACE}{number}", one.tail, None
        places[place.text] = number
        one.getparent().replace(one, place)
    for part in (body, *spoken):
        _rename(part)
    for block in blocks.walk(body):
        number = places.get(block.text, -1)
        if number < 0:
            yield block, None
        else:
            yield from ((inner, turns[number]) for inner in blocks.walk(spoken[number]))


def _turn(element: guard.Element, people: dict[str, str]) -> _Turn | None:
    """Return what an ``sp`` or ``u`` says about itself.

    None if its speaker is printed: then the name becomes a label in the text, and ``turns`` finds
    it.
    """
    speaker = element.find("speaker")
    if speaker is not None:
        label = f"{_text(speaker).rstrip('.: ')}:"
        element.remove(speaker)
        # A direction between the name and the words belongs to the first sentence.
        for stage in list(element.iterchildren()):
            if stage.tag != "stage" or stage is element[-1]:
                break
            label = f"{label} {_text(stage)}"
            element.remove(stage)
        first = next(element.iter("p", "l", "ab"), element)
        first.text = f"{label} {(first.text or '').lstrip()}"
        return None
    name = people.get(element.get("who", ""))
    if element.get("n") in ("question", "answer"):
        return _Turn(element.get("n"), name)
    return _Turn("answer", name) if name else None


def _rename(part: guard.Element) -> None:
    """Rename the elements of ``part`` to those of HTML, and put spaces between sentences."""
    for element in part.iter(etree.Element):
        if element.tag == "s":
            element.tail = f" {element.tail or ''}"
        if element.tag == "stage" and _is_apart(element):
            element.tag = "p"
        element.tag = _RENAMED.get(element.tag, element.tag)


def _is_apart(stage: guard.Element) -> bool:
    """Whether a stage direction stands between paragraphs, not inside one."""
    above = stage.getparent()
    return above is not None and above.tag not in _INLINE


def _text(element: guard.Element) -> str:
    return one_line("".join(element.itertext()))


def _language(root: guard.Element, body: guard.Element) -> str | None:
    """Return the language of the text, which may differ from that of the header around it."""
    for element in (body, *body.iterancestors()):
        if element.get("lang"):
            return str(element.get("lang"))
    stated = root.find("teiHeader/profileDesc/langUsage/language")
    return None if stated is None else stated.get("ident")


def _with_facts(document: Document, header: guard.Element) -> Document:
    def one(expression: str) -> str:
        return " ".join(header.xpath(f"string({expression})").split())

    title = one("fileDesc/titleStmt/title[1]")
    parts = document.paragraphs
    # A play begins with "Act I": its title is in the header.
    if title and document.title and not _is_alike(title, document.title):
        first = replace(parts[0], kind="heading")
        document = replace(document, title=title, paragraphs=(first, *parts[1:]))
    when = one("(.//sourceDesc//date/@when | .//publicationStmt//date/@when)[1]")
    return replace(
        document,
        title=document.title or title or None,
        date=dates.parse_iso(when) if when else None,
        licence=one(".//licence[1]/@target") or one(".//licence[1]") or None,
        url=one("(.//sourceDesc//*[@target]/@target)[1]") or None,
        number=one("(.//sourceDesc//idno[@type='number'])[1]") or None,
    )


def _is_alike(title: str, heading: str) -> bool:
    """Whether the title in the header is that over the text, perhaps with additions."""
    one, two = (" ".join(text.casefold().split()).rstrip(".") for text in (title, heading))
    return one == two or (len(two.split()) > 1 and two in one)

"""The checks never fail, whatever the texts are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import align
from align import languages
from align.alignment import Alignment, Bead
from align.checks.families import KINDS
from align.text import Document

LANGS = [*sorted(one.tag for one in languages.every()), "th", "el", "ka", "my", "tlh", "und"]
#: Pieces that families read as numbers, dates, units, quotations, code or names.
PIECES = st.sampled_from(
    str.split(
        """
        22.2. 22.02 31.02 0/0 1/2 99/99 2/3 .5 1,2,3 1.2.3.4 12:60 24:00 7pm 5:30 p.m. 9/11
        24/7 '90s 80-х XIX XX I IV MCMXC ½ 3½ 5 kg 5кг 30% % ‰ $5 5$ €1.250,50 US$ 1e9 10^6
        1 млн 200 тыс. 37万5,000 三分之二 百分之三十 零 〇 点 兆 令和6年 令和元年
        2019年13月40日 พ.ศ. ٢٥ ۲۵٫۵ -5 °C −15 °F 5′6″ 6-foot-6 two thirds one-and-thirty
        half past zero twenty to zero halb zwei полтора двое каждый третий quatre-vingt-dix
        пол- 0 00 000 9999999999999999999999999999 №117 A/RES/77 SHA256 %d {0} ${x} &#8211;
        https://a.example/en?b=%D0 C:\\x «» “ ” „“ '' \" ( [ } ) ... … — ? ! ¿ ؟ 。 ՞ не
        not n't никто ни no Orlune Орлюн О.П. ORLUNE McOrlune 東京 محمد ß İ ı ﬁ е́ \u200b
        \xad \ufeff \x00 \ud7ff 𝟙 🇷🇺 \U0001f469\u200d\U0001f469\u200d\U0001f467
        """
    )
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=8).map(" ".join)


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    """Any sentences in any languages, in beads of any size, some of them moved."""
    beads, src, tgt = [], list[str](), list[str]()
    for _ in range(draw(st.integers(0, 5))):
        sides = []
        for texts in (src, tgt):
            new = draw(st.lists(TEXTS, max_size=2))
            sides.append(tuple(range(len(texts), len(texts) + len(new))))
            texts += new
        if any(sides):
            beads.append(Bead(sides[0], sides[1], draw(st.floats(0, 1))))
    moved = ()
    if src and tgt:
        moved = (
            Bead((draw(st.integers(0, len(src) - 1)),), (draw(st.integers(0, len(tgt) - 1)),)),
        )
    langs = draw(st.sampled_from(LANGS)), draw(st.sampled_from(LANGS))
    documents = map(Document.from_sentences, (src, tgt), langs)
    return Alignment(*documents, tuple(beads), "semantic", suggestions=moved)


@settings(deadline=None)
@given(alignments())
def test_checks_find_something_or_nothing_in_any_texts(alignment):
    for finding in align.check(alignment, lang="ru"):
        assert finding.kind in KINDS
        bead = alignment.beads[finding.bead]
        for span, text in (
            (finding.src_span, alignment.src_text(bead)),
            (finding.tgt_span, alignment.tgt_text(bead)),
        ):
            assert 0 <= span[0] <= span[1] <= len(text)

"""House style: the user's own patterns, and typography."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import align
from align.checks import profile as profiles


def house(toml):
    """The profile of a TOML text without its first line."""
    return profiles.read(f"[h]\n{toml}", "house.toml")["h"]


def rule(**fields):
    """A profile with one rule."""
    lines = [f"{k} = {v if isinstance(v, list) else repr(v)}" for k, v in fields.items()]
    lines = [line.replace("\\\\", "\\") for line in lines]  # TOML's '...' has no escapes
    return house("\n".join(["[[h.rules]]", "name = 'n'", "reason = 'r'", *lines]))


def found(pair, profile, **also):
    """Kind, severity and highlighted words of what the house style finds."""
    return [
        (one.kind, pair.tgt_text(pair.beads[one.bead])[slice(*one.tgt_span)])
        for one in align.check(pair, profile=profile, **also)
        if one.kind in profiles.KINDS and profiles.FAMILY_OF[one.kind].name == "house"
    ]


class TestRules:
    def test_what_a_source_pattern_requires_must_be_in_the_translation(self, pair_of):
        profile = rule(source=r"\bMinistry\b", requires=r"\bМинистерств")
        assert found(pair_of(("The Ministry agreed.", "Ведомство согласилось.")), profile) == [
            ("rule-missing", "")
        ]
        assert not found(pair_of(("The Ministry agreed.", "Министерство за.")), profile)

    def test_a_group_of_the_source_is_looked_for_in_the_translation(self, pair_of):
        profile = rule(source=r"Article (\d+)", requires=r"стать\w+ \1")
        pair = pair_of(("See Article 5.", "См. статью 5."), ("See Article 6.", "См. статью 7."))
        assert [one.bead for one in align.check(pair, profile=profile) if "rule" in one.kind] == [1]

    def test_a_number_in_a_group_matches_however_it_is_written(self, pair_of):
        profile = rule(source=r"(?P<sum>[\d,.]+) euros", requires=r"\g<sum> евро")
        assert not found(pair_of(("It cost 1,250.50 euros.", "1 250,50 евро.")), profile)

    def test_a_list_translates_the_words_of_a_group(self, pair_of):
        profile = house(
            "[h.lists.day]\nMonday = 'понедельник'\n[[h.rules]]\nname = 'n'\nreason = 'r'\n"
            "source = '(?P<day>\\L<day>)'\nrequires = '\\g<day>'"
        )
        assert not found(pair_of(("On Monday.", "В понедельник.")), profile)
        assert found(pair_of(("On Monday.", "Во вторник.")), profile) == [("rule-missing", "")]

    def test_a_forbidden_pattern_is_told_with_what_to_write(self, pair_of):
        profile = rule(forbids="порядка (?=[0-9])", instead="около")
        pair = pair_of(("About 30 came.", "Пришло порядка 30 человек."))
        (finding,) = (one for one in align.check(pair, profile=profile) if "rule" in one.kind)
        assert finding.message == "House rule “n”: r → около"

    def test_a_forbidden_word_is_found_in_any_form(self, pair_of):
        profile = rule(words=["данный"])
        pair = pair_of(("In this case.", "В данном случае."), ("He gave data.", "Он дал слово."))
        assert found(pair, profile) == [("rule-broken", "данном")]

    def test_unless_excuses_a_translation(self, pair_of):
        profile = rule(forbids="США", unless=r"U\.S\.|United States")
        pair = pair_of(("The U.S. agreed.", "США за."), ("They agreed.", "США за."))
        assert [one.bead for one in align.check(pair, profile=profile) if "rule" in one.kind] == [1]

    def test_a_rule_is_only_for_its_languages(self, pair_of):
        profile = rule(forbids="Haus", tgt="de")
        assert not found(pair_of(("House.", "Haus.")), profile)
        assert found(pair_of(("House.", "Haus."), langs=("en", "de-AT")), profile)

    @pytest.mark.parametrize("severity", ["error", "warning", "info"])
    def test_a_rule_has_a_severity_of_its_own(self, severity, pair_of):
        profile = rule(forbids="плохо", severity=severity)
        pair = pair_of(("Bad.", "Это плохо."))
        (finding,) = (one for one in align.check(pair, profile=profile) if "rule" in one.kind)
        assert finding.severity == severity

    def test_a_pattern_that_takes_too_long_is_told(self, pair_of):
        profile = rule(forbids="(а|а|аа)*[бг]")
        pair = pair_of(("Aaa.", "а" * 40 + "в"))
        assert found(pair, profile) == [("rule-slow", "")]

    def test_a_rule_reaches_nulls_of_the_translation(self, pair_of):
        assert found(pair_of(("", "Это плохо.")), rule(forbids="плохо"))

    def test_changing_a_rule_changes_what_is_found(self, pair_of):
        pair = pair_of(("Bad.", "Это плохо."))
        assert found(pair, rule(forbids="плохо"))
        assert not found(pair, rule(forbids="хорошо"))


class TestTypography:
    @pytest.mark.parametrize(
        ("style", "text", "wrong"),
        [
            ("quotes = '«»„“'", 'Газета "Заря" вышла.', [("quotation-marks", '"Заря"')]),
            ("quotes = '«»„“'", "Сказал: «Был “там” я».", [("quotation-marks", "“там”")]),
            ("quotes = '«»„“'", "Сказал: «Был „там“ я».", []),
            (r'dash = "\u00a0— "', "Он - врач.", [("typography", " - ")]),
            (r'dash = "\u00a0— "', "Он — врач.", [("no-break-space", " — ")]),
            (r'dash = "\u00a0— "', "Он\u00a0— врач из-за\u00a0границы.", []),
            (
                "range = '–'",
                "На с. 4-7 и 2020-21 гг.",
                [("typography", "4-7"), ("typography", "2020-21")],
            ),
            ("range = '–'", "Счёт 3-1, тел. 12-34-56, 24/7, A4-5.", []),
            ("ellipsis = '…'", "И вот...", [("typography", "...")]),
            ("apostrophe = '’'", "Жанна д'Арк.", [("typography", "'")]),
            (
                "after_colon = 'lower'",
                "Он знал: Дорога длинная.",
                [("after-colon-small", "Дорога")],
            ),
            ("after_colon = 'lower'", "Он знал: Москва далеко.", []),
            (
                "after_colon = 'upper'",
                "Он знал: дорога длинная.",
                [("after-colon-capital", "дорога")],
            ),
            ("no_break = ['№ [0-9]']", "Дом № 5.", [("no-break-space", "№ 5")]),
            ("no_break = ['№ [0-9]']", "Дом №\u00a05.", []),
        ],
    )
    def test_a_sign_is_told_where_the_house_writes_another(self, style, text, wrong, pair_of):
        profile = house(f"[h.typography.ru]\n{style}")
        assert found(pair_of(("It is so.", text)), profile) == wrong

    def test_addresses_keep_their_signs(self, pair_of):
        profile = house("[h.typography.ru]\nrange = '–'\nellipsis = '…'")
        assert not found(pair_of(("Here.", "См. https://example.org/4-7/...")), profile)

    def test_another_language_is_left_alone(self, pair_of):
        profile = house("[h.typography.de]\nellipsis = '…'")
        assert not found(pair_of(("Here.", "Там...")), profile)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_shipped_house_style_reads_any_text(src, tgt):
    pair = align.align_sentences([src], [tgt], src_lang="en", tgt_lang="ru", method="length")
    align.check(pair, profile="official-ru")

"""House styles in a file of profiles."""

from __future__ import annotations

import pytest

from align.checks import profile as profiles
from align.errors import UsageError


def test_a_house_style_survives_writing_and_reading():
    profile = profiles.find("official-ru")
    assert profiles.read(profiles.written(profile), "x")["official-ru"] == profile


def test_a_profile_has_no_house_style_by_default():
    assert not profiles.find("standard").house


RULE = "[[h.rules]]\nname = 'n'\nreason = 'r'\n"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (RULE, "neither requires nor forbids anything"),
        ("[[h.rules]]\nforbids = 'a'", "needs a name and a reason"),
        (RULE + "requires = 'a'", "needs a source"),
        (RULE + "forbids = '('", "is not a valid pattern"),
        (RULE + r"source = 'a'" + "\n" + r"requires = '\2'", "has no group '2'"),
        (RULE + r"source = '\L<days>'" + "\nrequires = 'a'", "is not a valid pattern"),
        (RULE + "forbid = 'a'", "unknown key: 'forbid'"),
        (RULE + "forbids = 1", "forbids must be a text"),
        (RULE + "words = [1]", "words must be a list of texts"),
        (RULE + "forbids = 'a'\nseverity = 'off'", "is not a severity"),
        ("[h]\nrules = 1", "rules must be a list of tables"),
        ("[h.lists]\nflags = {}", "invalid name for a list: 'flags'"),
        ("[h.lists.day]\nMonday = 1", "words and their translations"),
        ("[h]\ntypography = 1", "typography must be a table of tables"),
        ("[h.typography.ru]\nquotes = '«'", "two or four quotation marks"),
        ("[h.typography.ru]\ndash = ' '", "dash must contain a dash"),
        ("[h.typography.ru]\nafter_colon = 'small'", "lower or upper"),
        ("[h.typography.ru]\nno_break = ['(']", "is not a valid pattern"),
        ("[h]\nseverty = {}", "unknown key: 'severty'. Did you mean severity?"),
        ("[h]\ncolour = 'red'", "Use one of about, severity, show, ignore"),
        ("[h]\nignore = [{ patern = 'a', reason = 'b' }]", "Did you mean pattern?"),
        ("[h]\nseverity = { numbers = 'off' }", "Did you mean number?"),
    ],
)
def test_a_mistake_is_told_with_its_place(toml, message):
    with pytest.raises(UsageError, match=r"house\.toml") as told:
        profiles.read(toml, "house.toml")
    assert message in str(told.value)


def test_a_stored_profile_may_come_from_another_version():
    toml = (
        "[h]\ncolour = 'red'\nseverity = { number = 'off', nothing = 'off' }\n"
        "ignore = [{ kind = 'nothing', reason = 'r' }, { kind = 'name', reason = 'r', by = 'b' }]\n"
        + RULE
        + "forbids = 'a'\nshade = 'blue'"
    )
    profile = profiles.read(toml, "house.toml", lenient=True)["h"]
    assert profile.severity == {"number": "off"}
    assert profile.ignore == (profiles.Ignore("r", "name"),)
    assert [rule.forbids for rule in profile.house.rules] == ["a"]

"""What an address keeps when a page is loaded anew."""

import pytest

pytestmark = pytest.mark.browser

NOW = "http://desk.test/review?doc=4&bead=7&who=Mira&ui=ru"


@pytest.mark.parametrize(
    ("href", "whole"),
    [
        ("http://desk.test/search", "http://desk.test/search?who=Mira&doc=4&ui=ru"),
        (
            "http://desk.test/review?doc=5&bead=2",
            "http://desk.test/review?doc=5&bead=2&who=Mira&ui=ru",
        ),
    ],
)
def test_it_says_who_is_there_and_what_is_open(run, href, whole):
    assert run("person", "return withPerson(...given);", [href, NOW]) == whole

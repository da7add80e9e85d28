"""What the pictures show."""

import pytest

pytestmark = pytest.mark.browser


def test_the_path_goes_from_corner_to_corner(run):
    rows = [{"src": [1], "tgt": [5]}, {"src": [2, 3], "tgt": []}, {"src": [4], "tgt": [6]}]
    points = run("overview", "return path(given).map(({ x, y }) => [x, y]);", rows)
    assert points == [[0.125, 0.25], [0.5, 0.25], [0.875, 0.75]]


def test_values_are_counted_in_twenty_bins(run):
    bins = run("overview", "return binned(given, 0, 1);", [0, 0.049, 0.5, 0.9999])
    assert [bins[0], bins[10], bins[19], len(bins)] == [2, 1, 1, 20]


@pytest.mark.parametrize(
    ("severities", "colour"),
    [(["info"], "muted"), (["info", "error", "warning"], "rejected"), (["warning"], "fair")],
)
def test_a_bead_has_the_colour_of_its_gravest_finding(run, severities, colour):
    issues = [{"severity": one} for one in severities]
    assert run("overview", "return severest(given)[1];", issues) == colour

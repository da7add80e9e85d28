"""How far a build is, where there is no terminal."""

import pytest

from align.cli import pace


def lines(monkeypatch, capsys, pairs, jobs, *reports):
    """What is said if a build reports these steps, shares of the pairs, and times in seconds."""
    times = iter((0.0, *(time for _, _, time in reports)))
    monkeypatch.setattr(pace, "monotonic", times.__next__)
    with pace.pace(pairs, jobs) as report:
        for step, done, _ in reports:
            report(step, done / pairs)
    return capsys.readouterr().err.splitlines()


def test_a_line_has_rate_and_time_left(monkeypatch, capsys):
    work = ("align", 1, 20.0), ("align", 1001, 120.0), ("align", 1501, 240.0)
    assert lines(monkeypatch, capsys, 10_000, 1, *work) == [
        "1,001 of 10,000 pairs, 10 a second, 15 min left",
        "1,501 of 10,000 pairs, 6.8 a second, 21 min left",
    ]


def test_the_first_pairs_forecast_nothing(monkeypatch, capsys):
    """They include the start of the processes and the loading of the models."""
    work = [("align", number, 60.0 + number) for number in range(1, 4)]
    assert lines(monkeypatch, capsys, 100, 4, *work, ("align", 4, 125.0)) == [
        "1 of 100 pairs",
        "4 of 100 pairs",
    ]


def test_the_loading_does_not_count(monkeypatch, capsys):
    work = ("align", 1, 50.0), ("align", 2, 51.0), ("align", 62, 111.0)
    assert lines(monkeypatch, capsys, 122, 2, *work) == [
        "62 of 122 pairs, 1.0 a second, 1 min left"
    ]


def test_pairs_that_an_earlier_build_has_done_do_not_count(monkeypatch, capsys):
    work = ("kept", 900, 1.0), ("align", 901, 10.0), ("align", 905, 130.0)
    assert lines(monkeypatch, capsys, 1000, 1, *work) == [
        "905 of 1,000 pairs, 2.0 a minute, 48 min left"
    ]


@pytest.mark.parametrize(
    ("rate", "said"), [(0.99, "59 a minute"), (1 / 60, "1.0 a minute"), (0.01, "36 an hour")]
)
def test_a_slow_rate_is_said_by_the_minute_or_the_hour(rate, said):
    assert pace._rate(rate) == said

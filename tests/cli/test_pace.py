"""How far a build is, where there is no terminal."""

from align.cli import pace


def test_a_line_has_rate_and_time_left(capsys, monkeypatch):
    monkeypatch.setattr(pace, "monotonic", iter((0.0, 30.0, 120.0, 240.0)).__next__)
    with pace.pace(10_000) as report:
        for share in (0.01, 0.12, 0.12):
            report("align", share)
    assert capsys.readouterr().err.splitlines() == [
        "1,200 of 10,000 pairs, 10.0 a second, 15 min left",
        "1,200 of 10,000 pairs, 0.0 a second, waiting",
    ]

"""Pictures of figures."""

from align.desk.charts import Part, bar, bars, columns


def test_a_bar_names_only_the_parts_that_exist():
    made = bar([Part("Good", 3, "3", "good"), Part("Faulty", 0, "0")], "Judged")
    assert "Good <b>3</b>" in made
    assert "Faulty" not in made
    assert "inline-size:100.000%" in made


def test_every_number_is_also_a_text():
    made = columns([Part("0–10 %", 0, "0"), Part("90–100 %", 1200, "1,200")], "Sure", ("0", "100"))
    assert "90–100 %: 1,200" in made
    assert "0–10 %: 0" in made


def test_what_is_rare_can_still_be_seen():
    made = columns([Part("a", 1, "1"), Part("b", 100_000, "100,000")], "Sure", ("a", "b"))
    assert "block-size:0.15rem" in made


def test_names_are_shown_as_text():
    for made in (bar([Part("<b>", 1, "1")], "<i>"), bars([Part("<b>", 1, "1")], "<i>")):
        assert "&lt;b&gt;" in made
        assert "&lt;i&gt;" in made


def test_a_picture_of_nothing_is_empty():
    assert "inline-size" not in bar([], "Judged")
    assert "<li" not in columns([], "Sure", ("0", "100"))

"""sverka clean: what is told, what is written, and the exit code."""

import json

import pytest

ROWS = [
    ("The mill on the Orva was repaired in May.", "Мельницу на реке Орва починили в мае."),
    ("The bill came to 340 crowns.", "Счёт составил 340 крон."),
    ("The <b>mill</b> is closed on Monday.", "Мельница закрыта в понедельник."),
    ("The bill came to 340 crowns.", "Счёт составил 340 крон."),
]


@pytest.fixture
def table(tmp_path, monkeypatch):
    """The current folder, with a table of pairs."""
    monkeypatch.chdir(tmp_path)
    lines = "".join(f"{src}\t{tgt}\n" for src, tgt in [("en", "ru"), *ROWS])
    (tmp_path / "pairs.tsv").write_text(lines, encoding="utf-8")
    return tmp_path


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_without_an_output_only_a_report_is_printed(table, sverka):
    out = sverka("clean", "pairs.tsv")
    assert out.exit_code == 0, out.stderr
    assert "left: 2 beads in 1 text (50.0%)" in out.stdout
    assert "pairs.tsv:3  has the tag <b>" in out.stdout
    assert names(table) == {"pairs.tsv"}


def test_what_is_dropped_goes_into_a_file_with_the_reason(table, sverka):
    out = sverka("clean", "pairs.tsv", "-o", "clean.tmx", "-o", "clean.jsonl")
    assert out.exit_code == 0, out.stderr
    assert "written: clean.tmx, clean.jsonl, clean.dropped.jsonl" in out.stderr
    left = [json.loads(line)["src_text"] for line in (table / "clean.jsonl").open(encoding="utf-8")]
    assert left == [src for src, _ in ROWS[:2]]
    lines = (table / "clean.dropped.jsonl").read_text("utf-8").splitlines()
    gone = {one["bead"]: one for one in map(json.loads, lines)}
    assert gone[3]["filter"] == "HtmlTagFilter"
    assert gone[4]["reason"] == "the same as bead 2 of this text"
    assert gone[4]["tgt_text"] == ROWS[3][1]


def test_a_dry_run_writes_nothing(table, sverka):
    assert sverka("clean", "pairs.tsv", "-o", "clean.tmx", "--dry-run").exit_code == 0
    assert names(table) == {"pairs.tsv"}


def test_the_report_is_json_and_a_page(table, sverka):
    out = sverka("clean", "pairs.tsv", "--json", "--report", "r.html", "--without", "HtmlTagFilter")
    assert json.loads(out.stdout)["kept"] == 3
    assert "DuplicateFilter" in (table / "r.html").read_text("utf-8")


def test_a_split_writes_each_part(table, sverka):
    for name in "abc":
        (table / f"{name}.tsv").write_bytes((table / "pairs.tsv").read_bytes())
    out = sverka("clean", "a.tsv", "b.tsv", "c.tsv", "-o", "x.tsv", "--split", "train=.6,test=.4",
                 "--src-lang", "en", "--tgt-lang", "ru")  # fmt: skip
    assert out.exit_code == 2
    assert "A text is never cut" in out.stderr
    for number, name in enumerate("abc"):
        words = [
            ("word" * (number + 1) + str(k), "слово" * (number + 1) + str(k)) for k in range(9)
        ]
        rows = "".join(f"{src} stands here\t{tgt} стоит тут\n" for src, tgt in words)
        (table / f"{name}.tsv").write_text(f"en\tru\n{rows}", "utf-8")
    out = sverka("clean", "a.tsv", "b.tsv", "c.tsv", "-o", "x.tsv", "--split", "train=.6,test=.4",
                 "--src-lang", "en", "--tgt-lang", "ru", "--recipe", "gentle")  # fmt: skip
    assert out.exit_code == 0, out.stderr
    assert {"x.train.tsv", "x.test.tsv", "x.dropped.jsonl"} <= names(table)
    sizes = [
        len((table / f"x.{part}.tsv").read_text("utf-8").splitlines()) - 1
        for part in ("train", "test")
    ]
    assert sorted(sizes) == [9, 18]


def test_a_corpus_is_cleaned_with_its_metadata(table, sverka):
    for lang, texts in zip(("en", "ru"), zip(*ROWS[:2], strict=True), strict=True):
        (table / lang).mkdir()
        (table / lang / "mill.txt").write_text("\n\n".join(texts), encoding="utf-8")
    (table / "meta.tsv").write_text("name\tgenre\nmill\tnews\n", encoding="utf-8")
    sverka("build", "en", "ru", "-o", "corpus", "--meta", "meta.tsv", "--jobs", "1")
    before = {path: path.read_bytes() for path in (table / "corpus").rglob("*") if path.is_file()}
    out = sverka("clean", "corpus", "-o", "x.jsonl")
    assert out.exit_code == 0, out.stderr
    first = json.loads((table / "x.jsonl").read_text("utf-8").splitlines()[0])
    assert ["prop", "document", "mill"] in first["facts"]["unit"]
    assert ["prop", "genre", "news"] in first["facts"]["unit"]
    assert before == {path: path.read_bytes() for path in before}


def test_two_files_of_lines_are_a_pair(table, sverka):
    for number, name in enumerate(("x.en", "x.ru")):
        (table / name).write_text("".join(f"{row[number]}\n" for row in ROWS), encoding="utf-8")
    assert "left: 2 beads" in sverka("clean", "x.en", "x.ru").stdout


def test_nothing_left_is_a_doubt(table, sverka):
    (table / "own.toml").write_text('[[filters]]\nfilter = "LengthFilter"\nmin_length = 99\n')
    out = sverka("clean", "pairs.tsv", "--recipe", "own.toml", "-o", "x.tsv")
    assert out.exit_code == 1
    assert "nothing is left, so nothing was written" in out.stderr
    assert "x.tsv" not in names(table)


def test_filters_are_listed_with_their_parameters(sverka):
    out = sverka("clean", "--filters").stdout
    assert "LengthFilter: sides that are too short or too long (as in OpusFilter)" in out
    assert "  max_length = 100" in out
    assert "gentle: For linguists" in out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "the corpus or file to clean is missing"),
        (["pairs.tsv", "-o", "pairs.tsv"], "would overwrite one of the texts"),
        (["pairs.tsv", "--dropped", "x.jsonl"], "--dropped has no effect without -o"),
        (["pairs.tsv", "--recipe", "severe"], "there is no recipe 'severe'"),
        (["pairs.tsv", "--without", "HtmlFilter"], "Did you mean HtmlTagFilter?"),
        (["pairs.tsv", "--split", "train=2"], "a split has at least two shares"),
        (["pairs.tsv", "-o", "x.foo"], "no format has the extension '.foo'"),
        (["nothing.tmx"], "there is no such file"),
    ],
)
def test_what_cannot_be_is_refused(table, sverka, options, said):
    out = sverka("clean", *options)
    assert out.exit_code == 2
    assert said in out.stderr
    assert names(table) == {"pairs.tsv"}

"""Files as texts to clean."""

import pytest

from align.cleaning import sources
from align.cleaning.sources import Bilingual, TwoFiles
from align.errors import LoadError

ROWS = [("The mill stands on the Orva.", "Мельница стоит на Орве."), ("It is old.", "Она старая.")]


def tmx(path, rows):
    units = "".join(
        f'<tu><prop type="document">{name}</prop><tuv xml:lang="en"><seg>{src}</seg></tuv>'
        f'<tuv xml:lang="ru"><seg>{tgt}</seg></tuv></tu>'
        for src, tgt, name in rows
    )
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header srclang="en" '
        'creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" '
        f'datatype="plaintext"/><body>{units}</body></tmx>',
        encoding="utf-8",
    )
    return str(path)


def test_units_that_name_their_document_become_texts(tmp_path):
    path = tmx(tmp_path / "x.tmx", [(*ROWS[0], "mill"), (*ROWS[1], "mill"), (*ROWS[1], "inn")])
    pieces = list(Bilingual(path))
    assert [(one.name, len(one.alignment.beads)) for one in pieces] == [("mill", 2), ("inn", 1)]
    inn = pieces[1].alignment
    assert inn.src_text(inn.beads[0]) == ROWS[1][0]


def test_a_file_that_names_no_documents_is_one_text(tmp_path):
    path = tmp_path / "x.tsv"
    path.write_text("en\tru\n" + "".join(f"{src}\t{tgt}\n" for src, tgt in ROWS), encoding="utf-8")
    assert [one.name for one in Bilingual(str(path))] == [str(path)]


def test_two_files_of_lines_are_read_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "UNITS", 2)
    src, tgt = tmp_path / "x.en", tmp_path / "x.ru"
    src.write_text("".join(f"{one}\n" for one, _ in [*ROWS, ("Left alone.", ""), ROWS[0]]), "utf-8")
    tgt.write_text("".join(f"{one}\n" for _, one in [*ROWS, ("", ""), ROWS[0]]), "utf-8")
    pieces = list(TwoFiles(str(src), str(tgt), ("en", "ru")))
    assert [[bead.type for bead in one.alignment] for one in pieces] == [
        ["1-1", "1-1"],
        ["1-0", "1-1"],
    ]
    last = pieces[1].alignment
    assert last.tgt_text(last.beads[1]) == ROWS[0][1]


def test_two_files_of_different_lengths_are_refused(tmp_path):
    (tmp_path / "x.en").write_text("One.\nTwo.\n")
    (tmp_path / "x.ru").write_text("Раз.\n", "utf-8")
    with pytest.raises(LoadError, match="same number of lines"):
        list(TwoFiles(str(tmp_path / "x.en"), str(tmp_path / "x.ru"), ("en", "ru")))


def test_a_wrong_encoding_is_said_with_the_line(tmp_path):
    (tmp_path / "x.en").write_text("One.\nTwo.\n")
    (tmp_path / "x.ru").write_bytes("Раз.\n".encode() + "Два.\n".encode("cp1251"))
    with pytest.raises(LoadError, match="line 2 is not text in utf-8"):
        list(TwoFiles(str(tmp_path / "x.en"), str(tmp_path / "x.ru"), ("en", "ru")))
    given = TwoFiles(str(tmp_path / "x.en"), str(tmp_path / "x.ru"), ("en", "ru"), (None, "cp1251"))
    assert len(list(given)) == 1

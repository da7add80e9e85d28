"""Formats of several files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import align
from align.alignment import Alignment
from align.errors import ExportError, LoadError
from align.formats import FORMATS, render, render_pairs
from align.loaders import load_pair, load_pairs
from align.textpair import TextPair

SEVERAL = [name for name, row in FORMATS.items() if row.files]

every = pytest.mark.parametrize("name", SEVERAL)


def names(content: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


@every
def test_an_archive_has_all_files(name: str, hard_pair: Alignment) -> None:
    assert len(names(render(hard_pair, name))) >= 2


@every
def test_the_same_files_are_written_side_by_side(
    name: str, hard_pair: Alignment, tmp_path: Path
) -> None:
    align.export(hard_pair, tmp_path / f"pair{FORMATS[name].extensions[-1]}")
    written = {path.name for path in tmp_path.iterdir()}
    packed = names(render(hard_pair, name))
    assert len(written) == len(packed)
    assert written - {f"pair{FORMATS[name].extensions[-1]}"} <= set(packed)


@every
def test_a_file_of_somebody_else_is_not_replaced(
    name: str, hard_pair: Alignment, tmp_path: Path
) -> None:
    other = tmp_path / names(render(hard_pair, name))[-1]
    other.write_text("mine")
    with pytest.raises(ExportError, match="would be replaced"):
        align.export(hard_pair, tmp_path / f"pair{FORMATS[name].extensions[-1]}")
    assert other.read_text() == "mine"


def test_own_files_are_replaced(hard_pair: Alignment, tmp_path: Path) -> None:
    for _time in range(2):
        align.export(hard_pair, tmp_path / "pair.ids")
    assert len(list(tmp_path.iterdir())) == 3


def test_a_missing_text_is_named(hard_pair: Alignment, tmp_path: Path) -> None:
    align.export(hard_pair, tmp_path / "pair.xces.xml")
    (tmp_path / "pair.ru-RU.xml").unlink()
    with pytest.raises(LoadError, match=r"pair\.ru-RU\.xml is missing"):
        load_pair(tmp_path / "pair.xces.xml")


def test_links_lead_to_no_file_outside_the_folder(hard_pair: Alignment, tmp_path: Path) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    align.export(hard_pair, folder / "pair.xces.xml")
    (folder / "pair.en-GB.xml").rename(tmp_path / "secret.xml")
    links = folder / "pair.xces.xml"
    links.write_text(links.read_text().replace("pair.en-GB.xml", "../secret.xml"))
    with pytest.raises(LoadError, match="is missing"):
        load_pair(links)


def test_files_of_a_source_without_a_folder_are_asked_for(
    hard_pair: Alignment, tmp_path: Path
) -> None:
    align.export(hard_pair, tmp_path / "pair.xces.xml")
    with pytest.raises(LoadError, match="Give an archive"):
        load_pair(("pair.xces.xml", (tmp_path / "pair.xces.xml").read_bytes()))


def test_two_texts_in_one_language_have_files_of_their_own(hard_pair: Alignment) -> None:
    pair = Alignment(hard_pair.src, hard_pair.src, hard_pair.beads[:1])
    assert len(set(names(render(pair, "moses")))) == 3


def test_moses_texts_have_as_many_lines(hard_pair: Alignment) -> None:
    archive = zipfile.ZipFile(io.BytesIO(render(hard_pair, "moses")))
    counts = {archive.read(name).count(b"\n") for name in archive.namelist()}
    assert counts == {6}


def test_a_package_of_opus_without_ids_is_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("LICENSE", "free " * 2000)
        archive.writestr("Lamp.en-ru.en", "The lamp is lit.\nNobody came.\n")
        archive.writestr("Lamp.en-ru.ru", "Лампа горит.\nНикто не пришёл.\n")
    made = load_pair(("en-ru.txt.zip", stream.getvalue()))
    assert [(b.src, b.tgt) for b in made] == [((0,), (0,)), ((1,), (1,))]


def test_moses_texts_of_different_length_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("lamp.en", "The lamp is lit.\n")
        archive.writestr("lamp.ru", "Лампа горит.\nНикто не пришёл.\n")
    with pytest.raises(LoadError, match="different numbers of lines: 1 and 2"):
        load_pair(("lamp.zip", stream.getvalue()))


def test_intertext_names_the_target_first(hard_pair: Alignment) -> None:
    archive = zipfile.ZipFile(io.BytesIO(render(hard_pair, "intertext")))
    links = etree.fromstring(archive.read("pair.intertext.xml"))
    assert links.get("toDoc") == "pair.ru-RU.xml"
    assert links[2].attrib == {"type": "1-2", "xtargets": "1:3;1:3 1:4", "status": "auto"}


def test_the_mapping_of_vertical_texts_counts_from_0(hard_pair: Alignment) -> None:
    archive = zipfile.ZipFile(io.BytesIO(render(hard_pair, "vertical")))
    lines = archive.read("pair.align").decode().splitlines()
    assert lines[2:7] == ["2,3\t2", "4\t3,4", "5\t-1", "6\t5", "-1\t6"]


def test_the_registry_leads_to_the_other_corpus(hard_pair: Alignment) -> None:
    archive = zipfile.ZipFile(io.BytesIO(render(hard_pair, "vertical")))
    registry = archive.read("pair.ru-RU.registry").decode()
    assert 'ALIGNED "pair_en_gb"' in registry
    assert 'ALIGNDEF "pair.back.align"' in registry


def test_vertical_text_has_lemmas_and_tags(hard_pair: Alignment) -> None:
    archive = zipfile.ZipFile(io.BytesIO(render(hard_pair, "vertical")))
    assert "фонарей\tфонарь\tNOUN" in archive.read("pair.ru-RU.vert").decode()


def test_each_name_of_metadata_is_an_attribute_of_its_own(hard_pair: Alignment) -> None:
    """Also names that become the same in the letters that attributes may have."""
    metadata = (("Genre", "news"), ("genre", "essay"), ("жанр", "роман"), ("автор", "Мира"))
    content = b"".join(render_pairs([TextPair(hard_pair, "lamp", metadata)], FORMATS["vertical"]))
    (made,) = load_pairs(("pair.vert.zip", content))
    assert made.metadata == (
        ("genre", "news"), ("genre_2", "essay"), ("fact", "роман"), ("fact_2", "Мира"),
    )  # fmt: skip
    registry = zipfile.ZipFile(io.BytesIO(content)).read("pair.en-GB.registry").decode()
    assert 'ATTRIBUTE fact_2 {\n        LABEL "автор"\n    }\n' in registry

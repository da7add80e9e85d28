"""Versions: texts that change between builds."""

import pytest

from align.building import Choice, Settings, build, by_name, here

SETTINGS = Settings("en", "ru", method="anchor")


@pytest.fixture(autouse=True)
def day(monkeypatch):
    """A day, and the function that sets another one."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    return lambda number: monkeypatch.setenv("SOURCE_DATE_EPOCH", str(number * 86400))


def made(folders, output, **options):
    return build(by_name(*folders), output, SETTINGS, run=here, **options)


def versions(report):
    return {record.name: (record.version, record.since) for record in report.records}


def change(folders):
    with (folders[0] / "mill.txt").open("a", encoding="utf-8") as file:
        file.write("\n\nNobody paid it.")


def test_a_text_that_has_changed_is_a_new_version(folders, tmp_path, day):
    first = made(folders, tmp_path / "out")
    assert set(versions(first).values()) == {(1, "1970-01-02")}
    change(folders)
    day(5)
    second = made(folders, tmp_path / "out")
    assert versions(second)["mill"] == (2, "1970-01-06")
    assert versions(second)["zeal"] == (1, "1970-01-02")
    assert (first.changed, second.changed) == (0, 1)


def test_other_settings_are_no_new_version(folders, tmp_path, day):
    made(folders, tmp_path / "out")
    day(5)
    report = made(folders, tmp_path / "out", again=True)
    assert set(versions(report).values()) == {(1, "1970-01-02")}


def test_the_manifest_has_the_version_and_its_day(folders, tmp_path):
    made(folders, tmp_path / "out")
    head, row, *_ = (tmp_path / "out/manifest.tsv").read_text("utf-8").splitlines()
    held = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert (held["version"], held["since"]) == ("1", "1970-01-02")


@pytest.mark.parametrize("kept", [True, False])
def test_the_old_file_is_kept_only_if_wanted(folders, tmp_path, kept):
    made(folders, tmp_path / "out")
    before = (tmp_path / "out/pairs/mill.json.gz").read_bytes()
    change(folders)
    made(folders, tmp_path / "out", choice=Choice(versions=kept))
    old = tmp_path / "out/versions/mill.v1.json.gz"
    assert old.exists() == kept
    assert not kept or old.read_bytes() == before

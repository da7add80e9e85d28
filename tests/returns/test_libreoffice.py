"""Files that LibreOffice opened and saved, with texts full of characters that are hard to keep."""

from __future__ import annotations

import random
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from align import formats, returns
from align import review as rv
from align.alignment import Alignment, Bead
from align.store import Store
from align.text import Document

SOFFICE = shutil.which("soffice")
KINDS = {"docx": "docx", "docx-table": "docx", "xlsx": "xlsx", "xliff": "", "xliff2": "", "tmx": ""}
HARD = (
    "<b>& amp; </w:t> ]]>", "=SUM(A1)", "-minus", "+7 900", "@name", "'quoted", "_x0041_ &#x1;",
    "\u202eright\u202c", "\u2067isolate\u2069", "\u200b\u200d\u200c", "שלום", "١٢٣", "a\u0301",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "soft\u00adhyphen", "nb\u00a0space",
    "non\u2011breaking",
    "tab\there", "line\nbreak", "CR\rhere", "nel\x85x", "line\u2028end", "two  spaces",
    "bell\x07", "esc\x1b[0m", "nul\x00", "non\ufffecharacter", "港口开了", "%s {x} $1 \\1",
)  # fmt: skip


def hard_pair(count: int) -> Alignment:
    chance = random.Random(5)
    sides = [
        [f"{lang}{k} {' '.join(chance.choices(HARD, k=3))}" for k in range(count)]
        for lang in ("en", "ru")
    ]
    src, tgt = map(Document.from_sentences, sides, ("en", "ru"))
    beads = [Bead((2 * k, 2 * k + 1), (2 * k, 2 * k + 1)) for k in range(count // 4)]
    beads += [Bead((k,), (k,)) for k in range(count // 4 * 2, count)]
    return Alignment(src, tgt, tuple(beads))


@pytest.fixture
def work(tmp_path: Path):
    """A review of 1,000 such sentences, every seventh of them edited."""
    store = Store.open(tmp_path / "library.sqlite")
    number = store.add(hard_pair(1000), "hard", "ann")
    cells = store.review(number).in_order("tgt")[::7]
    edited = rv.Replace(tuple((cell.id, f"{cell.text} ещё") for cell in cells))
    store.apply(number, edited, "ann", 0)
    rows = store.review(number).rows[::9]
    store.apply(number, rv.Accept(tuple(row.id for row in rows)), "ann", 1)
    for k, row in enumerate(rows[:20]):
        seen = store.review(number).seq
        store.apply(number, rv.AddComment(row.id, f"{HARD[k]} & so\non"), "ann", seen)
    review = store.review(number)
    return store.work(review), review


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_different_in_a_file_that_nobody_edited(work, kind):
    content = formats.render_work(work[0], kind)
    assert returns.compare(*work, returns.read(("x", content))).differences == ()


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["docx", "docx-table", "xlsx"])
def test_nothing_is_lost_if_libreoffice_saves_the_file(work, kind, tmp_path):
    path = tmp_path / f"given.{KINDS[kind]}"
    path.write_bytes(formats.render_work(work[0], kind))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [SOFFICE, "--headless", profile, "--convert-to", KINDS[kind], "--outdir"]
    saved = tmp_path / "saved" / path.name
    with suppress(subprocess.TimeoutExpired):
        subprocess.run([*command, saved.parent, path], capture_output=True, timeout=200)
    if not saved.exists():
        pytest.skip("LibreOffice did not save the file")
    found = returns.compare(*work, returns.read(saved))
    assert found.differences == ()

"""Old Word documents (.doc, before 2007), converted by a program that the user has.

The format has no maintained reader in Python. LibreOffice keeps headings and tables; antiword and
catdoc give the text alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from align.errors import LoadError
from align.loaders import guard, plain, word
from align.loaders.raw import Raw
from align.text import Document
from align.words import Message

_WHAT = Message("old Word document")
_SECONDS = 300  # by the clock: LibreOffice starts slowly on a busy machine
_OFFICE = ("soffice", "libreoffice")
#: How such a file begins: since 1995, since Word 2, since Word 1, in Word for DOS.
_BEGINNINGS = (b"\xd0\xcf\x11\xe0", b"\xdb\xa5", b"\x9b\xa5", b"\x31\xbe\x00\x00")
#: Programs that print the text: name, arguments.
_PRINTERS = (
    ("antiword", ("-m", "UTF-8.txt", "-w", "0")),
    ("catdoc", ("-w", "-d", "utf-8")),
)


def read(raw: Raw) -> Document:
    """Return the document in ``raw``. Raises LoadError if no program can convert it.

    A file that only has the name of such a document is read as text, without another program.
    """
    if not raw.data.startswith(_BEGINNINGS):
        return plain.read(raw)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "text.doc")
        source.write_bytes(raw.data)
        office = next(filter(None, map(shutil.which, _OFFICE)), None)
        if office:
            return word.read(replace(raw, data=_converted(office, source, raw.name)))
        failed: LoadError | None = None
        for name, arguments in _PRINTERS:
            program = shutil.which(name)
            if program is None:
                continue
            try:
                text = _run([program, *arguments, str(source)], folder, raw.name)
            except LoadError as error:
                failed = error  # the next program may know this version of the format
                continue
            whole = text.decode("utf-8", "replace").encode()
            document = plain.read(replace(raw, data=whole))
            note = Message(
                "the text was converted with {program}; LibreOffice would also keep headings",
                program=name,
            )
            return replace(document, encoding=None, notes=(*document.notes, note))
    raise failed or LoadError(
        "this is an old Word document (.doc), which only another program can convert",
        where=raw.name,
        hint="Save it as .docx in Word, or install LibreOffice or antiword and try again",
    )


def _converted(office: str, source: Path, where: str) -> bytes:
    """Return the document as docx."""
    folder = str(source.parent)
    # Its own profile: a window that is open elsewhere would take the job over.
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", folder]
    _run([*command, str(source)], folder, where)
    made = source.with_suffix(".docx")
    if not made.exists():
        raise guard.damaged(where, _WHAT, Message("LibreOffice could not convert it"))
    return made.read_bytes()


def _run(command: list[str], folder: str, where: str) -> bytes:
    """Return what ``command`` prints. Raises LoadError if it fails."""
    name = Path(command[0]).name
    try:
        done = subprocess.run(  # noqa: S603 a converter of the user's, without a shell
            command,
            cwd=folder,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise guard.damaged(
            where, _WHAT, Message("reading takes more than {seconds} s", seconds=_SECONDS)
        ) from error
    except OSError as error:
        raise guard.damaged(where, _WHAT, str(error)) from error
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise guard.damaged(where, _WHAT, f"{name}: {why[-1] if why else done.returncode}")
    return done.stdout

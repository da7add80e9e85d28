"""The files that belong to one that is read: those of its archive, or those next to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from align.errors import LoadError
from align.loaders import guard, language
from align.loaders.raw import Raw
from align.loaders.raw import read as read_raw
from align.textpair import SECOND, UNKNOWN
from align.words import Message

_ARCHIVE = Message("zip archive")
_ZIP = b"PK\x03\x04"
_GZIP = ".gz"


def language_of(name: str, ending: str = "") -> str:
    """Return the language before the ``ending`` in the name of a file, empty if there is none."""
    code = PurePosixPath(name.removesuffix(ending)).suffix[1:].removesuffix(SECOND)
    return "" if code in UNKNOWN else language.well_formed(code) or ""


class Companions:
    """The files around ``raw``, which is an archive of them or refers to files next to it.

    Nothing outside its folder is read. Raises LoadError.
    """

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._archive = guard.archive(raw, _ARCHIVE) if raw.data.startswith(_ZIP) else None

    @property
    def names(self) -> list[str]:
        """The names of the files in the archive, in order; none for files next to each other."""
        return [] if self._archive is None else self._archive.namelist()

    @property
    def main(self) -> Raw:
        """The first file of the archive, else the file itself."""
        return self.read(self.names[0]) if self.names else self._raw

    def read(self, name: str) -> Raw:
        """Return the file that is called ``name`` in the one that refers to it, unpacked."""
        if self._archive is not None:
            return self._member(name)
        for place in self._places(name):
            if place.is_file():
                found = read_raw(str(place))
                return guard.unpacked(replace(found, options=self._raw.options))
        raise LoadError(
            "{name} is missing, which this file refers to",
            where=self._raw.name,
            hint="Put it next to this file"
            if self._raw.folder
            else "Give an archive (zip) with both texts, or name the file on your disk",
            name=name,
        )

    def _member(self, name: str) -> Raw:
        assert self._archive is not None  # noqa: S101 by the caller
        wanted = PurePosixPath(name)
        known = self.names
        packed = (name, f"{name}{_GZIP}", name.removesuffix(_GZIP))
        found = next((one for one in packed if one in known), None) or next(
            (one for one in known if PurePosixPath(one).name == wanted.name), None
        )
        if found is None:
            raise LoadError(
                "{name} is missing, which this file refers to",
                where=self._raw.name,
                hint="Put it into the archive",
                name=name,
            )
        data = guard.member(self._archive, found, self._raw.name, _ARCHIVE)
        return guard.unpacked(Raw(found, data, options=self._raw.options))

    def _places(self, name: str) -> list[Path]:
        """Where the file may be: as it is called, in the folder of OPUS, or just beside."""
        if self._raw.folder is None or "\0" in name:
            return []
        folder = Path(self._raw.folder).resolve()
        wanted = PurePosixPath(name.replace("\\", "/"))
        places = [folder / wanted, folder / "xml" / wanted, folder / wanted.name]
        places += [place.with_name(f"{place.name}{_GZIP}") for place in places]
        places += [p.with_suffix("") for p in places[:3] if p.suffix == _GZIP]
        return [place for place in places if place.resolve().is_relative_to(folder)]

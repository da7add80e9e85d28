"""Content codings, undone piece by piece, so that a few bytes never unpack into gigabytes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from align.errors import FetchError

#: The codings that an answer may use, for the Accept-Encoding header.
ACCEPTED = "gzip, deflate, br, zstd"

_PIECE = 2**16

# Browsers refuse larger windows too (RFC 9659): an attacker chooses how much memory one takes.
_ZSTD_WINDOW = 8 * 2**20

#: How packed data begins.
GZIP_MARK = b"\x1f\x8b"


class DamagedError(Exception):
    """The bytes do not unpack."""


def unpack(chunks: Iterable[bytes], codings: Sequence[str], limit: int, where: str) -> bytes:
    """Return the body in ``chunks`` after undoing ``codings``, the last one first.

    Raises FetchError if the packed or unpacked bytes exceed ``limit`` or a coding is unknown,
    DamagedError if the bytes do not unpack.
    """
    pieces = _counted(chunks, limit, where)
    for coding in reversed(codings):
        if coding not in _DECODERS:
            raise FetchError(
                "the answer is compressed in an unknown way ({coding})",
                where=where,
                hint="Save the page in the browser and give the file",
                coding=coding[:40],
            )
        pieces = _counted(_DECODERS[coding](pieces), limit, where)
    return b"".join(pieces)


def too_large(limit: int, where: str) -> FetchError:
    """Return the error for a body above ``limit`` bytes."""
    return FetchError(
        "the answer is larger than {most:,.0f} MB",
        where=where,
        hint="Give the address of a single page",
        most=limit / 2**20,
    )


def _counted(pieces: Iterable[bytes], limit: int, where: str) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise too_large(limit, where)
        yield piece


def _deflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Undo gzip, also in several members, and deflate with or without its header."""
    engine = None
    for chunk in chunks:
        if engine is None and chunk:
            bare = chunk[0] & 15 != 8 and not chunk.startswith(GZIP_MARK)
            engine = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS + 32)
        while engine is not None and (chunk or not engine.eof):
            try:
                piece = engine.decompress(chunk, _PIECE)
            except zlib.error as error:
                raise DamagedError(str(error)) from error
            yield piece
            chunk = engine.unconsumed_tail
            if engine.eof:
                chunk = engine.unused_data
                if not chunk.startswith(GZIP_MARK):
                    break
                engine = zlib.decompressobj(zlib.MAX_WBITS + 32)
            elif not chunk and len(piece) < _PIECE:
                break
    if engine is not None and not engine.eof:
        raise DamagedError("cut off")


def _brotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    import brotli

    engine = brotli.Decompressor()
    try:
        for chunk in chunks:
            piece = engine.process(chunk, output_buffer_limit=_PIECE)
            while piece:
                yield piece
                piece = (
                    b"" if engine.is_finished() else engine.process(b"", output_buffer_limit=_PIECE)
                )
    except brotli.error as error:
        raise DamagedError(str(error)) from error
    if not engine.is_finished():
        raise DamagedError("cut off")


def _zstd(chunks: Iterable[bytes]) -> Iterator[bytes]:
    import zstandard

    engine = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    reader = engine.stream_reader(io.BufferedReader(_Stream(chunks)), read_across_frames=True)
    try:
        while piece := reader.read(_PIECE):
            yield piece
    except zstandard.ZstdError as error:
        raise DamagedError(str(error)) from error


class _Stream(io.RawIOBase):
    """Chunks as a file."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = chunk
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


_DECODERS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "gzip": _deflate,
    "x-gzip": _deflate,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
    "identity": iter,
}

"""What hides in a text: escapes of HTML, addresses and programs, base64 and hexadecimal, and what those unpack to.

Everything is read again from what comes out, a few layers deep. Nobody can read every way of hiding a word;
docs/privacy.md says which are read.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import html
import io
import lzma
import quopri
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from netlab.privacy.pieces import Piece

DEEPEST = 6
LARGEST = 64 << 20  # bytes of what a packed block may unpack to
SHORTEST_RUN = 4  # letters in a row that are text inside bytes that are none

_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\x([0-9a-fA-F]{2})")
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_OCTAL_ESCAPE = re.compile(r"\\([0-3][0-7]{2})")
_QUOTED = re.compile(r"=[0-9A-F]{2}")
# The looks behind keep a run of a million letters from being tried at each of them.
_WRAPPED = re.compile(r"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{40,200}\s*\n\s*)+[A-Za-z0-9+/]+={0,2}")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_HEX = re.compile(r"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}){5,}(?![0-9a-fA-F])")
_PRINTED = re.compile(rf"[^\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]{{{SHORTEST_RUN},}}")


def unpacked(piece: Piece, is_own: Callable[[str], bool], depth: int = 0) -> Iterator[Piece]:
    """Yield ``piece`` and everything that can be read out of it; what ``is_own`` is left alone."""
    if is_own(piece.text):
        return
    yield piece
    if depth >= DEEPEST:
        return
    for how, text in (*_unescaped(piece.text), *_decoded(piece.text)):
        yield from unpacked(piece.inside(how, text), is_own, depth + 1)


def _unescaped(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text with its escapes read, for each way of escaping that it uses."""
    ways: list[tuple[str, str, Callable[[str], str]]] = [
        ("&", "entities read", html.unescape),
        ("%", "percent signs read", unquote),
        ("\\", "escapes read", _program_escapes),
        ("=", "quoted-printable read", _quoted_printable),
    ]
    for sign, how, read in ways:
        if sign in text:
            plain = read(text)
            if plain != text:
                yield how, plain


def _program_escapes(text: str) -> str:
    plain = _ESCAPE.sub(lambda found: _letter("".join(part or "" for part in found.groups())), text)
    if plain == text:
        plain = _CSS_ESCAPE.sub(
            lambda found: _letter(found[1]), _OCTAL_ESCAPE.sub(lambda found: chr(int(found[1], 8)), text)
        )
    if any("\ud800" <= letter <= "\udfff" for letter in plain):
        plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain


def _letter(number: str) -> str:
    code = int(number, 16)
    return chr(code) if code <= 0x10FFFF else " "


def _quoted_printable(text: str) -> str:
    if not _QUOTED.search(text):
        return text
    return quopri.decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace")


def _decoded(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in base64 or hexadecimal digits, unpacked."""
    for found in _WRAPPED.finditer(text):
        yield from (("base64", plain) for plain in texts_of(_base64("".join(found[0].split()))))
    for found in _BASE64.finditer(text):
        yield from (("base64", plain) for plain in texts_of(_base64(found[0])))
    for found in _HEX.finditer(text):
        yield from (("hexadecimal", plain) for plain in texts_of(bytes.fromhex(found[0])))


def _base64(letters: str) -> bytes:
    plain = letters.rstrip("=").replace("-", "+").replace("_", "/")
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def texts_of(content: bytes, depth: int = 0) -> list[str]:
    """Return the texts in some bytes: the text they are, those they unpack to, or the runs of letters in them."""
    if len(content) < SHORTEST_RUN:
        return []
    inner = [part for _, part in members(content)] if depth < DEEPEST else []
    if inner:
        return [text for part in inner for text in texts_of(part, depth + 1)]
    text = as_text(content)
    if text is not None:
        return [text]
    loose = content.decode("utf-8", "replace")
    return ["\n".join(runs)] if len(content) > 2 * SHORTEST_RUN and (runs := _PRINTED.findall(loose)) else []


def as_text(content: bytes) -> str | None:
    """Return bytes as the text they are; None if they are none."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if content[1::2].count(0) > len(content) // 3:
            return content.decode("utf-16-le", "replace")
        return None
    return None if sum(map(text.count, "\x00\x01\x02\x03\x04\x05\x06")) else text


def members(content: bytes) -> list[tuple[str, bytes]]:
    """Return what packed bytes hold, as (name, bytes): one for gzip and the like, one a file for a zip; else nothing."""
    if content[:4] == b"PK\x03\x04":
        return _zip_members(content)
    for begins, read in _PACKED.items():
        if content.startswith(begins):
            plain = read(content)
            return [("", plain)] if plain else []
    return []


def _zip_members(content: bytes) -> list[tuple[str, bytes]]:
    found, left = [], LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if not entry.is_dir() and not entry.flag_bits & 1:
                    with archive.open(entry) as file:
                        part = file.read(left)
                    left -= len(part)
                    found.append((entry.filename, part))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
        return found
    return found


def _inflated(content: bytes, bits: int) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(content, LARGEST)
    except zlib.error:
        return b""


def _other(read: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def plain(content: bytes) -> bytes:
        try:
            return read(content)[:LARGEST]
        except (OSError, lzma.LZMAError, EOFError, ValueError):
            return b""

    return plain


_PACKED: dict[bytes, Callable[[bytes], bytes]] = {
    b"\x1f\x8b": lambda content: _inflated(content, 31),
    b"\x78\x01": lambda content: _inflated(content, 15),
    b"\x78\x5e": lambda content: _inflated(content, 15),
    b"\x78\x9c": lambda content: _inflated(content, 15),
    b"\x78\xda": lambda content: _inflated(content, 15),
    b"BZh": _other(lambda content: bz2.BZ2Decompressor().decompress(content, LARGEST)),
    b"\xfd7zXZ": _other(lambda content: lzma.LZMADecompressor().decompress(content, LARGEST)),
}

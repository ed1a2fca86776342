"""Finished Word files opened again (mở lại văn bản), as quickly as thousands in a row ask for."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from struct import Struct, error

_END = Struct("<4s4H2IH")
_ENTRY = Struct("<4s6H3I5H2I")
_LOCAL = Struct("<4s5H3I2H")
_STORED, _DEFLATED = 0, 8
_PARAGRAPH_END = b"</w:p>"
_PIECE = re.compile(r"<w:t(?: [^>]*)?>([^<]*)|<w:(?:br|cr|tab|noBreakHyphen)[ />]")
_MARKUP = re.compile(r"<[^>]*>")
_WORDLESS = re.compile(rb"word/(?:styles|settings|webSettings|fontTable|numbering|theme/\w+)\.xml")
"""Parts without words of the paper; all others are read."""


class DamagedPaperError(ValueError):
    """The file is no sound Word file (tệp hỏng)."""


def raw_paragraphs(content: bytes) -> Iterator[bytes]:
    """The XML of every paragraph of every part with words: body, headers, footers, notes, properties.

    Raises DamagedPaperError; each part is read whole and its checksum compared.
    """
    try:
        for part in _parts(content):
            yield from part.split(_PARAGRAPH_END)
    except (error, zlib.error, ValueError, IndexError) as problem:
        raise DamagedPaperError from problem


def paragraph_text(raw: bytes) -> str:
    """The words of a paragraph: runs joined, breaks of lines and tabs as blanks, one kind of blank."""
    xml = raw.decode("utf-8")
    if "<w:" in xml:
        text = "".join(" " if piece[1] is None else piece[1] for piece in _PIECE.finditer(xml))
    else:
        text = " ".join(_MARKUP.sub(" ", xml).split())
    return (unescape(text) if "&" in text else text).replace("\u00a0", " ")


def _parts(content: bytes) -> Iterator[bytes]:
    ending = content.rindex(b"PK\x05\x06")
    _, _, _, _, count, _, offset, _ = _END.unpack_from(content, ending)
    body = False
    for _number in range(count):
        entry = _ENTRY.unpack_from(content, offset)
        method, checksum, packed, size = entry[4], entry[7], entry[8], entry[9]
        name_length, extra, comment, start = entry[10], entry[11], entry[12], entry[16]
        begins = offset + _ENTRY.size
        name = content[begins : begins + name_length]
        offset = begins + name_length + extra + comment
        if not _has_words(name):
            continue
        local = _LOCAL.unpack_from(content, start)
        data = start + _LOCAL.size + local[9] + local[10]
        part = _unpacked(content[data : data + packed], method, size)
        if len(part) != size or zlib.crc32(part) != checksum:
            raise DamagedPaperError(name.decode("utf-8", "replace"))
        body = body or name == b"word/document.xml"
        yield part
    if not body:
        raise DamagedPaperError("word/document.xml")


@lru_cache(maxsize=256)
def _has_words(name: bytes) -> bool:
    """Whether a part of this name may hold words of the paper."""
    return name.endswith(b".xml") and name.startswith((b"word/", b"docProps/")) and not _WORDLESS.match(name)


def _unpacked(data: bytes, method: int, size: int) -> bytes:
    if method == _STORED:
        return data
    if method != _DEFLATED:
        raise DamagedPaperError(str(method))
    return zlib.decompress(data, -zlib.MAX_WBITS, max(size, 1))

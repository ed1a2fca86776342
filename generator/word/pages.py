"""The pages of a PDF as pictures (ảnh trang in)."""

from __future__ import annotations

import struct
import zlib
from typing import Any, Final

RESOLUTION_DPI: Final = 110
"""Dots per inch: a page of A4 is about 910 by 1,290, letters of 13 points are read with ease."""

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_RGB_8_BITS: Final = bytes([8, 2, 0, 0, 0])
_NO_FILTER: Final = b"\x00"


def page_pictures(pdf: bytes) -> tuple[bytes, ...]:
    """Draw each page of a PDF as a PNG (vẽ trang in); the PDF must be one that opens."""
    import pypdfium2  # noqa: PLC0415 - slow to import, needed only by those who look at pages

    with pypdfium2.PdfDocument(pdf) as opened:
        return tuple(_png(page.render(scale=RESOLUTION_DPI / 72, rev_byteorder=True)) for page in opened)


def _png(bitmap: Any) -> bytes:
    """A bitmap of red, green and blue as PNG: one chunk each of head, data and end (RFC 2083)."""
    row = bitmap.width * bitmap.n_channels
    pixels = bytes(bitmap.buffer)
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    rows = b"".join(_NO_FILTER + pixels[start : start + row] for start in starts)
    head = struct.pack(">II", bitmap.width, bitmap.height) + _RGB_8_BITS
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)

"""A zip file written the same way every time (tệp nén): fixed order and time, members deflated ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from struct import Struct

from deflate import crc32, deflate_compress

LEVEL = 6
_VERSION = 20
_UTF8_NAMES = 0x0800
_DEFLATED = 8
# 1980-01-01 00:00:00, the first moment a zip file can name.
_TIME, _DATE = 0, 0x0021

_LOCAL = Struct("<4s5H3I2H")
_CENTRAL = Struct("<4s6H3I5H2I")
_END = Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Member:
    """One deflated file of a zip; made once, it can be written into any number of zips."""

    name: bytes
    deflated: bytes
    checksum: int
    size: int


def deflate(name: str, content: bytes) -> Member:
    """Deflate the content (nén) at level 6 under a name with forward slashes."""
    return Member(name.encode(), bytes(deflate_compress(content, LEVEL)), crc32(content), len(content))


def write_zip(members: Iterable[Member]) -> bytes:
    """Join the members, in the order given, into the bytes of a zip file (ghép tệp nén); same members, same
    bytes.
    """
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for one in members:
        sizes = (one.checksum, len(one.deflated), one.size)
        common = (_UTF8_NAMES, _DEFLATED, _TIME, _DATE, *sizes, len(one.name), 0)
        local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *common)
        pieces += (local, one.name, one.deflated)
        directory.append(
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *common, 0, 0, 0, 0, offset) + one.name
        )
        offset += len(local) + len(one.name) + len(one.deflated)
    listing = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(listing), offset, 0)
    return b"".join((*pieces, listing, end))

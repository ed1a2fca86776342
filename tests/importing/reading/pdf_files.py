"""Small PDF files made by hand: pages of content streams in the fonts that every reader has."""

from __future__ import annotations

from collections.abc import Sequence


def pdf(*contents: str, box: str = "0 0 595 842", fonts: str = "Times-Roman", trailer: str = "") -> bytes:
    """A PDF of pages with such content streams; its text is in windows-1252, in the font ``/F``."""
    pages = range(len(contents))
    kids = " ".join(f"{3 + 2 * page} 0 R" for page in pages)
    font = f"/F<</Type/Font/Subtype/Type1/BaseFont/{fonts}/Encoding/WinAnsiEncoding>>"
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode(),
    ]
    for page in pages:
        drawn = contents[page].encode("latin-1")
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Resources<</Font<<{font}>>>>"
            f"/Contents {4 + 2 * page} 0 R>>".encode(),
            b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
        ]
    return _assembled(objects, trailer)


def text_at(x: float, y: float, text: str, size: float = 14) -> str:
    """A line of text, its letters those of windows-1252."""
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def lines_at(x: float, y: float, lines: Sequence[str], size: float = 14, pitch: float = 18) -> str:
    """Lines below each other."""
    return "".join(text_at(x, y - pitch * row, line, size) for row, line in enumerate(lines))


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    whole = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    start = len(whole)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    whole += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    return whole + b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer.encode(),
        start,
    )

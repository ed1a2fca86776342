"""What a PDF shows, read by PDFium in a process of its own: a file that stalls or breaks it ends only that.

The file comes through the standard input, the lines go out as JSON. Run as
``python -P -m generator.importing.reading.pdf_worker``: nothing of the current folder is imported.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from typing import TypedDict

import pypdfium2.raw as pdfium

from generator.importing.reading.limits import MAX_SIGNS
from generator.importing.reading.pdf_page import PrintedLine, Sign, lines_of_page, restore_u_horn
from generator.importing.reading.word_fonts import Piece, legacy_encoding, read_pieces
from generator.vietnamese.encodings import LegacyEncoding

MAX_PAGES = 3_000
MAX_SIGNS_OF_PAGE = 60_000
"""A page of A4 in the smallest print that is legible holds a quarter of it."""
MEMORY_BYTES = 2_000_000_000

_OLD_LETTERS = range(0xA1, 0x100)
_VIETNAMESE = frozenset({*range(0x1EA0, 0x1EFA), *map(ord, "ĂăĐđĨĩŨũƠơƯư")})
"""Letters that old fonts have no codes for: a third of all letters with marks in Unicode."""
_LEANING = 4
_FARTHEST_PT = 1e6
_NO_BLANK_EM = 0.08
"""Signs so near to each other are of one word, though PDFium thinks otherwise behind a raised number."""
_SUBSET = 7
"""The name of a font that is embedded in part begins so: six letters and a plus."""


class PrintedPage(TypedDict):
    """What a page shows.

    A line is ``(text, left, right, width of the first word, column, is a note)``, in points. ``turned`` is
    text that runs across the others; ``drawn`` says whether the page shows anything at all.
    """

    lines: list[tuple[str, float, float, float, int, bool]]
    turned: list[str]
    drawn: bool


class Answer(TypedDict):
    """What was found: ``problem`` is ``encrypted``, ``broken``, ``too-many-pages``, ``too-long`` or None.

    ``fonts`` are those of old encodings that were decoded, each with its encoding.
    """

    problem: str | None
    pages: list[PrintedPage]
    fonts: list[tuple[str, str]]


def main() -> None:
    """Read the PDF of the standard input and write what it shows."""
    _limit_memory()
    answer = json.dumps(read_pages(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(answer.encode("ascii"))


def read_pages(data: bytes) -> Answer:
    """The lines of all pages of a PDF, or the problem that it has."""
    pdfium.FPDF_InitLibrary()
    held = (ctypes.c_char * len(data)).from_buffer_copy(data)
    document = pdfium.FPDF_LoadMemDocument64(held, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        return _refused("encrypted" if locked else "broken")
    count = pdfium.FPDF_GetPageCount(document)
    if not count:
        return _refused("broken")
    if count > MAX_PAGES:
        return _refused("too-many-pages")
    pages: list[PrintedPage] = []
    fonts: dict[str, str] = {}
    room = MAX_SIGNS
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            pages.append({"lines": [], "turned": [], "drawn": True})
            continue
        shown, used = _read_page(page, fonts)
        pdfium.FPDF_ClosePage(page)
        room -= used
        if used > MAX_SIGNS_OF_PAGE or room < 0:
            return _refused("too-long")
        pages.append(shown)
    pdfium.FPDF_CloseDocument(document)
    return {"problem": None, "pages": pages, "fonts": sorted(fonts.items())}


def _refused(problem: str) -> Answer:
    return {"problem": problem, "pages": [], "fonts": []}


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has none

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _read_page(page: pdfium.FPDF_PAGE, fonts: dict[str, str]) -> tuple[PrintedPage, int]:
    drawn = pdfium.FPDFPage_CountObjects(page) > 0
    text = pdfium.FPDFText_LoadPage(page)
    count = pdfium.FPDFText_CountChars(text) if text else 0
    if count <= 0 or count > MAX_SIGNS_OF_PAGE:
        return {"lines": [], "turned": [], "drawn": drawn}, max(count, 0)
    codes = [pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]
    old = sum(code in _OLD_LETTERS for code in codes)
    with_fonts = old > count // 50 and old > 2 * sum(code in _VIETNAMESE for code in codes)
    turned: dict[int, list[Sign]] = {}
    for quarter, sign in _signs(text, codes, with_fonts=with_fonts):
        turned.setdefault(quarter, []).append(sign)
    pdfium.FPDFText_ClosePage(text)
    upright = max(turned, key=lambda quarter: len(turned[quarter]), default=0)
    lines = lines_of_page(turned.pop(upright, ()))
    leaning = PrintedLine(tuple(turned.pop(_LEANING, ())))
    across = [line for signs in turned.values() for line in lines_of_page(signs)]
    across += [leaning] if leaning.signs else []
    return {
        "lines": [_described(line, fonts) for line in lines],
        "turned": [_text(line, fonts) for line in across],
        "drawn": drawn,
    }, count


def _signs(text: pdfium.FPDF_TEXTPAGE, codes: list[int], *, with_fonts: bool) -> Iterator[tuple[int, Sign]]:
    """Each printed character with the quarter of a circle that it is turned by."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    blank, guessed = False, False
    end = 0.0
    for index, code in enumerate(codes):
        character = _character(code)
        if not character:
            continue
        if character.isspace():
            if pdfium.FPDFText_IsGenerated(text, index):
                guessed = True
            else:
                blank = True
            continue
        origin = pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        if not origin or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        edges = (box.left, box.bottom, box.right, box.top, x.value, y.value)
        if not all(map(math.isfinite, edges)) or max(map(abs, edges)) > _FARTHEST_PT:
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        quarter, left, right, base, size = _placed(edges, angle)
        font = _font(text, index) if with_fonts else None
        blank |= guessed and not -_NO_BLANK_EM <= (left - end) / max(size, 1.0) <= _NO_BLANK_EM
        yield quarter, Sign(character, left, right, base, max(size, 1.0), blank, font)
        blank, guessed, end = False, False, right


def _character(code: int) -> str:
    """The character of a code; a hyphen for what PDFium puts for one at the end of a line."""
    if code in {0x02, 0xFFFE}:
        return "-"
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _placed(edges: tuple[float, ...], angle: float) -> tuple[int, float, float, float, float]:
    """By which quarter of a circle a sign is turned, and its left, right, baseline and size as it is read.

    Angles go clockwise. What leans (a watermark across the page) counts as a quarter of its own.
    """
    left, bottom, right, top, x, y = edges
    quarters = max(angle, 0.0) / (math.pi / 2)
    quarter = round(quarters)
    if abs(quarters - quarter) > 0.02:
        return _LEANING, left, right, y, top - bottom
    match quarter % 4:
        case 0:
            return 0, left, right, y, top - bottom
        case 1:
            return 1, -top, -bottom, x, right - left
        case 2:
            return 2, -right, -left, -y, top - bottom
        case _:
            return 3, bottom, top, -x, right - left


def _font(text: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, len(buffer), flags)
    name = buffer.value.decode("utf-8", "replace")
    return name[_SUBSET:] if name[_SUBSET - 1 : _SUBSET] == "+" else name


def _described(line: PrintedLine, fonts: dict[str, str]) -> tuple[str, float, float, float, int, bool]:
    left, right, word = (round(one, 1) for one in (line.left, line.right, line.first_word_pt))
    return _text(line, fonts), left, right, word, line.column, line.is_note


def _text(line: PrintedLine, fonts: dict[str, str]) -> str:
    """The text of a line; letters of an old font as it shows them."""
    encodings = {legacy_encoding(one.font) for one in line.signs}
    if encodings == {None}:
        return line.text
    text = line.text if LegacyEncoding.TCVN3 not in encodings else restore_u_horn(line.text)
    pieces: list[Piece] = []
    place = 0
    for index, one in enumerate(line.signs):
        end = place + len(one.text) + (one.blank and index > 0)
        pieces.append(Piece(text[place:end], one.font))
        place = end
    decoded, old = read_pieces(pieces)
    for font in old:
        fonts.setdefault(font.font, font.encoding.value)
    return decoded


if __name__ == "__main__":
    main()

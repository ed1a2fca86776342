"""Makes the pictures of the documentation from generated papers: ``.venv/bin/python docs/images/make.py``.

It needs LibreOffice and pdftoppm (poppler). The date is fixed, so the same data give the same pages.
"""

from __future__ import annotations

import ctypes
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
DOSSIER = PROJECT / "data" / "committees" / "lai-chau-du-lieu"
DATE = "2026-02-20"
GAP_PT = 18.0
DOTS_PER_INCH = 110
GREY, WHITE = 208, 255

# Each picture shows pages (counted from 1) of papers, side by side.
PICTURES = {
    "quyet-dinh-va-quy-che": (("quyet-dinh-ban-hanh", 1), ("quyet-dinh-ban-hanh", 2)),
    "giay-moi-va-thong-bao": (("giay-moi-2026-q1", 1), ("thong-bao-ket-luan-2026-q1", 1)),
    "chuong-trinh-va-bien-ban": (("chuong-trinh-cong-tac-2026", 1), ("bien-ban-hop-2026-q1", 1)),
    "cong-van-don-doc": (("cong-van-don-doc-2026-05", 1), ("cong-van-don-doc-2026-05", 2)),
    "phu-luc-bao-cao": (("mau-bao-cao-2026-q1-police", 3),),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder)
        command = [sys.executable, "-m", "generator", "generate", str(DOSSIER), "--output", folder]
        subprocess.run([*command, "--date", DATE, "--pdf"], cwd=PROJECT, check=True)
        for name, pages in PICTURES.items():
            sheet = papers / f"{name}-sheet.pdf"
            lay_side_by_side([(papers / f"{paper}.pdf", number - 1) for paper, number in pages], sheet)
            draw(sheet, HERE / f"{name}.png")


def lay_side_by_side(pages: Sequence[tuple[Path, int]], sheet: Path) -> None:
    """Write a PDF of one page that shows the given pages as white sheets on grey."""
    sources = [(pypdfium2.PdfDocument(path), index) for path, index in pages]
    sizes = [source.get_page_size(index) for source, index in sources]
    result = pypdfium2.PdfDocument.new()
    width = sum(size[0] for size in sizes) + GAP_PT * (len(sizes) + 1)
    height = max(size[1] for size in sizes) + GAP_PT * 2
    page = result.new_page(width, height)
    fill(page, (0, 0, width, height), GREY)
    left = GAP_PT
    for (source, index), size in zip(sources, sizes, strict=True):
        bottom = height - GAP_PT - size[1]
        fill(page, (left, bottom, *size), WHITE)
        shown = source.page_as_xobject(index, result).as_pageobject()
        shown.set_matrix(pypdfium2.PdfMatrix().translate(left, bottom))
        page.insert_obj(shown)
        left += size[0] + GAP_PT
    page.gen_content()
    result.save(sheet)


def fill(page: pypdfium2.PdfPage, box: tuple[float, float, float, float], shade: int) -> None:
    """Put a rectangle (left, bottom, width, height in points) of a shade of grey onto a page."""
    rectangle = raw.FPDFPageObj_CreateNewRect(*map(ctypes.c_float, box))
    raw.FPDFPageObj_SetFillColor(rectangle, shade, shade, shade, 255)
    raw.FPDFPath_SetDrawMode(rectangle, raw.FPDF_FILLMODE_ALTERNATE, 0)
    raw.FPDFPage_InsertObject(page, rectangle)


def draw(sheet: Path, picture: Path) -> None:
    """Draw a PDF of one page as a PNG of 16 shades of grey, a third of the size of one with 256."""
    options = ["-gray", "-singlefile", "-r", str(DOTS_PER_INCH)]
    subprocess.run(["pdftoppm", *options, str(sheet), str(sheet.with_suffix(""))], check=True)
    _magic, size, _white, shades = sheet.with_suffix(".pgm").read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    rows = (shades[width * row :][:width] for row in range(height))
    content = zlib.compress(b"".join(b"\0" + four_bits(row) for row in rows), 9)
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", content), (b"IEND", b""))
    png = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + png)


def four_bits(row: bytes) -> bytes:
    """Pack a row of 8-bit shades two to a byte."""
    even = row + b"\xff" * (len(row) % 2)
    return bytes(first & 0xF0 | second >> 4 for first, second in zip(even[::2], even[1::2], strict=True))


if __name__ == "__main__":
    main()

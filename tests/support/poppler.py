"""What poppler sees on the pages of a PDF: another opinion than that of PDFium, by which vanban measures.

Everything is in millimetres from the page's top left corner; sizes of letters are in points.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from generator.checking.printed.pages import MM_PER_PT, Box
from tests.support.requirements import missing

# Poppler's box around letters of Liberation Serif, in parts of their size.
BOX_HEIGHT = 1.3
BOX_ASCENT = 0.907


@dataclass(frozen=True, slots=True)
class Word(Box):
    """A word as poppler sees it."""

    text: str

    @property
    def size(self) -> float:
        return self.height / MM_PER_PT / BOX_HEIGHT

    @property
    def baseline(self) -> float:
        return self.top + self.height * BOX_ASCENT / BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class Face:
    name: str
    embedded: bool


def require_poppler() -> None:
    """The test ends when a program of poppler is absent."""
    for program in ("pdffonts", "pdftotext"):
        if shutil.which(program) is None:
            missing(f"{program} (package poppler-utils)")


def words_of(pdf: Path) -> tuple[tuple[Word, ...], ...]:
    """The words of each page."""
    layout = etree.fromstring(_said("pdftotext", "-bbox-layout", str(pdf), "-").encode())
    return tuple(
        tuple(_word(word) for word in page.iterfind(".//{*}word")) for page in layout.iterfind(".//{*}page")
    )


def _word(element: etree._Element) -> Word:
    left, top, right, bottom = (
        float(element.attrib[name]) * MM_PER_PT for name in ("xMin", "yMin", "xMax", "yMax")
    )
    return Word(left, top, right, bottom, element.text or "")


def faces_of(pdf: Path) -> Iterator[Face]:
    """The faces of a PDF, and whether it carries them with it."""
    # Two lines of head; the name may carry the mark of a subset, "BAAAAA+LiberationSerif".
    for line in _said("pdffonts", str(pdf)).splitlines()[2:]:
        name, rest = line[:36].strip(), line[36:].split()
        yield Face(name.partition("+")[2] or name, embedded=rest[-5] == "yes")


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, timeout=60, encoding="utf-8").stdout

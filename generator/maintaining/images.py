"""What a printed paper shows, to compare two of them (hình ảnh của văn bản): lines, their look, the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.places import StepKind, WordPlace
from generator.word.effective import Effective
from generator.word.formats import CharacterFormat, ParagraphFormat
from generator.word.package import Package, parse_xml
from generator.word.places import Place, Places, paragraphs_of
from generator.word.stories import story_parts
from generator.word.wordml import PARAGRAPH, RUN, SECTION, TABLE, W, ancestor

_PIECES: Final = (W + "t", W + "tab", W + "br", W + "cr", W + "noBreakHyphen")
_SIGNS: Final = {W + "tab": "\t", W + "cr": "\n", W + "br": "\n", W + "noBreakHyphen": "\u2011"}
_EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_EMU_PER_TWIP: Final = 635
_SECTION_PARTS: Final = ("type", "pgSz", "pgMar", "cols", "titlePg", "pgNumType", "textDirection")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it is printed (một đoạn): ``origin`` is the paragraph of the template it came from.

    ``looks`` are letters of one look each, in order; ``breaks`` the pages that it ends; ``drawn`` the widths
    of lines and pictures in it, in twips.
    """

    text: str
    place: WordPlace
    origin: Place | None
    layout: ParagraphFormat
    looks: tuple[tuple[int, CharacterFormat], ...]
    breaks: int
    drawn: tuple[int, ...]

    @property
    def is_in_table(self) -> bool:
        return any(step.kind is StepKind.CELL for step in self.place.steps)


@dataclass(frozen=True, slots=True)
class PaperImage:
    """A whole paper: ``sections`` and ``tables`` hold what the file says of them, by name."""

    lines: tuple[Line, ...]
    sections: tuple[Mapping[str, str], ...]
    tables: tuple[Mapping[str, str], ...] = field(default=())


def image_of(package: Package, places: Places) -> PaperImage:
    """Read a paper that was printed with its places kept (đọc văn bản đã in)."""
    effective = Effective(package)
    lines: list[Line] = []
    sections: list[Mapping[str, str]] = []
    tables: list[Mapping[str, str]] = []
    for story in story_parts(package):
        root = parse_xml(package.parts[story.part])
        lines += [_line(one, place, places, effective) for one, place in paragraphs_of(root, story)]
        sections += [_section(one) for one in root.iter(SECTION)]
        tables += [_table(one) for one in root.iter(TABLE)]
    return PaperImage(tuple(lines), tuple(sections), tuple(tables))


def _line(paragraph: etree._Element, place: WordPlace, places: Places, effective: Effective) -> Line:
    text = ""
    breaks = 0
    looks: list[tuple[int, CharacterFormat]] = []
    for run in paragraph.iter(RUN):
        if ancestor(run, PARAGRAPH) is not paragraph:
            continue
        letters, pages = _read(run)
        breaks += pages
        text += letters
        if letters.strip():
            looks.append((len(letters), effective.run(run, paragraph)))
        elif letters and looks:
            # Blanks show no look of their own.
            looks[-1] = (looks[-1][0] + len(letters), looks[-1][1])
    drawn = tuple(round(int(one.get("cx", "0")) / _EMU_PER_TWIP) for one in paragraph.iter(_EXTENT))
    origin = places.kept(paragraph)
    return Line(text, place, origin, effective.paragraph(paragraph), _joined(looks), breaks, drawn)


def _read(run: etree._Element) -> tuple[str, int]:
    """The letters of a run, and how many pages end in it."""
    letters, pages = "", 0
    for piece in run.iterchildren(*_PIECES):
        if piece.get(W + "type") == "page":
            pages += 1
        else:
            letters += _SIGNS.get(str(piece.tag), piece.text or "")
    return letters, pages


def _joined(looks: list[tuple[int, CharacterFormat]]) -> tuple[tuple[int, CharacterFormat], ...]:
    joined: list[tuple[int, CharacterFormat]] = []
    for length, look in looks:
        if joined and joined[-1][1] == look:
            joined[-1] = (joined[-1][0] + length, look)
        else:
            joined.append((length, look))
    return tuple(joined)


def _section(section: etree._Element) -> Mapping[str, str]:
    return dict(_said(section, _SECTION_PARTS))


def _table(table: etree._Element) -> Mapping[str, str]:
    """What decides how a table is laid out, its rows apart: they are seen by their paragraphs."""
    said: dict[str, str] = {}
    for properties in table.iterchildren(W + "tblPr"):
        said |= _said(
            properties, ("tblW", "tblLayout", "jc", "tblInd", "tblBorders", "tblCellMar", "tblStyle")
        )
    grid = table.find(W + "tblGrid")
    if grid is not None:
        said["columns"] = " ".join(one.get(W + "w", "") for one in grid.iterchildren(W + "gridCol"))
    return said


def _said(holder: etree._Element, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The properties of these names by name and attribute, as far as the file says them."""
    for name in names:
        for element in holder.iterchildren(W + name):
            for one in element.iter():
                tag = etree.QName(one).localname
                inner = name if one is element else f"{name}.{tag}"
                said = {etree.QName(key).localname: str(value) for key, value in one.attrib.items()}
                yield from ((f"{inner}.{key}", value) for key, value in said.items())
                if not said:
                    yield inner, "1"

"""What a Word file says, as lines of text with their styles: for golden files and for assertions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.section import Section
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

ROOM = "␣"
"""What a no-break space shows as, so that blank room can be seen and counted."""


def opened(content: bytes | Path) -> WordDocument:
    """Open a Word file with python-docx."""
    return Document(BytesIO(content) if isinstance(content, bytes) else str(content))


def outline(document: WordDocument) -> str:
    """The whole document: sections, paragraphs with their style, tables by row and cell."""
    return "\n".join(_outline(document)) + "\n"


def texts(document: WordDocument) -> list[str]:
    """The text of every paragraph in reading order, those of table cells included."""
    return [paragraph.text for paragraph, _style in _paragraphs(document)]


def whole_text(document: WordDocument) -> str:
    """All texts, one paragraph a line."""
    return "\n".join(texts(document))


def styled(document: WordDocument) -> list[tuple[str, str]]:
    """Style name and text of every paragraph in reading order."""
    return [(style, paragraph.text) for paragraph, style in _paragraphs(document)]


def _outline(document: WordDocument) -> Iterator[str]:
    for section in document.sections:
        yield _page(section)
        yield from _contents(section.iter_inner_content(), "")


def _page(section: Section) -> str:
    landscape = section.page_width is not None and section.page_width > (section.page_height or 0)
    return f"=== {'landscape' if landscape else 'portrait'}, {section.start_type.name.lower()} ==="


def _contents(contents: Iterable[Paragraph | Table], indent: str) -> Iterator[str]:
    for one in contents:
        if isinstance(one, Paragraph):
            yield f"{indent}[{_style(one)}] {_shown(one.text)}".rstrip()
        else:
            yield f"{indent}<table {_style(one)}>"
            for number, row in enumerate(one.rows, start=1):
                yield f"{indent}  row {number}"
                for cell in _cells(row.cells):
                    inside = list(_contents(cell.iter_inner_content(), indent + "      "))
                    yield inside[0].replace("  [", "| [", 1) if inside else f"{indent}    |"
                    yield from inside[1:]


def _paragraphs(document: WordDocument) -> Iterator[tuple[Paragraph, str]]:
    for one in document.iter_inner_content():
        yield from _inside(one)


def _inside(one: Paragraph | Table) -> Iterator[tuple[Paragraph, str]]:
    if isinstance(one, Paragraph):
        yield one, _style(one)
        return
    for row in one.rows:
        for cell in _cells(row.cells):
            for inner in cell.iter_inner_content():
                yield from _inside(inner)


def _cells(cells: tuple[_Cell, ...]) -> Iterator[_Cell]:
    """Cells each once: python-docx repeats a cell that spans columns."""
    seen: set[object] = set()
    for cell in cells:
        if cell._tc not in seen:
            seen.add(cell._tc)
            yield cell


def _style(one: Paragraph | Table) -> str:
    return "-" if one.style is None else str(one.style.name)


def _shown(text: str) -> str:
    return text.replace("\u00a0", ROOM).replace("\n", "⏎").replace("\t", "⇥")

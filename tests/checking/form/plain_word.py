"""Administrative papers made in plain Word (văn bản soạn tay): style Normal, formatting by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from generator.checking.form.document import FormDocument
from generator.checking.form.reading import read_form
from generator.diagnostics import Diagnostics
from generator.word.package import package_from

CENTRE, RIGHT, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass
class PlainWord:
    """A paper that is being typed."""

    document: docx.document.Document = field(default_factory=docx.Document)

    def add(
        self,
        text: str,
        *,
        to: _Cell | None = None,
        bold: bool = False,
        italic: bool = False,
        size: float = 14,
        align: WD_ALIGN_PARAGRAPH | None = None,
    ) -> Paragraph:
        """A paragraph; "\\n" is a line break, "\\t" a tab."""
        holder = self.document if to is None else to
        paragraph = holder.add_paragraph()
        if text:
            run = paragraph.add_run(text)
            run.bold, run.italic, run.font.size, run.font.name = bold, italic, Pt(size), "Times New Roman"
        if align is not None:
            paragraph.alignment = align
        return paragraph

    def table(self, *columns: Sequence[str | tuple[str, dict[str, object]]]) -> docx.table.Table:
        """A table without lines of one row; each column is its paragraphs."""
        table = self.document.add_table(rows=1, cols=len(columns))
        for cell, texts in zip(table.rows[0].cells, columns, strict=True):
            first = cell.paragraphs[0]
            for one in texts:
                text, look = (one, {}) if isinstance(one, str) else one
                self.add(text, to=cell, **{"align": CENTRE, **look})  # type: ignore[arg-type]
            first._p.getparent().remove(first._p)
        return table

    def letterhead(
        self, number: str = "Số: 05/QĐ-UBND", date: str = "Hòa Tiến, ngày 05 tháng 3 năm 2026"
    ) -> None:
        bold: dict[str, object] = {"bold": True}
        self.table(
            ["UBND XÃ HÒA TIẾN", ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", bold), "_______", number],
            [(NATION, bold), (MOTTO, bold), "____________", (date, {"italic": True})],
        )

    def page_break(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def text_box(self, *texts: str) -> None:
        """A text box of Word, written twice as Word does: for new and for old programs."""
        paragraphs = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
        content = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
        new = f"<w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>"
        old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
        run = (
            f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
            " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
            " xmlns:v='urn:schemas-microsoft-com:vml'><mc:AlternateContent>"
            f"<mc:Choice Requires='wps'>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
        self.document.add_paragraph()._p.append(parse_xml(run))

    def read(self) -> FormDocument:
        stream = io.BytesIO()
        self.document.save(stream)
        return read_bytes(stream.getvalue())

    def told(self) -> list[tuple[str, str]]:
        """What each paragraph that says something is."""
        return told(self.read())


def read_bytes(content: bytes) -> FormDocument:
    found = Diagnostics()
    package = package_from(content, Path("paper.docx"), found)
    assert package is not None
    document = read_form(package, found)
    assert document is not None
    assert not found.has_errors()
    return document


def told(document: FormDocument) -> list[tuple[str, str]]:
    return [
        (one.text.strip(), str(part.element_of(one)))
        for part, one in document.paragraphs()
        if one.text.strip()
    ]

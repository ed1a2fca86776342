"""A fresh template of a kind (mẫu mới): head and end in place, in the body every field by its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.documents import DocumentKind
from generator.documents.fields import FieldDescription, describe
from generator.maintaining.frames import Frame, frame_of
from generator.vietnamese.text import capitalise_first, lower_first
from generator.word.wordml import CELL, ROW, TABLE, W

_CODE: Final = re.compile(r"[a-z][a-z_]*|[IVX]+")
_WORDS_OF_A_LABEL: Final = 3
_TABLE_FROM: Final = 3
"""Fewer columns are easier to read as lines."""

_WIDTH: Final = 9350
"""Of the text, in twips: A4 between margins of 30 and 15 mm."""

_TAG_STYLE: Final = "Thẻ lệnh"


def fresh_template(kind: DocumentKind, templates: Path, found: Diagnostics) -> bytes | None:
    """Make a template of a kind to go on from (tạo mẫu mới).

    A kind that consists of provisions and appendices only has no body: its template is that of ``templates``.
    """
    frame = frame_of(kind, templates, found)
    if frame is None:
        return None
    if not frame.has_body:
        return frame.with_body(frame.body)
    fields = [one for one in describe(kind.fields) if one.name not in OF_BLOCKS]
    return frame.with_body(_Body(frame).made(fields, kind))


OF_BLOCKS: Final = frozenset(
    {
        *("letterhead", "attached_letterhead", "recipients", "archive", "attached_to"),
        *("signature", "secretary_signature", "chair_signature"),
    }
)
"""Fields that the blocks print."""


class _Body:
    """Writes the fields of a kind, each as its shape asks."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def made(self, fields: Sequence[FieldDescription], kind: DocumentKind) -> Iterator[etree._Element]:
        for one in fields:
            yield from self._field(one, one.path.removesuffix("[]"))
        closing = self._frame.closing
        if closing is not None:
            yield closing
            return
        yield self._said("Đoạn cuối", f"Trên đây là nội dung {lower_first(kind.title)}./.")

    def _field(self, one: FieldDescription, name: str) -> Iterator[etree._Element]:
        """One field under the name that a tag has for it, in a condition where it may be absent."""
        if self._frame.uses(name) and (one.is_list or not one.members):
            return
        lines = list(self._lines(one, name))
        if (one.optional or one.is_list) and lines:
            yield from self._if(name, lines)
        else:
            yield from lines

    def _lines(self, one: FieldDescription, name: str) -> Iterator[etree._Element]:
        label = _label(one)
        if one.is_list and not one.members:
            yield self._said("Đề mục", f"{label}:")
            yield from self._loop(one, name, [self._said("Gạch đầu dòng", _listed("{{ item }}"))])
        elif one.is_list:
            yield self._said("Đề mục", f"{label}:")
            columns = [member for member in one.members if not member.members and not _is_code(member)]
            if len(columns) >= _TABLE_FROM:
                yield self._table(columns, name)
            else:
                texts = capitalise_first(_inline(columns, "item"))
                yield from self._loop(one, name, [self._said("Gạch đầu dòng", _listed(texts))])
        elif one.members:
            for member in one.members:
                yield from self._field(member, f"{name}.{member.name}")
        elif one.type == "yes/no":
            yield from self._if(name, [self._said("Lời văn", f"{label}.")])
        elif not _is_code(one):
            yield self._said("Lời văn", f"{label}: {{{{ {name} }}}}.")

    def _loop(
        self, one: FieldDescription, name: str, inside: Sequence[etree._Element]
    ) -> Iterator[etree._Element]:
        yield self._tag(f"for item in {name}")
        yield from inside
        for member in one.members:
            if not member.members:
                continue
            simple = [inner for inner in member.members if not inner.members]
            if member.is_list:
                yield self._tag(f"for part in item.{member.name}")
                yield self._said("Gạch đầu dòng", f"+ {_inline(simple, 'part')};")
                yield self._tag("endfor")
            else:
                told = f"+ {_label(member)}: {_inline(simple, f'item.{member.name}')};"
                lines = [self._said("Gạch đầu dòng", told)]
                yield from self._if(f"item.{member.name}", lines) if member.optional else lines
        yield self._tag("endfor")

    def _if(self, name: str, lines: Sequence[etree._Element]) -> Iterator[etree._Element]:
        yield self._tag(f"if {name}")
        yield from lines
        yield self._tag("endif")

    def _table(self, columns: Sequence[FieldDescription], name: str) -> etree._Element:
        """A table with a head that repeats on each page, and a row an item."""
        table = etree.Element(TABLE)
        properties = etree.SubElement(table, W + "tblPr")
        etree.SubElement(properties, W + "tblStyle").set(W + "val", self._frame.style("Bảng kẻ"))
        etree.SubElement(properties, W + "tblW").attrib.update({W + "w": str(_WIDTH), W + "type": "dxa"})
        etree.SubElement(properties, W + "tblLayout").set(W + "type", "fixed")
        grid = etree.SubElement(table, W + "tblGrid")
        for _column in columns:
            etree.SubElement(grid, W + "gridCol").set(W + "w", str(_WIDTH // len(columns)))
        head = self._row(table, [_label(one) for one in columns], "Đầu bảng")
        etree.SubElement(head, W + "cantSplit")
        etree.SubElement(head, W + "tblHeader")
        self._tag_row(table, f"for item in {name}", len(columns))
        etree.SubElement(
            self._row(table, [_value(one, "item") for one in columns], "Ô bảng"), W + "cantSplit"
        )
        self._tag_row(table, "endfor", len(columns))
        return table

    def _row(self, table: etree._Element, texts: Sequence[str], style: str) -> etree._Element:
        """A row of cells; the answer is its properties."""
        row = etree.SubElement(table, ROW)
        properties = etree.SubElement(row, W + "trPr")
        for text in texts:
            self._cell(row, _WIDTH // len(texts), self._said(style, text))
        return properties

    def _tag_row(self, table: etree._Element, statement: str, columns: int) -> None:
        row = etree.SubElement(table, ROW)
        properties = self._cell(row, _WIDTH, self._said(_TAG_STYLE, f"{{%tr {statement} %}}"))
        etree.SubElement(properties, W + "gridSpan").set(W + "val", str(columns))

    def _cell(self, row: etree._Element, width: int, content: etree._Element) -> etree._Element:
        cell = etree.SubElement(row, CELL)
        properties = etree.SubElement(cell, W + "tcPr")
        etree.SubElement(properties, W + "tcW").attrib.update({W + "w": str(width), W + "type": "dxa"})
        cell.append(content)
        return properties

    def _said(self, style: str, text: str) -> etree._Element:
        return self._frame.paragraph(style, text)

    def _tag(self, statement: str) -> etree._Element:
        return self._said(_TAG_STYLE, f"{{%p {statement} %}}")


def _label(one: FieldDescription) -> str:
    """What a field is: its description without explanations behind it."""
    label = re.split(r"[:;(.]", one.description)[0].strip()
    first = label.partition(",")[0]
    return capitalise_first(first if len(first.split()) >= _WORDS_OF_A_LABEL else label)


def _is_code(one: FieldDescription) -> bool:
    """Whether a field is for conditions and the numbers of headings, not for a line of its own."""
    if one.description.startswith("Số của "):
        return True
    return isinstance(one.sample, bool) or (isinstance(one.sample, str) and bool(_CODE.fullmatch(one.sample)))


def _listed(text: str) -> str:
    return "- " + text + "{% if loop.last %}.{% else %};{% endif %}"


def _value(one: FieldDescription, holder: str) -> str:
    """The tag of a field without members, as its shape asks; nothing where it is absent."""
    name = f"{holder}.{one.name}"
    if one.is_list:
        return f'{{{{ {name} | join("; ") }}}}'
    return f"{{% if {name} %}}{{{{ {name} }}}}{{% endif %}}" if one.optional else f"{{{{ {name} }}}}"


def _inline(fields: Sequence[FieldDescription], holder: str) -> str:
    """Several fields in a line, each with what it is; one that is absent takes its words with it."""
    line = ""
    for one in fields:
        if _is_code(one):
            continue
        name = f"{holder}.{one.name}"
        words = ("; " if line else "") + f"{lower_first(_label(one))}: "
        value = f'{{{{ {name} | join("; ") }}}}' if one.is_list else f"{{{{ {name} }}}}"
        may_be_absent = one.optional or one.is_list
        line += f"{{% if {name} %}}{words}{value}{{% endif %}}" if may_be_absent else words + value
    return line

"""Provisions as the lines a template prints (điều khoản): one line a paragraph of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.documents.fields import BlankText, described
from generator.regulation.provision import Provision, Table

_ROOM = "\u00a0" * 2
END_MARK = "./."
"""The end of a document (dấu kết thúc), as all sample forms of NĐ 30/2020, PL3 print it."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table among the provisions."""

    cells: tuple[str, ...] = described("Các ô của hàng, từ trái sang phải", "Sở Tài chính")


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """One paragraph, or one table, of a regulation or of a decision's articles."""

    level: str = described(
        "Cấp: part, chapter, section, subsection, article, clause, point hoặc paragraph", "clause"
    )
    number: str | None = described(
        "Số của phần, chương, mục, điều, khoản hoặc chữ của điểm; đoạn thì không có", "2"
    )
    title: str | None = described("Tên của phần, chương, mục, điều, khoản hoặc điểm (nếu có)")
    text: str | None = described("Lời văn đứng sau số", "Thành viên gửi báo cáo qua Cơ quan thường trực.")
    leads: bool = described("Là lời dẫn vào các khoản, các điểm hoặc bảng ở ngay sau", False)
    last: bool = described("Là dòng cuối của văn bản", False)
    head: tuple[TableRow, ...] = described("Các hàng đầu bảng; rỗng khi là đoạn văn", default=())
    rows: tuple[TableRow, ...] = described("Các hàng dưới đầu bảng; rỗng khi là đoạn văn", default=())


def provision_lines(provisions: tuple[Provision, ...]) -> tuple[ProvisionLine, ...]:
    """The lines of a tree in reading order; the last one closes the document with ``./.``."""
    lines = [line for provision in provisions for line in _lines(provision)]
    for place, (line, following) in enumerate(pairwise(lines)):
        # What follows a lead-in goes deeper, so it must not stay behind alone at the foot of a page.
        goes_on = following.number is not None or _is_table(following)
        if line.text is not None and line.text.endswith(":") and goes_on:
            lines[place] = replace(line, leads=True)
    if lines and lines[-1].text is not None:
        lines[-1] = replace(lines[-1], text=closed(lines[-1].text), last=True)
    return tuple(lines)


def closed(text: str) -> str:
    """The last sentence of a document with its end mark in place of the full stop."""
    return _with_room(text.rstrip(" .;/") + END_MARK)


def _with_room(text: str) -> str:
    """The text; blank text where a document that it cites leaves room for its number or its day."""
    return BlankText(text) if _ROOM in text else text


def _lines(provision: Provision) -> Iterator[ProvisionLine]:
    level, number = str(provision.level), provision.number
    if provision.table is not None:
        yield _table_line(level, provision.table)
        return
    paragraphs, children = provision.paragraphs, provision.children
    opening = children[0] if children and provision.title is None and not paragraphs else None
    if opening is not None and opening.number is None and opening.table is None:
        # Alternative openings of an article are conditional paragraphs; the first stands at its number.
        paragraphs, children = opening.paragraphs, children[1:]
    if provision.title is not None:
        yield ProvisionLine(level, number, provision.title, None, leads=False, last=False)
    elif not paragraphs:  # an article that begins with its clauses: the number stands alone
        yield ProvisionLine(level, number, None, "", leads=False, last=False)
    else:
        yield ProvisionLine(level, number, None, _with_room(paragraphs[0]), leads=False, last=False)
        paragraphs = paragraphs[1:]
    for paragraph in paragraphs:
        yield ProvisionLine("paragraph", None, None, _with_room(paragraph), leads=False, last=False)
    for child in children:
        yield from _lines(child)


def _is_table(line: ProvisionLine) -> bool:
    return bool(line.head or line.rows)


def _table_line(level: str, table: Table) -> ProvisionLine:
    rows = tuple(map(TableRow, table.rows))
    head, body = rows[: table.head], rows[table.head :]
    return ProvisionLine(level, None, None, None, leads=False, last=False, head=head, rows=body)

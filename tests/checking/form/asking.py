"""What rules of form say of a paper that a test made."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checking.form.document import FormDocument
from generator.checking.form.rule import FormRule
from tests.checking.form.plain_word import CENTRE, MOTTO, NATION, PlainWord


def codes(document: FormDocument, rules: Iterable[FormRule]) -> list[str]:
    """The codes of these rules that find something, in the order of the rules."""
    return [rule.code for rule in rules if any(rule.check(document))]


def messages(document: FormDocument, rules: Iterable[FormRule], code: str) -> list[str]:
    return [slip.message for rule in rules if rule.code == code for slip in rule.check(document)]


def blank() -> PlainWord:
    """A paper in single spacing without room between paragraphs."""
    paper = PlainWord()
    spacing = paper.document.styles["Normal"].paragraph_format
    spacing.space_before = spacing.space_after = 0
    spacing.line_spacing = 1.0
    return paper


def headed(
    number: str = "Số: 05/TB-BCĐ",
    date: str = "Hòa Tiến, ngày 05 tháng 3 năm 2026",
    *,
    parent: str = "UBND XÃ HÒA TIẾN",
    issuer: str = "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ",
    nation: str = NATION,
    motto: str = MOTTO,
) -> PlainWord:
    """A paper with a letterhead whose lines are as long as they are to be."""
    bold: dict[str, object] = {"bold": True}
    paper = blank()
    paper.table(
        [
            *([parent] if parent else []),
            (issuer, bold),
            "_" * max(len(issuer.rsplit("\n", maxsplit=1)[-1]) // 2, 4),
            number,
        ],
        [(nation, bold), (motto, bold), "_" * 24, (date, {"italic": True})],
    )
    return paper


def decision(number: str = "Số: 05/QĐ-BCĐ", date: str = "Hòa Tiến, ngày 05 tháng 3 năm 2026") -> PlainWord:
    """A short decision typed by hand."""
    paper = headed(number, date)
    paper.add("QUYẾT ĐỊNH", bold=True, align=CENTRE)
    paper.add("Về việc thành lập Tổ giúp việc", bold=True, align=CENTRE)
    paper.add("__________", align=CENTRE)
    paper.add("TRƯỞNG BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", bold=True, align=CENTRE)
    paper.add("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.", italic=True)
    paper.add("QUYẾT ĐỊNH:", bold=True, align=CENTRE)
    paper.add("Điều 1. Thành lập Tổ giúp việc gồm các ông, bà có tên sau đây.")
    return paper


def letter(number: str = "Số: 05/BCĐ-VHXH", subject: str = "V/v cử người họp") -> PlainWord:
    """A letter typed by hand."""
    paper = headed(number)
    row = paper.document.tables[0].rows[0]
    paper.add(subject, to=row.cells[0], align=CENTRE, size=12).paragraph_format.space_before = 76200
    paper.add("Kính gửi: Văn phòng", align=CENTRE)
    paper.add("Ban Chỉ đạo đề nghị Văn phòng cử người dự họp vào thứ Hai.")
    return paper

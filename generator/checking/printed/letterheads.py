"""Rules over printed pages: the letterhead (phần đầu văn bản), PL1 II.1-4."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.elements import Element
from generator.checking.form.rule import FormSlip
from generator.checking.printed.pages import MM_PER_PT, Printed
from generator.checking.printed.rule import PrintedRule
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity
from generator.typography.names import break_name, torn_groups

_LARGEST = {Element.NATION: 13, Element.MOTTO: 14}
"""In points, PL1 II.1."""

_LEVEL_MM = 2.0
"""The number is set in 13, the date in 13 or 14: what stands on one level may differ by so little."""


def check_one_line(printed: Printed) -> Iterator[FormSlip]:
    """Quốc hiệu and Tiêu ngữ on one line each (PL1 II.1, PL3)."""
    for part in printed.document.parts:
        for paragraph in part.of(Element.NATION, Element.MOTTO):
            largest = max((run.look.size for run in paragraph.letters), default=0)
            # Letters too large are told by the rules that read the file.
            fits = largest <= _LARGEST[part.element_of(paragraph)]
            if fits and (slip := _broken(printed, paragraph)):
                yield slip


def check_number_unbroken(printed: Printed) -> Iterator[FormSlip]:
    """Số, ký hiệu and địa danh, thời gian on one line each (PL1 II.3-4, PL3)."""
    for part in printed.document.parts:
        for paragraph in part.of(Element.NUMBER, Element.PLACE_DATE):
            if slip := _broken(printed, paragraph):
                yield slip


def _broken(printed: Printed, paragraph: FormParagraph) -> FormSlip | None:
    rows = printed.rows_of(paragraph)
    if len(rows) < 2:
        return None
    message = _("this is printed on {count} lines: “{lines}”").format(
        count=len(rows), lines=" / ".join(row.text for row in rows)
    )
    hint = _("widen its column, take the indents away, or put no-break spaces between its words")
    return FormSlip(paragraph, message, hint, page=rows[0].page.number)


def check_level(printed: Printed) -> Iterator[FormSlip]:
    """Địa danh, thời gian on the level of số, ký hiệu (PL1 II.4)."""
    for part in printed.document.parts:
        number, place = (part.first(one) for one in (Element.NUMBER, Element.PLACE_DATE))
        if number is None or place is None:
            continue
        one, other = printed.rows_of(number)[:1], printed.rows_of(place)[:1]
        if any(len(printed.rows_of(above)) > 1 for above in part.of(Element.NATION, Element.MOTTO)):
            # The date stands lower by the lines too many above it, and those are told.
            continue
        # Below each other they are of one column: another rule speaks of that.
        beside = one and other and one[0].page is other[0].page and one[0].right <= other[0].left
        if beside and abs(one[0].baseline - other[0].baseline) > _LEVEL_MM:
            apart = abs(one[0].baseline - other[0].baseline)
            message = _("the number and the place and date stand {apart} mm apart in height").format(
                apart=f"{apart:.0f}"
            )
            hint = _("put both into one row of the letterhead's table, without spacing of their own")
            yield FormSlip(place, message, hint, page=other[0].page.number)


def check_name_of_body(printed: Printed) -> Iterator[FormSlip]:
    """The name of the body broken between groups of words, no syllable alone (PL1 II.2)."""
    for part in printed.document.parts:
        for paragraphs in (part.of(Element.PARENT_BODY), part.of(Element.ISSUER)):
            rows = printed.rows_of(*paragraphs)
            lines = [row.text for row in rows]
            if len(lines) < 2:
                continue
            room = max(row.width for row in rows) / MM_PER_PT + 1
            best = break_name(" ".join(lines), room, max(row.size for row in rows))
            torn, least = torn_groups(lines), torn_groups(best)
            alone = any(len(line.split()) == 1 for line in lines)
            best_alone = any(len(line.split()) == 1 for line in best)
            if len(best) <= len(lines) and (torn > least or (alone and not best_alone and torn == least)):
                message = _("the name of the body is broken badly: “{lines}”").format(lines=" / ".join(lines))
                hint = _("break it as “{lines}”").format(lines=" / ".join(best))
                yield FormSlip(paragraphs[0], message, hint, page=rows[0].page.number)


def _explain_one_line() -> Explanation:
    return Explanation(
        _("The name of the nation, or the motto, is printed on more than one line."),
        _(
            "Both are set words that stand on one line each in every sample form; "
            "broken, they cannot be centred."
        ),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục III, mục II (mẫu)",
        _("Widen the right column of the letterhead to 9.6 cm at least, and take indents and padding away."),
        Example(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        ),
    )


def _explain_number() -> Explanation:
    return Explanation(
        _("The number and symbol, or the place and date, do not fit on one line."),
        _("A number that runs on is read as two; the date belongs on the line of the number."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục III, mục II (mẫu)",
        _("Widen the column, or put no-break spaces where the number is still blank."),
        Example("Số:\n05/QĐ-UBND", "Số: 05/QĐ-UBND"),
    )


def _explain_level() -> Explanation:
    return Explanation(
        _("The place and date stand higher or lower than the number."),
        _("The decree puts them on the same line as the number and symbol."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.4",
        _("Put both into one row of the letterhead's table, with equal spacing above."),
        Example(
            "Số: 05/QĐ-UBND\n                    Hòa Tiến, ngày 05 tháng 3 năm 2026",
            "Số: 05/QĐ-UBND      Hòa Tiến, ngày 05 tháng 3 năm 2026",
        ),
    )


def _explain_name() -> Explanation:
    return Explanation(
        _("A line break in the name of the body divides words that belong together, or leaves one syllable."),
        _("The name may take several lines; each of them should make sense when it is read alone."),
        _("No law: a habit of offices. The decree only allows several lines."),
        _("Break the line by hand (Shift+Enter) between two groups of words."),
        Example("ỦY BAN NHÂN\nDÂN XÃ HÒA TIẾN", "ỦY BAN NHÂN DÂN\nXÃ HÒA TIẾN"),
    )


RULES: Final = (
    PrintedRule(
        "nation-on-two-lines", Severity.WARNING, check_one_line, _explain_one_line, usual=Severity.WARNING
    ),
    PrintedRule(
        "number-on-two-lines",
        Severity.WARNING,
        check_number_unbroken,
        _explain_number,
        usual=Severity.WARNING,
    ),
    PrintedRule("date-beside-number", Severity.ERROR, check_level, _explain_level, usual=Severity.WARNING),
    PrintedRule(
        "body-name-broken", Severity.WARNING, check_name_of_body, _explain_name, usual=Severity.WARNING
    ),
)

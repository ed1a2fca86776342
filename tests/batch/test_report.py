"""The page that tells how each unit of a batch stands."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from generator.adapting.cause import Cause, CauseKind
from generator.adapting.trace import Change, Side, Trace, TracedProvision
from generator.batch.report import STATUSES, BatchAbout, Differences, report_page
from generator.batch.result import Finding, Status, UnitDocument, UnitResult
from generator.batch.selection import UnitRow
from generator.units import UnitRegister
from generator.vietnamese.text import ascii_slug
from tests.support.browser import opened

DAY = datetime.date(2026, 3, 1)
ABOUT = BatchAbout("Ban Chỉ đạo về dữ liệu tỉnh Lai Châu", "tinh-xuong-xa.yaml", DAY)
REGISTER = UnitRegister.load()


def _rows(province: str | None = None) -> dict[str, UnitRow]:
    communes = REGISTER.communes(DAY) if province is None else REGISTER.communes_of(province, DAY)
    rows = {}
    for unit in communes:
        above = REGISTER.province_of(unit, DAY)
        assert above is not None
        rows[unit.code] = UnitRow(unit, above, {})
    return rows


ROWS = _rows("12")
CASES = {
    "xa-1": Differences({change: number for number, change in enumerate(Change, 1)}, 0),
    "phuong-1": Differences({**dict.fromkeys(Change, 0), Change.KEPT: 9}, 2),
}


def _result(row: UnitRow, status: Status = Status.WRITTEN, *findings: Finding) -> UnitResult:
    kinds = ("quyet-dinh-thanh-lap", "quyet-dinh-ban-hanh", "quy-che", "phan-cong", "to-trinh", "giay-moi")
    documents = tuple(
        UnitDocument(kind, f"{kind}.docx", "0" * 64, ("decision.number", "decision.date")) for kind in kinds
    )
    case = "phuong-1" if row.unit.type == "phường" else "xa-1"
    folder = f"{row.unit.code}-x"
    return UnitResult(row.unit.code, row.unit.name, folder, case, status, documents, findings, len(kinds))


NAME = Finding("own-name-missing", "error", "thiếu tên đơn vị", "quy-che.docx", "xem lại <mẫu>")
EDITED = Finding("edited-by-hand", "warning", "đã sửa tay")


def _results(rows: dict[str, UnitRow] = ROWS) -> list[UnitResult]:
    results = [_result(row) for row in rows.values()]
    results[1] = _result(list(rows.values())[1], Status.EDITED, EDITED)
    failed = list(rows.values())[2]
    results[2] = UnitResult(
        failed.unit.code, failed.unit.name, "x", "hong", Status.FAILED, (), (NAME, EDITED)
    )
    results[3] = _result(list(rows.values())[3], Status.UNCHANGED)
    return results


PAGE = report_page(_results(), ROWS, CASES, ABOUT)


def _read(page: bytes = PAGE) -> html.HtmlElement:
    return html.document_fromstring(page.decode())


def _units(page: html.HtmlElement) -> list[html.HtmlElement]:
    return list(page.xpath("//tbody[contains(@class, 'unit')]"))


def _cells(unit: html.HtmlElement) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in unit[0]]


def _codes(page: html.HtmlElement) -> list[str]:
    return [_cells(unit)[0] for unit in _units(page) if unit.get("hidden") is None]


def test_every_unit_has_a_row_with_how_it_stands() -> None:
    rows = [_cells(unit) for unit in _units(_read())]
    assert [row[0] for row in rows] == list(ROWS)
    assert rows[0][1:] == [
        "phường Đoàn Kết",
        "Lai Châu",
        "Đã lập",
        "6",
        "12",
        "0",
        "Giữ nguyên 9; Sửa riêng 2",
    ]
    assert [row[3] for row in rows[:4]] == ["Đã lập", "Giữ bản sửa tay", "Có lỗi", "Đã lập"]
    assert rows[2][4:] == ["0", "0", "2", "–"]


def test_counts_stand_up_front() -> None:
    shown = {
        item[0].tail.strip(): int(item[0].text.replace(".", ""))
        for item in _read().xpath("//ul[@class='summary']/li")
    }
    assert shown == {
        "Đơn vị": 38,
        "Đã lập": 36,
        "Giữ bản sửa tay": 1,
        "Xung đột": 0,
        "Có lỗi": 1,
        "Văn bản": 37 * 6,
        "Chỗ để trống": 37 * 12,
        "Phát hiện": 3,
    }


def test_papers_are_linked_relative_to_the_page_with_their_blanks() -> None:
    unit = _units(_read())[0]
    assert unit.xpath(".//li/a/@href")[2] == "03388-x/quy-che.docx"
    assert unit.xpath(".//li/a/text()")[2] == "Quy chế (tệp riêng)"
    assert "Quy chế (tệp riêng); 2 chỗ để trống" in unit.text_content()
    assert "cases/phuong-1/bang-doi-chieu.docx" in unit.xpath(".//a/@href")


def test_blanks_are_told_once_for_each_case_and_where_a_unit_has_others() -> None:
    results = _results()
    own = replace(results[5].documents[2], blanks=("decision.day",))
    results[5] = replace(results[5], documents=(*results[5].documents[:2], own))
    page = _read(report_page(results, ROWS, CASES, ABOUT))
    [case] = page.xpath("//details[@id='case-xa-1']")
    items = [" ".join(item.text_content().split()) for item in case.iter("li")]
    assert items[2] == "Quy chế (tệp riêng) (quy-che.docx), 2 chỗ: decision.number, decision.date"
    assert len(items) == 6
    told = [unit.text_content().count("decision.") for unit in _units(page)]
    assert (told[5], sum(told)) == (1, 1)
    assert "1 chỗ để trống: decision.day" in _units(page)[5].text_content()


def test_findings_are_told_with_weight_code_file_and_hint() -> None:
    items = _units(_read())[2].xpath(".//li[@class='error']")
    [told] = [" ".join(one.text_content().split()) for one in items]
    assert told == "Lỗi [own-name-missing] quy-che.docx: thiếu tên đơn vị Gợi ý: xem lại <mẫu>"


def test_cases_are_listed_with_their_counts_and_tables() -> None:
    rows = [
        [cell.text_content() for cell in row] for row in _read().xpath("//table[@class='cases']/tbody/tr")
    ]
    assert ["xa-1", "35", "1", "2", "3", "4", "5", "0", "bang-doi-chieu.docx"] in rows
    assert [row[0] for row in rows] == ["phuong-1", "xa-1"]


def test_own_edits_are_counted_once_per_provision() -> None:
    override = Cause(CauseKind.OVERRIDE, "overrides.yaml:3:3")
    side = Side("Điều 1", None, ("Họp.",))
    edited = TracedProvision("one", Change.ADAPTED, side, side, (override, override))
    kept = TracedProvision("two", Change.KEPT, side, side)
    told = Differences.of(Trace("a", "b", (edited, kept)))
    assert (told.own_edits, told.changed) == (1, 1)


def test_page_needs_nothing_beside_its_folder() -> None:
    page = _read()
    assert not page.xpath("//link | //img | //iframe | //*[@src]")
    assert all(re.match(r"(cases/)?[\w-]+/[\w.-]*$|#case-[\w-]+$", link) for link in page.xpath("//a/@href"))
    assert not re.search(r"https?:|@import|url\(", etree.tostring(page, encoding="unicode"))
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


_nasty = st.sampled_from(
    ('<script>alert("a")</script>', "</td>", "&amp;", "'\"", "{{ 1 }}", "{% if %}", "\x00\x1f", "</script>")
) | st.text(min_size=1, max_size=5)


@given(_nasty, _nasty, _nasty, _nasty)
def test_texts_never_become_markup(name: str, message: str, file: str, rules: str) -> None:
    finding = Finding(message, name, message, file, message)
    document = UnitDocument(file, file, "", (message,))
    result = UnitResult(name, name, file, name, Status.FAILED, (document,), (finding,))
    plain = UnitResult("a", "a", "a", "a", Status.FAILED, (UnitDocument("a", "a", "", ("a",)),), (NAME,))
    shown, expected = (
        _read(report_page([one], {}, {one.case: CASES["xa-1"]}, BatchAbout(rules, rules, DAY)))
        for one in (result, plain)
    )
    assert [one.tag for one in shown.iter()] == [one.tag for one in expected.iter()]


def test_same_results_give_the_same_bytes() -> None:
    assert report_page(_results(), ROWS, CASES, ABOUT) == PAGE


def test_page_without_scripts_hides_nothing() -> None:
    assert not _read().xpath("//*[@hidden]")


def test_opened_page_counts_all_units_and_unfolds_one() -> None:
    page, value = opened(
        PAGE,
        """document.querySelectorAll(".unfold")[2].click();
        const shown = [...document.querySelectorAll(".more")].map(one => getComputedStyle(one).display);""",
        "shown",
    )
    assert page.xpath("string(//output)") == "38 trên 38 đơn vị"
    assert [place for place, display in enumerate(value) if display != "none"] == [2]
    assert _units(page)[2].xpath(".//button/@aria-expanded") == ["true"]


def test_search_needs_no_marks() -> None:
    typed = {
        "si lo lau": ["xã Sì Lở Lầu"],
        "SÌ LỞ  LẦU": ["xã Sì Lở Lầu"],
        "03562": ["xã Sì Lở Lầu"],
        "Đoàn": ["phường Đoàn Kết"],
        "co loi": [ROWS["03394"].unit.full_name],
        "không có đâu": [],
        "": [row.unit.full_name for row in ROWS.values()],
    }
    script = f"""const found = {list(typed)}.map(text => {{
        query.value = text;
        query.dispatchEvent(new Event("input", {{ bubbles: true }}));
        return units.filter(unit => !unit.hidden).map(unit => unit.rows[0].cells[1].textContent);
    }});"""
    assert opened(PAGE, script, "found")[1] == list(typed.values())


def test_units_can_be_chosen_by_how_they_stand_and_by_findings() -> None:
    chosen = """status.value = "edited"; status.dispatchEvent(new Event("input", { bubbles: true }));"""
    assert _codes(opened(PAGE, chosen)[0]) == [list(ROWS)[1]]
    assert _codes(opened(PAGE, """tools.querySelector("[type=checkbox]").click();""")[0]) == list(ROWS)[1:3]


def test_click_on_a_heading_sorts_and_another_turns_the_order() -> None:
    click = "document.querySelector('[data-key=name]').click();"
    codes = "[...document.querySelectorAll('tbody.unit')].map(unit => unit.rows[0].cells[0].textContent)"
    up, down = opened(PAGE, f"{click} const once = {codes}; {click}", "once")[::-1]
    assert _codes(down) == up[::-1]
    assert sorted(up) == list(ROWS)
    names = [ROWS[code].unit.name for code in up]
    # As Vietnamese is sorted: Đ comes after D, marks after letters.
    assert names.index("Dào San") < names.index("Đoàn Kết") < names.index("Hồng Thu")
    assert down.xpath("//th[@aria-sort='descending']/span/@data-key") == ["name"]


def test_headings_are_sorted_by_the_keyboard_too() -> None:
    script = """document.querySelector("[data-key=province]").dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));"""
    page, _value = opened(PAGE, script)
    assert page.xpath("//th[@aria-sort='ascending']/span/@data-key") == ["province"]


def test_numbers_are_sorted_as_numbers() -> None:
    click = "document.querySelector('[data-key=findings]').click();"
    codes = _codes(opened(PAGE, click * 2)[0])
    assert codes[:2] == [list(ROWS)[2], list(ROWS)[1]]


def test_all_communes_are_shown_sorted_and_searched_quickly() -> None:
    rows = _rows()
    page = report_page(_results(rows), rows, CASES, ABOUT)
    assert len(page) < 8_000_000
    script = """const start = performance.now();
    document.querySelector("[data-key=name]").click();
    const sorted = performance.now();
    query.value = "tân phú"; show();
    const searched = performance.now();
    const missed = units.filter(unit => !unit.dataset.search.includes(folded(unit.dataset.name)));"""
    told, value = opened(
        page, script, "[sorted - start, searched - sorted, missed.map(one => one.dataset.name)]"
    )
    sorting, searching, missed = value
    assert missed == []
    assert sorting < 8000
    assert searching < 4000
    assert len(_units(told)) == 3321
    names = {_cells(unit)[1] for unit in _units(told) if unit.get("hidden") is None}
    assert names == {row.unit.full_name for row in rows.values() if "tan-phu" in ascii_slug(row.unit.name)}


def test_every_status_has_its_word() -> None:
    words: dict[Any, str] = dict(STATUSES)
    # One that needed nothing stands as one that was written.
    assert list(words) == [one for one in Status if one is not Status.UNCHANGED]

"""The letter that asks for what is overdue: whose, since when, and when there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Diagnostics, Severity
from generator.documents import KINDS
from generator.documents.fields import blanks
from generator.documents.papers import Papers
from generator.documents.reminders import ReminderFields, check_reminders, reminder_day
from generator.pipeline import open_papers
from tests.documents.dossiers import DRAFTED, DossierFiles, all_documents, documents, steering_committee
from tests.documents.outlines import opened, texts

MAY_5 = {"number": "7", "date": "2026-05-06", "as_of": "2026-05-05", "signatory": {"member": "chair"}}


def reminding(**changes: Any) -> DossierFiles:
    """A dossier with a letter: on 05 May a task of Sở Tài chính and both reports of the quarter are late."""
    files = steering_committee()
    files.reminders["thang-5"] = {**MAY_5, **changes}
    return files


def letter(files: DossierFiles, folder: Path, day: date = DRAFTED) -> ReminderFields:
    [one] = documents(files.papers(folder, day), "cong-van-don-doc")
    assert one.name == "cong-van-don-doc-thang-5"
    assert isinstance(one.fields, ReminderFields)
    return one.fields


def test_letter_tells_what_is_overdue_by_agency_and_since_when(tmp_path: Path) -> None:
    one = letter(reminding(), tmp_path)
    assert one.addressees == ("Công an tỉnh", "Sở Tài chính")
    assert [(row.number, row.agency, row.text, row.deadline, row.days_late) for row in one.tasks] == [
        (1, "Sở Tài chính", "Lập danh mục", "chậm nhất ngày 30 tháng 4 năm 2026", 5)
    ]
    assert [(row.number, row.agency, row.text, row.deadline, row.days_late) for row in one.reports] == [
        (1, "Công an tỉnh", "Báo cáo Quý I năm 2026", "chậm nhất ngày 20 tháng 3 năm 2026", 46),
        (2, "Sở Tài chính", "Báo cáo Quý I năm 2026", "chậm nhất ngày 20 tháng 3 năm 2026", 46),
    ]
    assert (one.task_count, one.report_count) == ("01", "02")
    assert one.as_of == "ngày 05 tháng 5 năm 2026"


def test_each_row_names_what_asked_for_it(tmp_path: Path) -> None:
    files = reminding()
    files.meetings["2026-03"]["conclusion"]["number"] = "9"
    one = letter(files, tmp_path)
    assert [row.basis for row in one.tasks] == ["Thông báo số 09/TB-BCĐ ngày 23 tháng 3 năm 2026"]
    assert {row.basis for row in one.reports} == {"Điều 5 Quy chế"}
    assert one.rule is not None
    assert one.rule.startswith("Điều 5 Quy chế ban hành kèm theo Quyết định số ")


def test_report_under_another_provision_names_it(tmp_path: Path) -> None:
    files = reminding()
    files.reports["2026-q1"]["under"] = "members"
    assert {row.basis for row in letter(files, tmp_path / "a").reports} == {"Điều 3 Quy chế"}
    del files.reports["2026-q1"]["under"], files.committee["provisions"]["reporting"]
    one = letter(files, tmp_path / "b")
    assert one.rule is None
    assert {row.basis for row in one.reports} == {None}


def test_agency_comes_in_the_members_order_and_its_oldest_first(tmp_path: Path) -> None:
    files = reminding()
    files.committee["agencies"] = [{"name": "Báo Mẫu"}]
    files.meetings["2026-03"]["conclusion"]["tasks"] = [
        {"id": "a", "text": "Một", "lead": "Báo Mẫu", "deadline": "2026-04-01"},
        {"id": "b", "text": "Hai", "lead": "Sở Tài chính", "deadline": "2026-04"},
        {"id": "c", "text": "Ba", "lead": "Sở Tài chính", "deadline": "2026-04-02"},
        {"id": "d", "text": "Bốn", "lead": "Công an tỉnh", "deadline": "2026-05-04"},
        {"id": "e", "text": "Năm", "lead": "Công an tỉnh", "deadline": "2026-05-05"},
    ]
    one = letter(files, tmp_path)
    assert one.addressees == ("Công an tỉnh", "Sở Tài chính", "Báo Mẫu")
    assert [(row.number, row.text, row.days_late) for row in one.tasks] == [
        (1, "Bốn", 1),
        (2, "Ba", 33),
        (3, "Hai", 5),
        (4, "Một", 34),
    ]


def test_what_is_completed_or_received_by_the_day_is_not_asked_for(tmp_path: Path) -> None:
    files = reminding()
    files.meetings["2026-03"]["conclusion"]["tasks"][0]["completed"] = "2026-05-05"
    files.reports["2026-q1"]["received"] = [
        {"reporter": "police", "date": "2026-05-05"},
        {"reporter": "finance", "date": "2026-05-06"},
    ]
    one = letter(files, tmp_path)
    assert one.tasks == ()
    assert [row.agency for row in one.reports] == ["Sở Tài chính"]
    assert one.addressees == ("Sở Tài chính",)


def test_agencies_named_narrow_the_letter(tmp_path: Path) -> None:
    one = letter(reminding(agencies=["Công an tỉnh"]), tmp_path)
    assert one.addressees == ("Công an tỉnh",)
    assert one.tasks == ()
    assert [row.agency for row in one.reports] == ["Công an tỉnh"]


@pytest.mark.parametrize(
    ("archive", "agency", "symbol"),
    [
        (["VT", "VPUBND"], True, "/BCĐ-VPUBND"),
        (["VT", "VPUBND (2b)"], True, "/BCĐ-VPUBND"),
        (["VT"], True, "/BCĐ-CAT"),
        (["VT"], False, "/BCĐ"),
    ],
)
def test_symbol_of_a_letter_names_the_unit_that_drafted_it(
    tmp_path: Path, archive: list[str], agency: bool, symbol: str
) -> None:
    files = reminding(archive=archive)
    if not agency:
        del files.committee["standing_agency"], files.committee["regimes"]["reports"]["via"]
        for article in files.regulation["chapters"][0]["articles"][2]["clauses"]:
            article["duties_of"] = ["member"]
    one = letter(files, tmp_path)
    assert one.letterhead.number == f"07{symbol}"
    assert one.attached_to.number == f"07{symbol}"
    assert (one.attached_to.kind, one.attached_to.date) == ("Công văn", "ngày 06 tháng 5 năm 2026")


def test_answer_goes_to_who_serves_the_committee_by_the_day_named(tmp_path: Path) -> None:
    one = letter(reminding(respond_by="2026-05-15"), tmp_path / "a")
    assert (one.respond_by, one.reply_to) == ("ngày 15 tháng 5 năm 2026", "Công an tỉnh")
    assert letter(reminding(), tmp_path / "b").respond_by is None


@pytest.mark.parametrize(
    ("signatory", "told"),
    [
        ({"member": "chair"}, ("Phó Trưởng Ban Thường trực Ban Chỉ đạo (để b/c)",)),
        ({"member": "standing", "capacity": "deputy"}, ("Trưởng Ban Chỉ đạo (để b/c)",)),
        (
            {"position": "Chánh Văn phòng", "person": "blank", "capacity": "by_order"},
            ("Trưởng Ban Chỉ đạo (để b/c)", "Phó Trưởng Ban Thường trực Ban Chỉ đạo (để b/c)"),
        ),
    ],
)
def test_leaders_who_do_not_sign_are_told(
    tmp_path: Path, signatory: dict[str, str], told: tuple[str, ...]
) -> None:
    one = letter(reminding(signatory=signatory, recipients=["Tỉnh ủy"]), tmp_path)
    assert one.recipients == (*told, "Tỉnh ủy")


@pytest.mark.parametrize(
    ("as_of", "written", "drafted", "day"),
    [
        ("2026-05-05", "2026-05-06", "2026-05-20", date(2026, 5, 5)),
        (None, "2026-05-06", "2026-05-20", date(2026, 5, 6)),
        (None, "2026-05", "2026-05-20", date(2026, 5, 20)),
        (None, "2026-05", "2026-04-30", date(2026, 5, 31)),
        (None, "2026", "2026-05-20", date(2026, 5, 20)),
        # The first and the last day that the letter may bear are days of it.
        (None, "2026-05", "2026-05-01", date(2026, 5, 1)),
        (None, "blank", "2026-05-20", date(2026, 5, 20)),
    ],
)
def test_day_of_a_letter_is_as_of_its_own_or_that_of_drafting(
    tmp_path: Path, as_of: str | None, written: str, drafted: str, day: date
) -> None:
    files = reminding(date=written)
    del files.reminders["thang-5"]["as_of"]
    files.reminders["thang-5"] |= {"as_of": as_of} if as_of else {}
    papers = files.papers(tmp_path, date.fromisoformat(drafted))
    assert reminder_day(papers, papers.dossier.reminders[0]) == day


def test_without_anything_overdue_no_letter_is_made_and_a_warning_stands_at_its_file(tmp_path: Path) -> None:
    files = reminding(as_of="2026-03-20")
    found = Diagnostics()
    papers = open_papers(files.write(tmp_path), DRAFTED, found)
    assert papers is not None
    assert documents(papers, "cong-van-don-doc") == ()
    [one] = found
    assert (one.code, one.severity) == ("nothing-overdue", Severity.WARNING)
    assert one.location is not None
    assert Path(one.location.file) == tmp_path / "reminders" / "thang-5.yaml"
    assert "20/3/2026" in one.message


def test_letter_that_is_made_comes_without_a_warning(tmp_path: Path) -> None:
    found = Diagnostics()
    check_reminders(reminding().papers(tmp_path), found)
    assert len(found) == 0


def test_letter_lists_exactly_what_is_left_to_fill_in(tmp_path: Path) -> None:
    files = reminding(number="blank")
    assert list(blanks(letter(files, tmp_path))) == [
        "letterhead.number",
        "rule",
        "tasks[0].basis",
        "attached_to.number",
    ]


def printed(files: DossierFiles, folder: Path) -> list[str]:
    made = all_documents(files.write(folder))
    [one] = [one for one in made if one.kind == "cong-van-don-doc"]
    return texts(opened(one.content))


def test_printed_letter_to_several_lists_them_and_one_to_a_single_agency_names_it(tmp_path: Path) -> None:
    several = printed(reminding(), tmp_path / "a")
    at = several.index("Kính gửi:")
    assert several[at + 1 : at + 3] == ["- Công an tỉnh;", "- Sở Tài chính."]
    assert "V/v đôn đốc thực hiện nhiệm vụ\nvà gửi báo cáo quá hạn" in several
    single = printed(reminding(agencies=["Công an tỉnh"]), tmp_path / "b")
    assert "Kính gửi: Công an tỉnh" in single
    assert "V/v đôn đốc gửi báo cáo quá hạn" in single


def test_printed_appendix_numbers_the_parts_that_it_has(tmp_path: Path) -> None:
    both = printed(reminding(), tmp_path / "a")
    assert [one for one in both if one.endswith("quá hạn") and ". " in one] == [
        "I. Nhiệm vụ quá hạn",
        "II. Báo cáo quá hạn",
    ]
    reports = printed(reminding(agencies=["Công an tỉnh"]), tmp_path / "b")
    assert "I. Báo cáo quá hạn" in reports
    assert both[-1] == "Phụ lục gồm 01 nhiệm vụ và 02 báo cáo quá hạn./."
    assert reports[-1] == "Phụ lục gồm 01 báo cáo quá hạn./."


def test_letter_has_no_name_of_a_kind(tmp_path: Path) -> None:
    assert KINDS["cong-van-don-doc"].symbol == ""
    assert "CÔNG VĂN" not in printed(reminding(), tmp_path)


def test_dossier_without_reminders_has_no_letter(tmp_path: Path) -> None:
    papers: Papers = steering_committee().papers(tmp_path)
    assert documents(papers, "cong-van-don-doc") == ()

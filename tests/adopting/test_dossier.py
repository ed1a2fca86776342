"""The files of a dossier around an imported regulation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.adopting.dossier import borrowed_committee, committee_text, facts_of
from generator.adopting.naming import read_answers
from generator.diagnostics import Diagnostics
from generator.importing.paragraphs import ReadFile
from generator.importing.receipt import Imported
from generator.resources import data_folder
from tests.adopting.texts import regulation
from tests.dossier.specimen import REFERENCE

TODAY = date(2026, 3, 2)
DOSSIERS = sorted(one.parent for one in (data_folder() / "committees").glob("*/committee.yaml"))


def text_for(*sentences: str) -> str:
    recognised = regulation(*sentences)
    imported = Imported("quy-che.txt", ReadFile("text", ()), recognised)
    answers = read_answers(recognised, REFERENCE.units, None).answers
    found = Diagnostics()
    text = committee_text(imported, answers, REFERENCE, TODAY, found)
    assert text is not None, list(map(str, found))
    return text


def test_regimes_of_the_text_stand_in_the_committee_file_and_nothing_is_made_up() -> None:
    facts = yaml.safe_load(
        text_for(
            "Ban Chỉ đạo họp mỗi quý một lần; phiên họp phải có quá nửa số thành viên dự họp.",
            "Hằng tháng, thành viên báo cáo.",
            "Kinh phí hoạt động lấy từ ngân sách tỉnh.",
        )
    )
    assert facts["regimes"]["meetings"] == {
        "frequency": "quarterly",
        "extraordinary": False,
        "quorum": "half",
        "decide_by": "chair",
    }
    assert facts["regimes"]["reports"]["frequency"] == "monthly"
    assert facts["regimes"]["funding"]["source"] == "ngân sách tỉnh"
    assert "provisions" not in facts
    assert "reports" not in yaml.safe_load(text_for("Việc họp."))["regimes"]


def test_the_facts_of_a_new_committee_can_be_named() -> None:
    found = Diagnostics()
    facts = facts_of(text_for("Sở Tài chính là cơ quan thường trực."), REFERENCE, TODAY, found)
    assert facts is not None, list(map(str, found))
    assert facts["standing_agency"] == {"name": "Sở Tài chính", "head": "Giám đốc Sở Tài chính"}


@pytest.mark.parametrize("folder", DOSSIERS, ids=lambda one: one.name)
def test_a_dossier_lends_its_committee_without_the_provisions_of_its_regulation(folder: Path) -> None:
    found = Diagnostics()
    text = borrowed_committee(folder, REFERENCE, found)
    assert text is not None, list(map(str, found))
    lent, own = yaml.safe_load(text), yaml.safe_load((folder / "committee.yaml").read_text(encoding="utf-8"))
    own.pop("provisions", None)
    assert lent == own
    assert facts_of(text, REFERENCE, TODAY, found) is not None


def test_a_roster_becomes_members(tmp_path: Path) -> None:
    facts = yaml.safe_load(text_for("Việc họp."))
    del facts["members"]
    (tmp_path / "committee.yaml").write_text(
        yaml.safe_dump({**facts, "roster": "ds.csv"}, allow_unicode=True), encoding="utf-8"
    )
    (tmp_path / "ds.csv").write_text(
        "Mã,Vai trò,Họ và tên,Chức vụ,Cơ quan\n"
        "chair,chair,Nguyễn Văn Mẫu,Chủ tịch Ủy ban nhân dân tỉnh,Ủy ban nhân dân tỉnh\n",
        encoding="utf-8",
    )
    found = Diagnostics()
    text = borrowed_committee(tmp_path, REFERENCE, found)
    assert text is not None, list(map(str, found))
    lent = yaml.safe_load(text)
    assert "roster" not in lent
    assert [one["person"] for one in lent["members"]] == ["Nguyễn Văn Mẫu"]
    assert facts_of(text, REFERENCE, TODAY, found) is not None, list(map(str, found))


def test_a_faulty_dossier_lends_nothing(tmp_path: Path) -> None:
    found = Diagnostics()
    assert borrowed_committee(tmp_path / "nowhere", REFERENCE, found) is None
    assert found.has_errors()

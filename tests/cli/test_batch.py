"""``vanban batch``, ``derive`` and ``update``: from a province's dossier to the folders of communes."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import DOSSIER, REPOSITORY, Ended, vanban

DAY = ("--date", "2026-11-16")
SMALL = ("--kind", "giay-moi", "--kind", "quyet-dinh-ban-hanh")
SIN_SUOI_HO, DOAN_KET, BINH_LU = "03394", "03388", "03390"


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """A copy of the dossier of the province that a test may change."""
    return Path(shutil.copytree(DOSSIER, tmp_path / "tinh"))


def write_list(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        table = csv.DictWriter(lines, tuple(rows[0]))
        table.writeheader()
        table.writerows(rows)
    return path


def batch(dossier: Path, output: Path, *more: str | Path) -> Ended:
    return vanban("batch", dossier, "--output", output, "--workers", "1", *DAY, *SMALL, *more)


def standing(folder: Path) -> dict[str, tuple[int, bytes]]:
    """When each file of a batch was written, and what it holds; the lock is nobody's."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def written(before: Mapping[str, tuple[int, bytes]], folder: Path) -> set[str]:
    """The files that were written since, whatever they hold."""
    return {name for name, (when, _content) in standing(folder).items() if before.get(name, (0,))[0] != when}


def results(ended: Ended) -> dict[str, Any]:
    return {one["code"]: one for one in json.loads(ended.out)["units"]}


def text_of(docx: Path) -> str:
    import docx as python_docx  # noqa: PLC0415 - only here

    document = python_docx.Document(str(docx))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.fixture(scope="module")
def lai_chau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Ended]]:
    """All communes of the province, all kinds, once for this module."""
    folder = tmp_path_factory.mktemp("lai-chau") / "xa"
    yield folder, vanban("batch", DOSSIER, "--province", "Lai Châu", "--output", folder, "--json", *DAY)


def test_every_commune_of_the_province_gets_a_folder_of_papers(lai_chau: tuple[Path, Ended]) -> None:
    folder, ended = lai_chau
    told = json.loads(ended.out)
    assert ended.code == 0, ended.err
    assert told["summary"]["units"] == told["summary"]["written"] == 38
    assert told["diagnostics"] == []
    assert all(unit["findings"] == [] for unit in told["units"])
    (papers,) = {len(unit["documents"]) for unit in told["units"]}
    assert papers >= 10
    for unit in told["units"]:
        for document in unit["documents"]:
            assert Path(document["path"]).is_file()
    assert (folder / "index.html").read_text(encoding="utf-8").count("03394") >= 1


def test_a_paper_names_its_commune_as_its_type_wants(lai_chau: tuple[Path, Ended]) -> None:
    folder, _ended = lai_chau
    (ward,) = folder.glob(f"{DOAN_KET}-*")
    decision = text_of(ward / "quyet-dinh-ban-hanh.docx")
    assert "UBND PHƯỜNG ĐOÀN KẾT" in decision
    assert "Đoàn Kết, ngày" in decision
    assert "trên địa bàn phường" in decision
    assert "phòng Kinh tế, Hạ tầng và Đô thị" in text_of(ward / "phan-cong.docx")
    (commune,) = folder.glob(f"{SIN_SUOI_HO}-*")
    assert "UBND XÃ SIN SUỐI HỒ" in text_of(commune / "quyet-dinh-ban-hanh.docx")
    assert "Hạ tầng và Đô thị" not in text_of(commune / "phan-cong.docx")


def test_the_papers_rest_on_the_decision_and_regulation_of_the_province(lai_chau: tuple[Path, Ended]) -> None:
    folder, _ended = lai_chau
    (commune,) = folder.glob(f"{SIN_SUOI_HO}-*")
    for paper in ("quyet-dinh-thanh-lap.docx", "quyet-dinh-ban-hanh.docx"):
        bases = [line for line in text_of(commune / paper).splitlines() if line.startswith("Căn cứ")]
        assert any("của Ban Chỉ đạo về dữ liệu tỉnh Lai Châu ban hành Quy chế" in line for line in bases)
    assert "chịu sự chỉ đạo" in text_of(commune / "quy-che.docx")


def test_a_second_run_writes_nothing(lai_chau: tuple[Path, Ended]) -> None:
    folder, _ended = lai_chau
    before = standing(folder)
    again = vanban("batch", DOSSIER, "--province", "12", "--output", folder, "--json", *DAY)
    assert (
        json.loads(again.out)["summary"] | {"files_written": 0, "unchanged": 38}
        == json.loads(again.out)["summary"]
    )
    assert written(before, folder) == set()


def test_derive_gives_the_same_papers_and_a_dossier_of_its_own(
    lai_chau: tuple[Path, Ended], tmp_path: Path
) -> None:
    folder, _ended = lai_chau
    ended = vanban("derive", DOSSIER, "--unit", "xã Sin Suối Hồ", "--output", tmp_path / "one", *DAY)
    assert ended.code == 0, ended.err
    (own,) = (tmp_path / "one").glob(f"{SIN_SUOI_HO}-*")
    assert ended.out.split() == [str(own)]
    for paper in own.glob("*.docx"):
        assert paper.read_bytes() == (folder / own.name / paper.name).read_bytes(), paper.name
    generated = vanban("generate", own / "dossier", "--output", tmp_path / "again", *DAY)
    assert generated.code == 0, generated.err
    names = {path.name for path in own.glob("*.docx")}
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").glob("*.docx")} == {
        name: (own / name).read_bytes() for name in names
    }


def test_a_list_says_what_is_a_communes_own(tmp_path: Path) -> None:
    units = write_list(
        tmp_path / "danh-sach.csv",
        [
            {"Mã": "3394", "Tên": "Sin Suối Hồ", "members.chair.person": "Nguyễn Văn Mẫu",
             "decisions.regulation.number": "7", "decisions.regulation.date": "09/11/2026"},
            {"Mã": DOAN_KET, "Tên": "Đoàn kết", "members.chair.person": "Trần Thị Ví Dụ",
             "decisions.regulation.number": "", "decisions.regulation.date": ""},
        ],
    )  # fmt: skip
    ended = batch(DOSSIER, tmp_path / "xa", "--units", units)
    assert ended.code == 1, "3394 has lost its zero"
    assert "danh-sach.csv, A2" in ended.err
    assert SIN_SUOI_HO in ended.err
    units.write_text(units.read_text(encoding="utf-8-sig").replace("3394", "03394"), encoding="utf-8")
    ended = batch(DOSSIER, tmp_path / "xa", "--units", units)
    assert ended.code == 0, ended.err
    (first,) = (tmp_path / "xa").glob(f"{SIN_SUOI_HO}-*")
    (second,) = (tmp_path / "xa").glob(f"{DOAN_KET}-*")
    decision = text_of(first / "quyet-dinh-ban-hanh.docx")
    assert "07/QĐ-BCĐ" in decision
    assert "ngày 09 tháng 11 năm 2026" in decision
    assert "Nguyễn Văn Mẫu" in decision
    assert "phường Đoàn kết" in text_of(second / "quyet-dinh-ban-hanh.docx"), "the list corrects the name"


def test_a_bad_row_stops_no_other_and_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [
        {"Mã": SIN_SUOI_HO, "decisions.regulation.date": "2026-13-45"},
        {"Mã": BINH_LU, "decisions.regulation.date": "2026-11"},
        {"Mã": "99999", "decisions.regulation.date": ""},
        {"Mã": BINH_LU, "decisions.regulation.date": ""},
    ]
    units = write_list(tmp_path / "xa.csv", rows)
    ended = batch(DOSSIER, tmp_path / "xa", "--units", units)
    assert ended.code == 1
    assert [path.name for path in (tmp_path / "xa").glob("0*")] == ["03390-binh-lu"]
    for line in ("xa.csv, B2", "xa.csv, A4", "xa.csv, A5"):
        assert line in ended.err
    assert "Traceback" not in ended.err


def test_names_and_cells_with_more_blanks_or_lines_are_read_as_one_line(tmp_path: Path) -> None:
    rows = [
        {"Mã": SIN_SUOI_HO, "Tên": "xã  Sin Suối\u00a0Hồ", "members.chair.person": "Nguyễn Văn\nMẫu"},
        {"Mã": BINH_LU, "Tên": "XÃ Bình Lư", "members.chair.person": "Trần  Thị Ví Dụ"},
    ]
    units = write_list(tmp_path / "xa.csv", rows)
    ended = batch(DOSSIER, tmp_path / "xa", "--units", units)
    assert (ended.code, "[" in ended.err) == (0, False), ended.err
    (first,), (second,) = ((tmp_path / "xa").glob(f"{code}-*") for code in (SIN_SUOI_HO, BINH_LU))
    assert "xã Sin Suối Hồ" in (told := text_of(first / "quyet-dinh-ban-hanh.docx"))
    assert "Nguyễn Văn Mẫu" in told
    assert "xã Bình Lư" in (told := text_of(second / "quyet-dinh-ban-hanh.docx"))
    assert "Trần Thị Ví Dụ" in told


@pytest.mark.parametrize(
    ("name", "warned"),
    [("Tan Phong", True), ("Bình Lú", True), ("bình lư", True), ("Bình Lư’", True), ("Binh  Lư", True),
     ("Bình Lư", False), ("Xã  Bình Lư ", False)],
)  # fmt: skip
def test_a_name_written_otherwise_is_used_with_a_warning(tmp_path: Path, name: str, warned: bool) -> None:
    units = write_list(tmp_path / "xa.csv", [{"Mã": BINH_LU, "Tên": name}])
    ended = batch(DOSSIER, tmp_path / "xa", "--units", units, "--kind", "giay-moi")
    assert (ended.code, "name-differs" in ended.err) == (0, warned), ended.err


def test_a_commune_derived_in_the_folder_of_a_list_is_told_by_its_cells(tmp_path: Path) -> None:
    rows = [{"Mã": code, "members.chair.person": "Nguyễn Văn Mẫu"} for code in (SIN_SUOI_HO, BINH_LU)]
    units = write_list(tmp_path / "xa.csv", rows)
    assert batch(DOSSIER, tmp_path / "xa", "--units", units).code == 0
    before = standing(tmp_path / "xa")
    ended = vanban("derive", DOSSIER, "--unit", BINH_LU, "--output", tmp_path / "xa", *DAY, *SMALL)
    assert ended.code == 0, ended.err
    changed = written(before, tmp_path / "xa")
    assert not [name for name in changed if name.endswith(".docx") and not name.startswith("cases/")]
    ended = vanban("derive", DOSSIER, "--unit", DOAN_KET, "--output", tmp_path / "xa", *DAY, *SMALL)
    assert ended.code == 0, "not in the list: without cells"


def test_a_commune_is_not_put_among_others_made_by_other_rules(tmp_path: Path) -> None:
    own = tmp_path / "rieng.yaml"
    shutil.copy(REPOSITORY / "data" / "adaptations" / "tinh-xuong-xa.yaml", own)
    folder = tmp_path / "xa"
    derive = ("derive", DOSSIER, "--output", folder, *DAY, "--kind", "giay-moi")
    assert vanban(*derive, "--unit", BINH_LU, "--rules", own).code == 0
    before = standing(folder)
    ended = vanban(*derive, "--unit", DOAN_KET)
    assert (ended.code, "other-rules" in ended.err) == (1, True), ended.err
    assert not written(before, folder)
    assert vanban(*derive, "--unit", BINH_LU).code == 0, "the only one may go over to other rules"


def test_an_update_makes_the_kinds_of_all_earlier_runs(province: Path, tmp_path: Path) -> None:
    folder = tmp_path / "xa"
    units = write_list(tmp_path / "xa.csv", [{"Mã": BINH_LU}])
    for kind in ("giay-moi", "quyet-dinh-thanh-lap"):
        asked = ("--units", units, "--output", folder, "--workers", "1", *DAY, "--kind", kind)
        assert vanban("batch", province, *asked).code == 0
    write_list(units, [{"Mã": BINH_LU, "members.chair.person": "Nguyễn Văn Mẫu"}])
    assert vanban("update", folder, "--workers", "1").code == 0
    (commune,) = folder.glob(f"{BINH_LU}-*")
    papers = sorted(commune.glob("*.docx"))
    assert [path.stem for path in papers] == ["giay-moi-phien-thu-nhat", "quyet-dinh-thanh-lap"]
    assert all("Nguyễn Văn Mẫu" in text_of(path) for path in papers)


def test_a_changed_row_rebuilds_its_commune_only(tmp_path: Path) -> None:
    rows = [
        {"Mã": code, "members.chair.person": "Nguyễn Văn Mẫu", "unit.border": ""}
        for code in (SIN_SUOI_HO, BINH_LU, DOAN_KET)
    ]
    units = write_list(tmp_path / "xa.csv", rows)
    assert batch(DOSSIER, tmp_path / "xa", "--units", units).code == 0
    before = standing(tmp_path / "xa")
    rows[1]["members.chair.person"] = "Lê Minh Họa"
    write_list(units, rows)
    ended = vanban("update", tmp_path / "xa", "--workers", "1")
    assert ended.code == 0, ended.err
    changed = written(before, tmp_path / "xa") - {"index.html"}
    assert {name.partition("/")[0] for name in changed} == {"03390-binh-lu"}


def test_an_update_follows_the_province_and_keeps_what_was_edited_by_hand(
    province: Path, tmp_path: Path
) -> None:
    units = write_list(tmp_path / "xa.csv", [{"Mã": SIN_SUOI_HO}, {"Mã": BINH_LU}])
    assert batch(province, tmp_path / "xa", "--units", units).code == 0
    (own,) = (tmp_path / "xa").glob(f"{SIN_SUOI_HO}-*")
    edited = own / "giay-moi-phien-thu-nhat.docx"
    edited.write_bytes(edited.read_bytes() + b"\0")
    by_hand = edited.read_bytes()
    regulation = province / "regulation.yaml"
    text = regulation.read_text(encoding="utf-8")
    assert "Quy định chung" in text
    regulation.write_text(text.replace("Quy định chung", "Những quy định chung"), encoding="utf-8")
    dry = vanban("update", tmp_path / "xa", "--dry-run", "--json", "--workers", "1")
    assert json.loads(dry.out)["summary"]["files_written"] == 2
    assert "NHỮNG QUY ĐỊNH CHUNG" not in text_of(own / "quyet-dinh-ban-hanh.docx")
    ended = vanban("update", tmp_path / "xa", "--json", "--workers", "1")
    told = results(ended)
    assert told[SIN_SUOI_HO]["status"] == "edited"
    assert told[BINH_LU]["status"] == "written"
    assert [one["file"] for one in told[SIN_SUOI_HO]["findings"]] == [edited.name]
    assert edited.read_bytes() == by_hand
    for folder in (tmp_path / "xa").glob("0*"):
        assert "NHỮNG QUY ĐỊNH CHUNG" in text_of(folder / "quyet-dinh-ban-hanh.docx")


def test_a_dry_run_leaves_no_trace(tmp_path: Path) -> None:
    ended = batch(DOSSIER, tmp_path / "xa", "--province", "12", "--dry-run", "--json")
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["summary"]["files_written"] == 76
    assert not (tmp_path / "xa").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--province", "Lai Chau Moi"), 1, "Lai Châu"),
        ((), 2, "--province"),
        (("--province", "12", "--all"), 2, "--province"),
        (("--units", "khong-co.xlsx"), 1, "khong-co.xlsx"),
        (("--province", "12", "--rules", "khong-co"), 1, "khong-co.yaml"),
    ],
)
def test_what_cannot_be_meant_is_told(
    arguments: tuple[str, ...], code: int, told: str, tmp_path: Path
) -> None:
    ended = batch(DOSSIER, tmp_path / "xa", *arguments)
    assert ended.code == code, ended.err
    assert told in ended.err
    assert "Traceback" not in ended.err


def test_update_of_a_folder_without_a_batch_is_told(tmp_path: Path) -> None:
    ended = vanban("update", tmp_path)
    assert ended.code == 1
    assert "batch.json" in ended.err


def test_update_of_a_folder_without_a_batch_is_told_in_json_too(tmp_path: Path) -> None:
    ended = vanban("update", tmp_path, "--json")
    assert ended.code == 1
    told = json.loads(ended.out)
    assert told["units"] == []
    assert [one["code"] for one in told["diagnostics"]] == ["no-batch"]


def test_the_commune_may_be_named_in_several_provinces(tmp_path: Path) -> None:
    ended = vanban("derive", DOSSIER, "--unit", "xã Tân An", "--output", tmp_path / "xa", *DAY)
    assert ended.code == 1
    assert ended.err.count("tỉnh") >= 2


def test_make_batch_runs_the_province_of_the_first_dossier() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    target = makefile.partition("\nbatch:")[2].partition("\n\n")[0]
    assert "vanban batch $(DOSSIER) --rules $(RULES) --province $(PROVINCE)" in target
    assert "PROVINCE ?= 12" in makefile


def test_communes_derived_one_by_one_are_updated_together(province: Path, tmp_path: Path) -> None:
    folder = tmp_path / "xa"
    for code in (SIN_SUOI_HO, BINH_LU):
        ended = vanban("derive", province, "--unit", code, "--output", folder, *DAY, "--kind", "quy-che")
        assert ended.code == 0, ended.err
    updated = vanban("update", folder, "--json")
    assert {one["code"]: one["status"] for one in json.loads(updated.out)["units"]} == {
        SIN_SUOI_HO: "unchanged",
        BINH_LU: "unchanged",
    }


def test_a_folder_holds_communes_of_one_dossier_only(province: Path, tmp_path: Path) -> None:
    one = ("--unit", BINH_LU, "--output", tmp_path / "xa", *DAY, "--kind", "quy-che")
    assert vanban("derive", province, *one).code == 0
    before = standing(tmp_path / "xa")
    ended = vanban("derive", DOSSIER, *one)
    assert ended.code == 1
    assert "other-batch" in ended.err
    assert standing(tmp_path / "xa") == before


def test_one_person_in_two_posts_and_a_post_left_open_are_told_as_they_are(tmp_path: Path) -> None:
    chair, deputy = "members.chair.person", "members.vice-chair.person"
    units = write_list(
        tmp_path / "xa.csv",
        [
            {"Mã": SIN_SUOI_HO, chair: "Nguyễn Văn Mẫu", deputy: "Trần Thị Ví Dụ"},
            {"Mã": BINH_LU, chair: "Nguyễn Văn Mẫu", deputy: "Nguyễn Văn Mẫu"},
            {"Mã": DOAN_KET, chair: "để trống", deputy: "Lê Minh Họa"},
        ],
    )
    ended = batch(DOSSIER, tmp_path / "xa", "--units", units, "--kind", "quyet-dinh-thanh-lap", "--json")
    assert ended.code == 0, ended.err
    assert len({one["case"] for one in json.loads(ended.out)["units"]}) == 3
    for code, names in ((SIN_SUOI_HO, 2), (BINH_LU, 3), (DOAN_KET, 0)):  # the head signs, too
        (own,) = (tmp_path / "xa").glob(f"{code}-*")
        members = text_of(own / "quyet-dinh-thanh-lap.docx").partition("DANH SÁCH")[2]
        assert members.count("Nguyễn Văn Mẫu") == names
        assert "trống" not in members
    checked = vanban("verify", tmp_path / "xa", "--workers", "1")
    assert checked.code == 0, checked.err


def test_a_commune_that_left_the_list_is_named_and_kept(tmp_path: Path) -> None:
    units = write_list(tmp_path / "xa.csv", [{"Mã": SIN_SUOI_HO}, {"Mã": BINH_LU}])
    assert batch(DOSSIER, tmp_path / "xa", "--units", units).code == 0
    write_list(units, [{"Mã": BINH_LU}])
    ended = vanban("update", tmp_path / "xa", "--workers", "1")
    assert ended.code == 0
    assert "unit-left-out" in ended.err
    assert "03394-sin-suoi-ho" in ended.err
    assert (tmp_path / "xa" / "03394-sin-suoi-ho" / "quyet-dinh-ban-hanh.docx").is_file()


def test_units_are_told_in_the_order_of_the_list(tmp_path: Path) -> None:
    borders = ((DOAN_KET, ""), (BINH_LU, "x"), (SIN_SUOI_HO, ""))
    units = write_list(tmp_path / "xa.csv", [{"Mã": code, "unit.border": cross} for code, cross in borders])
    ended = batch(DOSSIER, tmp_path / "xa", "--units", units)
    assert [Path(line).name[:5] for line in ended.out.split()] == [DOAN_KET, BINH_LU, SIN_SUOI_HO]


def test_a_cell_that_is_neither_yes_nor_no_stops_its_commune(tmp_path: Path) -> None:
    rows = [{"Mã": SIN_SUOI_HO, "unit.border": "maybe"}, {"Mã": BINH_LU, "unit.border": "có"}]
    ended = batch(DOSSIER, tmp_path / "xa", "--units", write_list(tmp_path / "xa.csv", rows))
    assert ended.code == 1
    assert "xa.csv, B2" in ended.err
    assert [path.name for path in (tmp_path / "xa").glob("0*")] == ["03390-binh-lu"]


def test_nothing_is_derived_from_the_dossier_of_a_commune(tmp_path: Path) -> None:
    commune = REPOSITORY / "data" / "committees" / "xa-chuyen-doi-so"
    ended = batch(commune, tmp_path / "xa", "--province", "12")
    assert ended.code == 1
    assert "not-a-province" in ended.err
    assert not (tmp_path / "xa").exists()


def test_what_fails_at_many_communes_is_told_once(province: Path, tmp_path: Path) -> None:
    rules = tmp_path / "quy-tac.yaml"
    shipped = REPOSITORY / "data" / "adaptations" / "tinh-xuong-xa.yaml"
    shutil.copy(shipped, tmp_path)
    rules.write_text(
        "title: Thử\nextends: tinh-xuong-xa.yaml\noperations:\n  - {drop: meetings, reason: thử}\n",
        encoding="utf-8",
    )
    ended = batch(province, tmp_path / "xa", "--province", "12", "--rules", rules)
    assert ended.code == 1
    assert "quy-tac.yaml:4" in ended.err
    assert len(ended.err.splitlines()) < 30, "38 communes fail for one reason"
    assert "37" in ended.err

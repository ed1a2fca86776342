"""The rules of data/adaptations: every provincial dossier derives for a xã, a phường and a đặc khu, cleanly.

The texts of real regulations are imported and derived too where they are at hand.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.adapting.deciding import resolved
from generator.adapting.loading import load_rules
from generator.adapting.rules import AdaptationRules
from generator.adapting.trace import Change, Trace
from generator.batch.derivation import Derivation, Deriver
from generator.batch.parent import namespaces, open_parent
from generator.batch.selection import UnitRow
from generator.batch.units_list import commune_named, rows_of
from generator.diagnostics import Diagnostics, Location
from generator.dossier.kinds import Role
from generator.pipeline import DossierReader, Press
from generator.resources import data_folder, templates_folder
from generator.sources.node import Node
from generator.units import UnitType
from tests.cli.command import vanban
from tests.documents.outlines import opened, whole_text

DRAFTED = date(2026, 11, 22)
COMMITTEES, RULES = data_folder() / "committees", data_folder() / "adaptations"
CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
COMMON = "tinh-xuong-xa"

RULES_OF = {
    "lai-chau-du-lieu": COMMON,
    "lai-chau-de-an-06": COMMON,
    "lai-chau-cai-cach-hanh-chinh": "lai-chau-cai-cach-hanh-chinh",
    "lang-son-chuyen-doi-so": "lang-son-chuyen-doi-so",
}
IMPORTED = {"lai-chau-du-lieu-2026": "12", "lang-son-chuyen-doi-so-2022": "20"}
"""Texts of the corpus by the names of their rules, with their provinces."""

UNITS = {
    "Lai Châu": ("xã Sì Lở Lầu, tỉnh Lai Châu", "phường Tân Phong, tỉnh Lai Châu"),
    "Lạng Sơn": ("xã Ba Sơn, tỉnh Lạng Sơn", "phường Kỳ Lừa, tỉnh Lạng Sơn"),
}
SPECIAL_ZONE = "đặc khu Phú Quốc"
DERIVED = [
    *((name, unit) for name in RULES_OF if name.startswith("lai") for unit in UNITS["Lai Châu"]),
    *((name, unit) for name in RULES_OF if name.startswith("lang") for unit in UNITS["Lạng Sơn"]),
    *((name, SPECIAL_ZONE) for name in RULES_OF),
]
FORMER = re.compile(
    r"\b(?:Tỉnh ủy|(?:UBND|Ủy ban nhân dân|Hội đồng nhân dân|HĐND|Công an) (?:tỉnh|thành phố)|Giám đốc Sở"
    r"|[Cc]ác sở|sở, (?:ban, )?ngành|huyện|của tỉnh|địa bàn tỉnh|toàn tỉnh)\b"
)
"""Words of the upper level, told here without looking at the rules."""


@dataclass(frozen=True)
class Specimen:
    """A derived dossier and its papers as text, by the names of their files."""

    row: UnitRow
    derivation: Derivation
    texts: dict[str, str]

    @property
    def committee(self) -> str:
        return self.derivation.files["committee.yaml"]


@cache
def reader() -> DossierReader:
    found = Diagnostics()
    made = DossierReader(found)
    assert list(map(str, found)) == []
    return made


@cache
def press() -> Press:
    """The compiled templates."""
    found = Diagnostics()
    made = Press((), templates_folder(), found)
    assert list(map(str, found)) == []
    return made


@cache
def rules(name: str) -> AdaptationRules:
    found = Diagnostics()
    read = load_rules(RULES / f"{name}.yaml", found, reader().provisions)
    assert list(map(str, found)) == []
    assert read is not None
    return read


@cache
def deriver(name: str) -> Deriver:
    found = Diagnostics()
    parent = open_parent(reader(), COMMITTEES / name, DRAFTED, found)
    assert list(map(str, found)) == []
    assert parent is not None
    return Deriver(reader(), parent, rules(RULES_OF[name]), DRAFTED)


def row_of(unit: str, **values: str) -> UnitRow:
    found = Diagnostics()
    row = commune_named(unit, reader().units, DRAFTED, found)
    assert list(map(str, found)) == []
    assert row is not None
    cells = {path.replace("__", "."): Node(text, Location("units.xlsx")) for path, text in values.items()}
    return UnitRow(row.unit, row.province, cells)


def derived(by: Deriver, row: UnitRow) -> Derivation:
    found = Diagnostics()
    with TemporaryDirectory() as staging:
        made = by.derive(row, Path(staging), found)
    assert list(map(str, found)) == []
    assert made is not None
    return made


@cache
def specimen(name: str, unit: str, border: bool = False) -> Specimen:
    row = row_of(unit, unit__border="true") if border else row_of(unit)
    made = derived(deriver(name), row)
    return Specimen(row, made, printed(made))


def printed(made: Derivation) -> dict[str, str]:
    """The papers of a derived dossier as text."""
    found = Diagnostics()
    texts = {}
    for kind, document in press().compose(made.papers):
        paper = press().render(kind, document, DRAFTED, found)
        assert paper is not None
        texts[document.name] = re.sub(r"\s+", " ", whole_text(opened(paper.content)).replace("\xa0", " "))
    assert list(map(str, found)) == []
    return texts


def change_of(trace: Trace, identity: str) -> Change:
    return next(one.change for one in trace.provisions if one.id == identity)


@pytest.mark.parametrize(("name", "unit"), DERIVED)
def test_a_provincial_dossier_derives_without_a_message(name: str, unit: str) -> None:
    made = specimen(name, unit)
    papers = set(made.texts)
    expected = {"quyet-dinh-thanh-lap", "quyet-dinh-ban-hanh", "quy-che", "phan-cong", "to-trinh-quy-che"}
    more = {"giay-moi-phien-thu-nhat", "chuong-trinh-cong-tac-nam-dau"}
    forms = {f"mau-bao-cao-ky-thu-nhat-{member}" for member in ("police", "economy", "culture")}
    assert papers == expected | more | forms


@pytest.mark.parametrize(("name", "unit"), DERIVED)
def test_no_word_of_the_upper_level_is_left(name: str, unit: str) -> None:
    made = specimen(name, unit)
    found = Diagnostics()
    names = namespaces(deriver(name).parent, rules(RULES_OF[name]), made.row, DRAFTED, found)
    allowed = [resolved(one, names, found) for one in rules(RULES_OF[name]).allowed]
    law = "Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương"  # the title of Nghị định 150/2025/NĐ-CP
    left = {}
    for file, text in made.texts.items():
        longest_first = sorted((*allowed, law), key=len, reverse=True)
        own = re.sub("|".join(map(re.escape, longest_first)), "·", text)
        if FORMER.search(own):
            left[file] = FORMER.findall(own)
    assert left == {}
    assert list(found) == []


@pytest.mark.parametrize(("name", "unit"), DERIVED)
def test_the_decision_rests_on_the_provincial_decision_and_regulation(name: str, unit: str) -> None:
    made = specimen(name, unit)
    upper = deriver(name).parent.papers.committee
    province = made.row.province.full_name
    here = upper.name.replace(deriver(name).parent.unit.full_name, province)
    basis = (
        rf"Căn cứ Quyết định số +(?:64)? *\S*/QĐ-{upper.symbol} ngày .{{5,40}} của [^;]*{here} "
        rf"ban hành Quy chế [^;]*{province};"
    )
    assert re.search(basis, made.texts["quyet-dinh-ban-hanh"])
    assert re.search(basis, made.texts["quyet-dinh-thanh-lap"])


@pytest.mark.parametrize(("name", "unit"), DERIVED)
def test_the_regulation_says_how_the_committee_stands_to_that_of_the_province(name: str, unit: str) -> None:
    made = specimen(name, unit)
    province = made.row.province.full_name
    text = made.texts["quy-che"]
    assert re.search(rf"chịu sự chỉ đạo, hướng dẫn, kiểm tra của [^;]{{5,60}} {province}", text)
    assert re.search(rf"báo cáo [^.]{{5,60}} {province} tình hình, kết quả", text)


@pytest.mark.parametrize(("name", "unit"), DERIVED)
def test_the_unit_is_named_in_every_paper_as_its_type_has_it(name: str, unit: str) -> None:
    made = specimen(name, unit)
    unit_type, full = made.row.unit.type.value, made.row.unit.full_name
    assert all(full.upper() in text.upper() for text in made.texts.values())
    assert f"UBND {unit_type}".upper() in made.texts["quyet-dinh-ban-hanh"].upper()
    others = {one.value for one in (UnitType.COMMUNE, UnitType.WARD, UnitType.SPECIAL_ZONE)} - {unit_type}
    assert not any(f"Ủy ban nhân dân {other}" in made.texts["quy-che"] for other in others)


def test_the_standing_agency_is_the_one_of_the_same_field() -> None:
    commune, ward = UNITS["Lai Châu"]
    assert (
        "standing_agency: {name: Công an xã, head: Trưởng Công an xã, symbol: CAX}"
        in specimen("lai-chau-du-lieu", commune).committee
    )
    assert "head: Trưởng Công an phường, symbol: CAP" in specimen("lai-chau-du-lieu", ward).committee
    assert (
        "head: Trưởng Công an đặc khu, symbol: CAĐK" in specimen("lai-chau-du-lieu", SPECIAL_ZONE).committee
    )
    assert "name: Phòng Văn hóa - Xã hội" in specimen("lai-chau-cai-cach-hanh-chinh", commune).committee
    assert (
        "support_team: {name: Tổ giúp việc"
        in specimen("lang-son-chuyen-doi-so", UNITS["Lạng Sơn"][0]).committee
    )


@pytest.mark.parametrize(
    ("name", "standing_deputy", "deputy"),
    [
        ("lai-chau-du-lieu", "vice-chair", "police"),
        ("lai-chau-cai-cach-hanh-chinh", "vice-chair", "culture"),
        ("lai-chau-de-an-06", "police", "vice-chair"),
        ("lang-son-chuyen-doi-so", "vice-chair", "culture"),
    ],
)
def test_roles_go_by_post_as_in_the_upper_committee(name: str, standing_deputy: str, deputy: str) -> None:
    unit = next(unit for dossier, unit in DERIVED if dossier == name)
    members = specimen(name, unit).derivation.papers.dossier.members
    roles = {one.role: one.id for one in members if one.role is not Role.MEMBER}
    assert roles == {Role.CHAIR: "chair", Role.STANDING_DEPUTY: standing_deputy, Role.DEPUTY: deputy}
    assert all(one.person is None for one in members)


def test_a_ward_has_another_economic_department_than_a_commune() -> None:
    commune, ward = UNITS["Lai Châu"]
    urban = "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert urban not in specimen("lai-chau-cai-cach-hanh-chinh", commune).committee
    assert f"agency: {urban}" in specimen("lai-chau-cai-cach-hanh-chinh", ward).committee
    assert urban not in specimen("lai-chau-du-lieu", SPECIAL_ZONE).committee
    chosen = derived(deriver("lai-chau-du-lieu"), row_of(SPECIAL_ZONE, unit__urban_economy="true"))
    assert f"agency: {urban}" in chosen.files["committee.yaml"]


@pytest.mark.parametrize("name", RULES_OF)
def test_a_border_commune_works_with_the_border_guard(name: str) -> None:
    unit = next(unit for dossier, unit in DERIVED if dossier == name)
    inland, border = specimen(name, unit), specimen(name, unit, border=True)
    assert "Biên phòng" not in "".join(inland.texts.values())
    assert "phối hợp với Đồn Biên phòng quản lý địa bàn" in border.texts["quy-che"]
    assert "Đồn trưởng Đồn Biên phòng" in border.texts["quyet-dinh-thanh-lap"]


def test_a_support_team_can_be_chosen_and_cells_stand_over_the_model() -> None:
    row = row_of(
        UNITS["Lai Châu"][0],
        unit__support_team="true",
        members__chair__person="Nguyễn Văn Mẫu",
        decisions__regulation__number="7",
        decisions__regulation__date="05/12/2026",
        regimes__meetings__frequency="monthly",
    )
    made = derived(deriver("lai-chau-du-lieu"), row)
    text = printed(made)["quyet-dinh-ban-hanh"]
    assert "Số: 07/QĐ-BCĐ Sì Lở Lầu, ngày 05 tháng 12 năm 2026" in text
    assert "Nguyễn Văn Mẫu" in text
    assert "được tổ chức hằng tháng" in text
    assert "support_team: {name: Tổ giúp việc" in made.files["committee.yaml"]


def test_each_operation_is_told_in_the_trace() -> None:
    data = specimen("lai-chau-du-lieu", UNITS["Lai Châu"][0]).derivation.trace
    assert change_of(data, "relations.central") is Change.REPLACED
    assert change_of(data, "principles.collective") is Change.KEPT
    assert change_of(data, "duties.deputy.sectors") is Change.ADAPTED
    reform = specimen("lai-chau-cai-cach-hanh-chinh", UNITS["Lai Châu"][0]).derivation.trace
    assert change_of(reform, "duties.planning") is Change.DROPPED
    assert change_of(reform, "duties.deputy.fields") is Change.INSERTED
    told = [cause for one in reform.provisions for cause in one.causes if cause.kind in {"drop", "insert"}]
    assert told
    assert all(cause.reason for cause in told)


def test_a_commune_of_any_province_can_be_derived() -> None:
    for province in ("Hà Nội", "Cà Mau"):
        unit = next(one for one in reader().units.provinces(DRAFTED) if one.name == province)
        commune = reader().units.communes_of(unit.code, DRAFTED)[0]
        (row,) = rows_of((commune,), reader().units, DRAFTED)
        text = printed(derived(deriver("lai-chau-du-lieu"), row))["quyet-dinh-ban-hanh"]
        assert f"Ban Chỉ đạo về dữ liệu {row.province.full_name}" in text
        assert "Số:  /QĐ" not in text


@pytest.mark.parametrize("name", IMPORTED)
def test_a_real_regulation_is_imported_and_derived_for_all_communes_of_its_province(
    name: str, tmp_path: Path
) -> None:
    original = CORPUS / f"{name}.txt"
    if not original.is_file():
        pytest.skip(f"the original regulation is not here: {original}")
    day = ("--date", DRAFTED.isoformat())
    upper, papers, province = tmp_path / "upper", tmp_path / "papers", IMPORTED[name]
    vanban("import", original, "--output", upper, *day)
    ended = vanban(
        *("batch", upper, "--rules", name, "--province", province, "--output", papers, "--json", *day)
    )
    assert ended.code == 0, ended.err
    told = json.loads(ended.out)
    communes = reader().units.communes_of(province, DRAFTED)
    assert told["summary"]["written"] == len(communes)
    assert [one for unit in told["units"] for one in unit["findings"]] == []
    for unit_type in (UnitType.COMMUNE, UnitType.WARD):
        commune = next(one for one in communes if one.type is unit_type)
        [path] = papers.glob(f"{commune.code}-*/quy-che.docx")
        text = re.sub(r"\s+", " ", whole_text(opened(path)))
        full = reader().units.province_of(commune, DRAFTED)
        assert full is not None
        assert commune.full_name in text
        assert re.search(
            rf"Ban Chỉ đạo về (?:chuyển đổi số|dữ liệu) {full.full_name} tình hình, kết quả", text
        )
        allowed = rf"số 186/KH-UBND.*?tỉnh Lai Châu|(?:Ủy ban nhân dân|của) {full.full_name}"
        assert FORMER.findall(re.sub(allowed, "·", text)) == []

"""Questions to the register of units."""

import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.units import NamedAfter, Unit, UnitLevel, UnitRegister, UnitType

START = date(2025, 7, 1)
REGISTER = UnitRegister.load()


def _types(units: tuple[Unit, ...]) -> dict[str, int]:
    return dict(Counter(unit.type.value for unit in units))


def _found(code: str, at: date | None = None) -> Unit:
    unit = REGISTER.find(code, at)
    assert unit is not None
    return unit


@pytest.mark.parametrize(
    ("day", "provinces", "communes"),
    [
        (START, {"tỉnh": 28, "thành phố": 6}, {"xã": 2621, "phường": 687, "đặc khu": 13}),
        (date(2026, 4, 29), {"tỉnh": 28, "thành phố": 6}, {"xã": 2621, "phường": 687, "đặc khu": 13}),
        (date(2026, 4, 30), {"tỉnh": 27, "thành phố": 7}, {"xã": 2611, "phường": 697, "đặc khu": 13}),
        (date(2026, 9, 1), {"tỉnh": 26, "thành phố": 8}, {"xã": 2611, "phường": 697, "đặc khu": 13}),
        (None, {"tỉnh": 25, "thành phố": 9}, {"xã": 2599, "phường": 709, "đặc khu": 13}),
    ],
)
def test_totals_by_type_on_a_day(
    day: date | None, provinces: dict[str, int], communes: dict[str, int]
) -> None:
    assert _types(REGISTER.provinces(day)) == provinces
    assert _types(REGISTER.communes(day)) == communes
    assert sum(provinces.values()) == 34
    assert sum(communes.values()) == 3321


@pytest.mark.parametrize(
    ("code", "name", "communes"),
    [
        ("12", "Lai Châu", {"xã": 36, "phường": 2}),
        ("20", "Lạng Sơn", {"xã": 61, "phường": 4}),
        ("75", "Đồng Nai", {"xã": 72, "phường": 23}),
    ],
)
def test_communes_of_a_province_on_the_first_day(code: str, name: str, communes: dict[str, int]) -> None:
    assert _found(code, START).name == name
    assert _types(REGISTER.communes_of(code, START)) == communes


def test_communes_of_a_province_come_by_code_and_know_their_province() -> None:
    units = REGISTER.communes_of("12")
    assert [unit.code for unit in units] == sorted(unit.code for unit in units)
    assert {REGISTER.province_of(unit) for unit in units} == {_found("12")}
    assert REGISTER.communes_of("00") == ()


def test_every_commune_is_in_exactly_one_province() -> None:
    by_province = [unit for one in REGISTER.provinces() for unit in REGISTER.communes_of(one.code)]
    assert sorted(by_province, key=lambda unit: unit.code) == list(REGISTER.communes())


def test_dong_nai_is_a_city_with_ten_more_wards_since_30_april_2026() -> None:
    assert _found("75", date(2026, 4, 29)).full_name == "tỉnh Đồng Nai"
    assert _found("75", date(2026, 4, 30)).full_name == "thành phố Đồng Nai"
    assert _types(REGISTER.communes_of("75", date(2026, 4, 30))) == {"xã": 62, "phường": 33}
    assert _found("26248", date(2026, 4, 29)).full_name == "xã Trảng Bom"
    assert _found("26248", date(2026, 4, 30)).full_name == "phường Trảng Bom"


def test_province_of_a_past_version_is_the_province_of_that_time() -> None:
    commune = _found("26248", START)
    province = REGISTER.province_of(commune)
    assert province is not None
    assert province.full_name == "tỉnh Đồng Nai"
    assert REGISTER.province_of(commune, date(2026, 5, 1)) == _found("75")
    assert REGISTER.province_of(_found("12")) == _found("12")


def test_nothing_is_known_before_the_two_level_government() -> None:
    assert REGISTER.find("12", date(2025, 6, 30)) is None
    assert REGISTER.communes_of("12", date(2025, 6, 30)) == ()
    assert REGISTER.search("Lai Châu", date(2025, 6, 30)) == ()


def test_a_code_keeps_its_leading_zeros() -> None:
    assert _found("01").name == "Hà Nội"
    assert _found("00004").name == "Ba Đình"
    for code in ("1", "4", "00001", "012", "", "Lai Châu"):
        assert REGISTER.find(code) is None


def test_si_lo_lau_is_a_commune_of_lai_chau() -> None:
    (unit,) = REGISTER.search("Sì Lở Lầu")
    assert (unit.code, unit.full_name, unit.place_name) == ("03562", "xã Sì Lở Lầu", "Sì Lở Lầu")
    assert (unit.level, unit.type, unit.province_code) == (UnitLevel.COMMUNE, UnitType.COMMUNE, "12")
    assert _found("12").level is UnitLevel.PROVINCE


def test_names_occur_in_several_provinces_but_never_twice_in_one() -> None:
    for name_of, several in (("name", 314), ("full_name", 246)):
        places: defaultdict[str, list[str | None]] = defaultdict(list)
        for unit in REGISTER.communes(START):
            places[getattr(unit, name_of)].append(unit.province_code)
        assert all(len(codes) == len(set(codes)) for codes in places.values())
        assert sum(len(codes) > 1 for codes in places.values()) == several


@pytest.mark.parametrize(
    ("code", "full_name", "place_name", "named_after"),
    [
        ("12", "tỉnh Lai Châu", "Lai Châu", None),
        ("01", "thành phố Hà Nội", "Hà Nội", None),
        ("79", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", NamedAfter.PERSON),
        ("03127", "Phường Điện Biên Phủ", "Phường Điện Biên Phủ", NamedAfter.EVENT),
        ("24823", "Phường 1 Bảo Lộc", "Phường 1 Bảo Lộc", NamedAfter.NUMBER),
        ("03487", "Xã Lê Lợi", "Xã Lê Lợi", NamedAfter.PERSON),
        ("00694", "phường Hà Giang 1", "Hà Giang 1", None),
        ("11948", "đặc khu Bạch Long Vĩ", "Bạch Long Vĩ", None),
    ],
)
def test_units_named_after_a_person_number_or_event_are_written_in_full(
    code: str, full_name: str, place_name: str, named_after: NamedAfter | None
) -> None:
    unit = _found(code)
    assert (unit.full_name, unit.place_name, unit.named_after) == (full_name, place_name, named_after)


@pytest.mark.parametrize(
    "text", ["si lo lau", "SÌ LỞ LẦU", "xã Sì Lở  Lầu", "Xa Si Lo", "lở lầu", "03562", " Sì Lở Lầu "]
)
def test_search_needs_neither_marks_nor_case_nor_type(text: str) -> None:
    assert [unit.code for unit in REGISTER.search(text)] == ["03562"]


def test_search_gives_equal_names_before_longer_ones_and_provinces_first() -> None:
    names = [unit.name for unit in REGISTER.search("Lạng Sơn")]
    assert names[0] == "Lạng Sơn"
    found = REGISTER.search("Đồng Phú")
    assert found[0].name == "Đồng Phú"
    assert REGISTER.search("Đà Nẵng")[0].level is UnitLevel.PROVINCE
    ranks = [unit.name for unit in REGISTER.search("tân phú")]
    assert ranks.index("Tân Phú Trung") > max(i for i, name in enumerate(ranks) if name == "Tân Phú")


def test_search_puts_the_name_with_the_same_marks_first() -> None:
    assert [unit.name for unit in REGISTER.search("Cẩm Giàng")][:2] == ["Cẩm Giàng", "Cẩm Giàng"]
    assert REGISTER.search("Cẩm Giang")[0].name == "Cẩm Giang"


def test_search_for_nothing_finds_nothing() -> None:
    assert REGISTER.search("") == REGISTER.search("  ") == REGISTER.search("qqqq") == ()


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("Lia Châu", "12"),
        ("Lai Chấu", "12"),
        ("tỉnh Lạng Sn", "20"),
        ("Sin Lo Lau", "03562"),
        ("3562", "03562"),
        ("4", "04"),
        ("694", "00694"),
        ("03563", "03562"),
    ],
)
def test_nearest_unit_of_a_mistyped_code_or_name_comes_first(mistyped: str, meant: str) -> None:
    near = REGISTER.nearest(mistyped)
    assert meant in {unit.code for unit in near}
    assert len(near) <= 3


def test_nothing_is_near_to_nonsense() -> None:
    assert REGISTER.nearest("qqqqqqqq") == REGISTER.nearest("") == ()


@given(text=st.text(max_size=12))
def test_search_and_nearest_take_any_text(text: str) -> None:
    assert set(REGISTER.search(text)) <= {*REGISTER.provinces(), *REGISTER.communes()}
    assert len(REGISTER.nearest(text)) <= 3


@given(unit=st.sampled_from(REGISTER.communes()))
def test_every_unit_is_found_by_its_code_and_by_its_full_name(unit: Unit) -> None:
    assert REGISTER.find(unit.code) == unit
    assert unit in REGISTER.search(unit.full_name)
    assert unit in REGISTER.search(unit.full_name.upper())


def test_a_unit_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        _found("12").name = "Khác"  # type: ignore[misc]


def test_a_register_can_be_read_from_another_folder(tmp_path: Path) -> None:
    header = "code,name,type,province_code,valid_from,valid_to,source\n"
    (tmp_path / "provinces.csv").write_text(header + "99,Ví Dụ,tỉnh,,2025-07-01,,thử\n", encoding="utf-8")
    (tmp_path / "communes.csv").write_text(header + "99001,Mẫu,xã,99,2025-07-01,,thử\n", encoding="utf-8")
    (tmp_path / "named_after.csv").write_text("code,name,named_after\n", encoding="utf-8")
    register = UnitRegister.load(tmp_path)
    assert [unit.full_name for unit in register.communes_of("99")] == ["xã Mẫu"]
    assert register.find("12") is None


def test_reading_everything_is_quick() -> None:
    program = (
        "import time; from generator.units import UnitRegister\n"
        "def once():\n"
        "    start = time.perf_counter(); register = UnitRegister.load(); register.find('12')\n"
        "    assert register.communes_of('12'); return time.perf_counter() - start\n"
        "print(min(once() for _ in range(5)))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root
    )
    assert float(done.stdout) < 0.030

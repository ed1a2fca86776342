"""``vanban units``."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode

DAY = ("--at", "2026-02-15")


def _told(capsys: pytest.CaptureFixture[str], *options: str, code: int = ExitCode.DONE) -> dict[str, Any]:
    assert main(["units", *options, "--json"]) == code
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def _codes(told: dict[str, Any]) -> list[str]:
    return [one["code"] for one in told["units"]]


def test_without_options_each_province_is_followed_by_its_communes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = _told(capsys, *DAY)
    assert Counter(one["level"] for one in told["units"]) == {"province": 34, "commune": 3321}
    above = None
    for one in told["units"]:
        if one["level"] == "province":
            above = one["code"]
            assert one["province"] is None
        else:
            assert one["province"]["code"] == above
    assert (told["at"], told["diagnostics"]) == ("2026-02-15", [])


@pytest.mark.parametrize("province", ["12", "Lai Châu", "tỉnh Lai Châu", "lai chau", " TINH LAI CHAU "])
def test_communes_of_a_province_are_listed_by_its_code_or_name(
    capsys: pytest.CaptureFixture[str], province: str
) -> None:
    told = _told(capsys, "--province", province, *DAY)
    assert Counter(one["type"] for one in told["units"]) == {"xã": 36, "phường": 2}
    assert {one["province"]["name"] for one in told["units"]} == {"tỉnh Lai Châu"}
    assert _codes(told) == sorted(_codes(told))


def test_lang_son_has_65_communes(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(_told(capsys, "--province", "Lạng Sơn", *DAY)["units"]) == 65


def test_unit_is_told_with_everything_that_is_known_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    [unit] = _told(capsys, "--search", "si lo lau", *DAY)["units"]
    assert unit == {
        "code": "03562",
        "name": "Sì Lở Lầu",
        "type": "xã",
        "full_name": "xã Sì Lở Lầu",
        "level": "commune",
        "province": {"code": "12", "name": "tỉnh Lai Châu"},
        "valid_from": "2025-07-01",
        "valid_to": None,
        "source": "19/2025/QĐ-TTg",
    }


def test_search_gives_the_best_first_and_keeps_to_the_province(capsys: pytest.CaptureFixture[str]) -> None:
    everywhere = _told(capsys, "--search", "Tân Phú", *DAY)
    assert everywhere["units"][0]["name"] == "Tân Phú"
    assert len({one["province"]["code"] for one in everywhere["units"]}) > 1
    one_province = _told(capsys, "--search", "tan phu", "--province", "Đồng Nai", *DAY)
    assert 0 < len(one_province["units"]) < len(everywhere["units"])
    assert {one["province"]["code"] for one in one_province["units"]} == {"75"}


@pytest.mark.parametrize(
    ("day", "kind", "province", "span"),
    [
        ("2026-04-29", "xã", "tỉnh Đồng Nai", ("2025-07-01", "2026-04-29")),
        ("2026-04-30", "phường", "thành phố Đồng Nai", ("2026-04-30", None)),
    ],
)
def test_units_are_as_on_the_day(
    capsys: pytest.CaptureFixture[str], day: str, kind: str, province: str, span: tuple[str, str | None]
) -> None:
    units = _told(capsys, "--search", "Trảng Bom", "--province", province, "--at", day)["units"]
    [unit] = [one for one in units if one["code"] == "26248"]
    assert (unit["type"], unit["province"]["name"]) == (kind, province)
    assert (unit["valid_from"], unit["valid_to"]) == span


def test_without_a_day_the_newest_state_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    # The last change of the tables lies before every day on which this test can run.
    assert _codes(_told(capsys, "--province", "thành phố Bắc Ninh"))


@pytest.mark.parametrize(("written", "meant"), [("Lia Châu", "12"), ("Langson", "20"), ("4", "04")])
def test_unknown_province_is_an_error_with_the_nearest_names(
    capsys: pytest.CaptureFixture[str], written: str, meant: str
) -> None:
    told = _told(capsys, "--province", written, *DAY, code=ExitCode.FAILED)
    assert told["units"] == []
    [one] = told["diagnostics"]
    assert one["code"] == "unknown-province"
    assert f"{meant} (" in one["hint"]


def test_commune_is_no_province(capsys: pytest.CaptureFixture[str]) -> None:
    [one] = _told(capsys, "--province", "03562", *DAY, code=ExitCode.FAILED)["diagnostics"]
    assert one["code"] == "unknown-province"


@pytest.mark.parametrize("options", [(), ("--province", "Lạng Sơn")])
def test_search_that_finds_nothing_is_an_error_with_what_is_near(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    told = _told(capsys, "--search", "Sin Lo Lau", *options, *DAY, code=ExitCode.FAILED)
    [one] = told["diagnostics"]
    assert one["code"] == "no-such-unit"
    assert "03562" in one["hint"]


def test_day_before_the_two_level_government_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    told = _told(capsys, "--at", "2025-06-30", code=ExitCode.FAILED)
    [one] = told["diagnostics"]
    assert (told["units"], one["code"]) == ([], "day-before-units")
    assert "2025-07-01" in one["hint"]


def test_day_that_is_none_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units", "--at", "30/4/2026"]) == ExitCode.MISUSE
    assert "30/4/2026" in capsys.readouterr().err


def test_table_shows_code_name_type_province_and_days(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["units", "--search", "Trảng Bom", "--at", "2026-04-29"]) == ExitCode.DONE
    told = capsys.readouterr()
    head, *rows = told.out.splitlines()
    starts = [head.index(word) for word in head.split("  ") if word]
    [row] = [row for row in rows if row.startswith("26248")]
    cells = [row[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
    assert cells == ["26248", "Trảng Bom", "xã", "Đồng Nai", "01/7/2025", "29/4/2026"]
    assert "29/4/2026" in told.err

"""What a consultation in writing needs to be held."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossier.specimen import load, place, write
from tests.dossier.year import OPINIONS, YEAR, spoiled_year
from tests.sources.faults import told

C = "committee.yaml"
AGENCY = "standing_agency: {name: Công an tỉnh, head: Giám đốc Công an tỉnh, symbol: CAT}\n"


def without_serving_body(opinion: str) -> dict[str, str]:
    committee = YEAR[C]
    for gone in (AGENCY, ", via: standing_agency", ", estimate_by: standing_agency"):
        assert gone in committee
        committee = committee.replace(gone, "")
    return {**YEAR, C: committee, OPINIONS: opinion}


@pytest.mark.parametrize("address", ["", "to: Văn phòng Ủy ban nhân dân tỉnh\n"])
def test_slips_that_nobody_collects_are_told(tmp_path: Path, address: str) -> None:
    files = without_serving_body(YEAR[OPINIONS] + address)
    _dossier, found = load(write(tmp_path, files))
    codes = [(code, where) for code, where in told(found) if code == "no-return-address"]
    assert codes == ([] if address else [("no-return-address", "1:1")])


def test_slips_go_back_to_who_serves_the_body(tmp_path: Path) -> None:
    dossier, found = load(write(tmp_path, YEAR))
    assert dossier is not None
    assert told(found) == []


def test_respondent_who_is_asked_twice_is_told_at_the_second(tmp_path: Path) -> None:
    files = spoiled_year(OPINIONS, "respondents: [vice, money]", "respondents: [vice, money, vice]")
    dossier, found = load(write(tmp_path, files))
    assert dossier is None
    assert told(found) == [("asked-twice", place(files, OPINIONS, "money, @vice"))]


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        (
            "respond_by: 2026-04-10",
            "respond_by: 2026-03-31",
            "answer-before-letter",
            "respond_by: @2026-03-31",
        ),
        ("[vice, money]", "[vice, mony]", "unknown-member", "vice, @mony"),
        ("[vice, money]", "[vice, health]", "member-not-serving", "vice, @health"),
    ],
)
def test_slip_against_dates_and_members_is_told(
    tmp_path: Path, old: str, new: str, code: str, where: str
) -> None:
    files = spoiled_year(OPINIONS, old, new)
    assert told(load(write(tmp_path, files))[1]) == [(code, place(files, OPINIONS, where))]

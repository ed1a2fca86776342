"""The dossier of a unit is composed from the model in the rules and the cells of its row."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.adapting.dossier_model import compose_dossier
from generator.diagnostics import Diagnostics, Location
from generator.sources.node import Node
from generator.sources.yaml import read_yaml
from generator.sources.yaml_text import Value, yaml_text

FACTS = {
    "unit": {"code": "03562", "name": "Sì Lở Lầu", "type": "xã", "full_name": "xã Sì Lở Lầu", "border": True},
    "parent": {
        "standing_agency": None,
        "titles": {"member": {"text": "Ủy viên", "signature": "ỦY VIÊN"}},
        "regimes": {"reports": {"frequency": "quarterly", "due_day": "20", "via": None, "to": "007"}},
        "posts": {"deputy": None},
        "extraordinary": True,
    },
}

MODEL = """\
committee:
  name: Ban Chỉ đạo {{ unit.full_name }}
  unit: "{{ unit.code }}"
  titles: "{{ parent.titles }}"
  standing_agency: {name: "{{ parent.standing_agency.name }}"}
  members:
    - {id: chair, role: chair, person: blank, position: Chủ tịch}
    - {id: deputy, when: parent.posts.deputy, role: deputy, person: blank}
    - id: border-guard
      when: unit.border
      role: member
      areas:
        - Biên giới
        - {when: not unit.border, text: Nội địa}
        - {when: unit.border, text: "Đồn {{ unit.name }}"}
  regimes:
    meetings: {frequency: monthly, due_day: 25, extraordinary: true}
    reports: "{{ parent.regimes.reports }}"
  decisions:
    regulation:
      issuer: {first: [{when: unit.type == 'phường', text: committee}, committee_head]}
      number: blank
      recipients: [Đảng ủy]
meetings:
  phien-thu-nhat: {name: Phiên thứ nhất, date: blank, when: unit.border}
  phien-khac: {name: Phiên khác, when: not unit.border}
"""


def composed(
    tmp_path: Path, model: str = MODEL, values: dict[str, str] | None = None
) -> tuple[dict[str, dict[str, Value]] | None, Diagnostics]:
    path = tmp_path / "rules.yaml"
    path.write_text(model, encoding="utf-8")
    found = Diagnostics()
    node = read_yaml(path, found)
    assert node is not None
    assert not list(found)
    cells = {
        name: Node(text, Location("units.xlsx", spot=f"Sheet1!{name}"))
        for name, text in (values or {}).items()
    }
    return compose_dossier(node, FACTS, cells, found), found


def committee(tmp_path: Path, **values: str) -> dict[str, Value]:
    files, found = composed(tmp_path, values={key.replace("__", "."): text for key, text in values.items()})
    assert not list(found)
    assert files is not None
    return files["committee.yaml"]


def refused(tmp_path: Path, path: str, text: str = "x") -> tuple[str, str]:
    """The place and the hint of the one error that a cell makes."""
    files, found = composed(tmp_path, values={path: text})
    (error,) = found
    assert files is None
    assert error.code == "unknown-path"
    return str(error.location), error.hint or ""


def test_names_are_put_in_and_files_are_named_after_their_keys(tmp_path: Path) -> None:
    files, _found = composed(tmp_path)
    assert files is not None
    assert files.keys() == {"committee.yaml", "meetings/phien-thu-nhat.yaml"}
    assert files["committee.yaml"]["name"] == "Ban Chỉ đạo xã Sì Lở Lầu"


def test_a_code_of_digits_stays_a_text_and_numbers_and_truth_values_do_not(tmp_path: Path) -> None:
    written = yaml_text(committee(tmp_path))
    assert 'unit: "03562"' in written
    assert "meetings: {frequency: monthly, due_day: 25, extraordinary: true}" in written


def test_a_text_that_is_one_tag_takes_the_whole_group_without_what_is_absent(tmp_path: Path) -> None:
    facts = committee(tmp_path)
    assert facts["titles"] == {"member": {"text": "Ủy viên", "signature": "ỦY VIÊN"}}
    assert facts["regimes"]["reports"] == {"frequency": "quarterly", "due_day": 20, "to": "007"}


def test_a_group_whose_facts_are_all_absent_is_not_there(tmp_path: Path) -> None:
    assert "standing_agency" not in committee(tmp_path)


def test_entries_whose_condition_does_not_hold_are_left_out(tmp_path: Path) -> None:
    members = committee(tmp_path)["members"]
    assert [one["id"] for one in members] == ["chair", "border-guard"]
    assert members[1] == {"id": "border-guard", "role": "member", "areas": ["Biên giới", "Đồn Sì Lở Lầu"]}


def test_of_alternatives_the_first_that_holds_counts(tmp_path: Path) -> None:
    assert committee(tmp_path)["decisions"]["regulation"]["issuer"] == "committee_head"


def test_a_cell_finds_a_member_by_id_and_a_file_by_its_name(tmp_path: Path) -> None:
    files, found = composed(
        tmp_path,
        values={"members.chair.person": "Nguyễn Văn Mẫu", "meetings.phien-thu-nhat.date": "05/01/2027"},
    )
    assert not list(found)
    assert files is not None
    assert files["committee.yaml"]["members"][0]["person"] == "Nguyễn Văn Mẫu"
    assert files["meetings/phien-thu-nhat.yaml"]["date"] == "2027-01-05"


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("decisions.regulation.number", "64", 64),
        ("decisions.regulation.number", "Để trống", "blank"),
        ("decisions.regulation.date", "5/12/2026", "2026-12-05"),
        ("decisions.regulation.date", "12/2026", "2026-12"),
        ("decisions.regulation.recipients", "Đảng ủy; Công an\n- Các bản", ["Đảng ủy", "Công an", "Các bản"]),
        ("regimes.meetings.extraordinary", "Không", False),
        ("regimes.meetings.notice_days", "3", 3),
        ("regimes.meetings.frequency", "Hằng quý", "quarterly"),
        ("regimes.meetings.frequency", "annual", "annual"),
        ("regimes.meetings.on_day_off", "Ngày làm việc liền trước", "previous_working_day"),
        ("members.chair.person", "64", "64"),
        ("letterhead.committee", "Ban Chỉ đạo", "Ban Chỉ đạo"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_its_key_takes_it(tmp_path: Path, path: str, text: str, value: Value) -> None:
    files, found = composed(tmp_path, values={path: text})
    assert not list(found)
    assert files is not None
    at: Value = files["committee.yaml"]
    for step in path.split("."):
        at = next(one for one in at if one["id"] == step) if isinstance(at, list) else at[step]
    assert at == value
    assert type(at) is type(value)


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("members.chiar.person", "members.chair"),
        ("members.chair.preson", "members.chair.person"),
        ("decisons.regulation.number", "decisions"),
        ("meetings.phien-thu-hai.date", "meetings.phien-thu-nhat"),
        ("meetings.phien-thu-nhat.dat", "meetings.phien-thu-nhat.date"),
    ],
)
def test_a_path_to_nowhere_is_told_at_its_cell_with_the_nearest(
    tmp_path: Path, path: str, nearest: str
) -> None:
    place, hint = refused(tmp_path, path)
    assert place == f"units.xlsx!Sheet1!{path}" or place.endswith(f"!{path}")
    assert nearest in hint


@pytest.mark.parametrize(
    "path", ["members", "members.chair", "decisions.regulation", "name.other", "meetings"]
)
def test_a_cell_cannot_stand_for_a_group(tmp_path: Path, path: str) -> None:
    refused(tmp_path, path)


def test_an_unknown_part_of_the_model_is_told_at_its_key(tmp_path: Path) -> None:
    files, found = composed(tmp_path, model="commitee: {name: A}\n")
    (error,) = found
    assert files is None
    assert (error.code, error.location.line if error.location else None) == ("unknown-key", 1)
    assert "committee" in (error.hint or "")


def test_an_unknown_name_in_the_model_is_told(tmp_path: Path) -> None:
    files, found = composed(tmp_path, model='committee: {name: "{{ unit.nam }}"}\n')
    assert files is None
    assert [one.code for one in found] == ["unknown-variable"]


def test_a_faulty_condition_of_the_model_is_told(tmp_path: Path) -> None:
    files, found = composed(
        tmp_path, model="committee: {name: A, letterhead: {when: unit.bordr, committee: B}}\n"
    )
    assert files is None
    assert len(found) == 1


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_path_and_any_cell_give_files_or_an_error(path: str, text: str) -> None:
    found = Diagnostics()
    here = Location("rules.yaml", 1, 1)
    model = Node({"committee": Node({"members": Node([], here), "name": Node("A", here)}, here)}, here)
    files = compose_dossier(model, FACTS, {path: Node(text, here)}, found)
    assert (files is None) == found.has_errors()

"""A unit's own edits on its adapted regulation, and their conflicts when the text above changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.adapting.adapting import Adaptation
from generator.adapting.cause import CauseKind
from generator.adapting.fingerprints import fingerprint_of
from generator.adapting.identifying import identified
from generator.adapting.overrides import Override, load_overrides
from generator.adapting.overriding import (
    CONFLICT,
    Conflict,
    Overridden,
    apply_overrides,
    made_against,
    report_conflicts,
)
from generator.diagnostics import Diagnostics
from generator.regulation.library import ProvisionLibrary
from generator.regulation.source import RegulationSource
from generator.sources.yaml_text import yaml_text
from tests.adapting.support import FACTS, problems, regulation_of, written

REGULATION = """
title: Quy chế mẫu
chapters:
  - id: general
    title: Quy định chung
    articles:
      - id: scope
        title: Phạm vi
        text: Quy chế này quy định việc của {{ committee.short_name }}.
      - id: meetings
        title: Họp
        clauses:
          - {id: meetings.regular, text: "{{ committee.short_name }} họp mỗi quý một lần."}
          - id: meetings.absence
            text: Ai vắng mặt thì báo trước theo {{ ref('meetings.regular') }}.
          - id: meetings.minutes
            text: Biên bản ghi
            points: ["ý kiến của từng người;", "kết luận của {{ roles.chair }}."]
  - id: ending
    title: Tổ chức thực hiện
    articles:
      - id: funding
        title: Kinh phí
        text: Do ngân sách bảo đảm.
      - id: effect
        title: Hiệu lực
        text: Có hiệu lực từ ngày ký.
"""
ZEROS = "0" * 16
READ: dict[str, RegulationSource] = {}


@dataclass
class Commune:
    """A unit in a folder of its own; what it edits is made against what stands there then."""

    folder: Path
    facts: dict[str, Any]

    def adaptation(self, text: str = REGULATION) -> Adaptation:
        if text not in READ:
            READ[text] = identified(regulation_of(self.folder, text))
        return Adaptation(READ[text], {})

    def overrides(self, *operations: dict[str, Any]) -> tuple[Override, ...]:
        path = written(self.folder, "overrides.yaml", yaml_text({"overrides": list(operations)}))
        found = Diagnostics()
        overrides = load_overrides(path, found, ProvisionLibrary())
        assert overrides is not None, [str(one) for one in found]
        return overrides

    def made(self, *operations: dict[str, Any], text: str = REGULATION) -> list[dict[str, Any]]:
        """The operations with the fingerprint and the words that each is made against."""
        overrides = self.overrides(*({**one, "against": ZEROS} for one in operations))
        made = made_against(self.adaptation(text), overrides, self.facts)
        assert None not in made
        return [
            {**one, "against": fingerprint_of(lines or ()), "base": list(lines or ())}
            for one, lines in zip(operations, made, strict=True)
        ]

    def overridden(self, operations: list[dict[str, Any]], text: str, found: Diagnostics) -> Overridden:
        return apply_overrides(self.adaptation(text), self.overrides(*operations), self.facts, found)

    def applied(self, operations: list[dict[str, Any]], text: str = REGULATION) -> Overridden:
        found = Diagnostics()
        overridden = self.overridden(operations, text, found)
        assert [str(one) for one in found] == []
        return overridden

    def faults(self, *operations: dict[str, Any], text: str = REGULATION) -> list[str]:
        found = Diagnostics()
        self.overridden(list(operations), text, found)
        return problems(found)


def commune(folder: Path, **facts: Any) -> Commune:
    return Commune(folder, {**FACTS, **facts})


def ids(source: RegulationSource) -> list[str]:
    return [one.id or "" for one in source.walk()]


def words(source: RegulationSource, name: str) -> list[str]:
    return next([text.value for text in one.all_texts] for one in source.walk() if one.id == name)


EDIT = {"edit": "meetings.regular", "changes": [{"from": "mỗi quý một lần", "to": "mỗi tháng một lần"}]}
REPLACE = {"replace": "funding", "with": {"title": "Kinh phí", "text": "Do xã tự lo."}, "reason": "xã giàu"}
DROP = {"drop": "meetings.minutes"}
INSERT = {
    "insert": {"id": "own.guests", "text": "Khách do {{ roles.chair }} mời."},
    "after": "meetings.absence",
}
MOVE = {"move": "funding", "after": "effect"}
ALL = (EDIT, REPLACE, DROP, INSERT, MOVE)


def test_each_operation_is_done_and_told_as_the_units_own(tmp_path: Path) -> None:
    one = commune(tmp_path)
    overridden = one.applied(one.made(*ALL))
    assert overridden.conflicts == ()
    source = overridden.adaptation.source
    assert ids(source) == [
        "general", "scope", "meetings", "meetings.regular", "meetings.absence", "own.guests",
        "ending", "effect", "funding",
    ]  # fmt: skip
    assert words(source, "meetings.regular") == ["{{ committee.short_name }} họp mỗi tháng một lần."]
    assert words(source, "funding") == ["Kinh phí", "Do xã tự lo."]
    causes = overridden.adaptation.causes
    assert {cause.kind for several in causes.values() for cause in several} == {CauseKind.OVERRIDE}
    assert [(cause.before, cause.after) for cause in causes["meetings.regular"]] == [
        ("mỗi quý một lần", "mỗi tháng một lần")
    ]
    assert causes["funding"][0].reason == "xã giàu"
    assert causes["meetings.minutes"][0].rule.startswith("overrides.yaml:")


def test_edits_stack_on_what_earlier_ones_wrote(tmp_path: Path) -> None:
    one = commune(tmp_path)
    again = {"edit": "meetings.regular", "changes": [{"from": "mỗi tháng", "to": "mỗi tuần"}]}
    inside = {"edit": "own.guests", "changes": [{"from": "Khách", "to": "Khách mời"}]}
    overridden = one.applied(one.made(EDIT, again, INSERT, inside))
    assert overridden.conflicts == ()
    source = overridden.adaptation.source
    assert words(source, "meetings.regular") == ["{{ committee.short_name }} họp mỗi tuần một lần."]
    assert words(source, "own.guests") == ["Khách mời do {{ roles.chair }} mời."]


def test_a_change_of_the_edited_text_is_a_conflict_with_three_texts(tmp_path: Path) -> None:
    one = commune(tmp_path)
    made = one.made(EDIT)
    changed = REGULATION.replace("họp mỗi quý một lần", "họp trực tuyến mỗi quý một lần")
    (conflict,) = one.applied(made, changed).conflicts
    assert conflict.id == "meetings.regular"
    assert conflict.base == ("Ban Chỉ đạo họp mỗi quý một lần.",)
    assert conflict.province == ("Ban Chỉ đạo họp trực tuyến mỗi quý một lần.",)
    assert conflict.commune == ("Ban Chỉ đạo họp trực tuyến mỗi tháng một lần.",)
    assert (Path(conflict.location.file).name, conflict.location.line) == ("overrides.yaml", 2)
    # The fingerprint that is told settles it: the unit's words stay, on the text of now.
    kept = one.applied([{**made[0], "against": conflict.fingerprint}], changed)
    assert kept.conflicts == ()
    assert words(kept.adaptation.source, "meetings.regular") == [
        "{{ committee.short_name }} họp trực tuyến mỗi tháng một lần."
    ]


def test_words_that_are_gone_are_a_conflict_without_a_fingerprint(tmp_path: Path) -> None:
    one = commune(tmp_path)
    made = one.made(EDIT)
    changed = REGULATION.replace("họp mỗi quý một lần", "họp khi cần")
    (conflict,) = one.applied(made, changed).conflicts
    assert conflict.fingerprint is None
    assert conflict.province == ("{{ committee.short_name }} họp khi cần.",)
    assert conflict.commune == ("Ban Chỉ đạo họp mỗi tháng một lần.",)


def test_a_provision_that_is_gone_is_a_conflict(tmp_path: Path) -> None:
    one = commune(tmp_path)
    made = one.made(EDIT, INSERT)
    without = REGULATION.replace("id: meetings.regular", "id: meetings.ordinary")
    without = without.replace("ref('meetings.regular')", "ref('meetings.ordinary')")
    without = without.replace("id: meetings.absence", "id: meetings.leave")
    conflicts = one.applied(made, without).conflicts
    assert [(each.id, each.missing, each.fingerprint) for each in conflicts] == [
        ("meetings.regular", "meetings.regular", None),
        ("own.guests", "meetings.absence", None),
    ]
    assert conflicts[0].base == ("Ban Chỉ đạo họp mỗi quý một lần.",)
    assert conflicts[0].commune == ("Ban Chỉ đạo họp mỗi tháng một lần.",)
    assert conflicts[1].commune == ("Khách do Trưởng Ban Chỉ đạo mời.",)


def test_a_changed_fact_is_a_conflict_and_a_changed_number_is_none(tmp_path: Path) -> None:
    one = commune(tmp_path)
    drop = one.made(
        {"drop": "meetings.absence"}, {"edit": "scope", "changes": [{"from": "việc", "to": "các việc"}]}
    )
    other = commune(tmp_path, committee={**FACTS["committee"], "short_name": "Tổ công tác"})
    assert [each.id for each in other.applied(drop).conflicts] == ["scope"]
    first = '- {id: own.first, text: "Họp là việc thường xuyên."}\n          - {id: meetings.regular'
    renumbered = REGULATION.replace("- {id: meetings.regular", first)
    assert renumbered != REGULATION
    assert one.applied(drop, renumbered).conflicts == ()


def test_what_changes_beside_the_edited_words_is_no_conflict(tmp_path: Path) -> None:
    one = commune(tmp_path)
    wide = {"edit": "meetings", "changes": [{"from": "báo trước", "to": "báo cáo trước"}]}
    made = one.made(wide, INSERT)
    changed = REGULATION.replace("ý kiến của từng người", "ý kiến của mọi người")
    assert one.applied(made, changed).conflicts == ()
    dropped = one.made(DROP)
    assert [each.id for each in one.applied(dropped, changed).conflicts] == ["meetings.minutes"]


def test_a_conflict_is_told_with_its_place_and_both_ways_out(tmp_path: Path) -> None:
    one = commune(tmp_path)
    overridden = one.applied([{**EDIT, "against": ZEROS}])
    found = Diagnostics()
    report_conflicts(overridden.conflicts, found)
    assert problems(found) == [f"{CONFLICT} overrides.yaml:2:5"]
    (told,) = found
    fingerprint = one.made(EDIT)[0]["against"]
    assert f"against: {fingerprint}" in (told.hint or "")
    assert "“Ban Chỉ đạo họp mỗi quý một lần.”" in told.message
    assert "“Ban Chỉ đạo họp mỗi tháng một lần.”" in told.message


def test_an_edit_under_a_condition_that_does_not_hold_is_left_aside(tmp_path: Path) -> None:
    one = commune(tmp_path)
    inland = {**EDIT, "when": "not unit.border", "against": ZEROS}
    assert one.applied([inland]).conflicts == ()
    assert words(one.applied([inland]).adaptation.source, "meetings.regular") == [
        "{{ committee.short_name }} họp mỗi quý một lần."
    ]


def test_names_of_rules_are_put_into_what_an_edit_writes(tmp_path: Path) -> None:
    one = commune(tmp_path)
    text = "Với {{ province.committee }} và {{ committee.short_name }}."
    insert = {"insert": {"id": "own.upper", "text": text}, "last_in": "meetings"}
    edit = {"edit": "effect", "changes": [{"from": "ngày ký", "to": "ngày {{ unit.place_name }} ký"}]}
    source = one.applied(one.made(insert, edit)).adaptation.source
    assert words(source, "own.upper") == [
        "Với Ban Chỉ đạo thử nghiệm tỉnh Ví Dụ và {{ committee.short_name }}."
    ]
    assert words(source, "effect")[1] == "Có hiệu lực từ ngày Mẫu ký."


def test_what_is_wrong_with_edits_is_told_at_their_places(tmp_path: Path) -> None:
    one = commune(tmp_path)
    dropped = one.made({"drop": "meetings.regular"})
    assert one.faults(*dropped) == ["dropped-reference overrides.yaml:2:11"]
    emptied = one.made({"drop": "funding"}, {"drop": "effect"})
    assert one.faults(*emptied) == ["empty-provision overrides.yaml:3:5"]
    moved_first = one.made({"move": "funding", "after": "scope"}, {"move": "effect", "after": "scope"})
    assert one.faults(*moved_first, *one.made(*moved_first, {"drop": "ending"})[2:]) == []
    unknown = one.made({"insert": {"id": "own.one", "text": "{{ committee.shortname }}"}, "after": "scope"})
    assert one.faults(*unknown)[0].startswith("unknown-variable overrides.yaml")
    taken = one.made({"insert": {"id": "effect", "text": "Mới."}, "after": "scope"})
    assert one.faults(*taken) == ["duplicate-id overrides.yaml:2:18"]


def test_a_faulty_file_is_reported_at_its_places(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "overrides.yaml",
        """
        overrides:
          - {edit: scope, changes: [{from: a, to: b}]}
          - {drop: scope, against: xyz}
          - {keep: scope, against: 0000000000000000}
        """,
    )
    found = Diagnostics()
    assert load_overrides(path, found, ProvisionLibrary()) is None
    assert problems(found) == [
        "missing-key overrides.yaml:2:5",
        "bad-form overrides.yaml:3:28",
        "no-operation overrides.yaml:4:5",
    ]


@settings(max_examples=20)
@given(
    operations=st.permutations(ALL).flatmap(lambda all_: st.integers(1, 5).map(lambda n: all_[:n])),
    extra=st.sampled_from(["scope", "effect"]),
)
def test_edits_made_against_what_stands_there_never_conflict(
    tmp_path_factory: Any, operations: list[dict[str, Any]], extra: str
) -> None:
    """Whatever their order, and with articles more in front: only numbers change by those."""
    one = commune(tmp_path_factory.getbasetemp())
    made = one.made(*operations)
    assert one.applied(made).conflicts == ()
    new = "{id: new-article, title: Mới, text: Một điều mới.}"
    more = REGULATION.replace(f"      - id: {extra}\n", f"      - {new}\n      - id: {extra}\n")
    overridden = one.applied(made, more)
    assert overridden.conflicts == ()
    here = set(ids(overridden.adaptation.source)) - {"new-article"}
    assert here == set(ids(one.applied(made).adaptation.source))


@settings(max_examples=30)
@given(
    operation=st.sampled_from(ALL),
    change=st.sampled_from(
        [
            ("Quy chế này quy định", "Quy chế này nói rõ"),
            ("họp mỗi quý", "thường họp mỗi quý"),
            ("thì báo trước", "thì xin phép trước"),
            ("Biên bản ghi", "Biên bản phải ghi"),
            ("Do ngân sách bảo đảm", "Do ngân sách xã bảo đảm"),
            ("từ ngày ký", "từ ngày ban hành"),
        ]
    ),
)
def test_an_edit_conflicts_with_a_change_just_when_its_own_text_changed(
    tmp_path_factory: Any, operation: dict[str, Any], change: tuple[str, str]
) -> None:
    touched = {
        "họp mỗi quý": (EDIT,),
        "thì báo trước": (INSERT,),
        "Biên bản ghi": (DROP,),
        "Do ngân sách bảo đảm": (REPLACE, MOVE),
    }
    one = commune(tmp_path_factory.getbasetemp())
    made = one.made(operation)
    conflicts: tuple[Conflict, ...] = one.applied(made, REGULATION.replace(*change)).conflicts
    assert bool(conflicts) == (operation in touched.get(change[0], ()))

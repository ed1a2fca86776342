"""Where each provision of a unit's regulation comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.adapting.bodies import Bodies
from generator.adapting.cause import Cause, CauseKind
from generator.adapting.rules import BodyRule, Choice
from generator.adapting.trace import Change, Side, Trace, TracedProvision
from generator.adapting.tracing import (
    TITLE,
    PrintedRegulation,
    build_trace,
    filled,
    trace_as_json,
    trace_from_json,
)
from generator.diagnostics import Diagnostics, Location
from generator.regulation.text import SourceText
from generator.word.stencil import mark
from tests.adapting.regulations import COMMUNE, PLAN, PROVINCE, printed

NO_BODIES = Bodies((), {}, Diagnostics())
UPPER = """
    title: Hoạt động trên địa bàn {{ unit.full_name }}
    articles:
      - {id: scope, title: Phạm vi, text: "Theo {{ cite('plan') }}."}
      - id: meetings
        title: Cuộc họp
        clauses:
          - {id: regular, text: "{{ committee.short_name }} họp {{ regimes.frequency_text }}."}
          - {id: absence, text: "Vắng mặt theo {{ ref('duties.chair') }} và {{ cite('plan') }}."}
      - id: ministries
        title: Bộ, ngành
        clauses:
          - {id: ministries.1, text: Việc thứ nhất.}
      - id: duties
        title: Nhiệm vụ
        clauses:
          - {id: duties.chair, text: Giám đốc Sở họp.}
          - {id: duties.all, text: Báo cáo.}
    """
LOWER = """
    title: Hoạt động trên địa bàn {{ unit.full_name }}
    articles:
      - id: meetings
        title: Cuộc họp
        clauses:
          - {id: regular, text: "{{ committee.short_name }} họp {{ regimes.frequency_text }}."}
          - {id: absence, text: "Vắng mặt theo {{ ref('duties.chair') }} và {{ cite('plan') }}."}
      - id: duties
        title: Nhiệm vụ
        clauses:
          - {id: duties.chair, text: Trưởng phòng họp.}
          - {id: duties.all, text: Báo cáo.}
      - id: province
        title: Với cấp tỉnh
        clauses:
          - {id: province.1, text: Báo cáo tỉnh.}
    """
BODY = Cause(
    CauseKind.BODY, "quy-tac.yaml:3:5", "Giám đốc Sở", "Trưởng phòng", "cấp xã không có sở", "Điều 1"
)
DROP = Cause(CauseKind.DROP, "quy-tac.yaml:9:5", reason="không có quan hệ trực tiếp")
INSERT = Cause(CauseKind.INSERT, "quy-tac.yaml:12:5", basis="Điều 8 Quy chế tỉnh")
CAUSES = {"duties.chair": (BODY,), "ministries": (DROP,), "scope": (DROP,), "province": (INSERT,)}


def _trace(
    upper: PrintedRegulation,
    lower: PrintedRegulation,
    causes: Mapping[str, Sequence[Cause]] = CAUSES,
    bodies: Bodies = NO_BODIES,
) -> Trace:
    return build_trace(upper, lower, causes, bodies, parent_name="tinh", rules_name="quy-tac.yaml")


@pytest.fixture(name="trace")
def _sample(tmp_path: Path) -> Trace:
    return _trace(printed(tmp_path, UPPER, PROVINCE), printed(tmp_path, LOWER, COMMUNE))


def _one(trace: Trace, provision_id: str) -> TracedProvision:
    [one] = [one for one in trace.provisions if one.id == provision_id]
    return one


def test_every_provision_of_both_has_its_place_and_its_change(trace: Trace) -> None:
    assert [(one.id, one.change.value) for one in trace.provisions] == [
        ("", "adapted"),
        ("scope", "dropped"),
        ("meetings", "kept"),
        ("regular", "adapted"),
        ("absence", "adapted"),
        ("ministries", "dropped"),
        ("ministries.1", "dropped"),
        ("duties", "kept"),
        ("duties.chair", "adapted"),
        ("duties.all", "kept"),
        ("province", "inserted"),
        ("province.1", "inserted"),
    ]
    assert (trace.parent, trace.rules) == ("tinh", "quy-tac.yaml")


def test_counts_name_every_change_and_leave_the_title_aside(trace: Trace) -> None:
    assert trace.counts() == {
        Change.KEPT: 3,
        Change.ADAPTED: 3,
        Change.REPLACED: 0,
        Change.DROPPED: 3,
        Change.INSERTED: 2,
    }


def test_sides_are_what_both_regulations_print(trace: Trace) -> None:
    one = _one(trace, "duties.chair")
    assert one.parent == Side("khoản 1 Điều 4", None, ("Giám đốc Sở họp.",))
    assert one.unit == Side("khoản 1 Điều 2", None, ("Trưởng phòng họp.",))
    assert one.causes == (BODY,)
    assert _one(trace, "").unit == Side(TITLE, "Hoạt động trên địa bàn xã Sì Lở Lầu", ())


def test_fact_that_differs_is_a_cause_by_its_name(trace: Trace) -> None:
    fact = Cause(CauseKind.FACT, "regimes.frequency_text", "mỗi quý một lần", "mỗi tháng một lần")
    assert _one(trace, "regular").causes == (fact,)
    assert _one(trace, "").causes == (
        Cause(CauseKind.FACT, "unit.full_name", "tỉnh Lai Châu", "xã Sì Lở Lầu"),
    )


def test_fact_that_a_rule_on_bodies_makes_what_it_is_tells_the_rule(tmp_path: Path) -> None:
    text = """
        title: Phối hợp
        articles:
          - {id: one, title: Ai, text: "{{ agency.name }} chủ trì ở {{ unit.full_name }}."}
        """
    facts = {**PROVINCE, "agency": {"name": "Công an tỉnh"}}, {**COMMUNE, "agency": {"name": "Công an xã"}}
    place = Location("quy-tac.yaml", 7, 5)
    rules = Bodies(
        [
            BodyRule(
                (SourceText(form, place),), (Choice(SourceText(to, place)),), place, "cùng ngành", "Điều 3"
            )
            for form, to in (("Công an tỉnh", "Công an xã"), ("tỉnh Lai Châu", "xã Sì Lở Lầu"))
        ],
        {},
        Diagnostics(),
    )
    assert rules.plain("tỉnh Lai Châu") == "xã Sì Lở Lầu"
    upper, lower = (printed(tmp_path, text, one) for one in facts)
    assert _one(_trace(upper, lower, {}, rules), "one").causes == (
        Cause(CauseKind.FACT, "agency.name", "Công an tỉnh", "Công an xã"),
        Cause(CauseKind.BODY, "quy-tac.yaml:7:5", "Công an tỉnh", "Công an xã", "cùng ngành", "Điều 3"),
        Cause(CauseKind.FACT, "unit.full_name", "tỉnh Lai Châu", "xã Sì Lở Lầu"),
    )


def test_words_of_a_cause_are_told_as_they_are_printed(tmp_path: Path) -> None:
    cause = Cause(CauseKind.EDIT, "r", "Sở ở {{ unit.full_name }}", "Phòng ở {{ unit.full_name }}")
    upper, lower = printed(tmp_path, UPPER, PROVINCE), printed(tmp_path, LOWER, COMMUNE)
    told = _one(_trace(upper, lower, {**CAUSES, "duties.chair": (cause,)}), "duties.chair").causes
    assert told == (Cause(CauseKind.EDIT, "r", "Sở ở tỉnh Lai Châu", "Phòng ở xã Sì Lở Lầu"),)


def test_reference_and_citation_that_print_otherwise_are_causes(trace: Trace) -> None:
    assert _one(trace, "absence").causes == (
        Cause(CauseKind.FACT, "ref('duties.chair')", "khoản 1 Điều 4", "khoản 1 Điều 2"),
        Cause(CauseKind.FACT, "cite('plan')", PLAN.short, PLAN.full),
    )


def test_what_goes_or_comes_with_a_larger_provision_has_its_cause(trace: Trace) -> None:
    assert _one(trace, "ministries.1").causes == (DROP,)
    assert _one(trace, "province.1").causes == (INSERT,)


def test_provision_replaced_with_the_parts_inside(tmp_path: Path) -> None:
    lower = LOWER.replace("Trưởng phòng họp.", "Hoàn toàn khác.").replace("title: Nhiệm vụ", "title: Phận sự")
    replaced = Cause(CauseKind.REPLACE, "quy-tac.yaml:20:5", reason="viết lại")
    causes = {**CAUSES, "duties": (replaced,), "duties.chair": ()}
    trace = _trace(printed(tmp_path, UPPER, PROVINCE), printed(tmp_path, lower, COMMUNE), causes)
    for name in ("duties", "duties.chair"):
        assert (_one(trace, name).change, _one(trace, name).causes) == (Change.REPLACED, (replaced,))
    assert _one(trace, "duties.all").change is Change.KEPT


def test_condition_is_a_cause_only_where_one_side_is_empty(tmp_path: Path) -> None:
    upper = UPPER.replace("id: scope,", "id: scope, when: committee.short_name,")
    condition = Cause(CauseKind.CONDITION, "regulation.yaml:4:9")
    causes = {**CAUSES, "duties.all": (condition,), "scope": (condition,)}
    trace = _trace(printed(tmp_path, upper, PROVINCE), printed(tmp_path, LOWER, COMMUNE), causes)
    assert _one(trace, "duties.all").causes == ()
    assert _one(trace, "scope").causes == (condition,)


def test_moved_provision_says_so(tmp_path: Path) -> None:
    move = Cause(CauseKind.MOVE, "quy-tac.yaml:30:5")
    causes = {**CAUSES, "duties": (move,)}
    trace = _trace(printed(tmp_path, UPPER, PROVINCE), printed(tmp_path, LOWER, COMMUNE), causes)
    assert [one.id for one in trace.provisions if one.moved] == ["duties"]


def test_provision_that_the_unit_itself_moved_says_so(tmp_path: Path) -> None:
    move = Cause(CauseKind.OVERRIDE, "overrides.yaml:5:5")
    edit = Cause(CauseKind.OVERRIDE, "overrides.yaml:9:5", "Giám đốc Sở", "Trưởng phòng")
    causes = {**CAUSES, "duties": (move,), "duties.chair": (edit,)}
    trace = _trace(printed(tmp_path, UPPER, PROVINCE), printed(tmp_path, LOWER, COMMUNE), causes)
    assert [one.id for one in trace.provisions if one.moved] == ["duties"]


def test_rows_of_a_table_and_unnumbered_paragraphs_are_told(tmp_path: Path) -> None:
    text = """
        title: Bảng
        articles:
          - id: one
            title: Có bảng
            clauses:
              - {id: one.1, text: Khoản.}
              - {id: one.2, paragraph: "Đoạn của {{ unit.full_name }}."}
              - {id: one.3, table: {rows: [[Tên, Nơi], [A, "{{ unit.full_name }}"]]}}
        """
    trace = _trace(printed(tmp_path, text, PROVINCE), printed(tmp_path, text, COMMUNE), {})
    table = _one(trace, "one.3").unit
    assert table is not None
    assert table.paragraphs == ("| Tên | Nơi |", "| A | xã Sì Lở Lầu |")
    assert [one.rule for one in _one(trace, "one.3").causes] == ["unit.full_name"]
    paragraph = _one(trace, "one.2").unit
    assert paragraph is not None
    assert paragraph.label == "đoạn không đánh số của Điều 1"


def test_trace_of_a_case_is_filled_with_the_values_of_a_unit(tmp_path: Path) -> None:
    facts = {**COMMUNE, "unit": {"full_name": mark(1)}, "regimes": {"frequency_text": mark(0)}}
    upper = printed(tmp_path, UPPER, PROVINCE)
    of_case = _trace(upper, printed(tmp_path, LOWER, facts))
    of_unit = _trace(upper, printed(tmp_path, LOWER, COMMUNE))
    assert filled(of_case, ("mỗi tháng một lần", "xã Sì Lở Lầu")) == of_unit


def test_value_equal_to_that_of_the_parent_makes_a_provision_kept(tmp_path: Path) -> None:
    facts = {**COMMUNE, "regimes": {"frequency_text": mark(0)}}
    of_case = _trace(printed(tmp_path, UPPER, PROVINCE), printed(tmp_path, LOWER, facts))
    assert _one(of_case, "regular").change is Change.ADAPTED
    one = _one(filled(of_case, ("mỗi quý một lần",)), "regular")
    assert (one.change, one.causes) == (Change.KEPT, ())


def test_trace_survives_json(trace: Trace) -> None:
    text = json.dumps(trace_as_json(trace), ensure_ascii=False)
    assert trace_from_json(json.loads(text)) == trace
    assert json.loads(text)["counts"]["kept"] == 3


@pytest.mark.parametrize(
    "data", [None, [], {}, {"parent": "a", "rules": "b", "provisions": [{"id": "x"}]}, 3]
)
def test_data_of_another_form_are_no_trace(data: object) -> None:
    assert trace_from_json(data) is None


_texts = st.text(max_size=8)
_sides = st.builds(Side, _texts, st.none() | _texts, st.lists(_texts, max_size=2).map(tuple))
_causes = st.builds(Cause, st.sampled_from(CauseKind), _texts, *[st.none() | _texts] * 4)
_traces = st.builds(
    Trace,
    _texts,
    _texts,
    st.lists(
        st.builds(
            TracedProvision,
            _texts,
            st.sampled_from(Change),
            st.none() | _sides,
            st.none() | _sides,
            st.lists(_causes, max_size=2).map(tuple),
            st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
)


@given(_traces)
def test_any_trace_survives_json(trace: Trace) -> None:
    assert trace_from_json(json.loads(json.dumps(trace_as_json(trace)))) == trace

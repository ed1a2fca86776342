"""What somebody changed in a printed regulation, as edits that make the regulation say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.adapting.adapting import Adaptation
from generator.adapting.fingerprints import fingerprint_of
from generator.adapting.identifying import identified
from generator.adapting.overrides import Override, load_overrides
from generator.adapting.overriding import apply_overrides, made_against
from generator.adapting.tracing import PrintedRegulation
from generator.batch.hand_edits import Entry, hand_edits
from generator.diagnostics import Diagnostics
from generator.regulation.building import CitedDocument, build_regulation
from generator.regulation.library import ProvisionLibrary
from generator.regulation.provision import Level, Provision
from generator.regulation.tree import Regulation
from generator.sources.yaml_text import yaml_text
from tests.adapting.support import FACTS, regulation_of

DOCUMENTS = {
    "plan": CitedDocument("Kế hoạch số 186/KH-UBND ngày 18/9/2025 của Ủy ban nhân dân tỉnh", "Kế hoạch 186")
}
REGULATION = """
title: Hoạt động của {{ committee.name }}
chapters:
  - id: general
    title: Quy định chung của {{ committee.short_name }}
    articles:
      - id: scope
        title: Phạm vi
        text: Quy chế này quy định việc của {{ committee.short_name }} theo {{ cite('plan') }}.
      - id: meetings
        title: Họp
        clauses:
          - id: meetings.regular
            text: "{{ committee.short_name }} họp mỗi quý một lần, do {{ roles.chair }} chủ trì."
          - id: meetings.absence
            text: Ai vắng mặt thì báo trước theo {{ ref('meetings.regular') }} và {{ ref('funding') }}.
          - id: meetings.minutes
            text: [Biên bản ghi đủ, Biên bản được lưu cùng tài liệu.]
            points: ["ý kiến của từng người;", "kết luận của {{ roles.chair }};", "việc phải làm tiếp."]
  - id: ending
    title: Tổ chức thực hiện
    articles:
      - id: funding
        title: Kinh phí
        text: Do ngân sách bảo đảm.
      - id: table
        title: Phân công
        clauses:
          - {id: table.first, text: "Việc được phân như sau:"}
          - {id: table.rows, table: {rows: [["Ai", "Việc"], ["{{ roles.chair }}", "Chỉ đạo chung"]]}}
          - {id: table.last, text: "Ai làm việc nấy theo {{ cite('plan') }}."}
      - id: effect
        title: Hiệu lực
        text: Có hiệu lực từ ngày ký.
"""


def printed(folder: Path, adaptation: Adaptation | None = None) -> PrintedRegulation:
    source = identified(regulation_of(folder, REGULATION)) if adaptation is None else adaptation.source
    found = Diagnostics()
    regulation = build_regulation(source, FACTS, DOCUMENTS, found)
    assert regulation is not None, [str(one) for one in found]
    return PrintedRegulation(source, regulation, FACTS, DOCUMENTS)


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> PrintedRegulation:
    return printed(tmp_path_factory.mktemp("unit"))


def as_read(regulation: Regulation) -> Regulation:
    """The regulation as it is read back from Word: without ids, titles of chapters in capitals."""

    def bare(one: Provision) -> Provision:
        title = one.title.upper() if one.title and one.level is Level.CHAPTER else one.title
        return replace(one, id=None, title=title, children=tuple(map(bare, one.children)))

    return Regulation(regulation.title, tuple(map(bare, regulation.children)))


def changed(
    regulation: Regulation, text: str, change: Callable[[Provision], tuple[Provision, ...]]
) -> Regulation:
    """The regulation with what ``change`` makes of the provisions whose own text begins so."""

    def each(provisions: tuple[Provision, ...]) -> Iterator[Provision]:
        for one in provisions:
            inside = replace(one, children=tuple(each(one.children)))
            own = [*([one.title] if one.title else []), *one.paragraphs]
            yield from change(inside) if any(line.startswith(text) for line in own) else (inside,)

    return Regulation(regulation.title, tuple(each(regulation.children)))


def reworded(before: str, after: str) -> Callable[[Provision], tuple[Provision, ...]]:
    def change(one: Provision) -> tuple[Provision, ...]:
        title = one.title.replace(before, after) if one.title else None
        lines = tuple(line.replace(before, after) for line in one.paragraphs)
        return (replace(one, title=title, paragraphs=lines),)

    return change


def overrides_of(folder: Path, unit: PrintedRegulation, entries: tuple[Entry, ...]) -> tuple[Override, ...]:
    path = folder / "overrides.yaml"
    adaptation = Adaptation(unit.source, {})

    def loaded(several: list[Any]) -> tuple[Override, ...]:
        path.write_text(yaml_text({"overrides": several}), encoding="utf-8")
        found = Diagnostics()
        overrides = load_overrides(path, found, ProvisionLibrary())
        assert overrides is not None, [str(one) for one in found]
        return overrides

    unsigned = loaded([{**one, "against": "0" * 16} for one in entries])
    made = made_against(adaptation, unsigned, FACTS)
    assert None not in made
    return loaded(
        [{**one, "against": fingerprint_of(lines or ())} for one, lines in zip(entries, made, strict=True)]
    )


def followed(
    folder: Path, unit: PrintedRegulation, edited: Regulation
) -> tuple[PrintedRegulation, tuple[Entry, ...]]:
    """The unit's regulation with the edits of the edited one, and those edits."""
    entries = hand_edits(unit, edited)
    found = Diagnostics()
    overridden = apply_overrides(
        Adaptation(unit.source, {}), overrides_of(folder, unit, entries), FACTS, found
    )
    assert [str(one) for one in found] == []
    assert overridden.conflicts == ()
    return printed(folder, overridden.adaptation), entries


def says(regulation: Regulation) -> list[tuple[str, ...]]:
    """What a regulation says, provision by provision, without ids and numbers."""
    return [
        (one.level, (one.title or "").upper(), *one.paragraphs, *(one.table.cells if one.table else ()))
        for one in regulation.walk()
    ]


def test_what_nobody_touched_gives_no_edits(unit: PrintedRegulation) -> None:
    assert hand_edits(unit, as_read(unit.regulation)) == ()


def test_changed_words_are_the_fewest_that_can_be_found_again(
    unit: PrintedRegulation, tmp_path: Path
) -> None:
    edited = changed(
        as_read(unit.regulation), "Ban Chỉ đạo họp", reworded("mỗi quý một lần", "mỗi tháng hai lần")
    )
    after, entries = followed(tmp_path, unit, edited)
    assert entries == (
        {
            "edit": "meetings.regular",
            "changes": [{"from": "quý một", "to": "tháng hai"}],
        },
    )
    assert says(after.regulation) == says(edited)


def test_what_facts_and_references_print_stays_a_tag(unit: PrintedRegulation, tmp_path: Path) -> None:
    edited = changed(
        as_read(unit.regulation), "Quy chế này", reworded("quy định việc của", "nói rõ mọi việc của")
    )
    edited = changed(edited, "Ai vắng mặt", reworded("thì báo trước", "phải báo trước cho Trưởng Ban"))
    edited = changed(edited, "QUY ĐỊNH CHUNG", reworded("CHUNG", "CHUNG NHẤT"))
    after, _entries = followed(tmp_path, unit, edited)
    written = {one.id: [text.value for text in one.all_texts] for one in after.source.walk()}
    assert written["scope"][1] == (
        "Quy chế này nói rõ mọi việc của {{ committee.short_name }} theo {{ cite('plan') }}."
    )
    assert written["meetings.absence"] == [
        "Ai vắng mặt phải báo trước cho Trưởng Ban theo {{ ref('meetings.regular') }} và "
        "{{ ref('funding') }}."
    ]
    assert written["general"] == ["Quy định chung nhất của {{ committee.short_name }}"]
    assert says(after.regulation) == says(edited)


def test_a_fact_that_was_overwritten_becomes_words(unit: PrintedRegulation, tmp_path: Path) -> None:
    edited = changed(
        as_read(unit.regulation), "Ban Chỉ đạo họp", reworded("Trưởng Ban Chỉ đạo", "Chủ tịch xã")
    )
    after, _entries = followed(tmp_path, unit, edited)
    (one,) = (one for one in after.source.walk() if one.id == "meetings.regular")
    assert one.texts[0].value == "{{ committee.short_name }} họp mỗi quý một lần, do Chủ tịch xã chủ trì."


def test_provisions_dropped_inserted_and_moved_are_so_here(unit: PrintedRegulation, tmp_path: Path) -> None:
    new = Provision(Level.CLAUSE, number="3", paragraphs=("Việc gấp thì làm theo khoản 1 Điều này.",))
    plain = as_read(unit.regulation)
    edited = changed(plain, "Ai vắng mặt", lambda one: (one, new))
    edited = changed(edited, "Kinh phí", lambda _one: ())
    edited = changed(edited, "việc phải làm tiếp", lambda _one: ())
    edited = changed(edited, "Ai vắng mặt", reworded(" và Điều 3", ""))
    after, entries = followed(tmp_path, unit, edited)
    assert [(next(iter(one)), one.get("after")) for one in entries] == [
        ("edit", None),
        ("insert", "meetings.absence"),
        ("drop", None),
        ("drop", None),
    ]
    assert entries[1]["insert"]["text"] == "Việc gấp thì làm theo {{ ref('meetings.regular') }}."
    assert says(after.regulation) == says(edited)
    first = next(one for one in plain.articles() if one.title == "Hiệu lực")
    moved = changed(changed(plain, "Hiệu lực", lambda _one: ()), "Phạm vi", lambda one: (first, one))
    after, entries = followed(tmp_path, unit, moved)
    assert entries == ({"move": "effect", "before": "scope"},)
    titles = ["Hiệu lực", "Phạm vi", "Họp", "Kinh phí", "Phân công"]
    assert [one.title for one in after.regulation.articles()] == titles


def test_numbers_put_right_by_hand_are_no_edits(unit: PrintedRegulation, tmp_path: Path) -> None:
    """An article goes; the person renumbers what follows and the references to it."""
    edited = changed(as_read(unit.regulation), "Phạm vi", lambda _one: ())
    edited = changed(edited, "Ai vắng mặt", reworded("Điều 3", "Điều 2"))
    numbers = iter("1234")

    def numbered(one: Provision) -> Provision:
        number = next(numbers) if one.level is Level.ARTICLE else one.number
        return replace(one, number=number, children=tuple(map(numbered, one.children)))

    edited = Regulation(edited.title, tuple(map(numbered, edited.children)))
    after, entries = followed(tmp_path, unit, edited)
    assert entries == ({"drop": "scope"},)
    (one,) = (one for one in after.regulation.walk() if one.id == "meetings.absence")
    assert one.paragraphs == ("Ai vắng mặt thì báo trước theo khoản 1 Điều này và Điều 2.",)


def test_cells_and_lines_more_and_less_are_taken_too(unit: PrintedRegulation, tmp_path: Path) -> None:
    edited = as_read(unit.regulation)

    def celled(one: Provision) -> tuple[Provision, ...]:
        table = one.children[1]
        assert table.table is not None
        rows = (table.table.rows[0], (table.table.rows[1][0], "Chỉ đạo mọi việc"))
        other = replace(table, table=replace(table.table, rows=rows))
        return (replace(one, children=(one.children[0], other, *one.children[2:])),)

    edited = changed(edited, "Phân công", celled)
    edited = changed(edited, "Biên bản ghi", lambda one: (replace(one, paragraphs=one.paragraphs[:1]),))
    edited = changed(
        edited, "Hiệu lực", lambda one: (replace(one, paragraphs=(*one.paragraphs, "Ai trái thì chịu.")),)
    )
    after, _entries = followed(tmp_path, unit, edited)
    cells = next(one.table.cells for one in after.regulation.walk() if one.table)
    assert cells == ("Ai", "Việc", "Trưởng Ban Chỉ đạo", "Chỉ đạo mọi việc")
    (effect,) = (one for one in after.regulation.walk() if one.id == "effect")
    assert [*effect.paragraphs, *effect.children[0].paragraphs] == [
        "Có hiệu lực từ ngày ký.",
        "Ai trái thì chịu.",
    ]
    assert hand_edits(after, edited) == ()


WORDS = ("mới", "của xã", "theo quy định,", "Ủy ban", "và", "100%", "(nếu có)")


@st.composite
def edited_regulations(draw: st.DrawFn) -> Callable[[Regulation], Regulation]:
    """Somebody at work in Word: words changed, provisions dropped, put in and moved among their equals."""
    steps = draw(st.lists(st.sampled_from(["words", "drop", "insert", "move"]), min_size=1, max_size=4))
    picks = [
        (draw(st.integers(0, 99)), draw(st.integers(0, 99)), draw(st.sampled_from(WORDS))) for _ in steps
    ]

    def edit(regulation: Regulation) -> Regulation:
        for count, (step, (where, place, word)) in enumerate(zip(steps, picks, strict=True)):
            regulation = _step(regulation, step, where, place, f"{word} {count}")
        return regulation

    return edit


def _step(regulation: Regulation, step: str, where: int, place: int, word: str) -> Regulation:
    def worded(one: Provision) -> Provision:
        words = one.paragraphs[0].split(" ")
        at = place % len(words)
        return replace(one, paragraphs=(" ".join([*words[:at], word, *words[at + 1 :]]), *one.paragraphs[1:]))

    holders = [one for one in regulation.walk() if len(one.children) > 1 and one.level is not Level.PART]
    holder = holders[where % len(holders)]
    children = list(holder.children)
    at = place % len(children)
    if step == "words":
        texts = [one for one in regulation.walk() if one.paragraphs]
        target = texts[where % len(texts)]
        return _with(regulation, target, worded(target))
    if step == "drop":
        del children[at]
    elif step == "insert":
        like = children[0]
        title = f"Điều thêm {word}" if like.level is Level.ARTICLE else None
        text = f"Một quy định thêm về việc {word} cho rõ hơn trước."
        children.insert(at, Provision(like.level, number="99", title=title, paragraphs=(text,)))
    else:
        one = children.pop(at)
        children.insert(where % (len(children) + 1), one)
    return _with(regulation, holder, replace(holder, children=tuple(children)))


def _with(regulation: Regulation, old: Provision, new: Provision) -> Regulation:
    def each(one: Provision) -> Provision:
        return new if one is old else replace(one, children=tuple(map(each, one.children)))

    return Regulation(regulation.title, tuple(map(each, regulation.children)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(edit=edited_regulations())
def test_any_edits_make_the_regulation_say_the_same(
    unit: PrintedRegulation,
    tmp_path_factory: pytest.TempPathFactory,
    edit: Callable[[Regulation], Regulation],
) -> None:
    folder = tmp_path_factory.getbasetemp()
    edited = edit(as_read(unit.regulation))
    entries = hand_edits(unit, edited)
    found = Diagnostics()
    overrides = overrides_of(folder, unit, entries)
    overridden = apply_overrides(Adaptation(unit.source, {}), overrides, FACTS, found)
    # A reference to what was dropped is told; a person must decide about it.
    if any(one.code in {"dropped-reference", "empty-provision"} for one in found):
        return
    assert [str(one) for one in found] == []
    after = printed(folder, overridden.adaptation)
    assert hand_edits(after, edited) == ()
    cited = ("khoản", "Điều", "Kế hoạch")
    same = [[one for one in says(side) if not any(word in "".join(one) for word in cited)]
            for side in (after.regulation, edited)]  # fmt: skip
    assert same[0] == same[1]

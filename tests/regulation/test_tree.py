"""The finished tree: finding, counting, duties."""

from __future__ import annotations

from generator.regulation.tree import Level, Provision, Regulation
from tests.regulation.support import SAMPLE, build_file


def test_provisions_are_found_by_id_and_by_walking() -> None:
    regulation = build_file(SAMPLE).built
    absence = regulation.find("meetings.absence")
    assert absence is not None
    assert absence in list(regulation.walk())
    assert [one.id for one in regulation.path(absence)] == ["regime", "meetings", "meetings.absence"]
    assert regulation.path("meetings.absence") == regulation.path(absence)
    assert regulation.find("nowhere") is None


def test_ids_stand_in_reading_order() -> None:
    regulation = build_file(SAMPLE).built
    assert list(regulation.ids) == [one.id for one in regulation.walk() if one.id is not None]
    assert regulation.ids[:3] == ("general", "scope", "scope.who")


def test_labels_and_markers_follow_the_level() -> None:
    shown = [
        (Level.PART, "I", "Phần I", "Phần I"),
        (Level.CHAPTER, "II", "Chương II", "Chương II"),
        (Level.SECTION, "1", "Mục 1", "Mục 1"),
        (Level.SUBSECTION, "2", "Tiểu mục 2", "Tiểu mục 2"),
        (Level.ARTICLE, "9", "Điều 9", "Điều 9."),
        (Level.CLAUSE, "3", "khoản 3", "3."),
        (Level.POINT, "đ", "điểm đ", "đ)"),
        (Level.PARAGRAPH, None, "", ""),
    ]
    for level, number, label, marker in shown:
        provision = Provision(level, number=number)
        assert (provision.label, provision.marker) == (label, marker)


def test_sample_counts() -> None:
    counts = build_file(SAMPLE).built.counts()
    assert counts == {
        Level.PART: 0,
        Level.CHAPTER: 3,
        Level.SECTION: 2,
        Level.SUBSECTION: 0,
        Level.ARTICLE: 9,
        Level.CLAUSE: 9,
        Level.POINT: 4,
        Level.PARAGRAPH: 3,
    }


def test_duties_are_the_undivided_provisions_below_the_mark() -> None:
    regulation = build_file(SAMPLE).built

    def duties(role: str) -> list[str]:
        return [regulation.cite(one) for one in regulation.duties_of(role)]

    assert duties("chair") == ["khoản 1 Điều 4", "điểm a khoản 2 Điều 4", "điểm b khoản 2 Điều 4"]
    assert duties("deputy") == ["Điều 5"]
    assert duties("member") == ["khoản 1 Điều 6", "khoản 2 Điều 6"]
    assert duties("standing_agency") == ["Điều 7"]
    assert duties("support_team") == []


def test_nearest_mark_of_duties_decides() -> None:
    inner = Provision(Level.CLAUSE, number="2", duties_of=("support_team",))
    clauses = (Provision(Level.CLAUSE, number="1"), inner)
    article = Provision(Level.ARTICLE, number="1", duties_of=("chair", "member"), children=clauses)
    regulation = Regulation("Mẫu", (article,))
    assert [one.number for one in regulation.duties_of("chair")] == ["1"]
    assert [one.number for one in regulation.duties_of("member")] == ["1"]
    assert [one.number for one in regulation.duties_of("support_team")] == ["2"]


def test_two_equal_clauses_are_cited_by_where_they_stand() -> None:
    def clauses() -> tuple[Provision, ...]:
        return (Provision(Level.CLAUSE, number="1", paragraphs=("Phối hợp.",)),)

    first = Provision(Level.ARTICLE, number="1", children=clauses())
    second = Provision(Level.ARTICLE, number="2", children=clauses())
    regulation = Regulation("Mẫu", (first, second))
    assert first.children == second.children
    assert regulation.cite(second.children[0]) == "khoản 1 Điều 2"

"""A regulation becomes a model: what it must print is what was read, or that with its numbers put right."""

from __future__ import annotations

from generator.diagnostics import Diagnostics
from generator.importing.modelling import Model, model_of, report_unwritable, report_wrong_citations
from generator.importing.paragraphs import SourceParagraph
from generator.importing.recognising import recognise
from generator.importing.renumbering import renumbered
from generator.importing.substitution import SubstitutionKind
from generator.regulation.provision import Provision

DOUBLED = (
    "Điều 1. Họp",
    "1. Họp hằng tháng.",
    "2. Họp bất thường theo khoản 4 Điều này.",
    "2. Ghi biên bản.",
    "4. Gửi kết luận.",
    "Điều 3. Báo cáo",
    "1. Báo cáo việc nêu tại khoản 4 Điều 1 Quy chế này.",
    "2. Theo khoản 2 Điều 1.",
    "3. Theo Điều 3 Luật Thử nghiệm.",
)


def read(lines: tuple[str, ...]) -> tuple[Provision, ...]:
    paragraphs = [SourceParagraph(line, number, number) for number, line in enumerate(lines, start=1)]
    return recognise(paragraphs, "quy-che.txt").children


def model(*, renumber: bool) -> Model:
    return model_of("Thử", read(DOUBLED), renumber=renumber, facts=None)


def texts(children: tuple[Provision, ...]) -> list[str]:
    return [f"{one.marker} {one.title or ''.join(one.paragraphs)}" for top in children for one in top.walk()]


def test_numbers_are_kept_unless_they_shall_be_put_right() -> None:
    kept = model(renumber=False)
    assert texts(kept.printed) == list(DOUBLED)
    assert [one.number for top in kept.children for one in top.walk()] == [
        *("1", "1", "2", "2", "4"),
        *("3", "1", "2", "3"),
    ]
    assert {one.kind for one in kept.substitutions} == {SubstitutionKind.CITATION}


def test_linked_citations_follow_the_new_numbers() -> None:
    assert texts(model(renumber=True).printed) == [
        "Điều 1. Họp",
        "1. Họp hằng tháng.",
        "2. Họp bất thường theo khoản 4 Điều này.",
        "3. Ghi biên bản.",
        "4. Gửi kết luận.",
        "Điều 2. Báo cáo",
        "1. Báo cáo việc nêu tại khoản 4 Điều 1 Quy chế này.",
        "2. Theo khoản 2 Điều 1.",
        "3. Theo Điều 3 Luật Thử nghiệm.",
    ]
    moved = tuple(line.replace("4. Gửi", "6. Gửi").replace("khoản 4", "khoản 6") for line in DOUBLED)
    printed = texts(model_of("Thử", read(moved), renumber=True, facts=None).printed)
    assert printed[2] == "2. Họp bất thường theo khoản 4 Điều này."
    assert printed[6] == "1. Báo cáo việc nêu tại khoản 4 Điều 1 Quy chế này."


def test_every_number_put_right_is_listed() -> None:
    changes = [one for one in model(renumber=True).substitutions if one.kind is SubstitutionKind.NUMBER]
    assert [(one.line, one.text, one.replacement) for one in changes] == [
        (4, "2.", "3."),
        (6, "Điều 3.", "Điều 2."),
    ]


def test_a_citation_that_is_wrong_now_is_reported_at_its_line() -> None:
    found = Diagnostics()
    report_wrong_citations(model(renumber=True), "quy-che.txt", found)
    assert [(one.code, one.location and one.location.line) for one in found] == [
        ("citation-not-renumbered", 8)
    ]
    found = Diagnostics()
    report_wrong_citations(model(renumber=False), "quy-che.txt", found)
    assert not list(found)


def test_counting_again_changes_nothing_more() -> None:
    once = renumbered(read(DOUBLED))
    assert renumbered(once) == once


def test_braces_in_a_text_are_refused_where_they_stand() -> None:
    found = Diagnostics()
    children = read(("Điều 1. Họp", "1. Ghi {{ committee.name }} vào sổ.", "2. Xong."))
    report_unwritable("Thử", children, "quy-che.txt", found)
    assert [(one.code, str(one.location)) for one in found] == [("braces-in-text", "quy-che.txt:2")]

"""Rules of text over papers without articles."""

from __future__ import annotations

from collections.abc import Mapping

from generator.checking.free_text import CODES, check_free_text
from generator.checking.rules import RULES
from generator.diagnostics import Diagnostics
from tests.checking.form.faults import WordCopy
from tests.checking.form.plain_word import read_bytes

NOTICE = ("lai-chau-du-lieu", "thong-bao-ket-luan-2026-q1")


def test_chosen_rules_exist() -> None:
    assert RULES.keys() >= CODES


def test_papers_of_all_dossiers_have_no_fault(papers: Mapping[tuple[str, str], bytes]) -> None:
    found = Diagnostics()
    for content in papers.values():
        check_free_text(read_bytes(content), found)
    assert list(map(str, found)) == []


def test_a_slip_is_told_at_its_paragraph(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers[NOTICE])
    paragraph = next(one for one in word.paragraphs("") if len(text(one)) > 100)
    word.add_after(paragraph, "Các sở báo cáo trước ngày 31 tháng 4 năm 2026 theo điều 5 của quy chế này.")
    document = read_bytes(word.bytes())
    added = next(one for _part, one in document.paragraphs() if one.text.startswith("Các sở báo cáo"))
    found = Diagnostics()
    check_free_text(document, found)
    assert {one.code for one in found} == {"day-impossible", "capital-of-citation", "capital-of-document"}
    assert {one.location.spot for one in found if one.location} == {added.place}
    assert {one.location.file for one in found if one.location} == {"paper.docx"}
    assert all(one.source for one in found)


def text(paragraph: object) -> str:
    return "".join(paragraph.itertext())  # type: ignore[attr-defined]


def test_letterhead_recipients_and_signature_are_no_sentences(
    papers: Mapping[tuple[str, str], bytes],
) -> None:
    word = WordCopy(papers[NOTICE])
    word.replace(
        "Như trên" if next(word.paragraphs("- Như trên"), None) is not None else "Nơi nhận:", "Nơi  nhận :"
    )
    found = Diagnostics()
    check_free_text(read_bytes(word.bytes()), found)
    assert list(found) == []

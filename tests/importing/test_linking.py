"""Citations inside a regulation become references that print the same words; all others stay text."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics, Location
from generator.importing.identities import with_ids
from generator.importing.linking import Linked, linked
from generator.importing.paragraphs import SourceParagraph
from generator.importing.recognising import recognise
from generator.importing.substitution import LeftReason
from generator.regulation.building import build_regulation
from generator.regulation.provision import Provision
from generator.regulation.references import UncitableError
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.text import SourceText
from tests.regulation.trees import regulations


def read(*lines: str) -> tuple[Provision, ...]:
    paragraphs = [SourceParagraph(line, number, number) for number, line in enumerate(lines, start=1)]
    return with_ids(recognise(paragraphs, "quy-che.txt").children)


BODY = (
    "Điều 1. Họp",
    "1. Họp thường kỳ mỗi quý.",
    "2. Họp bất thường khi cần:",
    "a) Theo yêu cầu của cấp trên;",
    "b) Theo đề nghị của thư ký.",
    "3. Biên bản do thư ký ghi.",
    "Điều 2. Báo cáo",
    "1. Báo cáo tháng.",
    "2. Báo cáo năm.",
)


def link(sentence: str, *more: str) -> Linked:
    """The sentence stands in clause 1 of article 3."""
    return linked(read(*BODY, "Điều 3. Thi hành", f"1. {sentence}", "2. Có hiệu lực ngay.", *more))


def text_of(result: Linked) -> str:
    return result.children[2].children[0].paragraphs[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Theo khoản 2 Điều 1 Quy chế này.", "Theo {{ ref('hop.hop-bat-thuong-can') }} Quy chế này."),
        ("Theo điểm b khoản 2 Điều 1.", "Theo {{ ref('hop.de-nghi-thu-ky') }}."),
        ("Khoản 2 Điều này vẫn áp dụng.", "{{ ref('thi-hanh.hieu-luc-ngay') | first_upper }} vẫn áp dụng."),
        ("Theo mẫukhoản 2 Điều 1.", "Theo mẫukhoản 2 {{ ref('hop') }}."),
        ("Người nêu tại Điều này.", "Người nêu tại {{ ref('thi-hanh') }}."),
        (
            "Theo Điều 1, Điều 2 của Quy chế này.",
            "Theo {{ ref('hop') }}, {{ ref('bao-cao') }} của Quy chế này.",
        ),
        ("Theo Điều 1 và Điều 2.", "Theo {{ ref('hop', 'bao-cao') }}."),
        (
            "Theo các khoản 1, 2 và 3 Điều 1.",
            "Theo {{ ref('hop.hop-thuong-ky-moi-quy', 'hop.hop-bat-thuong-can', "
            "'hop.bien-ban-thu-ky-ghi') }}.",
        ),
        (
            "Theo khoản 1 Điều 1 và khoản 2 Điều 2.",
            "Theo {{ ref('hop.hop-thuong-ky-moi-quy') }} và {{ ref('bao-cao.bao-cao-nam') }}.",
        ),
        ("Từ Điều 1 đến Điều 2.", "Từ {{ ref('hop') }} đến {{ ref('bao-cao') }}."),
    ],
)
def test_a_citation_becomes_the_reference_that_prints_it(sentence: str, expected: str) -> None:
    result = link(sentence)
    assert text_of(result) == expected
    assert not result.left
    assert {one.line for one in result.substitutions} == {11}


@pytest.mark.parametrize(
    ("sentence", "words", "reason"),
    [
        ("Theo Điều 9.", "Điều 9", LeftReason.DEAD),
        ("Theo khoản 7 Điều 1.", "khoản 7 Điều 1", LeftReason.DEAD),
        ("Theo điểm a khoản này.", "điểm a khoản này", LeftReason.DEAD),
        ("Theo điều 1.", "điều 1", LeftReason.FORM),
        ("Theo khoản 2.", "khoản 2", LeftReason.FORM),
        ("Theo khoản 2 Điều 3.", "khoản 2 Điều 3", LeftReason.FORM),
        ("Theo khoản 1, khoản 2 Điều 1.", "khoản 1, khoản 2 Điều 1", LeftReason.FORM),
        ("Theo các khoản 1 và 2 Điều 1.", "các khoản 1 và 2 Điều 1", LeftReason.FORM),
        ("Theo điểm b, khoản 2, Điều 1.", "điểm b, khoản 2, Điều 1", LeftReason.FORM),
        ("Việc nêu ở khoản này.", "khoản này", LeftReason.SELF),
        ("Theo Điều 1 Nghị định số 12/2020/NĐ-CP.", "Điều 1", LeftReason.OTHER_DOCUMENT),
        ("Theo khoản 1 Điều 2 của Luật Ngân sách.", "khoản 1 Điều 2", LeftReason.OTHER_DOCUMENT),
        ("Theo Điều 1, Điều 2 Quyết định số 5/QĐ-UBND.", "Điều 1, Điều 2", LeftReason.OTHER_DOCUMENT),
        ("Theo Điều 2 Quy chế làm việc của Sở.", "Điều 2", LeftReason.OTHER_DOCUMENT),
        ("Theo Điều 2 Nghị định này.", "Điều 2", LeftReason.OTHER_DOCUMENT),
        ("Sửa thành: “Người nêu ở Điều 2”.", "Điều 2", LeftReason.OTHER_DOCUMENT),
        ("Theo Nghị định số 12/2020/NĐ-CP, nhất là Điều 2.", "Điều 2", LeftReason.OTHER_DOCUMENT),
        ("Theo Điều 2 - Pháp lệnh về phí.", "Điều 2", LeftReason.OTHER_DOCUMENT),
    ],
)
def test_a_citation_that_cannot_be_printed_so_stays_and_is_listed(
    sentence: str, words: str, reason: LeftReason
) -> None:
    result = link(sentence)
    assert text_of(result) == sentence
    assert [(one.line, one.text, one.reason) for one in result.left] == [(11, words, reason)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tại thời điểm này, tài khoản 1 và danh mục 2 thuộc thành phần I.",
        "Điều này quan trọng; những điều này cũng vậy.",
        "Gồm điểm cầu 1, khoản thu và chương trình.",
        "Chi các khoản này trong năm.",
    ],
)
def test_words_that_only_look_like_citations_are_no_citations(sentence: str) -> None:
    result = link(sentence)
    assert text_of(result) == sentence
    assert not result.left


def test_own_citation_beside_one_of_a_law_is_linked() -> None:
    result = link("Theo Điều 1 Quy chế này và Điều 2 Luật Ngân sách.")
    assert text_of(result) == "Theo {{ ref('hop') }} Quy chế này và Điều 2 Luật Ngân sách."
    assert [one.reason for one in result.left] == [LeftReason.OTHER_DOCUMENT]


def test_a_number_given_twice_is_ambiguous_and_becomes_wrong_when_renumbered() -> None:
    doubled = (
        *BODY,
        "Điều 2. Kinh phí",
        "1. Từ ngân sách.",
        "Điều 3. Thi hành",
        "1. Theo Điều 2.",
        "2. Xong.",
    )
    (left,) = linked(read(*doubled), renumber=True).left
    assert (left.line, left.text, left.reason, left.becomes_wrong) == (
        13,
        "Điều 2",
        LeftReason.AMBIGUOUS,
        True,
    )
    (left,) = linked(read(*doubled)).left
    assert not left.becomes_wrong


def test_the_reference_that_would_close_a_circle_stays_text() -> None:
    result = linked(read("Điều 1. Họp", "Theo Điều 2.", "Điều 2. Vắng mặt", "Theo Điều 1."))
    assert result.children[0].paragraphs == ("Theo {{ ref('vang-mat') }}.",)
    assert result.children[1].paragraphs == ("Theo Điều 1.",)
    assert [(one.line, one.reason) for one in result.left] == [(3, LeftReason.CIRCLE)]


def test_titles_and_unnumbered_paragraphs_are_linked_too() -> None:
    result = linked(read(*BODY, "Đoạn này bổ sung khoản 1 Điều này.", "Điều 3. Việc nêu ở Điều 1", "Xong."))
    assert result.children[1].children[1].paragraphs == (
        "Báo cáo năm.",
        "Đoạn này bổ sung {{ ref('bao-cao.bao-cao-thang') }}.",
    )
    assert result.children[2].title == "Việc nêu ở {{ ref('hop') }}"


def _as_source(one: Provision) -> ProvisionSource:
    place = one.location or Location("made.yaml")
    return ProvisionSource(
        one.level,
        place,
        id=one.id,
        number=one.number,
        title=SourceText(one.title, place) if one.title is not None else None,
        texts=tuple(SourceText(text, place) for text in one.paragraphs),
        children=tuple(_as_source(child) for child in one.children),
    )


@settings(max_examples=50)
@given(source=regulations(), data=st.data())
def test_printing_what_was_linked_gives_the_text_back(source: RegulationSource, data: st.DataObject) -> None:
    found = Diagnostics()
    plain = build_regulation(source, MappingProxyType({}), MappingProxyType({}), found)
    assert plain is not None, list(map(str, found))
    cited = [one for one in plain.walk() if one.number is not None]

    def cite(one: Provision) -> str:
        chosen = data.draw(st.lists(st.sampled_from(cited), max_size=3, unique_by=id))
        if not chosen:
            return "Không dẫn."
        behind = data.draw(st.sampled_from(["", " Quy chế này", " của Quy chế này", " Luật Thử nghiệm"]))
        try:
            return f"Theo {plain.cite(*chosen, within=data.draw(st.sampled_from([one, None])))}{behind}."
        except UncitableError:
            return "Không dẫn."

    texts = {id(one): cite(one) for one in plain.walk()}

    def with_texts(one: Provision) -> Provision:
        return replace(one, paragraphs=(texts[id(one)],), children=tuple(map(with_texts, one.children)))

    original = tuple(map(with_texts, plain.children))
    result = linked(original)
    again = build_regulation(
        RegulationSource(source.title, tuple(map(_as_source, result.children)), source.location),
        MappingProxyType({}),
        MappingProxyType({}),
        found,
    )
    assert again is not None, list(map(str, found))
    assert again.children == original

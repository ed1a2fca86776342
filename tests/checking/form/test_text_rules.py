"""What the rules of text leave alone, and what their repairs do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import etree

from generator.checking.form import (
    appendices,
    bases,
    bodies,
    divisions,
    minutes,
    recipients,
    signatures,
    wording,
)
from generator.checking.form.examining import examine_form
from generator.checking.form.fixing import fix_form
from generator.checking.form.reading import read_form
from generator.checking.form.rule import Profile
from generator.diagnostics import Diagnostics
from generator.word.package import Package, package_from
from generator.word.wordml import own_texts
from tests.checking.form.faults import PARAGRAPH, RUN, Fault, W, WordCopy
from tests.checking.form.faults_text import (
    FAULTS,
    FOUNDING,
    LETTER,
    MINUTES,
    NOTICE,
    PROPOSAL,
    REPORT,
    added,
    both,
    ending,
    laid,
    last_post,
    line,
    moved,
    removed,
    two_appendices,
    words,
)

ROOMS = (bases, bodies, divisions, signatures, recipients, appendices, minutes, wording)
RULES = {rule.code: rule for room in ROOMS for rule in room.RULES}
DOSSIER = "lai-chau-du-lieu"

Change = Callable[[WordCopy], object]


def package_of(word: WordCopy) -> Package:
    package = package_from(word.bytes(), Path("van-ban.docx"), Diagnostics())
    assert package is not None
    return package


def codes_in(word: WordCopy, profile: Profile = Profile.STRICT) -> list[str]:
    document = read_form(package_of(word), Diagnostics())
    assert document is not None
    findings = examine_form(document, profile=profile)
    return [one.rule.code for one in findings if one.rule.code in RULES]


def lines_of(beginning: str, *texts: str) -> Change:
    """Paragraphs in the place of the one that begins so."""

    def change(word: WordCopy) -> None:
        paragraph = word.paragraph(beginning)
        for text in reversed(texts):
            word.add_after(paragraph, text)
        word.remove(paragraph)

    return change


def lettered(word: WordCopy) -> None:
    """Headings A, B, C in the place of I, II, III."""
    for old, new in (("I. ", "A. "), ("II. ", "B. "), ("III. ", "C. "), ("IV. ", "D. ")):
        for paragraph in list(word.paragraphs(old)):
            text = own_texts(paragraph)[0]
            text.text = (text.text or "").replace(old, new, 1)


def running_on(word: WordCopy) -> None:
    """Items below Roman headings that are counted through the whole notice."""
    number = 0
    for paragraph in word.body.findall(PARAGRAPH):
        text = next(iter(own_texts(paragraph)), None)
        head, dot, rest = (text.text or "").partition(". ") if text is not None else ("", "", "")
        if text is not None and dot and head.isdecimal():
            number += 1
            text.text = f"{number}. {rest}"


def in_charge_of_itself(word: WordCopy) -> None:
    own_texts(word.paragraph("KT. TRƯỞNG BAN"))[0].text = "TL. TRƯỞNG BAN"
    own_texts(word.paragraph("PHÓ TRƯỞNG BAN"))[0].text = "KT. CHÁNH VĂN PHÒNG"
    word.add_after(word.paragraph("KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG")


def council(word: WordCopy) -> None:
    """A resolution of a people's council, which its chair signs without TM."""
    own_texts(word.paragraph("CHỦ TỊCH ỦY BAN"))[0].text = "HỘI ĐỒNG NHÂN DÂN TỈNH LAI CHÂU"


def standing_members(word: WordCopy) -> None:
    """A notice that a vice-chair signs for the standing members of a council."""
    removed("KT. TRƯỞNG BAN")(word)
    line("TM. ", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN")(word)
    line("PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH")(word)


RIGHT: tuple[tuple[str, str, Change], ...] = (
    ("a vice-chair signs for the standing members of a council", NOTICE, standing_members),
    (
        "a date of which all is blank",
        FOUNDING,
        lines_of(
            "Căn cứ Kế hoạch",
            "Căn cứ Quyết định số ……/QĐ-UBND ngày … tháng … năm … của UBND tỉnh về việc thí điểm;",
        ),
    ),
    (
        "a resolution of a congress",
        FOUNDING,
        line("Căn cứ Kế hoạch", "Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XV;"),
    ),
    (
        "a paper of the Party before the laws",
        FOUNDING,
        lambda word: word.paragraph("Căn cứ Luật Tổ chức").addprevious(
            _like(
                word.paragraph("Căn cứ Luật Dữ liệu"),
                "Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá;",
            )
        ),
    ),
    (
        "a law that changes two others",
        FOUNDING,
        added(
            "Căn cứ Luật Dữ liệu",
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giám sát ngày 25 tháng 6 năm 2025;",
        ),
    ),
    ("letters as headings", REPORT, lettered),
    ("items counted through", NOTICE, running_on),
    (
        "a long recipient over two paragraphs",
        FOUNDING,
        lines_of(
            "- Thường trực Tỉnh ủy", "- Văn phòng Đoàn đại biểu Quốc hội", "  và Hội đồng nhân dân tỉnh;"
        ),
    ),
    (
        "minutes that tell time and place in a sentence",
        MINUTES,
        both(
            line("Thời gian bắt đầu", "Vào hồi 14 giờ 00 phút ngày 26 tháng 3 năm 2026, tại Phòng họp số 1."),
            removed("Địa điểm"),
        ),
    ),
    (
        "an amendment keeps the numbers of the other document",
        FOUNDING,
        both(
            words(
                "Về việc thành lập Ban Chỉ đạo",
                "Sửa đổi, bổ sung một số điều của Quyết định thành lập Ban Chỉ đạo",
            ),
            words("5. Làm các việc", "8. Làm các việc"),
        ),
    ),
    ("two appendices", FOUNDING, two_appendices("Phụ lục I", "Phụ lục II")),
    ("an acting head", FOUNDING, last_post("Q. CHỦ TỊCH")),
    ("several articles cited", FOUNDING, words("- Như Điều 8;", "- Như các Điều 5, 8;")),
    ("copies in the archive", FOUNDING, words("- Lưu: VT, CAT.", "- Lưu: VT, CAT (02 bản).")),
    ("the drafter behind the archive", FOUNDING, words("- Lưu: VT, CAT.", "- Lưu: VT, CAT. PL.(300)")),
    ("errands in the list", FOUNDING, words("- Như Điều 8;", "- Như Điều 8 (để thực hiện);")),
    ("by order, and a deputy for the one who has it", LETTER, in_charge_of_itself),
    ("a resolution of a council", FOUNDING, council),
    ("no name yet", FOUNDING, removed("Nguyễn Văn Mẫu")),
    (
        "lines of 18 pt",
        FOUNDING,
        laid("Điều 2.", "spacing", before="120", after="120", line="360", lineRule="exact"),
    ),
    (
        "at least 18 pt",
        FOUNDING,
        laid("Điều 2.", "spacing", before="120", after="120", line="360", lineRule="atLeast"),
    ),
    ("an indent of 1 cm beside one of 1.27 cm", FOUNDING, laid("Điều 2.", "ind", firstLine="567")),
    (
        "the gap is behind the paragraph",
        FOUNDING,
        both(
            laid("Điều 6.", "spacing", before="120", after="120"),
            laid("Điều 7.", "spacing", before="0", after="0"),
            laid("Điều 8.", "spacing", before="120", after="0"),
        ),
    ),
    ("a short line aligned left", FOUNDING, laid("Điều 7.", "jc", val="left")),
    (
        "two citations with a comma between",
        LETTER,
        words("điểm a khoản 1 Điều 11", "điểm a khoản 1, khoản 2 Điều 11, Điều 12"),
    ),
    (
        "an article, and a clause of another",
        LETTER,
        words("điểm a khoản 1 Điều 11", "Điều 10, khoản 1 Điều 11"),
    ),
    (
        "years with a dash",
        FOUNDING,
        words("- Thường trực Tỉnh ủy", "- Ban Quản lý các dự án giai đoạn 2026 – 2030"),
    ),
    (
        "the committee of the Party in a province",
        FOUNDING,
        words("- Thường trực Tỉnh ủy", "- Ban Thường vụ Tỉnh ủy, Tỉnh đoàn"),
    ),
    (
        "minutes of a conference",
        MINUTES,
        line("Cuộc họp kết thúc", "Hội nghị kết thúc vào hồi 16 giờ 30 phút, ngày 26 tháng 3 năm 2026./."),
    ),
    (
        "a basis that leads over to the text",
        PROPOSAL,
        ending("Căn cứ Quyết định", ".", ", cơ quan trình như sau:"),
    ),
)


def _like(paragraph: etree._Element, text: str) -> etree._Element:
    new = etree.Element(PARAGRAPH)
    properties = paragraph.find(W + "pPr")
    assert properties is not None
    new.append(etree.fromstring(etree.tostring(properties)))
    etree.SubElement(etree.SubElement(new, RUN), W + "t").text = text
    return new


@pytest.mark.parametrize(
    ("paper", "change"), [(paper, change) for _name, paper, change in RIGHT], ids=[one[0] for one in RIGHT]
)
def test_right_ways_are_left_alone(
    paper: str, change: Change, papers: Mapping[tuple[str, str], bytes]
) -> None:
    word = WordCopy(papers[DOSSIER, paper])
    change(word)
    assert codes_in(word) == []


BY_HAND = ("a mark of the Party", "K/T", "no dash at all", "an addressee without dash")
"""Faults of rules with repairs that only a person can put right: words would change, or none is sure."""
REPAIRED = tuple(fault for fault in FAULTS if RULES[fault.code].fixable and fault.name not in BY_HAND)


@pytest.mark.parametrize("fault", REPAIRED, ids=str)
def test_repair_takes_the_finding_away_and_makes_no_other(
    fault: Fault, papers: Mapping[tuple[str, str], bytes]
) -> None:
    word = WordCopy(papers[fault.dossier, fault.paper])
    fault.change(word)
    found = Diagnostics()
    fixed = fix_form(package_of(word), found, only=[fault.code])
    assert fixed is not None
    assert list(found) == []
    assert [one.code for one in fixed.done] == [fault.code]
    assert codes_in(WordCopy(fixed.content)) == []


def test_a_long_dash_becomes_one_hyphen_and_one_blank(papers: Mapping[tuple[str, str], bytes]) -> None:
    fault = next(one for one in FAULTS if one.name == "an en dash before a recipient")
    word = WordCopy(papers[fault.dossier, fault.paper])
    fault.change(word)
    fixed = fix_form(package_of(word), Diagnostics(), only=[fault.code])
    assert fixed is not None
    assert own_texts(WordCopy(fixed.content).paragraph("- Như Điều 3"))[0].text == "- Như Điều 3;"


@pytest.mark.parametrize(
    ("paper", "old", "new"),
    [
        (FOUNDING, "Điều 2. ", f"Điều {'2' * 5000}. "),
        (FOUNDING, "2. Điều phối", f"{'2' * 5000}. Điều phối"),
        (NOTICE, "2. Công việc", f"{'2.' * 5000} Công việc"),
        (NOTICE, "II. NHIỆM VỤ", f"{'I' * 5000}. NHIỆM VỤ"),
        (FOUNDING, "(Kèm theo Quyết định số", f"(Kèm theo Quyết định số {'5' * 5000}/QĐ-UBND số"),
        (FOUNDING, "Căn cứ Kế hoạch số", f"Căn cứ Nghị định số{' ' * 5000}"),
    ],
    ids=("article", "clause", "item", "Roman", "reference", "blanks"),
)
def test_endless_numbers_and_blanks_stop_no_rule(
    paper: str, old: str, new: str, papers: Mapping[tuple[str, str], bytes]
) -> None:
    word = WordCopy(papers[DOSSIER, paper])
    words(old, new)(word)
    assert len(codes_in(word)) <= 2


def test_every_rule_of_text_has_a_fault_that_shows_it() -> None:
    assert {fault.code for fault in FAULTS} == set(RULES)


def test_every_rule_is_explained_and_names_its_source() -> None:
    for rule in RULES.values():
        told = rule.explain()
        assert all((told.meaning, told.why, told.source, told.remedy, told.example.wrong, told.example.right))
        assert told.example.wrong != told.example.right


USUAL_WAYS = (
    "signature-other-post",
    "attached-to-words",
    "empty-paragraphs",
    "addressee-single",
    "basis-order",
)


@pytest.mark.parametrize("code", USUAL_WAYS)
def test_what_most_offices_do_is_left_alone_where_usual_ways_are_asked(
    code: str, papers: Mapping[tuple[str, str], bytes]
) -> None:
    fault = next(one for one in FAULTS if one.code == code)
    word = WordCopy(papers[fault.dossier, fault.paper])
    fault.change(word)
    assert codes_in(word, Profile.USUAL) == []


def test_empty_paragraphs_give_their_height_to_the_next_one(papers: Mapping[tuple[str, str], bytes]) -> None:
    fault = next(one for one in FAULTS if one.name == "room for the signature by empty paragraphs")
    word = WordCopy(papers[fault.dossier, fault.paper])
    fault.change(word)
    fixed = fix_form(package_of(word), Diagnostics(), only=["empty-paragraphs"])
    assert fixed is not None
    post = WordCopy(fixed.content).paragraph("CHỦ TỊCH UBND TỈNH")
    spacing = post.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    # The style sets 67 pt above this post; four empty paragraphs of the same style add theirs.
    assert int(spacing.get(W + "before", "0")) > 4 * 1340


def test_a_law_is_told_once_when_it_has_number_and_no_date(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers[DOSSIER, FOUNDING])
    line("Căn cứ Luật Dữ liệu", "Căn cứ Luật Dữ liệu số 60/2024/QH15;")(word)
    assert codes_in(word) == ["basis-law-number"]


def test_one_finding_tells_of_all_paragraphs_that_break_a_rule_alike(
    papers: Mapping[tuple[str, str], bytes],
) -> None:
    word = WordCopy(papers[DOSSIER, FOUNDING])
    for number in range(1, 9):
        laid(f"Điều {number}.", "ind", firstLine="0")(word)
    assert codes_in(word) == ["body-first-line"]


def test_moved_law_is_told_at_the_law(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers[DOSSIER, FOUNDING])
    moved("Căn cứ Luật Dữ liệu", "Căn cứ Kế hoạch")(word)
    document = read_form(package_of(word), Diagnostics())
    assert document is not None
    (finding,) = examine_form(document)
    assert finding.slip.at is not None
    assert getattr(finding.slip.at, "text", "").startswith("Căn cứ Luật Dữ liệu")

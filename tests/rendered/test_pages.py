"""The form of Nghị định 30/2020/NĐ-CP, Phụ lục I, measured on the printed pages of every paper."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from generator.checking.printed.pages import MM_PER_PT, Box, TextLine
from generator.diagnostics import Diagnostics
from generator.word.pdf import _words, _words_of_documents
from tests.rendered.conftest import PrintedPaper
from tests.support.poppler import faces_of, require_poppler
from tests.support.rendered import ShownPage

Papers = tuple[PrintedPaper, ...]

WITH_LETTERHEAD = {
    "to-trinh",
    "quyet-dinh-thanh-lap",
    "quyet-dinh-ban-hanh",
    "quyet-dinh-kien-toan",
    "chuong-trinh-cong-tac",
    "giay-moi",
    "phieu-lay-y-kien",
    "bien-ban-hop",
    "thong-bao-ket-luan",
    "cong-van-don-doc",
    "mau-bao-cao",
    "bao-cao-tong-hop",
}

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS, SECRETARY = "Nơi nhận:", "THƯ KÝ"

# Millimetres, PL1 I.3; the tolerance is for what a letter's box reaches beyond its ink.
TOP, BOTTOM, LEFT, RIGHT = (20, 25), (20, 25), (30, 35), (15, 20)
SLACK = 0.5

APPENDIX = re.compile(r"phụ lục\b", re.IGNORECASE)

DESCENT = 0.2
"""How far letters reach below the baseline, in parts of their size."""


def page_number(page: ShownPage) -> TextLine | None:
    """The line in the top margin that holds nothing but a number."""
    return next((line for line in page.lines if line.text.isdigit() and line.bottom < TOP[1]), None)


def body(page: ShownPage) -> list[TextLine]:
    number = page_number(page)
    return [line for line in page.lines if line is not number]


def starts_document(page: ShownPage) -> bool:
    """Whether pages are counted anew: at an appendix (PL1 III.1đ), and where a letterhead stands."""
    return bool(APPENDIX.match(body(page)[0].text)) or has_letterhead(page)


def has_letterhead(page: ShownPage) -> bool:
    return any(line.text.startswith("CỘNG HÒA") for line in page.lines)


def every_page(printed: Papers) -> Iterator[tuple[str, ShownPage]]:
    pages = [(f"{paper}, page {page.number}", page) for paper in printed for page in paper.pages]
    assert len(pages) >= len(printed) > 0
    yield from pages


def letterheads(printed: Papers) -> Iterator[tuple[str, ShownPage]]:
    """Each page with a letterhead: the first of most papers, and of an attached regulation (form 1.3)."""
    kinds = {paper.paper.kind for paper in printed if has_letterhead(paper.pages[0])}
    assert kinds >= WITH_LETTERHEAD
    yield from ((where, page) for where, page in every_page(printed) if has_letterhead(page))


def signatures(printed: Papers) -> Iterator[tuple[str, ShownPage, TextLine]]:
    """Each page with the words "Nơi nhận:", and the line left of the signature.

    That is this one, but in minutes the secretary's signature, below which it stands (PL3, form 1.9).
    """
    found = []
    for where, page in every_page(printed):
        recipients = [line for line in page.lines if line.text.startswith(RECIPIENTS)]
        secretary = [line for line in page.lines if line.text == SECRETARY]
        found += [(where, page, line) for line in (secretary or recipients) if recipients]
    assert len(found) >= len(WITH_LETTERHEAD - {"phieu-lay-y-kien"})
    yield from found


def signature_lines(page: ShownPage, recipients: TextLine) -> list[TextLine]:
    """The right block of a signature: authority and post, then the name."""
    return [line for line in page.lines if line.left > recipients.right and line.top > recipients.top - 5]


def agency_name(page: ShownPage) -> list[TextLine]:
    """The left block of a letterhead above the number: the body above it, and the body that issues."""
    nation = page.line("CỘNG HÒA")
    number = next((line.top for line in page.lines if line.text.startswith("Số:")), page.height)
    return [
        line
        for line in page.lines
        if line.text.isupper() and line.right <= nation.left and line.bottom < number + 1
    ]


def only_line_under(line: TextLine, page: ShownPage, where: str) -> Box:
    drawn = page.strokes_under(line, 3)
    assert len(drawn) == 1, f"{where}: {len(drawn)} lines are drawn under {line.text}"
    return drawn[0]


def test_paper_is_a4(printed: Papers) -> None:
    sizes = {where: (round(page.width), round(page.height)) for where, page in every_page(printed)}
    assert {where: size for where, size in sizes.items() if sorted(size) != [210, 297]} == {}


def test_upright_text_stays_within_its_margins(printed: Papers) -> None:
    outside = [
        (where, line.text)
        for where, page in every_page(printed)
        for line in body(page)
        if line.left < LEFT[0] - SLACK
        or line.right > page.width - RIGHT[0] + SLACK
        or line.top < TOP[0] - SLACK
        or line.bottom > page.height - BOTTOM[0] + SLACK
    ]
    assert outside == []


def test_margins_are_no_wider_than_the_decree_allows(printed: Papers) -> None:
    upright = {paper: [page for page in paper.pages if page.width < page.height] for paper in printed}
    assert any(upright.values())
    for paper, pages in upright.items():
        if not pages:
            continue
        lines = [line for page in pages for line in body(page)]
        assert min(line.left for line in lines) <= LEFT[1] + SLACK, str(paper)
        assert max(line.right for line in lines) >= 210 - RIGHT[1] - SLACK, str(paper)
        assert min(line.top for line in lines) <= TOP[1] + SLACK, str(paper)


def test_pages_are_numbered_from_the_second_and_anew_in_attachments(printed: Papers) -> None:
    wrong = []
    for paper in printed:
        expected = 0
        for page in paper.pages:
            starts = page.number == 1 or starts_document(page)
            expected = 1 if starts else expected + 1
            number = page_number(page)
            shown = number and number.text
            if shown != (None if starts else str(expected)):
                wrong.append((str(paper), page.number, shown))
    assert wrong == []


def test_page_number_is_centred_in_the_top_margin(printed: Papers) -> None:
    numbers = [
        (where, page, number)
        for where, page in every_page(printed)
        if (number := page_number(page)) is not None
    ]
    assert numbers
    for where, page, number in numbers:
        # The text lies between margins of 30-35 and 15-20 mm: its middle is 5-10 mm right of the page's.
        assert page.width / 2 + 5 - SLACK <= number.centre <= page.width / 2 + 10 + SLACK, where
        assert 13 - 0.2 <= number.size <= 14 + 0.2, where


def test_nation_and_motto_stand_on_one_line_each(printed: Papers) -> None:
    for where, page in letterheads(printed):
        assert sum(line.text == NATION for line in page.lines) == 1, where
        assert sum(line.text == MOTTO for line in page.lines) == 1, where


def test_motto_has_a_line_of_its_own_length_beneath(printed: Papers) -> None:
    for where, page in letterheads(printed):
        motto = page.line(MOTTO)
        stroke = only_line_under(motto, page, where)
        assert stroke.width == pytest.approx(motto.width, rel=0.05), where
        assert stroke.centre == pytest.approx(motto.centre, abs=1), where


def test_agency_name_breaks_between_groups_of_words(printed: Papers) -> None:
    for where, page in letterheads(printed):
        name = agency_name(page)
        assert name, where
        assert all(len(line.text.split()) > 1 for line in name), (where, [line.text for line in name])


def test_agency_name_has_a_line_of_a_third_to_a_half_beneath(printed: Papers) -> None:
    for where, page in letterheads(printed):
        last = agency_name(page)[-1]
        stroke = only_line_under(last, page, where)
        assert last.width / 3 - SLACK <= stroke.width <= last.width / 2 + SLACK, where
        assert stroke.centre == pytest.approx(last.centre, abs=1), where


def test_no_drawn_line_touches_letters(printed: Papers) -> None:
    touched = [
        (where, line.text)
        for where, page in every_page(printed)
        for line in page.lines
        for stroke in page.strokes
        if stroke.width > stroke.height
        and stroke.left < line.right
        and stroke.right > line.left
        and line.top < stroke.bottom
        and stroke.top < line.baseline + DESCENT * line.size * MM_PER_PT
    ]
    assert touched == []


def test_no_word_is_broken(printed: Papers) -> None:
    words = _words_of_documents([paper.paper.path for paper in printed], Diagnostics())
    shown = {paper.paper.path: _words("\n".join(page.text for page in paper.pages)) for paper in printed}
    assert {path.name: words[path] - shown[path] for path in words if words[path] - shown[path]} == {}
    assert all(words.values())


def test_only_times_new_roman_or_its_stand_in_is_embedded(printed: Papers, tmp_path: Path) -> None:
    require_poppler()
    for paper in printed:
        shown = tmp_path / "shown.pdf"
        shown.write_bytes(paper.rendering.pdf)
        faces = tuple(faces_of(shown))
        assert faces, str(paper)
        assert all(face.embedded for face in faces), str(paper)
        families = {face.name.partition("-")[0] for face in faces}
        assert families <= {"TimesNewRoman", "LiberationSerif"}, str(paper)


def test_recipients_are_level_with_the_signature(printed: Papers) -> None:
    for where, page, recipients in signatures(printed):
        first = signature_lines(page, recipients)[0]
        assert first.text.isupper(), where
        assert first.baseline == pytest.approx(recipients.baseline, abs=2), where


def test_signature_is_whole_on_one_page_with_text_above(printed: Papers) -> None:
    for where, page, recipients in signatures(printed):
        signature = signature_lines(page, recipients)
        name = signature[-1]
        assert not name.text.isupper(), where
        # Room for the signature itself; his other post stands below it, above the name (PL1 II.7).
        gaps = [below.top - above.bottom for above, below in pairwise(signature)]
        assert max(gaps) > 10, where
        assert any(line.text.startswith("- Lưu:") for line in page.lines), where
        above = [line for line in body(page) if line.bottom < recipients.top]
        assert above, where


def test_no_page_ends_with_the_words_that_lead_into_the_next(printed: Papers) -> None:
    for where, page in every_page(printed):
        assert not body(page)[-1].text.endswith(":"), f"{where}: {body(page)[-1].text}"


def test_no_page_begins_with_a_line_to_fill_in(printed: Papers) -> None:
    """The words that say what to write stand on the page of the dots."""
    dots = [where for where, page in every_page(printed) if re.fullmatch(r"[-.…\s]+", body(page)[0].text)]
    assert dots == []


def test_no_page_is_empty(printed: Papers) -> None:
    assert [where for where, page in every_page(printed) if not body(page)] == []


def test_head_of_a_table_is_repeated_on_every_page_of_it(printed: Papers) -> None:
    looked_at = 0
    for paper in printed:
        for before, page in pairwise(paper.pages):
            head = table_head(before, lambda lines: lines[-1:])
            if head and continues_table(page):
                looked_at += 1
                assert table_head(page, lambda lines: lines[:1]) == head, f"{paper}, page {page.number}"
    assert looked_at


def table_head(page: ShownPage, choose: Callable[[list[TextLine]], list[TextLine]]) -> str | None:
    """The first column's head ("TT", "STT") of a table on the page."""
    heads = [line for line in page.lines if line.text in {"TT", "STT"}]
    return next((line.text for line in choose(heads)), None)


def continues_table(page: ShownPage) -> bool:
    """Whether a page starts inside a table: a vertical stroke stands beside its first line of text."""
    first = body(page)[0]
    return any(
        stroke.height > stroke.width and stroke.top < first.baseline and stroke.bottom > first.top
        for stroke in page.strokes
    )

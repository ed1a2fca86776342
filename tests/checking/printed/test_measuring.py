"""Pages as vanban measures them with PDFium, against what poppler sees."""

from __future__ import annotations

import time
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checking.printed.measuring import measure_pages
from generator.checking.printed.pages import Page, TextLine
from generator.typography.metrics import text_width
from tests.importing.reading.pdf_files import pdf as made
from tests.importing.reading.pdf_files import text_at
from tests.support.poppler import Word, faces_of, require_poppler, words_of
from tests.support.rendered import render

PAPERS = (
    ("lai-chau-du-lieu", "quyet-dinh-ban-hanh"),
    ("lai-chau-du-lieu", "phan-cong"),
    ("lai-chau-du-lieu", "chuong-trinh-cong-tac-2026"),
    ("lai-chau-du-lieu", "phieu-lay-y-kien-2026-05-danh-muc-police"),
    ("lang-son-chuyen-doi-so", "quyet-dinh-ban-hanh"),
    ("xa-chuyen-doi-so", "phan-cong"),
)


@pytest.fixture(scope="module")
def pdfs(
    papers: Mapping[tuple[str, str], bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("measured")
    files = {}
    for dossier, name in PAPERS:
        files[f"{dossier}-{name}"] = folder / f"{dossier}-{name}.docx"
        files[f"{dossier}-{name}"].write_bytes(papers[dossier, name])
    renderings = render(list(files.values()))
    return {name: renderings[file].pdf for name, file in files.items()}


def test_lines_are_those_that_poppler_sees(pdfs: Mapping[str, bytes], tmp_path: Path) -> None:
    """The words of each level of a page, its baseline within 0.3 mm, the sizes, the left and right ends."""
    require_poppler()
    looked_at = 0
    for name, pdf in pdfs.items():
        shown = tmp_path / "shown.pdf"
        shown.write_bytes(pdf)
        for page, words in zip(measure_pages(pdf), words_of(shown), strict=True):
            where = f"{name}, page {page.number}"
            for level in levels(page):
                near = [word for word in words if is_on(word, level)]
                text = " ".join(line.text for line in level)
                assert letters(text) == letters("".join(one.text for one in near)), where
                assert min(one.left for one in near) == pytest.approx(level[0].left, abs=0.3), (where, text)
                right = max(one.right for one in near)
                assert right == pytest.approx(max(line.right for line in level), abs=0.5), (where, text)
                assert max(one.size for one in near) == pytest.approx(
                    max(line.size for line in level), abs=0.2
                ), (where, text)
                looked_at += 1
            shown_words = Counter(letters(page.text))
            assert shown_words == Counter(letters("".join(word.text for word in words))), where
    assert looked_at > 300


def levels(page: Page) -> list[list[TextLine]]:
    """The lines of a page by their baseline, from left to right."""
    found: dict[float, list[TextLine]] = {}
    for line in page.lines:
        near = next((base for base in found if abs(base - line.baseline) < 0.6), line.baseline)
        found.setdefault(near, []).append(line)
    return [sorted(lines, key=lambda line: line.left) for lines in found.values()]


def is_on(word: Word, level: list[TextLine]) -> bool:
    return any(abs(word.baseline - line.baseline) < 0.3 + 0.6 * (len(level) > 1) for line in level)


def letters(text: str) -> list[str]:
    """The letters of a text, in any order: a row of dots may be one word or many."""
    return sorted(unicodedata.normalize("NFC", "".join(text.split())))


def test_faces_are_those_that_poppler_sees(pdfs: Mapping[str, bytes], tmp_path: Path) -> None:
    require_poppler()
    for name, pdf in pdfs.items():
        shown = tmp_path / "shown.pdf"
        shown.write_bytes(pdf)
        faces = {piece.face for page in measure_pages(pdf) for line in page.lines for piece in line.pieces}
        # A face may be there for blanks alone.
        assert faces <= {face.name for face in faces_of(shown)}, name
        assert "LiberationSerif" in faces


def test_a_paper_of_nine_pages_is_measured_in_no_time(pdfs: Mapping[str, bytes]) -> None:
    pdf = pdfs["lai-chau-du-lieu-quyet-dinh-ban-hanh"]
    times = []
    for _try in range(5):
        start = time.process_time()
        pages = measure_pages(pdf)
        times.append(time.process_time() - start)
    assert len(pages) >= 8
    # On an idle machine it is a tenth of that.
    assert min(times) < 0.3


def lines_of(*drawn: str) -> list[str]:
    (page,) = measure_pages(made("".join(drawn)))
    return [line.text for line in page.lines]


def after(x: float, text: str, em: float) -> float:
    """Where letters stand that are so many times their size behind a text."""
    return x + text_width(text, 14) + em * 14


def test_cells_that_nearly_meet_are_lines_of_their_own() -> None:
    """The usual room between two cells of 14 pt is 0.77 of it, and PDFium may put a blank between them."""
    one = text_at(90, 700, "UBND XA HOA TIEN")
    assert lines_of(one, text_at(after(90, "UBND XA HOA TIEN", 0.77), 700, "CONG HOA")) == [
        "UBND XA HOA TIEN",
        "CONG HOA",
    ]


def test_parts_of_a_line_are_one_line() -> None:
    one = text_at(90, 700, "Dieu 1.")
    assert lines_of(one, text_at(after(90, "Dieu 1.", 0.25), 700, "Quyet dinh")) == ["Dieu 1. Quyet dinh"]
    assert lines_of(one, text_at(after(90, "Dieu 1.", 0.0), 700, "a")) == ["Dieu 1.a"]


def test_a_line_drawn_between_two_cells_parts_them() -> None:
    texts = text_at(90, 700, "12"), text_at(after(90, "12", 0.4), 700, "So Noi vu")
    between = after(90, "12", 0.2)
    assert lines_of(*texts) == ["12 So Noi vu"]
    assert lines_of(*texts, f"{between} 690 m {between} 720 l S\n") == ["12", "So Noi vu"]


def test_letters_set_apart_by_another_face_stay_in_their_line() -> None:
    """The letters that a face lacks are set before or after those around them."""
    line = text_at(90, 700, "thu      uong"), text_at(after(90, "thu ", 0), 700, "x")
    for drawn in (line, line[::-1]):
        (page,) = measure_pages(made("".join(drawn)))
        (shown,) = page.lines
        assert shown.text.startswith("thu")
        assert {piece.text.strip() for piece in shown.pieces} >= {"x"}


def test_raised_letters_belong_to_their_line() -> None:
    raised = text_at(after(90, "100 m", 0), 705, "2", size=8)
    (page,) = measure_pages(made(text_at(90, 700, "100 m") + raised))
    (line,) = page.lines
    assert (line.text, line.size, [piece.size for piece in line.pieces]) == ("100 m2", 14, [14, 8])


def test_what_leans_is_no_line() -> None:
    """A watermark across the page."""
    leaning = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (BAN NHAP) Tj ET\n"
    assert lines_of(text_at(90, 700, "Dieu 1."), leaning) == ["Dieu 1."]


def test_lines_have_their_places_in_millimetres() -> None:
    (page,) = measure_pages(made(text_at(72, 842 - 144, "Dieu 1.") + "72 600 m 172 600 l 0.5 w S\n"))
    (line,), (stroke,) = page.lines, page.strokes
    assert (page.width, page.height) == pytest.approx((595 / 72 * 25.4, 842 / 72 * 25.4))
    assert (line.left, line.baseline) == pytest.approx((25.4, 50.8))
    assert line.right == pytest.approx(25.4 + text_width("Dieu 1.", 14) / 72 * 25.4, abs=0.7)
    assert (stroke.left, stroke.width) == pytest.approx((25.4, 100 / 72 * 25.4), abs=0.3)
    assert stroke.top == pytest.approx((842 - 600) / 72 * 25.4, abs=0.3)

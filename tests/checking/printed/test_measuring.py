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

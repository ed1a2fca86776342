"""What a change of templates does to papers: each change found, of its kind, told once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from docx import Document as WordFile
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.maintaining.impact import Impact, impact, open_comparisons
from generator.maintaining.papers import OpenDossier, open_dossiers, shipped_dossiers
from generator.resources import templates_folder

DAY = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def _messages_as_in_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@cache
def dossiers() -> tuple[OpenDossier, ...]:
    return open_dossiers(shipped_dossiers(), DAY, Diagnostics())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(templates_folder(), tmp_path / "moi"))


def edit(path: Path, change: Callable[[WordDocument], None]) -> None:
    opened = WordFile(str(path))
    change(opened)
    opened.save(str(path))


def paragraph(opened: WordDocument, beginning: str) -> Paragraph:
    return next(one for one in opened.paragraphs if one.text.startswith(beginning))


def measured(old: Path, new: Path, chosen: Sequence[OpenDossier] | None = None) -> Impact:
    found = Diagnostics()
    comparisons = open_comparisons(old, new, None, templates_folder(), found)
    result = impact(comparisons, chosen or dossiers(), DAY, found, lambda _done, _total: None)
    assert not found.has_errors(), list(found)
    return result


def changes(result: Impact) -> list[tuple[str, str, int]]:
    return [(group.sample.change.value, group.sample.what, len(group.papers)) for group in result.groups]


INVITATIONS = 9
"""How many invitations the shipped dossiers have."""


def test_same_templates_have_no_impact(folder: Path) -> None:
    result = measured(templates_folder() / "giay-moi.docx", folder / "giay-moi.docx")
    assert (result.groups, result.papers, result.changed) == ((), INVITATIONS, 0)
    assert not result.changes_words


def test_changed_words_are_one_change_of_wording_in_all_papers(folder: Path) -> None:
    def change(opened: WordDocument) -> None:
        run = paragraph(opened, "Địa điểm").runs[0]
        run.text = run.text.replace("Địa điểm", "Nơi họp")

    edit(folder / "giay-moi.docx", change)
    result = measured(templates_folder() / "giay-moi.docx", folder / "giay-moi.docx")
    assert changes(result) == [("wording", "", INVITATIONS)]
    assert result.changes_words
    [group] = result.groups
    assert group.places == INVITATIONS
    assert (group.sample.before or "").startswith("Địa điểm: ")
    assert (group.sample.after or "").startswith("Nơi họp: ")
    origin = group.sample.origins[1]
    assert origin is not None
    assert Path(origin.file).name == "giay-moi.docx"


@pytest.mark.parametrize(
    ("kind", "what", "change"),
    [
        ("form", "size: 14 → 13", lambda one: [setattr(run.font, "size", Pt(13)) for run in one.runs]),
        ("form", "italic: no → yes", lambda one: [setattr(run, "italic", True) for run in one.runs]),
        (
            "form",
            "alignment: justified → centred",
            lambda one: setattr(one, "alignment", WD_ALIGN_PARAGRAPH.CENTER),
        ),
        (
            "form",
            "space before: 6 pt → 9 pt",
            lambda one: setattr(one.paragraph_format, "space_before", Pt(9)),
        ),
        (
            "form",
            "first line: 1,27 cm → 2,00 cm",
            lambda one: setattr(one.paragraph_format, "first_line_indent", Cm(2)),
        ),
        ("layout", "page breaks", lambda one: setattr(one.paragraph_format, "page_break_before", True)),
        ("layout", "page breaks", lambda one: one.add_run().add_break(WD_BREAK.PAGE)),
    ],
)
def test_look_of_a_paragraph_is_told_with_its_property(
    folder: Path, kind: str, what: str, change: Callable[[Paragraph], object]
) -> None:
    edit(folder / "giay-moi.docx", lambda opened: change(paragraph(opened, "Địa điểm")) and None)
    result = measured(templates_folder() / "giay-moi.docx", folder / "giay-moi.docx")
    assert changes(result) == [(kind, what, INVITATIONS)]
    assert not result.changes_words


def test_added_paragraph_is_structure_and_changes_words(folder: Path) -> None:
    edit(
        folder / "giay-moi.docx",
        lambda opened: (
            paragraph(opened, "Địa điểm").insert_paragraph_before("Mặc trang phục ngành.", "Lời văn") and None
        ),
    )
    result = measured(templates_folder() / "giay-moi.docx", folder / "giay-moi.docx")
    assert changes(result) == [("structure", "paragraph added", INVITATIONS)]
    assert result.changes_words


def test_words_changed_beside_an_added_paragraph_are_both_told(folder: Path) -> None:
    def change(opened: WordDocument) -> None:
        place = paragraph(opened, "Địa điểm")
        place.insert_paragraph_before("Mặc trang phục ngành.", "Lời văn")
        place.runs[0].text = place.runs[0].text.replace("Địa điểm", "Nơi họp")

    edit(folder / "giay-moi.docx", change)
    result = measured(templates_folder() / "giay-moi.docx", folder / "giay-moi.docx")
    assert changes(result) == [("wording", "", INVITATIONS), ("structure", "paragraph added", INVITATIONS)]


def test_line_break_alone_is_layout(folder: Path) -> None:
    def change(opened: WordDocument) -> None:
        run = paragraph(opened, "Địa điểm").runs[0]
        run.text = run.text.replace("Địa điểm: ", "Địa điểm:\n")

    edit(folder / "giay-moi.docx", change)
    result = measured(templates_folder() / "giay-moi.docx", folder / "giay-moi.docx")
    assert changes(result) == [("layout", "line breaks and blanks", INVITATIONS)]
    assert not result.changes_words


def test_paragraph_moved_changes_no_words(folder: Path) -> None:
    def change(opened: WordDocument) -> None:
        place, time = paragraph(opened, "Địa điểm"), paragraph(opened, "Thời gian")
        time._p.addprevious(place._p)

    edit(folder / "giay-moi.docx", change)
    result = measured(templates_folder() / "giay-moi.docx", folder / "giay-moi.docx")
    assert changes(result) == [("structure", "moved", INVITATIONS)]
    assert not result.changes_words


def test_margins_are_layout(folder: Path) -> None:
    def change(opened: WordDocument) -> None:
        opened.sections[-1].top_margin = Cm(2.5)

    edit(folder / "giay-moi.docx", change)
    result = measured(templates_folder() / "giay-moi.docx", folder / "giay-moi.docx")
    assert changes(result) == [("layout", "top margin: 2,00 cm → 2,50 cm", INVITATIONS)]


def test_style_changed_once_is_one_line_for_all_templates(folder: Path) -> None:
    def change(opened: WordDocument) -> None:
        opened.styles["Trích yếu nội dung"].font.size = Pt(13)

    edit(folder / "styles.docx", change)
    result = measured(templates_folder(), folder, dossiers()[:1])
    [group] = result.groups
    assert group.sample.what == "size: 14 → 13"
    assert group.style == "Trích yếu nội dung"
    assert len(group.origins) > 5
    assert len({name.partition("-")[0] for _dossier, name in group.papers}) > 3


def test_block_changed_once_is_one_line_for_all_templates_that_include_it(folder: Path) -> None:
    def change(opened: WordDocument) -> None:
        cell = opened.tables[0].rows[0].cells[0]
        cell.paragraphs[0].runs[0].text = "Gửi đến:"

    edit(folder / "blocks" / "chu-ky-noi-nhan.docx", change)
    result = measured(templates_folder(), folder, dossiers()[:1])
    assert [(group.sample.change.value, group.sample.before) for group in result.groups] == [
        ("wording", "Nơi nhận:")
    ]
    kinds = {name.partition("-")[0] for _dossier, name in result.groups[0].papers}
    assert {"giay", "to", "thong", "chuong"} <= kinds


def test_template_of_one_folder_only_is_noted(folder: Path) -> None:
    (folder / "giay-moi.docx").unlink()
    found = Diagnostics()
    compared = open_comparisons(templates_folder(), folder, None, templates_folder(), found)
    assert [one.code for one in found] == ["template-one-side"]
    assert "giay-moi" not in {one.kind.code for one in compared}


def test_file_against_folder_is_an_error(folder: Path) -> None:
    found = Diagnostics()
    assert (
        open_comparisons(templates_folder(), folder / "giay-moi.docx", None, templates_folder(), found) == ()
    )
    assert [one.code for one in found] == ["sides-differ"]


def test_side_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = Diagnostics()
    gone = tmp_path / "khong-co"
    assert open_comparisons(templates_folder(), gone, None, templates_folder(), found) == ()
    assert [(one.code, one.location.file) for one in found if one.location] == [
        ("template-missing", gone.as_posix())
    ]


def test_faulty_template_leaves_the_other_kinds_to_be_compared(folder: Path) -> None:
    edit(
        folder / "to-trinh.docx",
        lambda opened: paragraph(opened, "Kính gửi").add_run(" {{ meting.x }}") and None,
    )
    found = Diagnostics()
    compared = open_comparisons(templates_folder(), folder, None, templates_folder(), found)
    assert {one.kind.code for one in compared} == set(KINDS) - {"to-trinh"}
    assert {one.code for one in found} == {"field-unknown"}


def test_faulty_template_is_told_and_compares_nothing(folder: Path) -> None:
    edit(
        folder / "giay-moi.docx",
        lambda opened: paragraph(opened, "Địa điểm").add_run(" {{ meting.x }}") and None,
    )
    found = Diagnostics()
    old, new = templates_folder() / "giay-moi.docx", folder / "giay-moi.docx"
    assert open_comparisons(old, new, None, templates_folder(), found) == ()
    assert [one.code for one in found] == ["field-unknown"]

"""Looks set by hand are told, and what hand may set is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.maintaining.broken import (
    Change,
    Templates,
    after,
    laid_out,
    run,
    runs_after,
    styled,
    table_after,
    xml_after,
)
from tests.maintaining.trial import copy_of_templates, examine_tags


def _codes(tmp_path: Path, change: Change) -> list[str]:
    templates = Templates(copy_of_templates(tmp_path))
    change(templates)
    return [one.code for one in examine_tags(templates.folder, "giay-moi")]


ALLOWED: dict[str, Change] = {
    "words in bold": runs_after(run("Mời "), run("đúng giờ", "<w:rPr><w:b/></w:rPr>")),
    "words in italics": runs_after(run("Mời "), run("đúng giờ", "<w:rPr><w:i/></w:rPr>")),
    "raised letter": runs_after(run("100 m"), run("2", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')),
    "what the style says, said again": styled(
        "Địa điểm", '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>'
    ),
    "language of spelling": styled("Địa điểm", '<w:lang w:val="vi-VN"/>'),
    "kept with the next paragraph": laid_out("Địa điểm", "<w:keepNext/>"),
    "colour of a tag that prints nothing": styled("for invitee", '<w:color w:val="FF0000"/>'),
    "empty paragraph behind a table": table_after(("a", "b")),
    "empty paragraph without height": xml_after('<w:p><w:pPr><w:pStyle w:val="NgatPhan"/></w:pPr></w:p>'),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_hand_may_set_is_not_told(tmp_path: Path, name: str) -> None:
    assert _codes(tmp_path, ALLOWED[name]) == []


TOLD: dict[str, tuple[Change, str]] = {
    "bold taken away": (styled("Nội dung:", '<w:b w:val="0"/>'), "style-overridden"),
    "underlined": (styled("Địa điểm", '<w:u w:val="single"/>'), "style-overridden"),
    "capitals": (styled("Địa điểm", "<w:caps/>"), "style-overridden"),
    "indent": (laid_out("Địa điểm", '<w:ind w:left="700"/>'), "style-overridden"),
    "line spacing": (laid_out("Địa điểm", '<w:spacing w:line="480" w:lineRule="auto"/>'), "style-overridden"),
    "blanks only": (after("   "), "empty-paragraph"),
    "face of a printed tag": (
        styled("Chủ trì", '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'),
        "font-not-times",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_hand_set_is_told(tmp_path: Path, name: str) -> None:
    change, code = TOLD[name]
    assert set(_codes(tmp_path, change)) == {code}

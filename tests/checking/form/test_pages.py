"""Paper, margins and numbers of pages held against the decree."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.checking.form.document import FormDocument
from generator.checking.form.pages import RULES
from tests.checking.form.asking import codes, messages
from tests.checking.form.faults import W, WordCopy
from tests.checking.form.plain_word import read_bytes

INVITATION = ("lai-chau-du-lieu", "giay-moi-2026-q1")
LETTER = ("lai-chau-du-lieu", "cong-van-don-doc-2026-05")


def spoilt(content: bytes, section: int, name: str, **values: str) -> FormDocument:
    word = WordCopy(content)
    one = list(word.body.iter(W + "sectPr"))[section].find(W + name)
    assert one is not None
    for key, value in values.items():
        one.set(W + key, value)
    return read_bytes(word.bytes())


@pytest.mark.parametrize(
    ("side", "twips", "expected"),
    [
        ("top", "1134", []),
        ("top", "1131", []),
        ("top", "1420", []),
        ("top", "1130", ["margin-top"]),
        ("top", "1421", ["margin-top"]),
        ("bottom", "1440", ["margin-bottom"]),
        ("left", "1985", []),
        ("left", "1990", ["margin-left"]),
        ("right", "1137", []),
        ("right", "847", ["margin-right"]),
    ],
)
def test_margins_have_bounds_and_three_twips_of_slack(
    papers: Mapping[tuple[str, str], bytes], side: str, twips: str, expected: list[str]
) -> None:
    assert codes(spoilt(papers[INVITATION], 0, "pgMar", **{side: twips}), RULES) == expected


def test_message_names_the_margin_and_its_bounds(papers: Mapping[tuple[str, str], bytes]) -> None:
    document = spoilt(papers[INVITATION], 0, "pgMar", left="1440")
    (message,) = messages(document, RULES, "margin-left")
    assert "25,4" in message
    assert "30" in message
    assert "35" in message


def test_page_turned_by_word_may_turn_its_margins(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers[LETTER])
    margins = list(word.body.iter(W + "sectPr"))[-1].find(W + "pgMar")
    assert margins is not None
    for side, twips in {"top": "1701", "right": "1134", "bottom": "851", "left": "1134"}.items():
        margins.set(W + side, twips)
    assert codes(read_bytes(word.bytes()), RULES) == []


def test_landscape_section_with_a_table_is_right(papers: Mapping[tuple[str, str], bytes]) -> None:
    document = read_bytes(papers[LETTER])
    assert not document.sections[-1].is_upright
    assert codes(document, RULES) == []


@pytest.mark.parametrize("size", [("11909", "16834"), ("11907", "16840")])
def test_a4_of_old_word_and_printers_is_a4(
    papers: Mapping[tuple[str, str], bytes], size: tuple[str, str]
) -> None:
    document = spoilt(papers[INVITATION], 0, "pgSz", w=size[0], h=size[1])
    assert codes(document, RULES) == []


def test_short_section_without_number_may_be_one_page(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers[INVITATION])
    for one in list(word.body.iter(W + "headerReference")):
        word.remove(one)
    assert codes(read_bytes(word.bytes()), RULES) == []


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:jc w:val="center"/>', []),
        ('<w:framePr w:hAnchor="margin" w:xAlign="center"/><w:jc w:val="left"/>', []),
        ('<w:framePr w:hAnchor="margin" w:xAlign="right"/>', ["page-number-off-centre"]),
        ('<w:jc w:val="right"/>', ["page-number-off-centre"]),
    ],
)
def test_page_number_is_centred_by_paragraph_or_frame(
    papers: Mapping[tuple[str, str], bytes], properties: str, expected: list[str]
) -> None:
    word = WordCopy(papers[INVITATION])
    style = '<w:pStyle w:val="SoTrang"/>'
    content = word.parts["word/header1.xml"].decode()
    word.parts["word/header1.xml"] = content.replace(style, style + properties).encode()
    assert codes(read_bytes(word.bytes()), RULES) == expected


def test_page_number_in_a_text_box_is_told_of_once(papers: Mapping[tuple[str, str], bytes]) -> None:
    word = WordCopy(papers[INVITATION])
    content = word.parts["word/header1.xml"].decode()
    start, end = content.index("<w:p>"), content.rindex("</w:p>") + len("</w:p>")
    number = content[start:end].replace("<w:r><w:t>", "<w:r><w:rPr><w:i/></w:rPr><w:t>")
    box = (
        '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:pict>'
        '<v:rect xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<v:textbox><w:txbxContent>{number}</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
    )
    word.parts["word/header1.xml"] = (content[:start] + box + content[end:]).encode()
    slips = [(rule.code, slip) for rule in RULES for slip in rule.check(read_bytes(word.bytes()))]
    assert [code for code, _slip in slips] == ["page-number-look"]

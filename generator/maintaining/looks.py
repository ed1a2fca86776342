"""What stands in a template beside its styles (định dạng chỉnh tay): styles are set once, in styles.docx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from gettext import gettext as _
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.word.assembly import output_package
from generator.word.compiling import OpenedTemplate
from generator.word.dialect import unmark
from generator.word.effective import BUILT_IN_FONT, Effective
from generator.word.formats import CharacterFormat, LineRule, ParagraphFormat
from generator.word.places import Place
from generator.word.wordml import (
    PARAGRAPH,
    RUN,
    RUN_PROPERTIES,
    SECTION,
    TABLE,
    W,
    ancestor,
    own_texts,
    remove,
    visible_text,
)
from generator.word.written_tags import TAG

_LEFT_ASIDE: Final = ("style", "keep_next", "keep_lines", "raised")
"""What hand may set: paragraphs that stay together, a raised 2 of m²."""
_EMPHASIS: Final = ("bold", "italic")
"""What hand may add to a style, to stress words, but not take away."""
_SHOWS: Final = (
    W + "drawing", W + "pict", W + "object", W + "br", W + "tab", W + "fldChar", W + "fldSimple", W + "sym",
    W + "footnoteReference", W + "endnoteReference", SECTION,
)  # fmt: skip
_NO_HEIGHT: Final = 40
"""Two points, in twips."""
_PRINTED: Final = "\ufffc"


def check_looks(opened: OpenedTemplate, found: Diagnostics) -> None:
    """Warn of faces other than Times New Roman, styles overridden by hand, empty paragraphs as space."""
    if opened.sheet is None:
        return
    effective = Effective(output_package(opened.package, opened.sheet.package))
    told: set[tuple[str, str]] = set()
    for root in opened.roots.values():
        for paragraph in root.iter(PARAGRAPH):
            place = opened.places.of(paragraph)
            if _printed(visible_text(paragraph)):
                _check_paragraph(paragraph, place, effective, told, found)
            elif not place.text and _is_space(paragraph) and _has_height(effective.paragraph(paragraph)):
                found.warning(
                    "empty-paragraph",
                    _("an empty paragraph stands here to make room"),
                    place.location,
                    _("remove it, and give the style space before or after"),
                )


def _printed(text: str) -> str:
    """What of a text with tags is printed as text: statements, comments and drawings left out."""

    def shown(raw: str) -> str:
        return "" if raw.startswith(("{%", "{#", "{{r ")) else _PRINTED

    return TAG.sub(lambda match: shown(unmark(match.group())), text).strip()


def _check_paragraph(
    paragraph: etree._Element,
    place: Place,
    effective: Effective,
    told: set[tuple[str, str]],
    found: Diagnostics,
) -> None:
    look = effective.paragraph(paragraph)
    overridden = list(_layout_changes(paragraph, look, effective))
    for text in own_texts(paragraph):
        run = ancestor(text, RUN)
        if run is None or not _printed(text.text or ""):
            continue
        own = effective.run(run, paragraph)
        styled = effective.run(_bare_run(run), paragraph)
        overridden += _letter_changes(own, styled)
        by_hand = own.font != styled.font
        if own.font != BUILT_IN_FONT and (by_hand or (look.style, own.font) not in told):
            told.add((look.style, own.font))
            _report_font(own.font, None if by_hand else look.style, place, found)
    if overridden:
        names = _names()
        found.warning(
            "style-overridden",
            _("set by hand against the style {style}: {what}").format(
                style=look.style, what=", ".join(dict.fromkeys(names[one] for one in overridden))
            ),
            place.location,
            _("clear it in Word (Ctrl+Q, Ctrl+Space); change the style in styles.docx, or choose another"),
        )


def _report_font(font: str, style: str | None, place: Place, found: Diagnostics) -> None:
    found.error(
        "font-not-times",
        _("the letters are in {font}, not in Times New Roman").format(font=font)
        if style is None
        else _("the style {style} has the face {font}, not Times New Roman").format(style=style, font=font),
        place.location,
        _("choose Times New Roman (Decree 30/2020/NĐ-CP, annex I, item I.4)"),
    )


def _layout_changes(paragraph: etree._Element, look: ParagraphFormat, effective: Effective) -> Iterator[str]:
    properties = paragraph.find(W + "pPr")
    if properties is None or all(one.tag == W + "pStyle" for one in properties):
        return
    bare = etree.Element(PARAGRAPH)
    style = properties.find(W + "pStyle")
    if style is not None:
        etree.SubElement(etree.SubElement(bare, W + "pPr"), W + "pStyle").set(
            W + "val", style.get(W + "val", "")
        )
    paragraph.addnext(bare)
    styled = effective.paragraph(bare)
    remove(bare)
    yield from _changed(look, styled)


def _letter_changes(own: CharacterFormat, styled: CharacterFormat) -> Iterator[str]:
    for name in _changed(own, styled):
        is_emphasis = name in _EMPHASIS and getattr(own, name)
        if name != "font" and not is_emphasis:
            yield name


def _changed(
    own: ParagraphFormat | CharacterFormat, styled: ParagraphFormat | CharacterFormat
) -> Iterator[str]:
    """What differs, by the names of the fields."""
    if own != styled:
        yield from (
            one.name
            for one in fields(own)
            if one.name not in _LEFT_ASIDE and getattr(own, one.name) != getattr(styled, one.name)
        )


def _names() -> dict[str, str]:
    return {
        "alignment": _("alignment"),
        "left": _("indent"),
        "right": _("indent"),
        "first_line": _("first line"),
        "before": _("space before"),
        "after": _("space after"),
        "line_rule": _("line spacing"),
        "line": _("line spacing"),
        "page_break_before": _("page break"),
        "bottom_border": _("border"),
        "top_border": _("border"),
        "font": _("face"),
        "size": _("size"),
        "bold": _("bold"),
        "italic": _("italic"),
        "underlined": _("underline"),
        "capitals": _("capitals"),
        "hidden": _("hidden letters"),
        "colour": _("colour"),
    }


def _bare_run(run: etree._Element) -> etree._Element:
    """The run with its character style alone."""
    bare = etree.Element(RUN)
    style = run.find(f"{RUN_PROPERTIES}/{W}rStyle")
    if style is not None:
        etree.SubElement(etree.SubElement(bare, RUN_PROPERTIES), W + "rStyle").set(
            W + "val", style.get(W + "val", "")
        )
    return bare


def _has_height(look: ParagraphFormat) -> bool:
    """Whether an empty paragraph makes room; one that Word needs somewhere may have no height."""
    return look.line_rule is not LineRule.EXACT or look.line + look.before + look.after > _NO_HEIGHT


def _is_space(paragraph: etree._Element) -> bool:
    """Whether a paragraph only makes room: not one that Word needs after a table or as the last of a cell."""
    if visible_text(paragraph).strip() or next(paragraph.iter(*_SHOWS), None) is not None:
        return False
    before = next((one for one in paragraph.itersiblings(preceding=True) if not _is_statement(one)), None)
    if before is not None:
        return before.tag != TABLE
    following = next(
        (one for one in paragraph.itersiblings() if one.tag != SECTION and not _is_statement(one)), None
    )
    return following is not None


def _is_statement(element: etree._Element) -> bool:
    """Whether a paragraph holds one tag with its letter, and so is not printed, or no content at all."""
    if element.tag in {W + "tcPr", SECTION}:
        return True
    if element.tag != PARAGRAPH:
        return False
    text = unmark(visible_text(element)).strip()
    return bool(TAG.fullmatch(text)) and text.startswith(("{%", "{#"))

"""What differs in the look of two prints (khác nhau về hình thức), in words a person of Word knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import gettext as _
from typing import Final

from generator.maintaining.images import Line
from generator.word.formats import Alignment, CharacterFormat, LineRule, ParagraphFormat

_TWIPS_PER_CM: Final = 567
_TWIPS_PER_POINT: Final = 20


def changed_look(before: Line, after: Line) -> Iterator[str]:
    """What differs in how a paragraph and its letters look; of changed words only the first letters count."""
    # To say a look costs much more than to compare it.
    if before.layout != after.layout:
        yield from _changed(_layout_said(before.layout), _layout_said(after.layout))
    told: dict[str, None] = {}
    for old, new in dict.fromkeys(_looks_beside(before, after)):
        if old != new:
            told |= dict.fromkeys(_changed(_letters_said(old), _letters_said(new)))
    yield from told
    if before.text == after.text and before.drawn != after.drawn:
        yield _("length of a drawn line")


def changed_page(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """What differs between two sections: paper, margins, columns, page numbers."""
    if before == after:
        return
    names = {
        "pgSz.w": _("width of the page"),
        "pgSz.h": _("height of the page"),
        "pgSz.orient": _("orientation of the page"),
        "pgMar.top": _("top margin"),
        "pgMar.bottom": _("bottom margin"),
        "pgMar.left": _("left margin"),
        "pgMar.right": _("right margin"),
        "pgMar.header": _("distance of the header"),
        "pgMar.footer": _("distance of the footer"),
        "cols.num": _("columns of the page"),
        "pgNumType.start": _("first page number"),
        "type.val": _("break before the section"),
    }
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old != new:
            in_cm = key.startswith(("pgSz.", "pgMar."))
            shown = [_length(one) if in_cm else one or _("not set") for one in (old, new)]
            yield _told(names.get(key, _("section of the page")), *shown)


def changed_table(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """What differs between two tables; no measures, since columns follow the words in them."""
    if before == after:
        return
    names = {
        "tblW": _("table: width"),
        "tblLayout": _("table: fixed or fitting columns"),
        "jc": _("table: alignment"),
        "tblInd": _("table: indent"),
        "tblBorders": _("table: borders"),
        "tblCellMar": _("table: margins of cells"),
        "tblStyle": _("table: style"),
        "columns": _("table: widths of columns"),
    }
    differing = (key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key))
    yield from dict.fromkeys(names[key.partition(".")[0]] for key in differing)


def _looks_beside(before: Line, after: Line) -> Iterator[tuple[CharacterFormat, CharacterFormat]]:
    """The looks of the same letters before and after."""
    if before.text != after.text:
        if before.looks and after.looks:
            yield before.looks[0][1], after.looks[0][1]
        return
    old, new = list(before.looks), list(after.looks)
    while old and new:
        (old_length, old_look), (new_length, new_look) = old[0], new[0]
        yield old_look, new_look
        length = min(old_length, new_length)
        old[:1] = [(old_length - length, old_look)] if old_length > length else []
        new[:1] = [(new_length - length, new_look)] if new_length > length else []


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for name, old in before.items():
        if old != after[name]:
            yield _told(name, old, after[name])


def _told(name: str, before: str, after: str) -> str:
    return f"{name}: {before} → {after}"


def _letters_said(look: CharacterFormat) -> dict[str, str]:
    return {
        _("face"): look.font,
        _("size"): f"{look.size:g}",
        _("bold"): _yes_or_no(look.bold),
        _("italic"): _yes_or_no(look.italic),
        _("underlined"): _yes_or_no(look.underlined),
        _("capitals"): _yes_or_no(look.capitals),
        _("hidden"): _yes_or_no(look.hidden),
        _("colour"): look.colour,
        _("raised or lowered"): _yes_or_no(look.raised),
    }


def _layout_said(layout: ParagraphFormat) -> dict[str, str]:
    """The layout without the name of its style, which nobody sees on paper."""
    alignments = {
        Alignment.LEFT: _("aligned left"),
        Alignment.CENTRE: _("centred"),
        Alignment.RIGHT: _("aligned right"),
        Alignment.JUSTIFIED: _("justified"),
    }
    return {
        _("alignment"): alignments[layout.alignment],
        _("left indent"): _length(layout.left),
        _("right indent"): _length(layout.right),
        _("first line"): _length(layout.first_line),
        _("space before"): _points(layout.before),
        _("space after"): _points(layout.after),
        _("line spacing"): _line_spacing(layout),
        _("kept with the next paragraph"): _yes_or_no(layout.keep_next),
        _("lines kept together"): _yes_or_no(layout.keep_lines),
        _("border below"): _yes_or_no(layout.bottom_border),
    }


def _line_spacing(layout: ParagraphFormat) -> str:
    match layout.line_rule:
        case LineRule.MULTIPLE:
            return _("{number} lines").format(number=f"{layout.line:g}")
        case LineRule.EXACT:
            return _("exactly {length}").format(length=_points(layout.line))
        case LineRule.AT_LEAST:
            return _("at least {length}").format(length=_points(layout.line))


def _length(twips: int | str | None) -> str:
    try:
        return f"{int(twips or 0) / _TWIPS_PER_CM:.2f} cm".replace(".", ",")
    except ValueError:
        return str(twips)


def _points(twips: float) -> str:
    return f"{twips / _TWIPS_PER_POINT:g} pt".replace(".", ",")


def _yes_or_no(value: bool) -> str:
    return _("yes") if value else _("no")

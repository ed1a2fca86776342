"""What Word makes of all its levels of formatting (định dạng có hiệu lực): a run or paragraph itself, its
styles and their bases, lists, the table around it, the defaults and the theme of the file, Word's own.

ECMA-376 part 1, 17.7.2. Not looked at: what Word's older compatibility modes change for tables whose
paragraphs have the default style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.word.formats import Alignment, CharacterFormat, LineRule, ParagraphFormat
from generator.word.numbering import Numbering, child_value, list_styles
from generator.word.package import Package, parse_xml
from generator.word.table_look import conditions_of, style_of_table
from generator.word.theme import theme_fonts
from generator.word.wordml import CELL, RUN_PROPERTIES, TEXT_BOX, W

Said = Mapping[str, str]
"""What one level says: "ind@left" → "720"; an element without attributes says "keepNext@" → ""."""

BUILT_IN_FONT: Final = "Times New Roman"
BUILT_IN_SIZE: Final = 10.0
_AUTOMATIC_SPACE: Final = 280
"""Space of w:beforeAutospacing: 14 points, as for a paragraph of a web page."""
_LINE: Final = 240
_TWIPS: Final = {
    "": 1.0,
    "pt": 20.0,
    "pc": 240.0,
    "pi": 240.0,
    "in": 1440.0,
    "cm": 1440 / 2.54,
    "mm": 144 / 2.54,
}
_MEASURE = re.compile(r"(-?\d{1,9}(?:\.\d{1,6})?)(pt|pc|pi|in|cm|mm)?")
_OFF: Final = frozenset({"0", "false", "off", "none"})
_TOGGLES: Final = ("b", "i", "caps", "vanish")
_NOT_SAID: Final = frozenset({W + name for name in ("rPr", "sectPr", "pPrChange", "rPrChange", "tabs")})
_NESTED: Final = frozenset({W + "numPr", W + "pBdr"})
_START: Final = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_ALIGNMENTS: Final = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTRE,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
}
_RIVALS: Final = {
    "ind@firstLine": ("ind@hanging", "ind@hangingChars"),
    "ind@firstLineChars": ("ind@hanging", "ind@hangingChars"),
    "ind@hanging": ("ind@firstLine", "ind@firstLineChars"),
    "ind@hangingChars": ("ind@firstLine", "ind@firstLineChars"),
    "rFonts@hAnsi": ("rFonts@hAnsiTheme",),
    "rFonts@ascii": ("rFonts@asciiTheme",),
}
"""What a level takes away from those below it by saying the other thing."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A style with its bases: what it says of paragraphs and of letters, and the list that it belongs to."""

    name: str
    paragraph: Said
    letters: Said
    number_id: str | None = None
    level: int | None = None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Around:
    """The ids of the styles of a paragraph and of its table, and the parts of the latter that hold for its cell."""

    style: str
    table: str
    conditions: tuple[str, ...]


class Effective:
    """Resolves the formatting of one file; every combination of style and own properties once."""

    def __init__(self, package: Package) -> None:
        roots = {kind: _root(package, kind) for kind in ("styles", "theme", "numbering")}
        self._theme = theme_fonts(roots["theme"])
        self._elements: dict[str, etree._Element] = {}
        self._default = ""
        styles = roots["styles"]
        for style in () if styles is None else styles.iterchildren(W + "style"):
            name = style.get(W + "styleId", "")
            self._elements.setdefault(name, style)
            is_default = style.get(W + "default") in {"1", "true", "on"}
            if is_default and style.get(W + "type") == "paragraph" and not self._default:
                self._default = name
        defaults = None if styles is None else styles.find(W + "docDefaults")
        self._paragraph_defaults = _said(_find(defaults, "pPrDefault", "pPr"))
        self._letter_defaults = _said(_find(defaults, "rPrDefault", "rPr"))
        self.numbering = Numbering(roots["numbering"], list_styles(self._elements))
        self._styles: dict[str, _Style] = {}
        self._conditional = {
            name
            for name, style in self._elements.items()
            if style.get(W + "type") == "table"
            and any(self._elements[one].find(W + "tblStylePr") is not None for one in self._chain(name))
        }
        self._around: tuple[etree._Element, _Around] | None = None
        self._bases: dict[tuple[_Around, str], tuple[Said, Mapping[str, bool]]] = {}
        self._paragraphs: dict[tuple[_Around, _Key], ParagraphFormat] = {}
        self._runs: dict[tuple[_Around, _Key], CharacterFormat] = {}

    def paragraph(self, paragraph: etree._Element) -> ParagraphFormat:
        """How a w:p is laid out."""
        around = self._around_of(paragraph)
        key = _key(paragraph.find(W + "pPr"))
        known = self._paragraphs.get((around, key))
        if known is None:
            known = self._paragraphs[around, key] = self._laid_out(around, dict(key))
        return known

    def run(self, run: etree._Element, paragraph: etree._Element) -> CharacterFormat:
        """How the letters of a w:r in a w:p look."""
        around = self._around_of(paragraph)
        key = _key(run.find(RUN_PROPERTIES))
        known = self._runs.get((around, key))
        if known is None:
            known = self._runs[around, key] = self._looking(around, dict(key))
        return known

    def number_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and level of a w:p, by itself or by its style; None where it has no automatic number."""
        own = _find(paragraph, "pPr", "numPr")
        style = self._style(self._around_of(paragraph).style)
        if own is None and style.number_id is None:
            return None
        return self.numbering.place_of(own, style.number_id, style.level, style.ids)

    def table_style(self, table: etree._Element) -> Iterable[etree._Element]:
        """The w:style elements of a table's style, its bases after it."""
        style = child_value(table.find(W + "tblPr"), "tblStyle") or ""
        return [self._elements[one] for one in self._chain(style)]

    def _around_of(self, paragraph: etree._Element) -> _Around:
        if self._around is not None and self._around[0] is paragraph:
            return self._around[1]
        style = child_value(paragraph.find(W + "pPr"), "pStyle") or ""
        cell = next(paragraph.iterancestors(CELL, TEXT_BOX), None)
        table = "" if cell is None or cell.tag != CELL else style_of_table(cell)
        conditions = () if cell is None or table not in self._conditional else conditions_of(cell)
        around = _Around(style if style in self._elements else self._default, table, conditions)
        self._around = (paragraph, around)
        return around

    def _laid_out(self, around: _Around, own: Said) -> ParagraphFormat:
        style = self._style(around.style)
        said = _over(self._paragraph_defaults, self._table_says(around, "pPr"))
        said = _over(said, style.paragraph)
        if "numId@val" in own or "ilvl@val" in own:
            said = _over(said, self._list_says(own.get("numId@val", style.number_id), own.get("ilvl@val")))
        said = _over(said, own)
        size = self._looking(around, {}).size
        hanging = _indent(said, "hanging", size)
        rule = _line_rule(said.get("spacing@lineRule"))
        line = _twips(said.get("spacing@line"), _LINE)
        return ParagraphFormat(
            style=style.name,
            alignment=_ALIGNMENTS.get(said.get("jc@val", "left"), Alignment.JUSTIFIED),
            left=_indent(said, "left", size),
            right=_indent(said, "right", size),
            first_line=-hanging if hanging else _indent(said, "firstLine", size),
            before=_space(said, "before"),
            after=_space(said, "after"),
            line_rule=rule,
            line=line / _LINE if rule is LineRule.MULTIPLE else float(line),
            keep_next=_is_on(said, "keepNext"),
            keep_lines=_is_on(said, "keepLines"),
            page_break_before=_is_on(said, "pageBreakBefore"),
            bottom_border=said.get("bottom@val", "none") not in {"none", "nil"},
            top_border=said.get("top@val", "none") not in {"none", "nil"},
        )

    def _looking(self, around: _Around, own: Said) -> CharacterFormat:
        base, on = self._letters_below(around, own.get("rStyle@val", ""))
        said = _over(base, own)
        shown = {name: _is_on(own, name) if _is_said(own, name) else on[name] for name in _TOGGLES}
        colour = said.get("color@val", "auto")
        raised = said.get("vertAlign@val") == "superscript" or _twips(said.get("position@val"), 0) > 0
        return CharacterFormat(
            font=self._font(said),
            size=_points(said.get("sz@val")),
            bold=shown["b"],
            italic=shown["i"],
            underlined=said.get("u@val", "none") != "none",
            capitals=shown["caps"],
            hidden=shown["vanish"],
            colour="000000" if colour == "auto" else colour.upper(),
            raised=raised,
        )

    def _letters_below(self, around: _Around, character_style: str) -> tuple[Said, Mapping[str, bool]]:
        """What letters have before their own properties; toggles of several styles put one another out."""
        known = self._bases.get((around, character_style))
        if known is None:
            levels = [
                self._table_says(around, "rPr"),
                self._style(around.style).letters,
                self._style(character_style).letters,
            ]
            said = self._letter_defaults
            for level in levels:
                said = _over(said, level)
            on = {
                name: _is_on(self._letter_defaults, name)
                or sum(_is_on(level, name) for level in levels) % 2 == 1
                for name in _TOGGLES
            }
            known = self._bases[around, character_style] = (said, on)
        return known

    def _font(self, said: Said) -> str:
        for name in ("hAnsi", "ascii"):
            theme = said.get(f"rFonts@{name}Theme")
            if theme is not None:
                return self._theme.get(theme, BUILT_IN_FONT)
            if font := said.get(f"rFonts@{name}"):
                return font
        return BUILT_IN_FONT

    def _style(self, name: str) -> _Style:
        known = self._styles.get(name)
        if known is None:
            known = self._styles[name] = self._read_style(name)
        return known

    def _read_style(self, name: str) -> _Style:
        paragraph: Said = {}
        letters: Said = {}
        number_id: str | None = None
        level: int | None = None
        chain = self._chain(name)
        for one in reversed(chain):
            element = self._elements[one]
            own = _said(element.find(W + "pPr"))
            if "numId@val" in own or "ilvl@val" in own:
                number_id = own.get("numId@val", number_id)
                tied = None if number_id is None else self.numbering.level_of_style(number_id, one)
                level = _level(own.get("ilvl@val"), tied if tied is not None else level)
                paragraph = _over(paragraph, self._list_says(number_id, str(level or 0)))
            paragraph = _over(paragraph, own)
            letters = _over(letters, _said(element.find(RUN_PROPERTIES)))
        shown = child_value(self._elements[name], "name") if name in self._elements else None
        return _Style(shown or name, paragraph, letters, number_id, level, tuple(chain))

    def _chain(self, style: str) -> list[str]:
        """The ids of a style and its bases, nearest first."""
        chain: list[str] = []
        while style in self._elements and style not in chain:
            chain.append(style)
            style = child_value(self._elements[style], "basedOn") or ""
        return chain

    def _list_says(self, number_id: str | None, level: str | None) -> Said:
        one = self.numbering.list_of(number_id)
        at = None if one is None else one.levels.get(_level(level, 0) or 0)
        said = {} if at is None else _said(at.paragraph)
        return {name: value for name, value in said.items() if name.startswith("ind@")}

    def _table_says(self, around: _Around, properties: str) -> Said:
        """What the style of the table says of a paragraph in one of its cells."""
        said: Said = {}
        for one in reversed(self._chain(around.table)):
            element = self._elements[one]
            said = _over(said, _said(element.find(W + properties)))
            parts = {part.get(W + "type"): part for part in element.iterchildren(W + "tblStylePr")}
            for condition in around.conditions if parts else ():
                if condition in parts:
                    said = _over(said, _said(parts[condition].find(W + properties)))
        return said


_Key = tuple[tuple[str, str], ...]


def _key(properties: etree._Element | None) -> _Key:
    """All that a w:pPr or w:rPr says, flat; names without their namespace."""
    if properties is None:
        return ()
    said: list[tuple[str, str]] = []
    for child in properties:
        tag = child.tag
        if tag in _NOT_SAID or not isinstance(tag, str):
            continue
        if tag in _NESTED:
            said += [pair for one in child for pair in _pairs(one)]
        else:
            said += _pairs(child)
    return tuple(said)


def _pairs(element: etree._Element) -> list[tuple[str, str]]:
    tag = element.tag
    if not isinstance(tag, str):
        return []
    name = tag.rpartition("}")[2]
    attributes = [(str(key).rpartition("}")[2], str(value)) for key, value in element.items()]
    return [(f"{name}@{_START.get(key, key)}", value) for key, value in attributes] or [(f"{name}@", "")]


def _said(properties: etree._Element | None) -> Said:
    return dict(_key(properties))


def _over(base: Said, own: Said) -> Said:
    if not own:
        return base
    gone = {rival for name in own for rival in _RIVALS.get(name, ()) if rival not in own}
    return {name: value for name, value in base.items() if name not in gone} | dict(own)


def _find(element: etree._Element | None, *names: str) -> etree._Element | None:
    for name in names:
        element = None if element is None else element.find(W + name)
    return element


def _is_said(said: Said, name: str) -> bool:
    return f"{name}@" in said or f"{name}@val" in said


def _is_on(said: Said, name: str) -> bool:
    return _is_said(said, name) and said.get(f"{name}@val", "1") not in _OFF


def _level(text: str | None, otherwise: int | None) -> int | None:
    return int(text) if text is not None and text in {*"012345678"} else otherwise


def _twips(text: str | None, otherwise: int) -> int:
    match = None if text is None else _MEASURE.fullmatch(text)
    return otherwise if match is None else round(float(match[1]) * _TWIPS[match[2] or ""])


def _points(text: str | None) -> float:
    match = None if text is None else _MEASURE.fullmatch(text)
    if match is None:
        return BUILT_IN_SIZE
    return float(match[1]) / 2 if not match[2] else float(match[1]) * _TWIPS[match[2]] / 20


def _indent(said: Said, side: str, size: float) -> int:
    """An indent; one in hundredths of a letter goes before one in twips."""
    letters = _twips(said.get(f"ind@{side}Chars"), 0)
    return round(letters * size / 5) if letters else _twips(said.get(f"ind@{side}"), 0)


def _space(said: Said, side: str) -> int:
    """Space above or below; automatic space goes before space in lines, that before twips."""
    if said.get(f"spacing@{side}Autospacing", "0") not in _OFF:
        return _AUTOMATIC_SPACE
    lines = _twips(said.get(f"spacing@{side}Lines"), 0)
    return round(lines * _LINE / 100) if lines else _twips(said.get(f"spacing@{side}"), 0)


def _line_rule(text: str | None) -> LineRule:
    return LineRule(text) if text in {one.value for one in LineRule} else LineRule.MULTIPLE


def _root(package: Package, kind: str) -> etree._Element | None:
    """The first part of a kind; raises ``DamagedPart``."""
    return next((parse_xml(package.parts[name]) for name in package.related(package.main, kind)), None)

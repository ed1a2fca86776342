"""What Word makes of all its levels of formatting (định dạng có hiệu lực): a run or paragraph itself, its
styles and their bases, lists, the table around it, the defaults and the theme of the file, Word's own.

ECMA-376 part 1, 17.7.2. Not looked at: what Word's older compatibility modes change for tables whose
paragraphs have the default style.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from generator.word.formats import Alignment, CharacterFormat, LineRule, ParagraphFormat
from generator.word.numbering import Numbering, child_value
from generator.word.package import Package
from generator.word.said import (
    Properties,
    Said,
    half_points,
    is_on,
    is_said,
    is_yes,
    over,
    properties_of,
    said_in,
    twips,
)
from generator.word.style_levels import StyleLevels, level_in, read_levels
from generator.word.table_look import conditions_of, style_of_table
from generator.word.wordml import CELL, RUN_PROPERTIES, TEXT_BOX, W

BUILT_IN_FONT: Final = "Times New Roman"
BUILT_IN_SIZE: Final = 10.0
_AUTOMATIC_SPACE: Final = 280
"""Space of w:beforeAutospacing: 14 points, as for a paragraph of a web page."""
_LINE: Final = 240
_TOGGLES: Final = ("b", "i", "caps", "vanish")
_NO_LINE: Final = frozenset({"none", "nil"})
_RULES: Final = {one.value: one for one in LineRule}
_ALIGNMENTS: Final = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTRE,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
}


@dataclass(frozen=True, slots=True)
class _Around:
    """The ids of the styles of a paragraph and of its table, and the parts of the latter that it is in."""

    style: str
    table: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Resolved:
    """All that the properties of a paragraph come to: ``number`` is its list and level, ``looks`` how letters
    look in it, by their own properties.
    """

    around: _Around
    layout: ParagraphFormat
    number: tuple[str, int] | None
    looks: dict[Properties, CharacterFormat]


class Effective:
    """Resolves the formatting of one file."""

    def __init__(self, package: Package) -> None:
        """Read what the file says of styles, lists and theme; raises ``DamagedPart``."""
        self._levels = read_levels(*(_content(package, kind) for kind in ("styles", "theme", "numbering")))
        self._resolver = _resolver(self._levels)
        self._last: tuple[etree._Element, _Resolved] | None = None

    @property
    def numbering(self) -> Numbering:
        """The lists of the file."""
        return self._levels.numbering

    def paragraph(self, paragraph: etree._Element) -> ParagraphFormat:
        """How a w:p is laid out."""
        return self._resolved(paragraph).layout

    def number_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and level of a w:p, by itself or by its style; None where it has no automatic number."""
        return self._resolved(paragraph).number

    def run(self, run: etree._Element, paragraph: etree._Element) -> CharacterFormat:
        """How the letters of a w:r in a w:p look."""
        resolved = self._resolved(paragraph)
        properties = properties_of(run.find(RUN_PROPERTIES))
        known = resolved.looks.get(properties)
        if known is None:
            known = resolved.looks[properties] = self._resolver.look(resolved.around, said_in(properties))
        return known

    def table_styles(self, table: etree._Element) -> Sequence[etree._Element]:
        """The w:style of a table's style and of its bases, nearest first."""
        return self._levels.chain(child_value(table.find(W + "tblPr"), "tblStyle") or "")

    def _resolved(self, paragraph: etree._Element) -> _Resolved:
        # A paragraph is asked for once itself, then by each of its runs.
        if self._last is not None and self._last[0] is paragraph:
            return self._last[1]
        cell = next(paragraph.iterancestors(CELL, TEXT_BOX), None)
        table = "" if cell is None or cell.tag != CELL else style_of_table(cell)
        parts = () if cell is None or table not in self._levels.conditional else conditions_of(cell)
        resolved = self._resolver.paragraph(properties_of(paragraph.find(W + "pPr")), table, parts)
        self._last = paragraph, resolved
        return resolved


class _Resolver:
    """Every combination of style and own properties, resolved once."""

    def __init__(self, levels: StyleLevels) -> None:
        self._levels = levels
        self._bases: dict[tuple[_Around, str], tuple[Said, Mapping[str, bool]]] = {}
        self._paragraphs: dict[tuple[Properties, str, tuple[str, ...]], _Resolved] = {}
        self._looks: dict[_Around, dict[Properties, CharacterFormat]] = {}

    def paragraph(self, properties: Properties, table: str, parts: tuple[str, ...]) -> _Resolved:
        known = self._paragraphs.get((properties, table, parts))
        if known is None:
            known = self._paragraphs[properties, table, parts] = self._resolve(properties, table, parts)
        return known

    def _resolve(self, properties: Properties, table: str, parts: tuple[str, ...]) -> _Resolved:
        own = said_in(properties)
        around = _Around(self._levels.known_or_default(own.get("pStyle@val")), table, parts)
        style = self._levels.style(around.style)
        number = self._levels.numbering.place_of(
            own.get("numId@val") or style.number_id, level_in(own, style.level), style.ids
        )
        looks = self._looks.setdefault(around, {})
        return _Resolved(around, self._laid_out(around, own), number, looks)

    def _laid_out(self, around: _Around, own: Said) -> ParagraphFormat:
        levels = self._levels
        style = levels.style(around.style)
        said = over(levels.paragraph_defaults, levels.table_says(around.table, around.parts, "pPr"))
        said = over(said, style.paragraph)
        if "numId@val" in own or "ilvl@val" in own:
            number_id = own.get("numId@val", style.number_id)
            said = over(said, levels.list_says(number_id, level_in(own, style.level)))
        said = over(said, own)
        size = self.look(around, {}).size
        hanging = _indent(said, "hanging", size)
        rule = _RULES.get(said.get("spacing@lineRule", "auto"), LineRule.MULTIPLE)
        line = twips(said.get("spacing@line"), _LINE)
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
            keep_next=is_on(said, "keepNext"),
            keep_lines=is_on(said, "keepLines"),
            page_break_before=is_on(said, "pageBreakBefore"),
            bottom_border=said.get("bottom@val", "none") not in _NO_LINE,
            top_border=said.get("top@val", "none") not in _NO_LINE,
        )

    def look(self, around: _Around, own: Said) -> CharacterFormat:
        """How letters look that have these properties of their own."""
        base, on = self._letters_below(around, own.get("rStyle@val", ""))
        said = over(base, own)
        shown = {name: is_on(own, name) if is_said(own, name) else on[name] for name in _TOGGLES}
        colour = said.get("color@val", "auto")
        raised = said.get("vertAlign@val") == "superscript" or twips(said.get("position@val"), 0) > 0
        return CharacterFormat(
            font=self._font(said),
            size=half_points(said.get("sz@val"), BUILT_IN_SIZE),
            bold=shown["b"],
            italic=shown["i"],
            underlined=said.get("u@val", "none") != "none",
            capitals=shown["caps"],
            hidden=shown["vanish"],
            colour="000000" if colour == "auto" else colour.upper(),
            raised=raised,
        )

    def _letters_below(self, around: _Around, character_style: str) -> tuple[Said, Mapping[str, bool]]:
        """What letters have before their own properties; toggles of several styles put one another out.

        ECMA-376 part 1, 17.7.3.
        """
        known = self._bases.get((around, character_style))
        if known is None:
            defaults = self._levels.letter_defaults
            levels = (
                self._levels.table_says(around.table, around.parts, "rPr"),
                self._levels.style(around.style).letters,
                self._levels.style(character_style).letters,
            )
            said = defaults
            for level in levels:
                said = over(said, level)
            on = {
                name: is_on(defaults, name) or sum(is_on(level, name) for level in levels) % 2 == 1
                for name in _TOGGLES
            }
            known = self._bases[around, character_style] = (said, on)
        return known

    def _font(self, said: Said) -> str:
        for name in ("hAnsi", "ascii"):
            theme = said.get(f"rFonts@{name}Theme")
            if theme is not None:
                return self._levels.theme.get(theme, BUILT_IN_FONT)
            if font := said.get(f"rFonts@{name}"):
                return font
        return BUILT_IN_FONT


@lru_cache(maxsize=8)
def _resolver(levels: StyleLevels) -> _Resolver:
    """The resolver of these levels; files of one template share it."""
    return _Resolver(levels)


def _indent(said: Said, side: str, size: float) -> int:
    """An indent; one in hundredths of a letter goes before one in twips."""
    letters = twips(said.get(f"ind@{side}Chars"), 0)
    return round(letters * size / 5) if letters else twips(said.get(f"ind@{side}"), 0)


def _space(said: Said, side: str) -> int:
    """Space above or below; automatic space goes before space in lines, that before twips."""
    if is_yes(said.get(f"spacing@{side}Autospacing")):
        return _AUTOMATIC_SPACE
    lines = twips(said.get(f"spacing@{side}Lines"), 0)
    return round(lines * _LINE / 100) if lines else twips(said.get(f"spacing@{side}"), 0)


def _content(package: Package, kind: str) -> bytes | None:
    return next((package.parts[name] for name in package.related(package.main, kind)), None)

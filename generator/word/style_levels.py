"""The levels of formatting that a Word file keeps apart from its text (các tầng định dạng): defaults, styles
with their bases, lists, parts of tables, the theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from generator.word.numbering import Numbering, child_value, list_styles
from generator.word.package import parse_xml
from generator.word.said import Said, over, said_by
from generator.word.theme import theme_fonts
from generator.word.wordml import RUN_PROPERTIES, W


@dataclass(frozen=True, slots=True)
class Style:
    """A style with its bases (kiểu): what it says of paragraphs and of letters, and the list it belongs to.

    ``ids`` are its own and those of its bases, nearest first.
    """

    name: str
    paragraph: Said
    letters: Said
    number_id: str | None
    level: int | None
    ids: tuple[str, ...]


class StyleLevels:
    """What the styles, lists and theme of a file say."""

    def __init__(
        self, styles: etree._Element | None, theme: etree._Element | None, numbering: etree._Element | None
    ) -> None:
        self.theme = theme_fonts(theme)
        self.default = ""
        self._elements: dict[str, etree._Element] = {}
        for style in () if styles is None else styles.iterchildren(W + "style"):
            name = style.get(W + "styleId", "")
            self._elements.setdefault(name, style)
            is_default = style.get(W + "default") in {"1", "true", "on"}
            if is_default and style.get(W + "type") == "paragraph" and not self.default:
                self.default = name
        defaults = None if styles is None else styles.find(W + "docDefaults")
        self.paragraph_defaults = _defaults(defaults, "pPr")
        self.letter_defaults = _defaults(defaults, "rPr")
        self.numbering = Numbering(numbering, list_styles(self._elements))
        self._styles: dict[str, Style] = {}
        self.conditional = frozenset(name for name in self._elements if self._has_parts(name))
        """The ids of the styles of tables that make a part of the table look different."""

    def style(self, name: str) -> Style:
        """A style with its bases; one that says nothing where the file has none of the name."""
        known = self._styles.get(name)
        if known is None:
            known = self._styles[name] = self._read(name)
        return known

    def known_or_default(self, style: str | None) -> str:
        """The id of the style that a paragraph has that names this one."""
        return style if style is not None and style in self._elements else self.default

    def chain(self, style: str) -> Sequence[etree._Element]:
        """The w:style of a style and of its bases, nearest first."""
        return [self._elements[name] for name in self._ids(style)]

    def list_says(self, number_id: str | None, level: int | None) -> Said:
        """The indents that a level of a list gives its paragraphs."""
        one = self.numbering.list_of(number_id)
        at = None if one is None else one.levels.get(level or 0)
        said = {} if at is None else said_by(at.paragraph)
        return {name: value for name, value in said.items() if name.startswith("ind@")}

    def table_says(self, style: str, parts: Sequence[str], properties: str) -> Said:
        """What the style of a table says of the w:pPr or w:rPr in a cell that these parts of it hold for."""
        said: Said = {}
        for element in reversed(self.chain(style)):
            said = over(said, said_by(element.find(W + properties)))
            own = {part.get(W + "type", ""): part for part in element.iterchildren(W + "tblStylePr")}
            for part in parts if own else ():
                if part in own:
                    said = over(said, said_by(own[part].find(W + properties)))
        return said

    def _read(self, name: str) -> Style:
        paragraph: Said = {}
        letters: Said = {}
        number_id: str | None = None
        level: int | None = None
        ids = self._ids(name)
        for one in reversed(ids):
            element = self._elements[one]
            own = said_by(element.find(W + "pPr"))
            if "numId@val" in own or "ilvl@val" in own:
                number_id = own.get("numId@val", number_id)
                tied = None if number_id is None else self.numbering.level_of_style(number_id, one)
                level = level_in(own, level if tied is None else tied)
                paragraph = over(paragraph, self.list_says(number_id, level))
            paragraph = over(paragraph, own)
            letters = over(letters, said_by(element.find(RUN_PROPERTIES)))
        shown = child_value(self._elements[name], "name") if name in self._elements else None
        return Style(shown or name, paragraph, letters, number_id, level, tuple(ids))

    def _ids(self, style: str) -> list[str]:
        ids: list[str] = []
        while style in self._elements and style not in ids:
            ids.append(style)
            style = child_value(self._elements[style], "basedOn") or ""
        return ids

    def _has_parts(self, name: str) -> bool:
        if self._elements[name].get(W + "type") != "table":
            return False
        return any(one.find(W + "tblStylePr") is not None for one in self.chain(name))


def level_in(said: Said, otherwise: int | None) -> int | None:
    """The level of a list, from 0 to 8, that properties name."""
    level = said.get("ilvl@val", "")
    return int(level) if len(level) == 1 and level in "012345678" else otherwise


@lru_cache(maxsize=8)
def read_levels(styles: bytes | None, theme: bytes | None, numbering: bytes | None) -> StyleLevels:
    """The levels that these parts make; files of one template share them. Raises ``DamagedPart``."""
    roots = [None if one is None else parse_xml(one) for one in (styles, theme, numbering)]
    return StyleLevels(*roots)


def _defaults(defaults: etree._Element | None, properties: str) -> Said:
    return said_by(None if defaults is None else defaults.find(f"{W}{properties}Default/{W}{properties}"))

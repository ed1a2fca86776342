"""The automatic numbers of Word (đánh số tự động), counted and written the way Word shows them.

ECMA-376 part 1, 17.9. What it leaves open follows Word: a level that was skipped counts as if it had been
there once (Microsoft KB Q110380), and a list that shares its definition with another goes on counting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.vietnamese.letters import roman
from generator.vietnamese.number_words import in_words
from generator.word.wordml import W

LEVELS = 9
_LONGEST_TEXT = 200
_LARGEST_LETTER = 780
"""Word's own limit for letters: it repeats them, aa, bb … up to thirty times."""
_LARGEST_NUMBER = 10**9
_PLACE = re.compile("%([1-9])")
_BULLETS_AS_TYPED = frozenset("-–—+*")


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """One level of a list: where it starts, how its number is written, and what restarts it.

    ``restart`` is the 1-based level whose use restarts this one, 0 for never, None for any larger level;
    ``paragraph`` the w:pPr that paragraphs of the level take over.
    """

    start: int = 0
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    font: str | None = None
    hidden: bool = False
    paragraph: etree._Element | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list that paragraphs belong to (w:num); lists with the same ``counted_as`` count together."""

    counted_as: str
    levels: Mapping[int, NumberLevel]
    restarted: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Label:
    """A number as it is printed, with the blank behind it, and the font it is printed in."""

    text: str
    font: str | None


class Numbering:
    """The lists that a Word file defines, by the ids that paragraphs name."""

    def __init__(self, root: etree._Element | None, list_styles: Mapping[str, str] | None = None) -> None:
        """Read ``numbering.xml``; ``list_styles`` tells the list of each numbering style."""
        self._lists: dict[str, NumberedList] = {}
        if root is None:
            return
        abstract = {_id(one, "abstractNumId"): one for one in root.iterchildren(W + "abstractNum")}
        numbers = {_id(one, "numId"): one for one in root.iterchildren(W + "num")}
        for number_id, number in numbers.items():
            self._lists[number_id] = _list(number, numbers, abstract, list_styles or {})

    def list_of(self, number_id: str | None) -> NumberedList | None:
        """The list of an id; None for 0, which switches numbers off, and for what is not defined."""
        return None if number_id in {None, "0"} else self._lists.get(number_id or "")

    def level_of_style(self, number_id: str, style: str) -> int | None:
        """The level that a list ties to a paragraph style, if it does."""
        one = self.list_of(number_id)
        if one is None:
            return None
        return next((level for level, each in one.levels.items() if each.style == style), None)

    def place_of(
        self, number_id: str | None, level: int | None, styles: Sequence[str]
    ) -> tuple[str, int] | None:
        """The list and level of a paragraph, by what it or its style says; None where it has no number.

        ``styles`` are the ids of its style and of the bases of that: one of them may be tied to a level.
        """
        if number_id is None or self.list_of(number_id) is None:
            return None
        if level is not None:
            return number_id, level
        tied = (self.level_of_style(number_id, name) for name in styles)
        return number_id, next((one for one in tied if one is not None), 0)


@dataclass(slots=True)
class Counting:
    """The numbers reached so far in one story of a file."""

    numbering: Numbering
    _reached: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next_label(self, number_id: str, level: int) -> Label | None:
        """Count a paragraph of a list and return its label; None where it prints none."""
        one = self.numbering.list_of(number_id)
        if one is None or level not in one.levels:
            return None
        reached = self._reached.setdefault(one.counted_as, [None] * LEVELS)
        self._count(reached, number_id, one, level)
        at = one.levels[level]
        if at.hidden:
            return None
        text = _label_text(at, one.levels, reached)
        return Label(text, at.font) if text.strip() else None

    def _count(self, reached: list[int | None], number_id: str, one: NumberedList, level: int) -> None:
        for upper in range(level):
            if reached[upper] is None and upper in one.levels:
                reached[upper] = one.levels[upper].start
        if level in one.restarted and (number_id, level) not in self._begun:
            self._begun.add((number_id, level))
            reached[level] = None
        now = reached[level]
        reached[level] = one.levels[level].start if now is None else min(now + 1, _LARGEST_NUMBER)
        for lower in range(level + 1, LEVELS):
            restart = one.levels[lower].restart if lower in one.levels else None
            if restart is None or restart > lower or level < restart:
                reached[lower] = None


def list_styles(styles: Mapping[str, etree._Element]) -> Mapping[str, str]:
    """The list (w:numId) of each numbering style among these."""
    found = {}
    for name, style in styles.items():
        if style.get(W + "type") == "numbering":
            number = style.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                found[name] = number.get(W + "val", "")
    return found


def written(number: int, number_format: str) -> str:
    """Write a number in one of Word's formats (w:numFmt); what is not known is written in digits."""
    match number_format:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if 1 <= number <= _LARGEST_LETTER:
            times, place = divmod(number - 1, 26)
            letters = chr(ord("a") + place) * (times + 1)
            return letters if number_format == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman" if 1 <= number <= 3999:
            return roman(number) if number_format == "upperRoman" else roman(number).lower()
        case "vietnameseCounting" if number >= 0:
            return in_words(number)
    return str(number)


def _label_text(at: NumberLevel, levels: Mapping[int, NumberLevel], reached: list[int | None]) -> str:
    if at.format == "bullet":
        return f"{at.text} " if at.text in _BULLETS_AS_TYPED else "- "

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        value = reached[level]
        if value is None:
            return ""
        shape = levels[level].format if level in levels else "decimal"
        return written(value, "decimal" if at.legal and shape not in {"none", "decimalZero"} else shape)

    text = _PLACE.sub(number, at.text)
    return text if at.suffix == "nothing" or not text else f"{text} "


def _list(
    number: etree._Element,
    numbers: Mapping[str, etree._Element],
    abstract: Mapping[str, etree._Element],
    list_styles: Mapping[str, str],
) -> NumberedList:
    counted_as = child_value(number, "abstractNumId") or ""
    definition = abstract.get(counted_as)
    link = child_value(definition, "numStyleLink")
    if link is not None and (linked := numbers.get(list_styles.get(link, ""))) is not None:
        # A list that only names a numbering style has the levels of that style's own list.
        counted_as = child_value(linked, "abstractNumId") or ""
        definition = abstract.get(counted_as)
    levels = {} if definition is None else _levels(definition)
    restarted = set()
    for override in number.iterchildren(W + "lvlOverride"):
        level = _integer(override.get(W + "ilvl"), -1)
        if not 0 <= level < LEVELS:
            continue
        levels |= _levels(override)
        start = child_value(override, "startOverride")
        if start is not None:
            restarted.add(level)
            levels[level] = replace(levels.get(level, NumberLevel()), start=_integer(start, 0))
    return NumberedList(counted_as, levels, frozenset(restarted))


def _levels(definition: etree._Element) -> dict[int, NumberLevel]:
    levels = {}
    for one in definition.iterchildren(W + "lvl"):
        level = _integer(one.get(W + "ilvl"), -1)
        if 0 <= level < LEVELS:
            levels[level] = _level(one)
    return levels


def _level(one: etree._Element) -> NumberLevel:
    restart = child_value(one, "lvlRestart")
    fonts = one.find(f"{W}rPr/{W}rFonts")
    return NumberLevel(
        start=_integer(child_value(one, "start"), 0),
        format=child_value(one, "numFmt") or "decimal",
        text=(child_value(one, "lvlText") or "")[:_LONGEST_TEXT],
        suffix=child_value(one, "suff") or "tab",
        restart=None if restart is None else _integer(restart, 0),
        legal=is_on(one.find(W + "isLgl")),
        style=child_value(one, "pStyle"),
        font=None if fonts is None else fonts.get(W + "hAnsi", fonts.get(W + "ascii")),
        hidden=is_on(one.find(f"{W}rPr/{W}vanish")),
        paragraph=one.find(W + "pPr"),
    )


def child_value(element: etree._Element | None, name: str) -> str | None:
    """The value of a child that has nothing but one (``<w:pStyle w:val="…"/>``)."""
    child = None if element is None else element.find(W + name)
    return None if child is None else child.get(W + "val")


def level_number(numbers: etree._Element | None) -> int | None:
    """The level that w:numPr names, from 0 to 8."""
    level = child_value(numbers, "ilvl")
    return int(level) if level is not None and level in "012345678" and len(level) == 1 else None


def is_on(element: etree._Element | None) -> bool:
    """Whether a property that is there or not (w:vanish, w:isLgl) holds."""
    return element is not None and element.get(W + "val", "true") not in {"0", "false", "off"}


def _id(element: etree._Element, name: str) -> str:
    return element.get(W + name) or ""


def _integer(text: str | None, otherwise: int) -> int:
    if text is None or not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        return otherwise
    return int(text)

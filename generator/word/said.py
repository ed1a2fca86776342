"""What the properties of a paragraph or run say (thuộc tính định dạng), flat: one level goes over another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from generator.word.wordml import W

Said = Mapping[str, str]
"""What one level says: "ind@left" → "720"; an element without attributes says "keepNext@" → ""."""
Properties = tuple[tuple[str, ...], ...]
"""A w:pPr or w:rPr as a value: each of its elements that matters as its tag, and its attributes in turn."""

_NOT_SAID: Final = frozenset(
    {W + name for name in ("rPr", "sectPr", "pPrChange", "rPrChange", "tabs", "lang")}
)
_NESTED: Final = frozenset({W + "numPr", W + "pBdr"})
_START: Final = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_RIVALS: Final = {
    "ind@firstLine": ("ind@hanging", "ind@hangingChars"),
    "ind@firstLineChars": ("ind@hanging", "ind@hangingChars"),
    "ind@hanging": ("ind@firstLine", "ind@firstLineChars"),
    "ind@hangingChars": ("ind@firstLine", "ind@firstLineChars"),
    "rFonts@hAnsi": ("rFonts@hAnsiTheme",),
    "rFonts@ascii": ("rFonts@asciiTheme",),
}
"""What a level takes away from those below it by saying the other thing."""
_OFF: Final = frozenset({"0", "false", "off", "none"})
_MEASURE: Final = re.compile(r"(-?\d{1,9}(?:\.\d{1,6})?)(pt|pc|pi|in|cm|mm)?")
_TWIPS: Final = {"pt": 20.0, "pc": 240.0, "pi": 240.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "in": 1440.0}


def properties_of(element: etree._Element | None) -> Properties:
    """What a w:pPr or w:rPr says, as a value that can be compared."""
    if element is None:
        return ()
    found: list[tuple[str, ...]] = []
    for child in element:
        tag = child.tag
        if tag in _NESTED:
            found += [_flat(one) for one in child]
        elif tag not in _NOT_SAID:
            found.append(_flat(child))
    return tuple(found)


def _flat(element: etree._Element) -> tuple[str, ...]:
    flat = [str(element.tag)]
    for pair in element.items():
        flat += pair  # type: ignore[arg-type]  # names and values of a parsed file are text
    return tuple(flat)


def said_in(properties: Properties) -> Said:
    """The same by names without their namespace."""
    said: dict[str, str] = {}
    for tag, *attributes in properties:
        name = tag.rpartition("}")[2]
        if not attributes:
            said[f"{name}@"] = ""
        for key, value in zip(attributes[::2], attributes[1::2], strict=True):
            attribute = key.rpartition("}")[2]
            said[f"{name}@{_START.get(attribute, attribute)}"] = value
    return said


def said_by(element: etree._Element | None) -> Said:
    """What a w:pPr or w:rPr says."""
    return said_in(properties_of(element))


def over(base: Said, own: Said) -> Said:
    """A level laid over those below it."""
    if not own:
        return base
    gone = {rival for name in own for rival in _RIVALS.get(name, ()) if rival not in own}
    return {name: value for name, value in base.items() if name not in gone} | dict(own)


def is_said(said: Said, name: str) -> bool:
    """Whether a level says anything of what is there or not (w:b, w:keepNext)."""
    return f"{name}@" in said or f"{name}@val" in said


def is_on(said: Said, name: str) -> bool:
    """Whether what is there or not is there."""
    return is_said(said, name) and said.get(f"{name}@val", "1") not in _OFF


def is_yes(text: str | None) -> bool:
    """Whether an attribute that is yes or no (w:beforeAutospacing) is yes."""
    return text is not None and text not in _OFF


def twips(text: str | None, otherwise: int) -> int:
    """A length in twips, in whatever unit it is written."""
    match = None if text is None else _MEASURE.fullmatch(text)
    return otherwise if match is None else round(float(match[1]) * _TWIPS.get(match[2], 1.0))


def half_points(text: str | None, otherwise: float) -> float:
    """A size of letters in points; a number alone counts half points."""
    match = None if text is None else _MEASURE.fullmatch(text)
    if match is None:
        return otherwise
    return float(match[1]) * _TWIPS[match[2]] / 20 if match[2] else float(match[1]) / 2

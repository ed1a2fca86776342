"""Lists of web pages (danh sách): the numbers that a browser shows and nobody typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.importing.markers import marker_of
from generator.word.numbering import written

_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_INTEGER = re.compile(r"[+-]?\d{1,6}", re.ASCII)
_DASHES = ("-", "–", "+", "•", "*")


@dataclass(slots=True)
class List:
    """A list that is being read: ``shape`` is one of ``1 a A i I -``, or "" for no signs."""

    shape: str
    next_number: int = 1
    step: int = 1

    @classmethod
    def opened(cls, tag: str, attributes: Mapping[str, str], items: int) -> List:
        """A list by its attributes (``type``, ``start``, ``reversed``, style) and the number of its items."""
        styled = _styled(attributes)
        if styled == "":
            return cls("")
        if tag != "ol":
            return cls("-")
        backwards = "reversed" in attributes
        start = _integer(attributes.get("start"), items if backwards else 1)
        shape = styled or attributes.get("type", "1")
        return cls(shape if shape in _FORMATS else "1", start, -1 if backwards else 1)

    def next_label(self, attributes: Mapping[str, str]) -> str | None:
        """The sign of the next item, ``3.``, ``c)`` or ``-``; None where none is shown.

        A browser writes ``c.``; in regulations a letter has a bracket (NĐ 30/2020, PL1 II.6đ).
        """
        number = _integer(attributes.get("value"), self.next_number)
        self.next_number = number + self.step
        if not self.shape or _styled(attributes) == "":
            return None
        if self.shape == "-":
            return "-"
        return written(number, _FORMATS.get(self.shape, "decimal")) + (")" if self.shape == "a" else ".")


def is_typed(label: str, text: str) -> bool:
    """Whether the text of an item begins with a sign of its kind already, typed by hand."""
    if label == "-":
        return text.startswith(_DASHES)
    typed, shown = marker_of(text), marker_of(label)
    return typed is not None and shown is not None and typed.level is shown.level


def _styled(attributes: Mapping[str, str]) -> str | None:
    """The shape that a style asks for, "" for none; None where it asks for nothing."""
    match = _STYLE.search(attributes.get("style", ""))
    if match is None:
        return None
    words = match[1].casefold().split()
    if "none" in words:
        return ""
    return next((_STYLES[word] for word in words if word in _STYLES), None)


def _integer(text: str | None, otherwise: int) -> int:
    match = _INTEGER.fullmatch((text or "").strip())
    return int(match.group()) if match else otherwise

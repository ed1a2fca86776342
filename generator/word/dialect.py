"""docxtpl's dialect of tags: its preparation of the XML, turned into Jinja source whose every line is one
tag.

The preparation itself is docxtpl's own, so that templates and habits carry over. Here its result is cut into
markup and tags, each tag is put on a line of its own (Jinja then knows every tag by its line; the line feeds
are taken out again before compiling), and the output is proved well-formed for every way through the
conditions and loops.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from docxtpl import DocxTemplate

# Two noncharacters of Unicode enclose the number of a tag; no text holds them.
_MARK_START: Final = "\ufdd0"
_MARK_END: Final = "\ufdd1"
_MARK = re.compile(f"{_MARK_START}(\\d+){_MARK_END}")

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TAG_END = re.compile(r"([-+]?)(\}\}|%\})$")
_MARKUP = re.compile(rf"<(/?)([^\s/>]+)([^>]*?)(/?)>|{_MARK.pattern}", re.DOTALL)
_STATEMENT = re.compile(r"\{%[-+]?\s*(\w+)")
_EMPTY_RUN = re.compile(
    r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t(?: xml:space=\"preserve\")?(?:/>|></w:t>)</w:r>",
    re.DOTALL,
)
DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=)"\d+"')
_REPLACED_BY_NAME = re.compile(r"\{%\s*(?:vm|hm)\s*%\}")

_DOCXTPL = DocxTemplate("")

# What docxtpl turns into Jinja's own signs after rendering; here in the template's text only, never in data.
ESCAPED_SIGNS: Final = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


class Surroundings(Enum):
    """What stands around a tag in the XML, which decides how a value must be written there."""

    TEXT = "text"
    PLAIN = "plain"
    RUNS = "runs"


@dataclass(frozen=True, slots=True)
class Line:
    """One tag of the Jinja source: the number of the template's tag, None for one that docxtpl adds."""

    number: int | None
    surroundings: Surroundings


@dataclass(frozen=True, slots=True)
class Source:
    """Jinja source of one part. ``lines[0]`` is the tag on line 2 of ``text``; line 1 holds no tag.

    ``broken`` holds the numbers of tags around which the XML of the output would not be well-formed.
    """

    text: str
    lines: tuple[Line, ...]
    broken: tuple[int | None, ...]

    def line(self, number: int) -> Line | None:
        """The tag on a line of the text, counted from 1."""
        return self.lines[number - 2] if 2 <= number <= len(self.lines) + 1 else None


def mark(raw: str, number: int) -> str:
    """Write the number of a tag into it, so that it is known again after docxtpl moved it about."""
    if _REPLACED_BY_NAME.fullmatch(raw):
        return raw
    return _TAG_END.sub(rf" {_MARK_START}{number}{_MARK_END}\1\2", raw)


def unmark(text: str) -> str:
    """The text without the numbers that ``mark`` wrote into it."""
    return _MARK.sub("", text)


def clean_tag(code: str) -> str:
    """Clean the inside of a tag as docxtpl does (smart quotes become straight)."""
    cleaned: str = _DOCXTPL.patch_xml("{{" + html.escape(code, quote=False) + "}}")
    return html.unescape(cleaned[2:-2]).strip()


def prepare(xml: str) -> Source:
    """Turn the XML of a part with marked tags into Jinja source (chuẩn bị mẫu)."""
    patched: str = _DOCXTPL.patch_xml(xml).replace("\n", "")
    patched = patched.replace("<w:t>", '<w:t xml:space="preserve">')
    patched = _EMPTY_RUN.sub("", patched)
    patched = DRAWING_ID.sub(r'\1"{{ 0|_drawing }}"', patched)
    pieces = _TAG.split(patched)
    tags = _TAG.findall(patched)
    kept: list[tuple[str, int | None]] = []
    masked = [pieces[0]]
    written = [pieces[0]]
    for tag, following in zip(tags, pieces[1:], strict=True):
        if not tag.startswith("{#"):
            match = _MARK.search(tag)
            masked.append(f"{_MARK_START}{len(kept)}{_MARK_END}")
            bare = html.unescape(unmark(tag))
            kept.append((bare, int(match.group(1)) if match else None))
            written.append("\n" + bare)
        masked.append(following)
        written.append(following)
    surroundings, broken = _prove("".join(masked), [tag for tag, _number in kept])
    lines = tuple(Line(number, around) for (_tag, number), around in zip(kept, surroundings, strict=True))
    return Source("".join(written), lines, tuple(kept[index][1] for index in broken))


def _prove(masked: str, tags: list[str]) -> tuple[list[Surroundings], list[int]]:
    """Follow the elements through the part: each branch must end with the same elements open as it began
    with.

    Then every way through conditions and loops writes well-formed XML, since values are escaped. Returns what
    stands around each tag, and the indexes of tags where this does not hold.
    """
    surroundings = [Surroundings.PLAIN] * len(tags)
    open_elements: list[str] = []
    branches: list[tuple[list[str], int]] = []
    broken: list[int] = []
    last = 0
    for match in _MARKUP.finditer(masked):
        closes, name, _attributes, closes_itself, index = match.groups()
        if index is None:
            if closes:
                if not open_elements or open_elements.pop() != name:
                    return surroundings, [*broken, last]
            elif not closes_itself and name[0] not in "?!":
                open_elements.append(name)
            continue
        last = int(index)
        around = open_elements[-1] if open_elements else ""
        if around == "w:t":
            surroundings[last] = Surroundings.TEXT
        elif around.startswith("w:"):
            surroundings[last] = Surroundings.RUNS
        statement = _STATEMENT.match(tags[last])
        word = statement.group(1) if statement else ""
        if word in {"for", "if"}:
            branches.append((list(open_elements), last))
        elif word in {"elif", "else", "endif", "endfor"}:
            if not branches or branches[-1][0] != open_elements:
                broken.append(last)
            if word.startswith("end") and branches:
                open_elements = branches.pop()[0]
    return surroundings, broken

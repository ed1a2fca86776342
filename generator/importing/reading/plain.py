"""Plain text, and the lines of pages in general: page numbers and running heads told from paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.importing.characters import cleaned
from generator.importing.markers import marker_of
from generator.importing.paragraphs import ReadFile, Reason, SetAside, SourceParagraph
from generator.importing.reading.limits import MAX_PARAGRAPHS, MAX_SIGNS, report_too_long
from generator.importing.wrapping import Line, Shape, join_lines
from generator.vietnamese.encodings import guess_legacy
from generator.vietnamese.text import FORBIDDEN

_PAGE_NUMBER = re.compile(r"(?:[-–—\[(]\s*)?(?:[Tt]rang\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?(?:\s*[-–—\])])?")
_USUAL_CONTROLS = frozenset("\r\f\v\x85\u2028\u2029")
"""Ends of lines and pages."""
_LEADS_TO_PAGE = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{1,4}$")
_CONTENTS = re.compile(r"MỤC LỤC|Mục lục")
_LONGEST_ENTRY = 3
_MOST_RUNNING = 120
"""A running head is no longer than so many signs."""
_ENOUGH_PAGES = 3
_RUNNING_SHARE = 0.4
"""What stands at the head or foot of so many pages in the same words belongs to the page: heads may
alternate."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page as it stands in the file; ``page`` counts from 1.

    ``shape`` is how it stands on a printed page; ``reason`` why it is no part of the text, if that is known.
    """

    text: str
    number: int
    page: int
    shape: Shape | None = None
    reason: Reason | None = None


def read_plain(data: bytes, file: str, found: Diagnostics) -> ReadFile | None:
    """Read a text file, also of an old encoding or font (TCVN3, VNI); a form feed ends a page.

    Errors: ``wrong-encoding``, ``text-too-long``, ``no-text``.
    """
    text = decoded(data, file, found)
    if text is None:
        return None
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    read = from_pages("text", _page_lines(pages))
    if read.paragraphs:
        return read
    found.error("no-text", _("the file holds no text"), Location(file), _("check that it is the right file"))
    return None


def decoded(data: bytes, file: str, found: Diagnostics) -> str | None:
    """The text of a file in whatever encoding it is; what is no text, or too much of it, is reported."""
    legacy = guess_legacy(data)
    if legacy is not None:
        message = _("the text is written in {encoding}; it was converted to Unicode")
        found.note("converted", message.format(encoding=legacy.value), Location(file))
        text = legacy.decode(data)
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            line = data.count(b"\n", 0, problem.start) + 1
            message = _("this is no text in any encoding of Vietnamese that is known")
            hint = _("open the file in the program it was written with, and save it as Word or as UTF-8 text")
            found.error("wrong-encoding", message, Location(file, line), hint)
            return None
    if len(text) > MAX_SIGNS or text.count("\n") > MAX_PARAGRAPHS:
        report_too_long(Location(file), found)
        return None
    _report_controls(text, file, found)
    return text


def _report_controls(text: str, file: str, found: Diagnostics) -> None:
    controls = [match for match in FORBIDDEN.finditer(text) if match.group() not in _USUAL_CONTROLS]
    if controls:
        message = _("{count} control characters that cannot be printed were left out, the first one here")
        line = text.count("\n", 0, controls[0].start()) + 1
        found.note("control-characters", message.format(count=len(controls)), Location(file, line))


def from_pages(kind: str, lines: Iterable[PageLine]) -> ReadFile:
    """Make paragraphs of the lines of pages; page numbers and running heads are set aside."""
    with_text = [(line, cleaned(line.text)) for line in lines]
    filled = [replace(line, text=text) for line, text in with_text if text]
    aside = {line.number: line.reason for line in filled if line.reason}
    aside |= dict(_furniture([line for line in filled if not line.reason]))
    kept: list[Line] = []
    empty = above = 0
    for line in filled:
        empty += line.number - above - 1
        above = line.number
        if line.number not in aside:
            kept.append(Line(line.text, line.number, empty, line.shape))
            empty = 0
    return ReadFile(
        kind,
        join_lines(kept),
        tuple(
            SetAside(SourceParagraph(line.text, line.number, line.number), aside[line.number])
            for line in filled
            if line.number in aside
        ),
    )


def _page_lines(pages: Sequence[str]) -> Iterator[PageLine]:
    number = 0
    for page, text in enumerate(pages, start=1):
        for line in text.split("\n"):
            number += 1
            yield PageLine(line, number, page)


def _furniture(lines: Sequence[PageLine]) -> Iterator[tuple[int, Reason]]:
    """The lines that belong to the page and not to the text: page numbers in their order, running heads."""
    contents = set(_contents(lines))
    yield from ((number, Reason.CONTENTS) for number in contents)
    lines = [line for line in lines if line.number not in contents]
    numbered = _numbered_pages(lines)
    last = 0
    for line in lines:
        match = _PAGE_NUMBER.fullmatch(line.text)
        if match is not None and (last < int(match[1]) <= last + 3 or line.number in numbered):
            last = int(match[1])
            yield line.number, Reason.PAGE_NUMBER
    for edge in _edges(lines):
        times = Counter(line.text for line in edge)
        enough = max(_ENOUGH_PAGES, _RUNNING_SHARE * len(edge))
        for line in edge:
            running = times[line.text] >= enough and len(line.text) <= _MOST_RUNNING
            if running and marker_of(line.text) is None:
                yield line.number, Reason.RUNNING_HEAD


def _contents(lines: Sequence[PageLine]) -> Iterator[int]:
    """A table of contents: from its title to the last of its lines that dots lead to a page."""
    leading = [index for index, line in enumerate(lines) if _LEADS_TO_PAGE.search(line.text)]
    if len(leading) < _ENOUGH_PAGES:
        return
    above = (index for index in range(leading[0], -1, -1) if _CONTENTS.fullmatch(lines[index].text))
    first = next(above, leading[0])
    yield from (line.number for line in lines[first : leading[0]])
    for index, following in zip(leading, (*leading[1:], leading[-1]), strict=True):
        # An entry may take two lines, of which only the second has the dots.
        end = following if following - index <= _LONGEST_ENTRY else index
        yield from (line.number for line in lines[index : max(end, index + 1)])


def _numbered_pages(lines: Sequence[PageLine]) -> set[int]:
    """The numbers at the edge of a page that the page before or after it counts on: they may begin anew."""
    pages: dict[int, list[PageLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    found = {
        (page, int(match[1])): edge.number
        for page, inside in pages.items()
        for edge in (inside[-1], inside[0])
        if (match := _PAGE_NUMBER.fullmatch(edge.text)) is not None
    }
    return {
        place
        for (page, number), place in found.items()
        if (page - 1, number - 1) in found or (page + 1, number + 1) in found
    }


def _edges(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[PageLine]]:
    """The first line of every page that is no page number, and the last; none where there are few pages."""
    pages: dict[int, list[PageLine]] = {}
    for line in lines:
        if not _PAGE_NUMBER.fullmatch(line.text):
            pages.setdefault(line.page, []).append(line)
    if len(pages) < _ENOUGH_PAGES:
        return [], []
    return [page[0] for page in pages.values()], [page[-1] for page in pages.values()]

"""PDF files with text (đọc tệp PDF): their lines as PDFium shows them, made into paragraphs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _
from statistics import median

from generator.diagnostics import Diagnostics, Location
from generator.importing.characters import cleaned
from generator.importing.markers import marker_of
from generator.importing.paragraphs import ReadFile, Reason
from generator.importing.reading.limits import report_too_long
from generator.importing.reading.pdf_page import restore_u_horn
from generator.importing.reading.pdf_worker import MAX_PAGES, Answer, PrintedPage
from generator.importing.reading.plain import PageLine, from_pages
from generator.importing.wrapping import Shape
from generator.vietnamese.encodings import LegacyEncoding, guess_legacy
from generator.vietnamese.syllables import share_of_syllables, share_with_marks

TIME_LIMIT_S = 60.0
"""How long PDFium may take for one file; 150 pages take it two seconds."""

_GOOD_SHARE = 0.85
_LEAST_SHARE = 0.6
_USUAL_MARKS = 0.88
"""Of the words of sound papers more than 95 in 100 are syllables; below six in ten none can put it right."""
_TOLERANCE_PT = 3.0
_SHARP_EDGE = 3
"""Where so many lines end, the page's text ends."""
_ENOUGH_LINES = 5
"""So many lines must go on from the line above before their place says anything."""
_MOST_NAMED = 20
"""So many pages without text are named one by one."""


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    text: str
    left: float
    right: float
    word_pt: float
    column: int
    is_note: bool


def read_pdf(
    data: bytes, file: str, found: Diagnostics, *, time_limit_s: float = TIME_LIMIT_S
) -> ReadFile | None:
    """Read a PDF that holds text; a page that holds only a picture is named (``page-without-text``).

    Errors: ``encrypted``, ``broken-pdf``, ``too-many-pages``, ``text-too-long``, ``pdf-too-heavy`` (more time
    or memory than any honest file takes), ``no-text`` (a scan), ``unreadable-letters`` (an OCR layer that is
    mostly wrong). Text of TCVN3 and VNI fonts comes out in Unicode. Nothing that the file holds is executed.
    """
    answer = _ask_worker(data, time_limit_s)
    here = Location(file)
    if answer is None:
        message = _("reading the PDF takes more time or memory than any honest file")
        found.error("pdf-too-heavy", message, here, _("print it to a new PDF, or divide it"))
        return None
    if answer["problem"] is not None:
        _refuse(answer["problem"], here, found)
        return None
    pages = answer["pages"]
    lines, across = _lines(pages), _across(pages)
    if not lines:
        message = _("the PDF holds no text: it is a scan, or a drawing")
        hint = _("recognise its letters (OCR) first, and give the PDF or the text that comes out")
        found.error("no-text", message, here, hint)
        return None
    _name_pages_without_text(pages, here, found)
    lines = _in_unicode(lines, answer["fonts"], here, found)
    if not _is_legible(lines, here, found):
        return None
    shaped = [
        PageLine(line.text, number, line.page, shape, Reason.NOTE if line.is_note else None)
        for number, (line, shape) in enumerate(zip(lines, _shapes(lines), strict=True), start=1)
    ]
    after = len(shaped)
    shaped += [
        PageLine(text, after + number, page, None, Reason.RUNNING_HEAD)
        for number, (text, page) in enumerate(across, start=1)
    ]
    return from_pages("pdf", shaped)


def _ask_worker(data: bytes, time_limit_s: float) -> Answer | None:
    """What the worker found; None when it was too much for it, or when PDFium broke."""
    command = [sys.executable, "-P", "-m", "generator.importing.reading.pdf_worker"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=time_limit_s, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        return None
    answer: Answer = json.loads(done.stdout)
    return answer


def _refuse(problem: str, here: Location, found: Diagnostics) -> None:
    match problem:
        case "encrypted":
            message = _("the file is locked with a password")
            found.error("encrypted", message, here, _("open it with its password and save it without one"))
        case "too-many-pages":
            message = _("the PDF has more than {limit} pages").format(limit=MAX_PAGES)
            found.error("too-many-pages", message, here, _("give only the pages of the regulation"))
        case "too-long":
            report_too_long(here, found)
        case _:
            message = _("the PDF is damaged and cannot be opened")
            found.error("broken-pdf", message, here, _("fetch it again from where it came"))


def _lines(pages: Sequence[PrintedPage]) -> list[_Line]:
    return [_Line(number, *line) for number, page in enumerate(pages, start=1) for line in page["lines"]]


def _name_pages_without_text(pages: Sequence[PrintedPage], here: Location, found: Diagnostics) -> None:
    without = [n for n, page in enumerate(pages, start=1) if page["drawn"] and not page["lines"]]
    for number in without[:_MOST_NAMED]:
        message = _("page {page} of the PDF holds no text, only a picture or a drawing; it was not read")
        hint = _("recognise its letters (OCR) first, or type what the page says")
        found.warning("page-without-text", message.format(page=number), here, hint)


def _in_unicode(
    lines: Sequence[_Line], fonts: Sequence[tuple[str, str]], here: Location, found: Diagnostics
) -> list[_Line]:
    """Letters of old fonts turned into Unicode, where the names of the fonts did not say what they are."""
    if fonts:
        message = _("text in the fonts {fonts} was typed in {encoding}; it was turned into Unicode")
        for encoding in dict.fromkeys(encoding for _font, encoding in fonts):
            names = ", ".join(font for font, one in fonts if one == encoding)
            found.note("converted", message.format(fonts=names, encoding=encoding), here)
    data = "\n".join(line.text for line in lines).encode("utf-8", "replace")
    legacy = guess_legacy(data)
    if legacy not in {LegacyEncoding.TCVN3_IN_UTF_8, LegacyEncoding.VNI_IN_UTF_8}:
        return list(lines)
    message = _("the text is written in {encoding}; it was converted to Unicode")
    found.note("converted", message.format(encoding=legacy.value), here)
    restore = restore_u_horn if legacy is LegacyEncoding.TCVN3_IN_UTF_8 else str
    return [replace(line, text=legacy.decode(restore(line.text).encode())) for line in lines]


def _is_legible(lines: Sequence[_Line], here: Location, found: Diagnostics) -> bool:
    """Whether the letters are sense; else it is a scan whose letters a machine read wrongly, or a cipher."""
    text = "\n".join(line.text for line in lines)
    syllables, marked = share_of_syllables(text), share_with_marks(text)
    if syllables is None or marked is None:
        return True
    share = min(syllables, marked + 1 - _USUAL_MARKS)
    if share >= _GOOD_SHARE:
        return True
    message = _("only {share} of the words can be Vietnamese; letters were read wrongly")
    message = message.format(share=f"{share:.0%}")
    hint = _("recognise the letters of the scan (OCR) again, with Vietnamese as the language")
    if share < _LEAST_SHARE:
        found.error("unreadable-letters", message, here, hint)
        return False
    found.warning("doubtful-letters", message, here, hint)
    return True


def _shapes(lines: Sequence[_Line]) -> list[Shape | None]:
    """How each line stands on its page; None for cells of tables and columns of few lines."""
    edges = _right_edges(lines)
    lefts, only_there = _where_lines_go_on(lines)
    shapes: list[Shape | None] = []
    for line in lines:
        edge = edges.get((line.page, line.column))
        opens = None
        if line.column == 0 and lefts:
            elsewhere = all(abs(line.left - left) > _TOLERANCE_PT for left in lefts)
            opens = True if elsewhere else (False if only_there else None)
        shapes.append(None if edge is None else Shape(edge - line.right, line.word_pt, opens))
    return shapes


def _right_edges(lines: Sequence[_Line]) -> dict[tuple[int, int], float]:
    """Where lines end that are full, by page and column: where several end, else as on other pages."""
    ends: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        ends.setdefault((line.page, line.column), []).append(line.right)
    sure: dict[tuple[int, int], float] = {}
    for place, rights in ends.items():
        edge = max(rights)
        if sum(edge - right < _TOLERANCE_PT for right in rights) >= _SHARP_EDGE:
            sure[place] = edge
    whole = [edge for (_page, column), edge in sure.items() if column == 0]
    usual = median(whole) if whole else max((line.right for line in lines if line.column == 0), default=0.0)
    return {(page, 0): max(usual, *rights) for (page, column), rights in ends.items() if column == 0} | sure


def _where_lines_go_on(lines: Sequence[_Line]) -> tuple[tuple[float, ...], bool]:
    """Where lines begin that go on from the line above, and whether paragraphs hardly ever begin there."""
    body = [line for line in lines if line.column == 0 and not line.is_note]
    starting = [line for line in body if marker_of(cleaned(line.text)) is not None]
    starts = set(starting)
    going_on = Counter(round(one.left) for one in body if one.text[0].islower() and one not in starts)
    if going_on.total() < _ENOUGH_LINES:
        return (), False
    lefts = tuple(left for left, times in going_on.items() if times >= going_on.total() / 10)
    there = sum(any(abs(line.left - left) <= _TOLERANCE_PT for left in lefts) for line in starting)
    return lefts, there < len(starting) / 10


def _across(pages: Sequence[PrintedPage]) -> list[tuple[str, int]]:
    """What runs across the lines, a stamp or a watermark, and its page."""
    return [(text, number) for number, page in enumerate(pages, start=1) for text in page["turned"]]

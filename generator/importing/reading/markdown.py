"""Markdown files (đọc tệp Markdown): the text without its marks, numbers as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.importing.characters import cleaned
from generator.importing.markers import marker_of
from generator.importing.paragraphs import ReadFile, Reason, SetAside, SourceParagraph, SourceTable, row_text
from generator.importing.reading.plain import decoded
from generator.importing.reading.word_tables import MOST_COLUMNS, is_of_a_paper
from generator.importing.wrapping import wants_more

_FENCE = re.compile(r"\s*(?:```|~~~)")
_RULE = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+)")
_HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s|$)")
_CLOSING = re.compile(r"(?:^|(?<=\s))#+$")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_BULLET = re.compile(r"\s*[-*+]\s+")
_BELOW_HEAD = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_NOTE = re.compile(r"\s*\[\^[^\]\s]+\]:\s*(.*)")
_DEFINITION = re.compile(r"\s*\[[^\]^]+\]:\s*\S+")
_LINE_BREAK = re.compile(r"<br\s{0,3}/?>$", re.IGNORECASE)
_ALL_BOLD = re.compile(r"(?:\*\*|__)[^\s*_](?:(?!\*\*|__).)*(?:\*\*|__)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE = (
    (re.compile(r"!\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"\[\^[^\[\]\s]+\]"), ""),
    (re.compile(r"\[([^\[\]]+)\](?:\([^()]*\)|\[[^\[\]]*\])"), r"\1"),
    (
        re.compile(
            r"</?(?:a|b|br|del|div|em|i|ins|p|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.IGNORECASE
        ),
        "",
    ),
    (re.compile(r"(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?!\w)"), r"\2"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
)
_KEPT = re.compile("[\ue000-\ue05f]")
"""Where escaped signs wait in the private area while marks are removed."""


@dataclass(slots=True)
class _Read:
    paragraphs: list[SourceParagraph] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    tables: list[SourceTable] = field(default_factory=list)
    rows: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    """Those of the table that has begun, each with its line."""
    open: list[tuple[str, int]] = field(default_factory=list)
    """The lines of the paragraph that has begun, each with its number."""


def read_markdown(data: bytes, file: str, found: Diagnostics) -> ReadFile | None:
    """Read a Markdown file: headings, bold and list marks removed, typed numbers kept, tables as tables.

    A line belongs to the paragraph above it unless an empty line, a list, or the sign of a provision stands
    between them. Errors: those of ``read_plain``.
    """
    text = decoded(data, file, found)
    if text is None:
        return None
    read = _Read()
    lines = _without_comments(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    inside_fence = False
    for number, line in enumerate(lines, start=1):
        if _FENCE.match(line):
            inside_fence = not inside_fence
            _end(read)
        elif inside_fence:
            _end(read)
            read.open.append((line, number))
        else:
            _read_line(read, line, number, lines[number] if number < len(lines) else "")
    _end(read)
    if not read.paragraphs:
        found.error(
            "no-text", _("the file holds no text"), Location(file), _("check that it is the right file")
        )
        return None
    return ReadFile("markdown", tuple(read.paragraphs), tuple(read.set_aside), tuple(read.tables))


def _without_comments(text: str) -> str:
    """The text without comments, their ends of lines kept; one that nothing closes is text."""
    kept: list[str] = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end + len("-->")
    return "".join([*kept, text[place:]])


def _read_line(read: _Read, line: str, number: int, following: str) -> None:
    line = _QUOTE.sub("", line, count=1)
    bare = line.strip()
    if not bare or _RULE.fullmatch(line) or _DEFINITION.fullmatch(line):
        _end(read)
        return
    if (note := _NOTE.fullmatch(line)) is not None:
        _end(read)
        text = cleaned(_without_marks(note[1]))
        if text:
            read.set_aside.append(SetAside(SourceParagraph(text, number, number), Reason.NOTE))
        return
    if _in_table(read, line, number, following):
        return
    if read.rows:
        _end(read)
    heading = _HEADING.match(line)
    bullet = _BULLET.match(line)
    if heading is not None or bullet is not None or _opens(read, bare):
        _end(read)
    if heading is not None:
        line = _CLOSING.sub("", line[heading.end() :].strip())
    elif bullet is not None:
        line = f"- {line[bullet.end() :]}"
    read.open.append((line, number))
    if heading is not None or _is_broken(line) or (_ALL_BOLD.fullmatch(bare) and _is_sign(bare)):
        _end(read)


def _is_broken(line: str) -> bool:
    """Whether a line ends with a sign that the next one stands below it."""
    return line.endswith(("  ", "\\")) or _LINE_BREAK.search(line.rstrip()) is not None


def _opens(read: _Read, bare: str) -> bool:
    """Whether a line begins a provision, and is not the rest of a sentence that names one."""
    return bool(read.open) and _is_sign(bare) and not wants_more(read.open[-1][0].rstrip())


def _is_sign(bare: str) -> bool:
    return marker_of(cleaned(_without_marks(bare))) is not None


def _in_table(read: _Read, line: str, number: int, following: str) -> bool:
    """Take a row of a table: the head that a line of dashes follows, that line, and what comes below."""
    if "|" not in line:
        return False
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    goes_on = bool(read.rows) and number - read.rows[-1][1] == (2 if len(read.rows) == 1 else 1)
    if read.rows and number == read.rows[0][1] + 1:
        return True
    if not goes_on and not ("|" in following and _BELOW_HEAD.fullmatch(following)):
        return False
    if not goes_on:
        _end(read)
    texts = tuple(cleaned(_without_marks(cell)) for cell in _BETWEEN_CELLS.split(inside))
    read.rows.append((texts, number))
    return True


def _end_table(read: _Read) -> None:
    """End the table that has begun: short rows get empty cells, so that all are as long.

    Of what only arranges text, as in Word, each cell is a paragraph.
    """
    rows, read.rows = read.rows, []
    if not any(any(texts) for texts, _number in rows):
        return
    columns = max(len(texts) for texts, _number in rows)
    cells = [(text, number) for texts, number in rows for text in texts if text]
    if len(rows) < 2 or not 1 < columns <= MOST_COLUMNS or any(is_of_a_paper(text) for text, _n in cells):
        read.paragraphs += [SourceParagraph(text, number, number) for text, number in cells]
        return
    filled = tuple((*texts, *[""] * (columns - len(texts))) for texts, _number in rows)
    table = SourceTable(filled, rows[0][1])
    read.tables.append(table)
    for texts, (_cells, number) in zip(filled, rows, strict=True):
        if any(texts):
            read.paragraphs.append(SourceParagraph(row_text(texts), number, number, table))


def _end(read: _Read) -> None:
    """End the paragraph or the table that has begun."""
    _end_table(read)
    lines, read.open = read.open, []
    bare = (_LINE_BREAK.sub("", line.strip()).removesuffix("\\") for line, _number in lines)
    text = cleaned(_without_marks("\n".join(bare)))
    if text:
        read.paragraphs.append(SourceParagraph(text, lines[0][1], lines[-1][1]))


def _without_marks(text: str) -> str:
    text = _ESCAPED.sub(lambda match: chr(0xE000 + ord(match[1]) - 0x20), text)
    for mark, instead in _INLINE:
        text = mark.sub(instead, text)
    return _KEPT.sub(lambda match: chr(ord(match.group()) - 0xE000 + 0x20), text)

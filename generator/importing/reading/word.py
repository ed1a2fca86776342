"""Word files read into paragraphs (đọc tệp Word): numbers as Word shows them, changes as accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from gettext import gettext as _

from lxml import etree

from generator.diagnostics import Diagnostics, Location
from generator.importing.paragraphs import ReadFile, Reason, SetAside, SourceParagraph
from generator.importing.reading.word_fonts import fonts_typed_in_unicode
from generator.importing.reading.word_package import WordFile, open_word, report_too_deep
from generator.importing.reading.word_story import (
    MAX_PARAGRAPHS,
    Definitions,
    Reading,
    Story,
    TooDeep,
    TooLong,
)
from generator.importing.reading.word_styles import Styles
from generator.importing.reading.word_text import DELETIONS, INSERTIONS, runs_of
from generator.places import Story as StoryKind
from generator.places import WordPlace
from generator.vietnamese.encodings import LegacyEncoding
from generator.word.numbering import Numbering
from generator.word.places import paragraphs_of

_NOTE_REASONS = {"footnotes": Reason.NOTE, "endnotes": Reason.NOTE, "comments": Reason.COMMENT}
_BESIDE_PAGE_NUMBER = re.compile(r"(?:trang|page|of|[\W\d_])*", re.IGNORECASE)


def read_docx(data: bytes, file: str, found: Diagnostics) -> ReadFile | None:
    """Read a Word file (.docx) as Word shows it; faults are reported under the name ``file``.

    Automatic numbers stand at the beginning of their paragraphs. Tracked changes count as accepted; what was
    deleted, hidden, or stands in notes, comments and heads of pages is set aside. ``line`` is the number of
    the paragraph, empty ones and those in cells counted. Errors as of ``open_word``, and ``no-text``.
    """
    word = open_word(data, file, found)
    if word is None:
        return None
    try:
        return _read(word, file, found)
    except (TooDeep, RecursionError):  # the second where a parser has no limit of its own
        report_too_deep(found, Location(file))
    except TooLong:
        found.error(
            "docx-too-large",
            _("the Word file has more than {limit} paragraphs").format(limit=MAX_PARAGRAPHS),
            Location(file),
            _("divide it into smaller files in Word"),
        )
    return None


def _read(word: WordFile, file: str, found: Diagnostics) -> ReadFile | None:
    styles = Styles(word.styles, word.theme)
    numbering = Numbering(word.numbering, styles.list_styles())
    unicode_fonts = fonts_typed_in_unicode(runs_of(word.body, styles))
    definitions = Definitions(styles, numbering, unicode_fonts)
    reading = Story(word.body, definitions).read()
    set_aside = [*reading.set_aside, *_notes(word, reading, definitions)]
    set_aside += _heads(word, reading, definitions)
    _tell_changes(word.body, reading, file, found)
    _tell_old_fonts(reading, file, found)
    for line in reading.elsewhere:
        found.warning(
            "part-not-read",
            _("here Word shows text of another file, which was not read"),
            Location(file, line),
            _("open the file in Word and save it again as a Word document (.docx)"),
        )
    if not reading.paragraphs:
        found.error(
            "no-text",
            _("the Word file holds no text"),
            Location(file),
            _("if it shows pictures of pages, recognise their letters (OCR) first"),
        )
        return None
    set_aside.sort(key=lambda one: one.paragraph.line)
    spots = dict(paragraphs_of(word.body, WordPlace(word.main, StoryKind.BODY)))
    places = {line: spots[one] for line, one in reading.elements.items() if one in spots}
    return ReadFile("docx", tuple(reading.paragraphs), tuple(set_aside), tuple(reading.tables), places)


def _notes(word: WordFile, body: Reading, definitions: Definitions) -> Iterator[SetAside]:
    """Footnotes, endnotes and comments, each at the paragraph where its sign stands."""
    for (kind, name), note in word.notes.items():
        anchor = body.anchors.get((kind, name))
        if anchor is None and kind != "comments":
            continue  # Word shows no note whose sign is gone
        inside = _story(note, body, definitions)
        yield from _aside(inside, _NOTE_REASONS[kind], anchor.line if anchor else 1)


def _heads(word: WordFile, body: Reading, definitions: Definitions) -> Iterator[SetAside]:
    """Headers and footers, all at the first paragraph: they belong to pages, not to a place in the text."""
    for head in word.heads:
        inside = _story(head, body, definitions)
        numbers = [one for one in inside.paragraphs if _is_page_number(one, inside)]
        inside.paragraphs = [one for one in inside.paragraphs if one not in numbers]
        yield from (SetAside(replace(one, line=1, last_line=1), Reason.PAGE_NUMBER) for one in numbers)
        yield from _aside(inside, Reason.RUNNING_HEAD, 1)


def _is_page_number(one: SourceParagraph, head: Reading) -> bool:
    return one.line in head.page_numbers and _BESIDE_PAGE_NUMBER.fullmatch(one.text) is not None


def _story(root: etree._Element, body: Reading, definitions: Definitions) -> Reading:
    inside = Story(root, definitions).read()
    for one in inside.legacy:
        body.legacy.setdefault(one, 1)
    return inside


def _aside(inside: Reading, reason: Reason, line: int) -> Iterator[SetAside]:
    shown = (SetAside(one, reason) for one in inside.paragraphs)
    for each in (*shown, *inside.set_aside):
        yield replace(each, paragraph=replace(each.paragraph, line=line, last_line=line))


def _tell_changes(body: etree._Element, reading: Reading, file: str, found: Diagnostics) -> None:
    if reading.first_change is None:
        return
    message = _(
        "the file holds tracked changes; they were taken as accepted: {insertions} insertions kept, "
        "{deletions} deletions left out"
    )
    found.note(
        "tracked-changes",
        message.format(
            insertions=sum(1 for _one in body.iter(*INSERTIONS)),
            deletions=sum(1 for _one in body.iter(*DELETIONS)),
        ),
        Location(file, reading.first_change),
        _("what was deleted is listed among what was set aside"),
    )


def _tell_old_fonts(reading: Reading, file: str, found: Diagnostics) -> None:
    fonts: dict[LegacyEncoding, list[str]] = {}
    for one in reading.legacy:
        fonts.setdefault(one.encoding, []).append(one.font)
    for encoding, names in fonts.items():
        line = min(number for one, number in reading.legacy.items() if one.encoding is encoding)
        message = _("text in the fonts {fonts} was typed in {encoding}; it was turned into Unicode")
        listed = ", ".join(dict.fromkeys(names))
        found.note("converted", message.format(fonts=listed, encoding=encoding.value), Location(file, line))

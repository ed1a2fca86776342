"""Readers of files, one a format: each gives paragraphs in reading order (đọc tệp)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.importing.paragraphs import ReadFile
from generator.importing.reading.detecting import Kind, kind_of
from generator.importing.reading.html import read_html
from generator.importing.reading.legacy_word import read_doc
from generator.importing.reading.markdown import read_markdown
from generator.importing.reading.pdf import read_pdf
from generator.importing.reading.plain import read_plain
from generator.importing.reading.word import read_docx
from generator.sources.text_file import read_bytes

MAX_FILE_BYTES = 100_000_000
"""A scan with its text, of a few hundred pages in colour, is as large as that; a text never is."""

Reader = Callable[[bytes, str, Diagnostics], ReadFile | None]

_READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_plain,
    Kind.MARKDOWN: read_markdown,
    Kind.HTML: read_html,
    Kind.PDF: read_pdf,
    Kind.DOCX: read_docx,
    Kind.DOC: read_doc,
}
_ENDINGS = {
    ".txt": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".pdf": Kind.PDF,
    ".doc": Kind.DOC,
    ".docx": Kind.DOCX,
    ".docm": Kind.DOCX,
}


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The content of a file, and its kind as that content tells it (tệp đã mở)."""

    path: Path
    kind: Kind
    data: bytes

    def read(self, found: Diagnostics) -> ReadFile | None:
        """Its paragraphs; faults are those of the reader of its kind."""
        return _READERS[self.kind](self.data, str(self.path), found)


def read_file(path: Path, found: Diagnostics) -> ReadFile | None:
    """Read a regulation's file of whatever kind (đọc tệp quy chế): text, Markdown, HTML, PDF, Word.

    Errors are those of ``open_file`` and of each reader.
    """
    opened = open_file(path, found)
    return None if opened is None else opened.read(found)


def open_file(path: Path, found: Diagnostics) -> OpenedFile | None:
    """Open a file that can be read (mở tệp); its kind is told by its content.

    A name that says otherwise is noted (``other-format``). What cannot be read is reported with the way out
    and gives None: ``empty-file``, ``encrypted``, ``unreadable-format``, the codes of ``read_bytes``.
    """
    data = read_bytes(path, MAX_FILE_BYTES, found)
    if data is None:
        return None
    kind = kind_of(data)
    if kind not in _READERS:
        _refuse(kind, str(path), found)
        return None
    named = _ENDINGS.get(path.suffix.lower())
    if named is not None and named is not kind and {named, kind} != {Kind.TEXT, Kind.MARKDOWN}:
        message = _("the name of the file says {named}, but by its content it is {kind}; it was read as that")
        found.note("other-format", message.format(named=named.value, kind=kind.value), Location(str(path)))
    return OpenedFile(path, kind, data)


def _refuse(kind: Kind, file: str, found: Diagnostics) -> None:
    here = Location(file)
    if kind is Kind.EMPTY:
        found.error("empty-file", _("the file is empty"), here, _("check that it is the right file"))
    elif kind is Kind.ENCRYPTED:
        message = _("the file is locked with a password")
        hint = _("open it with its password and save it without one")
        found.error("encrypted", message, here, hint)
    elif kind is Kind.IMAGE:
        message = _("this is a picture, not a text")
        hint = _("recognise its letters (OCR) first, and give the text or the PDF that comes out")
        found.error("unreadable-format", message, here, hint)
    elif kind is Kind.UNKNOWN:
        message = _("this is no kind of file that can be read")
        hint = _("give a text, Markdown, HTML, PDF or Word file")
        found.error("unreadable-format", message, here, hint)
    else:
        message = _("a file of the kind {kind} cannot be read").format(kind=kind.value.upper())
        hint = _("open it in the program it was made with and save it as a Word document (.docx)")
        found.error("unreadable-format", message, here, hint)

"""The parts of a Word file that hold text (tệp Word được mở ra đọc), opened within limits; nothing is fetched
and nothing runs.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import PurePosixPath

from lxml import etree

from generator.diagnostics import Diagnostics, Location
from generator.word.package import (
    BAD_ZIP,
    MAX_UNPACKED_BYTES,
    DamagedPart,
    Relationship,
    parse_xml,
    read_relationships,
    unpack,
)
from generator.word.wordml import W_NAMESPACE, W

MAX_TAGS = 2_000_000
"""Tags of one part: a page has about a thousand; the shortest takes a hundred bytes of memory."""

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"
_USUAL_BODY = "word/document.xml"
_TEXT_SUFFIXES = frozenset({".xml", ".rels"})
# Word's "strict" files differ in the names of namespaces only.
_STRICT_NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W_NAMESPACE.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
HEADS = ("header", "footer")
NOTES = ("footnotes", "endnotes", "comments")


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parsed parts of a Word file; ``main`` is the name of the part that the body stands in.

    ``notes`` are footnotes, endnotes and comments by kind and id.
    """

    main: str
    body: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    theme: etree._Element | None
    heads: tuple[etree._Element, ...]
    notes: Mapping[tuple[str, str], etree._Element]


def open_word(data: bytes, file: str, found: Diagnostics) -> WordFile | None:
    """Open the bytes of a .docx file; what is none, or passes a limit, is reported as None.

    Errors: ``not-docx``, ``docx-locked``, ``docx-too-large``, ``docx-damaged``, ``docx-too-deep``.
    """
    location = Location(file)
    if not data.startswith(_ZIP):
        _report_no_zip(data, found, location)
        return None
    try:
        parts = unpack(io.BytesIO(data), _holds_text)
        relationships = {} if parts is None else read_relationships(parts)
    except (*BAD_ZIP, ValueError, OSError, DamagedPart):
        found.error("docx-damaged", _("the Word file is damaged and cannot be opened"), location, _repair())
        return None
    if parts is None:
        limit = MAX_UNPACKED_BYTES // 2**20
        found.error(
            "docx-too-large",
            _("the Word file unpacks to more than {limit} MB, or holds too many parts").format(limit=limit),
            location,
            _divide(),
        )
        return None
    return _Parts(parts, relationships, found, location).opened()


def _holds_text(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _TEXT_SUFFIXES


def _repair() -> str:
    return _("open it in Word, let Word repair it, and save it again as a Word document (.docx)")


def _divide() -> str:
    return _("divide it into smaller files in Word")


def _report_no_zip(data: bytes, found: Diagnostics, location: Location) -> None:
    if data.startswith(_OLE) and _ENCRYPTED_STREAM in data:
        found.error(
            "docx-locked",
            _("the Word file is locked with a password"),
            location,
            _("open it in Word with its password and save it without one"),
        )
        return
    if data.startswith(_OLE):
        message = _("the file is an old Word file (.doc) under the name of a .docx")
    elif data.startswith(b"{\\rtf"):
        message = _("the file is a rich text file (.rtf) under the name of a .docx")
    else:
        message = _("the file is not a Word document")
    found.error("not-docx", message, location, _("open it in Word and save it as a Word document (.docx)"))


class _Parts:
    """The parts of one file while they are being parsed; the first fault ends it."""

    def __init__(
        self,
        parts: Mapping[str, bytes],
        relationships: Mapping[str, tuple[Relationship, ...]],
        found: Diagnostics,
        location: Location,
    ) -> None:
        self._parts = parts
        self._relationships = relationships
        self._found = found
        self._location = location
        self._faulty = False

    def opened(self) -> WordFile | None:
        main = next(iter(self._related("", "officeDocument")), _USUAL_BODY)
        document = self._parsed(main) if main in self._parts else None
        if self._faulty:
            return None
        body = None if document is None or document.tag != W + "document" else document.find(W + "body")
        if body is None:
            self._found.error(
                "not-docx",
                _("the file is a package without the text of a Word document"),
                self._location,
                _("open it in the program that made it and save it as a Word document (.docx)"),
            )
            return None
        heads = [self._parsed(name) for kind in HEADS for name in dict.fromkeys(self._related(main, kind))]
        word = WordFile(
            main=main,
            body=body,
            styles=self._first(main, "styles"),
            numbering=self._first(main, "numbering"),
            theme=self._first(main, "theme"),
            heads=tuple(one for one in heads if one is not None),
            notes=dict(self._notes(main)),
        )
        return None if self._faulty else word

    def _related(self, source: str, kind: str) -> Iterator[str]:
        for one in self._relationships.get(source, ()):
            if one.kind == kind and not one.external and one.target in self._parts:
                yield one.target

    def _first(self, source: str, kind: str) -> etree._Element | None:
        name = next(self._related(source, kind), None)
        return None if name is None else self._parsed(name)

    def _notes(self, main: str) -> Iterator[tuple[tuple[str, str], etree._Element]]:
        for kind in NOTES:
            root = self._first(main, kind)
            for note in () if root is None else root:
                yield (kind, note.get(W + "id", "")), note

    def _parsed(self, name: str) -> etree._Element | None:
        content = self._parts[name]
        if self._faulty:
            return None
        if content.count(b"<") > MAX_TAGS:
            message = _("the part {part} of the Word file is larger than can be read")
            self._fault("docx-too-large", message.format(part=name), _divide())
            return None
        for strict, usual in _STRICT_NAMESPACES:
            content = content.replace(strict, usual)
        try:
            return parse_xml(content)
        except DamagedPart as fault:
            # The only trace of its depth limit that libxml2 leaves is the sentence.
            if "depth" in str(fault).lower():
                report_too_deep(self._found, self._location)
                self._faulty = True
            else:
                message = _("the part {part} of the Word file is damaged")
                self._fault("docx-damaged", message.format(part=name), _repair())
            return None

    def _fault(self, code: str, message: str, hint: str) -> None:
        self._faulty = True
        self._found.error(code, message, self._location, hint)


def report_too_deep(found: Diagnostics, location: Location) -> None:
    """Report tables or boxes in one another deeper than any page could show."""
    found.error(
        "docx-too-deep",
        _("tables or text boxes stand in one another too deep to be read"),
        location,
        _("copy the text into a new Word file without these tables"),
    )

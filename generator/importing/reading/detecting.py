"""What kind of file bytes are (nhận dạng loại tệp): told by the content, never by the name."""

from __future__ import annotations

import re
from enum import StrEnum

from generator.vietnamese.encodings import guess_legacy


class Kind(StrEnum):
    """The kind of a file (loại tệp); the value is what the receipt calls it."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ENCRYPTED = "encrypted"
    RTF = "rtf"
    XLSX = "xlsx"
    XLS = "xls"
    PPTX = "pptx"
    PPT = "ppt"
    ODT = "odt"
    ODS = "ods"
    EPUB = "epub"
    ZIP = "zip"
    RAR = "rar"
    IMAGE = "image"
    XML = "xml"
    MHTML = "mhtml"
    EMPTY = "empty"
    UNKNOWN = "unknown"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("WordDocument", Kind.DOC),
    ("Workbook", Kind.XLS),
    ("PowerPoint Document", Kind.PPT),
)
_ZIP = b"PK\x03\x04"
_ZIP_MEMBERS = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Kind.ODT),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Kind.ODS),
    (b"mimetypeapplication/epub+zip", Kind.EPUB),
    (b"word/document", Kind.DOCX),
    (b"xl/workbook", Kind.XLSX),
    (b"ppt/presentation", Kind.PPTX),
)
"""Names of members stand uncompressed in a zip, so that even a broken one shows what it was."""

_IMAGE = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif|avif)",
    re.DOTALL,
)
_PDF_SOMEWHERE = 1024
"""Readers of PDF allow so many bytes before ``%PDF-`` (ISO 32000-1, annex H.3, note 13)."""

_HEAD = 1 << 16
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|h[1-6]|ol|ul|center|font|span|article|section)"
    r"[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_XML = re.compile(r"\s*<\?xml\s")
_MHTML = re.compile(r"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?Content-Type:\s*multipart/related", re.IGNORECASE)
_MARKDOWN = re.compile(r"^ {0,3}#{1,6} +\S|\*\*[^\s*][^*\n]*\*\*", re.MULTILINE)
_MOST_CONTROLS = 0.02
"""A text has stray control characters at most in so small a share; a program has many."""
_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def kind_of(data: bytes) -> Kind:
    """Tell the kind of a file from its bytes."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Kind.EMPTY
    if data.startswith(_OLE):
        return next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in data), Kind.UNKNOWN)
    if data.startswith(_ZIP):
        return next((kind for name, kind in _ZIP_MEMBERS if name in data), Kind.ZIP)
    if data.startswith(b"Rar!\x1a\x07"):
        return Kind.RAR
    if b"%PDF-" in data[:_PDF_SOMEWHERE]:
        return Kind.PDF
    if data.lstrip().startswith(b"{\\rtf"):
        return Kind.RTF
    if _IMAGE.match(data):
        return Kind.IMAGE
    return _kind_of_text(data[:_HEAD])


def _kind_of_text(head: bytes) -> Kind:
    legacy = guess_legacy(head)
    wide = legacy is not None and legacy.startswith("UTF-")
    text = legacy.decode(head) if legacy is not None and wide else head.decode("utf-8-sig", "replace")
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        return Kind.UNKNOWN
    if _HTML.match(text):
        return Kind.HTML
    if _XML.match(text):
        return Kind.XML
    if _MHTML.match(text):
        return Kind.MHTML
    return Kind.MARKDOWN if _MARKDOWN.search(text) else Kind.TEXT

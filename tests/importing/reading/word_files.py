"""Word files written by the tests, part by part, and what reading them gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape

from generator.diagnostics import Diagnostics
from generator.importing.paragraphs import ReadFile, Reason
from generator.importing.reading.word import read_docx

FILE = "quy-che.docx"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ROOTS = {"header1": "hdr", "header2": "hdr", "footer1": "ftr", "footer2": "ftr"}
_KINDS = {"header1": "header", "header2": "header", "footer1": "footer", "footer2": "footer"}


def run(text: str, properties: str = "") -> str:
    """A run with its text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(
    *content: str, style: str | None = None, number: tuple[int, int | None] | None = None, mark: str = ""
) -> str:
    """A paragraph: texts become runs, XML stays; ``number`` is its list and level."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        level = "" if number[1] is None else f'<w:ilvl w:val="{number[1]}"/>'
        properties += f'<w:numPr>{level}<w:numId w:val="{number[0]}"/></w:numPr>'
    properties += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    inside = "".join(one if one.startswith("<") else run(one) for one in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def field(instruction: str, *result: str) -> str:
    """A complex field: begin, instruction, result, end."""
    shown = "".join(one if one.startswith("<") else run(one) for one in result)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows: tuple[str, ...], lines: bool = True) -> str:
    """A table; a cell is a text or the XML of its paragraphs."""
    borders = '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders>'
    cells = (
        "".join(f"<w:tc>{one if one.startswith('<') else paragraph(one)}</w:tc>" for one in row)
        for row in rows
    )
    inside = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr>{borders if lines else ''}</w:tblPr>{inside}</w:tbl>"


def level(index: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(abstract: Mapping[int, str], numbers: Mapping[int, tuple[int, str]]) -> str:
    """``numbering.xml``: definitions by id, and lists by id with their definition and overrides."""
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{one}">{inside}</w:abstractNum>' for one, inside in abstract.items()
    )
    return definitions + "".join(
        f'<w:num w:numId="{one}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'
        for one, (of, more) in numbers.items()
    )


def word_file(
    *blocks: str,
    parts: Mapping[str, str] = MappingProxyType({}),
    files: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """A Word file with these blocks; ``parts`` holds the inside of styles, numbering, header1, comments …"""
    main = f"<w:document {NAMESPACES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"
    links = "".join(
        f'<Relationship Id="r{place}" Type="{_OFFICE}/{_KINDS.get(name, name)}" Target="{name}.xml"/>'
        for place, name in enumerate(parts)
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{_MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r0" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        "</Relationships>",
        "word/document.xml": main,
    }
    for name, inside in parts.items():
        root = "a:theme" if name == "theme" else f"w:{_ROOTS.get(name, name)}"
        members[f"word/{name}.xml"] = f"<{root} {NAMESPACES}>{inside}</{root}>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**{key: one.encode() for key, one in members.items()}, **files}.items():
            archive.writestr(name, content)
    return packed.getvalue()


def read(data: bytes, found: Diagnostics | None = None) -> ReadFile:
    """Read a file that must be readable."""
    told = Diagnostics() if found is None else found
    one = read_docx(data, FILE, told)
    assert one is not None, list(map(str, told))
    return one


def texts(data: bytes) -> list[str]:
    """The paragraphs of a file that must be readable without a word said."""
    found = Diagnostics()
    one = read(data, found)
    assert not list(found), list(map(str, found))
    return [each.text for each in one.paragraphs]


def aside(one: ReadFile, reason: Reason) -> list[tuple[int, str]]:
    """What was set aside for a reason, with its place."""
    return [(each.paragraph.line, each.paragraph.text) for each in one.set_aside if each.reason is reason]

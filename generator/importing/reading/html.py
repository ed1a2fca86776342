"""Web pages (đọc trang HTML): what a browser shows, block by block, with the numbers of its lists."""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass
from gettext import gettext as _

from lxml import etree

from generator.diagnostics import Diagnostics, Location
from generator.importing.characters import cleaned
from generator.importing.paragraphs import ReadFile, Reason, SetAside, SourceParagraph, SourceTable
from generator.importing.reading.html_lists import List, is_typed
from generator.importing.reading.html_tables import Table, is_bordered
from generator.importing.reading.limits import MAX_PARAGRAPHS, MAX_SIGNS, report_too_long
from generator.importing.reading.word_fonts import LegacyText, Piece, legacy_encoding, read_pieces
from generator.importing.wrapping import Line, join_lines
from generator.vietnamese.encodings import LegacyEncoding, guess_legacy

MAX_FILE_BYTES = 20_000_000
"""A saved page is a hundredth of it; pictures inside it as text may make it as large."""
MAX_DEPTH = 1_000
MAX_TABLES_INSIDE = 40
"""Tables in one another, deeper than any page is laid out, are read as the text in them."""

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
    }
    | {"div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_NOT_SHOWN = frozenset(
    {"applet", "audio", "base", "button", "canvas", "embed", "head", "iframe", "link", "map", "math", "meta"}
    | {"noembed", "noframes", "noscript", "object", "script", "select", "style", "svg", "template"}
    | {"textarea", "title", "video", "xml"}
)
_OF_THE_SITE = frozenset({"nav", "footer", "aside"})
_DELETED = frozenset({"del", "s", "strike"})
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE
)
_FONT = re.compile(r"""font-family\s*:\s*["']?([^;,"']+)""", re.IGNORECASE)
_NOTE = re.compile(r"_?(?:ftn|edn|fn|footnote|endnote)[-_:]?\d{1,4}", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD_BYTES = 4096
_TEXT_CODECS = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1258", "tcvn", "iso8859-1", "ascii", "cp1252"}
)
"""In which pages of Vietnamese are written; Python knows others, some of which unpack."""
_OLD_WEST = frozenset({"iso8859-1", "ascii", "cp1252"})
"""What browsers read as windows-1252; pages in TCVN3 and VNI fonts say so too."""


def read_html(data: bytes, file: str, found: Diagnostics) -> ReadFile | None:
    """Read a saved web page; ``line`` is the number of the paragraph, counted from 1.

    Nothing is fetched and no script runs. Hidden text, what belongs to the site (``nav``, ``footer``,
    ``aside``), deleted text and notes are set aside. Errors: ``html-too-large``, ``text-too-long``,
    ``html-too-deep``, ``wrong-encoding``, ``no-text``.
    """
    here = Location(file)
    if len(data) > MAX_FILE_BYTES:
        message = _("the web page is larger than {limit} MB").format(limit=MAX_FILE_BYTES // 1_000_000)
        found.error("html-too-large", message, here, _("save it again without pictures"))
        return None
    text = _decoded(data)
    if text is None:
        message = _("this is no text in any encoding of Vietnamese that is known")
        hint = _("open the page in a browser, and save its text as Word or as UTF-8 text")
        found.error("wrong-encoding", message, here, hint)
        return None
    root = _parsed(text)
    shown = "" if root is None else "".join(map(str, root.itertext()))
    if len(shown) > MAX_SIGNS:
        report_too_long(here, found)
        return None
    page = _Reader(_font_of_all(shown))
    if root is not None and not _walk(root, page):
        message = _("elements stand in one another too deep, or there are too many of them")
        found.error("html-too-deep", message, here, _("copy the text out of the browser into a Word file"))
        return None
    for old in page.old_fonts:
        message = _("text in the fonts {fonts} was typed in {encoding}; it was turned into Unicode")
        found.note("converted", message.format(fonts=old.font, encoding=old.encoding.value), here)
    if not page.paragraphs:
        message = _("the web page holds no text")
        found.error("no-text", message, here, _("open it in a browser and save it again as a complete page"))
        return None
    return ReadFile("html", tuple(page.paragraphs), tuple(page.set_aside), tuple(page.tables))


def _decoded(data: bytes) -> str | None:
    """The text by the mark in front, by what the page says of itself, as UTF-8, or as an older encoding.

    Letters typed for fonts of TCVN3 and VNI stay as they are: the fonts are known only when it is read.
    """
    legacy = guess_legacy(data)
    if legacy is not None and legacy.startswith("UTF-"):
        return legacy.decode(data)
    named = None if data.startswith(codecs.BOM_UTF8) else _CHARSET.search(data[:_HEAD_BYTES])
    for encoding in (_codec(named[1]) if named else None, "utf-8-sig"):
        try:
            if encoding is not None and encoding not in _OLD_WEST:
                return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if legacy is LegacyEncoding.WINDOWS_1258:
        return legacy.decode(data)
    return data.decode("cp1252", "replace") if legacy or named else None


def _codec(name: bytes) -> str | None:
    try:
        found = codecs.lookup(name.decode("ascii", "replace"))
    except (LookupError, ValueError):
        return None
    return found.name if found.name in _TEXT_CODECS else None


def _parsed(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    with contextlib.suppress(etree.XMLSyntaxError):
        return etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    return None


def _walk(root: etree._Element, reader: _Reader) -> bool:
    """Read all elements; False when there are more than any page has.

    What stands deeper than 2048 elements libxml2 drops without a word.
    """
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            tag = element.tag if isinstance(element.tag, str) else ""
            if not reader.enter(tag, element):
                walk.skip_subtree()
            if reader.depth > MAX_DEPTH or reader.lines > MAX_PARAGRAPHS:
                return False
        else:
            reader.leave(element.tail)
    reader.end_paragraph()
    return True


def _font_of_all(text: str) -> str | None:
    """A font that shows the text as it is meant, where all of it was typed for an old one."""
    legacy = guess_legacy(text.encode("utf-8", "replace"))
    if legacy is LegacyEncoding.TCVN3_IN_UTF_8:
        return ".VnTime"
    return "VNI-Times" if legacy is LegacyEncoding.VNI_IN_UTF_8 else None


@dataclass(slots=True)
class _Open:
    """An element that is being read, with what holds for all that stands in it."""

    tag: str
    font: str | None = None
    reason: Reason | None = None
    preformatted: bool = False
    is_shown: bool = True
    numbers: List | None = None
    table: Table | None = None
    is_pre: bool = False
    outer: list[SourceParagraph] | None = None
    """Where paragraphs went before this element, where its own go elsewhere."""


class _Reader:
    """Takes the elements of a page as they begin and end, and makes paragraphs of them."""

    def __init__(self, font: str | None) -> None:
        self.paragraphs: list[SourceParagraph] = []
        self.set_aside: list[SetAside] = []
        self.tables: list[SourceTable] = []
        self.old_fonts: dict[LegacyText, None] = {}
        self._font = font
        self._into = self.paragraphs
        self._open: list[_Open] = []
        self._lists: list[List] = []
        self._tables: list[Table] = []
        self._pieces: dict[Reason | None, list[Piece]] = {}
        self._label: str | None = None
        self._line = 0

    @property
    def depth(self) -> int:
        """In how many elements the one that is being read stands."""
        return len(self._open)

    @property
    def lines(self) -> int:
        """How many paragraphs there were."""
        return self._line

    def enter(self, tag: str, element: etree._Element) -> bool:
        """An element begins; whether anything of it is shown."""
        if not tag or tag in _NOT_SHOWN:
            self._open.append(_Open(tag, is_shown=False))
            return False
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        above = self._open[-1] if self._open else _Open("")
        opened = _Open(
            tag,
            _font_in(attributes) or above.font,
            above.reason or _reason(tag, attributes),
            preformatted=above.preformatted or tag in {"pre", "listing", "xmp"},
        )
        if tag in _BLOCKS or tag == "br":
            self.end_paragraph()
        self._begin(opened, above, element, attributes)
        self._open.append(opened)
        self._add(element.text, opened)
        return True

    def leave(self, tail: str | None) -> None:
        """An element ends; ``tail`` is the text behind it."""
        closed = self._open.pop()
        if closed.tag in _BLOCKS:
            self.end_paragraph()
        if closed.tag == "li":
            self._label = None
        if closed.numbers is not None:
            self._lists.pop()
        if closed.outer is not None:
            inside, self._into = self._into, closed.outer
            if closed.table is not None:
                self._tables.pop()
                inside, table = closed.table.paragraphs()
                self.tables += [table] if table else []
                self._into += inside
            elif closed.is_pre:
                self._into += join_lines([Line(one.text, one.line) for one in inside])
        if self._open:
            self._add(tail, self._open[-1])

    def end_paragraph(self) -> None:
        """A paragraph ends, if one has begun."""
        pieces, self._pieces = self._pieces, {}
        texts = {reason: self._shown(inside) for reason, inside in pieces.items()}
        if not any(texts.values()):
            return
        self._line += 1
        for reason, text in texts.items():
            if text and reason is not None:
                self.set_aside.append(SetAside(SourceParagraph(text, self._line, self._line), reason))
            elif text:
                labelled = text if not self._label or is_typed(self._label, text) else f"{self._label} {text}"
                self._label = None
                self._into.append(SourceParagraph(labelled, self._line, self._line))

    def _begin(
        self, opened: _Open, above: _Open, element: etree._Element, attributes: dict[str, str]
    ) -> None:
        match opened.tag:
            case "ol" | "ul" | "menu" | "dir":
                items = sum(child.tag == "li" for child in element)
                opened.numbers = List.opened(opened.tag, attributes, items)
                self._lists.append(opened.numbers)
            case "li":
                label = self._lists[-1].next_label(attributes) if self._lists else None
                self._label = " ".join(filter(None, (self._label, label))) or None
            case "table" if len(self._tables) < MAX_TABLES_INSIDE:
                opened.table = Table(is_bordered(attributes))
                self._tables.append(opened.table)
                opened.outer, self._into = self._into, []
            case "tr" if self._tables:
                self._tables[-1].row()
            case "td" | "th" if self._tables:
                opened.outer = self._into
                self._into = self._tables[-1].cell(attributes, opened.tag, self._line + 1)
            case "pre" if not above.preformatted:
                opened.is_pre = True
                opened.outer, self._into = self._into, []

    def _add(self, text: str | None, opened: _Open) -> None:
        if not text or not opened.is_shown:
            return
        first, *others = text.split("\n") if opened.preformatted else (text,)
        self._pieces.setdefault(opened.reason, []).append(Piece(first, self._font_of(opened)))
        for line in others:
            self.end_paragraph()
            self._pieces.setdefault(opened.reason, []).append(Piece(line, self._font_of(opened)))

    def _font_of(self, opened: _Open) -> str | None:
        return opened.font if self._font is None or legacy_encoding(opened.font) else self._font

    def _shown(self, pieces: list[Piece]) -> str:
        text, old = read_pieces(pieces)
        self.old_fonts |= dict.fromkeys(old)
        return cleaned(text)


def _reason(tag: str, attributes: dict[str, str]) -> Reason | None:
    """Why what stands in an element is no part of the text, if it is none."""
    if "hidden" in attributes or _HIDING.search(attributes.get("style", "")):
        return Reason.HIDDEN
    if tag in _DELETED:
        return Reason.DELETED
    if tag in _OF_THE_SITE:
        return Reason.RUNNING_HEAD
    place = attributes.get("href", "").removeprefix("#") if tag == "a" else attributes.get("id", "")
    return Reason.NOTE if _NOTE.fullmatch(place.rpartition("#")[2]) else None


def _font_in(attributes: dict[str, str]) -> str | None:
    match = _FONT.search(attributes.get("style", ""))
    return match[1].strip() if match else attributes.get("face", "").split(",")[0].strip() or None

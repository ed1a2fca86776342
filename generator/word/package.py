"""A Word file read as parts (gói docx), within limits that no honest template reaches."""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from generator.diagnostics import Diagnostics, Location

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_MEMBERS = 2_000

CONTENT_TYPES = "[Content_Types].xml"
STORY_KINDS = ("header", "footer", "footnotes", "endnotes")
"""Kinds of part beside the body that hold text."""

LEFT_OUT = frozenset(
    {
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "glossaryDocument",
        "stylesWithEffects",
        "printerSettings",
    }
)
"""Kinds of part that no document takes over: notes to the maintainer, building blocks, stale copies."""

BAD_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, RuntimeError)
"""What zipfile raises for a damaged package, beside OSError and ValueError: it depends on the wrong byte."""

_TYPES_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIPS_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OLD_WORD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN_TYPES = {_WORD + "document.main+xml", _WORD + "template.main+xml"}
_MAIN_TYPES_WITH_MACROS = {
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another, or to something outside the file; ``kind`` is the last word of its
    type.
    """

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one Word file. Part names have no leading slash; the package's own relationships stand
    under "".
    """

    path: Path
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    relationships: Mapping[str, tuple[Relationship, ...]]
    main: str

    def used_parts(self) -> tuple[str, ...]:
        """The parts that a document needs, the package itself ("") first; left-out parts lead nowhere."""
        used = [""]
        for part in used:
            for one in self.relationships.get(part, ()):
                wanted = one.target in self.parts and one.kind not in LEFT_OUT
                if wanted and not one.external and one.target not in used:
                    used.append(one.target)
        return tuple(used)

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts inside the file that a part is linked to by relationships of this kind, in order."""
        return tuple(
            one.target
            for one in self.relationships.get(part, ())
            if one.kind == kind and not one.external and one.target in self.parts
        )


class DamagedPart(Exception):  # noqa: N818 - it is a state of the file, not a fault of ours
    """A part that is not XML, or XML that asks for more than a Word file needs."""


def parse_xml(content: bytes) -> etree._Element:
    """Parse a part without entities, external files or a document type; raises ``DamagedPart``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedPart(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedPart("a document type")
    return root


def read_package(path: Path, found: Diagnostics) -> Package | None:
    """Open a Word file (mở tệp Word) and read its parts; what is not a plain, harmless docx is reported as
    None.
    """
    location = Location(path.as_posix())
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        found.error(
            "file-unreadable", _("the file cannot be read: {reason}").format(reason=error.strerror), location
        )
        return None
    return package_from(content, path, found)


def package_from(content: bytes, path: Path, found: Diagnostics) -> Package | None:
    """Read the parts of a Word file in memory; ``path`` is where it is, or will be, as ``read_package``."""
    location = Location(path.as_posix())
    if content.startswith(_OLD_WORD_OR_ENCRYPTED):
        found.error(
            "not-docx",
            _("the file is an old Word file (.doc) or is locked with a password"),
            location,
            _("open it in Word and save it as a Word document (.docx) without a password"),
        )
        return None
    if len(content) > MAX_FILE_BYTES:
        _too_large(found, location)
        return None
    try:
        parts = unpack(io.BytesIO(content))
    except (*BAD_ZIP, ValueError, OSError):
        found.error(
            "not-docx",
            _("the file is not a Word document, or it is damaged"),
            location,
            _("open it in Word and save it again as a Word document (.docx)"),
        )
        return None
    if parts is None:
        _too_large(found, location)
        return None
    return _read_parts(path, parts, found, location)


def _too_large(found: Diagnostics, location: Location) -> None:
    found.error(
        "docx-too-large",
        _("the file is larger than {limit} MB, or unpacks to more than {unpacked} MB").format(
            limit=MAX_FILE_BYTES // 2**20, unpacked=MAX_UNPACKED_BYTES // 2**20
        ),
        location,
        _("remove large pictures and attachments from the file"),
    )


def unpack(
    file: Path | BinaryIO, wanted: Callable[[str], bool] = lambda _name: True
) -> dict[str, bytes] | None:
    """Read the members that are wanted, trusting no size that the zip claims; None when a limit is passed.

    A package that is damaged, or that names a member twice or outside itself, raises one of ``BAD_ZIP``,
    ``OSError`` or ``ValueError``.
    """
    parts: dict[str, bytes] = {}
    names: set[str] = set()
    room = MAX_UNPACKED_BYTES
    with zipfile.ZipFile(file) as archive:
        infos = archive.infolist()
        if len(infos) > MAX_MEMBERS:
            return None
        for info in infos:
            if info.is_dir():
                continue
            if info.filename in names or "\\" in info.filename or not _is_inside(info.filename):
                raise ValueError(info.filename)
            names.add(info.filename)
            if not wanted(info.filename):
                continue
            with archive.open(info) as member:
                content = member.read(room + 1)
            room -= len(content)
            if room < 0:
                return None
            parts[info.filename] = content
    return parts


def _is_inside(name: str) -> bool:
    return not name.startswith(("/", "../")) and posixpath.normpath(name) == name


def _read_parts(
    path: Path, parts: dict[str, bytes], found: Diagnostics, location: Location
) -> Package | None:
    try:
        types = _read_types(parts)
        relationships = read_relationships(parts)
    except (KeyError, DamagedPart):
        types, relationships = {}, {}
    main = next((one.target for one in relationships.get("", ()) if one.kind == "officeDocument"), "")
    if any(types.get(name) in _MAIN_TYPES_WITH_MACROS or "vbaProject" in name for name in parts):
        found.error(
            "macro-in-template",
            _("the file carries a macro"),
            location,
            _("save it in Word as a Word document (.docx), which holds no macro"),
        )
        return None
    if types.get(main) not in _MAIN_TYPES or main not in parts:
        found.error(
            "not-docx",
            _("the file is not a Word document, or it is damaged"),
            location,
            _("open it in Word and save it again as a Word document (.docx)"),
        )
        return None
    return Package(path, parts, types, relationships, main)


def _read_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for element in parse_xml(parts[CONTENT_TYPES]):
        content_type = element.get("ContentType", "")
        if element.tag == _TYPES_NAMESPACE + "Default":
            defaults[element.get("Extension", "").lower()] = content_type
        elif element.tag == _TYPES_NAMESPACE + "Override":
            overrides[element.get("PartName", "").removeprefix("/")] = content_type
    return {name: overrides.get(name, defaults.get(name.rsplit(".", 1)[-1].lower(), "")) for name in parts}


def read_relationships(parts: Mapping[str, bytes]) -> dict[str, tuple[Relationship, ...]]:
    """The links of every part, the package's own under ""; raises ``DamagedPart``."""
    return {
        source: _read_relationships(source, parts[name])
        for name in parts
        if (source := _source_of(name)) is not None
    }


def _source_of(name: str) -> str | None:
    """The part whose relationships a ``_rels/….rels`` part holds; None for any other part."""
    folder, file = posixpath.split(name)
    if posixpath.basename(folder) != "_rels" or not file.endswith(".rels"):
        return None
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _read_relationships(source: str, content: bytes) -> tuple[Relationship, ...]:
    folder = "/" + posixpath.dirname(source)
    relationships = []
    for element in parse_xml(content).iter(_RELATIONSHIPS_NAMESPACE + "Relationship"):
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        relationships.append(Relationship(element.get("Id", ""), element.get("Type", ""), target, external))
    return tuple(relationships)

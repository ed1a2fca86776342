"""Which parts an output file has (thành phần tệp kết quả): those of the template, with the common styles put
in.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from generator.word.package import CONTENT_TYPES, LEFT_OUT, Package, Relationship, parse_xml
from generator.word.styles import SHARED_KINDS
from generator.word.wordml import W, remove

CORE_PROPERTIES: Final = "docProps/core.xml"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATIONSHIP: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_DOCUMENT_RELATIONSHIP: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)
_DOCUMENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE_NAMESPACE: Final = "http://schemas.openxmlformats.org/package/2006/"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def output_package(template: Package, styles: Package) -> Package:
    """The parts of an output file: what the template's body needs, and the styles, numbering, settings of
    ``styles``.

    Both may be the same file. The styles keep their part names; whatever they need beside them gets a folder
    of its own, so that no picture of the template is overwritten.
    """
    parts: dict[str, bytes] = {}
    types: dict[str, str] = {}
    relationships: dict[str, tuple[Relationship, ...]] = {}

    def take(source: Package, part: str, name: str) -> None:
        if name in parts:
            return
        parts[name] = source.parts[part]
        types[name] = source.types[part]
        kept = []
        for one in source.relationships.get(part, ()):
            if one.external or one.target not in source.parts or one.kind in _left_out(part, template):
                continue
            target = one.target if source is template else f"word/shared/{posixpath.basename(one.target)}"
            kept.append(Relationship(one.id, one.type, target, external=False))
            take(source, one.target, target)
        relationships[name] = tuple(kept)

    take(template, template.main, template.main)
    types[template.main] = _DOCUMENT_TYPE
    for one in styles.relationships.get(styles.main, ()):
        if one.kind in SHARED_KINDS and not one.external and one.target in styles.parts:
            take(styles, one.target, one.target)
            shared = Relationship(f"rIdShared-{one.kind}", one.type, one.target, external=False)
            relationships[template.main] += (shared,)
            if one.kind == "settings":
                notes = {link.kind for link in relationships[template.main]}
                parts[one.target] = _settings_without_absent_notes(parts[one.target], notes)
    parts[CORE_PROPERTIES] = b""
    types[CORE_PROPERTIES] = _CORE_TYPE
    relationships[""] = (
        Relationship("rId1", _DOCUMENT_RELATIONSHIP, template.main, external=False),
        Relationship("rId2", _CORE_RELATIONSHIP, CORE_PROPERTIES, external=False),
    )
    return Package(template.path, parts, types, relationships, template.main)


def plumbing(package: Package) -> dict[str, bytes]:
    """The content types and relationship parts of an output file, the former first."""
    written = {CONTENT_TYPES: _content_types(package.types)}
    for source in sorted(package.relationships):
        if package.relationships[source]:
            folder, name = posixpath.split(source)
            written[posixpath.join(folder, "_rels", f"{name}.rels")] = _relationships(
                source, package.relationships[source]
            )
    return written


def _left_out(part: str, template: Package) -> frozenset[str]:
    return LEFT_OUT | frozenset(SHARED_KINDS) if part == template.main else LEFT_OUT


def _settings_without_absent_notes(settings: bytes, kinds: set[str]) -> bytes:
    """Settings name the separators of notes; Word repairs a file that has no notes to which these belong."""
    root = parse_xml(settings)
    for element, kind in ((W + "footnotePr", "footnotes"), (W + "endnotePr", "endnotes")):
        if kind not in kinds:
            for one in root.findall(element):
                remove(one)
    return to_xml(root).encode()


def to_xml(root: etree._Element) -> str:
    """Write a part with the declaration that Word writes."""
    return _XML + etree.tostring(root, encoding="unicode")


def _content_types(types: Mapping[str, str]) -> bytes:
    overrides = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(types[name])}/>"
        for name in sorted(types)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE_NAMESPACE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relationships(source: str, relationships: tuple[Relationship, ...]) -> bytes:
    folder = posixpath.dirname(source)
    links = "".join(
        f"<Relationship Id={quoteattr(one.id)} Type={quoteattr(one.type)}"
        f" Target={quoteattr(posixpath.relpath(one.target, folder or '.'))}/>"
        for one in relationships
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE_NAMESPACE}relationships">{links}</Relationships>'.encode()

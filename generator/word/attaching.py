"""A part more in a Word file that is there already (thêm một phần vào tệp Word): a header, the comments."""

from __future__ import annotations

import posixpath
from itertools import count

from lxml import etree

from generator.word.assembly import to_xml
from generator.word.package import CONTENT_TYPES, parse_xml

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONSHIPS = _PACKAGE + "relationships"
_NO_RELATIONSHIPS = f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()


def attach(
    parts: dict[str, bytes], owner: str, stem: str, content: bytes, content_type: str, relationship: str
) -> str:
    """Add a part beside ``owner`` and link the two; the answer is the id of the link, ``rId7``.

    ``parts`` are those of a package by name; ``stem`` is the name that the part gets, with a number where one
    of that name is there. All other parts stay as they are but for content types and links of ``owner``.
    """
    folder, owner_name = posixpath.split(owner)
    names = (posixpath.join(folder, f"{stem}{number or ''}.xml") for number in count())
    name = next(one for one in names if one not in parts)
    parts[name] = content
    types = parse_xml(parts[CONTENT_TYPES])
    override = {"PartName": f"/{name}", "ContentType": content_type}
    etree.SubElement(types, f"{{{_PACKAGE}content-types}}Override", override)
    parts[CONTENT_TYPES] = to_xml(types).encode()
    links = posixpath.join(folder, "_rels", f"{owner_name}.rels")
    relationships = parse_xml(parts.get(links, _NO_RELATIONSHIPS))
    taken = {one.get("Id") for one in relationships}
    link = next(one for number in count(1) if (one := f"rId{number}") not in taken)
    linked = {"Id": link, "Type": relationship, "Target": posixpath.basename(name)}
    etree.SubElement(relationships, f"{{{_RELATIONSHIPS}}}Relationship", linked)
    parts[links] = to_xml(relationships).encode()
    return link

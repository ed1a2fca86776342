"""What a Word file says about itself (thuộc tính tệp): docProps/core.xml."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

_CP: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
LANGUAGE: Final = "vi-VN"

TAKEN_FROM_TEMPLATE: Final = {
    f"{{{_DC}}}creator": "dc:creator",
    f"{{{_CP}}}keywords": "cp:keywords",
    f"{{{_DC}}}description": "dc:description",
    f"{{{_CP}}}category": "cp:category",
}
"""Properties that a template may set by a tag; its other properties are about the template, not the document.
"""

_OPENING: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<cp:coreProperties xmlns:cp="{_CP}" xmlns:dc="{_DC}" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{{ _properties.title }}</dc:title>'
    "{% if _properties.subject is not none %}<dc:subject>{{ _properties.subject }}</dc:subject>{% endif %}"
)
_CREATOR: Final = (
    "{% if _properties.creator is not none %}<dc:creator>{{ _properties.creator }}</dc:creator>{% endif %}"
)
_CLOSING: Final = (
    f"<dc:language>{LANGUAGE}</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{{ _properties.moment }}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{{ _properties.moment }}</dcterms:modified>'
    "</cp:coreProperties>"
)


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """Properties of one document (thuộc tính văn bản); the date comes from the data, never from a clock."""

    title: str
    created: datetime.date
    subject: str | None = None
    creator: str | None = None

    @property
    def moment(self) -> str:
        return f"{self.created.isoformat()}T00:00:00Z"


def core_properties_xml(from_template: Mapping[str, str]) -> str:
    """The XML of docProps/core.xml with tags in it; ``from_template`` holds texts by qualified name."""
    creator = "" if "dc:creator" in from_template else _CREATOR
    taken = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in from_template.items())
    return _OPENING + creator + taken + _CLOSING

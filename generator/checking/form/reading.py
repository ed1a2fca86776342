"""From a Word file to the document that rules of form see (đọc văn bản để soát thể thức)."""

from __future__ import annotations

from gettext import gettext as _

from lxml import etree

from generator.checking.form.document import FormDocument
from generator.checking.form.paragraphs import ParagraphReader
from generator.checking.form.recognising import recognise
from generator.checking.form.sections import SectionReader, section_elements, text_width_of
from generator.diagnostics import Diagnostics, Location
from generator.places import Story, WordPlace
from generator.word.effective import Effective
from generator.word.package import DamagedPart, Package, parse_xml
from generator.word.wordml import W


def read_form(package: Package, found: Diagnostics) -> FormDocument | None:
    """Read a Word file; a part that is damaged, or not in the usual form, is reported, and gives None."""
    try:
        root = parse_xml(package.parts[package.main])
        if root.tag == W + "document":
            return _read(package, root)
    except DamagedPart:
        found.error(
            "xml-damaged",
            _("this part of the file is damaged"),
            Location(package.path.as_posix()),
            _("save the file again in Word"),
        )
        return None
    found.error(
        "not-docx",
        _("the file is in the strict variant of the format"),
        Location(package.path.as_posix()),
        _("save it in Word as “Word document (.docx)”"),
    )
    return None


def _read(package: Package, root: etree._Element) -> FormDocument:
    """Read it; raises ``DamagedPart``."""
    reader = ParagraphReader(Effective(package))
    elements = section_elements(root)
    areas = tuple(text_width_of(one) for one in elements)
    body = reader.read(root, WordPlace(package.main, Story.BODY), areas)
    sections = SectionReader(package, reader).read(elements)
    return FormDocument(package.path.as_posix(), package, sections, recognise(body))

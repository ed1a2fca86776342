"""From a Word file to the document that rules of form see (đọc văn bản để soát thể thức)."""

from __future__ import annotations

from gettext import gettext as _

from generator.checking.form.document import FormDocument
from generator.checking.form.paragraphs import ParagraphReader
from generator.checking.form.recognising import recognise
from generator.checking.form.sections import SectionReader, section_elements, text_width_of
from generator.diagnostics import Diagnostics, Location
from generator.places import Story, WordPlace
from generator.word.effective import Effective
from generator.word.package import DamagedPart, Package, parse_xml


def read_form(package: Package, found: Diagnostics) -> FormDocument | None:
    """Read a Word file; a part that is damaged is reported, and gives None."""
    try:
        return _read(package)
    except DamagedPart:
        found.error(
            "xml-damaged",
            _("this part of the file is damaged"),
            Location(package.path.as_posix()),
            _("save the file again in Word"),
        )
        return None


def _read(package: Package) -> FormDocument:
    """Read it; raises ``DamagedPart``."""
    root = parse_xml(package.parts[package.main])
    reader = ParagraphReader(Effective(package))
    elements = section_elements(root)
    areas = tuple(text_width_of(one) for one in elements)
    body = reader.read(root, WordPlace(package.main, Story.BODY), areas)
    sections = SectionReader(package, reader).read(elements)
    return FormDocument(package.path.as_posix(), package, sections, recognise(body))

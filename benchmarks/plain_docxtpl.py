"""docxtpl as its manual shows it, with the templates, fields and filters of this product."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment
from markupsafe import Markup

from generator.diagnostics import Diagnostics
from generator.documents.fields import values
from generator.pipeline import FILTERS
from generator.places import Story, WordPlace
from generator.word.archive import deflate, write_zip
from generator.word.assembly import CORE_PROPERTIES, output_package, plumbing, to_xml
from generator.word.blocks import splice_blocks
from generator.word.environment import first_upper
from generator.word.lines import PAGE_FILTERS, line_under
from generator.word.package import read_package
from generator.word.places import Places
from generator.word.stories import Opening
from generator.word.styles import read_style_sheet

TEMPLATES = Path(__file__).resolve().parent.parent / "templates_docx"


def filters() -> Environment:
    """The environment that docxtpl is given: the same filters, drawings as markup."""
    environment = Environment(autoescape=True)
    environment.filters.update({**FILTERS, **PAGE_FILTERS}, first_upper=first_upper)
    environment.filters["line_under"] = lambda *arguments: Markup(line_under(*arguments).xml(1))
    return environment


def render(template: bytes, fields: object, environment: Environment) -> bytes:
    """Open, render with autoescape, save."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(values(fields), environment, autoescape=True)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def spliced_template(kind: str) -> bytes:
    """The template of a kind as one file: its blocks put in, its styles those of styles.docx."""
    found = Diagnostics()
    package = read_package(TEMPLATES / f"{kind}.docx", found)
    styles = read_package(TEMPLATES / "styles.docx", found)
    if package is None or styles is None:
        sys.exit("\n".join(map(str, found)))
    opening = Opening(found, read_style_sheet(styles, found))
    output = output_package(package, styles)
    contents = {**output.parts, CORE_PROPERTIES: package.parts[CORE_PROPERTIES]}
    root = opening.open_story(package, WordPlace(package.main, Story.BODY))
    if root is not None:
        splice_blocks(root, TEMPLATES / "blocks", opening)
        Places.forget(root)
        contents[output.main] = to_xml(root).encode()
    return write_zip(deflate(name, data) for name, data in {**plumbing(output), **contents}.items())

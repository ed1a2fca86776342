"""The rules of form over what a template prints (thể thức của mẫu), told at the template's own paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Final

from lxml import etree

from generator.checking.form.document import FormParagraph, FormSection
from generator.checking.form.examining import examine_form
from generator.checking.form.reading import read_form
from generator.diagnostics import Diagnostic, Diagnostics, Location
from generator.documents import Document
from generator.documents.fields import values
from generator.word.compiling import OpenedTemplate
from generator.word.package import package_from
from generator.word.places import Place
from generator.word.properties import DocumentProperties
from generator.word.rendering import CompiledTemplate

_SAME: Final = {
    "typeface": "font-not-times",
    "empty-paragraphs": "empty-paragraph",
    "value-missing": "field-may-be-missing",
}
"""What is said of a paper that is said of the template already."""


def check_form(
    opened: OpenedTemplate,
    compiled: CompiledTemplate,
    samples: Iterable[Document],
    day: date,
    found: Diagnostics,
) -> None:
    """Print papers with the template, and report what of them is against the form, once a place and rule."""
    told: set[tuple[str, Place | None]] = set()
    for sample in samples:
        properties = DocumentProperties(title=sample.title, created=day)
        printed = Diagnostics()
        content = compiled.render(values(sample.fields), properties, printed)
        found.extend(one for one in printed if not _is_told(one.code, one.location, found))
        package = None if content is None else package_from(content, Path(f"{sample.name}.docx"), found)
        document = None if package is None else read_form(package, found)
        if document is None:
            return
        for one in examine_form(document):
            at = one.slip.at
            place = None if at is None else _template_place(at, opened)
            if place is not None and _is_told(one.rule.code, place.location, found):
                continue
            if (one.rule.code, place) not in told:
                told.add((one.rule.code, place))
                found.extend((_moved(one.diagnostic, place or Place(opened.here.file, opened.here.spot)),))


def _is_told(code: str, location: Location | None, found: Diagnostics) -> bool:
    """Whether the template itself was found to have the same fault there."""
    own = _SAME.get(code)
    return any(one.code == own and one.location == location for one in found)


def _template_place(at: FormParagraph | FormSection, opened: OpenedTemplate) -> Place | None:
    if isinstance(at, FormSection):
        return Place(opened.here.file, at.place)
    elements: tuple[etree._Element, ...] = (at.element, *at.element.iterancestors())
    return next((place for one in elements if (place := opened.places.kept(one)) is not None), None)


def _moved(one: Diagnostic, place: Place) -> Diagnostic:
    """The finding at the template instead of at the paper."""
    message = _("what the template prints here is against the form: {message}").format(message=one.message)
    hint = one.hint
    if "-line-" in one.code:
        hint = _("a template draws the line by a tag in a paragraph of its own: {example}").format(
            example="{{r … | line_under(14, 0.4) }}"
        )
    return Diagnostic(one.code, one.severity, message, place.location, hint, one.source)

"""From a Word file to the document that rules of form see (đọc văn bản để soát thể thức)."""

from __future__ import annotations

from generator.checking.form.document import FormDocument
from generator.diagnostics import Diagnostics
from generator.word.package import Package


def read_form(package: Package, found: Diagnostics) -> FormDocument | None:
    """Read a Word file; a part that is damaged is reported, and gives None."""
    raise NotImplementedError

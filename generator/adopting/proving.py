"""The proof of an import: what was read is printed and read back from Word (đối chiếu hai chiều)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.importing.reading.word import read_docx
from generator.importing.recognising import recognise
from generator.importing.round_trip import RoundTrip, compare_round_trip
from generator.pipeline import DossierReader, Press
from generator.regulation.provision import Provision
from generator.resources import templates_folder
from generator.starting.writing import COMMITTEE

_KIND = "quy-che"


def prove(folder: Path, expected: Sequence[Provision], today: date, found: Diagnostics) -> RoundTrip | None:
    """Print the regulation of the dossier in a folder and compare it with what it must say.

    None when the dossier cannot be printed; the reason is reported.
    """
    reader, press = DossierReader(found), Press((_KIND,), templates_folder(), found)
    papers = reader.papers(folder, today, found)
    if papers is None or found.has_errors():
        return None
    printed = [press.render(kind, document, today, found) for kind, document in press.compose(papers)]
    document = next((one for one in printed if one is not None), None)
    if document is None and not found.has_errors():
        message = _("the dossier issues no regulation, so that nothing can be printed and compared")
        hint = _("add {key} to {file}").format(key="decisions: regulation:", file=COMMITTEE)
        found.warning("not-proved", message, Location(str(folder / COMMITTEE)), hint)
    read = read_docx(document.content, document.name, found) if document is not None else None
    if read is None or document is None:
        return None
    again = recognise(read.paragraphs, document.name)
    return compare_round_trip(expected, again.children)

"""What decisions cite: known, issued before them, in force on their day (căn cứ pháp lý)."""

from __future__ import annotations

from collections.abc import Iterator, Set
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.dossier.legal_bases import (
    LegalBasis,
    check_document,
    citation,
    differences,
    force_of,
    twin_of,
)
from generator.dossier.papers import Decision
from generator.dossier.record import COMMITTEE, Record, Steps
from generator.dossier.rules.dates import is_after
from generator.dossier.schema import LawDocument
from generator.sources.faults import did_you_mean
from generator.vietnamese.dates import short_date

ESTABLISHMENT = "establishment"
"""How a basis names the decision that sets the body up (quyết định thành lập), which is no document."""


def bases_are_known(record: Record, found: Diagnostics) -> None:
    """A basis is one of ``documents``, or for later decisions the one that set the body up."""
    decisions = record.committee.decisions
    for file, path, paper in record.papers():
        if not isinstance(paper, Decision):
            continue
        known = set(record.documents)
        if decisions.establishment is not None and paper is not decisions.establishment:
            known.add("establishment")
        for index, identity in enumerate(paper.bases):
            _known_document(record, file, (*path, "bases", index), identity, known, found)
            if identity in paper.bases[:index]:
                message = _("the basis {id} stands here again").format(id=identity)
                place = record.place(file, (*path, "bases", index))
                found.error("duplicate-basis", message, place, _("keep one of the two"))


def decisions_replaced_are_known(record: Record, found: Diagnostics) -> None:
    """A decision that is replaced is one of ``documents``."""
    for file, path, paper in _decisions(record):
        if paper.replaces is not None:
            _known_document(record, file, (*path, "replaces"), paper.replaces, set(record.documents), found)


def documents_can_be_cited(record: Record, found: Diagnostics) -> None:
    """Each of ``documents`` has what a citation of it names."""
    for identity, document in record.committee.documents.items():
        check_document(document, record.nodes[COMMITTEE].at(("documents", identity)), found)


def documents_agree_with_shared_ones(record: Record, found: Diagnostics) -> None:
    """What the dossier says of a document is what the shared legal bases say of it."""
    for identity, document in record.committee.documents.items():
        shared = twin_of(document, record.reference.legal_bases.values())
        for key, own, its in differences(document, shared) if shared else ():
            message = _("{key} is {own} here, and {shared} in the shared legal bases")
            message = message.format(key=key, own=f"“{own}”", shared=f"“{its}”")
            place = record.place(COMMITTEE, ("documents", identity, key))
            found.warning("document-differs", message, place, _("compare both with the document itself"))


def bases_are_issued_before(record: Record, found: Diagnostics) -> None:
    """A decision neither rests on a document of a later day nor replaces one."""
    establishment = record.committee.decisions.establishment
    for file, path, paper in _decisions(record):
        for index, identity in enumerate(paper.bases):
            document = record.documents.get(identity)
            issued = establishment if document is None and identity == ESTABLISHMENT else document
            if issued is not None and is_after(issued.date, paper.date):
                message = _("the basis is dated {day}, after the decision that rests on it")
                message = message.format(day=issued.date.short(blank="…"))
                place = record.place(file, (*path, "bases", index))
                hint = _("check both dates, or leave the basis out")
                _report("basis-issued-later", message, place, hint, _is_sure(document), found)
        replaced = record.documents.get(paper.replaces or "")
        if replaced is not None and is_after(replaced.date, paper.date):
            message = _("the decision that is replaced is dated {day}, after the one that replaces it")
            message = message.format(day=replaced.date.short(blank="…"))
            place = record.place(file, (*path, "replaces"))
            _report("replaced-issued-later", message, place, _("check both dates"), _is_sure(replaced), found)


def bases_are_in_force(record: Record, found: Diagnostics) -> None:
    """A basis has come into force by the day of the decision, and has not ended before (hết hiệu lực)."""
    for file, path, paper in _decisions(record):
        first, last = paper.date.first_day, paper.date.last_day
        for index, identity in enumerate(paper.bases):
            document = record.documents.get(identity)
            if document is None or first is None or last is None:
                continue
            force = force_of(document, record.reference.legal_bases)
            place = record.place(file, (*path, "bases", index))
            if force.until is not None and force.until < first:
                message = _("the basis was in force until {day} only, before the day of the decision")
                message = message.format(day=short_date(force.until))
                hint = _("cite a document that is in force on the day of the decision")
                heir = force.heir(first)
                if heir is not None:
                    hint = _("it was replaced by: {citation}").format(citation=citation(heir))
                _report("basis-ended", message, place, hint, force.is_sure, found)
            elif force.since is not None and force.since > last and not is_after(document.date, paper.date):
                message = _("the basis comes into force on {day}, after the day of the decision")
                hint = _("cite what is in force on the day of the decision, or check the dates")
                message = message.format(day=short_date(force.since))
                found.warning("basis-not-in-force-yet", message, place, hint)


def _report(code: str, message: str, place: Location, hint: str, is_sure: bool, found: Diagnostics) -> None:
    """An error; a warning where the shared legal bases have not been compared with the document."""
    if is_sure:
        found.error(code, message, place, hint)
    else:
        message = _("{message} (not verified: see the document itself)").format(message=message)
        found.warning(code, message, place, hint)


def _is_sure(document: LawDocument | None) -> bool:
    return not isinstance(document, LegalBasis) or document.verified


def _decisions(record: Record) -> Iterator[tuple[str, Steps, Decision]]:
    for file, path, paper in record.papers():
        if isinstance(paper, Decision):
            yield file, path, paper


def _known_document(
    record: Record, file: str, path: Steps, identity: str, known: Set[str], found: Diagnostics
) -> None:
    if identity not in known:
        hint = did_you_mean(identity, sorted(known)) or _("add it to documents")
        message = _("documents has no paper with the id {id}").format(id=identity)
        found.error("unknown-document", message, record.place(file, path), hint)


RULES = (
    bases_are_known,
    decisions_replaced_are_known,
    documents_can_be_cited,
    documents_agree_with_shared_ones,
    bases_are_issued_before,
    bases_are_in_force,
)

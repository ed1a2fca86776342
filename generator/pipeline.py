"""The way from a dossier's folder to finished documents (từ hồ sơ đến văn bản); nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator.diagnostics import Diagnostics
from generator.documents import KINDS, Document, DocumentKind, field_descriptions
from generator.documents.citations import cited, full_citation
from generator.documents.cited_provisions import check_cited_provisions, check_duty_holders
from generator.documents.decisions import assigned_members
from generator.documents.facts import Facts, provision_facts
from generator.documents.fields import FieldDescription, blanks, values
from generator.documents.papers import Papers
from generator.dossier.loading import Dossier, is_folder, load_dossier
from generator.dossier.reference import Reference
from generator.dossier.schema import Decision
from generator.output import GeneratedDocument
from generator.regulation.building import CitedDocument, build_regulation, check_library, check_regulation
from generator.regulation.library import ProvisionLibrary
from generator.regulation.loading import load_library, load_regulation
from generator.regulation.tree import Regulation
from generator.resources import data_folder, provisions_folder
from generator.vietnamese.number_words import in_words
from generator.vietnamese.numbers import format_money, format_number
from generator.word.fields import FieldShape
from generator.word.properties import DocumentProperties
from generator.word.template import CompiledTemplate, TemplateLibrary

FILTERS = MappingProxyType({"number": format_number, "money": format_money, "in_words": in_words})
"""What templates can do with a number: ``1.234``, ``1.234 đồng``, ``một nghìn hai trăm ba mươi tư``."""

Progress = Callable[[int, int], None]
"""Told how many documents are done, and of how many."""


def generate(
    folder: Path,
    *,
    kinds: Sequence[str],
    date: date,
    templates: Path,
    found: Diagnostics,
    progress: Progress,
    library: Path | None = None,
) -> tuple[GeneratedDocument, ...] | None:
    """Make the papers of a dossier; ``kinds`` narrows them, none means all.

    What is wrong with the dossier and with the templates is all reported in one run; any error gives None.
    ``date`` is the day of drafting: it stands in for dates that the dossier leaves open, and dates the files.
    ``library`` is the folder of the library of provisions, instead of that of vanban.
    """
    wanted = [KINDS[code] for code in kinds] or list(KINDS.values())
    word_files = TemplateLibrary(templates, FILTERS)
    compiled = {
        kind.code: word_files.compile(kind.template, template_shape(kind.code), found) for kind in wanted
    }
    papers = open_papers(folder, date, found, library)
    if papers is None or found.has_errors():
        return None
    documents = [(kind, document) for kind in wanted for document in kind.compose(papers)]
    finished: list[GeneratedDocument] = []
    for done, (kind, document) in enumerate(documents):
        progress(done, len(documents))
        template = compiled[kind.code]
        one = _render(kind, document, template, papers, found) if template else None
        if one is not None:
            finished.append(one)
    progress(len(documents), len(documents))
    return None if found.has_errors() else tuple(finished)


def open_papers(folder: Path, date: date, found: Diagnostics, library: Path | None = None) -> Papers | None:
    """Read a dossier, its regulation and its decisions' models; every fault of all is reported."""
    provisions = load_library(library or provisions_folder(), found)
    read = _read(folder, provisions, Reference.load(found), found)
    if read is None:
        return None
    decisions = read.dossier.committee.decisions
    papers = Papers(read.dossier, read.regulation, establishment=None, issuance=None, date=date)
    return replace(
        papers,
        establishment=_decision_body("establishment", decisions.establishment, papers, read, found),
        issuance=_decision_body("issuance", decisions.regulation, papers, read, found),
    )


def open_regulation(
    folder: Path, date: date, found: Diagnostics, library: Path | None = None
) -> Regulation | None:
    """The regulation of a dossier with its numbers, None when something is wrong."""
    papers = open_papers(folder, date, found, library)
    return None if papers is None or found.has_errors() else papers.regulation


@dataclass(frozen=True, slots=True)
class LibraryUse:
    """The library of provisions (thư viện điều khoản) and the regulations of dossiers, by their folders."""

    library: ProvisionLibrary
    regulations: Mapping[Path, Regulation]


def survey_library(
    folders: Iterable[Path], found: Diagnostics, library: Path | None = None
) -> LibraryUse | None:
    """Read the library and the dossiers that may use it; dossiers with faults are reported and left out.

    None when the library itself cannot be read.
    """
    provisions = load_library(library or provisions_folder(), found)
    if provisions is None:
        return None
    check_library(provisions, found)
    reference = Reference.load(found)
    read = {folder: _read(folder, provisions, reference, found) for folder in folders}
    return LibraryUse(provisions, {folder: one.regulation for folder, one in read.items() if one is not None})


@dataclass(frozen=True, slots=True)
class _Read:
    """A dossier with its regulation, and what the texts of provisions draw on."""

    dossier: Dossier
    regulation: Regulation
    facts: Facts
    documents: Mapping[str, CitedDocument]


def _read(
    folder: Path, library: ProvisionLibrary | None, reference: Reference, found: Diagnostics
) -> _Read | None:
    dossier = load_dossier(folder, reference, found)
    source = load_regulation(folder / "regulation.yaml", found, library) if is_folder(folder) else None
    if source is None:
        return None
    if dossier is None:
        check_regulation(source, found)
        return None
    facts = provision_facts(dossier)
    documents = {name: cited(document) for name, document in dossier.documents.items()}
    regulation = build_regulation(source, facts, documents, found)
    check_cited_provisions(dossier, regulation or source, found)
    check_duty_holders(dossier, regulation or source, found)
    return None if regulation is None else _Read(dossier, regulation, facts, documents)


def template_shape(kind: str) -> FieldShape:
    """The names that the template of a kind may use."""
    return _shape(field_descriptions(kind))


def _shape(descriptions: Sequence[FieldDescription]) -> FieldShape:
    members = {}
    for one in descriptions:
        inner = _shape(one.members)
        members[one.name] = FieldShape(members={}, item=inner) if one.is_list else inner
    return FieldShape(members=members, item=None)


def _decision_body(
    model: str,
    decision: Decision | None,
    papers: Papers,
    read: _Read,
    found: Diagnostics,
) -> Regulation | None:
    """The articles of a decision (các điều của quyết định) from the model under ``data/models``."""
    if decision is None:
        return None
    source = load_regulation(data_folder() / "models" / f"decision-{model}.yaml", found, ProvisionLibrary())
    if source is None:
        return None
    documents = papers.dossier.documents
    more = {
        **read.facts,
        "regulation": {"title": papers.regulation.title},
        "assignment": bool(assigned_members(papers)),
        "replaces": full_citation(documents[decision.replaces]) if decision.replaces else None,
    }
    return build_regulation(source, more, read.documents, found)


def _render(
    kind: DocumentKind, document: Document, template: CompiledTemplate, papers: Papers, found: Diagnostics
) -> GeneratedDocument | None:
    properties = DocumentProperties(title=document.title, created=papers.date)
    content = template.render(values(document.fields), properties, found)
    if content is None:
        return None
    return GeneratedDocument(kind.code, f"{document.name}.docx", content, tuple(blanks(document.fields)))

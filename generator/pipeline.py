"""The way from dossiers' folders to finished documents (từ hồ sơ đến văn bản); nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator.diagnostics import Diagnostics
from generator.documents import Document, DocumentKind
from generator.documents.citations import cited, full_citation
from generator.documents.cited_documents import check_cited_documents
from generator.documents.cited_provisions import check_cited_provisions, check_duty_holders
from generator.documents.decisions import assigned_members
from generator.documents.facts import Facts, provision_facts
from generator.documents.fields import FieldDescription, blanks, describe, values
from generator.documents.own_kinds import load_kinds
from generator.documents.papers import Papers
from generator.documents.reminders import check_reminders
from generator.documents.reorganisations import change_facts
from generator.dossier.loading import Dossier, is_folder, load_dossier
from generator.dossier.reference import Reference
from generator.dossier.schema import Decision
from generator.output import GeneratedDocument, names_are_good
from generator.regulation.building import CitedDocument, build_regulation, check_library, check_regulation
from generator.regulation.library import ProvisionLibrary
from generator.regulation.loading import load_library, load_regulation
from generator.regulation.source import RegulationSource
from generator.regulation.tree import Regulation
from generator.resources import data_folder, provisions_folder
from generator.units import UnitRegister
from generator.vietnamese.number_words import in_words
from generator.vietnamese.numbers import format_money, format_number
from generator.word.fields import FieldShape
from generator.word.properties import DocumentProperties
from generator.word.stencil import Stencil
from generator.word.template import TemplateLibrary

DECISION_MODELS = ("establishment", "issuance", "reorganisation")
"""The decisions whose articles stand in ``data/models/decision-….yaml``."""

FILTERS = MappingProxyType({"number": format_number, "money": format_money, "in_words": in_words})
"""What templates can do with a number: ``1.234``, ``1.234 đồng``, ``một nghìn hai trăm ba mươi tư``."""

Progress = Callable[[int, int], None]
"""Told how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class DossierDocuments:
    """The papers of one dossier (văn bản của một hồ sơ); ``documents`` is None where an error stops them.

    ``papers`` is the dossier as it was opened, None where it could not be.
    """

    dossier: Path
    papers: Papers | None
    documents: tuple[GeneratedDocument, ...] | None


def generate(
    folders: Sequence[Path],
    *,
    kinds: Sequence[str],
    date: date,
    templates: Path,
    found: Diagnostics,
    progress: Progress,
    library: Path | None = None,
) -> Iterator[DossierDocuments]:
    """Make the papers of dossiers, in their order; ``kinds`` narrows them, none means all.

    An error of a dossier stops its own papers, an error of what all share (templates, library) those of all.
    Everything that can be told is told in one run, and what several dossiers meet is told once.
    ``date`` is the day of drafting: it stands in for dates that the dossier leaves open, and dates the files.
    ``library`` is the folder of the library of provisions, instead of that of vanban.
    """
    press = Press(kinds, templates, found)
    reader = DossierReader(found, library)
    all_stopped = found.has_errors()
    opened = {folder: reader.papers(folder, date, found) for folder in folders}
    composed = {folder: press.compose(papers) for folder, papers in opened.items() if papers is not None}
    total = sum(map(len, composed.values()))
    done = 0
    for folder in folders:
        own = Diagnostics()
        finished = []
        for kind, document in composed.get(folder, ()):
            progress(done, total)
            finished.append(press.render(kind, document, date, own))
            done += 1
        documents = tuple(one for one in finished if one is not None)
        names_are_good(documents, folder, own)
        _add_new(own, found)
        stopped = all_stopped or folder not in composed or own.has_errors()
        yield DossierDocuments(folder, opened[folder], None if stopped else documents)
    progress(total, total)


class Press:
    """The templates of the kinds asked for, compiled once for all dossiers, and what they print (in ra).

    One that is ``deferring`` makes stencils of documents with marks.
    """

    def __init__(
        self, kinds: Sequence[str], templates: Path, found: Diagnostics, *, deferring: bool = False
    ) -> None:
        library = TemplateLibrary(templates, FILTERS, deferring=deferring)
        known = load_kinds(templates, found)
        # A code that is not known is one whose declaration is faulty, which has been told.
        self._kinds = [known[code] for code in kinds or known if code in known]
        self._templates = {
            kind.code: library.compile(kind.template, kind_shape(kind), found) for kind in self._kinds
        }

    def compose(self, papers: Papers) -> tuple[tuple[DocumentKind, Document], ...]:
        """The papers that a dossier has of the kinds asked for, in the order of the kinds."""
        return tuple((kind, document) for kind in self._kinds for document in kind.compose(papers))

    def render(
        self, kind: DocumentKind, document: Document, date: date, found: Diagnostics
    ) -> GeneratedDocument | None:
        """Print a document, its file dated ``date``; None when its template or a value of it is faulty."""
        template = self._templates[kind.code]
        if template is None:
            return None
        content = template.render(values(document.fields), _properties(document, date), found)
        if content is None:
            return None
        return GeneratedDocument(kind.code, f"{document.name}.docx", content, tuple(blanks(document.fields)))

    def stencil(
        self, kind: DocumentKind, document: Document, date: date, found: Diagnostics
    ) -> Stencil | None:
        """Print a document but for its marks, for filling many times; None as above, and where a tag decides
        by a mark.
        """
        template = self._templates[kind.code]
        if template is None:
            return None
        return template.stencil(values(document.fields), _properties(document, date), found)


def _properties(document: Document, created: date) -> DocumentProperties:
    return DocumentProperties(title=document.title, created=created)


class DossierReader:
    """Opens dossiers (đọc hồ sơ); what all of them draw on is read once, its faults are told once."""

    def __init__(self, found: Diagnostics, library: Path | None = None) -> None:
        self.provisions = load_library(library or provisions_folder(), found)
        self._reference = Reference.load(found)
        self._models = _decision_models(found)

    def papers(self, folder: Path, date: date, found: Diagnostics) -> Papers | None:
        """Read a dossier, its regulation and its decisions; every fault is reported, an error gives None."""
        own = Diagnostics()
        read = self._read(folder, date, own)
        papers = None if read is None else self._papers(read, date, own)
        _add_new(own, found)
        return None if own.has_errors() else papers

    def regulation(self, folder: Path, date: date, found: Diagnostics) -> Regulation | None:
        """The regulation of a dossier with its numbers; faults of both are reported, an error gives None."""
        read = self.read(folder, date, found)
        return None if read is None else read.regulation

    def read(self, folder: Path, date: date, found: Diagnostics) -> ReadDossier | None:
        """A dossier with its regulation, as written and as built; faults as above."""
        own = Diagnostics()
        read = self._read(folder, date, own)
        _add_new(own, found)
        return None if own.has_errors() else read

    @property
    def units(self) -> UnitRegister:
        """The administrative units that all dossiers share (đơn vị hành chính)."""
        return self._reference.units

    def papers_of(self, read: ReadDossier, date: date, found: Diagnostics) -> Papers | None:
        """The papers of a dossier that has been read (văn bản của hồ sơ); faults as above."""
        own = Diagnostics()
        papers = self._papers(read, date, own)
        _add_new(own, found)
        return None if own.has_errors() else papers

    def dossier(self, folder: Path, found: Diagnostics) -> Dossier | None:
        """The facts of a dossier without its regulation; faults as above."""
        own = Diagnostics()
        dossier = load_dossier(folder, self._reference, own)
        _add_new(own, found)
        return dossier

    def _papers(self, read: ReadDossier, date: date, found: Diagnostics) -> Papers | None:
        if self._models is None:
            return None
        decisions = read.dossier.committee.decisions
        papers = Papers(read.dossier, read.regulation, establishment=None, issuance=None, date=date)
        check_reminders(papers, found)
        establishment, issuance, reorganisation = (self._models[name] for name in DECISION_MODELS)
        changes = {
            one.id: _decision_body(reorganisation, one, papers, read, found)
            for one in decisions.reorganisations
        }
        return replace(
            papers,
            establishment=_decision_body(establishment, decisions.establishment, papers, read, found),
            issuance=_decision_body(issuance, decisions.regulation, papers, read, found),
            reorganisations={name: body for name, body in changes.items() if body is not None},
        )

    def _read(self, folder: Path, date: date, found: Diagnostics) -> ReadDossier | None:
        dossier = load_dossier(folder, self._reference, found)
        if not is_folder(folder):
            return None
        source = load_regulation(folder / "regulation.yaml", found, self.provisions)
        if source is None:
            return None
        if dossier is None:
            check_regulation(source, found)
            return None
        facts = provision_facts(dossier, date)
        documents = {name: cited(document) for name, document in dossier.documents.items()}
        regulation = build_regulation(source, facts, documents, found)
        check_cited_provisions(dossier, regulation or source, found)
        check_duty_holders(dossier, regulation or source, found)
        check_cited_documents(dossier, source, found)
        return None if regulation is None else ReadDossier(dossier, source, regulation, facts, documents)


def open_papers(folder: Path, date: date, found: Diagnostics, library: Path | None = None) -> Papers | None:
    """Open a single dossier; every fault of it and of what it draws on is reported, an error gives None."""
    return DossierReader(found, library).papers(folder, date, found)


def open_regulation(
    folder: Path, date: date, found: Diagnostics, library: Path | None = None
) -> Regulation | None:
    """Open the regulation of a single dossier; faults as above."""
    return DossierReader(found, library).regulation(folder, date, found)


@dataclass(frozen=True, slots=True)
class LibraryUse:
    """The library of provisions (thư viện điều khoản) and the regulations of dossiers, by their folders."""

    library: ProvisionLibrary
    regulations: Mapping[Path, Regulation]


def survey_library(
    folders: Iterable[Path], date: date, found: Diagnostics, library: Path | None = None
) -> LibraryUse | None:
    """Read the library and the dossiers that may use it; dossiers with faults are reported and left out.

    None when the library itself cannot be read.
    """
    reader = DossierReader(found, library)
    if reader.provisions is None:
        return None
    check_library(reader.provisions, found)
    regulations = {folder: reader.regulation(folder, date, found) for folder in folders}
    return LibraryUse(
        reader.provisions, {folder: one for folder, one in regulations.items() if one is not None}
    )


@dataclass(frozen=True, slots=True)
class ReadDossier:
    """A dossier (hồ sơ) with its regulation, and what the texts of provisions draw on."""

    dossier: Dossier
    source: RegulationSource
    regulation: Regulation
    facts: Facts
    documents: Mapping[str, CitedDocument]


def kind_shape(kind: DocumentKind) -> FieldShape:
    """The names that the template of any kind may use."""
    return _shape(describe(kind.fields))


def _shape(descriptions: Sequence[FieldDescription]) -> FieldShape:
    members = {}
    for one in descriptions:
        inner = _shape(one.members)
        members[one.name] = FieldShape(members={}, item=inner) if one.is_list else inner
    return FieldShape(members=members, item=None)


def _decision_models(found: Diagnostics) -> Mapping[str, RegulationSource] | None:
    """The models of decisions under ``data/models`` (quyết định mẫu) by name; None when one is faulty."""
    models = {}
    for name in DECISION_MODELS:
        path = data_folder() / "models" / f"decision-{name}.yaml"
        model = load_regulation(path, found, ProvisionLibrary())
        if model is not None:
            models[name] = model
    return models if len(models) == len(DECISION_MODELS) else None


def _decision_body(
    model: RegulationSource, decision: Decision | None, papers: Papers, read: ReadDossier, found: Diagnostics
) -> Regulation | None:
    """The articles of a decision (các điều của quyết định) from its model; None without a decision."""
    if decision is None:
        return None
    documents = papers.dossier.documents
    more = {
        **read.facts,
        "regulation": {"title": papers.regulation.title},
        "assignment": bool(assigned_members(papers)),
        "changes": change_facts(papers, decision),
        "replaces": full_citation(documents[decision.replaces]) if decision.replaces else None,
    }
    return build_regulation(model, more, read.documents, found)


def _add_new(own: Diagnostics, found: Diagnostics) -> None:
    """Add what was found in a dossier, save what has been told: faults of templates and of models recur."""
    told = set(found)
    found.extend(one for one in dict.fromkeys(own) if one not in told)

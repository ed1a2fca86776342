"""Word files under check (soát tệp Word): their form, the regulation in them or else their words."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checking.catalogue import CATALOGUE
from generator.checking.form.document import FormDocument
from generator.checking.form.elements import Role
from generator.checking.form.examining import examine_form, note_what_is_not_held
from generator.checking.form.fixing import Fixed, fix_form
from generator.checking.form.reading import read_form
from generator.checking.form.rule import Profile
from generator.checking.free_text import check_free_text
from generator.checking.numbering import RULES as NUMBERING_RULES
from generator.checking.printed.printing import print_form
from generator.checking.provisions import check_provisions
from generator.checking.rules import RULES
from generator.diagnostics import Diagnostic, Diagnostics, Location
from generator.importing.issue_day import issue_day
from generator.importing.reading import OpenedFile
from generator.importing.reading.detecting import Kind
from generator.importing.reading.legacy_word import as_docx
from generator.importing.reading.word import read_docx
from generator.importing.receipt import Imported, regulation_in, report_no_provisions
from generator.places import StepKind, WordPlace
from generator.regulation.provision import Level, Provision
from generator.word.comments import with_comments
from generator.word.package import package_from

if TYPE_CHECKING:
    from generator.checking.printed.pages import Printed

AUTHOR = "vanban"
"""Who signs the comments in a copy."""

WORD_KINDS = frozenset({Kind.DOCX, Kind.DOC})
_NUMBERING = frozenset(rule.code for rule in NUMBERING_RULES)


@dataclass(frozen=True, slots=True)
class Demand:
    """What a check asks: ``only`` are the codes of the rules, none for all.

    ``libreoffice`` lays out pages to be measured, None where they are not. ``day`` stands in for that of the
    document.
    """

    profile: Profile = Profile.STRICT
    only: frozenset[str] = frozenset()
    libreoffice: Path | None = None
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class WordCheck:
    """What became of a Word file: ``content`` is what was checked, perhaps the repaired copy."""

    content: bytes
    repaired: tuple[Diagnostic, ...] = field(default=())


def check_word(
    opened: OpenedFile, demand: Demand, found: Diagnostics, *, fix: bool = False
) -> WordCheck | None:
    """Check a Word file: what is told is what is left after the repairs; None where it cannot be read.

    A paper without articles is examined as words; what is no administrative paper should hold a regulation.
    """
    file = str(opened.path)
    content = opened.data if opened.kind is Kind.DOCX else as_docx(opened.data, file, found)
    if content is None:
        return None
    fixed = _fixed(content, opened.path, demand, found) if fix else Fixed(content, ())
    if fixed is None:
        return None
    read = read_docx(fixed.content, file, found)
    if read is None:
        return None
    document = _form_of(fixed.content, opened.path, found)
    if document is not None:
        note_what_is_not_held(document, found)
        _examine([(document, fixed.content)], demand, found)
    paper = document if document is not None and document.is_administrative else None
    imported = regulation_in(read, file)
    if imported is not None:
        _check_provisions(imported, paper, demand, found)
    elif paper is not None:
        check_free_text(paper, found)
    else:
        report_no_provisions(file, found)
    return WordCheck(fixed.content, fixed.done)


def check_papers(papers: Mapping[Path, bytes], demand: Demand, found: Diagnostics) -> None:
    """Hold papers that were made, and are perhaps not written, against the rules of form."""
    read = [(_form_of(content, path, found), content) for path, content in papers.items()]
    _examine([(document, content) for document, content in read if document is not None], demand, found)


def annotated(check: WordCheck, file: Path, findings: Collection[Diagnostic]) -> bytes | None:
    """A copy of a checked file with a comment at each finding of a rule (chèn lời nhận xét)."""
    package = package_from(check.content, file, Diagnostics())
    if package is None:
        return None
    return with_comments(package, comments_of(one for one in findings if one.code in CATALOGUE), AUTHOR)


def comments_of(findings: Iterable[Diagnostic]) -> list[tuple[WordPlace | None, str]]:
    """What a comment says of each finding, and where it stands (lời nhận xét)."""
    return [(_word_place(one), _comment(one)) for one in findings]


def _fixed(content: bytes, path: Path, demand: Demand, found: Diagnostics) -> Fixed | None:
    package = package_from(content, path, found)
    return None if package is None else fix_form(package, found, profile=demand.profile, only=demand.only)


def _form_of(content: bytes, path: Path, found: Diagnostics) -> FormDocument | None:
    """The file as rules of form see it; None, with a note, where it has what they cannot read."""
    faults = Diagnostics()
    package = package_from(content, path, faults)
    document = None if package is None else read_form(package, faults)
    for fault in faults:
        message = _("the form of the file was not checked: {reason}").format(reason=fault.message)
        found.note("form-not-read", message, fault.location, fault.hint)
    return document


def _check_provisions(
    imported: Imported, paper: FormDocument | None, demand: Demand, found: Diagnostics
) -> None:
    """Examine the regulation in a file; the numbers of a paper's own articles are a matter of its form.

    What has its articles only in cells of tables, and is no paper, compares regulations and is none.
    """
    recognised = imported.recognised
    articles = [one for top in recognised.children for one in top.walk() if one.level is Level.ARTICLE]
    if paper is None and all(_stands_in_a_cell(one) for one in articles):
        return
    has_attached = paper is not None and any(part.role is Role.ATTACHED for part in paper.parts)
    of_form = _NUMBERING if paper is not None and paper.main.kind is not None and not has_attached else ()
    check_provisions(
        recognised.title,
        recognised.children,
        demand.day or issue_day(imported),
        found,
        has_appendix=imported.has_appendix
        or (paper is not None and has_attached and _may_issue_appendix(paper)),
        codes=RULES.keys() - of_form,
    )


def _may_issue_appendix(paper: FormDocument) -> bool:
    """Whether the appendix may be a file of its own (PL1 III.1): the decision names one, or is not here."""
    main = paper.main
    return main.role is not Role.MAIN or any("phụ lục" in one.text.casefold() for one in main.paragraphs)


def _stands_in_a_cell(one: Provision) -> bool:
    spot = one.location.spot if one.location else None
    return isinstance(spot, WordPlace) and any(step.kind is StepKind.CELL for step in spot.steps)


def _examine(papers: Sequence[tuple[FormDocument, bytes]], demand: Demand, found: Diagnostics) -> None:
    printed = _printed(papers, demand.libreoffice, found)
    for (document, _content), pages in zip(papers, printed, strict=True):
        findings = examine_form(document, profile=demand.profile, only=demand.only, printed=pages)
        found.extend(one.diagnostic for one in findings)


def _printed(
    papers: Sequence[tuple[FormDocument, bytes]], libreoffice: Path | None, found: Diagnostics
) -> Sequence[Printed | None]:
    if libreoffice is None:
        return [None] * len(papers)
    told = Diagnostics()
    documents = [document for document, _content in papers]
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
        files = [Path(folder, f"{number}.docx") for number in range(len(papers))]
        try:
            for file, (_document, content) in zip(files, papers, strict=True):
                file.write_bytes(content)
        except OSError as fault:
            message = _("the PDF files could not be made: {reason}").format(reason=fault.strerror or fault)
            hint = _("check that there is room on the disk for temporary files, and the right to write them")
            found.error("pdf-not-made", message, hint=hint)
            return [None] * len(papers)
        printed = print_form(list(zip(documents, files, strict=True)), libreoffice, told)
    names = {str(file): document.file for file, document in zip(files, documents, strict=True)}
    for one in told:
        file_name = one.location and names.get(one.location.file)
        found.extend([replace(one, location=Location(file_name)) if file_name else one])
    return printed


def _word_place(one: Diagnostic) -> WordPlace | None:
    spot = one.location.spot if one.location else None
    return spot if isinstance(spot, WordPlace) else None


def _comment(one: Diagnostic) -> str:
    page = one.location.page if one.location else None
    head = "" if page is None else _("page {number}").format(number=page) + ": "
    hint = () if one.hint is None else (_("hint: {hint}").format(hint=one.hint),)
    source = () if one.source is None else (_("It rests on: {text}").format(text=one.source),)
    return "\n".join((f"{head}{one.message} [{one.code}]", *hint, *source))

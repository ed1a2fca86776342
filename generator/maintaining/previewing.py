"""What a template prints, written for its maintainer to look at (xem thử mẫu): Word, PDF, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from gettext import gettext as _
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostics, Location
from generator.documents import Document, DocumentKind
from generator.documents.fields import values
from generator.documents.own_kinds import KINDS_FILE
from generator.maintaining.papers import open_dossiers, shipped_dossiers
from generator.maintaining.samples import Sample, sample_document
from generator.maintaining.target import Target
from generator.output import write_file
from generator.pipeline import FILTERS, kind_shape
from generator.word.blocks import FOLDER as BLOCKS_FOLDER
from generator.word.pages import page_pictures
from generator.word.pdf import convert_to_pdf
from generator.word.properties import DocumentProperties
from generator.word.styles import STYLES_FILE
from generator.word.template import TemplateLibrary

PREFIX: Final = "xem-thu-"
"""What the name of every file of a preview begins with, so that none is taken for a paper."""


class PreviewForm(StrEnum):
    """What is written beside the Word file."""

    WORD = "word"
    PDF = "pdf"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class PreviewPaper:
    """One paper of a preview; ``name`` is that of its files, without ending."""

    name: str
    content: bytes


def preview_documents(
    kind: DocumentKind, dossiers: Sequence[Path], sample: Sample | None, day: date, found: Diagnostics
) -> tuple[Document, ...]:
    """What a preview shows: the papers of a kind in the dossiers given, or a sample made from them.

    Without dossiers those shipped give the sample; without a sample, too, their first paper of the kind is
    shown. Errors: those of dossiers, and ``paper-missing`` where none of them has such a paper.
    """
    opened = open_dossiers(dossiers or shipped_dossiers(), day, found)
    several = len(opened) > 1 and bool(dossiers)
    papers = [
        Document(f"{one.slug}-{paper.name}" if several else paper.name, paper.title, paper.fields)
        for one in opened
        for paper in one.of(kind)
    ]
    if sample is not None:
        return (sample_document(kind, papers, sample),)
    if not papers and not found.has_errors():
        message = _("the dossiers have no paper of the kind {kind}").format(kind=kind.code)
        found.error("paper-missing", message, hint=_("give another dossier with --data, or a --sample"))
    return tuple(papers if dossiers else papers[:1])


def render_preview(
    target: Target, kind: DocumentKind, documents: Iterable[Document], day: date, found: Diagnostics
) -> tuple[PreviewPaper, ...] | None:
    """Print documents with a template as it is now; None when it or a value has an error, all reported."""
    template = TemplateLibrary(target.folder, FILTERS).compile_file(target.path, kind_shape(kind), found)
    if template is None:
        return None
    contents = [
        (one, template.render(values(one.fields), DocumentProperties(title=one.title, created=day), found))
        for one in documents
    ]
    if any(content is None for _one, content in contents):
        return None
    return tuple(PreviewPaper(PREFIX + one.name, content) for one, content in contents if content is not None)


def write_preview(
    papers: Sequence[PreviewPaper],
    folder: Path,
    form: PreviewForm,
    libreoffice: Path | None,
    found: Diagnostics,
) -> tuple[Path, ...]:
    """Write papers into a folder, each file whole or not at all; the answer lists what was written.

    ``libreoffice`` is None for ``PreviewForm.WORD``. Where a PDF cannot be made, those of before stay.
    """
    word = [folder / f"{one.name}.docx" for one in papers]
    written = [path for path, one in zip(word, papers, strict=True) if write_file(path, one.content, found)]
    if form is PreviewForm.WORD or libreoffice is None:
        return tuple(written)
    for path, pdf in zip(written[:], convert_to_pdf(written, found, libreoffice=libreoffice), strict=True):
        if pdf is None:
            continue
        if form is PreviewForm.PDF:
            written += _written({path.with_suffix(".pdf"): pdf}, found)
        else:
            pictures = page_pictures(pdf)
            pages = {_page(path, number): one for number, one in enumerate(pictures, start=1)}
            written += _written(pages, found)
            _remove_further_pages(path, len(pictures), found)
    return tuple(written)


def watched_files(target: Target) -> tuple[Path, ...]:
    """The files that a template's papers depend on: itself, its blocks, its styles, the kinds declared."""
    blocks = (target.folder / BLOCKS_FOLDER).glob("*.docx")
    # Word keeps a ~$ file beside each file that it has open.
    own = [one for one in sorted(blocks) if not one.name.startswith("~$")]
    beside = [target.folder / name for name in (STYLES_FILE, KINDS_FILE)]
    return (target.path, *own, *(one for one in beside if one.exists()))


def _written(files: dict[Path, bytes], found: Diagnostics) -> list[Path]:
    return [path for path, content in files.items() if write_file(path, content, found)]


def _page(word: Path, number: int) -> Path:
    return word.with_name(f"{word.stem}-trang-{number}.png")


def _remove_further_pages(word: Path, pages: int, found: Diagnostics) -> None:
    """Remove the pictures of pages that the paper no longer has."""
    number = pages + 1
    while (page := _page(word, number)).exists():
        try:
            page.unlink()
        except OSError as fault:
            message = _("the picture of a page that is no longer there cannot be removed: {reason}")
            found.warning("page-left", message.format(reason=fault.strerror or fault), Location(str(page)))
        number += 1

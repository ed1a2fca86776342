"""From a regulation as written to the finished tree: select, number, then write the texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.diagnostics import Diagnostics
from generator.regulation.cycles import report_circles
from generator.regulation.library import ProvisionLibrary
from generator.regulation.numbering import number_provisions
from generator.regulation.provision import Provision
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.structure import check_conditions, check_contents, check_ids, select_provisions
from generator.regulation.tag_checks import TagChecker
from generator.regulation.text import SourceText
from generator.regulation.tree import Regulation
from generator.regulation.writing import CitedDocument, TextWriter

__all__ = ["CitedDocument", "build_regulation", "check_library", "check_regulation"]


def build_regulation(
    source: RegulationSource,
    facts: Mapping[str, object],
    documents: Mapping[str, CitedDocument],
    found: Diagnostics,
) -> Regulation | None:
    """Build a regulation (quy chế) under the facts of a committee; every fault is reported and gives None.

    All provisions get their numbers before any text is written, because a text may cite what comes after it.
    """
    own = Diagnostics()
    check_ids(source, own)
    selection = select_provisions(source, facts, own)
    check_contents(source, selection, own)
    numbered = Regulation("", number_provisions(selection.kept, own))
    written = {one.id: one for one in source.walk() if one.id is not None}
    checker = TagChecker(written, facts, documents, own, source.library_ids)
    writer = TextWriter(numbered, checker, selection.dropped_by_id(), facts, documents, own)
    title = " ".join(writer.lines(source.title, None))
    children = _write(selection.kept, numbered.children, writer)
    for one in (one for top in selection.dropped for one in top.walk()):
        for text in one.all_texts:
            checker.check_left_out(text)
    report_circles(writer.mentions, own)
    found.extend(dict.fromkeys(own.in_reading_order()))
    return None if own.has_errors() else Regulation(title, children)


def check_regulation(source: RegulationSource, found: Diagnostics) -> None:
    """Report what is wrong whatever the facts are: ids given twice, references to nothing, unreadable tags.

    For a dossier whose facts could not be read, so that its regulation's faults need no run of their own.
    """
    own = Diagnostics()
    check_ids(source, own)
    check_conditions(source, own)
    written = {one.id: one for one in source.walk() if one.id is not None}
    checker = TagChecker(written, None, None, own, source.library_ids)
    checker.sound_tags(source.title)
    for text in (text for one in source.walk() for text in one.all_texts):
        checker.check_left_out(text)
    found.extend(own.in_reading_order())


def check_library(library: ProvisionLibrary, found: Diagnostics) -> None:
    """Report what is wrong with provisions of the library, taken or not, whatever the facts are.

    They may cite and ask for provisions of the library only.
    """
    if library.articles:
        start = library.articles[0].location
        check_regulation(RegulationSource(SourceText("", start), library.articles, start), found)


def _write(
    sources: tuple[ProvisionSource, ...], numbered: tuple[Provision, ...], writer: TextWriter
) -> tuple[Provision, ...]:
    """The numbered provisions with their titles and texts."""
    return tuple(
        replace(
            one,
            title=" ".join(writer.lines(source.title, one)) if source.title is not None else None,
            paragraphs=tuple(line for text in source.texts for line in writer.lines(text, one)),
            table=writer.table(source.table, one) if source.table is not None else None,
            children=_write(source.children, one.children, writer),
        )
        for source, one in zip(sources, numbered, strict=True)
    )

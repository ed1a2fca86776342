"""Documents of law that a regulation cites, against the day on which it is issued (văn bản viện dẫn)."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.dossier.legal_bases import citation, force_of
from generator.dossier.loading import Dossier
from generator.dossier.rules.dates import is_after
from generator.regulation.source import RegulationSource
from generator.regulation.tag_checks import varied_text
from generator.regulation.text import SourceText, parse_text
from generator.vietnamese.dates import short_date


def check_cited_documents(dossier: Dossier, source: RegulationSource, found: Diagnostics) -> None:
    """Warn of every document that a regulation cites though it was issued later, or had ended by then.

    A text may tell of what is no longer in force, and provisions under a condition may not be printed.
    """
    issuance = dossier.committee.decisions.regulation
    first = issuance.date.first_day if issuance else None
    if issuance is None or first is None:
        return
    for identity, place in _cited(source):
        document = dossier.documents.get(identity)
        if document is None:
            continue
        force = force_of(document, dossier.record.reference.legal_bases)
        if is_after(document.date, issuance.date):
            message = _("the document cited is dated {day}, after the regulation")
            message = message.format(day=document.date.short(blank="…"))
            found.warning("cited-issued-later", message, place, _("check both dates"))
        elif force.until is not None and force.until < first:
            heir = force.heir(first)
            message = _("the document cited was in force until {day} only, before the regulation is issued")
            hint = _("cite what is in force, unless the text tells of the past")
            if heir is not None:
                hint = _("it was replaced by: {citation}").format(citation=citation(heir))
            found.warning("cited-ended", message.format(day=short_date(force.until)), place, hint)


def _cited(source: RegulationSource) -> Iterator[tuple[str, Location]]:
    texts = [source.title, *(text for one in source.walk() for text in one.all_texts)]
    for text in texts:
        yield from _cited_in(text)


def _cited_in(text: SourceText) -> Iterator[tuple[str, Location]]:
    for tag in parse_text(text.value).tags:
        if tag.function == "cite":
            yield tag.names[0], text.place(tag.offset)
        words = varied_text(tag, text)
        if words is not None:
            yield from _cited_in(words)

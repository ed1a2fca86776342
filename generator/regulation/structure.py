"""Which provisions are there under the given facts, and whether what is left is a sound document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.regulation.conditions import IncomparableError, evaluate, parse_condition
from generator.regulation.expressions import Missing
from generator.regulation.provision import Level
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.text import SourceText, parse_text
from generator.sources.faults import did_you_mean

_LARGE = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})


@dataclass(slots=True)
class Selection:
    """What the conditions leave (``kept``) and what they take away (``dropped``, the topmost provisions)."""

    kept: tuple[ProvisionSource, ...] = ()
    dropped: list[ProvisionSource] = field(default_factory=list)

    def dropped_by_id(self) -> dict[str, ProvisionSource]:
        """For every id that is not there: the provision whose own condition took it away."""
        return {one.id: top for top in self.dropped for one in top.walk() if one.id is not None}


def select_provisions(source: RegulationSource, facts: Mapping[str, object], found: Diagnostics) -> Selection:
    """Decide each condition (``when``); a provision whose condition fails is left out with all it contains.

    Conditions inside what is left out are checked too. What they leave nothing in is reported.
    """
    selection = Selection()
    selection.kept = tuple(_select(source.children, facts, selection, found, kept=True))
    return selection


def _select(
    sources: Iterable[ProvisionSource],
    facts: Mapping[str, object],
    selection: Selection,
    found: Diagnostics,
    *,
    kept: bool,
) -> Iterator[ProvisionSource]:
    for source in sources:
        holds = source.when is None or _holds(source.when, facts, found)
        children = tuple(_select(source.children, facts, selection, found, kept=kept and holds))
        if kept and holds:
            left = replace(source, children=children)
            if _has_content(source) and not _has_content(left):
                _report_emptied(left, found)
            yield left
        elif kept:
            selection.dropped.append(source)


def _holds(when: SourceText, facts: Mapping[str, object], found: Diagnostics) -> bool:
    """Whether a condition holds; a faulty one is reported and counts as true."""
    condition = parse_condition(when.value)
    if condition is None:
        message = _("the condition {text} cannot be read").format(text=when.value)
        hint = _("write names of facts, values in quotes, ==, !=, and, or, not; no braces")
        found.error("bad-condition", message, when.location, hint)
        return True
    missing: list[Missing] = []
    try:
        value = evaluate(condition, facts, missing)
    except IncomparableError:
        message = _("the condition {text} compares values of different kinds").format(text=when.value)
        hint = _("compare numbers with numbers and texts (in quotes) with texts")
        found.error("bad-condition", message, when.location, hint)
        return True
    for one in missing:
        report_missing(one, when.location, found)
    return bool(value) or bool(missing)


def report_missing(missing: Missing, location: Location, found: Diagnostics) -> None:
    """Report a name (tên biến) that the facts do not know, with the nearest one that they know."""
    message = _("the variable {name} is not known").format(name=missing.name)
    found.error("unknown-variable", message, location, suggestion(missing.name, missing.known))


def suggestion(name: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known name, or the first few where none is near."""
    names = tuple(known)
    listing = _("known here: {names}").format(names=", ".join(names[:12])) if names else None
    return did_you_mean(name, names) or listing


def check_ids(source: RegulationSource, found: Diagnostics) -> None:
    """Report every id (mã) that was given before, with the place of the first."""
    first: dict[str, Location] = {}
    for one in source.walk():
        if one.id is None:
            continue
        location = one.id_location or one.location
        if one.id in first:
            message = _("the id {id} is given twice; the first is at {place}").format(
                id=one.id, place=first[one.id]
            )
            found.error("duplicate-id", message, location, _("give each provision an id of its own"))
        else:
            first[one.id] = location


def check_contents(source: RegulationSource, selection: Selection, found: Diagnostics) -> None:
    """Report every title and provision that is written without words, and a document without provisions.

    Parts, chapters, sections and subsections need provisions; the others need text or provisions.
    """
    for one in source.walk():
        if one.title is not None and not _has_words(one.title):
            found.error("empty-title", _("the title is empty"), one.title.location, _("write the title"))
        if not _has_content(one):
            message = _("nothing stands in this {level}").format(level=one.level.word)
            found.error("empty-provision", message, one.location, _("write its text or delete it"))
    if not selection.kept:
        hint = _("write articles under chapters: or articles:")
        found.error("empty-provision", _("the document has no articles"), source.location, hint)


def _report_emptied(source: ProvisionSource, found: Diagnostics) -> None:
    message = _("the conditions leave nothing in this {level}").format(level=source.level.word)
    hint = _("put the same condition (when) on the whole of it, or let something stand in it always")
    found.error("empty-provision", message, source.location, hint)


def _has_content(source: ProvisionSource) -> bool:
    if source.children:
        return True
    return source.level not in _LARGE and any(map(_has_words, source.texts))


def _has_words(text: SourceText) -> bool:
    parsed = parse_text(text.value)
    return bool(parsed.lines or parsed.problems)

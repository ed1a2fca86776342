"""Which provisions are there under the given facts, and whether what is left is a sound document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.regulation.conditions import (
    IncomparableError,
    condition_parts,
    evaluate,
    parse_condition,
)
from generator.regulation.expressions import Missing
from generator.regulation.provision import Level
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.text import SourceText, parse_text
from generator.sources.faults import did_you_mean

_LARGE = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})


@dataclass(slots=True)
class Selection:
    """What the conditions leave (``kept``) and what they take away (``dropped``, the topmost provisions).

    A dropped provision keeps only those of its conditions that failed.
    """

    kept: tuple[ProvisionSource, ...] = ()
    dropped: list[ProvisionSource] = field(default_factory=list)

    def dropped_by_id(self) -> dict[str, ProvisionSource]:
        """For every id that is not there: the provision whose own condition took it away."""
        return {one.id: top for top in self.dropped for one in top.walk() if one.id is not None}


def select_provisions(source: RegulationSource, facts: Mapping[str, object], found: Diagnostics) -> Selection:
    """Decide each condition (``when``); a provision whose condition fails is left out with all it contains.

    Conditions inside what is left out are checked too. What they leave nothing in is reported.
    """
    return _Selecting(source, facts, found).selection()


class _Selecting:
    """Decides every condition once; ``has('id')`` decides ahead of reading order."""

    def __init__(self, source: RegulationSource, facts: Mapping[str, object], found: Diagnostics) -> None:
        self._source = source
        self._facts = facts
        self._found = found
        self._paths: dict[str, tuple[ProvisionSource, ...]] = {}
        self._known = source.library_ids
        self._decided: dict[int, tuple[SourceText, ...] | None] = {}
        for child in source.children:
            self._index(child, ())

    def _index(self, source: ProvisionSource, above: tuple[ProvisionSource, ...]) -> None:
        path = (*above, source)
        if source.id is not None:
            self._paths.setdefault(source.id, path)
        for child in source.children:
            self._index(child, path)

    def selection(self) -> Selection:
        selection = Selection()
        selection.kept = tuple(self._select(self._source.children, selection, kept=True))
        return selection

    def _select(
        self, sources: Iterable[ProvisionSource], selection: Selection, *, kept: bool
    ) -> Iterator[ProvisionSource]:
        for source in sources:
            failed = self._failed(source)
            children = tuple(self._select(source.children, selection, kept=kept and not failed))
            if kept and not failed:
                left = replace(source, children=children)
                if _has_content(source) and not _has_content(left):
                    _report_emptied(left, self._found)
                yield left
            elif kept:
                selection.dropped.append(replace(source, conditions=failed))

    def _failed(self, source: ProvisionSource) -> tuple[SourceText, ...]:
        """The provision's own conditions that do not hold; one that is being decided has none yet."""
        key = id(source)
        if key not in self._decided:
            self._decided[key] = None
            self._decided[key] = tuple(one for one in source.conditions if not self._holds(one))
        return self._decided[key] or ()

    def _holds(self, when: SourceText) -> bool:
        return holds(when, self._facts, self._found, lambda asked: self._has(asked, when))

    def _has(self, asked: str, when: SourceText) -> bool:
        path = self._paths.get(asked)
        if path is None:
            if asked not in self._known:
                report_unknown_id(asked, when.location, (*self._paths, *sorted(self._known)), self._found)
            return False
        if any(self._decided.get(id(one), ()) is None for one in path):
            message = _("whether {id} is there depends on this very condition").format(id=asked)
            hint = _("ask for a fact instead of a provision")
            self._found.error("condition-cycle", message, when.location, hint)
            return True
        return not any(self._failed(one) for one in path)


def holds(
    when: SourceText, facts: Mapping[str, object], found: Diagnostics, has: Callable[[str], bool]
) -> bool:
    """Whether a condition (điều kiện) holds; a faulty one is reported and counts as true."""
    condition = parse_condition(when.value)
    if condition is None:
        report_unreadable(when, found)
        return True
    missing: list[Missing] = []
    earlier = len(found)
    try:
        value = evaluate(condition, with_variations(facts, when), missing, has)
    except IncomparableError:
        message = _("the condition {text} compares values of different kinds").format(text=when.value)
        hint = _("compare numbers with numbers and texts (in quotes) with texts")
        found.error("bad-condition", message, when.location, hint)
        return True
    for one in missing:
        report_missing(one, when.location, found)
    return bool(value) or len(found) > earlier


def check_conditions(source: RegulationSource, found: Diagnostics) -> None:
    """Report conditions that cannot be read or ask for provisions that are nowhere, whatever the facts."""
    ids = {one.id: None for one in source.walk() if one.id is not None}
    known = (*ids, *sorted(source.library_ids))
    for one in source.walk():
        for when in one.conditions:
            if parse_condition(when.value) is None:
                report_unreadable(when, found)
            for part in condition_parts(when.value):
                if isinstance(part, str) and part not in known:
                    report_unknown_id(part, when.location, known, found)


def report_unreadable(when: SourceText, found: Diagnostics) -> None:
    """Report a condition (điều kiện) that is none, or holds more than one may."""
    message = _("the condition {text} cannot be read").format(text=when.value)
    hint = _("write names of facts, values in quotes, ==, !=, and, or, not, has('id'); no braces")
    found.error("bad-condition", message, when.location, hint)


def report_unknown_id(asked: str, location: Location, known: Iterable[str], found: Diagnostics) -> None:
    """Report an id (mã) that no provision has, with the nearest one."""
    message = _("no provision has the id {id}").format(id=asked)
    found.error("unknown-reference", message, location, suggestion(asked, known))


def with_variations(facts: Mapping[str, object], text: SourceText) -> Mapping[str, object]:
    """The facts together with what ``vary`` stands for in this text, if it is one of the library."""
    if text.vary is None:
        return facts
    values = {name: one.value if isinstance(one, SourceText) else one for name, one in text.vary.items()}
    return {**facts, "vary": values}


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
    report_repeated_ids(source.walk(), found)


def report_repeated_ids(provisions: Iterable[ProvisionSource], found: Diagnostics) -> None:
    """Report every id (mã) that was given before, with the place of the first; each place once.

    What is taken from the library stands where the regulation takes it.
    """
    first: dict[str, Location] = {}
    told: set[Location] = set()
    for one in provisions:
        if one.id is None:
            continue
        location = one.id_location or one.location
        if one.id not in first:
            first[one.id] = location
        elif location not in told:
            told.add(location)
            message = _("the id {id} is given twice; the first is at {place}").format(
                id=one.id, place=first[one.id]
            )
            found.error("duplicate-id", message, location, _("give each provision an id of its own"))


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
    return source.level not in _LARGE and any(map(_has_words, source.words))


def _has_words(text: SourceText) -> bool:
    parsed = parse_text(text.value)
    return bool(parsed.lines or parsed.problems)

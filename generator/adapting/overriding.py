"""A unit's own edits put on its adapted regulation (áp dụng sửa đổi riêng), and where they conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from generator.adapting.adapting import Adaptation, finished
from generator.adapting.cause import CauseKind
from generator.adapting.deciding import holds
from generator.adapting.fingerprints import Lines, as_written, fingerprint_of, told, told_whole
from generator.adapting.operations import Operated, operate
from generator.adapting.overrides import AGAINST, Override
from generator.adapting.rules import Operation, OperationKind
from generator.adapting.tree_changes import has_content, path_to
from generator.adapting.written_references import check_references
from generator.diagnostics import Diagnostics, Location
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.structure import Selection

CONFLICT = "override-conflict"
"""The code under which a conflict is told: nothing of the unit is made until a person decides."""

_NOT_FATAL = frozenset({"words-not-found", "empty-provision"})
"""Words that are gone are a conflict; what is emptied is looked at when all edits are done."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """An edit whose text has changed above (xung đột), as three texts: what the unit had before it when it
    edited (``base``), what the upper level says now (``province``), what the unit wants (``commune``).

    ``fingerprint`` is that of the text now, None where the provision is gone or lacks the words; then the
    text now stands with its tags. ``missing`` is the id that is gone.
    """

    id: str
    location: Location
    base: Lines
    province: Lines
    commune: Lines
    fingerprint: str | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Overridden:
    """The regulation of a unit with its own edits (quy chế đã sửa), and the edits that conflict."""

    adaptation: Adaptation
    conflicts: tuple[Conflict, ...] = ()


def apply_overrides(
    adaptation: Adaptation, overrides: Sequence[Override], facts: Mapping[str, object], found: Diagnostics
) -> Overridden:
    """Do a unit's own edits one after the other (áp dụng sửa đổi riêng), each on what the earlier ones left.

    ``facts`` are those of the adaptation. An edit whose fingerprint is another by now is a conflict; it is
    done all the same where that can be, so that what later ones conflict with is told, too. Errors are those
    of operations, at their places in ``overrides.yaml``.
    """
    work = _Overriding(adaptation, facts, found)
    for one in overrides:
        work.do(one)
    work.check()
    return work.result()


def report_conflicts(conflicts: Iterable[Conflict], found: Diagnostics) -> None:
    """Report each conflict (``override-conflict``) with its three texts and the two ways out."""
    for one in conflicts:
        if one.missing is not None:
            message = _(
                "{id}, which your own edit needs, is no longer there. Edited: {base}. Yours: {commune}"
            )
            hint = _("delete the entry to follow the upper level, or name another provision")
        elif one.fingerprint is None:
            message = _(
                "the words that you changed in {id} are no longer there. Edited: {base}. Now: {province}. "
                "Yours: {commune}"
            )
            hint = _("delete the entry to follow the upper level, or write it anew for the words of now")
        else:
            message = _(
                "{id} has changed since your own edit. Edited: {base}. Now: {province}. Yours: {commune}"
            )
            hint = _("delete the entry to follow the upper level, or keep your text with {key}")
        message = message.format(
            id=one.missing or one.id,
            base=_shown(one.base),
            province=_shown(one.province),
            commune=_shown(one.commune),
        )
        found.error(CONFLICT, message, one.location, hint.format(key=f"{AGAINST}: {one.fingerprint}"))


def made_against(
    adaptation: Adaptation, overrides: Sequence[Override], facts: Mapping[str, object]
) -> tuple[Lines | None, ...]:
    """The lines that each edit is made against as things are (lời văn gốc), one after the other.

    None where what an edit needs is not there.
    """
    work = _Overriding(adaptation, facts, Diagnostics())
    return tuple(work.done(one.operation) for one in overrides)


class _Overriding:
    """The regulation as the edits done so far leave it."""

    def __init__(self, adaptation: Adaptation, facts: Mapping[str, object], found: Diagnostics) -> None:
        self._source = adaptation.source
        self._facts = facts
        self._found = found
        self._causes = dict(adaptation.causes)
        self._conflicts: list[Conflict] = []
        self._gone: dict[str, Operation] = {}
        self._touched: set[str] = set()
        self._last: Operation | None = None

    def result(self) -> Overridden:
        return Overridden(Adaptation(self._source, self._causes), tuple(self._conflicts))

    def do(self, override: Override) -> None:
        operation = override.operation
        if operation.condition is not None and not holds(operation.condition, self._facts, self._found):
            return
        missing = next((one for one in _needed(operation) if self._at(one) is None), None)
        if missing is not None:
            commune = self._wanted(override, ())
            conflict = Conflict(operation.target, override.location, override.base, (), commune)
            self._conflicts.append(replace(conflict, missing=missing))
            return
        lines = _before(self._source, operation, self._facts)
        if lines is None or fingerprint_of(lines) != override.against:
            here = self._at(operation.target)
            # Words are looked for as they are written: what a fact prints is a tag there.
            province = lines if lines is not None or here is None else as_written(here)
            self._conflicts.append(
                Conflict(
                    operation.target,
                    override.location,
                    override.base,
                    province or (),
                    self._wanted(override, lines),
                    None if lines is None else fingerprint_of(lines),
                )
            )
        if lines is not None:
            self._operate(operation)

    def done(self, operation: Operation) -> Lines | None:
        """Do an operation whatever it was made against, and the lines that it is made against now.

        Of an edit those are the texts that its words stand in, of an insertion that of the provision beside
        or around it, of a move the provision's own, of the others all that the provision contains.
        """
        if any(self._at(one) is None for one in _needed(operation)):
            return None
        lines = _before(self._source, operation, self._facts)
        if lines is not None:
            self._operate(operation)
        return lines

    def check(self) -> None:
        """Report references to what the edits took away, and provisions in which they leave nothing."""
        if self._last is None:
            return
        operated = Operated(self._source, {}, self._gone, frozenset(), frozenset(self._touched))
        check_references(operated, Selection(self._source.children), self._facts, self._found)
        for one in self._source.walk():
            if not has_content(one):
                message = _("your own edits leave nothing in {id}").format(id=one.id)
                hint = _("drop the whole of it, or leave something in it")
                self._found.error("empty-provision", message, self._last.location, hint)

    def _at(self, name: str) -> ProvisionSource | None:
        path = path_to(self._source.children, name)
        return None if path is None else path[-1]

    def _wanted(self, override: Override, now: Lines | None) -> Lines:
        """What the unit wants there, as lines; ``now`` is the text that it would be done to."""
        operation = override.operation
        match operation.kind:
            case OperationKind.DROP:
                return ()
            case OperationKind.REPLACE | OperationKind.INSERT if operation.provision is not None:
                return told_whole(operation.provision, self._facts)
            case OperationKind.EDIT:
                lines = now or override.base
                for before, after in operation.changes:
                    old, new = (" ".join(told((one,), self._facts)) for one in (before, after))
                    lines = tuple(line.replace(old, new) for line in lines)
                return lines
        return now or override.base

    def _operate(self, operation: Operation) -> None:
        own = Diagnostics()
        before = {one.id for one in self._source.walk()}
        operated = operate(self._source, (replace(operation, condition=None),), self._facts, own)
        self._found.extend(one for one in own if one.code not in _NOT_FATAL)
        children = tuple(map(self._worded, operated.source.children))
        self._source = replace(self._source, children=children)
        self._last = operation
        self._gone.update(operated.gone)
        for one in self._source.walk():
            if one.id not in before and one.id is not None:
                self._gone.pop(one.id, None)
        for name, causes in operated.causes.items():
            own_causes = (replace(one, kind=CauseKind.OVERRIDE) for one in causes)
            self._causes[name] = (*self._causes.get(name, ()), *own_causes)
            self._touched.add(name)

    def _worded(self, one: ProvisionSource) -> ProvisionSource:
        """The provision with what the edit wrote put in, and what rules may name put into that."""
        worded = one.with_texts(lambda text: finished(text, self._facts, self._found))
        return replace(worded, children=tuple(map(self._worded, one.children)))


def _needed(operation: Operation) -> tuple[str, ...]:
    """The provisions that must be there for an operation."""
    target = () if operation.kind is OperationKind.INSERT else (operation.target,)
    return target if operation.position is None else (*target, operation.position.anchor)


def _before(source: RegulationSource, operation: Operation, facts: Mapping[str, object]) -> Lines | None:
    """The lines that an operation is made against; None where an edit does not find its words."""
    path = path_to(source.children, _needed(operation)[0])
    assert path is not None
    one = path[-1]
    match operation.kind:
        case OperationKind.EDIT:
            return _touched(source, one, operation, facts)
        case OperationKind.INSERT | OperationKind.MOVE:
            return told(one.all_texts, facts)
    return told_whole(one, facts)


def _touched(
    source: RegulationSource, one: ProvisionSource, operation: Operation, facts: Mapping[str, object]
) -> Lines | None:
    found = Diagnostics()
    operated = operate(source, (replace(operation, condition=None),), facts, found)
    if any(each.code == "words-not-found" for each in found):
        return None
    path = path_to(operated.source.children, operation.target)
    assert path is not None
    pairs = zip(one.walk(), path[-1].walk(), strict=True)
    texts = (
        text
        for old, new in pairs
        for text, changed in zip(old.all_texts, new.all_texts, strict=True)
        if text.value != changed.value
    )
    return told(texts, facts)


def _shown(lines: Lines) -> str:
    """Lines in a sentence, in quotes; nothing has a word of its own."""
    return f"“{' / '.join(lines)}”" if lines else _("(nothing)")

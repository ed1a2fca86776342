"""A regulation carried over to a unit of a lower level (chuyển quy chế xuống cấp dưới)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _

from generator.adapting.bodies import Bodies
from generator.adapting.cause import Cause, CauseKind, place_of
from generator.adapting.deciding import resolved, stays_in_regulations
from generator.adapting.identifying import identified, with_words_put_in
from generator.adapting.operations import Operated, operate
from generator.adapting.rules import AdaptationRules
from generator.adapting.written_references import check_references
from generator.diagnostics import Diagnostics
from generator.regulation.schema import DUTY_ROLES
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.structure import Selection, select_provisions
from generator.regulation.text import SourceText

TITLE = ""
"""The id under which causes of changes of the title stand."""


@dataclass(frozen=True, slots=True)
class Adaptation:
    """The regulation of a unit (quy chế của đơn vị) as written, and by id why it differs from the parent's.

    Every provision has an id; there are no conditions, and tags name only what each regulation knows. Under
    ``TITLE`` stands what changed the title. A provision that is there, or not, by a condition of the parent
    has that for a cause too.
    """

    source: RegulationSource
    causes: Mapping[str, tuple[Cause, ...]]


def adapt(
    parent: RegulationSource,
    rules: AdaptationRules,
    facts: Mapping[str, object],
    members: Collection[str],
    found: Diagnostics,
) -> Adaptation | None:
    """Adapt a regulation to a unit (chuyển cấp); every fault is reported, an error gives None.

    Operations come first, then conditions are decided with ``facts``, the unit's own and the namespaces of
    rules; then bodies are replaced in the parent's words, and texts of the rules get what they name.
    ``members`` are the ids of the unit's members: duties of anybody else are nobody's.
    """
    own = Diagnostics()
    operated = operate(identified(parent), rules.operations, facts, own)
    known = operated.source.library_ids | operated.gone.keys() | {one.target for one in rules.operations}
    selection = select_provisions(replace(operated.source, library_ids=known), facts, own)
    check_references(operated, selection, facts, own)
    bodies = Bodies(rules.bodies, facts, own)
    work = _Wording(operated, bodies, facts, members, own)
    title = work.text(operated.source.title, TITLE, by_rules=False)
    children = tuple(work.provision(one) for one in selection.kept)
    causes = _causes(operated, selection, work.causes)
    found.extend(dict.fromkeys(own))
    if own.has_errors():
        return None
    return Adaptation(replace(operated.source, title=title, children=children), causes)


def finished(text: SourceText, facts: Mapping[str, object], found: Diagnostics) -> SourceText:
    """A text as the unit's regulation has it (lời văn hoàn chỉnh): with what was edited, and what only rules
    may name; other tags stay.
    """

    def put_in(one: SourceText) -> SourceText:
        return one.changed(resolved(one, facts, found, stays_in_regulations))

    if text.vary is not None:
        vary = {key: put_in(one) if isinstance(one, SourceText) else one for key, one in text.vary.items()}
        text = with_words_put_in(replace(text, vary=vary))
    return put_in(text)


class _Wording:
    """The words of what is left: without conditions, with bodies of the unit and what the rules name."""

    def __init__(
        self,
        operated: Operated,
        bodies: Bodies,
        facts: Mapping[str, object],
        members: Collection[str],
        found: Diagnostics,
    ) -> None:
        self._operated = operated
        self._bodies = bodies
        self._facts = facts
        self._duty_holders = {*DUTY_ROLES, *members}
        self._found = found
        self.causes: dict[str, dict[Cause, None]] = {}

    def provision(self, source: ProvisionSource) -> ProvisionSource:
        name = source.id or ""
        by_rules = name in self._operated.written
        worded = source.with_texts(lambda text: self.text(text, name, by_rules=by_rules))
        return replace(
            worded,
            number=source.number if by_rules else None,
            conditions=(),
            duties_of=self._duties(source),
            children=tuple(self.provision(child) for child in source.children),
        )

    def text(self, text: SourceText, name: str, *, by_rules: bool) -> SourceText:
        """A text of the provision ``name``; in the parent's words, if not kept, the bodies are the unit's."""
        if not by_rules and name not in self._operated.untouched:
            value, causes = self._bodies.apply(text.value)
            text = text.changed(value)
            self.causes.setdefault(name, {}).update(dict.fromkeys(causes))
        return finished(text, self._facts, self._found)

    def _duties(self, source: ProvisionSource) -> tuple[str, ...]:
        held = tuple(one for one in source.duties_of if one in self._duty_holders)
        if source.duties_of and not held:
            message = _("{id} is a duty of {names}, and the unit has no such member")
            message = message.format(id=source.id, names=", ".join(source.duties_of))
            hint = _("drop or replace it by an operation, or give the unit that member")
            self._found.warning("duty-of-nobody", message, source.location, hint)
        return held


def _causes(
    operated: Operated, selection: Selection, wording: Mapping[str, Mapping[Cause, None]]
) -> dict[str, tuple[Cause, ...]]:
    """All causes by id, in the order in which they worked."""
    causes = {name: list(one) for name, one in operated.causes.items()}
    for name, cause in _decided(selection):
        causes.setdefault(name, []).append(cause)
    for name, found in wording.items():
        causes.setdefault(name, []).extend(found)
    return {name: tuple(one) for name, one in causes.items() if one}


def _decided(selection: Selection) -> Iterator[tuple[str, Cause]]:
    """What conditions took away, with all below it, and what has some and is there."""
    there = (one for top in selection.kept for one in top.walk())
    gone = ((top, one) for top in selection.dropped for one in top.walk())
    for deciding, one in (*gone, *((one, one) for one in there)):
        for condition in deciding.conditions:
            yield one.id or "", Cause(CauseKind.CONDITION, place_of(condition.location))

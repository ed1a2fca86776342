"""A trace (bảng truy nguồn) from the two regulations and what was done: each provision with its causes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.adapting.bodies import Bodies
from generator.adapting.cause import Cause, CauseKind
from generator.adapting.trace import Change, Side, Trace, TracedProvision
from generator.diagnostics import Diagnostics
from generator.regulation.provision import Provision
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.text import SourceText, Tag, parse_text, tag_end
from generator.regulation.tree import Regulation, UncitableError
from generator.regulation.writing import CitedDocument, fact_text, filtered
from generator.word.stencil import mark

TITLE = "tên quy chế"
"""What the title of a regulation is called where provisions have their labels."""

_DROPPING = frozenset({CauseKind.DROP, CauseKind.REPLACE, CauseKind.CONDITION, CauseKind.OVERRIDE})
_INSERTING = frozenset({CauseKind.INSERT, CauseKind.REPLACE, CauseKind.CONDITION, CauseKind.OVERRIDE})
_REPLACING = frozenset({CauseKind.REPLACE})

_TRACES = TypeAdapter(Trace)


@dataclass(frozen=True)
class PrintedRegulation:
    """A regulation (quy chế) as written and as printed with these facts and documents; all have ids."""

    source: RegulationSource
    regulation: Regulation
    facts: Mapping[str, object]
    documents: Mapping[str, CitedDocument]

    @cached_property
    def written(self) -> Mapping[str, ProvisionSource]:
        """Each provision as written, by id."""
        return {one.id: one for one in self.source.walk() if one.id is not None}

    @cached_property
    def printed(self) -> Mapping[str, Provision]:
        """Each provision that is printed, by id, in reading order."""
        return {one.id: one for one in self.regulation.walk() if one.id is not None}

    def side(self, provision_id: str) -> Side | None:
        """The provision as it is printed, None when it is not; the empty id is the title."""
        if not provision_id:
            return Side(TITLE, self.regulation.title, ())
        one = self.printed.get(provision_id)
        if one is None:
            return None
        rows = () if one.table is None else (f"| {' | '.join(row)} |" for row in one.table.rows)
        return Side(self.regulation.name_of(one), one.title, (*one.paragraphs, *rows))

    def above(self, provision_id: str) -> Iterator[str]:
        """The ids of the provision and of all that contain it, itself first."""
        path = self.regulation.path(provision_id) if provision_id in self.printed else ()
        return (one.id for one in reversed(path) if one.id is not None)

    def values(self, provision_id: str) -> Mapping[Tag, str]:
        """What each tag of the provision's own texts prints; equal tags have equal values."""
        texts = self.written[provision_id].all_texts if provision_id else (self.source.title,)
        tags = {replace(tag, offset=0): (tag, text) for text in texts for tag in parse_text(text.value).tags}
        values = ((key, self._value(tag, text, provision_id)) for key, (tag, text) in tags.items())
        return {key: value for key, value in values if value is not None}

    def words(self, text: str | None, provision_id: str) -> str | None:
        """Words of the provision as written, as they are printed."""
        if text is None or "{{" not in text:
            return text
        pieces, end = [], 0
        for tag in parse_text(text).tags:
            value = self._value(tag, SourceText(text, self.source.location), provision_id)
            pieces += [text[end : tag.offset], value or "…"]
            end = tag_end(text, tag)
        return "".join([*pieces, text[end:]])

    def _value(self, tag: Tag, text: SourceText, provision_id: str) -> str | None:
        if tag.function is None:
            return filtered(fact_text(tag, text, self.facts, Diagnostics()), tag.filters)
        if tag.function == "cite":
            document = self.documents.get(tag.names[0])
            if document is None:
                return None
            side = self.side(provision_id)
            is_full = side is not None and document.full in _text(side)
            return filtered(document.full if is_full else document.short, tag.filters)
        try:
            cited = self.regulation.cite(*tag.names, within=self.printed.get(provision_id))
        except (KeyError, UncitableError):
            return None
        return filtered(cited, tag.filters)


def build_trace(
    parent: PrintedRegulation,
    unit: PrintedRegulation,
    causes: Mapping[str, Sequence[Cause]],
    bodies: Bodies,
    *,
    parent_name: str,
    rules_name: str,
) -> Trace:
    """Say of each provision of either regulation what became of it and why (truy nguồn).

    ``causes`` are those of the adaptation by id, ``""`` the title's. To them come the facts, references and
    citations that print otherwise for the unit, with the rule where ``bodies`` made the fact what it is, and
    for what was taken away or put in with a larger provision, why that was. The names say which dossier and
    which rules these are.
    """
    causes = {
        name: tuple(_as_printed(one, name, parent, unit) for one in own) for name, own in causes.items()
    }
    dropped: defaultdict[str, list[str]] = defaultdict(list)
    last = ""
    for one in parent.printed:
        if one in unit.printed:
            last = one
        else:
            dropped[last].append(one)
    ids = (shown for one in ("", *unit.printed) for shown in (one, *dropped[one]))
    return Trace(parent_name, rules_name, tuple(_traced(one, parent, unit, causes, bodies) for one in ids))


def trace_as_json(trace: Trace) -> dict[str, Any]:
    """The trace as plain data for JSON, with the counts of its changes."""
    counts = {change.value: count for change, count in trace.counts().items()}
    return {"counts": counts, **_TRACES.dump_python(trace, mode="json")}


def trace_from_json(data: object) -> Trace | None:
    """The trace that ``trace_as_json`` made these data of, None for data of another form."""
    try:
        return _TRACES.validate_python(data)
    except ValidationError:
        return None


def filled(trace: Trace, values: Sequence[str]) -> Trace:
    """The trace of a unit from that of its case: values in the place of marks (điền giá trị).

    Where the values make a text equal to the parent's, it is kept and not adapted.
    """
    table = {ord(mark(number)): value for number, value in enumerate(values)}
    data = _TRACES.validate_python(_with_values(_TRACES.dump_python(trace, mode="json"), table))
    return replace(data, provisions=tuple(map(_decided, data.provisions)))


def _with_values(part: Any, table: Mapping[int, str]) -> Any:
    if isinstance(part, str):
        return part.translate(table)
    if isinstance(part, dict):
        return {key: _with_values(one, table) for key, one in part.items()}
    if isinstance(part, list):
        return [_with_values(one, table) for one in part]
    return part


def _decided(one: TracedProvision) -> TracedProvision:
    if one.change is not Change.ADAPTED or one.parent is None or one.unit is None:
        return one
    causes = tuple(cause for cause in one.causes if cause.before is None or cause.before != cause.after)
    change = Change.KEPT if _text(one.parent) == _text(one.unit) else Change.ADAPTED
    return replace(one, change=change, causes=causes)


def _traced(
    provision_id: str,
    parent: PrintedRegulation,
    unit: PrintedRegulation,
    causes: Mapping[str, Sequence[Cause]],
    bodies: Bodies,
) -> TracedProvision:
    before, after = parent.side(provision_id), unit.side(provision_id)
    own = tuple(causes.get(provision_id, ()))
    if after is None:
        why = _inherited(parent, provision_id, causes, _DROPPING)
        return TracedProvision(provision_id, Change.DROPPED, before, None, why)
    if before is None:
        why = _inherited(unit, provision_id, causes, _INSERTING)
        rest = (one for one in own if one not in why)
        return TracedProvision(provision_id, Change.INSERTED, None, after, (*why, *rest))
    # A condition that leaves the provision on both sides changes nothing.
    own = tuple(one for one in own if one.kind is not CauseKind.CONDITION)
    equal = _text(before) == _text(after)
    moved = any(_moves(one, equal) for one in own)
    change = Change.KEPT
    if not equal:
        replaced = _inherited(unit, provision_id, causes, _REPLACING)
        change = Change.REPLACED if replaced else Change.ADAPTED
        own = (
            *own,
            *(one for one in replaced if one not in own),
            *_facts(provision_id, parent, unit, bodies),
        )
    return TracedProvision(provision_id, change, before, after, own, moved)


def _moves(cause: Cause, equal: bool) -> bool:
    """Whether a cause changed the place; an edit of the unit's own that left all words did nothing else."""
    own = cause.kind is CauseKind.OVERRIDE and equal and cause.before is None
    return own or cause.kind is CauseKind.MOVE


def _inherited(
    where: PrintedRegulation,
    provision_id: str,
    causes: Mapping[str, Sequence[Cause]],
    kinds: frozenset[CauseKind],
) -> tuple[Cause, ...]:
    """The causes of these kinds of the provision, else of the nearest one around it that has any."""
    for one in where.above(provision_id):
        if found := tuple(cause for cause in causes.get(one, ()) if cause.kind in kinds):
            return found
    return ()


def _facts(
    provision_id: str, parent: PrintedRegulation, unit: PrintedRegulation, bodies: Bodies
) -> Iterator[Cause]:
    """A cause for each tag that both texts hold and that prints otherwise, and the rules behind it."""
    after = unit.values(provision_id)
    for tag, value in parent.values(provision_id).items():
        other = after.get(tag, value)
        if other == value:
            continue
        ids = ", ".join(f"'{name}'" for name in tag.names)
        rule = ".".join(tag.names) if tag.function is None else f"{tag.function}({ids})"
        yield Cause(CauseKind.FACT, rule, value, other)
        # What the unit itself is, the table of units says, and no rule.
        if tag.function is None and tag.names[0] != "unit" and bodies.plain(value) == other:
            yield from bodies.apply(value)[1]


def _as_printed(cause: Cause, provision_id: str, parent: PrintedRegulation, unit: PrintedRegulation) -> Cause:
    before, after = parent.words(cause.before, provision_id), unit.words(cause.after, provision_id)
    return replace(cause, before=before, after=after)


def _text(side: Side) -> str:
    return "\n".join(filter(None, (side.title, *side.paragraphs)))

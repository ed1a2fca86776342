"""Operations of rules on the provisions of a regulation by their ids (thao tác trên điều khoản)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from generator.adapting.cause import Cause, CauseKind, place_of
from generator.adapting.deciding import holds
from generator.adapting.edits import edited, tags_in
from generator.adapting.identifying import with_ids
from generator.adapting.rules import Operation, OperationKind, Relation
from generator.adapting.tree_changes import (
    at_level,
    changed_at,
    has_content,
    level_beside,
    level_within,
    path_to,
    put,
)
from generator.diagnostics import Diagnostics, Location
from generator.regulation.provision import Level
from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.structure import report_unknown_id

_BESIDE = (Relation.BEFORE, Relation.AFTER)


@dataclass(frozen=True, slots=True)
class Operated:
    """A regulation after the operations: by id what caused changes, and which operation took an id away.

    ``untouched`` are the ids of what is kept word for word, ``written`` of what the rules wrote.
    """

    source: RegulationSource
    causes: Mapping[str, tuple[Cause, ...]]
    gone: Mapping[str, Operation]
    untouched: frozenset[str]
    written: frozenset[str]


def operate(
    source: RegulationSource,
    operations: Sequence[Operation],
    facts: Mapping[str, object],
    found: Diagnostics,
) -> Operated:
    """Do the operations one after the other (thực hiện thao tác) on a regulation whose provisions have ids.

    What names a provision that only the library, or an insertion that was not made, knows is left aside.
    Errors: ``unknown-reference``, ``dropped-provision``, ``words-not-found``, ``duplicate-id``,
    ``wrong-level``, ``move-into-itself``, ``empty-provision``.
    """
    work = _Operating(source, operations, facts, found)
    for operation in operations:
        work.do(operation)
    work.report_emptied()
    return work.result()


class _Operating:
    """The tree as the operations done so far leave it."""

    def __init__(
        self,
        source: RegulationSource,
        operations: Sequence[Operation],
        facts: Mapping[str, object],
        found: Diagnostics,
    ) -> None:
        self._source = source
        self._facts = facts
        self._found = found
        self._children = source.children
        self._parents = {one.id: None for one in source.walk() if one.id is not None}
        new = (one.id for each in operations if each.provision for one in each.provision.walk())
        inserted = (one.target for one in operations if one.kind is OperationKind.INSERT)
        self._known = dict.fromkeys(
            (*self._parents, *inserted, *filter(None, new), *sorted(source.library_ids))
        )
        self._causes: dict[str, list[Cause]] = {}
        self._gone: dict[str, Operation] = {}
        self._untouched: set[str] = set()
        self._written: set[str] = set()
        self._lessened: dict[str, Operation] = {}
        self._do: Mapping[OperationKind, Callable[[Operation], None]] = {
            OperationKind.KEEP: self._keep,
            OperationKind.EDIT: self._edit,
            OperationKind.REPLACE: self._replace,
            OperationKind.DROP: self._drop,
            OperationKind.INSERT: self._insert,
            OperationKind.MOVE: self._move,
        }

    def result(self) -> Operated:
        return Operated(
            replace(self._source, children=self._children),
            {name: tuple(causes) for name, causes in self._causes.items()},
            self._gone,
            frozenset(self._untouched),
            frozenset(self._written),
        )

    def do(self, operation: Operation) -> None:
        names = []
        if operation.kind is not OperationKind.INSERT:
            names.append((operation.target, operation.target_location))
        if operation.position is not None:
            names.append((operation.position.anchor, operation.position.location))
        known = [self._is_known(name, location) for name, location in names]
        if all([self._is_asked_for(operation), *known]) and self._are_there(names):
            self._do[operation.kind](operation)

    def report_emptied(self) -> None:
        """Report the provisions in which the operations leave nothing, each at the last that took away."""
        for name, operation in self._lessened.items():
            path = path_to(self._children, name)
            nothing_left = not self._children if not name else path is not None and not has_content(path[-1])
            if nothing_left:
                whole = name or self._source.title.value
                message = _("the operations leave nothing in {id}").format(id=whole)
                hint = _("drop the whole of it, or leave something in it")
                self._found.error("empty-provision", message, operation.location, hint)

    def _is_known(self, name: str, location: Location) -> bool:
        if name not in self._known:
            report_unknown_id(name, location, self._known, self._found)
        return name in self._known

    def _is_asked_for(self, operation: Operation) -> bool:
        when = operation.condition
        if when is None:
            return True

        def has(asked: str) -> bool:
            return self._is_known(asked, when.location) and asked in self._parents

        return holds(when, self._facts, self._found, has)

    def _are_there(self, names: Iterable[tuple[str, Location]]) -> bool:
        """Whether the tree holds all these; what an operation took away before is reported."""
        there = True
        for name, location in names:
            there = there and path_to(self._children, name) is not None
            if name in self._gone:
                message = _("{id} is no longer there after the operation at {place}")
                message = message.format(id=name, place=self._gone[name].location)
                hint = _("give one of the two operations a condition (when), or take it out")
                self._found.error("dropped-provision", message, location, hint)
        return there

    def _path(self, name: str) -> tuple[ProvisionSource, ...]:
        path = path_to(self._children, name)
        assert path is not None, name
        return path

    def _add(
        self, name: str, operation: Operation, before: str | None = None, after: str | None = None
    ) -> None:
        kind = CauseKind(operation.kind.value)
        place = place_of(operation.location)
        cause = Cause(kind, place, before, after, operation.reason, operation.basis)
        self._causes.setdefault(name, []).append(cause)

    def _keep(self, operation: Operation) -> None:
        self._untouched.update(_ids(self._path(operation.target)[-1]))
        self._add(operation.target, operation)

    def _edit(self, operation: Operation) -> None:
        one = self._path(operation.target)[-1]
        for before, after in operation.changes:
            one, changed = edited(one, before, after)
            if not changed:
                self._report_absent_words(operation, before.value, before.location, one)
            for name in changed:
                self._add(name, operation, before.value, after.value)
        self._children = changed_at(self._children, operation.target, lambda _old: (one,))
        self._lessened[operation.target] = operation

    def _report_absent_words(
        self, operation: Operation, words: str, location: Location, one: ProvisionSource
    ) -> None:
        message = _("{id} does not hold the words {words}").format(id=operation.target, words=words)
        changing = (cause for name in _ids(one) for cause in self._causes.get(name, ()))
        earlier = next((cause.rule for cause in changing if cause.before == words), None)
        tags = ", ".join(list(dict.fromkeys(tags_in(one)))[:6])
        if earlier is not None:
            hint = _("the operation at {place} has changed them before").format(place=earlier)
        elif tags:
            hint = _("words may come from a fact and stand there as a tag: {tags}").format(tags=tags)
        else:
            hint = _("write them as they stand in the file of the upper regulation or of the library")
        self._found.error("words-not-found", message, location, hint)

    def _replace(self, operation: Operation) -> None:
        path = self._path(operation.target)
        old = path[-1]
        new = self._new(operation, level_beside(path), set(self._ids()) - set(_ids(old)))
        if new is None:
            return
        new = replace(new, duties_of=new.duties_of or old.duties_of)
        self._children = changed_at(self._children, operation.target, lambda _old: (new,))
        self._let_go([name for name in _ids(old) if name not in set(_ids(new))], operation)
        self._wrote(new, operation)

    def _drop(self, operation: Operation) -> None:
        self._let_go(_ids(self._take_out(operation)), operation)

    def _insert(self, operation: Operation) -> None:
        level = self._level(operation)
        new = self._new(operation, level, set(self._ids())) if level is not None else None
        if new is not None:
            self._put(new, operation)
            self._wrote(new, operation)

    def _move(self, operation: Operation) -> None:
        position, one = operation.position, self._path(operation.target)[-1]
        if position is not None and position.anchor in _ids(one):
            message = _("{id} cannot be moved into itself or beside itself").format(id=operation.target)
            hint = _("name a provision that does not stand in it")
            self._found.error("move-into-itself", message, position.location, hint)
            return
        level = self._level(operation)
        moved = self._fitted(one, level, operation, written=False) if level is not None else None
        if moved is not None:
            self._take_out(operation)
            self._put(moved, operation)
            self._add(operation.target, operation)

    def _level(self, operation: Operation) -> Level | None:
        """The level of what stands where an insertion or move goes; a place for nothing is reported."""
        assert operation.position is not None
        path = self._path(operation.position.anchor)
        level = level_beside(path) if operation.position.relation in _BESIDE else level_within(path[-1])
        if level is None:
            message = _("nothing can stand in {id}, an unnumbered paragraph").format(id=path[-1].id)
            hint = _("put it before or after")
            self._found.error("wrong-level", message, operation.position.location, hint)
        return level

    def _new(self, operation: Operation, level: Level, taken: set[str]) -> ProvisionSource | None:
        """What an operation writes, with ids; those that are in use already are reported."""
        assert operation.provision is not None
        earlier = len(self._found)
        new = replace(operation.provision, id=operation.target, id_location=operation.target_location)
        for one in new.walk():
            if one.id is not None and one.id in taken:
                message = _("a provision {id} is there already").format(id=one.id)
                hint = _("give the new one an id of its own, or use replace:")
                self._found.error("duplicate-id", message, one.id_location or one.location, hint)
        fitted = self._fitted(new, level, operation, written=new.origin is None)
        if fitted is None or self._found.has_errors(since=earlier):
            return None
        own = {one.id for one in fitted.walk() if one.id is not None}
        return with_ids((fitted,), "", taken | own)[0]

    def _fitted(
        self, one: ProvisionSource, level: Level, operation: Operation, *, written: bool
    ) -> ProvisionSource | None:
        """The provision on a level; what was ``written`` for its place takes any that its contents allow."""
        fitted = at_level(one, level) if written or one.may_be(level) else None
        if fitted is None:
            message = _("{id} cannot stand here, where a {level} belongs").format(
                id=operation.target, level=level.word
            )
            hint = _("a chapter holds articles and has a title, an article clauses, a clause points")
            self._found.error("wrong-level", message, operation.target_location, hint)
        return fitted

    def _put(self, one: ProvisionSource, operation: Operation) -> None:
        assert operation.position is not None
        position = operation.position
        self._children = put(self._children, one, position.relation, position.anchor)

    def _take_out(self, operation: Operation) -> ProvisionSource:
        *holders, one = self._path(operation.target)
        self._children = changed_at(self._children, operation.target, lambda _old: ())
        self._lessened[(holders[-1].id or "") if holders else ""] = operation
        return one

    def _wrote(self, new: ProvisionSource, operation: Operation) -> None:
        for name in _ids(new):
            self._written.add(name)
            self._gone.pop(name, None)
            self._add(name, operation)

    def _let_go(self, names: Iterable[str], operation: Operation) -> None:
        for name in names:
            self._gone[name] = operation
            self._add(name, operation)

    def _ids(self) -> Iterable[str]:
        return (name for child in self._children for name in _ids(child))


def _ids(provision: ProvisionSource) -> tuple[str, ...]:
    return tuple(one.id for one in provision.walk() if one.id is not None)

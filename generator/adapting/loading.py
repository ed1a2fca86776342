"""Reading adaptation rules (quy tắc chuyển cấp) from YAML, with the rules that they extend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from gettext import gettext as _
from itertools import pairwise
from pathlib import Path

from generator.adapting.rule_checks import check_names
from generator.adapting.rules import (
    AdaptationRules,
    BodyRule,
    Choice,
    Operation,
    OperationKind,
    Position,
    Relation,
)
from generator.adapting.schema import RulesModel
from generator.diagnostics import Diagnostics
from generator.regulation.library import ProvisionLibrary
from generator.regulation.loading import ProvisionReader
from generator.regulation.source import ProvisionSource
from generator.regulation.structure import report_repeated_ids
from generator.regulation.text import SourceText
from generator.sources.faults import did_you_mean
from generator.sources.model import read_model
from generator.sources.node import Node
from generator.sources.yaml import read_yaml
from generator.vietnamese.text import normalise


def load_rules(path: Path, found: Diagnostics, library: ProvisionLibrary | None) -> AdaptationRules | None:
    """Read a file of rules with those that it extends (kế thừa); any fault is reported and gives None.

    The base comes first: its bodies, operations, columns and terms; forms of bodies of the file itself win
    over equal ones, and its ``dossier`` is laid over that of the base key by key. None without a library.
    """
    own = Diagnostics()
    rules = _load(path, (), own, library)
    if rules is not None:
        check_names(rules, own)
    found.extend(own)
    return None if own.has_errors() else rules


def _load(
    path: Path, above: tuple[Path, ...], found: Diagnostics, library: ProvisionLibrary | None
) -> AdaptationRules | None:
    """The rules of a file that extends the others; ``above`` are the files that extend it."""
    earlier = len(found)
    node = read_yaml(path, found)
    if node is None or read_model(node, RulesModel, found) is None or found.has_errors(since=earlier):
        return None
    if library is None:
        return None
    rules = RulesReader(path, found, library).rules(node)
    name = node.child("extends")
    base = _base(path, name, above, found) if name is not None else None
    if base is None:
        return rules
    read = _load(base, (*above, path), found, library)
    return rules if read is None else _laid_over(read, rules)


def _base(path: Path, name: Node, above: tuple[Path, ...], found: Diagnostics) -> Path | None:
    """The file that a file extends; None where it is not there or extends the file itself."""
    base = path.parent / str(name.value)
    files = [one.name for one in sorted(path.parent.glob("*.yaml")) if one.name != path.name]
    if base.name != name.value or not base.is_file():
        message = _("there are no rules {name} beside this file").format(name=name.value)
        listing = _("known here: {names}").format(names=", ".join(files)) if files else None
        found.error("unknown-rules", message, name.location, did_you_mean(base.name, files) or listing)
        return None
    circle = [one.name for one in (*above, path)]
    if base.name in circle:
        chain = " → ".join([*circle[circle.index(base.name) :], base.name])
        message = _("the rules extend each other in a circle: {path}").format(path=chain)
        found.error("rules-cycle", message, name.location, _("let one of them extend none of the others"))
        return None
    return base


def _laid_over(base: AdaptationRules, own: AdaptationRules) -> AdaptationRules:
    said = {_key(form) for rule in own.bodies for form in rule.forms}
    remaining = (
        replace(rule, forms=tuple(form for form in rule.forms if _key(form) not in said))
        for rule in base.bodies
    )
    return AdaptationRules(
        path=own.path,
        title=own.title,
        files=(*own.files, *base.files),
        bodies=(*(rule for rule in remaining if rule.forms), *own.bodies),
        operations=(*base.operations, *own.operations),
        dossier=_merged(base.dossier, own.dossier),
        columns={**base.columns, **own.columns},
        terms=(*base.terms, *own.terms),
        allowed=(*base.allowed, *own.allowed),
    )


def _key(form: SourceText) -> str:
    return " ".join(normalise(form.value).split())


def _merged(base: Node, own: Node) -> Node:
    """A group laid over another key by key, a list whose entries have ids over another entry by entry.

    Anything else stands in the other's place.
    """
    if isinstance(base.value, list) and (entries := _by_id(own)):
        laid = [_merged(one, entries.get(_id(one) or "", one)) for one in base.value]
        told = {_id(one) for one in base.value}
        return replace(own, value=[*laid, *(one for name, one in entries.items() if name not in told)])
    if not isinstance(base.value, dict) or not isinstance(own.value, dict):
        return own
    inside = {
        key: _merged(base.value[key], child) if key in base.value else child
        for key, child in own.value.items()
    }
    return replace(own, value={**base.value, **inside})


def _by_id(node: Node) -> dict[str, Node]:
    """The entries of a list by their ids; nothing where one has none, or that of another."""
    entries = node.value if isinstance(node.value, list) else []
    named = {name: one for one in entries if (name := _id(one)) is not None}
    return named if len(named) == len(entries) else {}


def _id(node: Node) -> str | None:
    return _optional(node, "id")


class RulesReader:
    """Turns the nodes of one file, accepted by the schema, into rules."""

    def __init__(self, path: Path, found: Diagnostics, library: ProvisionLibrary) -> None:
        self._path = path
        self._found = found
        self._provisions = ProvisionReader(path, found, library)

    def rules(self, node: Node) -> AdaptationRules:
        leftovers = node.at(["must_not_survive"])
        dossier, columns = node.child("dossier"), node.child("columns")
        operations = tuple(self.operation(one) for one in _items(node, "operations"))
        for one in operations:
            if one.provision is not None:
                report_repeated_ids(one.provision.walk(), self._found)
        return AdaptationRules(
            path=self._path,
            title=str(node.at(["title"]).value),
            files=(self._path,),
            bodies=tuple(self._body(one) for one in _items(node, "bodies")),
            operations=operations,
            dossier=dossier if dossier is not None else Node({}, node.location),
            columns={key: str(one.value) for key, one in _entries(columns)},
            terms=self._provisions.texts(leftovers, "terms"),
            allowed=self._provisions.texts(leftovers, "allowed"),
        )

    def _body(self, node: Node) -> BodyRule:
        to = node.at(["to"])
        choices = tuple(self._choice(one) for one in to.value) if isinstance(to.value, list) else ()
        for choice, following in pairwise(choices):
            if choice.condition is None:
                message = _("this wording is never used: the one before it always holds")
                hint = _("give the one before it a condition (when), or put it last")
                self._found.error("unused-wording", message, following.text.location, hint)
        return BodyRule(
            forms=self._provisions.texts(node, "from"),
            to=choices or (Choice(self._provisions.text(to)),),
            location=node.location,
            reason=_optional(node, "reason"),
            basis=_optional(node, "basis"),
        )

    def _choice(self, node: Node) -> Choice:
        return Choice(self._provisions.text(node.at(["text"])), self._condition(node))

    def _condition(self, node: Node) -> SourceText | None:
        return next(iter(self._provisions.texts(node, "when")), None)

    def operation(self, node: Node) -> Operation:
        """The operation (thao tác) of an entry."""
        kind = next(one for one in OperationKind if node.child(one.value) is not None)
        subject = node.at([kind.value])
        entry = subject if kind is OperationKind.INSERT else node.child("with")
        provision = self._provisions.entry(entry) if entry is not None else None
        identity = self._identity(kind, subject, provision)
        changes = _items(node, "changes")
        return Operation(
            kind=kind,
            target=str(identity.value),
            location=node.location,
            target_location=identity.location,
            changes=tuple(
                (self._provisions.text(one.at(["from"])), self._provisions.text(one.at(["to"])))
                for one in changes
            ),
            provision=provision,
            position=self._position(node),
            condition=self._condition(node),
            reason=_optional(node, "reason"),
            basis=_optional(node, "basis"),
        )

    def _identity(self, kind: OperationKind, subject: Node, provision: ProvisionSource | None) -> Node:
        """The id that an operation works on; an insertion without one is reported."""
        if kind is not OperationKind.INSERT:
            if provision is not None and provision.id not in (None, subject.value):
                self._report_new_id(provision)
            return subject
        identity = subject.child("id") or subject.child("use")
        if identity is None:
            message = _("the provision that is inserted has no id")
            hint = _("give it an id: other operations and references name it by that")
            self._found.error("missing-key", message, subject.location, hint)
        return identity or subject

    def _report_new_id(self, provision: ProvisionSource) -> None:
        if provision.origin is not None:
            return  # what is taken from the library takes the id of what it replaces
        message = _("a provision that is replaced keeps its id")
        hint = _("leave the key id out")
        self._found.error("id-of-replaced", message, provision.id_location or provision.location, hint)

    def _position(self, node: Node) -> Position | None:
        for relation in Relation:
            anchor = node.child(relation.value)
            if anchor is not None:
                return Position(relation, str(anchor.value), anchor.location)
        return None


def _items(node: Node, key: str) -> tuple[Node, ...]:
    child = node.child(key)
    return tuple(child.value) if child is not None and isinstance(child.value, list) else ()


def _entries(node: Node | None) -> tuple[tuple[str, Node], ...]:
    return tuple(node.value.items()) if node is not None and isinstance(node.value, Mapping) else ()


def _optional(node: Node, key: str) -> str | None:
    child = node.child(key)
    return None if child is None else str(child.value)

"""What is wrong with adaptation rules by themselves: unreadable conditions and tags, unknown choices."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from generator.adapting.deciding import UNIT_NAMES
from generator.adapting.rules import AdaptationRules
from generator.diagnostics import Diagnostics, Location
from generator.regulation.conditions import condition_parts, parse_condition
from generator.regulation.expressions import Missing, NamePath
from generator.regulation.structure import report_missing, report_unreadable
from generator.regulation.tag_checks import TagChecker
from generator.regulation.text import SourceText, parse_text

_UNIT = "unit"
_CODE = ("unit", "code")
_TELL_APART = frozenset(
    {_CODE}
    | {(_UNIT, name) for name in ("name", "full_name", "place_name")}
    | {("province", name) for name in ("name", "full_name", "committee", "governing_body", "regulation")}
)
"""What is not the same for units that are otherwise alike, and therefore printed together."""


def check_names(rules: AdaptationRules, found: Diagnostics) -> None:
    """Report conditions and tags (điều kiện, thẻ) that cannot be read, and names of ``unit`` nobody gives.

    Choices of a unit come from the columns of lists: ``unit.border`` needs a column that means it.
    """
    checker = TagChecker({}, None, None, found)
    choices = (path.removeprefix("unit.") for path in rules.columns.values() if path.startswith("unit."))
    known = dict.fromkeys((*UNIT_NAMES, *choices))
    for condition in _conditions(rules):
        if parse_condition(condition.value) is None:
            report_unreadable(condition, found)
        for part in condition_parts(condition.value):
            if isinstance(part, tuple):
                _check_name(part, tuple(known), condition.location, found)
                _check_decides_for_all(part, condition.location, found)
    for text in _texts(rules):
        checker.report_unreadable(text)
        for tag in parse_text(text.value).tags:
            if tag.function is None:
                _check_name(tag.names, tuple(known), text.place(tag.offset), found)
    for text in _texts(rules, but=_UNIT):
        _check_tells_no_code(text, found)


def _check_name(path: NamePath, known: tuple[str, ...], location: Location, found: Diagnostics) -> None:
    match path:
        case (root, name, *_rest) if root == _UNIT and name not in known:
            names = tuple(f"{_UNIT}.{one}" for one in known)
            report_missing(Missing(f"{_UNIT}.{name}", names), location, found)


def _check_decides_for_all(path: NamePath, location: Location, found: Diagnostics) -> None:
    """A condition that asks who the unit is would be decided once for all that are printed together."""
    if path[:2] in _TELL_APART:
        message = _("a condition may not ask for {name}: units that are alike are printed together")
        hint = _("add a column that means {choice}, say yes there for these units, and ask for it")
        message, hint = message.format(name=".".join(path)), hint.format(choice="unit.…")
        found.error("condition-on-name", message, location, hint)


def _check_tells_no_code(text: SourceText, found: Diagnostics) -> None:
    """Names are put in unit by unit; the code is known to the dossier's key ``unit`` only."""
    for tag in parse_text(text.value).tags:
        if tag.function is None and tag.names == _CODE:
            message = _("{name} is for the key {key} of committee.yaml only, not for texts")
            message = message.format(name=".".join(_CODE), key=_UNIT)
            hint = _("name the unit by {name}").format(name="unit.full_name")
            found.error("code-in-text", message, text.place(tag.offset), hint)


def _conditions(rules: AdaptationRules) -> Iterator[SourceText]:
    for body in rules.bodies:
        yield from (choice.condition for choice in body.to if choice.condition is not None)
    for operation in rules.operations:
        if operation.condition is not None:
            yield operation.condition
        if operation.provision is not None:
            for one in operation.provision.walk():
                yield from one.conditions
    for node in rules.dossier.walk():
        condition = node.child("when")
        if condition is not None and isinstance(condition.value, str):
            yield SourceText(condition.value, condition.location)


def _texts(rules: AdaptationRules, but: str = "when") -> Iterator[SourceText]:
    """All texts of the rules; those of the dossier but conditions and what the key ``but`` holds."""
    for body in rules.bodies:
        yield from body.forms
        yield from (choice.text for choice in body.to)
    for operation in rules.operations:
        yield from (after for _before, after in operation.changes)
        if operation.provision is not None:
            for one in operation.provision.walk():
                yield from one.all_texts
    yield from rules.terms
    yield from rules.allowed
    for node in rules.dossier.walk():
        for key, child in node.value.items() if isinstance(node.value, dict) else ():
            if key not in {"when", but} and isinstance(child.value, str):
                yield SourceText(child.value, child.location)
        for child in node.value if isinstance(node.value, list) else ():
            if isinstance(child.value, str):
                yield SourceText(child.value, child.location)

"""What conditions and ``{{ }}`` of adaptation rules may name (không gian tên), decided and put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.regulation import structure
from generator.regulation.tag_checks import TagChecker
from generator.regulation.text import SourceText, Tag, parse_text, tag_end
from generator.regulation.writing import fact_text, filtered

UNIT_NAMES = ("code", "name", "type", "full_name", "place_name", "level")
"""What ``unit`` always knows; a list of units adds choices of its own (``unit.border``)."""

ONLY_RULES = frozenset({"province", "parent", "adapted", "drafted"})
"""Namespaces that no regulation knows: what they name is put in when a unit is derived."""

_ONLY_RULES_PATHS = frozenset({("unit", "code"), ("unit", "place_name")})


def holds(
    condition: SourceText,
    facts: Mapping[str, object],
    found: Diagnostics,
    has: Callable[[str], bool] | None = None,
) -> bool:
    """Whether a condition on the unit (điều kiện) holds; a faulty one is reported and counts as true.

    ``has`` answers for ``has('id')``; without it there are no provisions to ask for.
    """

    def no_provisions(_asked: str) -> bool:
        message = _("the condition {text} asks for a provision").format(text=condition.value)
        hint = _("conditions of provisions and operations may; here ask for facts of the unit")
        found.error("bad-condition", message, condition.location, hint)
        return True

    return structure.holds(condition, facts, found, has or no_provisions)


def stays_in_regulations(tag: Tag) -> bool:
    """Whether a tag means something to every regulation and need not be put in when a unit is derived."""
    return tag.function is not None or (tag.names[0] not in ONLY_RULES and tag.names not in _ONLY_RULES_PATHS)


def _put_in_all(_tag: Tag) -> bool:
    return False


def resolved(
    text: SourceText,
    facts: Mapping[str, object],
    found: Diagnostics,
    keep: Callable[[Tag], bool] = _put_in_all,
) -> str:
    """A text with the values of its tags put in (thay biến), but for those to ``keep``; blanks stay.

    Errors: what is wrong with a tag that is put in, and ``value-with-tag``: a value that holds braces would
    be read as a tag itself.
    """
    checker = TagChecker({}, facts, (), found)
    checker.report_unreadable(text)
    pieces, end = [], 0
    for tag in parse_text(text.value).tags:
        if keep(tag):
            continue
        pieces += [text.value[end : tag.offset], _value(tag, text, facts, checker)]
        end = tag_end(text.value, tag)
    return "".join([*pieces, text.value[end:]])


def _value(tag: Tag, text: SourceText, facts: Mapping[str, object], checker: TagChecker) -> str:
    found = checker.found
    if not checker.is_sound(tag, text):
        return ""
    value = filtered(fact_text(tag, text, facts, found), tag.filters)
    if "{" in value or "}" in value:
        message = _("the value of {name} holds braces: {value}").format(name=".".join(tag.names), value=value)
        hint = _("take the braces out of the fact: values are words, no tags")
        found.error("value-with-tag", message, text.place(tag.offset), hint)
        return ""
    return value

"""References of an adapted regulation (viện dẫn) to what is no longer there, told where they became wrong."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _

from generator.adapting.operations import Operated
from generator.diagnostics import Diagnostics
from generator.regulation.source import ProvisionSource
from generator.regulation.structure import Selection
from generator.regulation.tag_checks import TagChecker
from generator.regulation.text import SourceText, Tag, parse_text


def check_references(
    operated: Operated, selection: Selection, facts: Mapping[str, object], found: Diagnostics
) -> None:
    """Report references to provisions that are gone, and what is wrong with the tags that the rules wrote.

    What an operation took away is reported at the operation, with the place of the reference; what a
    condition left out, at the reference with the place of the condition (``dropped-reference``).
    """
    left_out = selection.dropped_by_id()
    there = {one.id: one for top in selection.kept for one in top.walk() if one.id is not None}
    gone = operated.gone.keys() | left_out.keys()
    checker = TagChecker(there, facts, None, found)
    for one in there.values():
        by_rules = one.id in operated.written
        for text in one.all_texts:
            words = [each for each in (text.vary or {}).values() if isinstance(each, SourceText)]
            for written in (text, *words):
                for tag in parse_text(written.value).tags:
                    if tag.function == "ref":
                        _check(tag, written, operated, left_out, one, found)
                    is_new = by_rules or written is not text
                    if is_new and tag.names[0] != "vary":
                        checker.is_sound(tag, written, gone)


def _check(
    tag: Tag,
    text: SourceText,
    operated: Operated,
    left_out: Mapping[str, ProvisionSource],
    citing: ProvisionSource,
    found: Diagnostics,
) -> None:
    for name in tag.names:
        if name in operated.gone:
            message = _("{id} is taken away here, and {citing} refers to it at {place}")
            message = message.format(id=name, citing=citing.id, place=text.place(tag.offset))
            hint = _("change or drop what refers to it too, or leave {id} there").format(id=name)
            found.error("dropped-reference", message, operated.gone[name].target_location, hint)
        elif name in left_out:
            condition = left_out[name].conditions[0]
            message = _("the provision {id} is left out by the condition at {place}")
            message = message.format(id=name, place=condition.location)
            hint = _("change or drop what refers to it by an operation of the rules")
            found.error("dropped-reference", message, text.place(tag.offset), hint)

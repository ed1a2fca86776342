"""A regulation in which each provision has an id and each text stands as it will be read (định danh)."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from generator.regulation.source import ProvisionSource, RegulationSource
from generator.regulation.tag_checks import varied_text
from generator.regulation.text import Part, SourceText, Tag, parse_text, tag_end
from generator.regulation.writing import filtered


def identified(source: RegulationSource) -> RegulationSource:
    """The regulation with an id (mã) for every provision, and with the words of ``vary`` in its texts.

    Who has no id is named after what holds it and its place there: ``scope.2`` is the second in ``scope``,
    ``chapter-2`` the second at the top. Conditions stay as they are.
    """
    taken = {one.id for one in source.walk() if one.id is not None}
    return replace(source, children=with_ids(source.children, "", taken))


def with_ids(
    children: Sequence[ProvisionSource], holder: str, taken: set[str]
) -> tuple[ProvisionSource, ...]:
    """The provisions that ``holder`` holds, and all inside them, with ids that are not ``taken`` yet."""
    named = []
    for place, child in enumerate(children, start=1):
        own = child.id or free_id(f"{holder}.{place}" if holder else f"{child.level}-{place}", taken)
        taken.add(own)
        below = with_ids(child.children, own, taken)
        named.append(replace(child.with_texts(with_words_put_in), id=own, children=below))
    return tuple(named)


def free_id(name: str, taken: Container[str]) -> str:
    """The id as wished, with a number behind it where it is taken (mã chưa dùng): ``muc``, ``muc-2``."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def with_words_put_in(text: SourceText) -> SourceText:
    """The text with what its ``vary`` stands for in the place of the tags (chữ thay cho vary).

    What stands for a truth value or for nothing stays a tag, which whoever prints it reports.
    """
    pieces, end, remaining = [], 0, False
    for tag in parse_text(text.value).tags:
        words = varied_text(tag, text)
        if words is None or parse_text(words.value).problems:
            remaining = remaining or tag.names[0] == "vary"
            continue
        pieces += [text.value[end : tag.offset], _written(words, tag.filters)]
        end = tag_end(text.value, tag)
    changed = text.changed("".join([*pieces, text.value[end:]]))
    return changed if remaining else replace(changed, vary=None)


def _written(words: SourceText, filters: tuple[str, ...]) -> str:
    """The words on one line, with what the filters do to a tag done to them."""
    lines = parse_text(words.value).lines
    pieces: list[str] = []
    for number, line in enumerate(lines):
        if number:
            pieces.append(" ")
        for part in line:
            applied = filters if not pieces else tuple(name for name in filters if name == "upper")
            pieces.append(_filtered(part, words, applied))
    return "".join(pieces)


def _filtered(part: Part, words: SourceText, filters: tuple[str, ...]) -> str:
    if not isinstance(part, Tag):
        return filtered(part, filters)
    written = words.value[part.offset : tag_end(words.value, part)]
    return "".join([written[:-2].rstrip(), *(f" | {name}" for name in filters), " }}"])

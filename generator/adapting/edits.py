"""Words of a provision changed (sửa chữ): what is put in is a tag until the bodies are done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.regulation.source import ProvisionSource
from generator.regulation.text import SourceText, parse_text, tag_end

_BLANKS = "[ \n\u00a0]+"


def edited(
    provision: ProvisionSource, before: SourceText, after: SourceText
) -> tuple[ProvisionSource, tuple[str, ...]]:
    """The provision with words changed in it and all inside it, and the ids of those where they stood.

    Words are whole words and whole tags, blanks and line breaks of any kind; all occurrences are changed. The
    new words stand as a tag ``vary.…``, so that nothing done later reads them as the parent's.
    """
    pattern = _pattern(before.value)
    own = provision.with_texts(lambda text: _changed(text, pattern, after))
    changed = [provision.id or ""] if own != provision else []
    children = []
    for child in own.children:
        inside, below = edited(child, before, after)
        children.append(inside)
        changed += below
    return replace(own, children=tuple(children)), tuple(changed)


def tags_in(provision: ProvisionSource) -> Iterator[str]:
    """The tags of a provision and all inside it, as they are written."""
    for one in provision.walk():
        for text in one.all_texts:
            for tag in parse_text(text.value).tags:
                if tag.names[0] != "vary":
                    yield text.value[tag.offset : tag_end(text.value, tag)]


def _pattern(words: str) -> re.Pattern[str]:
    spread = _BLANKS.join(map(re.escape, words.split()))
    begin = _BLANKS if words[:1].isspace() else r"(?<!\w)" if words[:1].isalnum() else ""
    end = _BLANKS if words[-1:].isspace() else r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(f"{begin}{spread}{end}")


def _changed(text: SourceText, pattern: re.Pattern[str], after: SourceText) -> SourceText:
    tags = [(tag.offset, tag_end(text.value, tag)) for tag in parse_text(text.value).tags]
    spans = [one.span() for one in pattern.finditer(text.value) if _is_whole(one.span(), tags)]
    if not spans:
        return text
    vary = dict(text.vary or {})
    name = f"edit_{len(vary) + 1}"
    put = _edge(after.value[:1]) + "{{ vary." + name + " }}" + _edge(after.value[-1:])
    put = put if after.value.strip() else ""
    vary[name] = after
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text.value[end:start], put]
        end = stop
    value = "".join([*pieces, text.value[end:]])
    return replace(text.changed(value if put else _tidied(value)), vary=vary)


def _is_whole(span: tuple[int, int], tags: list[tuple[int, int]]) -> bool:
    """Whether each tag is in the span as a whole or not at all."""
    start, end = span
    return all(stop <= start or end <= begin or (start <= begin and stop <= end) for begin, stop in tags)


def _edge(character: str) -> str:
    """A blank at an end of the new words, which a tag would lose."""
    return " " if character.isspace() else ""


def _tidied(value: str) -> str:
    """Without the blanks that words taken out leave."""
    return re.sub(r" +(?=[,.;:]|$)", "", re.sub(r" {2,}", " ", value)).lstrip(" ")

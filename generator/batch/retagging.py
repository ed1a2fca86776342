"""A printed line that somebody changed, written with tags again (trả thẻ về lời văn đã sửa).

What a tag printed and nobody touched stays the tag; new words stand as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from generator.adapting.tracing import PrintedRegulation
from generator.diagnostics import Location
from generator.regulation.provision import Provision
from generator.regulation.text import Line, SourceText, Tag, parse_text, tag_end
from generator.regulation.tree import Regulation
from generator.regulation.writing import filtered
from generator.vietnamese.text import capitalise_first, normalise

_WORD = re.compile(r"\w+|[^\w\s]")

Span = tuple[int, int, str]
"""From where to where in a line a tag is printed, and the tag as it is written."""


@dataclass(frozen=True)
class TaggedLine:
    """A line as it is printed (dòng in ra), blanks single, and as it is written, with its tags.

    ``forms`` are the ways in which a tag is printed that has several: citations, in full and short.
    """

    printed: str
    source: str
    spans: tuple[Span, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where the words and signs of the printed line stand."""
        return _words(self.printed)


def single_blanks(text: str) -> str:
    """A text as it is compared: blanks single, letters composed."""
    return " ".join(normalise(text).split())


def tagged_lines(
    text: SourceText, printed: Sequence[str], values: Mapping[Tag, Sequence[str]]
) -> list[TaggedLine]:
    """The lines of a text beside how they are printed; ``values`` is what each tag may print."""
    lines = parse_text(text.value).lines
    if len(lines) != len(printed):
        return [TaggedLine(single_blanks(one), single_blanks(one)) for one in printed]
    return [_tagged(line, text, one, values) for line, one in zip(lines, printed, strict=True)]


def values_of(printed: PrintedRegulation, provision_id: str) -> dict[Tag, tuple[str, ...]]:
    """What each tag of a provision's texts prints; a citation of a document in full or short."""
    values: dict[Tag, tuple[str, ...]] = {
        tag: (value,) for tag, value in printed.values(provision_id).items()
    }
    for tag in values:
        if tag.function == "cite":
            document = printed.documents[tag.names[0]]
            both = dict.fromkeys((document.full, document.short))
            values[tag] = tuple(filtered(one, tag.filters) for one in both)
    return values


def reference_spans(linked: str, plain: str, here: Provision, tree: Regulation) -> list[Span]:
    """Where in a ``plain`` line the references stand that ``linked`` has in the place of its citations."""
    values = {
        replace(tag, offset=0): (filtered(tree.cite(*tag.names, within=here), tag.filters),)
        for tag in parse_text(linked).tags
    }
    lines = tagged_lines(SourceText(linked, Location("")), [plain], values) if values else ()
    return [span for line in lines for span in line.spans]


def retagged(line: TaggedLine, new: str, references: Sequence[Span]) -> str:
    """The changed line ``new`` as it is to be written: with the tags of the old one whose words stayed, else
    with ``references`` where it cites, else as typed.
    """
    kept = list(_kept(line, new))
    for one in (*references, *_other_forms(line, new)):
        if all(one[1] <= start or end <= one[0] for start, end, _tag in kept):
            kept.append(one)
    pieces, at = [], 0
    for start, end, tag in sorted(kept):
        pieces += [new[at:start], tag]
        at = end
    return "".join([*pieces, new[at:]])


def in_small_letters(new: str, old: str) -> str:
    """A title printed in capitals as a sentence (viết thường): words of the old one as they were there."""
    old_words, new_words = _words(old), _words(new)
    matcher = SequenceMatcher(
        None, [old[a:b].upper() for a, b in old_words], [new[a:b] for a, b in new_words], autojunk=False
    )
    cased = list(new.lower())
    for i, k, size in matcher.get_matching_blocks():
        for (a, b), (start, end) in zip(old_words[i : i + size], new_words[k : k + size], strict=True):
            cased[start:end] = old[a:b]
    return capitalise_first("".join(cased))


def _tagged(line: Line, text: SourceText, printed: str, values: Mapping[Tag, Sequence[str]]) -> TaggedLine:
    at, spans, written = 0, [], []
    forms: list[tuple[str, str]] = []
    for part in line:
        if isinstance(part, Tag):
            tag = text.value[part.offset : tag_end(text.value, part)]
            candidates = values.get(replace(part, offset=0), ())
            value = next((one for one in candidates if one and printed.startswith(one, at)), None)
            written.append(tag)
        else:
            value = part if printed.startswith(part, at) else None
            written.append(part)
        if value is None:
            return TaggedLine(single_blanks(printed), single_blanks("".join(map(str, written))))
        if isinstance(part, Tag):
            spans.append((at, at + len(value), tag))
            forms += [(single_blanks(one), tag) for one in candidates if len(candidates) > 1]
        at += len(value)
    places = _places(printed)
    return TaggedLine(
        single_blanks(printed),
        single_blanks("".join(written)),
        tuple((places[start], places[end], tag) for start, end, tag in spans),
        tuple(sorted(forms, key=lambda form: -len(form[0]))),
    )


def _places(text: str) -> list[int]:
    """For each place of a text where it is in the text with single blanks."""
    places, at = [], 0
    for index, letter in enumerate(text):
        places.append(at)
        is_blank = letter.isspace()
        doubled = is_blank and (at == 0 or text[index - 1].isspace())
        at += 0 if doubled else 1
    return [*places, at]


def _words(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _WORD.finditer(text))


def _kept(line: TaggedLine, new: str) -> Iterator[Span]:
    """The tags whose printed words all stand in the new line too, in one piece."""
    words = _words(new)
    old_texts = [line.printed[a:b] for a, b in line.words]
    blocks = SequenceMatcher(
        None, old_texts, [new[a:b] for a, b in words], autojunk=False
    ).get_matching_blocks()
    for start, end, tag in line.spans:
        inside = [at for at, (a, b) in enumerate(line.words) if start <= a and b <= end]
        if not inside or (line.words[inside[0]][0], line.words[inside[-1]][1]) != (start, end):
            continue
        for i, k, size in blocks:
            if i <= inside[0] and inside[-1] < i + size:
                yield words[k + inside[0] - i][0], words[k + inside[-1] - i][1], tag


def _other_forms(line: TaggedLine, new: str) -> Iterator[Span]:
    """Citations that the new line has in full or short, whichever way the old one was printed."""
    for form, tag in line.forms:
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", new):
            yield *match.span(), tag

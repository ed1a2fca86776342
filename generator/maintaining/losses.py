"""What a template would lose in silence (chữ bị mất khi in): each letter and each tag must come out at least
once when every condition and every loop is gone through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from gettext import gettext as _

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.maintaining.symbolic import EVERY_BRANCH, SymbolicTemplate, Way, marker
from generator.word.compiling import OpenedTemplate
from generator.word.dialect import ESCAPED_SIGNS, unmark
from generator.word.package import parse_xml
from generator.word.places import Place, shortened
from generator.word.tags import Tag
from generator.word.wordml import PARAGRAPH, own_texts
from generator.word.written_tags import TAG


def check_losses(opened: OpenedTemplate, template: SymbolicTemplate, found: Diagnostics) -> None:
    """Report each paragraph of which text or a tag never comes out, whatever the data."""
    printed = template.print(Way(EVERY_BRANCH, 1))
    for part, root in opened.roots.items():
        if part not in printed:
            continue
        come_out: defaultdict[Place | None, str] = defaultdict(str)
        whole = parse_xml(printed[part])
        for paragraph in whole.iter(PARAGRAPH):
            come_out[opened.places.kept(paragraph)] += _text(paragraph)
        numbers: defaultdict[etree._Element, list[tuple[int, Tag]]] = defaultdict(list)
        for number, tag in enumerate(opened.tags):
            numbers[tag.text].append((number, tag))
        for paragraph in root.iter(PARAGRAPH):
            place = opened.places.of(paragraph)
            lost = [one for one in _expected(paragraph, numbers) if one[0] not in come_out[place]]
            for _sign, shown in lost[:1]:
                place.error(
                    found,
                    "text-lost",
                    _("“{text}” would never be printed").format(text=shortened(shown)),
                    _("look at the conditions and loops around it, and at other tags of its row or cell"),
                )


def _text(paragraph: etree._Element) -> str:
    return "".join(one.text or "" for one in own_texts(paragraph))


def _expected(
    paragraph: etree._Element, numbers: Mapping[etree._Element, list[tuple[int, Tag]]]
) -> Iterator[tuple[str, str]]:
    """What must come out of a paragraph, and how it is told: its texts between tags, its printing tags."""
    for text in own_texts(paragraph):
        for piece in TAG.split(text.text or ""):
            if piece.strip():
                yield _written(piece), piece.strip()
        for number, tag in numbers.get(text, ()):
            if not tag.word and tag.prefix != "r" and f"{number}" in (text.text or ""):
                yield marker(number), unmark(tag.raw)


def _written(piece: str) -> str:
    for escaped, signs in ESCAPED_SIGNS:
        piece = piece.replace(escaped, signs)
    return piece

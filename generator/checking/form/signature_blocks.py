"""The signature of one person as lines of capacities and posts (khối chữ ký), PL1 II.7."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element

SIGNATURE: Final = (Element.CAPACITY, Element.OTHER_POST, Element.SIGNER)
MARK = re.compile(r"(?P<mark>TM|KT|TL|TUQ|Q)\.\s(?=\S)")
WRONG_MARK = re.compile(
    r"(?:T/M|K/T|T/L|T/UQ|TU/Q|T\.M|K\.T|T\.L|T\.UQ|T\.U\.Q)(?!\w)|(?:TM|KT|TL|TUQ|Q)(?!\w)(?!\.\s\S)"
)
_SECOND_MARK = re.compile(r"\S\s+(?:TM|KT|TL|TUQ)\.|\S\s+[TK]/[MTL](?!\w)")
_SECOND_POST = re.compile(r"\s*(?:[-–/,]\s*|\s)(?:PHÓ |CHỦ TỊCH$|GIÁM ĐỐC$|TRƯỞNG BAN$|TỔ TRƯỞNG$)")
IN_CHARGE = re.compile(r"(?:^|\s)PHỤ TRÁCH(?:\s|$)|^QUYỀN\s")


@dataclass(frozen=True, slots=True)
class Block:
    """The signature of one person: its lines as they are read, each with its paragraph."""

    lines: tuple[tuple[str, FormParagraph], ...]
    has_other_post: bool
    signer: FormParagraph | None

    @property
    def is_plain(self) -> bool:
        """Whether every line is one capacity or post with a right mark, so that its order can be judged."""
        return bool(self.lines) and not any(
            WRONG_MARK.match(text) or two_in(text) or IN_CHARGE.search(text) for text, _one in self.lines
        )

    @property
    def marks(self) -> tuple[str, ...]:
        """The mark of each line, "" where there is none."""
        found = (MARK.match(text) for text, _one in self.lines)
        return tuple(match["mark"] if match else "" for match in found)


def blocks(document: FormDocument) -> Iterator[tuple[FormPart, Block]]:
    for part in document.parts:
        block: list[FormParagraph] = []
        for one in part.of(*SIGNATURE):
            element = part.element_of(one)
            if block and (_cell(block[-1]) is not _cell(one) or _is_closed(part, block[-1], element)):
                yield part, _block(part, block)
                block = []
            block.append(one)
        if block:
            yield part, _block(part, block)


def _cell(one: FormParagraph) -> object:
    return None if one.cell is None else one.cell.element


def _is_closed(part: FormPart, last: FormParagraph, element: Element) -> bool:
    return part.element_of(last) is Element.SIGNER and element is not Element.SIGNER


def _block(part: FormPart, block: list[FormParagraph]) -> Block:
    of = part.element_of
    capacities = (one for one in block if of(one) is Element.CAPACITY)
    return Block(
        tuple((line.strip(), one) for one in capacities for line in one.text.split("\n") if line.strip()),
        any(of(one) is Element.OTHER_POST for one in block),
        next((one for one in block if of(one) is Element.SIGNER), None),
    )


def plain_blocks(document: FormDocument) -> Iterator[tuple[FormPart, Block]]:
    return ((part, block) for part, block in blocks(document) if block.is_plain)


def two_in(text: str) -> bool:
    if _SECOND_MARK.search(text):
        return True
    mark = MARK.match(text)
    if mark is None or mark["mark"] == "Q":
        return False
    # What follows the mark is one name or post; a second one behind it belongs on the next line.
    first = re.match(r"\S+(?:\s+\S+)?", text[mark.end() :])
    return first is not None and _SECOND_POST.search(text, mark.end() + first.end() - 1) is not None

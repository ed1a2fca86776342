"""What a reader finds in a file, whatever its format: paragraphs in reading order, and what it left aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.places import WordPlace


class Reason(StrEnum):
    """Why a text is no part of the provisions (lý do để riêng)."""

    PAGE_NUMBER = "page-number"
    RUNNING_HEAD = "running-head"
    LETTERHEAD = "letterhead"
    TITLE = "title"
    ATTACHED_TO = "attached-to"
    PREAMBLE = "preamble"
    BASES = "bases"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    APPENDIX = "appendix"
    DELETED = "deleted"
    COMMENT = "comment"
    NOTE = "note"
    HIDDEN = "hidden"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph (đoạn) of a file as one line of cleaned text.

    ``line`` and ``last_line`` are lines of a text file or of the pages of a PDF, counted from 1 through the
    whole file; in Word and HTML they are the paragraph's own number. A row of a ``table`` knows which it is.
    """

    text: str
    line: int
    last_line: int
    table: SourceTable | None = field(default=None, compare=False, repr=False)

    @property
    def characters(self) -> int:
        """How many signs it has, blanks not counted, nor the bars between the cells of a row."""
        bars = len(self.table.rows[0]) + 1 if self.table is not None else 0
        return count_characters(self.text) - bars


@dataclass(frozen=True, slots=True)
class SetAside:
    """A paragraph that is no provision, and why (phần để riêng)."""

    paragraph: SourceParagraph
    reason: Reason


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table of data (bảng số liệu): cells row by row, as many in each; ``line`` is its first paragraph.

    Its rows stand among the paragraphs too, one each but for empty ones, as ``row_text`` writes them: only
    there they count. The first ``head`` rows are its head.
    """

    rows: tuple[tuple[str, ...], ...]
    line: int
    head: int = 1


def row_text(cells: Iterable[str]) -> str:
    """A row of a table as one line, ``| 1. | Sở Tài chính |``: the sign in front keeps "1." from being a
    clause's.
    """
    return "| " + " | ".join(cells) + " |"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as a reader leaves it: ``format`` is its kind by content (``text``, ``docx``, ``pdf`` …).

    ``places`` says of a line of Word where a person finds it.
    """

    format: str
    paragraphs: tuple[SourceParagraph, ...]
    set_aside: tuple[SetAside, ...] = ()
    tables: tuple[SourceTable, ...] = ()
    places: Mapping[int, WordPlace] = field(default_factory=dict, repr=False)

    @property
    def characters(self) -> int:
        """How many signs were read, blanks not counted."""
        return sum(
            one.characters for one in (*self.paragraphs, *(aside.paragraph for aside in self.set_aside))
        )


def count_characters(*texts: str) -> int:
    """The number of signs of texts, blanks not counted: joining and wrapping lines changes only blanks."""
    return sum(len(re.sub(r"\s", "", text)) for text in texts)


def total(paragraphs: Iterable[SourceParagraph]) -> int:
    """The number of signs of paragraphs, blanks not counted."""
    return sum(one.characters for one in paragraphs)

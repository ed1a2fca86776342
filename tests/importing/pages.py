"""Pages as a printer would break them: the lines of a text set in Times New Roman, or at a column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.typography.metrics import text_width

Fits = Callable[[str, bool], bool]
"""Whether a line fits; the second value says that it is the first of its paragraph."""


def in_times(width_pt: float = 454, indent_pt: float = 36) -> Fits:
    """Times New Roman 14 on a page of A4 with the margins of the decree."""
    return lambda line, first: text_width(line, 14) <= width_pt - (indent_pt if first else 0)


def at_column(columns: int) -> Fits:
    """A fixed number of signs a line."""
    return lambda line, _first: len(line) <= columns


def wrapped(paragraph: str, fits: Fits) -> Iterator[str]:
    """The lines of one paragraph."""
    line, first = "", True
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if line and not fits(longer, first):
            yield line
            line, first = word, False
        else:
            line = longer
    yield line


def page_text(paragraphs: Iterable[str], fits: Fits, between: str = "\n", after: str = "\n") -> str:
    """A text whose lines end with ``between``, and whose paragraphs with ``after``."""
    return "".join(between.join(wrapped(one, fits)) + after for one in paragraphs)

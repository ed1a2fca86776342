"""Paragraphs that hold two columns side by side, a tab between them (hai cột cách nhau bằng dấu tab)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.checking.form.document import FormParagraph, FormRun
from generator.checking.form.signs import (
    CAPACITY,
    RECIPIENTS,
    is_motto,
    is_nation,
    is_number,
    is_person,
    is_place_date,
    is_upper,
)
from generator.word.formats import Alignment

_LONGEST_PAIR: Final = 120


def columns_apart(paragraphs: Sequence[FormParagraph]) -> Iterator[FormParagraph]:
    """The paragraphs; where a tab stands between parts of a letterhead or signature, each part is one.

    Such parts count as centred: it is tabs that bring them to where they are printed.
    """
    for one in paragraphs:
        if "\t" in one.text.strip() and one.cell is None and _is_pair(one.text):
            yield from _parts(one)
        else:
            yield one


def _is_pair(text: str) -> bool:
    """Whether a line holds two elements of a letterhead, or recipients and a signature."""
    left, *_between, right = [part.strip() for part in text.split("\t") if part.strip()] or ["", ""]
    if is_nation(right) or is_motto(right) or is_place_date(right):
        return is_upper(left) or is_number(left)
    if (is_upper(left) and is_upper(right)) or (is_person(left) and is_person(right)):
        return len(text) <= _LONGEST_PAIR
    return RECIPIENTS.match(left) is not None and (CAPACITY.match(right) is not None or is_upper(right))


def _parts(one: FormParagraph) -> Iterator[FormParagraph]:
    columns: list[list[FormRun]] = [[]]
    for run in one.runs:
        first, *others = run.text.split("\t")
        columns[-1].append(replace(run, text=first))
        columns += [[replace(run, text=other)] for other in others]
    layout = replace(one.layout, alignment=Alignment.CENTRE)
    lines = one.lines
    for column in columns:
        runs = tuple(run for run in column if run.text)
        if any(run.text.strip() for run in runs):
            text = "".join(run.text for run in runs)
            yield replace(one, text=text, runs=runs, layout=layout, lines=lines)
            lines = ()

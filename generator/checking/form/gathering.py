"""Findings at many paragraphs told once (gộp điểm chưa đúng), with one repair for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import ngettext
from typing import TypeVar

from generator.checking.form.document import FormParagraph, FormRun
from generator.checking.form.rule import FormSlip

Key = TypeVar("Key")


@dataclass(slots=True)
class Together:
    """Paragraphs with the same slip: one finding tells of all, and its repair mends all."""

    first: FormParagraph
    runs: list[FormRun]
    last: FormParagraph | None = None
    paragraphs: int = 0


def gathered(found: Iterable[tuple[Key, FormParagraph, Sequence[FormRun]]]) -> dict[Key, Together]:
    """The paragraphs by what is wrong with them."""
    together: dict[Key, Together] = {}
    for key, paragraph, runs in found:
        one = together.setdefault(key, Together(paragraph, []))
        one.runs += runs
        one.paragraphs += one.last is not paragraph
        one.last = paragraph
    return together


def told(one: Together, message: str, mend: Callable[[FormRun], None] | None, hint: str) -> FormSlip:
    """One finding for all of them, at the first."""
    if one.paragraphs > 1:
        others = one.paragraphs - 1
        message = ngettext(
            "{message}, here and in {count} other paragraph",
            "{message}, here and in {count} other paragraphs",
            others,
        ).format(message=message, count=others)
    return FormSlip(one.first, message, hint, None if mend is None else partial(mend_all, one.runs, mend))


def mend_all(runs: Iterable[FormRun], mend: Callable[[FormRun], None]) -> None:
    """Mend each of the runs."""
    for run in runs:
        mend(run)

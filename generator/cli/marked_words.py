"""Words that went and came (chữ bỏ, chữ thêm), marked for the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.comparing.words import WordChange


def marked_lines(words: Iterable[WordChange], *, line_ends: bool) -> list[str]:
    """Words in lines, those that went in ``[-…-]``, those that came in ``{+…+}``; empty lines left out.

    With ``line_ends`` the ends of lines among marked words are seen, too; of words that all stayed, only the
    first are shown.
    """
    from generator.comparing.words import lines_of  # noqa: PLC0415 - heavy
    from generator.regulation.outline import first_words  # noqa: PLC0415

    words = tuple(words)
    shown = map(_with_line_ends, words) if line_ends else words
    lines = ["".join(map(_piece, line)) for line in lines_of(shown)]
    if all(one.mark.value == "same" for one in words):
        lines = [first_words(lines[0])]
    return [line for line in lines if line]


def _with_line_ends(change: WordChange) -> WordChange:
    if change.mark.value == "same":
        return change
    return replace(change, text=change.text.replace("\n", "¶\n"))


def _piece(piece: WordChange) -> str:
    """Words with their mark; the colours are for terminals only, click leaves them out elsewhere."""
    match piece.mark.value:
        case "deleted":
            return click.style(f"[-{piece.text}-]", fg="red")
        case "inserted":
            return click.style(f"{{+{piece.text}+}}", fg="green")
        case _:
            return piece.text

"""Marks put right where a paragraph begins or ends (sửa dấu câu): no word is changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.mending import replace_words
from generator.word.wordml import own_texts

_MARKS: Final = " \u00a0,;.:"
_DASH = re.compile(r"[-–—]\s*")


def end_with(paragraph: FormParagraph, mark: str) -> None:
    """Let a paragraph end with a mark, in the place of the marks that it ends with."""
    for text in reversed(own_texts(paragraph.element)):
        if (text.text or "").strip(" \u00a0"):
            text.text = (text.text or "").rstrip(_MARKS) + mark
            return


def begin_with(paragraph: FormParagraph, written: str, right: str) -> None:
    """Write what a paragraph begins with in another way; automatic numbers are no text and stay."""
    text = "".join(one.text or "" for one in own_texts(paragraph.element))
    if text.lstrip().startswith(written):
        replace_words(paragraph.element, written, right)


def dash_put_right(paragraph: FormParagraph) -> Callable[[], None] | None:
    """The repair of a dash at the beginning that is too long or has no blank; None where there is none."""
    match = _DASH.match(paragraph.text.strip())
    return None if match is None else partial(begin_with, paragraph, match[0], "- ")

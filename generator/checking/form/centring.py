"""Paragraphs that are to stand in the middle (canh giữa)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from gettext import gettext as _

from generator.checking.form.document import FormDocument
from generator.checking.form.elements import Element
from generator.checking.form.looks import name_of
from generator.checking.form.mending import set_on_paragraph
from generator.checking.form.rule import FormSlip
from generator.word.formats import Alignment


def off_centre(document: FormDocument, elements: tuple[Element, ...]) -> Iterator[FormSlip]:
    """The paragraphs of these elements that are not centred; tabs place what only the printed page tells."""
    for part in document.parts:
        for one in part.of(*elements):
            if one.layout.alignment is not Alignment.CENTRE and "\t" not in one.text:
                message = _("{element} is not centred").format(element=name_of(part.element_of(one)))
                mend = partial(set_on_paragraph, one.element, "jc", val="center")
                yield FormSlip(one, message, _("centre it"), mend)

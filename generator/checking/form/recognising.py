"""Which element of a document each paragraph is (nhận biết thành phần thể thức): by content, position and
look, never by the names of styles.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.checking.form.document import FormParagraph, FormPart
from generator.checking.form.elements import Element
from generator.checking.form.endings import read_ending
from generator.checking.form.heads import Elements, Head
from generator.checking.form.middles import read_body
from generator.checking.form.parting import Stretch, stretches
from generator.checking.form.side_by_side import columns_apart


def recognise(paragraphs: Sequence[FormParagraph]) -> tuple[FormPart, ...]:
    """Divide a file into its documents, and tell what each of their paragraphs is."""
    return tuple(_part(stretch) for stretch in stretches(tuple(columns_apart(paragraphs))))


def _part(stretch: Stretch) -> FormPart:
    elements: Elements = {}
    head = Head(stretch.role, stretch.paragraphs, elements)
    head.read()
    end = read_ending(stretch.paragraphs, head.body, elements)
    read_body(stretch.paragraphs[:end], elements)
    for one in stretch.paragraphs:
        elements.setdefault(id(one), Element.OTHER)
    return FormPart(stretch.role, head.kind, tuple(stretch.paragraphs), elements)

"""Which element of a document each paragraph is (nhận biết thành phần thể thức): by content, position and
look, never by the names of styles.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.checking.form.document import FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.endings import read_ending
from generator.checking.form.labels import Labels
from generator.checking.form.middles import read_body
from generator.checking.form.openings import read_openings
from generator.checking.form.parting import Stretch, stretches
from generator.checking.form.side_by_side import columns_apart
from generator.checking.form.titles import Titles
from generator.checking.form.tops import read_top


def recognise(paragraphs: Sequence[FormParagraph]) -> tuple[FormPart, ...]:
    """Divide a file into its documents, and tell what each of their paragraphs is."""
    return tuple(_part(stretch) for stretch in stretches(tuple(columns_apart(paragraphs))))


def _part(stretch: Stretch) -> FormPart:
    labels = Labels(stretch.paragraphs)
    titles = Titles(stretch.role, labels, read_top(labels))
    titles.read()
    body = read_openings(labels, titles.kind, titles.end)
    end = read_ending(stretch.paragraphs, body, labels.elements)
    read_body(stretch.paragraphs[:end], labels.elements)
    for one in stretch.paragraphs:
        labels.elements.setdefault(id(one), Element.OTHER)
    kind = "" if stretch.role is Role.MAIN and _is_letter(labels) else titles.kind
    return FormPart(stretch.role, kind, tuple(stretch.paragraphs), labels.elements)


def _is_letter(labels: Labels) -> bool:
    """Whether it is a công văn, which has no title: "V/v …" or "Kính gửi" tells it."""
    told = labels.has(Element.LETTER_SUBJECT) or labels.has(Element.SALUTATION)
    return told and not labels.has(Element.KIND)

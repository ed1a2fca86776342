"""What has been told so far of the paragraphs of one document (thành phần đã nhận biết)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checking.form.document import FormParagraph
from generator.checking.form.elements import Element

Elements = dict[int, Element]
"""Elements by the ``id`` of their paragraphs."""

_ORNAMENTS = str.maketrans("", "", "oO0")


def blank(paragraph: FormParagraph) -> Element | None:
    """What a paragraph without words is; None where it has some."""
    if not paragraph.text.strip():
        return Element.LINE if paragraph.lines else Element.EMPTY
    if paragraph.lines and not any(map(str.isalnum, paragraph.text.translate(_ORNAMENTS))):
        return Element.LINE
    return None


def is_bold(paragraph: FormParagraph) -> bool:
    """Whether more than half of the letters are bold."""
    bold = sum(len(run.text) for run in paragraph.letters if run.look.bold)
    return bold * 2 > sum(len(run.text) for run in paragraph.letters)


class Labels:
    """The paragraphs of a document, and the elements of those that have been told."""

    def __init__(self, paragraphs: Sequence[FormParagraph]) -> None:
        self.paragraphs = paragraphs
        self.elements: Elements = {}

    def tell(self, paragraph: FormParagraph, element: Element) -> None:
        self.elements[id(paragraph)] = element

    def has(self, element: Element) -> bool:
        """Whether some paragraph is this."""
        return element in self.elements.values()

    def text(self, index: int) -> str:
        """The words of a paragraph."""
        return self.paragraphs[index].text.strip()

    def next(self, index: int) -> int | None:
        """The first paragraph from here on that says something; those before it are told what they are."""
        for at in range(index, len(self.paragraphs)):
            what = blank(self.paragraphs[at])
            if what is None:
                return at
            self.elements.setdefault(id(self.paragraphs[at]), what)
        return None

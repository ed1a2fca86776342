"""The title of a document (ô 5a): its kind and subject, or the word "Phụ lục" and what the appendix is."""

from __future__ import annotations

from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.elements import Element, Role
from generator.checking.form.labels import Labels, blank, is_bold
from generator.checking.form.parting import holds_title, is_appendix_head, is_attached_to
from generator.checking.form.signs import (
    ARTICLE,
    BASIS,
    CLAUSE,
    DIVISION,
    ITEM,
    LETTER_SUBJECT,
    POINT,
    RECIPIENTS,
    ROMAN,
    SALUTATION,
    begins_name,
    is_decides,
    is_upper,
    kind_of,
)
from generator.word.formats import Alignment

DECIDING: Final = frozenset({"QĐ", "NQ"})
"""The kinds that name their authority and say "QUYẾT ĐỊNH:" or "QUYẾT NGHỊ:"."""

_LONGEST_KIND: Final = 60
_LONGEST_SUBJECT: Final = 1000
_LONGEST_PLAIN_SUBJECT: Final = 300
_OPENINGS: Final = (BASIS, SALUTATION, ARTICLE, DIVISION, ROMAN, CLAUSE, POINT, ITEM, RECIPIENTS)


class Titles:
    """Reads the title of one document: tells its lines, and finds its ``kind`` and its ``end``."""

    def __init__(self, role: Role, labels: Labels, start: int) -> None:
        self._role = role
        self._labels = labels
        self.kind: str | None = None
        self.end = start

    def read(self) -> None:
        """Read all of it; a công văn has "V/v …" at most."""
        labels = self._labels
        index = labels.next(self.end)
        if index is None:
            return
        one, text = labels.paragraphs[index], labels.text(index)
        if LETTER_SUBJECT.match(text) and one.cell is None:
            labels.tell(one, Element.LETTER_SUBJECT)
            self.end = index + 1
        elif self._role is Role.APPENDIX and is_appendix_head(one, at_top=True):
            labels.tell(one, Element.APPENDIX)
            self._subject(index + 1, Element.APPENDIX_TITLE, titled=holds_title(one))
        elif one.cell is None and not SALUTATION.match(text):
            kind = kind_of(text)
            if kind is None and not self._is_title(one, text):
                return
            if self._role is Role.APPENDIX:
                self._subject(index, Element.APPENDIX_TITLE)
                return
            self.kind = kind
            labels.tell(one, Element.KIND)
            self._subject(index + 1, Element.SUBJECT)

    def _is_title(self, one: FormParagraph, text: str) -> bool:
        """Whether a line that names no known kind is a title: "PHIẾU LẤY Ý KIẾN"."""
        if self._role is Role.APPENDIX:
            return one.layout.alignment is Alignment.CENTRE or is_upper(text)
        known = self._labels.has(Element.NATION) or self._labels.has(Element.NUMBER)
        return known and is_upper(text) and len(text) <= _LONGEST_KIND and not _opens_body(text)

    def _subject(self, index: int, element: Element, *, titled: bool = False) -> None:
        """The paragraphs of a subject or title, and the lines and "(Kèm theo …)" around them."""
        self.end = index
        after_line = open_bracket = False
        for at, one in enumerate(self._labels.paragraphs[index:], start=index):
            text = one.text.strip()
            what = blank(one)
            if what is not None:
                self._labels.tell(one, what)
                after_line = after_line or what is Element.LINE
                continue
            if one.cell is not None and one.cell.bordered:
                break
            if open_bracket or is_attached_to(one):
                self._labels.tell(one, Element.ATTACHED_TO)
                open_bracket = (open_bracket or "(" in text) and not text.endswith(")")
                after_line = True
            elif (
                _opens_body(text)
                or (element is Element.SUBJECT and self._is_authority(at, text, after_line or titled))
                or (after_line and titled)
                or not _goes_on(one, text, first=not titled and not after_line)
            ):
                break
            else:
                self._labels.tell(one, element)
                titled = True
                after_line = after_line or bool(one.lines)
            self.end = at + 1

    def _is_authority(self, at: int, text: str, below_subject: bool) -> bool:
        """Whether a line in capitals is who decides: only such lines stand between it and the bases."""
        if self.kind not in DECIDING or not is_upper(text):
            return False
        following = self._labels.next(at + 1)
        while following is not None and is_upper(below := self._labels.text(following)):
            if is_decides(below):
                break
            following = self._labels.next(following + 1)
        if following is None:
            return False
        below = self._labels.text(following)
        opens = BASIS.match(below) is not None or is_decides(below)
        return opens and (below_subject or begins_name(text))


def _goes_on(one: FormParagraph, text: str, *, first: bool) -> bool:
    if len(text) > _LONGEST_SUBJECT:
        return False
    if one.layout.alignment is Alignment.CENTRE:
        return True
    plain = len(text) <= _LONGEST_PLAIN_SUBJECT and not text.endswith((".", ":", ";"))
    return first and (is_bold(one) or plain)


def _opens_body(text: str) -> bool:
    return is_decides(text) or any(sign.match(text) for sign in _OPENINGS)

"""The upper part of a document (phần đầu văn bản): letterhead, kind, subject, bases, down to the first words
of the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.elements import Element, Role
from generator.checking.form.parting import holds_title, is_appendix_head, is_attached_to, table_of
from generator.checking.form.signs import (
    ARTICLE,
    ATTACHED_TO,
    BASIS,
    CLAUSE,
    DECIDES,
    DIVISION,
    ITEM,
    LETTER_SUBJECT,
    MARK,
    POINT,
    RECIPIENTS,
    ROMAN,
    SALUTATION,
    begins_name,
    is_motto,
    is_nation,
    is_number,
    is_place_date,
    is_upper,
    kind_of,
)
from generator.word.formats import Alignment

Elements = dict[int, Element]
_FARTHEST: Final = 60
_LONGEST_TITLE: Final = 1000
_LONGEST_NAME: Final = 150
_LONGEST_KIND: Final = 60
_DECIDING: Final = frozenset({"QĐ", "NQ"})


def blank(paragraph: FormParagraph) -> Element | None:
    """What a paragraph without words is; None where it has some."""
    if not paragraph.text.strip():
        return Element.LINE if paragraph.lines else Element.EMPTY
    if paragraph.lines and not any(
        one.isalnum() for one in paragraph.text.replace("oOo", "").replace("o0o", "")
    ):
        return Element.LINE
    return None


class Head:
    """Reads the head of one document: fills ``elements``, finds its ``kind`` and where its body begins."""

    def __init__(self, role: Role, paragraphs: Sequence[FormParagraph], elements: Elements) -> None:
        self._role = role
        self._all = paragraphs
        self._elements = elements
        self.kind: str | None = None
        self.body = 0

    def read(self) -> None:
        """Read all of it."""
        self.body = self._letterhead()
        self._titles()
        self._openings()
        if self.kind is None and self._role is Role.MAIN and self._is_letter():
            self.kind = ""

    def _is_letter(self) -> bool:
        """A công văn: it has "V/v …" or "Kính gửi", and no title."""
        found = set(self._elements.values())
        return Element.KIND not in found and bool(found & {Element.LETTER_SUBJECT, Element.SALUTATION})

    # letterhead

    def _letterhead(self) -> int:
        """Tell the parts of the letterhead; where the paragraphs below it begin."""
        end = self._end_of_letterhead()
        zone = self._all[:end]
        names: list[FormParagraph] = []
        right = {one.cell.column for one in zone if one.cell and _right(one.text)}
        below: dict[object, bool] = {}
        for one in zone:
            element = blank(one) or _of_letterhead(one.text.strip())
            beside = one.cell is None and bool(right)
            place = None if one.cell is None else one.cell.element
            if element is Element.LETTER_SUBJECT:
                below[place] = True
            elif element is None and below.get(place):
                element = Element.LETTER_SUBJECT
            elif element is None and (one.cell is None or one.cell.column not in right):
                if beside or (self._has(Element.NUMBER) and one.cell is None):
                    element = Element.OTHER
                else:
                    names.append(one)
                    continue
            self._set(one, element or Element.OTHER)
        self._name(names)
        return end

    def _end_of_letterhead(self) -> int:
        end = 0
        dated = False
        for index, one in enumerate(self._all[:_FARTHEST]):
            text = one.text.strip()
            if not text:
                continue
            date = not dated and is_place_date(text)
            dated = dated or date
            if date or _right(text) or is_number(text) or (end and LETTER_SUBJECT.match(text)):
                end = index + 1
            elif one.cell is None and self._stops(one, text, in_table=self._in_table(end)):
                break
        while self._in_table(end) and end < len(self._all):
            if table_of(self._all[end]) != table_of(self._all[end - 1]):
                break
            end += 1
        return end

    def _in_table(self, end: int) -> bool:
        return end > 0 and table_of(self._all[end - 1]) is not None

    def _stops(self, one: FormParagraph, text: str, *, in_table: bool) -> bool:
        """Whether a paragraph outside of tables is none of a letterhead; one in a table ends with it."""
        if in_table or len(text) > _LONGEST_NAME or kind_of(text) is not None:
            return True
        if is_appendix_head(one, at_top=False):
            return True
        return any(
            sign.match(text) for sign in (ARTICLE, BASIS, SALUTATION, DIVISION, RECIPIENTS, ATTACHED_TO)
        )

    def _name(self, names: Sequence[FormParagraph]) -> None:
        """Tell the body above (not bold) from the issuing body: by the look, else by where a name begins."""
        bold = [_is_bold(one) for one in names]
        first = next((index for index, one in enumerate(bold) if one), 0)
        if not first or not all(bold[first:]):
            begins = [index for index, one in enumerate(names) if begins_name(one.text)]
            first = begins[-1] if len(begins) > 1 else 0
        for index, one in enumerate(names):
            self._set(one, Element.PARENT_BODY if index < first else Element.ISSUER)

    # titles

    def _titles(self) -> None:
        """Kind and subject, or the word "Phụ lục" and its title."""
        index = self._next(self.body)
        if index is None:
            return
        one, text = self._all[index], self._all[index].text.strip()
        if LETTER_SUBJECT.match(text) and one.cell is None:
            self._set(one, Element.LETTER_SUBJECT)
            self.body = index + 1
            return
        if self._role is Role.APPENDIX and is_appendix_head(one, at_top=True):
            self._set(one, Element.APPENDIX)
            self._subject(index + 1, Element.APPENDIX_TITLE, titled=holds_title(one))
            return
        if one.cell is not None or SALUTATION.match(text):
            return
        kind = kind_of(text)
        if kind is None and not self._is_title(one, text):
            return
        if self._role is Role.APPENDIX:
            self._subject(index, Element.APPENDIX_TITLE)
            return
        self.kind = kind
        self._set(one, Element.KIND)
        self._subject(index + 1, Element.SUBJECT)

    def _is_title(self, one: FormParagraph, text: str) -> bool:
        """Whether a line that names no known kind is a title: "PHIẾU LẤY Ý KIẾN"."""
        if self._role is Role.APPENDIX:
            return one.layout.alignment is Alignment.CENTRE or is_upper(text)
        known = self._has(Element.NATION) or self._has(Element.NUMBER)
        return known and is_upper(text) and len(text) <= _LONGEST_KIND and not _opens_body(text)

    def _subject(self, index: int, element: Element, *, titled: bool = False) -> None:
        """The paragraphs of a subject or title, and the lines and "(Kèm theo …)" around them."""
        self.body = index
        after_line = open_bracket = False
        for at in range(index, len(self._all)):
            one = self._all[at]
            text = one.text.strip()
            what = blank(one)
            if what is not None:
                self._set(one, what)
                after_line = after_line or what is Element.LINE
                continue
            if one.cell is not None and one.cell.bordered:
                break
            if open_bracket or is_attached_to(one):
                self._set(one, Element.ATTACHED_TO)
                self.body = at + 1
                open_bracket = (open_bracket or "(" in text) and not text.endswith(")")
                after_line = True
                continue
            if _opens_body(text) or self._is_authority(at, text, after_line, element):
                break
            if (after_line and titled) or not self._goes_on(one, text, first=not titled and not after_line):
                break
            self._set(one, element)
            titled = True
            after_line = after_line or bool(one.lines)
            self.body = at + 1

    def _goes_on(self, one: FormParagraph, text: str, *, first: bool) -> bool:
        if len(text) > _LONGEST_TITLE:
            return False
        centred = one.layout.alignment is Alignment.CENTRE
        if first:
            ended = text.endswith((".", ":", ";"))
            return centred or _is_bold(one) or not (ended or len(text) > 2 * _LONGEST_NAME)
        return centred

    def _is_authority(self, at: int, text: str, after_line: bool, element: Element) -> bool:
        if element is not Element.SUBJECT or self.kind not in _DECIDING or not is_upper(text):
            return False
        following = self._next(at + 1)
        while following is not None and is_upper(below := self._all[following].text.strip()):
            if _decides(below):
                break
            following = self._next(following + 1)
        if following is None:
            return False
        opens = BASIS.match(self._all[following].text.strip()) or _decides(self._all[following].text)
        return bool(opens) and (after_line or self._has(element) or begins_name(text))

    # what opens the body

    def _openings(self) -> None:
        """Authority, bases, "QUYẾT ĐỊNH:", "Kính gửi:" and the places below it."""
        decides = self._decides_at()
        index = self.body
        while index < len(self._all):
            one = self._all[index]
            text = one.text.strip()
            what = blank(one)
            if what is not None:
                self._elements.setdefault(id(one), what)
            elif index == decides:
                self._set(one, Element.DECIDES)
                self.body = index + 1
                return
            elif SALUTATION.match(text):
                index = self._salutation(index)
                self.body = index
                continue
            elif BASIS.match(text) and (decides is not None or self._is_basis(one, text)):
                self._set(one, Element.BASIS)
                self.body = index + 1
            elif decides is not None:
                above = is_upper(text) or not (self._has(Element.BASIS) or text.endswith((";", ",")))
                self._set(one, Element.AUTHORITY if above else Element.BASIS)
                self.body = index + 1
            elif self._is_lonely_authority(index, text):
                self._set(one, Element.AUTHORITY)
                self.body = index + 1
            else:
                return
            index += 1

    def _decides_at(self) -> int | None:
        if self.kind not in _DECIDING:
            return None
        for index in range(self.body, min(len(self._all), self.body + _FARTHEST)):
            text = self._all[index].text.strip()
            if _decides(text):
                return index
            if ARTICLE.match(text):
                return None
        return None

    def _is_lonely_authority(self, index: int, text: str) -> bool:
        """The authority line of a decision whose word "QUYẾT ĐỊNH:" is missing."""
        following = self._next(index + 1)
        opens = following is not None and BASIS.match(self._all[following].text.strip())
        return self.kind in _DECIDING and bool(opens) and len(text) <= _LONGEST_KIND * 2

    def _is_basis(self, one: FormParagraph, text: str) -> bool:
        """Whether "Căn cứ …" is one of the bases, not the beginning of a sentence of the body."""
        if self._has(Element.BASIS):
            return True
        italic = all(run.look.italic for run in one.letters)
        return text.endswith(";") or (italic and bool(one.letters))

    def _salutation(self, index: int) -> int:
        """ "Kính gửi:" and what belongs to it; where the paragraphs after it begin."""
        head = self._all[index]
        self._set(head, Element.SALUTATION)
        table = table_of(head)
        listed = head.text.strip().rstrip(" .…").endswith(":") or "\n-" in head.text
        at = index + 1
        while at < len(self._all):
            one = self._all[at]
            text = one.text.strip()
            what = blank(one)
            if table is not None and table_of(one) == table:
                self._set(one, what or Element.ADDRESSEE)
            elif what is not None:
                self._elements.setdefault(id(one), what)
            elif ITEM.match(text) or (listed and len(text) <= 2 * _LONGEST_NAME and text.endswith(";")):
                self._set(one, Element.ADDRESSEE)
                if text.endswith("."):
                    return at + 1
            elif listed and self._ended_by(at, text):
                self._set(one, Element.ADDRESSEE)
                return at + 1
            else:
                return at
            at += 1
        return at

    def _ended_by(self, at: int, text: str) -> bool:
        """Whether it is the last place of a list whose places have no hyphens."""
        before = next((one.text.strip() for one in reversed(self._all[:at]) if one.text.strip()), "")
        return before.endswith(";") and len(text) <= _LONGEST_NAME

    # small things

    def _next(self, index: int) -> int | None:
        """The next paragraph that says something; those before it are told what they are."""
        for at in range(index, len(self._all)):
            what = blank(self._all[at])
            if what is None:
                return at
            self._elements.setdefault(id(self._all[at]), what)
        return None

    def _set(self, one: FormParagraph, element: Element) -> None:
        self._elements[id(one)] = element

    def _has(self, element: Element) -> bool:
        return element in self._elements.values()


def _right(text: str) -> bool:
    return any(is_nation(line.strip()) or is_motto(line.strip()) for line in text.split("\n"))


def _of_letterhead(text: str) -> Element | None:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if any(map(is_nation, lines)):
        return Element.NATION
    if any(map(is_motto, lines)):
        return Element.MOTTO
    if is_number(lines[0]):
        return Element.NUMBER
    if is_place_date(text):
        return Element.PLACE_DATE
    if LETTER_SUBJECT.match(text) or text.lower().startswith("về việc"):
        return Element.LETTER_SUBJECT
    return Element.OTHER if MARK.fullmatch(text) else None


def _decides(text: str) -> bool:
    text = text.strip()
    return len(text) <= _LONGEST_KIND and DECIDES.fullmatch(text) is not None


def _opens_body(text: str) -> bool:
    if _decides(text):
        return True
    signs = (BASIS, SALUTATION, ARTICLE, DIVISION, ROMAN, CLAUSE, POINT, ITEM, RECIPIENTS)
    return any(sign.match(text) for sign in signs)


def _is_bold(one: FormParagraph) -> bool:
    letters = one.letters
    return bool(letters) and sum(len(run.text) for run in letters if run.look.bold) * 2 > sum(
        len(run.text) for run in letters
    )

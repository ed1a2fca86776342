"""What stands between the title and the body (phần mở đầu): authority, bases, "QUYẾT ĐỊNH:", "Kính gửi:"."""

from __future__ import annotations

from typing import Final

from generator.checking.form.document import FormParagraph
from generator.checking.form.elements import Element
from generator.checking.form.labels import Labels, blank
from generator.checking.form.parting import table_of
from generator.checking.form.signs import ARTICLE, BASIS, ITEM, SALUTATION, is_decides, is_upper
from generator.checking.form.titles import DECIDING

_TELEGRAM: Final = "CĐ"
_WIRES: Final = " điện:"
"""What ends the line above those to whom a công điện goes."""
_FARTHEST: Final = 60
_LONGEST_AUTHORITY: Final = 120
_LONGEST_PLACE: Final = 300
_LONGEST_LAST_PLACE: Final = 150


def read_openings(labels: Labels, kind: str | None, start: int) -> int:
    """Tell what opens a document; where its body begins."""
    decides = _decides_at(labels, start) if kind in DECIDING else None
    body = index = start
    while index < len(labels.paragraphs):
        one, text = labels.paragraphs[index], labels.text(index)
        what = blank(one)
        if what is not None:
            labels.elements.setdefault(id(one), what)
            index += 1
            continue
        if SALUTATION.match(text):
            labels.tell(one, Element.SALUTATION)
            body = index = _addressees(labels, index)
            continue
        if kind == _TELEGRAM and text.endswith(_WIRES):
            labels.tell(one, Element.TEXT)
            return _addressees(labels, index)
        element = _element(labels, kind, index, decides)
        if element is None:
            break
        labels.tell(one, element)
        body = index = index + 1
        if element is Element.DECIDES:
            break
    return body


def _element(labels: Labels, kind: str | None, index: int, decides: int | None) -> Element | None:
    """What a line is that may open a document; None for one of its body."""
    text = labels.text(index)
    if index == decides:
        return Element.DECIDES
    if BASIS.match(text) and (decides is not None or _is_basis(labels, labels.paragraphs[index])):
        return Element.BASIS
    if decides is not None:
        above = is_upper(text) or not (labels.has(Element.BASIS) or text.endswith((";", ",")))
        return Element.AUTHORITY if above else Element.BASIS
    following = labels.next(index + 1)
    opens = following is not None and BASIS.match(labels.text(following))
    if kind in DECIDING and opens and len(text) <= _LONGEST_AUTHORITY:
        return Element.AUTHORITY
    return None


def _decides_at(labels: Labels, start: int) -> int | None:
    """Where "QUYẾT ĐỊNH:" stands, above the first article."""
    for index in range(start, min(len(labels.paragraphs), start + _FARTHEST)):
        text = labels.text(index)
        if is_decides(text):
            return index
        if ARTICLE.match(text):
            return None
    return None


def _is_basis(labels: Labels, one: FormParagraph) -> bool:
    """Whether "Căn cứ …" is one of the bases, not the beginning of a sentence of the body."""
    if labels.has(Element.BASIS) or one.text.rstrip().endswith(";"):
        return True
    return all(run.look.italic for run in one.letters)


def _addressees(labels: Labels, index: int) -> int:
    """The places behind "Kính gửi:" or "… điện:"; where the paragraphs after them begin."""
    head = labels.paragraphs[index]
    table = table_of(head)
    listed = head.text.rstrip(" .…\n").endswith(":") or "\n-" in head.text
    before = ""
    for at, one in enumerate(labels.paragraphs[index + 1 :], start=index + 1):
        text = one.text.strip()
        what = blank(one)
        if table is not None and table_of(one) == table:
            labels.tell(one, what or Element.ADDRESSEE)
        elif what is not None:
            labels.elements.setdefault(id(one), what)
        elif ITEM.match(text) or (listed and len(text) <= _LONGEST_PLACE and text.endswith(";")):
            labels.tell(one, Element.ADDRESSEE)
            if text.endswith("."):
                return at + 1
        elif listed and before.endswith(";") and len(text) <= _LONGEST_LAST_PLACE:
            labels.tell(one, Element.ADDRESSEE)
            return at + 1
        else:
            return at
        before = text or before
    return len(labels.paragraphs)

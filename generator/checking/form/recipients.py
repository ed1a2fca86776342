"""Rules of form: Kính gửi and Nơi nhận, PL1 II.9."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form import addressees
from generator.checking.form.addressees import DASH, DECISIONS
from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.marks import dash_put_right, end_with
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.9"
_FORMS: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.9; Phụ lục III, các mẫu"
_WITHOUT_RECIPIENTS: Final = frozenset({"GNP"})

_BEGINS = re.compile(r"[-–—+*•·]|\d+\.|Lưu(?!\w)")
_ARCHIVE = re.compile(r"\s*\W?\s*Lưu(?!\w)")
_RIGHT_ARCHIVE = re.compile(r"\s*-?\s*Lưu: VT(?!\w)")
_DRAFTER = re.compile(r"\.\s*[^\s;,.]{1,12}\.?\s*(?:\(?\d+\w*\)?)?\.?$")
_AS_ARTICLE = re.compile(
    r"\s*\W?\s*Như\s+(?:các\s+)?Điều\s+(?P<numbers>\d+(?:(?:,| và|, Điều| và Điều)\s*\d+)*)"
)
_AS_ABOVE = re.compile(r"\s*\W?\s*Như trên(?!\w)")
_ENFORCES = re.compile(
    r"(?:chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện)|(?:thi hành|thực hiện)) Quyết định này"
)


def check_label(document: FormDocument) -> Iterator[FormSlip]:
    """The words "Nơi nhận:" stand on a line of their own, with a colon (PL1 II.9d)."""
    for part in document.parts:
        for one in part.of(Element.RECIPIENTS):
            if one.text.strip().casefold() != "nơi nhận:":
                message = _("“{words}” stands on a line of its own, with a colon right behind it").format(
                    words="Nơi nhận:"
                )
                yield FormSlip(one, message)


def check_present(document: FormDocument) -> Iterator[FormSlip]:
    """A document has a list of its recipients (PL1 II.9)."""
    for part in document.parts:
        signed = part.first(Element.CAPACITY) or part.first(Element.SIGNER)
        if (
            part.role is Role.MAIN
            and part.kind is not None
            and part.kind not in _WITHOUT_RECIPIENTS
            and signed is not None
            and not part.of(Element.RECIPIENTS, Element.RECIPIENT)
        ):
            yield FormSlip(signed, _("the list of recipients is missing"))


def check_dashes(document: FormDocument) -> Iterator[FormSlip]:
    """Each recipient stands behind a dash and a blank (PL1 II.9d)."""
    for _part, lines in _lists(document):
        for text, one in lines:
            if not DASH.match(text):
                message = _("a recipient begins with a hyphen and a blank")
                yield FormSlip(one, message, repair=dash_put_right(one))


def check_ends(document: FormDocument) -> Iterator[FormSlip]:
    """Each recipient ends with a semicolon, the line of the archive with a full stop (PL1 II.9d)."""
    for _part, lines in _lists(document):
        for text, one in lines[:-1]:
            if not text.endswith(";"):
                repair = None if "\n" in one.text else partial(end_with, one, ";")
                yield FormSlip(one, _("this recipient does not end with a semicolon"), repair=repair)
        text, one = lines[-1]
        if _ARCHIVE.match(text) and not text.endswith(".") and not _DRAFTER.search(text):
            repair = None if "\n" in one.text else partial(end_with, one, ".")
            yield FormSlip(one, _("the last recipient does not end with a full stop"), repair=repair)


def check_archive(document: FormDocument) -> Iterator[FormSlip]:
    """The last recipient is the archive: "Lưu: VT, …" (PL1 II.9d)."""
    for _part, lines in _lists(document):
        text, one = lines[-1]
        if not _ARCHIVE.match(text):
            message = _("the last recipient is not “{words}”").format(words="Lưu: VT, …")
            yield FormSlip(one, message)
        elif not _RIGHT_ARCHIVE.match(text.replace("\u00a0", " ")) and DASH.match(text):
            message = _("the archive is written “{words}”, with a colon").format(words="Lưu: VT, …")
            yield FormSlip(one, message)


def check_first(document: FormDocument) -> Iterator[FormSlip]:
    """The first recipients are "Như Điều N" of a decision, "Như trên" where there is Kính gửi (PL3)."""
    for part, lines in _lists(document):
        text, one = lines[0]
        if _ARCHIVE.match(text) or part.role is not Role.MAIN:
            continue
        if part.kind in DECISIONS and part.first(Element.ARTICLE) is not None:
            yield from _first_of_decision(part, text, one)
        elif part.first(Element.SALUTATION) is not None and not _AS_ABOVE.match(text):
            message = _("the first recipients are “{words}”: those of “Kính gửi”").format(words="Như trên")
            yield FormSlip(one, message)


def _lists(document: FormDocument) -> Iterator[tuple[FormPart, list[tuple[str, FormParagraph]]]]:
    """The lists of recipients, one by one, each with the paragraph in which it begins.

    What neither begins with a dash nor stands behind the end of another is the rest of a long one.
    """
    for part in document.parts:
        lines: list[tuple[str, FormParagraph]] = []
        for one in part.of(Element.RECIPIENT):
            for line in filter(None, map(str.strip, one.text.split("\n"))):
                if lines and not _BEGINS.match(line) and not lines[-1][0].endswith((";", ".")):
                    lines[-1] = f"{lines[-1][0]} {line}", lines[-1][1]
                else:
                    lines.append((line, one))
        if lines:
            yield part, lines


def _first_of_decision(part: FormPart, text: str, one: FormParagraph) -> Iterator[FormSlip]:
    cited = _AS_ARTICLE.match(text)
    if cited is None:
        message = _("the first recipients of a decision or resolution are “{words}”")
        hint = _("name the article that says who carries it out")
        yield FormSlip(one, message.format(words="Như Điều …"), hint)
        return
    numbers = set(re.findall(r"\d+", cited["numbers"]))
    enforcing = {number for number, words in _articles(part) if _ENFORCES.search(words)}
    there = {number for number, _words in _articles(part)}
    if not numbers & (enforcing or there):
        message = _("the recipients cite “Điều {number}”, which does not say who carries the decision out")
        yield FormSlip(one, message.format(number=", ".join(sorted(numbers))))


def _articles(part: FormPart) -> Iterator[tuple[str, str]]:
    """The number of each article with all its words."""
    number, words = "", ""
    for one in part.of(Element.ARTICLE, Element.CLAUSE, Element.POINT, Element.ITEM, Element.TEXT):
        match = re.match(r"\s*Điều\s+(\d+)", one.text) if part.element_of(one) is Element.ARTICLE else None
        if match is not None:
            if number:
                yield number, words
            number, words = match[1], ""
        words = f"{words} {one.text}"
    if number:
        yield number, words


def _explain_label() -> Explanation:
    return Explanation(
        _("The words above the list of recipients lack their colon, or have others on their line."),
        _("The decree asks for a line of their own and a colon."),
        _SOURCE,
        _("Write the colon right behind the words, and begin the list on the next line."),
        Example("Nơi nhận\n- Như Điều 3;", "Nơi nhận:\n- Như Điều 3;"),
    )


def _explain_present() -> Explanation:
    return Explanation(
        _("A signed document has no list of recipients."),
        _("The list belongs to the nine main elements of a document; copies are made by it."),
        "Nghị định số 30/2020/NĐ-CP, Điều 8; Phụ lục I, mục II.9",
        _("Add the list on the left, on the level of the signature."),
        Example("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT."),
    )


def _explain_dashes() -> Explanation:
    return Explanation(
        _("A recipient does not begin with a hyphen and a blank."),
        _("The decree asks for a hyphen before each line of the list."),
        _SOURCE,
        _("Write a hyphen and a blank before it; no dash, plus sign or number."),
        Example("-Như Điều 3;\nSở Nội vụ;", "- Như Điều 3;\n- Sở Nội vụ;"),
    )


def _explain_ends() -> Explanation:
    return Explanation(
        _("A recipient does not end with a semicolon, or the last one not with a full stop."),
        _("The decree lays the marks down."),
        _SOURCE,
        _("Put a semicolon behind each recipient, and a full stop behind the archive."),
        Example("- Sở Nội vụ,\n- Lưu: VT;", "- Sở Nội vụ;\n- Lưu: VT."),
    )


def _explain_archive() -> Explanation:
    return Explanation(
        _("The list of recipients does not end with the archive, or it is written in another way."),
        _("The decree asks for it: the word, a colon, VT, then the drafting unit and the number of copies."),
        _SOURCE,
        _("Write the archive as the last line."),
        Example("- Sở Nội vụ;\n- Lưu VT.", "- Sở Nội vụ;\n- Lưu: VT, CCHC."),
    )


def _explain_first() -> Explanation:
    return Explanation(
        _("The first recipients are not those that the forms name, or cite the wrong article."),
        _("Those who carry a decision out, or to whom a paper is addressed, stand first, by reference."),
        _FORMS,
        _("Write “Như Điều …” with the article on who carries it out, or “Như trên” below “Kính gửi”."),
        Example(
            "Nơi nhận:\n- Các sở, ngành;\n- Lưu: VT.",
            "Nơi nhận:\n- Như Điều 3;\n- Các sở, ngành;\n- Lưu: VT.",
        ),
    )


_E = Severity.ERROR
_W = Severity.WARNING

RULES: Final[tuple[FormRule, ...]] = (
    *addressees.RULES,
    FormRule("recipients-missing", _E, check_present, _explain_present),
    FormRule("recipients-label", _E, check_label, _explain_label),
    FormRule("recipient-dash", _E, check_dashes, _explain_dashes, fixable=True),
    FormRule("recipient-end", _E, check_ends, _explain_ends, fixable=True),
    FormRule("recipient-archive", _E, check_archive, _explain_archive),
    FormRule("recipient-first", _W, check_first, _explain_first, usual=_W),
)

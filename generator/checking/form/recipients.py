"""Rules of form: Kính gửi and Nơi nhận, PL1 II.9."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.9"
_FORMS: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.9; Phụ lục III, các mẫu"
_DECISIONS: Final = frozenset({"QĐ", "NQ"})
_WITH_ADDRESSEE: Final = frozenset({"", "TTr"})
_WITHOUT_RECIPIENTS: Final = frozenset({"GNP"})

_DASH = re.compile(r"\s*-\s")
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
_SALUTATION = re.compile(r"\s*Kính gửi:(?:\s|$)")
_SALUTATION_REST = re.compile(r"\s*Kính gửi\s*:?\s*")


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
            if not _DASH.match(text):
                yield FormSlip(one, _("a recipient begins with a hyphen and a blank"))


def check_ends(document: FormDocument) -> Iterator[FormSlip]:
    """Each recipient ends with a semicolon, the line of the archive with a full stop (PL1 II.9d)."""
    for _part, lines in _lists(document):
        for text, one in lines[:-1]:
            if not text.endswith(";"):
                yield FormSlip(one, _("this recipient does not end with a semicolon"))
        text, one = lines[-1]
        if _ARCHIVE.match(text) and not text.endswith(".") and not _DRAFTER.search(text):
            yield FormSlip(one, _("the last recipient does not end with a full stop"))


def check_archive(document: FormDocument) -> Iterator[FormSlip]:
    """The last recipient is the archive: "Lưu: VT, …" (PL1 II.9d)."""
    for _part, lines in _lists(document):
        text, one = lines[-1]
        if not _ARCHIVE.match(text):
            message = _("the last recipient is not “{words}”").format(words="Lưu: VT, …")
            yield FormSlip(one, message)
        elif not _RIGHT_ARCHIVE.match(text.replace("\u00a0", " ")) and _DASH.match(text):
            message = _("the archive is written “{words}”, with a colon").format(words="Lưu: VT, …")
            yield FormSlip(one, message)


def check_first(document: FormDocument) -> Iterator[FormSlip]:
    """The first recipients are "Như Điều N" of a decision, "Như trên" where there is Kính gửi (PL3)."""
    for part, lines in _lists(document):
        text, one = lines[0]
        if _ARCHIVE.match(text) or part.role is not Role.MAIN:
            continue
        if part.kind in _DECISIONS and part.first(Element.ARTICLE) is not None:
            yield from _first_of_decision(part, text, one)
        elif part.first(Element.SALUTATION) is not None and not _AS_ABOVE.match(text):
            message = _("the first recipients are “{words}”: those of Kính gửi").format(words="Như trên")
            yield FormSlip(one, message)


def check_salutation(document: FormDocument) -> Iterator[FormSlip]:
    """The words "Kính gửi" have a colon right behind them (PL1 II.9c)."""
    for part in document.parts:
        for one in part.of(Element.SALUTATION):
            if not _SALUTATION.match(one.text):
                message = _("“{words}” has a colon right behind it, and then a blank").format(
                    words="Kính gửi:"
                )
                yield FormSlip(one, message)


def check_single_addressee(document: FormDocument) -> Iterator[FormSlip]:
    """A single addressee stands on the line of Kính gửi, with no mark at the end (PL1 II.9c, PL3)."""
    for part, one, rest in _salutations(document):
        others = part.of(Element.ADDRESSEE)
        if rest and not others and not rest.startswith("-") and ";" not in rest[:-1] and rest[-1] in ".;,":
            yield FormSlip(one, _("a single addressee has no mark behind it"))
        elif not rest and len(others) == 1 and others[0].cell is one.cell:
            yield FormSlip(others[0], _("a single addressee stands on the same line, with no dash"))


def check_addressee_lines(document: FormDocument) -> Iterator[FormSlip]:
    """Several addressees stand on lines of their own below Kính gửi (PL1 II.9c)."""
    for part, one, rest in _salutations(document):
        several = part.of(Element.ADDRESSEE) or rest.startswith("-") or ";" in rest[:-1]
        if rest and several:
            message = _("of several addressees each stands on a line of its own, the first one, too")
            yield FormSlip(one, message)


def check_addressee_dashes(document: FormDocument) -> Iterator[FormSlip]:
    """Each of several addressees stands behind a dash (PL1 II.9c)."""
    for part in document.parts:
        addressees = part.of(Element.ADDRESSEE)
        for one in addressees if len(addressees) > 1 else ():
            if not _DASH.match(one.text):
                yield FormSlip(one, _("each of several addressees begins with a hyphen and a blank"))


def check_addressee_ends(document: FormDocument) -> Iterator[FormSlip]:
    """Several addressees end with semicolons, the last one with a full stop (PL1 II.9c)."""
    for part in document.parts:
        addressees = part.of(Element.ADDRESSEE)
        if len(addressees) < 2:
            continue
        for one in addressees[:-1]:
            if not one.text.rstrip().endswith(";"):
                yield FormSlip(one, _("this addressee does not end with a semicolon"))
        if not addressees[-1].text.rstrip().endswith("."):
            yield FormSlip(addressees[-1], _("the last addressee does not end with a full stop"))


def check_salutation_wanted(document: FormDocument) -> Iterator[FormSlip]:
    """An official letter and a submission name their addressee (PL1 II.9b)."""
    for part in document.parts:
        if part.role is Role.MAIN and part.kind in _WITH_ADDRESSEE and part.first(Element.SALUTATION) is None:
            at = part.first(Element.KIND) or part.first(Element.LETTER_SUBJECT) or part.first(Element.NUMBER)
            yield FormSlip(at, _("“{words}” with the addressee is missing").format(words="Kính gửi:"))


def check_salutation_unwanted(document: FormDocument) -> Iterator[FormSlip]:
    """A decision or resolution has no addressee above its text (PL3, Mẫu 1.1 to 1.3)."""
    for part in document.parts:
        if part.role is Role.MAIN and part.kind in _DECISIONS:
            for one in part.of(Element.SALUTATION):
                yield FormSlip(one, _("a decision or resolution has no “{words}”").format(words="Kính gửi"))


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


def _salutations(document: FormDocument) -> Iterator[tuple[FormPart, FormParagraph, str]]:
    for part in document.parts:
        for one in part.of(Element.SALUTATION):
            yield part, one, _SALUTATION_REST.sub("", one.text, count=1).strip()


def _first_of_decision(part: FormPart, text: str, one: FormParagraph) -> Iterator[FormSlip]:
    cited = _AS_ARTICLE.match(text)
    if cited is None:
        message = _("the first recipients of a decision are “{words}”").format(words="Như Điều …")
        yield FormSlip(one, message, _("name the article that says who carries the decision out"))
        return
    numbers = set(re.findall(r"\d+", cited["numbers"]))
    enforcing = {number for number, words in _articles(part) if _ENFORCES.search(words)}
    there = {number for number, _words in _articles(part)}
    if not numbers & (enforcing or there):
        message = _("the recipients cite Điều {number}, which does not say who carries the decision out")
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
        _("Write “Như Điều …” with the article on who carries it out, or “Như trên” below Kính gửi."),
        Example(
            "Nơi nhận:\n- Các sở, ngành;\n- Lưu: VT.",
            "Nơi nhận:\n- Như Điều 3;\n- Các sở, ngành;\n- Lưu: VT.",
        ),
    )


def _explain_salutation() -> Explanation:
    return Explanation(
        _("The words of address lack their colon, or a blank stands before it."),
        _("The decree asks for a colon behind them."),
        _SOURCE,
        _("Write the colon right behind the words, and a blank behind it."),
        Example("Kính gửi Sở Nội vụ", "Kính gửi: Sở Nội vụ"),
    )


def _explain_single_addressee() -> Explanation:
    return Explanation(
        _("A single addressee has a mark behind it, or stands on a line of its own."),
        _("One addressee stands right behind the colon; the form prints no mark behind it."),
        _FORMS,
        _("Put it on the line of the words of address, and take the mark away."),
        Example("Kính gửi: Sở Nội vụ.", "Kính gửi: Sở Nội vụ"),
    )


def _explain_addressee_lines() -> Explanation:
    return Explanation(
        _("Of several addressees one stands on the line of the words of address, or several on one line."),
        _("The decree asks for a new line for each of them."),
        _SOURCE,
        _("Begin a new line before each addressee."),
        Example("Kính gửi: - Sở Nội vụ;\n- Sở Tài chính.", "Kính gửi:\n- Sở Nội vụ;\n- Sở Tài chính."),
    )


def _explain_addressee_dashes() -> Explanation:
    return Explanation(
        _("One of several addressees does not begin with a hyphen and a blank."),
        _("The decree asks for a hyphen before each of them."),
        _SOURCE,
        _("Write a hyphen and a blank before each addressee."),
        Example("Kính gửi:\nSở Nội vụ;\nSở Tài chính.", "Kính gửi:\n- Sở Nội vụ;\n- Sở Tài chính."),
    )


def _explain_addressee_ends() -> Explanation:
    return Explanation(
        _("Of several addressees one does not end with a semicolon, or the last one not with a full stop."),
        _("The decree lays the marks down."),
        _SOURCE,
        _("Put a semicolon behind each addressee and a full stop behind the last one."),
        Example("Kính gửi:\n- Sở Nội vụ,\n- Sở Tài chính;", "Kính gửi:\n- Sở Nội vụ;\n- Sở Tài chính."),
    )


def _explain_salutation_wanted() -> Explanation:
    return Explanation(
        _("An official letter or a submission does not say to whom it is addressed."),
        _("The decree asks for the addressee above the text."),
        _SOURCE,
        _("Add the words of address with the addressee."),
        Example("TỜ TRÌNH\nVề việc …", "TỜ TRÌNH\nVề việc …\nKính gửi: Ủy ban nhân dân tỉnh"),
    )


def _explain_salutation_unwanted() -> Explanation:
    return Explanation(
        _("A decision or resolution is addressed to somebody above its text."),
        _("The forms of decisions and resolutions have no words of address; those concerned are recipients."),
        _FORMS,
        _("Take them away, and name the recipients at the end."),
        Example("QUYẾT ĐỊNH\nKính gửi: Sở Nội vụ", "QUYẾT ĐỊNH\n…\nNơi nhận:\n- Như Điều 3;\n- Sở Nội vụ;"),
    )


_E = Severity.ERROR
_W = Severity.WARNING

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("salutation-missing", _E, check_salutation_wanted, _explain_salutation_wanted),
    FormRule("salutation-in-decision", _W, check_salutation_unwanted, _explain_salutation_unwanted, usual=_W),
    FormRule("salutation-colon", _E, check_salutation, _explain_salutation),
    FormRule("addressee-single", _W, check_single_addressee, _explain_single_addressee, usual=None),
    FormRule("addressee-line", _E, check_addressee_lines, _explain_addressee_lines, usual=_W),
    FormRule("addressee-dash", _E, check_addressee_dashes, _explain_addressee_dashes),
    FormRule("addressee-end", _E, check_addressee_ends, _explain_addressee_ends),
    FormRule("recipients-missing", _E, check_present, _explain_present),
    FormRule("recipients-label", _E, check_label, _explain_label),
    FormRule("recipient-dash", _E, check_dashes, _explain_dashes),
    FormRule("recipient-end", _E, check_ends, _explain_ends),
    FormRule("recipient-archive", _E, check_archive, _explain_archive),
    FormRule("recipient-first", _W, check_first, _explain_first, usual=_W),
)

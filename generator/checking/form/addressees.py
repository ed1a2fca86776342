"""Rules of form: Kính gửi, PL1 II.9."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.document import FormDocument, FormParagraph, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.marks import dash_put_right, end_with
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.9"
_FORMS: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.9; Phụ lục III, các mẫu"
DECISIONS: Final = frozenset({"QĐ", "NQ"})
DASH = re.compile(r"\s*-\s")
_SALUTATION = re.compile(r"\s*Kính gửi:(?:\s|$)")
_SALUTATION_REST = re.compile(r"\s*Kính gửi\s*:?\s*")
_WITH_ADDRESSEE: Final = frozenset({"", "TTr"})


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
            if not DASH.match(one.text):
                message = _("each of several addressees begins with a hyphen and a blank")
                yield FormSlip(one, message, repair=dash_put_right(one))


def check_addressee_ends(document: FormDocument) -> Iterator[FormSlip]:
    """Several addressees end with semicolons, the last one with a full stop (PL1 II.9c)."""
    for part in document.parts:
        addressees = part.of(Element.ADDRESSEE)
        if len(addressees) < 2:
            continue
        for one in addressees[:-1]:
            if not one.text.rstrip().endswith(";"):
                repair = partial(end_with, one, ";")
                yield FormSlip(one, _("this addressee does not end with a semicolon"), repair=repair)
        if not addressees[-1].text.rstrip().endswith("."):
            repair = partial(end_with, addressees[-1], ".")
            message = _("the last addressee does not end with a full stop")
            yield FormSlip(addressees[-1], message, repair=repair)


def check_salutation_wanted(document: FormDocument) -> Iterator[FormSlip]:
    """An official letter and a submission name their addressee (PL1 II.9b)."""
    for part in document.parts:
        if part.role is Role.MAIN and part.kind in _WITH_ADDRESSEE and part.first(Element.SALUTATION) is None:
            at = part.first(Element.KIND) or part.first(Element.LETTER_SUBJECT) or part.first(Element.NUMBER)
            yield FormSlip(at, _("“{words}” with the addressee is missing").format(words="Kính gửi:"))


def check_salutation_unwanted(document: FormDocument) -> Iterator[FormSlip]:
    """A decision or resolution has no addressee above its text (PL3, Mẫu 1.1 to 1.3)."""
    for part in document.parts:
        if part.role is Role.MAIN and part.kind in DECISIONS:
            for one in part.of(Element.SALUTATION):
                yield FormSlip(one, _("a decision or resolution has no “{words}”").format(words="Kính gửi"))


def _salutations(document: FormDocument) -> Iterator[tuple[FormPart, FormParagraph, str]]:
    for part in document.parts:
        for one in part.of(Element.SALUTATION):
            yield part, one, _SALUTATION_REST.sub("", one.text, count=1).strip()


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
    FormRule("addressee-dash", _E, check_addressee_dashes, _explain_addressee_dashes, fixable=True),
    FormRule("addressee-end", _E, check_addressee_ends, _explain_addressee_ends, fixable=True),
)

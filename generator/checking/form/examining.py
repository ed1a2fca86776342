"""Runs the rules of form over a Word file (soát thể thức)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from generator.checking.form.document import FormDocument, FormParagraph
from generator.checking.form.elements import Element
from generator.checking.form.numbers import is_law
from generator.checking.form.rule import FormRule, FormSlip, Profile
from generator.checking.form.rules import FORM_RULES
from generator.checking.printed.pages import Printed
from generator.checking.printed.rule import PrintedRule
from generator.checking.printed.rules import PRINTED_RULES
from generator.checking.rule import DECREE_30
from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity
from generator.vietnamese.dates import dates_in, short_date
from generator.word.places import shortened


@dataclass(frozen=True, slots=True)
class FormFinding:
    """What a rule found in a file (điểm chưa đúng thể thức), and how it is told."""

    rule: FormRule | PrintedRule
    slip: FormSlip
    diagnostic: Diagnostic


def examine_form(
    document: FormDocument,
    *,
    profile: Profile = Profile.STRICT,
    only: Collection[str] = (),
    printed: Printed | None = None,
) -> tuple[FormFinding, ...]:
    """Run the rules of form over a file, in reading order; with its pages, those that measure pages, too.

    ``only`` are the codes of the rules to run, none means all. What is no administrative paper, what is older
    than the decree, and what is law, is not held to any (NĐ 30/2020, Điều 4).
    """
    if not document.is_administrative or _is_older(document) or is_law(document):
        return ()
    findings = [
        FormFinding(rule, slip, _diagnostic(document, rule, severity, slip))
        for rule, severity, slip in _slips(document, profile, only, printed)
    ]
    order = {id(one): index for index, (_part, one) in enumerate(document.paragraphs())}
    return tuple(sorted(findings, key=lambda one: order.get(id(one.slip.at), -1)))


def day_of(document: FormDocument) -> date | None:
    """The day of a paper, the last of the month while its day is blank; None where it tells none."""
    place_date = document.main.first(Element.PLACE_DATE)
    written = None if place_date is None else next(dates_in(place_date.text), None)
    return None if written is None else written.last_day


def note_what_is_not_held(document: FormDocument, found: Diagnostics) -> None:
    """Say why a file is held to no rule of form: ``not-administrative``, ``older-than-decree``,
    ``legal-document``.
    """
    here = Location(document.file)
    if not document.is_administrative:
        message = _("no motto, number, recipients or appendix was recognised, so the form was not checked")
        hint = _("if it is an administrative paper, look at its first page: the letterhead is not as usual")
        found.note("not-administrative", message, here, hint)
    elif (day := day_of(document)) is not None and day < DECREE_30:
        message = _("the paper is of {day}, older than Decree 30/2020/NĐ-CP, so its form was not checked")
        found.note("older-than-decree", message.format(day=short_date(day)), here)
    elif is_law(document):
        message = _("a year in the number makes this a legal document, whose form Decree 30 does not govern")
        hint = _("if it is an administrative paper, leave the year out of its number, and check it again")
        found.note("legal-document", message, here, hint)


def _is_older(document: FormDocument) -> bool:
    day = day_of(document)
    return day is not None and day < DECREE_30


def _slips(
    document: FormDocument, profile: Profile, only: Collection[str], printed: Printed | None
) -> Iterator[tuple[FormRule | PrintedRule, Severity, FormSlip]]:
    for rule in FORM_RULES.values():
        severity = rule.severity_in(profile)
        if severity is not None and (not only or rule.code in only):
            yield from ((rule, severity, slip) for slip in rule.check(document))
    if printed is None:
        return
    for measuring in PRINTED_RULES.values():
        severity = measuring.severity_in(profile)
        if severity is not None and (not only or measuring.code in only):
            yield from ((measuring, severity, slip) for slip in measuring.check(printed))


def _diagnostic(
    document: FormDocument, rule: FormRule | PrintedRule, severity: Severity, slip: FormSlip
) -> Diagnostic:
    spot = None if slip.at is None else slip.at.place
    message = slip.message
    if isinstance(slip.at, FormParagraph) and (text := shortened(slip.at.text.strip())) not in message:
        message = f"{message} (“{text}”)"
    return Diagnostic(
        rule.code,
        severity,
        message,
        Location(document.file, spot=spot, page=slip.page),
        slip.hint,
        rule.explain().source,
    )

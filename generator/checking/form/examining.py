"""Runs the rules of form over a Word file (soát thể thức)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.checking.form.document import FormDocument, FormParagraph
from generator.checking.form.rule import FormRule, FormSlip, Profile
from generator.checking.form.rules import FORM_RULES
from generator.checking.printed.pages import Printed
from generator.checking.printed.rule import PrintedRule
from generator.checking.printed.rules import PRINTED_RULES
from generator.diagnostics import Diagnostic, Location, Severity
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

    ``only`` are the codes of the rules to run, none means all.
    """
    findings = [
        FormFinding(rule, slip, _diagnostic(document, rule, severity, slip))
        for rule, severity, slip in _slips(document, profile, only, printed)
    ]
    order = {id(one): index for index, (_part, one) in enumerate(document.paragraphs())}
    return tuple(sorted(findings, key=lambda one: order.get(id(one.slip.at), -1)))


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

"""Whether periods of reports are those of the regimes (kỳ báo cáo)."""

from __future__ import annotations

from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.record import Record
from generator.dossier.schema import Report


def periods_fit_a_regime(record: Record, found: Diagnostics) -> None:
    """A report covers as many months as members report on, or as the body itself reports on."""
    regimes = record.committee.regimes
    given = [one.frequency for one in (regimes.reports, regimes.committee_reports) if one is not None]
    if not given or any(one.months is None for one in given):
        return  # reports whenever they are needed have no period of their own
    for file, report in record.reports.items():
        if report.period.months not in {one.months for one in given}:
            message = _("the period {period} fits no regime of reports: {frequencies}")
            frequencies = ", ".join(dict.fromkeys(one.description for one in given))
            message = message.format(period=report.period, frequencies=frequencies)
            hint = _("check the period, or regimes in committee.yaml; a report asked for apart may stay")
            found.warning("period-outside-regime", message, record.place(file, ("period",)), hint)


def periods_are_reported_on_once(record: Record, found: Diagnostics) -> None:
    """Warn of two files of one period that ask the same members: each would wait for a report of its own."""
    seen: list[Report] = []
    for file, report in record.reports.items():
        if any(one.period == report.period and _ask_the_same(one, report) for one in seen):
            message = _("another file asks the same members for reports on {period}").format(
                period=report.period
            )
            hint = _("check the period; keep one file for it, or name in reporters who reports in which")
            found.warning("period-twice", message, record.place(file, ("period",)), hint)
        seen.append(report)


def _ask_the_same(one: Report, other: Report) -> bool:
    """Whether somebody is asked by both; without ``reporters`` all members are."""
    return not one.reporters or not other.reporters or bool({*one.reporters} & {*other.reporters})


RULES = (periods_fit_a_regime, periods_are_reported_on_once)

"""Whether periods of reports are those of the regimes (kỳ báo cáo)."""

from __future__ import annotations

from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.record import Record


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


RULES = (periods_fit_a_regime,)

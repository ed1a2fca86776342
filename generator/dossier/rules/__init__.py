"""Rules between the facts of a dossier, which its schema cannot tell (kiểm tra chéo hồ sơ)."""

from generator.diagnostics import Diagnostics
from generator.dossier.record import Record
from generator.dossier.rules import (
    agencies,
    bases,
    dates,
    members,
    minutes,
    opinions,
    papers,
    periods,
    reorganisations,
    reports,
    submissions,
    tenure,
    texts,
)

_RULES = (
    *members.RULES,
    *agencies.RULES,
    *papers.RULES,
    *bases.RULES,
    *tenure.RULES,
    *reorganisations.RULES,
    *submissions.RULES,
    *minutes.RULES,
    *opinions.RULES,
    *dates.RULES,
    *periods.RULES,
    *reports.RULES,
    *texts.RULES,
)


def check(record: Record, found: Diagnostics) -> None:
    """Report every contradiction within a dossier at the value that holds it."""
    for rule in _RULES:
        rule(record, found)

"""Dossier and regulation know each other: the provisions that papers cite, the members who have duties."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.dossier.loading import Dossier
from generator.dossier.record import COMMITTEE
from generator.regulation.schema import DUTY_ROLES
from generator.regulation.source import RegulationSource
from generator.regulation.tree import Level, Regulation
from generator.sources.faults import did_you_mean


def check_cited_provisions(
    dossier: Dossier, regulation: Regulation | RegulationSource, found: Diagnostics
) -> None:
    """Report every provision that the dossier names and the regulation lacks, or that cannot be cited.

    A regulation that could not be built is asked as it is written.
    """
    levels = {one.id: one.level for one in regulation.walk() if one.id is not None}
    for name, location in _named(dossier):
        level = levels.get(name)
        if level is None:
            message = _("the regulation has no provision {id}").format(id=name)
            found.error("unknown-provision", message, location, did_you_mean(name, levels))
        elif level is Level.PARAGRAPH:
            message = _("{id} is an unnumbered paragraph, which cannot be cited").format(id=name)
            found.error("uncitable-paragraph", message, location, _("cite the provision that holds it"))


def check_duty_holders(
    dossier: Dossier, regulation: Regulation | RegulationSource, found: Diagnostics
) -> None:
    """Report every provision whose ``duties_of`` names neither a role nor a member of the dossier."""
    known = (*DUTY_ROLES, *(member.id for member in dossier.members))
    for provision in regulation.walk():
        for holder in provision.duties_of:
            if holder not in known:
                message = _("duties_of: {name} is neither a role nor the id of a member").format(name=holder)
                hint = did_you_mean(holder, known)
                found.error("unknown-duty-holder", message, provision.location, hint)


def _named(dossier: Dossier) -> Iterator[tuple[str, Location]]:
    for key, name in dossier.committee.provisions:
        if name is not None:
            yield name, dossier.place(COMMITTEE, ("provisions", key))
    for file, meeting in dossier.record.meetings.items():
        if meeting.convened_under is not None:
            yield meeting.convened_under, dossier.place(file, ("convened_under",))
    for file, report in dossier.record.reports.items():
        if report.under is not None:
            yield report.under, dossier.place(file, ("under",))
    for file, consultation in dossier.record.opinions.items():
        if consultation.under is not None:
            yield consultation.under, dossier.place(file, ("under",))

"""Whether a consultation in writing can be held (lấy ý kiến bằng văn bản)."""

from __future__ import annotations

from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.record import Record


def slips_have_an_address(record: Record, found: Diagnostics) -> None:
    """A slip goes back to the place it names, else to who serves the body (nơi nhận phiếu)."""
    for file, consultation in record.opinions.items():
        if consultation.to is None and record.committee.serving_body is None:
            message = _("it is not said where the slips go back to")
            hint = _("write to, or add standing_agency or support_team to committee.yaml")
            found.error("no-return-address", message, record.place(file), hint)


def respondents_differ(record: Record, found: Diagnostics) -> None:
    """Nobody is asked twice (người được lấy ý kiến)."""
    for file, consultation in record.opinions.items():
        for index, identity in enumerate(consultation.respondents):
            if identity in consultation.respondents[:index]:
                message = _("{member} is asked here again").format(member=identity)
                place = record.place(file, ("respondents", index))
                found.error("asked-twice", message, place, _("keep one of the two"))


RULES = (slips_have_an_address, respondents_differ)

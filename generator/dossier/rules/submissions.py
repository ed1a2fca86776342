"""Papers by which decisions are proposed (tờ trình), against their decisions."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.papers import Decision, ProposalDocument
from generator.dossier.record import COMMITTEE, Record, Steps
from generator.dossier.rules.agencies import known_agencies

SUBMISSION = "Tờ trình"


def submissions_are_submissions(record: Record, found: Diagnostics) -> None:
    """What is drawn up from the content of a submission is one (tờ trình)."""
    for path, _decision, document in _proposals(record):
        if document.submission is not None and document.kind != SUBMISSION:
            message = _("only a paper of the kind {kind} is drawn up from submission")
            place = record.place(COMMITTEE, (*path, "kind"))
            hint = _("write kind: {kind}, or delete submission").format(kind=SUBMISSION)
            found.error("not-a-submission", message.format(kind=SUBMISSION), place, hint)


def submissions_have_an_agency(record: Record, found: Diagnostics) -> None:
    """It is said which agency submits, by default the standing agency (cơ quan trình)."""
    for path, _decision, document in _proposals(record):
        submission = document.submission
        if submission is not None and submission.agency is None and record.committee.standing_agency is None:
            message = _("it is not said which agency submits, and there is no standing agency")
            place = record.place(COMMITTEE, (*path, "submission"))
            found.error(
                "submission-without-agency", message, place, _("add the key {key}").format(key="agency")
            )


def submissions_are_signed_in_their_agency(record: Record, found: Diagnostics) -> None:
    """Who signs a submission as a member works at the agency that submits (người ký tờ trình)."""
    standing, known = record.committee.standing_agency, frozenset(known_agencies(record))
    for path, _decision, document in _proposals(record):
        submission = document.submission
        member = record.member(submission.signatory.member or "") if submission else None
        agency = submission.agency or (standing.name if standing else None) if submission else None
        if member is not None and agency in known and member.agency != agency:
            message = _("{member} works at {agency}, which is not the agency that submits")
            place = record.place(COMMITTEE, (*path, "submission", "signatory", "member"))
            hint = _("name who signs at {agency}, or change the agency").format(agency=f"“{agency}”")
            message = message.format(member=member.id, agency=f"“{member.agency}”")
            found.warning("submission-signed-elsewhere", message, place, hint)


def proposals_precede_decisions(record: Record, found: Diagnostics) -> None:
    """A decision is not proposed after it was made."""
    for path, decision, document in _proposals(record):
        first, last = document.date.first_day, decision.date.last_day
        if first is not None and last is not None and first > last:
            message = _("the proposal is dated after the decision")
            place = record.place(COMMITTEE, (*path, "date"))
            found.error("proposal-after-decision", message, place, _("check both dates"))


def _proposals(record: Record) -> Iterator[tuple[Steps, Decision, ProposalDocument]]:
    for _file, path, paper in record.papers():
        proposal = paper.proposed_by if isinstance(paper, Decision) else None
        if isinstance(paper, Decision) and proposal is not None and proposal.document is not None:
            yield (*path, "proposed_by", "document"), paper, proposal.document


RULES = (
    submissions_are_submissions,
    submissions_have_an_agency,
    submissions_are_signed_in_their_agency,
    proposals_precede_decisions,
)

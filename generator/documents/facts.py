"""The facts of a dossier under the names that provisions use (biến trong lời văn điều khoản)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from generator.documents.authority import governing_body_title
from generator.dossier.loading import Dossier
from generator.dossier.schema import Committee, Frequency, Member, ReportRegime, Role, SealOwner
from generator.units.unit import Unit, UnitLevel
from generator.vietnamese.dates import PartialDate
from generator.vietnamese.text import join_names

Facts = Mapping[str, object]


def provision_facts(dossier: Dossier, drafted: date) -> Facts:
    """All facts by name, nested; what a committee does not have is None, for ``when:`` to ask.

    Numbers of days are written out as papers do: ``01 ngày``. Who holds a post is told as of the regulation's
    day, while it is open as of the day of drafting.
    """
    committee, unit = dossier.committee, dossier.unit
    above = committee.governing_body
    title = governing_body_title(committee, unit)
    agency, team = committee.standing_agency, committee.support_team
    agency_name = agency.name if agency else None
    decision = committee.decisions.regulation
    issued = decision.date if decision else PartialDate()
    serving = dossier.members_on(dossier.day_of(issued, drafted))
    return {
        "committee": {
            "kind": committee.kind.value,
            "name": committee.name,
            "short_name": committee.short_name,
            "symbol": committee.symbol,
            "field": committee.field,
            "form_name": committee.kind.form_name,
        },
        "roles": {role.value: committee.title(role).text for role in Role},
        "posts": {
            role.value: _first_position(serving, role)
            for role in (Role.CHAIR, Role.STANDING_DEPUTY, Role.DEPUTY)
        },
        "leaders": _leaders(committee, serving),
        "unit": {
            "name": unit.name,
            "type": unit.type.value,
            "full_name": unit.full_name,
            "level": unit.level.value,
        },
        "governing_body": {
            "name": above.name,
            "title": title,
            "short_name": above.short_name,
            "head": above.head,
        },
        "standing_agency": agency and {"name": agency.name, "head": agency.head},
        "support_team": team and {"name": team.name, "head": team.head},
        "standing_body": _standing_body(committee),
        "bodies": committee.bodies or _usual_bodies(unit),
        "seal": {role.value: _seal(committee.seal_owner(role), title, agency_name) for role in Role},
        "regimes": _regimes(committee),
    }


def _regimes(committee: Committee) -> Mapping[str, object]:
    """How the committee works (chế độ làm việc); a regime that it does not have is None."""
    regimes = committee.regimes
    meetings, inspections, funding = regimes.meetings, regimes.inspections, regimes.funding
    return {
        "meetings": {
            "frequency": meetings.frequency.value,
            "frequency_text": meetings.frequency.description,
            "times_text": _times_a_year(meetings.frequency),
            "extraordinary": meetings.extraordinary,
            "notice": _days(meetings.notice_days),
            "absence_notice": _days(meetings.absence_notice_days),
            "quorum_text": meetings.quorum and meetings.quorum.description,
            "decide_by": meetings.decide_by.value,
        },
        "reports": _reports(regimes.reports),
        "committee_reports": _reports(regimes.committee_reports),
        "inspections": inspections
        and {
            "frequency_text": inspections.frequency.description,
            "subject": inspections.subject,
            "lead": inspections.lead or committee.serving_body,
        },
        "funding": funding
        and {
            "source": funding.source,
            "estimate_by": funding.estimate_by and committee.standing_body(funding.estimate_by),
        },
    }


def _reports(regime: ReportRegime | None) -> Mapping[str, str | None] | None:
    if regime is None:
        return None
    return {
        "frequency": regime.frequency.value,
        "frequency_text": regime.frequency.description,
        "to": regime.to,
        "via": regime.via and regime.via.value,
    }


def _days(count: int | None) -> str | None:
    return None if count is None else f"{count:02} ngày"


def _first_position(members: tuple[Member, ...], role: Role) -> str | None:
    return next((member.position for member in members if member.role is role), None)


def _leaders(committee: Committee, serving: tuple[Member, ...]) -> Mapping[str, str | None]:
    """The head and the deputies who are there, as a sentence names them together or any of them."""
    count = Counter(member.role for member in serving)
    held = [role for role in (Role.CHAIR, Role.STANDING_DEPUTY, Role.DEPUTY) if count[role]]
    one = {role: committee.title(role).text for role in held}
    several = {role: f"các {title}" if count[role] > 1 else title for role, title in one.items()}
    deputies = held[1:]
    return {
        "all": _joined([several[role] for role in held]),
        "any": _joined([one[role] for role in held], "hoặc"),
        "deputies_all": _joined([several[role] for role in deputies]),
        "deputies_any": _joined([one[role] for role in deputies], "hoặc"),
    }


def _joined(names: Sequence[str], word: str = "và") -> str | None:
    return join_names(names, word) if names else None


def _standing_body(committee: Committee) -> Mapping[str, str] | None:
    """Who serves the committee day by day, and how sentences call it: the standing agency, else the team."""
    name = committee.serving_body
    if name is None:
        return None
    return {"name": name, "title": "Cơ quan Thường trực" if committee.standing_agency else name}


def _usual_bodies(unit: Unit) -> str:
    if unit.level is UnitLevel.PROVINCE:
        return "các sở, ban, ngành và địa phương"
    return f"các cơ quan, đơn vị trên địa bàn {unit.type.value}"


def _times_a_year(frequency: Frequency) -> str | None:
    return f"{12 // frequency.months:02} lần trong năm" if frequency.months else None


def _seal(owner: SealOwner | None, governing_body: str, standing_agency: str | None) -> str | None:
    match owner:
        case SealOwner.GOVERNING_BODY:
            return f"con dấu của {governing_body}"
        case SealOwner.OWN_AGENCY:
            return "con dấu của cơ quan, đơn vị mình"
        case SealOwner.STANDING_AGENCY:
            return f"con dấu của {standing_agency}"
        case None:
            return None

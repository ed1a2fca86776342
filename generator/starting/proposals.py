"""What is proposed where nothing is answered yet (đề xuất), from the answers that are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.dossier.kinds import BodyKind, Role
from generator.dossier.papers import Issuer
from generator.dossier.regimes import DecisionRule, Frequency
from generator.starting.answers import NONE, SealUse
from generator.starting.draft import Draft
from generator.starting.posts import head_of, initials, office_of, usual_members
from generator.units import Unit, UnitLevel
from generator.vietnamese.periods import ReportingPeriod

_SYMBOLS: Mapping[str, str] = {
    BodyKind.STEERING_COMMITTEE: "BCĐ",
    BodyKind.TASK_FORCE: "TCT",
    BodyKind.COUNCIL: "HĐ",
}
_OFFICE_WORD = "Văn phòng"


def type_word(unit: Unit) -> str:
    """The type of a unit as its full name writes it: ``tỉnh``, ``Thành phố`` before a person's name."""
    return unit.full_name.removesuffix(unit.name).strip()


def name(draft: Draft) -> str | None:
    """``Ban Chỉ đạo về chuyển đổi số tỉnh Lai Châu``; a council gives advice."""
    kind, unit, topic = draft.kind, draft.unit, draft.get("field")
    if kind is None or unit is None or not topic:
        return None
    word = "tư vấn về" if kind is BodyKind.COUNCIL else "về"
    return f"{kind.form_name} {word} {topic} {unit.full_name}"


def short_name(draft: Draft) -> str | None:
    """``Ban Chỉ đạo``."""
    return draft.kind.form_name if draft.kind else None


def symbol(draft: Draft) -> str | None:
    """``BCĐ``."""
    return _SYMBOLS[draft.kind] if draft.kind else None


def governing_body(draft: Draft) -> str | None:
    """The people's committee of the unit."""
    return f"Ủy ban nhân dân {draft.unit.full_name}" if draft.unit else None


def governing_title(draft: Draft) -> str | None:
    """The governing body without its place: ``Ủy ban nhân dân tỉnh``."""
    own, unit = draft.get("governing_body", "title"), draft.unit
    full = draft.get("governing_body", "name") or governing_body(draft)
    if own or full is None or unit is None:
        return own or None
    return str(full.removesuffix(unit.name).strip())


def governing_head(draft: Draft) -> str | None:
    """``Chủ tịch Ủy ban nhân dân tỉnh``; None for a body that is no people's committee."""
    title = governing_title(draft)
    return f"Chủ tịch {title}" if title and is_peoples_committee(draft) else None


def governing_short_name(draft: Draft) -> str | None:
    """``UBND tỉnh``."""
    title = governing_title(draft)
    return title.replace("Ủy ban nhân dân", "UBND") if title and is_peoples_committee(draft) else title


def governing_symbol(draft: Draft) -> str | None:
    """``UBND``."""
    title = governing_title(draft)
    return ("UBND" if is_peoples_committee(draft) else initials(title)) if title else None


def is_peoples_committee(draft: Draft) -> bool:
    """Whether the governing body is the people's committee that was proposed."""
    return (draft.get("governing_body", "name") or governing_body(draft)) == governing_body(draft)


def member_role(draft: Draft, index: int) -> str | None:
    """The head first, then who usually follows; ``none`` when all of those are there."""
    if index == 0:
        return Role.CHAIR.value
    usual = usual_members(draft.unit.level) if draft.unit else ()
    return usual[index].role.value if index < len(usual) else NONE


def member_position(draft: Draft, index: int) -> str | None:
    """The next post of the role that usually belongs and is not there yet."""
    unit, members = draft.unit, draft.members
    if unit is None:
        return None
    if index == 0:
        return draft.get("governing_body", "head") or governing_head(draft)
    others = {one.get("position") for place, one in enumerate(members) if place != index}
    role = draft.get("members", index, "role")
    posts = ((one.role, one.position.format(type=type_word(unit))) for one in usual_members(unit.level))
    deputies = {Role.STANDING_DEPUTY.value, Role.DEPUTY.value}
    alike = deputies if role in deputies else {role}
    return next((post for one, post in posts if one.value in alike and post not in others), None)


def member_agency(draft: Draft, index: int) -> str | None:
    """The office that the post leads."""
    position = draft.get("members", index, "position")
    return office_of(position) if isinstance(position, str) else None


def standing_agency(draft: Draft) -> str:
    """The agency of the first deputy from outside the governing body, else an office, else none."""
    above = {governing_title(draft), draft.get("governing_body", "name")}
    outside = [
        (one.get("role"), agency)
        for index, one in enumerate(draft.members)
        if (agency := one.get("agency") or member_agency(draft, index)) and agency not in above
    ]
    deputies = (agency for role, agency in outside if role in {Role.STANDING_DEPUTY.value, Role.DEPUTY.value})
    offices = (agency for _role, agency in outside if agency.startswith(_OFFICE_WORD))
    return next(deputies, None) or next(offices, None) or NONE


def standing_head(draft: Draft) -> str | None:
    """The post that leads the standing agency."""
    return head_of(draft.get("standing_agency", "name"), draft.members)


def standing_symbol(draft: Draft) -> str | None:
    """The letters of the standing agency; those that a member's agency of that name has."""
    agency = draft.get("standing_agency", "name")
    own = (one.get("agency_symbol") for one in draft.members if one.get("agency") == agency)
    return next(filter(None, own), None) or initials(agency)


def serving_body(draft: Draft) -> str | None:
    """Which of the two serves the body: ``standing_agency``, else ``support_team``, else None."""
    return next((key for key in ("standing_agency", "support_team") if draft.has(key)), None)


def absence_notice(_draft: Draft) -> str:
    """One day before the meeting."""
    return "1"


def decide_by(draft: Draft) -> str:
    """A council votes; elsewhere the head decides."""
    rule = DecisionRule.MAJORITY if draft.kind is BodyKind.COUNCIL else DecisionRule.CHAIR
    return rule.value


def extraordinary(draft: Draft) -> str:
    """Yes, unless meetings are held on demand anyway."""
    on_demand = draft.get("regimes", "meetings", "frequency") == Frequency.ON_DEMAND
    return "false" if on_demand else "true"


def report_frequency(draft: Draft) -> str:
    """As often as the body meets, when that is a period; else quarterly."""
    meetings: Any = draft.get("regimes", "meetings", "frequency")
    periodic = {one.value for one in Frequency if one.months}
    return str(meetings) if meetings in periodic else Frequency.QUARTERLY.value


def funding(draft: Draft) -> str | None:
    """The budget of the unit, through the standing agency where there is one."""
    if draft.unit is None:
        return None
    agency = draft.get("standing_agency", "name") if draft.has("standing_agency") else None
    if agency and draft.unit.level is UnitLevel.PROVINCE:
        return f"ngân sách nhà nước cấp cho {agency}"
    return f"ngân sách {draft.unit.type.value}"


def regulation_issuer(draft: Draft) -> str:
    """The head of the body; without a seal the head of the governing body."""
    issuer = Issuer.GOVERNING_BODY_HEAD if draft.get("seals") == SealUse.NONE else Issuer.COMMITTEE_HEAD
    return issuer.value


def this_month(draft: Draft) -> str:
    """The month in which the dossier is begun; its day stays open."""
    return f"{draft.today:%Y-%m}"


def regulation_date(draft: Draft) -> str:
    """Not before the body is set up."""
    founded = draft.get("decisions", "establishment", "date")
    return founded if isinstance(founded, str) and founded not in (NONE, "blank") else this_month(draft)


def report_period(draft: Draft) -> str:
    """The period of the regulation's month."""
    frequency = draft.get("regimes", "reports", "frequency")
    months = next((one.months for one in Frequency if one.value == frequency), None)
    if months is None:
        return NONE
    number = (draft.today.month - 1) // months + 1
    return str(ReportingPeriod(draft.today.year, months, number))


def meeting_name(draft: Draft) -> str | None:
    """``Cuộc họp thứ nhất của Ban Chỉ đạo``."""
    body = draft.get("short_name")
    return f"Cuộc họp thứ nhất của {body}" if body else None

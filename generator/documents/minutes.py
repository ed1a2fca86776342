"""The minutes of a meeting (biên bản họp): NĐ 30/2020, PL3 form 1.9."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.documents.authority import issuing_authority
from generator.documents.citations import written_date
from generator.documents.document import Document
from generator.documents.fields import BlankText, capitalised, described, phrase, unbroken
from generator.documents.letterhead import Letterhead, letterhead, without_date
from generator.documents.meetings import (
    AgendaLine,
    MeetingText,
    TaskLine,
    agenda_lines,
    meeting_text,
    task_lines,
    written_time,
)
from generator.documents.papers import Papers, recipient_lines
from generator.documents.signature import BLANK_NAME, Signature, second_post
from generator.dossier.schema import DecisionRule, Meeting, Member, Minutes, Role, Secretary
from generator.vietnamese.numbers import format_percent

MINUTES_SYMBOL = "BB"
FILE = "Hồ sơ"
"""Where minutes are kept besides the registry (form 1.9: «Lưu: VT, Hồ sơ»)."""

_HUNDREDTH_OF_A_PERCENT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class MinutedMeeting(MeetingText):
    """A meeting of which minutes are kept."""

    began: str = described("Thời gian bắt đầu", "14 giờ 00 phút, ngày 26 tháng 3 năm 2026")
    ended: str = described("Thời gian kết thúc", "16 giờ 30 phút, ngày 26 tháng 3 năm 2026")


@dataclass(frozen=True, slots=True)
class PresentRole:
    """The members of one role who came."""

    role: str = described("Chức danh trong ban", "Phó Trưởng Ban Chỉ đạo")
    members: tuple[str, ...] = described(
        "Họ tên, chức vụ từng người, không kèm chữ «đồng chí»", "Lê Minh Họa, Giám đốc Công an tỉnh"
    )


@dataclass(frozen=True, slots=True)
class AbsentMember:
    """A member who did not come."""

    member: str = described(
        "Người vắng mặt, kèm chức vụ và chức danh",
        "Đồng chí Vũ Thị Giả Tưởng, Giám đốc Sở Tài chính, Thành viên Ban Chỉ đạo",
    )
    reason: str | None = described("Lý do vắng mặt", "đi công tác ngoài tỉnh")


@dataclass(frozen=True, slots=True)
class QuorumText:
    """The regulation's rule on how many members a meeting needs."""

    rule: str = described("Số thành viên dự họp tối thiểu", "quá nửa số thành viên")
    met: bool = described("Có đủ số thành viên tối thiểu", True)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came to a meeting."""

    present: int = described("Số thành viên có mặt", 13)
    members: int = described("Tổng số thành viên đương nhiệm vào ngày họp", 15)
    share: str = described("Tỷ lệ có mặt", "86,67%")
    roles: tuple[PresentRole, ...] = described("Thành viên có mặt, theo chức danh")
    absent: tuple[AbsentMember, ...] = described("Thành viên vắng mặt")
    guests: tuple[str, ...] = described("Người khác dự họp", "Đại diện lãnh đạo Thống kê tỉnh")
    quorum: QuorumText | None = described("Quy định về số thành viên tối thiểu (nếu có)")


@dataclass(frozen=True, slots=True)
class StatementLine:
    """What somebody said."""

    by: str = described("Người phát biểu, kèm chức vụ", "Đồng chí Lê Minh Họa, Giám đốc Công an tỉnh")
    text: str = described("Nội dung phát biểu", "Thống nhất với dự thảo báo cáo.")


@dataclass(frozen=True, slots=True)
class VoteCount:
    """How many voted one way."""

    votes: int = described("Số phiếu", 12)
    share: str = described("Tỷ lệ trên số thành viên có mặt", "92,31%")


@dataclass(frozen=True, slots=True)
class VoteLine:
    """One vote and its count."""

    number: int = described("Số thứ tự", 1)
    matter: str = described("Nội dung biểu quyết", "Thông qua danh mục cơ sở dữ liệu dùng chung")
    agree: VoteCount = described("Tán thành")
    disagree: VoteCount = described("Không tán thành")
    other: VoteCount = described("Ý kiến khác")
    carried: bool | None = described("Được thông qua; chỉ có khi ban quyết định theo đa số", True)


@dataclass(frozen=True, slots=True)
class MinutesFields:
    """The minutes of a meeting (biên bản họp): form 1.9."""

    letterhead: Letterhead = described("Đầu văn bản: có số, không có địa danh và thời gian")
    meeting: MinutedMeeting = described("Cuộc họp")
    attendance: Attendance = described("Thành phần tham dự")
    secretary: str = described(
        "Thư ký, kèm chức vụ", "đồng chí Hoàng Văn Thí Dụ, Chánh Văn phòng UBND tỉnh, Thành viên Ban Chỉ đạo"
    )
    agenda: tuple[AgendaLine, ...] = described("Chương trình họp")
    statements: tuple[StatementLine, ...] = described("Các ý kiến phát biểu, theo trình tự")
    votes: tuple[VoteLine, ...] = described("Các nội dung biểu quyết")
    conclusions: tuple[str, ...] = described(
        "Kết luận của chủ tọa: đánh giá chung, rồi các kết luận khác", "Ban Chỉ đạo ghi nhận kết quả Quý I."
    )
    tasks: tuple[TaskLine, ...] = described("Các nhiệm vụ được giao")
    secretary_signature: Signature = described("Khối chữ ký của thư ký")
    chair_signature: Signature = described("Khối chữ ký của chủ tọa")
    recipients: tuple[str, ...] = described("Nơi nhận, trừ dòng «Lưu»", "Thường trực Tỉnh ủy (để b/c)")
    archive: str = described("Nơi lưu", "VT, CAT, Hồ sơ")


def compose_minutes(papers: Papers) -> Iterator[Document]:
    """The minutes of every meeting of the dossier that has some."""
    for meeting in papers.dossier.meetings:
        if meeting.minutes is not None:
            yield Document(
                f"bien-ban-hop-{meeting.id}",
                f"Biên bản {meeting.name}",
                _fields(papers, meeting, meeting.minutes),
            )


def _fields(papers: Papers, meeting: Meeting, minutes: Minutes) -> MinutesFields:
    authority = issuing_authority(papers.committee, papers.unit, minutes.issuer)
    chair, conclusion = papers.chair_of(meeting), meeting.conclusion
    attendance = _attendance(papers, meeting, minutes)
    return MinutesFields(
        letterhead=without_date(
            letterhead(authority, MINUTES_SYMBOL, minutes.number, meeting.date, papers.unit.place_name)
        ),
        meeting=_meeting(papers, meeting, minutes),
        attendance=attendance,
        secretary=_secretary(papers, minutes.secretary),
        agenda=agenda_lines(papers, meeting),
        statements=tuple(StatementLine(_speaker(papers, one.by), one.text) for one in minutes.statements),
        votes=_vote_lines(papers, minutes, attendance.present),
        conclusions=(*(conclusion.assessment if conclusion else ()), *minutes.conclusions),
        tasks=task_lines(papers, conclusion.tasks if conclusion else ()),
        secretary_signature=Signature(("Thư ký",), None, _secretary_name(papers, minutes.secretary)),
        chair_signature=Signature(
            ("Chủ tọa",),
            second_post(papers.committee, papers.unit, chair) if authority.is_committee else None,
            chair.person or BlankText(BLANK_NAME),
        ),
        recipients=recipient_lines(minutes.recipients),
        archive=", ".join(dict.fromkeys((*minutes.archive, FILE))),
    )


def _meeting(papers: Papers, meeting: Meeting, minutes: Minutes) -> MinutedMeeting:
    """When it began and ended; a beginning that is left open in the minutes does not follow the plan."""
    began = minutes.began if "began" in minutes.model_fields_set else meeting.time
    day = written_date(meeting.date)
    return MinutedMeeting(
        **meeting_text(papers, meeting),
        began=unbroken(phrase(written_time(began), ", ", day)),
        ended=unbroken(phrase(written_time(minutes.ended), ", ", day)),
    )


def _attendance(papers: Papers, meeting: Meeting, minutes: Minutes) -> Attendance:
    """Who of those who serve on the meeting's day came: all whom the minutes do not name as absent."""
    members = papers.dossier.members_on(papers.day_of(meeting.date))
    reasons = {one.member: one.reason for one in minutes.absent}
    present = [one for one in members if one.id not in reasons]
    quorum = papers.committee.regimes.meetings.quorum
    return Attendance(
        present=len(present),
        members=len(members),
        share=percentage(len(present), len(members)),
        roles=tuple(_present_roles(papers, present)),
        absent=tuple(
            AbsentMember(capitalised(papers.introduced(one)), reasons[one.id])
            for one in members
            if one.id in reasons
        ),
        guests=minutes.guests,
        quorum=QuorumText(quorum.description, quorum.is_met(len(present), len(members))) if quorum else None,
    )


def _present_roles(papers: Papers, present: Sequence[Member]) -> Iterator[PresentRole]:
    for role in Role:
        holders = tuple(_named(papers, one) for one in present if one.role is role)
        if holders:
            yield PresentRole(papers.role_title(role), holders)


def _named(papers: Papers, member: Member) -> str:
    """A member with name and post: ``Lê Minh Họa, Giám đốc Công an tỉnh``."""
    name = member.person or unbroken(BlankText(BLANK_NAME))
    return phrase(name, f", {papers.abbreviated(member.position)}")


def _speaker(papers: Papers, by: str) -> str:
    member = papers.dossier.member(by)
    return capitalised(by) if member is None else phrase("Đồng chí ", _named(papers, member))


def _secretary(papers: Papers, secretary: Secretary) -> str:
    member = papers.dossier.member(secretary.member) if secretary.member else None
    if member is not None:
        return papers.introduced(member)
    return phrase("đồng chí ", unbroken(_secretary_name(papers, secretary)), f", {secretary.position}")


def _secretary_name(papers: Papers, secretary: Secretary) -> str:
    member = papers.dossier.member(secretary.member) if secretary.member else None
    return (secretary.person if member is None else member.person) or BlankText(BLANK_NAME)


def _vote_lines(papers: Papers, minutes: Minutes, present: int) -> tuple[VoteLine, ...]:
    """The votes; where the majority decides, more than a half of those present carry a matter."""
    by_majority = papers.committee.regimes.meetings.decide_by is DecisionRule.MAJORITY
    return tuple(
        VoteLine(
            number=number,
            matter=vote.matter,
            agree=VoteCount(vote.agree, percentage(vote.agree, present)),
            disagree=VoteCount(vote.disagree, percentage(vote.disagree, present)),
            other=VoteCount(vote.abstain, percentage(vote.abstain, present)),
            carried=2 * vote.agree > present if by_majority else None,
        )
        for number, vote in enumerate(minutes.votes, start=1)
    )


def percentage(part: int, whole: int) -> str:
    """A share of the whole to two decimals of a percent; of nobody it is nought."""
    share = Decimal(part) / whole if whole else Decimal(0)
    return format_percent(share.quantize(_HUNDREDTH_OF_A_PERCENT, ROUND_HALF_UP))

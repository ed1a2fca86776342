"""The papers of a meeting: the invitation before it, the notice of its conclusions after it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time, timedelta

from generator.documents.citations import written_date
from generator.documents.document import Document
from generator.documents.fields import BlankText, capitalised, described, phrase, unbroken
from generator.documents.letterhead import Letterhead
from generator.documents.papers import Papers, recipient_lines
from generator.documents.signature import Signature
from generator.dossier.schema import Conclusion, Meeting, Recipient, Task
from generator.vietnamese.dates import clock_time, official_date, weekday_name
from generator.vietnamese.text import join_names

INVITATION_SYMBOL = "GM"
NOTICE_SYMBOL = "TB"
BLANK_TIME = "     giờ      phút"
BLANK_PLACE = " " * 30
_WRITTEN_OPINIONS = re.compile("ý kiến[^.;]*bằng văn bản", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MeetingText:
    """A meeting as its papers name it."""

    name: str = described("Tên cuộc họp", "Phiên họp Quý I năm 2026 của Ban Chỉ đạo")
    chair: str = described(
        "Người chủ trì, kèm chức vụ và chức danh",
        "đồng chí Nguyễn Văn Mẫu, Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo",
    )
    place: str = described("Địa điểm", "Phòng họp số 1, trụ sở Ủy ban nhân dân tỉnh")


@dataclass(frozen=True, slots=True)
class PlannedMeeting(MeetingText):
    """A meeting to which people are invited."""

    time: str = described("Giờ, thứ, ngày họp", "14 giờ 30 phút, thứ Sáu, ngày 20 tháng 3 năm 2026")


@dataclass(frozen=True, slots=True)
class HeldMeeting(MeetingText):
    """A meeting that has taken place."""

    date: str = described("Ngày họp", "ngày 20 tháng 3 năm 2026")


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item of the agenda."""

    content: str = described("Nội dung", "Đánh giá kết quả rà soát cơ sở dữ liệu")
    by: str | None = described("Người hoặc cơ quan trình bày", "Công an tỉnh")


@dataclass(frozen=True, slots=True)
class PreparationLine:
    """What an agency prepares."""

    agency: str = described("Cơ quan chuẩn bị", "Văn phòng Ủy ban nhân dân tỉnh")
    task: str = described("Việc chuẩn bị", "bố trí phòng họp và đường truyền")


@dataclass(frozen=True, slots=True)
class AbsenceRule:
    """The regulation's rule for who cannot come."""

    who: str = described("Ai phải báo vắng", "Thành viên Ban Chỉ đạo")
    rule: str = described(
        "Điều khoản về báo vắng", "khoản 3 Điều 9 Quy chế ban hành kèm theo Quyết định số 05/QĐ-BCĐ"
    )
    notice: str | None = described("Thời gian báo trước", "01 ngày")
    deadline: str | None = described("Ngày chậm nhất phải báo", "ngày 19 tháng 3 năm 2026")
    via: str | None = described("Nơi nhận thông báo vắng", "Công an tỉnh")
    written: bool = described("Quy chế yêu cầu người vắng gửi ý kiến bằng văn bản", True)


@dataclass(frozen=True, slots=True)
class InvitationFields:
    """The invitation to a meeting (giấy mời): form 1.7."""

    letterhead: Letterhead = described("Đầu văn bản")
    meeting: PlannedMeeting = described("Cuộc họp")
    inviter: str = described("Cơ quan, chức danh mời", "Trưởng Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    invitees: tuple[str, ...] = described("Thành phần mời", "Đại diện lãnh đạo Sở Tài chính")
    convening: str | None = described(
        "Điều khoản của quy chế làm cơ sở triệu tập", "khoản 1 Điều 9 Quy chế …"
    )
    agenda: tuple[AgendaLine, ...] = described("Nội dung họp")
    documents: tuple[str, ...] = described("Tài liệu họp", "Báo cáo kết quả hoạt động Quý I")
    documents_link: str | None = described("Đường dẫn tải tài liệu", "https://laichau.gov.vn/…")
    preparation: tuple[PreparationLine, ...] = described("Phân công chuẩn bị")
    absence: AbsenceRule | None = described("Quy định về báo vắng")
    signature: Signature = described("Khối chữ ký")
    recipients: tuple[str, ...] = described(
        "Nơi nhận, trừ dòng đầu và dòng «Lưu»", "Thường trực Tỉnh ủy (để b/c)"
    )
    archive: str = described("Nơi lưu", "VT, CAT")


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task of a conclusion."""

    lead: str = described("Cơ quan chủ trì", "Công an tỉnh")
    cooperating: str | None = described("Các cơ quan phối hợp", "Sở Tài chính và Sở Nội vụ")
    text: str = described("Nội dung nhiệm vụ", "Hoàn thành danh mục cơ sở dữ liệu dùng chung")
    deadline: str = described("Thời hạn", "chậm nhất ngày 30 tháng 4 năm 2026")


@dataclass(frozen=True, slots=True)
class ConclusionFields:
    """The notice of a meeting's conclusions (thông báo kết luận): form 1.4."""

    letterhead: Letterhead = described("Đầu văn bản")
    meeting: HeldMeeting = described("Cuộc họp")
    chair_name: str = described("Người kết luận, gọi ngắn", "đồng chí Nguyễn Văn Mẫu")
    issuer: str = described("Cơ quan, chức danh ra thông báo", "Trưởng Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    attendance: tuple[str, ...] = described("Thành phần dự họp", "các thành viên Ban Chỉ đạo")
    heard: tuple[str, ...] = described("Đã nghe báo cáo, ý kiến nào", "báo cáo của Công an tỉnh")
    assessment: tuple[str, ...] = described("Đánh giá, kết luận chung", "Ban Chỉ đạo ghi nhận kết quả Quý I.")
    tasks: tuple[TaskLine, ...] = described("Các nhiệm vụ")
    follow_up: str | None = described("Cơ quan theo dõi, đôn đốc", "Công an tỉnh")
    signature: Signature = described("Khối chữ ký")
    recipients: tuple[str, ...] = described(
        "Nơi nhận, trừ dòng đầu và dòng «Lưu»", "Thường trực Tỉnh ủy (để b/c)"
    )
    archive: str = described("Nơi lưu", "VT, CAT")


def compose_invitations(papers: Papers) -> Iterator[Document]:
    """An invitation for every meeting of the dossier that has one."""
    for meeting in papers.dossier.meetings:
        paper = meeting.invitation
        if paper is None:
            continue
        yield Document(
            f"giay-moi-{meeting.id}",
            f"Giấy mời {meeting.name}",
            InvitationFields(
                letterhead=papers.letterhead(paper, INVITATION_SYMBOL),
                meeting=PlannedMeeting(**meeting_text(papers, meeting), time=_time(meeting)),
                inviter=papers.authority(paper).title,
                invitees=_invitees(papers, meeting),
                convening=papers.cite(meeting.convened_under or papers.committee.provisions.convening),
                agenda=agenda_lines(papers, meeting),
                documents=meeting.documents,
                documents_link=meeting.documents_link,
                preparation=tuple(
                    PreparationLine(papers.body_named(one.agency), one.task) for one in meeting.preparation
                ),
                absence=_absence(papers, meeting),
                signature=papers.signature(paper),
                recipients=recipient_lines(_preparing_bodies(papers, meeting), paper.recipients),
                archive=", ".join(paper.archive),
            ),
        )


def compose_conclusions(papers: Papers) -> Iterator[Document]:
    """A notice for every meeting of the dossier whose conclusions it holds."""
    for meeting in papers.dossier.meetings:
        paper = meeting.conclusion
        if paper is None:
            continue
        yield Document(
            f"thong-bao-ket-luan-{meeting.id}",
            f"Thông báo kết luận {meeting.name}",
            ConclusionFields(
                letterhead=papers.letterhead(paper, NOTICE_SYMBOL),
                meeting=HeldMeeting(
                    **meeting_text(papers, meeting), date=unbroken(written_date(meeting.date))
                ),
                chair_name=papers.comrade(papers.chair_of(meeting)),
                issuer=papers.authority(paper).title,
                attendance=paper.attendance,
                heard=paper.heard,
                assessment=paper.assessment,
                tasks=task_lines(papers, paper.tasks),
                follow_up=papers.committee.serving_body,
                signature=papers.signature(paper),
                recipients=recipient_lines(
                    (f"Các {papers.members_word}",), _outside_bodies(papers, paper), paper.recipients
                ),
                archive=", ".join(paper.archive),
            ),
        )


def meeting_text(papers: Papers, meeting: Meeting) -> dict[str, str]:
    """What every paper of a meeting says of it, the fields of ``MeetingText``."""
    return {
        "name": meeting.name,
        "chair": papers.introduced(papers.chair_of(meeting)),
        "place": meeting.place or unbroken(BlankText(BLANK_PLACE)),
    }


def agenda_lines(papers: Papers, meeting: Meeting) -> tuple[AgendaLine, ...]:
    """The agenda (chương trình họp); a member's id stands for that member's agency."""
    return tuple(AgendaLine(one.content, one.by and papers.body_named(one.by)) for one in meeting.agenda)


def task_lines(papers: Papers, tasks: Iterable[Task]) -> tuple[TaskLine, ...]:
    """The tasks that a conclusion gives (nhiệm vụ được giao), as papers print them."""
    return tuple(_task_line(papers, task) for task in tasks)


def written_time(clock: time | None) -> str:
    """A time of day as it is printed, with room for one that is not known yet."""
    return clock_time(clock) if clock else BlankText(BLANK_TIME)


def _time(meeting: Meeting) -> str:
    """Time of day, weekday and date, with room for what is not fixed: a weekday needs a whole date."""
    weekday = (weekday_name(meeting.date.date), ", ") if meeting.date.date else ()
    return unbroken(phrase(written_time(meeting.time), ", ", *weekday, written_date(meeting.date)))


def _invitees(papers: Papers, meeting: Meeting) -> tuple[str, ...]:
    """Who is invited (thành phần mời): a role with one holder by name, one with several by their posts."""
    chair, day = papers.chair_of(meeting), papers.day_of(meeting.date)
    lines: list[str] = []
    for role in meeting.invitees.roles:
        holders = [one for one in papers.holders(role, day) if one is not chair]
        if len(holders) == 1:
            lines.append(capitalised(papers.introduced(holders[0])))
        elif holders:
            posts = "; ".join(papers.abbreviated(one.position) for one in holders)
            lines.append(f"Các {papers.role_title(role)}: {posts}")
    return (*lines, *meeting.invitees.others)


def _absence(papers: Papers, meeting: Meeting) -> AbsenceRule | None:
    provision = papers.committee.provisions.absence
    rule = papers.cite(provision)
    if provision is None or rule is None:
        return None
    days = papers.committee.regimes.meetings.absence_notice_days
    day = meeting.date.date
    return AbsenceRule(
        who=papers.members_word,
        rule=rule,
        notice=f"{days:02} ngày" if days else None,
        deadline=official_date(day - timedelta(days=days)) if days and day else None,
        via=papers.committee.serving_body,
        written=_asks_for_opinions(papers, provision),
    )


def _asks_for_opinions(papers: Papers, provision: str) -> bool:
    """Whether a provision of the regulation, by its own words, wants opinions in writing."""
    texts = [text for one in papers.regulation.path(provision)[-1].walk() for text in one.paragraphs]
    return any(_WRITTEN_OPINIONS.search(text) for text in texts)


def _preparing_bodies(papers: Papers, meeting: Meeting) -> tuple[Recipient, ...]:
    """The bodies that prepare the meeting, with their errand."""
    bodies = dict.fromkeys(papers.body_named(one.agency) for one in meeting.preparation)
    return tuple(Recipient(name=body, errand="để chuẩn bị") for body in bodies)


def _task_line(papers: Papers, task: Task) -> TaskLine:
    cooperating = join_names([papers.body_named(one) for one in task.cooperating])
    return TaskLine(
        papers.body_named(task.lead), cooperating or None, task.text.rstrip("."), task.deadline.phrase
    )


def _outside_bodies(papers: Papers, paper: Conclusion) -> tuple[str, ...]:
    """The bodies that tasks name and that no member belongs to: they must get the paper as well."""
    named = dict.fromkeys(
        papers.body_named(one) for task in paper.tasks for one in (task.lead, *task.cooperating)
    )
    inside = papers.agencies(papers.day_of(paper.date))
    return tuple(body for body in named if body not in inside)

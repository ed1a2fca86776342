"""The letter that asks for what is overdue (công văn đôn đốc): whose, since when, and by when to answer."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.documents.citations import written_date, written_number
from generator.documents.document import Document
from generator.documents.fields import described, phrase, unbroken
from generator.documents.follow_up import missing_reports, tasks
from generator.documents.letterhead import Letterhead
from generator.documents.papers import AttachedTo, Papers, recipient_lines
from generator.documents.reports import notice
from generator.documents.signature import Signature
from generator.dossier.schema import Recipient, Reminder, Role
from generator.dossier.values import Deadline
from generator.vietnamese.dates import official_date, short_date
from generator.vietnamese.text import without_end_mark

_REGISTRY = "VT"
"""The registry (văn thư) in the line of copies kept; what else stands there is the unit that drafted."""


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """One task or report that is overdue."""

    number: int = described("Số thứ tự", 1)
    agency: str = described("Cơ quan chủ trì hoặc báo cáo", "Sở Tài chính")
    text: str = described("Nhiệm vụ hoặc báo cáo", "Báo cáo Quý I năm 2026")
    basis: str | None = described(
        "Thông báo giao nhiệm vụ hoặc điều khoản về báo cáo", "điểm a khoản 1 Điều 11 Quy chế"
    )
    deadline: str = described("Thời hạn", "chậm nhất ngày 20 tháng 3 năm 2026")
    days_late: int = described("Số ngày quá hạn", 46)


@dataclass(frozen=True, slots=True)
class ReminderFields:
    """The letter that asks for what is overdue (công văn đôn đốc): forms 1.5 and 2.1."""

    letterhead: Letterhead = described("Đầu văn bản; công văn không có tên loại trong ký hiệu")
    addressees: tuple[str, ...] = described("Các cơ quan có việc quá hạn (Kính gửi)", "Sở Tài chính")
    sender: str = described("Cơ quan, chức danh đôn đốc", "Trưởng Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    rule: str | None = described("Điều khoản về báo cáo", "điểm a khoản 1 Điều 11 Quy chế …")
    as_of: str = described("Ngày tính việc quá hạn", "ngày 05 tháng 5 năm 2026")
    task_count: str = described("Số nhiệm vụ quá hạn", "02")
    report_count: str = described("Số báo cáo quá hạn", "02")
    tasks: tuple[OverdueRow, ...] = described("Nhiệm vụ quá hạn, theo cơ quan")
    reports: tuple[OverdueRow, ...] = described("Báo cáo quá hạn, theo cơ quan")
    respond_by: str | None = described("Ngày chậm nhất phải trả lời", "ngày 15 tháng 5 năm 2026")
    reply_to: str = described("Nơi nhận trả lời", "Công an tỉnh")
    head: str = described("Chức danh người đứng đầu ban", "Trưởng Ban Chỉ đạo")
    signature: Signature = described("Khối chữ ký")
    recipients: tuple[str, ...] = described(
        "Nơi nhận, trừ dòng đầu và dòng «Lưu»", "Trưởng Ban Chỉ đạo (để b/c)"
    )
    archive: str = described("Nơi lưu", "VT, CAT")
    attached_to: AttachedTo = described("Công văn mà phụ lục kèm theo")


@dataclass(frozen=True, slots=True)
class _Overdue:
    """What one agency owes."""

    agency: str
    text: str
    basis: str | None
    deadline: Deadline
    last_day: datetime.date


def compose_reminders(papers: Papers) -> Iterator[Document]:
    """A letter for every reminder of the dossier on whose day something is overdue."""
    for reminder in papers.dossier.reminders:
        day = reminder_day(papers, reminder)
        late_tasks, late_reports = _late_tasks(papers, reminder, day), _late_reports(papers, reminder, day)
        if late_tasks or late_reports:
            yield Document(
                f"cong-van-don-doc-{reminder.id}",
                f"Công văn đôn đốc việc quá hạn đến {official_date(day)}",
                _fields(papers, reminder, day, late_tasks, late_reports),
            )


def check_reminders(papers: Papers, found: Diagnostics) -> None:
    """Warn of every reminder on whose day nothing is overdue: no letter is made of it."""
    for file, reminder in papers.dossier.record.reminders.items():
        day = reminder_day(papers, reminder)
        if not _late_tasks(papers, reminder, day) and not _late_reports(papers, reminder, day):
            message = _("nothing is overdue on {date}: no letter is made").format(date=short_date(day))
            hint = _("check as_of and agencies, and what has been completed and received since")
            found.warning("nothing-overdue", message, papers.dossier.place(file), hint)


def reminder_day(papers: Papers, reminder: Reminder) -> datetime.date:
    """The day as of which a letter counts what is overdue (ngày tính quá hạn).

    The day of drafting counts while the letter's own date is open and leaves it possible.
    """
    if reminder.as_of is not None:
        return reminder.as_of
    first, last = reminder.date.first_day, reminder.date.last_day
    possible = first is not None and last is not None and first <= papers.date <= last
    return papers.date if possible else papers.day_of(reminder.date)


def _fields(
    papers: Papers,
    reminder: Reminder,
    day: datetime.date,
    late_tasks: Sequence[_Overdue],
    late_reports: Sequence[_Overdue],
) -> ReminderFields:
    committee, authority = papers.committee, papers.authority(reminder)
    owing = {one.agency for one in (*late_tasks, *late_reports)}
    members = (one.agency for one in papers.dossier.members_on(day))
    agencies = [one for one in dict.fromkeys((*members, *sorted(owing))) if one in owing]
    number = _number(papers, reminder)
    return ReminderFields(
        letterhead=replace(papers.letterhead(reminder, ""), number=number),
        addressees=tuple(agencies),
        sender=authority.title,
        rule=papers.cite(committee.provisions.reporting),
        as_of=official_date(day),
        task_count=f"{len(late_tasks):02}",
        report_count=f"{len(late_reports):02}",
        tasks=_rows(late_tasks, agencies, day),
        reports=_rows(late_reports, agencies, day),
        respond_by=official_date(reminder.respond_by) if reminder.respond_by else None,
        reply_to=committee.serving_body or committee.name,
        head=papers.role_title(Role.CHAIR),
        signature=papers.signature(reminder),
        recipients=recipient_lines(_leaders(papers, reminder, day), reminder.recipients),
        archive=", ".join(reminder.archive),
        attached_to=AttachedTo(
            "Công văn", unbroken(number), unbroken(written_date(reminder.date)), authority.title
        ),
    )


def _late_tasks(papers: Papers, reminder: Reminder, day: datetime.date) -> tuple[_Overdue, ...]:
    return tuple(
        _Overdue(
            one.lead,
            without_end_mark(one.task.text),
            notice(papers, one.conclusion),
            one.task.deadline,
            one.last_day,
        )
        for one in tasks(papers)
        if one.last_day is not None and one.is_overdue(day) and _is_reminded(papers, reminder, one.lead)
    )


def _late_reports(papers: Papers, reminder: Reminder, day: datetime.date) -> tuple[_Overdue, ...]:
    return tuple(
        _Overdue(
            one.member.agency,
            f"Báo cáo {one.report.period.name}",
            _rule(papers, one.report.under),
            Deadline(day=one.due),
            one.due,
        )
        for one in missing_reports(papers, day)
        if _is_reminded(papers, reminder, one.member.agency)
    )


def _is_reminded(papers: Papers, reminder: Reminder, agency: str) -> bool:
    return not reminder.agencies or agency in {papers.body_named(one) for one in reminder.agencies}


def _rule(papers: Papers, under: str | None) -> str | None:
    """The provision that asks for a report, short, as rows of a table name it."""
    provision = under or papers.committee.provisions.reporting
    return None if provision is None else f"{papers.regulation.cite(provision)} Quy chế"


def _rows(overdue: Sequence[_Overdue], agencies: Sequence[str], day: datetime.date) -> tuple[OverdueRow, ...]:
    """The rows of the appendix: agencies in their order, of each the oldest first."""
    ordered = sorted(overdue, key=lambda one: (agencies.index(one.agency), one.last_day))
    return tuple(
        OverdueRow(number, one.agency, one.text, one.basis, one.deadline.phrase, (day - one.last_day).days)
        for number, one in enumerate(ordered, start=1)
    )


def _number(papers: Papers, reminder: Reminder) -> str:
    """Number and symbol of a letter (NĐ 30/2020, PL1 II.3b): the issuer, then the unit that drafted it."""
    agency = papers.committee.standing_agency
    others = [one.partition("(")[0].strip() for one in reminder.archive if one != _REGISTRY]
    unit = next((one for one in others if one), agency.symbol if agency else None)
    symbol = papers.authority(reminder).symbol
    return phrase(written_number(reminder.number), f"/{symbol}-{unit}" if unit else f"/{symbol}")


def _leaders(papers: Papers, reminder: Reminder, day: datetime.date) -> tuple[Recipient, ...]:
    """The leaders who are told of the letter: the head and the standing deputy, but not who signs it."""
    told = (
        role
        for role in (Role.CHAIR, Role.STANDING_DEPUTY)
        if any(one.id != reminder.signatory.member for one in papers.holders(role, day))
    )
    return tuple(Recipient(name=papers.role_title(role), errand="để b/c") for role in told)

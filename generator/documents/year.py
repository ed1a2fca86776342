"""The work of a year (việc trong năm): what regimes make due, meetings, tasks, entries of programmes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.documents.fields import capitalised
from generator.documents.follow_up import TaskState, tasks
from generator.documents.papers import Papers
from generator.dossier.holidays import Holidays
from generator.dossier.schedule import DueEvent, EventKind, schedule
from generator.dossier.schema import Meeting, Programme, ProgrammeItem, Role
from generator.dossier.values import Deadline, DescribedEnum
from generator.vietnamese.dates import clock_time, short_date
from generator.vietnamese.periods import ReportingPeriod
from generator.vietnamese.text import capitalise_first, join_names


class WorkKind(DescribedEnum):
    """Where an entry comes from (loại việc), in the order of one day's entries."""

    HELD_MEETING = "held_meeting", "Cuộc họp"
    MEETING = "meeting", "Họp định kỳ"
    MEMBER_REPORT = "member_report", "Báo cáo của thành viên"
    COMMITTEE_REPORT = "committee_report", "Báo cáo của ban"
    INSPECTION = "inspection", "Kiểm tra"
    TASK = "task", "Nhiệm vụ"
    PROGRAMME_ITEM = "programme_item", "Việc trong chương trình"


@dataclass(frozen=True, slots=True)
class WorkEntry:
    """One thing to do in a year (việc).

    ``key`` stays the same when only the day changes. ``event`` is what a regime makes due, ``task`` what a
    conclusion gave; ``details`` are time and place of a meeting.
    """

    key: str
    kind: WorkKind
    deadline: Deadline
    text: str
    lead: str
    cooperating: tuple[str, ...] = ()
    result: str | None = None
    details: str | None = None
    event: DueEvent | None = None
    task: TaskState | None = None

    @property
    def order(self) -> tuple[date, bool, int]:
        """Its place in order of time: a day before a period that ends on it, what has no end last."""
        last = self.deadline.last_day or date.max
        return last, self.deadline.day is None, list(WorkKind).index(self.kind)

    def remarks(self, holidays: Holidays) -> tuple[str, ...]:
        """What else is to be known (ghi chú): time and place of a meeting; from where days off moved it."""
        told = [self.details] if self.details else []
        if self.event is not None and self.event.is_moved and self.event.planned is not None:
            off = "; ".join(self.event.days_off(holidays))
            told.append(f"chuyển từ {short_date(self.event.planned)}, trùng ngày nghỉ: {off}")
        return tuple(told)

    @property
    def summary(self) -> str:
        """What a calendar shows on its last day (tiêu đề): with its period where no day is fixed."""
        return self.text if self.deadline.day else f"{self.text} ({self.deadline.phrase})"

    def description(self, holidays: Holidays) -> str:
        """Who does it, and what else is to be known (mô tả), a line each."""
        lines = [f"Chủ trì: {self.lead}"]
        if self.cooperating:
            lines.append(f"Phối hợp: {join_names(self.cooperating)}")
        return "\n".join([*lines, *map(capitalise_first, self.remarks(holidays))])

    def is_due_in(self, year: int) -> bool:
        """Whether its last day lies in a year; a regime's period counts too, wherever days off moved it."""
        last = self.deadline.last_day
        return (last is not None and last.year == year) or (
            self.event is not None and self.event.period.year == year
        )


def year_entries(papers: Papers, year: int) -> tuple[WorkEntry, ...]:
    """Everything that falls due in a year (lịch trong năm), in order of time.

    Tasks completed by the day of drafting and what has no end are left out.
    """
    dossier = papers.dossier
    entries = [one for near in (year - 1, year, year + 1) for one in regime_entries(papers, near)]
    entries += [entry for one in dossier.meetings if (entry := _held_meeting(papers, one)) is not None]
    entries += [
        task_entry(one) for one in tasks(papers) if one.completed is None or one.completed > papers.date
    ]
    entries += [
        item_entry(papers, programme, item) for programme in dossier.programmes for item in programme.items
    ]
    return tuple(sorted((one for one in entries if one.is_due_in(year)), key=lambda one: one.order))


def regime_entries(papers: Papers, year: int) -> tuple[WorkEntry, ...]:
    """What the regimes make due for the periods of a year (việc theo chế độ), in order of time."""
    return tuple(_regime_entry(papers, event) for event in schedule(papers.dossier, year))


def task_entry(state: TaskState) -> WorkEntry:
    """A task that a conclusion gave (nhiệm vụ được giao)."""
    task = state.task
    return WorkEntry(
        key=f"task-{task.id}",
        kind=WorkKind.TASK,
        deadline=task.deadline,
        text=task.text.rstrip("."),
        lead=state.lead,
        cooperating=task.cooperating,
        result="Báo cáo kết quả thực hiện",
        task=state,
    )


def item_entry(papers: Papers, programme: Programme, item: ProgrammeItem) -> WorkEntry:
    """An entry that the programme itself gives (việc trong chương trình)."""
    return WorkEntry(
        key=f"item-{programme.id}-{item.text}",
        kind=WorkKind.PROGRAMME_ITEM,
        deadline=item.deadline,
        text=item.text.rstrip("."),
        lead=papers.body_named(item.lead),
        cooperating=tuple(papers.body_named(one) for one in item.cooperating),
        result=item.result,
    )


def _held_meeting(papers: Papers, meeting: Meeting) -> WorkEntry | None:
    """A meeting whose day, or at least month, is fixed."""
    written = meeting.date
    if written.year is None or written.month is None:
        return None
    month = ReportingPeriod(written.year, 1, written.month)
    told = (meeting.time and clock_time(meeting.time), meeting.place)
    return WorkEntry(
        key=f"meeting-{meeting.id}",
        kind=WorkKind.HELD_MEETING,
        deadline=Deadline(day=written.date) if written.date else Deadline(period=month),
        text=meeting.name,
        lead=papers.role_title(papers.chair_of(meeting).role),
        cooperating=_serving(papers),
        details=", ".join(one for one in told if one) or None,
    )


def _regime_entry(papers: Papers, event: DueEvent) -> WorkEntry:
    text, lead, result = _regime_words(papers, event)
    return WorkEntry(
        key=f"{event.kind}-{event.period}",
        kind=WorkKind[event.kind.name],
        deadline=event.deadline,
        text=text,
        lead=lead,
        cooperating=tuple(one for one in _serving(papers) if one != lead),
        result=result,
        event=event,
    )


def _regime_words(papers: Papers, event: DueEvent) -> tuple[str, str, str]:
    """What is to be done, by whom, and what comes of it."""
    committee, period = papers.committee, event.period.name
    body, regimes = committee.short_name, committee.regimes
    serving = committee.serving_body or body
    match event.kind:
        case EventKind.MEETING:
            text = f"Họp {body} định kỳ {period}"
            return text, papers.role_title(Role.CHAIR), "Thông báo kết luận"
        case EventKind.MEMBER_REPORT:
            text = f"Báo cáo kết quả thực hiện nhiệm vụ {period}"
            return text, capitalised(papers.members_word), "Báo cáo của thành viên"
        case EventKind.COMMITTEE_REPORT:
            to = regimes.committee_reports and regimes.committee_reports.to
            text = f"Báo cáo kết quả hoạt động của {body} {period}"
            return f"{text}, gửi {to}" if to else text, serving, f"Báo cáo của {body}"
        case EventKind.INSPECTION:
            regime = regimes.inspections
            subject = (regime and regime.subject) or f"việc thực hiện nhiệm vụ về {committee.field}"
            return (
                f"Kiểm tra {subject} {period}",
                (regime and regime.lead) or serving,
                "Báo cáo kết quả kiểm tra",
            )


def _serving(papers: Papers) -> tuple[str, ...]:
    serving = papers.committee.serving_body
    return (serving,) if serving else ()

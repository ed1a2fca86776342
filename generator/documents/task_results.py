"""How the tasks stand that conclusions gave (kết quả thực hiện nhiệm vụ): in words and in numbers."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.documents.fields import BlankText, described
from generator.documents.follow_up import TaskState
from generator.dossier.schema import ReceivedReport
from generator.vietnamese.dates import official_date
from generator.vietnamese.text import capitalise_first, without_end_mark


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many tasks stand how; the four parts add up to the total."""

    total: str = described("Tổng số nhiệm vụ", "08")
    in_time: str = described("Số nhiệm vụ hoàn thành đúng hạn", "02")
    late: str = described("Số nhiệm vụ hoàn thành sau thời hạn", "02")
    in_progress: str = described("Số nhiệm vụ đang thực hiện, còn trong hạn", "03")
    overdue: str = described("Số nhiệm vụ quá hạn chưa hoàn thành", "01")


@dataclass(frozen=True, slots=True)
class TaskResult:
    """One task and how it stands."""

    number: int = described("Số thứ tự", 1)
    text: str = described("Nhiệm vụ", "Hoàn thành danh mục cơ sở dữ liệu dùng chung")
    lead: str = described("Cơ quan chủ trì", "Sở Khoa học và Công nghệ")
    deadline: str = described("Thời hạn", "chậm nhất ngày 30 tháng 4 năm 2026")
    standing: str = described("Kết quả", "Hoàn thành chậm 12 ngày")
    progress: str = described("Tình hình thực hiện", "Đã hoàn thành ngày 12 tháng 5 năm 2026")


class _Standing(Enum):
    IN_TIME = auto()
    LATE = auto()
    IN_PROGRESS = auto()
    OVERDUE = auto()


def task_counts(states: Sequence[TaskState], day: datetime.date) -> TaskCounts:
    """How many tasks stood how at the end of a day (số liệu nhiệm vụ)."""
    number = Counter(_standing(one, day) for one in states)
    return TaskCounts(
        total=_written(len(states)),
        in_time=_written(number[_Standing.IN_TIME]),
        late=_written(number[_Standing.LATE]),
        in_progress=_written(number[_Standing.IN_PROGRESS]),
        overdue=_written(number[_Standing.OVERDUE]),
    )


def task_results(
    states: Iterable[TaskState], received: Iterable[ReceivedReport], day: datetime.date
) -> tuple[TaskResult, ...]:
    """How each task stood at the end of a day, with the newest words of the reports; blank without any."""
    newest = {
        one.task: without_end_mark(one.text)
        for report in sorted(received, key=lambda report: report.date)
        for one in report.progress
    }
    return tuple(
        TaskResult(
            number=number,
            text=without_end_mark(one.task.text),
            lead=one.lead,
            deadline=one.task.deadline.phrase,
            standing=_in_words(one, day),
            progress=_progress(one, newest.get(one.task.id), day),
        )
        for number, one in enumerate(states, start=1)
    )


def _standing(state: TaskState, day: datetime.date) -> _Standing:
    if state.is_open(day):
        return _Standing.OVERDUE if state.is_overdue(day) else _Standing.IN_PROGRESS
    return _Standing.LATE if _days_late(state, day) > 0 else _Standing.IN_TIME


def _days_late(state: TaskState, day: datetime.date) -> int:
    """The days between the last day in time and the day it was completed, or the day of asking."""
    end = day if state.completed is None or state.completed > day else state.completed
    return 0 if state.last_day is None else (end - state.last_day).days


def _in_words(state: TaskState, day: datetime.date) -> str:
    match _standing(state, day):
        case _Standing.IN_TIME:
            return "Hoàn thành đúng hạn"
        case _Standing.LATE:
            return f"Hoàn thành chậm {_days_late(state, day)} ngày"
        case _Standing.IN_PROGRESS:
            return "Đang thực hiện"
        case _Standing.OVERDUE:
            return f"Quá hạn {_days_late(state, day)} ngày"


def _progress(state: TaskState, told: str | None, day: datetime.date) -> str:
    done = None
    if state.completed is not None and not state.is_open(day):
        done = f"Đã hoàn thành {official_date(state.completed)}"
    parts = [part for part in (done, capitalise_first(told) if told else None) if part is not None]
    return ". ".join(parts) if parts else BlankText("")


def _written(count: int) -> str:
    return f"{count:02}"

"""The committee's own periodic report (báo cáo tổng hợp), filled from what its members reported."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from itertools import count

from generator.documents.authority import governing_body_title
from generator.documents.citations import written_date
from generator.documents.document import Document
from generator.documents.fields import BlankText, described, phrase, unbroken
from generator.documents.follow_up import TaskState, received_from, reporters, tasks
from generator.documents.letterhead import Letterhead, document_number
from generator.documents.papers import AttachedTo, Papers, recipient_lines
from generator.documents.reports import REPORT_SYMBOL
from generator.documents.signature import Signature
from generator.documents.task_results import TaskCounts, TaskResult, task_counts, task_results
from generator.dossier.schema import ConsolidatedReport, Member, ReceivedReport, Report
from generator.vietnamese.dates import official_date
from generator.vietnamese.letters import roman
from generator.vietnamese.periods import ReportingPeriod
from generator.vietnamese.text import capitalise_first, join_names, without_end_mark

BLANK_LINE = "\t"
"""What an officer fills in by hand: the tab of a line with dots up to the margin (kiểu «Dòng điền»)."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One entry of a list, without its full stop."""

    text: str = described("Nội dung, chưa có dấu cuối câu", "Số hóa xong sổ hộ tịch của 33 xã và phường")
    agency: str | None = described("Cơ quan báo cáo nội dung này; của ban thì không ghi", "Sở Tư pháp")
    is_open: bool = described("Chưa có nội dung: in dòng chấm để điền tay", False)


@dataclass(frozen=True, slots=True)
class AgencyResults:
    """What one agency has achieved."""

    number: int = described("Số thứ tự của cơ quan", 1)
    agency: str = described("Cơ quan", "Công an tỉnh")
    results: tuple[ReportLine, ...] = described("Kết quả của cơ quan")


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who has reported."""

    given: str = described("Số cơ quan đã gửi đủ báo cáo", "11")
    owed: str = described("Số cơ quan phải báo cáo", "13")
    missing: tuple[str, ...] = described("Cơ quan chưa gửi hoặc gửi thiếu báo cáo", "Sở Công Thương")


@dataclass(frozen=True, slots=True)
class Headings:
    """The numbers of the parts, counted over the parts that are there."""

    results: str = described("Số của phần kết quả", "I")
    assessment: str = described("Số của mục đánh giá chung", "1")
    reporting: str | None = described("Số của mục chế độ báo cáo", "2")
    agencies: str | None = described("Số của mục kết quả từng cơ quan", "3")
    tasks: str | None = described("Số của mục nhiệm vụ theo thông báo kết luận", "4")
    obstacles: str | None = described("Số của phần khó khăn, hạn chế, nguyên nhân", "II")
    difficulties: str | None = described("Số của mục khó khăn, vướng mắc", "1")
    shortcomings: str | None = described("Số của mục hạn chế", "2")
    causes: str | None = described("Số của mục nguyên nhân", "3")
    plans: str = described("Số của phần nhiệm vụ kỳ tới", "III")
    own_plans: str = described("Số của mục nhiệm vụ chung", "1")
    agency_plans: str | None = described("Số của mục nhiệm vụ của các cơ quan", "2")
    proposals: str | None = described("Số của phần kiến nghị, đề xuất", "IV")


@dataclass(frozen=True, slots=True)
class ConsolidatedFields:
    """The committee's periodic report (báo cáo tổng hợp): forms 1.4 and 2.1."""

    letterhead: Letterhead = described("Đầu văn bản")
    committee_name: str = described("Tên đầy đủ của ban", "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    issuer: str = described("Cơ quan, chức danh báo cáo", "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    period: str = described("Kỳ báo cáo", "Quý II năm 2026")
    next_period: str = described("Kỳ báo cáo tiếp theo", "Quý III năm 2026")
    addressee: str = described("Kính gửi", "Chủ tịch Ủy ban nhân dân tỉnh")
    regulation: str = described("Quy chế quy định chế độ báo cáo", "Quy chế ban hành kèm theo Quyết định …")
    as_of: str = described("Ngày tính số liệu", "ngày 25 tháng 6 năm 2026")
    headings: Headings = described("Số của các phần, mục có trong báo cáo")
    assessment: tuple[ReportLine, ...] = described("Đánh giá chung; chưa có thì một dòng để điền")
    reporting: Reporting = described("Tình hình gửi báo cáo của các thành viên")
    agencies: tuple[AgencyResults, ...] = described("Kết quả của từng cơ quan, theo thứ tự thành viên")
    task_counts: TaskCounts = described("Số nhiệm vụ theo tình hình thực hiện")
    tasks: tuple[TaskResult, ...] = described("Các nhiệm vụ giao tại thông báo kết luận")
    difficulties: tuple[ReportLine, ...] = described("Khó khăn, vướng mắc các cơ quan báo cáo")
    shortcomings: tuple[ReportLine, ...] = described("Hạn chế")
    causes: tuple[ReportLine, ...] = described("Nguyên nhân")
    own_plans: tuple[ReportLine, ...] = described("Nhiệm vụ chung kỳ tới; chưa có thì một dòng để điền")
    agency_plans: tuple[ReportLine, ...] = described("Nhiệm vụ kỳ tới của các cơ quan")
    proposals: tuple[ReportLine, ...] = described("Kiến nghị, đề xuất của ban, rồi của các cơ quan")
    signature: Signature = described("Khối chữ ký")
    recipients: tuple[str, ...] = described(
        "Nơi nhận, trừ dòng đầu và dòng «Lưu»", "Thường trực Tỉnh ủy (để b/c)"
    )
    archive: str = described("Nơi lưu", "VT, CAT")
    attached_to: AttachedTo = described("Báo cáo mà phụ lục kèm theo")


@dataclass(frozen=True, slots=True)
class _Reported:
    """What came in from one member for one period; ``is_owed`` unless it came unasked."""

    report: Report
    member: Member
    reporter: str
    received: tuple[ReceivedReport, ...]
    is_owed: bool

    @property
    def is_missing(self) -> bool:
        return self.is_owed and not self.received


def compose_consolidated(papers: Papers) -> Iterator[Document]:
    """A report for every period of which the dossier holds the committee's own."""
    for report in papers.dossier.reports:
        if report.consolidated is not None:
            yield Document(
                f"bao-cao-tong-hop-{report.id}",
                f"Báo cáo kết quả hoạt động {report.period.name} của {papers.committee.name}",
                _fields(papers, report.period, report.consolidated),
            )


def _fields(papers: Papers, period: ReportingPeriod, paper: ConsolidatedReport) -> ConsolidatedFields:
    authority, day = papers.authority(paper), papers.day_of(paper.date)
    number = document_number(authority, REPORT_SYMBOL, paper.number)
    reported = _reported(papers, period)
    states = [one for one in tasks(papers) if _is_told(one, period, day)]
    agencies = _agencies(reported, period)
    difficulties = _lines(reported, lambda one: one.difficulties)
    agency_plans = _lines(reported, lambda one: one.plans)
    proposals = (*_own(paper.proposals), *_lines(reported, lambda one: one.proposals))
    return ConsolidatedFields(
        letterhead=papers.letterhead(paper, REPORT_SYMBOL),
        committee_name=papers.committee.name,
        issuer=authority.title,
        period=period.name,
        next_period=period.next().name,
        addressee=paper.addressee or _addressee(papers, day),
        regulation=papers.regulation_name(),
        as_of=official_date(day),
        headings=headings(
            {
                "reporting": reported,
                "agencies": agencies,
                "tasks": states,
                "difficulties": difficulties,
                "shortcomings": paper.shortcomings,
                "causes": paper.causes,
                "agency_plans": agency_plans,
                "proposals": proposals,
            }
        ),
        assessment=_own(paper.assessment) or (_open_line(),),
        reporting=_reporting(reported, period),
        agencies=agencies,
        task_counts=task_counts(states, day),
        tasks=task_results(states, (report for one in reported for report in one.received), day),
        difficulties=difficulties,
        shortcomings=_own(paper.shortcomings),
        causes=_own(paper.causes),
        own_plans=_own(paper.plans) or (_open_line(),),
        agency_plans=agency_plans,
        proposals=proposals,
        signature=papers.signature(paper),
        recipients=recipient_lines((f"Các {papers.members_word}",), paper.recipients),
        archive=", ".join(paper.archive),
        attached_to=AttachedTo(
            "Báo cáo", unbroken(number), unbroken(written_date(paper.date)), authority.title
        ),
    )


def _addressee(papers: Papers, day: datetime.date) -> str:
    """To whom the committee reports: as the regime says, else the governing body or its head.

    Nobody reports to himself: where its head leads the committee too, the body is addressed.
    """
    committee = papers.committee
    regime, above = committee.regimes.committee_reports, committee.governing_body
    if regime is not None and regime.to is not None:
        return regime.to
    leads_both = papers.dossier.head_on(day).position == above.head
    return governing_body_title(committee, papers.unit) if leads_both else above.head


def _is_told(state: TaskState, period: ReportingPeriod, day: datetime.date) -> bool:
    """Whether a report of a period tells of a task: given in time for it, and not completed before it."""
    is_given = state.is_given(min(period.last_day, day))
    return is_given and (state.completed is None or state.completed >= period.first_day)


def _reported(papers: Papers, period: ReportingPeriod) -> tuple[_Reported, ...]:
    """What members owed and gave for the period, or for shorter ones within it: by member, then by period.

    Who left during a period, or sits in the governing body, may have reported unasked.
    """
    reports = (one for one in papers.dossier.reports if period.covers(one.period))
    found: list[_Reported] = []
    for report in sorted(reports, key=lambda one: one.period.first_day):
        owing = reporters(papers, report)
        seats = {identity for member in owing for identity in papers.dossier.seat(member)}
        found += [
            _Reported(report, one, _reporter(papers, one), received_from(papers, report, one), is_owed=True)
            for one in owing
        ]
        for one in papers.dossier.members:
            unasked = tuple(it for it in report.received if it.reporter == one.id and one.id not in seats)
            if unasked:
                found.append(_Reported(report, one, _reporter(papers, one), unasked, is_owed=False))
    order = papers.dossier.members
    return tuple(sorted(found, key=lambda one: order.index(one.member)))


def _reporter(papers: Papers, member: Member) -> str:
    """Who reports: the member's agency; who leads the governing body reports in the role held here."""
    return member.agency if papers.without_governing_body(member.agency) else papers.role_title(member.role)


def _reporting(reported: Sequence[_Reported], period: ReportingPeriod) -> Reporting:
    owed = dict.fromkeys(one.reporter for one in reported if one.is_owed)
    missing: dict[str, list[str]] = {}
    for one in reported:
        if one.is_missing:
            names = missing.setdefault(one.reporter, [])
            names += [one.report.period.name] if one.report.period != period else []
    return Reporting(
        given=f"{len(owed) - len(missing):02}",
        owed=f"{len(owed):02}",
        missing=tuple(
            f"{agency} ({join_names(names)})" if names else agency for agency, names in missing.items()
        ),
    )


def _agencies(reported: Sequence[_Reported], period: ReportingPeriod) -> tuple[AgencyResults, ...]:
    """The results by agency, a line left open for every report that is missing."""
    lines: dict[str, list[ReportLine]] = {}
    for one in reported:
        own = lines.setdefault(one.reporter, [])
        own += _own([text for report in one.received for text in report.results])
        if one.is_missing:
            name = one.report.period.name
            own.append(_open_line(f"{capitalise_first(name)}: " if one.report.period != period else ""))
    told = ((agency, own) for agency, own in lines.items() if own)
    return tuple(
        AgencyResults(number, agency, tuple(own)) for number, (agency, own) in enumerate(told, start=1)
    )


def _lines(
    reported: Sequence[_Reported], texts: Callable[[ReceivedReport], tuple[str, ...]]
) -> tuple[ReportLine, ...]:
    """What members' reports say on one matter, each with its agency."""
    return tuple(
        ReportLine(without_end_mark(text), one.reporter, is_open=False)
        for one in reported
        for report in one.received
        for text in texts(report)
    )


def _own(texts: Iterable[str]) -> tuple[ReportLine, ...]:
    return tuple(ReportLine(without_end_mark(text), None, is_open=False) for text in texts)


def _open_line(lead: str = "") -> ReportLine:
    return ReportLine(phrase(lead, BlankText(BLANK_LINE)), None, is_open=True)


def headings(parts: Mapping[str, Sized]) -> Headings:
    """Number the parts that are not empty; general assessment and the committee's own plans always print."""
    results = _numbers(2, parts, "reporting", "agencies", "tasks")
    obstacles = _numbers(1, parts, "difficulties", "shortcomings", "causes")
    large = count(2)
    return Headings(
        results=roman(1),
        assessment="1",
        obstacles=roman(next(large)) if any(obstacles.values()) else None,
        plans=roman(next(large)),
        own_plans="1",
        agency_plans="2" if parts["agency_plans"] else None,
        proposals=roman(next(large)) if parts["proposals"] else None,
        **results,
        **obstacles,
    )


def _numbers(first: int, parts: Mapping[str, Sized], *names: str) -> dict[str, str | None]:
    """Numbers from the first on for what is not empty, None for what is."""
    number = count(first)
    return {name: str(next(number)) if parts[name] else None for name in names}

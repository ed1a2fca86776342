"""The report form (mẫu báo cáo): what the regulation and the conclusions ask of a member."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.documents.citations import written_date
from generator.documents.document import Document
from generator.documents.fields import BlankText, described, phrase, unbroken
from generator.documents.follow_up import report_due, reporters, tasks
from generator.documents.letterhead import Letterhead, document_number
from generator.documents.meetings import NOTICE_SYMBOL
from generator.documents.papers import AttachedTo, Papers
from generator.documents.signature import BLANK_NAME, Signature, lines_of_post
from generator.dossier.schema import Conclusion, Member, Paper, Report, Signatory
from generator.dossier.values import BLANK_NUMBER, DocumentNumber
from generator.regulation.schema import DUTY_ROLES
from generator.regulation.tree import Provision, Regulation
from generator.vietnamese.dates import PartialDate, official_date
from generator.vietnamese.text import capitalise_first

REPORT_SYMBOL = "BC"
BLANK_DAY = "ngày      tháng      năm     "


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports."""

    agency: str = described(
        "Cơ quan báo cáo; người thuộc cơ quan chủ quản thì báo cáo với chức danh trong ban", "Sở Tài chính"
    )
    role: str = described("Chức danh trong ban", "Thành viên Ban Chỉ đạo")


@dataclass(frozen=True, slots=True)
class PeriodText:
    """The reporting period and its last day for handing in."""

    name: str = described("Tên kỳ báo cáo", "Quý I năm 2026")
    first_day: str = described("Ngày đầu kỳ", "ngày 01 tháng 01 năm 2026")
    last_day: str = described("Ngày cuối kỳ", "ngày 31 tháng 3 năm 2026")
    closes_early: bool = described("Hạn gửi báo cáo đứng trước ngày cuối kỳ", True)
    due: str = described("Hạn gửi báo cáo", "ngày 20 tháng 3 năm 2026")
    next_name: str = described("Tên kỳ báo cáo tiếp theo", "Quý II năm 2026")
    next_due: str = described("Hạn gửi báo cáo kỳ tiếp theo", "ngày 20 tháng 6 năm 2026")


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One duty or task to report on; the other columns are filled in by the reporter."""

    number: int = described("Số thứ tự", 1)
    text: str = described("Nhiệm vụ", "Dự đủ các cuộc họp")
    basis: str = described("Điều khoản hoặc thông báo giao nhiệm vụ", "khoản 1 Điều 7 Quy chế")
    deadline: str = described("Thời hạn", "chậm nhất ngày 30 tháng 4 năm 2026")


@dataclass(frozen=True, slots=True)
class ReportFields:
    """The report form for a member or agency (mẫu báo cáo): forms 1.4 and 2.1."""

    letterhead: Letterhead = described("Đầu văn bản của cơ quan báo cáo")
    reporter: Reporter = described("Cơ quan, người báo cáo")
    period: PeriodText = described("Kỳ báo cáo")
    rule: str | None = described("Điều khoản về báo cáo", "điểm a khoản 1 Điều 11 Quy chế …")
    addressee: str = described("Nơi nhận báo cáo", "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    via: str | None = described("Gửi qua cơ quan nào tổng hợp", "Công an tỉnh")
    duties: tuple[ReportRow, ...] = described("Nhiệm vụ mà quy chế giao cho chức danh của người báo cáo")
    tasks: tuple[ReportRow, ...] = described("Nhiệm vụ mà các thông báo kết luận giao")
    signature: Signature = described("Khối chữ ký")
    recipients: tuple[str, ...] = described(
        "Nơi nhận, trừ dòng đầu và dòng «Lưu»", "Thường trực Tỉnh ủy (để b/c)"
    )
    archive: str = described("Nơi lưu", "VT")
    attached_to: AttachedTo = described("Báo cáo mà phụ lục kèm theo")


def compose_reports(papers: Papers) -> Iterator[Document]:
    """A form for every reporter of every reporting period of the dossier."""
    for report in papers.dossier.reports:
        rule = papers.cite(report.under or papers.committee.provisions.reporting)
        for member in reporters(papers, report):
            yield Document(
                f"mau-bao-cao-{report.id}-{member.id}",
                f"Báo cáo {report.period.name} của {member.agency}",
                _fields(papers, report, member, rule),
            )


def notice(papers: Papers, paper: Conclusion) -> str:
    """The notice that gave tasks (thông báo kết luận) as a table names it, with number and date."""
    symbol = document_number(papers.authority(paper), NOTICE_SYMBOL, paper.number)
    return unbroken(phrase("Thông báo số ", symbol, " ", written_date(paper.date)))


def _fields(papers: Papers, report: Report, member: Member, rule: str | None) -> ReportFields:
    committee = papers.committee
    period = _period(papers, report)
    year = PartialDate((report_due(papers, report, report.period) or report.period.last_day).year)
    head, signature, issuer = _issued(papers, member, year)
    regime = committee.regimes.reports
    via = committee.standing_body(regime.via) if regime and regime.via else None
    return ReportFields(
        letterhead=head,
        reporter=Reporter(
            member.agency if _has_own_office(papers, member) else issuer, papers.role_title(member.role)
        ),
        period=period,
        rule=rule,
        addressee=report.addressee or (regime and regime.to) or committee.name,
        via=None if via == member.agency else via,
        duties=tuple(_duty_rows(papers, member)),
        tasks=tuple(_task_rows(papers, report, member)),
        signature=signature,
        recipients=(),
        archive="VT",
        attached_to=AttachedTo("Báo cáo", unbroken(head.number or ""), unbroken(head.date or ""), issuer),
    )


def _issued(papers: Papers, member: Member, date: PartialDate) -> tuple[Letterhead, Signature, str]:
    """In whose name a member reports: the agency's; who leads the governing body, in the committee's role.

    A leader of the body above does not sign in its name for the committee below (NĐ 30/2020, PL1 II.7c).
    """
    if not _has_own_office(papers, member):
        paper = Paper(number=DocumentNumber(), date=date, signatory=Signatory(member=member.id))
        head = papers.letterhead(paper, REPORT_SYMBOL)
        return head, papers.signature(paper), papers.role_title(member.role)
    number = phrase(BlankText(BLANK_NUMBER), f"/{REPORT_SYMBOL}-{member.agency_symbol or BLANK_NUMBER}")
    head = papers.agency_letterhead(member.agency, number, written_date(date))
    post = papers.own_post(member.position, member.agency)
    signature = Signature(lines_of_post(post), None, member.person or BlankText(BLANK_NAME))
    return head, signature, papers.placed(member.agency)


def _has_own_office(papers: Papers, member: Member) -> bool:
    return bool(papers.without_governing_body(member.agency))


def _period(papers: Papers, report: Report) -> PeriodText:
    period, following = report.period, report.period.next()
    due = report_due(papers, report, period)
    return PeriodText(
        name=period.name,
        first_day=official_date(period.first_day),
        last_day=official_date(period.last_day),
        closes_early=due is not None and due < period.last_day,
        due=_written(due),
        next_name=following.name,
        next_due=_written(report_due(papers, report, following)),
    )


def _written(day: date | None) -> str:
    return official_date(day) if day else BlankText(BLANK_DAY)


def _duty_rows(papers: Papers, member: Member) -> Iterator[ReportRow]:
    """What the regulation gives the member's role, the seat, and the standing agency if it is the member's.

    The id of a predecessor means the seat as well; an id that is the word of a role means the role.
    """
    holders = [member.role.value, *(one for one in papers.dossier.seat(member) if one not in DUTY_ROLES)]
    agency = papers.committee.standing_agency
    if agency is not None and agency.name == member.agency:
        holders.append("standing_agency")
    duties = {id(one): one for holder in holders for one in papers.regulation.duties_of(holder)}
    for number, duty in enumerate(duties.values(), start=1):
        text, basis = _duty_text(papers.regulation, duty), papers.regulation.cite(duty)
        yield ReportRow(number, text, f"{basis} Quy chế", "thường xuyên")


def _duty_text(regulation: Regulation, duty: Provision) -> str:
    """A duty's words outside the regulation, where ``Điều này``, ``khoản này`` … must say which."""
    texts = [duty.title] if duty.title else []
    texts += duty.paragraphs
    texts += [text for child in duty.children if child.number is None for text in child.paragraphs]
    text = "\n".join(texts)
    for holder in reversed(regulation.path(duty)):
        this, cited = f"{holder.level.word} này", regulation.cite(holder)
        text = text.replace(this, cited).replace(capitalise_first(this), capitalise_first(cited))
    return text.replace("Quy chế này", "Quy chế")


def _task_rows(papers: Papers, report: Report, member: Member) -> Iterator[ReportRow]:
    """Tasks that the member's agency leads, given by the end of the period and not completed before it."""
    first, last = report.period.first_day, report.period.last_day
    led = (one for one in tasks(papers) if one.lead == member.agency and one.is_given(last))
    asked = (one for one in led if one.completed is None or one.completed >= first)
    for number, one in enumerate(asked, start=1):
        yield ReportRow(number, one.task.text, notice(papers, one.conclusion), one.task.deadline.phrase)

"""The work programme of a year (chương trình công tác): what is to be done by when, and who leads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.documents.decisions import basis
from generator.documents.document import Document
from generator.documents.fields import capitalised, described, phrase
from generator.documents.follow_up import tasks
from generator.documents.letterhead import Letterhead
from generator.documents.papers import Papers, recipient_lines
from generator.documents.reports import notice
from generator.documents.signature import Signature
from generator.documents.year import WorkEntry, item_entry, regime_entries, task_entry
from generator.dossier.schema import Decision, Programme, Role
from generator.dossier.values import Deadline
from generator.vietnamese.dates import short_date
from generator.vietnamese.text import join_names

PROGRAMME_SYMBOL = "CTr"


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One row of the programme's table."""

    number: int = described("Số thứ tự", 1)
    text: str = described("Nội dung công việc", "Họp Ban Chỉ đạo định kỳ Quý I năm 2026")
    basis: str | None = described("Thông báo kết luận giao nhiệm vụ", "Thông báo số 05/TB-BCĐ ngày …")
    lead: str = described("Chủ trì", "Trưởng Ban Chỉ đạo")
    cooperating: str | None = described("Phối hợp", "Công an tỉnh và Sở Tài chính")
    deadline: str = described("Thời gian", "Chậm nhất ngày 25/3/2026")
    result: str | None = described("Kết quả, sản phẩm", "Thông báo kết luận")


@dataclass(frozen=True, slots=True)
class ProgrammeFields:
    """The work programme of a year (chương trình công tác): form 1.4."""

    letterhead: Letterhead = described("Đầu văn bản")
    year: str = described("Năm", "2026")
    committee_name: str = described("Tên đầy đủ của ban", "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    issuer: str = described("Cơ quan, chức danh ban hành", "Trưởng Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    bases: tuple[str, ...] = described(
        "Các căn cứ, chưa có dấu cuối dòng", "Căn cứ Quyết định số 05/QĐ-UBND ngày …"
    )
    focus: tuple[str, ...] = described("Trọng tâm của năm", "Hoàn thành danh mục cơ sở dữ liệu của tỉnh")
    rows: tuple[ProgrammeRow, ...] = described("Các việc trong năm, theo thời gian")
    members: str = described("Cách gọi chung người tham gia ban", "thành viên Ban Chỉ đạo")
    head: str = described("Chức danh người đứng đầu ban", "Trưởng Ban Chỉ đạo")
    follow_up: str | None = described("Cơ quan theo dõi, đôn đốc", "Công an tỉnh")
    signature: Signature = described("Khối chữ ký")
    recipients: tuple[str, ...] = described(
        "Nơi nhận, trừ dòng đầu và dòng «Lưu»", "Thường trực Tỉnh ủy (để b/c)"
    )
    archive: str = described("Nơi lưu", "VT, CAT")


def compose_programmes(papers: Papers) -> Iterator[Document]:
    """A programme for every file of ``programmes/``."""
    committee = papers.committee
    for programme in papers.dossier.programmes:
        entries = programme_entries(papers, programme)
        yield Document(
            f"chuong-trinh-cong-tac-{programme.id}",
            f"Chương trình công tác năm {programme.year} của {committee.name}",
            ProgrammeFields(
                letterhead=papers.letterhead(programme, PROGRAMME_SYMBOL),
                year=str(programme.year),
                committee_name=committee.name,
                issuer=papers.authority(programme).title,
                bases=tuple(_bases(papers, programme)),
                focus=tuple(one.rstrip(".;") for one in programme.focus),
                rows=tuple(_row(papers, number, one) for number, one in enumerate(entries, start=1)),
                members=papers.members_word,
                head=papers.role_title(Role.CHAIR),
                follow_up=committee.serving_body,
                signature=papers.signature(programme),
                recipients=recipient_lines(_outside_bodies(papers, programme, entries), programme.recipients),
                archive=", ".join(programme.archive),
            ),
        )


def programme_entries(papers: Papers, programme: Programme) -> tuple[WorkEntry, ...]:
    """What a programme holds (việc trong chương trình), in order of time, what has no end last.

    The regimes' events and the tasks given by the programme's day that fall due in its year, but for what is
    over before that day; and all entries of its own.
    """
    begins, day = programme.date.first_day, papers.day_of(programme.date)
    due = [*regime_entries(papers, programme.year)]
    due += [task_entry(one) for one in tasks(papers) if one.is_open(day)]
    entries = [one for one in due if one.is_due_in(programme.year) and not _is_over(one.deadline, begins)]
    entries += [item_entry(papers, programme, item) for item in programme.items]
    return tuple(sorted(entries, key=lambda one: one.order))


def _is_over(deadline: Deadline, day: date | None) -> bool:
    last = deadline.last_day
    return day is not None and last is not None and last < day


def _row(papers: Papers, number: int, entry: WorkEntry) -> ProgrammeRow:
    return ProgrammeRow(
        number=number,
        text=entry.text,
        basis=notice(papers, entry.task.conclusion) if entry.task else None,
        lead=entry.lead,
        cooperating=join_names(entry.cooperating) or None,
        deadline=_written(entry.deadline),
        result=entry.result,
    )


def _written(deadline: Deadline) -> str:
    if deadline.day is not None:
        return f"Chậm nhất ngày {short_date(deadline.day)}"
    return capitalised(deadline.phrase)


def _bases(papers: Papers, programme: Programme) -> Iterator[str]:
    """The decision that established the body and its regulation, unless they are later than the programme."""
    decisions = papers.committee.decisions
    if _precedes(papers, decisions.establishment, programme):
        yield phrase("Căn cứ ", basis(papers, "establishment"))
    if _precedes(papers, decisions.regulation, programme):
        yield phrase("Căn cứ ", papers.regulation_name())


def _precedes(papers: Papers, decision: Decision | None, programme: Programme) -> bool:
    if decision is None:
        return False
    issued = decision.date.first_day
    return issued is None or issued <= papers.day_of(programme.date)


def _outside_bodies(papers: Papers, programme: Programme, entries: tuple[WorkEntry, ...]) -> tuple[str, ...]:
    """The bodies that tasks and own entries name and that no member belongs to: they must get it as well."""
    given = [one for one in entries if one.event is None]
    named = dict.fromkeys(body for one in given for body in (one.lead, *one.cooperating))
    inside = papers.agencies(papers.day_of(programme.date))
    return tuple(body for body in named if body not in inside)

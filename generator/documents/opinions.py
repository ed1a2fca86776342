"""The slip by which a member gives an opinion in writing (phiếu lấy ý kiến).

It is none of the 29 kinds of document (NĐ 30/2020, Article 7): no register numbers it and no form prescribes
it. What tells one consultation from another is its subject and its day, so the head has place and date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.documents.authority import issuing_authority
from generator.documents.citations import written_date
from generator.documents.document import Document
from generator.documents.fields import BlankText, described
from generator.documents.letterhead import Letterhead, letterhead, without_number
from generator.documents.papers import Papers
from generator.documents.persons import MemberRow, member_rows
from generator.documents.signature import BLANK_NAME, Signature
from generator.dossier.schema import Consultation, Member, Role
from generator.dossier.values import DocumentNumber
from generator.vietnamese.dates import PartialDate, official_date


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question with the answers to choose from."""

    number: int = described("Số thứ tự", 1)
    text: str = described("Nội dung xin ý kiến", "Phạm vi của danh mục cơ sở dữ liệu dùng chung")
    options: tuple[str, ...] = described("Các phương án trả lời", "Đồng ý")


@dataclass(frozen=True, slots=True)
class OpinionFields:
    """The slip for one respondent (phiếu lấy ý kiến): no form of the decree."""

    letterhead: Letterhead = described("Đầu văn bản: có địa danh và thời gian, không có số")
    subject: str = described("Lấy ý kiến về việc gì", "dự thảo danh mục cơ sở dữ liệu dùng chung")
    rule: str | None = described("Điều khoản của quy chế về lấy ý kiến bằng văn bản", "Điều 3 Quy chế …")
    asker: str = described("Cơ quan, chức danh lấy ý kiến", "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    respondent: MemberRow = described("Người được lấy ý kiến")
    documents: tuple[str, ...] = described("Tài liệu gửi kèm", "Dự thảo danh mục")
    questions: tuple[QuestionLine, ...] = described("Các nội dung xin ý kiến")
    address: str = described("Nơi nhận phiếu", "Công an tỉnh")
    respond_by: str | None = described("Ngày chậm nhất gửi lại phiếu", "ngày 15 tháng 5 năm 2026")
    answered_on: str = described("Ngày cho ý kiến, để trống", "ngày      tháng      năm 2026")
    signature: Signature = described("Khối chữ ký của người cho ý kiến")


def compose_opinions(papers: Papers) -> Iterator[Document]:
    """A slip for everybody whose opinion is asked in a consultation of the dossier."""
    for consultation in papers.dossier.opinions:
        for member in _respondents(papers, consultation):
            yield Document(
                f"phieu-lay-y-kien-{consultation.id}-{member.id}",
                f"Phiếu lấy ý kiến về {consultation.subject}",
                _fields(papers, consultation, member),
            )


def _respondents(papers: Papers, consultation: Consultation) -> tuple[Member, ...]:
    """Who is asked: those the dossier names, else all who serve on that day but the head, who decides."""
    serving = papers.dossier.members_on(papers.day_of(consultation.date))
    if consultation.respondents:
        return tuple(one for one in serving if one.id in consultation.respondents)
    return tuple(one for one in serving if one.role is not Role.CHAIR)


def _fields(papers: Papers, consultation: Consultation, member: Member) -> OpinionFields:
    committee, day = papers.committee, consultation.respond_by
    authority = issuing_authority(committee, papers.unit, consultation.issuer)
    [respondent] = member_rows(papers, (member,))
    return OpinionFields(
        letterhead=without_number(
            letterhead(authority, "", DocumentNumber(), consultation.date, papers.unit.place_name)
        ),
        subject=consultation.subject,
        rule=papers.cite(consultation.under or committee.provisions.opinions),
        asker=authority.title,
        respondent=respondent,
        documents=consultation.documents,
        questions=tuple(
            QuestionLine(number, one.text, one.options)
            for number, one in enumerate(consultation.questions, start=1)
        ),
        address=consultation.to or committee.serving_body or "",
        respond_by=official_date(day) if day else None,
        answered_on=written_date(PartialDate(day.year if day else consultation.date.year)),
        signature=Signature(("Người cho ý kiến",), None, member.person or BlankText(BLANK_NAME)),
    )

"""The decisions that a committee rests on, its regulation as a file, the list of who does what where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.documents.citations import full_citation, written_date, written_number
from generator.documents.document import Document
from generator.documents.fields import described, phrase, unbroken
from generator.documents.letterhead import Letterhead, attached_head, document_number
from generator.documents.papers import (
    DECISION_SYMBOL,
    SUBMISSION_SYMBOL,
    AttachedTo,
    Papers,
    recipient_lines,
)
from generator.documents.persons import MemberRow, member_rows
from generator.documents.provisions import ProvisionLine, provision_lines
from generator.documents.signature import Signature
from generator.dossier.schema import Decision, Member, Proposal, ProposalDocument
from generator.dossier.values import DocumentNumber
from generator.regulation.tree import Regulation
from generator.vietnamese.dates import PartialDate
from generator.vietnamese.text import lower_first


@dataclass(frozen=True, slots=True)
class RegulationText:
    """A regulation as an attachment prints it."""

    title: str = described("Tên quy chế", "Hoạt động của Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    provisions: tuple[ProvisionLine, ...] = described("Các điều khoản của quy chế, theo thứ tự in")


@dataclass(frozen=True, slots=True)
class DecisionFields:
    """What both decisions print (quyết định): forms 1.2 and 1.3."""

    letterhead: Letterhead = described("Đầu văn bản")
    subject: str = described("Trích yếu", "Về việc thành lập Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    authority: str = described("Thẩm quyền ban hành", "Chủ tịch Ủy ban nhân dân tỉnh Lai Châu")
    bases: tuple[str, ...] = described(
        "Các căn cứ và dòng «Theo đề nghị của», chưa có dấu cuối dòng",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    )
    provisions: tuple[ProvisionLine, ...] = described("Các điều của quyết định, theo thứ tự in")
    execution: str = described("Số của điều về trách nhiệm thi hành", "3")
    signature: Signature = described("Khối chữ ký")
    recipients: tuple[str, ...] = described(
        "Nơi nhận, trừ dòng đầu và dòng «Lưu»", "Thường trực Tỉnh ủy (để b/c)"
    )
    archive: str = described("Nơi lưu", "VT, CAT")


@dataclass(frozen=True, slots=True)
class EstablishmentFields(DecisionFields):
    """The decision that establishes the committee (quyết định thành lập): forms 1.2 and 2.1."""

    committee_name: str = described("Tên đầy đủ của ban", "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    attached_to: AttachedTo = described("Văn bản mà danh sách kèm theo")
    members: tuple[MemberRow, ...] = described("Danh sách thành viên")


@dataclass(frozen=True, slots=True)
class IssuanceFields(DecisionFields):
    """The decision that issues the regulation (quyết định ban hành quy chế): form 1.3."""

    attached_letterhead: Letterhead = described(
        "Đầu của quy chế kèm theo: không có số, địa danh và thời gian"
    )
    attached_to: AttachedTo = described("Văn bản mà quy chế kèm theo")
    regulation: RegulationText = described("Quy chế kèm theo")


@dataclass(frozen=True, slots=True)
class RegulationFields:
    """The regulation alone, as a separate electronic file (quy chế): form 1.3, attachment."""

    letterhead: Letterhead = described("Đầu văn bản: không có số, địa danh và thời gian")
    attached_to: AttachedTo = described("Văn bản mà quy chế kèm theo; bản điện tử riêng để trống số và ngày")
    regulation: RegulationText = described("Quy chế")


@dataclass(frozen=True, slots=True)
class AssignmentFields:
    """The appendix that assigns areas and localities to members (phân công): form 2.1."""

    committee_name: str = described("Tên đầy đủ của ban", "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    attached_to: AttachedTo = described("Văn bản mà phụ lục kèm theo")
    members: tuple[MemberRow, ...] = described("Thành viên có lĩnh vực hoặc địa bàn phụ trách")


def compose_establishment(papers: Papers) -> Iterator[Document]:
    """The decision that establishes the committee, where the dossier has one."""
    decision, body = papers.committee.decisions.establishment, papers.establishment
    if decision is not None and body is not None:
        yield Document(
            "quyet-dinh-thanh-lap",
            f"Quyết định {body.title}",
            EstablishmentFields(
                **decision_fields(papers, decision, body),
                committee_name=papers.committee.name,
                attached_to=papers.attached_to(decision),
                members=member_rows(papers, papers.dossier.members_on(papers.day_of(decision.date))),
            ),
        )


def compose_issuance(papers: Papers) -> Iterator[Document]:
    """The decision that issues the regulation, where the dossier has one."""
    decision, body = papers.committee.decisions.regulation, papers.issuance
    if decision is not None and body is not None:
        common = decision_fields(papers, decision, body)
        yield Document(
            "quyet-dinh-ban-hanh",
            f"Quyết định {body.title}",
            IssuanceFields(
                **common,
                attached_letterhead=attached_head(common["letterhead"]),
                attached_to=papers.attached_to(decision),
                regulation=_regulation_text(papers),
            ),
        )


def compose_regulation(papers: Papers) -> Iterator[Document]:
    """The regulation as a file of its own; the signature supplies number and date (PL1 III.1d)."""
    decision = papers.committee.decisions.regulation
    if decision is not None:
        authority = papers.authority(decision)
        attached_to = replace(
            papers.attached_to(decision),
            number=unbroken(document_number(authority, DECISION_SYMBOL, DocumentNumber())),
            date=unbroken(written_date(PartialDate())),
        )
        yield Document(
            "quy-che",
            f"Quy chế {papers.regulation.title}",
            RegulationFields(
                letterhead=attached_head(papers.letterhead(decision, DECISION_SYMBOL)),
                attached_to=attached_to,
                regulation=_regulation_text(papers),
            ),
        )


def compose_assignment(papers: Papers) -> Iterator[Document]:
    """The appendix of areas and localities, where members have any and a decision carries it."""
    decision, assigned = papers.committee.decisions.regulation, assigned_members(papers)
    if decision is not None and assigned:
        yield Document(
            "phan-cong",
            f"Phụ lục phân công của {papers.committee.name}",
            AssignmentFields(
                papers.committee.name, papers.attached_to(decision), member_rows(papers, assigned)
            ),
        )


def assigned_members(papers: Papers) -> tuple[Member, ...]:
    """Who has an area or a locality when the regulation is issued (thành viên được phân công)."""
    decision = papers.committee.decisions.regulation
    members = papers.dossier.members_on(papers.day_of(decision.date)) if decision else ()
    return tuple(one for one in members if one.areas or one.localities)


def decision_fields(papers: Papers, decision: Decision, body: Regulation) -> dict[str, Any]:
    """The fields that all decisions have."""
    lines = provision_lines(body.children)
    return {
        "letterhead": papers.letterhead(decision, DECISION_SYMBOL),
        "subject": body.title,
        "authority": papers.authority(decision).title,
        "bases": (*legal_bases(papers, decision), *_proposal(papers, decision.proposed_by)),
        "provisions": lines,
        "execution": body.articles()[-1].number or "",
        "signature": papers.signature(decision),
        "recipients": recipient_lines(decision.recipients),
        "archive": ", ".join(decision.archive),
    }


def legal_bases(papers: Papers, decision: Decision) -> tuple[str, ...]:
    """The legal bases of a decision (căn cứ) in the dossier's order (PL1 II.6a)."""
    return tuple(phrase("Căn cứ ", basis(papers, one)) for one in decision.bases)


def basis(papers: Papers, identity: str) -> str:
    """A basis as a paper names it (căn cứ), behind the word itself; ``establishment`` is that decision."""
    establishment = papers.committee.decisions.establishment
    if identity == "establishment" and establishment is not None and papers.establishment is not None:
        return phrase(
            papers.attached_to(establishment).citation, f" {lower_first(papers.establishment.title)}"
        )
    return full_citation(papers.dossier.documents[identity])


def proposal_number(papers: Papers, document: ProposalDocument) -> str:
    """Number and symbol of a proposal (số, ký hiệu tờ trình): ``07/TTr-CAT``.

    A submission that the dossier draws up carries the symbol of its agency by default.
    """
    symbol = document.symbol
    if symbol is None and document.submission is not None:
        agency = papers.agency_symbol(papers.submitting_agency(document.submission))
        symbol = f"{SUBMISSION_SYMBOL}-{agency}" if agency else None
    return phrase(written_number(document.number), f"/{symbol}" if symbol else "")


def _proposal(papers: Papers, proposal: Proposal | None) -> Iterator[str]:
    """The line that follows the bases (theo đề nghị của; PL3 forms 1.2, 1.3)."""
    if proposal is None:
        return
    line, document = f"Theo đề nghị của {proposal.position}", proposal.document
    if document is not None:
        number, date = proposal_number(papers, document), written_date(document.date)
        line = unbroken(phrase(f"{line} tại {document.kind} số ", number, " ", date))
    yield line


def _regulation_text(papers: Papers) -> RegulationText:
    return RegulationText(papers.regulation.title, provision_lines(papers.regulation.children))

"""The submission of a draft decision (tờ trình), drawn up from the decision that it proposes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.documents.citations import written_date
from generator.documents.decisions import legal_bases, proposal_number
from generator.documents.document import Document
from generator.documents.fields import BlankText, described
from generator.documents.letterhead import Letterhead
from generator.documents.papers import Papers, recipient_lines
from generator.documents.reorganisations import ChangeRow, change_rows
from generator.documents.signature import BLANK_NAME, Signature, capacity_lines
from generator.dossier.schema import Decision, Proposal, Signatory
from generator.regulation.tree import Regulation
from generator.vietnamese.letters import roman
from generator.vietnamese.text import lower_first


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section with its paragraphs."""

    kind: str = described("Mục gì: reasons, process, contents hoặc enclosures", "reasons")
    number: str = described("Số La Mã của mục", "I")
    paragraphs: tuple[str, ...] = described("Các đoạn của mục", "Ban Chỉ đạo cần có quy chế hoạt động.")


@dataclass(frozen=True, slots=True)
class SubmissionFields:
    """The submission of a draft decision (tờ trình): form 1.4."""

    letterhead: Letterhead = described("Đầu văn bản của cơ quan trình")
    subject: str = described("Trích yếu", "Về việc ban hành Quy chế Hoạt động của Ban Chỉ đạo")
    addressee: str = described("Kính gửi", "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    agency: str = described("Cơ quan trình", "Công an tỉnh Lai Châu")
    bases: tuple[str, ...] = described(
        "Các căn cứ của quyết định được đề nghị, chưa có dấu cuối dòng",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    )
    draft: str = described("Tên dự thảo được trình", "Quyết định ban hành Quy chế Hoạt động của Ban Chỉ đạo")
    sections: tuple[Section, ...] = described(
        "Các mục: sự cần thiết, quá trình xây dựng, nội dung chính, tài liệu gửi kèm; mục trống thì không có"
    )
    changes: tuple[ChangeRow, ...] = described("Những thay đổi thành viên, khi trình quyết định kiện toàn")
    signature: Signature = described("Khối chữ ký")
    recipients: tuple[str, ...] = described("Nơi nhận, trừ dòng đầu và dòng «Lưu»", "Sở Nội vụ")
    archive: str = described("Nơi lưu", "VT")


def compose_submissions(papers: Papers) -> Iterator[Document]:
    """A submission for every decision of which the dossier says what it says."""
    decisions = papers.committee.decisions
    drafts: list[tuple[str, Decision | None, Regulation | None]] = [
        ("thanh-lap", decisions.establishment, papers.establishment),
        ("quy-che", decisions.regulation, papers.issuance),
    ]
    drafts += [
        (f"kien-toan-{one.id}", one, papers.reorganisations.get(one.id)) for one in decisions.reorganisations
    ]
    for name, decision, body in drafts:
        fields = _fields(papers, decision, body) if decision is not None and body is not None else None
        if fields is not None:
            yield Document(f"to-trinh-{name}", f"Tờ trình {fields.subject}", fields)


def _fields(papers: Papers, decision: Decision, body: Regulation) -> SubmissionFields | None:
    proposal = decision.proposed_by
    document = proposal.document if proposal else None
    submission = document.submission if document else None
    if proposal is None or document is None or submission is None:
        return None
    agency = papers.submitting_agency(submission)
    changes = change_rows(papers, decision)
    draft = f"Quyết định {lower_first(body.title)}"
    written = {
        "reasons": submission.reasons,
        "process": submission.process,
        "contents": submission.contents,
        "enclosures": submission.enclosures or (f"Dự thảo {draft}",),
    }
    told = [name for name, paragraphs in written.items() if paragraphs or (name == "contents" and changes)]
    return SubmissionFields(
        letterhead=papers.agency_letterhead(
            agency, proposal_number(papers, document), written_date(document.date)
        ),
        subject=_about(body.title),
        addressee=submission.addressee or papers.authority(decision).title,
        agency=papers.placed(agency),
        bases=legal_bases(papers, decision),
        draft=draft,
        sections=tuple(
            Section(name, roman(number), tuple(map(_sentence, written[name])))
            for number, name in enumerate(told, start=1)
        ),
        changes=changes,
        signature=_signature(papers, proposal, submission.signatory, agency),
        recipients=recipient_lines(submission.recipients),
        archive=", ".join(submission.archive),
    )


def _signature(papers: Papers, proposal: Proposal, signatory: Signatory, agency: str) -> Signature:
    """The head of the agency signs in his own post, or another for him (KT., TL.; PL1 II.7a)."""
    member = papers.dossier.member(signatory.member) if signatory.member else None
    position, person = (
        (signatory.position or "", signatory.person) if member is None else (member.position, member.person)
    )
    head = papers.own_post(proposal.position, agency)
    lines = capacity_lines(head, papers.own_post(position, agency), signatory)
    return Signature(tuple(lines), None, person or BlankText(BLANK_NAME))


def _sentence(text: str) -> str:
    """A paragraph with its full stop, which short entries are written without."""
    return text if text.endswith((".", ";", ":")) else f"{text}."


def _about(title: str) -> str:
    """A decision's title as the subject of a submission (trích yếu): ``Về việc ban hành Quy chế …``."""
    return title if title.startswith("Về việc ") else f"Về việc {lower_first(title)}"

"""What all kinds of document draw on: the dossier, its regulation, who stands behind a paper."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.documents.authority import (
    IssuingAuthority,
    abbreviated,
    governing_body_line,
    issuing_authority,
    own_post,
    without_governing_body,
)
from generator.documents.citations import written_date
from generator.documents.fields import BlankText, described, phrase, unbroken
from generator.documents.letterhead import Letterhead, document_number, letterhead
from generator.documents.signature import BLANK_NAME, Signature, signature
from generator.dossier.loading import Dossier
from generator.dossier.schema import (
    Committee,
    Decision,
    Meeting,
    Member,
    Paper,
    Recipient,
    Role,
    Submission,
)
from generator.regulation.tree import Regulation
from generator.units import Unit
from generator.vietnamese.dates import PartialDate

DECISION_SYMBOL = "QĐ"
SUBMISSION_SYMBOL = "TTr"


@dataclass(frozen=True, slots=True)
class AttachedTo:
    """The paper that an attachment belongs to (văn bản chính): NĐ 30/2020, PL1 III.1c."""

    kind: str = described("Tên loại của văn bản chính", "Quyết định")
    number: str = described("Số và ký hiệu của văn bản chính", "05/QĐ-BCĐ")
    date: str = described("Ngày của văn bản chính", "ngày 05 tháng 3 năm 2026")
    issuer: str = described(
        "Cơ quan, chức danh ban hành văn bản chính", "Trưởng Ban Chỉ đạo về dữ liệu tỉnh Lai Châu"
    )

    @property
    def citation(self) -> str:
        """The paper as running text cites it, without its subject (PL1 II.6b)."""
        return phrase(f"{self.kind} số ", self.number, " ", self.date, f" của {self.issuer}")


@dataclass(frozen=True)
class Papers:
    """One committee's facts, ready to be told by its papers (bộ văn bản của một hồ sơ).

    ``date`` is the day of drafting; nothing below it reads a clock. ``establishment``, ``issuance`` and
    ``reorganisations`` (by id) are the articles of the decisions.
    """

    dossier: Dossier
    regulation: Regulation
    establishment: Regulation | None
    issuance: Regulation | None
    date: datetime.date
    reorganisations: Mapping[str, Regulation] = field(default_factory=dict)

    @property
    def committee(self) -> Committee:
        return self.dossier.committee

    @property
    def unit(self) -> Unit:
        return self.dossier.unit

    def day_of(self, written: PartialDate) -> datetime.date:
        """The day that counts for a paper, as ``Dossier.day_of`` tells it."""
        return self.dossier.day_of(written, self.date)

    def holders(self, role: Role, day: datetime.date) -> tuple[Member, ...]:
        """Who holds a role on a day (người giữ chức danh), in their order."""
        return tuple(one for one in self.dossier.members_on(day) if one.role is role)

    def role_title(self, role: Role) -> str:
        return self.committee.title(role).text

    def abbreviated(self, position: str) -> str:
        return abbreviated(self.committee, self.unit, position)

    def comrade(self, member: Member) -> str:
        """A member by name alone: ``đồng chí Nguyễn Văn Mẫu``."""
        return phrase("đồng chí ", member.person or unbroken(BlankText(BLANK_NAME)))

    def introduced(self, member: Member) -> str:
        """A member with name, post and role: ``đồng chí Nguyễn Văn Mẫu, Chủ tịch UBND tỉnh, Trưởng ban``."""
        return phrase(
            self.comrade(member), f", {self.abbreviated(member.position)}, {self.role_title(member.role)}"
        )

    def chair_of(self, meeting: Meeting) -> Member:
        """Who chairs a meeting (chủ trì): the member named, by default the head of the body on that day."""
        named = self.dossier.member(meeting.chair) if meeting.chair else None
        return named or self.dossier.head_on(self.day_of(meeting.date))

    def authority(self, paper: Paper) -> IssuingAuthority:
        return issuing_authority(self.committee, self.unit, paper.issuer)

    def letterhead(self, paper: Paper, kind_symbol: str) -> Letterhead:
        return letterhead(self.authority(paper), kind_symbol, paper.number, paper.date, self.unit.place_name)

    def submitting_agency(self, submission: Submission) -> str:
        """Who submits a draft (cơ quan trình), by default the standing agency."""
        agency = self.committee.standing_agency
        return submission.agency or (agency.name if agency else self.committee.name)

    def agency_symbol(self, agency: str) -> str | None:
        """The abbreviation of an agency that the dossier knows (chữ viết tắt), if it gives one."""
        standing = self.committee.standing_agency
        symbols = [
            *(one.agency_symbol for one in self.dossier.members if one.agency == agency),
            *(one.symbol for one in self.committee.agencies if one.name == agency),
            *([standing.symbol] if standing and standing.name == agency else []),
        ]
        return next((one for one in symbols if one is not None), None)

    def agency_letterhead(self, agency: str, number: str, date: str) -> Letterhead:
        """The head of what an agency issues in its own name (cơ quan của thành viên, cơ quan trình)."""
        office = self.without_governing_body(agency)
        named = (one.agency_superior for one in self.dossier.members if one.agency == agency)
        belongs = next((one for one in named if one), governing_body_line(self.committee, self.unit))
        return Letterhead(
            superior=belongs if office else None,
            issuer=self.placed(office or agency),
            number=number,
            place=self.unit.place_name,
            date=date,
        )

    def signature(self, paper: Paper) -> Signature:
        signatory = paper.signatory
        member = self.dossier.member(signatory.member) if signatory.member else None
        return signature(self.committee, self.unit, self.authority(paper), signatory, member)

    def attached_to(self, decision: Decision) -> AttachedTo:
        """How an attachment names the decision that it belongs to."""
        authority = self.authority(decision)
        return AttachedTo(
            kind="Quyết định",
            number=unbroken(document_number(authority, DECISION_SYMBOL, decision.number)),
            date=unbroken(written_date(decision.date)),
            issuer=authority.title,
        )

    def regulation_name(self) -> str:
        """How another paper names the regulation (viện dẫn Quy chế) after an article's number."""
        decision = self.committee.decisions.regulation
        if decision is None:
            return f"Quy chế {self.regulation.title}"
        return phrase("Quy chế ban hành kèm theo ", self.attached_to(decision).citation)

    def cite(self, provision: str | None) -> str | None:
        """Cite a provision of the regulation from another paper; None when the dossier names none."""
        if provision is None:
            return None
        return phrase(self.regulation.cite(provision), " ", self.regulation_name())

    @property
    def members_word(self) -> str:
        """The common name of those who belong to it: ``thành viên Ban Chỉ đạo``."""
        return f"thành viên {self.committee.short_name}"

    def body_named(self, name: str) -> str:
        """The agency that a text means: a member's id stands for that member's agency."""
        member = self.dossier.member(name)
        return name if member is None else member.agency

    def without_governing_body(self, name: str) -> str:
        """A post or office without the governing body it ends with: ``Chánh Văn phòng``."""
        return without_governing_body(self.committee, self.unit, name)

    def own_post(self, position: str, agency: str) -> str:
        """A post above a signature, without the agency that the letterhead names: ``Giám đốc``."""
        return own_post(self.committee, self.unit, position, agency)

    def placed(self, agency: str) -> str:
        """An agency with the place that running text leaves out: ``Công an tỉnh Lai Châu`` (PL1 II.2)."""
        return f"{agency} {self.unit.name}" if agency.endswith(f" {self.unit.type.value}") else agency

    def agencies(self, day: datetime.date) -> tuple[str, ...]:
        """The agencies (cơ quan) whose people are members on a day, each once, in the members' order."""
        return tuple(dict.fromkeys(member.agency for member in self.dossier.members_on(day)))


def recipient_lines(*groups: Sequence[Recipient | str]) -> tuple[str, ...]:
    """Recipients (nơi nhận) with their errand in brackets, each once."""
    lines = [
        one if isinstance(one, str) else f"{one.name} ({one.errand})" if one.errand else one.name
        for group in groups
        for one in group
    ]
    return tuple(dict.fromkeys(lines))

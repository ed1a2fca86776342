"""What ``committee.yaml`` says: the body, its members, how it works, its papers (hồ sơ của ban)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import ConfigDict, Field

from generator.dossier.kinds import TITLES, BodyKind, Role, Title
from generator.dossier.meetings import (
    Absence,
    AgendaItem,
    Conclusion,
    Invitation,
    Invitees,
    Meeting,
    Minutes,
    Preparation,
    Secretary,
    Statement,
    Task,
    Vote,
)
from generator.dossier.papers import (
    Decision,
    Facts,
    Issuer,
    Paper,
    Proposal,
    ProposalDocument,
    Recipient,
    Reorganisation,
    Signatory,
    SigningCapacity,
    Submission,
)
from generator.dossier.regimes import (
    DayOffRule,
    DecisionRule,
    Frequency,
    FundingRegime,
    InspectionRegime,
    MeetingRegime,
    PeriodicRegime,
    Quorum,
    Regimes,
    ReportRegime,
    StandingBody,
)
from generator.dossier.reporting import (
    ConsolidatedReport,
    Consultation,
    Programme,
    ProgrammeItem,
    Progress,
    Question,
    ReceivedReport,
    Reminder,
    Report,
)
from generator.dossier.values import (
    BLANK,
    BLANK_NUMBER,
    BlankText,
    Day,
    DescribedEnum,
    Identifier,
    IssueDate,
    Symbol,
    Text,
)

__all__ = [
    "Absence", "Agency", "AgendaItem", "BodyKind", "Committee", "Conclusion", "ConsolidatedReport",
    "Consultation", "DayOffRule", "Decision", "DecisionRule", "Decisions", "Frequency", "FundingRegime",
    "GoverningBody", "InspectionRegime", "Invitation", "Invitees", "Issuer", "LawDocument", "Letterhead",
    "Meeting", "MeetingRegime", "Member", "Minutes", "Paper", "PeriodicRegime", "Preparation", "Programme",
    "ProgrammeItem", "Progress", "Proposal", "ProposalDocument", "Provisions", "Question", "Quorum",
    "ReceivedReport", "Recipient", "Regimes", "Reminder", "Reorganisation", "Report", "ReportRegime", "Role",
    "RoleTitle", "SealOwner", "SealRule", "Secretary", "Signatory", "SigningCapacity", "StandingAgency",
    "StandingBody", "Statement", "Submission", "SupportTeam", "Task", "Title", "Vote",
]  # fmt: skip


class SealOwner(DescribedEnum):
    """Whose seal a role uses (con dấu)."""

    GOVERNING_BODY = "governing_body", "Con dấu của cơ quan chủ quản"
    OWN_AGENCY = "own_agency", "Con dấu của cơ quan nơi thành viên công tác"
    STANDING_AGENCY = "standing_agency", "Con dấu của cơ quan thường trực"


class GoverningBody(Facts):
    """The body above the committee (cơ quan chủ quản)."""

    model_config = ConfigDict(title="Cơ quan chủ quản")

    name: Text = Field(description="Tên đầy đủ kèm địa danh", examples=["Ủy ban nhân dân tỉnh Lai Châu"])
    title: Text | None = Field(
        default=None, description="Tên không kèm địa danh; mặc định bỏ tên đơn vị hành chính khỏi name",
        examples=["Ủy ban nhân dân tỉnh"],
    )  # fmt: skip
    short_name: Text = Field(description="Tên viết tắt dùng trong câu", examples=["UBND tỉnh"])
    symbol: Symbol = Field(description="Chữ viết tắt trong ký hiệu văn bản", examples=["UBND"])
    head: Text = Field(description="Chức vụ người đứng đầu", examples=["Chủ tịch Ủy ban nhân dân tỉnh"])


class Letterhead(Facts):
    """How the letterhead names the two bodies, printed in capitals (NĐ 30/2020, PL1 II.2)."""

    model_config = ConfigDict(title="Tên trên đầu văn bản")

    governing_body: Text = Field(description="Dòng cơ quan chủ quản", examples=["UBND tỉnh Lai Châu"])
    committee: Text = Field(description="Dòng tên ban", examples=["Ban Chỉ đạo về dữ liệu"])


class RoleTitle(Facts):
    """Another title for a role than the one of the body's kind (chức danh)."""

    model_config = ConfigDict(title="Chức danh")

    text: Text | None = Field(default=None, description="Chức danh viết trong câu")
    signature: Text | None = Field(default=None, description="Chức danh in hoa trên chữ ký")


class Member(Facts):
    """A member of the body (thành viên) and the time of the membership."""

    model_config = ConfigDict(title="Thành viên")

    id: Identifier = Field(description="Mã của thành viên, dùng để nhắc tới ở nơi khác", examples=["chair"])
    role: Role = Field(description="Vai trò trong ban")
    honorific: Text | None = Field(default=None, description="Danh xưng", examples=["Ông", "Bà"])
    person: BlankText = Field(description="Họ và tên; chưa có thì ghi blank", examples=["Nguyễn Văn Mẫu"])
    position: Text = Field(description="Chức vụ chính quyền", examples=["Giám đốc Sở Tài chính"])
    agency: Text = Field(description="Cơ quan công tác", examples=["Sở Tài chính"])
    agency_symbol: Symbol | None = Field(
        default=None, description="Chữ viết tắt của cơ quan", examples=["STC"]
    )
    agency_superior: Text | None = Field(
        default=None,
        description="Cơ quan chủ quản của cơ quan công tác, in trên đầu báo cáo; mặc định như của ban",
        examples=["Bộ Công an"],
    )
    order: int | None = Field(default=None, ge=1, description="Thứ tự trong ban, từ 1, mỗi người một số")
    areas: tuple[Text, ...] = Field(default=(), description="Lĩnh vực phụ trách")
    localities: tuple[Text, ...] = Field(default=(), description="Địa bàn phụ trách")
    since: Day | None = Field(default=None, alias="from", description="Là thành viên từ ngày")
    until: Day | None = Field(default=None, alias="to", description="Là thành viên đến hết ngày")
    replaces: Identifier | None = Field(
        default=None, description="Thay cho thành viên nào (mã), khi kiện toàn", examples=["finance"]
    )
    left_because: Text | None = Field(
        default=None, description="Lý do thôi tham gia", examples=["nghỉ hưu theo chế độ"]
    )


class Agency(Facts):
    """Another body that tasks and recipients may name (cơ quan liên quan)."""

    model_config = ConfigDict(title="Cơ quan, đơn vị")

    name: Text = Field(description="Tên cơ quan, đơn vị", examples=["Văn phòng Ủy ban nhân dân tỉnh"])
    symbol: Symbol | None = Field(default=None, description="Chữ viết tắt", examples=["VPUBND"])
    head: Text | None = Field(default=None, description="Chức vụ người đứng đầu")


class StandingAgency(Facts):
    """The agency that serves the committee (cơ quan thường trực)."""

    model_config = ConfigDict(title="Cơ quan thường trực")

    name: Text = Field(description="Tên cơ quan", examples=["Công an tỉnh"])
    head: Text = Field(description="Chức vụ người đứng đầu", examples=["Giám đốc Công an tỉnh"])
    symbol: Symbol = Field(description="Chữ viết tắt", examples=["CAT"])


class SupportTeam(Facts):
    """The team that serves the committee (tổ giúp việc)."""

    model_config = ConfigDict(title="Tổ giúp việc")

    name: Text = Field(description="Tên tổ", examples=["Tổ giúp việc Ban Chỉ đạo"])
    head: Text | None = Field(default=None, description="Chức vụ người đứng đầu tổ")


class SealRule(Facts):
    """Which roles use which seal (sử dụng con dấu, NĐ 30/2020 PL1 II.7đ): without a rule there is no seal."""

    model_config = ConfigDict(title="Sử dụng con dấu")

    roles: tuple[Role, ...] = Field(min_length=1, description="Các vai trò")
    owner: SealOwner = Field(description="Con dấu của ai")


class LawDocument(Facts):
    """A paper that others cite (văn bản được viện dẫn); a law without number and issuer (PL1 II.6)."""

    model_config = ConfigDict(title="Văn bản viện dẫn")

    kind: Text = Field(description="Tên loại", examples=["Luật", "Nghị quyết", "Kế hoạch"])
    number: Text | None = Field(
        default=None, description="Số và ký hiệu; chưa có số thì ghi blank/ký hiệu",
        examples=["186/KH-UBND", "blank/QĐ-BCĐ"],
    )  # fmt: skip
    date: IssueDate = Field(description="Ngày ban hành hoặc thông qua", examples=["2025-09-18"])
    issuer: Text | None = Field(default=None, description="Cơ quan ban hành", examples=["Chính phủ"])
    subject: Text = Field(
        description="Trích yếu; với luật là tên luật không kèm chữ Luật",
        examples=["Tổ chức chính quyền địa phương"],
    )
    since: Day | None = Field(default=None, alias="from", description="Có hiệu lực từ ngày")
    until: Day | None = Field(default=None, alias="to", description="Có hiệu lực đến hết ngày")
    source: Text | None = Field(default=None, description="Nguồn để kiểm tra, không in ra")

    @property
    def is_law(self) -> bool:
        """Whether it is cited without number and issuer (NĐ 30/2020, PL1 II.6a)."""
        return self.kind.casefold() in {"luật", "bộ luật", "pháp lệnh", "hiến pháp"}

    @property
    def printed_number(self) -> str | None:
        """Number and symbol as printed (số, ký hiệu): room in the place of a number not yet given."""
        return self.number and re.sub(f"^{BLANK}/", f"{BLANK_NUMBER}/", self.number)

    @property
    def is_complete(self) -> bool:
        """Whether neither its number nor its date is left open."""
        return self.date.is_complete and self.printed_number == self.number


class Decisions(Facts):
    """The decisions that the body rests on (các quyết định)."""

    model_config = ConfigDict(title="Các quyết định")

    establishment: Decision | None = Field(default=None, description="Quyết định thành lập")
    regulation: Decision | None = Field(default=None, description="Quyết định ban hành quy chế")
    reorganisations: tuple[Reorganisation, ...] = Field(default=(), description="Các quyết định kiện toàn")


class Provisions(Facts):
    """Provisions of the regulation that other papers cite, by id (điều khoản được viện dẫn)."""

    model_config = ConfigDict(title="Điều khoản được viện dẫn")

    convening: Identifier | None = Field(default=None, description="Mã khoản về triệu tập họp")
    absence: Identifier | None = Field(default=None, description="Mã khoản về báo vắng")
    reporting: Identifier | None = Field(default=None, description="Mã khoản về báo cáo")
    opinions: Identifier | None = Field(default=None, description="Mã khoản về lấy ý kiến bằng văn bản")


class Committee(Facts):
    """A coordinating body (ban chỉ đạo, tổ công tác, hội đồng) as ``committee.yaml`` describes it."""

    model_config = ConfigDict(title="Hồ sơ của ban")

    kind: BodyKind = Field(description="Loại tổ chức; chức danh các vai trò theo đó mà có")
    name: Text = Field(description="Tên đầy đủ", examples=["Ban Chỉ đạo về dữ liệu tỉnh Lai Châu"])
    short_name: Text = Field(description="Tên gọi tắt trong câu", examples=["Ban Chỉ đạo"])
    symbol: Symbol = Field(description="Chữ viết tắt trong ký hiệu văn bản", examples=["BCĐ"])
    field: Text = Field(description="Lĩnh vực hoạt động", examples=["dữ liệu"])
    unit: Text = Field(description="Mã đơn vị hành chính, đặt trong ngoặc kép", examples=["12"])
    unit_name: Text | None = Field(
        default=None, description="Tên riêng của đơn vị hành chính, nếu khác danh mục", examples=["Ia Mơ"]
    )
    governing_body: GoverningBody = Field(description="Cơ quan chủ quản")
    letterhead: Letterhead | None = Field(
        default=None, description="Tên trên đầu văn bản, nếu khác tên đầy đủ"
    )
    titles: Mapping[Role, RoleTitle] = Field(default={}, description="Chức danh khác với thông lệ")
    members: tuple[Member, ...] = Field(min_length=1, description="Các thành viên; hoặc dùng roster")
    roster: Text | None = Field(
        default=None, description="Tệp Excel hoặc CSV danh sách thành viên, thay cho members",
        examples=["thanh-vien.xlsx"],
    )  # fmt: skip
    agencies: tuple[Agency, ...] = Field(
        default=(), description="Cơ quan khác có thể được giao việc, nhận văn bản"
    )
    bodies: Text | None = Field(
        default=None, description="Cách gọi chung các cơ quan, địa phương mà ban chỉ đạo, nếu khác thông lệ",
        examples=["các sở, ban, ngành và địa phương"],
    )  # fmt: skip
    standing_agency: StandingAgency | None = Field(default=None, description="Cơ quan thường trực")
    support_team: SupportTeam | None = Field(default=None, description="Tổ giúp việc")
    seals: tuple[SealRule, ...] = Field(
        default=(), description="Ai dùng con dấu nào; không ghi thì không đóng dấu"
    )
    regimes: Regimes = Field(description="Chế độ làm việc")
    documents: Mapping[Identifier, LawDocument] = Field(
        default={}, description="Văn bản được viện dẫn, theo mã"
    )
    decisions: Decisions = Field(default=Decisions(), description="Các quyết định")
    provisions: Provisions = Field(
        default=Provisions(), description="Điều khoản quy chế mà văn bản khác viện dẫn"
    )

    def title(self, role: Role) -> Title:
        """What a role is called here (chức danh)."""
        usual = TITLES[self.kind][role]
        own = self.titles.get(role)
        if own is None:
            return usual
        return Title(own.text or usual.text, (own.signature or usual.signature).upper())

    def seal_owner(self, role: Role) -> SealOwner | None:
        """Whose seal a role uses; None when no rule gives it one (NĐ 30/2020, PL1 II.7đ)."""
        return next((rule.owner for rule in self.seals if role in rule.roles), None)

    def standing_body(self, kind: StandingBody) -> str | None:
        """The name of the standing agency or support team (cơ quan thường trực, tổ giúp việc), if any."""
        body = self.standing_agency if kind is StandingBody.STANDING_AGENCY else self.support_team
        return body.name if body else None

    @property
    def serving_body(self) -> str | None:
        """Who serves the body day by day (cơ quan thường trực, không có thì tổ giúp việc)."""
        return next((name for name in map(self.standing_body, StandingBody) if name is not None), None)

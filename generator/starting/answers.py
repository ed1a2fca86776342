"""What a person answers to get a dossier (câu trả lời): the keys of the dossier, nearly all of them optional.

Questions, a YAML file and a workbook all end in these keys. ``none`` says that the body has no such thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field

from generator.dossier.kinds import BodyKind, Role
from generator.dossier.papers import Facts, Issuer, Recipient, Signatory
from generator.dossier.regimes import DayOffRule, DecisionRule, Frequency, Quorum, StandingBody
from generator.dossier.schema import Agency, AgendaItem, LawDocument, SupportTeam
from generator.dossier.values import (
    BlankText,
    Clock,
    Day,
    DescribedEnum,
    Identifier,
    IssueDate,
    Number,
    Period,
    Symbol,
    TaskDeadline,
    Text,
)

NONE = "none"
"""How answers say that there is no such thing (không có)."""

T = TypeVar("T")
OrNone: TypeAlias = Annotated[T | None, BeforeValidator(lambda value: None if value == NONE else value)]


class SealUse(DescribedEnum):
    """Whose seal stands on the papers of the body (con dấu)."""

    CHAIR = "chair", "Chỉ người đứng đầu, dùng con dấu của cơ quan chủ quản"
    EACH = (
        "each",
        "Người đứng đầu, cấp phó thường trực dùng con dấu của cơ quan chủ quản, những người khác dùng con "
        "dấu của cơ quan mình",
    )
    NONE = "none", "Không ai được dùng con dấu; văn bản ban hành với danh nghĩa cơ quan chủ quản"


class _Answers(Facts):
    model_config = ConfigDict(title="Câu trả lời")


class GoverningBodyAnswers(_Answers):
    """The body above the new one (cơ quan chủ quản)."""

    name: Text | None = Field(default=None, description="Tên đầy đủ kèm địa danh")
    title: Text | None = Field(default=None, description="Tên không kèm địa danh")
    short_name: Text | None = Field(default=None, description="Tên viết tắt dùng trong câu")
    symbol: Symbol | None = Field(default=None, description="Chữ viết tắt trong ký hiệu văn bản")
    head: Text | None = Field(default=None, description="Chức vụ người đứng đầu")


class MemberAnswers(_Answers):
    """A member; the name may stay open, the agency is told by most posts (thành viên)."""

    id: Identifier | None = Field(default=None, description="Mã của thành viên")
    role: Role = Field(description="Vai trò trong ban")
    honorific: Text | None = Field(default=None, description="Danh xưng")
    person: BlankText = Field(default=None, description="Họ và tên; chưa có thì không ghi")
    position: Text | None = Field(default=None, description="Chức vụ chính quyền")
    agency: Text | None = Field(default=None, description="Cơ quan công tác")
    agency_symbol: Symbol | None = Field(default=None, description="Chữ viết tắt của cơ quan")
    agency_superior: Text | None = Field(default=None, description="Cơ quan chủ quản của cơ quan công tác")
    order: int | None = Field(default=None, ge=1, description="Thứ tự trong ban")
    areas: tuple[Text, ...] = Field(default=(), description="Lĩnh vực phụ trách")
    localities: tuple[Text, ...] = Field(default=(), description="Địa bàn phụ trách")
    since: Day | None = Field(default=None, alias="from", description="Là thành viên từ ngày")
    until: Day | None = Field(default=None, alias="to", description="Là thành viên đến hết ngày")


class StandingAgencyAnswers(_Answers):
    """The agency that serves the body (cơ quan thường trực)."""

    name: Text = Field(description="Tên cơ quan")
    head: Text | None = Field(default=None, description="Chức vụ người đứng đầu")
    symbol: Symbol | None = Field(default=None, description="Chữ viết tắt")


class MeetingRegimeAnswers(_Answers):
    """How the body will meet (chế độ họp)."""

    frequency: Frequency | None = Field(default=None, description="Bao lâu họp một lần")
    due_day: int | None = Field(default=None, ge=1, le=31, description="Ngày họp, trong tháng cuối của kỳ")
    on_day_off: DayOffRule | None = Field(
        default=None, description="Ngày họp trùng ngày nghỉ thì chuyển đi đâu"
    )
    extraordinary: bool | None = Field(default=None, description="Có họp đột xuất khi cần")
    notice_days: int | None = Field(
        default=None, ge=1, le=30, description="Giấy mời gửi trước cuộc họp ít nhất bao nhiêu ngày"
    )
    absence_notice_days: int | None = Field(
        default=None, ge=1, le=30, description="Báo vắng trước bao nhiêu ngày"
    )
    quorum: Quorum | None = Field(default=None, description="Số thành viên dự họp tối thiểu")
    decide_by: DecisionRule | None = Field(default=None, description="Cách quyết định")


class ReportRegimeAnswers(_Answers):
    """How members will report (chế độ báo cáo)."""

    frequency: Frequency | None = Field(default=None, description="Kỳ báo cáo")
    due_day: int | None = Field(default=None, ge=1, le=31, description="Ngày nộp, trong tháng cuối của kỳ")
    on_day_off: DayOffRule | None = Field(
        default=None, description="Ngày nộp trùng ngày nghỉ thì chuyển đi đâu"
    )
    to: Text | None = Field(default=None, description="Báo cáo gửi ai")
    via: StandingBody | None = Field(default=None, description="Báo cáo qua ai tổng hợp")


class FundingAnswers(_Answers):
    """Where the money comes from (kinh phí)."""

    source: Text | None = Field(default=None, description="Nguồn kinh phí")
    estimate_by: StandingBody | None = Field(default=None, description="Ai lập dự toán")


class RegimesAnswers(_Answers):
    """How the body will work (chế độ làm việc)."""

    meetings: MeetingRegimeAnswers = Field(default=MeetingRegimeAnswers(), description="Chế độ họp")
    reports: OrNone[ReportRegimeAnswers] = Field(default=None, description="Chế độ báo cáo, hoặc none")
    funding: OrNone[FundingAnswers] = Field(default=None, description="Kinh phí, hoặc none")


class DecisionAnswers(_Answers):
    """A decision about the body (quyết định)."""

    issuer: Issuer | None = Field(default=None, description="Ban hành với danh nghĩa ai")
    number: Number | None = Field(default=None, description="Số; chưa có thì không ghi")
    date: IssueDate | None = Field(default=None, description="Ngày, hoặc tháng, năm ban hành")
    signatory: Signatory | None = Field(default=None, description="Người ký")
    recipients: tuple[Recipient, ...] = Field(default=(), description="Nơi nhận khác")


class DecisionsAnswers(_Answers):
    """The decisions that the body rests on (các quyết định)."""

    establishment: OrNone[DecisionAnswers] = Field(
        default=None, description="Quyết định thành lập, hoặc none"
    )
    regulation: DecisionAnswers = Field(default=DecisionAnswers(), description="Quyết định ban hành quy chế")


class TaskAnswers(_Answers):
    """A task that a conclusion gives (nhiệm vụ)."""

    id: Identifier | None = Field(default=None, description="Mã nhiệm vụ")
    text: Text = Field(description="Nội dung nhiệm vụ")
    lead: Text = Field(description="Cơ quan chủ trì")
    cooperating: tuple[Text, ...] = Field(default=(), description="Các cơ quan phối hợp")
    deadline: TaskDeadline = Field(description="Thời hạn: ngày, tháng, quý, hoặc regular (thường xuyên)")


class InvitationAnswers(_Answers):
    """The invitation (giấy mời)."""

    date: IssueDate | None = Field(default=None, description="Ngày của giấy mời")


class ConclusionAnswers(_Answers):
    """What a meeting concluded (kết luận)."""

    date: IssueDate | None = Field(default=None, description="Ngày của thông báo kết luận")
    assessment: tuple[Text, ...] = Field(default=(), description="Đánh giá chung, kết luận chung")
    tasks: tuple[TaskAnswers, ...] = Field(default=(), description="Các nhiệm vụ giao")


class MeetingAnswers(_Answers):
    """A meeting; what is not settled stays open (cuộc họp)."""

    name: Text | None = Field(default=None, description="Tên cuộc họp")
    date: IssueDate | None = Field(default=None, description="Ngày họp")
    time: Clock = Field(default=None, description="Giờ họp")
    place: BlankText = Field(default=None, description="Địa điểm")
    agenda: tuple[AgendaItem, ...] = Field(default=(), description="Nội dung họp")
    documents: tuple[Text, ...] = Field(default=(), description="Tài liệu họp")
    invitation: InvitationAnswers = Field(default=InvitationAnswers(), description="Giấy mời")
    conclusion: ConclusionAnswers | None = Field(default=None, description="Kết luận, khi đã họp")


class Answers(_Answers):
    """Everything that ``vanban init`` can be told (câu trả lời)."""

    kind: BodyKind | None = Field(default=None, description="Loại tổ chức")
    unit: Text | None = Field(default=None, description="Đơn vị hành chính: mã hoặc tên")
    field: Text | None = Field(default=None, description="Lĩnh vực hoạt động")
    name: Text | None = Field(default=None, description="Tên đầy đủ của ban")
    short_name: Text | None = Field(default=None, description="Tên gọi tắt trong câu")
    symbol: Symbol | None = Field(default=None, description="Chữ viết tắt trong ký hiệu văn bản")
    governing_body: GoverningBodyAnswers = Field(
        default=GoverningBodyAnswers(), description="Cơ quan chủ quản"
    )
    members: tuple[MemberAnswers, ...] | None = Field(
        default=None, min_length=1, description="Các thành viên"
    )
    agencies: tuple[Agency, ...] = Field(default=(), description="Cơ quan khác được giao việc, nhận văn bản")
    standing_agency: OrNone[StandingAgencyAnswers] = Field(
        default=None, description="Cơ quan thường trực, hoặc none"
    )
    support_team: OrNone[SupportTeam] = Field(default=None, description="Tổ giúp việc, hoặc none")
    seals: SealUse | None = Field(default=None, description="Ai dùng con dấu nào")
    regimes: RegimesAnswers = Field(default=RegimesAnswers(), description="Chế độ làm việc")
    documents: Mapping[Identifier, LawDocument] = Field(default={}, description="Văn bản làm căn cứ, theo mã")
    bases: tuple[Identifier, ...] = Field(
        default=(), description="Căn cứ của các quyết định: mã trong documents hoặc data/legal_bases.yaml"
    )
    decisions: DecisionsAnswers = Field(default=DecisionsAnswers(), description="Các quyết định")
    meetings: OrNone[tuple[MeetingAnswers, ...]] = Field(default=None, description="Các cuộc họp, hoặc none")
    reports: OrNone[tuple[Period, ...]] = Field(default=None, description="Các kỳ báo cáo, hoặc none")

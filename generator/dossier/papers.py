"""What every paper that a committee issues has: who issues, who signs, who receives (thể thức văn bản)."""

from __future__ import annotations

from gettext import gettext as _
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.dossier.values import (
    BlankText,
    Day,
    DescribedEnum,
    Identifier,
    IssueDate,
    Number,
    Symbol,
    Text,
)
from generator.sources.faults import Fault


class Facts(BaseModel):
    """A group of facts of a dossier: unchangeable, and only with known keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Issuer(DescribedEnum):
    """In whose name a paper is issued (cơ quan, người ban hành): letterhead, number series and TM. follow."""

    COMMITTEE = "committee", "Tập thể ban (ký TM.), số của ban"
    COMMITTEE_HEAD = "committee_head", "Người đứng đầu ban, số của ban"
    GOVERNING_BODY = "governing_body", "Tập thể cơ quan chủ quản (ký TM.), số của cơ quan chủ quản"
    GOVERNING_BODY_HEAD = "governing_body_head", "Người đứng đầu cơ quan chủ quản, số của cơ quan chủ quản"


class SigningCapacity(DescribedEnum):
    """In which capacity someone signs (thẩm quyền ký, NĐ 30/2020 Điều 13, PL1 II.7a)."""

    HOLDER = "holder", "Chính người giữ chức vụ ký"
    DEPUTY = "deputy", "Ký thay cấp trưởng (KT.)"
    BY_ORDER = "by_order", "Ký thừa lệnh (TL.)"
    BY_AUTHORITY = "by_authority", "Ký thừa ủy quyền (TUQ.)"
    ACTING = "acting", "Quyền cấp trưởng (Q.)"


class Signatory(Facts):
    """Who signs (người ký): a member of the body, or someone else by post and name."""

    model_config = ConfigDict(title="Người ký")

    member: Identifier | None = Field(
        default=None, description="Mã của thành viên ký; hoặc ghi position và person"
    )
    position: Text | None = Field(
        default=None, description="Chức vụ của người ký không phải thành viên", examples=["Chánh Văn phòng"]
    )
    person: BlankText = Field(
        default=None, description="Họ và tên người ký (không ghi học hàm, học vị); để trống thì ghi blank"
    )
    capacity: SigningCapacity = Field(default=SigningCapacity.HOLDER, description="Thẩm quyền ký")
    stand_in: Text | None = Field(
        default=None,
        description="Chức vụ của cấp phó ký thay (KT.) người ký thừa lệnh; khi đó person là tên cấp phó",
        examples=["Phó Chánh Văn phòng"],
    )

    @model_validator(mode="after")
    def _says_who_signs(self) -> Self:
        named = self.position is not None or "person" in self.model_fields_set
        if self.member is not None and named:
            message = _("the signatory is given twice: as a member and by post or name")
            raise Fault("signatory-unclear", message, _("keep member, or keep position and person"))
        if self.member is None and (self.position is None or "person" not in self.model_fields_set):
            message = _("it is not said who signs")
            hint = _("give member, or give position and person (blank to leave the name open)")
            raise Fault("signatory-unclear", message, hint)
        if self.stand_in is not None and self.capacity is not SigningCapacity.BY_ORDER:
            message = _("only one who signs by order can have a deputy sign in his place")
            raise Fault("signatory-unclear", message, _("delete stand_in, or write capacity: by_order"))
        return self


class Recipient(Facts):
    """Who receives a paper (nơi nhận), with what for in brackets; a bare text is the name."""

    model_config = ConfigDict(title="Nơi nhận")

    name: Text = Field(description="Tên cơ quan, đơn vị, cá nhân nhận văn bản")
    errand: Text | None = Field(
        default=None, description="Mục đích gửi, in trong ngoặc", examples=["để b/c", "để t/h"]
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        return {"title": schema.get("title"), "anyOf": [{"type": "string", "minLength": 1}, schema]}


class Paper(Facts):
    """What every issued paper has (văn bản ban hành)."""

    issuer: Issuer = Field(default=Issuer.COMMITTEE_HEAD, description="Ban hành với danh nghĩa ai")
    number: Number = Field(description="Số văn bản; chưa cấp số thì ghi blank", examples=["blank", 64])
    date: IssueDate = Field(
        description="Ngày ban hành; phần để trống thì bỏ đi hoặc ghi blank",
        examples=["2026-02-15", "2026-02"],
    )
    signatory: Signatory = Field(description="Người ký")
    recipients: tuple[Recipient, ...] = Field(
        default=(), description="Nơi nhận khác, ngoài những nơi phần mềm tự tính"
    )
    archive: tuple[Text, ...] = Field(
        default=("VT",), description="Nơi lưu: văn thư và đơn vị soạn thảo", examples=[["VT", "CAT"]]
    )


class Submission(Facts):
    """What the paper of a proposal says, for it to be drawn up too (nội dung tờ trình)."""

    model_config = ConfigDict(title="Nội dung tờ trình")

    agency: Text | None = Field(
        default=None, description="Cơ quan trình; mặc định là cơ quan thường trực", examples=["Công an tỉnh"]
    )
    signatory: Signatory = Field(description="Người ký tờ trình")
    addressee: Text | None = Field(
        default=None, description="Kính gửi ai; mặc định là người ban hành quyết định"
    )
    reasons: tuple[Text, ...] = Field(default=(), description="Sự cần thiết ban hành")
    process: tuple[Text, ...] = Field(default=(), description="Quá trình xây dựng dự thảo")
    contents: tuple[Text, ...] = Field(default=(), description="Nội dung chính của dự thảo")
    enclosures: tuple[Text, ...] = Field(default=(), description="Tài liệu gửi kèm")
    recipients: tuple[Recipient, ...] = Field(default=(), description="Nơi nhận khác")
    archive: tuple[Text, ...] = Field(
        default=("VT",), description="Nơi lưu: văn thư và đơn vị soạn thảo", examples=[["VT", "CAT"]]
    )


class ProposalDocument(Facts):
    """The paper of a proposal (văn bản đề nghị)."""

    model_config = ConfigDict(title="Văn bản đề nghị")

    kind: Text = Field(default="Tờ trình", description="Tên loại văn bản")
    number: Number = Field(description="Số văn bản; chưa có thì ghi blank")
    symbol: Symbol | None = Field(default=None, description="Ký hiệu sau số", examples=["TTr-CAT"])
    date: IssueDate = Field(description="Ngày văn bản; phần để trống thì bỏ đi hoặc ghi blank")
    submission: Submission | None = Field(
        default=None, description="Nội dung tờ trình, nếu muốn soạn cả tờ trình"
    )


class Proposal(Facts):
    """At whose proposal a decision is made (theo đề nghị của), the last line of the bases."""

    model_config = ConfigDict(title="Theo đề nghị")

    position: Text = Field(description="Chức vụ người đề nghị", examples=["Giám đốc Công an tỉnh"])
    document: ProposalDocument | None = Field(default=None, description="Văn bản đề nghị")


class Decision(Paper):
    """A decision of or about the body (quyết định)."""

    model_config = ConfigDict(title="Quyết định")

    issuer: Issuer = Field(description="Ban hành với danh nghĩa ai")
    bases: tuple[Identifier, ...] = Field(
        description="Căn cứ, theo thứ tự in: mã trong documents; establishment là quyết định thành lập"
    )
    proposed_by: Proposal | None = Field(default=None, description="Theo đề nghị của ai")
    replaces: Identifier | None = Field(
        default=None, description="Quyết định bị thay thế: mã trong documents", examples=["decision-2024"]
    )


class Reorganisation(Decision):
    """A decision that changes who belongs to the body (quyết định kiện toàn).

    What changes is read from the memberships: who leaves on the day before ``effective``, who joins on it.
    """

    model_config = ConfigDict(title="Quyết định kiện toàn")

    id: Identifier = Field(description="Mã của lần kiện toàn", examples=["2026-07"])
    effective: Day = Field(
        description="Ngày thay đổi thành viên: ngày from của người mới, sau ngày to của người thôi tham gia"
    )

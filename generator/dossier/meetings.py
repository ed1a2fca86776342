"""Meetings with their papers (cuộc họp): invitation, minutes, conclusion notice and its tasks."""

from __future__ import annotations

from gettext import gettext as _
from typing import Self

from pydantic import ConfigDict, Field, model_validator

from generator.dossier.kinds import Role
from generator.dossier.papers import Facts, Issuer, Paper, Recipient
from generator.dossier.values import BlankText, Clock, Day, Identifier, IssueDate, Number, TaskDeadline, Text
from generator.sources.faults import Fault


class Invitation(Paper):
    """The invitation to a meeting (giấy mời)."""

    model_config = ConfigDict(title="Giấy mời")


class AgendaItem(Facts):
    """One item of the agenda (nội dung họp)."""

    model_config = ConfigDict(title="Nội dung họp")

    content: Text = Field(description="Nội dung")
    by: Text | None = Field(default=None, description="Ai trình bày: tên cơ quan hoặc mã thành viên")


class Invitees(Facts):
    """Who is invited (thành phần mời)."""

    model_config = ConfigDict(title="Thành phần mời")

    roles: tuple[Role, ...] = Field(
        default=tuple(Role), description="Các vai trò được mời; mặc định là tất cả"
    )
    others: tuple[Text, ...] = Field(default=(), description="Thành phần khác, ghi theo chức vụ và cơ quan")


class Preparation(Facts):
    """What an agency prepares for the meeting (công tác chuẩn bị)."""

    model_config = ConfigDict(title="Công tác chuẩn bị")

    agency: Text = Field(description="Cơ quan chuẩn bị")
    task: Text = Field(description="Việc phải chuẩn bị")


class Task(Facts):
    """A task that a conclusion gives (nhiệm vụ được giao)."""

    model_config = ConfigDict(title="Nhiệm vụ")

    id: Identifier = Field(description="Mã nhiệm vụ, không trùng trong cả hồ sơ")
    text: Text = Field(description="Nội dung nhiệm vụ")
    lead: Text = Field(description="Cơ quan chủ trì")
    cooperating: tuple[Text, ...] = Field(default=(), description="Các cơ quan phối hợp")
    deadline: TaskDeadline = Field(
        description="Thời hạn: ngày, tháng, quý, hoặc regular (thường xuyên)",
        examples=["2026-04-30", "2026-04", "2026-Q2", "regular"],
    )
    completed: Day | None = Field(default=None, description="Ngày hoàn thành; chưa xong thì không ghi")


class Conclusion(Paper):
    """What a meeting concluded (thông báo kết luận)."""

    model_config = ConfigDict(title="Thông báo kết luận")

    attendance: tuple[Text, ...] = Field(default=(), description="Thành phần dự họp")
    heard: tuple[Text, ...] = Field(default=(), description="Đã nghe báo cáo, ý kiến của ai")
    assessment: tuple[Text, ...] = Field(default=(), description="Đánh giá chung, kết luận chung")
    tasks: tuple[Task, ...] = Field(default=(), description="Các nhiệm vụ giao")


class Absence(Facts):
    """A member who did not come (thành viên vắng mặt)."""

    model_config = ConfigDict(title="Vắng mặt")

    member: Identifier = Field(description="Mã thành viên")
    reason: Text | None = Field(default=None, description="Lý do vắng mặt")


class Secretary(Facts):
    """Who keeps the minutes (thư ký cuộc họp): a member, or someone else by post and name."""

    model_config = ConfigDict(title="Thư ký cuộc họp")

    member: Identifier | None = Field(default=None, description="Mã thành viên; hoặc ghi position và person")
    position: Text | None = Field(default=None, description="Chức vụ", examples=["Chuyên viên Công an tỉnh"])
    person: BlankText = Field(default=None, description="Họ và tên; để trống thì ghi blank")

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        named = self.position is not None and "person" in self.model_fields_set
        partly = self.position is not None or "person" in self.model_fields_set
        if (self.member is not None and partly) or (self.member is None and not named):
            message = _("it is not clear who keeps the minutes")
            raise Fault("secretary-unclear", message, _("give member, or give position and person"))
        return self


class Statement(Facts):
    """What somebody said at the meeting (ý kiến phát biểu)."""

    model_config = ConfigDict(title="Ý kiến phát biểu")

    by: Text = Field(description="Ai phát biểu: mã thành viên, hoặc tên cơ quan, chức vụ")
    text: Text = Field(description="Tóm tắt ý kiến")


class Vote(Facts):
    """A vote and its count (biểu quyết)."""

    model_config = ConfigDict(title="Biểu quyết")

    matter: Text = Field(description="Nội dung biểu quyết")
    agree: int = Field(ge=0, description="Số thành viên tán thành")
    disagree: int = Field(default=0, ge=0, description="Số thành viên không tán thành")
    abstain: int = Field(default=0, ge=0, description="Số thành viên không có ý kiến")


class Minutes(Facts):
    """The minutes of a meeting (biên bản họp): NĐ 30/2020, PL3 form 1.9, without place and date."""

    model_config = ConfigDict(title="Biên bản họp")

    issuer: Issuer = Field(default=Issuer.COMMITTEE, description="Biên bản của cơ quan nào")
    number: Number = Field(description="Số biên bản; chưa cấp số thì ghi blank", examples=["blank", 12])
    began: Clock = Field(default=None, description="Giờ bắt đầu; mặc định là giờ họp", examples=["14:00"])
    ended: Clock = Field(description="Giờ kết thúc; chưa biết thì ghi blank", examples=["16:30"])
    absent: tuple[Absence, ...] = Field(default=(), description="Thành viên vắng mặt; người khác đều có mặt")
    guests: tuple[Text, ...] = Field(default=(), description="Người khác dự họp")
    secretary: Secretary = Field(description="Thư ký cuộc họp")
    statements: tuple[Statement, ...] = Field(default=(), description="Các ý kiến phát biểu")
    votes: tuple[Vote, ...] = Field(default=(), description="Các nội dung biểu quyết")
    conclusions: tuple[Text, ...] = Field(
        default=(), description="Kết luận của người chủ trì, ngoài đánh giá và nhiệm vụ ở conclusion"
    )
    recipients: tuple[Recipient, ...] = Field(default=(), description="Nơi nhận")
    archive: tuple[Text, ...] = Field(
        default=("VT",), description="Nơi lưu: văn thư và đơn vị soạn thảo", examples=[["VT", "CAT"]]
    )


class Meeting(Facts):
    """A meeting (cuộc họp) as a file of ``meetings/`` describes it."""

    model_config = ConfigDict(title="Cuộc họp")

    id: Identifier = Field(default="", description="Mã cuộc họp; mặc định là tên tệp")
    name: Text = Field(description="Tên cuộc họp", examples=["Họp Ban Chỉ đạo Quý I năm 2026"])
    convened_under: Identifier | None = Field(
        default=None, description="Mã khoản của quy chế làm cơ sở triệu tập; mặc định provisions.convening"
    )
    chair: Identifier | None = Field(
        default=None, description="Mã thành viên chủ trì; mặc định là người đứng đầu"
    )
    date: IssueDate = Field(description="Ngày họp; chưa định thì ghi blank", examples=["2026-03-20"])
    time: Clock = Field(description="Giờ họp; chưa định thì ghi blank", examples=["14:30"])
    place: BlankText = Field(description="Địa điểm; chưa định thì ghi blank")
    invitation: Invitation | None = Field(default=None, description="Giấy mời")
    agenda: tuple[AgendaItem, ...] = Field(default=(), description="Nội dung họp")
    documents: tuple[Text, ...] = Field(default=(), description="Tài liệu họp")
    documents_link: Text | None = Field(default=None, description="Đường dẫn tải tài liệu")
    invitees: Invitees = Field(default=Invitees(), description="Thành phần mời")
    preparation: tuple[Preparation, ...] = Field(default=(), description="Phân công chuẩn bị")
    minutes: Minutes | None = Field(default=None, description="Biên bản họp")
    conclusion: Conclusion | None = Field(default=None, description="Thông báo kết luận")

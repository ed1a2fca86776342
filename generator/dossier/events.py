"""What happens in the life of a committee: meetings with their papers, and reporting periods."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from generator.dossier.kinds import Role
from generator.dossier.papers import Facts, Paper
from generator.dossier.values import BlankText, Clock, Day, Identifier, IssueDate, Period, TaskDeadline, Text


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


class Conclusion(Paper):
    """What a meeting concluded (thông báo kết luận)."""

    model_config = ConfigDict(title="Thông báo kết luận")

    attendance: tuple[Text, ...] = Field(default=(), description="Thành phần dự họp")
    heard: tuple[Text, ...] = Field(default=(), description="Đã nghe báo cáo, ý kiến của ai")
    assessment: tuple[Text, ...] = Field(default=(), description="Đánh giá chung, kết luận chung")
    tasks: tuple[Task, ...] = Field(default=(), description="Các nhiệm vụ giao")


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
    conclusion: Conclusion | None = Field(default=None, description="Thông báo kết luận")


class Report(Facts):
    """A reporting period (kỳ báo cáo) as a file of ``reports/`` describes it."""

    model_config = ConfigDict(title="Kỳ báo cáo")

    id: Identifier = Field(default="", description="Mã kỳ báo cáo; mặc định là tên tệp")
    period: Period = Field(description="Kỳ báo cáo", examples=["2026-Q1", "2026-03", "2026-H1", "2026"])
    reporters: tuple[Identifier, ...] = Field(
        default=(),
        description="Mã thành viên phải báo cáo; mặc định là cấp phó, thành viên ngoài cơ quan chủ quản",
    )
    due: Day | None = Field(default=None, description="Hạn nộp; mặc định tính theo chế độ báo cáo")
    under: Identifier | None = Field(
        default=None, description="Mã khoản của quy chế về báo cáo; mặc định provisions.reporting"
    )
    addressee: Text | None = Field(default=None, description="Nơi nhận báo cáo; mặc định theo chế độ báo cáo")

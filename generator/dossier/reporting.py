"""What the year brings besides meetings: reports, reminders, consultations in writing, the programme."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from generator.dossier.papers import Facts, Issuer, Paper
from generator.dossier.values import Day, Identifier, IssueDate, Period, TaskDeadline, Text


class Progress(Facts):
    """What a report says of one task (tình hình thực hiện một nhiệm vụ)."""

    model_config = ConfigDict(title="Tình hình nhiệm vụ")

    task: Identifier = Field(description="Mã nhiệm vụ trong thông báo kết luận")
    text: Text = Field(description="Tình hình thực hiện")


class ReceivedReport(Facts):
    """A member's report that has come in (báo cáo của thành viên đã nhận)."""

    model_config = ConfigDict(title="Báo cáo đã nhận")

    reporter: Identifier = Field(description="Mã thành viên báo cáo")
    date: Day = Field(description="Ngày nhận")
    results: tuple[Text, ...] = Field(default=(), description="Kết quả thực hiện")
    progress: tuple[Progress, ...] = Field(default=(), description="Tình hình các nhiệm vụ được giao")
    difficulties: tuple[Text, ...] = Field(default=(), description="Khó khăn, vướng mắc")
    plans: tuple[Text, ...] = Field(default=(), description="Nhiệm vụ kỳ tới")
    proposals: tuple[Text, ...] = Field(default=(), description="Kiến nghị, đề xuất")


class ConsolidatedReport(Paper):
    """The committee's own report of a period (báo cáo tổng hợp)."""

    model_config = ConfigDict(title="Báo cáo tổng hợp")

    addressee: Text | None = Field(
        default=None, description="Kính gửi ai; mặc định theo chế độ báo cáo của ban"
    )
    assessment: tuple[Text, ...] = Field(default=(), description="Đánh giá chung")
    shortcomings: tuple[Text, ...] = Field(default=(), description="Tồn tại, hạn chế")
    causes: tuple[Text, ...] = Field(default=(), description="Nguyên nhân")
    plans: tuple[Text, ...] = Field(default=(), description="Nhiệm vụ trọng tâm kỳ tới")
    proposals: tuple[Text, ...] = Field(default=(), description="Kiến nghị, đề xuất")


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
    received: tuple[ReceivedReport, ...] = Field(default=(), description="Báo cáo của thành viên đã nhận")
    consolidated: ConsolidatedReport | None = Field(default=None, description="Báo cáo tổng hợp của ban")


class Reminder(Paper):
    """A letter that asks for what is overdue (công văn đôn đốc), a file of ``reminders/``."""

    model_config = ConfigDict(title="Công văn đôn đốc")

    id: Identifier = Field(default="", description="Mã công văn; mặc định là tên tệp")
    as_of: Day | None = Field(
        default=None, description="Tính việc quá hạn đến ngày nào; mặc định là ngày công văn"
    )
    respond_by: Day | None = Field(default=None, description="Đề nghị trả lời, hoàn thành trước ngày")
    agencies: tuple[Text, ...] = Field(
        default=(), description="Chỉ đôn đốc các cơ quan này; mặc định là mọi cơ quan có việc quá hạn"
    )


class Question(Facts):
    """One question of a consultation (nội dung xin ý kiến)."""

    model_config = ConfigDict(title="Nội dung xin ý kiến")

    text: Text = Field(description="Nội dung xin ý kiến")
    options: tuple[Text, ...] = Field(
        default=("Đồng ý", "Không đồng ý", "Ý kiến khác"), min_length=2, description="Các phương án trả lời"
    )


class Consultation(Facts):
    """A consultation in writing (lấy ý kiến bằng văn bản), a file of ``opinions/``."""

    model_config = ConfigDict(title="Lấy ý kiến bằng văn bản")

    id: Identifier = Field(default="", description="Mã lần lấy ý kiến; mặc định là tên tệp")
    subject: Text = Field(
        description="Lấy ý kiến về việc gì", examples=["dự thảo danh mục cơ sở dữ liệu dùng chung"]
    )
    issuer: Issuer = Field(default=Issuer.COMMITTEE, description="Phiếu mang tên cơ quan nào")
    date: IssueDate = Field(description="Ngày gửi phiếu; phần để trống thì bỏ đi hoặc ghi blank")
    respond_by: Day | None = Field(default=None, description="Gửi lại phiếu chậm nhất ngày")
    to: Text | None = Field(default=None, description="Phiếu gửi về đâu; mặc định là nơi giúp việc của ban")
    under: Identifier | None = Field(
        default=None, description="Mã khoản của quy chế về lấy ý kiến; mặc định provisions.opinions"
    )
    respondents: tuple[Identifier, ...] = Field(
        default=(), description="Mã thành viên được hỏi; mặc định là mọi thành viên trừ người đứng đầu"
    )
    documents: tuple[Text, ...] = Field(default=(), description="Tài liệu gửi kèm")
    questions: tuple[Question, ...] = Field(min_length=1, description="Các nội dung xin ý kiến")


class ProgrammeItem(Facts):
    """One entry of the programme that no regime and no conclusion gives (việc trong chương trình)."""

    model_config = ConfigDict(title="Việc trong chương trình")

    text: Text = Field(description="Nội dung công việc")
    lead: Text = Field(description="Cơ quan chủ trì")
    cooperating: tuple[Text, ...] = Field(default=(), description="Các cơ quan phối hợp")
    deadline: TaskDeadline = Field(
        description="Thời hạn: ngày, tháng, quý, hoặc regular (thường xuyên)",
        examples=["2026-04-30", "2026-04", "2026-Q2", "regular"],
    )
    result: Text | None = Field(
        default=None, description="Kết quả, sản phẩm", examples=["Kế hoạch của Ủy ban nhân dân tỉnh"]
    )


class Programme(Paper):
    """The work programme of a year (chương trình công tác), a file of ``programmes/``."""

    model_config = ConfigDict(title="Chương trình công tác")

    id: Identifier = Field(default="", description="Mã chương trình; mặc định là tên tệp")
    year: int = Field(ge=1900, le=2999, description="Năm")
    focus: tuple[Text, ...] = Field(default=(), description="Trọng tâm của năm")
    items: tuple[ProgrammeItem, ...] = Field(
        default=(), description="Việc khác, ngoài họp, báo cáo, kiểm tra theo chế độ và nhiệm vụ đã giao"
    )

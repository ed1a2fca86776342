"""How a committee works over the year (chế độ làm việc): meetings, reports, inspections, money."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from generator.dossier.papers import Facts
from generator.dossier.values import DescribedEnum, Text


class Frequency(DescribedEnum):
    """How often something happens (chế độ định kỳ); the description is the phrase of running text."""

    ON_DEMAND = "on_demand", "khi cần thiết"
    PERIODIC = "periodic", "định kỳ"
    MONTHLY = "monthly", "hằng tháng"
    QUARTERLY = "quarterly", "hằng quý"
    SEMIANNUAL = "semiannual", "06 tháng một lần"
    ANNUAL = "annual", "hằng năm"

    @property
    def months(self) -> int | None:
        """The length of the period in months; None without a fixed one."""
        return {"monthly": 1, "quarterly": 3, "semiannual": 6, "annual": 12}.get(self.value)


class DayOffRule(DescribedEnum):
    """Where a due day goes that falls on a day off (ngày đến hạn trùng ngày nghỉ)."""

    NEXT = "next_working_day", "Ngày làm việc tiếp theo"
    PREVIOUS = "previous_working_day", "Ngày làm việc liền trước"
    UNMOVED = "unmoved", "Giữ nguyên ngày"


class Quorum(DescribedEnum):
    """How many members a meeting needs (số thành viên dự họp tối thiểu)."""

    HALF = "half", "quá nửa số thành viên"
    TWO_THIRDS = "two_thirds", "ít nhất hai phần ba số thành viên"

    def is_met(self, present: int, members: int) -> bool:
        """Whether so many of so many members are enough: more than a half, or at least two thirds."""
        return 2 * present > members if self is Quorum.HALF else 3 * present >= 2 * members


class DecisionRule(DescribedEnum):
    """How a meeting comes to its decision (cách quyết định)."""

    CHAIR = "chair", "Tập thể thảo luận, người đứng đầu kết luận"
    MAJORITY = "majority", "Biểu quyết theo đa số"


class StandingBody(DescribedEnum):
    """Who serves the committee day by day (cơ quan thường trực, tổ giúp việc)."""

    STANDING_AGENCY = "standing_agency", "Cơ quan thường trực"
    SUPPORT_TEAM = "support_team", "Tổ giúp việc"


class PeriodicRegime(Facts):
    """What happens once a period, and on which day of its last month (việc định kỳ).

    A day off moves the day to the next working one unless the regime says otherwise (Bộ luật Dân sự
    91/2015/QH13, Điều 148 khoản 5).
    """

    frequency: Frequency = Field(description="Bao lâu một lần")
    due_day: int | None = Field(
        default=None, ge=1, le=31, description="Ngày đến hạn, trong tháng cuối của kỳ", examples=[20]
    )
    on_day_off: DayOffRule = Field(
        default=DayOffRule.NEXT, description="Ngày đến hạn trùng ngày nghỉ thì chuyển đi đâu"
    )


class MeetingRegime(PeriodicRegime):
    """How the body meets (chế độ họp)."""

    model_config = ConfigDict(title="Chế độ họp")

    extraordinary: bool = Field(default=False, description="Có họp đột xuất khi cần")
    notice_days: int | None = Field(
        default=None, ge=1, le=30, description="Giấy mời gửi trước cuộc họp ít nhất bao nhiêu ngày"
    )
    absence_notice_days: int | None = Field(
        default=None, ge=1, le=30, description="Báo vắng trước bao nhiêu ngày"
    )
    quorum: Quorum | None = Field(default=None, description="Số thành viên dự họp tối thiểu")
    decide_by: DecisionRule = Field(default=DecisionRule.CHAIR, description="Cách quyết định")


class ReportRegime(PeriodicRegime):
    """Who reports to whom how often (chế độ báo cáo)."""

    model_config = ConfigDict(title="Chế độ báo cáo")

    to: Text | None = Field(
        default=None, description="Báo cáo gửi ai", examples=["Chủ tịch Ủy ban nhân dân tỉnh"]
    )
    via: StandingBody | None = Field(default=None, description="Báo cáo qua ai tổng hợp")


class InspectionRegime(PeriodicRegime):
    """How the body inspects what it directs (chế độ kiểm tra)."""

    model_config = ConfigDict(title="Chế độ kiểm tra")

    subject: Text | None = Field(
        default=None, description="Nội dung kiểm tra", examples=["việc kết nối, chia sẻ dữ liệu"]
    )
    lead: Text | None = Field(
        default=None, description="Cơ quan chủ trì kiểm tra; mặc định là nơi giúp việc của ban"
    )


class FundingRegime(Facts):
    """Where the money comes from (kinh phí)."""

    model_config = ConfigDict(title="Kinh phí")

    source: Text = Field(description="Nguồn kinh phí", examples=["ngân sách nhà nước cấp cho Công an tỉnh"])
    estimate_by: StandingBody | None = Field(default=None, description="Ai lập dự toán")


class Regimes(Facts):
    """How the body works (chế độ làm việc)."""

    model_config = ConfigDict(title="Chế độ làm việc")

    meetings: MeetingRegime = Field(description="Chế độ họp")
    reports: ReportRegime | None = Field(default=None, description="Chế độ báo cáo của thành viên")
    committee_reports: ReportRegime | None = Field(
        default=None, description="Chế độ báo cáo của ban lên cấp trên, nếu quy chế quy định riêng"
    )
    inspections: InspectionRegime | None = Field(default=None, description="Chế độ kiểm tra")
    funding: FundingRegime | None = Field(default=None, description="Kinh phí")

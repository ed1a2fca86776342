"""The questions for a new dossier (câu hỏi) in their order: what is asked, proposed, and may be chosen.

Their words are Vietnamese, as the descriptions of the dossier's keys are: they name these keys to a
person, in the dialogue and in the workbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from generator.dossier.kinds import TITLES, BodyKind, Role
from generator.dossier.papers import Issuer
from generator.dossier.regimes import DecisionRule, Frequency
from generator.dossier.values import BLANK, DescribedEnum
from generator.starting import proposals
from generator.starting.answers import NONE, SealUse
from generator.starting.draft import Draft, Steps

Choices = Sequence[tuple[str, str]]
"""What may be answered, each with its words."""


class Form(Enum):
    """What kind of value an answer is, for reading what a person types."""

    TEXT = "text"
    UNIT = "unit"
    DATE = "date"
    BLANK_TEXT = "blank text"


def _always(_draft: Draft) -> bool:
    return True


def _never(_draft: Draft) -> bool:
    return False


def _blank(_draft: Draft) -> str:
    return BLANK


def _value(text: str) -> Callable[[Draft], str]:
    return lambda _draft: text


def _described(choices: type[DescribedEnum]) -> Choices:
    return tuple((one.value, one.description) for one in choices)


_YES_NO: Choices = (("true", "có"), ("false", "không"))
_PERIODS: Choices = tuple((one.value, one.description) for one in Frequency if one.months)


@dataclass(frozen=True, slots=True)
class Question:
    """One question (câu hỏi) and the answer that it proposes.

    ``none`` is the path that holds ``none`` when there is no such thing, None where that is no answer.
    ``asked`` tells whether the question makes sense; ``quiet`` whether its proposal is taken unasked.
    """

    path: Steps
    label: str
    help: str
    propose: Callable[[Draft], str | None]
    choices: Choices = ()
    form: Form = Form.TEXT
    none: Steps | None = None
    asked: Callable[[Draft], bool] = _always
    quiet: Callable[[Draft], bool] = _never


def _open(_draft: Draft) -> None:
    """Nothing can be proposed."""


BODY = (
    Question(
        ("kind",),
        "Loại tổ chức",
        "Chức danh các vai trò theo đó mà có",
        _value(BodyKind.STEERING_COMMITTEE),
        _described(BodyKind),
    ),
    Question(
        ("unit",),
        "Đơn vị hành chính",
        "Tên hoặc mã của tỉnh, xã, phường… mà ban thuộc về, ví dụ: xã Bình Lư",
        _open,
        form=Form.UNIT,
    ),
    Question(("field",), "Lĩnh vực", "Lĩnh vực hoạt động, viết thường, ví dụ: chuyển đổi số", _open),
    Question(("name",), "Tên đầy đủ", "Tên đầy đủ của ban, có địa danh", proposals.name),
    Question(("short_name",), "Tên gọi tắt", "Gọi trong câu, ví dụ: Ban Chỉ đạo", proposals.short_name),
    Question(
        ("symbol",),
        "Ký hiệu",
        "Chữ viết tắt trong ký hiệu văn bản, ví dụ BCĐ trong 05/QĐ-BCĐ",
        proposals.symbol,
    ),
    Question(
        ("governing_body", "name"),
        "Cơ quan chủ quản",
        "Cơ quan lập ra ban, có địa danh",
        proposals.governing_body,
    ),
    Question(
        ("governing_body", "head"),
        "Người đứng đầu cơ quan chủ quản",
        "Chức vụ, ví dụ: Chủ tịch Ủy ban nhân dân tỉnh",
        proposals.governing_head,
        quiet=proposals.is_peoples_committee,
    ),
    Question(
        ("governing_body", "short_name"),
        "Tên viết tắt của cơ quan chủ quản",
        "Gọi trong câu, ví dụ: UBND tỉnh",
        proposals.governing_short_name,
        quiet=proposals.is_peoples_committee,
    ),
    Question(
        ("governing_body", "symbol"),
        "Ký hiệu của cơ quan chủ quản",
        "Trong ký hiệu văn bản, ví dụ: UBND",
        proposals.governing_symbol,
        quiet=proposals.is_peoples_committee,
    ),
)
"""What is asked before the members."""


def _reports_in_periods(draft: Draft) -> bool:
    return draft.get("regimes", "reports", "frequency") in {value for value, _words in _PERIODS}


REGIME = (
    Question(
        ("standing_agency", "name"),
        "Cơ quan thường trực",
        "Tên cơ quan tham mưu, giúp việc thường xuyên",
        proposals.standing_agency,
        none=("standing_agency",),
    ),
    Question(
        ("standing_agency", "head"),
        "Người đứng đầu cơ quan thường trực",
        "Chức vụ, ví dụ: Giám đốc Công an tỉnh",
        proposals.standing_head,
        asked=lambda draft: draft.has("standing_agency"),
    ),
    Question(
        ("standing_agency", "symbol"),
        "Ký hiệu của cơ quan thường trực",
        "Chữ viết tắt, ví dụ: CAT",
        proposals.standing_symbol,
        asked=lambda draft: draft.has("standing_agency"),
    ),
    Question(
        ("support_team", "name"),
        "Tổ giúp việc",
        "Tên tổ giúp việc, ví dụ: Tổ giúp việc Ban Chỉ đạo",
        _value(NONE),
        none=("support_team",),
    ),
    Question(
        ("regimes", "meetings", "frequency"),
        "Kỳ họp",
        "Ban họp bao lâu một lần",
        _value(Frequency.QUARTERLY),
        _described(Frequency),
    ),
    Question(
        ("regimes", "meetings", "extraordinary"),
        "Họp đột xuất",
        "Ngoài kỳ họp, có họp đột xuất khi cần không",
        proposals.extraordinary,
        _YES_NO,
        quiet=lambda draft: draft.get("regimes", "meetings", "frequency") == Frequency.ON_DEMAND,
    ),
    Question(
        ("regimes", "meetings", "absence_notice_days"),
        "Số ngày báo vắng",
        "Báo vắng trước cuộc họp bao nhiêu ngày",
        proposals.absence_notice,
    ),
    Question(
        ("regimes", "meetings", "decide_by"),
        "Cách quyết định",
        "Cuộc họp quyết định thế nào",
        proposals.decide_by,
        _described(DecisionRule),
    ),
    Question(
        ("regimes", "reports", "frequency"),
        "Kỳ báo cáo",
        "Thành viên báo cáo bao lâu một lần",
        proposals.report_frequency,
        _described(Frequency),
        none=("regimes", "reports"),
    ),
    Question(
        ("regimes", "reports", "due_day"),
        "Ngày nộp báo cáo",
        "Ngày trong tháng cuối của kỳ báo cáo, từ 1 đến 31",
        _value("20"),
        asked=_reports_in_periods,
    ),
    Question(
        ("regimes", "funding", "source"),
        "Nguồn kinh phí",
        "Kinh phí hoạt động lấy từ đâu",
        proposals.funding,
        none=("regimes", "funding"),
    ),
    Question(
        ("seals",),
        "Con dấu",
        "Ai dùng con dấu nào khi ký văn bản của ban",
        _value(SealUse.CHAIR),
        _described(SealUse),
    ),
    Question(
        ("decisions", "establishment", "issuer"),
        "Quyết định thành lập do ai ban hành",
        "Ban hành với danh nghĩa ai",
        _value(Issuer.GOVERNING_BODY_HEAD),
        _described(Issuer),
        none=("decisions", "establishment"),
    ),
    Question(
        ("decisions", "establishment", "date"),
        "Ngày quyết định thành lập",
        "Ngày 15/01/2026, hoặc tháng 01/2026 nếu chưa rõ ngày",
        proposals.this_month,
        form=Form.DATE,
        asked=lambda draft: draft.has("decisions", "establishment"),
    ),
    Question(
        ("decisions", "regulation", "issuer"),
        "Quy chế do ai ban hành",
        "Ban hành với danh nghĩa ai",
        proposals.regulation_issuer,
        _described(Issuer),
    ),
    Question(
        ("decisions", "regulation", "date"),
        "Ngày ban hành quy chế",
        "Ngày 15/01/2026, hoặc tháng 01/2026 nếu chưa rõ ngày",
        proposals.regulation_date,
        form=Form.DATE,
    ),
)
"""What is asked after the members."""


def _has_meeting(draft: Draft) -> bool:
    return draft.has("meetings") and draft.get("meetings") != []


EVENTS = (
    Question(
        ("meetings", 0, "name"),
        "Cuộc họp đầu tiên",
        "Tên cuộc họp, để lập giấy mời",
        proposals.meeting_name,
        none=("meetings",),
        asked=lambda draft: draft.get("meetings") != [],
    ),
    Question(
        ("meetings", 0, "date"), "Ngày họp", "Ví dụ: 20/3/2026", _blank, form=Form.DATE, asked=_has_meeting
    ),
    Question(
        ("meetings", 0, "time"), "Giờ họp", "Ví dụ: 14:30", _blank, form=Form.BLANK_TEXT, asked=_has_meeting
    ),
    Question(
        ("meetings", 0, "place"),
        "Địa điểm họp",
        "Phòng họp, trụ sở",
        _blank,
        form=Form.BLANK_TEXT,
        asked=_has_meeting,
    ),
    Question(
        ("reports", 0),
        "Kỳ báo cáo đầu tiên",
        "Ví dụ: 2026-Q1, 2026-03, 2026-H1 (6 tháng đầu năm), 2026",
        proposals.report_period,
        none=("reports",),
        asked=lambda draft: _reports_in_periods(draft) and draft.get("reports") != [],
    ),
)
"""The first meeting and the first report."""

QUESTIONS = (*BODY, *REGIME, *EVENTS)
"""Every question but those about members."""


def member_questions(draft: Draft, index: int) -> Iterator[Question]:
    """What is asked about a member; ``none`` for the role ends the list."""
    number = index + 1
    path: Steps = ("members", index)
    titles = TITLES[draft.kind or BodyKind.STEERING_COMMITTEE]
    roles = tuple(
        (role.value, title.text) for role, title in titles.items() if (role is Role.CHAIR) == (index == 0)
    )
    yield Question(
        (*path, "role"),
        f"Người thứ {number}, chức danh",
        "Vai trò trong ban",
        lambda draft: proposals.member_role(draft, index),
        roles,
        none=(*path, "role") if index else None,
        quiet=lambda _draft: index == 0,
    )
    if draft.has(*path, "role"):
        about = next(title.text for role, title in titles.items() if role.value == draft.get(*path, "role"))
        yield Question(
            (*path, "position"),
            f"{about} ({number}), chức vụ",
            "Chức vụ chính quyền, ví dụ: Giám đốc Sở Tài chính",
            lambda draft: proposals.member_position(draft, index),
        )
        yield Question(
            (*path, "agency"),
            f"{about} ({number}), cơ quan",
            "Cơ quan công tác",
            lambda draft: proposals.member_agency(draft, index),
        )
        yield Question(
            (*path, "person"),
            f"{about} ({number}), họ và tên",
            "Chưa rõ thì để trống",
            _blank,
            form=Form.BLANK_TEXT,
        )


def questions(draft: Draft) -> Iterator[Question]:
    """Every question that makes sense with the answers so far, in order; answers given meanwhile count."""
    yield from (one for one in BODY if one.asked(draft))
    index = 0
    while True:
        yield from member_questions(draft, index)
        if not draft.has("members", index, "role"):
            break
        index += 1
    yield from (one for one in (*REGIME, *EVENTS) if one.asked(draft))

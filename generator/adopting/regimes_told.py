"""How a body works, as its regulation tells it (chế độ họp, báo cáo, kinh phí)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.adopting.statements import ProposedFact, Sentence, proposed
from generator.dossier.regimes import DecisionRule, Frequency, Quorum, StandingBody
from generator.vietnamese.number_words import from_words

_ONE = r"(?<!\d)(?:0?1|một)"
_TWICE = r"(?<!\d)(?:0?2|hai)"
_A_YEAR = r"(?: trong| một| mỗi|/| trong một) ?năm"


def _once_in(period: str) -> str:
    """``mỗi quý một lần``, ``một quý/lần``, ``01 lần/quý``."""
    once = rf"(?:mỗi|{_ONE}) {period}(?: họp)? ?(?:/ ?)?{_ONE} lần"
    return rf"(?:hằng|hàng) {period}|{once}|{_ONE} (?:{period}/lần|lần/{period})"


_HALF_YEAR = r"(?<!\d)(?:0?6|sáu) tháng"
_EVERY: Sequence[tuple[Frequency, str]] = (
    (Frequency.SEMIANNUAL, rf"{_HALF_YEAR}(?: đầu năm)?,? (?:họp )?(?:và |tổng kết )?(?:cuối |cả )?năm"),
    (Frequency.SEMIANNUAL, rf"{_HALF_YEAR}(?: họp)? ?(?:/ ?)?{_ONE} lần|{_HALF_YEAR}/lần"),
    (Frequency.SEMIANNUAL, rf"{_TWICE} lần{_A_YEAR}|(?:hằng|hàng|mỗi) năm(?: họp)? {_TWICE} lần"),
    (Frequency.MONTHLY, _once_in("tháng")),
    (Frequency.QUARTERLY, _once_in("quý")),
    (Frequency.QUARTERLY, rf"(?<!\d)(?:0?3|ba) tháng(?: họp)? ?(?:/ ?)?{_ONE} lần"),
    (Frequency.QUARTERLY, rf"(?<!\d)(?:0?4|bốn) lần{_A_YEAR}"),
    (Frequency.ANNUAL, rf"{_once_in('năm')}|{_ONE} lần{_A_YEAR}"),
)
_MEETS = (
    r"(?:họp|phiên họp)(?: toàn thể| thường kỳ| định kỳ| thường xuyên| sơ kết)*[ ,:(]*"
    r"(?:ít nhất |tối thiểu )?"
)
_EXTRAORDINARY = re.compile(
    r"(?<!không )\bhọp (?:đột xuất|bất thường)|\b(?:đột xuất|bất thường)[^.;]{0,12}họp"
    r"|họp[^.;]{0,60}hoặc đột xuất"
)
_OF_TEAM = re.compile(r"[Tt]ổ giúp việc(?: \w+)? họp")
_AWAY = re.compile(r"\b[Vv]ắng\b|[Kk]hông (?:thể )?(?:sắp xếp )?(?:tham )?dự")
_DAYS_BEFORE = (
    r"trước(?: (?:khi|ngày|thời gian))?(?: (?:họp|cuộc họp|phiên họp))?(?: ít nhất| tối thiểu)?"
    r" (?P<days>\d{1,2}|\w+(?: \w+)?) ngày"
)
_ABSENCE = re.compile(_DAYS_BEFORE)
_NOTICE = re.compile(
    r"(?:[Gg]iấy mời|mời họp|triệu tập họp|[Tt]hông báo (?:mời |triệu tập )?họp)[^.;]{0,100}?"
    rf"(?:{_DAYS_BEFORE}|ít nhất (?P<more>\d{{1,2}}) ngày trước)"
)
_PRESENT = r"[^.;]{0,60}(?:tham dự|dự họp|có mặt|dự)\b"
_QUORUM = (
    (Quorum.TWO_THIRDS, re.compile(rf"(?:ít nhất|từ|tối thiểu|đủ|có) (?:hai phần ba|2/3){_PRESENT}")),
    (Quorum.HALF, re.compile(rf"(?:quá nửa|trên 50%|hơn một nửa|trên một nửa|quá bán){_PRESENT}")),
)
_DECIDED = (
    (
        DecisionRule.MAJORITY,
        re.compile(r"(?:quyết định|biểu quyết|thông qua|kết luận)[^.;]{0,40}đa số|\bbiểu quyết\b"),
    ),
    (
        DecisionRule.CHAIR,
        re.compile(
            r"(?:làm việc|thảo luận|tập thể|trao đổi)[^.;]{0,80}"
            r"(?:Trưởng [Bb]an|Tổ trưởng|Chủ tịch Hội đồng|người chủ trì)[^.;,]{0,30}"
            r" (?:xem xét, )?(?:quyết định|kết luận)"
        ),
    ),
)
_MEMBERS = re.compile(r"[Tt]hành viên|[Ủủ]y viên")
_REPORTING = r"báo cáo"
_NO_REGIME = re.compile(r"chế độ|yêu cầu|đôn đốc|ký |[Tt]rường hợp")
_TO = r"(?:qua|gửi(?: về)?|về|tới|đến)"
_THROUGH = (
    (StandingBody.STANDING_AGENCY, re.compile(rf"{_TO} [^.;()]{{0,40}}?[Cc]ơ quan [Tt]hường trực")),
    (StandingBody.SUPPORT_TEAM, re.compile(rf"{_TO} [Tt]ổ (?:giúp việc|công tác giúp việc)")),
)
_MONEY = re.compile(
    r"[Kk]inh phí (?:hoạt động|bảo đảm|thực hiện|phục vụ)[^.;]{0,90}?(?:từ|trong|bằng|do)(?: trong)?"
    r"(?: các)?(?: nguồn)? (?P<source>(?:ngân sách|chi thường xuyên|nguồn chi)[^.;:]{0,200}?)"
    r"(?= và (?:các )?(?:nguồn|kinh phí)|, các nguồn| theo (?:quy định|phân cấp)| trong các trường hợp"
    r"|[.;:]|$)"
)


def meetings_told(told: Sequence[Sentence]) -> Iterator[ProposedFact]:
    """How often the body meets and how it decides (chế độ họp)."""
    own = [one for one in told if not _OF_TEAM.search(one.text)]
    key = "regimes.meetings"
    yield from _first(_frequency(own, f"{key}.frequency"))
    yield from _first(
        proposed(f"{key}.extraordinary", "true", one, match)
        for one in own
        if (match := _EXTRAORDINARY.search(one.text))
    )
    yield from _first(_days(own, f"{key}.absence_notice_days", _ABSENCE, wanted=_AWAY))
    yield from _first(_days(own, f"{key}.notice_days", _NOTICE))
    yield from _first(
        proposed(f"{key}.quorum", quorum.value, one, match)
        for one in own
        for quorum, sign in _QUORUM
        if "họp" in one.text and (match := sign.search(one.text))
    )
    yield from _first(
        proposed(f"{key}.decide_by", rule.value, one, match)
        for rule, sign in _DECIDED
        for one in own
        if (match := sign.search(one.text))
    )


def reports_told(told: Sequence[Sentence]) -> Iterator[ProposedFact]:
    """How often members report, and through whom (chế độ báo cáo); nothing when the text tells no period."""
    by_members = [one for one in told if _REPORTING in one.text.casefold() and _MEMBERS.search(one.text)]
    others = [one for one in told if _REPORTING in one.text.casefold() and not _NO_REGIME.search(one.text)]
    frequency = next(_report_frequency([*by_members, *others]), None)
    if frequency is None:
        return
    yield frequency
    yield from _first(
        proposed("regimes.reports.via", body.value, one, match)
        for one in told
        for body, sign in _THROUGH
        if _REPORTING in one.text.casefold() and not _AWAY.search(one.text)
        if (match := sign.search(one.text))
    )


def money_told(told: Sequence[Sentence]) -> Iterator[ProposedFact]:
    """Where the money comes from, in the words of the text (kinh phí)."""
    for one in told:
        match = _MONEY.search(one.text)
        if match is not None:
            source = match["source"].strip(" ,")
            yield ProposedFact("regimes.funding.source", source, one.line, match.group())
            return


def estimate_told(told: Sequence[Sentence], serving: str | None) -> Iterator[ProposedFact]:
    """That the standing agency draws up the estimate of costs (lập dự toán), by its title or its name."""
    names = [re.escape(name) for name in (serving, "Cơ quan Thường trực", "Cơ quan thường trực") if name]
    sign = re.compile(rf"(?:{'|'.join(names)})[^.;]{{0,120}}lập dự toán")
    yield from _first(
        proposed("regimes.funding.estimate_by", StandingBody.STANDING_AGENCY.value, one, match)
        for one in told
        if (match := sign.search(one.text))
    )


def _first(found: Iterator[ProposedFact]) -> Iterator[ProposedFact]:
    one = next(found, None)
    return iter(() if one is None else (one,))


def _frequency(told: Sequence[Sentence], key: str) -> Iterator[ProposedFact]:
    """A fixed period first, wherever it stands; else that the body meets regularly at all."""
    for one in told:
        for frequency, every in _EVERY:
            sign = rf"\b{_MEETS}(?:{every})|(?:{every})[^.;]{{0,30}}\bhọp\b"
            if match := re.search(sign, one.text, re.IGNORECASE):
                yield proposed(key, frequency.value, one, match)
                break
    for one in told:
        if match := re.search(r"\bhọp (?:định|thường) kỳ", one.text):
            yield proposed(key, Frequency.PERIODIC.value, one, match)


def _report_frequency(told: Sequence[Sentence]) -> Iterator[ProposedFact]:
    key = "regimes.reports.frequency"
    for one in told:
        for frequency, every in _EVERY:
            sign = rf"\b{_REPORTING}\b[^.;]{{0,160}}?(?:{every})|(?:{every})[^.;]{{0,120}}?\b{_REPORTING}\b"
            if match := re.search(sign, one.text, re.IGNORECASE):
                yield proposed(key, frequency.value, one, match)
                break
    for one in told:
        match = re.search(rf"{_REPORTING} định kỳ|định kỳ {_REPORTING}", one.text, re.IGNORECASE)
        if match and _MEMBERS.search(one.text):
            yield proposed(key, Frequency.PERIODIC.value, one, match)


def _days(
    told: Sequence[Sentence], key: str, sign: re.Pattern[str], wanted: re.Pattern[str] | None = None
) -> Iterator[ProposedFact]:
    for one in told:
        if wanted is not None and not wanted.search(one.text):
            continue
        match = sign.search(one.text)
        days = _number(next(filter(None, match.groups()), "")) if match else None
        if match is not None and days is not None and 1 <= days <= 30:
            yield proposed(key, str(days), one, match)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else from_words(text)

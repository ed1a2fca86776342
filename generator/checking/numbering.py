"""Numbers that are doubled, left out, out of order, or no letter of the alphabet (đánh số)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from gettext import gettext as _

from generator.checking.passages import CheckedText, Path
from generator.checking.rule import DECREE_30, Example, Explanation, Rule, Slip
from generator.diagnostics import Severity
from generator.regulation.numbering import label_of, number_of
from generator.regulation.provision import Level
from generator.vietnamese.letters import POINT_LETTERS

_MOST_NAMED = 4
_LETTER_D = POINT_LETTERS.index("d") + 1
_SOURCE = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.6d và II.6đ"


class _Kind(Enum):
    DOUBLED = auto()
    SKIPPED = auto()
    EARLIER = auto()


def check_doubled(text: CheckedText) -> Iterator[Slip]:
    """A number that stands twice among its equals (số trùng; NĐ 30/2020, PL1 II.6đ)."""
    for path, before, _missing in _steps(text, _Kind.DOUBLED):
        one = path[-1]
        message = _("{label} stands here a second time, after {before}").format(
            label=one.label, before=before[-1].label
        )
        hint = _("number it anew, and the citations of what follows with it")
        if one.level is Level.POINT and number_of(Level.POINT, one.number or "") == _LETTER_D:
            hint = _("this may be {letter}: the letter after {before} is often lost in copying").format(
                letter="đ)", before="d)"
            )
        yield Slip(path, message, hint)


def check_skipped(text: CheckedText) -> Iterator[Slip]:
    """A number that is left out (số bị bỏ qua; NĐ 30/2020, PL1 II.6đ)."""
    for path, before, missing in _steps(text, _Kind.SKIPPED):
        one = path[-1]
        labels = [f"{one.level.word} {label_of(one.level, number) or number}" for number in missing]
        if len(labels) > _MOST_NAMED:
            labels = [labels[0], "…", labels[-1]]
        after = before[-1].label if before else _("the beginning")
        message = _("{label} stands right after {before}: {missing} is missing")
        yield Slip(
            path,
            message.format(label=one.label, before=after, missing=", ".join(labels)),
            _("number it anew, or look whether a provision was lost"),
        )


def check_order(text: CheckedText) -> Iterator[Slip]:
    """A number that stands behind a larger one (số không theo thứ tự; NĐ 30/2020, PL1 II.6đ)."""
    for path, before, _missing in _steps(text, _Kind.EARLIER):
        message = _("{label} stands after {before}").format(label=path[-1].label, before=before[-1].label)
        yield Slip(path, message, _("put the provisions in order, or number them anew"))


def check_point_letters(text: CheckedText) -> Iterator[Slip]:
    """A point with a letter that the Vietnamese alphabet of points lacks (NĐ 30/2020, PL1 II.6đ)."""
    for path in text.paths:
        one = path[-1]
        letter = (one.number or "")[:1]
        if one.level is Level.POINT and letter.isalpha() and letter not in POINT_LETTERS:
            message = _("{letter} is no letter for a point").format(letter=f"{one.number})")
            hint = _("the points are {letters}").format(letters=", ".join(POINT_LETTERS))
            yield Slip(path, message, hint)


def _steps(text: CheckedText, kind: _Kind) -> Iterator[tuple[Path, Path, tuple[int, ...]]]:
    """The places of one kind: the provision, the one before it (empty for none), the numbers left out."""
    for sequence in _sequences(text):
        numbers = [_number(path) for path in sequence]
        there = {number for number in numbers if number is not None}
        seen: set[int] = set()
        last = 0
        before: Path = ()
        for path, number in zip(sequence, numbers, strict=True):
            if number is None:
                continue
            missing = tuple(one for one in range(last + 1, number) if one not in there)
            found: _Kind | None
            if number in seen:
                found = _Kind.DOUBLED
            elif number < last:
                found = _Kind.EARLIER
            else:
                found = _Kind.SKIPPED if missing else None
            if found is kind:
                yield path, before, missing
            seen.add(number)
            last, before = number, path


def _number(path: Path) -> int | None:
    one = path[-1]
    number = number_of(one.level, one.number or "")
    # A year or a number of a law at the beginning of a line is no number of a provision.
    return number if number is not None and number < 1000 else None


def _sequences(text: CheckedText) -> Iterator[Sequence[Path]]:
    """Provisions that are counted together, in reading order.

    Articles run through the whole document, parts too; chapters run on or start anew in each part, which the
    decree leaves open; the others start anew in what contains them (PL1 II.6d-đ).
    """
    together: dict[tuple[Level, int], list[Path]] = {}
    chapters = 0
    for path in text.paths:
        one = path[-1]
        if one.number is None:
            continue
        if one.level is Level.CHAPTER and number_of(one.level, one.number) == 1 and len(path) > 1:
            chapters = id(path[-2])
        if one.level in {Level.ARTICLE, Level.PART} or len(path) == 1:
            key = 0
        elif one.level is Level.CHAPTER:
            key = chapters
        else:
            key = id(path[-2])
        together.setdefault((one.level, key), []).append(path)
    yield from together.values()


def _explain_doubled() -> Explanation:
    return Explanation(
        _("A number stands twice among provisions that are counted together."),
        _("A citation of that number can mean either of the two."),
        _SOURCE,
        _("Number the second one and those after it anew, and every citation of them."),
        Example(
            "Điều 1. Trách nhiệm\n1. Thành viên dự họp.\n2. Tổ trưởng kết luận.\n2. Thư ký ghi biên bản.",
            "Điều 1. Trách nhiệm\n1. Thành viên dự họp.\n2. Tổ trưởng kết luận.\n3. Thư ký ghi biên bản.",
        ),
    )


def _explain_skipped() -> Explanation:
    return Explanation(
        _("A number is left out, for example a point e right after point d."),
        _("Readers look for a provision that is not there, and cannot know whether it was lost."),
        _SOURCE,
        _("Number what follows anew, or put back what was lost. In a consolidated text a gap may be right."),
        Example(
            "Điều 1. Nhiệm vụ\na) Họp;\nb) Báo cáo;\nd) Kiểm tra.",
            "Điều 1. Nhiệm vụ\na) Họp;\nb) Báo cáo;\nc) Kiểm tra.",
        ),
    )


def _explain_order() -> Explanation:
    return Explanation(
        _("A number stands behind a larger one."),
        _("Provisions are found by their numbers; out of order they are overlooked."),
        _SOURCE,
        _("Put the provisions in order, or number them anew."),
        Example(
            "Điều 1. Họp\n1. Họp hằng quý.\n3. Kết luận.\n2. Biểu quyết.",
            "Điều 1. Họp\n1. Họp hằng quý.\n2. Biểu quyết.\n3. Kết luận.",
        ),
    )


def _explain_point_letters() -> Explanation:
    return Explanation(
        _("A point has a letter that the Vietnamese alphabet lacks, such as f, j, w, z."),
        _("Points follow the Vietnamese alphabet; Word's own lists follow the English one."),
        _SOURCE,
        _("Use the letters of the Vietnamese alphabet: after e comes g."),
        Example(
            "Điều 1. Nhiệm vụ\na) Họp;\nb) Ghi;\nc) Gửi;\nd) Lưu;\nđ) Xem;\ne) Sửa;\nf) Xóa.",
            "Điều 1. Nhiệm vụ\na) Họp;\nb) Ghi;\nc) Gửi;\nd) Lưu;\nđ) Xem;\ne) Sửa;\ng) Xóa.",
        ),
    )


RULES = (
    Rule("number-doubled", Severity.ERROR, check_doubled, _explain_doubled),
    Rule("number-skipped", Severity.WARNING, check_skipped, _explain_skipped),
    Rule("number-out-of-order", Severity.ERROR, check_order, _explain_order),
    Rule("point-letter", Severity.WARNING, check_point_letters, _explain_point_letters, since=DECREE_30),
)

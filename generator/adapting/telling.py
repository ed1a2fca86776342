"""Changes and causes in Vietnamese words (diễn giải thay đổi), for tables, pages and the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.adapting.cause import Cause, CauseKind
from generator.adapting.trace import Change, TracedProvision

CHANGES = {
    Change.KEPT: "Giữ nguyên",
    Change.ADAPTED: "Chuyển đổi",
    Change.REPLACED: "Thay thế",
    Change.DROPPED: "Bỏ",
    Change.INSERTED: "Bổ sung",
}
"""What became of a provision, in the order in which counts are shown."""

_KINDS = {
    CauseKind.BODY: "Cơ quan tương ứng",
    CauseKind.KEEP: "Giữ nguyên văn",
    CauseKind.EDIT: "Sửa lời văn",
    CauseKind.REPLACE: "Thay điều khoản",
    CauseKind.DROP: "Bỏ điều khoản",
    CauseKind.INSERT: "Bổ sung điều khoản",
    CauseKind.MOVE: "Chuyển vị trí",
    CauseKind.CONDITION: "Điều kiện",
    CauseKind.FACT: "Dữ kiện",
    CauseKind.OVERRIDE: "Sửa đổi riêng của đơn vị",
}
_TAGS = {"ref(": "Viện dẫn", "cite(": "Trích dẫn văn bản"}


def change_words(one: TracedProvision) -> str:
    """What became of a provision (thay đổi): ``Chuyển đổi; chuyển vị trí``."""
    return f"{CHANGES[one.change]}; chuyển vị trí" if one.moved else CHANGES[one.change]


def cause_lines(causes: Iterable[Cause]) -> tuple[str, ...]:
    """The causes of a change in lines: what was done and to which words, then rule, reason, basis if any.

    What one rule did in several places is told together, each pair of words once.
    """
    by_rule: dict[tuple[str, ...], list[Cause]] = {}
    for cause in causes:
        key = (cause.kind, cause.rule, cause.reason or "", cause.basis or "")
        by_rule.setdefault(key, []).append(cause)
    return tuple(line for alike in by_rule.values() for line in _lines(alike))


def _lines(alike: Sequence[Cause]) -> Iterator[str]:
    first = alike[0]
    changed = "; ".join(dict.fromkeys(filter(None, map(_changed, alike))))
    what = _KINDS[first.kind]
    if first.kind is CauseKind.FACT:
        # No rule but a value: of a reference, of the citation of a document, or of any other fact.
        what = next((words for tag, words in _TAGS.items() if first.rule.startswith(tag)), what)
        what = f"{what} {first.rule}"
    yield f"{what}: {changed}." if changed else f"{what}."
    if first.kind is not CauseKind.FACT:
        yield f"Quy tắc: {first.rule}."
    if first.reason:
        yield f"Lý do: {_sentence(first.reason)}"
    if first.basis:
        yield f"Căn cứ: {_sentence(first.basis)}"


def _changed(cause: Cause) -> str:
    match cause.before or "", cause.after or "":
        case "", "":
            return ""
        case "", after:
            return f"thêm “{after}”"
        case before, "":
            return f"bỏ “{before}”"
        case before, after:
            return f"“{before}” thành “{after}”"


def _sentence(text: str) -> str:
    """A text with one full stop at its end."""
    return f"{text.rstrip().rstrip('.')}."

"""A provision and what became of it (cặp điều khoản đối chiếu)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from generator.comparing.words import WordChange
from generator.regulation.provision import Level, Provision
from generator.vietnamese.text import normalise

_LARGE = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})
_END_OF_DOCUMENT = "./."


class Kind(StrEnum):
    """What happened to a provision, the most telling first where several things did."""

    DELETED = "deleted"
    INSERTED = "inserted"
    CHANGED = "changed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    SAME = "same"

    @property
    def vietnamese(self) -> str:
        """The word for it in a table of comparison (bảng đối chiếu)."""
        return _VIETNAMESE[self]


_VIETNAMESE = {
    Kind.DELETED: "Bãi bỏ",
    Kind.INSERTED: "Bổ sung",
    Kind.CHANGED: "Sửa đổi",
    Kind.MOVED: "Chuyển vị trí",
    Kind.RENUMBERED: "Đổi số thứ tự",
    Kind.SAME: "Giữ nguyên",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A provision in the old and in the new regulation; None on the side where it is not.

    ``words`` are those of its own text (not of what it contains), marked. ``old_label`` and ``new_label``
    cite it: ``điểm a khoản 2 Điều 7``. ``moved`` says that it stands in another provision than before, on
    another level, or before what it stood after.
    """

    old: Provision | None
    new: Provision | None
    words: tuple[WordChange, ...]
    old_label: str = ""
    new_label: str = ""
    moved: bool = False

    @property
    def kind(self) -> Kind:
        """What happened to it: changed words tell more than another place, that more than another number."""
        if self.new is None:
            return Kind.DELETED
        if self.old is None:
            return Kind.INSERTED
        if text_of(self.old) != text_of(self.new):
            return Kind.CHANGED
        if self.moved:
            return Kind.MOVED
        return Kind.RENUMBERED if self.renumbered else Kind.SAME

    @property
    def renumbered(self) -> bool:
        """Whether its own number or its level is another; that of what holds it does not count."""
        if self.old is None or self.new is None:
            return False
        return (self.old.level, self.old.number) != (self.new.level, self.new.number)

    @property
    def remark(self) -> str:
        """What happened in Vietnamese, with the old place of what has changed and stands elsewhere."""
        if self.kind is Kind.CHANGED and self.moved:
            return f"{self.kind.vietnamese}; chuyển từ {self.old_label}"
        if self.kind is Kind.CHANGED and self.renumbered:
            return f"{self.kind.vietnamese}; số cũ: {self.old_label}"
        if self.kind in {Kind.MOVED, Kind.RENUMBERED} and self.old_label != self.new_label:
            return f"{self.kind.vietnamese}: {self.old_label} thành {self.new_label}"
        return self.kind.vietnamese


def count_kinds(pairs: Iterable[Pair]) -> dict[Kind, int]:
    """How many pairs there are of each kind (every kind is named, also with 0)."""
    counted = Counter(pair.kind for pair in pairs)
    return {kind: counted[kind] for kind in Kind}


def text_of(provision: Provision) -> str:
    """The provision's own text as it is compared: title, paragraphs, rows, one a line, with single blanks.

    Unnumbered paragraphs before its first numbered part belong to it. Titles from part to subsection are in
    capitals, as they are printed (NĐ 30/2020/NĐ-CP, PL1 V.6); ``./.`` at the end is a mark of the document,
    not of its last provision.
    """
    lines = [" ".join(line.split()) for one in (provision, *_lead(provision)) for line in _lines(one)]
    text = normalise("\n".join(line for line in lines if line))
    if provision.level in _LARGE:
        return text.upper()
    return text.removesuffix("/.") if text.endswith(_END_OF_DOCUMENT) else text


def parts_of(provision: Provision) -> tuple[Provision, ...]:
    """What a provision contains beside its own text: each part is compared on its own."""
    return provision.children[len(_lead(provision)) :]


def walk(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """All that is compared on its own, in reading order."""
    for one in provisions:
        yield one
        yield from walk(parts_of(one))


def _lines(provision: Provision) -> Iterator[str]:
    yield provision.title or ""
    yield from provision.paragraphs
    if provision.table is not None:
        yield from ("| " + " | ".join(row) + " |" for row in provision.table.rows)


def _lead(provision: Provision) -> tuple[Provision, ...]:
    if provision.level in _LARGE:
        return ()
    return tuple(takewhile(lambda one: one.level is Level.PARAGRAPH, provision.children))

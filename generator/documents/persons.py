"""Members as tables list them (danh sách thành viên)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.documents.fields import BlankText, described, phrase, unbroken
from generator.documents.papers import Papers
from generator.documents.signature import BLANK_NAME
from generator.dossier.schema import Member
from generator.vietnamese.text import lower_first


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One row of a list of members."""

    order: int = described("Số thứ tự", 1)
    person: str = described("Danh xưng (nếu có), họ và tên", "Ông Nguyễn Văn Mẫu")
    position: str = described("Chức vụ", "Chủ tịch Ủy ban nhân dân tỉnh")
    agency: str = described("Cơ quan, đơn vị công tác", "Ủy ban nhân dân tỉnh")
    role: str = described("Chức danh trong ban", "Trưởng Ban Chỉ đạo")
    areas: tuple[str, ...] = described("Các lĩnh vực phụ trách", "Dữ liệu đất đai")
    localities: tuple[str, ...] = described("Các địa bàn phụ trách", "xã Sì Lở Lầu")


def member_rows(papers: Papers, members: Iterable[Member]) -> tuple[MemberRow, ...]:
    """The rows of a list, numbered from 1 in the given order."""
    return tuple(
        MemberRow(
            order=order,
            person=named(member),
            position=member.position,
            agency=member.agency,
            role=papers.role_title(member.role),
            areas=member.areas,
            localities=member.localities,
        )
        for order, member in enumerate(members, start=1)
    )


def named(member: Member) -> str:
    """A member with the honorific, if any (danh xưng, họ và tên): ``Ông Nguyễn Văn Mẫu``."""
    if member.person is None:
        return BlankText(BLANK_NAME)
    return f"{member.honorific} {member.person}" if member.honorific else member.person


def mentioned(member: Member) -> str:
    """A member within a sentence: ``bà Vũ Thị Giả Tưởng``."""
    person = member.person or unbroken(BlankText(BLANK_NAME))
    return phrase(f"{lower_first(member.honorific)} ", person) if member.honorific else person

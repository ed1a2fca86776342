"""The signature block (quyền hạn, chức vụ, họ tên người ký): NĐ 30/2020, Article 13 and PL1 II.7."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.documents.authority import IssuingAuthority, abbreviated, without_governing_body
from generator.documents.fields import BlankText, described
from generator.dossier.schema import Committee, Member, Signatory, SigningCapacity
from generator.units import Unit
from generator.vietnamese.text import capitalise_first

_DEPUTY = re.compile(r"(?P<post>Phó (?P<head>.+?)(?: Thường trực)?)(?: phụ trách.*)?$")

BLANK_NAME = " " * 24
"""The room for a name that is written by hand."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands right of the recipients."""

    lines: tuple[str, ...] = described(
        "Các dòng quyền hạn, chức vụ đứng trên chữ ký: TM., KT., TL., TUQ., Q.", "TM. Ban Chỉ đạo"
    )
    post: str | None = described(
        "Chức vụ khác của người ký, đứng trên họ tên; chỉ có khi được dùng con dấu của cơ quan",
        "Chủ tịch UBND tỉnh",
    )
    person: str = described("Họ và tên người ký, không kèm học hàm, học vị", "Nguyễn Văn Mẫu")


def signature(
    committee: Committee, unit: Unit, authority: IssuingAuthority, signatory: Signatory, member: Member | None
) -> Signature:
    """The words of a signature; ``member`` is who signs, None when someone else does.

    The second post of a committee's signer stands under the signature and above the name (PL1 II.7b, ô 7b).
    """
    post = None
    if member is None:
        own, person = signatory.position or "", signatory.person
    elif authority.is_committee:
        own, person = committee.title(member.role).signature, member.person
        post = second_post(committee, unit, member)
    else:
        own = without_governing_body(committee, unit, member.position)
        person = member.person
    lines = [f"TM. {authority.collective}"] if authority.collective else []
    lines += capacity_lines(authority.head, own, signatory)
    return Signature(tuple(lines), post, person or BlankText(BLANK_NAME))


def capacity_lines(head: str, own: str, signatory: Signatory) -> list[str]:
    """The lines that say in which capacity someone signs (PL1 II.7a); ``head`` is the post of the head."""
    match signatory.capacity:
        case SigningCapacity.HOLDER:
            return [own]
        case SigningCapacity.ACTING:
            return [f"Q. {head}"]
        case SigningCapacity.DEPUTY:
            return [f"KT. {head}", own]
        case SigningCapacity.BY_ORDER | SigningCapacity.BY_AUTHORITY:
            mark = "TL." if signatory.capacity is SigningCapacity.BY_ORDER else "TUQ."
            below = [f"KT. {own}", signatory.stand_in] if signatory.stand_in else [own]
            return [f"{mark} {head}", *below]


def lines_of_post(post: str) -> tuple[str, ...]:
    """The lines of someone who signs for the agency that he leads or helps to lead.

    A deputy signs for the head, one in charge of the agency (cấp phó được giao phụ trách) as any other: that
    he is in charge is not printed (NĐ 30/2020, Article 13.1; PL1 II.7b).
    """
    deputy = _DEPUTY.match(post)
    if deputy is None:
        return (post,)
    return (f"KT. {capitalise_first(deputy['head'])}", deputy["post"])


def second_post(committee: Committee, unit: Unit, member: Member) -> str | None:
    """The state post that a signer in the committee's name adds (chức vụ khác): ``Chủ tịch UBND tỉnh``.

    It is printed only where a seal rule lets the role use a seal (PL1 II.7đ).
    """
    if committee.seal_owner(member.role) is None:
        return None
    return abbreviated(committee, unit, member.position)

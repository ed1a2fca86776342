"""Who issues a paper (cơ quan, chức danh ban hành), and what follows from it on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.dossier.schema import Committee, Issuer, Role
from generator.units import Unit


@dataclass(frozen=True, slots=True)
class IssuingAuthority:
    """The body or post that issues a paper, as letterhead, number, authority line and signature name it.

    ``collective`` is the name behind ``TM.``, and None when the head issues in person: the head's post in the
    authority line and a signature without ``TM.`` go together (NĐ 30/2020, PL1 II.7 and PL3 note 6).
    """

    superior: str | None
    name: str
    symbol: str
    title: str
    collective: str | None
    head: str
    is_committee: bool


def issuing_authority(committee: Committee, unit: Unit, issuer: Issuer) -> IssuingAuthority:
    """The authority that a dossier means by ``committee``, ``committee_head``, ``governing_body`` …"""
    above = committee.governing_body
    if issuer in {Issuer.COMMITTEE, Issuer.COMMITTEE_HEAD}:
        collective = issuer is Issuer.COMMITTEE
        named = committee.letterhead
        return IssuingAuthority(
            superior=named.governing_body if named else governing_body_line(committee, unit),
            name=named.committee if named else committee.name,
            symbol=committee.symbol,
            title=committee.name if collective else head_of_committee(committee),
            collective=committee.kind.form_name if collective else None,
            head=committee.title(Role.CHAIR).signature,
            is_committee=True,
        )
    collective = issuer is Issuer.GOVERNING_BODY
    head_word = governing_head_word(committee, unit)
    return IssuingAuthority(
        superior=None,
        name=above.name,
        symbol=above.symbol,
        title=above.name if collective else f"{head_word} {above.name}",
        collective=governing_body_form(committee, unit) if collective else None,
        head=head_word,
        is_committee=False,
    )


def head_of_committee(committee: Committee) -> str:
    """The head's title with the committee's full name: ``Trưởng Ban Chỉ đạo về dữ liệu tỉnh Lai Châu``."""
    return (
        f"{committee.title(Role.CHAIR).text.removesuffix(committee.kind.form_name).strip()} {committee.name}"
    )


def governing_body_line(committee: Committee, unit: Unit) -> str:
    """The governing body as the letterhead of what stands below it names it: ``UBND tỉnh Lai Châu``."""
    return f"{committee.governing_body.symbol} {unit.full_name}"


def governing_body_title(committee: Committee, unit: Unit) -> str:
    """The governing body (cơ quan chủ quản) without its place: ``Ủy ban nhân dân tỉnh``."""
    above = committee.governing_body
    return above.title or _up_to_place(above.name, unit)


def governing_body_form(committee: Committee, unit: Unit) -> str:
    """The governing body without its unit, as ``TM.`` names it (PL1 II.7a): ``Ủy ban nhân dân``."""
    title = _up_to_place(committee.governing_body.name, unit)
    return re.sub(rf" {unit.type.value}$", "", title, flags=re.IGNORECASE)


def governing_head_word(committee: Committee, unit: Unit) -> str:
    """The post of the governing body's head without the body: ``Chủ tịch``."""
    return committee.governing_body.head.removesuffix(governing_body_title(committee, unit)).strip()


def without_governing_body(committee: Committee, unit: Unit, name: str) -> str:
    """A post or office without the governing body it ends with: ``Chánh Văn phòng``.

    The office that a commune's council and committee share (NĐ 150/2025, Article 15) loses both.
    """
    bodies = "|".join(
        re.escape(body) for body in (committee.governing_body.name, governing_body_title(committee, unit))
    )
    return re.sub(rf"\s*\b(?:Hội đồng nhân dân và )?(?:{bodies})$", "", name)


def own_post(committee: Committee, unit: Unit, position: str, agency: str) -> str:
    """A post above a signature (chức vụ), without the agency that the letterhead names: ``Giám đốc``."""
    kind, _blank, field = agency.partition(" ")
    if kind == "Phòng":
        # "Trưởng phòng Kinh tế": here the agency's own name gives its first word to the post.
        return position.removesuffix(field).strip()
    post = position.removesuffix(agency).strip()
    if post == position or post.split()[-1] in {"Chánh", "Trưởng", "Phó"}:
        # "Chánh Văn phòng", "Trưởng Thuế tỉnh": the agency's own name is part of the post.
        return without_governing_body(committee, unit, position)
    return post


def _up_to_place(name: str, unit: Unit) -> str:
    """A body's name up to its place, a province behind a commune included: ``Ủy ban nhân dân xã``."""
    title, found, _province = name.partition(f" {unit.name}")
    return title if found else name


def abbreviated(committee: Committee, unit: Unit, position: str) -> str:
    """A post with the governing body abbreviated, as it stands under a signature: ``Chủ tịch UBND tỉnh``."""
    title, short = governing_body_title(committee, unit), committee.governing_body.short_name
    # The office that a commune's council and committee share is abbreviated as a whole or not at all.
    return position.replace(f"Hội đồng nhân dân và {title}", f"HĐND và {short}").replace(title, short)

"""Kinds of coordinating body (tổ chức phối hợp liên ngành) and what their roles are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.dossier.values import DescribedEnum


class BodyKind(DescribedEnum):
    """What kind of body a dossier describes; the titles of its roles follow from it."""

    STEERING_COMMITTEE = "steering_committee", "Ban Chỉ đạo"
    TASK_FORCE = "task_force", "Tổ công tác"
    COUNCIL = "council", "Hội đồng"

    @property
    def form_name(self) -> str:
        """The common noun of the body: "Ban Chỉ đạo"."""
        return self.description


class Role(DescribedEnum):
    """A role in the body (chức danh trong ban), in the order of precedence."""

    CHAIR = "chair", "Người đứng đầu: Trưởng ban, Tổ trưởng, Chủ tịch Hội đồng"
    STANDING_DEPUTY = "standing_deputy", "Cấp phó thường trực"
    DEPUTY = "deputy", "Cấp phó"
    MEMBER = "member", "Thành viên, ủy viên"

    @property
    def rank(self) -> int:
        """The place in the order of precedence, from 0."""
        return list(Role).index(self)


DEPUTIES = frozenset({Role.STANDING_DEPUTY, Role.DEPUTY})


@dataclass(frozen=True, slots=True)
class Title:
    """What a role is called: in running text, and in capitals above the signature (NĐ 30/2020, PL1 II.7)."""

    text: str
    signature: str


TITLES: Mapping[BodyKind, Mapping[Role, Title]] = MappingProxyType({
    BodyKind.STEERING_COMMITTEE: MappingProxyType({
        Role.CHAIR: Title("Trưởng Ban Chỉ đạo", "TRƯỞNG BAN"),
        Role.STANDING_DEPUTY: Title("Phó Trưởng Ban Thường trực Ban Chỉ đạo", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"),
        Role.DEPUTY: Title("Phó Trưởng Ban Chỉ đạo", "PHÓ TRƯỞNG BAN"),
        Role.MEMBER: Title("Thành viên Ban Chỉ đạo", "THÀNH VIÊN"),
    }),
    BodyKind.TASK_FORCE: MappingProxyType({
        Role.CHAIR: Title("Tổ trưởng", "TỔ TRƯỞNG"),
        Role.STANDING_DEPUTY: Title("Tổ phó Thường trực", "TỔ PHÓ THƯỜNG TRỰC"),
        Role.DEPUTY: Title("Tổ phó", "TỔ PHÓ"),
        Role.MEMBER: Title("Ủy viên", "ỦY VIÊN"),
    }),
    BodyKind.COUNCIL: MappingProxyType({
        Role.CHAIR: Title("Chủ tịch Hội đồng", "CHỦ TỊCH"),
        Role.STANDING_DEPUTY: Title("Phó Chủ tịch Thường trực Hội đồng", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        Role.DEPUTY: Title("Phó Chủ tịch Hội đồng", "PHÓ CHỦ TỊCH"),
        Role.MEMBER: Title("Ủy viên Hội đồng", "ỦY VIÊN"),
    }),
})  # fmt: skip
"""Titles of roles as offices use them (the decree names none); a dossier may override them by ``titles``."""

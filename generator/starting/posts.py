"""Posts and offices by their names (chức vụ, cơ quan): which office a post leads, who usually belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import ConfigDict, Field

from generator.diagnostics import Diagnostics
from generator.dossier.json_schema import schema_of
from generator.dossier.kinds import Role
from generator.dossier.papers import Facts
from generator.dossier.values import Text
from generator.resources import data_folder
from generator.sources.model import read_model
from generator.sources.yaml import read_yaml
from generator.units import UnitLevel
from generator.vietnamese.text import capitalise_first

_HEAD = re.compile(
    r"(?:Quyền\s+)?(?:Phó\s+)?"
    r"(?:Giám đốc|Chánh(?= Văn phòng)|Chánh(?= Thanh tra)|Chủ tịch|Bí thư|Chủ nhiệm|Hiệu trưởng|"
    r"(?:Chỉ huy|Cục|Chi cục|Vụ|Viện|Đội|Trạm) trưởng|Trưởng)\s+(?P<office>.+)",
    re.IGNORECASE,
)


class UsualMember(Facts):
    """Who usually belongs to such a body (thành viên thường gặp)."""

    model_config = ConfigDict(title="Thành viên thường gặp")

    role: Role = Field(description="Vai trò trong ban")
    position: Text = Field(description="Chức vụ; {type} là loại đơn vị hành chính")


class UsualMembers(Facts):
    """Usual members by the level of the unit, in the order in which they are proposed."""

    model_config = ConfigDict(title="Thành viên thường gặp theo cấp")

    province: tuple[UsualMember, ...] = Field(description="Cấp tỉnh")
    commune: tuple[UsualMember, ...] = Field(description="Cấp xã")


def office_of(position: str) -> str | None:
    """The office that a post is one of (cơ quan): ``Giám đốc Sở Tài chính`` gives ``Sở Tài chính``."""
    head = _HEAD.fullmatch(position.strip())
    return capitalise_first(head["office"]) if head else None


def head_of(office: str, members: Sequence[Mapping[str, str]]) -> str | None:
    """The post that leads an office (người đứng đầu), told by a member who holds it, else by its name."""
    for member in members:
        position = member.get("position") or ""
        if office_of(position) == office and not position.casefold().startswith("phó "):
            return position
    for word, post in (("Sở ", "Giám đốc"), ("Văn phòng ", "Chánh"), ("Thanh tra ", "Chánh")):
        if office.startswith(word):
            return f"{post} {office}"
    if office.startswith("Phòng "):
        return f"Trưởng phòng {office.removeprefix('Phòng ')}"
    return f"Trưởng {office}" if re.fullmatch(r"Công an (xã|phường|đặc khu)", office) else None


def initials(name: str) -> str:
    """Letters that stand for an office in symbols (ký hiệu): ``STC``, ``CAT``; ``VP`` for every Văn phòng."""
    if name.startswith("Văn phòng"):
        return "VP"
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(word[0].upper() for word in words if word.casefold() not in {"và", "của", "về"})


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of ``data/models/members.yaml``, by name (lược đồ)."""
    return {"usual-members": schema_of(UsualMembers)}


@cache
def usual_members(level: UnitLevel) -> tuple[UsualMember, ...]:
    """Who usually belongs to a body of that level, from ``data/models/members.yaml``."""
    found = Diagnostics()
    node = read_yaml(data_folder() / "models" / "members.yaml", found)
    usual = node and read_model(node, UsualMembers, found)
    if not usual:
        raise ValueError("\n".join(map(str, found)))
    return usual.province if level is UnitLevel.PROVINCE else usual.commune

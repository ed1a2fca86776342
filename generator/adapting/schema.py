"""The shape of a file of adaptation rules (tệp quy tắc chuyển cấp), explained in Vietnamese for editors."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from generator.adapting.rules import OperationKind, Relation
from generator.regulation.schema import AnyItem, Id, Line, Lines
from generator.sources.faults import Fault, did_you_mean

PATH_PATTERN = r"^[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+$"
"""What a column may mean: ``unit.code``, ``members.chair.person``."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class Wording(_Strict):
    """Một cách viết và điều kiện của nó."""

    when: Line | None = Field(
        None, description="Điều kiện về đơn vị, ví dụ: unit.type == 'phường'; không ghi thì luôn đúng"
    )
    text: Line = Field(description="Cách viết, được dùng {{ }}, ví dụ: Ủy ban nhân dân {{ unit.type }}")


def _as_wordings(value: object) -> object:
    return ({"text": value},) if isinstance(value, str) else value


Wordings = Annotated[
    tuple[Wording, ...],
    Field(min_length=1),
    BeforeValidator(_as_wordings, json_schema_input_type=Line | tuple[Wording, ...]),
]


class _Reasoned(_Strict):
    reason: Line | None = Field(None, description="Lý do, in trong bảng đối chiếu")
    basis: Line | None = Field(None, description="Căn cứ pháp lý hoặc nguồn, in trong bảng đối chiếu")


class Body(_Reasoned):
    """Cơ quan ở cấp dưới tương ứng với cơ quan cấp trên."""

    forms: Annotated[Lines, Field(min_length=1)] = Field(
        alias="from", description="Một hoặc nhiều cách gọi cơ quan cấp trên trong lời văn"
    )
    to: Wordings = Field(
        description="Cách gọi cơ quan tương ứng: một đoạn chữ, hoặc danh sách {when, text}, mục đúng đầu tiên"
    )


class _Operation(_Reasoned):
    when: Line | None = Field(
        None, description="Chỉ làm khi đơn vị thỏa điều kiện này, ví dụ: unit.border; được hỏi has('mã')"
    )


class Keep(_Operation):
    """Giữ nguyên: không đổi tên cơ quan trong điều khoản này và bên trong nó."""

    keep: Id = Field(description="Mã điều khoản giữ nguyên lời văn")


class Words(_Strict):
    """Chữ cần sửa và chữ thay vào."""

    before: Line = Field(
        alias="from", description="Chữ trong lời văn của văn bản cấp trên, viết đúng như tệp nguồn"
    )
    after: str = Field(alias="to", description='Chữ thay vào, được dùng {{ }}; "" là bỏ chữ ấy đi')


class Edit(_Operation):
    """Sửa chữ trong một điều khoản và bên trong nó."""

    edit: Id = Field(description="Mã điều khoản cần sửa chữ")
    changes: Annotated[tuple[Words, ...], Field(min_length=1)] = Field(
        description="Các chỗ sửa, mỗi chỗ gồm from và to"
    )


class Replace(_Operation):
    """Thay cả điều khoản, giữ mã và chỗ của nó."""

    replace: Id = Field(description="Mã điều khoản được thay")
    with_: AnyItem = Field(alias="with", description="Điều khoản mới, viết như trong regulation.yaml")


class Drop(_Operation):
    """Bỏ một điều khoản và những gì bên trong nó."""

    drop: Id = Field(description="Mã điều khoản bị bỏ")


class _Placed(_Operation):
    before: Id | None = Field(None, description="Đặt ngay trước điều khoản có mã này")
    after: Id | None = Field(None, description="Đặt ngay sau điều khoản có mã này")
    first_in: Id | None = Field(None, description="Đặt đầu tiên trong điều khoản có mã này")
    last_in: Id | None = Field(None, description="Đặt cuối cùng trong điều khoản có mã này")

    @model_validator(mode="after")
    def _stands_in_one_place(self) -> _Placed:
        if sum(getattr(self, one.value) is not None for one in Relation) != 1:
            names = ", ".join(Relation)
            raise Fault(
                "no-position",
                _("it is not said where the provision goes, or more than once"),
                _("write exactly one of: {names}").format(names=names),
            )
        return self


class Insert(_Placed):
    """Thêm một điều khoản."""

    insert: AnyItem = Field(description="Điều khoản thêm vào, viết như trong regulation.yaml, có id hoặc use")


class Move(_Placed):
    """Chuyển một điều khoản đến chỗ khác."""

    move: Id = Field(description="Mã điều khoản được chuyển")


def naming(operations: Mapping[str, str]) -> tuple[Discriminator, BeforeValidator]:
    """How an entry tells which operation it is: by its one key of these; the values are names of models."""

    def named(value: object) -> object:
        if isinstance(value, dict) and not operations.keys() & value.keys():
            known = _("known here: {keys}").format(keys=", ".join(operations))
            hints = (did_you_mean(key, operations) for key in value if isinstance(key, str))
            hint = next(filter(None, hints), known)
            raise Fault("no-operation", _("the entry does not say what to do"), hint)
        return value

    def operation(value: object) -> str:
        keys = value if isinstance(value, dict) else ()
        return next(
            (name for key, name in operations.items() if key in keys), next(iter(operations.values()))
        )

    return Discriminator(operation), BeforeValidator(named)


_BY_KEY, _NAMED = naming({kind.value: kind.value.capitalize() for kind in OperationKind})

Operation = Annotated[
    Annotated[Keep, Tag("Keep")]
    | Annotated[Edit, Tag("Edit")]
    | Annotated[Replace, Tag("Replace")]
    | Annotated[Drop, Tag("Drop")]
    | Annotated[Insert, Tag("Insert")]
    | Annotated[Move, Tag("Move")],
    _BY_KEY,
    _NAMED,
]

Facts = dict[str, Any]


class DossierModel(_Strict):
    """Hồ sơ của đơn vị: khóa như trong các tệp của hồ sơ; chữ được dùng {{ }}, mục được có when."""

    committee: Facts = Field({}, description="Nội dung committee.yaml của đơn vị")
    meetings: dict[str, Facts] = Field({}, description="Các tệp meetings/, theo tên tệp")
    reports: dict[str, Facts] = Field({}, description="Các tệp reports/, theo tên tệp")
    opinions: dict[str, Facts] = Field({}, description="Các tệp opinions/, theo tên tệp")
    reminders: dict[str, Facts] = Field({}, description="Các tệp reminders/, theo tên tệp")
    programmes: dict[str, Facts] = Field({}, description="Các tệp programmes/, theo tên tệp")


class Leftovers(_Strict):
    """Những chữ của cấp trên không được còn sót lại."""

    terms: tuple[Line, ...] = Field((), description="Các chữ không được còn trong văn bản của đơn vị")
    allowed: tuple[Line, ...] = Field(
        (), description="Những cụm từ vẫn được có chữ ấy, ví dụ tên đầy đủ của ủy ban nhân dân tỉnh"
    )


class RulesModel(BaseModel):
    """Quy tắc chuyển cấp: văn bản của cấp dưới khác văn bản cấp trên ở những gì."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Quy tắc chuyển cấp")

    title: Line = Field(description="Tên của bộ quy tắc")
    extends: Line | None = Field(
        None, description="Tên tệp quy tắc cùng thư mục được dùng làm nền; tệp này thêm vào sau"
    )
    bodies: tuple[Body, ...] = Field(
        (), description="Cơ quan nào ở cấp dưới tương ứng với cơ quan nào ở cấp trên"
    )
    operations: tuple[Operation, ...] = Field((), description="Các thao tác trên điều khoản, làm lần lượt")
    dossier: DossierModel = Field(default_factory=DossierModel, description="Hồ sơ mẫu của đơn vị")
    columns: dict[str, Annotated[str, Field(pattern=PATH_PATTERN)]] = Field(
        {}, description="Tiêu đề cột trong danh sách đơn vị và điều nó ghi, ví dụ: members.chair.person"
    )
    must_not_survive: Leftovers = Field(
        default_factory=Leftovers, description="Chữ của cấp trên không được còn sót trong văn bản của đơn vị"
    )

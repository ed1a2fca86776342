"""The shape of ``regulation.yaml``: what may stand where, explained in Vietnamese for editors."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

ID_PATTERN = r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$"

DUTY_ROLES = ("chair", "standing_deputy", "deputy", "member", "standing_agency", "support_team", "committee")
MOST_COLUMNS = 63
"""Word draws no more in a table."""
PRINTED_NUMBER = r"^([0-9A-Za-zĐđ]{1,12}|thứ (nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))$"
MEMBER_PATTERN = r"^[a-z0-9]+([._-][a-z0-9]+)*$"


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


DutyHolder = Annotated[
    str,
    Field(pattern=MEMBER_PATTERN),
    WithJsonSchema({"anyOf": [{"enum": list(DUTY_ROLES)}, {"type": "string", "pattern": MEMBER_PATTERN}]}),
]
Line = Annotated[str, Field(min_length=1)]
Lines = Annotated[
    tuple[Line, ...], BeforeValidator(_as_tuple, json_schema_input_type=Line | tuple[Line, ...])
]
Cell = Annotated[str, WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "number"}]})]
"""Every scalar is read as the text that stands there: editors need not ask for quotes around numbers."""
Id = Annotated[str, Field(pattern=ID_PATTERN)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Values = dict[Name, str | bool]


class _Keyed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id | None = Field(
        None,
        description="Mã của điều khoản, không đổi khi số thứ tự đổi: chữ thường không dấu và số, "
        "nối bằng dấu chấm hoặc gạch nối, ví dụ: meetings.absence",
    )
    when: Line | None = Field(
        None, description="Điều kiện để điều khoản có mặt, ví dụ: regimes.meetings.extraordinary"
    )


class Paragraph(_Keyed):
    """Đoạn không đánh số, đứng giữa hoặc sau các khoản, các điểm."""

    paragraph: Lines = Field(
        description="Lời văn của đoạn không đánh số; nhiều đoạn thì viết thành danh sách"
    )


class Rows(BaseModel):
    """Các hàng của một bảng."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    header: int = Field(1, ge=0, description="Số hàng của đầu bảng: in đậm, nhắc lại ở mỗi trang")
    rows: tuple[Annotated[tuple[Cell, ...], Field(min_length=1, max_length=MOST_COLUMNS)], ...] = Field(
        json_schema_extra={"minItems": 1},
        description="Các hàng từ trên xuống, mỗi hàng là danh sách các ô, hàng nào cũng đủ số ô; "
        'ô trống viết ""',
    )


class Table(_Keyed):
    """Bảng, không đánh số, đứng giữa hoặc sau các khoản, các điểm."""

    table: Rows = Field(description="Bảng: các hàng, mỗi hàng là danh sách các ô")


class _Entry(_Keyed):
    number: str | None = Field(
        None,
        pattern=PRINTED_NUMBER,
        description="Số in ra khi khác số tính được, ví dụ: 5a, hoặc số của văn bản gốc phải giữ nguyên",
    )
    title: Line | None = Field(None, description="Tiêu đề (viết như câu thường; mẫu Word tự in hoa, in đậm)")
    text: Lines = Field((), description="Lời văn: một đoạn, hoặc danh sách các đoạn")
    duties_of: tuple[DutyHolder, ...] = Field(
        (),
        description="Điều khoản này và các điều khoản bên trong là nhiệm vụ của những ai: vai trò, "
        "hoặc mã thành viên",
    )


def _unnumbered(value: object) -> str:
    return "Table" if isinstance(value, dict) and "table" in value else "Paragraph"


UnnumberedItem = Annotated[
    Annotated[Paragraph, Tag("Paragraph")] | Annotated[Table, Tag("Table")], Discriminator(_unnumbered)
]


class Point(_Entry):
    """Điểm a), b), c)…"""

    points: tuple[UnnumberedItem, ...] = Field((), description="Đoạn không đánh số và bảng đứng trong điểm")


class Use(BaseModel):
    """Điều khoản lấy từ thư viện data/provisions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    use: Id = Field(description="Mã của điều, khoản hoặc điểm trong thư viện (`vanban provisions` liệt kê)")
    vary: Values = Field(
        {},
        description="Những chỗ làm khác thư viện: chỉ các khóa mà điều trong thư viện có ở `defaults`",
    )
    when: Line | None = Field(
        None, description="Điều kiện thêm vào điều kiện sẵn có của thư viện, ví dụ: support_team"
    )
    title: Line | None = Field(None, description="Tiêu đề thay cho tiêu đề của thư viện")
    without: tuple[Id, ...] = Field((), description="Mã của những khoản, điểm bên trong không lấy")


def _branch(entry: str) -> Discriminator:
    """Which model an item is of, by what is written; the tags are the models' names."""

    def tag(value: object) -> str:
        if isinstance(value, str):
            return "text"
        keys = value if isinstance(value, dict) else ()
        if "use" in keys:
            return "Use"
        unnumbered = {"paragraph": "Paragraph", "table": "Table"} if entry != "Article" else {}
        return next((name for key, name in unnumbered.items() if key in keys), entry)

    return Discriminator(tag)


PointItem = Annotated[
    Annotated[Line, Tag("text")]
    | Annotated[Paragraph, Tag("Paragraph")]
    | Annotated[Table, Tag("Table")]
    | Annotated[Use, Tag("Use")]
    | Annotated[Point, Tag("Point")],
    _branch("Point"),
]


class Clause(_Entry):
    """Khoản 1., 2., 3.…"""

    points: tuple[PointItem, ...] = Field(
        (), description="Các điểm a), b), c)… (tối đa 23), đoạn không đánh số và bảng"
    )


ClauseItem = Annotated[
    Annotated[Line, Tag("text")]
    | Annotated[Paragraph, Tag("Paragraph")]
    | Annotated[Table, Tag("Table")]
    | Annotated[Use, Tag("Use")]
    | Annotated[Clause, Tag("Clause")],
    _branch("Clause"),
]


class Article(_Entry):
    """Điều; chứa lời văn, rồi các khoản hoặc (khi không chia khoản) các điểm."""

    clauses: tuple[ClauseItem, ...] = Field(
        (), description="Các khoản 1., 2., 3.…, đoạn không đánh số và bảng"
    )
    points: tuple[PointItem, ...] = Field((), description="Các điểm đứng ngay trong điều không chia khoản")


ArticleItem = Annotated[
    Annotated[Line, Tag("text")] | Annotated[Use, Tag("Use")] | Annotated[Article, Tag("Article")],
    _branch("Article"),
]


class _Titled(_Keyed):
    number: str | None = Field(
        None,
        pattern=PRINTED_NUMBER,
        description="Số in ra khi khác số tính được, ví dụ: 5a, hoặc số của văn bản gốc phải giữ nguyên",
    )
    title: Line = Field(description="Tiêu đề, viết như câu thường (mẫu Word tự in hoa)")
    duties_of: tuple[DutyHolder, ...] = Field(
        (), description="Các điều khoản bên trong là nhiệm vụ của những ai"
    )


class Subsection(_Titled):
    """Tiểu mục."""

    articles: tuple[ArticleItem, ...] = Field(description="Các điều của tiểu mục")


class Section(_Titled):
    """Mục; chứa các tiểu mục hoặc các điều."""

    subsections: tuple[Subsection, ...] = Field((), description="Các tiểu mục của mục")
    articles: tuple[ArticleItem, ...] = Field((), description="Các điều của mục")


class Chapter(_Titled):
    """Chương; chứa các mục hoặc các điều."""

    sections: tuple[Section, ...] = Field((), description="Các mục của chương")
    articles: tuple[ArticleItem, ...] = Field((), description="Các điều của chương")


class Part(_Titled):
    """Phần; chứa các chương hoặc các điều."""

    chapters: tuple[Chapter, ...] = Field((), description="Các chương của phần")
    articles: tuple[ArticleItem, ...] = Field((), description="Các điều của phần")


class AnyProvision(_Entry):
    """Điều khoản ở cấp bất kỳ: cấp do chỗ đặt quyết định."""

    chapters: tuple[Chapter, ...] = Field((), description="Các chương của phần")
    sections: tuple[Section, ...] = Field((), description="Các mục của chương")
    subsections: tuple[Subsection, ...] = Field((), description="Các tiểu mục của mục")
    articles: tuple[ArticleItem, ...] = Field((), description="Các điều")
    clauses: tuple[ClauseItem, ...] = Field((), description="Các khoản của điều, đoạn không đánh số và bảng")
    points: tuple[PointItem, ...] = Field((), description="Các điểm, đoạn không đánh số và bảng")


AnyItem = Annotated[
    Annotated[Line, Tag("text")]
    | Annotated[Paragraph, Tag("Paragraph")]
    | Annotated[Table, Tag("Table")]
    | Annotated[Use, Tag("Use")]
    | Annotated[AnyProvision, Tag("AnyProvision")],
    _branch("AnyProvision"),
]


class RegulationModel(BaseModel):
    """Quy chế: tên gọi và các phần, chương, mục hoặc điều."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Quy chế")

    title: Line = Field(
        description="Tên quy chế không kèm chữ “Quy chế”, ví dụ: Hoạt động của {{ committee.name }}"
    )
    parts: tuple[Part, ...] = Field((), description="Các phần (văn bản lớn)")
    chapters: tuple[Chapter, ...] = Field((), description="Các chương")
    sections: tuple[Section, ...] = Field((), description="Các mục (văn bản không chia chương)")
    articles: tuple[ArticleItem, ...] = Field(
        (), description="Các điều (văn bản ngắn không chia chương, mục)"
    )


class LibraryArticle(Article):
    """Điều của thư viện."""

    id: Id = Field(description="Mã của điều; không trùng với mã nào khác trong cả thư viện")
    defaults: Values = Field(
        {},
        description="Những chỗ hồ sơ được làm khác (`vary`) và giá trị khi hồ sơ không ghi: đúng, sai hoặc "
        "một đoạn chữ; lời văn và điều kiện của điều gọi đến bằng vary.tên",
    )


class LibraryModel(BaseModel):
    """Một tệp của thư viện điều khoản mẫu."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Thư viện điều khoản")

    provisions: tuple[LibraryArticle, ...] = Field(description="Các điều của thư viện")

"""Citations: what they name, of which document, and whether it is there."""

from __future__ import annotations

import pytest

from generator.checking.citing import Owner, citations
from generator.checking.passages import Passage
from generator.regulation.provision import Level, Provision
from tests.checking.texts import found, places

POINT = Provision(Level.POINT, number="b")
CLAUSE = Provision(Level.CLAUSE, number="2", children=(POINT,))
ARTICLE = Provision(Level.ARTICLE, number="7", children=(CLAUSE,))
PATH = (ARTICLE, CLAUSE, POINT)


def cited(text: str) -> list[str]:
    return [cited.name for one in citations(Passage(text, PATH)) for cited in one.cited]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tại khoản 5 Điều 9 Quy chế này", ["khoản 5 Điều 9"]),
        ("Điều 4, Điều 5, Điều 6 Quy chế này", ["Điều 4", "Điều 5", "Điều 6"]),
        ("các Điều 4, 5 và 6 Quy chế này", ["Điều 4", "Điều 5", "Điều 6"]),
        ("các điểm a, b khoản 1 Điều 3", ["điểm a khoản 1 Điều 3", "điểm b khoản 1 Điều 3"]),
        ("điểm a khoản 1 và khoản 2 Điều 3", ["điểm a khoản 1 Điều 3", "khoản 2 Điều 3"]),
        ("khoản 1 Điều 2, khoản 3 Điều 4", ["khoản 1 Điều 2", "khoản 3 Điều 4"]),
        ("khoản 1, Điều 3", ["khoản 1 Điều 3"]),
        ("khoản 1 của Điều này", ["khoản 1 Điều 7"]),
        ("điểm a khoản này", ["điểm a khoản 2 Điều 7"]),
        ("khoản 1 và khoản 3 Điều này", ["khoản 1 Điều 7", "khoản 3 Điều 7"]),
        ("từ Điều 4 đến Điều 6", ["Điều 4", "Điều 6"]),
        ("theo Điều 5, 20 ngày sau khi họp", ["Điều 5"]),
        ("theo Điều 5 và 3 thành viên", ["Điều 5"]),
        ("gồm 3 điều 5 khoản", []),
        ("mục tiêu, điều hành, điểm mạnh, Chương trình", []),
        ("tài khoản 3, thời điểm a", []),
        ("viết “khoản 9 Điều 90” thành chữ", []),
        ("tỷ lệ theo khoản 1.5 và Điều 3/2020", []),
    ],
)
def test_citation_is_read_as_the_law_cites(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


def test_what_a_larger_provision_behind_an_and_may_hold_is_not_certain() -> None:
    (one,) = citations(Passage("điểm a và khoản 2 Điều 3", PATH))
    assert [cited.is_certain for cited in one.cited] == [False]
    (other,) = citations(Passage("điểm a khoản 2 Điều 3", PATH))
    assert [cited.is_certain for cited in other.cited] == [True]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Điều 5 Quy chế này", Owner.OWN),
        ("Điều 5 của bản Quy chế này", Owner.OWN),
        ("khoản 1 Điều này", Owner.OWN),
        ("Điều 5 Nghị định số 30/2020/NĐ-CP", Owner.OTHER),
        ("Điều 5 của Luật Ngân sách nhà nước", Owner.OTHER),
        ("Điều 2, Điều 3 Quyết định số 15/QĐ-UBND", Owner.OTHER),
        ("khoản 2 Điều 9 và Điều 12 Thông tư số 01/2020/TT-BNV", Owner.OTHER),
        ("theo Luật Đầu tư công, tại Điều 5", Owner.OTHER),
        ("theo Điều 5", Owner.UNNAMED),
        ("Theo Luật Đầu tư công. Điều 5 thì khác", Owner.UNNAMED),
    ],
)
def test_document_of_a_citation_is_told(text: str, owner: Owner) -> None:
    assert [one.owner for one in citations(Passage(text, PATH))] == [owner]


REGULATION = """Điều 1. Họp
1. Tổ họp hằng quý.
2. Khi họp:
a) Tổ trưởng chủ trì;
b) Thư ký ghi biên bản.
Điều 2. Thi hành
1. {text}"""


@pytest.mark.parametrize(
    "text",
    [
        "Theo khoản 2 Điều 1 Quy chế này.",
        "Theo điểm b khoản 2 Điều 1 Quy chế này.",
        "Theo các điểm a, b khoản 2 Điều 1 Quy chế này.",
        "Theo khoản 1 Điều này.",
        "Theo khoản này.",
        "Theo khoản 9 Điều 40 Luật Tổ chức chính quyền địa phương.",
        "Theo Điều 90 Nghị định số 30/2020/NĐ-CP và Điều 1 Quy chế này.",
        "Theo mục 9 kế hoạch và khoản 5 nêu trên.",
    ],
)
def test_what_is_there_or_of_another_document_is_let_be(text: str) -> None:
    for code in ("citation-missing", "citation-doubtful"):
        assert not found(REGULATION.format(text=text), code)


@pytest.mark.parametrize(
    "text",
    [
        "Theo khoản 3 Điều 1 Quy chế này.",
        "Theo điểm c khoản 2 Điều 1 Quy chế này.",
        "Theo điểm a khoản 1 Điều 1 Quy chế này.",
        "Theo Điều 1 và Điều 3 Quy chế này.",
        "Theo các Điều 1, 2 và 3 Quy chế này.",
        "Theo khoản 2 Điều này.",
        "Theo Chương IV Quy chế này.",
    ],
)
def test_what_is_not_there_is_an_error_at_the_citing_place(text: str) -> None:
    assert places(REGULATION.format(text=text), "citation-missing") == [(7, "khoản 1 Điều 2")]


def test_every_missing_provision_of_a_list_is_named() -> None:
    messages = [
        message
        for *_place, message in found(
            REGULATION.format(text="Theo các Điều 1, 3, 4 Quy chế này."), "citation-missing"
        )
    ]
    assert [("Điều 3" in one, "Điều 4" in one) for one in messages] == [(True, False), (False, True)]


def test_citation_without_a_document_is_only_doubtful() -> None:
    text = REGULATION.format(text="Theo khoản 3 Điều 1.")
    assert places(text, "citation-doubtful") == [(7, "khoản 1 Điều 2")]
    assert not found(text, "citation-missing")


def test_subject_in_brackets_that_is_the_title_of_another_article_is_told() -> None:
    text = (
        "Điều 1. Chế độ thông tin báo cáo\nTổ báo cáo.\nĐiều 2. Kinh phí\n"
        "Theo Điều {} (thông tin báo cáo) Quy chế này."
    )
    assert places(text.format(2), "citation-subject") == [(3, "Điều 2")]
    assert not found(text.format(1), "citation-subject")


@pytest.mark.parametrize(
    "text",
    ["Danh sách tại Phụ lục II Nghị định số 30/2020/NĐ-CP.", "Xem phụ lục kèm theo Quyết định số 5/QĐ-UBND."],
)
def test_appendix_of_another_document_is_let_be(text: str) -> None:
    assert not found(REGULATION.format(text=text), "appendix-missing")


def test_appendix_that_the_file_has_is_let_be() -> None:
    text = REGULATION.format(text="Phân công theo Phụ lục kèm theo Quy chế này.")
    assert places(text, "appendix-missing") == [(7, "khoản 1 Điều 2")]
    assert not found(text, "appendix-missing", has_appendix=True)

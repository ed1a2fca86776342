"""Every form of a citation, in one regulation with parts, sections and every kind of article."""

from __future__ import annotations

import pytest

from generator.regulation.tree import Level, Provision, Regulation, UncitableError


def point(name: str, number: str) -> Provision:
    return Provision(Level.POINT, name, number)


def clause(name: str, number: str, *children: Provision) -> Provision:
    return Provision(Level.CLAUSE, name, number, children=children)


def article(name: str, number: str, *children: Provision) -> Provision:
    return Provision(Level.ARTICLE, name, number, children=children)


REGULATION = Regulation(
    "Mẫu",
    (
        Provision(
            Level.PART,
            "phan1",
            "I",
            children=(
                Provision(
                    Level.CHAPTER,
                    "ch1",
                    "I",
                    children=(
                        article("a1", "1", *(clause(f"a1k{number}", str(number)) for number in range(1, 5))),
                        article(
                            "a2", "2", point("a2a", "a"), point("a2b", "b"), Provision(Level.PARAGRAPH, "a2p")
                        ),
                    ),
                ),
            ),
        ),
        Provision(
            Level.PART,
            "phan2",
            "II",
            children=(
                Provision(
                    Level.CHAPTER,
                    "ch2",
                    "II",
                    children=(
                        Provision(
                            Level.SECTION,
                            "ch2m1",
                            "1",
                            children=(
                                Provision(Level.SUBSECTION, "ch2m1t1", "1", children=(article("a3", "3"),)),
                                Provision(Level.SUBSECTION, "ch2m1t2", "2", children=(article("a4", "4"),)),
                            ),
                        ),
                        Provision(
                            Level.SECTION,
                            "ch2m2",
                            "2",
                            children=(
                                article(
                                    "a5",
                                    "5",
                                    clause("a5k1", "1"),
                                    clause("a5k2", "2", *(point(f"a5k2{one}", one) for one in "abcdđ")),
                                    clause("a5k3", "3", point("a5k3a", "a")),
                                ),
                            ),
                        ),
                    ),
                ),
                Provision(Level.CHAPTER, "ch3", "III", children=(article("a6", "6"), article("a7", "7"))),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("cited", "within", "printed"),
    [
        ("phan2", None, "Phần II"),
        ("ch2", None, "Chương II"),
        ("ch2m1", None, "Mục 1 Chương II"),
        ("ch2m1t2", None, "Tiểu mục 2 Mục 1 Chương II"),
        ("a6", None, "Điều 6"),
        ("a5k3", None, "khoản 3 Điều 5"),
        ("a5k2đ", None, "điểm đ khoản 2 Điều 5"),
        ("a2a", None, "điểm a Điều 2"),
        # relative
        ("ch2", "a5", "Chương này"),
        ("ch2m1", "a5", "Mục 1 Chương này"),
        ("ch2m2", "a5", "Mục này"),
        ("ch2m1t1", "a4", "Tiểu mục 1 Mục này"),
        ("phan2", "a5", "Phần này"),
        ("a5", "a5k1", "Điều này"),
        ("a5", "a5k2a", "Điều này"),
        ("a5k3", "a5k1", "khoản 3 Điều này"),
        ("a5k3", "a5", "khoản 3 Điều này"),
        ("a5k2", "a5k2a", "khoản này"),
        ("a5k2b", "a5k2", "điểm b khoản này"),
        ("a5k2b", "a5k2a", "điểm b khoản này"),
        ("a5k2b", "a5k1", "điểm b khoản 2 Điều này"),
        ("a5k2b", "a5k3a", "điểm b khoản 2 Điều này"),
        ("a5k2b", "a6", "điểm b khoản 2 Điều 5"),
        ("a2a", "a2b", "điểm a Điều này"),
        ("a2a", "a2p", "điểm a Điều này"),
        # several
        ("a1k1 a1k2", None, "khoản 1 và khoản 2 Điều 1"),
        ("a1k1 a1k2 a1k3", None, "các khoản 1, 2 và 3 Điều 1"),
        ("a1k4 a1k1 a1k3 a1k1", None, "các khoản 1, 3 và 4 Điều 1"),
        ("a1k1 a1k2 a1k3", "a1k4", "các khoản 1, 2 và 3 Điều này"),
        ("a5k2a a5k2b a5k2c", None, "các điểm a, b và c khoản 2 Điều 5"),
        ("a5k2a a5k2b a5k2c", "a5k2đ", "các điểm a, b và c khoản này"),
        ("a2a a2b", None, "điểm a và điểm b Điều 2"),
        ("a5 a6 a7", None, "các Điều 5, 6 và 7"),
        ("a6 a7", None, "Điều 6 và Điều 7"),
        ("ch1 ch2 ch3", None, "các Chương I, II và III"),
        ("ch2m1 ch2m2", None, "Mục 1 và Mục 2 Chương II"),
        # mixed
        ("a1k1 a6", None, "khoản 1 Điều 1 và Điều 6"),
        ("a1k1 a5k2a a6", None, "khoản 1 Điều 1, điểm a khoản 2 Điều 5 và Điều 6"),
        ("a1k1 a1k2 a6", None, "khoản 1 và khoản 2 Điều 1; Điều 6"),
        ("a5k1 a5k2a a5k3", None, "khoản 1 và khoản 3 Điều 5; điểm a khoản 2 Điều 5"),
        ("a1k1 a5k1", "a5k3", "khoản 1 Điều 1 và khoản 1 Điều này"),
        ("a5k1 a5k2", "a5k2a", "khoản 1 và khoản 2 Điều này"),
    ],
)
def test_citation_is_printed_as_law_cites(cited: str, within: str | None, printed: str) -> None:
    assert REGULATION.cite(*cited.split(), within=within) == printed


def test_another_document_cites_with_the_name_of_the_regulation() -> None:
    assert REGULATION.cite("a5k2a", of="Quy chế mẫu") == "điểm a khoản 2 Điều 5 Quy chế mẫu"
    assert REGULATION.cite("a6", "a7", of="Quy chế mẫu") == "Điều 6 và Điều 7 Quy chế mẫu"


def test_unnumbered_paragraph_cannot_be_cited() -> None:
    with pytest.raises(UncitableError):
        REGULATION.cite("a2p")


def test_citing_what_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        REGULATION.cite("nowhere")
    with pytest.raises(KeyError):
        REGULATION.cite(article("a6", "6"))

"""The five committees of data/committees, and a sixth of a new kind: complete papers, structure, facts.

After a wanted change of a regulation's structure: ``pytest tests/acceptance/test_five_committees.py
--update-golden``, and read the difference.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.documents.year import WorkEntry, WorkKind, year_entries
from generator.output import GeneratedDocument
from generator.pipeline import generate, open_papers, open_regulation
from generator.regulation.tree import Level, Provision, Regulation
from generator.resources import data_folder, templates_folder
from tests.acceptance.committees.facts import Fact, counted, facts
from tests.documents.outlines import opened, texts, whole_text

ORIGINALS = {
    "lai-chau-cai-cach-hanh-chinh": "lai-chau-cai-cach-hanh-chinh-2023",
    "lai-chau-de-an-06": "lai-chau-de-an-06-2023",
    "lai-chau-du-lieu": "lai-chau-du-lieu-2026",
    "lang-son-chuyen-doi-so": "lang-son-chuyen-doi-so-2022",
    "xa-chuyen-doi-so": "xa-chuyen-doi-so",
}
"""The dossiers, and what their originals are called in the list of outlines."""

PUT_RIGHT = {
    ("lai-chau-du-lieu", 15): ["1", "2", "3", "4"],
    ("lai-chau-cai-cach-hanh-chinh", 7): ["1", *"abcdđ", "2", *"abcdđeghiklmno"],
}
"""Articles whose clauses or points the original numbers wrongly: 1, 2, 3, 2 and a, b, c, d, e."""

WHAT_IT_ADDS = {
    "lai-chau-cai-cach-hanh-chinh": (
        "/QĐ-BCĐCCHC",
        "1406/QĐ-UBND ngày 07 tháng 9 năm 2023",
        "02 lần trong năm",
        "từ 06 tháng trở lên",
    ),
    "lai-chau-de-an-06": ("/QĐ-TCTĐA06", "TM. TỔ CÔNG TÁC", "ý kiến của đa số", "sơ kết 06 tháng đầu năm"),
    "lai-chau-du-lieu": ("/QĐ-BCĐ", "186/KH-UBND", "214/NQ-CP", "01 ngày trước ngày họp"),
    "lang-son-chuyen-doi-so": (
        "Số: 64/QĐ-BCĐ Lạng Sơn, ngày 20 tháng 4 năm 2022",
        "Tổ giúp việc",
        "được tổ chức hằng quý",
        "họp mở rộng",
        "cấp huyện",
    ),
    "xa-chuyen-doi-so": (
        "CHỦ TỊCH UBND XÃ",
        "kể từ khi được thành lập, Tổ công tác",
        "được tổ chức hằng quý",
        "căn cứ vào tình hình thực tế",
        "tài chính - kế toán của xã",
    ),
}
"""For each committee what the others do not have, as its regulation prints it."""

HERE = Path(__file__).parent / "committees"
COMMITTEES = data_folder() / "committees"
SIXTH = HERE / "xa-pho-bien-giao-duc-phap-luat"
DOSSIERS = {path.name: path for path in (*sorted(COMMITTEES.iterdir()), SIXTH) if path.is_dir()}
CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "outlines.json"
DRAFTED = date(2026, 6, 25)

REFORM = "lai-chau-cai-cach-hanh-chinh"
OWN_POINTS = (
    *("police", "planning", "finance", "justice", "information", "science", "office", "education"),
    *("health", "labour", "broadcasting", "labour-federation", "youth-union"),
)
"""Who reports to the reform committee, in the order of the points a to m; two share the last."""

Outline = list[dict[str, Any]]


@cache
def papers(name: str) -> tuple[GeneratedDocument, ...]:
    """All papers of a dossier."""
    return made_without_a_message(DOSSIERS[name])


def made_without_a_message(folder: Path) -> tuple[GeneratedDocument, ...]:
    found = Diagnostics()
    [made] = generate(
        [folder],
        kinds=(),
        date=DRAFTED,
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _all: None,
    )
    assert list(map(str, found)) == []
    assert made.documents is not None
    return made.documents


@cache
def regulation(name: str) -> Regulation:
    opened_regulation = open_regulation(DOSSIERS[name], DRAFTED, Diagnostics())
    assert opened_regulation is not None
    return opened_regulation


def text_of(name: str, kind: str) -> str:
    contents = [one.content for one in papers(name) if one.kind == kind]
    return re.sub(r"\s+", " ", "\n".join(whole_text(opened(content)) for content in contents))


def items(article: Provision) -> list[str]:
    inside = [one for one in article.walk() if one.level in {Level.CLAUSE, Level.POINT}]
    return [one.number or "" for one in inside]


def test_all_five_are_there() -> None:
    assert ORIGINALS.keys() <= DOSSIERS.keys()


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_paper_that_a_dossier_holds_is_made_without_a_message(name: str) -> None:
    made = {one.kind for one in papers(name)}
    expected = {"quyet-dinh-ban-hanh", "quy-che", "giay-moi", "thong-bao-ket-luan", "mau-bao-cao"}
    assert expected <= made <= KINDS.keys()


@pytest.mark.parametrize("name", ORIGINALS)
def test_regulation_is_built_like_its_original(name: str) -> None:
    if not CORPUS.is_file():
        pytest.skip(f"the outlines of the original regulations are not here: {CORPUS}")
    original: Outline = json.loads(CORPUS.read_text(encoding="utf-8"))[ORIGINALS[name]]
    for article in (article for chapter in original for article in chapter["articles"]):
        article["items"] = PUT_RIGHT.get((name, article["number"]), article["items"])
    ours = [
        {
            "number": chapter.number,
            "articles": [
                {"number": int(article.number or 0), "items": items(article)} for article in chapter.children
            ],
        }
        for chapter in regulation(name).children
    ]
    assert ours == original


@pytest.mark.parametrize("name", DOSSIERS)
def test_structure_is_as_it_was_reviewed(name: str, request: pytest.FixtureRequest) -> None:
    lines = [regulation(name).title]
    for chapter in regulation(name).children:
        lines.append(f"Chương {chapter.number}. {chapter.title}")
        for article in chapter.children:
            lines.append(" ".join([f"  Điều {article.number}. {article.title}:", *items(article)]))
    outline = "\n".join(lines) + "\n"
    path = HERE / "outlines" / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(outline, encoding="utf-8", newline="\n")
    assert outline == path.read_text(encoding="utf-8")


def test_no_reviewed_structure_is_left_of_a_dossier_that_is_gone() -> None:
    assert {path.stem for path in (HERE / "outlines").glob("*.txt")} == DOSSIERS.keys()


@pytest.mark.parametrize(("name", "article"), PUT_RIGHT)
def test_slip_of_the_original_s_numbering_is_put_right(name: str, article: int) -> None:
    assert items(regulation(name).articles()[article - 1]) == PUT_RIGHT[name, article]


@pytest.mark.parametrize("name", ORIGINALS)
def test_list_of_facts_counts_the_provisions_as_they_are(name: str) -> None:
    told = counted(COMMITTEES / name / "FACTS.md")
    counts = regulation(name).counts()
    levels = {level.word.lower(): counts[level] for level in Level if counts[level]}
    assert told.items() <= levels.items()
    assert {"chương", "điều", "khoản"} <= told.keys()


@pytest.mark.parametrize("name", ORIGINALS)
def test_every_fact_is_carried_by_what_its_list_names(name: str) -> None:
    committee = yaml.safe_load((COMMITTEES / name / "committee.yaml").read_text(encoding="utf-8"))
    rows = list(facts(COMMITTEES / name / "FACTS.md"))
    assert len(rows) > 30
    unknown = [
        (fact.place, mark) for fact in rows for mark in fact.marks if not carried(name, mark, committee)
    ]
    assert unknown == []


def carried(name: str, mark: str, committee: Any) -> bool:
    """Whether a mark names a provision, the title of all, a key of committee.yaml, or a legal basis."""
    if mark.startswith("legal_bases:"):
        return mark.removeprefix("legal_bases:") in legal_bases()
    if not mark.startswith("committee:"):
        return mark == "title" or regulation(name).find(mark) is not None
    inside = committee
    for key in mark.removeprefix("committee:").split("."):
        if not isinstance(inside, dict) or key not in inside:
            return False
        inside = inside[key]
    return True


@cache
def legal_bases() -> Any:
    return yaml.safe_load((data_folder() / "legal_bases.yaml").read_text(encoding="utf-8"))["bases"]


@pytest.mark.parametrize("name", ORIGINALS)
def test_every_article_carries_a_fact(name: str) -> None:
    named = {mark for fact in facts(COMMITTEES / name / "FACTS.md") for mark in fact.marks}
    silent = [
        article.number
        for article in regulation(name).articles()
        if not named & {inside.id for inside in article.walk()}
    ]
    assert silent == []


@pytest.mark.parametrize("name", ORIGINALS)
def test_what_can_be_counted_in_the_facts_is_printed(name: str) -> None:
    """Dates, numbers of documents, amounts: all stand in the regulation as it is issued."""
    printed = text_of(name, "quyet-dinh-ban-hanh")
    rows = list(facts(COMMITTEES / name / "FACTS.md"))
    missing = [
        (fact.place, ways)
        for fact in rows
        for ways in fact.countable
        if not any(way in printed for way in ways)
    ]
    assert missing == []


@pytest.mark.parametrize("name", WHAT_IT_ADDS)
def test_regulation_says_what_only_this_committee_has(name: str) -> None:
    printed = text_of(name, "quyet-dinh-ban-hanh")
    assert [one for one in WHAT_IT_ADDS[name] if one not in printed] == []


def test_two_deputies_have_articles_of_their_own_and_different_seals() -> None:
    standing, other = (
        [text for one in article.walk() for text in one.paragraphs]
        for article in regulation(REFORM).articles()[4:6]
    )
    assert any("con dấu của Ủy ban nhân dân tỉnh" in text for text in standing)
    assert any("con dấu của Sở Nội vụ" in text for text in other)


def test_report_form_asks_a_named_member_for_his_own_point_only() -> None:
    """Clause 2 of Article 7 gives fourteen points to named posts: no form holds a colleague's point."""
    forms = {one.name: one.content for one in papers(REFORM) if one.kind == "mau-bao-cao"}
    asked = {
        name.removeprefix("mau-bao-cao-2023-q4-").removesuffix(".docx"): re.findall(
            r"điểm (\w) khoản 2 Điều 7", whole_text(opened(content))
        )
        for name, content in forms.items()
        if "-2023-q4-" in name
    }
    own = dict(zip(OWN_POINTS, "abcdđeghiklmm", strict=True))
    assert asked == {"home-affairs": []} | {member: [letter] for member, letter in own.items()}


def test_frequency_of_meetings_changes_regulation_programme_and_calendar_and_nothing_else(
    tmp_path: Path,
) -> None:
    name = "lang-son-chuyen-doi-so"
    folder = meeting_twice_a_year(name, tmp_path)
    changed: dict[str, tuple[set[str], set[str]]] = {}
    for before, after in zip(papers(name), made_without_a_message(folder), strict=True):
        assert before.name == after.name
        if before.content != after.content:
            old, new = (set(texts(opened(one.content))) for one in (before, after))
            changed[before.kind] = (old - new, new - old)
    programme = changed.pop("chuong-trinh-cong-tac")
    assert programme == (
        {f"Họp Ban Chỉ đạo định kỳ Quý {quarter} năm 2022" for quarter in ("II", "III", "IV")}
        | {"Trong Quý II/2022", "Trong Quý III/2022", "Trong Quý IV/2022", "8"},
        {f"Họp Ban Chỉ đạo định kỳ 6 tháng {half} năm 2022" for half in ("đầu", "cuối")}
        | {"Trong 6 tháng đầu năm 2022", "Trong 6 tháng cuối năm 2022"},
    )
    assert changed.keys() == {"quyet-dinh-ban-hanh", "quy-che"}
    for [old_line], [new_line] in changed.values():
        assert old_line.replace("hằng quý", "06 tháng một lần") == new_line
    before_it, after_it = (calendar(one) for one in (DOSSIERS[name], folder))
    meetings = [
        [one.deadline for one in year if one.kind is WorkKind.MEETING] for year in (before_it, after_it)
    ]
    assert [list(map(str, one)) for one in meetings] == [
        ["2022-Q2", "2022-Q3", "2022-Q4"],
        ["2022-H1", "2022-H2"],
    ]
    others = [[one for one in year if one.kind is not WorkKind.MEETING] for year in (before_it, after_it)]
    assert [one.text for one in others[0]] == [one.text for one in others[1]]
    assert [one.deadline for one in others[0]] == [one.deadline for one in others[1]] != []


def meeting_twice_a_year(name: str, copies: Path) -> Path:
    """A copy of a dossier that differs in nothing but how often the committee meets."""
    folder = Path(shutil.copytree(COMMITTEES / name, copies / name))
    committee = folder / "committee.yaml"
    quarterly = re.compile(r"(\n  meetings:\s+frequency: )quarterly")
    text, times = quarterly.subn(r"\1semiannual", committee.read_text(encoding="utf-8"))
    assert times == 1
    committee.write_text(text, encoding="utf-8", newline="\n")
    return folder


def calendar(folder: Path) -> tuple[WorkEntry, ...]:
    opened_papers = open_papers(folder, date(2022, 5, 4), Diagnostics())
    assert opened_papers is not None
    return year_entries(opened_papers, 2022)


def test_facts_are_counted_as_papers_print_them() -> None:
    fact = Fact("4.3", "Kế hoạch 186/KH-UBND, 18/9/2025, tháng 02/2026; trước 01 ngày; 2022 - 2025", ())
    assert fact.countable == (
        ("ngày 18 tháng 9 năm 2025", "18/9/2025"),
        ("tháng 02 năm 2026",),
        ("186/KH-UBND",),
        ("01 ngày",),
        ("2022 - 2025",),
    )


def sixth_files() -> list[Path]:
    return sorted(SIXTH.rglob("*.yaml"))


def test_sixth_committee_is_written_in_under_80_lines() -> None:
    lines = [line for path in sixth_files() for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) < 80
    assert max(map(len, lines)) <= 140


def test_sixth_committee_takes_every_article_from_the_library() -> None:
    written = yaml.safe_load((SIXTH / "regulation.yaml").read_text(encoding="utf-8"))
    entries = [entry for chapter in written["chapters"] for entry in chapter["articles"]]
    assert len(entries) == len(regulation(SIXTH.name).articles())
    assert all(entry.keys() <= {"use", "vary", "without", "title"} for entry in entries)


def test_sixth_committee_s_papers_speak_of_no_other_kind_or_level() -> None:
    """The library's sentences fit a commune's council: nothing of a province's steering committee is left."""
    strange = re.compile(r"Ban Chỉ đạo|Trưởng Ban|Tổ công tác|\btỉnh\b|\bhuyện\b|các sở|sở, ban", re.I)
    for kind in KINDS:
        assert strange.findall(text_of(SIXTH.name, kind)) == [], kind

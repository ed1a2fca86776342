"""One regulation for every body: whatever is answered, its provisions fit and all papers are made."""

from __future__ import annotations

import copy
import itertools
import re
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Diagnostics
from generator.dossier.kinds import TITLES, BodyKind, Role
from generator.pipeline import DossierReader, generate
from generator.regulation.tree import Level
from generator.resources import templates_folder
from generator.starting.draft import Draft
from generator.starting.questions import QUESTIONS, Question
from tests.starting.making import SHORT, TODAY, made
from tests.starting.making import UNITS as REGISTER

UNITS = {"province": "12", "city": "79", "commune": "03390", "ward": "00004"}
SERVING = ("agency", "team", "both", "nobody")
DEPUTIES = ("none", "standing", "deputies", "all")

PROVINCE = ["Giám đốc Công an tỉnh", "Giám đốc Sở Tư pháp", "Giám đốc Sở Tài chính"]
COMMUNE = ["Trưởng Công an xã", "Trưởng phòng Văn hóa - Xã hội", "Trưởng Trạm Y tế xã"]


def answers(kind: BodyKind, unit: str, serving: str, deputies: str, seals: str, more: bool) -> dict[str, Any]:
    posts = PROVINCE if unit in {"province", "city"} else COMMUNE
    roles = {
        "none": ["member"] * 3,
        "standing": ["standing_deputy", "member", "member"],
        "deputies": ["deputy", "deputy", "member"],
        "all": ["standing_deputy", "deputy", "member"],
    }[deputies]
    made_up: dict[str, Any] = {
        "kind": kind.value,
        "unit": UNITS[unit],
        "field": "chuyển đổi số",
        "members": [
            {"role": "chair", "position": "Chủ tịch Hội đồng nhân dân" if seals == "none" else "Chủ tịch"},
            *({"role": role, "position": post} for role, post in zip(roles, posts, strict=True)),
        ],
        "standing_agency": {"name": "Công an tỉnh" if posts is PROVINCE else "Công an xã"},
        "support_team": {"name": "Tổ giúp việc"},
        "seals": seals,
    }
    made_up["members"][0]["agency"] = "Ủy ban nhân dân"
    if serving in {"team", "nobody"}:
        made_up["standing_agency"] = "none"
    if serving in {"agency", "nobody"}:
        made_up["support_team"] = "none"
    if not more:
        made_up["regimes"] = {"meetings": {"frequency": "on_demand"}, "reports": "none", "funding": "none"}
        made_up["decisions"] = {"establishment": "none"}
        made_up["meetings"] = "none"
    return made_up


READER = DossierReader(Diagnostics())

ALL = list(itertools.product(BodyKind, UNITS, SERVING, DEPUTIES, ("chair", "each", "none"), (True, False)))


def name(case: Any) -> str:
    return "-".join(map(str, case))


@pytest.mark.parametrize("case", ALL[::5], ids=name)
def test_regulation_is_whole_for_every_body(case: Any, tmp_path: Path) -> None:
    kind, unit, serving, deputies, _seals, more = case
    folder = made(answers(*case), tmp_path / "ban")
    found = Diagnostics()
    regulation = READER.regulation(folder, TODAY, found)
    assert [str(one) for one in found] == []
    assert regulation is not None
    assert [chapter.number for chapter in regulation.children] == ["I", "II", "III", "IV"]
    assert all(chapter.children for chapter in regulation.children)
    assert [article.number for article in regulation.articles()] == [
        str(number + 1) for number in range(len(regulation.articles()))
    ]
    for article in regulation.articles():
        assert sum(one.level is Level.CLAUSE for one in article.children) != 1, article.title
    for one in regulation.walk():
        assert one.level in {Level.PARAGRAPH} or one.number, one
        assert one.children or one.paragraphs, one
    text = "\n".join(line for one in regulation.walk() for line in (one.title or "", *one.paragraphs))
    titles = {role: title.text for role, title in TITLES[kind].items()}
    if deputies == "none":
        assert not re.search(rf"{titles[Role.DEPUTY]}|{titles[Role.STANDING_DEPUTY]}|\bPhó\b", text)
    if deputies == "deputies":
        assert titles[Role.STANDING_DEPUTY] not in text
    assert ("Cơ quan Thường trực" in text) is (serving in {"agency", "both"})
    assert ("Tổ giúp việc" in text) is (serving in {"team", "both"})
    assert ("Hằng quý, " in text or "hằng quý về tiến độ" in text) is more
    assert ("Kinh phí" in text) is more
    assert re.search(r"\b(\w+ \w+) \1\b", text) is None
    assert "None" not in text
    assert ("Tỉnh ủy" in text) is (unit == "province")
    assert ("Thành ủy" in text) is (unit == "city")


@pytest.mark.parametrize("case", ALL[:: len(ALL) // 12 + 1], ids=name)
def test_all_papers_are_made_without_a_message(case: Any, tmp_path: Path) -> None:
    folder = made(answers(*case), tmp_path / "ban")
    found = Diagnostics()
    [made_papers] = generate(
        [folder],
        kinds=(),
        date=TODAY,
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _all: None,
    )
    assert [str(one) for one in found] == []
    assert made_papers.documents is not None
    kinds = {one.kind for one in made_papers.documents}
    assert {"quyet-dinh-ban-hanh", "quy-che"} <= kinds
    assert ({"quyet-dinh-thanh-lap", "giay-moi", "mau-bao-cao"} <= kinds) is case[-1]


CHOICES = [
    (question, value)
    for question in QUESTIONS
    for value in (*(value for value, _words in question.choices), *(["none"] if question.none else []))
]


@pytest.mark.parametrize(("question", "value"), CHOICES, ids=lambda one: getattr(one, "label", one))
def test_every_choice_makes_a_dossier_without_a_message(
    question: Question, value: str, tmp_path: Path
) -> None:
    path = question.none if value == "none" and question.none else question.path
    draft = Draft(REGISTER, TODAY, copy.deepcopy(SHORT))
    draft.put(path, value)
    folder = made(draft.data, tmp_path / "ban")
    found = Diagnostics()
    assert READER.papers(folder, TODAY, found) is not None
    assert [str(one) for one in found] == []

"""Drop one article in the YAML and every number and citation in every paper is right again.

Where the article is still spoken of, one run names every place that speaks of it.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from generator.cli.exit_codes import ExitCode
from generator.diagnostics import Diagnostics
from generator.regulation.loading import load_library
from generator.resources import provisions_folder
from tests.acceptance.planting import Input, copies
from tests.cli.command import DOSSIER, vanban
from tests.documents.outlines import opened, styled

REGULATION = "regulation.yaml"
COMMITTEE = "committee.yaml"
LIBRARY = "provisions"

LETTER = "[abcdđeghiklmnopqrstuvxy]"
CITATION = re.compile(
    rf"(?:điểm (?P<point>{LETTER}) )?(?:khoản (?P<clause>\d+|này) )?Điều (?P<article>\d+|này)"
)
TAG = r"\{\{ ref\('([\w.-]+)'\)"
EVENT = r"(?:(?<=^convened_under: )|(?<=^under: ))([\w.-]+)"
RELATIVE = re.compile(rf"điểm (?P<point>{LETTER}) khoản này")


@dataclass
class Article:
    """An article of the YAML: its id, the lines it takes, and all ids inside, also from the library."""

    id: str
    first_line: int
    last_line: int
    ids: frozenset[str]


def articles() -> list[Article]:
    text = (DOSSIER / REGULATION).read_text(encoding="utf-8")
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if re.match(r"      - (id|use): ", line)]
    chapters = [number for number, line in enumerate(lines) if re.match(r"  - id: ", line)]
    found = []
    for start in starts:
        following = [number for number in (*starts, *chapters, len(lines)) if number > start]
        last = min(following)
        named = re.findall(r"\b(?:id|use): ([\w.-]+)", "\n".join(lines[start:last]))
        ids = frozenset(one for name in named for one in (name, *INSIDE.get(name, ())))
        found.append(Article(lines[start].split(": ")[1], start, last, ids))
    return found


def inside() -> dict[str, tuple[str, ...]]:
    """The ids inside each provision of the library."""
    library = load_library(provisions_folder(), Diagnostics())
    assert library is not None
    return {
        one.id: tuple(below.id for below in one.walk() if below.id is not None)
        for one in library.walk()
        if one.id is not None
    }


INSIDE = inside()


ARTICLES = {one.id: one for one in articles()}


def without(given: Input, article: Article) -> None:
    """Take the lines of an article out, and of its chapter when nothing else is in it."""
    lines = given.text(REGULATION).split("\n")
    del lines[article.first_line : article.last_line]
    empty_chapter = r"^  - id: [\w-]+\n    title: .*\n    articles:(?=\s*\Z|\n+  - id: )"
    given.write(REGULATION, re.sub(empty_chapter, "", "\n".join(lines), flags=re.MULTILINE))


def mentions(given: Input, ids: frozenset[str]) -> set[tuple[str, int, int]]:
    """File, line and column of every tag or value of the dossier that speaks of one of the ids."""
    found = set()
    patterns = {REGULATION: TAG, COMMITTEE: r"(?<=: )([\w.-]+)$"}
    events = (path for folder in given.dossier.iterdir() if folder.is_dir() for path in folder.glob("*.yaml"))
    patterns |= {path.relative_to(given.dossier).as_posix(): EVENT for path in events}
    for file, pattern in patterns.items():
        text = given.text(file)
        offset = text.index("provisions:\n") if file == COMMITTEE else 0
        for match in re.finditer(pattern, text[offset:], re.MULTILINE):
            if match[1] in ids:
                before = text[: offset + match.start()]
                line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
                found.add((Path(file).parent.name + "/" + Path(file).name, line, column))
    return found


Structure = dict[str, dict[str, set[str]]]


def structure(lines: list[tuple[str, str]]) -> Structure:
    """Articles, their clauses, and the clauses' points, as a generated regulation numbers them."""
    found: Structure = {}
    article = clause = ""
    for _style, text in lines:
        if match := re.match(r"Điều (\d+)\. ", text):
            article, clause = match[1], ""
            assert article == str(len(found) + 1)
            found[article] = {"": set()}
        elif match := re.match(r"(\d+)\. ", text):
            clause = match[1]
            assert clause == str(len(found[article]))
            found[article][clause] = set()
        elif match := re.match(rf"({LETTER})\) ", text):
            found[article][clause].add(match[1])
    return found


def regulation_lines(folder: Path) -> list[tuple[str, str]]:
    """The numbered lines of the generated regulation, from its first article on."""
    names = {"Điều", "Khoản", "Tên khoản", "Điểm", "Lời văn", "Đoạn cuối", "Chương"}
    return [(style, text) for style, text in styled(opened(folder / "quy-che.docx")) if style in names]


def unresolved(text: str, known: Structure, article: str = "", clause: str = "") -> Iterator[str]:
    """The citations of a text that name nothing; ``article`` and ``clause`` are where it stands."""
    for match in CITATION.finditer(text):
        named = article if match["article"] == "này" else match["article"]
        inside = known.get(named)
        which = clause if match["clause"] == "này" else match["clause"]
        points = (inside or {}).get(which or "")
        if points is None or (match["point"] and match["point"] not in points):
            yield match[0]
    for match in RELATIVE.finditer(text):
        if match["point"] not in known[article][clause]:
            yield match[0]


def check_papers(folder: Path) -> int:
    """Resolve every citation of the regulation in all papers; the number of those that were looked at."""
    lines = regulation_lines(folder)
    known = structure([one for one in lines if one[0] != "Chương"])
    article = clause = ""
    counted = 0
    for style, text in lines:
        if match := re.match(r"Điều (\d+)\. ", text):
            article, clause = match[1], ""
        elif match := re.match(r"(\d+)\. ", text):
            clause = match[1]
        inside = re.sub(r"^Điều \d+\. ", "", text)
        assert list(unresolved(inside, known, article, clause)) == [], (style, text)
        counted += len(CITATION.findall(inside))
    for path in folder.glob("*.docx"):
        if path.name.startswith(("quy-che", "quyet-dinh")):
            # Decisions cite their own articles; what is attached is the regulation again.
            continue
        for _style, text in styled(opened(path)):
            assert "Điều này" not in text
            assert list(unresolved(text, known)) == [], (path.name, text)
            counted += len(CITATION.findall(text))
    return counted


def library_of(given: Input) -> Path:
    """A copy of the library that a test may change."""
    folder = given.dossier.parent / LIBRARY
    return folder if folder.is_dir() else Path(shutil.copytree(provisions_folder(), folder))


def generate(given: Input) -> tuple[int, str, list[dict[str, object]]]:
    options = ("--output", given.output, "--library", library_of(given), "--date", "2026-04-01", "--json")
    ended = vanban("generate", given.dossier, *options)
    assert "Traceback" not in ended.err
    return ended.code, ended.err, json.loads(ended.out)["diagnostics"]


def test_all_citations_of_the_whole_regulation_resolve(tmp_path: Path) -> None:
    given = copies(tmp_path)
    assert generate(given)[0] == ExitCode.DONE
    assert check_papers(given.output) > 100
    assert len(ARTICLES) == 15


@pytest.mark.parametrize("name", ARTICLES)
def test_article_is_dropped(tmp_path: Path, name: str) -> None:
    """Every place of the dossier that speaks of it is named, and the texts of the library that do."""
    given = copies(tmp_path)
    article = ARTICLES[name]
    without(given, article)
    expected = mentions(given, article.ids)
    code, _err, found = generate(given)
    told = {_place(one) for one in found if one["code"] in {"unknown-reference", "unknown-provision"}}
    assert {one["code"] for one in found} <= {"unknown-reference", "unknown-provision"}
    assert {one for one in told if not one[0].startswith(LIBRARY)} == expected
    for one in found:
        in_library = _place(one)[0].startswith(LIBRARY)
        assert ("used_at" in one) == in_library
        if in_library:
            tag = re.match(TAG, _text_at(one))
            assert tag is not None
            assert tag[1] in article.ids
    if told:
        assert code == ExitCode.FAILED
        assert not given.output.exists()
    else:
        assert code == ExitCode.DONE, found
        assert check_papers(given.output) > 50


@pytest.mark.parametrize("name", ARTICLES)
def test_article_is_dropped_with_all_that_speaks_of_it(tmp_path: Path, name: str) -> None:
    """Once every place that was named is mended, all papers are made and every citation is right."""
    given = copies(tmp_path)
    without(given, ARTICLES[name])
    _code, _err, found = generate(given)
    # From the end, so that the places before stay where they are.
    for one in sorted(found, key=_place, reverse=True):
        _mend(one)
    code, _err, found = generate(given)
    assert code == ExitCode.DONE, found
    assert check_papers(given.output) > 20
    numbers = structure([one for one in regulation_lines(given.output) if one[0] != "Chương"])
    assert len(numbers) == 14


def _mend(diagnostic: dict[str, object]) -> None:
    """Say something else where a tag cites what is gone; take out a line that only names it."""
    path = Path(str(diagnostic["file"]))
    behind = _text_at(diagnostic)
    before = path.read_text(encoding="utf-8").removesuffix(behind)
    if behind.startswith("{{"):
        text = before + re.sub(r"\A\{\{.*?\}\}", "quy định có liên quan", behind, flags=re.DOTALL)
    else:
        text = before[: before.rfind("\n") + 1] + behind.partition("\n")[2]
    path.write_text(text, encoding="utf-8", newline="\n")


def _text_at(diagnostic: dict[str, object]) -> str:
    """What stands in the file from the place of a diagnostic on."""
    lines = Path(str(diagnostic["file"])).read_text(encoding="utf-8").split("\n")
    line, column = int(str(diagnostic["line"])), int(str(diagnostic["column"]))
    return "\n".join([lines[line - 1][column - 1 :], *lines[line:]])


def _place(diagnostic: dict[str, object]) -> tuple[str, int, int]:
    file = Path(str(diagnostic["file"]))
    folder = "" if file.parent.name == "lai-chau" else file.parent.name
    return f"{folder}/{file.name}", int(str(diagnostic["line"])), int(str(diagnostic["column"]))


def test_the_dossier_s_articles_are_those_of_its_yaml() -> None:
    written = yaml.safe_load((DOSSIER / REGULATION).read_text(encoding="utf-8"))
    names = [one.get("id") or one["use"] for chapter in written["chapters"] for one in chapter["articles"]]
    assert names == list(ARTICLES)

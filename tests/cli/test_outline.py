"""``vanban outline``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from tests.cli.command import DOSSIER
from tests.documents.dossiers import steering_committee


def test_outline_shows_the_numbered_skeleton(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(DOSSIER)]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    lines = [line.strip() for line in told.out.splitlines()]
    assert any(line.startswith("Chương I. ") for line in lines)
    assert sum(line.startswith("Điều ") for line in lines) > 10


def test_outline_is_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(DOSSIER), "--json"]) == ExitCode.DONE
    result = json.loads(capsys.readouterr().out)
    assert result["diagnostics"] == []
    assert result["outline"]["children"][0]["level"] == "chapter"


def test_outline_of_nothing_fails_in_both_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(tmp_path)]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert told.out == ""
    assert "lỗi[" in told.err
    assert main(["outline", str(tmp_path), "--json"]) == ExitCode.FAILED
    result = json.loads(capsys.readouterr().out)
    assert result["outline"] is None
    assert result["diagnostics"]


def test_skeleton_is_that_of_the_day_while_the_regulation_has_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = steering_committee()
    files.committee["decisions"]["regulation"]["date"] = "blank"
    files.committee["members"][2]["from"] = "2026-07-01"
    assert files.committee["members"][2]["role"] == "deputy"
    new = {"when": "posts.deputy", "title": "Việc của cấp phó mới", "text": "Giúp {{ roles.chair }}."}
    files.regulation["chapters"][0]["articles"].insert(0, new)
    folder = str(files.write(tmp_path))
    shown = {}
    for day in ("2026-06-30", "2026-07-01"):
        main(["outline", folder, "--date", day, "--json"])
        chapter = json.loads(capsys.readouterr().out)["outline"]["children"][0]
        shown[day] = [one["title"] for one in chapter["children"]]
    assert shown["2026-07-01"] == ["Việc của cấp phó mới", *shown["2026-06-30"]]


def test_outline_of_a_file_of_the_dossier_is_that_of_the_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for named in (DOSSIER, DOSSIER / "regulation.yaml"):
        assert main(["outline", str(named), "--json"]) == ExitCode.DONE
        shown.append(json.loads(capsys.readouterr().out))
    assert shown[0] == shown[1]


def test_outline_of_a_text_has_the_numbers_as_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "quy-che.txt"
    path.write_text(
        "QUY CHẾ\nHoạt động của Ban Chỉ đạo thử\n\nChương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Họp\n"
        "1. Ban Chỉ đạo họp mỗi quý một lần do Trưởng ban triệu tập.\n3. Trưởng ban chủ trì.\n",
        encoding="utf-8",
    )
    assert main(["outline", str(path)]) == ExitCode.DONE
    assert capsys.readouterr().out.splitlines() == [
        "Hoạt động của Ban Chỉ đạo thử",
        "Chương I. QUY ĐỊNH CHUNG",
        "  Điều 1. Họp",
        "    1. Ban Chỉ đạo họp mỗi quý một lần do Trưởng ban triệu tập.",
        "    3. Trưởng ban chủ trì.",
    ]
    assert main(["outline", str(path), "--json"]) == ExitCode.DONE
    [chapter] = json.loads(capsys.readouterr().out)["outline"]["children"]
    [article] = chapter["children"]
    assert [one["number"] for one in article["children"]] == ["1", "3"]


def test_outline_of_a_yaml_file_needs_no_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "quy-che.yaml"
    path.write_text("title: Thử\narticles:\n- title: Họp\n  clauses:\n  - Ban họp.\n", encoding="utf-8")
    assert main(["outline", str(path)]) == ExitCode.DONE
    assert capsys.readouterr().out.splitlines() == ["Thử", "Điều 1. Họp", "  1. Ban họp."]


@pytest.mark.parametrize(
    ("name", "code"), [("khong-co.docx", "file-not-found"), ("khong-co", "folder-not-found")]
)
def test_what_is_not_there_is_told_as_the_file_or_folder_that_it_seems_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, code: str
) -> None:
    assert main(["outline", str(tmp_path / name), "--json"]) == ExitCode.FAILED
    result = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in result["diagnostics"]] == [code]

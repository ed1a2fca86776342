"""``vanban compare``."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from tests.cli.command import DOSSIER, REPOSITORY, vanban

OLD = """QUY CHẾ
Hoạt động của Ban Chỉ đạo thử

Chương I
QUY ĐỊNH CHUNG

Điều 1. Họp
1. Ban Chỉ đạo họp mỗi quý một lần do Trưởng ban triệu tập.
2. Cuộc họp phải có quá nửa số thành viên tham dự.
3. Thành viên gửi báo cáo bằng văn bản trước ngày 20 hằng tháng.

Điều 2. Kinh phí
Kinh phí lấy từ ngân sách nhà nước theo dự toán được giao.
"""
NEW = OLD.replace("mỗi quý một lần", "mỗi tháng một lần").replace(
    "2. Cuộc họp phải có quá nửa số thành viên tham dự.\n3. ", "2. "
)
COUNTS = {"deleted": 1, "inserted": 0, "changed": 1, "moved": 0, "renumbered": 1, "same": 3}


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "cu.txt", tmp_path / "moi.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main(["compare", *arguments, "--json"])
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def test_differences_are_shown_with_marked_words_and_the_same_is_left_out(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *files]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    assert "cu.txt → moi.txt" in told.out
    assert "họp mỗi [-quý-] {+tháng+} một lần" in told.out
    assert "[-Cuộc họp phải có quá nửa số thành viên tham dự.-]" in told.out
    assert "khoản 3 Điều 1 thành khoản 2 Điều 1" in told.out
    assert "ngân sách" not in told.out
    assert "\x1b" not in told.out


def test_all_shows_what_is_the_same_too(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *files, "--all"]) == ExitCode.DONE
    assert "\nĐiều 2 (Giữ nguyên)" in capsys.readouterr().out


def test_end_of_a_paragraph_that_came_or_went_is_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for name, text in (("a", "Ban họp. Ban ghi biên bản."), ("b", "[Ban họp., Ban ghi biên bản.]")):
        files.append(tmp_path / f"{name}.yaml")
        files[-1].write_text(f"title: Thử\narticles:\n- text: {text}\n", encoding="utf-8")
    main(["compare", *map(str, files)])
    assert "{+¶+}" in capsys.readouterr().out


def test_comparison_is_given_as_json(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    result = _json(capsys, *files)
    assert result["diagnostics"] == []
    comparison = result["comparison"]
    assert comparison["counts"] == COUNTS
    assert comparison["old"] == {"name": "cu.txt", "title": "Hoạt động của Ban Chỉ đạo thử"}
    changed = next(pair for pair in comparison["pairs"] if pair["kind"] == "changed")
    assert changed["words"] == [
        {"mark": "same", "text": " Ban Chỉ đạo họp mỗi"},
        {"mark": "deleted", "text": " quý"},
        {"mark": "inserted", "text": " tháng"},
        {"mark": "same", "text": " một lần do Trưởng ban triệu tập."},
    ]
    assert changed["old"] == {
        "label": "khoản 1 Điều 1",
        "level": "clause",
        "number": "1",
        "id": None,
        "text": "Ban Chỉ đạo họp mỗi quý một lần do Trưởng ban triệu tập.",
        "file": files[0],
        "line": 8,
    }
    deleted = next(pair for pair in comparison["pairs"] if pair["kind"] == "deleted")
    assert (deleted["old"]["label"], deleted["new"]) == ("khoản 2 Điều 1", None)


def test_dossier_its_regulation_and_a_copy_of_it_are_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copytree(DOSSIER, tmp_path / "ban-sao")
    for one, other in (
        (str(DOSSIER), str(copy)),
        (str(DOSSIER / "regulation.yaml"), str(copy)),
        (str(copy), str(copy / "regulation.yaml")),
    ):
        counts = _json(capsys, one, other)["comparison"]["counts"]
        assert counts.pop("same") > 50
        assert set(counts.values()) == {0}


def test_provisions_of_dossiers_are_known_by_their_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(DOSSIER, tmp_path / "ban-sao"))
    result = _json(capsys, str(DOSSIER), str(copy))
    ids = [pair["new"]["id"] for pair in result["comparison"]["pairs"] if pair["new"]["id"]]
    assert ids
    assert result["comparison"]["new"]["name"] == "ban-sao"


def test_yaml_without_a_dossier_is_read_without_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "quy-che.yaml"
    path.write_text(
        "title: Thử\narticles:\n- title: Họp\n  clauses:\n  - Ban họp mỗi quý.\n", encoding="utf-8"
    )
    assert _json(capsys, str(path), str(path))["comparison"]["counts"]["same"] == 2
    path.write_text("title: Thử\narticles:\n- text: '{{ committee.name }} họp.'\n", encoding="utf-8")
    result = _json(capsys, str(path), str(path))
    assert result["comparison"] is None
    assert {(one["code"], one["line"]) for one in result["diagnostics"]} == {("unknown-variable", 3)}


def test_both_files_that_cannot_be_read_are_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")
    missing = str(tmp_path / "khong-co.docx")
    assert main(["compare", str(empty), missing, "--html", str(tmp_path / "o.html")]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert told.out == ""
    assert "lỗi[empty-file]" in told.err
    assert "lỗi[file-not-found]" in told.err
    assert not (tmp_path / "o.html").exists()


def test_files_are_written_and_stdout_holds_the_counts_only(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    html, docx = tmp_path / "ra" / "doi-chieu.html", tmp_path / "ra" / "doi-chieu.docx"
    arguments = ["compare", *files, "--html", str(html), "--docx", str(docx), "--date", "2026-03-01"]
    assert main(arguments) == ExitCode.DONE
    told = capsys.readouterr()
    assert "[-" not in told.out
    assert str(html) in told.err
    assert str(docx) in told.err
    assert "<del>quý</del>" in html.read_text(encoding="utf-8")
    assert zipfile.is_zipfile(docx)
    assert main(arguments) == ExitCode.DONE


def test_what_stands_in_the_way_is_overwritten_only_by_force(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    html = tmp_path / "doi-chieu.html"
    html.write_text("của tôi", encoding="utf-8")
    assert main(["compare", *files, "--html", str(html)]) == ExitCode.FAILED
    assert "lỗi[file-exists]" in capsys.readouterr().err
    assert html.read_text(encoding="utf-8") == "của tôi"
    assert main(["compare", *files, "--html", str(html), "--force"]) == ExitCode.DONE
    assert "<del>" in html.read_text(encoding="utf-8")


def test_what_is_compared_is_never_overwritten(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *files, "--html", files[1], "--force"]) == ExitCode.FAILED
    assert "lỗi[file-compared]" in capsys.readouterr().err
    assert Path(files[1]).read_text(encoding="utf-8") == NEW


def test_command_works_as_a_process(files: tuple[str, str]) -> None:
    ended = vanban("compare", *files)
    assert (ended.code, ended.err) == (ExitCode.DONE, "")
    assert "{+tháng+}" in ended.out


def test_dossier_and_the_regulation_printed_from_it_are_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", str(DOSSIER), "--kind", "quy-che", "--output", str(tmp_path)]) == ExitCode.DONE
    [printed] = tmp_path.glob("*.docx")
    capsys.readouterr()
    counts = _json(capsys, str(DOSSIER), str(printed))["comparison"]["counts"]
    assert counts.pop("same") > 50
    assert set(counts.values()) == {0}


CORPUS = REPOSITORY.parent / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real regulations is not beside the project")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lang-son-chuyen-doi-so-2022.txt", "xa-chuyen-doi-so.txt"),
        ("nd-315-2025-lam-viec-mau-ubnd-xa.txt", "nd-29-1998-dan-chu-o-xa.txt"),
    ],
)
def test_real_regulations_are_compared_whole(old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = _json(capsys, str(CORPUS / old), str(CORPUS / new))["comparison"]["pairs"]
    for side, mark in (("old", "deleted"), ("new", "inserted")):
        for pair in pairs:
            words = "".join(one["text"] for one in pair["words"] if one["mark"] in {"same", mark})
            assert words.split() == (pair[side]["text"].split() if pair[side] else [])
    assert sum(pair["kind"] == "same" for pair in pairs) < len(pairs)

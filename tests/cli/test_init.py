"""``vanban init``: asked, answered by a file, from Excel; interrupted, resumed, refused."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from generator.cli.exit_codes import ExitCode
from generator.starting.sheets import HEADER_ROW
from tests.cli.command import REPOSITORY, Ended, plain, process_environment, vanban
from tests.starting.making import kept_by_enter

KEPT = "init-answers.yaml"
ANSWERS = """\
kind: council
unit: "03390"
field: pháp luật
members:
  - {role: chair, position: Chủ tịch Ủy ban nhân dân xã}
  - {role: member, position: Trưởng Công an xã}
"""
FIRST_THREE = ("hội đồng", "bình lư", "pháp luật")


def told(folder: Path, *typed: str) -> Ended:
    """Run the dialogue with lines typed into it, and no more."""
    ended = subprocess.run(
        [sys.executable, "-m", "generator", "init", str(folder), "--date", "2026-06-25"],
        cwd=REPOSITORY,
        env=process_environment(),
        input="".join(f"{line}\n" for line in typed).encode(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Ended(ended.returncode, plain(ended.stdout), plain(ended.stderr))


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def written(folder: Path) -> str:
    return (folder / "committee.yaml").read_text(encoding="utf-8")


def test_enter_alone_makes_a_dossier_that_generates(tmp_path: Path) -> None:
    folder = tmp_path / "hoi-dong"
    ended = told(folder, *FIRST_THREE, *[""] * 60)
    assert ended.code == ExitCode.DONE, ended.err
    paths = [Path(line).relative_to(folder).as_posix() for line in ended.out.splitlines()]
    assert paths == ["committee.yaml", "reports/2026-q2.yaml", "meetings/hop-1.yaml", "regulation.yaml"]
    assert files(folder) == sorted(paths)
    made = vanban("generate", folder, "--output", tmp_path / "out", "--date", "2026-06-25")
    assert made.code == ExitCode.DONE
    assert len(made.out.splitlines()) >= 6
    assert "[" not in made.err


def test_answers_are_kept_and_gone_on_with(tmp_path: Path) -> None:
    first = told(tmp_path, *FIRST_THREE, "Hội đồng mẫu xã Bình Lư")
    assert first.code == ExitCode.STOPPED
    assert first.out == ""
    assert files(tmp_path) == [KEPT]
    kept = (tmp_path / KEPT).read_text(encoding="utf-8")
    assert kept == 'kind: council\nunit: "03390"\nfield: pháp luật\nname: Hội đồng mẫu xã Bình Lư\n'
    second = told(tmp_path, *[""] * 60)
    assert second.code == ExitCode.DONE
    assert KEPT not in files(tmp_path)
    assert "name: Hội đồng mẫu xã Bình Lư\n" in written(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
@pytest.mark.parametrize("sent", ["SIGINT", "SIGKILL"])
def test_interruption_keeps_every_answer(tmp_path: Path, sent: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "init", str(tmp_path)],
        cwd=REPOSITORY,
        env=process_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write("hội đồng\nbình lư\n".encode())
    process.stdin.flush()
    deadline = time.monotonic() + 60
    while not (tmp_path / KEPT).exists() or "unit" not in (tmp_path / KEPT).read_text(encoding="utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(getattr(signal, sent))
    _out, err = process.communicate(timeout=60)
    assert process.returncode == (ExitCode.STOPPED if sent == "SIGINT" else -signal.SIGKILL)
    assert b"Traceback" not in err
    assert (tmp_path / KEPT).read_text(encoding="utf-8") == 'kind: council\nunit: "03390"\n'


def test_wrong_answer_is_explained_at_once_and_asked_again(tmp_path: Path) -> None:
    ended = told(
        tmp_path, "ban chấp hành", "2", "xã Bình Lưu", "bình lư", "", "pháp luật", "", "", "T C T", "TCTPL"
    )
    assert "  1. xã Bình Lư, tỉnh Lai Châu (03390)\n" in ended.err
    assert ended.err.count("Ký hiệu:") == 1
    assert 'kind: task_force\nunit: "03390"\nfield: pháp luật\n' in (tmp_path / KEPT).read_text(
        encoding="utf-8"
    )
    assert "symbol: TCTPL\n" in (tmp_path / KEPT).read_text(encoding="utf-8")


def test_one_of_several_units_is_chosen_by_its_number(tmp_path: Path) -> None:
    told(tmp_path, "", "xã Bình Minh", "2")
    assert (tmp_path / KEPT).read_text(encoding="utf-8").endswith('unit: "14623"\n')


def test_one_can_go_back(tmp_path: Path) -> None:
    told(tmp_path, "<", *FIRST_THREE, "<", "hòa giải", "")
    kept = (tmp_path / KEPT).read_text(encoding="utf-8")
    assert "field: hòa giải\nname: Hội đồng tư vấn về hòa giải xã Bình Lư\n" in kept


def test_answers_are_shown_and_changed_before_they_are_written(tmp_path: Path) -> None:
    (tmp_path / KEPT).write_text(kept_by_enter("council", "03390", "pháp luật"), encoding="utf-8")
    ended = told(tmp_path, "99", "10", "Trần Thị Ví Dụ", "")
    assert ended.code == ExitCode.DONE, ended.err
    assert "person: Trần Thị Ví Dụ\n" in written(tmp_path)


def test_fault_between_answers_leads_back_to_the_answers(tmp_path: Path) -> None:
    kept = kept_by_enter("council", "03390", "pháp luật").replace("role: deputy", "role: chair")
    (tmp_path / KEPT).write_text(kept, encoding="utf-8")
    ended = told(tmp_path, "")
    assert ended.code == ExitCode.STOPPED
    assert f"{tmp_path / KEPT}:" in ended.err
    assert "[chair-twice]" in ended.err
    assert files(tmp_path) == [KEPT]


def test_kept_answers_with_faults_are_told(tmp_path: Path) -> None:
    (tmp_path / KEPT).write_text("kind: ban\n", encoding="utf-8")
    ended = told(tmp_path)
    assert ended.code == ExitCode.FAILED
    assert f"{tmp_path / KEPT}:1:7: " in ended.err


def test_file_of_answers_needs_no_questions(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    ended = vanban("init", tmp_path / "ban", "--answers", tmp_path / "a.yaml", "--date", "2026-06-25")
    assert ended.code == ExitCode.DONE, ended.err
    assert len(ended.out.splitlines()) == 4
    again = vanban("init", tmp_path / "ban", "--answers", tmp_path / "a.yaml")
    assert again.code == ExitCode.FAILED
    assert "[dossier-exists]" in again.err
    assert again.out == ""


def test_faults_of_a_file_of_answers_are_told_together(tmp_path: Path) -> None:
    answers = ANSWERS.replace("council", "ban").replace('"03390"', "xã Bình Lưu").replace("field", "feld")
    (tmp_path / "a.yaml").write_text(answers, encoding="utf-8")
    ended = vanban("init", tmp_path / "ban", "--answers", tmp_path / "a.yaml")
    assert ended.code == ExitCode.FAILED
    for place in (":1:7: ", ":2:7: ", ":3:1: "):
        assert f"{tmp_path / 'a.yaml'}{place}" in ended.err
    assert not (tmp_path / "ban").exists()


@pytest.mark.parametrize("content", [None, b"", b"- x\n", b"\xff\xfe\x00", b"kind: [\n"])
def test_file_that_is_none_of_answers_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.yaml"
    if content is not None:
        path.write_bytes(content)
    for option in ("--answers", "--from-excel"):
        ended = vanban("init", tmp_path / "ban", option, path)
        assert ended.code == ExitCode.FAILED
        assert str(path) in ended.err
        assert "Traceback" not in ended.err
    assert not (tmp_path / "ban").exists()


def test_workbook_makes_a_dossier(tmp_path: Path) -> None:
    path = tmp_path / "ho-so.xlsx"
    ended = vanban("init", "--excel-template", path)
    assert (ended.code, ended.out) == (ExitCode.DONE, f"{path}\n")
    book = openpyxl.load_workbook(path)
    for row, answer in enumerate(("Hội đồng", "03390", "pháp luật"), start=HEADER_ROW + 1):
        book["Ban"].cell(row, 2, answer)
    for column, value in ((1, "Chủ tịch Hội đồng"), (4, "Chủ tịch Ủy ban nhân dân xã")):
        book["Thành viên"].cell(HEADER_ROW + 1, column, value)
    for column, value in ((1, "Họp"), (2, "20/3/2026"), (7, "25/3/2026")):
        book["Cuộc họp"].cell(HEADER_ROW + 1, column, value)
    book.save(path)
    late = vanban("init", tmp_path / "ban", "--from-excel", path, "--date", "2026-06-25")
    assert late.code == ExitCode.FAILED
    assert f"{path}!Cuộc họp!G6: " in late.err
    book["Cuộc họp"]["G6"] = "12/3/2026"
    book.save(path)
    ended = vanban("init", tmp_path / "ban", "--from-excel", path, "--date", "2026-06-25")
    assert ended.code == ExitCode.DONE, ended.err
    assert files(tmp_path / "ban")[1] == "meetings/2026-03-20.yaml"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("x", "--excel-template", "a.xlsx"),
        ("x", "--answers", "a", "--from-excel", "b"),
        ("--answers", "a"),
    ],
)
def test_options_that_do_not_go_together_are_misuse(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = vanban("init", *arguments, cwd=tmp_path)
    assert ended.code == ExitCode.MISUSE
    assert list(tmp_path.iterdir()) == []


def test_existing_dossier_is_told_before_any_question(tmp_path: Path) -> None:
    (tmp_path / "committee.yaml").write_text("kind: council\n", encoding="utf-8")
    ended = told(tmp_path, *FIRST_THREE)
    assert ended.code == ExitCode.FAILED
    assert f"{tmp_path / 'committee.yaml'}: " in ended.err
    assert files(tmp_path) == ["committee.yaml"]

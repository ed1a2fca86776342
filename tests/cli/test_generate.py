"""``vanban generate`` from a dossier's folder to files, streams and exit codes."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.documents import KINDS
from generator.output import MANIFEST
from tests.cli.command import DOSSIER, REPOSITORY, process_environment, vanban

FAST = ("--kind", "giay-moi", "--date", "2026-02-15")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A copy of the dossier of Lai Châu that a test may spoil."""
    return Path(shutil.copytree(DOSSIER, tmp_path / "lai-chau"))


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def several(tmp_path: Path) -> list[Path]:
    """Three dossiers beside one another, and a file that is none."""
    folders = [Path(shutil.copytree(DOSSIER, tmp_path / "committees" / name)) for name in ("a", "b", "b-2")]
    (tmp_path / "committees" / "README.md").write_text("Ba hồ sơ.\n", encoding="utf-8")
    return folders


def files(folder: Path) -> set[str]:
    """Every file below a folder, as a POSIX path."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def counts(told: str, dossiers: Sequence[Path]) -> list[int | None]:
    """The first number, if any, of the closing line about each dossier."""
    lines = [line.partition(": ") for line in told.splitlines()[-len(dossiers) :]]
    assert [name for name, _colon, _summary in lines] == [str(one) for one in dossiers]
    numbers = [re.search(r"\d+", summary) for _name, _colon, summary in lines]
    return [number and int(number.group()) for number in numbers]


def contents(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_all_papers_are_written_and_their_paths_printed(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    ended = vanban("generate", DOSSIER, "--output", folder, "--date", "2026-02-15")
    assert ended.code == ExitCode.DONE, ended.err
    paths = [Path(line) for line in ended.out.splitlines()]
    assert all(path.parent == folder for path in paths)
    assert {path.name for path in folder.iterdir()} == {path.name for path in paths} | {MANIFEST}
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert {one["kind"] for one in manifest["documents"]} == set(KINDS)
    assert len(ended.err.splitlines()) == 1


def test_json_result_says_what_was_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["generate", str(DOSSIER), "--output", str(tmp_path), *FAST, "--json"]
    assert main(arguments) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    result = json.loads(told.out)
    assert result.keys() == {"documents", "diagnostics"}
    [document] = result["documents"]
    assert document.keys() == {"dossier", "kind", "path", "sha256", "blanks"}
    assert document["dossier"] == str(DOSSIER)
    assert document["kind"] == "giay-moi"
    assert hashlib.sha256(Path(document["path"]).read_bytes()).hexdigest() == document["sha256"]
    assert document["blanks"]


def test_same_input_and_date_give_the_same_files_in_every_language(tmp_path: Path) -> None:
    for language in ("vi", "en"):
        ended = vanban("--lang", language, "generate", DOSSIER, "--output", tmp_path / language, *FAST)
        assert ended.code == ExitCode.DONE
    assert contents(tmp_path / "vi") == contents(tmp_path / "en")


def test_second_run_leaves_the_files_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["generate", str(DOSSIER), "--output", str(tmp_path), *FAST]
    told = []
    stamps = []
    for _run in range(2):
        assert main(arguments) == ExitCode.DONE
        told.append(capsys.readouterr())
        stamps.append({path: path.stat().st_mtime_ns for path in tmp_path.iterdir()})
    assert stamps[0] == stamps[1]
    assert told[0].out == told[1].out
    assert told[0].err != told[1].err


def test_papers_go_into_the_folder_output_under_the_name_of_the_dossier(tmp_path: Path) -> None:
    ended = vanban("generate", DOSSIER, *FAST, cwd=tmp_path)
    assert ended.code == ExitCode.DONE
    assert Path(ended.out.strip()).parent == Path("output", DOSSIER.name)
    assert (tmp_path / ended.out.strip()).is_file()
    inside = tmp_path / "inside"
    shutil.copytree(DOSSIER, inside)
    ended = vanban("generate", ".", *FAST, cwd=inside)
    assert Path(ended.out.strip()).parent == Path("output", "inside")


def test_today_is_the_default_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    today = datetime.date.today().isoformat()
    arguments = ["generate", str(DOSSIER), "--kind", "quy-che", "--output"]
    assert main([*arguments, str(tmp_path / "a")]) == ExitCode.DONE
    assert main([*arguments, str(tmp_path / "b"), "--date", today]) == ExitCode.DONE
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_several_kinds_can_be_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = ["--kind", "phan-cong", "--kind", "giay-moi"]
    assert main(["generate", str(DOSSIER), "--output", str(tmp_path), *kinds, "--json"]) == ExitCode.DONE
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [one["kind"] for one in documents] == ["phan-cong", "giay-moi"]


def test_a_kind_asked_for_twice_is_made_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kinds = ["--kind", "quy-che", "--kind", "quy-che"]
    assert main(["generate", str(DOSSIER), "--output", str(tmp_path), *kinds, "--json"]) == ExitCode.DONE
    assert len(json.loads(capsys.readouterr().out)["documents"]) == 1


def test_papers_of_kinds_not_asked_for_are_not_taken_for_leftovers(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["generate", str(dossier), "--output", str(tmp_path / "papers"), "--json"]
    both = ["--kind", "giay-moi", "--kind", "phan-cong"]
    diagnostics = []
    for kinds in (both, both[:2], both[2:]):
        assert main([*arguments, *kinds]) == ExitCode.DONE
        diagnostics.append(json.loads(capsys.readouterr().out)["diagnostics"])
    assert diagnostics == [[], [], []]
    (dossier / "meetings" / "2026-q1.yaml").rename(dossier / "meetings" / "another-meeting.yaml")
    spoil(dossier / "meetings" / "another-meeting.yaml", "id: 2026-q1\n", "")
    assert main([*arguments, *both[:2]]) == ExitCode.DONE
    [note] = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (note["code"], note["severity"]) == ("left-from-earlier-run", "note")


def test_whole_run_names_the_papers_of_a_kind_that_is_gone(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["generate", str(dossier), "--output", str(tmp_path / "papers"), "--json"]
    assert main(arguments) == ExitCode.DONE
    before = json.loads(capsys.readouterr().out)["documents"]
    shutil.rmtree(dossier / "reports")
    assert main(arguments) == ExitCode.DONE
    result = json.loads(capsys.readouterr().out)
    gone = {one["path"] for one in before} - {one["path"] for one in result["documents"]}
    assert gone >= {one["path"] for one in before if one["kind"] == "mau-bao-cao"}
    notes = {note["file"] for note in result["diagnostics"] if note["code"] == "left-from-earlier-run"}
    assert notes == gone
    assert all(Path(path).is_file() for path in gone)


def test_bad_dossier_writes_nothing_and_tells_all_its_faults(dossier: Path, tmp_path: Path) -> None:
    spoil(dossier / "committee.yaml", "symbol:", "simbol:")
    spoil(dossier / "regulation.yaml", "ref('", "ref('no-such-provision")
    folder = tmp_path / "papers"
    ended = vanban("generate", dossier, "--output", folder, "--json")
    assert ended.code == ExitCode.FAILED
    assert ended.err == ""
    assert not folder.exists()
    result = json.loads(ended.out)
    assert result["documents"] == []
    one = next(one for one in result["diagnostics"] if one["code"] == "unknown-key")
    assert one.keys() >= {"code", "severity", "message", "hint", "file", "line", "column"}
    assert one["file"].endswith("committee.yaml")
    assert one["line"] > 0
    assert one["column"] > 0
    assert "symbol" in one["hint"]


def test_bad_dossier_is_told_on_stderr_with_its_place(dossier: Path, tmp_path: Path) -> None:
    spoil(dossier / "committee.yaml", "symbol:", "simbol:")
    ended = vanban("generate", dossier, "--output", tmp_path / "papers")
    assert ended.code == ExitCode.FAILED
    assert ended.out == ""
    assert "committee.yaml:" in ended.err
    assert "lỗi[unknown-key]" in ended.err
    assert "Traceback" not in ended.err


def test_bad_dossier_does_not_touch_the_papers_of_an_earlier_run(dossier: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    assert main(["generate", str(dossier), "--output", str(folder), *FAST]) == ExitCode.DONE
    before = contents(folder)
    spoil(dossier / "committee.yaml", "symbol:", "simbol:")
    assert main(["generate", str(dossier), "--output", str(folder), *FAST, "--force"]) == ExitCode.FAILED
    assert contents(folder) == before


def test_edited_paper_is_kept_and_named_and_overwritten_only_by_force(
    dossier: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "papers"
    arguments = ["generate", str(dossier), "--output", str(folder), "--date", "2026-02-15"]
    kinds = ["--kind", "giay-moi", "--kind", "thong-bao-ket-luan"]
    assert main([*arguments, *kinds]) == ExitCode.DONE
    capsys.readouterr()
    [invitation] = folder.glob("giay-moi*.docx")
    invitation.write_bytes(invitation.read_bytes() + b"edited")
    spoil(dossier / "committee.yaml", "Trần Thị Ví Dụ", "Trần Thị Ví Dụ Mới")
    assert main([*arguments, *kinds]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert str(invitation) not in told.out
    assert f"{invitation}: lỗi[edited-by-hand]" in told.err
    assert invitation.read_bytes().endswith(b"edited")
    assert main([*arguments, *kinds, "--force"]) == ExitCode.DONE
    assert not invitation.read_bytes().endswith(b"edited")


def test_output_that_cannot_be_written_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "papers").write_bytes(b"a file")
    assert main(["generate", str(DOSSIER), "--output", str(tmp_path / "papers"), *FAST]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert told.out == ""
    assert f"{tmp_path / 'papers'}: lỗi[output-not-a-folder]" in told.err


def test_new_user_in_an_empty_folder_is_told_what_is_missing(tmp_path: Path) -> None:
    ended = vanban("generate", ".", cwd=tmp_path)
    assert ended.code == ExitCode.FAILED
    assert "committee.yaml" in ended.err
    assert "Traceback" not in ended.err
    ended = vanban("generate", "no-such-folder", cwd=tmp_path)
    assert ended.code == ExitCode.FAILED
    assert "no-such-folder" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_file_in_the_place_of_a_dossier_is_an_error_not_a_bug(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", str(DOSSIER / "committee.yaml")]) == ExitCode.FAILED
    assert "lỗi[" in capsys.readouterr().err


def test_templates_of_ones_own_are_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(REPOSITORY / "templates_docx", templates)
    arguments = ["generate", str(DOSSIER), "--output", str(tmp_path / "papers"), *FAST, "--templates"]
    assert main([*arguments, str(templates)]) == ExitCode.DONE
    (templates / "giay-moi.docx").write_bytes(b"not a Word file")
    assert main([*arguments, str(templates)]) == ExitCode.FAILED
    assert "giay-moi.docx" in capsys.readouterr().err
    assert main([*arguments, str(tmp_path / "nowhere")]) == ExitCode.FAILED


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_pdf_files_are_made_beside_and_not_made_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["generate", str(DOSSIER), "--output", str(tmp_path), *FAST, "--pdf"]
    assert main(arguments) == ExitCode.DONE
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.suffix for path in paths] == [".docx", ".pdf"]
    assert paths[1].read_bytes().startswith(b"%PDF")
    stamp = paths[1].stat().st_mtime_ns
    assert main(arguments) == ExitCode.DONE
    assert paths[1].stat().st_mtime_ns == stamp
    assert [Path(line) for line in capsys.readouterr().out.splitlines()] == paths


@pytest.mark.skipif(os.name != "posix", reason="puts a shell script in the place of LibreOffice")
def test_word_files_stay_when_no_pdf_can_be_made(tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "soffice").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (programs / "soffice").chmod(0o755)
    folder = tmp_path / "papers"
    ended = vanban(
        "generate", DOSSIER, "--output", folder, *FAST, "--pdf", environment={"PATH": str(programs)}
    )
    assert ended.code == ExitCode.FAILED
    assert "lỗi[pdf-not-made]" in ended.err
    assert [Path(line).suffix for line in ended.out.splitlines()] == [".docx"]
    assert not list(folder.glob("*.pdf"))


def test_papers_of_several_dossiers_go_into_folders_of_their_names(
    several: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "papers"
    arguments = ["generate", *map(str, several), "--output", str(folder), *FAST]
    assert main(arguments) == ExitCode.DONE
    told = capsys.readouterr()
    papers = [Path(line) for line in told.out.splitlines()]
    assert [path.parent for path in papers] == [folder / name for name in ("a", "b", "b-2")]
    assert len({path.read_bytes() for path in papers}) == 1
    assert [line.partition(": ")[0] for line in told.err.splitlines()] == [str(one) for one in several]
    assert main([*arguments, "--json"]) == ExitCode.DONE
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [(one["dossier"], one["path"]) for one in documents] == [
        (str(dossier), str(path)) for dossier, path in zip(several, papers, strict=True)
    ]


def test_papers_of_several_dossiers_are_those_of_each_alone(several: list[Path], tmp_path: Path) -> None:
    spoil(several[1] / "committee.yaml", "Nguyễn Văn Mẫu", "Phạm Giả Định")
    day = ("--date", "2026-02-15")
    assert main(["generate", *map(str, several), "--output", str(tmp_path / "all"), *day]) == ExitCode.DONE
    for dossier in several:
        alone = tmp_path / "alone" / dossier.name
        assert main(["generate", str(dossier), "--output", str(alone), *day]) == ExitCode.DONE
        assert contents(tmp_path / "all" / dossier.name) == contents(alone)


def test_faulty_dossier_does_not_stop_the_others(
    several: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(several[1] / "committee.yaml", "symbol:", "simbol:")
    folder = tmp_path / "papers"
    arguments = ["generate", *map(str, several), "--output", str(folder), *FAST]
    assert main(arguments) == ExitCode.FAILED
    told = capsys.readouterr()
    assert [Path(line).parent.name for line in told.out.splitlines()] == ["a", "b-2"]
    assert not (folder / "b").exists()
    assert f"{several[1] / 'committee.yaml'}:" in told.err
    assert counts(told.err, several) == [1, None, 1]
    assert main([*arguments, "--json"]) == ExitCode.FAILED
    result = json.loads(capsys.readouterr().out)
    assert {one["dossier"] for one in result["documents"]} == {str(several[0]), str(several[2])}
    assert {one["file"] for one in result["diagnostics"]} == {str(several[1] / "committee.yaml")}


def test_paper_kept_in_one_folder_does_not_keep_those_of_others(
    several: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["generate", *map(str, several), "--output", str(tmp_path / "papers"), *FAST]
    assert main(arguments) == ExitCode.DONE
    [edited] = (tmp_path / "papers" / "b").glob("*.docx")
    edited.write_bytes(b"edited")
    capsys.readouterr()
    assert main(arguments) == ExitCode.FAILED
    told = capsys.readouterr()
    assert [Path(line).parent.name for line in told.out.splitlines()] == ["a", "b-2"]
    assert counts(told.err, several) == [0, None, 0]


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that expands patterns")
def test_pattern_gives_the_same_whoever_expands_it(several: list[Path], tmp_path: Path) -> None:
    (tmp_path / "committees" / "README.md").unlink()
    command = f'"{sys.executable}" -m generator generate'
    results = []
    for pattern in ("committees/*", "'committees/*'"):
        ended = subprocess.run(
            ["sh", "-c", f"{command} {pattern} {' '.join(FAST)}"],
            cwd=tmp_path,
            env=process_environment({"LC_ALL": "C"}),
            capture_output=True,
            check=True,
        )
        results.append(ended.stdout.decode())
    assert results[0] == results[1]
    assert [Path(line).parent.as_posix() for line in results[0].splitlines()] == [
        "output/a", "output/b", "output/b-2"
    ]  # fmt: skip


def test_dossier_named_twice_is_made_once(
    several: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(several[0])
    arguments = ["generate", ".", str(several[0]), "../a/", "--output", str(tmp_path / "papers"), *FAST]
    assert main(arguments) == ExitCode.DONE
    assert [Path(line).parent for line in capsys.readouterr().out.splitlines()] == [tmp_path / "papers"]


@pytest.mark.parametrize("output", [True, False])
def test_two_dossiers_of_one_name_are_misuse_and_nothing_is_written(
    output: bool,
    several: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    other = Path(shutil.copytree(several[0], tmp_path / "others" / "A"))
    before = files(tmp_path)
    where = ["--output", str(tmp_path / "papers")] if output else []
    assert main(["generate", *map(str, several), str(other), *where, *FAST]) == ExitCode.MISUSE
    told = capsys.readouterr()
    assert told.out == ""
    assert str(several[0]) in told.err
    assert str(other) in told.err
    assert files(tmp_path) == before


def test_fault_of_a_template_is_told_once_for_all_dossiers(
    several: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    templates = Path(shutil.copytree(REPOSITORY / "templates_docx", tmp_path / "templates"))
    (templates / "giay-moi.docx").write_bytes(b"not a Word file")
    arguments = ["generate", *map(str, several), "--output", str(tmp_path / "papers")]
    assert main([*arguments, "--templates", str(templates), "--json"]) == ExitCode.FAILED
    result = json.loads(capsys.readouterr().out)
    assert [Path(one["file"]).name for one in result["diagnostics"]] == ["giay-moi.docx"]
    assert result["documents"] == []
    assert not (tmp_path / "papers").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_pdf_files_of_several_dossiers_stand_beside_their_word_files(
    several: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(several[1] / "meetings" / "2026-q1.yaml", "place:", "place: Nhà văn hóa thôn Mẫu  #")
    folder = tmp_path / "papers"
    assert main(["generate", *map(str, several), "--output", str(folder), *FAST, "--pdf"]) == ExitCode.DONE
    paths = [Path(line).relative_to(folder) for line in capsys.readouterr().out.splitlines()]
    assert [(path.parent.name, path.suffix) for path in paths] == [
        (name, suffix) for name in ("a", "b", "b-2") for suffix in (".docx", ".pdf")
    ]
    shown = [_words_of_pdf(path) for path in sorted(folder.rglob("*.pdf"))]
    assert ["Nhà văn hóa thôn Mẫu" in words for words in shown] == [False, True, False]


def _words_of_pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as opened:
        text = " ".join(page.get_textpage().get_text_bounded() for page in opened)
    return " ".join(text.split())

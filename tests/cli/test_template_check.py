"""``vanban template check``, ``fields`` and ``fix``: from the command line to the files."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from tests.maintaining.broken import BROKEN, Templates, after, run, runs_after
from tests.maintaining.trial import copy_of_templates

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Templates:
    """A copy of the shipped templates, in the folder in which we work."""
    monkeypatch.chdir(tmp_path)
    return Templates(copy_of_templates(tmp_path))


def _findings(capsys: Capture) -> list[tuple[str, str]]:
    result = json.loads(capsys.readouterr().out)
    return [(one["code"], Path(one["file"]).name) for one in result["findings"]]


def test_every_shipped_template_is_clean(capsys: Capture) -> None:
    assert main(["template", "check", "--json"]) == ExitCode.DONE
    result = json.loads(capsys.readouterr().out)
    assert len(result["templates"]) >= 16
    assert result["findings"] == []


def test_fault_ends_with_a_failure_and_tells_part_place_text_and_hint(
    templates: Templates, capsys: Capture
) -> None:
    BROKEN["unknown member"].change(templates)
    assert main(["template", "check", "giay-moi", "--templates", "mau", "--json"]) == ExitCode.FAILED
    [one] = json.loads(capsys.readouterr().out)["findings"]
    assert one["code"] == "field-unknown"
    assert one["severity"] == "error"
    assert one["place"].endswith("13")
    assert "meeting.chiar" in one["message"]
    assert "meeting.chair" in one["hint"]
    assert set(one) >= {"code", "severity", "message", "hint", "file", "place", "page", "source"}


def test_warning_alone_is_no_failure(templates: Templates, capsys: Capture) -> None:
    BROKEN["curly quotes"].change(templates)
    assert main(["template", "check", "mau/giay-moi.docx", "--json"]) == ExitCode.DONE
    assert _findings(capsys) == [("smart-quotes-in-tag", "giay-moi.docx")]


def test_faults_of_broken_and_sound_files_are_told_in_one_run(templates: Templates, capsys: Capture) -> None:
    BROKEN["damaged template"].change(templates)
    BROKEN["damaged block"].change(templates)
    after("{{ meeting.chiar }}", at_text="ĐÁNH GIÁ CHUNG")(Templates(templates.folder, "thong-bao-ket-luan"))
    assert main(["template", "check", "--templates", "mau", "--json"]) == ExitCode.FAILED
    found = _findings(capsys)
    assert ("not-docx", "giay-moi.docx") in found
    assert ("not-docx", "chu-ky.docx") in found
    assert ("field-unknown", "thong-bao-ket-luan.docx") in found
    assert len(found) == len(set(found))


def test_block_is_checked_through_the_templates_that_use_it(templates: Templates, capsys: Capture) -> None:
    BROKEN["fault in a block"].change(templates)
    BROKEN["unknown member"].change(templates)
    assert main(["template", "check", "chu-ky", "--templates", "mau", "--json"]) == ExitCode.FAILED
    assert set(_findings(capsys)) == {("field-unknown", "chu-ky.docx")}


def test_annotated_copies_carry_a_comment_at_each_finding(templates: Templates) -> None:
    BROKEN["unknown member"].change(templates)
    BROKEN["empty paragraph as space"].change(templates)
    before = templates.path.read_bytes()
    arguments = ("giay-moi", "--templates", "mau", "--annotate", "--output", "nhan-xet")
    assert main(["template", "check", *arguments]) == ExitCode.FAILED
    assert templates.path.read_bytes() == before
    copy = docx.Document("nhan-xet/giay-moi.nhan-xet.docx")
    comments = [comment.text for comment in copy.comments]
    assert len(comments) == 2
    assert any("field-unknown" in one for one in comments)


def test_sarif_names_the_template(templates: Templates) -> None:
    BROKEN["unknown member"].change(templates)
    arguments = ("giay-moi", "--templates", "mau", "--sarif", "ket-qua.sarif")
    assert main(["template", "check", *arguments]) == ExitCode.FAILED
    log = json.loads(Path("ket-qua.sarif").read_text(encoding="utf-8"))
    [result] = log["runs"][0]["results"]
    assert result["ruleId"] == "field-unknown"
    assert "giay-moi.docx" in json.dumps(result["locations"])


def test_fields_tell_need_type_and_places(capsys: Capture) -> None:
    assert main(["template", "fields", "giay-moi", "--json"]) == ExitCode.DONE
    result = json.loads(capsys.readouterr().out)
    fields = {one["path"]: one for one in result["fields"]}
    assert result["kind"] == "giay-moi"
    assert fields["inviter"]["need"] == "required"
    assert fields["agenda[].by"]["need"] == "optional"
    assert fields["documents[]"]["type"] == "list of text"
    assert all(one["places"] and one["description"] for one in fields.values())


def test_fields_of_a_template_with_faults_are_told_with_the_faults(
    templates: Templates, capsys: Capture
) -> None:
    BROKEN["unknown member"].change(templates)
    assert main(["template", "fields", "giay-moi", "--templates", "mau", "--json"]) == ExitCode.FAILED
    result = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in result["findings"]] == ["field-unknown"]
    assert "inviter" in {one["path"] for one in result["fields"]}


def test_fix_writes_a_copy_and_says_what_it_did(templates: Templates, capsys: Capture) -> None:
    runs_after(run("Mời: {{ invi"), run("ter }}", "<w:rPr><w:b/></w:rPr>"))(templates)
    before = templates.path.read_bytes()
    arguments = ("giay-moi", "--templates", "mau", "--output", "sua.docx")
    assert main(["template", "fix", *arguments]) == ExitCode.DONE
    told = capsys.readouterr().err
    assert "{{ inviter }}" in told
    assert templates.path.read_bytes() == before
    Path("sua.docx").replace(templates.path)
    assert main(["template", "check", "giay-moi", "--templates", "mau", "--json"]) == ExitCode.DONE
    assert _findings(capsys) == []


def test_fix_does_not_overwrite_the_template(templates: Templates) -> None:
    before = templates.path.read_bytes()
    arguments = ("giay-moi", "--templates", "mau", "--output", "mau/giay-moi.docx")
    assert main(["template", "fix", *arguments]) == ExitCode.MISUSE
    assert templates.path.read_bytes() == before


def test_folder_without_templates_is_told(tmp_path: Path, capsys: Capture) -> None:
    assert main(["template", "check", "--templates", str(tmp_path), "--json"]) == ExitCode.FAILED
    assert _findings(capsys) == [("template-missing", tmp_path.name)]


def test_template_of_no_kind_is_told(templates: Templates, capsys: Capture) -> None:
    (templates.folder / "ghi-chu.docx").write_bytes(templates.path.read_bytes())
    assert main(["template", "check", "--templates", "mau", "--json"]) == ExitCode.FAILED
    assert _findings(capsys) == [("kind-not-told", "ghi-chu.docx")]


def test_unknown_template_is_told_with_the_nearest(capsys: Capture) -> None:
    assert main(["template", "check", "giay-mooi"]) == ExitCode.FAILED
    assert "giay-moi" in capsys.readouterr().err

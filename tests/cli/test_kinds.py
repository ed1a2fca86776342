"""``vanban kinds`` and ``vanban fields``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.documents import KINDS, field_descriptions


def test_kinds_are_listed_one_a_line_below_their_headings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds"]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    [headings, *lines] = told.out.splitlines()
    assert [line.split()[0] for line in lines] == list(KINDS)
    column = headings.index("MẪU SỐ")
    forms = [line[column:].split("  ")[0] for line in lines]
    assert forms == [kind.form or "ngoài 29 loại" for kind in KINDS.values()]
    assert forms[list(KINDS).index("phieu-lay-y-kien")] == "ngoài 29 loại"


def test_kinds_are_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds", "--json"]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert "Quyết định" in out
    kinds = json.loads(out)["kinds"]
    assert [kind["code"] for kind in kinds] == list(KINDS)
    assert kinds[0].keys() == {"code", "title", "form", "symbol", "template"}
    assert all(kind["template"].endswith(".docx") for kind in kinds)
    assert [kind["code"] for kind in kinds if kind["form"] is None] == ["phieu-lay-y-kien"]


@pytest.mark.parametrize("kind", KINDS)
def test_fields_of_every_kind_are_listed(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [one.path for top in field_descriptions(kind) for one in top.walk()]
    assert len(paths) > 1
    for language in ("vi", "en"):
        assert main(["--lang", language, "fields", kind]) == ExitCode.DONE
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines[1:]] == paths


@pytest.mark.parametrize("kind", KINDS)
def test_fields_of_every_kind_are_given_as_json(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fields", kind, "--json"]) == ExitCode.DONE
    result = json.loads(capsys.readouterr().out)
    assert result["kind"] == kind
    for one in result["fields"]:
        assert one.keys() == {"path", "type", "optional", "description", "sample"}
        assert one["description"]


DECLARED = "kinds:\n  thong-bao-moi-hop: {title: Thông báo mời họp, fields: giay-moi, symbol: TB}\n"


def test_kind_declared_beside_templates_is_listed_with_its_fields(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "loai-van-ban.yaml").write_text(DECLARED, encoding="utf-8")
    assert main(["kinds", "--json", "--templates", str(tmp_path)]) == ExitCode.DONE
    last = json.loads(capsys.readouterr().out)["kinds"][-1]
    assert (last["code"], last["symbol"]) == ("thong-bao-moi-hop", "TB")
    assert main(["fields", "thong-bao-moi-hop", "--json", "--templates", str(tmp_path)]) == ExitCode.DONE
    own = json.loads(capsys.readouterr().out)["fields"]
    assert main(["fields", "giay-moi", "--json"]) == ExitCode.DONE
    assert own == json.loads(capsys.readouterr().out)["fields"]


def test_kind_is_unknown_without_the_folder_that_declares_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "loai-van-ban.yaml").write_text(DECLARED, encoding="utf-8")
    assert main(["fields", "thong-bao-moi-hop"]) == ExitCode.MISUSE
    assert main(["fields", "thong-bao-moi-hob", "--templates", str(tmp_path)]) == ExitCode.MISUSE
    assert "thong-bao-moi-hop" in capsys.readouterr().err


def test_faulty_declaration_ends_the_list_of_kinds_with_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "loai-van-ban.yaml").write_text(DECLARED.replace("giay-moi", "giay-mo"), encoding="utf-8")
    assert main(["kinds", "--templates", str(tmp_path)]) == ExitCode.FAILED
    told = capsys.readouterr()
    assert "kind-unknown" in told.err
    assert "giay-moi" in told.out

"""``vanban trace``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.adapting.cause import Cause, CauseKind
from generator.adapting.trace import Change, Side, Trace, TracedProvision
from generator.adapting.tracing import trace_as_json
from generator.batch.record import UnitRecord
from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.word.stencil import mark

NAME = mark(0)
BODY = Cause(
    CauseKind.BODY, "quy-tac.yaml:14:5", "Công an tỉnh", f"Công an xã {NAME}", "cùng ngành", "Điều 3"
)
TRACE = Trace(
    "Ban Chỉ đạo tỉnh",
    "quy-tac.yaml",
    (
        TracedProvision(
            "", Change.KEPT, Side("tên quy chế", "Hoạt động", ()), Side("tên quy chế", "Hoạt động", ())
        ),
        TracedProvision(
            "one", Change.KEPT, Side("Điều 2", "Cuộc họp", ()), Side("Điều 1", "Cuộc họp", ())
        ),
        TracedProvision(
            "one.1",
            Change.ADAPTED,
            Side("khoản 1 Điều 2", None, ("Gửi Công an tỉnh.",)),
            Side("khoản 1 Điều 1", None, (f"Gửi Công an xã {NAME}.",)),
            (BODY,),
        ),
        TracedProvision(
            "one.2",
            Change.DROPPED,
            Side("khoản 2 Điều 2", None, ("Với bộ, ngành.",)),
            None,
            (Cause(CauseKind.DROP, "quy-tac.yaml:50:5", reason="không có quan hệ trực tiếp"),),
        ),
        TracedProvision(
            "two",
            Change.INSERTED,
            None,
            Side("Điều 2", "Với cấp tỉnh", ("Báo cáo.",)),
            (Cause(CauseKind.INSERT, "quy-tac.yaml:60:5"),),
        ),
    ),
)  # fmt: skip
UNITS = {"03562": "Sì Lở Lầu", "03390": "Bình Lư"}


@pytest.fixture(name="batch")
def _batch(tmp_path: Path) -> Path:
    """The folder of a batch with two units of one case."""
    for code, name in UNITS.items():
        slug = {"03562": "si-lo-lau", "03390": "binh-lu"}[code]
        folder = tmp_path / f"{code}-{slug}"
        folder.mkdir()
        record = UnitRecord(code, name, f"xã {name}", "tỉnh Lai Châu", "xa-1", (name,), ())
        (folder / "unit.json").write_bytes(record.to_bytes())
    case = tmp_path / "cases" / "xa-1"
    case.mkdir(parents=True)
    (case / "trace.json").write_text(json.dumps(trace_as_json(TRACE)), encoding="utf-8")
    return tmp_path


def _told(
    capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = ExitCode.DONE
) -> dict[str, Any]:
    assert main(["trace", *map(str, arguments), "--json"]) == code
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def _fault(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[str, str]:
    """The code and the hint of the one fault."""
    told = _told(capsys, *arguments, code=ExitCode.FAILED)
    [one] = told["diagnostics"]
    return one["code"], one["hint"] or ""


def test_trace_of_a_unit_is_shown_with_its_own_values(
    batch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trace", str(batch / "03562-si-lo-lau")]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.err == ""
    head, *blocks = told.out.rstrip().split("\n\n")
    assert head.splitlines() == [
        "03562 xã Sì Lở Lầu, tỉnh Lai Châu",
        "Ban Chỉ đạo tỉnh → quy-tac.yaml",
        "Giữ nguyên: 1; Chuyển đổi: 1; Thay thế: 0; Bỏ: 1; Bổ sung: 1",
    ]
    assert [block.splitlines()[0].split(" (")[0] for block in blocks][:3] == [
        "Tên quy chế",
        "Điều 1 ← Điều 2",
        "Khoản 1 Điều 1 ← khoản 1 Điều 2",
    ]
    assert blocks[2].splitlines()[1:] == [
        "  Gửi Công an [-tỉnh-] {+xã Sì Lở Lầu+}.",
        "    Cơ quan tương ứng: “Công an tỉnh” thành “Công an xã Sì Lở Lầu”.",
        "    Quy tắc: quy-tac.yaml:14:5.",
        "    Lý do: cùng ngành.",
        "    Căn cứ: Điều 3.",
    ]
    assert blocks[3].splitlines()[1] == "  [-Với bộ, ngành.-]"
    assert blocks[4].splitlines()[0] == "Điều 2 (Bổ sung)"


def test_json_tells_the_unit_and_its_trace(batch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _told(capsys, batch / "03390-binh-lu")
    assert told["unit"] == {
        "code": "03390",
        "name": "Bình Lư",
        "full_name": "xã Bình Lư",
        "province": "tỉnh Lai Châu",
    }
    assert told["trace"]["counts"]["adapted"] == 1
    assert [one["id"] for one in told["trace"]["provisions"]] == ["", "one", "one.1", "one.2", "two"]
    assert told["trace"]["provisions"][2]["unit"]["paragraphs"] == ["Gửi Công an xã Bình Lư."]
    assert told["diagnostics"] == []


@pytest.mark.parametrize("number", ["1", "Điều 1", " 1."])
def test_article_is_shown_with_what_was_left_out_of_it(
    batch: Path, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    told = _told(capsys, batch / "03562-si-lo-lau", "--article", number)
    assert [one["id"] for one in told["trace"]["provisions"]] == ["one", "one.1", "one.2"]


def test_article_of_the_units_own_is_shown(batch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _told(capsys, batch / "03562-si-lo-lau", "--article", "2")
    assert [one["id"] for one in told["trace"]["provisions"]] == ["two"]


def test_article_that_is_not_there_is_an_error(batch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, hint = _fault(capsys, batch / "03562-si-lo-lau", "--article", "3")
    assert code == "no-such-article"
    assert "1" in hint
    assert "2" in hint


@pytest.mark.parametrize("name", ["03562", "si-lo-lau", "Sì Lở Lầu"])
def test_unit_may_be_named_by_its_code_or_name(
    batch: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert _told(capsys, batch / name)["unit"]["code"] == "03562"


def test_folder_with_one_unit_names_that_unit(batch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (batch / "03390-binh-lu" / "unit.json").unlink()
    assert _told(capsys, batch)["unit"]["code"] == "03562"


def test_folder_of_a_batch_is_no_unit(batch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, hint = _fault(capsys, batch)
    assert code == "no-such-unit"
    assert "03390-binh-lu" in hint


@pytest.mark.parametrize(("name", "meant"), [("03563", "03562-si-lo-lau"), ("Bin Lư", "03390-binh-lu")])
def test_unit_that_is_not_there_is_an_error_with_the_nearest(
    batch: Path, capsys: pytest.CaptureFixture[str], name: str, meant: str
) -> None:
    code, hint = _fault(capsys, batch / name)
    assert code == "no-such-unit"
    assert meant in hint


def test_folder_that_vanban_did_not_write_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (tmp_path, tmp_path / "none" / "none"):
        assert _fault(capsys, folder)[0] == "no-such-unit"


@pytest.mark.parametrize("content", ["", "{}", "[1", '{"parent": 3}'])
def test_damaged_trace_is_an_error(batch: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    (batch / "cases" / "xa-1" / "trace.json").write_text(content, encoding="utf-8")
    assert _fault(capsys, batch / "03562")[0] == "trace-unreadable"


def test_damaged_record_is_an_error(batch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (batch / "03562-si-lo-lau" / "unit.json").write_text("{", encoding="utf-8")
    assert _fault(capsys, batch / "03562-si-lo-lau")[0] == "trace-unreadable"


def test_missing_trace_is_an_error(batch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (batch / "cases" / "xa-1" / "trace.json").unlink()
    assert _fault(capsys, batch / "03562")[0] == "trace-missing"
    (batch / "cases" / "xa-1" / "trace.json").mkdir()
    assert _fault(capsys, batch / "03562")[0] == "trace-unreadable"

"""``vanban import``: an existing regulation becomes a dossier, and proves it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.diagnostics import Diagnostics
from generator.pipeline import generate
from generator.resources import templates_folder
from tests.cli.command import DOSSIER, REPOSITORY, Ended

CORPUS = REPOSITORY.parent / "shared" / "corpus"
DAY = "2026-03-02"

REGULATION = """QUYẾT ĐỊNH
Về việc ban hành Quy chế hoạt động của Ban Chỉ đạo về giống lúa tỉnh Lai Châu
Căn cứ Luật Tổ chức chính quyền địa phương;
Điều 1. Ban hành kèm theo Quyết định này Quy chế.
Điều 2. Các thành viên thi hành Quyết định này.
Nơi nhận:
- Như Điều 2;

QUY CHẾ
Hoạt động của Ban Chỉ đạo về giống lúa tỉnh Lai Châu
(Kèm theo Quyết định số 7/QĐ-BCĐ ngày 02/3/2026)

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định hoạt động của Ban Chỉ đạo về giống lúa tỉnh Lai Châu.
Điều 2. Nguyên tắc
1. Ban Chỉ đạo thảo luận tập thể, Trưởng Ban Chỉ đạo kết luận.
2. Trưởng Ban Chỉ đạo là Chủ tịch Ủy ban nhân dân tỉnh.
2. Thành viên vắng mặt phải báo trước 02 ngày.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 3. Họp, báo cáo
1. Ban Chỉ đạo họp mỗi quý một lần; họp đột xuất khi cần.
2. Hằng tháng, thành viên báo cáo qua Cơ quan Thường trực (Sở Nông nghiệp và Môi trường).
3. Việc báo vắng nêu tại Điều 2 áp dụng cho cả khoản 1 Điều này; báo trước theo khoản 2 Điều 2.
Điều 4. Hiệu lực
Quy chế này có hiệu lực từ ngày ký./.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "quy-che.txt"
    path.write_text(REGULATION, encoding="utf-8")
    return path


class Runs:
    """Runs the command inside this process: what it costs to start is measured elsewhere."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, command: str, *arguments: str | Path) -> Ended:
        code = main([command, *map(str, arguments), "--date", DAY])
        told = self._capsys.readouterr()
        return Ended(code, told.out, told.err)

    def receipt(self, *arguments: str | Path) -> dict[str, Any]:
        result: dict[str, Any] = json.loads(self("import", *arguments, "--json").out)
        return result


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runs:
    return Runs(capsys)


def codes(result: dict[str, Any]) -> list[str]:
    return [one["code"] for one in result["findings"]]


def test_the_receipt_as_json_says_what_became_of_everything(run: Runs, file: Path) -> None:
    result = run.receipt(file)
    counts = {"parts": 0, "chapters": 2, "sections": 0, "articles": 4, "clauses": 6, "points": 0}
    assert result["counts"].items() >= {**counts, "paragraphs": 0}.items()
    characters = result["characters"]
    assert characters["read"] == characters["mapped"] + characters["set_aside"]
    assert result["unmapped"] == []
    assert {one["reason"] for one in result["set_aside"]} >= {"title", "attached-to", "recipients"}
    assert all(set(one) == {"line", "reason", "text"} for one in result["set_aside"])
    assert result["decision"] == {"articles": 2}
    assert result["round_trip"] == {"equal": True, "differences": []}
    assert result["written"] == []
    doubled = next(one for one in result["findings"] if one["code"] == "number-doubled")
    assert (doubled["severity"], doubled["line"], doubled["provision"]) == ("error", 20, "khoản 2 Điều 2")
    assert {"code", "severity", "message", "line", "provision"} <= set(doubled)


def test_citations_and_facts_are_listed_with_line_and_words(run: Runs, file: Path) -> None:
    result = run.receipt(file)
    linked = [one for one in result["substitutions"] if one["kind"] == "citation"]
    assert [(one["line"], one["text"], one["replacement"]) for one in linked] == [
        (26, "Điều 2", "{{ ref('nguyen-tac') }}"),
        (26, "khoản 1 Điều này", "{{ ref('hop-bao-cao.hop-moi-quy-mot-lan') }}"),
    ]
    assert result["not_linked"] == [{"line": 26, "text": "khoản 2 Điều 2", "reason": "ambiguous"}]
    facts = {one["fact"]: (one["value"], one["line"], one["words"]) for one in result["proposed_facts"]}
    assert facts == {
        "members.chair": (
            "Chủ tịch Ủy ban nhân dân tỉnh",
            19,
            "Trưởng Ban Chỉ đạo là Chủ tịch Ủy ban nhân dân tỉnh",
        ),
        "standing_agency.name": (
            "Sở Nông nghiệp và Môi trường",
            25,
            "Cơ quan Thường trực (Sở Nông nghiệp và Môi trường",
        ),
        "standing_agency.head": (
            "Giám đốc Sở Nông nghiệp và Môi trường",
            25,
            "Sở Nông nghiệp và Môi trường",
        ),
        "regimes.meetings.frequency": ("quarterly", 24, "họp mỗi quý một lần"),
        "regimes.meetings.extraordinary": ("true", 24, "họp đột xuất"),
        "regimes.meetings.absence_notice_days": ("2", 20, "trước 02 ngày"),
        "regimes.meetings.decide_by": ("chair", 18, "thảo luận tập thể, Trưởng Ban Chỉ đạo kết luận"),
        "regimes.reports.frequency": ("monthly", 25, "Hằng tháng, thành viên báo cáo"),
        "regimes.reports.via": ("standing_agency", 25, "qua Cơ quan Thường trực"),
    }


def test_without_output_the_receipt_stands_on_stdout_and_nothing_is_written(run: Runs, file: Path) -> None:
    ended = run("import", file)
    assert ended.code == ExitCode.DONE
    assert "2 chương, 4 điều, 6 khoản" in ended.out
    assert "number-doubled" in ended.err
    assert [one.name for one in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("more", [[], ["--renumber"], ["--parameterise"], ["--renumber", "--parameterise"]])
def test_the_dossier_is_accepted_by_generate(run: Runs, file: Path, tmp_path: Path, more: list[str]) -> None:
    folder = tmp_path / "ho-so"
    ended = run("import", file, "--output", folder, *more)
    assert ended.code == ExitCode.DONE, ended.err
    assert sorted(ended.out.splitlines()) == [
        str(folder / name) for name in ("committee.yaml", "regulation.yaml")
    ]
    made = run("generate", folder, "--output", tmp_path / "made")
    assert made.code == ExitCode.DONE, made.err
    assert (tmp_path / "made" / "quy-che.docx").exists()


def test_doubled_numbers_are_kept_or_put_right(run: Runs, file: Path, tmp_path: Path) -> None:
    kept, right = tmp_path / "kept.yaml", tmp_path / "right.yaml"
    assert run.receipt(file, "--output", kept)["written"] == [str(kept)]
    assert 'number: "2"' in kept.read_text(encoding="utf-8")
    result = run.receipt(file, "--output", right, "--renumber")
    assert "number:" not in right.read_text(encoding="utf-8")
    assert [one for one in result["substitutions"] if one["kind"] == "number"] == [
        {"line": 20, "text": "2.", "replacement": "3.", "kind": "number"}
    ]
    assert "citation-not-renumbered" in codes(result)
    assert result["round_trip"]["equal"]


def test_names_become_variables_of_the_dossier_that_is_made(run: Runs, file: Path, tmp_path: Path) -> None:
    result = run.receipt(file, "--output", tmp_path / "ho-so", "--parameterise")
    text = (tmp_path / "ho-so" / "regulation.yaml").read_text(encoding="utf-8")
    assert "title: Hoạt động của {{ committee.name }}" in text
    assert "{{ committee.short_name }} họp mỗi quý một lần" in text
    assert "báo trước {{ regimes.meetings.absence_notice }}" in text
    assert "Ban Chỉ đạo" not in text
    assert result["round_trip"]["equal"]
    assert {"line": None, "text": "Ban Chỉ đạo về giống lúa tỉnh Lai Châu",
            "replacement": "{{ committee.name }}", "kind": "variable"} in result["substitutions"]  # fmt: skip


def test_names_become_variables_of_a_given_dossier_which_lends_its_facts(
    run: Runs, file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ho-so"
    result = run.receipt(file, "--output", folder, "--parameterise", DOSSIER)
    text = (folder / "regulation.yaml").read_text(encoding="utf-8")
    assert "Ban Chỉ đạo về giống lúa tỉnh Lai Châu" not in text
    assert "{{ roles.chair }}" in text
    assert "{{ unit.full_name }}" in text
    committee = (folder / "committee.yaml").read_text(encoding="utf-8")
    assert "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu" in committee
    assert "provisions:" not in committee
    assert result["round_trip"]["equal"]
    assert run("check", folder, "--json").code == ExitCode.FAILED  # khoản 2 twice
    assert run("generate", folder, "--output", tmp_path / "made").code == ExitCode.DONE


def test_a_dossier_that_is_none_is_refused(run: Runs, file: Path, tmp_path: Path) -> None:
    result = run.receipt(file, "--parameterise", tmp_path / "nowhere")
    assert result["round_trip"] is None
    assert result["substitutions"] == []
    assert next(one["severity"] for one in result["findings"]) == "error"


def test_the_decision_is_kept_when_asked(run: Runs, file: Path, tmp_path: Path) -> None:
    folder, target = tmp_path / "ho-so", tmp_path / "quy-che.yaml"
    run("import", file, "--output", folder, "--keep-decision")
    assert "Ban hành kèm theo Quyết định này" in (folder / "decision.yaml").read_text(encoding="utf-8")
    ended = run("import", file, "--output", target, "--keep-decision")
    beside = tmp_path / "quy-che-decision.yaml"
    assert ended.out.splitlines() == [str(target), str(beside)]
    assert beside.exists()
    assert run("generate", folder, "--output", tmp_path / "made").code == ExitCode.DONE


def test_what_is_there_already_is_not_overwritten(run: Runs, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "quy-che.YAML"
    target.write_text("mine", encoding="utf-8")
    assert "file-exists" in codes(run.receipt(file, "--output", target))
    assert target.read_text(encoding="utf-8") == "mine"
    folder = tmp_path / "ho-so"
    folder.mkdir()
    (folder / "committee.yaml").write_text("mine", encoding="utf-8")
    assert "dossier-exists" in codes(run.receipt(file, "--output", folder))
    assert [one.name for one in folder.iterdir()] == ["committee.yaml"]


def test_a_file_that_cannot_be_read_is_an_error_and_no_traceback(run: Runs, tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    for path in (tmp_path / "nowhere.txt", tmp_path, broken):
        ended = run("import", path, "--json")
        result = json.loads(ended.out)
        assert ended.code == ExitCode.FAILED
        assert (result["counts"], result["round_trip"], result["written"]) == (None, None, [])
        assert any(one["severity"] == "error" for one in result["findings"])
        assert "Traceback" not in ended.err


def test_a_file_without_articles_is_no_regulation(run: Runs, tmp_path: Path) -> None:
    letter = tmp_path / "thu.txt"
    letter.write_text("Kính gửi các đơn vị,\nĐề nghị gửi số liệu trước thứ Sáu.\n", encoding="utf-8")
    assert "no-provisions" in codes(run.receipt(letter))


def test_signs_of_variables_in_the_file_are_refused_at_their_line(
    run: Runs, file: Path, tmp_path: Path
) -> None:
    file.write_text(REGULATION.replace("khi cần.", "khi {{ committee.name }} cần."), encoding="utf-8")
    result = run.receipt(file, "--output", tmp_path / "ho-so")
    assert [(one["code"], one["line"]) for one in result["findings"] if one["severity"] == "error"][:1] == [
        ("braces-in-text", 24)
    ]
    assert not (tmp_path / "ho-so").exists()


def test_the_unit_is_asked_for_where_the_text_names_none(run: Runs, file: Path, tmp_path: Path) -> None:
    file.write_text(REGULATION.replace("tỉnh Lai Châu", "cấp xã"), encoding="utf-8")
    folder = tmp_path / "ho-so"
    assert run.receipt(file)["round_trip"]["equal"]
    missing = [one for one in run.receipt(file, "--output", folder)["findings"] if one["provision"] is None]
    assert [one["code"] for one in missing] == ["answer-missing"]
    assert "--unit" in missing[0]["hint"]
    assert not folder.exists()
    assert "unknown-unit" in codes(run.receipt(file, "--output", folder, "--unit", "xã Không Có"))
    assert run.receipt(file, "--output", folder, "--unit", "xã Bình Lư")["written"]
    assert "03390" in (folder / "committee.yaml").read_text(encoding="utf-8")


def test_a_regulation_printed_by_vanban_is_read_back_from_word(run: Runs, tmp_path: Path) -> None:
    found = Diagnostics()
    (made,) = generate(
        [DOSSIER],
        kinds=["quy-che"],
        date=date(2026, 3, 2),
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _of: None,
    )
    assert made.documents is not None, list(map(str, found))
    path = tmp_path / "quy-che.docx"
    path.write_bytes(made.documents[0].content)
    result = run.receipt(path, "--output", tmp_path / "ho-so", "--parameterise", DOSSIER)
    assert (result["counts"]["articles"], result["counts"]["chapters"]) == (15, 4)
    assert result["round_trip"] == {"equal": True, "differences": []}
    assert result["unmapped"] == []
    assert len(result["written"]) == 2


corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared/corpus is not beside the project")


@corpus
@pytest.mark.parametrize(
    "name",
    [
        "lai-chau-du-lieu-2026",
        "lai-chau-de-an-06-2023",
        "lang-son-chuyen-doi-so-2022",
        "lai-chau-cai-cach-hanh-chinh-2023",
        "xa-chuyen-doi-so",
    ],
)
@pytest.mark.parametrize("more", [[], ["--renumber", "--parameterise"]])
def test_real_regulations_become_dossiers_that_print_them(
    run: Runs, name: str, more: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "ho-so"
    unit = ["--unit", "03562"] if name.startswith("xa") else []
    result = run.receipt(CORPUS / f"{name}.txt", "--output", folder, *unit, *more)
    assert result["round_trip"] == {"equal": True, "differences": []}
    assert result["unmapped"] == []
    assert len(result["written"]) == 2
    assert all(one["reason"] in {"other-document", "form"} for one in result["not_linked"])


def test_parts_counted_in_words_are_kept_so(run: Runs, file: Path, tmp_path: Path) -> None:
    text = REGULATION.replace("Chương II\n", "PHẦN THỨ HAI\n").replace("Chương I\n", "PHẦN THỨ NHẤT\n")
    file.write_text(text, encoding="utf-8")
    receipt = run.receipt(file, "--output", tmp_path / "ho-so")
    assert receipt["counts"]["parts"] == 2
    assert receipt["round_trip"]["equal"]
    assert "number-skipped" not in codes(receipt)
    assert "thứ hai" in (tmp_path / "ho-so" / "regulation.yaml").read_text(encoding="utf-8")

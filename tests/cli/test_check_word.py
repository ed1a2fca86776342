"""``vanban check`` of papers in Word: what is told, what is written, what is misuse."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from generator.checking.catalogue import CATALOGUE, Family
from generator.cli import main
from generator.cli.exit_codes import ExitCode
from generator.word.pdf import convert_to_docx, locate_libreoffice
from tests.checking.form.faults import WordCopy
from tests.cli.command import DOSSIER
from tests.cli.test_generate import contents
from tests.support.requirements import missing

MARGIN, CAPITAL = "margin-left", "capital-of-document"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The papers of the dossier of Lai Châu."""
    folder = tmp_path_factory.mktemp("papers")
    assert main(["generate", str(DOSSIER), "--output", str(folder), "--date", "2026-02-20"]) == ExitCode.DONE
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An own folder: an invitation (giay-moi.docx), a decision with its regulation (quyet-dinh.docx)."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(made / "giay-moi-2026-q1.docx", tmp_path / "giay-moi.docx")
    shutil.copy(made / "quyet-dinh-ban-hanh.docx", tmp_path / "quyet-dinh.docx")
    yield tmp_path


@pytest.fixture
def spoilt(folder: Path) -> Path:
    """The invitation with a margin too small and a slip in its words: sai.docx."""
    word = WordCopy((folder / "giay-moi.docx").read_bytes())
    for margins in word.body.iter("{*}pgMar"):
        margins.set(margins.tag.replace("pgMar", "left"), "900")
    paragraph = next(one for one in word.paragraphs("") if len("".join(one.itertext())) > 100)
    word.add_after(paragraph, "Thực hiện theo quy chế này.")
    path = folder / "sai.docx"
    path.write_bytes(word.bytes())
    return path


def check(*arguments: str, capsys: pytest.CaptureFixture[str], code: int) -> dict[str, Any]:
    assert main(["check", *arguments, "--json"]) == code
    return dict(json.loads(capsys.readouterr().out))


def codes(result: dict[str, Any]) -> list[str]:
    return [one["code"] for one in result["findings"]]


def test_an_invitation_without_articles_is_sound(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = check("giay-moi.docx", "quyet-dinh.docx", capsys=capsys, code=ExitCode.DONE)
    assert result["findings"] == []
    assert result["checked"] == [
        {"path": "giay-moi.docx", "sound": True},
        {"path": "quyet-dinh.docx", "sound": True},
    ]


def test_form_and_words_are_told_at_their_places(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = check("sai.docx", capsys=capsys, code=ExitCode.FAILED)
    assert sorted(codes(result)) == [CAPITAL, MARGIN]
    for one in result["findings"]:
        assert one.keys() == {
            *("code", "severity", "message", "hint", "file", "place", "page", "source", "line", "column")
        }
        assert one["file"] == "sai.docx"
        assert one["source"]
    [words] = [one for one in result["findings"] if one["code"] == CAPITAL]
    assert re.search(r"đoạn \d+$", words["place"])


def test_a_fault_in_the_regulation_is_led_to_by_its_paragraph(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = WordCopy((folder / "quyet-dinh.docx").read_bytes())
    clause = next(word.paragraphs("1. "))
    word.add_after(clause, "Việc này thực hiện theo khoản 9 Điều 99 Quy chế này.")
    (folder / "sai.docx").write_bytes(word.bytes())
    result = check("sai.docx", capsys=capsys, code=ExitCode.FAILED)
    assert codes(result) == ["citation-missing"]
    place = result["findings"][0]["place"]
    number = int(re.findall(r"\d+", place)[-1])
    paragraphs = docx.Document(str(folder / "sai.docx")).paragraphs
    assert paragraphs[number - 1].text.startswith(("1. ", "Việc này"))


def test_only_the_asked_rules_are_told_and_the_profile_is_followed(
    spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(check("sai.docx", "--only", CAPITAL, capsys=capsys, code=ExitCode.DONE)) == [CAPITAL]
    assert codes(check("sai.docx", "--only", MARGIN, capsys=capsys, code=ExitCode.FAILED)) == [MARGIN]
    usual = CATALOGUE[MARGIN].usual
    result = check("sai.docx", "--only", MARGIN, "--profile", "usual", capsys=capsys, code=ExitCode.FAILED)
    assert [one["severity"] for one in result["findings"]] == ([usual.value] if usual else [])


def test_what_is_no_paper_is_said_to_be_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = docx.Document()
    other.add_paragraph("Trăm năm trong cõi người ta")
    other.save("tho.docx")
    result = check("tho.docx", capsys=capsys, code=ExitCode.FAILED)
    assert codes(result) == ["not-administrative", "no-provisions"]


def test_a_table_of_articles_is_no_regulation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = docx.Document()
    table = other.add_table(2, 2)
    for row, number in enumerate(("1", "1")):
        for cell in table.rows[row].cells:
            cell.text = f"Điều {number}. Phạm vi điều chỉnh\n1. Theo khoản 9 Điều 99 Quy chế này."
    other.save("doi-chieu.docx")
    assert codes(check("doi-chieu.docx", capsys=capsys, code=ExitCode.DONE)) == ["not-administrative"]


def test_numbers_of_a_decision_s_own_articles_are_told_once(
    made: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = WordCopy((made / "quyet-dinh-thanh-lap.docx").read_bytes())
    word.replace("Điều 2.", "Điều 3.")
    (folder / "sai.docx").write_bytes(word.bytes())
    assert main(["check", "sai.docx", "--json"]) == ExitCode.FAILED
    told = codes(json.loads(capsys.readouterr().out))
    assert not {code for code in told if code.startswith("number-")}
    assert any(code.endswith("sequence") for code in told)


@pytest.mark.parametrize(("issued", "expected"), [("Phụ lục", []), ("Bảng", ["appendix-missing"])])
def test_an_appendix_that_the_decision_issues_may_be_a_file_of_its_own(
    issued: str, expected: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = WordCopy((folder / "quyet-dinh.docx").read_bytes())
    word.replace("và Phụ lục phân công", f"và {issued} phân công")
    word.add_after(next(word.paragraphs("1. ")), "Danh sách thành viên tại Phụ lục I.")
    (folder / "sai.docx").write_bytes(word.bytes())
    told = check("sai.docx", "--only", "appendix-missing", capsys=capsys, code=ExitCode.DONE)
    assert codes(told) == expected


def test_annotate_puts_a_comment_at_each_finding_and_leaves_the_file(
    spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(spoilt.parent)
    result = check("sai.docx", "--annotate", "nhan-xet.docx", capsys=capsys, code=ExitCode.FAILED)
    told = [one.text for one in docx.Document("nhan-xet.docx").comments]
    assert len(told) == len(result["findings"]) == 2
    for one in result["findings"]:
        assert any(f"{one['message']} [{one['code']}]" in text and one["source"] in text for text in told)
    after = contents(spoilt.parent)
    after.pop("nhan-xet.docx")
    assert after == before


def test_fix_writes_a_copy_and_tells_what_is_left(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = spoilt.read_bytes()
    result = check("sai.docx", "--fix", "da-sua.docx", capsys=capsys, code=ExitCode.DONE)
    assert [one["code"] for one in result["repaired"]] == [MARGIN]
    assert codes(result) == [CAPITAL]
    assert spoilt.read_bytes() == before
    assert codes(check("da-sua.docx", capsys=capsys, code=ExitCode.DONE)) == [CAPITAL]


def test_what_was_repaired_and_written_is_told_in_sentences(
    spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("da-sua.docx").write_bytes(b"old")
    arguments = ("--fix", "da-sua.docx", "--annotate", "nhan-xet.docx", "--sarif", "soat.sarif")
    assert main(["check", "sai.docx", *arguments]) == ExitCode.DONE
    told = capsys.readouterr()
    assert told.out == ""
    for name in ("da-sua.docx", "nhan-xet.docx", "soat.sarif", MARGIN, CAPITAL):
        assert name in told.err
    assert [one.text for one in docx.Document("nhan-xet.docx").comments] != []
    log = json.loads(Path("soat.sarif").read_text(encoding="utf-8"))
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == [CAPITAL]
    [rule] = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"]
    assert rule["help"]["text"]


def test_a_copy_that_could_not_be_made_is_not_told_as_written(
    folder: Path, spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hong.docx").write_bytes((folder / "giay-moi.docx").read_bytes()[:4000])
    (folder / "cu.docx").write_bytes(b"an older copy")
    assert main(["check", "hong.docx", "--fix", "cu.docx"]) == ExitCode.FAILED
    out = capsys.readouterr()
    assert "cu.docx" not in out.out + out.err
    (folder / "thu-muc.docx").mkdir()
    repaired = check("sai.docx", "--fix", "thu-muc.docx", capsys=capsys, code=ExitCode.FAILED)["repaired"]
    assert repaired == []
    assert (folder / "cu.docx").read_bytes() == b"an older copy"


@pytest.mark.parametrize(
    "arguments",
    [
        ("giay-moi.docx", "quyet-dinh.docx", "--annotate", "a.docx"),
        ("giay-moi.docx", "quyet-dinh.docx", "--fix", "a.docx"),
        (str(DOSSIER), "--fix", "a.docx"),
        ("quy-che.txt", "--annotate", "a.docx"),
        ("giay-moi.docx", "--annotate", "a.txt"),
        ("giay-moi.docx", "--annotate", "giay-moi.docx"),
        ("giay-moi.docx", "--fix", "./giay-moi.docx"),
        ("giay-moi.docx", "--sarif", "giay-moi.docx"),
        ("giay-moi.docx", "--fix", "a.docx", "--annotate", "a.docx"),
        ("giay-moi.docx", "--only", "margin-lef"),
        ("giay-moi.docx", "--profile", "no-such"),
        ("*.odt",),
    ],
)
def test_what_makes_no_sense_is_misuse_and_writes_nothing(
    arguments: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(folder)
    assert main(["check", *arguments]) == ExitCode.MISUSE
    assert capsys.readouterr().err
    assert contents(folder) == before


def test_an_unknown_code_is_answered_with_the_nearest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "giay-moi.docx", "--only", "margin-lef"]) == ExitCode.MISUSE
    assert MARGIN in capsys.readouterr().err


def test_a_pattern_names_files_and_each_is_taken_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = check("*.docx", "giay-moi.docx", capsys=capsys, code=ExitCode.DONE)
    assert [one["path"] for one in result["checked"]] == ["giay-moi.docx", "quyet-dinh.docx"]


def test_pages_are_measured_on_demand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if locate_libreoffice(None) is None:
        missing("LibreOffice")
    rendered = sorted(code for code, one in CATALOGUE.items() if one.family is Family.RENDERED)
    only = [part for code in rendered for part in ("--only", code)]
    assert check("giay-moi.docx", "--render", *only, capsys=capsys, code=ExitCode.DONE)["findings"] == []


def test_pages_without_libreoffice_are_an_error_and_the_rest_is_told(
    spoilt: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.word.pdf.locate_libreoffice", lambda *_arguments: None)
    result = check("sai.docx", "--render", capsys=capsys, code=ExitCode.FAILED)
    assert sorted(codes(result)) == sorted(["libreoffice-missing", MARGIN, CAPITAL])


def test_a_file_saved_again_by_libreoffice_is_as_sound(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    libreoffice = locate_libreoffice(None)
    if libreoffice is None:
        missing("LibreOffice")
    again = convert_to_docx((folder / "giay-moi.docx").read_bytes(), libreoffice, 120)
    assert again is not None
    assert docx.Document(io.BytesIO(again)).paragraphs
    (folder / "lai.docx").write_bytes(again)
    assert codes(check("lai.docx", capsys=capsys, code=ExitCode.DONE)) == []


def test_papers_made_are_held_against_the_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    templates = Path(shutil.copytree(DOSSIER.parents[2] / "templates_docx", folder / "templates"))
    template = docx.Document(str(templates / "giay-moi.docx"))
    for section in template.sections:
        section.left_margin = section.left_margin // 2
    template.save(str(templates / "giay-moi.docx"))
    options = ("--kind", "giay-moi", "--output", "ra", "--templates", str(templates), "--date", "2026-02-15")
    assert main(["generate", str(DOSSIER), *options, "--check", "--json"]) == ExitCode.FAILED
    result = json.loads(capsys.readouterr().out)
    assert {one["code"] for one in result["diagnostics"]} == {MARGIN}
    assert {one["file"] for one in result["diagnostics"]} == {one["path"] for one in result["documents"]}
    told = check(
        str(DOSSIER), "--templates", str(templates), "--only", MARGIN, capsys=capsys, code=ExitCode.FAILED
    )
    assert {one["file"] for one in told["findings"]} >= {str(DOSSIER / "giay-moi-2026-q1.docx")}
    assert main(["generate", str(DOSSIER), *options, "--force"]) == ExitCode.DONE


def test_a_folder_of_papers_is_told_how_they_are_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = check(".", capsys=capsys, code=ExitCode.FAILED)
    [note] = [one for one in result["findings"] if one["code"] == "papers-and-no-dossier"]
    assert "*.docx" in note["hint"]


def test_what_is_no_regulation_in_another_format_is_told_where_papers_are_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("giay-moi.txt").write_text("GIẤY MỜI\nKính mời các đồng chí dự họp.\n", encoding="utf-8")
    [told] = check("giay-moi.txt", capsys=capsys, code=ExitCode.FAILED)["findings"]
    assert told["code"] == "no-provisions"
    assert ".docx" in told["hint"]

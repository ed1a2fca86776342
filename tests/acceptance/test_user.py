"""What a user sees of Lai Châu's dossier: files, streams, exit codes and the other commands."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from generator.cli.exit_codes import ExitCode
from generator.documents import KINDS
from tests.acceptance.planting import TEMPLATES, Input, copies
from tests.acceptance.test_bad_input import ENGLISH
from tests.cli.command import DOSSIER, Ended, vanban
from tests.documents.outlines import opened, texts

REPORTERS = (
    "police",
    "science",
    "office",
    "finance",
    "home-affairs",
    "justice",
    "health",
    "education",
    "agriculture",
    "construction",
    "industry",
    "culture",
    "tax",
)

NAMES = {
    "to-trinh": ["to-trinh-quy-che.docx", "to-trinh-kien-toan-2026-07.docx"],
    "quyet-dinh-thanh-lap": ["quyet-dinh-thanh-lap.docx"],
    "quyet-dinh-ban-hanh": ["quyet-dinh-ban-hanh.docx"],
    "quy-che": ["quy-che.docx"],
    "phan-cong": ["phan-cong.docx"],
    "quyet-dinh-kien-toan": ["quyet-dinh-kien-toan-2026-07.docx"],
    "chuong-trinh-cong-tac": ["chuong-trinh-cong-tac-2026.docx"],
    "giay-moi": ["giay-moi-2026-q1.docx"],
    "phieu-lay-y-kien": [
        f"phieu-lay-y-kien-2026-05-danh-muc-{member}.docx"
        for member in ("standing-deputy", "police", "finance", "agriculture")
    ],
    "bien-ban-hop": ["bien-ban-hop-2026-q1.docx"],
    "thong-bao-ket-luan": ["thong-bao-ket-luan-2026-q1.docx"],
    "cong-van-don-doc": ["cong-van-don-doc-2026-05.docx"],
    "mau-bao-cao": [
        f"mau-bao-cao-{period}-{member}.docx" for period in ("2026-q1", "2026-q2") for member in REPORTERS
    ],
    "bao-cao-tong-hop": ["bao-cao-tong-hop-2026-q2.docx"],
}
"""Every paper of the dossier: each deputy and member outside the governing body reports."""


def generate(folder: Path, *more: str, dossier: Path = DOSSIER, day: str = "2026-04-01") -> Ended:
    return vanban("generate", dossier, "--output", folder, "--date", day, *more)


@pytest.fixture
def given(tmp_path: Path) -> Input:
    return copies(tmp_path)


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_paper_is_named_on_stdout_and_nothing_else(tmp_path: Path) -> None:
    ended = generate(tmp_path / "p")
    assert ended.code == ExitCode.DONE
    names = [name for kind in KINDS for name in NAMES[kind]]
    assert ended.out.splitlines() == [str(tmp_path / "p" / name) for name in names]
    assert not ENGLISH.search(ended.err)
    assert re.fullmatch(rf"Đã ghi {len(names)} tệp, \d+ chỗ để trống cần điền tay\.\n", ended.err)


def test_json_is_exactly_what_the_issue_says(tmp_path: Path) -> None:
    ended = generate(tmp_path / "p", "--json")
    assert ended.code == ExitCode.DONE
    assert ended.err == ""
    result = json.loads(ended.out)
    assert list(result) == ["documents", "diagnostics"]
    assert result["diagnostics"] == []
    by_kind: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for one in result["documents"]:
        assert list(one) == ["dossier", "kind", "path", "sha256", "blanks"]
        path = Path(one["path"])
        by_kind[one["kind"]].append(path.name)
        assert hashlib.sha256(path.read_bytes()).hexdigest() == one["sha256"]
        room = [text for text in texts(opened(path)) if re.search("[ \u00a0]{4,}", text)]
        assert bool(room) == bool(one["blanks"])
        assert len(one["blanks"]) == len(set(one["blanks"]))
    assert by_kind == NAMES
    blanks = {Path(one["path"]).name: one["blanks"] for one in result["documents"]}
    assert blanks["thong-bao-ket-luan-2026-q1.docx"] == ["letterhead.number"]
    assert blanks["giay-moi-2026-q1.docx"] == ["letterhead.number", "convening", "absence.rule"]


def test_two_runs_of_one_day_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert generate(tmp_path / folder).code == ExitCode.DONE
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_another_day_dates_the_files_and_changes_no_word_of_what_the_dossier_dates(tmp_path: Path) -> None:
    for folder, day in (("a", "2026-02-20"), ("b", "2027-01-31")):
        assert generate(tmp_path / folder, day=day).code == ExitCode.DONE
    for path in (tmp_path / "a").glob("*.docx"):
        one, other = parts(path), parts(tmp_path / "b" / path.name)
        assert one.keys() == other.keys()
        assert {name for name in one if one[name] != other[name]} == {"docProps/core.xml"}
        assert b"2026-02-20" in one["docProps/core.xml"]
        assert b"2027-01-31" in other["docProps/core.xml"]


def test_file_that_someone_edited_in_word_is_kept_and_named(given: Input) -> None:
    assert generate(given.output, dossier=given.dossier).code == ExitCode.DONE
    edited = given.output / "quy-che.docx"
    document = Document(str(edited))
    document.paragraphs[-1].add_run(" Sửa tay.")
    document.save(str(edited))
    before = edited.read_bytes()
    given.replace("committee.yaml", "Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu Mới")
    ended = generate(given.output, dossier=given.dossier)
    assert ended.code == ExitCode.FAILED
    assert edited.read_bytes() == before
    assert f"{edited}: lỗi[edited-by-hand]" in ended.err
    assert "--force" in ended.err
    assert str(edited) not in ended.out.splitlines()
    assert len(ended.out.splitlines()) == sum(map(len, NAMES.values())) - 1
    assert any("Nguyễn Văn Mẫu Mới" in text for text in texts(opened(given.output / "giay-moi-2026-q1.docx")))
    ended = generate(given.output, "--force", dossier=given.dossier)
    assert ended.code == ExitCode.DONE
    assert "Sửa tay" not in "".join(texts(opened(edited)))


def test_kinds_may_be_asked_for_one_by_one(tmp_path: Path) -> None:
    ended = generate(tmp_path / "p", "--kind", "phan-cong", "--kind", "quy-che", "--kind", "giay-moi")
    assert ended.code == ExitCode.DONE
    assert [Path(line).name for line in ended.out.splitlines()] == [
        "phan-cong.docx",
        "quy-che.docx",
        "giay-moi-2026-q1.docx",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ["generate"],
        ["generate", str(DOSSIER), "--kind", "giay-mo"],
        ["generate", str(DOSSIER), "--date", "2026-02-30"],
        ["generate", str(DOSSIER), "--date", "1/4/2026"],
        ["generate", str(DOSSIER), "--no-such-option"],
        ["fields", "giay-mo"],
        ["no-such-command"],
    ],
)
def test_misuse_ends_with_two_and_says_so_in_vietnamese(tmp_path: Path, arguments: list[str]) -> None:
    ended = vanban(*arguments, cwd=tmp_path)
    assert ended.code == ExitCode.MISUSE
    assert ended.out == ""
    assert not ENGLISH.search(ended.err)
    assert list(tmp_path.iterdir()) == []
    if "giay-mo" in arguments:
        assert "giay-moi" in ended.err


def test_outline_is_the_regulation_in_short(tmp_path: Path) -> None:
    ended = vanban("outline", DOSSIER)
    assert ended.code == ExitCode.DONE
    lines = [line.strip() for line in ended.out.splitlines()]
    assert sum(line.startswith("Chương ") for line in lines) == 4
    assert [line for line in lines if line.startswith("Điều ")][-1].startswith("Điều 15.")
    as_json = json.loads(vanban("outline", DOSSIER, "--json").out)["outline"]
    assert sum(len(chapter["children"]) for chapter in as_json["children"]) == 15


def test_kinds_and_fields_tell_what_a_template_is_and_may_use() -> None:
    listed = json.loads(vanban("kinds", "--json").out)["kinds"]
    assert [one["code"] for one in listed] == list(NAMES)
    for one in listed:
        assert (TEMPLATES / one["template"]).is_file()
        assert one["title"]
        if one["code"] == "phieu-lay-y-kien":
            assert one["form"] is None
        else:
            assert re.fullmatch(r"[12]\.\d(, [12]\.\d)*", one["form"])
    fields = json.loads(vanban("fields", "mau-bao-cao", "--json").out)["fields"]
    assert {one["path"] for one in fields} >= {"duties[].text", "tasks[].basis", "period.next_due", "via"}
    assert all(one["description"] for one in fields)


def test_schema_explains_in_vietnamese_and_dossiers_point_to_it() -> None:
    schema = json.loads(vanban("schema", "committee").out)
    assert schema["properties"]["field"]["description"] == "Lĩnh vực hoạt động"
    for path in DOSSIER.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        modeline = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert modeline, path
        shipped = json.loads((path.parent / modeline[1]).read_text(encoding="utf-8"))
        kind = Path(modeline[1]).name.split(".")[0]
        assert shipped == json.loads(vanban("schema", kind).out)


def test_doctor_says_what_is_there() -> None:
    ended = vanban("doctor")
    assert ended.code == ExitCode.DONE
    assert "Python" in ended.out
    assert "Times New Roman" in ended.out

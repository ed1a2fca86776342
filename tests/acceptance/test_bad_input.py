"""Every bad input of the first issue, planted alone into a copy of real input, through the command line.

Each must end with 1, write nothing, and point at the very place in Vietnamese with a way out.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from generator.cli.exit_codes import ExitCode
from generator.language import CATALOGUES
from tests.acceptance.planting import Input, copies
from tests.cli.command import Ended, vanban

COMMITTEE = "committee.yaml"
REGULATION = "regulation.yaml"
MEETING = "meetings/2026-q1.yaml"
REPORT = "reports/2026-q1.yaml"
INVITATION = "giay-moi.docx"
FORM = "mau-bao-cao.docx"


@dataclass(frozen=True)
class Fault:
    """A fault to plant; ``at`` is what the message must point to: the text behind ``after``, or a place."""

    plant: Callable[[Input], object]
    code: str
    file: str
    at: str | tuple[int, int] = ""
    after: str = ""
    place: str | None = None
    hint: str = ""


def replaced(file: str, old: str, new: str) -> Callable[[Input], object]:
    return lambda given: given.replace(file, old, new)


def in_template(name: str, old: str, new: str) -> Callable[[Input], object]:
    return lambda given: given.replace_in_template(name, old, new)


def _oversized(given: Input) -> None:
    with (given.dossier / COMMITTEE).open("ab") as file:
        file.write(b"#" * (50 * 1024 * 1024))


def _utf_16(given: Input) -> None:
    (given.dossier / COMMITTEE).write_bytes(given.text(COMMITTEE).encode("utf-16"))


def _tcvn3(given: Input) -> None:
    # TCVN3 keeps Vietnamese letters in single bytes; read as Latin-1 they look like this.
    text = "kind: steering_committee\nname: Ban ChØ ®¹o vÒ d÷ liÖu tØnh Lai Ch©u\n"
    (given.dossier / COMMITTEE).write_bytes(text.encode("latin-1"))


def _roster_outside(given: Input) -> None:
    given.move_members_into_a_workbook()
    given.replace(COMMITTEE, "thanh-vien.xlsx", "../thanh-vien.xlsx")


def _external(kind: str) -> Callable[[Input], object]:
    relationship = (
        '<Relationship Id="rIdX" TargetMode="External" Target="http://example.invalid/x" Type='
        f'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
    )
    return lambda given: given.edit_template(
        INVITATION,
        "word/_rels/document.xml.rels",
        lambda xml: xml.replace("</Relationships>", relationship),
    )


FAULTS = {
    "missing key": Fault(
        replaced(COMMITTEE, "field: dữ liệu\n", ""), "missing-key", COMMITTEE, at="kind:", hint="field"
    ),
    "missing key in a group": Fault(
        replaced(COMMITTEE, "  symbol: UBND\n", ""), "missing-key", COMMITTEE, "name:", "governing_body:"
    ),
    "unknown key": Fault(
        replaced(COMMITTEE, "field: dữ", "feild: dữ"), "unknown-key", COMMITTEE, "feild", hint="field"
    ),
    "wrong type": Fault(
        replaced(COMMITTEE, "due_day: 20", "due_day: hai mươi"), "wrong-type", COMMITTEE, "hai mươi"
    ),
    "group where a text belongs": Fault(
        replaced(COMMITTEE, "field: dữ liệu", "field: {a: b}"), "wrong-type", COMMITTEE, "{a: b}"
    ),
    "date that does not exist": Fault(
        replaced(COMMITTEE, "from: 2026-01-15", "from: 2026-02-30"), "bad-date", COMMITTEE, "2026-02-30"
    ),
    "chair who is not a member": Fault(
        replaced(MEETING, "chair: chair", "chair: chiar"), "unknown-member", MEETING, "chiar", hint="chair"
    ),
    "signatory who is not a member": Fault(
        replaced(COMMITTEE, "signatory: {member: chair}", "signatory: {member: boss}"),
        "unknown-member",
        COMMITTEE,
        "boss",
    ),
    "role nobody holds": Fault(
        replaced(COMMITTEE, "role: standing_deputy", "role: deputy"),
        "role-not-held",
        COMMITTEE,
        "standing_deputy",
        after="seals:",
    ),
    "two members with one order": Fault(
        replaced(COMMITTEE, "order: 4", "order: 3"), "order-twice", COMMITTEE, "3\n", after="id: science"
    ),
    "unknown unit": Fault(replaced(COMMITTEE, 'unit: "12"', 'unit: "99"'), "unknown-unit", COMMITTEE, '"99"'),
    "provision that the library does not have": Fault(
        replaced(REGULATION, "use: funding", "use: fundnig"),
        "unknown-provision",
        REGULATION,
        "fundnig",
        hint="funding",
    ),
    "variation that the library does not know": Fault(
        replaced(REGULATION, "superior: Trung ương", "superiour: Trung ương"),
        "unknown-variation",
        REGULATION,
        "superiour",
        hint="superior",
    ),
    "reference to nothing": Fault(
        replaced(REGULATION, "ref('rewards.law')", "ref('rewards.lwa')"),
        "unknown-reference",
        REGULATION,
        "{{ ref('rewards.lwa')",
        hint="rewards.law",
    ),
    "provision that no one wrote": Fault(
        replaced(COMMITTEE, "absence: meetings.absence", "absence: meetings.absent"),
        "unknown-provision",
        COMMITTEE,
        "meetings.absent",
        hint="meetings.absence",
    ),
    "duplicate key": Fault(
        replaced(COMMITTEE, "field: dữ liệu", "field: dữ liệu\nfield: khác"),
        "duplicate-key",
        COMMITTEE,
        "field: khác",
    ),
    "alias": Fault(
        replaced(COMMITTEE, "field: dữ liệu", "field: *x # "),
        "alias",
        COMMITTEE,
        "*x",
    ),
    "50 MB": Fault(_oversized, "file-too-large", COMMITTEE),
    "1,000 levels": Fault(
        lambda given: given.write("reports/sau.yaml", "a: " + "[" * 1000 + "]" * 1000),
        "too-deep",
        "reports/sau.yaml",
        at=(1, 43),
    ),
    "tab": Fault(
        replaced(COMMITTEE, "  short_name: UBND tỉnh", "\tshort_name: UBND tỉnh"),
        "tab-character",
        COMMITTEE,
        "\t",
    ),
    "UTF-16": Fault(_utf_16, "wrong-encoding", COMMITTEE, hint="Ban Chỉ đạo"),
    "TCVN3": Fault(_tcvn3, "wrong-encoding", COMMITTEE, hint="Ban Chỉ đạo về dữ liệu tỉnh Lai Châu"),
    "roster without a column": Fault(
        lambda given: given.move_members_into_a_workbook(without="Họ và tên"),
        "missing-column",
        "thanh-vien.xlsx",
        place=r"Danh sách![A-Z]1",
        hint="Họ và tên",
    ),
    "undefined name in a template": Fault(
        in_template(INVITATION, "{{ meeting.place }}", "{{ meeting.palce }}"),
        "field-unknown",
        INVITATION,
        place=r"thân văn bản, đoạn \d+",
        hint="meeting.place",
    ),
    "undefined name in a table of a template": Fault(
        in_template(FORM, "{{ row.basis }}", "{{ row.bassi }}"),
        "field-unknown",
        FORM,
        place=r"thân văn bản, bảng \d+ hàng \d+ ô \d+, đoạn \d+",
        hint="row.basis",
    ),
    "loop that is not closed": Fault(
        in_template(INVITATION, "{%p endfor %}", ""),
        "block-not-closed",
        INVITATION,
        place=r"thân văn bản, đoạn \d+",
        hint="endfor",
    ),
    "tag in the wrong kind of place": Fault(
        in_template(INVITATION, "{%p for item in agenda %}", "{%tr for item in agenda %}"),
        "tag-outside-table",
        INVITATION,
        place=r"thân văn bản, đoạn \d+",
    ),
    "macro": Fault(
        lambda given: given.add_part(INVITATION, "word/vbaProject.bin", b"macro"),
        "macro-in-template",
        INVITATION,
    ),
    "template of a template": Fault(_external("attachedTemplate"), "attached-template", INVITATION),
    "picture from elsewhere": Fault(_external("image"), "external-link", INVITATION),
    "file name that leads out": Fault(
        replaced(MEETING, "id: 2026-q1", "id: ../../2026-q1"), "bad-id", MEETING, "../../2026-q1"
    ),
    "roster that lies outside": Fault(
        _roster_outside,
        "path-outside",
        COMMITTEE,
        "../thanh-vien.xlsx",
    ),
}


@pytest.fixture
def given(tmp_path: Path) -> Input:
    return copies(tmp_path)


def run(given: Input, *more: str) -> Ended:
    options = ("--templates", given.templates, "--output", given.output, "--date", "2026-04-01")
    return vanban("generate", given.dossier, *options, *more)


def english() -> re.Pattern[str]:
    """What only the English sentences of the catalogue say."""
    with (CATALOGUES / "vi" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file)
    translated = {str(text) for one in catalogue for text in _texts(one.string)}
    pieces = {
        piece.strip()
        for one in catalogue
        for text in _texts(one.id)
        for piece in re.split(r"\{\w*\}", text)
        if len(piece.strip()) > 11 and " " in piece.strip()
    }
    kept = (re.escape(one) for one in sorted(pieces) if not any(one in text for text in translated))
    return re.compile("|".join(kept))


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


ENGLISH = english()

FIELDS = {
    *("code", "severity", "message", "hint", "source"),
    *("file", "place", "page", "line", "column"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_told_in_vietnamese_at_its_place_with_a_way_out(given: Input, name: str) -> None:
    fault = FAULTS[name]
    fault.plant(given)
    ended = run(given, "--json")
    assert ended.code == ExitCode.FAILED, ended.err
    assert "Traceback" not in ended.out + ended.err
    assert not given.output.exists()
    result = json.loads(ended.out)
    assert result["documents"] == []
    found = [one for one in result["diagnostics"] if one["code"] == fault.code]
    assert found, result["diagnostics"]
    told = [one for one in found if one["file"].replace(os.sep, "/").endswith(fault.file)]
    assert told, found
    if fault.at:
        places = [(one["line"], one["column"]) for one in told]
        at = fault.at if isinstance(fault.at, tuple) else given.place(fault.file, fault.after, fault.at)
        assert at in places
    if fault.place:
        assert any(re.match(fault.place, one["place"]) for one in told), told
    if fault.hint:
        assert any(fault.hint in f"{one['hint']} {one['message']}" for one in told), told
    for one in result["diagnostics"]:
        assert one.keys() == FIELDS
        assert one["severity"] in {"error", "warning", "note"}
        assert one["hint"], one
        assert not ENGLISH.search(one["message"] + "\n" + one["hint"]), one
        assert _is_vietnamese(one["message"]), one


def _is_vietnamese(text: str) -> bool:
    return (
        re.search("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", text) is not None
    )


def test_template_fault_shows_the_text_that_stands_there(given: Input) -> None:
    given.replace_in_template(INVITATION, "{{ meeting.place }}", "{{ meeting.palce }}")
    ended = run(given)
    assert ended.code == ExitCode.FAILED
    assert "Địa điểm: {{ meeting.palce }}" in ended.err
    assert re.search(r"giay-moi\.docx, thân văn bản, đoạn \d+: lỗi\[field-unknown\]", ended.err)


def test_faults_of_all_files_and_templates_are_told_in_one_run(given: Input) -> None:
    given.replace(COMMITTEE, "from: 2026-01-15", "from: 2026-02-30")
    given.replace(COMMITTEE, "symbol: BCĐ", "simbol: BCĐ")
    given.replace(MEETING, "deadline: 2026-04-30", "deadline: ngày mai")
    given.replace(REPORT, "period: 2026-Q1", "period: 2026-Q5")
    given.replace(REGULATION, "ref('rewards.law')", "ref('rewards.lwa')")
    given.replace_in_template(INVITATION, "{{ meeting.place }}", "{{ meeting.palce }}")
    given.replace_in_template(FORM, "{{ row.basis }}", "{{ row.bassi }}")
    ended = run(given)
    assert ended.code == ExitCode.FAILED
    assert ended.out == ""
    assert not given.output.exists()
    told = set(re.findall(r"([\w.-]+\.(?:yaml|docx))[:,].*? lỗi\[([a-z-]+)\]", ended.err))
    assert {
        (COMMITTEE, "bad-date"),
        (COMMITTEE, "missing-key"),
        (COMMITTEE, "unknown-key"),
        ("2026-q1.yaml", "bad-deadline"),
        ("2026-q1.yaml", "bad-period"),
        (REGULATION, "unknown-reference"),
        (INVITATION, "field-unknown"),
        (FORM, "field-unknown"),
    } <= told
    assert "gợi ý: " in ended.err
    assert not ENGLISH.search(ended.err)
    assert "Traceback" not in ended.err


def test_english_is_told_to_those_who_ask_for_it(given: Input) -> None:
    given.replace(COMMITTEE, "symbol: BCĐ", "simbol: BCĐ")
    ended = vanban("--lang", "en", "generate", given.dossier, "--output", given.output)
    assert ended.code == ExitCode.FAILED
    assert ENGLISH.search(ended.err)


def test_file_in_the_place_of_the_output_is_told(given: Input) -> None:
    given.output.write_text("một tệp", encoding="utf-8")
    ended = run(given)
    assert ended.code == ExitCode.FAILED
    assert ended.out == ""
    assert f"{given.output}: lỗi[output-not-a-folder]" in ended.err
    assert given.output.read_text(encoding="utf-8") == "một tệp"
    assert not ENGLISH.search(ended.err)


@pytest.mark.skipif(
    os.name != "posix" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="needs POSIX rights, and a user whom they bind",
)
def test_folder_without_the_right_to_write_is_told(given: Input) -> None:
    given.output.mkdir(mode=0o500)
    ended = run(given)
    assert ended.code == ExitCode.FAILED
    assert f"{given.output}: lỗi[output-not-writable]" in ended.err


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (REPORT, "period: 2026-Q1", "period: 9999"),
        (REPORT, "period: 2026-Q1", "period: 0001"),
        (MEETING, "date: 2026-03-26 ", "date: 0001-01-01 "),
        (COMMITTEE, "date: 2026-01\n", "date: 9999-12\n"),
        (COMMITTEE, "absence_notice_days: 1 ", "absence_notice_days: 30 "),
        (MEETING, "time: \"14:00\"", "time: 14:00"),
        (COMMITTEE, "- {roles: [chair, standing_deputy], owner: governing_body}", "- {roles: [], owner: x}"),
        (COMMITTEE, "decisions:\n", "decisions: {}\nx:\n"),
    ],
)  # fmt: skip
def test_edges_of_values_are_no_bugs_of_the_program(given: Input, file: str, old: str, new: str) -> None:
    given.replace(file, old, new)
    ended = run(given)
    assert ended.code in {ExitCode.DONE, ExitCode.FAILED}, ended.err
    assert "Traceback" not in ended.err

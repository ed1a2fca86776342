"""Contradictions across the papers of a dossier: one run of ``vanban check`` tells all, each at its place."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.cli.exit_codes import ExitCode
from tests.acceptance.planting import Input, copies
from tests.cli.command import vanban

COMMITTEE = "committee.yaml"
LATE, SHORT, BARE = "meetings/moi-muon.yaml", "meetings/hop-voi.yaml", "meetings/thieu-nguoi.yaml"
REPORT, LETTER = "reports/sai-ky.yaml", "reminders/nham-ngay.yaml"
PROGRAMME, OPINION = "programmes/nham-nam.yaml", "opinions/nham-ngay.yaml"

HEAD = "name: Phiên họp minh họa\ntime: blank\nplace: blank\n"
INVITED_LATE = """\
date: 2026-05-14
invitation: {number: blank, date: 2026-05-15, signatory: {member: chair}}
"""
SHORT_NOTICE = """\
date: 2026-05-28
chair: standing-deputy
invitation: {number: blank, date: 2026-05-26, signatory: {member: standing-deputy, capacity: deputy}}
minutes:
  number: blank
  ended: blank
  secretary: {position: Chuyên viên, person: blank}
  absent: ABSENT
conclusion:
  number: blank
  date: 2026-05-27
  signatory: {member: chair}
  tasks:
    - {id: som, text: Rà soát số liệu, lead: Công an tỉnh, deadline: 2026-04}
"""
INCOMPLETE = """\
date: 2026-06-04
conclusion:
  number: blank
  date: 2026-06-05
  signatory: {member: chair}
  tasks:
    - {id: khong-chu-tri, text: Rà soát số liệu, deadline: 2026-07}
    - {id: khong-han, text: Rà soát số liệu, lead: Công an tỉnh}
    - {id: bo-trong, text: Rà soát số liệu, lead: Công an tỉnh, deadline: }
"""
PAPERS = {
    LATE: HEAD + INVITED_LATE,
    SHORT: HEAD + SHORT_NOTICE,
    BARE: HEAD + INCOMPLETE,
    REPORT: "period: 2026-02\n",
    LETTER: """\
number: blank
date: 2026-06-10
as_of: 2026-06-12
respond_by: 2026-06-09
signatory: {member: standing-deputy, capacity: deputy}
""",
    PROGRAMME: """\
number: blank
date: 2026-03-02
year: 2028
signatory: {member: chair}
items: [{text: Rà soát số liệu, lead: Công an tỉnh, deadline: 2026-Q3}]
""",
    OPINION: """\
subject: dự thảo minh họa
date: 2026-06-15
respond_by: 2026-06-14
respondents: [standing-deputy]
questions: [{text: Có tán thành dự thảo không?}]
""",
}

DOCUMENTS = """\
  old-law: {kind: Luật, number: 77/2015/QH13, date: 2015-06-20, subject: Tổ chức chính quyền địa phương}
  late-plan: {kind: Kế hoạch, number: 1/KH-UBND, date: 2026-04-01, issuer: UBND tỉnh, subject: minh họa}
  late-decision: {kind: Quyết định, number: 2/QĐ-BCĐ, date: 2026-05, issuer: Ban Chỉ đạo, subject: minh họa}
  future: {kind: Quyết định, number: 3/QĐ, date: 2026-01-05, issuer: UBND tỉnh, subject: a, from: 2026-07-01}
"""

TOLD = [
    # file, behind, at, severity, code
    (COMMITTEE, "old-law:", "2015-06-20", "warning", "document-differs"),
    (COMMITTEE, "  regulation:", "late-plan", "error", "basis-issued-later"),
    (COMMITTEE, "  regulation:", "old-law", "error", "basis-ended"),
    (COMMITTEE, "  regulation:", "future", "warning", "basis-not-in-force-yet"),
    (COMMITTEE, "  regulation:", "late-decision", "error", "replaced-issued-later"),
    (LATE, "invitation", "2026-05-15", "error", "invitation-after-meeting"),
    (SHORT, "chair:", "standing-deputy", "error", "member-not-serving"),
    (SHORT, "invitation", "2026-05-26", "warning", "notice-too-short"),
    (SHORT, "{member:", "standing-deputy", "error", "member-not-serving"),
    (SHORT, "absent:", "[", "warning", "quorum-not-met"),
    (SHORT, "conclusion", "2026-05-27", "error", "conclusion-before-meeting"),
    (SHORT, "id: som", "2026-04}", "error", "deadline-before-meeting"),
    (BARE, "tasks", "{id: khong-chu-tri", "error", "missing-key"),
    (BARE, "tasks", "{id: khong-han", "error", "missing-key"),
    (BARE, "id: bo-trong", "deadline", "error", "empty-value"),
    (REPORT, "period", "2026-02", "warning", "period-outside-regime"),
    (LETTER, "as_of", "2026-06-12", "warning", "reminder-looks-ahead"),
    (LETTER, "respond_by", "2026-06-09", "error", "answer-before-letter"),
    (LETTER, "{member:", "standing-deputy", "error", "member-not-serving"),
    (PROGRAMME, "year", "2028", "warning", "programme-of-another-year"),
    (PROGRAMME, "deadline", "2026-Q3", "warning", "deadline-outside-year"),
    (OPINION, "respond_by", "2026-06-14", "error", "answer-before-letter"),
    (OPINION, "respondents", "standing-deputy", "error", "member-not-serving"),
]


@pytest.fixture
def contradictory(tmp_path: Path) -> Input:
    """Lai Châu's dossier with papers of our own that contradict each other, its body and the law."""
    given = copies(tmp_path)
    committee = given.text(COMMITTEE)
    members = [one["id"] for one in yaml.safe_load(committee)["members"] if one["role"] != "chair"]
    for file, text in PAPERS.items():
        folder = given.dossier / Path(file).parent
        if file not in {SHORT, BARE}:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(exist_ok=True)
        given.write(file, text.replace("ABSENT", str([{"member": one} for one in members])))
    committee = re.sub(r"(?m)^    (notice_days|quorum): .*\n", "", committee)
    committee = committee.replace("  meetings:\n", "  meetings:\n    notice_days: 3\n    quorum: half\n", 1)
    committee = committee.replace("\ndocuments:\n", f"\ndocuments:\n{DOCUMENTS}", 1)
    committee = re.sub(
        r"(?s)(\n  regulation:\n.*?)(    bases: \[)",
        r"\1    replaces: late-decision\n\2late-plan, old-law, future, ",
        committee,
        count=1,
    )
    leaves = re.sub(
        r"(?s)(id: standing-deputy\n.*?)(    from: )", r"\1    to: 2026-04-30\n\2", committee, count=1
    )
    given.write(COMMITTEE, leaves)
    return given


def test_every_contradiction_is_told_at_its_place_in_one_run(contradictory: Input) -> None:
    ended = vanban("check", contradictory.dossier, "--date", "2026-07-01")
    assert ended.code == ExitCode.FAILED
    assert "Traceback" not in ended.err
    told = {
        (
            file.replace(os.sep, "/").removeprefix(f"{contradictory.dossier.as_posix()}/"),
            int(line),
            int(column),
            *rest,
        )
        for file, line, column, *rest in re.findall(
            r"(?m)^(.+?):(\d+):(\d+): (lỗi|cảnh báo)\[([a-z-]+)\]", ended.err
        )
    }
    words = {"error": "lỗi", "warning": "cảnh báo"}
    expected = {
        (file, *contradictory.place(file, behind, at), words[severity], code)
        for file, behind, at, severity, code in TOLD
    }
    assert expected <= told, sorted(expected - told)
    assert ended.err.count("gợi ý: ") >= len(expected)
    assert "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025" in ended.err

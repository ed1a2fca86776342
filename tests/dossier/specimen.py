"""A small dossier that is sound, and the ways to spoil it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.diagnostics import Diagnostics
from generator.dossier.loading import Dossier, load_dossier
from generator.dossier.reference import Reference

REFERENCE = Reference.load(Diagnostics())

COMMITTEE = """\
kind: steering_committee
name: Ban Chỉ đạo thử nghiệm tỉnh Lai Châu
short_name: Ban Chỉ đạo
symbol: BCĐ
field: thử nghiệm
unit: "12"
governing_body: {name: Ủy ban nhân dân tỉnh Lai Châu, short_name: UBND tỉnh, symbol: UBND, head: Chủ tịch}
members:
  - {id: chair, role: chair, person: Nguyễn Văn Mẫu, position: Chủ tịch, agency: UBND tỉnh, order: 1}
  - {id: vice, role: standing_deputy, person: Trần Thị Ví Dụ, position: Phó, agency: UBND tỉnh, order: 2}
  - {id: home, role: member, person: blank, position: Giám đốc, agency: Sở Nội vụ, order: 4, from: 2026-01-15}
  - {id: money, role: member, person: Lê Minh Họa, position: Giám đốc, agency: Sở Tài chính, order: 3}
agencies:
  - {name: Thống kê tỉnh}
standing_agency: {name: Công an tỉnh, head: Giám đốc Công an tỉnh, symbol: CAT}
seals:
  - {roles: [chair, standing_deputy], owner: governing_body}
  - {roles: [member], owner: own_agency}
regimes:
  meetings: {frequency: quarterly, absence_notice_days: 1}
  reports: {frequency: quarterly, due_day: 20, via: standing_agency}
  funding: {source: ngân sách nhà nước, estimate_by: standing_agency}
documents:
  local-law: {kind: Luật, date: 2025-06-16, subject: Tổ chức chính quyền địa phương}
  plan: {kind: Kế hoạch, number: 1/KH-UBND, date: 2025-09-18, issuer: UBND tỉnh, subject: thử nghiệm}
decisions:
  establishment:
    issuer: governing_body_head
    number: blank
    date: 2026-01
    bases: [local-law, plan]
    signatory: {member: chair}
  regulation:
    issuer: committee_head
    number: 64
    date: 2026-02-15
    bases: [local-law, establishment]
    signatory: {member: chair}
    recipients: [Sở Nội vụ, {name: Sở Tài chính, errand: để t/h}]
"""

MEETING = """\
name: Họp Quý I năm 2026
date: 2026-03-20
time: 14:30
place: Phòng họp số 1
invitation:
  number: blank
  date: 2026-03-10
  signatory: {position: Chánh Văn phòng, person: blank, capacity: by_order}
agenda:
  - {content: Báo cáo, by: home}
  - {content: Thảo luận, by: Công an tỉnh}
preparation:
  - {agency: Thống kê tỉnh, task: chuẩn bị số liệu}
invitees: {roles: [member]}
conclusion:
  number: 5
  date: 2026-03
  signatory: {member: vice, capacity: deputy}
  tasks:
    - {id: one, text: Làm việc một, lead: Sở Nội vụ, cooperating: [Sở Tài chính], deadline: 2026-Q2}
    - {id: two, text: Làm việc hai, lead: Công an tỉnh, deadline: regular}
"""

REPORT = """\
period: 2026-Q1
reporters: [home, money]
due: 2026-03-20
"""

SOUND: Mapping[str, str] = {
    "committee.yaml": COMMITTEE,
    "meetings/hop-1.yaml": MEETING,
    "reports/quy-1.yaml": REPORT,
}


def write(folder: Path, files: Mapping[str, str | bytes] = SOUND) -> Path:
    """Write the files of a dossier."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def load(folder: Path) -> tuple[Dossier | None, Diagnostics]:
    """Read the dossier in a folder."""
    found = Diagnostics()
    return load_dossier(folder, REFERENCE, found), found


def spoiled(file: str, old: str, new: str) -> dict[str, str]:
    """The sound dossier with one place changed."""
    assert SOUND[file].count(old) == 1, old
    return {**SOUND, file: SOUND[file].replace(old, new)}


def place(files: Mapping[str, str], file: str, needle: str) -> str:
    """``line:column`` where the marked text begins; ``@`` in the needle marks the start within it."""
    before, _at, after = needle.rpartition("@")
    text = files[file]
    assert text.count(before + after) == 1, needle
    index = text.index(before + after) + len(before)
    start = text.rfind("\n", 0, index) + 1
    return f"{text.count(chr(10), 0, index) + 1}:{index - start + 1}"

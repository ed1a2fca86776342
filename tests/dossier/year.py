"""A small sound dossier with all the records of a year, and the ways to spoil it."""

from __future__ import annotations

from collections.abc import Mapping

from tests.dossier.specimen import SOUND

REORGANISATION = """\
  reorganisations:
    - id: kien-toan-1
      effective: 2026-07-01
      issuer: governing_body_head
      number: blank
      date: 2026-06-25
      bases: [local-law, plan]
      signatory: {member: chair}
      proposed_by:
        position: Giám đốc Sở Tài chính
        document:
          number: blank
          date: 2026-06
          submission:
            agency: Sở Tài chính
            signatory: {member: money}
"""

MINUTES = """\
minutes:
  number: blank
  ended: 16:30
  absent: [{member: vice, reason: đi công tác}]
  secretary: {member: home}
"""

REPORTED = """\
received: [{reporter: home, date: 2026-03-19, results: [Đã làm việc một]}]
consolidated:
  number: blank
  date: 2026-03-30
  signatory: {member: chair}
"""

OPINION = """\
subject: dự thảo kế hoạch
date: 2026-04-01
respond_by: 2026-04-10
respondents: [vice, money]
questions: [{text: Có đồng ý với dự thảo không?}]
"""

REMINDER = """\
number: blank
date: 2026-07-10
as_of: 2026-07-08
respond_by: 2026-07-20
signatory: {member: chair}
agencies: [Sở Nội vụ]
"""

PROGRAMME = """\
number: blank
date: 2026-02-20
signatory: {member: chair}
year: 2026
items:
  - {text: Làm việc ba, lead: Sở Tài chính, cooperating: [Thống kê tỉnh], deadline: 2026-Q3}
  - {text: Làm việc bốn, lead: Ban Chỉ đạo, deadline: regular}
"""

JOINS = "  - {id: health, role: member, person: blank, position: a, agency: Sở Y tế, from: 2026-07-01}\n"
INSPECTIONS = "  inspections: {frequency: semiannual, due_day: 15, lead: Thống kê tỉnh}\n"

OPINIONS, REMINDERS, PROGRAMMES = (
    "opinions/y-kien-1.yaml",
    "reminders/don-doc-1.yaml",
    "programmes/nam-2026.yaml",
)

YEAR: Mapping[str, str] = {
    "committee.yaml": SOUND["committee.yaml"]
    .replace("agencies:\n", f"{JOINS}agencies:\n")
    .replace("  funding:", f"{INSPECTIONS}  funding:")
    + REORGANISATION,
    "meetings/hop-1.yaml": SOUND["meetings/hop-1.yaml"] + MINUTES,
    "reports/quy-1.yaml": SOUND["reports/quy-1.yaml"] + REPORTED,
    OPINIONS: OPINION,
    REMINDERS: REMINDER,
    PROGRAMMES: PROGRAMME,
}


def spoiled_year(file: str, old: str, new: str) -> dict[str, str]:
    """The sound year with one place changed."""
    assert YEAR[file].count(old) == 1, old
    return {**YEAR, file: YEAR[file].replace(old, new)}

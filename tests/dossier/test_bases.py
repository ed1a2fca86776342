"""What decisions cite, against the day of the decision and against the shared legal bases."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics, Severity
from generator.dossier.legal_bases import read_legal_bases
from generator.dossier.loading import Dossier, load_dossier
from generator.dossier.reference import Reference
from tests.dossier.specimen import REFERENCE, SOUND, place, spoiled, write
from tests.sources.faults import told

C = "committee.yaml"
ERROR, WARNING = Severity.ERROR, Severity.WARNING

SHARED = """\
bases:
  law-old:
    {kind: Luật, number: 1/2015/QH13, date: 2015-06-19, issuer: Quốc hội, subject: Thử nghiệm,
     from: 2016-01-01, to: 2025-02-28, replaced_by: law-short, verified: true, source: a}
  law-short:
    {kind: Luật, number: 2/2025/QH15, date: 2025-02-19, issuer: Quốc hội, subject: Thử nghiệm,
     from: 2025-03-01, to: 2025-06-15, replaced_by: law-new, verified: true, source: a}
  law-new:
    {kind: Luật, number: 3/2025/QH15, date: 2025-06-16, issuer: Quốc hội, subject: Thử nghiệm,
     from: 2025-06-16, verified: true, source: a}
  decree-old:
    {kind: Nghị định, number: 10/2020/NĐ-CP, date: 2020-03-05, issuer: Chính phủ, subject: về thử nghiệm,
     from: 2020-04-01, replaced_by: decree-new, verified: true, source: a}
  decree-new:
    {kind: Nghị định, number: 20/2026/NĐ-CP, date: 2026-01-20, issuer: Chính phủ, subject: về thử nghiệm mới,
     from: 2026-02-01, verified: false, source: a}
  decree-later:
    {kind: Nghị định, number: 30/2026/NĐ-CP, date: 2026-02-10, issuer: Chính phủ, subject: về việc khác,
     from: 2026-07-01, verified: true, source: a}
  programme:
    {kind: Quyết định, number: 6/QĐ-TTg, date: 2022-01-06, issuer: Thủ tướng Chính phủ, subject: phê duyệt,
     to: 2025-12-31, verified: false, source: a}
"""


def load(folder: Path, files: dict[str, str], shared: str = SHARED) -> tuple[Dossier | None, Diagnostics]:
    """Read a dossier with shared legal bases of the test's own."""
    path = folder / "legal_bases.yaml"
    path.write_text(shared, encoding="utf-8")
    told_of_shared = Diagnostics()
    bases = read_legal_bases(path, told_of_shared)
    assert told(told_of_shared) == []
    found = Diagnostics()
    reference: Reference = replace(REFERENCE, legal_bases=bases)
    return load_dossier(write(folder / "dossier", files), reference, found), found


def citing(bases: str, documents: str = "") -> dict[str, str]:
    """The sound dossier, whose regulation of 2026-02-15 rests on other documents."""
    files = spoiled(C, "[local-law, establishment]", f"[{bases}]")
    return {**files, C: files[C].replace("decisions:\n", f"{documents}decisions:\n")}


@pytest.mark.parametrize(
    ("basis", "code", "severity", "successor"),
    [
        ("law-old", "basis-ended", ERROR, "Luật Thử nghiệm ngày 16 tháng 6 năm 2025"),
        ("law-short", "basis-ended", ERROR, "Luật Thử nghiệm ngày 16 tháng 6 năm 2025"),
        # Its last day is that before its successor comes into force, which nobody has compared.
        ("decree-old", "basis-ended", WARNING,
         "Nghị định số 20/2026/NĐ-CP ngày 20 tháng 01 năm 2026 của Chính phủ về thử nghiệm mới"),
        ("programme", "basis-ended", WARNING, ""),
        ("decree-later", "basis-not-in-force-yet", WARNING, ""),
    ],
)  # fmt: skip
def test_shared_basis_that_is_not_in_force_on_the_day_is_told_with_what_replaced_it(
    tmp_path: Path, basis: str, code: str, severity: Severity, successor: str
) -> None:
    files = citing(f"local-law, {basis}")
    _dossier, found = load(tmp_path, files)
    assert told(found) == [(code, place(files, C, f"[local-law, @{basis}]"))]
    (one,) = found
    assert one.severity is severity
    assert successor in str(one.hint)


@pytest.mark.parametrize("basis", ["law-new", "decree-new"])
def test_shared_basis_in_force_is_named_without_a_document_of_the_dossier(tmp_path: Path, basis: str) -> None:
    dossier, found = load(tmp_path, citing(f"local-law, {basis}"))
    assert told(found) == []
    assert dossier is not None
    assert basis in dossier.documents


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2025-02-28", []),
        ("2025-03-01", ["basis-ended"]),
        # In part of the month it is in force still.
        ("2025-02", []),
        ("2025", []),
        ("blank", []),
        ("2015-12-31", ["basis-not-in-force-yet"]),
        ("2015", ["basis-not-in-force-yet"]),
        ("2016-01-01", []),
        ("2015-06-18", ["basis-issued-later"]),
    ],
)
def test_edges_of_the_time_in_force(tmp_path: Path, day: str, codes: list[str]) -> None:
    files = spoiled(
        C, "date: 2026-02-15\n    bases: [local-law, establishment]", f"date: {day}\n    bases: [law-old]"
    )
    _dossier, found = load(tmp_path, files)
    assert [one.code for one in found if one.code.startswith("basis")] == codes


@pytest.mark.parametrize(("day", "codes"), [("2026-01-31", []), ("2026-02-01", ["basis-ended"])])
def test_basis_without_a_last_day_ends_the_day_before_its_successor_begins(
    tmp_path: Path, day: str, codes: list[str]
) -> None:
    files = spoiled(
        C, "date: 2026-02-15\n    bases: [local-law, establishment]", f"date: {day}\n    bases: [decree-old]"
    )
    _dossier, found = load(tmp_path, files)
    assert [one.code for one in found if one.code.startswith("basis")] == codes


OWN_LAW = "  mine: {kind: Luật, number: 1/2015/QH13, date: 2015-06-19, subject: Thử nghiệm}\n"
OWN_LAW_BY_NAME = "  mine: {kind: Luật, date: 2015-06-19, subject: Thử nghiệm}\n"
OWN_DECREE = """\
  mine:
    {kind: Nghị định, number: 10/2020/NĐ-CP, date: 2020-03-05, issuer: Chính phủ, subject: Về thử nghiệm}
"""


@pytest.mark.parametrize(
    ("document", "severity"),
    [
        (OWN_LAW, ERROR),
        (OWN_LAW_BY_NAME, ERROR),
        (OWN_DECREE, WARNING),
        # What the dossier says of the end itself is not in doubt.
        (OWN_DECREE.replace("}", ", to: 2026-01-31}"), ERROR),
        (
            "  mine: {kind: Kế hoạch, number: 1/KH, date: 2020, issuer: UBND, subject: a, to: 2025-12-31}\n",
            ERROR,
        ),
    ],
)
def test_document_of_the_dossier_has_ended_when_the_shared_one_has(
    tmp_path: Path, document: str, severity: Severity
) -> None:
    files = citing("local-law, mine", document)
    _dossier, found = load(tmp_path, files)
    assert [(one.code, one.severity) for one in found] == [("basis-ended", severity)]
    assert told(found)[0][1] == place(files, C, "[local-law, @mine]")


@pytest.mark.parametrize(
    "document",
    [
        # A law of another day is another law; numbers begin anew each year, and at each office.
        "  mine: {kind: Luật, date: 2026-01-16, subject: Thử nghiệm}\n",
        "  mine: {kind: Quyết định, number: 6/QĐ-TTg, date: 2024-01-08, issuer: Thủ tướng, subject: x}\n",
        "  mine: {kind: Quyết định, number: 6/QĐ-TTg, date: 2022-02-08, issuer: Ai khác, subject: việc}\n",
        # The dossier may know a later end.
        OWN_DECREE.replace("}", ", to: 2026-12-31}"),
    ],
)
def test_another_document_is_not_taken_for_the_shared_one(tmp_path: Path, document: str) -> None:
    _dossier, found = load(tmp_path, citing("local-law, mine", document))
    assert told(found) == []


@pytest.mark.parametrize(
    ("old", "new", "needle"),
    [
        ("date: 2020-03-05", "date: 2020-05-03", "date: @2020-05-03"),
        ("issuer: Chính phủ", "issuer: Quốc hội", "issuer: @Quốc hội"),
        ("subject: Về thử nghiệm", "subject: về thử việc", "subject: @về thử việc"),
    ],
)
def test_document_that_contradicts_the_shared_one_is_told_with_both(
    tmp_path: Path, old: str, new: str, needle: str
) -> None:
    files = spoiled(C, "decisions:\n", f"{OWN_DECREE.replace(old, new)}decisions:\n")
    dossier, found = load(tmp_path, files)
    assert dossier is not None
    assert told(found) == [("document-differs", place(files, C, needle))]
    (one,) = found
    assert one.severity is WARNING
    own, shared = new.split(": ")[1], old.split(": ")[1].replace("Về", "về")
    assert f"“{own}”" in one.message
    assert f"“{shared}”" in one.message


def test_day_that_is_open_in_the_dossier_contradicts_nothing(tmp_path: Path) -> None:
    document = OWN_DECREE.replace("date: 2020-03-05", "date: 2020-03")
    _dossier, found = load(tmp_path, spoiled(C, "decisions:\n", f"{document}decisions:\n"))
    assert told(found) == []


@pytest.mark.parametrize(
    ("old", "new", "needle", "code"),
    [
        ("date: 2025-09-18", "date: 2026-02-01", "bases: [local-law, @plan]", "basis-issued-later"),
        ("date: 2025-09-18", "date: 2026-02", "bases: [local-law, @plan]", "basis-issued-later"),
        (
            "    date: 2026-01\n",
            "    date: 2026-03\n",
            "bases: [local-law, @establishment]",
            "basis-issued-later",
        ),
        (
            "[local-law, establishment]",
            "[local-law]\n    replaces: late",
            "replaces: @late",
            "replaced-issued-later",
        ),
    ],
)
def test_document_of_a_later_day_is_told(tmp_path: Path, old: str, new: str, needle: str, code: str) -> None:
    late = "  late: {kind: Quyết định, number: 9/QĐ, date: 2026-02-16, issuer: UBND tỉnh, subject: a}\n"
    files = spoiled(C, old, new)
    files[C] = files[C].replace("decisions:\n", f"{late}decisions:\n")
    dossier, found = load(tmp_path, files)
    assert dossier is None
    assert told(found) == [(code, place(files, C, needle))]


def test_shared_basis_of_a_later_day_is_an_error_only_when_it_was_compared(tmp_path: Path) -> None:
    shared = SHARED.replace("date: 2026-02-10", "date: 2026-02-20")
    for text, severity in (
        (shared, ERROR),
        (shared.replace("2026-07-01, verified: true", "2026-07-01, verified: false"), WARNING),
    ):
        _dossier, found = load(tmp_path, citing("decree-later"), text)
        assert [(one.code, one.severity) for one in found] == [("basis-issued-later", severity)]


def test_reorganisations_are_compared_like_the_other_decisions(tmp_path: Path) -> None:
    change = """\
  reorganisations:
    - id: one
      effective: 2026-07-01
      issuer: governing_body_head
      number: blank
      date: 2026-06-25
      bases: [law-old, establishment]
      replaces: decree-later
      signatory: {member: chair}
"""
    files = {**SOUND, C: SOUND[C] + change}
    _dossier, found = load(tmp_path, files)
    assert ("basis-ended", place(files, C, "bases: [@law-old")) in told(found)
    assert "replaced-issued-later" not in {one.code for one in found}
    assert "unknown-document" not in {one.code for one in found}


def test_document_that_ends_before_it_begins_is_told(tmp_path: Path) -> None:
    files = spoiled(C, "subject: thử nghiệm}", "subject: thử nghiệm, to: 2025-09-17}")
    _dossier, found = load(tmp_path, files)
    assert ("document-reversed", place(files, C, "to: @2025-09-17")) in told(found)

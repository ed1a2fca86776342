"""Documents that a regulation cites, against the day of the regulation."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics, Severity
from generator.pipeline import open_papers
from tests.documents.dossiers import DRAFTED, DossierFiles, steering_committee

OLD_LAW = "local-government-law-2015"
"""In force from 2016 to 28 February 2025: data/legal_bases.yaml."""


def citing(identity: str, issued: str, dated: str = "2026-01-05") -> DossierFiles:
    """A committee whose regulation of a day cites a document; ``plan`` has the other date."""
    files = steering_committee()
    files.committee["documents"]["plan"]["date"] = dated
    decisions = files.committee["decisions"]
    decisions["regulation"] |= {"date": issued, "bases": []}
    decisions["regulation"].pop("proposed_by")
    decisions["establishment"]["bases"] = ["law"]
    clauses = files.regulation["chapters"][1]["articles"][0]["clauses"]
    clauses.append({"id": "meetings.law", "text": f"Thực hiện theo {{{{ cite('{identity}') }}}}."})
    return files


def told(files: DossierFiles, folder: Path) -> list[tuple[str, Severity, str]]:
    """Code, severity and the marked text of what is told of cited documents."""
    found = Diagnostics()
    open_papers(files.write(folder), DRAFTED, found)
    result = []
    for one in found:
        if one.code.startswith("cited-"):
            assert one.location is not None
            assert one.hint
            line = (
                Path(one.location.file).read_text(encoding="utf-8").splitlines()[(one.location.line or 0) - 1]
            )
            result.append((one.code, one.severity, line[(one.location.column or 0) - 1 :].split("'")[1]))
    return result


@pytest.mark.parametrize(
    ("identity", "issued", "dated", "code"),
    [
        ("plan", "2026-02-15", "2026-02-16", "cited-issued-later"),
        ("plan", "2026-02", "2026-03", "cited-issued-later"),
        ("plan", "2026-02-15", "2026-02-15", None),
        ("plan", "2026-02", "2026-02-27", None),
        ("plan", "blank", "2027-01-01", None),
        (OLD_LAW, "2026-02-15", "2026-01-05", "cited-ended"),
        (OLD_LAW, "2025-03", "2025-01-05", "cited-ended"),
        (OLD_LAW, "2025-02", "2025-01-05", None),
    ],
)
def test_document_of_another_time_is_told_at_its_tag(
    tmp_path: Path, identity: str, issued: str, dated: str, code: str | None
) -> None:
    expected = [(code, Severity.WARNING, identity)] if code else []
    assert told(citing(identity, issued, dated), tmp_path) == expected


def test_successor_is_named_as_of_the_day(tmp_path: Path) -> None:
    found = Diagnostics()
    open_papers(citing(OLD_LAW, "2026-02-15").write(tmp_path), DRAFTED, found)
    [hint] = [one.hint for one in found if one.code == "cited-ended"]
    assert "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025" in (hint or "")


def test_regulation_without_a_decision_has_no_day(tmp_path: Path) -> None:
    files = citing(OLD_LAW, "2026-02-15")
    files.committee["decisions"].pop("regulation")
    assert told(files, tmp_path) == []

"""What of a unit stands in its folder already (hiện trạng của đơn vị), told by the record and the hashes."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.batch.case import CaseUnit
from generator.batch.record import RecordedFile, UnitRecord, read_record
from generator.batch.result import Finding, Status, UnitDocument, UnitResult
from generator.diagnostics import Diagnostic, Diagnostics, Severity
from generator.output import note_older_document
from generator.whole_files import sha256_of


def standing(unit: CaseUnit, case: str, folder: Path, kinds: Collection[str] = ()) -> UnitResult | None:
    """The unit as its folder shows it, where nothing is to be made (đã cập nhật); None where something is.

    Every paper of the ``kinds`` asked for (none means all) is there with its hash, made from what it would be
    made from today. ``folder`` holds the folders of all units; ``case`` is the key of the unit's case.
    """
    place = folder / unit.folder
    record = read_record(place, Diagnostics())
    if record is None or (record.code, record.case) != (unit.code, case):
        return None
    asked = [one for one in record.files if not one.is_pdf and (not kinds or one.kind in kinds)]
    own = [one for one in asked if one.made_from == unit.made_from]
    if not own or any(one.made_from is None for one in asked):
        return None
    try:
        if any(sha256_at(place / one.file) != one.sha256 for one in own):
            return None
    except OSError:
        return None
    made = {one.file: one.sha256 for one in own}
    findings = (
        *notes_on_others(place, other_files(place, record, made, kinds), made, kinds),
        *(one for one in record.findings if one.file is None or one.file in made),
    )
    documents = tuple(UnitDocument(one.kind, one.file, one.sha256, one.blanks) for one in own)
    status = Status.FAILED if has_errors(findings) else Status.UNCHANGED
    return UnitResult(unit.code, unit.name, unit.folder, case, status, documents, findings)


def sha256_at(path: Path) -> str | None:
    """The hash of a file; None where there is none, or nothing but zeros, which a power cut leaves.

    Raises ``OSError`` where something else than a file stands, or it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    return sha256_of(content) if content.lstrip(b"\0") else None


def other_files(
    place: Path, record: UnitRecord | None, own: Collection[str], kinds: Collection[str]
) -> tuple[RecordedFile, ...]:
    """Files of vanban's own beside those named ``own`` that still stand: they stay known.

    A paper of the kinds asked for that was only promised, and is not given any more, is nobody's.
    """
    files = record.files if record else ()
    return tuple(
        one
        for one in files
        if one.file not in own
        and (one.is_pdf or one.made_from is not None or (kinds and one.kind not in kinds))
        and (place / one.file).is_file()
    )


def notes_on_others(
    place: Path, others: Collection[RecordedFile], made: Mapping[str, str], kinds: Collection[str]
) -> tuple[Finding, ...]:
    """Name what is older than the papers ``made``, which are told by name and hash."""
    findings: list[Finding] = []
    for one in others:
        problems = Diagnostics()
        shows = one.made_from or "" if one.is_pdf else None
        note_older_document(place / one.file, one.kind, shows, made, kinds or None, problems)
        findings.extend(finding_of(problem, one.file) for problem in problems)
    return tuple(findings)


def finding_of(problem: Diagnostic, file: str | None = None) -> Finding:
    """A problem as a finding in the unit, or in one of its files."""
    return Finding(problem.code, problem.severity, problem.message, file, problem.hint)


def has_errors(findings: Collection[Finding]) -> bool:
    """Whether there is an error among findings."""
    return any(one.severity == Severity.ERROR for one in findings)

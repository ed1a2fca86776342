"""What vanban remembers in a unit's folder (``unit.json``, sổ của đơn vị): which files it put there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any, Final

from generator.batch.case import CaseUnit
from generator.batch.result import Finding
from generator.diagnostics import Diagnostics, Location
from generator.whole_files import report_fault

RECORD: Final = "unit.json"

FORMAT: Final = 1
"""Raised when a record of today would be misread by the vanban of yesterday."""

_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class RecordedFile:
    """A file that vanban put into the folder, or is about to put there (tệp đã ghi sổ).

    ``made_from`` is the fingerprint of what it was made from: for a paper that of its unit, for a PDF that of
    the Word file it shows. It is None while the file is only promised; then ``replaces`` is the hash of the
    earlier file of vanban's own that may still stand in its place.
    """

    kind: str
    file: str
    sha256: str
    made_from: str | None
    blanks: tuple[str, ...] = ()
    replaces: str | None = None

    @property
    def is_pdf(self) -> bool:
        """Whether it is the PDF of a paper."""
        return self.file.endswith(".pdf")

    def is_ours(self, sha256: str) -> bool:
        """Whether a file with this hash is one that vanban wrote and nobody edited since."""
        return sha256 in {self.sha256, self.replaces}


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """What is remembered of one unit: of which case it is, its values, its files, what was found in them."""

    code: str
    name: str
    full_name: str
    province: str
    case: str
    values: tuple[str, ...]
    files: tuple[RecordedFile, ...]
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(
        cls, unit: CaseUnit, case: str, files: tuple[RecordedFile, ...], findings: tuple[Finding, ...] = ()
    ) -> UnitRecord:
        """The record of a unit of a case."""
        return cls(unit.code, unit.name, unit.full_name, unit.province, case, unit.values, files, findings)

    def by_name(self) -> Mapping[str, RecordedFile]:
        """The files by their names."""
        return {one.file: one for one in self.files}

    def to_bytes(self) -> bytes:
        """The bytes of ``unit.json``, a file and a finding a line; equal records give equal bytes."""
        head = {
            "format": FORMAT,
            "unit": {
                "code": self.code,
                "name": self.name,
                "full_name": self.full_name,
                "province": self.province,
            },
            "case": self.case,
            "values": self.values,
        }
        lines = [f'"{name}": {_compact(value)}' for name, value in head.items()]
        lines.append('"documents": [' + _listed(map(_file_as_json, self.files)) + "]")
        lines.append('"findings": [' + _listed(map(_finding_as_json, self.findings)) + "]")
        return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def read_record(folder: Path, found: Diagnostics) -> UnitRecord | None:
    """Read the record of a unit's folder; None where there is none.

    One that is damaged counts as none (warning ``record-unreadable``): files that differ from what is made
    now then count as edited by hand. Errors: ``record-newer`` where a newer vanban wrote it, and those of
    the disk.
    """
    path = folder / RECORD
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        report_fault(fault, path, found)
        return None
    try:
        record = _record(json.loads(content))
    except (ValueError, TypeError, KeyError, RecursionError):
        message = _("the record of earlier runs cannot be read; files that differ count as edited by hand")
        hint = _("look at those files, move away or delete those not needed, and run again")
        found.warning("record-unreadable", message, Location(str(path)), hint)
        return None
    if record is None:
        message = _("a newer vanban wrote the papers of this unit; they stay as they are")
        found.error("record-newer", message, Location(str(path)), _("update vanban on this machine"))
    return record


def _record(plain: Any) -> UnitRecord | None:
    """The record of parsed JSON, None of a newer format; otherwise ValueError, TypeError or KeyError."""
    if plain["format"] > FORMAT:
        return None
    unit = plain["unit"]
    return UnitRecord(
        _text(unit["code"]),
        _text(unit["name"]),
        _text(unit["full_name"]),
        _text(unit["province"]),
        _text(plain["case"]),
        _texts(plain["values"]),
        tuple(map(_file, plain["documents"])),
        tuple(map(_finding, plain["findings"])),
    )


def _file(plain: dict[str, Any]) -> RecordedFile:
    # Whatever a record says, no path leads out of its folder.
    if not _PLAIN_NAME.fullmatch(plain["file"]):
        raise ValueError
    return RecordedFile(
        _text(plain["kind"]),
        plain["file"],
        _text(plain["sha256"]),
        _text_or_none(plain["made_from"]),
        _texts(plain.get("blanks", [])),
        _text_or_none(plain.get("replaces")),
    )


def _finding(plain: dict[str, Any]) -> Finding:
    return Finding(
        _text(plain["code"]),
        _text(plain["severity"]),
        _text(plain["message"]),
        _text_or_none(plain.get("file")),
        _text_or_none(plain.get("hint")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError
    return tuple(map(_text, values))


def _file_as_json(one: RecordedFile) -> dict[str, object]:
    plain: dict[str, object] = {
        "kind": one.kind,
        "file": one.file,
        "sha256": one.sha256,
        "made_from": one.made_from,
    }
    if one.blanks:
        plain["blanks"] = one.blanks
    if one.replaces is not None:
        plain["replaces"] = one.replaces
    return plain


def _finding_as_json(one: Finding) -> dict[str, object]:
    return {name: value for name, value in asdict(one).items() if value is not None}


def _listed(values: Any) -> str:
    lines = ",\n".join(map(_compact, values))
    return f"\n{lines}\n" if lines else ""


# Without indent json uses its encoder in C, which a batch of thousands of records notices.
def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

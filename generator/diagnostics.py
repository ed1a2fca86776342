"""Problems as values: what is wrong, where, and the way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from gettext import gettext as _

from generator.places import WordPlace


class Severity(StrEnum):
    """How much a problem weighs: an error stops the document it belongs to."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a problem stands: a file, and in it a line and column (from 1), a cell, or a place in Word.

    ``spot`` is a cell of a workbook (``Sheet1!C7``) or a place in a Word file; ``page`` is the page of the
    printed document, from 1, where a rule looked at pages. ``used_at`` is where a dossier takes what stands
    here from the library (nơi lấy từ thư viện).
    """

    file: str
    line: int | None = None
    column: int | None = None
    spot: str | WordPlace | None = None
    page: int | None = None
    used_at: Location | None = None

    @property
    def place(self) -> str | None:
        """The place in words, as a person of Excel or Word looks for it: ``bảng 1 hàng 2 ô 3, đoạn 1``."""
        return None if self.spot is None else str(self.spot)

    def __str__(self) -> str:
        if isinstance(self.spot, str) and "!" in self.spot:
            return f"{self.file}!{self.spot}"
        page = () if self.page is None else (_("page {number}").format(number=self.page),)
        spot = () if self.spot is None else (str(self.spot),)
        if page or spot:
            return ", ".join((self.file, *page, *spot))
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.file, *numbers])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: ``code`` is stable kebab-case English, ``message`` and ``hint`` the user's language.

    ``source`` is the rule of law or practice that is broken (căn cứ), in the language of the user.
    """

    code: str
    severity: Severity
    message: str
    location: Location | None = None
    hint: str | None = None
    source: str | None = None

    def __str__(self) -> str:
        severity = {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.NOTE: _("note")}
        where = f"{self.location}: " if self.location else ""
        hint = "\n  " + _("hint: {hint}").format(hint=self.hint) if self.hint else ""
        use = self.location.used_at if self.location else None
        used = "\n  " + _("taken by {place}").format(place=use) if use else ""
        return f"{where}{severity[self.severity]}[{self.code}]: {self.message}{used}{hint}"


@dataclass(slots=True)
class Diagnostics:
    """What one run found, in the order it was found; every stage adds to the same collection."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(
        self, code: str, message: str, location: Location | None = None, hint: str | None = None
    ) -> None:
        """Add what stops the document it belongs to (lỗi)."""
        self.found.append(Diagnostic(code, Severity.ERROR, message, location, hint))

    def warning(
        self, code: str, message: str, location: Location | None = None, hint: str | None = None
    ) -> None:
        """Add what a person should look at, and what stops nothing (cảnh báo)."""
        self.found.append(Diagnostic(code, Severity.WARNING, message, location, hint))

    def note(
        self, code: str, message: str, location: Location | None = None, hint: str | None = None
    ) -> None:
        """Add what is good to know (lưu ý)."""
        self.found.append(Diagnostic(code, Severity.NOTE, message, location, hint))

    def extend(self, others: Iterable[Diagnostic]) -> None:
        """Add what another stage found, in its order."""
        self.found.extend(others)

    def has_errors(self, since: int = 0) -> bool:
        """Whether there is an error, leaving aside the first ``since`` problems: those of earlier stages."""
        return any(one.severity is Severity.ERROR for one in self.found[since:])

    def in_reading_order(self) -> list[Diagnostic]:
        """What was found, file by file from the top down; first what has no place."""
        return sorted(self.found, key=_reading_order)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def _reading_order(one: Diagnostic) -> tuple[str, int, int]:
    where = one.location
    return ("", 0, 0) if where is None else (where.file, where.line or 0, where.column or 0)

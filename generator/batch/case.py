"""What is equal for many units (trường hợp): their papers with holes where only names and numbers differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from generator.adapting.trace import Trace

CASES: Final = "cases"
"""The folder in a batch's folder that holds what units have in common, a folder for each case."""

TRACE: Final = "trace.json"

UNIT_NAME: Final = "unit.name"
PROVINCE_NAME: Final = "province.name"
"""The marks for names, which every case of several units has (tên đơn vị, tên tỉnh)."""


class Fillable(Protocol):
    """A finished paper but for the values of a unit (khuôn văn bản), as plain data."""

    def fill(self, values: tuple[str, ...]) -> bytes:
        """The Word file with the values, in the order of their marks, put in."""


@dataclass(frozen=True, slots=True)
class CasePaper:
    """One paper of a case: ``name`` is its file, ``blanks`` the places left to fill in by hand."""

    kind: str
    name: str
    stencil: Fillable
    blanks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A group of units whose papers differ in nothing but ``marks``, the names of what is put in.

    ``key`` is ASCII and the same in every run of the same input. ``trace`` and ``allowed`` (what of the upper
    level may stand) hold the marks of ``word.stencil`` where a unit's own values belong.
    """

    key: str
    marks: tuple[str, ...]
    papers: tuple[CasePaper, ...]
    trace: Trace
    terms: tuple[str, ...]
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseUnit:
    """One unit of a case (đơn vị): ``values`` belong to the marks of the case, in their order.

    ``folder`` is the ASCII name of its folder; ``made_from`` the fingerprint of everything its papers are
    made from.
    """

    code: str
    name: str
    full_name: str
    province: str
    folder: str
    values: tuple[str, ...]
    made_from: str

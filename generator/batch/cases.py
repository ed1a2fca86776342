"""Units that differ in nothing but names, and the papers that they share (nhóm trường hợp)."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from gettext import gettext as _
from pathlib import Path
from typing import Any

from generator.adapting.cells import leaves_open
from generator.adapting.deciding import resolved
from generator.batch.case import PROVINCE_NAME, UNIT_NAME, Case, CasePaper, CaseUnit
from generator.batch.derivation import Derivation, Deriver
from generator.batch.parent import choices, namespaces
from generator.batch.selection import UnitRow
from generator.diagnostics import Diagnostics
from generator.documents.fields import blanks
from generator.pipeline import Press
from generator.regulation.text import SourceText
from generator.resources import templates_folder
from generator.units import Unit
from generator.vietnamese.text import ascii_slug
from generator.word.stencil import mark

_MARKED = frozenset({"person", "place"})
"""Cells whose words go into papers as they are; any other cell may change what else a paper says."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that make one case (nhóm đơn vị); ``marks`` are the values that differ.

    A unit with edits of its own is alone in its case, which has no marks: edits name the words of the unit.
    Cases of one ``shape`` differ in nothing but what cells of the list say.
    """

    key: str
    shape: str
    rows: tuple[UnitRow, ...]
    marks: tuple[str, ...]

    def values(self, row: UnitRow) -> tuple[str, ...]:
        """The values of a unit in the order of the marks."""
        return _values(row, self.marks)

    def units(self, inputs: str) -> tuple[CaseUnit, ...]:
        """The units of the case; ``inputs`` is the fingerprint of all that they are made from alike."""
        return tuple(self._unit(row, inputs) for row in self.rows)

    def _unit(self, row: UnitRow, inputs: str) -> CaseUnit:
        values = self.values(row)
        return CaseUnit(
            code=row.unit.code,
            name=row.unit.name,
            full_name=row.unit.full_name,
            province=row.province.full_name,
            folder=folder_name(row.unit),
            values=values,
            made_from=fingerprint([inputs, self.key, *values]),
        )


def groups(rows: Iterable[UnitRow], deriver: Deriver) -> tuple[Group, ...]:
    """The cases of a batch in the order of their first units; a key depends on the unit alone."""
    by_key: dict[str, list[UnitRow]] = {}
    for row in rows:
        by_key.setdefault(_key(row, deriver), []).append(row)
    return tuple(
        Group(key, _shape(several[0], deriver), tuple(several), _marks(several[0]))
        for key, several in by_key.items()
    )


def folder_name(unit: Unit) -> str:
    """The name of a unit's folder (thư mục của đơn vị): ``03388-binh-lu``."""
    return f"{unit.code}-{ascii_slug(unit.name)}"


def fingerprint(data: object) -> str:
    """The fingerprint (mã băm) of plain data."""
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _key(row: UnitRow, deriver: Deriver) -> str:
    marked = _marked(row)
    cells = {path: cell.value for path, cell in row.values.items() if path not in marked}
    differing: list[object] = [_shape(row, deriver), cells]
    if row.overrides is not None:
        differing += [row.unit.code, *_values(row, _all_marks(row)), _edits(row.overrides)]
    return f"{ascii_slug(row.unit.type)}-{fingerprint(differing)[:8]}"


def _shape(row: UnitRow, deriver: Deriver) -> str:
    """What makes the papers of two units differ in more than words and numbers (dạng)."""
    unit, province = row.unit, row.province
    differing = [
        unit.type, unit.named_after, str(unit.valid_from), str(unit.valid_to),
        province.type, province.named_after, province.code == deriver.parent.unit.code,
        choices(row, deriver.rules), sorted(row.values), _marked(row), _equals(_values(row, _all_marks(row))),
    ]  # fmt: skip
    return fingerprint(differing)


def _equals(values: Sequence[str]) -> tuple[int, ...]:
    """Which values are the same (giá trị trùng nhau): for each, the number of the first one like it.

    Two posts of one person are not told like those of two.
    """
    return tuple(map(values.index, values))


def _edits(path: Path) -> str | None:
    """The hash of a unit's own edits; None where they cannot be read, which whoever derives it tells."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _marks(row: UnitRow) -> tuple[str, ...]:
    return () if row.overrides is not None else _all_marks(row)


def _all_marks(row: UnitRow) -> tuple[str, ...]:
    return (UNIT_NAME, PROVINCE_NAME, *_marked(row))


def _values(row: UnitRow, marks: Iterable[str]) -> tuple[str, ...]:
    own = {UNIT_NAME: row.unit.name, PROVINCE_NAME: row.province.name}
    return tuple(own.get(name) or str(row.values[name].value) for name in marks)


def _marked(row: UnitRow) -> tuple[str, ...]:
    """The cells that are marked; one that leaves a place open is none, since it makes a blank there."""
    return tuple(
        sorted(
            path
            for path, cell in row.values.items()
            if path.rpartition(".")[2] in _MARKED and not leaves_open(str(cell.value))
        )
    )


@dataclass
class CaseMaker:
    """Makes the papers of cases: derived once, printed once with marks in the place of what differs."""

    deriver: Deriver
    kinds: tuple[str, ...]
    _proved: set[str] = field(default_factory=set)

    @cached_property
    def _press(self) -> tuple[Press, Diagnostics]:
        """The templates, compiled when the first case needs them, and what is wrong with them."""
        problems = Diagnostics()
        return Press(self.kinds, templates_folder(), problems, deferring=True), problems

    def make(self, group: Group, found: Diagnostics) -> Case | None:
        """The case of a group (lập khuôn); faults are reported, an error gives None.

        That marks change nothing else is proved once a shape, on the unit that differs most: derived by
        itself, its papers must be the same to the byte.
        """
        earlier = len(found)
        row = self._with_marks(group)
        derived = self._derived(row, found)
        papers = None if derived is None else self._papers(derived, found)
        if derived is None or papers is None:
            return None
        if group.marks and group.shape not in self._proved:
            self._proved.add(group.shape)
            self._prove(papers, group, found)
        names = namespaces(self.deriver.parent, self.deriver.rules, row, self.deriver.day, found)
        case = Case(
            key=group.key,
            marks=group.marks,
            papers=papers,
            trace=derived.trace,
            terms=_texts(self.deriver.rules.terms, names, found),
            allowed=_texts(self.deriver.rules.allowed, names, found),
        )
        return None if found.has_errors(since=earlier) else case

    def finished(self, row: UnitRow, found: Diagnostics) -> Mapping[str, bytes] | None:
        """The papers of one unit by their names, derived and printed by themselves, without any case."""
        derived = self._derived(row, found)
        papers = None if derived is None else self._papers(derived, found)
        return None if papers is None else {one.name: one.stencil.fill(()) for one in papers}

    def _papers(self, derived: Derivation, found: Diagnostics) -> tuple[CasePaper, ...] | None:
        press, problems = self._press
        found.extend(problems)
        if problems.has_errors():
            return None
        papers = []
        for kind, document in press.compose(derived.papers):
            stencil = press.stencil(kind, document, self.deriver.day, found)
            if stencil is None:
                return None
            open_places = tuple(blanks(document.fields))
            papers.append(CasePaper(kind.code, f"{document.name}.docx", stencil, open_places))
        return tuple(papers)

    def _prove(self, papers: Sequence[CasePaper], group: Group, found: Diagnostics) -> None:
        """Report a paper that marks make differ from the one that the unit itself would get."""
        probe = _most_different(group.rows)
        expected = self.finished(probe, found)
        if expected is None:
            return
        made = {one.name: one.stencil.fill(group.values(probe)) for one in papers}
        for name in sorted(made.keys() | expected.keys()):
            if made.get(name) != expected.get(name):
                message = _(
                    "the paper {name} of {unit} is another one when it is made for many units at once"
                )
                hint = _("this is a fault of vanban: give these units one by one, with `vanban derive`")
                message = message.format(name=name, unit=probe.unit.full_name)
                found.error("case-differs", message, hint=hint)

    def _derived(self, row: UnitRow, found: Diagnostics) -> Derivation | None:
        with tempfile.TemporaryDirectory(prefix="vanban-") as staging:
            return self.deriver.derive(row, Path(staging), found)

    def _with_marks(self, group: Group) -> UnitRow:
        first = group.rows[0]
        if not group.marks:
            return first
        firsts = _equals(group.values(first))
        standing = {name: mark(number) for name, number in zip(group.marks, firsts, strict=True)}
        return UnitRow(
            replace(first.unit, name=standing[UNIT_NAME]),
            replace(first.province, name=standing[PROVINCE_NAME]),
            {
                path: replace(cell, value=standing.get(path, cell.value))
                for path, cell in first.values.items()
            },
        )


def _most_different(rows: Sequence[UnitRow]) -> UnitRow:
    """The unit with the longest name of another province than the first, or else any but the first.

    The case was derived from the first: what must not be told for all would agree with that one.
    """
    others = [row for row in rows if row.province.code != rows[0].province.code]
    return max(others or rows[1:] or rows, key=lambda row: len(row.unit.name))


def _texts(texts: Iterable[SourceText], names: Mapping[str, Any], found: Diagnostics) -> tuple[str, ...]:
    return tuple(resolved(text, names, found) for text in texts)

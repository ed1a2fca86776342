"""A regulation as it is written: provisions with their conditions and unfinished texts, without numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from generator.diagnostics import Location
from generator.regulation.provision import Level
from generator.regulation.text import SourceText

INTERCHANGEABLE = frozenset({Level.CLAUSE, Level.POINT})
"""A clause may stand as a point and the other way round: it takes the level of its new place."""


@dataclass(frozen=True, slots=True)
class TableSource:
    """A table (bảng) as written: as many cells in each row, of which the first ``head`` are its head."""

    rows: tuple[tuple[SourceText, ...], ...]
    head: int

    @property
    def cells(self) -> tuple[SourceText, ...]:
        """All cells (ô) in reading order."""
        return tuple(cell for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class ProvisionSource:
    """A provision (điều khoản) as written; ``id_location`` is where its id stands.

    ``number`` is what is printed in the place of the computed one, None for almost all.
    All ``conditions`` must hold for it to be there. ``origin`` is the id under which a dossier took it, or
    what contains it, from the library; None for a provision of the dossier's own.
    """

    level: Level
    location: Location
    id: str | None = None
    id_location: Location | None = None
    number: str | None = None
    title: SourceText | None = None
    texts: tuple[SourceText, ...] = ()
    table: TableSource | None = None
    conditions: tuple[SourceText, ...] = ()
    duties_of: tuple[str, ...] = ()
    children: tuple[ProvisionSource, ...] = ()
    origin: str | None = field(default=None, compare=False)

    @property
    def words(self) -> tuple[SourceText, ...]:
        """Its own texts and the cells of its table."""
        return self.texts if self.table is None else (*self.texts, *self.table.cells)

    @property
    def all_texts(self) -> tuple[SourceText, ...]:
        """Its own title, texts and cells, as they will be printed."""
        return self.words if self.title is None else (self.title, *self.words)

    def with_texts(self, change: Callable[[SourceText], SourceText]) -> ProvisionSource:
        """The same provision with each of its own texts changed, title and cells of a table too."""
        return replace(
            self,
            title=change(self.title) if self.title is not None else None,
            texts=tuple(map(change, self.texts)),
            table=self.table
            and replace(self.table, rows=tuple(tuple(map(change, row)) for row in self.table.rows)),
        )

    def may_be(self, level: Level) -> bool:
        """Whether it may stand where a provision of this level does; an unnumbered paragraph stays one."""
        if self.level is level:
            return True
        if self.level is Level.PARAGRAPH:
            return level in INTERCHANGEABLE
        numbered_below = any(child.level is not Level.PARAGRAPH for child in self.children)
        return {self.level, level} == INTERCHANGEABLE and not numbered_below

    def walk(self) -> Iterator[ProvisionSource]:
        """Yield this provision and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class RegulationSource:
    """A regulation (quy chế) as written, before conditions, numbers and facts.

    ``library_ids`` are the ids of the library, taken or not: a condition may ask for each of them.
    """

    title: SourceText
    children: tuple[ProvisionSource, ...]
    location: Location
    library_ids: frozenset[str] = frozenset()

    def walk(self) -> Iterator[ProvisionSource]:
        """Yield every provision in reading order."""
        for child in self.children:
            yield from child.walk()

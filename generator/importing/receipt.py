"""What became of a file (biên nhận): what was read, mapped and set aside, and what was not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.importing.paragraphs import (
    ReadFile,
    Reason,
    SetAside,
    SourceParagraph,
    count_characters,
    total,
)
from generator.importing.reading import read_file
from generator.importing.recognising import Recognised, recognise
from generator.regulation.provision import Level, Provision


@dataclass(frozen=True, slots=True)
class Imported:
    """A regulation read from a file."""

    file: str
    read: ReadFile
    recognised: Recognised

    @property
    def counts(self) -> dict[str, int]:
        """How many parts, chapters, … points, unnumbered paragraphs and tables there are, by name."""
        provisions = list(_walk(self.recognised.children))
        counted = Counter(one.level for one in provisions if one.table is None)
        tables = sum(one.table is not None for one in provisions)
        return {**{f"{level}s": counted[level] for level in Level}, "tables": tables}

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """All that is no provision, in reading order."""
        both = (*self.read.set_aside, *self.recognised.set_aside)
        return tuple(sorted(both, key=lambda one: one.paragraph.line))

    @property
    def has_appendix(self) -> bool:
        """Whether an appendix stands behind the provisions (phụ lục)."""
        return any(one.reason is Reason.APPENDIX for one in self.set_aside)

    @property
    def unmapped(self) -> tuple[SourceParagraph, ...]:
        """What was not understood."""
        return self.recognised.orphans

    @property
    def characters(self) -> dict[str, int]:
        """Signs without blanks: read, mapped to provisions or title, set aside; what is left is unmapped."""
        recognised = self.recognised
        provisions = (*recognised.children, *recognised.decision)
        texts = (text for one in _walk(provisions) for text in _texts(one))
        return {
            "read": self.read.characters,
            "mapped": count_characters(recognised.title, *texts) + recognised.other_signs,
            "set_aside": total(one.paragraph for one in self.set_aside),
        }


def import_file(path: Path, found: Diagnostics) -> Imported | None:
    """Read a file and find the regulation in it (nhập quy chế); every fault is reported at its place."""
    read = read_file(path, found)
    if read is None:
        return None
    imported = regulation_in(read, str(path))
    if imported is None:
        report_no_provisions(str(path), found)
    return imported


def regulation_in(read: ReadFile, file: str) -> Imported | None:
    """The regulation in a file that was read; None where there is no article."""
    recognised = recognise(read.paragraphs, file, read.places)
    has_article = any(one.level is Level.ARTICLE for one in _walk(recognised.children))
    return Imported(file, read, recognised) if has_article else None


def report_no_provisions(file: str, found: Diagnostics, hint: str | None = None) -> None:
    """Say that a file holds no regulation (``no-provisions``); ``hint`` may say more than the usual one."""
    message = _("this is no regulation: no article was found")
    usual = _("check that it is the right file, and that its text can be selected and copied")
    found.error("no-provisions", message, Location(file), hint or usual)


def _texts(one: Provision) -> Sequence[str]:
    cells = one.table.cells if one.table is not None else ()
    return (one.marker, one.title or "", *one.paragraphs, *cells)


def _walk(provisions: Iterable[Provision]) -> Iterable[Provision]:
    return (one for top in provisions for one in top.walk())

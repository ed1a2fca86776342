"""The papers that a template is tried with (văn bản để thử mẫu): of dossiers given, or of those shipped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostics
from generator.documents import Document, DocumentKind
from generator.documents.papers import Papers
from generator.pipeline import DossierReader
from generator.resources import data_folder

_FIRST: Final = "lai-chau-du-lieu"
"""The shipped dossier that the documents explain everything with."""

_DERIVED: Final = "dossier"
"""The folder of a derived dossier, within that of its unit."""


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """A dossier whose papers can be made (hồ sơ đã đọc); no two that were opened together share a name."""

    name: str
    papers: Papers

    @property
    def slug(self) -> str:
        """Its name as a part of file names."""
        return re.sub(r"[^A-Za-z0-9._-]+", "-", self.name).strip("-")

    def of(self, kind: DocumentKind) -> Iterator[Document]:
        """Its papers of a kind."""
        return kind.compose(self.papers)


def shipped_dossiers() -> tuple[Path, ...]:
    """The dossiers that come with vanban (hồ sơ đi kèm), the one of the documentation first."""
    folders = (one for one in (data_folder() / "committees").iterdir() if one.is_dir())
    return tuple(sorted(folders, key=lambda one: (one.name != _FIRST, one.name)))


def open_dossiers(folders: Sequence[Path], day: date, found: Diagnostics) -> tuple[OpenDossier, ...]:
    """Open dossiers, in their order; one with errors is reported and left out."""
    reader = DossierReader(found)
    opened = {folder: reader.papers(folder, day, found) for folder in folders}
    names = Counter(map(_name, opened))
    return tuple(
        OpenDossier(_name(folder) if names[_name(folder)] == 1 else folder.as_posix(), papers)
        for folder, papers in opened.items()
        if papers is not None
    )


def _name(folder: Path) -> str:
    """What a dossier is called: its folder, or the unit's whose derived dossier it is."""
    own = folder.resolve()
    return own.parent.name if own.name == _DERIVED else own.name

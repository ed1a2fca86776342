"""The papers that a template is tried with (văn bản để thử mẫu): of dossiers given, or of those shipped."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class OpenDossier:
    """A dossier whose papers can be made (hồ sơ đã đọc)."""

    folder: Path
    papers: Papers

    @property
    def name(self) -> str:
        return self.folder.resolve().name

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
    opened = ((folder, reader.papers(folder, day, found)) for folder in folders)
    return tuple(OpenDossier(folder, papers) for folder, papers in opened if papers is not None)

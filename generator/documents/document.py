"""A document (văn bản) before Word knows of it: a file name, a title and the fields of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.documents.papers import Papers


@dataclass(frozen=True, slots=True)
class Document:
    """One document: ``name`` is its file name without ending, ``title`` goes into the file's properties."""

    name: str
    title: str
    fields: Any


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document (loại văn bản): its form in NĐ 30/2020, PL3 II and the abbreviation of PL3 I.

    ``form`` is None for what is none of the 29 kinds of Article 7. ``compose`` yields the documents of this
    kind that a dossier has.
    """

    code: str
    title: str
    form: str | None
    symbol: str
    fields: type
    compose: Callable[[Papers], Iterator[Document]]

    @property
    def template(self) -> str:
        """The Word file in ``templates_docx/``."""
        return f"{self.code}.docx"

"""Word files made by the tests, and what is in the documents that come out of them."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import docx
from docx.document import Document

from generator.diagnostics import Diagnostics
from generator.word.fields import FieldShape
from generator.word.properties import DocumentProperties
from generator.word.template import CompiledTemplate, TemplateLibrary

PROPERTIES = DocumentProperties(title="Quyết định mẫu", created=datetime.date(2026, 2, 5))


def shape_of(value: object) -> FieldShape:
    """The shape that a value of test data has; a list shows it in its first item."""
    if isinstance(value, Mapping):
        return FieldShape(members={key: shape_of(member) for key, member in value.items()})
    if isinstance(value, list | tuple):
        return FieldShape(item=shape_of(value[0]) if value else FieldShape())
    return FieldShape()


def save(folder: Path, name: str, *paragraphs: str) -> Path:
    """Write a Word file with these paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return save_document(folder, name, document)


def save_document(folder: Path, name: str, document: Document) -> Path:
    path = folder / f"{name}.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def compile_in(
    folder: Path, name: str, data: Mapping[str, object]
) -> tuple[CompiledTemplate | None, Diagnostics]:
    found = Diagnostics()
    return TemplateLibrary(folder).compile(name, shape_of(data), found), found


def render_in(folder: Path, name: str, data: Mapping[str, object]) -> bytes:
    """Compile and render a template that must be free of faults."""
    template, found = compile_in(folder, name, data)
    assert template is not None, list(map(str, found))
    content = template.render(data, PROPERTIES, found)
    assert content is not None, list(map(str, found))
    assert not len(found)
    return content


def open_document(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def paragraphs_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in open_document(content).paragraphs]


def codes(found: Iterable[Any]) -> list[str]:
    return [one.code for one in found]


def rewrite(
    path: Path,
    change: Callable[[str, bytes], bytes | None],
    added: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """Write the parts of a Word file again, changed (None leaves one out), with some added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            changed = change(name, content)
            if changed is not None:
                archive.writestr(name, changed)
        for name, content in added.items():
            archive.writestr(name, content)


def replace_in(path: Path, part: str, old: str, new: str) -> None:
    """Replace a string in one part of a Word file; it must be there."""

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        text = content.decode()
        assert old in text
        return text.replace(old, new).encode()

    rewrite(path, change)

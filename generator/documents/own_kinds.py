"""Kinds of document that a maintainer adds beside the templates (loại văn bản tự thêm), without Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pydantic import ConfigDict, Field

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.documents.citations import written_number
from generator.documents.document import Document, DocumentKind
from generator.documents.fields import phrase, unbroken
from generator.documents.papers import Papers
from generator.dossier.json_schema import schema_of
from generator.dossier.papers import Facts
from generator.dossier.values import DocumentNumber, Identifier, Symbol, Text
from generator.sources.faults import did_you_mean
from generator.sources.model import read_model
from generator.sources.node import Node
from generator.sources.yaml import read_yaml

KINDS_FILE: Final = "loai-van-ban.yaml"
"""The file beside the templates that declares further kinds; a folder without it has none."""


class OwnKind(Facts):
    """A further kind of document (loại văn bản tự thêm), made from the facts of one that is there."""

    model_config = ConfigDict(title="Loại văn bản")

    title: Text = Field(
        description="Tên loại văn bản, viết thường như trong câu", examples=["Thông báo mời họp"]
    )
    fields: str = Field(
        description="Mã của loại có sẵn mà loại này dùng chung dữ liệu và các trường: mỗi văn bản của loại "
        "đó ứng với một văn bản của loại này",
        examples=["giay-moi"],
    )
    symbol: Symbol | None = Field(
        default=None,
        description="Chữ viết tắt tên loại trong số và ký hiệu (Phụ lục III, mục I), khi khác với loại có "
        "sẵn; khi đó số để trống, vì số ghi trong hồ sơ là số của loại có sẵn",
        examples=["TB"],
    )
    form: Text | None = Field(
        default=None,
        description="Mẫu trong Phụ lục III, mục II, khi khác với loại có sẵn",
        examples=["1.4"],
    )


class OwnKinds(Facts):
    """The file of further kinds (danh mục loại văn bản tự thêm)."""

    model_config = ConfigDict(title="Loại văn bản tự thêm")

    kinds: Mapping[Identifier, OwnKind] = Field(
        description="Các loại, theo mã; mã cũng là tên tệp mẫu đặt cạnh tệp này (không có đuôi .docx) và "
        "phần đầu của tên tệp xuất ra"
    )


def json_schemas() -> dict[str, Mapping[str, Any]]:
    """The JSON Schema of the file, by its name (lược đồ)."""
    return {"kinds": schema_of(OwnKinds)}


def load_kinds(templates: Path, found: Diagnostics) -> Mapping[str, DocumentKind]:
    """All kinds of a folder of templates by code (loại văn bản): vanban's own, then those that it declares.

    An entry with a fault is reported and left out. Errors: those of the file, ``kind-exists``,
    ``kind-unknown``, ``symbol-without-number``.
    """
    path = templates / KINDS_FILE
    if not path.exists():
        return MappingProxyType(KINDS)
    node = read_yaml(path, found)
    declared = None if node is None else read_model(node, OwnKinds, found)
    if node is None or declared is None:
        return MappingProxyType(KINDS)
    kinds = dict(KINDS)
    for code, one in declared.kinds.items():
        kind = _kind(code, one, node.at(("kinds", code)), found)
        if kind is not None:
            kinds[code] = kind
    return MappingProxyType(kinds)


def _kind(code: str, own: OwnKind, node: Node, found: Diagnostics) -> DocumentKind | None:
    if code in KINDS:
        message = _("{code} is a kind of vanban's own; a further kind needs another code").format(code=code)
        found.error("kind-exists", message, node.key_location or node.location)
        return None
    base = KINDS.get(own.fields)
    if base is None:
        message = _("{code} is not a kind of document; `vanban kinds` lists them").format(code=own.fields)
        found.error("kind-unknown", message, node.at(("fields",)).location, did_you_mean(own.fields, KINDS))
        return None
    if own.symbol is not None and not base.symbol:
        message = _("papers of the kind {code} have no abbreviation in their number").format(code=base.code)
        hint = _("leave out `symbol`")
        found.error("symbol-without-number", message, node.at(("symbol",)).location, hint)
        return None
    changed = own.symbol is not None and own.symbol != base.symbol
    return DocumentKind(
        code=code,
        title=own.title,
        form=own.form or base.form,
        symbol=own.symbol or base.symbol,
        fields=base.fields,
        compose=_composing(code, own.title, base, own.symbol if changed else None),
    )


def _composing(
    code: str, title: str, base: DocumentKind, symbol: str | None
) -> Callable[[Papers], Iterator[Document]]:
    """How papers of a further kind come from those of ``base``: by its facts, under names of their own."""

    def compose(papers: Papers) -> Iterator[Document]:
        for one in base.compose(papers):
            fields = one.fields if symbol is None else _renumbered(one.fields, base.symbol, symbol)
            yield Document(code + one.name.removeprefix(base.code), f"{title} ({one.title})", fields)

    return compose


def _renumbered(fields: Any, old: str, new: str) -> Any:
    """Fields whose letterhead has another abbreviation and a blank number: it belongs to another series."""
    number = fields.letterhead.number
    body = None if number is None else number.partition(f"/{old}-")[2]
    if not body:
        return fields
    blank = unbroken(phrase(written_number(DocumentNumber()), f"/{new}-{body}"))
    return replace(fields, letterhead=replace(fields.letterhead, number=blank))

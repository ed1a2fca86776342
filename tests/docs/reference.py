"""The tables of keys in the documents, made from what ``vanban schema`` gives and from the sample dossier.

A table stands between ``<!-- schema: FILE [NAME] -->`` (or ``roster``, ``facts``) and ``<!-- end -->``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from generator.adapting.fingerprints import LENGTH
from generator.adapting.schema import PATH_PATTERN
from generator.diagnostics import Diagnostics
from generator.documents.facts import provision_facts
from generator.dossier.loading import load_dossier
from generator.dossier.reference import Reference
from generator.dossier.roster import COLUMNS
from generator.regulation.schema import PRINTED_NUMBER
from tests.docs.documents import PROJECT, anchor

REFERENCES: Final = tuple(
    PROJECT / "docs" / name for name in ("ho-so.md", "quy-tac-chuyen-cap.md", "mau-tra-cuu.md")
)
DOSSIER: Final = PROJECT / "data" / "committees" / "lai-chau-du-lieu"

_TABLE = re.compile(
    r"(?<=^<!-- )(schema: [\w-]+(?: \w+)?|roster|facts)( -->\n\n)(.*?)(?=^<!-- end -->)",
    re.MULTILINE | re.DOTALL,
)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_NAMED: Final = {
    r"^\d{4}-\d{2}-\d{2}$": "ngày `2026-02-15`",
    r"^(\d{4}(-\d{2}(-\d{2})?)?|blank)$": "ngày, có thể khuyết",
    r"^(\d{1,2}:\d{2}|blank)$": "giờ, có thể khuyết",
    "^[a-z0-9]+([._-][a-z0-9]+)*$": "mã",
    r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$": "mã",
    PRINTED_NUMBER: "số hoặc chữ cái",
    PATH_PATTERN: "đường dẫn `members.chair.person`",
    rf"^[0-9a-f]{{{LENGTH}}}$": "dấu, 16 chữ số",
}
Schema = Mapping[str, Any]
Homes = Mapping[tuple[str, str], str]
"""Where each object of the schema has its table, as (file, name) to a link; a file's root is ""."""


@cache
def schemas() -> Mapping[str, Schema]:
    """The JSON Schema of every file of a dossier, as the command gives them."""
    command = [sys.executable, "-m", "generator", "schema"]
    answer = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)
    result: dict[str, Schema] = json.loads(answer.stdout)["$defs"]
    return result


def filled(path: Path) -> str:
    """The document at a path with its tables made anew."""
    homes = {
        key: home.removeprefix(path.name)
        for one in REFERENCES
        for key, home in _homes(one, one.read_text(encoding="utf-8")).items()
    }
    return _TABLE.sub(
        lambda match: f"{match[1]}{match[2]}{_table(match[1], homes)}\n", path.read_text(encoding="utf-8")
    )


def tabled() -> frozenset[tuple[str, str]]:
    """The objects of the schema that the documents have a table of, as (file, name); a file's root is ""."""
    return frozenset(key for one in REFERENCES for key in _homes(one, one.read_text(encoding="utf-8")))


def _homes(path: Path, document: str) -> Homes:
    """The heading above each table of the schema, as a link from another document."""
    homes = {}
    for match in _TABLE.finditer(document):
        if match[1].startswith("schema: "):
            file, _space, name = match[1].removeprefix("schema: ").partition(" ")
            heading = _HEADING.findall(document, 0, match.start())[-1]
            homes[file, name] = f"{path.name}#{anchor(heading)}"
    return homes


def _table(subject: str, homes: Homes) -> str:
    if subject == "roster":
        rows = [
            (
                f"**{column.titles[0]}**",
                "có" if column.required else "",
                ", ".join(column.titles[1:]),
                f"`{column.key}`",
            )
            for column in COLUMNS
        ]
        return _lines(("cột", "bắt buộc", "tên khác cũng nhận", "khóa tương ứng"), rows)
    if subject == "facts":
        return _lines(("biến", "ở hồ sơ mẫu"), [(f"`{name}`", value) for name, value in _facts()])
    file, _space, name = subject.removeprefix("schema: ").partition(" ")
    schema = schemas()[file]
    definition = schema["$defs"][name] if name else schema
    if "enum" in definition:
        rows = [
            (f"`{value}`", text)
            for value, text in zip(definition["enum"], definition["enumDescriptions"], strict=True)
        ]
        return _lines(("giá trị", "nghĩa"), rows)
    group = next((one for one in definition.get("anyOf", ()) if "properties" in one), definition)
    required = definition.get("required", group.get("required", ()))
    return _lines(
        ("khóa", "bắt buộc", "ghi", "nghĩa"),
        [
            (f"`{key}`", "có" if key in required else "", _kind(value, file, homes), _meaning(value))
            for key, value in group["properties"].items()
        ],
    )


def _kind(value: Schema, file: str, homes: Homes) -> str:
    """In a few words what is written at a key."""
    if "$ref" in value:
        return _link(value["$ref"], file, homes)
    if "items" in value:
        return f"danh sách {_kind(value['items'], file, homes)}"
    if "oneOf" in value or "anyOf" in value:
        branches = value.get("oneOf", value.get("anyOf", ()))
        if any(one.get("const") == "blank" for one in branches):
            return "số hoặc `blank`"
        kinds = [_kind(one, file, homes) for one in branches if one != {"type": "null"}]
        return " hoặc ".join(dict.fromkeys(kind for kind in kinds if kind != "số" or len(kinds) == 1))
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    for mapping in (value.get("additionalProperties"), *value.get("patternProperties", {}).values()):
        if mapping is True:
            return "các khóa của tệp"
        if mapping:
            return f"nhóm theo mã: {_kind(mapping, file, homes)}"
    if value.get("format") == "date":
        return "ngày `2026-02-15`"
    if "pattern" in value:
        return _NAMED[value["pattern"]]
    return {"string": "chữ", "integer": "số", "number": "số", "boolean": "`true` hoặc `false`"}[value["type"]]


def _link(reference: str, file: str, homes: Homes) -> str:
    name = reference.rsplit("/", 1)[-1]
    definition = schemas()[file]["$defs"][name]
    home = homes.get((file, name)) or next(at for (_file, one), at in homes.items() if one == name)
    title = "giá trị" if "enum" in definition else definition.get("title", name)
    return f"[{title if title != name else _HOUSE_NAMES[name]}]({home})"


_HOUSE_NAMES: Final = {
    "Part": "phần", "Chapter": "chương", "Section": "mục", "Subsection": "tiểu mục", "Article": "điều",
    "Clause": "khoản", "Point": "điểm", "Paragraph": "đoạn", "Use": "mục lấy từ thư viện",
    "LibraryArticle": "điều của thư viện", "Table": "bảng", "Rows": "các hàng", "AnyProvision": "điều khoản",
    "Body": "cơ quan", "Wording": "cách viết", "Words": "chữ sửa", "DossierModel": "hồ sơ mẫu",
    "Leftovers": "chữ không được sót", "Keep": "keep", "Edit": "edit", "Replace": "replace", "Drop": "drop",
    "Insert": "insert", "Move": "move", "OwnEdit": "edit", "OwnReplace": "replace", "OwnDrop": "drop",
    "OwnInsert": "insert", "OwnMove": "move",
}  # fmt: skip


def _meaning(value: Schema) -> str:
    meaning = str(value.get("description", ""))
    default = value.get("default")
    if default not in (None, [], {}) and "mặc định" not in meaning:
        shown = (
            ", ".join(default)
            if isinstance(default, list)
            else json.dumps(default, ensure_ascii=False).strip('"')
        )
        meaning += f"; mặc định `{shown}`"
    examples = value.get("examples", ())
    if examples:
        meaning += "; ví dụ: " + ", ".join(f"`{_example(one)}`" for one in examples)
    return meaning.replace("|", "\\|")


def _example(value: object) -> str:
    return "[" + ", ".join(map(str, value)) + "]" if isinstance(value, list) else str(value)


def _facts() -> Iterator[tuple[str, str]]:
    found = Diagnostics()
    dossier = load_dossier(DOSSIER, Reference.load(found), found)
    if dossier is None:
        raise ValueError([str(one) for one in found])
    yield from _flat(provision_facts(dossier, date.min), "")


def _flat(facts: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            shown = (
                {None: "(không có)", True: "đúng", False: "sai"}.get(value, value)
                if not isinstance(value, str)
                else value
            )
            yield f"{prefix}{name}", str(shown)


def _lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)

"""Which templates a check looks at (chọn mẫu để kiểm tra): those named, or those that use a named block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, Diagnostics
from generator.maintaining.examining import templates_to_examine
from generator.maintaining.target import Target, find_target, folder_of
from generator.word.blocks import FOLDER as BLOCKS_FOLDER
from generator.word.package import read_package
from generator.word.styles import STYLES_FILE

_INCLUDE: Final = re.compile(r"include\s+[\"'“”‘’]([\w-]+)[\"'“”‘’]")
_MARKUP: Final = re.compile(rb"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The templates to look at (mẫu được chọn); of those that stand for a block, only the block's own faults
    are asked for: ``files`` are the files whose findings are told, None means all.
    """

    targets: tuple[Target, ...]
    files: frozenset[str] | None

    def asks_for(self, one: Diagnostic) -> bool:
        return self.files is None or one.location is None or one.location.file in self.files


def choose_templates(named: Iterable[str], kind: str | None, templates: Path, found: Diagnostics) -> Chosen:
    """The templates that names mean: of a block all that use it, of ``styles`` and without names all."""
    targets: dict[Path, Target] = {}
    files: set[str] = set()
    every = not tuple(named)
    for name in named:
        path = Path(name)
        stem = path.name.removesuffix(".docx")
        if path.name in {STYLES_FILE, "styles"}:
            folder = folder_of(path, templates) if path.name != name else templates
            targets |= {one.path: one for one in templates_to_examine(folder, found)}
            every = True
        elif (block := _block(name, templates)) is not None:
            files.add(block.as_posix())
            users = templates_to_examine(block.parent.parent, found)
            targets |= {one.path: one for one in users if stem in _blocks_of(one.path, one.folder)}
        elif (target := find_target(name, kind, templates, found)) is not None:
            targets[target.path] = target
            used = _blocks_of(target.path, target.folder)
            files |= {target.path.as_posix(), (target.folder / STYLES_FILE).as_posix()}
            files |= {(target.folder / BLOCKS_FOLDER / f"{one}.docx").as_posix() for one in used}
    if every and not targets:
        targets = {one.path: one for one in templates_to_examine(templates, found)}
    return Chosen(tuple(targets.values()), None if every else frozenset(files))


def _block(name: str, templates: Path) -> Path | None:
    """The file of a block by its name or path; None where that means something else."""
    path = Path(name)
    if path.parent.name == BLOCKS_FOLDER and path.is_file():
        return path
    own = templates / BLOCKS_FOLDER / f"{name.removesuffix('.docx')}.docx"
    is_bare = path.name == name and not (templates / own.name).is_file()
    return own if is_bare and own.is_file() else None


def _blocks_of(path: Path, folder: Path, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """The names of the blocks that a Word file includes, those inside others included."""
    package = read_package(path, Diagnostics()) if path.is_file() else None
    if package is None:
        return frozenset()
    text = _MARKUP.sub(b"", package.parts[package.main]).decode("utf-8", "replace").replace("&quot;", '"')
    own = frozenset(_INCLUDE.findall(text)) - seen
    inner = (_blocks_of(folder / BLOCKS_FOLDER / f"{one}.docx", folder, seen | own) for one in sorted(own))
    return own.union(*inner)

"""A regulation as a person names it (quy chế được chọn): a dossier, its regulation.yaml, another file."""

from __future__ import annotations

import datetime
import os
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.regulation.tree import Regulation


def regulation_argument(name: str, metavar: str) -> click.Argument:
    """An argument that names a regulation; one that is not there is a fault of the input, not of usage."""
    return click.Argument([name], metavar=metavar, type=click.Path(readable=False, path_type=Path))


def what_is_read() -> str:
    """What may be named, for the help of commands."""
    return _(
        "A regulation is the folder of a dossier, a file {file}, "
        "or a text, Markdown, HTML, PDF or Word file that holds one."
    ).format(file="regulation.yaml")


def open_any(path: Path, date: datetime.date, found: Diagnostics, library: Path | None) -> Regulation | None:
    """Read the regulation that stands there, whatever it is; every fault is reported, an error gives None.

    A regulation.yaml in the folder of a dossier is read with the facts of the dossier, another YAML file
    without any facts.
    """
    if not names_file(path):
        return _of_dossier(path, date, found, library)
    if not is_yaml(path):
        return _of_text(path, found)
    if path.name == "regulation.yaml" and os.path.isfile(path.parent / "committee.yaml"):  # noqa: PTH113
        return _of_dossier(path.parent, date, found, library)
    return _of_yaml(path, found, library)


def names_file(path: Path) -> bool:
    """Whether a file is meant and no folder: what is not there is told by its name, ``quy-che.docx``."""
    # os.path, since Path.is_file raises in a folder without rights.
    return os.path.isfile(path) or (bool(path.suffix) and not os.path.isdir(path))  # noqa: PTH112, PTH113


def is_yaml(path: Path) -> bool:
    """Whether a file is YAML by its name: such a file is read as ours, any other by its content."""
    return path.suffix.lower() in {".yaml", ".yml"}


def _of_dossier(
    folder: Path, date: datetime.date, found: Diagnostics, library: Path | None
) -> Regulation | None:
    from generator.pipeline import open_regulation  # noqa: PLC0415 - heavy

    return open_regulation(folder, date, found, library)


def _of_yaml(path: Path, found: Diagnostics, library: Path | None) -> Regulation | None:
    from generator.regulation.building import build_regulation  # noqa: PLC0415 - heavy
    from generator.regulation.loading import load_library, load_regulation  # noqa: PLC0415
    from generator.resources import provisions_folder  # noqa: PLC0415

    source = load_regulation(path, found, load_library(library or provisions_folder(), found))
    return build_regulation(source, {}, {}, found) if source is not None else None


def _of_text(path: Path, found: Diagnostics) -> Regulation | None:
    from generator.importing.receipt import import_file  # noqa: PLC0415 - heavy
    from generator.regulation.tree import Regulation  # noqa: PLC0415

    imported = import_file(path, found)
    if imported is None:
        return None
    return Regulation(imported.recognised.title, imported.recognised.children)

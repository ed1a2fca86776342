"""What this machine offers vanban (máy tính): Python, packages, LibreOffice, the face for Times New Roman."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _
from importlib import import_module, metadata
from pathlib import Path
from typing import Final

from generator import __version__
from generator.diagnostics import Diagnostics, Location, Severity
from generator.resources import data_folder, templates_folder

PACKAGES: Final = (
    ("babel", "babel"),
    ("click", "click"),
    ("deflate", "deflate"),
    ("docxtpl", "docxtpl"),
    ("filelock", "filelock"),
    ("icalendar", "icalendar"),
    ("jinja2", "jinja2"),
    ("lxml", "lxml.etree"),
    ("openpyxl", "openpyxl"),
    ("pydantic", "pydantic"),
    ("pypdfium2", "pypdfium2"),
    ("python-calamine", "python_calamine"),
    ("python-docx", "docx"),
    ("pyyaml", "yaml"),
)
"""The packages of pyproject.toml, each with the module that shows that it works."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: ``value`` is what was found, None for nothing."""

    name: str
    value: str | None


def examine(environment: Mapping[str, str], found: Diagnostics) -> Iterator[Check]:
    """Look at everything vanban needs; what is missing goes to ``found``.

    Errors: ``package-broken``, ``files-missing``. Warnings: ``libreoffice-missing``, those of the fonts.
    """
    yield Check("vanban", __version__)
    yield Check("Python", f"{platform.python_version()}, {platform.platform()}")
    for distribution, module in PACKAGES:
        yield _package(distribution, module, found)
    if found.has_errors():
        # What follows needs the packages.
        return
    for folder in (templates_folder(), data_folder()):
        yield _folder(folder, found)
    search_path = environment.get("PATH", "")
    yield _libreoffice(search_path, found)
    yield from _faces(search_path, environment, found)


def _package(distribution: str, module: str, found: Diagnostics) -> Check:
    # A package can be there and yet not work: a library of the system it needs is missing.
    try:
        import_module(module)
        return Check(distribution, metadata.version(distribution))
    except (ImportError, OSError, metadata.PackageNotFoundError) as fault:
        message = _("the Python package {name} does not work: {reason}").format(
            name=distribution, reason=fault
        )
        found.error("package-broken", message, hint=_("install vanban again"))
        return Check(distribution, None)


def _folder(folder: Path, found: Diagnostics) -> Check:
    present = folder.is_dir()
    if not present:
        message = _("the folder {name} of vanban is missing").format(name=folder.name)
        found.error("files-missing", message, Location(str(folder)), _("install vanban again"))
    return Check(folder.name, str(folder) if present else None)


def _libreoffice(search_path: str, found: Diagnostics) -> Check:
    from generator.word.pdf import find_libreoffice, libreoffice_version  # noqa: PLC0415 - needs the packages

    absent = Diagnostics()
    program = find_libreoffice(search_path, absent)
    # Word files are made without it.
    found.extend(replace(one, severity=Severity.WARNING) for one in absent)
    if program is None:
        return Check("LibreOffice", None)
    return Check("LibreOffice", libreoffice_version(program) or str(program))


def _faces(search_path: str, environment: Mapping[str, str], found: Diagnostics) -> Iterator[Check]:
    from generator.word.fonts import (  # noqa: PLC0415 - as above
        FAMILY,
        FONT_FOLDERS,
        Style,
        faces_for_times_new_roman,
    )

    own = [Path.home() / "Library" / "Fonts"]
    if local := environment.get("LOCALAPPDATA"):
        own.append(Path(local, "Microsoft", "Windows", "Fonts"))
    faces = {
        face.style: face for face in faces_for_times_new_roman(search_path, found, (*FONT_FOLDERS, *own))
    }
    for style in Style:
        face = faces.get(style)
        yield Check(f"{FAMILY} {style}", f"{face.family}, {face.file}" if face else None)

"""A new dossier's files come to stand in its folder all together, or not at all (ghi hồ sơ)."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterable
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.output import write_file
from generator.starting.writing import COMMITTEE, REGULATION, NewFile

KEPT = "init-answers.yaml"
"""Where the answers so far are kept in the folder until the dossier is written."""

_PARTS = (COMMITTEE, REGULATION, "meetings", "reports", "opinions", "reminders", "programmes")


def is_free(folder: Path, found: Diagnostics) -> bool:
    """Whether a dossier may come to stand here: nothing of another one does (``dossier-exists``)."""
    try:
        if folder.exists() and not folder.is_dir():
            message = _("this is a file, not a folder")
            found.error("not-a-folder", message, Location(str(folder)), _("give another name for the folder"))
            return False
        present = next((folder / name for name in _PARTS if (folder / name).exists()), None)
    except OSError:
        message = _("the folder cannot be read")
        found.error(
            "folder-not-readable", message, Location(str(folder)), _("check the rights of the folder")
        )
        return False
    if present is not None:
        message = _("a dossier stands here already; it is not overwritten")
        hint = _("give another folder, or edit the dossier by hand")
        found.error("dossier-exists", message, Location(str(present)), hint)
    return present is None


def place_files(
    files: tuple[NewFile, ...], folder: Path, check: Callable[[Path], bool], found: Diagnostics
) -> tuple[Path, ...]:
    """Write the files beside their places, have them checked there, and move them in; their paths.

    When ``check`` says no, or something cannot be written, the folder stays as it was, and there are none.
    """
    if not is_free(folder, found):
        return ()
    staged = folder / f".vanban-{secrets.token_hex(4)}"
    made = _missing_folders(folder)
    try:
        written = all(write_file(staged / one.name, one.text.encode(), found) for one in files)
        if written and check(staged) and is_free(folder, found):
            return _moved(files, staged, folder, found)
        return ()
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        _remove_empty(made)


def _moved(files: tuple[NewFile, ...], staged: Path, folder: Path, found: Diagnostics) -> tuple[Path, ...]:
    done: list[Path] = []
    try:
        for one in files:
            path = folder / one.name
            path.parent.mkdir(exist_ok=True)
            (staged / one.name).replace(path)
            done.append(path)
    except BaseException as fault:
        for path in done:
            path.unlink(missing_ok=True)
        _remove_empty({path.parent for path in done} - {folder})
        if not isinstance(fault, OSError):
            raise
        message = _("the output folder cannot be written: {reason}").format(reason=fault.strerror or fault)
        found.error("output-failed", message, Location(str(folder)), _("give another folder"))
        return ()
    return tuple(reversed(done))


def _missing_folders(folder: Path) -> tuple[Path, ...]:
    """The folder and those above it that do not exist, the innermost first."""
    return tuple(one for one in (folder, *folder.parents) if not one.exists())


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return

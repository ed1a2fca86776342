"""The output folder: documents written whole or not at all, and a manifest that knows them again."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Final

from generator import __version__
from generator.diagnostics import Diagnostics, Location
from generator.whole_files import make_folder, replace_file, report_fault, report_in_use, sha256_of

MANIFEST: Final = "manifest.json"

MAX_NAME_LENGTH: Final = 150
"""Characters of a file name; Windows allows 260 for the whole path unless told otherwise."""

_FILE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_RESERVED_ON_WINDOWS: Final = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GeneratedDocument:
    """One document (văn bản) as it shall stand in the output folder.

    ``name`` is its ASCII file name without folder; ``blanks`` are the places left to fill in by hand.
    ``made_from`` is, for a PDF, the SHA-256 of the Word file that it shows: equal sources need no new PDF.
    """

    kind: str
    name: str
    content: bytes
    blanks: tuple[str, ...] = ()
    made_from: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """One document that stands in the output folder as generated; ``changed`` says that this run wrote it."""

    kind: str
    path: Path
    sha256: str
    blanks: tuple[str, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the manifest remembers of one document."""

    kind: str
    file: str
    sha256: str
    made_from: str | None = None


def write_documents(
    documents: Sequence[GeneratedDocument],
    folder: Path,
    *,
    force: bool,
    found: Diagnostics,
) -> tuple[WrittenDocument, ...]:
    """Write documents into the output folder (thư mục kết quả); the answer lists those that now stand there.

    Each is written beside its place, flushed to disk and renamed; one whose bytes would not change is left
    alone. One that somebody edited since, or that vanban never wrote, is overwritten only by ``force``; the
    others are written nevertheless. Documents of earlier runs stay.

    Errors: ``file-name-refused`` and ``file-name-twice`` (then nothing is written), ``edited-by-hand``,
    ``file-in-use``, ``output-not-a-folder``, ``output-not-writable``, ``disk-full``, ``output-failed``.
    """
    if not names_are_good(documents, folder, found) or not make_folder(folder, found):
        return ()
    entries = _read_manifest(folder, found)
    if entries is None:
        return ()
    written: list[WrittenDocument] = []
    ours: dict[str, _Entry] = {}
    try:
        for document in documents:
            one = _write_document(document, folder, entries.get(document.name), force, found)
            if one is not None:
                written.append(one)
                ours[document.name] = _Entry(document.kind, document.name, one.sha256, document.made_from)
    except OSError as fault:
        report_fault(fault, folder, found)
    finally:
        # Also after Ctrl-C: what was written must be known as ours in the next run. Read again, since
        # another run may have written other documents into the folder meanwhile.
        _write_manifest(folder, (_read_manifest(folder, Diagnostics()) or {}) | ours, found)
    return tuple(written)


def note_older_documents(
    documents: Sequence[GeneratedDocument], folder: Path, *, partial: bool, found: Diagnostics
) -> None:
    """Name what stays of earlier runs: documents the dossier no longer gives, PDF files of older wording.

    ``partial`` says that the run made only some kinds; then documents of other kinds are not older for it.
    """
    made = {document.name: sha256_of(document.content) for document in documents}
    kinds = {document.kind for document in documents} if partial else None
    for name, entry in sorted((_read_manifest(folder, Diagnostics()) or {}).items()):
        if name not in made:
            note_older_document(folder / name, entry.kind, entry.made_from, made, kinds, found)


def note_older_document(
    path: Path,
    kind: str,
    made_from: str | None,
    made: Mapping[str, str],
    kinds: Collection[str] | None,
    found: Diagnostics,
) -> None:
    """Name a document that a run did not give, if it is older than what the run gave: ``made``, by name.

    ``made_from`` is, for a PDF, the SHA-256 of the Word file that it shows. ``kinds`` are those the run was
    asked for, None for all.
    """
    place = Location(str(path))
    source = f"{path.stem}.docx"
    if made_from is not None and source in made:
        if made_from != made[source]:
            message = _("the PDF shows an earlier version of {source}").format(source=source)
            found.warning("pdf-outdated", message, place, _("run again with --pdf, or delete it"))
    elif kinds is None or kind in kinds:
        message = _("the document is from an earlier run; the dossier no longer gives it, and it was kept")
        hint = _("delete it if it is not needed any more")
        found.note("left-from-earlier-run", message, place, hint)


def current_document(folder: Path, name: str, made_from: str) -> bytes | None:
    """Read a file of the output folder if it stands there as vanban made it from ``made_from``, else None."""
    entry = (_read_manifest(folder, Diagnostics()) or {}).get(name)
    if entry is None or entry.made_from != made_from:
        return None
    try:
        content = (folder / name).read_bytes()
    except OSError:
        return None
    return content if sha256_of(content) == entry.sha256 else None


def write_file(path: Path, content: bytes, found: Diagnostics) -> bool:
    """Write one file that is not a document, whole or not at all; the errors are those of the folder."""
    if not make_folder(path.parent, found):
        return False
    try:
        if path.is_file() and path.read_bytes() == content:
            return True
        if replace_file(path, content):
            return True
        report_in_use(path, found)
    except OSError as fault:
        report_fault(fault, path, found)
    return False


def names_are_good(documents: Sequence[GeneratedDocument], folder: Path, found: Diagnostics) -> bool:
    """Whether documents can have their names on every system (tên tệp); errors say which cannot."""
    seen: set[str] = set()
    good = True
    for document in documents:
        name = document.name
        place = Location(str(folder), spot=name)
        if (
            not _FILE_NAME.fullmatch(name)
            or _RESERVED_ON_WINDOWS.fullmatch(name)
            or name.endswith(".")
            or len(name) > MAX_NAME_LENGTH
            or name.casefold() == MANIFEST
        ):
            message = _("{name} cannot be the name of a file").format(name=repr(name))
            hint = _(
                "use an id of letters without marks, digits, '-', '_' and '.', {limit} characters at most, "
                "that is no name of a Windows device (CON, NUL, …)"
            ).format(limit=MAX_NAME_LENGTH)
            found.error("file-name-refused", message, place, hint)
            good = False
        elif name.casefold() in seen:
            message = _("two documents would have the same file name {name}").format(name=name)
            found.error("file-name-twice", message, place, _("give one of them another id"))
            good = False
        seen.add(name.casefold())
    return good


def _write_document(
    document: GeneratedDocument, folder: Path, entry: _Entry | None, force: bool, found: Diagnostics
) -> WrittenDocument | None:
    """Put one document in its place, or say why not; a fault that concerns the whole folder is raised."""
    path = folder / document.name
    place = Location(str(path))
    sha256 = sha256_of(document.content)
    if path.is_dir():
        message = _("a folder stands where the file should be")
        hint = _("move that folder away or choose another folder with --output")
        found.error("output-failed", message, place, hint)
        return None
    try:
        present = sha256_of(path.read_bytes())
    except FileNotFoundError:
        present = None
    except PermissionError:
        report_in_use(path, found)
        return None
    if present == sha256:
        return WrittenDocument(document.kind, path, sha256, document.blanks, changed=False)
    if present is not None and (entry is None or present != entry.sha256) and not force:
        if entry is None:
            message = _("the file was not made by vanban, so it is not overwritten")
        else:
            message = _("the file was edited after vanban made it, so it is not overwritten")
        hint = _("keep it under another name, or run again with --force to overwrite it")
        found.error("edited-by-hand", message, place, hint)
        return None
    if not replace_file(path, document.content):
        report_in_use(path, found)
        return None
    return WrittenDocument(document.kind, path, sha256, document.blanks, changed=True)


def _read_manifest(folder: Path, found: Diagnostics) -> dict[str, _Entry] | None:
    """Read what of earlier runs still stands here, by file name; None when the folder cannot be read."""
    path = folder / MANIFEST
    try:
        entries = tuple(_entries(json.loads(path.read_bytes())))
        return {entry.file: entry for entry in entries if (folder / entry.file).is_file()}
    except FileNotFoundError:
        return {}
    except OSError as fault:
        report_fault(fault, path, found)
        return None
    except (ValueError, TypeError, KeyError, RecursionError):
        message = _("the record of earlier runs cannot be read; files that differ count as edited by hand")
        hint = _("check those files, then run again with --force: the record is made anew")
        found.warning("manifest-unreadable", message, Location(str(path)), hint)
        return {}


def _entries(manifest: object) -> Iterator[_Entry]:
    """Read the entries of a manifest; ValueError, TypeError or KeyError when it is not one of ours."""
    if not isinstance(manifest, dict):
        raise TypeError
    for one in manifest["documents"]:
        if not isinstance(one, dict):
            raise TypeError
        entry = _Entry(one["kind"], one["file"], one["sha256"], one.get("made_from"))
        if not isinstance(entry.kind, str) or not isinstance(entry.sha256, str):
            raise TypeError
        # Whatever a manifest says, no path leads out of its folder.
        if not _FILE_NAME.fullmatch(entry.file):
            raise ValueError
        yield entry


def _write_manifest(folder: Path, entries: Mapping[str, _Entry], found: Diagnostics) -> None:
    documents = []
    for _name, entry in sorted(entries.items()):
        one = {"kind": entry.kind, "file": entry.file, "sha256": entry.sha256}
        documents.append(one | ({"made_from": entry.made_from} if entry.made_from else {}))
    path = folder / MANIFEST
    if documents or path.exists():
        manifest = {"vanban": __version__, "documents": documents}
        content = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
        write_file(path, content.encode(), found)

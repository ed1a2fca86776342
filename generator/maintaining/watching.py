"""Waiting for files to be saved (theo dõi tệp), by looking: every system and network drive lets that."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.whole_files import sha256_of

PATIENCE: Final = 10
"""How many looks a file that is absent or half written is waited for, before it is told as it is."""

_Stamps = Mapping[Path, tuple[int, int] | None]


def saved(files: Callable[[], Iterable[Path]], looks: Iterable[object]) -> Iterator[tuple[Path, ...]]:
    """Yield the files that were saved since the last time, each time some were (tệp vừa được lưu).

    ``files`` names those that count now; ``looks`` gives the moments to look, and ends the watch by ending.
    A file counts when it is the same at two looks, whole, and other than before: a program that saves by
    renaming leaves it absent for a moment, a slow drive half written.
    """
    stamps = _stamps(files())
    known = {path: _fingerprint(path) for path in stamps}
    last = stamps
    waited = 0
    for _look in looks:
        now = _stamps(files())
        if now != last:
            last, waited = now, 0
            continue
        if now == stamps:
            continue
        prints = {path: _fingerprint(path) for path in now}
        changed = tuple(path for path in {**prints, **known} if prints.get(path) != known.get(path))
        waited += 1
        if not all(map(_is_whole, changed)) and waited < PATIENCE:
            continue
        stamps, known, waited = now, prints, 0
        if changed:
            yield changed


def _stamps(files: Iterable[Path]) -> _Stamps:
    return {path: _stamp(path) for path in files}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _fingerprint(path: Path) -> str | None:
    try:
        return sha256_of(path.read_bytes())
    except OSError:
        return None


def _is_whole(path: Path) -> bool:
    """Whether a file can be read, and as a Word file has the end of its zip."""
    try:
        return zipfile.is_zipfile(path) if path.suffix == ".docx" else path.is_file()
    except OSError:
        return False

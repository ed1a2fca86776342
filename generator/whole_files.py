"""Files written whole or not at all (ghi trọn tệp), and what to tell when one cannot be written."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from gettext import gettext as _
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostics, Location

LEFTOVER_AGE_S: Final = 3600.0
"""A part file this much older than one being written was left by a run that was killed."""

_PART: Final = ".vanban-part"
_NO_PERMISSION: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_ROOM: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def sha256_of(content: bytes) -> str:
    """Fingerprint (mã băm) of a file's bytes: SHA-256 in lower-case hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def replace_file(path: Path, content: bytes) -> bool:
    """Put ``content`` in the place of ``path`` in one step; False when what stands there is held open.

    When it returns, the content is on the disk. A fault (``OSError``) leaves what stood there.
    """
    part = _part_of(path, secrets.token_hex(4))
    try:
        now = _write_part(part, content, flushed=True)
        # The folder's own clock, since a network drive's may differ from this machine's.
        _sweep(path.parent, lambda other: other != part and now - other.stat().st_mtime > LEFTOVER_AGE_S)
        return _put(part, path)
    finally:
        part.unlink(missing_ok=True)


def replace_quickly(path: Path, content: bytes) -> bool:
    """As ``replace_file``, but the system writes to the disk when it likes, and old parts stay."""
    part = _part_of(path, _process_token(os.getpid()) + secrets.token_hex(4))
    try:
        _write_part(part, content, flushed=False)
        return _put(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sweep_quick_parts(folder: Path) -> None:
    """Remove what ``replace_quickly`` of other processes left half written; none of them may be at it."""
    own = _process_token(os.getpid())

    def is_leftover(part: Path) -> bool:
        token = part.name.removesuffix(_PART).rpartition(".")[2]
        return len(token) > len(own) and not token.startswith(own)

    _sweep(folder, is_leftover)


@lru_cache(maxsize=1)
def _process_token(_process: int) -> str:
    """What tells the parts of this process from those of others, also of one that had its number."""
    return secrets.token_hex(8)


def report_in_use(path: Path, found: Diagnostics) -> None:
    """Say that a file could not be replaced (``file-in-use``)."""
    message = _("the file cannot be replaced; it may be open in Word")
    found.error("file-in-use", message, Location(str(path)), _("close the file and run again"))


def report_fault(fault: OSError | ValueError, folder: Path, found: Diagnostics) -> None:
    """Say why a folder, not one file in it, could not be written.

    Errors: ``output-not-writable``, ``disk-full``, ``output-failed``.
    """
    number = fault.errno if isinstance(fault, OSError) else None
    if number in _NO_PERMISSION:
        code, message = "output-not-writable", _("no permission to write into the output folder")
        hint = _("choose another folder with --output, or ask for the right to write there")
    elif number in _NO_ROOM:
        code, message = "disk-full", _("the disk is full; what was not finished was removed")
        hint = _("free some space or choose another disk with --output")
    else:
        reason = fault.strerror if isinstance(fault, OSError) else None
        code = "output-failed"
        message = _("the output folder cannot be written: {reason}").format(reason=reason or fault)
        hint = _("choose another folder with --output")
    found.error(code, message, Location(str(folder)), hint)


def report_not_a_folder(folder: Path, found: Diagnostics) -> None:
    """Say that a file stands where a folder should be (``output-not-a-folder``)."""
    message = _("the output folder cannot be made: a file stands in its place")
    hint = _("move that file away or choose another folder with --output")
    found.error("output-not-a-folder", message, Location(str(folder)), hint)


def concerns_the_disk(fault: OSError) -> bool:
    """Whether a fault would meet every other file of the disk too: it is full, read-only, failing or gone."""
    return fault.errno in {*_NO_ROOM, errno.EROFS, errno.EIO, errno.ENODEV, errno.ENXIO}


def make_folder(folder: Path, found: Diagnostics) -> bool:
    """Make a folder and those above it.

    Errors: ``output-not-a-folder`` and those of ``report_fault``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        report_not_a_folder(folder, found)
    except (OSError, ValueError) as fault:
        report_fault(fault, folder, found)
    else:
        return True
    return False


def _part_of(path: Path, token: str) -> Path:
    return path.with_name(f".{path.name}.{token}{_PART}")


def _write_part(part: Path, content: bytes, *, flushed: bool) -> float:
    """Write ``content`` whole under a passing name; when it was written, in seconds of the folder's clock."""
    with part.open("xb", buffering=0) as handle:
        written = handle.write(content)
        while written < len(content):
            written += handle.write(content[written:])
        if flushed:
            os.fsync(handle.fileno())
        return os.fstat(handle.fileno()).st_mtime


def _put(part: Path, path: Path) -> bool:
    try:
        part.replace(path)
    except PermissionError:
        part.unlink(missing_ok=True)
        return False
    return True


def _sweep(folder: Path, is_leftover: Callable[[Path], bool]) -> None:
    for part in folder.glob(f".*{_PART}"):
        with suppress(OSError):  # another run has renamed or removed it, or still holds it open
            if is_leftover(part):
                part.unlink()

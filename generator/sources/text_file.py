"""Text files that people write: size, encoding and characters are checked before anything reads them."""

from __future__ import annotations

import stat
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.vietnamese.encodings import guess_legacy
from generator.vietnamese.text import forbidden_characters, without_forbidden

MAX_REPORTS = 100
"""A kind of fault is reported at most so many times per file: a binary file would give millions."""


def read_bytes(path: Path, limit: int, found: Diagnostics) -> bytes | None:
    """Read a file of at most ``limit`` bytes; whatever forbids it is reported and gives None."""
    here = Location(str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            found.error("not-a-file", _("this is a folder, not a file"), here, _("give the file itself"))
            return None
        if not stat.S_ISREG(status.st_mode):
            found.error("not-a-file", _("this is not an ordinary file"), here, _("give the file itself"))
            return None
        if status.st_size <= limit:
            with path.open("rb") as stream:
                data = stream.read(limit + 1)
            if len(data) <= limit:
                return data
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        found.error("file-not-found", _("the file does not exist"), here, _("check the name and the folder"))
        return None
    except OSError:
        message = _("the file cannot be read")
        found.error(
            "file-not-readable",
            message,
            here,
            _("check the rights of the file, and close it in other programs"),
        )
        return None
    message = _("the file is larger than {limit} MB").format(limit=limit // 1_000_000)
    found.error("file-too-large", message, here, _("check that it is the right file, or divide it"))
    return None


def read_text(path: Path, limit: int, found: Diagnostics) -> str | None:
    """Read a UTF-8 file (with or without BOM) of at most ``limit`` bytes, lines ended by ``\\n``.

    A wrong encoding is reported with the way to save the file as UTF-8 and gives None. Forbidden characters
    are reported one by one and come back as U+FFFD, so that the rest of the file can still be checked.
    """
    data = read_bytes(path, limit, found)
    if data is None:
        return None
    file = str(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        _report_encoding(data, problem.start, file, found)
        return None
    if guess_legacy(data) is not None:  # UTF-16 of ASCII, or the letters of an old font, are UTF-8 too
        _report_encoding(data, 0, file, found)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _report_forbidden(text, file, found)


def location_of(text: str, index: int, file: str) -> Location:
    """The line and column (from 1) of a character of a text."""
    start_of_line = text.rfind("\n", 0, index) + 1
    return Location(file, text.count("\n", 0, index) + 1, index - start_of_line + 1)


def _report_forbidden(text: str, file: str, found: Diagnostics) -> str:
    for count, (index, name) in enumerate(forbidden_characters(text)):
        if count == MAX_REPORTS:
            break
        message = _("the character {name} may not stand in a document").format(name=name)
        found.error(
            "forbidden-character",
            message,
            location_of(text, index, file),
            _("delete it and type the text anew"),
        )
    return without_forbidden(text)


def _report_encoding(data: bytes, index: int, file: str, found: Diagnostics) -> None:
    encoding = guess_legacy(data)
    if encoding is not None and encoding.startswith("UTF-"):
        index = 0  # in UTF-16 no single byte is to blame
    start_of_line = data.rfind(b"\n", 0, index) + 1
    column = len(data[start_of_line:index].decode("utf-8", errors="replace")) + 1
    location = Location(file, data.count(b"\n", 0, index) + 1, column)
    if encoding is None:
        hint = _("open the file in the program it was written with, choose Save As and the encoding UTF-8")
        found.error("wrong-encoding", _("the file is not saved as UTF-8"), location, hint)
        return
    message = _("the file is written in {encoding}, not in UTF-8").format(encoding=encoding.value)
    hint = _("convert the text to Unicode and save it as UTF-8; it would then begin: {sample}")
    found.error("wrong-encoding", message, location, hint.format(sample=encoding.sample(data)))

"""Old Word files (.doc) read by way of LibreOffice (đọc tệp Word cũ)."""

from __future__ import annotations

from dataclasses import replace
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.importing.paragraphs import ReadFile
from generator.importing.reading.word import read_docx
from generator.word.pdf import convert_to_docx, how_to_install, locate_libreoffice

TIME_LIMIT_S = 60.0
"""How long LibreOffice may take for one file; a hundred pages take it three seconds."""

_OLE = b"\xd0\xcf\x11\xe0"

MAX_FILE_BYTES = 50 * 1024 * 1024


def read_doc(
    data: bytes,
    file: str,
    found: Diagnostics,
    *,
    search_path: str | None = None,
    time_limit_s: float = TIME_LIMIT_S,
) -> ReadFile | None:
    """Read an old Word file as ``read_docx`` reads what LibreOffice makes of it.

    Errors are those of ``as_docx`` and ``read_docx``.
    """
    converted = as_docx(data, file, found, search_path=search_path, time_limit_s=time_limit_s)
    read = None if converted is None else read_docx(converted, file, found)
    return None if read is None else replace(read, format="doc")


def as_docx(
    data: bytes,
    file: str,
    found: Diagnostics,
    *,
    search_path: str | None = None,
    time_limit_s: float = TIME_LIMIT_S,
) -> bytes | None:
    """What LibreOffice makes of an old Word file (chuyển .doc sang .docx).

    ``search_path`` is where to look for LibreOffice, None for the PATH of the process. Nothing that the file
    links to is fetched, no macro runs. Errors: ``doc-too-large``, ``not-doc``, ``libreoffice-missing``,
    ``doc-not-read``.
    """
    location = Location(file)
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 2**20
        message = _("the old Word file is larger than {limit} MB").format(limit=limit)
        found.error("doc-too-large", message, location, _("divide it into smaller files in Word"))
        return None
    if not data.startswith(_OLE):
        # LibreOffice would take a page of the web under this name for what it is, and fetch what it links to.
        message = _("the file is not an old Word file (.doc)")
        found.error("not-doc", message, location, _("open it in Word and save it as a Word document (.docx)"))
        return None
    libreoffice = locate_libreoffice(search_path)
    if libreoffice is None:
        found.error(
            "libreoffice-missing",
            _("an old Word file (.doc) is read by way of LibreOffice, which was not found on this machine"),
            location,
            how_to_install(),
        )
        return None
    try:
        converted = convert_to_docx(data, libreoffice, time_limit_s)
    except OSError as fault:
        message = _("the old Word file could not be converted: {reason}").format(
            reason=fault.strerror or fault
        )
        hint = _("check that there is room on the disk for temporary files, and the right to write them")
        found.error("doc-not-read", message, location, hint)
        return None
    if converted is None:
        found.error(
            "doc-not-read",
            _("LibreOffice could not open the old Word file: it is damaged, or locked with a password"),
            location,
            _("open it in Word and save it as a Word document (.docx) without a password"),
        )
        return None
    return converted

"""Word files become PDF through LibreOffice, and every result is looked at before it counts; old ones
become new ones.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.word.package import BAD_ZIP, DamagedPart, parse_xml
from generator.word.wordml import PARAGRAPH, TEXT, W

DOCUMENTS_PER_CALL = 40
"""Starting LibreOffice takes about a second, a document 0.2 s: forty a call make the start cheap."""

TIME_LIMIT_S = 180.0
"""How long one call of LibreOffice may take, its start and all its documents together."""

_PDF = "pdf:writer_pdf_Export"

WORDS_TO_FIND = 0.95
"""The share of a document's different words that its PDF must show; hidden text may stay away."""

USUAL_PLACES = (
    # soffice.com waits for the conversion; soffice.exe beside it is for the desktop.
    Path(r"C:\Program Files\LibreOffice\program\soffice.com"),
    Path(r"C:\Program Files\LibreOffice\program\soffice.exe"),
    Path(r"C:\Program Files (x86)\LibreOffice\program\soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("/usr/lib/libreoffice/program/soffice"),
)

_SETTINGS = {
    "Office.Common/Security/Scripting": {
        "DisableMacrosExecution": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Office.Writer/Content/Update": {"Link": "0"},
    # Blocking links does not reach the pictures of a .doc; a proxy where nobody answers does.
    "Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetFTPProxyName": "127.0.0.1",
        "ooInetFTPProxyPort": "9",
        "ooInetNoProxy": "",
    },
}
"""LibreOffice's own settings: nothing that a document links to is fetched, none of its macros runs."""

_UNREADABLE = (OSError, KeyError, ValueError, DamagedPart, *BAD_ZIP)
_TEXT_AND_BREAKS = (TEXT, W + "tab", W + "br", W + "cr")


def find_libreoffice(
    search_path: str, found: Diagnostics, usual_places: Sequence[Path] = USUAL_PLACES
) -> Path | None:
    """Find LibreOffice's program on ``search_path`` (the text of PATH), then where its installers put it.

    Where there is none, the error ``libreoffice-missing`` names what to install.
    """
    program = locate_libreoffice(search_path, usual_places)
    if program is None:
        message = _("LibreOffice, which makes the PDF files, was not found on this machine")
        found.error("libreoffice-missing", message, hint=how_to_install())
    return program


def locate_libreoffice(search_path: str | None, usual_places: Sequence[Path] = USUAL_PLACES) -> Path | None:
    """Find LibreOffice as ``find_libreoffice`` does, saying nothing; None searches the process's own PATH."""
    for name in ("soffice", "libreoffice"):
        if on_path := shutil.which(name, path=search_path):
            return Path(on_path)
    return next((place for place in usual_places if place.is_file()), None)


def how_to_install() -> str:
    """What to tell somebody who has no LibreOffice."""
    return _(
        "install it (Debian, Ubuntu: sudo apt-get install libreoffice-writer; "
        "Windows, macOS: the installer from libreoffice.org) and run the command again"
    )


def convert_to_docx(document: bytes, libreoffice: Path, time_limit_s: float) -> bytes | None:
    """Turn an old Word file (.doc) into a .docx; None where LibreOffice fails at it twice.

    Each try may take ``time_limit_s``. Raises ``OSError`` where there is no room to work in.
    """
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(document)
        for attempt in ("1", "2"):
            call_folder = Path(folder, attempt)
            call_folder.mkdir()
            _call_libreoffice(libreoffice, [source], "docx:MS Word 2007 XML", call_folder, time_limit_s)
            made = call_folder / "00.docx"
            if made.is_file():
                return made.read_bytes()
    return None


def convert_to_pdf(
    documents: Sequence[Path],
    found: Diagnostics,
    *,
    libreoffice: Path,
    time_limit_s: float = TIME_LIMIT_S,
) -> tuple[bytes | None, ...]:
    """Convert Word files to PDF (chuyển sang PDF); one answer each, in order, None where it failed.

    A PDF counts only when it has been opened, has a page and shows the document's own words. ``time_limit_s``
    holds for one call of LibreOffice (up to ``DOCUMENTS_PER_CALL`` files); what fails is tried once more.
    Errors: ``pdf-source-unreadable``, ``pdf-not-made``, ``pdf-wrong``.
    """
    words = _words_of_documents(documents, found)
    pending = list(words)
    made: dict[Path, bytes] = {}
    try:
        for start in range(0, len(pending), DOCUMENTS_PER_CALL):
            some = {document: words[document] for document in pending[start : start + DOCUMENTS_PER_CALL]}
            with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
                for document, result in _convert(some, Path(folder), libreoffice, time_limit_s).items():
                    if isinstance(result, Path):
                        made[document] = result.read_bytes()
                    else:
                        code, message = result
                        hint = _("open the Word file in LibreOffice Writer to see what is wrong with it")
                        found.error(code, message, Location(str(document)), hint)
    except OSError as fault:
        message = _("the PDF files could not be made: {reason}").format(reason=fault.strerror or fault)
        hint = _("check that there is room on the disk for temporary files, and the right to write them")
        found.error("pdf-not-made", message, hint=hint)
    return tuple(made.get(document) for document in documents)


def libreoffice_version(libreoffice: Path, time_limit_s: float = 30.0) -> str | None:
    """Read what LibreOffice says of itself (``LibreOffice 7.4.7.2 …``), or None when it does not answer."""
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
        said = Path(folder, "said")
        if _run([str(libreoffice), _profile_option(Path(folder)), "--version"], said, time_limit_s) != 0:
            return None
        lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line.strip() for line in lines if line.startswith("LibreOffice")), None)


def _convert(
    words: Mapping[Path, frozenset[str]], folder: Path, libreoffice: Path, time_limit_s: float
) -> dict[Path, Path | tuple[str, str]]:
    """Convert up to ``DOCUMENTS_PER_CALL`` documents inside ``folder``: a PDF or a fault for each."""
    results: dict[Path, Path | tuple[str, str]] = {}
    left = list(words)
    for attempt in ("1", "2"):
        call_folder = folder / attempt
        call_folder.mkdir()
        exit_code = _call_libreoffice(libreoffice, left, _PDF, call_folder, time_limit_s)
        for index, document in enumerate(left):
            pdf = call_folder / f"{index:02}.pdf"
            results[document] = _fault_of_pdf(pdf, words[document], exit_code) or pdf
        left = [document for document in left if not isinstance(results[document], Path)]
        if not left:
            break
        # LibreOffice works in the given order: the document at which it stopped comes last in the second
        # call, so that it cannot take the others with it again.
        left.append(left.pop(0))
    return {document: results[document] for document in words}


def _call_libreoffice(
    libreoffice: Path, documents: Sequence[Path], target: str, folder: Path, time_limit_s: float
) -> int | None:
    """Run LibreOffice once on plainly named copies in ``folder``; its exit code, or None when it was late."""
    copies = [folder / f"{index:02}{one.suffix.lower()}" for index, one in enumerate(documents)]
    for document, copy in zip(documents, copies, strict=True):
        shutil.copyfile(document, copy)
    with tempfile.TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as profile:
        settings = Path(profile, "profile", "user", "registrymodifications.xcu")
        settings.parent.mkdir(parents=True)
        settings.write_text(_settings_xml(), encoding="utf-8")
        options = ["--headless", "--norestore", "--convert-to", target, "--outdir", str(folder)]
        command = [str(libreoffice), _profile_option(Path(profile)), *options, *map(str, copies)]
        return _run(command, folder / "said", time_limit_s)


def _settings_xml() -> str:
    items = (
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{"".join(items)}</oor:items>'


def _profile_option(folder: Path) -> str:
    """A user profile of its own: a second LibreOffice on it would hand its work to the first."""
    return f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"


def _run(command: Sequence[str], said: Path, time_limit_s: float) -> int | None:
    """Run a program at the head of its own process group; when it is late or we are stopped, all of it ends.

    What it says goes into the file ``said``: a pipe would stay open for as long as any grandchild lives.
    """
    windows = sys.platform == "win32"
    with said.open("wb") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        try:
            return process.wait(time_limit_s)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if process.returncode is None:
                _kill_with_children(process)


def _kill_with_children(process: subprocess.Popen[bytes]) -> None:
    """End a program and all it started: LibreOffice's launcher alone would leave ``soffice.bin`` behind."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        process.kill()
    else:
        # The group has the program's own number, which nobody else can get before wait().
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _words_of_documents(documents: Sequence[Path], found: Diagnostics) -> dict[Path, frozenset[str]]:
    """Read the words of every document: of random bytes LibreOffice makes a PDF and calls it a success."""
    words = {}
    for document in dict.fromkeys(documents):
        try:
            with zipfile.ZipFile(document) as package:
                words[document] = _words("\n".join(_paragraphs(package.read("word/document.xml"))))
        except _UNREADABLE as fault:
            message = _("this is not a Word file that can be read: {reason}").format(reason=fault)
            found.error("pdf-source-unreadable", message, Location(str(document)))
    return words


def _paragraphs(document_xml: bytes) -> Iterator[str]:
    """The text of each paragraph; its runs are joined without a blank, because a word may lie in several."""
    for paragraph in parse_xml(document_xml).iter(PARAGRAPH):
        parts = paragraph.iter(*_TEXT_AND_BREAKS)
        yield "".join((part.text or "") if part.tag == TEXT else " " for part in parts)


def _words(text: str) -> frozenset[str]:
    """The different words of a text, in small letters: a style may print ``Chương`` as ``CHƯƠNG``."""
    return frozenset(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def _fault_of_pdf(pdf: Path, words: frozenset[str], exit_code: int | None) -> tuple[str, str] | None:
    """What is wrong with a PDF that should show ``words``: a code and a message, or None."""
    # Slow to import, and needed only by those who asked for PDF.
    import pypdfium2  # noqa: PLC0415

    if not pdf.is_file():
        if exit_code is None:
            return "pdf-not-made", _("LibreOffice did not make the PDF within its time limit and was stopped")
        return "pdf-not-made", _("LibreOffice made no PDF (exit code {code})").format(code=exit_code)
    try:
        with pypdfium2.PdfDocument(pdf) as opened:
            pages = [page.get_textpage().get_text_bounded() for page in opened]
    except pypdfium2.PdfiumError as fault:
        return "pdf-wrong", _("the PDF that LibreOffice made cannot be opened: {reason}").format(reason=fault)
    shown = re.sub(r"\s", "", unicodedata.normalize("NFC", "".join(pages)).casefold())
    missing = sorted(word for word in words if word not in shown)
    if pages and len(missing) <= len(words) * (1 - WORDS_TO_FIND):
        return None
    message = _(
        "the PDF that LibreOffice made has {pages} pages and lacks {missing} of {words} words: {examples}"
    )
    examples = ", ".join(missing[:5])
    return "pdf-wrong", message.format(
        pages=len(pages), missing=len(missing), words=len(words), examples=examples
    )

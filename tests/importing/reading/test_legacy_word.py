"""Old Word files by way of LibreOffice; those of the corpus against their transcripts."""

from __future__ import annotations

import http.server
import io
import os
import re
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm

from generator.diagnostics import Diagnostics
from generator.importing.characters import cleaned
from generator.importing.reading import legacy_word
from generator.importing.reading.legacy_word import read_doc
from generator.word.pdf import convert_to_docx, locate_libreoffice
from tests.support.requirements import missing

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
OLD_FILES = {
    "qd-93-2007-co-che-mot-cua.doc": ("qd-93-2007-co-che-mot-cua.txt", 1.0),
    "nd-29-1998-dan-chu-o-xa.tcvn3.doc": ("nd-29-1998-dan-chu-o-xa.txt", 1.0),
    # The transcript has a wrong tone in every "ặ" and the codes of a field at its end.
    "doi-kiem-tra-814-ca-mau-2006.vni.doc": ("doi-kiem-tra-814-ca-mau-2006.txt", 0.997),
}
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060"
    "000000050001a5f645400000000049454e44ae426082"
)
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the fake program is a POSIX script")


@pytest.fixture
def libreoffice() -> Path:
    program = locate_libreoffice(os.environ.get("PATH", ""))
    if program is None:
        missing("LibreOffice")
    return program


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text).casefold()


@pytest.mark.parametrize("name", OLD_FILES)
def test_old_file_of_the_corpus_says_what_its_transcript_says(name: str, libreoffice: Path) -> None:
    """Capitals of ``.VnTimeH`` are small letters in the transcript, so case is left aside."""
    path = CORPUS / name
    if not path.is_file():
        pytest.skip("the corpus of real regulations is not here")
    transcript, share = OLD_FILES[name]
    found = Diagnostics()
    one = read_doc(path.read_bytes(), name, found)
    assert one is not None, list(map(str, found))
    assert one.format == "doc"
    assert not found.has_errors()
    read = without_blanks("".join(each.text for each in one.paragraphs))
    lines = (CORPUS / transcript).read_text(encoding="utf-8").splitlines()
    wanted = without_blanks("".join(map(cleaned, lines)))
    assert SequenceMatcher(None, read, wanted, autojunk=False).ratio() >= share


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def web_server(asked: list[str]) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

        def log_message(self, *_anything: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fake(folder: Path, code: str) -> None:
    """A program in LibreOffice's place, first in ``folder``."""
    head = f"""\
        #!{sys.executable}
        import pathlib, sys, time
        outdir = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
        calls = pathlib.Path({str(folder)!r}, "calls")
        calls.write_text((calls.read_text() if calls.exists() else "") + " ".join(sys.argv[-1:]) + "\\n")
        """
    program = folder / "soffice"
    program.write_text(textwrap.dedent(head) + textwrap.dedent(code), encoding="utf-8")
    program.chmod(0o755)


def told(found: Diagnostics) -> list[tuple[str, str]]:
    return [(one.code, one.location.file if one.location else "") for one in found]


@posix_only
@pytest.mark.parametrize("code", ["", "sys.exit(1)", "time.sleep(600)"])
def test_file_that_libreoffice_cannot_open_is_tried_twice_and_told(tmp_path: Path, code: str) -> None:
    fake(tmp_path, code)
    found = Diagnostics()
    assert read_doc(OLE, "cu.doc", found, search_path=str(tmp_path), time_limit_s=1) is None
    assert told(found) == [("doc-not-read", "cu.doc")]
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert [Path(one).name for one in calls] == ["00.doc", "00.doc"]


@posix_only
def test_what_libreoffice_makes_is_read_with_the_same_care(tmp_path: Path) -> None:
    fake(tmp_path, 'pathlib.Path(outdir, "00.docx").write_bytes(b"PK not a zip")')
    found = Diagnostics()
    assert read_doc(OLE, "cu.doc", found, search_path=str(tmp_path)) is None
    assert told(found) == [("docx-damaged", "cu.doc")]


def test_machine_without_libreoffice_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy_word, "locate_libreoffice", lambda _path: None)
    found = Diagnostics()
    assert read_doc(OLE, "cu.doc", found, search_path=str(tmp_path)) is None
    assert told(found) == [("libreoffice-missing", "cu.doc")]
    assert "libreoffice-writer" in (next(iter(found)).hint or "")


def old_file_with_linked_picture(folder: Path, libreoffice: Path, address: str) -> bytes:
    """A .doc whose picture lies on a web server, made by LibreOffice without our settings."""
    document = docx.Document()
    document.add_paragraph("Quy chế mẫu")
    document.add_picture(io.BytesIO(PICTURE), width=Cm(2))
    (blip,) = document.element.iter(qn("a:blip"))
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True))
    document.save(str(folder / "a.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(folder)]
    command = [str(libreoffice), profile, *options, str(folder / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "a.doc").read_bytes()


def test_nothing_that_a_document_links_to_is_fetched(
    tmp_path: Path, libreoffice: Path, web_server: str, asked: list[str]
) -> None:
    address = f"{web_server}/picture.png"
    data = old_file_with_linked_picture(tmp_path, libreoffice, address)
    assert address.encode("utf-16-le") in data
    asked.clear()
    found = Diagnostics()
    one = read_doc(data, "cu.doc", found)
    assert one is not None, list(map(str, found))
    assert [each.text for each in one.paragraphs] == ["Quy chế mẫu"]
    assert asked == []


@pytest.mark.parametrize(
    "data", [b"", b"<html><link href='http://192.0.2.1/'></html>", b"PK\x03\x04", b"{\\rtf1"]
)
def test_only_old_word_files_reach_libreoffice(tmp_path: Path, data: bytes) -> None:
    found = Diagnostics()
    assert read_doc(data, "cu.doc", found, search_path=str(tmp_path)) is None
    assert told(found) == [("not-doc", "cu.doc")]


def test_file_beyond_all_measure_does_not_reach_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy_word, "MAX_FILE_BYTES", 3)
    found = Diagnostics()
    assert read_doc(OLE, "cu.doc", found, search_path=str(tmp_path)) is None
    assert told(found) == [("doc-too-large", "cu.doc")]


def test_converted_file_is_a_word_file(tmp_path: Path, libreoffice: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Điều 1. Họp")
    document.save(str(tmp_path / "a.docx"))
    made = convert_to_docx((tmp_path / "a.docx").read_bytes(), libreoffice, 60)
    assert made is not None
    assert made.startswith(b"PK")

import os
import shutil
import sys
import tempfile
import textwrap
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import psutil
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.word.pdf import _words_of_documents, convert_to_pdf, find_libreoffice, libreoffice_version
from tests.support.requirements import missing

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the fake program is a POSIX script")

WriteDocument = Callable[..., Path]
FakeLibreOffice = Callable[[str], Path]


@pytest.fixture
def write_document(tmp_path: Path) -> WriteDocument:
    def write(name: str, *paragraphs: str) -> Path:
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        document.save(str(path))
        return path

    return write


@pytest.fixture
def fake_libreoffice(tmp_path: Path) -> FakeLibreOffice:
    """A program in LibreOffice's place: Python code that knows its arguments and the number of the call."""

    def write(code: str) -> Path:
        program = tmp_path / "soffice"
        head = f"""\
            #!{sys.executable}
            import os, pathlib, shutil, signal, subprocess, sys, time
            outdir = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
            sources = [pathlib.Path(one) for one in sys.argv[1:] if one.endswith(".docx")]
            options = sys.argv[1 : -len(sources)]
            seen = pathlib.Path({str(tmp_path)!r}, "calls")
            with seen.open("a", encoding="utf-8") as calls:
                calls.write(f"{{len(sources)}}\\n")
            call = len(seen.read_text(encoding="utf-8").splitlines())
            """
        program.write_text(textwrap.dedent(head) + textwrap.dedent(code), encoding="utf-8")
        program.chmod(0o755)
        return program

    return write


@pytest.fixture
def libreoffice() -> Path:
    program = find_libreoffice(os.environ.get("PATH", ""), Diagnostics())
    if program is None:
        missing("LibreOffice")
    return program


def codes(found: Diagnostics) -> list[str]:
    return [one.code for one in found]


def text_of(pdf: bytes | None) -> str:
    assert pdf is not None
    with pypdfium2.PdfDocument(pdf) as opened:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


def test_documents_become_pdf_files_with_their_words(
    write_document: WriteDocument, libreoffice: Path, tmp_path: Path
) -> None:
    documents = [
        write_document("giấy mời số 1.docx", "Kính gửi: Nguyễn Văn Mẫu", "Điều 5. Chế độ họp"),
        write_document("-thong-bao.docx", "Kết luận của Trưởng Ban Chỉ đạo"),
    ]
    found = Diagnostics()
    first, second = convert_to_pdf(documents, found, libreoffice=libreoffice)
    assert codes(found) == []
    assert "Điều 5. Chế độ họp" in text_of(first)
    assert "Kết luận của Trưởng Ban Chỉ đạo" in text_of(second)


def test_one_bad_file_does_not_take_the_others_with_it(
    write_document: WriteDocument, libreoffice: Path, tmp_path: Path
) -> None:
    noise = tmp_path / "noise.docx"
    noise.write_bytes(bytes(range(256)) * 12)
    good = write_document("good.docx", "Phạm vi điều chỉnh")
    found = Diagnostics()
    nothing, made = convert_to_pdf([noise, good], found, libreoffice=libreoffice)
    assert nothing is None
    assert "Phạm vi điều chỉnh" in text_of(made)
    assert [(one.code, one.location and one.location.file) for one in found] == [
        ("pdf-source-unreadable", str(noise))
    ]


def test_libreoffice_tells_its_version(libreoffice: Path) -> None:
    assert (libreoffice_version(libreoffice) or "").startswith("LibreOffice ")


@posix_only
def test_program_that_ignores_the_end_is_killed_with_its_child(
    write_document: WriteDocument, fake_libreoffice: FakeLibreOffice, tmp_path: Path
) -> None:
    program = fake_libreoffice(
        f"""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        child = subprocess.Popen([sys.executable, "-c",
            "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"])
        pathlib.Path({str(tmp_path)!r}, f"pids-{{call}}").write_text(f"{{os.getpid()}} {{child.pid}}")
        time.sleep(600)
        """
    )
    found = Diagnostics()
    started = time.monotonic()
    document = write_document("a.docx", "Điều 1")
    made = convert_to_pdf([document], found, libreoffice=program, time_limit_s=1.5)
    assert made == (None,)
    assert codes(found) == ["pdf-not-made"]
    assert time.monotonic() - started < 30
    files = [tmp_path / "pids-1", tmp_path / "pids-2"]
    pids = [int(pid) for file in files for pid in file.read_text(encoding="utf-8").split()]
    assert len(pids) == 4
    assert not [pid for pid in pids if is_alive(pid)]


def is_alive(pid: int) -> bool:
    """Whether a process still runs; one killed a moment ago gets that moment, and a zombie does not count."""
    try:
        process = psutil.Process(pid)
        process.wait(timeout=5)
    except psutil.NoSuchProcess:
        return False
    except psutil.TimeoutExpired:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    return False


@posix_only
def test_second_call_takes_only_what_failed_and_the_culprit_last(
    write_document: WriteDocument, fake_libreoffice: FakeLibreOffice, libreoffice: Path, tmp_path: Path
) -> None:
    program = fake_libreoffice(
        f"""
        worked_on = {{1: sources[:1], 2: sources[:-1]}}[call]
        sys.exit(subprocess.run([{str(libreoffice)!r}, *options, *worked_on]).returncode)
        """
    )
    documents = [write_document(f"{name}.docx", f"Điều {name}") for name in "abcd"]
    found = Diagnostics()
    made = convert_to_pdf(documents, found, libreoffice=program)
    assert [one is not None for one in made] == [True, False, True, True]
    assert codes(found) == ["pdf-not-made"]


@posix_only
def test_pdf_without_the_documents_words_is_refused(
    write_document: WriteDocument, fake_libreoffice: FakeLibreOffice, tmp_path: Path
) -> None:
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    blank.save(tmp_path / "blank.pdf")
    program = fake_libreoffice(
        f"""
        for source in sources:
            shutil.copyfile({str(tmp_path / "blank.pdf")!r}, (outdir / source.name).with_suffix(".pdf"))
        """
    )
    document = write_document("a.docx", "Quyết định thành lập Ban Chỉ đạo")
    found = Diagnostics()
    assert convert_to_pdf([document], found, libreoffice=program) == (None,)
    assert codes(found) == ["pdf-wrong"]


@posix_only
@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut off", b"no PDF at all"])
def test_pdf_that_does_not_open_is_refused(
    content: bytes, write_document: WriteDocument, fake_libreoffice: FakeLibreOffice, tmp_path: Path
) -> None:
    program = fake_libreoffice(
        f"""
        for source in sources:
            (outdir / source.name).with_suffix(".pdf").write_bytes({content!r})
        """
    )
    found = Diagnostics()
    document = write_document("a.docx", "Điều 1")
    assert convert_to_pdf([document], found, libreoffice=program) == (None,)
    assert codes(found) == ["pdf-wrong"]


@posix_only
def test_more_documents_than_a_call_takes_are_split(
    write_document: WriteDocument, fake_libreoffice: FakeLibreOffice, tmp_path: Path
) -> None:
    program = fake_libreoffice("")
    first = write_document("0.docx", "Điều 1")
    documents = [first, *(Path(shutil.copy(first, tmp_path / f"{index}.docx")) for index in range(1, 43))]
    found = Diagnostics()
    convert_to_pdf(documents, found, libreoffice=program)
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert calls == ["40", "40", "3", "3"]
    assert codes(found) == ["pdf-not-made"] * 43


def test_two_documents_of_one_name_become_two_pdf_files(
    write_document: WriteDocument, libreoffice: Path
) -> None:
    documents = [write_document("one/Giay-moi.docx", "Điều 1"), write_document("two/giay-moi.docx", "Điều 2")]
    found = Diagnostics()
    first, second = convert_to_pdf(documents, found, libreoffice=libreoffice)
    assert codes(found) == []
    assert ("Điều 1" in text_of(first), "Điều 2" in text_of(second)) == (True, True)


def test_machine_without_room_for_temporary_files_is_told(
    write_document: WriteDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = write_document("a.docx", "Điều 1")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    found = Diagnostics()
    assert convert_to_pdf([document], found, libreoffice=tmp_path / "soffice") == (None,)
    assert codes(found) == ["pdf-not-made"]


def test_missing_libreoffice_is_an_error_that_names_the_package() -> None:
    found = Diagnostics()
    assert find_libreoffice("", found, usual_places=[]) is None
    assert codes(found) == ["libreoffice-missing"]
    assert all("libreoffice-writer" in (one.hint or "") for one in found)


def test_libreoffice_is_found_at_a_usual_place(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("", encoding="utf-8")
    found = Diagnostics()
    assert find_libreoffice("", found, usual_places=[tmp_path / "absent", program]) == program
    assert codes(found) == []


@pytest.mark.parametrize("parts", [{}, {"word/document.xml": "<w"}, {"word/document.xml": ""}])
def test_zip_that_is_no_word_file_is_unreadable(parts: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    found = Diagnostics()
    assert _words_of_documents([path], found) == {}
    assert codes(found) == ["pdf-source-unreadable"]


def test_words_join_over_runs_and_part_at_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Quyết đị")
    paragraph.add_run("nh\tVề việc").bold = True
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert _words_of_documents([path], Diagnostics()) == {path: {"quyết", "định", "về", "việc"}}


@given(damage=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=20))
def test_damaged_word_file_is_read_or_reported(
    damage: Sequence[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    path = folder / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<a>" + "Điều 1. " * 20 + "</a>")
    content = bytearray(path.read_bytes())
    for place, value in damage:
        content[place % len(content)] = value
    path.write_bytes(content)
    found = Diagnostics()
    words = _words_of_documents([path], found)
    assert (path in words) != bool(len(found))

"""The output folder: what is written, what is left alone, what is refused."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics, Severity
from generator.output import (
    MANIFEST,
    GeneratedDocument,
    WrittenDocument,
    current_document,
    note_older_documents,
    write_documents,
    write_file,
)
from generator.whole_files import sha256_of


def invitation(content: bytes = b"first wording", name: str = "giay-moi-2026-q1.docx") -> GeneratedDocument:
    return GeneratedDocument("giay-moi", name, content, ("number", "date"))


def report_form(content: bytes = b"a form", name: str = "mau-bao-cao-2026-q1.docx") -> GeneratedDocument:
    return GeneratedDocument("mau-bao-cao", name, content)


def write(
    folder: Path, *documents: GeneratedDocument, force: bool = False
) -> tuple[tuple[WrittenDocument, ...], Diagnostics]:
    found = Diagnostics()
    return write_documents(documents, folder, force=force, found=found), found


def codes(found: Diagnostics) -> list[str]:
    return [one.code for one in found]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder_of_others() -> Iterator[Callable[[str], Path]]:
    """Makes a folder with the rights asked for ("r-x"), in the eyes of one who is not root nor its owner."""
    if os.name != "posix":
        pytest.skip("rights of files are another matter on Windows")
    folder = Path(tempfile.mkdtemp())
    user = os.geteuid()

    def make(rights: str) -> Path:
        mode = sum(
            bit for letter, bit in zip(rights, (0o111 * 4, 0o111 * 2, 0o111), strict=True) if letter != "-"
        )
        folder.chmod(mode)
        if user == 0:
            os.seteuid(65534)
        return folder

    yield make
    os.seteuid(user)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_documents_are_written_with_a_manifest_that_knows_them(tmp_path: Path) -> None:
    folder = tmp_path / "output" / "a-committee"
    written, found = write(folder, report_form(), invitation())
    assert not found.found
    assert [one.path for one in written] == [
        folder / "mau-bao-cao-2026-q1.docx",
        folder / "giay-moi-2026-q1.docx",
    ]
    assert all(one.changed for one in written)
    assert written[1].blanks == ("number", "date")
    assert written[1].sha256 == sha256_of(b"first wording")
    assert files(folder) == {
        "giay-moi-2026-q1.docx": b"first wording",
        "mau-bao-cao-2026-q1.docx": b"a form",
        MANIFEST: (folder / MANIFEST).read_bytes(),
    }
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    assert [one["file"] for one in manifest["documents"]] == [
        "giay-moi-2026-q1.docx",
        "mau-bao-cao-2026-q1.docx",
    ]
    assert manifest["documents"][0] == {
        "kind": "giay-moi",
        "file": "giay-moi-2026-q1.docx",
        "sha256": sha256_of(b"first wording"),
    }


def test_manifest_does_not_depend_on_the_order_of_documents(tmp_path: Path) -> None:
    write(tmp_path / "a", invitation(), report_form())
    write(tmp_path / "b", report_form(), invitation())
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_unchanged_documents_are_not_rewritten(tmp_path: Path) -> None:
    write(tmp_path, invitation(), report_form())
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.iterdir()}
    written, found = write(tmp_path, invitation(), report_form())
    assert not found.found
    assert [one.changed for one in written] == [False, False]
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in tmp_path.iterdir()} == before


def test_document_of_an_earlier_run_is_replaced_by_its_new_wording(tmp_path: Path) -> None:
    write(tmp_path, invitation())
    written, found = write(tmp_path, invitation(b"second wording"))
    assert not found.found
    assert written[0].changed
    assert files(tmp_path)["giay-moi-2026-q1.docx"] == b"second wording"


def test_edited_file_is_kept_and_named_while_the_others_are_written(tmp_path: Path) -> None:
    write(tmp_path, invitation(), report_form())
    edited = tmp_path / "giay-moi-2026-q1.docx"
    edited.write_bytes(b"edited in Word")
    written, found = write(tmp_path, invitation(b"second wording"), report_form(b"a new form"))
    assert codes(found) == ["edited-by-hand"]
    [problem] = found
    assert problem.severity is Severity.ERROR
    assert problem.location is not None
    assert problem.location.file == str(edited)
    assert "--force" in (problem.hint or "")
    assert edited.read_bytes() == b"edited in Word"
    assert [one.kind for one in written] == ["mau-bao-cao"]
    assert files(tmp_path)["mau-bao-cao-2026-q1.docx"] == b"a new form"


def test_edited_file_is_still_known_as_edited_in_the_next_run(tmp_path: Path) -> None:
    write(tmp_path, invitation())
    (tmp_path / "giay-moi-2026-q1.docx").write_bytes(b"edited in Word")
    for wording in (b"second wording", b"third wording"):
        _written, found = write(tmp_path, invitation(wording))
        assert codes(found) == ["edited-by-hand"]


def test_force_overwrites_an_edited_file(tmp_path: Path) -> None:
    write(tmp_path, invitation())
    (tmp_path / "giay-moi-2026-q1.docx").write_bytes(b"edited in Word")
    written, found = write(tmp_path, invitation(b"second wording"), force=True)
    assert not found.found
    assert written[0].changed
    _written, found = write(tmp_path, invitation(b"third wording"))
    assert not found.found


def test_file_that_vanban_never_wrote_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "giay-moi-2026-q1.docx").write_bytes(b"somebody's own")
    written, found = write(tmp_path, invitation())
    assert written == ()
    assert codes(found) == ["edited-by-hand"]
    assert files(tmp_path) == {"giay-moi-2026-q1.docx": b"somebody's own"}


def test_edited_file_that_now_equals_the_generated_one_is_taken_as_ours(tmp_path: Path) -> None:
    (tmp_path / "giay-moi-2026-q1.docx").write_bytes(b"first wording")
    written, found = write(tmp_path, invitation())
    assert not found.found
    assert [one.changed for one in written] == [False]
    _written, found = write(tmp_path, invitation(b"second wording"))
    assert not found.found


def test_deleted_document_is_written_again(tmp_path: Path) -> None:
    write(tmp_path, invitation())
    (tmp_path / "giay-moi-2026-q1.docx").unlink()
    written, found = write(tmp_path, invitation())
    assert not found.found
    assert written[0].changed


@pytest.mark.parametrize(
    "name",
    [
        "../giay-moi.docx",
        "/tmp/giay-moi.docx",
        "C:\\giay-moi.docx",
        "C:giay-moi.docx",
        "a/b.docx",
        "a\\b.docx",
        "..",
        ".",
        "",
        ".hidden.docx",
        "CON",
        "con.docx",
        "nul.tar.docx",
        "LPT1.docx",
        "giấy-mời.docx",
        "giay moi.docx",
        "giay-moi.docx.",
        "giay-moi.docx\n",
        "giay-moi\x00.docx",
        "a" * 200 + ".docx",
        "manifest.json",
        "Manifest.JSON",
    ],
)
def test_bad_file_name_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "output"
    written, found = write(folder, report_form(), invitation(name=name))
    assert written == ()
    assert codes(found) == ["file-name-refused"]
    assert list(tmp_path.iterdir()) == []


def test_all_bad_names_are_reported_in_one_run(tmp_path: Path) -> None:
    _written, found = write(tmp_path, invitation(name="../a"), invitation(name="con.docx"))
    assert codes(found) == ["file-name-refused", "file-name-refused"]


def test_names_that_windows_takes_for_one_are_refused(tmp_path: Path) -> None:
    written, found = write(tmp_path, invitation(name="giay-moi-a.docx"), invitation(name="giay-moi-A.docx"))
    assert written == ()
    assert codes(found) == ["file-name-twice"]
    assert list(tmp_path.iterdir()) == []


@given(name=st.text(max_size=30))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base, "output")
        written, found = write(folder, invitation(name=name))
        assert bool(written) != found.has_errors()
        assert {path.name for path in Path(base).iterdir()} <= {"output"}
        assert all(one.path.parent == folder and one.path.name.isascii() for one in written)


def test_file_in_the_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"a file")
    for folder in (tmp_path / "output", tmp_path / "output" / "below"):
        written, found = write(folder, invitation())
        assert written == ()
        assert codes(found) == ["output-not-a-folder"]
    assert (tmp_path / "output").read_bytes() == b"a file"


def test_folder_name_that_no_disk_takes_is_reported(tmp_path: Path) -> None:
    for folder in (tmp_path / ("a" * 5000), tmp_path / "a\x00b"):
        written, found = write(folder, invitation())
        assert written == ()
        assert codes(found) == ["output-failed"]


def test_folder_in_the_place_of_a_document_is_reported_while_others_are_written(tmp_path: Path) -> None:
    (tmp_path / "giay-moi-2026-q1.docx").mkdir()
    for force in (False, True):
        written, found = write(tmp_path, invitation(), report_form(), force=force)
        assert codes(found) == ["output-failed"]
        assert [one.kind for one in written] == ["mau-bao-cao"]


def test_folder_without_the_right_to_write_is_reported_once(folder_of_others: Callable[[str], Path]) -> None:
    folder = folder_of_others("r-x")
    for place in (folder, folder / "below"):
        written, found = write(place, invitation(), report_form())
        assert written == ()
        assert codes(found) == ["output-not-writable"]


def test_folder_without_the_right_to_look_into_is_reported(folder_of_others: Callable[[str], Path]) -> None:
    written, found = write(folder_of_others("---"), invitation())
    assert written == ()
    assert codes(found) == ["output-not-writable"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes files of others")
def test_file_that_cannot_be_replaced_is_reported_while_others_are_written(
    folder_of_others: Callable[[str], Path],
) -> None:
    # Under the sticky bit nobody replaces the files of others; on Windows nobody what Word holds open.
    folder = folder_of_others("rwx")
    os.seteuid(0)
    write(folder, invitation())
    folder.chmod(0o1777)
    os.seteuid(65534)
    written, found = write(folder, invitation(b"second wording"), report_form())
    assert codes(found) == ["file-in-use", "file-in-use"]
    assert [Path(one.location.file).name for one in found if one.location] == [
        "giay-moi-2026-q1.docx",
        MANIFEST,
    ]
    assert [one.kind for one in written] == ["mau-bao-cao"]
    assert (folder / "giay-moi-2026-q1.docx").read_bytes() == b"first wording"
    assert not list(folder.glob(".*"))


def test_full_disk_leaves_the_old_file_and_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, invitation())
    before = files(tmp_path)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    written, found = write(tmp_path, invitation(b"second wording"), report_form())
    assert written == ()
    assert codes(found) == ["disk-full"]
    assert files(tmp_path) == before


def test_file_larger_than_allowed_leaves_no_part(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        written, found = write(tmp_path, invitation(b"x" * 10_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert written == ()
    assert codes(found) == ["output-failed"]
    assert list(tmp_path.iterdir()) == []


def test_interrupted_run_knows_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = os.fsync
    flushed = []

    def interrupt_second(descriptor: int) -> None:
        flushed.append(descriptor)
        if len(flushed) == 2:
            raise KeyboardInterrupt
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", interrupt_second)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, invitation(), report_form())
    assert sorted(files(tmp_path)) == ["giay-moi-2026-q1.docx", MANIFEST]
    _written, found = write(tmp_path, invitation(b"second wording"), report_form())
    assert not found.found


def test_part_of_a_killed_run_is_removed_but_not_one_being_written(tmp_path: Path) -> None:
    old = tmp_path / ".giay-moi-2026-q1.docx.0a1b2c3d.vanban-part"
    young = tmp_path / ".mau-bao-cao-2026-q1.docx.0a1b2c3d.vanban-part"
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    os.utime(old, (1_700_000_000, 1_700_000_000))
    _written, found = write(tmp_path, invitation())
    assert not found.found
    assert not old.exists()
    assert young.exists()


def _write_again_and_again(arguments: tuple[Path, int]) -> list[str]:
    folder, run = arguments
    found = Diagnostics()
    for turn in range(25):
        papers = [report_form(f"{run} {turn} {one}".encode(), f"mau-bao-cao-{one}.docx") for one in range(4)]
        write_documents(papers, folder, force=True, found=found)
    return codes(found)


def test_two_runs_into_one_folder_do_not_trip_over_each_other(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2) as runs:
        told = list(runs.map(_write_again_and_again, [(tmp_path, 1), (tmp_path, 2)]))
    assert told == [[], []]
    assert sorted(files(tmp_path)) == [MANIFEST, *(f"mau-bao-cao-{one}.docx" for one in range(4))]


def test_papers_that_another_run_wrote_meanwhile_stay_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def other_run_in_between(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", flush)
        write(tmp_path, report_form())
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", other_run_in_between)
    write(tmp_path, invitation())
    _written, found = write(tmp_path, invitation(b"second wording"), report_form(b"a second form"))
    assert not found.found


@pytest.mark.skipif(os.name != "posix", reason="modes of files are another matter on Windows")
def test_document_gets_the_rights_that_new_files_get(tmp_path: Path) -> None:
    previous = os.umask(0o027)
    try:
        write(tmp_path, invitation())
    finally:
        os.umask(previous)
    assert (tmp_path / "giay-moi-2026-q1.docx").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"not json",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"documents": null}',
        b'{"documents": [1]}',
        b'{"documents": [{"kind": "giay-moi", "file": 1, "sha256": "0"}]}',
        b'{"documents": [{"kind": 1, "file": "a", "sha256": "0"}]}',
        b'{"documents": [{"kind": "giay-moi", "file": "../../etc/passwd", "sha256": "0"}]}',
        b"[" * 100_000,
    ],
)
def test_damaged_manifest_protects_files_as_if_edited(tmp_path: Path, manifest: bytes) -> None:
    write(tmp_path, invitation())
    (tmp_path / MANIFEST).write_bytes(manifest)
    written, found = write(tmp_path, invitation(b"second wording"), report_form())
    assert codes(found) == ["manifest-unreadable", "edited-by-hand"]
    assert found.found[0].severity is Severity.WARNING
    assert [one.kind for one in written] == ["mau-bao-cao"]
    _written, found = write(tmp_path, invitation(b"second wording"), report_form(), force=True)
    assert not found.found


def test_document_that_the_dossier_no_longer_gives_stays_and_is_noted(tmp_path: Path) -> None:
    write(tmp_path, invitation(), report_form())
    write(tmp_path, invitation())
    assert (tmp_path / "mau-bao-cao-2026-q1.docx").exists()
    found = Diagnostics()
    note_older_documents((invitation(),), tmp_path, partial=False, found=found)
    [note] = found
    assert note.code == "left-from-earlier-run"
    assert note.severity is Severity.NOTE
    assert note.location is not None
    assert note.location.file == str(tmp_path / "mau-bao-cao-2026-q1.docx")


def test_run_for_some_kinds_does_not_note_the_other_kinds(tmp_path: Path) -> None:
    older = invitation(name="giay-moi-2025-q4.docx")
    write(tmp_path, invitation(), older, report_form())
    found = Diagnostics()
    note_older_documents((invitation(),), tmp_path, partial=True, found=found)
    assert [one.location and one.location.file for one in found] == [str(tmp_path / older.name)]


def test_older_document_that_was_deleted_is_not_noted(tmp_path: Path) -> None:
    write(tmp_path, invitation(), report_form())
    (tmp_path / "mau-bao-cao-2026-q1.docx").unlink()
    found = Diagnostics()
    note_older_documents((invitation(),), tmp_path, partial=False, found=found)
    assert not found.found


def pdf_of(document: GeneratedDocument) -> GeneratedDocument:
    name = document.name.replace(".docx", ".pdf")
    return GeneratedDocument(document.kind, name, b"%PDF", made_from=sha256_of(document.content))


def test_pdf_is_current_while_its_source_and_itself_are_unchanged(tmp_path: Path) -> None:
    write(tmp_path, invitation(), pdf_of(invitation()))
    name, source = "giay-moi-2026-q1.pdf", sha256_of(b"first wording")
    assert current_document(tmp_path, name, source) == b"%PDF"
    assert current_document(tmp_path, name, sha256_of(b"second wording")) is None
    assert current_document(tmp_path, "another.pdf", source) is None
    (tmp_path / name).write_bytes(b"edited")
    assert current_document(tmp_path, name, source) is None
    (tmp_path / name).unlink()
    assert current_document(tmp_path, name, source) is None


def test_pdf_of_older_wording_is_warned_of(tmp_path: Path) -> None:
    write(tmp_path, invitation(), pdf_of(invitation()))
    found = Diagnostics()
    note_older_documents((invitation(),), tmp_path, partial=False, found=found)
    assert not found.found
    write(tmp_path, invitation(b"second wording"))
    note_older_documents((invitation(b"second wording"),), tmp_path, partial=False, found=found)
    assert codes(found) == ["pdf-outdated"]


def test_single_file_is_written_whole_and_only_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "schema" / "committee.schema.json"
    found = Diagnostics()
    assert write_file(path, b"{}", found)
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert write_file(path, b"{}", found)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert write_file(path, b"{ }", found)
    assert path.read_bytes() == b"{ }"
    assert not found.found
    assert not write_file(path / "below.json", b"{}", found)
    assert codes(found) == ["output-not-a-folder"]

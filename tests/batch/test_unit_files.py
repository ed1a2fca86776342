"""One unit's folder: what is written, what is kept, what is told."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.batch.case import Case, CaseUnit
from generator.batch.record import FORMAT, RECORD, read_record
from generator.batch.result import Status, UnitResult
from generator.batch.standing import standing
from generator.diagnostics import Diagnostics
from generator.whole_files import sha256_of
from tests.batch.cases import KINDS, Form, case, codes, contents, run_here, unit, with_form

PLACE = "00001-mau-1"


def made(
    folder: Path, one: Case, of: CaseUnit, *, kinds: tuple[str, ...] = (), dry: bool = False
) -> UnitResult:
    [result], found = run_here(folder, [(one, [of])], kinds=kinds, dry=dry)
    assert not found.found
    return result


def first(folder: Path) -> UnitResult:
    return made(folder, case(), unit(1))


def second(folder: Path, *, dry: bool = False) -> UnitResult:
    return made(folder, case(wording="second"), unit(1, wording="second"), dry=dry)


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.stat().st_ino)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_papers_are_written_with_a_record_that_knows_them(tmp_path: Path) -> None:
    result = first(tmp_path)
    assert result.status is Status.WRITTEN
    assert (result.code, result.name, result.folder, result.case) == ("00001", "Mẫu 1", PLACE, "xa-0000")
    assert result.written == len(KINDS)
    assert [one.file for one in result.documents] == [f"{kind}.docx" for kind in KINDS]
    for one in result.documents:
        assert one.sha256 == sha256_of((tmp_path / PLACE / one.file).read_bytes())
        assert one.blanks == ("number", "date")
    assert sorted(contents(tmp_path)) == sorted(
        [f"{PLACE}/{RECORD}", *(f"{PLACE}/{kind}.docx" for kind in KINDS)]
    )
    record = read_record(tmp_path / PLACE, Diagnostics())
    assert record
    assert {one.made_from for one in record.files} == {unit(1).made_from}
    assert {one.replaces for one in record.files} == {None}
    assert (record.code, record.values) == ("00001", ("Mẫu 1",))


def test_second_run_writes_nothing_and_tells_the_same(tmp_path: Path) -> None:
    earlier = first(tmp_path)
    before = stamps(tmp_path)
    again = first(tmp_path)
    assert (again.status, again.written) == (Status.UNCHANGED, 0)
    assert again.documents == earlier.documents
    assert stamps(tmp_path) == before
    assert standing(unit(1), "xa-0000", tmp_path) == again


def test_new_input_replaces_what_is_ours(tmp_path: Path) -> None:
    first(tmp_path)
    result = second(tmp_path)
    assert (result.status, result.written) == (Status.WRITTEN, len(KINDS))
    assert all(b"second wording" in content for name, content in contents(tmp_path).items() if "docx" in name)


def test_paper_that_new_input_leaves_as_it_is_is_not_written(tmp_path: Path) -> None:
    first(tmp_path)
    earlier = stamps(tmp_path)
    same = case(wording="second")
    same = with_form(same, "quy-che", case().papers[KINDS.index("quy-che")].stencil)
    result = made(tmp_path, same, unit(1, wording="second"))
    assert (result.status, result.written) == (Status.WRITTEN, len(KINDS) - 1)
    path = str(tmp_path / PLACE / "quy-che.docx")
    assert stamps(tmp_path)[path] == earlier[path]


def test_unit_of_another_case_is_made_anew(tmp_path: Path) -> None:
    first(tmp_path)
    assert standing(unit(1), "phuong-0000", tmp_path) is None
    result = made(tmp_path, case("phuong-0000", wording="second"), unit(1))
    assert result.status is Status.WRITTEN
    assert standing(unit(1), "phuong-0000", tmp_path)


def test_deleted_paper_is_written_again_and_no_other(tmp_path: Path) -> None:
    first(tmp_path)
    (tmp_path / PLACE / "quy-che.docx").unlink()
    result = first(tmp_path)
    assert (result.status, result.written) == (Status.WRITTEN, 1)


@pytest.mark.parametrize("left", [b"", b"\0" * 4096])
def test_paper_that_a_power_cut_emptied_is_written_again(tmp_path: Path, left: bytes) -> None:
    first(tmp_path)
    (tmp_path / PLACE / "quy-che.docx").write_bytes(left)
    result = second(tmp_path)
    assert (result.status, result.written) == (Status.WRITTEN, len(KINDS))


def test_edited_paper_is_kept_and_named_while_the_others_follow(tmp_path: Path) -> None:
    first(tmp_path)
    edited = tmp_path / PLACE / "quy-che.docx"
    edited.write_bytes(b"edited in Word")
    for run in (second, second):
        result = run(tmp_path)
        assert result.status is Status.EDITED
        assert [(one.code, one.severity, one.file) for one in result.findings] == [
            ("edited-by-hand", "warning", "quy-che.docx")
        ]
        assert edited.read_bytes() == b"edited in Word"
        shown = {one.file: one.sha256 for one in result.documents}
        assert shown["quy-che.docx"] == sha256_of(b"edited in Word")
    assert b"second wording" in (tmp_path / PLACE / "phan-cong.docx").read_bytes()


def test_run_over_an_edited_paper_writes_nothing_twice(tmp_path: Path) -> None:
    first(tmp_path)
    (tmp_path / PLACE / "quy-che.docx").write_bytes(b"edited in Word")
    assert first(tmp_path).written == 0
    before = stamps(tmp_path)
    assert first(tmp_path).status is Status.EDITED
    assert stamps(tmp_path) == before


def test_edited_paper_put_back_as_it_was_follows_again(tmp_path: Path) -> None:
    first(tmp_path)
    edited = tmp_path / PLACE / "quy-che.docx"
    original = edited.read_bytes()
    edited.write_bytes(b"edited in Word")
    second(tmp_path)
    edited.write_bytes(original)
    result = second(tmp_path)
    assert (result.status, result.written) == (Status.WRITTEN, 1)
    assert b"second wording" in edited.read_bytes()


def test_edited_paper_moved_away_is_made_anew(tmp_path: Path) -> None:
    first(tmp_path)
    edited = tmp_path / PLACE / "quy-che.docx"
    edited.write_bytes(b"edited in Word")
    first(tmp_path)
    edited.rename(tmp_path / PLACE / "quy-che-sua.docx")
    result = first(tmp_path)
    assert (result.status, result.written) == (Status.WRITTEN, 1)
    assert (tmp_path / PLACE / "quy-che-sua.docx").read_bytes() == b"edited in Word"


def test_paper_that_vanban_never_wrote_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / PLACE).mkdir()
    (tmp_path / PLACE / "quy-che.docx").write_bytes(b"somebody's own")
    assert first(tmp_path).status is Status.EDITED
    assert second(tmp_path).status is Status.EDITED
    assert (tmp_path / PLACE / "quy-che.docx").read_bytes() == b"somebody's own"


def test_damaged_record_protects_files_that_differ(tmp_path: Path) -> None:
    first(tmp_path)
    (tmp_path / PLACE / RECORD).write_bytes(b"{")
    result = second(tmp_path)
    assert result.status is Status.EDITED
    assert codes(result) == ["record-unreadable", *["edited-by-hand"] * len(KINDS)]
    assert all(b"first wording" in one for name, one in contents(tmp_path).items() if "docx" in name)


def test_lost_record_is_made_anew_where_the_papers_are_the_same(tmp_path: Path) -> None:
    first(tmp_path)
    before = contents(tmp_path)
    (tmp_path / PLACE / RECORD).unlink()
    result = first(tmp_path)
    assert (result.status, result.written) == (Status.UNCHANGED, 0)
    assert contents(tmp_path) == before


def test_record_of_a_newer_vanban_stops_the_unit_alone(tmp_path: Path) -> None:
    first(tmp_path)
    (tmp_path / PLACE / RECORD).write_text(json.dumps({"format": FORMAT + 1}), encoding="utf-8")
    before = contents(tmp_path)
    (result, other), found = run_here(
        tmp_path, [(case(wording="second"), [unit(1, wording="second"), unit(2, wording="second")])]
    )
    assert (result.status, codes(result)) == (Status.FAILED, ["record-newer"])
    assert other.status is Status.WRITTEN
    assert not found.found
    assert {name: content for name, content in contents(tmp_path).items() if PLACE in name} == before


def test_folder_with_the_record_of_another_unit_is_not_touched(tmp_path: Path) -> None:
    made(tmp_path, case(), unit(2))
    (tmp_path / "00002-mau-2").rename(tmp_path / PLACE)
    before = contents(tmp_path)
    result = first(tmp_path)
    assert (result.status, codes(result)) == (Status.FAILED, ["folder-of-other-unit"])
    assert contents(tmp_path) == before


def test_folder_follows_the_corrected_name_edited_papers_and_all(tmp_path: Path) -> None:
    first(tmp_path)
    (tmp_path / PLACE / "quy-che.docx").write_bytes(b"edited in Word")
    result = made(tmp_path, case(), unit(1, name="Mẫu Một", slug="mau-mot"))
    assert result.folder == "00001-mau-mot"
    assert result.status is Status.EDITED
    assert [one.name for one in tmp_path.iterdir() if one.is_dir()] == ["00001-mau-mot"]
    assert (tmp_path / "00001-mau-mot" / "quy-che.docx").read_bytes() == b"edited in Word"
    assert "Mẫu Một" in (tmp_path / "00001-mau-mot" / "phan-cong.docx").read_text(encoding="utf-8")


def test_folder_of_the_earlier_name_stays_and_is_named_where_there_is_a_new_one(tmp_path: Path) -> None:
    first(tmp_path)
    kept = contents(tmp_path)
    (tmp_path / "00001-mau-mot").mkdir()
    result = made(tmp_path, case(), unit(1, name="Mẫu Một", slug="mau-mot"))
    assert (result.status, codes(result)) == (Status.WRITTEN, ["other-folder-of-unit"])
    assert kept.items() <= contents(tmp_path).items()


def test_folder_that_only_looks_like_the_unit_s_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "00001-of-somebody").mkdir()
    assert (first(tmp_path).status, codes(first(tmp_path))) == (Status.WRITTEN, [])
    assert (tmp_path / "00001-of-somebody").is_dir()


def test_paper_no_longer_given_is_kept_and_named_as_long_as_it_stands(tmp_path: Path) -> None:
    first(tmp_path)
    fewer = case(kinds=KINDS[:-1], wording="second"), unit(1, wording="second")
    left = tmp_path / PLACE / f"{KINDS[-1]}.docx"
    for _run in range(2):
        result = made(tmp_path, *fewer)
        assert [(one.code, one.severity, one.file) for one in result.findings] == [
            ("left-from-earlier-run", "note", left.name)
        ]
        assert left.exists()
    assert result.status is Status.UNCHANGED
    assert made(tmp_path, case(wording="third"), unit(1, wording="third")).written == len(KINDS)
    assert b"third wording" in left.read_bytes()
    made(tmp_path, *fewer)
    left.unlink()
    assert codes(made(tmp_path, *fewer)) == []


def test_run_for_some_kinds_leaves_and_knows_the_others(tmp_path: Path) -> None:
    first(tmp_path)
    some = case(kinds=("quy-che",), wording="second"), unit(1, wording="second")
    assert standing(some[1], "xa-0000", tmp_path, ("quy-che",)) is None
    result = made(tmp_path, *some, kinds=("quy-che",))
    assert (result.written, codes(result)) == (1, [])
    assert [one.kind for one in result.documents] == ["quy-che"]
    assert made(tmp_path, *some, kinds=("quy-che",)).status is Status.UNCHANGED
    assert b"first wording" in (tmp_path / PLACE / "phan-cong.docx").read_bytes()
    result = made(tmp_path, case(wording="third"), unit(1, wording="third"))
    assert (result.status, result.written) == (Status.WRITTEN, len(KINDS))


def test_dry_run_tells_what_would_be_and_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "batch"
    result = made(folder, case(), unit(1), dry=True)
    assert (result.status, result.written) == (Status.WRITTEN, len(KINDS))
    assert not folder.exists()
    first(folder)
    (folder / PLACE / "quy-che.docx").write_bytes(b"edited in Word")
    before = stamps(folder)
    told = second(folder, dry=True)
    assert (told.status, told.written, codes(told)) == (Status.EDITED, len(KINDS) - 1, ["edited-by-hand"])
    renamed = made(folder, case(), unit(1, name="Mẫu Một", slug="mau-mot"), dry=True)
    assert (renamed.status, codes(renamed)) == (Status.EDITED, ["edited-by-hand"])
    assert stamps(folder) == before
    done = second(folder)
    assert (done.status, done.written, done.documents) == (told.status, told.written, told.documents)


def test_examined_papers_tell_what_is_wrong_now_and_in_later_runs(tmp_path: Path) -> None:
    wrong = with_form(case(), "quy-che", Form("FOREIGN {0}"))
    for _run in range(2):
        result = made(tmp_path, wrong, unit(1))
        assert result.status is Status.FAILED
        assert [(one.code, one.file) for one in result.findings] == [("foreign-name", "quy-che.docx")]
    standing_still = standing(unit(1), "xa-0000", tmp_path)
    assert standing_still == result
    assert made(tmp_path, case(), unit(1, wording="second")).findings == ()


@dataclass(frozen=True, slots=True)
class Failing:
    """A form that cannot be filled for one unit."""

    name: str

    def fill(self, values: tuple[str, ...]) -> bytes:
        if values[0] == self.name:
            raise ValueError(self.name)
        return values[0].encode()


def test_bad_unit_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = with_form(case(), "quy-che", Failing("Mẫu 2"))
    results, found = run_here(tmp_path, [(bad, [unit(1), unit(2), unit(3)])])
    assert [one.status for one in results] == [Status.WRITTEN, Status.FAILED, Status.WRITTEN]
    assert codes(results[1]) == ["unit-failed"]
    assert "ValueError: Mẫu 2" in results[1].findings[0].message
    assert not found.found


def test_folder_in_the_place_of_a_paper_stops_that_paper_alone(tmp_path: Path) -> None:
    (tmp_path / PLACE / "quy-che.docx").mkdir(parents=True)
    for _run in range(2):
        result = first(tmp_path)
        assert (result.status, codes(result)) == (Status.FAILED, ["output-failed"])
        assert [one.file for one in result.findings] == ["quy-che.docx"]
        assert len(result.documents) == len(KINDS) - 1
    (tmp_path / PLACE / "quy-che.docx").rmdir()
    assert first(tmp_path).status is Status.WRITTEN


def test_file_in_the_place_of_the_unit_s_folder_stops_that_unit_alone(tmp_path: Path) -> None:
    (tmp_path / PLACE).write_bytes(b"a file")
    (result, other), _found = run_here(tmp_path, [(case(), [unit(1), unit(2)])])
    assert (result.status, codes(result)) == (Status.FAILED, ["output-not-a-folder"])
    assert other.status is Status.WRITTEN
    assert (tmp_path / PLACE).read_bytes() == b"a file"


def test_name_that_no_disk_takes_stops_that_unit_alone(tmp_path: Path) -> None:
    (result, other), found = run_here(tmp_path, [(case(), [unit(1, slug="a" * 5000), unit(2)])])
    assert (result.status, codes(result)) == (Status.FAILED, ["output-failed"])
    assert other.status is Status.WRITTEN
    assert not found.found


def needs_links(folder: Path) -> None:
    try:
        (folder / "link").symlink_to(folder)
    except OSError:
        pytest.skip("this system makes no symbolic links for us")


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    needs_links(tmp_path)
    folder = tmp_path / "batch"
    first(folder)
    elsewhere = tmp_path / "elsewhere.docx"
    (folder / PLACE / "quy-che.docx").replace(elsewhere)
    (folder / PLACE / "quy-che.docx").symlink_to(elsewhere)
    (folder / PLACE / "phan-cong.docx").unlink()
    (folder / PLACE / "phan-cong.docx").symlink_to(tmp_path / "nowhere.docx")
    assert second(folder).status is Status.WRITTEN
    assert b"first wording" in elsewhere.read_bytes()
    assert not (tmp_path / "nowhere.docx").exists()
    assert not (folder / PLACE / "quy-che.docx").is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_in_the_place_of_a_paper_does_not_hold_up_the_run(tmp_path: Path) -> None:
    (tmp_path / PLACE).mkdir()
    os.mkfifo(tmp_path / PLACE / "quy-che.docx")
    assert codes(first(tmp_path)) == ["output-failed"]


def test_part_left_by_a_killed_run_is_swept(tmp_path: Path) -> None:
    (tmp_path / PLACE).mkdir()
    part = tmp_path / PLACE / ".quy-che.docx.0123456789abcdef01234567.vanban-part"
    of_another_command = tmp_path / PLACE / ".overrides.yaml.01234567.vanban-part"
    for one in (part, of_another_command):
        one.write_bytes(b"half")
    first(tmp_path)
    assert not part.exists()
    assert of_another_command.exists()


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, OSError], None]:
    """Makes the renaming of a part fail when it would become the file of this name."""
    replace = Path.replace

    def refuse(name: str, fault: OSError) -> None:
        def replacing(self: Path, target: Path) -> Path:
            if target.name == name:
                raise fault
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", replacing)

    return refuse


def test_paper_open_in_word_is_named_and_follows_in_the_next_run(
    tmp_path: Path, refusing: Callable[[str, OSError], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    first(tmp_path)
    refusing("quy-che.docx", PermissionError(errno.EACCES, "open elsewhere"))
    for _run in range(2):
        result = second(tmp_path)
        assert (result.status, codes(result)) == (Status.FAILED, ["file-in-use"])
        assert b"first wording" in (tmp_path / PLACE / "quy-che.docx").read_bytes()
        assert b"second wording" in (tmp_path / PLACE / "phan-cong.docx").read_bytes()
        assert not list((tmp_path / PLACE).glob(".*"))
    monkeypatch.undo()
    result = second(tmp_path)
    assert (result.status, result.written) == (Status.WRITTEN, 1)


def test_no_paper_is_written_before_its_promise(
    tmp_path: Path, refusing: Callable[[str, OSError], None]
) -> None:
    first(tmp_path)
    before = contents(tmp_path)
    refusing(RECORD, PermissionError(errno.EACCES, "open elsewhere"))
    result = second(tmp_path)
    assert (result.status, result.written) == (Status.FAILED, 0)
    assert [(one.code, one.file) for one in result.findings] == [("file-in-use", RECORD)]
    assert contents(tmp_path) == before

"""Watching files: each save counts once, and only when it is whole."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.maintaining.watching import PATIENCE, saved


def docx(text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", text)
    return stream.getvalue()


def replay(path: Path, *steps: Callable[[], None] | None) -> list[tuple[str, ...]]:
    """What is told when one step is done before each look; then the watch ends."""

    def looks() -> Iterator[None]:
        for step in steps:
            if step is not None:
                step()
            yield

    return [tuple(one.name for one in changed) for changed in saved(lambda: [path], looks())]


def stamped(path: Path, content: bytes, second: int) -> None:
    path.write_bytes(content)
    os.utime(path, (second, second))


def test_save_is_told_once_it_stays_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    stamped(path, docx("old"), 1)
    assert replay(path, None, lambda: stamped(path, docx("new"), 2), None, None, None) == [("a.docx",)]


def test_two_saves_are_two_rounds(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    stamped(path, docx("old"), 1)
    one, two = (lambda: stamped(path, docx("one"), 2)), (lambda: stamped(path, docx("two"), 3))
    assert replay(path, one, None, None, two, None) == [("a.docx",), ("a.docx",)]


def test_saving_the_same_content_is_no_round(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    stamped(path, docx("same"), 1)
    assert replay(path, lambda: stamped(path, docx("same"), 2), None, None) == []


def test_file_that_keeps_growing_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    stamped(path, docx("old"), 1)
    new = docx("new")
    half = len(new) // 2
    steps = (lambda: stamped(path, new[:half], 2), None, None, lambda: stamped(path, new, 3), None)
    assert replay(path, *steps) == [("a.docx",)]


def test_file_absent_while_a_program_renames_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    stamped(path, docx("old"), 1)
    assert replay(path, path.unlink, None, None, lambda: stamped(path, docx("new"), 2), None) == [("a.docx",)]


def test_file_that_stays_damaged_is_told_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    stamped(path, docx("old"), 1)
    damage = [lambda: stamped(path, b"no zip", 2)]
    assert replay(path, *damage, *[None] * (PATIENCE + 2)) == [("a.docx",)]


def test_new_file_counts(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx("a"))

    def looks() -> Iterator[None]:
        (tmp_path / "b.docx").write_bytes(docx("b"))
        yield
        yield

    [changed] = saved(lambda: sorted(tmp_path.glob("*.docx")), looks())
    assert [one.name for one in changed] == ["b.docx"]

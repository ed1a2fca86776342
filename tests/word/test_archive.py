"""The zip writer, held against the zip reader of Python."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from generator.word.archive import deflate, write_zip

_NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30)


@given(st.dictionaries(_NAMES.filter(lambda name: not name.endswith("/")), st.binary(), max_size=5))
def test_python_reads_back_every_member_in_order(contents: dict[str, bytes]) -> None:
    written = write_zip(deflate(name, content) for name, content in contents.items())
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        assert [info.orig_filename for info in archive.infolist()] == list(contents)
        assert [archive.read(info) for info in archive.infolist()] == list(contents.values())


def test_members_are_of_1980_and_deflated() -> None:
    with zipfile.ZipFile(io.BytesIO(write_zip([deflate("word/a.xml", b"x" * 1000)]))) as archive:
        (info,) = archive.infolist()
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert info.compress_type == zipfile.ZIP_DEFLATED
    assert info.compress_size < 100
    assert not info.extra


def test_a_member_can_be_written_into_many_files() -> None:
    member = deflate("a", b"abc")
    assert write_zip([member]) == write_zip([member])

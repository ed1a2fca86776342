"""Whatever happens to a sound dossier, it is read or told to be faulty, with the place of each fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.specimen import SOUND, load, write

PIECES = (
    *(
        "",
        " ",
        "blank",
        "~",
        "null",
        "[]",
        "{}",
        "[a]",
        "- ",
        ": ",
        '"',
        "\t",
        "&a ",
        "*a",
        "{{ x }}",
        "\x07",
        "Đ",
    ),
    *("chair", "x: y", "2026-02-30", "-1", "9999999999", "2026-Q9", "10000-01-01", "0000", "9999-12"),
)


@st.composite
def mutilated(draw: st.DrawFn) -> dict[str, str]:
    files = dict(SOUND)
    for _time in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        text = files[name]
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        if draw(st.booleans()):  # a whole value
            start = text.rfind(" ", 0, start) + 1
            end = min((at for sign in ",}]\n" if (at := text.find(sign, start)) >= 0), default=len(text))
        files[name] = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return files


@given(mutilated())
def test_a_mutilated_dossier_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, str]
) -> None:
    dossier, found = load(write(tmp_path_factory.getbasetemp() / "ho-so", files))
    assert (dossier is None) == found.has_errors()
    assert all(one.location is not None and one.message and one.hint for one in found)

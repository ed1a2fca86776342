"""Which template a command means."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.maintaining.target import find_target, required_kind
from generator.resources import templates_folder


def test_name_means_the_template_of_the_folder_in_use() -> None:
    found = Diagnostics()
    target = find_target("giay-moi", None, templates_folder(), found)
    assert target is not None
    assert target.path == templates_folder() / "giay-moi.docx"
    assert target.folder == templates_folder()
    assert target.kind is not None
    assert target.kind.code == "giay-moi"
    assert not list(found)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("giay-moi-moi.docx", "giay-moi"),
        ("quyet-dinh-ban-hanh_2.docx", "quyet-dinh-ban-hanh"),
        ("quy-che.v2.docx", "quy-che"),
        ("giay-moi - Copy (2).docx", "giay-moi"),
        ("giay-moi Mường Tè.docx", "giay-moi"),
        ("giay-moi.docm", "giay-moi"),
        ("giay-moia.docx", None),
        ("mau.docx", None),
    ],
)
def test_kind_is_what_the_name_of_a_file_begins_with(tmp_path: Path, name: str, kind: str | None) -> None:
    path = tmp_path / name
    shutil.copy(templates_folder() / "giay-moi.docx", path)
    found = Diagnostics()
    target = find_target(str(path), None, templates_folder(), found)
    assert target is not None
    assert (target.kind.code if target.kind else None) == kind
    assert target.folder == templates_folder()
    required_kind(target, found)
    assert [one.code for one in found] == ([] if kind else ["kind-not-told"])


def test_own_folder_with_styles_gives_blocks_and_kinds(tmp_path: Path) -> None:
    for name in ("giay-moi.docx", "styles.docx"):
        shutil.copy(templates_folder() / name, tmp_path / name)
    (tmp_path / "loai-van-ban.yaml").write_text(
        "kinds:\n  thu-moi: {title: Thư mời, fields: giay-moi}\n", encoding="utf-8"
    )
    shutil.copy(templates_folder() / "giay-moi.docx", tmp_path / "thu-moi.docx")
    found = Diagnostics()
    target = find_target(str(tmp_path / "thu-moi.docx"), None, templates_folder(), found)
    assert target is not None
    assert target.folder == tmp_path
    assert target.kind is not None
    assert target.kind.code == "thu-moi"


def test_template_that_is_not_there_is_told_with_the_nearest_name() -> None:
    found = Diagnostics()
    assert find_target("giay-mo", None, templates_folder(), found) is None
    [one] = found
    assert one.code == "template-missing"
    assert one.hint is not None
    assert "giay-moi" in one.hint


def test_unknown_kind_is_an_error(tmp_path: Path) -> None:
    found = Diagnostics()
    assert find_target("giay-moi", "giay-mo", templates_folder(), found) is None
    assert [one.code for one in found] == ["kind-unknown"]


def test_folder_instead_of_a_template_is_told_with_the_option_for_it(tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    found = Diagnostics()
    assert find_target(str(tmp_path / "mau"), None, templates_folder(), found) is None
    [one] = found
    assert one.code == "template-missing"
    assert one.hint is not None
    assert "--templates" in one.hint

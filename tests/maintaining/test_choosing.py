"""Templates by name, by file, by block."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Diagnostic, Diagnostics, Location, Severity
from generator.maintaining.choosing import Chosen, choose_templates
from generator.resources import templates_folder


def _chosen(*named: str, templates: Path | None = None) -> tuple[Chosen, list[str]]:
    found = Diagnostics()
    chosen = choose_templates(named, None, templates or templates_folder(), found)
    assert not len(found), list(map(str, found))
    return chosen, [one.path.stem for one in chosen.targets]


def _asks(chosen: Chosen, file: Path) -> bool:
    return chosen.asks_for(Diagnostic("x", Severity.ERROR, "x", Location(file.as_posix())))


def test_without_names_all_templates_are_chosen() -> None:
    chosen, names = _chosen()
    assert len(names) >= 15
    assert {"giay-moi", "doi-chieu"} <= set(names)
    assert "styles" not in names
    assert chosen.files is None


def test_block_stands_for_all_templates_that_use_it_even_inside_another_block() -> None:
    chosen, names = _chosen("kem-theo")
    assert "phan-cong" in names
    assert "giay-moi" not in names
    blocks = templates_folder() / "blocks"
    assert _asks(chosen, blocks / "kem-theo.docx")
    assert not _asks(chosen, templates_folder() / "phan-cong.docx")
    assert not _asks(chosen, blocks / "chu-ky.docx")


def test_template_is_asked_for_its_own_faults_and_those_of_its_blocks() -> None:
    chosen, names = _chosen("giay-moi")
    assert names == ["giay-moi"]
    assert _asks(chosen, templates_folder() / "giay-moi.docx")
    assert _asks(chosen, templates_folder() / "blocks" / "chu-ky.docx")


def test_styles_stand_for_all() -> None:
    chosen, names = _chosen("styles")
    assert len(names) >= 15
    assert chosen.files is None


def test_block_is_known_by_its_path() -> None:
    _one, names = _chosen(str(templates_folder() / "blocks" / "can-cu.docx"))
    assert "quyet-dinh-thanh-lap" in names


def test_unknown_name_is_reported() -> None:
    found = Diagnostics()
    chosen = choose_templates(("giay-mooi",), None, templates_folder(), found)
    assert not chosen.targets
    assert [one.code for one in found] == ["template-missing"]

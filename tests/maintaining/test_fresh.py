"""Fresh templates: sound, printing every paper of their kind, in the form of the decree."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from docx import Document as WordFile

from generator.checking.form.examining import examine_form
from generator.checking.form.reading import read_form
from generator.diagnostics import Diagnostics
from generator.documents import KINDS, DocumentKind
from generator.documents.fields import values
from generator.documents.own_kinds import KINDS_FILE, load_kinds
from generator.maintaining.fresh import fresh_template
from generator.maintaining.papers import OpenDossier, open_dossiers, shipped_dossiers
from generator.maintaining.samples import Sample, sample_document
from generator.pipeline import FILTERS, kind_shape
from generator.resources import templates_folder
from generator.word.package import package_from
from generator.word.properties import DocumentProperties
from generator.word.rendering import CompiledTemplate
from generator.word.template import TemplateLibrary

DAY = date(2026, 7, 1)


@cache
def dossiers() -> tuple[OpenDossier, ...]:
    return open_dossiers(shipped_dossiers(), DAY, Diagnostics())


def compiled(kind: DocumentKind, path: Path) -> CompiledTemplate:
    found = Diagnostics()
    content = fresh_template(kind, templates_folder(), found)
    assert content is not None
    path.write_bytes(content)
    template = TemplateLibrary(templates_folder(), FILTERS).compile_file(path, kind_shape(kind), found)
    assert not list(found)
    assert template is not None
    return template


@pytest.mark.parametrize("code", KINDS)
def test_fresh_template_prints_all_shipped_papers_of_its_kind_in_good_form(code: str, tmp_path: Path) -> None:
    kind = KINDS[code]
    template = compiled(kind, tmp_path / f"{code}.docx")
    papers = [paper for one in dossiers() for paper in one.of(kind)][:20]
    assert papers
    for paper in papers:
        found = Diagnostics()
        content = template.render(values(paper.fields), DocumentProperties(title="", created=DAY), found)
        assert content is not None, list(found)
        package = package_from(content, Path(f"{paper.name}.docx"), found)
        assert package is not None
        form = read_form(package, found)
        assert form is not None
        assert [one.rule.code for one in examine_form(form)] == [], paper.name


@pytest.mark.parametrize("sample", Sample)
@pytest.mark.parametrize("code", KINDS)
def test_fresh_template_prints_samples(code: str, sample: Sample, tmp_path: Path) -> None:
    template = compiled(KINDS[code], tmp_path / f"{code}.docx")
    papers = [paper for one in dossiers() for paper in one.of(KINDS[code])]
    paper = sample_document(KINDS[code], papers, sample)
    found = Diagnostics()
    properties = DocumentProperties(title="", created=DAY)
    assert template.render(values(paper.fields), properties, found) is not None, list(found)


def text_of(path: Path) -> str:
    return "\n".join(one.text for one in WordFile(str(path)).paragraphs)


def test_body_shows_every_field_by_its_shape(tmp_path: Path) -> None:
    path = tmp_path / "giay-moi.docx"
    compiled(KINDS["giay-moi"], path)
    text = text_of(path)
    assert '{%p include "dau-van-ban" %}' in text
    assert "Địa điểm: {{ meeting.place }}." in text
    assert "{%p for item in agenda %}" in text
    assert "{% if item.by %}" in text
    assert "{%p if absence.deadline %}" in text
    assert text.count("meeting.name") == 2, "the subject and its line, not once more in the body"
    assert '{%p include "chu-ky-noi-nhan" %}' in text


def test_list_of_many_columns_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "bien-ban-hop.docx"
    compiled(KINDS["bien-ban-hop"], path)
    [table] = [one for one in WordFile(str(path)).tables if "lead" in "".join(c.text for c in one._cells)]
    assert [cell.text for cell in table.rows[0].cells][:2] == ["Cơ quan chủ trì", "Các cơ quan phối hợp"]


def test_further_kind_has_the_name_of_its_abbreviation(tmp_path: Path) -> None:
    (tmp_path / KINDS_FILE).write_text(
        "kinds:\n  thong-bao-moi-hop: {title: Thông báo mời họp, fields: giay-moi, symbol: TB}\n",
        encoding="utf-8",
    )
    kind = load_kinds(tmp_path, Diagnostics())["thong-bao-moi-hop"]
    path = tmp_path / "thong-bao-moi-hop.docx"
    compiled(kind, path)
    paragraphs = [one.text for one in WordFile(str(path)).paragraphs]
    assert "THÔNG BÁO" in paragraphs
    assert "GIẤY MỜI" not in paragraphs

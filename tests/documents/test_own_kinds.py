"""Kinds of document that a maintainer adds beside the templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics, Severity
from generator.documents import KINDS
from generator.documents.fields import BlankText, blanks
from generator.documents.own_kinds import KINDS_FILE, load_kinds
from generator.pipeline import open_papers
from generator.resources import data_folder
from tests.documents.dossiers import DRAFTED

NOTICE = """kinds:
  thong-bao-moi-hop:
    title: Thông báo mời họp
    fields: giay-moi
    symbol: TB
    form: "1.4"
"""


def written(folder: Path, text: str) -> Path:
    (folder / KINDS_FILE).write_text(text, encoding="utf-8")
    return folder


def test_folder_without_a_declaration_has_the_kinds_of_vanban(tmp_path: Path) -> None:
    found = Diagnostics()
    assert dict(load_kinds(tmp_path, found)) == KINDS
    assert not list(found)


def test_declared_kind_stands_after_those_of_vanban_and_has_the_fields_of_its_base(tmp_path: Path) -> None:
    found = Diagnostics()
    kinds = load_kinds(written(tmp_path, NOTICE), found)
    assert not list(found)
    assert [*kinds] == [*KINDS, "thong-bao-moi-hop"]
    kind = kinds["thong-bao-moi-hop"]
    assert kind.fields is KINDS["giay-moi"].fields
    assert (kind.title, kind.symbol, kind.form) == ("Thông báo mời họp", "TB", "1.4")
    assert kind.template == "thong-bao-moi-hop.docx"
    assert "thong-bao-moi-hop" not in KINDS


def test_papers_of_a_kind_with_another_symbol_have_blank_numbers_of_that_series(tmp_path: Path) -> None:
    found = Diagnostics()
    papers = open_papers(data_folder() / "committees" / "lai-chau-du-lieu", DRAFTED, found)
    assert papers is not None
    [base, *_more] = KINDS["giay-moi"].compose(papers)
    [one, *_more] = load_kinds(written(tmp_path, NOTICE), found)["thong-bao-moi-hop"].compose(papers)
    assert one.name == base.name.replace("giay-moi", "thong-bao-moi-hop")
    number = one.fields.letterhead.number
    assert isinstance(number, BlankText)
    assert number.strip("\u00a0") == "/TB-BCĐ"
    assert "letterhead.number" in set(blanks(one.fields))
    assert one.fields.agenda == base.fields.agenda


def test_papers_of_a_kind_without_a_symbol_keep_the_number_of_the_facts(tmp_path: Path) -> None:
    found = Diagnostics()
    papers = open_papers(data_folder() / "committees" / "lai-chau-du-lieu", DRAFTED, found)
    assert papers is not None
    own = load_kinds(written(tmp_path, NOTICE.replace("    symbol: TB\n", "")), found)["thong-bao-moi-hop"]
    assert own.symbol == "GM"
    [base, *_more] = KINDS["giay-moi"].compose(papers)
    [one, *_more] = own.compose(papers)
    assert one.fields == base.fields


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("  thong-bao-moi-hop:", "  giay-moi:", "kind-exists", 2, 3),
        ("fields: giay-moi", "fields: giay-mời", "kind-unknown", 4, 13),
        ("fields: giay-moi", "fields: phan-cong", "symbol-without-number", 5, 13),
        ("    title: Thông báo mời họp\n", "", "missing-key", 3, 5),
        ("    symbol", "    simbol", "unknown-key", 5, 5),
        ("  thong-bao-moi-hop:", "  ../giay:", "bad-id", 2, 3),
    ],
)
def test_faulty_declaration_is_reported_at_its_place_and_left_out(
    tmp_path: Path, old: str, new: str, code: str, line: int, column: int
) -> None:
    found = Diagnostics()
    kinds = load_kinds(written(tmp_path, NOTICE.replace(old, new)), found)
    [one] = found
    assert (one.code, one.severity) == (code, Severity.ERROR)
    assert one.location is not None
    assert (one.location.line, one.location.column) == (line, column)
    assert dict(kinds) == KINDS

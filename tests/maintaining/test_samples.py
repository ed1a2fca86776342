"""Samples of values: valid for the fields of their kind, and what they are called."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest

from generator.diagnostics import Diagnostics
from generator.documents import KINDS, Document
from generator.documents.fields import BlankText
from generator.maintaining.papers import open_dossiers, shipped_dossiers
from generator.maintaining.samples import ROWS, Sample, sample_document
from generator.pipeline import Press
from generator.resources import templates_folder

DAY = date(2026, 7, 1)


@cache
def papers_of(kind: str) -> tuple[Document, ...]:
    found = Diagnostics()
    opened = open_dossiers(shipped_dossiers(), DAY, found)
    assert not found.has_errors()
    return tuple(paper for one in opened for paper in one.of(KINDS[kind]))


@cache
def press() -> Press:
    found = Diagnostics()
    made = Press((), templates_folder(), found)
    assert not list(found)
    return made


def walk(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, tuple):
        for one in value:
            yield from walk(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from walk(getattr(value, one.name))


def assert_fits(value: Any, annotation: Any) -> None:
    """Whether a value is one that a field of this type may hold."""
    inner = get_args(annotation)
    if NoneType in inner:
        if value is not None:
            assert_fits(value, inner[0])
    elif inner:
        assert isinstance(value, tuple)
        for one in value:
            assert_fits(one, inner[0])
    else:
        assert isinstance(value, annotation)
        if is_dataclass(value):
            for name, one in get_type_hints(type(value)).items():
                assert_fits(getattr(value, name), one)


@pytest.mark.parametrize("sample", Sample)
@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_template_prints_every_sample(kind: str, sample: Sample) -> None:
    document = sample_document(KINDS[kind], papers_of(kind), sample)
    assert_fits(document.fields, KINDS[kind].fields)
    found = Diagnostics()
    assert press().render(KINDS[kind], document, DAY, found) is not None
    assert not list(found)


@pytest.mark.parametrize("papers", [(), None], ids=["none", "real"])
def test_fullest_sample_has_everything_that_may_be_there(papers: Sequence[Document] | None) -> None:
    chosen = papers_of("giay-moi") if papers is None else papers
    values = sample_document(KINDS["giay-moi"], chosen, Sample.FULLEST).fields
    for one in fields(values):
        assert getattr(values, one.name) not in (None, ()), one.name
    for one in fields(values.absence):
        assert getattr(values.absence, one.name) is not None, one.name


def test_smallest_sample_has_nothing_that_may_be_absent_and_one_item_a_list() -> None:
    values = sample_document(KINDS["giay-moi"], papers_of("giay-moi"), Sample.SMALLEST).fields
    assert (values.absence, values.convening, values.documents_link) == (None, None, None)
    assert values.letterhead.superior is None
    assert [one.by for one in values.agenda] == [None]
    assert len(values.invitees) == 1
    assert len(values.signature.lines) == 1


def test_fullest_sample_is_the_largest_of_the_real_papers() -> None:
    values = sample_document(KINDS["giay-moi"], papers_of("giay-moi"), Sample.FULLEST).fields
    assert values.letterhead.issuer in {one.fields.letterhead.issuer for one in papers_of("giay-moi")}
    assert len(values.agenda) >= 3


def test_awkward_sample_has_what_templates_forget() -> None:
    values = sample_document(KINDS["bao-cao-tong-hop"], papers_of("bao-cao-tong-hop"), Sample.AWKWARD).fields
    texts = [one for one in walk(values) if isinstance(one, str)]
    for sign in ("&", "<", ">", '"', "'", "“", "\n", "{{"):
        assert any(sign in text for text in texts), sign
    assert any(isinstance(text, BlankText) for text in texts)
    assert any(len(word) > 60 for text in texts for word in text.split())
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)
    lists = [one for one in walk(values) if isinstance(one, tuple) and one and is_dataclass(one[0])]
    assert max(map(len, lists)) >= ROWS


def test_same_papers_give_the_same_sample() -> None:
    once, again = (
        sample_document(KINDS["to-trinh"], papers_of("to-trinh"), Sample.AWKWARD) for _time in range(2)
    )
    assert once == again

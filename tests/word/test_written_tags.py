"""How tags stand in the runs of a paragraph, whatever Word did to them."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.word.wordml import W
from generator.word.written_tags import WrittenTag, written_tags

_NAMESPACE = f'xmlns:w="{W[1:-1]}"'


def _run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def _deleted(text: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def _inserted(runs: str) -> str:
    return f'<w:ins w:id="1">{runs}</w:ins>'


def _tags(*content: str) -> list[WrittenTag]:
    paragraph = etree.fromstring(f"<w:p {_NAMESPACE}>{''.join(content)}</w:p>")
    return list(written_tags(paragraph))


def test_tag_in_one_run_is_whole() -> None:
    [tag] = _tags(_run("Mời {{ a }}."))
    assert (tag.raw, tag.is_split, tag.looks, tag.changes) == ("{{ a }}", False, 1, ())
    assert [(piece.start, piece.end) for piece in tag.pieces] == [(4, 11)]


def test_tag_over_runs_knows_its_pieces() -> None:
    [tag] = _tags(_run("Mời {"), _run("{ a"), _run(" }}."))
    assert tag.is_split
    assert tag.looks == 1
    assert [(piece.start, piece.end) for piece in tag.pieces] == [(4, 5), (0, 3), (0, 3)]


@pytest.mark.parametrize(
    ("look", "looks"), [("<w:b/>", 2), ('<w:lang w:val="vi-VN"/>', 1), ("<w:noProof/>", 1)]
)
def test_looks_are_what_a_reader_sees(look: str, looks: int) -> None:
    [tag] = _tags(_run("{{ a"), _run(" }}", look))
    assert tag.looks == looks


def test_deletion_inside_a_tag_belongs_to_it_and_one_beside_it_does_not() -> None:
    [tag] = _tags(_run("{{ a"), _deleted("b"), _run(" }}"), _deleted("c"))
    assert tag.raw == "{{ a }}"
    assert [piece.text.text for piece in tag.pieces if piece.is_deleted] == ["b"]
    assert len(tag.changes) == 1


def test_insertion_that_touches_a_tag_is_a_change_of_it() -> None:
    first, second = _tags(_run("{{ a"), _inserted(_run(" }} và ")), _run("{{ b }}"))
    assert len(first.changes) == 1
    assert second.changes == ()


def test_tag_that_is_deleted_as_a_whole_is_told() -> None:
    [tag] = _tags(_run("x"), _deleted("{{ a }}"))
    assert all(piece.is_deleted for piece in tag.pieces)


def test_curly_quotes_are_those_inside_the_tag() -> None:
    first, second = _tags(_run("“{{ a }}” {{ b | join(“; ”) }}"))
    assert not first.has_smart_quotes
    assert second.has_smart_quotes

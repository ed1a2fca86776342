"""Which fields a template uses, where, and whether it can do without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.documents.fields import describe
from generator.maintaining.examining import Examination
from generator.maintaining.target import find_target
from generator.maintaining.uses import UsedField, unguarded_uses, unused_fields, used_fields
from generator.resources import templates_folder
from generator.word.wordml import PARAGRAPH
from tests.maintaining.broken import (
    TEXT_BOX,
    Change,
    Templates,
    after,
    from_xml,
    in_tree,
    removed,
    run,
    runs_after,
)
from tests.maintaining.trial import DAY, copy_of_templates

TIME = "Thời gian"


def _uses(folder: Path, name: str = "giay-moi") -> dict[str, UsedField]:
    found = Diagnostics()
    target = find_target(name, None, folder, found)
    assert target is not None
    opened = Examination(lambda _kind: (), DAY).open(target, found)
    assert opened is not None
    assert not len(found), list(map(str, found))
    return {one.path: one for one in used_fields(opened.tags, describe(KINDS["giay-moi"].fields))}


def _after(tmp_path: Path, change: Change) -> dict[str, UsedField]:
    """The fields of a template that named the place of the meeting nowhere before the change."""
    templates = Templates(copy_of_templates(tmp_path))
    removed("Địa điểm")(templates)
    change(templates)
    return _uses(templates.folder)


def test_field_under_a_condition_that_asks_for_it_is_optional() -> None:
    uses = _uses(templates_folder())
    assert uses["convening"].is_optional
    assert uses["documents[]"].is_optional
    assert uses["absence.who"].is_optional
    assert not uses["inviter"].is_optional


def test_field_of_an_item_is_told_by_its_list() -> None:
    uses = _uses(templates_folder())
    assert not uses["agenda[].content"].is_optional
    assert uses["agenda[].by"].is_optional
    assert uses["agenda[].by"].description is not None


def test_fields_of_blocks_are_told_in_the_file_of_the_block() -> None:
    uses = _uses(templates_folder())
    files = {Path(place.file).name for place in uses["signature.person"].places}
    assert files == {"chu-ky.docx"}


def test_name_that_is_set_means_the_field_behind_it(tmp_path: Path) -> None:
    change = after("{%p set one = meeting %}", "{{ one.place }}.", at_text=TIME)
    uses = _after(tmp_path, change)
    assert not uses["meeting.place"].is_optional


def test_condition_on_something_else_makes_no_field_optional(tmp_path: Path) -> None:
    uses = _after(tmp_path, after("Họp{% if absence %} ở {{ meeting.place }}{% endif %}.", at_text=TIME))
    assert not uses["meeting.place"].is_optional


def test_else_is_not_under_the_condition(tmp_path: Path) -> None:
    uses = _after(
        tmp_path,
        after("{% if meeting.place %}a{% else %}{{ meeting.place }}{% endif %}", at_text=TIME),
    )
    assert not uses["meeting.place"].is_optional


def test_headers_and_text_boxes_count(tmp_path: Path) -> None:
    box = TEXT_BOX.format(content=f"<w:p>{run('{{ meeting.place }}')}</w:p>")
    in_box = _after(tmp_path / "1", runs_after(run("x"), box, at_text=TIME))
    assert [len(place.spot.steps) for place in in_box["meeting.place"].places] == [3]
    header = in_tree(
        lambda root: next(root.iter(PARAGRAPH)).append(from_xml(run("{{ meeting.place }}"))),
        "word/header1.xml",
    )
    in_header = _after(tmp_path / "2", header)
    assert [place.spot.story.value for place in in_header["meeting.place"].places] == ["header"]


def test_what_is_not_used_is_told_without_what_is_in_it() -> None:
    described = describe(KINDS["giay-moi"].fields)
    unused = {one.path for one in unused_fields((), described)}
    assert unused == {one.path for one in described}
    uses = [one for one in _uses(templates_folder()).values() if one.path != "meeting.place"]
    assert [one.path for one in unused_fields(uses, described)] == ["meeting.place"]


def _unguarded(tmp_path: Path, change: Change) -> list[str]:
    templates = Templates(copy_of_templates(tmp_path))
    change(templates)
    found = Diagnostics()
    target = find_target("giay-moi", None, templates.folder, found)
    assert target is not None
    opened = Examination(lambda _kind: (), DAY).open(target, found)
    assert opened is not None
    return [field.path for field, _place in unguarded_uses(opened.tags, describe(KINDS["giay-moi"].fields))]


@pytest.mark.parametrize(
    "asking",
    [
        "{% if convening %}{{ convening }}{% endif %}",
        "{% if not convening %}x{% else %}{{ convening }}{% endif %}",
        "{% if convening is none %}x{% elif convening %}{{ convening }}{% endif %}",
        '{{ convening if convening else "x" }}',
        '{{ convening or "x" }}',
        "{% if absence.via %}{{ absence.who }} {{ absence.via }}{% endif %}",
        "{% for item in agenda %}{% if item.by %}{{ item.by }}{% endif %}{% endfor %}",
        '{{ documents | join("; ") }}',
    ],
)
def test_field_that_is_asked_for_may_be_missing(tmp_path: Path, asking: str) -> None:
    assert _unguarded(tmp_path, after(asking)) == []


@pytest.mark.parametrize(
    ("tag", "path"),
    [
        ("{{ convening }}", "convening"),
        ("{{ convening | upper }}", "convening"),
        ("{% if absence %}{{ absence.via }}{% endif %}", "absence.via"),
        ("{{ absence.who }}", "absence"),
        ("{% for item in agenda %}{{ item.by }}{% endfor %}", "agenda[].by"),
        ('{%p set ten = "x" ~ convening %}', "convening"),
        ("{%p set lower = convening %}{{ lower }}".replace("{%p", "{%"), "convening"),
    ],
)
def test_field_that_may_be_missing_is_told_where_it_is_printed(tmp_path: Path, tag: str, path: str) -> None:
    assert _unguarded(tmp_path, after(tag)) == [path]

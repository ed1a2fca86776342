"""Tags made whole: the tags that Word tore are joined, and nothing else is touched."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.diagnostics import Diagnostics
from generator.documents import KINDS
from generator.documents.fields import values
from generator.maintaining.fixing import FixedTemplate, fix_template, mend_paragraph
from generator.pipeline import FILTERS, kind_shape
from generator.word.package import read_package
from generator.word.template import TemplateLibrary
from generator.word.wordml import PARAGRAPH, RUN, W, own_texts
from generator.word.written_tags import written_tags
from tests.maintaining.broken import (
    BROKEN,
    DOCUMENT,
    Change,
    Templates,
    deletion,
    from_xml,
    insertion,
    run,
    runs_after,
    table_after,
)
from tests.maintaining.trial import copy_of_templates, examine_tags, one_sample
from tests.word.documents import PROPERTIES

BOLD = "<w:rPr><w:b/></w:rPr>"
ITALIC = "<w:rPr><w:i/></w:rPr>"

TORN: dict[str, tuple[Change, int]] = {
    "two runs": (runs_after(run("Mời: {{ invi"), run("ter }}.")), 1),
    "two looks": (runs_after(run("Mời: {{ invi", BOLD), run("ter }}", ITALIC), run(".")), 1),
    "five runs": (runs_after(*(run(one) for one in ("{", "{ in", "vi", "ter }", "}"))), 1),
    "two tags": (runs_after(run("{{ inviter"), run(" }} và {{ meeting.na"), run("me }}")), 2),
    "curly quotes": (runs_after(run("{{ invitees | join(“; ”) }}.")), 1),
    "curly quotes over runs": (runs_after(run("{{ invitees | join(“"), run("; ”) }}.")), 2),
    "blank before tr": (
        table_after(("{% tr for one in invitees %}",), ("{{ one }}",), ("{%tr endfor %}",)),
        1,
    ),
    "tab": (runs_after("<w:r><w:t>Mời: {{</w:t><w:tab/><w:t>inviter }}.</w:t></w:r>"), 1),
    "line break between runs": (
        runs_after(run("{{ inviter"), "<w:r><w:br/><w:t> }}</w:t><w:tab/><w:t>.</w:t></w:r>"),
        2,
    ),
    "inserted letters": (runs_after(run("{{ invi"), insertion(run("ter")), run(" }}.")), 2),
    "deleted letters": (runs_after(run("{{ invi"), deletion("xxx"), run("ter }}.")), 2),
    "deleted tag": (runs_after(run("Mời "), deletion("{{ inviter }}"), run("dự.")), 1),
    "changed look": (
        runs_after(
            run(
                "{{ inviter }}",
                '<w:rPr><w:b/><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange></w:rPr>',
            )
        ),
        1,
    ),
}


def _fixed(path: Path) -> FixedTemplate:
    found = Diagnostics()
    package = read_package(path, found)
    assert package is not None
    fixed = fix_template(package, found)
    assert not len(found)
    return fixed


@pytest.mark.parametrize("name", TORN)
def test_torn_tag_is_made_whole(tmp_path: Path, name: str) -> None:
    change, fixes = TORN[name]
    templates = Templates(copy_of_templates(tmp_path))
    change(templates)
    fixed = _fixed(templates.path)
    assert len(fixed.fixes) == fixes, fixed.fixes
    templates.path.write_bytes(fixed.content)
    assert not len(examine_tags(templates.folder, "giay-moi"))
    with templates.tree() as root:
        tags = [tag for one in root.iter(PARAGRAPH) for tag in written_tags(one)]
        assert not any(tag.is_split or tag.has_smart_quotes or tag.changes or tag.breaks for tag in tags)


def test_tab_beside_a_tag_stays(tmp_path: Path) -> None:
    templates = Templates(copy_of_templates(tmp_path))
    TORN["line break between runs"][0](templates)
    templates.path.write_bytes(_fixed(templates.path).content)
    with templates.tree() as root:
        [paragraph] = [one for one in root.iter(PARAGRAPH) if one.findall(f"{RUN}/{W}tab")]
        assert not paragraph.findall(f"{RUN}/{W}br")


@pytest.mark.parametrize("name", ["two runs", "two looks", "five runs", "two tags", "curly quotes over runs"])
def test_mended_template_prints_what_the_torn_one_printed(tmp_path: Path, name: str) -> None:
    templates = Templates(copy_of_templates(tmp_path))
    TORN[name][0](templates)
    printed = _printed(templates.folder)
    templates.path.write_bytes(_fixed(templates.path).content)
    assert _printed(templates.folder) == printed


def _printed(folder: Path) -> list[tuple[str, bytes]]:
    """What is printed: the letters with their looks, run by run, those of one look joined."""
    kind, found = KINDS["giay-moi"], Diagnostics()
    template = TemplateLibrary(folder, FILTERS).compile(kind.code, kind_shape(kind), found)
    assert template is not None, list(map(str, found))
    content = template.render(values(one_sample(kind)[0].fields), PROPERTIES, found)
    assert content is not None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read(DOCUMENT))
    printed: list[tuple[str, bytes]] = []
    for paragraph in root.iter(PARAGRAPH):
        for text in own_texts(paragraph):
            around = text.getparent()
            properties = None if around is None else around.find(W + "rPr")
            look = b"" if properties is None else b"".join(map(etree.tostring, properties))
            if printed and printed[-1][1] == look:
                printed[-1] = (printed[-1][0] + (text.text or ""), look)
            else:
                printed.append((text.text or "", look))
        printed.append(("\n", b"end"))
    return printed


def test_everything_else_stays_byte_for_byte(tmp_path: Path) -> None:
    templates = Templates(copy_of_templates(tmp_path))
    TORN["two looks"][0](templates)
    fixed = _fixed(templates.path)
    with zipfile.ZipFile(templates.path) as old, zipfile.ZipFile(io.BytesIO(fixed.content)) as new:
        assert new.namelist() == old.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == [DOCUMENT]


def test_template_without_torn_tags_stays_as_it_is(tmp_path: Path) -> None:
    templates = Templates(copy_of_templates(tmp_path))
    fixed = _fixed(templates.path)
    assert not fixed.fixes
    with zipfile.ZipFile(templates.path) as old, zipfile.ZipFile(io.BytesIO(fixed.content)) as new:
        assert {name: old.read(name) for name in old.namelist()} == {
            name: new.read(name) for name in new.namelist()
        }


def test_tracked_changes_beside_tags_stay_for_a_person_to_decide(tmp_path: Path) -> None:
    templates = Templates(copy_of_templates(tmp_path))
    runs_after(run("{{ invi"), insertion(run("ter }} và đại biểu")), deletion("ai đó"))(templates)
    templates.path.write_bytes(_fixed(templates.path).content)
    with templates.tree() as root:
        inserted = [text.text for one in root.iter(W + "ins") for text in one.iter(W + "t")]
        assert inserted == [" và đại biểu"]
        assert [one.text for one in root.iter(W + "delText")] == ["ai đó"]
    assert {one.code for one in examine_tags(templates.folder, "giay-moi")} == {"tracked-change"}


def test_comments_and_text_are_left_alone(tmp_path: Path) -> None:
    templates = Templates(copy_of_templates(tmp_path))
    runs_after(run("Mời “đại biểu” {# ghi “chú” #}"), run(" dự {# nữ"), run("a #}"))(templates)
    assert not _fixed(templates.path).fixes


def test_each_fault_that_fix_is_for_is_gone_after_it(tmp_path: Path) -> None:
    mended = {"tag-looks-differ", "smart-quotes-in-tag", "tag-letter-apart"}
    mended |= {"tracked-change-in-tag", "tag-in-deletion"}
    names = [name for name, one in BROKEN.items() if one.code in mended]
    assert len(names) >= 8
    for number, name in enumerate(names):
        templates = Templates(copy_of_templates(tmp_path / str(number)))
        BROKEN[name].change(templates)
        templates.path.write_bytes(_fixed(templates.path).content)
        assert not len(examine_tags(templates.folder, "giay-moi")), name


@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.integers(1, 40), max_size=6), tracked=st.lists(st.booleans(), min_size=8, max_size=8))
def test_however_word_cuts_a_paragraph_its_words_stay(cuts: list[int], tracked: list[bool]) -> None:
    text = "Mời {{ inviter }} và {{ invitees | join(“; ”) }}."
    bounds = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    pieces = [text[start:end] for start, end in pairwise(bounds)]
    runs = [insertion(run(one)) if tracked[index] else run(one) for index, one in enumerate(pieces)]
    paragraph = from_xml(f"<w:p>{''.join(runs)}</w:p>")
    mend_paragraph(paragraph)
    assert "".join(one.text or "" for one in own_texts(paragraph)) == text.replace("“; ”", '"; "')
    tags = list(written_tags(paragraph))
    assert [tag.is_split or bool(tag.changes) for tag in tags] == [False, False]
    assert all(one.find(W + "t") is not None for one in paragraph.iter(RUN))

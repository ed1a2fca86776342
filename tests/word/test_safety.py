"""What a template may not carry is refused, at its paragraph where it has one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.word.wordml import W
from tests.word.documents import compile_in, render_in, replace_in, rewrite, save

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"


def _link(path: Path, kind: str, target: str, *, external: bool, namespace: str = _OFFICE) -> None:
    mode = ' TargetMode="External"' if external else ""
    replace_in(
        path,
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdTest" Type="{namespace}/{kind}" Target="{target}"{mode}/></Relationships>',
    )


@pytest.mark.parametrize(
    ("kind", "target", "external", "code"),
    [
        ("image", "http://example.org/a.png", True, "external-link"),
        ("hyperlink", "http://example.org", True, "external-link"),
        ("attachedTemplate", "file:///C:/a.dotm", True, "attached-template"),
        ("oleObject", "embeddings/a.bin", False, "embedded-object"),
        ("package", "embeddings/a.xlsx", False, "embedded-object"),
        ("aFChunk", "chunk.html", False, "embedded-object"),
        ("subDocument", "other.docx", True, "external-link"),
        ("control", "activeX/a.xml", False, "embedded-object"),
    ],
)
def test_link_is_refused_at_the_paragraph_that_uses_it(
    tmp_path: Path, kind: str, target: str, external: bool, code: str
) -> None:
    path = save(tmp_path, "a", "x", "HERE")
    _link(path, kind, target, external=external)
    replace_in(
        path,
        "word/document.xml",
        "<w:t>HERE</w:t>",
        f'<w:object xmlns:q="{_OFFICE}" q:id="rIdTest"/>',
    )
    template, found = compile_in(tmp_path, "a", {})
    assert template is None
    assert [(one.code, one.location.place) for one in found if one.location] == [(code, "body, paragraph 2")]


def test_link_that_nothing_uses_is_refused_with_its_part(tmp_path: Path) -> None:
    _link(save(tmp_path, "a", "x"), "image", "http://example.org/a.png", external=True)
    _template, found = compile_in(tmp_path, "a", {})
    assert [(one.code, one.location.place) for one in found if one.location] == [("external-link", "body")]


def test_link_of_the_settings_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "a", "x")
    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        b' Target="http://example.org/a.dotm" TargetMode="External"/></Relationships>'
    )
    rewrite(path, lambda _name, content: content, {"word/_rels/settings.xml.rels": link})
    _template, found = compile_in(tmp_path, "a", {})
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("attached-template", "word/settings.xml")
    ]


def test_comment_of_the_maintainer_is_accepted_and_left_out(tmp_path: Path) -> None:
    path = save(tmp_path, "a", "x")
    _link(path, "comments", "comments.xml", external=False)
    link = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
        b' Target="http://example.org" TargetMode="External"/></Relationships>'
    )
    comments = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()
    added = {"word/comments.xml": comments, "word/_rels/comments.xml.rels": link}
    rewrite(path, lambda _name, content: content, added)
    replace_in(
        path,
        "word/document.xml",
        "<w:r><w:t>x",
        '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>x',
    )
    content = render_in(tmp_path, "a", {})
    assert b"comment" not in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    assert not any("comments" in name for name in zipfile.ZipFile(io.BytesIO(content)).namelist())


@pytest.mark.parametrize(
    "field",
    [
        '<w:instrText>INCLUDETEXT "C:/a.docx"</w:instrText>',
        '<w:fldSimple w:instr=" DDEAUTO excel a "/>',
        "<w:instrText> INCLUDEPICTURE http://example.org/a.png </w:instrText>",
    ],
)
def test_field_that_fetches_is_refused(tmp_path: Path, field: str) -> None:
    path = save(tmp_path, "a", "x", "HERE")
    replace_in(path, "word/document.xml", "<w:t>HERE</w:t>", field)
    _template, found = compile_in(tmp_path, "a", {})
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("field-fetches", "body, paragraph 2")
    ]


def test_page_number_field_is_accepted(tmp_path: Path) -> None:
    path = save(tmp_path, "a", "HERE")
    replace_in(path, "word/document.xml", "<w:t>HERE</w:t>", "<w:instrText> PAGE </w:instrText>")
    template, _found = compile_in(tmp_path, "a", {})
    assert template is not None


@pytest.mark.parametrize("change", ["ins", "del", "moveFrom", "moveTo"])
def test_tracked_change_is_refused(tmp_path: Path, change: str) -> None:
    path = save(tmp_path, "a", "x", "HERE")
    replace_in(
        path,
        "word/document.xml",
        "<w:r><w:t>HERE</w:t></w:r>",
        f'<w:{change} w:id="1" w:author="a"><w:r><w:t>y</w:t></w:r></w:{change}>',
    )
    _template, found = compile_in(tmp_path, "a", {})
    assert [(one.code, one.location.place) for one in found if one.location] == [
        ("tracked-change", "body, paragraph 2")
    ]


def test_part_with_entities_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "a", "x")
    entities = b'<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="x">&b;</w:document>'
    rewrite(path, lambda name, content: entities if name == "word/document.xml" else content)
    _template, found = compile_in(tmp_path, "a", {})
    assert [(one.code, one.location.place) for one in found if one.location] == [("xml-damaged", "body")]


def test_strict_variant_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "a", "x")
    replace_in(
        path,
        "word/document.xml",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    _template, found = compile_in(tmp_path, "a", {})
    assert [one.code for one in found] == ["not-docx"]

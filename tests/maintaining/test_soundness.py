"""What Word would want to repair: our own checks beside the validator of the Open XML SDK."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from generator.diagnostics import Diagnostics
from generator.maintaining.examining import Examination
from generator.maintaining.soundness import damages
from generator.maintaining.symbolic import Way, symbolic
from generator.maintaining.target import find_target
from generator.resources import templates_folder
from generator.word.archive import deflate, write_zip
from generator.word.assembly import CORE_PROPERTIES, output_package, plumbing
from generator.word.properties import core_properties_xml
from tests.maintaining.broken import DOCUMENT, from_xml, table
from tests.maintaining.trial import DAY
from tests.support.open_xml_sdk import faults_of

PARAGRAPH = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
CELL = f'<w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr>{PARAGRAPH}</w:tc>'


def _rows(rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"


SOUND = {
    "paragraph": PARAGRAPH,
    "table": table(("a", "b")),
    "cell in a content control": _rows(f"<w:tr><w:sdt><w:sdtContent>{CELL}</w:sdtContent></w:sdt></w:tr>"),
    "row with exceptions": _rows(f"<w:tr><w:tblPrEx/><w:trPr/>{CELL}</w:tr>"),
    "nested field": "<w:p>"
    + "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "begin", "separate", "end", "end")
    )
    + "</w:p>",
}

DAMAGED = {
    "cell without paragraph": _rows("<w:tr><w:tc><w:tcPr/></w:tc></w:tr>"),
    "cell that ends with a table": _rows(f"<w:tr><w:tc>{table(('a',))}</w:tc></w:tr>"),
    "row without cell": _rows(f"<w:tr>{CELL}</w:tr><w:tr/>"),
    "table without row": _rows(""),
    "paragraph in paragraph": f"<w:p>{PARAGRAPH}</w:p>",
    "text in a cell": _rows("<w:tr><w:tc><w:r/><w:p/></w:tc></w:tr>"),
    "paragraph in a row": _rows(f"<w:tr>{CELL}<w:p/></w:tr>"),
    "properties late": "<w:p><w:r/><w:pPr/></w:p>",
    "order of properties": '<w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p>',
    "property twice": "<w:p><w:pPr><w:keepNext/><w:keepNext/></w:pPr></w:p>",
    "field without end": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
    "field without beginning": '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "link to nothing": '<w:p><w:hyperlink r:id="rId9"/></w:p>',
    "bookmark twice": '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkStart w:id="1" w:name="b"/>'
    "</w:p>",
    "columns that are no number": _rows(
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr><w:p/></w:tc></w:tr>'
    ),
}


def _body(content: str) -> etree._Element:
    return from_xml(f"<w:document><w:body>{content}<w:sectPr/></w:body></w:document>")


@pytest.mark.parametrize("name", SOUND)
def test_sound_xml_is_left_in_peace(name: str) -> None:
    assert [one.message for one in damages(_body(SOUND[name]), ())] == []


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_found_once(name: str) -> None:
    assert len(list(damages(_body(DAMAGED[name]), ()))) >= 1


def test_settings_of_the_page_stand_at_the_end() -> None:
    root = _body(PARAGRAPH)
    body = root[0]
    body.insert(0, body[-1])
    assert len(list(damages(root, ()))) == 1


def test_validator_of_the_sdk_agrees_that_each_damage_is_one(tmp_path: Path) -> None:
    shipped = templates_folder() / "giay-moi.docx"
    files = {}
    for number, (name, xml) in enumerate(DAMAGED.items()):
        files[tmp_path / f"{number}.docx"] = name
        with zipfile.ZipFile(shipped) as old, zipfile.ZipFile(tmp_path / f"{number}.docx", "w") as new:
            for part in old.namelist():
                content = etree.tostring(_body(xml)) if part == DOCUMENT else old.read(part)
                new.writestr(part, content)
    silent = {files[path] for path, faults in faults_of(list(files)).items() if not faults}
    # Its schema asks for no content of tables, and nobody there counts fields and bookmarks; Word does.
    assert silent <= {
        *("cell that ends with a table", "cell without paragraph", "row without cell", "table without row"),
        *("field without end", "field without beginning", "bookmark twice"),
    }


@pytest.mark.parametrize("name", ["giay-moi", "quyet-dinh-ban-hanh"])
def test_shipped_template_gives_valid_files_on_every_way(tmp_path: Path, name: str) -> None:
    faults = faults_of(_ways(templates_folder(), name, tmp_path))
    assert not any(faults.values()), faults


def _ways(folder: Path, name: str, out: Path) -> list[Path]:
    """The files that a template gives on its ways, without data."""
    found = Diagnostics()
    target = find_target(name, None, folder, found)
    assert target is not None
    opened = Examination(lambda _kind: (), DAY).open(target, found)
    assert opened is not None
    assert opened.sheet is not None
    compiled = opened.compile(found)
    assert compiled is not None
    template = symbolic(compiled, opened.environment)
    package = output_package(opened.package, opened.sheet.package)
    files = []
    for number, way in enumerate((Way(0, 2), Way(template.branches - 1, 1), Way(0, 0))):
        parts = {**plumbing(package), **package.parts, **template.print(way)}
        parts[CORE_PROPERTIES] = core_properties_xml({}).encode()
        files.append(out / f"{number}.docx")
        files[-1].write_bytes(write_zip(deflate(part, data) for part, data in parts.items()))
    return files

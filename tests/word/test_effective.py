"""Formatting resolved as Word resolves it (ECMA-376 part 1, 17.7): every level against the ones below it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.diagnostics import Diagnostics
from generator.word.effective import Effective
from generator.word.formats import Alignment, CharacterFormat, LineRule, ParagraphFormat
from generator.word.package import package_from
from generator.word.wordml import PARAGRAPH, RUN, W_NAMESPACE

OPEN = f'<w:{{}} xmlns:w="{W_NAMESPACE}">'
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>'
    "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
)
TEXT = "<w:r>{}<w:t>ạ</w:t></w:r>"


class Word:
    """A small Word file, opened to be asked."""

    def __init__(self, body: str, styles: str = "", numbering: str = "", theme: str = "") -> None:
        parts = {
            "styles": OPEN.format("styles") + styles + "</w:styles>",
            "numbering": OPEN.format("numbering") + numbering + "</w:numbering>",
            "theme": theme,
        }
        present = {name: content for name, content in parts.items() if content}
        links = "".join(
            f'<Relationship Id="{name}" Type="{RELATIONSHIPS}{name}" Target="{name}.xml"/>'
            for name in present
        )
        namespace = "http://schemas.openxmlformats.org/package/2006/"
        files = {
            "[Content_Types].xml": f'<Types xmlns="{namespace}content-types"><Default Extension="xml" '
            'ContentType="application/xml"/><Default Extension="rels" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{namespace}relationships"><Relationship Id="r" '
            f'Type="{RELATIONSHIPS}officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{namespace}relationships">{links}'
            "</Relationships>",
            "word/document.xml": OPEN.format("document") + f"<w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": content for name, content in present.items()},
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        package = package_from(stream.getvalue(), Path("a.docx"), Diagnostics())
        assert package is not None
        self.effective = Effective(package)
        self.root = etree.fromstring(package.parts[package.main])

    def layout(self, index: int = 0) -> ParagraphFormat:
        return self.effective.paragraph(list(self.root.iter(PARAGRAPH))[index])

    def look(self, index: int = 0) -> CharacterFormat:
        run = list(self.root.iter(RUN))[index]
        paragraph = run.getparent()
        assert paragraph is not None
        return self.effective.run(run, paragraph)


def paragraph(properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{TEXT.format(f'<w:rPr>{run}</w:rPr>')}</w:p>"


def style(name: str, inside: str, kind: str = "paragraph", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    default = ' w:default="1"' if name == "Normal" else ""
    attributes = f'w:type="{kind}" w:styleId="{name}"{default}'
    return f'<w:style {attributes}><w:name w:val="{name} name"/>{base}{inside}</w:style>'


def defaults(paragraph: str = "", run: str = "") -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def test_file_that_says_nothing_looks_as_word_does_by_itself() -> None:
    word = Word(paragraph())
    assert word.look() == CharacterFormat("Times New Roman", 10, *[False] * 5, "000000", False)
    layout = word.layout()
    assert (layout.before, layout.after, layout.line, layout.line_rule) == (0, 0, 1.0, LineRule.MULTIPLE)
    assert (layout.alignment, layout.left, layout.first_line) == (Alignment.LEFT, 0, 0)


def test_nearest_level_says_the_size() -> None:
    styles = (
        defaults(run='<w:sz w:val="22"/>')
        + style("Normal", '<w:rPr><w:sz w:val="24"/></w:rPr>')
        + style("Base", '<w:rPr><w:sz w:val="26"/></w:rPr>', based_on="Normal")
        + style("Above", "", based_on="Base")
        + style("Letters", '<w:rPr><w:sz w:val="30"/></w:rPr>', kind="character")
    )
    word = Word(
        paragraph()
        + paragraph('<w:pStyle w:val="Above"/>')
        + paragraph('<w:pStyle w:val="Above"/>', '<w:rStyle w:val="Letters"/>')
        + paragraph('<w:pStyle w:val="Above"/>', '<w:rStyle w:val="Letters"/><w:sz w:val="27"/>')
        + paragraph('<w:pStyle w:val="Unknown"/>'),
        styles,
    )
    assert [word.look(index).size for index in range(5)] == [12, 13, 15, 13.5, 12]
    assert word.layout(1).style == "Above name"


@pytest.mark.parametrize(
    ("paragraph_style", "character_style", "own", "expected"),
    [
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("", "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="0"/>', False),
        ('<w:b w:val="false"/>', "<w:b/>", "", True),
    ],
)
def test_bold_of_two_styles_puts_itself_out_and_the_run_itself_decides(
    paragraph_style: str, character_style: str, own: str, expected: bool
) -> None:
    word = Word(
        paragraph('<w:pStyle w:val="P"/>', f'<w:rStyle w:val="C"/>{own}'),
        style("P", f"<w:rPr>{paragraph_style}</w:rPr>")
        + style("C", f"<w:rPr>{character_style}</w:rPr>", kind="character"),
    )
    assert word.look().bold is expected


def test_font_of_the_theme_stands_until_a_level_above_names_one() -> None:
    styles = defaults(run='<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    word = Word(
        paragraph()
        + paragraph(run='<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')
        + paragraph(run='<w:rFonts w:hAnsiTheme="majorHAnsi" w:hAnsi="Arial"/>')
        + paragraph(run='<w:rFonts w:ascii="Arial"/>'),
        styles,
        theme=THEME,
    )
    assert [word.look(index).font for index in range(4)] == ["Calibri", "Arial", "Cambria", "Calibri"]


def test_theme_that_is_not_there_gives_the_font_of_word() -> None:
    assert Word(paragraph(run='<w:rFonts w:hAnsiTheme="minorHAnsi"/>')).look().font == "Times New Roman"


def test_automatic_colour_is_black_and_others_are_as_written() -> None:
    word = Word(paragraph(run='<w:color w:val="auto"/>') + paragraph(run='<w:color w:val="ff00aa"/>'))
    assert [word.look(index).colour for index in range(2)] == ["000000", "FF00AA"]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:ind w:start="100" w:end="50"/>', (100, 50, 0)),
        ('<w:ind w:left="400" w:hanging="200"/>', (400, 0, -200)),
        ('<w:ind w:firstLine="567"/>', (0, 0, 567)),
        ('<w:ind w:firstLineChars="200" w:firstLine="1"/>', (0, 0, 400)),
        ('<w:ind w:left="1cm"/>', (567, 0, 0)),
        ('<w:ind w:left="x"/>', (0, 0, 0)),
    ],
)
def test_indents_in_all_their_spellings(properties: str, expected: tuple[int, int, int]) -> None:
    layout = Word(paragraph(properties)).layout()
    assert (layout.left, layout.right, layout.first_line) == expected


@pytest.mark.parametrize(
    ("of_style", "own", "first_line"),
    [
        ('w:firstLine="567"', 'w:hanging="100"', -100),
        ('w:firstLine="567"', 'w:hanging="0"', 0),
        ('w:hanging="100"', 'w:firstLine="567"', 567),
        ('w:hanging="100"', 'w:right="5"', -100),
    ],
)
def test_hanging_and_first_line_take_each_other_away(of_style: str, own: str, first_line: int) -> None:
    word = Word(
        paragraph(f'<w:pStyle w:val="P"/><w:ind {own}/>'),
        style("P", f'<w:pPr><w:ind w:left="300" {of_style}/></w:pPr>'),
    )
    assert (word.layout().left, word.layout().first_line) == (300, first_line)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:spacing w:before="120"/>', 120),
        ('<w:spacing w:before="120" w:beforeLines="50"/>', 120),
        ('<w:spacing w:before="7" w:beforeLines="50"/>', 120),
        ('<w:spacing w:before="7" w:beforeAutospacing="1"/>', 280),
        ('<w:spacing w:before="7" w:beforeAutospacing="0"/>', 7),
    ],
)
def test_space_above_in_all_its_spellings(properties: str, expected: int) -> None:
    assert Word(paragraph(properties)).layout().before == expected


@pytest.mark.parametrize(
    ("properties", "rule", "line"),
    [
        ('<w:spacing w:line="360"/>', LineRule.MULTIPLE, 1.5),
        ('<w:spacing w:line="300" w:lineRule="exact"/>', LineRule.EXACT, 300),
        ('<w:spacing w:line="300" w:lineRule="atLeast"/>', LineRule.AT_LEAST, 300),
    ],
)
def test_line_spacing(properties: str, rule: LineRule, line: float) -> None:
    layout = Word(paragraph(properties)).layout()
    assert (layout.line_rule, layout.line) == (rule, line)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
)
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'


def test_list_of_a_paragraph_goes_over_its_style_and_under_its_own_indent() -> None:
    word = Word(
        paragraph(f'<w:pStyle w:val="P"/>{IN_LIST}')
        + paragraph(f'<w:pStyle w:val="P"/>{IN_LIST}<w:ind w:left="10"/>'),
        style("P", '<w:pPr><w:ind w:left="99"/></w:pPr>'),
        NUMBERING,
    )
    assert [(one.left, one.first_line) for one in map(word.layout, (0, 1))] == [(720, -360), (10, -360)]


def test_indent_of_a_style_goes_over_the_list_that_the_style_names() -> None:
    word = Word(
        paragraph('<w:pStyle w:val="P"/>'),
        style("P", f'<w:pPr>{IN_LIST}<w:ind w:left="99"/></w:pPr>'),
        NUMBERING,
    )
    assert (word.layout().left, word.layout().first_line) == (99, -360)
    assert word.effective.number_of(next(word.root.iter(PARAGRAPH))) == ("5", 0)


def table(look: str) -> str:
    row = f"<w:tr><w:tc>{paragraph()}</w:tc><w:tc>{paragraph()}</w:tc></w:tr>"
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/>{look}</w:tblPr>{row * 3}</w:tbl>'


TABLE_STYLE = style(
    "T",
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band1Horz"><w:rPr><w:color w:val="112233"/></w:rPr></w:tblStylePr>',
    kind="table",
)


@pytest.mark.parametrize(
    "look", ['<w:tblLook w:val="00A0"/>', '<w:tblLook w:firstRow="1" w:firstColumn="1"/>']
)
def test_style_of_a_table_dresses_its_head_row_its_first_column_and_its_bands(look: str) -> None:
    word = Word(table(look), TABLE_STYLE)
    looks = [word.look(index) for index in range(6)]
    assert [one.bold for one in looks] == [True, True, False, False, False, False]
    assert [one.italic for one in looks] == [True, False] * 3
    assert [one.colour for one in looks] == ["000000", "000000", "112233", "112233", "000000", "000000"]
    assert {one.size for one in looks} == {13}
    assert word.layout().alignment is Alignment.CENTRE


def test_style_of_a_table_goes_over_its_base() -> None:
    base = style("B", '<w:rPr><w:sz w:val="40"/><w:i/></w:rPr>', kind="table")
    own = style("T", '<w:rPr><w:sz w:val="26"/></w:rPr>', kind="table", based_on="B")
    look = Word(table(""), base + own).look()
    assert (look.size, look.italic) == (13, True)


def test_table_look_that_asks_for_nothing_leaves_the_parts_away() -> None:
    word = Word(table('<w:tblLook w:val="0600"/>'), TABLE_STYLE)
    assert not any(word.look(index).bold or word.look(index).italic for index in range(6))


def test_file_of_python_docx_is_resolved_as_word_shows_it() -> None:
    document = Document()
    plain = document.add_paragraph("Lời văn")
    own = document.add_paragraph().add_run("Lời văn")
    own.font.name, own.font.size = "Times New Roman", Pt(14)
    heading = document.add_heading("Đề mục", 1)
    stream = io.BytesIO()
    document.save(stream)
    package = package_from(stream.getvalue(), Path("a.docx"), Diagnostics())
    assert package is not None
    effective = Effective(package)
    first = effective.run(plain.runs[0]._r, plain._p)
    assert (first.font, first.size) == ("Cambria", 11)
    assert effective.run(own._r, own._parent._p).font == "Times New Roman"
    assert effective.run(heading.runs[0]._r, heading._p).colour == "365F91"
    layout = effective.paragraph(plain._p)
    assert (layout.after, round(layout.line, 2)) == (200, 1.15)


MAKERS: list[Callable[[int], str]] = [
    lambda value: f'<w:sz w:val="{value}"/>',
    lambda value: f'<w:b w:val="{value % 2}"/>',
    lambda value: f'<w:color w:val="{value:06X}"/>',
]


@given(levels=st.lists(st.dictionaries(st.integers(0, 2), st.integers(2, 99)), min_size=1, max_size=6))
def test_what_a_chain_of_styles_says_is_what_the_last_of_them_says(levels: list[dict[int, int]]) -> None:
    styles = [
        style(
            f"S{index}",
            f"<w:rPr>{''.join(MAKERS[kind](value) for kind, value in level.items())}</w:rPr>",
            based_on=f"S{index - 1}" if index else "",
        )
        for index, level in enumerate(levels)
    ]
    look = Word(paragraph(f'<w:pStyle w:val="S{len(levels) - 1}"/>'), "".join(styles)).look()
    last = {kind: value for level in levels for kind, value in level.items()}
    assert look.size == last.get(0, 20) / 2
    assert look.bold is bool(last.get(1, 0) % 2)
    assert look.colour == f"{last.get(2, 0):06X}"


def test_styles_that_are_based_on_each_other_come_to_an_end() -> None:
    styles = style("A", '<w:rPr><w:sz w:val="40"/></w:rPr>', based_on="B") + style("B", "", based_on="A")
    assert Word(paragraph('<w:pStyle w:val="A"/>'), styles).look().size == 20

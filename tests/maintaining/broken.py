"""Templates with one known fault each (bộ mẫu có lỗi): shipped templates changed as people and Word change
them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from generator.word.wordml import PARAGRAPH, ROW, RUN, TABLE, TEXT, W, visible_text
from tests.word.documents import rewrite

DOCUMENT: Final = "word/document.xml"
_W: Final = f'xmlns:w="{W[1:-1]}"'
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHAPE: Final = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:100pt;height:20pt">'
_PICTURE: Final = f'<w:r><w:pict>{_SHAPE}<v:imagedata r:id="{{id}}"/></v:shape></w:pict></w:r>'
_BY: Final = 'w:id="9001" w:author="Lê Minh Họa" w:date="2026-01-05T08:00:00Z"'


@dataclass(frozen=True, slots=True)
class Templates:
    """A copy of the shipped templates that a fault is put into."""

    folder: Path
    name: str = "giay-moi"

    @property
    def path(self) -> Path:
        return self.folder / f"{self.name}.docx"

    @contextmanager
    def tree(self, part: str = DOCUMENT, file: str | None = None) -> Iterator[etree._Element]:
        """A part of a file, to be changed."""
        path = self.folder / f"{file or self.name}.docx"
        before = path.read_bytes()
        root: list[etree._Element] = []
        rewrite(path, lambda name, content: root.append(etree.fromstring(content)) if name == part else None)
        yield root[0]
        path.write_bytes(before)
        rewrite(path, lambda name, content: etree.tostring(root[0]) if name == part else content)


Change = Callable[[Templates], None]


@dataclass(frozen=True, slots=True)
class Broken:
    """One fault: the code that tells it, and codes that may stand beside it because they are as true."""

    code: str
    change: Change
    template: str = "giay-moi"
    also: frozenset[str] = frozenset()


def paragraph(text: str, style: str = "LoiVan") -> etree._Element:
    """A paragraph in one run."""
    return from_xml(f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>{run(text)}</w:p>")


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def from_xml(xml: str) -> etree._Element:
    head, _sep, rest = xml.partition(">") if not xml.partition(">")[0].endswith("/") else (xml[:-2], "", "/>")
    return etree.fromstring(f'{head} {_W} xmlns:r="{_OFFICE}"{_sep or ""}{rest}')


def at(root: etree._Element, text: str) -> etree._Element:
    """The paragraph with these words."""
    return next(one for one in root.iter(PARAGRAPH) if text in visible_text(one))


def after(*texts: str, at_text: str = "Địa điểm", style: str = "LoiVan") -> Change:
    """Put paragraphs behind the one with a text."""

    def change(templates: Templates) -> None:
        with templates.tree() as root:
            here = at(root, at_text)
            for text in reversed(texts):
                here.addnext(paragraph(text, style))

    return change


def xml_after(xml: str, at_text: str = "Địa điểm") -> Change:
    def change(templates: Templates) -> None:
        with templates.tree() as root:
            at(root, at_text).addnext(from_xml(xml))

    return change


def runs_after(*runs: str, at_text: str = "Địa điểm") -> Change:
    """Put a paragraph of these runs behind the one with a text, usually the place of the meeting."""
    return xml_after(f'<w:p><w:pPr><w:pStyle w:val="LoiVan"/></w:pPr>{"".join(runs)}</w:p>', at_text)


def table_after(*rows: tuple[str, ...]) -> Change:
    """Put a table behind the place of the meeting."""
    return xml_after(table(*rows))


def table(*rows: tuple[str, ...]) -> str:
    width = max(map(len, rows))
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(width))
    cells = (
        "<w:tr>"
        + "".join(
            '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="OBang"/></w:pPr>{run(text)}</w:p></w:tc>'
            for text in row
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(cells)}</w:tbl>"
    )


def in_tree(edit: Callable[[etree._Element], None], part: str = DOCUMENT, file: str | None = None) -> Change:
    def change(templates: Templates) -> None:
        with templates.tree(part, file) as root:
            edit(root)

    return change


def styled(text: str, properties: str) -> Change:
    """Give all runs of the paragraph with a text these properties."""

    def edit(root: etree._Element) -> None:
        for one in at(root, text).iter(RUN):
            for old in one.findall(W + "rPr"):
                one.remove(old)
            one.insert(0, from_xml(f"<w:rPr>{properties}</w:rPr>"))

    return in_tree(edit)


def laid_out(text: str, properties: str) -> Change:
    """Add properties to the paragraph with a text."""

    def edit(root: etree._Element) -> None:
        own = at(root, text).find(W + "pPr")
        assert own is not None
        for one in from_xml(f"<w:pPr>{properties}</w:pPr>"):
            own.append(one)

    return in_tree(edit)


def reworded(old: str, new: str, file: str | None = None, part: str = DOCUMENT) -> Change:
    """Put other words into a text."""

    def edit(root: etree._Element) -> None:
        text = next(one for one in root.iter(TEXT) if old in (one.text or ""))
        text.text = (text.text or "").replace(old, new)

    return in_tree(edit, part, file)


def linked(kind: str, target: str, body: str, owner: str = DOCUMENT, mode: str = "External") -> Change:
    """Add a relationship to a part, and a paragraph that uses it as rId900."""

    def change(templates: Templates) -> None:
        if body:
            xml_after(body)(templates)
        folder, _slash, name = owner.rpartition("/")
        relationships = f"{folder}/_rels/{name}.rels"
        link = (
            f'<Relationship Id="rId900" Type="{_OFFICE}/{kind}" Target={quoteattr(target)}'
            + (f' TargetMode="{mode}"' if mode else "")
            + "/>"
        )
        seen = []

        def edit(name: str, content: bytes) -> bytes:
            if name != relationships:
                return content
            seen.append(name)
            return content.replace(b"</Relationships>", f"{link}</Relationships>".encode())

        rewrite(templates.path, edit)
        if not seen:
            whole = f'<Relationships xmlns="{_RELATIONSHIPS}">{link}</Relationships>'
            rewrite(templates.path, lambda _name, content: content, {relationships: whole.encode()})

    return change


def with_part(name: str, content: bytes) -> Change:
    return lambda templates: rewrite(templates.path, lambda _name, old: old, {name: content})


def _replaced_by_content(block: str) -> Change:
    """Put the content of a block in the place of its include, as one did before there were blocks."""

    def change(templates: Templates) -> None:
        with templates.tree(file=f"blocks/{block}") as source:
            body = source.find(W + "body")
            assert body is not None
            content = [one for one in body if one.tag in {PARAGRAPH, TABLE}]
        with templates.tree() as root:
            include = at(root, f'include "{block}"')
            for one in content:
                include.addprevious(one)
            parent = include.getparent()
            assert parent is not None
            parent.remove(include)

    return change


def removed(text: str) -> Change:
    def edit(root: etree._Element) -> None:
        one = at(root, text)
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)

    return in_tree(edit)


def _row_without_cells(root: etree._Element) -> None:
    at(root, "Địa điểm").addnext(from_xml(table(("x", "y"))))
    next(root.iter(TABLE)).append(etree.Element(ROW))


def _set_margin(root: etree._Element, side: str, twips: str) -> None:
    for one in root.iter(W + "pgMar"):
        one.set(W + side, twips)


def _without_field(root: etree._Element) -> None:
    for one in list(root.iter(RUN)):
        parent = one.getparent()
        assert parent is not None
        parent.remove(one)


def _paragraph_in_paragraph(root: etree._Element) -> None:
    at(root, "Địa điểm").append(paragraph("đoạn trong đoạn"))


def _properties_at_the_end(root: etree._Element) -> None:
    one = at(root, "Địa điểm")
    properties = one.find(W + "pPr")
    assert properties is not None
    one.append(properties)


def _picture_without_file(root: etree._Element) -> None:
    at(root, "Địa điểm").append(from_xml(_PICTURE.format(id="rId987")))


def _size_of_style(name: str, properties: str) -> Change:
    def edit(root: etree._Element) -> None:
        style = next(one for one in root.iter(W + "style") if one.get(W + "styleId") == name)
        own = style.find(W + "rPr")
        if own is None:
            own = etree.SubElement(style, W + "rPr")
        for one in from_xml(f"<w:rPr>{properties}</w:rPr>"):
            for old in own.findall(one.tag):
                own.remove(old)
            own.insert(0, one)

    return in_tree(edit, "word/styles.xml", "styles")


def _damaged(file: str) -> Change:
    return lambda templates: (templates.folder / f"{file}.docx").write_bytes(b"PK\x03\x04 damaged")  # type: ignore[func-returns-value]


def insertion(content: str) -> str:
    return f"<w:ins {_BY}>{content}</w:ins>"


def deletion(text: str) -> str:
    return f'<w:del {_BY}><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


TEXT_BOX: Final = (
    f"<w:r><w:pict>{_SHAPE}<v:textbox>"
    "<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)

BROKEN: Final[dict[str, Broken]] = {
    # Tags that cannot be read.
    "print tag without end": Broken("tag-not-closed", after("Mời: {{ inviter")),
    "statement tag without end": Broken("tag-not-closed", after("{% if inviter Mời")),
    "tag inside a tag": Broken("tag-not-closed", after("{{ inviter {{ inviter }}")),
    "end without beginning": Broken("tag-not-opened", after("Mời: inviter }}")),
    "empty tag": Broken("tag-syntax", after("{{ }}")),
    "two names in a tag": Broken("tag-syntax", after("{{ inviter meeting }}")),
    "open string": Broken("tag-syntax", after("{{ invitees | join('; }}")),
    "unknown sign": Broken("tag-syntax", after("{{ inviter ? }}")),
    "else if": Broken("tag-syntax", after("{% if absence %}a{% else if documents %}b{% endif %}")),
    "for of": Broken("tag-syntax", after("{% for one of invitees %}x{% endfor %}")),
    "bracket not closed": Broken("tag-syntax", after("{{ (inviter }}")),
    "condition without end of comparison": Broken("tag-syntax", after("{% if inviter == %}x{% endif %}")),
    "macro": Broken("statement-not-allowed", after("{% macro a() %}")),
    "misspelt statement": Broken("statement-not-allowed", after("{% fi absence %}")),
    "statement with a large letter": Broken(
        "statement-not-allowed", after("{%p If absence %}", "x", "{%p endif %}")
    ),
    "dash inside an end": Broken("statement-not-allowed", after("{%p if absence %}", "x", "{%p end–if %}")),
    "statement of another language": Broken(
        "statement-not-allowed", after("{%p foreach one in invitees %}", "x", "{%p endfor %}")
    ),
    "import": Broken("statement-not-allowed", after("{% import 'os' as os %}")),
    # Loops and conditions.
    "loop not closed": Broken("block-not-closed", after("{%p for one in invitees %}", "- {{ one }};")),
    "condition in a sentence not closed": Broken("block-not-closed", after("a{% if absence %}b")),
    "endif alone": Broken("block-not-opened", after("{%p endif %}")),
    "else alone": Broken("block-not-opened", after("{%p else %}")),
    "elif after a loop": Broken(
        "block-not-opened", after("{% for one in invitees %}x{% elif absence %}y{% endfor %}")
    ),
    "crossed": Broken(
        "blocks-crossed",
        after("{% for one in invitees %}{% if absence %}x{% endfor %}{% endif %}"),
        also=frozenset({"block-not-opened"}),
    ),
    "inner condition not closed": Broken(
        "blocks-crossed", after("{%p for one in invitees %}", "{%p if absence %}", "x", "{%p endfor %}")
    ),
    "letters differ": Broken("block-kinds-differ", after("{%p if absence %}", "a", "x{% endif %}")),
    "leaves its cell": Broken(
        "block-leaves-place", table_after(("{% for one in invitees %}{{ one }}", "{% endfor %}"))
    ),
    "row loop over two tables": Broken(
        "block-leaves-place",
        lambda templates: [
            table_after(("{%tr endfor %}",))(templates),
            after("ở giữa")(templates),
            table_after(("{%tr for one in invitees %}",), ("{{ one }}",))(templates),
        ][0],
    ),
    "cell loop over two rows": Broken(
        "block-leaves-place",
        table_after(("{%tc for one in invitees %}", "{{ one }}"), ("x", "{%tc endfor %}")),
    ),
    # Tags in the wrong kind of place.
    "text beside a paragraph tag": Broken(
        "tag-not-alone", after("Lưu ý: {%p if absence %}", "x", "{%p endif %}")
    ),
    "text beside a row tag": Broken(
        "tag-not-alone",
        table_after(("{%tr for one in invitees %}", "STT"), ("{{ one }}", "x"), ("{%tr endfor %}", "")),
    ),
    "row tag outside a table": Broken("tag-outside-table", after("{%tr if absence %}", "x", "{%tr endif %}")),
    "cell tag outside a table": Broken(
        "tag-outside-table", after("{%tc if absence %}", "x", "{%tc endif %}")
    ),
    "opened and closed in one row": Broken(
        "block-in-one-place", table_after(("{%tr for one in invitees %}{{ one }}{%tr endfor %}", ""))
    ),
    "opened and closed in one paragraph": Broken(
        "block-in-one-place", after("{%p if absence %}x{%p endif %}")
    ),
    "opened and closed in one cell": Broken(
        "block-in-one-place", table_after(("{%tc if absence %}x{%tc endif %}", ""))
    ),
    "blank before tr": Broken(
        "tag-letter-apart",
        table_after(("{% tr for one in invitees %}",), ("{{ one }}",), ("{%tr endfor %}",)),
    ),
    "blank before p": Broken("tag-letter-apart", after("{% p if absence %}", "x", "{%p endif %}")),
    "per cent in a tag with a letter": Broken(
        "tag-signs-inside", after("{%p if inviter == '50%' %}", "x", "{%p endif %}")
    ),
    "brace in a tag with a letter": Broken(
        "tag-signs-inside",
        table_after(("{%tr if inviter == '}' %}",), ("x",), ("{%tr endif %}",)),
    ),
    "colour of a cell outside a table": Broken("tag-outside-table", after("{% cellbg 'FF0000' %}x")),
    "joined cells outside a loop": Broken("tag-outside-loop", table_after(("{% vm %}x",))),
    "text as a drawing": Broken("drawing-and-text-mixed", after("{{r inviter }}")),
    "drawing as text": Broken("drawing-and-text-mixed", after("{{ inviter | line_under(14) }}")),
    "paragraph tag that prints": Broken("drawing-and-text-mixed", after("{{p inviter }}")),
    "include with text": Broken("include-not-alone", after('Xem {%p include "chu-ky" %}')),
    "include without letter": Broken("include-not-alone", after('{% include "chu-ky" %}')),
    "tag over two paragraphs": Broken("tag-over-paragraphs", after("Mời: {{ inviter", "}} dự họp")),
    "tag in a field code": Broken(
        "tag-outside-text",
        runs_after(
            _field("begin"),
            "<w:r><w:instrText>REF {{ inviter }}</w:instrText></w:r>",
            _field("end"),
            run("x"),
        ),
    ),
    "condition half inside a link": Broken(
        "output-malformed",
        runs_after(
            run("{% if absence %}a"),
            f'<w:hyperlink w:anchor="a">{run("x{% endif %}")}</w:hyperlink>',
        ),
    ),
    # What Word does to tags.
    "letters of a tag in two looks": Broken(
        "tag-looks-differ", runs_after(run("Mời: {{ invi"), run("ter }}", "<w:rPr><w:b/></w:rPr>"))
    ),
    "tab inside a tag": Broken(
        "break-in-tag", runs_after("<w:r><w:t>{{</w:t><w:tab/><w:t>inviter }}.</w:t></w:r>")
    ),
    "line break inside a tag": Broken(
        "break-in-tag", runs_after("<w:r><w:t>{{ inviter</w:t></w:r><w:r><w:br/><w:t> }}.</w:t></w:r>")
    ),
    "curly quotes": Broken("smart-quotes-in-tag", after("{{ invitees | join(“; ”) }}.")),
    "curly single quotes": Broken("smart-quotes-in-tag", after("Mời{% if inviter == ‘a’ %} x{% endif %}.")),
    "insertion inside a tag": Broken(
        "tracked-change-in-tag", runs_after(run("{{ invi"), insertion(run("ter")), run(" }}"))
    ),
    "whole tag inserted": Broken(
        "tracked-change-in-tag", runs_after(run("Mời: "), insertion(run("{{ inviter }}")))
    ),
    "deletion inside a tag": Broken(
        "tracked-change-in-tag", runs_after(run("{{ invi"), deletion("xxx"), run("ter }}"))
    ),
    "look of a tag changed": Broken(
        "tracked-change-in-tag",
        runs_after(run("{{ inviter }}", f"<w:rPr><w:rPrChange {_BY}><w:rPr/></w:rPrChange></w:rPr>")),
    ),
    "whole tag deleted": Broken("tag-in-deletion", runs_after(run("Mời: "), deletion("{{ inviter }}"))),
    "insertion beside tags": Broken("tracked-change", runs_after(run("Mời "), insertion(run("dự họp")))),
    # Names.
    "unknown name": Broken("field-unknown", after("{{ invitor }}")),
    "unknown member": Broken("field-unknown", after("{{ meeting.chiar }}")),
    "unknown name in a loop": Broken(
        "field-unknown", after("{% for one in agenda %}{{ one.contnet }}{% endfor %}")
    ),
    "unknown name of a list": Broken("field-unknown", after("{% for one in invites %}{{ one }}{% endfor %}")),
    "unknown name in a filter": Broken("field-unknown", after("{{ invitees | join(sep) }}")),
    "unknown name in a condition": Broken("field-unknown", after("{% if absent %}x{% endif %}")),
    "unknown name in an elif": Broken(
        "field-unknown", after("{% if absence %}x{% elif absent %}y{% endif %}")
    ),
    "unknown name in a set": Broken("field-unknown", after('{%p set ten = invitor ~ "x" %}')),
    "unknown name in a header": Broken(
        "field-unknown",
        in_tree(
            lambda root: next(root.iter(PARAGRAPH)).append(from_xml(run("{{ invitor }}"))), "word/header1.xml"
        ),
        also=frozenset({"page-number-look", "header-text"}),
    ),
    "unknown name in a text box": Broken(
        "field-unknown",
        runs_after(run("x"), TEXT_BOX.format(content="<w:p>" + run("{{ invitor }}") + "</w:p>")),
    ),
    "unknown name in a property": Broken(
        "field-unknown",
        in_tree(
            lambda root: root.append(
                etree.fromstring(
                    '<cp:keywords xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
                    "{{ invitor }}</cp:keywords>"
                )
            ),
            "docProps/core.xml",
        ),
    ),
    "name of a loop after it": Broken(
        "loop-name-outside", after("{% for one in invitees %}{{ one }}{% endfor %}{{ one }}")
    ),
    "loop outside a loop": Broken("loop-name-outside", after("{{ loop.index }}")),
    "whole list": Broken("not-printable", after("{{ invitees }}")),
    "whole object": Broken("not-printable", after("{{ meeting }}")),
    "loop over yes or no": Broken("not-a-list", after("{% for one in absence.written %}x{% endfor %}")),
    "loop over a text": Broken("not-a-list", after("{% for one in inviter %}x{% endfor %}")),
    "unknown filter": Broken("filter-unknown", after("{{ inviter | uper }}")),
    "filter of Jinja that is not ours": Broken("filter-unknown", after("{{ inviter | safe }}")),
    "too many values for a filter": Broken("filter-arguments", after("{{ inviter | upper(1) }}")),
    "text joined": Broken("filter-misapplied", after('{{ inviter | join("; ") }}')),
    "unknown test": Broken("test-unknown", after("{% if inviter is emty %}x{% endif %}")),
    "dangerous attribute": Broken("name-hidden", after("{{ inviter.__class__ }}")),
    "call": Broken("expression-not-allowed", after("{{ inviter() }}")),
    "method": Broken("expression-not-allowed", after("{{ inviter.upper() }}")),
    "function of Python": Broken("expression-not-allowed", after("{{ range(9) }}")),
    "key in brackets": Broken("expression-not-allowed", after("{{ meeting['name'] }}")),
    "unpacking": Broken("expression-not-allowed", after("{% for a, b in agenda %}x{% endfor %}")),
    "field that may be missing outside a condition": Broken(
        "field-may-be-missing",
        reworded(
            "{% if convening %}, được triệu tập theo {{ convening }}{% endif %}",
            ", được triệu tập theo {{ convening }}",
        ),
    ),
    "member that may be missing outside a condition": Broken(
        "field-may-be-missing", after("{% if absence %}x {{ absence.notice }}{% endif %}")
    ),
    "member of an object that may be missing": Broken("field-may-be-missing", after("{{ absence.who }}")),
    "what all papers have is not printed": Broken("field-unused", removed("Địa điểm")),
    # What no template may carry.
    "picture from outside": Broken(
        "external-link",
        linked(
            "image",
            "https://example.org/a.png",
            f"<w:p>{_PICTURE.format(id='rId900')}</w:p>",
        ),
    ),
    "link to outside": Broken(
        "external-link",
        linked(
            "hyperlink",
            "https://example.org",
            f'<w:p><w:hyperlink r:id="rId900">{run("x")}</w:hyperlink></w:p>',
        ),
    ),
    "attached template": Broken(
        "attached-template", linked("attachedTemplate", "file:///C:/mau.dotx", "", owner="word/settings.xml")
    ),
    "macro file": Broken("macro-in-template", with_part("word/vbaProject.bin", b"x")),
    "embedded object": Broken(
        "embedded-object",
        lambda templates: [
            with_part("word/embeddings/a.bin", b"x")(templates),
            linked("oleObject", "embeddings/a.bin", "", mode="")(templates),
        ][0],
    ),
    "field that fetches": Broken(
        "field-fetches",
        runs_after(
            _field("begin"),
            "<w:r><w:instrText>INCLUDETEXT a.docx</w:instrText></w:r>",
            _field("end"),
            run("x"),
        ),
    ),
    # Styles and looks.
    "style that is not there": Broken("style-missing", after("x", style="KieuLa")),
    "list that is not there": Broken(
        "numbering-missing",
        laid_out("Địa điểm", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'),
    ),
    "size by hand": Broken(
        "style-overridden", styled("Địa điểm", '<w:sz w:val="27"/>'), also=frozenset({"body-size-mixed"})
    ),
    "colour by hand": Broken(
        "style-overridden", styled("Địa điểm", '<w:color w:val="FF0000"/>'), also=frozenset({"colour"})
    ),
    "space by hand": Broken("style-overridden", laid_out("Địa điểm", '<w:spacing w:before="140"/>')),
    "alignment by hand": Broken("style-overridden", laid_out("Địa điểm", '<w:jc w:val="right"/>')),
    "face by hand": Broken(
        "font-not-times", styled("Địa điểm", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')
    ),
    "face of a style": Broken(
        "font-not-times", _size_of_style("LoiVan", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')
    ),
    "empty paragraph as space": Broken(
        "empty-paragraph", xml_after('<w:p><w:pPr><w:pStyle w:val="LoiVan"/></w:pPr></w:p>')
    ),
    # Blocks.
    "copy of a block": Broken("block-copied", _replaced_by_content("chu-ky-noi-nhan")),
    "copy of the letterhead": Broken("block-copied", _replaced_by_content("dau-van-ban")),
    "unknown block": Broken("block-unknown", reworded("dau-van-ban", "dau-vanban")),
    "block that includes itself": Broken(
        "block-cycle",
        in_tree(
            lambda root: at(root, "HỘI CHỦ").addnext(paragraph('{%p include "dau-van-ban" %}')),
            file="blocks/dau-van-ban",
        ),
    ),
    "fault in a block": Broken(
        "field-unknown",
        reworded("signature.person", "signature.persn", file="blocks/chu-ky"),
    ),
    "damaged block": Broken("not-docx", _damaged("blocks/chu-ky")),
    "damaged styles": Broken("not-docx", _damaged("styles")),
    "damaged template": Broken("not-docx", _damaged("giay-moi")),
    # Form of the decree that the template itself breaks.
    "motto with dashes": Broken(
        "motto-hyphens", reworded("Độc lập - Tự do", "Độc lập – Tự do –", file="blocks/dau-van-ban")
    ),
    "narrow margin": Broken("margin-left", in_tree(lambda root: _set_margin(root, "left", "567"))),
    "no page number": Broken(
        "page-number-missing", in_tree(_without_field, "word/header1.xml"), "quyet-dinh-ban-hanh"
    ),
    # What is lost, and what Word would repair.
    "condition that is never met": Broken(
        "text-lost", after("Mời{% if false %} không bao giờ in{% endif %}.")
    ),
    "the same condition twice": Broken(
        "text-lost", after("Mời{% if absence %} a{% elif absence %} không bao giờ in{% endif %}.")
    ),
    "loop over nothing": Broken("text-lost", after("Mời{% for one in [] %} không bao giờ in{% endfor %}.")),
    "row without cells": Broken("word-would-repair", in_tree(_row_without_cells)),
    "paragraph in a paragraph": Broken(
        "word-would-repair", in_tree(_paragraph_in_paragraph), also=frozenset({"text-lost"})
    ),
    "properties behind the text": Broken("word-would-repair", in_tree(_properties_at_the_end)),
    "properties in the wrong order": Broken(
        "word-would-repair", laid_out("Địa điểm", "<w:keepLines/><w:keepNext/>")
    ),
    "picture without its file": Broken("word-would-repair", in_tree(_picture_without_file)),
    "field that ends only on a condition": Broken(
        "word-would-repair",
        runs_after(
            _field("begin"),
            "<w:r><w:instrText>PAGE</w:instrText></w:r>",
            _field("separate"),
            run("Trang 1{%r if absence %}"),
            _field("end"),
            run("{%r endif %}"),
        ),
    ),
}
"""Each template by what is wrong with it."""

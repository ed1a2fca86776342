"""Faults in the text of papers (lỗi phần lời): bases, body, divisions, signatures, recipients, appendices."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree

from generator.word.wordml import own_texts
from tests.checking.form.faults import PARAGRAPH, RUN, Fault, W, WordCopy

Change = Callable[[WordCopy], object]

FOUNDING = "quyet-dinh-thanh-lap"
LETTER = "cong-van-don-doc-2026-05"
MINUTES = "bien-ban-hop-2026-q1"
NOTICE = "thong-bao-ket-luan-2026-q1"
REPORT = "bao-cao-tong-hop-2026-q2"
PROPOSAL = "to-trinh-quy-che"
CHANGE = "quyet-dinh-kien-toan-2026-07"
INVITATION = "giay-moi-2026-q1"


def words(old: str, new: str) -> Change:
    """Other words in the first text that has them."""
    return lambda word: word.replace(old, new)


def ending(beginning: str, old: str, new: str) -> Change:
    """Another end of the paragraph that begins so."""

    def change(word: WordCopy) -> None:
        text = [one for one in own_texts(word.paragraph(beginning)) if one.text][-1]
        assert (text.text or "").endswith(old)
        text.text = (text.text or "")[: len(text.text or "") - len(old)] + new

    return change


def line(beginning: str, new: str) -> Change:
    """Another text of the paragraph that begins so."""

    def change(word: WordCopy) -> None:
        texts = own_texts(word.paragraph(beginning))
        for one in texts:
            one.text = ""
        texts[0].text = new

    return change


def removed(beginning: str) -> Change:
    return lambda word: word.remove(word.paragraph(beginning))


def added(beginning: str, new: str) -> Change:
    """A paragraph more behind the one that begins so."""
    return lambda word: word.add_after(word.paragraph(beginning), new)


def laid(beginning: str, name: str, **values: str) -> Change:
    """A paragraph that begins so, laid out by hand."""
    return lambda word: word.property(word.paragraph(beginning), name, **values)


def moved(beginning: str, behind: str) -> Change:
    def change(word: WordCopy) -> None:
        word.paragraph(behind).addnext(word.paragraph(beginning))

    return change


def both(*changes: Change) -> Change:
    def change(word: WordCopy) -> None:
        for one in changes:
            one(word)

    return change


def everywhere(name: str, **values: str) -> Change:
    """All paragraphs of the body outside tables laid out by hand."""

    def change(word: WordCopy) -> None:
        for paragraph in word.body.findall(PARAGRAPH):
            if len("".join(one.text or "" for one in own_texts(paragraph))) > 90 and not _is_subject(
                paragraph
            ):
                word.property(paragraph, name, **values)

    return change


def joined(first: str, second: str) -> Change:
    """Two paragraphs made one."""

    def change(word: WordCopy) -> None:
        one, other = word.paragraph(first), word.paragraph(second)
        last = [text for text in own_texts(one) if text.text][-1]
        last.text = (last.text or "") + " "
        last.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        one.extend(other.findall(RUN))
        word.remove(other)

    return change


def empty_before(beginning: str, count: int = 1) -> Change:
    def change(word: WordCopy) -> None:
        paragraph = word.paragraph(beginning)
        for _number in range(count):
            new = etree.Element(PARAGRAPH)
            properties = paragraph.find(W + "pPr")
            if properties is not None:
                new.append(copy.deepcopy(properties))
            paragraph.addprevious(new)

    return change


def typed_before(beginning: str, blanks: str) -> Change:
    """Blanks typed in front of a paragraph that has no indent of its own."""

    def change(word: WordCopy) -> None:
        paragraph = word.paragraph(beginning)
        word.property(paragraph, "ind", firstLine="0")
        text = next(one for one in own_texts(paragraph) if one.text)
        text.text = blanks + (text.text or "")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    return change


def tabbed(beginning: str) -> Change:
    def change(word: WordCopy) -> None:
        paragraph = word.paragraph(beginning)
        word.property(paragraph, "ind", firstLine="0")
        run = next(one for one in paragraph.iter(RUN) if any(text.text for text in one.iter(W + "t")))
        tab = etree.Element(W + "tab")
        next(run.iter(W + "t")).addprevious(tab)

    return change


def unparted(word: WordCopy) -> None:
    """The section break before an appendix taken away."""
    holder = next(one for one in word.body.iter(W + "sectPr") if one.getparent() is not word.body)
    paragraph = holder.getparent().getparent()  # type: ignore[union-attr]
    assert paragraph is not None
    holder.getparent().remove(holder)  # type: ignore[union-attr]


def last_section(word: WordCopy) -> etree._Element:
    section = word.body.find(W + "sectPr")
    assert section is not None
    return section


def counting_on(word: WordCopy) -> None:
    """The appendix goes on with the page numbers of the document."""
    section = last_section(word)
    for one in section.findall(W + "pgNumType"):
        section.remove(one)


def own_number(word: WordCopy) -> None:
    """A number in the letterhead of the attached regulation."""
    lines = list(word.paragraphs("BAN CHỈ ĐẠO VỀ DỮ LIỆU"))
    number = copy.deepcopy(word.paragraph("Số:"))
    texts = own_texts(number)
    for one in texts:
        one.text = ""
    texts[0].text = "Số: 05/QC-BCĐ"
    holder = lines[-1].getparent()
    assert holder is not None
    holder.append(number)


def two_appendices(first: str, second: str) -> Change:
    """A decision with its appendix twice, under these names, each in a section of its own."""

    def change(word: WordCopy) -> None:
        *content, section = list(word.body)
        start = next(one for one in content if one.tag == PARAGRAPH and "Phụ lục" in "".join(one.itertext()))
        appendix = [copy.deepcopy(one) for one in content[content.index(start) :]]
        own_texts(start)[0].text = first
        own_texts(appendix[0])[0].text = second
        end = etree.Element(PARAGRAPH)
        etree.SubElement(end, W + "pPr").append(copy.deepcopy(section))
        for one in (end, *appendix):
            section.addprevious(one)

    return change


def headless(word: WordCopy) -> None:
    """The letterhead of the attached regulation taken away."""
    tables = [one for one in word.body.findall(W + "tbl") if "CỘNG HÒA" in "".join(one.itertext())]
    word.remove(tables[-1])


def minutes_dated(word: WordCopy) -> None:
    """A place and date in minutes, in the empty place beside the number."""
    cell = next(one for one in word.body.iter(PARAGRAPH) if _style(one) == "DiaDanhThoiGian")
    run = etree.SubElement(cell, RUN)
    text = etree.SubElement(run, W + "t")
    text.text = "Lai Châu, ngày 26 tháng 3 năm 2026"


def _is_subject(paragraph: etree._Element) -> bool:
    return _style(paragraph) == "TrichYeu"


def untitled(word: WordCopy) -> None:
    """An article that begins with a sentence in the place of its title."""
    paragraph = word.paragraph("Điều 12.")
    line("Điều 12.", "Điều 12. ")(word)
    run = etree.SubElement(paragraph, RUN)
    etree.SubElement(etree.SubElement(run, W + "rPr"), W + "b").set(W + "val", "0")
    text = etree.SubElement(run, W + "t")
    text.text = "Tập thể, cá nhân được khen thưởng theo các quy định sau đây:"


def _style(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(W + "val")


def below_number(word: WordCopy) -> None:
    """A heading whose title begins on the next line."""
    paragraph = word.paragraph("II. NHIỆM VỤ")
    text = own_texts(paragraph)[0]
    title = etree.Element(W + "t")
    title.text = (text.text or "").removeprefix("II. ")
    text.text = "II."
    text.addnext(title)
    text.addnext(etree.Element(W + "br"))


def split_title(word: WordCopy) -> None:
    """A chapter whose title is gone: word and number only."""
    paragraph = word.paragraph("Chương II")
    for one in list(paragraph.iter(W + "br")):
        one.getparent().remove(one)  # type: ignore[union-attr]
    texts = own_texts(paragraph)
    for text in texts:
        text.text = ""
    texts[0].text = "Chương II"


def one_line_title(word: WordCopy) -> None:
    """A chapter and its title on one line."""
    paragraph = word.paragraph("Chương II")
    for one in list(paragraph.iter(W + "br")):
        run = one.getparent()
        assert run is not None
        blank = etree.Element(W + "t")
        blank.text = ". "
        blank.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.replace(one, blank)


def stacked_posts(word: WordCopy) -> None:
    """The other post set right below the first, above the place of the signature."""
    post, other = word.paragraph("TRƯỞNG BAN"), word.paragraph("CHỦ TỊCH UBND TỈNH")
    signer = word.paragraph("Nguyễn Văn Mẫu")
    new = copy.deepcopy(post)
    texts = own_texts(new)
    texts[0].text = "CHỦ TỊCH UBND TỈNH"
    post.addnext(new)
    word.remove(other)
    word.property(signer, "spacing", before="1340")


def undrawn(word: WordCopy) -> None:
    """The line below the reference of the attached regulation taken away."""
    word.remove(next(one for one in word.body.iter(PARAGRAPH) if _style(one) == "DuongKeKemTheo"))


def last_post(new: str) -> Change:
    """Another post in the signature of the decision that sets the committee up."""

    def change(word: WordCopy) -> None:
        own_texts(list(word.paragraphs("CHỦ TỊCH"))[-1])[0].text = new

    return change


def deputy_for_committee(word: WordCopy) -> None:
    """A deputy signs for the head, and the collective whose paper it is stands nowhere."""
    own_texts(word.paragraph("TM. BAN CHỈ ĐẠO"))[0].text = "KT. TRƯỞNG BAN"
    own_texts(word.paragraph("TRƯỞNG BAN"))[0].text = "PHÓ TRƯỞNG BAN"


def baseless(word: WordCopy) -> None:
    """A decision whose bases are gone."""
    for one in [*word.paragraphs("Căn cứ"), *word.paragraphs("Theo đề nghị")]:
        word.remove(one)


def addressed(word: WordCopy) -> None:
    """Words of address in a decision, as submissions have them."""
    paragraph = etree.Element(PARAGRAPH)
    properties = etree.SubElement(paragraph, W + "pPr")
    etree.SubElement(properties, W + "pStyle").set(W + "val", "KinhGui")
    etree.SubElement(etree.SubElement(paragraph, RUN), W + "t").text = "Kính gửi: Các sở, ban, ngành tỉnh"
    word.paragraph("BAN CHỈ ĐẠO VỀ DỮ LIỆU TỈNH").addprevious(paragraph)


def _in(paragraph: etree._Element, old: str, new: str) -> None:
    text = next(one for one in own_texts(paragraph) if old in (one.text or ""))
    text.text = (text.text or "").replace(old, new)


def _in_all(word: WordCopy, old: str, new: str) -> None:
    """Other words in the whole text before the appendix."""
    for paragraph in word.body.findall(PARAGRAPH):
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            break
        for text in own_texts(paragraph):
            text.text = (text.text or "").replace(old, new)


def signed_again(word: WordCopy) -> None:
    tables = [one for one in word.body.iter(W + "tbl") if "Nơi nhận:" in "".join(one.itertext())]
    word.body.findall(PARAGRAPH)[-1].addprevious(copy.deepcopy(tables[0]))


BASES = (
    Fault("a decision without bases", "basis-missing", baseless, FOUNDING),
    Fault("a basis ends with a comma", "basis-end", ending("Căn cứ Luật Dữ liệu", ";", ",")),
    Fault("a basis ends with a full stop", "basis-end", ending("Căn cứ Luật Dữ liệu", ";", ".")),
    Fault("the proposal ends with a semicolon", "basis-end", ending("Theo đề nghị", ".", ";")),
    Fault(
        "the last basis of a submission has no mark",
        "basis-end",
        ending("Căn cứ Quyết định", ".", ""),
        PROPOSAL,
    ),
    Fault(
        "two bases in one paragraph",
        "basis-paragraph",
        joined("Căn cứ Luật Tổ chức", "Căn cứ Luật Dữ liệu"),
    ),
    Fault("a dash before a basis", "basis-beginning", words("Căn cứ Luật Dữ liệu", "- Căn cứ Luật Dữ liệu")),
    Fault("a colon in a basis", "basis-beginning", words("Căn cứ Luật Dữ liệu", "Căn cứ: Luật Dữ liệu")),
    Fault("a law behind a decision", "basis-order", moved("Căn cứ Luật Dữ liệu", "Căn cứ Kế hoạch")),
    Fault(
        "a circular before a decree",
        "basis-order",
        both(
            added(
                "Căn cứ Luật Dữ liệu",
                "Căn cứ Nghị định số 165/2025/NĐ-CP ngày 30 tháng 6 năm 2025 của Chính phủ quy định;",
            ),
            added(
                "Căn cứ Luật Dữ liệu",
                "Căn cứ Thông tư số 02/2025/TT-BKHCN ngày 31 tháng 3 năm 2025 của Bộ Khoa học và Công nghệ;",
            ),
        ),
    ),
    Fault(
        "the proposal before other bases",
        "basis-proposal-last",
        both(
            ending("Theo đề nghị", ".", ";"),
            ending("Căn cứ Quyết định", ";", "."),
            moved("Theo đề nghị", "Căn cứ Kế hoạch"),
        ),
    ),
    Fault(
        "the number of a law",
        "basis-law-number",
        words("Căn cứ Luật Dữ liệu ngày", "Căn cứ Luật Dữ liệu số 60/2024/QH15 ngày"),
    ),
    Fault(
        "the issuer of a law",
        "basis-law-number",
        words(
            "Luật Dữ liệu ngày 30 tháng 11 năm 2024", "Luật Dữ liệu ngày 30 tháng 11 năm 2024 của Quốc hội"
        ),
    ),
    Fault("a law with its year only", "basis-law-date", words("Dữ liệu ngày 30 tháng 11 năm", "Dữ liệu năm")),
    Fault(
        "a resolution without its date",
        "basis-incomplete",
        words("số 214/NQ-CP ngày 23 tháng 7 năm 2025", "số 214/NQ-CP"),
    ),
    Fault(
        "a resolution without its issuer",
        "basis-incomplete",
        words("năm 2025 của Chính phủ ban hành", "năm 2025 ban hành"),
    ),
    Fault(
        "a resolution without its number",
        "basis-incomplete",
        words("Nghị quyết số 214/NQ-CP ngày", "Nghị quyết ngày"),
    ),
    Fault("no colon behind the deciding line", "decides-line", line("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH")),
    Fault("no deciding line", "decides-line", removed("QUYẾT ĐỊNH:"), FOUNDING),
)

BODIES = (
    Fault("an article aligned left", "body-not-justified", laid("Điều 1.", "jc", val="left")),
    Fault("a whole notice aligned left", "body-not-justified", everywhere("jc", val="left"), NOTICE),
    Fault("a clause aligned right", "body-not-justified", laid("1. Đề xuất", "jc", val="right"), FOUNDING),
    Fault("no indent of an article", "body-first-line", laid("Điều 2.", "ind", firstLine="0")),
    Fault("an indent of 1.5 cm", "body-first-line", laid("Điều 3.", "ind", firstLine="851")),
    Fault(
        "a hanging clause",
        "body-first-line",
        laid("2. Điều phối", "ind", left="720", hanging="360"),
        FOUNDING,
    ),
    Fault("a basis without indent", "body-first-line", laid("Căn cứ Luật Dữ liệu", "ind", firstLine="0")),
    Fault("blanks typed before an article", "body-typed-indent", typed_before("Điều 2.", "        ")),
    Fault("a tab typed before an article", "body-typed-indent", tabbed("Điều 2.")),
    Fault("no gap above an article", "body-gap", laid("Điều 2.", "spacing", before="0", after="0")),
    Fault("a gap of 3 pt", "body-gap", laid("2. Điều phối", "spacing", before="60", after="0"), FOUNDING),
    Fault(
        "double lines",
        "body-line-spacing",
        laid("Điều 1.", "spacing", before="120", after="120", line="480", lineRule="auto"),
    ),
    Fault(
        "lines of 12 pt for letters of 14 pt",
        "body-line-spacing",
        laid("Điều 1.", "spacing", before="120", after="120", line="240", lineRule="exact"),
    ),
    Fault(
        "lines of 0.9",
        "body-line-spacing",
        laid("Trên đây", "spacing", before="120", after="120", line="216", lineRule="auto"),
        NOTICE,
    ),
    Fault("an empty paragraph between articles", "empty-paragraphs", empty_before("Điều 2.")),
    Fault("three empty paragraphs below the subject", "empty-paragraphs", empty_before("QUYẾT ĐỊNH:", 3)),
    Fault("room for the signature by empty paragraphs", "empty-paragraphs", empty_before("CHỦ TỊCH UBND", 4)),
    Fault("a full stop at the end", "end-mark-missing", ending("Điều 3.", "./.", ".")),
    Fault("the end mark with a blank", "end-mark-missing", ending("Trên đây", "./.", ". /."), NOTICE),
    Fault("the end mark twice", "end-mark-inside", ending("Điều 2.", ".", "./.")),
    Fault(
        "a sentence behind the end",
        "end-mark-inside",
        added("Trên đây", "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện."),
        NOTICE,
    ),
)

DIVISIONS = (
    Fault("a chapter with an Arabic number", "division-number", words("Chương II", "Chương 2")),
    Fault("a chapter and its title on one line", "division-line", one_line_title),
    Fault("a mark behind a chapter", "division-line", words("Chương III", "Chương III:")),
    Fault("a chapter without title", "division-title-missing", split_title),
    Fault("a chapter aligned left", "division-not-centred", laid("Chương II", "jc", val="left")),
    Fault("a colon behind an article", "article-mark", words("Điều 2. ", "Điều 2: ")),
    Fault("no mark behind an article", "article-mark", words("Điều 2. ", "Điều 2 "), FOUNDING),
    Fault("an article with a zero", "article-mark", words("Điều 2. ", "Điều 02. "), FOUNDING),
    Fault(
        "an article without title among others",
        "article-title-missing",
        untitled,
    ),
    Fault("a bracket behind a clause", "clause-mark", words("2. Điều phối", "2) Điều phối"), FOUNDING),
    Fault("a stroke behind a clause", "clause-mark", words("3. Cho ý kiến", "3/ Cho ý kiến"), FOUNDING),
    Fault("a full stop behind a point", "point-mark", words("b) Phó Trưởng", "b. Phó Trưởng"), FOUNDING),
    Fault("a stroke behind a Roman number", "heading-mark", words("II. NHIỆM VỤ", "II/ NHIỆM VỤ"), NOTICE),
    Fault("a dash behind a Roman number", "heading-mark", words("II. NHIỆM VỤ", "II - NHIỆM VỤ"), NOTICE),
    Fault("the title below its Roman number", "heading-line", below_number, NOTICE),
    Fault("a Roman number skipped", "heading-sequence", words("II. KHÓ KHĂN", "III. KHÓ KHĂN"), REPORT),
    Fault("an item of a notice twice", "heading-sequence", words("3. Nguyên nhân", "2. Nguyên nhân"), NOTICE),
    Fault("a heading 3.2 skipped", "heading-sequence", words("3.2. Sở", "3.3. Sở"), REPORT),
    Fault("an article of a decision twice", "heading-sequence", words("Điều 6. ", "Điều 5. "), FOUNDING),
    Fault("a clause of a decision skipped", "heading-sequence", words("4. Sơ kết", "5. Sơ kết"), FOUNDING),
    Fault("a point skipped", "point-sequence", words("c) Phó Trưởng", "d) Phó Trưởng"), FOUNDING),
)

SIGNATURES = (
    Fault("no full stop behind TM", "signature-mark", words("TM. BAN CHỈ ĐẠO", "TM BAN CHỈ ĐẠO")),
    Fault("no blank behind TM.", "signature-mark", words("TM. BAN CHỈ ĐẠO", "TM.BAN CHỈ ĐẠO")),
    Fault("a mark of the Party", "signature-mark", words("TM. BAN CHỈ ĐẠO", "T/M BAN CHỈ ĐẠO")),
    Fault("KT without full stop", "signature-mark", words("KT. TRƯỞNG BAN", "KT TRƯỞNG BAN"), NOTICE),
    Fault("K/T", "signature-mark", words("KT. TRƯỞNG BAN", "K/T TRƯỞNG BAN"), LETTER),
    Fault(
        "two capacities on one line",
        "signature-line",
        both(line("TM. BAN CHỈ ĐẠO", "TM. BAN CHỈ ĐẠO KT. TRƯỞNG BAN"), removed("KT. TRƯỞNG BAN")),
        NOTICE,
    ),
    Fault(
        "deputy and head on one line",
        "signature-line",
        both(line("KT. TRƯỞNG BAN", "KT. TRƯỞNG BAN - PHÓ TRƯỞNG BAN"), removed("PHÓ TRƯỞNG BAN")),
        LETTER,
    ),
    Fault("KT. above TM.", "signature-order", moved("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN"), NOTICE),
    Fault("a deputy without KT.", "signature-deputy", removed("KT. TRƯỞNG BAN"), LETTER),
    Fault("a deputy without KT. below TM.", "signature-deputy", removed("KT. TRƯỞNG BAN"), NOTICE),
    Fault("KT. without the deputy's post", "signature-deputy", removed("PHÓ TRƯỞNG BAN"), LETTER),
    Fault(
        "a deputy signs by order",
        "signature-by-order",
        both(line("KT. TRƯỞNG BAN", "TL. TRƯỞNG BAN"), line("PHÓ TRƯỞNG BAN", "PHÓ CHÁNH VĂN PHÒNG")),
        LETTER,
    ),
    Fault("TM. without a post", "signature-post-missing", removed("TRƯỞNG BAN")),
    Fault("a collective, a deputy, no TM.", "signature-authority", deputy_for_committee),
    Fault("a collective without TM.", "signature-authority", removed("TM. BAN CHỈ ĐẠO")),
    Fault(
        "a head with TM.",
        "signature-authority",
        line("BAN CHỈ ĐẠO VỀ DỮ LIỆU TỈNH", "TRƯỞNG BAN CHỈ ĐẠO VỀ DỮ LIỆU"),
    ),
    Fault("another head than the authority", "signature-authority", last_post("GIÁM ĐỐC"), FOUNDING),
    Fault("acting in words", "signature-acting", last_post("QUYỀN CHỦ TỊCH"), FOUNDING),
    Fault("Q without full stop", "signature-mark", last_post("Q CHỦ TỊCH"), FOUNDING),
    Fault("in charge", "signature-acting", line("PHÓ TRƯỞNG BAN", "PHÓ TRƯỞNG BAN PHỤ TRÁCH"), LETTER),
    Fault("both posts above the signature", "signature-other-post", stacked_posts),
    Fault("a doctor signs", "signer-title", line("Nguyễn Văn Mẫu", "TS. Nguyễn Văn Mẫu")),
    Fault("a master signs", "signer-title", line("Lê Minh Họa", "ThS. Lê Minh Họa"), LETTER),
    Fault("a professor in words signs", "signer-title", line("Nguyễn Văn Mẫu", "Tiến sĩ Nguyễn Văn Mẫu")),
    Fault("a post aligned left", "signature-not-centred", laid("TRƯỞNG BAN", "jc", val="left")),
    Fault("a name aligned right", "signature-not-centred", laid("Lê Minh Họa", "jc", val="right"), LETTER),
)

RECIPIENTS = (
    Fault("no colon behind the label", "recipients-label", line("Nơi nhận:", "Nơi nhận")),
    Fault("a blank before the colon", "recipients-label", line("Nơi nhận:", "Nơi nhận :")),
    Fault(
        "no recipients at all",
        "recipients-missing",
        both(removed("Nơi nhận:"), removed("- Như trên"), removed("- Các thành viên"), line("- Lưu", "")),
        REPORT,
    ),
    Fault(
        "no blank behind the dash", "recipient-dash", words("- Thường trực Tỉnh ủy", "-Thường trực Tỉnh ủy")
    ),
    Fault("an en dash before a recipient", "recipient-dash", words("- Như Điều 3", "– Như Điều 3")),
    Fault("no dash at all", "recipient-dash", words("- Ủy ban nhân dân các xã", "Ủy ban nhân dân các xã")),
    Fault("a recipient with a comma", "recipient-end", ending("- Như Điều 3", ";", ",")),
    Fault("a recipient with a full stop", "recipient-end", ending("- Thường trực Tỉnh ủy", ";", ".")),
    Fault("a recipient with no mark", "recipient-end", ending("- Ủy ban nhân dân các xã", ";", "")),
    Fault("the archive with a semicolon", "recipient-end", ending("- Lưu: VT", ".", ";")),
    Fault("the archive with no mark", "recipient-end", ending("- Lưu: VT", ".", "")),
    Fault("no archive", "recipient-archive", removed("- Lưu: VT")),
    Fault("the archive without colon", "recipient-archive", words("- Lưu: VT", "- Lưu VT")),
    Fault("the archive without VT", "recipient-archive", words("- Lưu: VT, CAT", "- Lưu: CAT")),
    Fault("an article that is not there", "recipient-first", words("- Như Điều 3;", "- Như Điều 5;")),
    Fault(
        "not the article on who carries it out", "recipient-first", words("- Như Điều 3;", "- Như Điều 2;")
    ),
    Fault("no reference to the article", "recipient-first", removed("- Như Điều 3;")),
    Fault("as above in a decision", "recipient-first", words("- Như Điều 3;", "- Như trên;")),
    Fault("no reference to Kính gửi", "recipient-first", removed("- Như trên;"), LETTER),
    Fault("Kính gửi without colon", "salutation-colon", words("Kính gửi: ", "Kính gửi "), REPORT),
    Fault(
        "a blank before the colon of Kính gửi",
        "salutation-colon",
        words("Kính gửi: ", "Kính gửi : "),
        PROPOSAL,
    ),
    Fault(
        "a full stop behind one addressee", "addressee-single", ending("Kính gửi:", "tỉnh", "tỉnh."), REPORT
    ),
    Fault(
        "several addressees on one line",
        "addressee-line",
        words("Kính gửi: ", "Kính gửi: - Tỉnh ủy; - "),
        REPORT,
    ),
    Fault(
        "the first of several addressees on the line of Kính gửi",
        "addressee-line",
        both(
            line("Kính gửi:", "Kính gửi: - Sở Khoa học và Công nghệ;"), removed("- Sở Khoa học và Công nghệ;")
        ),
        LETTER,
    ),
    Fault("an addressee without dash", "addressee-dash", line("- Sở Tài chính;", "Sở Tài chính;"), LETTER),
    Fault("an addressee with a comma", "addressee-end", line("- Sở Tài chính;", "- Sở Tài chính,"), LETTER),
    Fault(
        "the last addressee with a semicolon",
        "addressee-end",
        line("- Sở Công Thương.", "- Sở Công Thương;"),
        LETTER,
    ),
    Fault("a decision with an addressee", "salutation-in-decision", addressed),
    Fault("a submission to nobody", "salutation-missing", removed("Kính gửi"), PROPOSAL),
)

APPENDICES = (
    Fault("the word in capitals", "appendix-word", line("Phụ lục", "PHỤ LỤC"), FOUNDING),
    Fault("a single appendix with a number", "appendix-number", line("Phụ lục", "Phụ lục I"), FOUNDING),
    Fault("a number skipped", "appendix-number", two_appendices("Phụ lục I", "Phụ lục III"), FOUNDING),
    Fault(
        "two appendices without numbers", "appendix-number", two_appendices("Phụ lục", "Phụ lục"), FOUNDING
    ),
    Fault("two Arabic numbers", "appendix-number", two_appendices("Phụ lục 1", "Phụ lục 2"), FOUNDING),
    Fault("an Arabic number", "appendix-number", line("Phụ lục", "Phụ lục 01"), REPORT),
    Fault(
        "title on the line of the word",
        "appendix-line",
        line("Phụ lục", "Phụ lục: DANH SÁCH THÀNH VIÊN"),
        FOUNDING,
    ),
    Fault("an appendix aligned left", "appendix-not-centred", laid("Phụ lục", "jc", val="left"), FOUNDING),
    Fault("no reference", "attached-to-missing", removed("(Kèm theo"), FOUNDING),
    Fault(
        "no brackets",
        "attached-to-brackets",
        both(words("(Kèm theo", "Kèm theo"), ending("Kèm theo", ")", "")),
        FOUNDING,
    ),
    Fault(
        "other words of the reference",
        "attached-to-words",
        words("(Kèm theo", "(Ban hành kèm theo"),
        FOUNDING,
    ),
    Fault(
        "the symbol of another body",
        "attached-to-document",
        lambda word: _in(word.paragraph("(Kèm theo"), "/QĐ-UBND", "/QĐ-BCĐ"),
        FOUNDING,
    ),
    Fault(
        "the date of another document",
        "attached-to-document",
        lambda word: _in(word.paragraph("(Kèm theo"), "ngày 25 tháng 6", "ngày 26 tháng 6"),
        REPORT,
    ),
    Fault(
        "an appendix that the text does not speak of",
        "appendix-not-mentioned",
        lambda word: [
            _in_all(word, old, new)
            for old, new in (("Phụ lục", "Bảng"), ("phụ lục", "bảng"), ("kèm theo", "theo"))
        ],
        LETTER,
    ),
    Fault("an appendix that is signed", "appendix-signed", signed_again, FOUNDING),
    Fault("no line below the reference", "attached-to-line", undrawn),
    Fault("a signature in the attached regulation", "attached-signed", signed_again),
    Fault("no letterhead of the attached regulation", "attached-letterhead", headless),
    Fault("a number of the attached regulation", "attached-number", own_number),
    Fault("no break before an appendix", "part-own-page", unparted, FOUNDING),
    Fault("an appendix that counts on", "part-page-numbers", counting_on, FOUNDING),
)

MINUTES_FAULTS = (
    Fault("a place and date", "minutes-date", minutes_dated, MINUTES),
    Fault("no place", "minutes-parts", removed("Địa điểm"), MINUTES),
    Fault(
        "no end",
        "minutes-end",
        line("Cuộc họp kết thúc", "Biên bản được các đại biểu thống nhất./."),
        MINUTES,
    ),
    Fault("no file", "minutes-archive", words("- Lưu: VT, CAT, Hồ sơ.", "- Lưu: VT, CAT."), MINUTES),
    Fault(
        "signed by another than the secretary",
        "minutes-signatures",
        line("THƯ KÝ", "CHÁNH VĂN PHÒNG"),
        MINUTES,
    ),
)

WORDING = (
    Fault(
        "a comma inside a citation",
        "citation-comma",
        words("điểm a khoản 1 Điều 11", "điểm a, khoản 1, Điều 11"),
        LETTER,
    ),
    Fault(
        "a citation from large to small",
        "citation-order",
        words("khoản 1 Điều 9 Quy chế", "Điều 9 khoản 1 Quy chế"),
        INVITATION,
    ),
    Fault("no word for number", "number-word-missing", words("Nghị quyết số 214", "Nghị quyết 214")),
    Fault("a zero too many", "date-zero", words("23 tháng 7 năm", "23 tháng 07 năm")),
    Fault(
        "a zero too few",
        "date-zero",
        words("ngày 06 tháng 5 năm 2026 của", "ngày 6 tháng 5 năm 2026 của"),
        LETTER,
    ),
    Fault("a dash in a name", "dash-in-name", words("- Thường trực Tỉnh ủy", "- Phòng Văn hóa – Xã hội")),
    Fault(
        "a capital of a province",
        "capital-of-unit",
        words("Chủ tịch Ủy ban nhân dân tỉnh Lai Châu về", "Chủ tịch Ủy ban nhân dân Tỉnh Lai Châu về"),
    ),
    Fault(
        "a small letter of a post",
        "capital-of-post",
        words("- Thường trực Tỉnh ủy", "- Đồng chí chủ tịch Nguyễn Văn Mẫu"),
    ),
    Fault("a small letter of a kind", "capital-of-kind", words("Căn cứ Luật Dữ liệu", "Căn cứ luật Dữ liệu")),
)


FAULTS: tuple[Fault, ...] = (
    *(*BASES, *BODIES, *DIVISIONS, *SIGNATURES),
    *(*RECIPIENTS, *APPENDICES, *MINUTES_FAULTS, *WORDING),
)

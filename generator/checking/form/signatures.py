"""Rules of form: capacity, posts, name of the signer (quyền hạn, chức vụ, họ tên), PL1 II.7."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import Final

from generator.checking.form.centring import off_centre
from generator.checking.form.document import FormDocument, FormPart
from generator.checking.form.elements import Element, Role
from generator.checking.form.marks import begin_with
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.form.signature_blocks import (
    IN_CHARGE,
    MARK,
    SIGNATURE,
    WRONG_MARK,
    Block,
    blocks,
    plain_blocks,
    two_in,
)
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE: Final = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.7"
_AUTHORITY: Final = (
    "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.7; Phụ lục III, ghi chú thẩm quyền ban hành"
)

_POST = re.compile(
    r"(?:PHÓ |THỨ )?(?:TỔNG )?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH|(?:BỘ |CỤC |VIỆN |VỤ |ĐỘI |HIỆU |TỔ )?TRƯỞNG"
    r"|TỔ PHÓ|CHỦ NHIỆM|THỦ TƯỚNG|BÍ THƯ|TỔNG BIÊN TẬP|CHỈ HUY|[UỦ][YỶ] VIÊN|THÀNH VIÊN)(?!\w)"
)
_UNMARKED = re.compile(r"(TM|KT|TL|TUQ|Q)(?!\w)[.:]?\s*(?=\w)")
_DEPUTY = re.compile(r"PHÓ\s|THỨ TRƯỞNG|TỔ PHÓ|.*\sPHÓ(?:\s|$)")
_HEAD_OF_COMMITTEE = re.compile(r"(?:PHÓ )?TRƯỞNG BAN|TỔ TRƯỞNG|TỔ PHÓ|(?:PHÓ )?CHỦ TỊCH HỘI ĐỒNG")
_COLLECTIVE = re.compile(
    r"(?:[UỦ][YỶ] BAN|HỘI ĐỒNG(?! NHÂN DÂN)|BAN CHỈ ĐẠO|BAN CHỈ HUY|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|TỔ CÔNG TÁC"
    r"|CHÍNH PHỦ|THƯỜNG TRỰC)(?!\w)"
)
_ACADEMIC = re.compile(
    r"\s*(?:(?:GS|PGS|TS|T[hH][Ss]|Th\.S|TSKH|CN|KS|BS|BSCKI{1,2}|LS|NG[NƯ][DT]|NS[NƯ][DT]|TT[NƯ][DT])"
    r"(?:\.\s*|\s+)"
    r"|(?:Giáo sư|Phó Giáo sư|Tiến s[ĩỹ]|Thạc s[ĩỹ]|Cử nhân|Kỹ sư|Bác s[ĩỹ]|Nhà giáo|Anh hùng)\s)"
)
_OWN_RULES = re.compile(r"TRƯỜNG|HỌC VIỆN|BỆNH VIỆN|VIỆN|Y TẾ|CÔNG AN|QUÂN SỰ|BỘ ĐỘI|BIÊN PHÒNG")
# A vice-chair who signs for the standing members of a council is one of them: offices write no KT. there.
_STANDING: Final = "TM. THƯỜNG TRỰC "


def check_marks(document: FormDocument) -> Iterator[FormSlip]:
    """TM., KT., TL., TUQ., Q. have a full stop and a blank behind them (PL1 II.7a)."""
    for _part, block in blocks(document):
        for text, one in block.lines:
            if WRONG_MARK.match(text):
                message = _(
                    "the capacity of the signer is written {marks}, each with a full stop and a blank"
                )
                written = _UNMARKED.match(text)
                repair = None if written is None else partial(begin_with, one, written[0], f"{written[1]}. ")
                yield FormSlip(one, message.format(marks="TM., KT., TL., TUQ., Q."), repair=repair)


def check_lines(document: FormDocument) -> Iterator[FormSlip]:
    """Each capacity and post of a signature has a line of its own (PL1 II.7a, PL3)."""
    for _part, block in blocks(document):
        for text, one in block.lines:
            if not WRONG_MARK.match(text) and two_in(text):
                yield FormSlip(one, _("two capacities or posts stand on one line"))


def check_order(document: FormDocument) -> Iterator[FormSlip]:
    """TM. stands above KT., and both above the signer's own post (PL1 II.7a)."""
    for _part, block in plain_blocks(document):
        marks = block.marks
        for index, mark in enumerate(marks):
            below_post = "" in marks[:index]
            below_deputy = "KT" in marks[:index] and mark in {"TM", "TL", "TUQ"}
            if mark and (below_deputy or (below_post and mark in {"TM", "KT", "TL", "TUQ"})):
                message = _("{mark} stands below what it should stand above").format(mark=f"{mark}.")
                if not _goes_on(block, index):
                    yield FormSlip(block.lines[index][1], message)


def check_deputies(document: FormDocument) -> Iterator[FormSlip]:
    """A deputy signs with KT. above his post, and below KT. stands a deputy's post (PL1 II.7a)."""
    for part, block in plain_blocks(document):
        if part.kind == "BB":
            continue
        marks = block.marks
        own = [pair for pair, mark in zip(block.lines, marks, strict=True) if not mark]
        last = block.lines[-1][1]
        if "KT" in marks and not any(_DEPUTY.match(text) for text, _one in own):
            yield FormSlip(
                last, _("below {mark} the post of the deputy who signs is missing").format(mark="KT.")
            )
        elif not any(marks) or marks == ("TM",) + ("",) * (len(marks) - 1):
            posts = [pair for pair in own if _POST.match(pair[0])]
            if block.lines[0][0].startswith(_STANDING):
                continue
            if posts and _DEPUTY.match(posts[0][0]) and not _is_about(part, posts[0][0]):
                message = _("a deputy signs, and {mark} with the post of the head is missing above")
                yield FormSlip(posts[0][1], message.format(mark="KT."))


def check_by_order(document: FormDocument) -> Iterator[FormSlip]:
    """A deputy who signs by order writes KT. with the post of the one who has the order (Điều 13.4)."""
    for _part, block in plain_blocks(document):
        below = [pair for pair, mark in zip(block.lines, block.marks, strict=True) if not mark]
        if block.marks[0] == "TL" and "KT" not in block.marks and below and _DEPUTY.match(below[-1][0]):
            message = _("a deputy signs by order, and {mark} with the post of the one who has it is missing")
            yield FormSlip(below[-1][1], message.format(mark="KT."))


def check_posts(document: FormDocument) -> Iterator[FormSlip]:
    """Below TM., TL. and TUQ. stands the post of the one who signs (PL1 II.7a)."""
    for _part, block in plain_blocks(document):
        if block.marks[-1] in {"TM", "TL", "TUQ"}:
            message = _("below {mark} the post of the one who signs is missing")
            yield FormSlip(block.lines[-1][1], message.format(mark=f"{block.marks[-1]}."))


def check_authority(document: FormDocument) -> Iterator[FormSlip]:
    """A collective authority is signed for with TM., a head's without it (PL1 II.7a, PL3)."""
    for part, block in plain_blocks(document):
        authority = " ".join(one.text.strip() for one in part.of(Element.AUTHORITY))
        if not authority or part.role is not Role.MAIN:
            continue
        first, one = block.lines[0]
        if _COLLECTIVE.match(authority) and "TM" not in block.marks and block.marks[0] in {"", "KT"}:
            message = _("the authority is a collective, and the signature lacks {mark}").format(mark="TM.")
            yield FormSlip(one, message)
        elif _POST.match(authority) and block.marks[0] == "TM":
            message = _("the authority is a head, and the signature has {mark}").format(mark="TM.")
            yield FormSlip(one, message)
        elif _is_other_post(authority, MARK.sub("", first, count=1)):
            message = _("the post in the signature is not that of the authority, {authority}")
            yield FormSlip(one, message.format(authority=authority))


def check_acting(document: FormDocument) -> Iterator[FormSlip]:
    """A post that the State does not provide is not written; who acts for a head signs Q. (PL1 II.7b)."""
    for _part, block in blocks(document):
        for text, one in block.lines:
            if IN_CHARGE.search(text) and not WRONG_MARK.match(text):
                message = _("write {acting} for an acting head, {deputy} for a deputy in charge")
                yield FormSlip(one, message.format(acting="Q.", deputy="KT."))


def check_other_posts(document: FormDocument) -> Iterator[FormSlip]:
    """Another post of the signer stands below the signature, right above the name (PL1 II.7, ô 7b)."""
    for _part, block in plain_blocks(document):
        posts = [pair for pair, mark in zip(block.lines, block.marks, strict=True) if not mark]
        posts = [pair for pair in posts if _POST.match(pair[0])]
        # Where no name stands yet, nobody can tell on which side of the signature a post is.
        if block.signer is None or block.has_other_post:
            continue
        if len(posts) > 1 and _HEAD_OF_COMMITTEE.match(posts[0][0]):
            message = _("the other post of the signer stands above the place of the signature")
            yield FormSlip(posts[1][1], message, _("put it below the signature, right above the name"))


def check_names(document: FormDocument) -> Iterator[FormSlip]:
    """Before the name of the signer stands no academic or honorary title (PL1 II.7d)."""
    for part, block in blocks(document):
        issuer = " ".join(one.text for one in part.of(Element.ISSUER))
        if block.signer is not None and not _OWN_RULES.search(issuer) and _ACADEMIC.match(block.signer.text):
            yield FormSlip(block.signer, _("an academic or honorary title stands before the name"))


def check_alignment(document: FormDocument) -> Iterator[FormSlip]:
    """Capacity, posts and name are centred below one another (PL1 V)."""
    return off_centre(document, SIGNATURE)


def _goes_on(block: Block, index: int) -> bool:
    """Whether the unmarked lines above are the rest of a long name that is broken over several lines."""
    above = [
        text for (text, _one), mark in zip(block.lines[:index], block.marks[:index], strict=True) if not mark
    ]
    return bool(above) and not any(_POST.match(text) for text in above)


def _is_about(part: FormPart, post: str) -> bool:
    """Whether a paper is about the holder of a post himself, who then signs it for nobody else."""
    return any(post.casefold() in one.text.casefold() for one in part.of(Element.SUBJECT))


def _is_other_post(authority: str, post: str) -> bool:
    """Whether both are posts of heads, and not the same one: names of bodies behind them are left aside."""
    if not (_POST.match(authority) and _POST.match(post)):
        return False
    return authority.split()[:2] != post.split()[:2]


def _explain_marks() -> Explanation:
    return Explanation(
        _("A mark such as TM. or KT. before a post is written in another way."),
        _("State papers write the marks with a full stop and a blank; those with a stroke are the Party's."),
        _SOURCE,
        _("Write the mark in capitals, a full stop, a blank and the post or name."),
        Example("T/M ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),
    )


def _explain_lines() -> Explanation:
    return Explanation(
        _("Two capacities or posts of a signature stand on one line."),
        _("Each of them has a line of its own, so that one sees who signs for whom."),
        _SOURCE,
        _("Begin a new line before each capacity and each post."),
        Example("KT. CHỦ TỊCH - PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
    )


def _explain_order() -> Explanation:
    return Explanation(
        _("The lines of a signature stand in the wrong order."),
        _("The collective comes first, then the head for whom a deputy signs, then the signer's own post."),
        _SOURCE,
        _("Put TM. first, then KT., then the post of the one who signs."),
        Example(
            "KT. CHỦ TỊCH\nTM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        ),
    )


def _explain_deputies() -> Explanation:
    return Explanation(
        _("A deputy signs without KT., or the deputy's post is missing below KT."),
        _("A deputy signs for the head, and the decree asks for the mark before the post of the head."),
        _SOURCE,
        _("Write KT. with the post of the head, and below it the post of the deputy."),
        Example("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
    )


def _explain_by_order() -> Explanation:
    return Explanation(
        _("A deputy signs by order, and nothing says for whom."),
        _("The order is given to the head of a unit, who may have his deputy sign for him."),
        _("Decree No. 30/2020/NĐ-CP, article 13.4; the order of the lines is a habit of offices."),
        _("Write KT. with the post of the head of the unit between the two lines."),
        Example(
            "TL. CHỦ TỊCH\nPHÓ CHÁNH VĂN PHÒNG",
            "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG",
        ),
    )


def _explain_posts() -> Explanation:
    return Explanation(
        _("Below TM., TL. or TUQ. the post of the one who signs is missing."),
        _("The decree asks for the post of the signer in every case."),
        _SOURCE,
        _("Add the post on the next line."),
        Example("TM. ỦY BAN NHÂN DÂN\nNguyễn Văn Mẫu", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu"),
    )


def _explain_authority() -> Explanation:
    return Explanation(
        _("The signature does not fit the authority named above the bases."),
        _("What a collective decides is signed on its behalf; what a head decides is signed by the head."),
        _AUTHORITY,
        _(
            "Put TM. with the name of the collective into the signature or take it away, or put the "
            "line right."
        ),
        Example(
            "ỦY BAN NHÂN DÂN TỈNH …\n…\nCHỦ TỊCH",
            "ỦY BAN NHÂN DÂN TỈNH …\n…\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        ),
    )


def _explain_acting() -> Explanation:
    return Explanation(
        _("The signature names a post that the State does not provide, such as a deputy in charge."),
        _("Posts that no document of law provides are not written; a deputy in charge signs as a deputy."),
        _SOURCE,
        _("Write Q. before the post of an acting head; a deputy in charge signs with KT."),
        Example("PHÓ GIÁM ĐỐC PHỤ TRÁCH", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
    )


def _explain_other_posts() -> Explanation:
    return Explanation(
        _("The other post of the signer stands above the place of the signature."),
        _("In the decree's diagram it stands right above the name; many offices stack both posts."),
        _SOURCE,
        _("Move the second post below the place of the signature, right above the name."),
        Example(
            "TRƯỞNG BAN\nCHỦ TỊCH UBND TỈNH\n(chữ ký)\nNguyễn Văn Mẫu",
            "TRƯỞNG BAN\n(chữ ký)\nCHỦ TỊCH UBND TỈNH\nNguyễn Văn Mẫu",
        ),
    )


def _explain_names() -> Explanation:
    return Explanation(
        _("Before the name of the signer stands an academic or honorary title."),
        _("The decree forbids it; schools, hospitals and armed forces have rules of their own."),
        _SOURCE,
        _("Take the title away."),
        Example("TS. Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
    )


def _explain_alignment() -> Explanation:
    return Explanation(
        _("A line of the signature is not centred."),
        _("Capacity, posts and name stand centred below one another."),
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, mục II.7 và mục V",
        _("Centre it; the repair does it."),
        Example("CHỦ TỊCH  (canh trái)", "CHỦ TỊCH  (canh giữa)"),
    )


_E = Severity.ERROR
_W = Severity.WARNING

RULES: Final[tuple[FormRule, ...]] = (
    FormRule("signature-mark", _E, check_marks, _explain_marks, fixable=True),
    FormRule("signature-line", _E, check_lines, _explain_lines),
    FormRule("signature-order", _E, check_order, _explain_order),
    FormRule("signature-deputy", _E, check_deputies, _explain_deputies),
    FormRule("signature-by-order", _W, check_by_order, _explain_by_order, usual=_W),
    FormRule("signature-post-missing", _E, check_posts, _explain_posts),
    FormRule("signature-authority", _E, check_authority, _explain_authority),
    FormRule("signature-acting", _E, check_acting, _explain_acting),
    FormRule("signature-other-post", _W, check_other_posts, _explain_other_posts, usual=None),
    FormRule("signer-title", _E, check_names, _explain_names),
    FormRule("signature-not-centred", _E, check_alignment, _explain_alignment, fixable=True),
)

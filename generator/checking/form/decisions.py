"""Rules of form: what sample forms of decisions have above the bases (mẫu quyết định, nghị quyết), PL3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _
from typing import Final

from generator.checking.form.centring import off_centre
from generator.checking.form.document import FormDocument
from generator.checking.form.elements import Element
from generator.checking.form.looks import DECREE
from generator.checking.form.rule import FormRule, FormSlip
from generator.checking.rule import Example, Explanation
from generator.diagnostics import Severity

_SOURCE_FORMS: Final = f"{DECREE}, Phụ lục III, Mẫu 1.1, 1.2 và 1.3"
_DECISIONS: Final = frozenset({"QĐ", "NQ"})
_ABOUT = re.compile(r"v\s*/\s*v(?!\w)", re.IGNORECASE)
_FORM_OPENINGS = re.compile(r"(?:về việc|về|ban hành|phê duyệt)(?!\w)", re.IGNORECASE)


def check_alignment(document: FormDocument) -> Iterator[FormSlip]:
    """The authority or the word that decides is not centred (canh giữa; NĐ 30/2020, PL3 1.1-1.3)."""
    yield from off_centre(document, (Element.AUTHORITY, Element.DECIDES))


def check_abbreviated(document: FormDocument) -> Iterator[FormSlip]:
    """“V/v” below a kind, where the sample forms write it out (Về việc; NĐ 30/2020, PL3)."""
    for part in document.parts:
        for one in part.of(Element.SUBJECT)[:1]:
            if _ABOUT.match(one.text.strip()):
                message = _("“V/v” is for letters; below a kind it is written out")
                yield FormSlip(one, message, _("write “Về việc”"))


def check_opening(document: FormDocument) -> Iterator[FormSlip]:
    """A decision whose subject opens in other words than in the sample forms (NĐ 30/2020, PL3 1.2, 1.3)."""
    for part in document.parts:
        for one in part.of(Element.SUBJECT)[:1]:
            text = one.text.strip()
            if part.kind == "QĐ" and not (_FORM_OPENINGS.match(text) or _ABOUT.match(text)):
                message = _("the subject of a decision opens with “Về việc”, “Ban hành” or “Phê duyệt”")
                yield FormSlip(one, message, _("open it so, as the sample forms do"))


def check_authority(document: FormDocument) -> Iterator[FormSlip]:
    """A decision without the authority that decides (thẩm quyền ban hành; NĐ 30/2020, PL3 1.1-1.3)."""
    part = document.main
    bases = part.of(Element.BASIS)
    if part.kind in _DECISIONS and bases and not part.of(Element.AUTHORITY):
        message = _("the line with the authority that decides is missing above the legal bases")
        yield FormSlip(bases[0], message, _("write it in capitals, bold, centred"))


def check_authority_place(document: FormDocument) -> Iterator[FormSlip]:
    """The authority that decides elsewhere than between subject and bases (NĐ 30/2020, PL3 1.1-1.3)."""
    for part in document.parts:
        authority, basis = part.first(Element.AUTHORITY), part.first(Element.BASIS)
        subject = part.first(Element.SUBJECT)
        if authority is None:
            continue
        here = part.paragraphs.index(authority)
        above = subject is not None and part.paragraphs.index(subject) > here
        below = basis is not None and part.paragraphs.index(basis) < here
        if above or below:
            message = _("the authority that decides does not stand between subject and legal bases")
            yield FormSlip(authority, message, _("put it below the line of the subject"))


def _explain_decision_alignment() -> Explanation:
    return Explanation(
        _("The authority that decides, or the word that decides, is not centred."),
        _("The sample forms centre both."),
        _SOURCE_FORMS,
        _("Centre it with the alignment of the paragraph, not with blanks."),
        Example("QUYẾT ĐỊNH: (căn lề trái)", "QUYẾT ĐỊNH: (canh giữa)"),
    )


def _explain_abbreviated() -> Explanation:
    return Explanation(
        _("Below the kind of the document “V/v” stands for “Về việc”."),
        _("The decree has the abbreviation for letters; the sample forms of decisions write it out."),
        f"{DECREE}, Phụ lục I, mục II.5 và Phụ lục III, Mẫu 1.2",
        _("Write “Về việc”."),
        Example("QUYẾT ĐỊNH\nV/v thành lập Tổ công tác", "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác"),
    )


def _explain_opening() -> Explanation:
    return Explanation(
        _("The subject of a decision opens in other words than in the sample forms."),
        _("The sample forms open it with “Về việc”, “Ban hành” or “Phê duyệt”; many offices leave that out."),
        f"{DECREE}, Phụ lục III, Mẫu 1.2 và 1.3",
        _("Open it with one of these."),
        Example("QUYẾT ĐỊNH\nThành lập Tổ công tác", "QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác"),
    )


def _explain_authority() -> Explanation:
    return Explanation(
        _("A decision or resolution does not name the authority that decides."),
        _("The sample forms name the post or the body that has the power, above the legal bases."),
        _SOURCE_FORMS,
        _("Write the post or the body in capitals, bold, centred, below the line of the subject."),
        Example("QUYẾT ĐỊNH\nCăn cứ …", "QUYẾT ĐỊNH\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\nCăn cứ …"),
    )


def _explain_authority_place() -> Explanation:
    return Explanation(
        _("The authority that decides does not stand between subject and legal bases."),
        _("The sample forms put it there."),
        _SOURCE_FORMS,
        _("Put it below the line of the subject."),
        Example("Căn cứ …\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ …"),
    )


RULES: Final[tuple[FormRule, ...]] = (
    FormRule(
        "decision-off-centre",
        Severity.WARNING,
        check_alignment,
        _explain_decision_alignment,
        usual=Severity.WARNING,
        fixable=True,
    ),
    FormRule(
        *("subject-abbreviated", Severity.WARNING, check_abbreviated, _explain_abbreviated),
        usual=Severity.WARNING,
    ),
    FormRule("subject-opening", Severity.WARNING, check_opening, _explain_opening, usual=None),
    FormRule(
        *("authority-missing", Severity.WARNING, check_authority, _explain_authority),
        usual=Severity.WARNING,
    ),
    FormRule(
        *("authority-place", Severity.WARNING, check_authority_place, _explain_authority_place),
        usual=Severity.WARNING,
    ),
)

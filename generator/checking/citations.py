"""Citations of what is not there, or is about something else (viện dẫn sai)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from generator.checking.citing import Citation, Cited, Owner, all_citations
from generator.checking.passages import WORD, CheckedText, Passage
from generator.checking.rule import Example, Explanation, Rule, Slip
from generator.diagnostics import Severity
from generator.regulation.numbering import number_of
from generator.regulation.provision import Level, Provision

_SOURCE = "Nghị định số 30/2020/NĐ-CP, Phụ lục II, mục V.7; Phụ lục I, mục III.1"
_APPENDIX = re.compile(r"(?<!\w)[Pp]hụ lục(?!\w)(?:\s+(?:số\s+)?(?:[IVX]+|\d+))?(?P<rest>.{0,40})")
_OF_OTHER = re.compile(
    r"\s*,?\s*(?:(?:của|tại|kèm theo|ban hành kèm theo|thuộc)\s+)*"
    r"(?:Luật|Nghị định|Nghị quyết|Quyết định số|Thông tư|Kế hoạch số)"
)
_SUBJECT_BEFORE = re.compile(
    r"(?<!\w)về ([^.;:,()“”]{6,80}?)\s+(?:(?:được\s+)?(?:quy định|nêu)\s+)?(?:tại|ở|theo)\s+$"
)
_SUBJECT_BEHIND = re.compile(r"\s*\(([^()]{6,120})\)")

_NEAR = 150
"""How far before a citation its subject may begin, in signs."""


def check_missing(text: CheckedText) -> Iterator[Slip]:
    """A provision of this very regulation is cited that is not there (viện dẫn điều khoản không có)."""
    yield from _missing(text, Owner.OWN)


def check_doubtful(text: CheckedText) -> Iterator[Slip]:
    """The same where the citation does not say of which document (viện dẫn không rõ văn bản)."""
    yield from _missing(text, Owner.UNNAMED)


def check_subjects(text: CheckedText) -> Iterator[Slip]:
    """The words beside a citation name the subject of another article (viện dẫn nhầm điều)."""
    titles = {one.number: one.title for one in _articles(text) if one.title and one.number}
    for passage, one in all_citations(text):
        number = _single_article(one)
        if number is None or number not in titles or one.owner is Owner.OTHER:
            continue
        for subject in _subjects(passage, one):
            better = _better_article(subject, number, titles)
            if better is not None:
                message = _("{cited} is cited for “{subject}”, but its title is “{title}”").format(
                    cited=f"Điều {number}", subject=subject, title=titles[number]
                )
                hint = _("perhaps {cited} is meant: “{title}”").format(
                    cited=f"Điều {better}", title=titles[better]
                )
                yield Slip(passage.path, message, hint)


def check_appendix(text: CheckedText) -> Iterator[Slip]:
    """An appendix is cited and none is in the file (thiếu phụ lục; NĐ 30/2020, PL1 III.1)."""
    if text.has_appendix:
        return
    for passage in text.passages:
        for match in _APPENDIX.finditer(passage.unquoted):
            if not _OF_OTHER.match(match["rest"]):
                message = _("an appendix is cited, and there is none in this text")
                hint = _("add the appendix, or look whether it is in another file")
                yield Slip(passage.path, message, hint)
                break


def _missing(text: CheckedText, owner: Owner) -> Iterator[Slip]:
    articles = _articles(text)
    if not articles:
        return
    for passage, citation in all_citations(text):
        for cited in citation.cited if citation.owner is owner else ():
            reason = _why_missing(cited, articles, text) if cited.is_certain else None
            if reason is not None:
                message = _("{cited} is cited, but {reason}").format(cited=cited.name, reason=reason)
                yield Slip(passage.path, message, _("cite the provision that is meant"))


def _why_missing(cited: Cited, articles: Sequence[Provision], text: CheckedText) -> str | None:
    article, clause, point = (cited.label(one) for one in (Level.ARTICLE, Level.CLAUSE, Level.POINT))
    if article is None:
        return _missing_group(cited, text) if clause is None and point is None else None
    holders = [one for one in articles if one.number == article]
    if not holders:
        last = max((number_of(Level.ARTICLE, one.number or "") or 0 for one in articles), default=0)
        return _("there is no such article; the last one is {last}").format(last=f"Điều {last}")
    for level, label in ((Level.CLAUSE, clause), (Level.POINT, point)):
        if label is None:
            continue
        children = [child for one in holders for child in one.children if child.level is level]
        named = [child for child in children if child.number == label]
        if not named:
            parent = " ".join(f"{one.word} {mark}" for one, mark in cited.labels if _larger(one, level))
            if not children:
                return _("{parent} has no {kind}").format(parent=parent, kind=level.word)
            known = ", ".join(child.number or "" for child in children)
            return _("{parent} has only {kind} {known}").format(parent=parent, kind=level.word, known=known)
        holders = named
    return None


def _missing_group(cited: Cited, text: CheckedText) -> str | None:
    """A part or chapter that is not there; sections are counted anew in each chapter and left alone."""
    for level in (Level.CHAPTER, Level.PART):
        label = cited.label(level)
        if label is not None:
            there = [path[-1] for path in text.paths if path[-1].level is level]
            numbers = {number_of(level, one.number or "") for one in there}
            if number_of(level, label) not in numbers:
                return _("there is no such chapter or part")
    return None


def _larger(one: Level, other: Level) -> bool:
    order = list(Level)
    return order.index(one) < order.index(other)


def _articles(text: CheckedText) -> tuple[Provision, ...]:
    return tuple(path[-1] for path in text.paths if path[-1].level is Level.ARTICLE)


def _single_article(one: Citation) -> str | None:
    return (
        one.cited[0].label(Level.ARTICLE) if len(one.cited) == 1 and len(one.cited[0].labels) == 1 else None
    )


def _subjects(passage: Passage, one: Citation) -> Iterator[str]:
    before = _SUBJECT_BEFORE.search(passage.text[max(0, one.start - _NEAR) : one.start])
    behind = _SUBJECT_BEHIND.match(passage.text, one.end)
    yield from (match[1] for match in (before, behind) if match is not None)


def _better_article(subject: str, cited: str, titles: dict[str, str]) -> str | None:
    """The one article whose title has all the words of a subject of which the cited one has few."""
    words = _words(subject)
    if len(words) < 3 or len(words & _words(titles[cited])) * 2 > len(words):
        return None
    fitting = [number for number, title in titles.items() if number != cited and words <= _words(title)]
    return fitting[0] if len(fitting) == 1 else None


def _words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}


def _explain_missing() -> Explanation:
    return Explanation(
        _("An article, clause or point of this regulation is cited that is not in it."),
        _("The provision that rests on the citation cannot be carried out."),
        _SOURCE,
        _("Cite the provision that is meant; citations are easily forgotten when numbers change."),
        Example(
            "Điều 1. Họp\n1. Họp hằng quý.\n2. Báo cáo theo khoản 3 Điều này.",
            "Điều 1. Họp\n1. Họp hằng quý.\n2. Báo cáo theo khoản 1 Điều này.",
        ),
    )


def _explain_doubtful() -> Explanation:
    return Explanation(
        _("A provision is cited without its document, and this regulation has no such provision."),
        _("Readers take a citation without a document for one of this regulation."),
        _SOURCE,
        _("Name the document that is meant, or cite the right provision."),
        Example(
            "Điều 1. Họp\n1. Tổ họp hằng quý theo Điều 15.",
            "Điều 1. Họp\n1. Tổ họp hằng quý theo Điều 15 Quyết định số 12/QĐ-UBND.",
        ),
    )


def _explain_subjects() -> Explanation:
    return Explanation(
        _("The words beside a citation are the title of another article than the one cited."),
        _("One of the two is wrong, and readers cannot know which."),
        _SOURCE,
        _("Cite the article that the words name."),
        Example(
            "Điều 1. Chế độ thông tin báo cáo\nTổ báo cáo hằng quý.\nĐiều 2. Kinh phí hoạt động\n"
            "Do ngân sách bảo đảm.\nĐiều 3. Thi hành\n"
            "Thực hiện chế độ về thông tin báo cáo tại Điều 2 Quy chế này.",
            "Điều 1. Chế độ thông tin báo cáo\nTổ báo cáo hằng quý.\nĐiều 2. Kinh phí hoạt động\n"
            "Do ngân sách bảo đảm.\nĐiều 3. Thi hành\n"
            "Thực hiện chế độ về thông tin báo cáo tại Điều 1 Quy chế này.",
        ),
    )


def _explain_appendix() -> Explanation:
    return Explanation(
        _("The text cites an appendix, and the file has none."),
        _("An appendix is part of the document; without it a provision has no content."),
        _SOURCE,
        _("Add the appendix. Where it is a file of its own, nothing is wrong."),
        Example(
            "Điều 1. Phân công\n1. Thành viên phụ trách địa bàn (có Phụ lục kèm theo).",
            "Điều 1. Phân công\n1. Thành viên phụ trách địa bàn do Tổ trưởng giao.",
        ),
    )


RULES = (
    Rule("citation-missing", Severity.ERROR, check_missing, _explain_missing),
    Rule("citation-doubtful", Severity.WARNING, check_doubtful, _explain_doubtful),
    Rule("citation-subject", Severity.WARNING, check_subjects, _explain_subjects),
    Rule("appendix-missing", Severity.WARNING, check_appendix, _explain_appendix),
)

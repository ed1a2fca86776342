"""What may be wrong with the words of a finished paper (soát lời văn), whichever unit it is of."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import gettext as _

from generator.adapting.kept_citations import kept_spans
from generator.adapting.longer_names import is_part_of_word
from generator.adapting.masked_text import with_new_tones
from generator.adapting.trace import Trace
from generator.checking.abolished import check_abolished
from generator.checking.abolished_bodies import AbolishedBody, read_abolished_bodies
from generator.checking.citations import check_missing
from generator.checking.citing import citations
from generator.checking.passages import CheckedText, Passage
from generator.diagnostics import Diagnostics, Severity
from generator.importing.paragraphs import SourceParagraph
from generator.importing.recognising import recognise
from generator.regulation.provision import Level, Provision
from generator.resources import data_folder

_ROOM = re.compile(r" {4,}|…|\.{4,}|_{3,}")
_TAG = re.compile(r"\{\{|\}\}|\{%|%\}")
_DATE = re.compile(r"[Nn]gày\s+(\d{1,2})?\s*tháng\s+(\d{1,2})?\s*năm\s+(\d{4})")
_REGULATION = re.compile(r" +(?:của +)?Quy chế ban hành kèm theo [^.;]*")
_OF_PROVINCE = re.compile(r"(?<!\w)(?:tỉnh|thành phố)(?!\w)")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a paper; its texts may hold the marks of the case."""

    code: str
    severity: Severity
    message: str
    hint: str | None = None


def left_over_terms(texts: Sequence[str], terms: Sequence[str]) -> Iterator[Problem]:
    """Terms of the upper level that may not be left over, each once; in citations of documents they may."""
    whole = with_new_tones("\n".join(texts))
    for term in terms:
        line = next(_lines_with(_pattern(term), whole), None)
        if line is not None:
            message = _("“{term}” of the upper level is left over: {words}")
            message = message.format(term=term, words=_excerpt(line))
            hint = _("add a rule for it, or list under `allowed` what may stand")
            yield Problem("upper-level-term", Severity.ERROR, message, hint)


def undeclared_blanks(texts: Sequence[str], declared: int) -> Iterator[Problem]:
    """More paragraphs with room to fill in by hand than places that are known to be blank."""
    rooms = [text for text in texts if _ROOM.search(text)]
    if len(rooms) > declared:
        message = _("the paper has {count} places to fill in by hand, and {declared} are declared: {words}")
        message = message.format(count=len(rooms), declared=declared, words=_excerpt(rooms[-1]))
        yield Problem("undeclared-blank", Severity.ERROR, message)


def left_over_tags(texts: Sequence[str]) -> Iterator[Problem]:
    """A tag that was printed as it is."""
    for text in texts:
        if _TAG.search(text):
            yield left_over_mark(_excerpt(text))
            return


def left_over_mark(words: str) -> Problem:
    """A place-holder that no value took the place of."""
    message = _("a place-holder is left in the paper: {words}").format(words=words)
    return Problem("left-over-mark", Severity.ERROR, message)


def abolished_bodies(texts: Sequence[str], day: date) -> Iterator[Problem]:
    """Bodies that were gone on the day of the paper, or on ``day`` where the paper does not tell its own."""
    suspect = [text for text in texts if _names_abolished().search(text)]
    paragraphs = tuple(Provision(Level.PARAGRAPH, paragraphs=(text,)) for text in suspect)
    checked = CheckedText("", paragraphs, _day_of(texts) or day, abolished=_abolished())
    for slip in check_abolished(checked):
        yield Problem("body-abolished", Severity.WARNING, slip.message)


def dead_citations(texts: Sequence[str], trace: Trace) -> Iterator[Problem]:
    """Provisions that are cited and not there: of the regulation in the paper, else of the unit's own."""
    paragraphs = [SourceParagraph(" ".join(text.split()), at, at) for at, text in enumerate(texts, start=1)]
    found = recognise([one for one in paragraphs if one.text], "")
    if found.title and found.children:
        for slip in check_missing(CheckedText(found.title, found.children)):
            yield Problem("dead-citation", Severity.ERROR, slip.message, slip.hint)
        return
    known = {one.unit.label for one in trace.provisions if one.unit is not None}
    for text in texts if known else ():
        for citation in citations(Passage(text, ())):
            regulation = _REGULATION.match(text, citation.end)
            if regulation is None or _OF_PROVINCE.search(regulation[0]):
                continue
            for cited in citation.cited:
                if cited.is_certain and cited.name not in known:
                    message = _("{cited} of the regulation is cited, which has no such provision")
                    yield Problem("dead-citation", Severity.ERROR, message.format(cited=cited.name))


def _lines_with(pattern: re.Pattern[str], whole: str) -> Iterator[str]:
    """The lines in which a term stands as a word of its own, outside of citations."""
    for match in pattern.finditer(whole):
        begin = whole.rfind("\n", 0, match.start()) + 1
        line = whole[begin:].partition("\n")[0]
        start, end = match.start() - begin, match.end() - begin
        cited = any(one <= start and end <= two for one, two in kept_spans(line))
        if not cited and not is_part_of_word(line, start, end):
            yield line


@cache
def _pattern(term: str) -> re.Pattern[str]:
    """A single word counts as it is written and in capitals, several words with any capitals."""
    words = with_new_tones(term).split()
    spread = " +".join(map(re.escape, words))
    if len(words) == 1:
        return re.compile(rf"(?<![\w-])(?:{spread}|{re.escape(words[0].upper())})(?![\w-])")
    return re.compile(rf"(?<![\w-]){spread}(?![\w-])", re.IGNORECASE)


def _day_of(texts: Sequence[str]) -> date | None:
    """The day of a paper by the first date in it; of one with blanks, the last day that it may be."""
    for text in texts:
        if match := _DATE.search(text):
            year, month = int(match[3]), int(match[2] or 12)
            if not 1 <= month <= 12 or year < 1:
                return None
            last = calendar.monthrange(year, month)[1]
            return date(year, month, min(int(match[1] or last) or last, last))
    return None


@cache
def _names_abolished() -> re.Pattern[str]:
    """Finds any of the names, so that the rule itself is asked about few paragraphs."""
    return re.compile("|".join(one.pattern.pattern for one in _abolished()) or r"(?!)", re.IGNORECASE)


@cache
def _abolished() -> tuple[AbolishedBody, ...]:
    return read_abolished_bodies(data_folder() / "abolished_bodies.yaml", Diagnostics())


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79]}…"

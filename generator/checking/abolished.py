"""Bodies, units and posts that are gone on the day of the document (cơ quan không còn tồn tại)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from gettext import gettext as _

from generator.checking.abolished_bodies import AbolishedBody
from generator.checking.passages import CheckedText, Path, places_of
from generator.checking.rule import Example, Explanation, Rule, Slip
from generator.diagnostics import Severity
from generator.vietnamese.dates import short_date

# An older document is rightly named after the body that issued it.
_ISSUER = re.compile(r"số\s+\S*\d\S*/\S+[^.;]{0,60}(?<!\w)của\s+(?:(?:Bộ trưởng|Giám đốc|Chủ tịch)\s+)?$")
_FORMER_BEFORE = re.compile(
    r"(?:trước đây là|nguyên là|tiền thân là|trước khi sáp nhập|thay thế cho)\s+(?:\S+\s+){0,3}$"
)
_FORMER_BEHIND = re.compile(
    r"(?:\s+\S+){0,3}?\s*\(?(?:cũ|trước đây|trước sắp xếp|trước sáp nhập|trước hợp nhất)(?!\w)"
)

_NEAR = 150
"""How far from a name its date or its word for the past may stand, in signs."""


def check_abolished(text: CheckedText) -> Iterator[Slip]:
    """A body of ``data/abolished_bodies.yaml`` that was gone on the day of the document (PL1 II.2)."""
    if text.day is None:
        return
    for body in text.abolished:
        if text.day <= body.to:
            continue
        places = list(_places(text, body))
        if not places:
            continue
        path, written = places[0]
        since = short_date(body.to + timedelta(days=1))
        message = _("“{body}” is gone since {day}; now {successor}").format(
            body=written, day=since, successor=body.successor
        )
        hint = _("write the body of today: {places}").format(
            places=places_of([one for one, _written in places])
        )
        if not body.verified:
            message = _("{message} (not verified)").format(message=message)
            hint = _("{hint}; source: {source}").format(hint=hint, source=body.source)
        yield Slip(path, message, hint)


def _places(text: CheckedText, body: AbolishedBody) -> Iterator[tuple[Path, str]]:
    for passage in text.passages:
        words = passage.unquoted
        for match in body.pattern.finditer(words):
            before = words[max(0, match.start() - _NEAR) : match.start()]
            behind = words[match.end() : match.end() + _NEAR]
            if _ISSUER.search(before) or _FORMER_BEFORE.search(before) or _FORMER_BEHIND.match(behind):
                continue
            yield passage.path, match[0]


def _explain() -> Explanation:
    return Explanation(
        _("A body, unit or post is named that no longer exists on the day of the document."),
        _("A duty given to a body that is gone is given to nobody."),
        _("The acts named in data/abolished_bodies.yaml, entry by entry; what is not verified is told so."),
        _("Write the body that took over. Where the past is meant, say so: formerly, now."),
        Example(
            "Điều 1. Phân công\n1. Sở Thông tin và Truyền thông là cơ quan thường trực.",
            "Điều 1. Phân công\n1. Sở Khoa học và Công nghệ là cơ quan thường trực.",
            date(2026, 3, 1),
        ),
    )


RULES = (Rule("body-abolished", Severity.WARNING, check_abolished, _explain),)

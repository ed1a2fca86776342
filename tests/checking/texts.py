"""Regulations written as plain lines, and what the rules find in them."""

from __future__ import annotations

from datetime import date

from generator.checking.provisions import examine
from generator.diagnostics import Diagnostics
from generator.importing.paragraphs import SourceParagraph
from generator.importing.recognising import recognise
from generator.regulation.provision import Provision

TODAY = date(2026, 3, 1)


def provisions(text: str) -> tuple[Provision, ...]:
    """The provisions of a text of which each line is a paragraph."""
    lines = enumerate(text.splitlines(), start=1)
    return recognise(
        [SourceParagraph(line, number, number) for number, line in lines], "quy-che.txt"
    ).children


def found(
    text: str, code: str, *, title: str = "", day: date | None = TODAY, has_appendix: bool = False
) -> list[tuple[int | None, str | None, str]]:
    """What one rule finds: line, provision, message."""
    data = Diagnostics()
    findings = examine(title, provisions(text), day, data, has_appendix=has_appendix)
    assert not list(data)
    return [
        (
            one.diagnostic.location.line if one.diagnostic.location else None,
            one.provision,
            one.diagnostic.message,
        )
        for one in findings
        if one.diagnostic.code == code
    ]


def places(text: str, code: str, **settings: object) -> list[tuple[int | None, str | None]]:
    """Where one rule finds something: line and provision."""
    return [(line, provision) for line, provision, _message in found(text, code, **settings)]  # type: ignore[arg-type]


def clauses(*texts: str) -> str:
    """An article with these clauses."""
    numbered = (f"{number}. {text}" for number, text in enumerate(texts, start=1))
    return "\n".join(["Điều 1. Hoạt động của Tổ", *numbered])


def codes(text: str, day: date | None = TODAY) -> set[str]:
    """The codes of all that is found."""
    return {one.diagnostic.code for one in examine("", provisions(text), day, Diagnostics())}

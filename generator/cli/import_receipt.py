"""The receipt of an import (biên nhận), as lines for a person and as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING, Any

from generator.cli.streams import diagnostics_as_json
from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.adopting.adopting import Adopted
    from generator.checking.provisions import Finding
    from generator.importing.modelling import Model
    from generator.importing.receipt import Imported
    from generator.importing.round_trip import RoundTrip

_SHOWN = 70
"""Characters of a text that the receipt shows at most."""


def receipt_lines(imported: Imported, adopted: Adopted) -> Iterator[str]:
    """The receipt as lines for a person: what was read, set aside, replaced, proposed and proved."""
    yield f"{imported.file} ({imported.read.format}): {imported.recognised.title}"
    yield from (f"  {line}" for line in _counted(imported))
    set_aside, not_understood, fact_found = _("set aside"), _("not understood"), _("fact")
    for aside in imported.set_aside:
        place = _at(aside.paragraph.line, aside.paragraph.text)
        yield f"  {set_aside} ({_reason(aside.reason.value)}), {place}"
    for one in imported.unmapped:
        yield f"  {not_understood}, {_at(one.line, one.text)}"
    if adopted.model is not None:
        yield from (f"  {line}" for line in _modelled(adopted.model))
    for fact in adopted.reading.facts if adopted.reading else ():
        yield f"  {fact_found} {fact.key} = {fact.value}, {_at(fact.line, fact.words)}"
    yield from (f"  {line}" for line in _proof(adopted.round_trip))


def receipt_json(
    imported: Imported | None, adopted: Adopted, found: Diagnostics, findings: Sequence[Finding]
) -> dict[str, Any]:
    """The receipt as one JSON object; its keys stand whether the file could be read or not."""
    recognised = imported.recognised if imported else None
    model, proof = adopted.model, adopted.round_trip
    facts = adopted.reading.facts if adopted.reading else ()
    return {
        "counts": imported.counts if imported else None,
        "characters": imported.characters if imported else None,
        "set_aside": [
            {"line": one.paragraph.line, "reason": one.reason.value, "text": one.paragraph.text}
            for one in (imported.set_aside if imported else ())
        ],
        "unmapped": [{"line": one.line, "text": one.text} for one in (imported.unmapped if imported else ())],
        "decision": {"articles": len(recognised.decision)} if recognised and recognised.decision else None,
        "substitutions": [
            {"line": one.line, "text": one.text, "replacement": one.replacement, "kind": one.kind.value}
            for one in (model.substitutions if model else ())
        ],
        "not_linked": [
            {"line": one.line, "text": one.text, "reason": one.reason.value}
            for one in (model.left if model else ())
        ],
        "proposed_facts": [
            {"fact": one.key, "value": one.value, "line": one.line, "words": one.words} for one in facts
        ],
        "round_trip": proof and _proof_json(proof),
        "written": [str(path) for path in adopted.paths],
        "findings": _findings_json(found, findings),
    }


def _counted(imported: Imported) -> Iterator[str]:
    counts = {name: count for name, count in imported.counts.items() if count}
    words = {
        "parts": _("parts"), "chapters": _("chapters"), "sections": _("sections"),
        "subsections": _("subsections"), "articles": _("articles"), "clauses": _("clauses"),
        "points": _("points"), "paragraphs": _("unnumbered paragraphs"), "tables": _("tables"),
    }  # fmt: skip
    yield ", ".join(f"{count} {words[name]}" for name, count in counts.items())
    characters = imported.characters
    unmapped = characters["read"] - characters["mapped"] - characters["set_aside"]
    yield _(
        "characters without blanks: {read} read, {mapped} mapped, {set_aside} set aside, "
        "{unmapped} not understood"
    ).format(**characters, unmapped=unmapped)
    if imported.recognised.decision:
        articles = sum(one.number is not None for one in imported.recognised.decision)
        decision = ngettext(
            "a decision of {count} article stands before it",
            "a decision of {count} articles stands before it",
            articles,
        )
        yield decision.format(count=articles)


def _modelled(model: Model) -> Iterator[str]:
    """What stands for words now: numbers and citations one by one, names by how often."""
    kinds = {"number": _("number put right"), "citation": _("citation")}
    for one in model.substitutions:
        if one.kind.value in kinds:
            yield f"{kinds[one.kind.value]}, {_at(one.line, one.text)} → {one.replacement}"
    names = Counter(
        (one.text, one.replacement) for one in model.substitutions if one.kind.value == "variable"
    )
    variable, stays = _("variable"), _("citation stays text")
    for (text, replacement), count in names.most_common():
        yield f"{variable}, {count} ×: {_short(text)} → {replacement}"
    for left in model.left:
        yield f"{stays} ({_left_reason(left.reason.value)}), {_at(left.line, left.text)}"


def _proof(round_trip: RoundTrip | None) -> Iterator[str]:
    if round_trip is None:
        yield _("not printed and read back: see the errors")
        return
    if round_trip.equal:
        yield _("printed and read back: the same, word for word and number for number")
        return
    count = len(round_trip.differences)
    yield ngettext(
        "printed and read back: {count} difference", "printed and read back: {count} differences", count
    ).format(count=count)
    for one in round_trip.differences:
        yield f"  {one.line or '–'}: {_short(one.original or '–')} → {_short(one.printed or '–')}"


def _proof_json(proof: RoundTrip) -> dict[str, Any]:
    differences = [
        {"line": one.line, "original": one.original, "printed": one.printed} for one in proof.differences
    ]
    return {"equal": proof.equal, "differences": differences}


def _findings_json(found: Diagnostics, findings: Sequence[Finding]) -> list[dict[str, object]]:
    """What was found while importing, then what is wrong with the regulation, with its provision."""
    own = [{**one, "provision": None} for one in diagnostics_as_json(found)]
    rules = diagnostics_as_json([one.diagnostic for one in findings])
    return own + [{**fields, "provision": one.provision} for fields, one in zip(rules, findings, strict=True)]


def _reason(reason: str) -> str:
    return {
        "page-number": _("page number"), "running-head": _("running head"), "letterhead": _("letterhead"),
        "title": _("title"), "attached-to": _("the paper it is attached to"), "preamble": _("preamble"),
        "bases": _("bases"), "recipients": _("recipients"), "signature": _("signature"),
        "appendix": _("appendix"), "deleted": _("deleted text"), "comment": _("comment"), "note": _("note"),
    }.get(reason, reason)  # fmt: skip


def _left_reason(reason: str) -> str:
    return {
        "dead": _("it cites what is not there"),
        "ambiguous": _("two provisions have this number"),
        "other-document": _("of another document"),
        "form": _("a reference would print other words"),
        "self": _("it cites its own provision"),
        "circle": _("references would run in a circle"),
    }[reason]


def _at(line: int | None, text: str) -> str:
    """Where words stand, and the words."""
    place = _("line {line}").format(line=line) if line is not None else _("title")
    return f"{place}: {_short(text)}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"

"""``vanban import``: an existing regulation (quy chế có sẵn) from Word, PDF or text into provisions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, date_option, json_option
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report, say
from generator.diagnostics import Diagnostics, Location

if TYPE_CHECKING:
    from generator.adopting.adopting import Adopted
    from generator.importing.receipt import Imported
    from generator.importing.round_trip import RoundTrip

_SHOWN = 70
"""Characters of a text that the receipt shows at most."""


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "import",
        callback=_import,
        help=_(
            "Read an existing regulation from a Word, PDF, HTML, Markdown or text file, old encodings "
            "included, and say what became of every part of it: the receipt. The kind of the file is told "
            "by its content.\n\n"
            "With --output FOLDER a dossier is written that `vanban generate` accepts, with --output "
            "FILE.yaml only the regulation; their paths then stand on stdout. Without it the receipt does."
        ),
        short_help=_("Read an existing regulation from Word, PDF or text."),
        params=[
            click.Argument(["file"], metavar=_("FILE"), type=click.Path(readable=False, path_type=Path)),
            click.Option(
                ["--output"],
                type=click.Path(readable=False, path_type=Path),
                metavar=_("FOLDER|FILE.yaml"),
                help=_("Where the dossier, or the regulation alone, is written."),
            ),
            click.Option(
                ["--unit"],
                metavar=_("CODE|NAME"),
                help=_("The administrative unit, where the text does not name it."),
            ),
            click.Option(
                ["--renumber"],
                is_flag=True,
                help=_("Put wrong numbers right instead of keeping them as printed."),
            ),
            click.Option(
                ["--keep-decision"],
                is_flag=True,
                help=_("Keep the articles of the decision before the regulation, in a file of their own."),
            ),
            date_option(),
            json_option(),
        ],
    )


def _import(
    *,
    file: Path,
    output: Path | None,
    unit: str | None,
    renumber: bool,
    keep_decision: bool,
    date: datetime.date | None,
    as_json: bool,
) -> ExitCode:
    from generator.adopting.adopting import Adopted, Wishes, adopt  # noqa: PLC0415 - heavy
    from generator.dossier.reference import Reference  # noqa: PLC0415
    from generator.importing.receipt import import_file  # noqa: PLC0415
    from generator.starting.naming_units import unit_code  # noqa: PLC0415

    found = Diagnostics()
    imported = import_file(file, found)
    adopted = Adopted((), None)
    if imported is not None:
        reference = Reference.load(found)
        code = unit_code(unit, reference.units, Location("--unit"), found) if unit else None
        meant = reference.units.find(code) if code else None
        if not found.has_errors():
            wishes = Wishes(output, meant, renumber, keep_decision)
            adopted = adopt(imported, wishes, reference, date or datetime.date.today(), found)
    if as_json:
        print_json(_as_json(imported, adopted, found))
    else:
        tell = print_result if output is None else say
        for line in _receipt(imported, adopted) if imported else ():
            tell(line)
        report(found)
        for path in adopted.paths:
            print_result(str(path))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _receipt(imported: Imported, adopted: Adopted) -> Iterator[str]:
    """The receipt (biên nhận) as lines for a person."""
    yield f"{imported.file} ({imported.read.format}): {imported.recognised.title}"
    counts = {name: count for name, count in imported.counts.items() if count}
    words = {
        "parts": _("parts"), "chapters": _("chapters"), "sections": _("sections"),
        "subsections": _("subsections"), "articles": _("articles"), "clauses": _("clauses"),
        "points": _("points"), "paragraphs": _("unnumbered paragraphs"),
    }  # fmt: skip
    yield "  " + ", ".join(f"{count} {words[name]}" for name, count in counts.items())
    characters = imported.characters
    unmapped = characters["read"] - characters["mapped"] - characters["set_aside"]
    yield "  " + _(
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
        yield f"  {decision.format(count=articles)}"
    for aside in imported.set_aside:
        place = _("line {line}").format(line=aside.paragraph.line)
        yield f"  {_('set aside')} ({_reason(aside.reason.value)}), {place}: {_short(aside.paragraph.text)}"
    for one in imported.unmapped:
        place = _("line {line}").format(line=one.line)
        yield f"  {_('not understood')}, {place}: {_short(one.text)}"
    yield from _proof(adopted.round_trip)


def _proof(round_trip: RoundTrip | None) -> Iterator[str]:
    if round_trip is None:
        yield "  " + _("not printed and read back: see the errors")
        return
    if round_trip.equal:
        yield "  " + _("printed and read back: the same, word for word and number for number")
        return
    count = len(round_trip.differences)
    yield "  " + ngettext(
        "printed and read back: {count} difference", "printed and read back: {count} differences", count
    ).format(count=count)
    for one in round_trip.differences:
        yield f"    {one.line or '–'}: {_short(one.original or '–')} → {_short(one.printed or '–')}"


def _reason(reason: str) -> str:
    return {
        "page-number": _("page number"), "running-head": _("running head"), "letterhead": _("letterhead"),
        "title": _("title"), "attached-to": _("the paper it is attached to"), "preamble": _("preamble"),
        "bases": _("bases"), "recipients": _("recipients"), "signature": _("signature"),
        "appendix": _("appendix"), "deleted": _("deleted text"), "comment": _("comment"), "note": _("note"),
    }.get(reason, reason)  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _as_json(imported: Imported | None, adopted: Adopted, found: Diagnostics) -> dict[str, Any]:
    proof = adopted.round_trip
    receipt: dict[str, Any] = {
        "counts": None,
        "characters": None,
        "set_aside": [],
        "unmapped": [],
        "decision": None,
    }
    if imported is not None:
        recognised = imported.recognised
        receipt = {
            "counts": imported.counts,
            "characters": imported.characters,
            "set_aside": [
                {"line": one.paragraph.line, "reason": one.reason.value, "text": one.paragraph.text}
                for one in imported.set_aside
            ],
            "unmapped": [{"line": one.line, "text": one.text} for one in imported.unmapped],
            "decision": {"articles": len(recognised.decision)} if recognised.decision else None,
        }
    return {
        **receipt,
        "round_trip": None
        if proof is None
        else {
            "equal": proof.equal,
            "differences": [
                {"line": one.line, "original": one.original, "printed": one.printed}
                for one in proof.differences
            ],
        },
        "written": [str(path) for path in adopted.paths],
        "findings": diagnostics_as_json(found),
    }

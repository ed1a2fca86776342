"""``vanban template impact``: what a change of Word templates does to every paper (tác động của sửa mẫu)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.marked_words import marked_lines
from generator.cli.parameters import (
    Command,
    date_option,
    each_dossier,
    json_option,
    template_kind_option,
    templates_option,
)
from generator.cli.progress import Progress
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report, say
from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.maintaining.differences import Change
    from generator.maintaining.impact import Group, Impact


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    path = click.Path(readable=False, path_type=Path)
    return Command(
        "impact",
        callback=_impact,
        help=_(
            "Print all papers with the old and the new template and tell what differs, each change once: "
            "wording, structure, layout, form. OLD and NEW are two Word files, or two whole folders of "
            "templates. The exit code is 1 when a reader will find other words."
        ),
        short_help=_("Tell what a change of templates does to all papers."),
        params=[
            click.Argument(["old"], metavar=_("OLD"), type=path),
            click.Argument(["new"], metavar=_("NEW"), type=path),
            click.Option(
                ["data", "--data"],
                multiple=True,
                type=path,
                callback=each_dossier,
                metavar=_("DOSSIER"),
                help=_(
                    "Print the papers of this dossier; may be repeated, and a pattern stands for many. "
                    "Otherwise those of the dossiers that come with vanban."
                ),
            ),
            click.Option(
                ["--redline"],
                type=path,
                metavar=_("FILE"),
                help=_("Write samples as Word files with tracked changes (needs the extra redline)."),
            ),
            template_kind_option(),
            date_option(),
            json_option(),
            templates_option(),
        ],
    )


def _impact(  # noqa: PLR0913 - click passes every option by its name
    *,
    old: Path,
    new: Path,
    data: tuple[Path, ...],
    redline: Path | None,
    kind: str | None,
    date: datetime.date | None,
    as_json: bool,
    templates: Path | None,
) -> ExitCode:
    from generator.maintaining.impact import impact, open_comparisons  # noqa: PLC0415 - heavy
    from generator.maintaining.papers import open_dossiers, shipped_dossiers  # noqa: PLC0415
    from generator.resources import templates_folder  # noqa: PLC0415

    day = date or datetime.date.today()
    found = Diagnostics()
    comparisons = open_comparisons(old, new, kind, templates or templates_folder(), found)
    dossiers = open_dossiers(data or shipped_dossiers(), day, found) if comparisons else ()
    result = None
    if comparisons and dossiers:
        with Progress(_("Printing the papers twice")) as progress:
            result = impact(comparisons, dossiers, day, found, progress)
    written = () if result is None or redline is None else _redlines(result, redline, found)
    if as_json:
        shown = None if result is None else _as_json(result)
        print_json(
            {"impact": shown, "redlines": list(map(str, written)), "diagnostics": diagnostics_as_json(found)}
        )
    else:
        report(found)
        if result is not None:
            _show(result)
    for path in written:
        say(_("Tracked changes are in {file}.").format(file=path))
    changes_words = result is not None and result.changes_words
    return ExitCode.FAILED if changes_words or found.has_errors() else ExitCode.DONE


def _redlines(result: Impact, file: Path, found: Diagnostics) -> tuple[Path, ...]:
    from generator.maintaining.redlining import find_engine, write_redlines  # noqa: PLC0415 - an extra

    engine = find_engine(found)
    return () if engine is None else write_redlines(result.groups, file, engine, found)


def _as_json(result: Impact) -> dict[str, object]:
    return {
        "papers": result.papers,
        "changed": result.changed,
        "changes_words": result.changes_words,
        "groups": [
            {
                "change": group.sample.change.value,
                "what": group.sample.what,
                "papers": len(group.papers),
                "places": group.places,
                "changes_words": group.changes_words,
                "style": group.style,
                "template": _template_place(group),
                "sample": {
                    "dossier": group.paper.dossier,
                    "paper": group.paper.name,
                    "place": None if group.sample.place is None else str(group.sample.place),
                    "before": group.sample.before,
                    "after": group.sample.after,
                },
            }
            for group in result.groups
        ],
    }


def _show(result: Impact) -> None:
    if not result.groups:
        print_result(_("{papers} papers were printed twice: no difference.").format(papers=result.papers))
        return
    summary = _("{changed} of {papers} papers differ.").format(changed=result.changed, papers=result.papers)
    blocks = [summary]
    for change, groups in groupby(result.groups, lambda group: group.sample.change):
        lines = [line for group in groups for line in _lines(group)]
        blocks.append("\n".join((click.style(_name(change), bold=True), *lines)))
    print_result("\n\n".join(blocks))


def _name(change: Change) -> str:
    names = {
        "wording": _("WORDING"),
        "structure": _("STRUCTURE: paragraphs added, removed, moved"),
        "layout": _("LAYOUT: pages, sections, tables"),
        "form": _("FORM: letters and paragraphs"),
    }
    return names[change.value]


def _lines(group: Group) -> Iterator[str]:
    """One change: what it is and where in the template, in how many papers, and how it looks in one."""
    from generator.comparing.words import compared_words  # noqa: PLC0415 - heavy

    sample = group.sample
    count = len(group.papers)
    papers = ngettext("{count} paper", "{count} papers", count).format(count=count)
    places = ngettext("{count} place", "{count} places", group.places).format(count=group.places)
    where = _template_place(group)
    said = (papers if group.places == count else f"{papers}, {places}", sample.what, where)
    yield f"- {' · '.join(one for one in said if one)}"
    if sample.before is not None or sample.after is not None:
        words = compared_words(sample.before or "", sample.after or "")
        yield from (f"    {line}" for line in marked_lines(words, line_ends=False))
    example = f"{group.paper.dossier}/{group.paper.name}"
    place = "" if sample.place is None else f", {sample.place}"
    yield "    " + _("e.g. {paper}").format(paper=example + place)


def _template_place(group: Group) -> str | None:
    """The style that changed; else the paragraph of the new template, or of the old if the new has none."""
    if group.style is not None:
        count = len(group.origins)
        told = ngettext(
            "style {style}, {count} paragraph of the templates",
            "style {style}, {count} paragraphs of the templates",
            count,
        )
        return told.format(style=group.style, count=count)
    origin = group.sample.origins[1] or group.sample.origins[0]
    return None if origin is None else f"{Path(origin.file).name}, {origin.spot}"

"""``vanban trace``: where each provision of a unit comes from, by which rule and why (truy nguồn)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.marked_words import marked_lines
from generator.cli.parameters import Command, json_option
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report
from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.adapting.trace import TracedProvision
    from generator.batch.traces import UnitTrace


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "trace",
        callback=_trace,
        help=_(
            "Show for each provision of a unit's regulation which provision above it comes from, what "
            "changed (deleted words {deleted}, new ones {inserted}), by which rule, why and on what basis."
        ).format(deleted="[-…-]", inserted="{+…+}"),
        short_help=_("Show where each provision of a unit comes from."),
        params=[
            click.Argument(["unit"], metavar=_("DIR/UNIT"), type=click.Path(readable=False, path_type=Path)),
            click.Option(
                ["--article"],
                metavar=_("NUMBER"),
                help=_("Only this article of the unit, with all inside it, e.g. 4."),
            ),
            json_option(),
        ],
    )


def _trace(*, unit: Path, article: str | None, as_json: bool) -> ExitCode:
    from generator.batch.traces import provisions_of_article, read_unit_trace  # noqa: PLC0415 - heavy

    found = Diagnostics()
    traced = read_unit_trace(unit, found)
    shown: Sequence[TracedProvision] = ()
    if traced is not None:
        shown = traced.trace.provisions
        if article is not None:
            shown = provisions_of_article(traced.trace, article, found)
    if as_json:
        print_json({
            **(_as_json(traced, shown) if traced else {"unit": None, "trace": None}),
            "diagnostics": diagnostics_as_json(found),
        })  # fmt: skip
    else:
        report(found)
        if traced is not None and shown:
            print_result("\n\n".join((_head(traced), *map(_block, shown))))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _as_json(traced: UnitTrace, shown: Sequence[TracedProvision]) -> dict[str, object]:
    from generator.adapting.tracing import trace_as_json  # noqa: PLC0415 - heavy

    ids = {one.id for one in shown}
    trace = trace_as_json(traced.trace)
    trace["provisions"] = [one for one in trace["provisions"] if one["id"] in ids]
    unit = traced.unit
    names = {"code": unit.code, "name": unit.name, "full_name": unit.full_name, "province": unit.province}
    return {"unit": names, "trace": trace}


def _head(traced: UnitTrace) -> str:
    from generator.adapting.telling import CHANGES  # noqa: PLC0415 - heavy

    unit, trace = traced.unit, traced.trace
    counts = (f"{CHANGES[change]}: {count}" for change, count in trace.counts().items())
    name = click.style(f"{unit.code} {unit.full_name}, {unit.province}", bold=True)
    return "\n".join((name, f"{trace.parent} → {trace.rules}", "; ".join(counts)))


def _block(one: TracedProvision) -> str:
    from generator.adapting.telling import cause_lines  # noqa: PLC0415 - heavy
    from generator.batch.table import marked_words  # noqa: PLC0415

    lines = marked_lines(marked_words(one), line_ends=False)
    causes = cause_lines(one.causes)
    return "\n".join((_heading(one), *(f"  {line}" for line in lines), *(f"    {line}" for line in causes)))


def _heading(one: TracedProvision) -> str:
    """``Khoản 1 Điều 4 ← khoản 2 Điều 5 (Chuyển đổi)``; one label where it is the same on both sides."""
    from generator.adapting.telling import change_words  # noqa: PLC0415 - heavy
    from generator.vietnamese.text import capitalise_first  # noqa: PLC0415

    labels = dict.fromkeys(_labels(one))
    return f"{click.style(capitalise_first(' ← '.join(labels)), bold=True)} ({change_words(one)})"


def _labels(one: TracedProvision) -> Iterator[str]:
    if one.unit is not None:
        yield one.unit.label
    if one.parent is not None:
        yield one.parent.label if one.unit is not None else _("{label} above").format(label=one.parent.label)

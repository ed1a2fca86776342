"""``vanban compare``: two regulations provision by provision (đối chiếu hai quy chế), words marked."""

from __future__ import annotations

import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.marked_words import marked_lines
from generator.cli.parameters import (
    Command,
    date_option,
    json_option,
    library_option,
    real_path,
    templates_option,
)
from generator.cli.regulations import open_any, regulation_argument, what_is_read
from generator.cli.streams import diagnostics_as_json, print_json, print_result, report, say
from generator.diagnostics import Diagnostics, Location

if TYPE_CHECKING:
    from generator.comparing.comparison import Comparison
    from generator.comparing.pair import Pair


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "compare",
        callback=_compare,
        help="\n\n".join(
            (
                _(
                    "Compare two regulations provision by provision: what is new, deleted, changed, moved or "
                    "renumbered. On stdout every difference, deleted words {deleted}, new ones {inserted}; "
                    "only the counts where a file is asked for."
                ).format(deleted="[-…-]", inserted="{+…+}"),
                what_is_read(),
            )
        ),
        short_help=_("Compare two regulations, words marked."),
        params=[
            regulation_argument("old", _("OLD")),
            regulation_argument("new", _("NEW")),
            _file_option("--html", _("Write the comparison as a page for a browser, with all provisions.")),
            _file_option("--docx", _("Write the comparison as a Word table.")),
            click.Option(
                ["show_all", "--all"], is_flag=True, help=_("Show also the provisions that are the same.")
            ),
            click.Option(["--force"], is_flag=True, help=_("Overwrite the files of an earlier comparison.")),
            date_option(_("The day for which regulations of dossiers are read, and of the Word file.")),
            json_option(),
            templates_option(),
            library_option(),
        ],
    )


def _file_option(name: str, explanation: str) -> click.Option:
    kind = click.Path(readable=False, path_type=Path)
    return click.Option([name], type=kind, metavar=_("FILE"), help=explanation)


def _compare(  # noqa: PLR0913 - click passes every option by its name
    *,
    old: Path,
    new: Path,
    html: Path | None,
    docx: Path | None,
    show_all: bool,
    force: bool,
    date: datetime.date | None,
    as_json: bool,
    templates: Path | None,
    library: Path | None,
) -> ExitCode:
    from generator.comparing.comparison import compare, comparison_data  # noqa: PLC0415 - heavy
    from generator.comparing.page import comparison_page  # noqa: PLC0415

    day = date or datetime.date.today()
    found = Diagnostics()
    opened = [open_any(path, day, found, library) for path in (old, new)]
    comparison = None
    shown: tuple[Pair, ...] = ()
    written: list[Path] = []
    if opened[0] is not None and opened[1] is not None:
        comparison = compare(_name(old), opened[0], _name(new), opened[1])
        shown = comparison.pairs if show_all else comparison.differing
        if html is not None and _write(html, comparison_page(comparison), (old, new), force, found):
            written.append(html)
        if docx is not None and _write(
            docx, _table(comparison, shown, templates, day, found), (old, new), force, found
        ):
            written.append(docx)
    if as_json:
        result = comparison_data(comparison) if comparison else None
        print_json({"comparison": result, "diagnostics": diagnostics_as_json(found)})
    else:
        report(found)
        if comparison is not None:
            _show(comparison, () if html or docx else shown)
    for path in written:
        say(_("The comparison is in {file}.").format(file=path))
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _name(path: Path) -> str:
    """What a regulation is called: the name of its file, or of the folder of its dossier."""
    real = real_path(path)
    return real.parent.name if real.name == "regulation.yaml" else real.name


def _table(
    comparison: Comparison,
    pairs: tuple[Pair, ...],
    templates: Path | None,
    day: datetime.date,
    found: Diagnostics,
) -> bytes | None:
    from generator.comparing.table import comparison_table  # noqa: PLC0415 - heavy
    from generator.resources import templates_folder  # noqa: PLC0415

    return comparison_table(comparison, pairs, templates or templates_folder(), day, found)


def _write(
    path: Path, content: bytes | None, sources: tuple[Path, ...], force: bool, found: Diagnostics
) -> bool:
    """Write a file; what stands there is not overwritten unless asked for, what is compared never is."""
    from generator.output import write_file  # noqa: PLC0415 - heavy

    if content is None:
        return False
    if real_path(path) in map(real_path, sources):
        message = _("this file is one of the two that are compared, so it is not overwritten")
        found.error("file-compared", message, Location(str(path)), _("give the result another file name"))
        return False
    if not force and not _may_be_written(path, content):
        message = _("another file stands here already, so it is not overwritten")
        hint = _("give another file name, or overwrite it with --force")
        found.error("file-exists", message, Location(str(path)), hint)
        return False
    return write_file(path, content, found)


def _may_be_written(path: Path, content: bytes) -> bool:
    """Whether nothing stands there, or the same; a fault of reading is told by the writing."""
    try:
        return not path.exists() or not path.is_file() or path.read_bytes() == content
    except OSError:
        return True


def _show(comparison: Comparison, pairs: tuple[Pair, ...]) -> None:
    counts = (f"{kind.vietnamese}: {count}" for kind, count in comparison.counts.items() if count)
    blocks = [f"{comparison.old.name} → {comparison.new.name}\n{'; '.join(counts)}"]
    blocks += [_block(pair) for pair in pairs]
    print_result("\n\n".join(blocks))


def _block(pair: Pair) -> str:
    from generator.vietnamese.text import capitalise_first  # noqa: PLC0415 - heavy

    head = click.style(capitalise_first(pair.new_label or pair.old_label), bold=True)
    lines = marked_lines(pair.words, line_ends=pair.kind.value == "changed")
    return "\n".join((f"{head} ({pair.remark})", *(f"  {line}" for line in lines)))

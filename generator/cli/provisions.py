"""``vanban provisions``: the library of provisions (thư viện điều khoản), and who takes what from it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, dossiers_argument, json_option, library_option
from generator.cli.streams import diagnostics_as_json, print_json, print_result, print_table, report
from generator.diagnostics import Diagnostics
from generator.resources import data_folder

if TYPE_CHECKING:
    from generator.pipeline import LibraryUse
    from generator.regulation.source import ProvisionSource


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "provisions",
        callback=_provisions,
        help=_(
            "List the provisions of the library, each with its file and the dossiers that take it; then for "
            "each dossier how many of its articles, clauses and points come from the library.\n\n"
            "Without arguments: the dossiers that come with vanban."
        ),
        short_help=_("List the library of provisions and who uses it."),
        params=[
            dossiers_argument(required=False),
            json_option(),
            library_option(),
        ],
    )


def _provisions(*, dossiers: tuple[Path, ...], as_json: bool, library: Path | None) -> ExitCode:
    from generator.pipeline import survey_library  # noqa: PLC0415 - heavy

    found = Diagnostics()
    use = survey_library(dossiers or _shipped(), datetime.date.today(), found, library)
    provisions = [] if use is None else list(_provision_rows(use))
    shares = [] if use is None else list(_share_rows(use))
    if as_json:
        print_json({
            "provisions": provisions, "dossiers": shares, "diagnostics": diagnostics_as_json(found)
        })  # fmt: skip
    else:
        report(found)
        _print_tables(provisions, shares)
    return ExitCode.FAILED if found.has_errors() else ExitCode.DONE


def _shipped() -> list[Path]:
    return sorted(path.parent for path in data_folder().glob("committees/*/committee.yaml"))


def _provision_rows(use: LibraryUse) -> Iterator[dict[str, Any]]:
    from generator.regulation.sharing import taken_ids  # noqa: PLC0415 - heavy

    taken = {_name(folder): taken_ids(regulation) for folder, regulation in use.regulations.items()}
    for provision in use.library.walk():
        if provision.id is not None:
            yield {
                "id": provision.id,
                "level": provision.level.value,
                "title": _heading(provision),
                "file": Path(provision.location.file).name,
                "used_in": [name for name, ids in taken.items() if provision.id in ids],
            }


def _share_rows(use: LibraryUse) -> Iterator[dict[str, Any]]:
    from generator.regulation.sharing import library_share  # noqa: PLC0415 - heavy

    for folder, regulation in use.regulations.items():
        share = library_share(regulation)
        yield {
            "dossier": _name(folder),
            "taken": share.taken,
            "total": share.total,
            "percent": share.percent,
        }


def _name(folder: Path) -> str:
    return folder.resolve().name


def _heading(provision: ProvisionSource) -> str:
    """The title or first words, with an ellipsis for what a dossier fills in."""
    from generator.regulation.outline import first_words  # noqa: PLC0415 - heavy
    from generator.regulation.text import parse_text  # noqa: PLC0415

    text = next((text for one in provision.walk() for text in one.all_texts), None)
    lines = parse_text(text.value).lines if text is not None else ()
    words = (part if isinstance(part, str) else "…" for line in lines[:1] for part in line)
    return first_words("".join(words))


def _print_tables(provisions: Sequence[dict[str, Any]], shares: Sequence[dict[str, Any]]) -> None:
    if provisions:
        rows = ((one["id"], one["title"], one["file"], ", ".join(one["used_in"])) for one in provisions)
        print_table([(_("ID"), _("TITLE OR FIRST WORDS"), _("FILE"), _("USED IN")), *rows])
    if shares:
        print_result("")
        headings = (_("DOSSIER'S FOLDER"), _("FROM THE LIBRARY"), _("IN ALL"), _("SHARE"))
        numbers = (
            (one["dossier"], str(one["taken"]), str(one["total"]), f"{one['percent']}%") for one in shares
        )
        print_table([headings, *numbers])

"""The files that a check writes (bản sao có nhận xét, bản đã sửa, SARIF): asked for, replaced whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.parameters import real_path
from generator.cli.regulations import names_file
from generator.diagnostics import Diagnostics

if TYPE_CHECKING:
    from generator.cli.word_checks import WordCheck


@dataclass(frozen=True, slots=True)
class Copies:
    """The files of one check, as they were asked for."""

    sarif: Path | None
    annotate: Path | None
    fix: Path | None

    @property
    def by_option(self) -> Mapping[str, Path]:
        """The files that were asked for, by the option that names them."""
        options = {"--sarif": self.sarif, "--annotate": self.annotate, "--fix": self.fix}
        return {option: path for option, path in options.items() if path is not None}

    def refuse_what_makes_no_sense(self, inputs: Sequence[Path]) -> None:
        """Misuse: a copy of several files or of a dossier, one in the place of what is read, two in one."""
        taken = {real_path(one) for one in inputs}
        for option, path in self.by_option.items():
            of_word = option != "--sarif"
            if of_word and (len(inputs) != 1 or not _is_word(inputs[0])):
                message = _("{option} makes a copy of one Word file (.docx): give one, and nothing else")
            elif of_word and path.suffix.lower() != ".docx":
                message = _("{option} writes a Word file: give a name that ends with .docx, not {name}")
            elif real_path(path) in taken:
                message = _(
                    "{option} would overwrite {name}, which is read or written too: give another name"
                )
            else:
                taken.add(real_path(path))
                continue
            raise click.UsageError(message.format(option=option, name=path.name), click.get_current_context())

    def write(self, checks: Mapping[Path, WordCheck], found: Diagnostics) -> tuple[Path, ...]:
        """Write them, and tell which are written; what could not be is an error like others."""
        from generator.cli.word_checks import annotated  # noqa: PLC0415 - heavy
        from generator.output import write_file  # noqa: PLC0415

        written: list[Path] = []

        def write(path: Path, content: bytes) -> None:
            if write_file(path, content, found):
                written.append(path)

        for file, check in checks.items():
            if self.fix is not None:
                write(self.fix, check.content)
            if self.annotate is not None and (copy := annotated(check, file, found.found)) is not None:
                write(self.annotate, copy)
        if self.sarif is not None:
            write(self.sarif, sarif_bytes(found))
        return tuple(written)


def copy_options() -> list[click.Parameter]:
    """The options that name these files."""
    return [
        _file_option(
            "--annotate", _("FILE.docx"), _("Write a copy of the Word file with a comment at each finding.")
        ),
        _file_option(
            "--fix",
            _("FILE.docx"),
            _(
                "Write a copy of the Word file in which what is certain is repaired; no word changes. "
                "What is told then is what is left."
            ),
        ),
        _file_option("--sarif", _("FILE"), _("Write what was found as SARIF 2.1.0, for other programs.")),
    ]


def _is_word(path: Path) -> bool:
    return path.suffix.lower() == ".docx" and names_file(path)


def _file_option(name: str, metavar: str, explanation: str) -> click.Option:
    file = click.Path(readable=False, path_type=Path)
    return click.Option([name], type=file, metavar=metavar, help=explanation)


def sarif_bytes(found: Diagnostics) -> bytes:
    """What was found as the text of a SARIF file, with what the catalogue says of each rule."""
    from generator.checking.catalogue import CATALOGUE  # noqa: PLC0415 - heavy
    from generator.cli.sarif import sarif  # noqa: PLC0415

    explained = {one.code: CATALOGUE[one.code].explain() for one in found if one.code in CATALOGUE}
    descriptions = {code: one.meaning for code, one in explained.items()}
    helps = {code: f"{one.why}\n{one.remedy}\n{one.source}" for code, one in explained.items()}
    return f"{json.dumps(sarif(found, descriptions, helps), ensure_ascii=False, indent=2)}\n".encode()

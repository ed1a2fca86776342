"""Samples of a change as Word files with tracked changes (bản thể hiện sửa đổi), through python-redlines."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostics
from generator.maintaining.impact import Group, Paper
from generator.output import write_file

AUTHOR: Final = "vanban"
EXTRA: Final = "redline"
"""The extra of vanban's own package that installs the engine."""

Redline = Callable[[bytes, bytes], bytes]
"""Makes one Word file with tracked changes of an old and a new one."""


def find_engine(found: Diagnostics) -> Redline | None:
    """The engine that compares Word files; where it is not installed, ``redline-missing`` says how to."""
    try:
        from python_redlines import DocxodusEngine  # noqa: PLC0415 - an extra that few install

        engine = DocxodusEngine()
    except (ImportError, OSError):
        message = _("tracked changes need python-redlines, which is not installed here")
        hint = _('install it: pip install "vanban[{extra}]"').format(extra=EXTRA)
        found.error("redline-missing", message, hint=hint)
        return None

    def redline(old: bytes, new: bytes) -> bytes:
        content: bytes = engine.run_redline(AUTHOR, original=old, modified=new)[0]
        return content

    return redline


def write_redlines(
    groups: Sequence[Group], file: Path, redline: Redline, found: Diagnostics
) -> tuple[Path, ...]:
    """Write as few papers as show every group: one as ``file``, several each with its own name behind it.

    Errors: ``redline-failed``, and those of writing.
    """
    papers = _papers(groups)
    written = []
    for paper in papers:
        path = file if len(papers) == 1 else file.with_name(f"{file.stem}-{paper.slug}-{paper.name}.docx")
        try:
            content = redline(paper.old, paper.new)
        except (OSError, subprocess.SubprocessError) as fault:
            message = _("the tracked changes of {paper} could not be made: {reason}")
            found.error("redline-failed", message.format(paper=paper.name, reason=fault))
            continue
        if write_file(path, content, found):
            written.append(path)
    return tuple(written)


def _papers(groups: Sequence[Group]) -> tuple[Paper, ...]:
    """The papers of the groups' samples; a group that a paper chosen before shows needs no other."""
    chosen: dict[tuple[str, str], Paper] = {}
    for group in groups:
        if not group.papers & chosen.keys():
            chosen[group.paper.dossier, group.paper.name] = group.paper
    return tuple(chosen.values())

"""The two streams: results go to stdout, everything said to the person goes to stderr, both in UTF-8."""

from __future__ import annotations

import errno
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from gettext import gettext as _
from gettext import ngettext

import click

from generator.diagnostics import Diagnostic, Diagnostics, Severity


class ResultLostError(Exception):
    """The result could not be delivered on stdout, e.g. because the disk it was redirected to is full."""


def use_utf8() -> None:
    """Make both streams UTF-8: redirected on Windows, they would have a code page without Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file name that is no text prints as an escape, which is valid inside JSON, too.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Tell the person something on stderr."""
    click.echo(text, err=True)


def report(found: Diagnostics) -> None:
    """Tell the person everything that was found (lỗi, cảnh báo), in the order it was found."""
    for one in found:
        say(str(one))


def sum_up(found: Diagnostics) -> None:
    """Tell the person in a line how much was found."""
    count = Counter(one.severity for one in found)
    counts = []
    if errors := count[Severity.ERROR]:
        counts.append(ngettext("{count} error", "{count} errors", errors).format(count=errors))
    if warnings := count[Severity.WARNING]:
        counts.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
    if counts:
        say(_("Found: {counts}.").format(counts=", ".join(counts)))
    else:
        say(_("No error and no warning was found."))


def print_result(text: str) -> None:
    """Put a result on stdout, at once and whole; ``ResultLostError`` when it does not get there.

    A reader that went away (``| head``) is a BrokenPipeError, which click ends quietly.
    """
    try:
        click.echo(text)
    except BrokenPipeError:
        raise
    except OSError as fault:
        if sys.platform == "win32" and fault.errno == errno.EINVAL:
            # Windows' word for a broken pipe.
            raise BrokenPipeError(errno.EPIPE, fault.strerror) from fault
        raise ResultLostError(fault.strerror or str(fault)) from fault


def print_json(result: object) -> None:
    """Put a result on stdout as one JSON value."""
    print_result(json.dumps(result, ensure_ascii=False, indent=2))


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Put rows on stdout in columns that stand below one another."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print_result("  ".join(cells).rstrip())


def diagnostics_as_json(found: Iterable[Diagnostic]) -> list[dict[str, object]]:
    """Diagnostics as the objects of the JSON results, what is not known null.

    ``place`` is a place in Excel or Word in words, ``source`` the rule of law; ``used_at`` stands only where
    a dossier takes a text of the library.
    """
    objects = []
    for one in found:
        where = one.location
        fields: dict[str, object] = {
            "code": one.code,
            "severity": one.severity.value,
            "message": one.message,
            "hint": one.hint,
            "file": where.file if where else None,
            "place": where.place if where else None,
            "page": where.page if where else None,
            "source": one.source,
            "line": where.line if where else None,
            "column": where.column if where else None,
        }
        if where and where.used_at is not None:
            fields["used_at"] = str(where.used_at)
        objects.append(fields)
    return objects

"""A progress bar for a person who waits (thanh tiến độ)."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

PATIENCE_S: Final = 1.0
"""What takes no longer shows no bar."""


class Progress:
    """A bar on stderr: drawn after a second, only on a terminal, and gone from the way at the end."""

    def __init__(self, label: str, *, patience_s: float = PATIENCE_S) -> None:
        self._label = label
        self._bar: ProgressBar[int] | None = None
        self._show_from = time.monotonic() + patience_s
        self._terminal = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` steps are finished."""
        if not self._terminal or time.monotonic() < self._show_from:
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label=self._label, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, fault, trace)

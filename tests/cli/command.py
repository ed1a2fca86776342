"""Runs the command as users do, in a process of its own, or inside this one where that is enough."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
DOSSIER = REPOSITORY / "data" / "committees" / "lai-chau-du-lieu"

COMMANDS = (
    *("init", "import", "generate", "check", "calendar", "tasks"),
    *("derive", "batch", "update", "trace", "pull", "verify"),
    *("outline", "compare", "provisions", "units", "kinds", "fields", "template"),
    *("schema", "rules", "explain", "doctor"),
)


@dataclass(frozen=True, slots=True)
class Ended:
    """A run that has ended; both streams as UTF-8."""

    code: int
    out: str
    err: str


def vanban(
    *arguments: str | Path, cwd: Path = REPOSITORY, environment: Mapping[str, str] | None = None
) -> Ended:
    """Run ``python -m generator`` as a process; both streams must be UTF-8."""
    ended = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env=process_environment(environment),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Ended(ended.returncode, plain(ended.stdout), plain(ended.stderr))


def process_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a user who has set nothing, and ``more``."""
    inherited = {name: text for name, text in os.environ.items() if name not in {"LANGUAGE", "VANBAN_LANG"}}
    return {**inherited, "PYTHONPATH": str(REPOSITORY), **(more or {})}


def plain(stream: bytes) -> str:
    return stream.decode("utf-8").replace("\r\n", "\n")

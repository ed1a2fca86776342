"""Writes into the documents what program and schema say now: ``python -m tests.docs.refresh``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.docs import rules, shares
from tests.docs.console import Workplace, refreshed, steps
from tests.docs.documents import DOCUMENTS, blocks
from tests.docs.reference import REFERENCES, filled


def with_outputs(document: str, folder: Path) -> str:
    """The document with the outputs that its commands have now; they run in ``folder``."""
    workplace = Workplace.make(folder)
    pieces: list[str] = []
    done = 0
    shown = ""
    for block in blocks(document):
        if block.language in {"yaml", "table"}:
            shown = block.text
        if block.language == "run":
            workplace.obey(block.text, shown)
        if block.language == "console":
            lines: list[str] = []
            for step in steps(block):
                printed = workplace.run(step.command)
                shown_now = step.shown if printed is None else refreshed(step.shown, printed)
                lines += [f"$ {step.command}", *shown_now]
            pieces += [document[done : block.start], "".join(f"{line}\n" for line in lines)]
            done = block.start + len(block.text)
    return "".join(pieces) + document[done:]


def main() -> None:
    for path in DOCUMENTS:
        before = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            after = with_outputs(before, Path(folder)) if "```console" in before else before
        if path == shares.ARCHITECTURE:
            after = shares.filled(after)
        if path == rules.RULES:
            after = rules.filled(after)
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            print(path.name)
    for path in REFERENCES:
        if (after := filled(path)) != path.read_text(encoding="utf-8"):
            path.write_text(after, encoding="utf-8", newline="\n")
            print(path.name)


if __name__ == "__main__":
    main()

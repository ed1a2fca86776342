"""The table of docs/architecture.md that tells how much of each dossier's regulation the library gives.

It stands between ``<!-- shares -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from generator.diagnostics import Diagnostics
from generator.pipeline import survey_library
from generator.regulation.sharing import library_share
from tests.docs.documents import PROJECT

DAY: Final = date(2026, 6, 25)
ARCHITECTURE: Final = PROJECT / "docs" / "architecture.md"

_TABLE = re.compile(r"(?<=^<!-- shares -->\n\n)(.*?)(?=^<!-- end -->)", re.MULTILINE | re.DOTALL)


def filled(document: str) -> str:
    """The document with its table made anew."""
    found = Diagnostics()
    folders = sorted(path.parent for path in PROJECT.glob("data/committees/*/committee.yaml"))
    use = survey_library(folders, DAY, found)
    if use is None or found.has_errors():
        raise ValueError([str(one) for one in found])
    lines = ["| dossier | from the library | in all | share |", "|---|--:|--:|--:|"]
    for folder, regulation in use.regulations.items():
        share = library_share(regulation)
        lines.append(f"| `{folder.name}` | {share.taken} | {share.total} | {share.percent}% |")
    table = "".join(f"{line}\n" for line in lines) + "\n"
    return _TABLE.sub(lambda _match: table, document)

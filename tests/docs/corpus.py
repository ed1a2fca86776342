"""The table of docs/thu-nghiem.md: what `vanban import` makes of real regulations.

The files stand beside the project and not in it; ``python -m tests.docs.corpus`` writes the table anew. It
stands between ``<!-- corpus -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from generator.adopting.adopting import Wishes, adopt
from generator.checking.provisions import examine
from generator.diagnostics import Diagnostics, Severity
from generator.dossier.reference import Reference
from generator.importing.issue_day import issue_day
from generator.importing.receipt import Imported, import_file
from tests.docs.documents import PROJECT

CORPUS: Final = PROJECT.parent / "shared" / "corpus"
DOCUMENT: Final = PROJECT / "docs" / "thu-nghiem.md"
DAY: Final = date(2026, 6, 25)

_TABLE = re.compile(r"(?<=^<!-- corpus -->\n\n)(.*?)(?=^<!-- end -->)", re.MULTILINE | re.DOTALL)
_LEVELS = ("chapters", "articles", "clauses", "points")

EXPECTED: Final = {
    "lai-chau-du-lieu-2026.txt": (4, 15, 52, 7),
    "lai-chau-de-an-06-2023.txt": (4, 12, 52, 0),
    "lang-son-chuyen-doi-so-2022.txt": (4, 12, 33, 18),
    "lai-chau-cai-cach-hanh-chinh-2023.txt": (4, 10, 28, 19),
    "xa-chuyen-doi-so.txt": (4, 11, 44, 0),
    "qd-93-2007-co-che-mot-cua.doc": (5, 16, 40, 23),
    "qd-93-2007-co-che-mot-cua.txt": (5, 16, 40, 23),
    "nd-29-1998-dan-chu-o-xa.tcvn3.doc": (7, 25, 68, 0),
    "nd-29-1998-dan-chu-o-xa.txt": (7, 25, 68, 0),
    "doi-kiem-tra-814-ca-mau-2006.vni.doc": (6, 26, 44, 0),
    "doi-kiem-tra-814-ca-mau-2006.txt": (6, 26, 44, 0),
    "qd-23-2025-hoi-dong-tham-dinh-doc-lap.txt": (0, 7, 21, 17),
    "nd-315-2025-lam-viec-mau-ubnd-xa.txt": (6, 36, 156, 95),
}
"""Chapters, articles, clauses and points of each file, counted by hand by those who collected them."""


def counted(imported: Imported) -> tuple[int, ...]:
    """Chapters, articles, clauses and points."""
    return tuple(imported.counts[name] for name in _LEVELS)


def table() -> str:
    """The table as Markdown."""
    reference = Reference.load(Diagnostics())
    head = (
        "tệp", "chương / điều / khoản / điểm", "đúng như đếm tay", "chữ đọc được", "vào quy chế", "để riêng",
        "chưa hiểu", "in ra đọc lại", "phát hiện (lỗi / cảnh báo / lưu ý)",
    )  # fmt: skip
    rows = [_row(CORPUS / name, expected, reference) for name, expected in EXPECTED.items()]
    lines = [head, ["---", "---", "---", "--:", "--:", "--:", "--:", "---", "---"], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def _row(path: Path, expected: Sequence[int], reference: Reference) -> Sequence[str]:
    found = Diagnostics()
    imported = import_file(path, found)
    if imported is None:
        raise ValueError([str(one) for one in found])
    characters = imported.characters
    unmapped = characters["read"] - characters["mapped"] - characters["set_aside"]
    proof = adopt(imported, Wishes(), reference, DAY, found).round_trip
    if proof is None:
        raise ValueError([str(one) for one in found])
    return (
        f"`{path.name}`",
        " / ".join(map(str, counted(imported))),
        "có" if counted(imported) == tuple(expected) else "không",
        *(f"{count:,}".replace(",", ".") for count in (characters["read"], characters["mapped"])),
        *(f"{count:,}".replace(",", ".") for count in (characters["set_aside"], unmapped)),
        "giống hệt" if proof.equal else f"khác {len(proof.differences)} chỗ",
        " / ".join(map(str, _findings(imported))),
    )


def _findings(imported: Imported) -> Iterator[int]:
    recognised = imported.recognised
    findings = examine(
        recognised.title,
        recognised.children,
        issue_day(imported),
        Diagnostics(),
        has_appendix=imported.has_appendix,
    )
    count = Counter(one.diagnostic.severity for one in findings)
    yield from (count[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))


def filled(document: str) -> str:
    """The document with its table made anew."""
    made = table()
    return _TABLE.sub(lambda _match: made, document)


if __name__ == "__main__":
    DOCUMENT.write_text(filled(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")

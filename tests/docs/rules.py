"""The tables of docs/quy-tac.md: every rule of ``vanban check``, made from what ``vanban rules`` gives.

A table stands between ``<!-- rules: FAMILY -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from tests.docs.documents import PROJECT

RULES: Final = PROJECT / "docs" / "quy-tac.md"

_TABLE = re.compile(r"(?<=^<!-- rules: )(\w+)( -->\n\n)(.*?)(?=^<!-- end -->)", re.MULTILINE | re.DOTALL)
_WEIGHTS: Final = {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý", None: "không hỏi"}
_HEAD: Final = ("mã", "nêu ra khi", "căn cứ", "`strict`", "`usual`", "`--fix`")


@cache
def rules() -> Sequence[Mapping[str, Any]]:
    """All rules, as the command gives them."""
    command = [sys.executable, "-m", "generator", "--lang", "vi", "rules", "--json"]
    answer = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)
    result: Sequence[Mapping[str, Any]] = json.loads(answer.stdout)["rules"]
    return result


def filled(document: str) -> str:
    """The document with its tables made anew."""
    return _TABLE.sub(lambda match: f"{match[1]}{match[2]}{_table(match[1])}\n", document)


def families(document: str) -> tuple[str, ...]:
    """The families of rules that a document has a table of."""
    return tuple(match[1] for match in _TABLE.finditer(document))


def _table(family: str) -> str:
    rows = [_row(one) for one in rules() if one["family"] == family]
    lines = [_HEAD, tuple("---" for _column in _HEAD), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _row(rule: Mapping[str, Any]) -> tuple[str, ...]:
    texts = (rule["meaning"], rule["source"])
    meaning, source = (" ".join(text.split()).rstrip(".").replace("|", "\\|") for text in texts)
    repaired = "có" if rule["fixable"] else ""
    return (
        f"`{rule['code']}`",
        meaning,
        source,
        _WEIGHTS[rule["severity"]],
        _WEIGHTS[rule["usual"]],
        repaired,
    )

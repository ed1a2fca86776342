"""Checks broken and good templates with this product and with docxtpl-lint, and prints what each finds.

The broken ones are those of the tests (``tests/maintaining/broken.py``), each a shipped template with one
known fault; the good ones are the shipped templates. The peer gets what it can use: our filters, the fields
of the kind as a JSON Schema (its contract mode) and the fullest sample as data; of a template whose blocks or
styles were changed it gets those files, too. The peer has found a fault when it says anything, we when we
name it by its code.

    python benchmarks/template_lint.py --peer PATH/TO/docxtpl-lint
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.cli.template_tables import table_shapes  # noqa: E402 - the tests stand beside the benchmarks
from generator.diagnostics import Diagnostics  # noqa: E402
from generator.documents import KINDS  # noqa: E402
from generator.documents.fields import FieldDescription, describe  # noqa: E402
from generator.maintaining.examining import Examination, templates_to_examine  # noqa: E402
from generator.maintaining.samples import Sample, sample_document  # noqa: E402
from generator.maintaining.target import Target  # noqa: E402
from generator.pipeline import FILTERS  # noqa: E402
from generator.resources import templates_folder  # noqa: E402
from generator.word.lines import PAGE_FILTERS  # noqa: E402
from tests.maintaining.broken import BROKEN, Templates  # noqa: E402
from tests.maintaining.trial import DAY, copy_of_templates, one_sample, samples  # noqa: E402

_TYPES = {"text": "string", "number": "integer", "yes/no": "boolean"}
_OWN_FILTERS = ",".join((*FILTERS, *PAGE_FILTERS, "first_upper"))

_MENDED = "docxtpl mends it, and so do we"
_CLOSED = "sound to docxtpl, refused by our closed environment"
DISAGREED = {
    "curly single quotes": _MENDED,
    "curly quotes": _MENDED,
    "letters of a tag in two looks": _MENDED,
    "end without beginning": "docxtpl prints it as text",
    "filter of Jinja that is not ours": _CLOSED,
    "call": _CLOSED,
    "method": _CLOSED,
    "function of Python": _CLOSED,
    "key in brackets": _CLOSED,
    "unpacking": _CLOSED,
}
"""Where the peer has a reason to say nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """What each program found in one template."""

    name: str
    code: str
    peer: tuple[str, ...]
    ours: tuple[str, ...]


def schema_of(fields: Sequence[FieldDescription]) -> dict[str, Any]:
    """The fields of a kind as the contract that the peer checks against."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {one.name: _schema(one) for one in fields},
    }


def _schema(one: FieldDescription) -> dict[str, Any]:
    simple = {"type": _TYPES.get(one.type.removeprefix("list of "), "string")}
    inner = schema_of(one.members) if one.members else simple
    return {"type": "array", "items": inner} if one.is_list else inner


def peer_finds(program: Path, files: Iterable[Path], kind: str | None, work: Path) -> tuple[str, ...]:
    """The rules that the peer names, in order, once each; what it cannot read counts as found."""
    contract: list[str] = []
    if kind is not None:
        schema = work / f"{kind}.json"
        schema.write_text(json.dumps(schema_of(describe(KINDS[kind].fields))), encoding="utf-8")
        data = work / f"{kind}-data.json"
        sample = sample_document(KINDS[kind], samples(KINDS[kind]), Sample.FULLEST)
        data.write_text(json.dumps(asdict(sample.fields)), encoding="utf-8")
        contract = ["--schema", str(schema), "--data", str(data)]
    command = [
        *(str(program), *map(str, files), *contract),
        *("--filters", _OWN_FILTERS, "--format", "json", "--no-config", "--autoescape"),
    ]
    answer = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=60)
    if answer.returncode not in {0, 1}:
        return ("unreadable",)
    issues = [issue for file in json.loads(answer.stdout)["files"] for issue in file["issues"]]
    return tuple(dict.fromkeys(issue["rule"] for issue in issues))


def ours_finds(target: Target) -> tuple[str, ...]:
    found = Diagnostics()
    Examination(one_sample, DAY, table_shapes()).examine(target, found)
    return tuple(dict.fromkeys(one.code for one in found))


def changed_files(folder: Path, template: Path) -> list[Path]:
    """The template, and what else of its folder is not as shipped."""
    shipped = templates_folder()
    files = (one for one in sorted(folder.rglob("*.docx")) if one != template)
    return [
        template,
        *(one for one in files if one.read_bytes() != (shipped / one.relative_to(folder)).read_bytes()),
    ]


def compare(program: Path) -> tuple[list[Row], list[Row], float, float]:
    broken, good = [], []
    peer_s = ours_s = 0.0
    with tempfile.TemporaryDirectory() as work:
        for number, (name, fault) in enumerate(BROKEN.items()):
            folder = copy_of_templates(Path(work) / str(number))
            fault.change(Templates(folder, fault.template))
            path = folder / f"{fault.template}.docx"
            start = time.perf_counter()
            peer = peer_finds(program, changed_files(folder, path), fault.template, Path(work))
            middle = time.perf_counter()
            ours = ours_finds(Target(path, folder, KINDS[fault.template]))
            peer_s += middle - start
            ours_s += time.perf_counter() - middle
            broken.append(Row(name, fault.code, peer, ours))
        for target in templates_to_examine(templates_folder(), Diagnostics()):
            code = target.kind.code if target.kind else None
            peer = peer_finds(program, [target.path], code, Path(work))
            good.append(Row(target.path.stem, "", peer, ours_finds(target)))
    return broken, good, peer_s, ours_s


def _told(codes: Sequence[str]) -> str:
    return ", ".join(codes) or "not found"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument(
        "--peer", type=Path, required=True, help="the program docxtpl-lint, in a venv of its own"
    )
    program = arguments.parse_args().peer
    one_sample(KINDS["giay-moi"])  # what both need once is not counted
    broken, good, peer_s, ours_s = compare(program)
    print("| fault | docxtpl-lint | vanban template check |\n|---|---|---|")
    for row in broken:
        note = f" ({DISAGREED[row.name]})" if row.name in DISAGREED and not row.peer else ""
        print(f"| {row.name} | {_told(row.peer)}{note} | {_told(row.ours)} |")
    ours_found = sum(row.code in row.ours for row in broken)
    peer_found = sum(bool(row.peer) for row in broken)
    only_peer = [row.name for row in broken if row.peer and row.code not in row.ours]
    print("\n| | docxtpl-lint | vanban |\n|---|--:|--:|")
    print(f"| faults found, of {len(broken)} | {peer_found} | {ours_found} |")
    print(f"| found by it alone | {len(only_peer)} | {ours_found - peer_found + len(only_peer)} |")
    alarms = sum(bool(row.peer) for row in good), sum(bool(row.ours) for row in good)
    print(f"| false alarms, on {len(good)} good templates | {alarms[0]} | {alarms[1]} |")
    print(f"| seconds for the broken ones | {peer_s:.1f} | {ours_s:.1f} |")
    if only_peer:
        sys.exit(f"found by the peer alone: {', '.join(only_peer)}")


if __name__ == "__main__":
    main()

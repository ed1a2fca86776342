"""The files of a new dossier (các tệp của hồ sơ): their text, and where what they hold was answered."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.diagnostics import Diagnostic, Diagnostics
from generator.dossier.legal_bases import LegalBasis
from generator.resources import data_folder
from generator.sources.node import Node
from generator.sources.yaml import read_yaml
from generator.sources.yaml_text import yaml_text
from generator.starting.completing import Given
from generator.starting.composing import compose_committee, compose_meetings, compose_reports
from generator.starting.draft import Draft, Steps

COMMITTEE, REGULATION = "committee.yaml", "regulation.yaml"

COMMENTS = {
    "kind": "Hồ sơ do `vanban init` lập; sửa tiếp bằng tay rồi chạy `vanban generate`.\n"
    "Mọi khóa: docs/ho-so.md.",
    "unit": "Mã trong data/units.",
    "members": "role: chair đứng đầu, standing_deputy cấp phó thường trực, deputy cấp phó, member.\n"
    "person: blank là chưa rõ họ tên, in ra chỗ trống. Ghi thêm được honorific, areas, localities, from, to.",
    "agencies": "Cơ quan khác có thể được giao việc, nhận văn bản.",
    "standing_agency": "Cơ quan thường trực.",
    "support_team": "Tổ giúp việc.",
    "seals": "Ai dùng con dấu nào; vai trò không nêu thì không đóng dấu.",
    "regimes": "Chế độ làm việc; đổi ở đây thì quy chế và các văn bản khác đổi theo.",
    "documents": "Văn bản để viện dẫn; bases bên dưới ghi mã của chúng.",
    "decisions": "number: blank là chưa có số; date: 2026-02 là chưa rõ ngày. bases: mã các căn cứ;\n"
    "căn cứ khác thì thêm vào documents (hoặc lấy mã trong data/legal_bases.yaml).",
    "provisions": "Điều khoản của regulation.yaml mà giấy mời, mẫu báo cáo viện dẫn.",
    "invitation": "Giấy mời; họp xong, thêm phần conclusion để có thông báo kết luận.",
    "conclusion": "Thông báo kết luận.",
    "period": "Kỳ báo cáo: 2026-03, 2026-Q1, 2026-H1 hoặc 2026.",
}
"""What stands above the keys of a new dossier's files, for those who go on by hand (chú thích)."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file of the new dossier; ``answers`` is the path of what was answered for it, None if nothing was."""

    name: str
    text: str
    answers: Steps | None


def dossier_files(draft: Draft, folder: Path, legal_bases: Mapping[str, LegalBasis]) -> tuple[NewFile, ...]:
    """The files of the dossier that complete answers describe, ``committee.yaml`` last.

    Where ``folder`` lies beside the schemas, each file names its own for editors.
    """
    model = (data_folder() / "models" / REGULATION).read_text(encoding="utf-8")
    _its_modeline, _free, regulation = model.split("\n", maxsplit=2)
    files = [NewFile(REGULATION, modeline("regulation", folder) + regulation, None)]
    for subfolder, schema, composed in (
        ("meetings", "meeting", compose_meetings(draft)),
        ("reports", "report", compose_reports(draft)),
    ):
        for stem, (facts, answers) in composed.items():
            text = modeline(schema, folder / subfolder) + yaml_text(facts, COMMENTS)
            files.append(NewFile(f"{subfolder}/{stem}.yaml", text, answers))
    committee = yaml_text(compose_committee(draft, legal_bases), COMMENTS)
    files.append(NewFile(COMMITTEE, modeline("committee", folder) + committee, ()))
    return tuple(files)


def told_of_answers(
    found: Diagnostics, staged: Path, files: tuple[NewFile, ...], given: Given
) -> tuple[Diagnostic, ...]:
    """What was found in the files that stand in ``staged``, told at the answers that it comes from."""
    by_name = {str(staged / one.name): one for one in files}
    trees: dict[str, Node | None] = {}
    told: list[Diagnostic] = []
    for one in found:
        where = one.location
        file = by_name.get(where.file) if where else None
        if where is None or file is None or file.answers is None:
            told.append(one)
            continue
        if where.file not in trees:
            trees[where.file] = read_yaml(Path(where.file), Diagnostics())
        tree = trees[where.file]
        path = () if tree is None else tree.path_to(where)
        told.append(replace(one, location=given.place(_answered(path, tree, file.answers, given))))
    return tuple(told)


def _answered(path: Steps, node: Node | None, answers: Steps, given: Given) -> Steps:
    """The path of the answer that a value comes from; legal bases are answered once for all decisions."""
    bases = given.node.child("bases")
    if "bases" in path and bases is not None and node is not None:
        values = bases.plain()
        value = node.at(path).value
        return ("bases", values.index(value)) if isinstance(values, list) and value in values else ("bases",)
    return (*answers, *path)


def modeline(schema: str, folder: Path) -> str:
    """The line by which editors find the schema; nothing for a dossier that lies somewhere else."""
    data = data_folder().resolve()
    there = folder.resolve()
    if not there.is_relative_to(data.parent):
        return ""
    path = os.path.relpath(data / "schema" / f"{schema}.schema.json", there)
    return f"# yaml-language-server: $schema={Path(path).as_posix()}\n\n"

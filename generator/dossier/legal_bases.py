"""Legal documents that many committees cite (căn cứ pháp lý dùng chung): ``data/legal_bases.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path
from types import MappingProxyType

from pydantic import ConfigDict, Field

from generator.diagnostics import Diagnostics
from generator.dossier.papers import Facts
from generator.dossier.schema import LawDocument
from generator.dossier.values import Identifier, Text
from generator.sources.faults import did_you_mean
from generator.sources.model import read_model
from generator.sources.yaml import read_yaml


class LegalBasis(LawDocument):
    """A document with the days between which it is in force, and how sure that is (căn cứ)."""

    model_config = ConfigDict(title="Căn cứ pháp lý")

    replaced_by: Identifier | None = Field(default=None, description="Văn bản thay thế: mã trong tệp này")
    verified: bool = Field(description="Đã đối chiếu với nguồn ghi ở source")
    source: Text = Field(description="Nguồn của từng dữ kiện, không in ra")


class LegalBases(Facts):
    """The file of shared legal documents (danh mục căn cứ)."""

    model_config = ConfigDict(title="Danh mục căn cứ pháp lý")

    bases: Mapping[Identifier, LegalBasis] = Field(description="Các văn bản, theo mã")


def read_legal_bases(path: Path, found: Diagnostics) -> Mapping[str, LegalBasis]:
    """Read the shared legal documents by id; a file with faults is reported and gives none."""
    node = read_yaml(path, found)
    bases = None if node is None else read_model(node, LegalBases, found)
    if node is None or bases is None:
        return MappingProxyType({})
    for identity, basis in bases.bases.items():
        if basis.replaced_by is not None and basis.replaced_by not in bases.bases:
            message = _("no legal basis has the id {id}").format(id=basis.replaced_by)
            place = node.at(("bases", identity, "replaced_by")).location
            hint = did_you_mean(basis.replaced_by, sorted(bases.bases)) or _("add it, or delete the key")
            found.error("unknown-document", message, place, hint)
    return bases.bases

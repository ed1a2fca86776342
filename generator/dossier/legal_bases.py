"""Legal documents that many committees cite (căn cứ pháp lý dùng chung): ``data/legal_bases.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
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
from generator.sources.node import Node
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
    seen: list[LegalBasis] = []
    for identity, basis in bases.bases.items():
        one = node.at(("bases", identity))
        check_document(basis, one, found)
        _check_successor(identity, bases.bases, one, found)
        if twin_of(basis, seen) is not None:
            message = _("this document stands here again: {citation}").format(citation=citation(basis))
            found.error("duplicate-document", message, one.location, _("keep one of the two"))
        seen.append(basis)
    return bases.bases


def check_document(document: LawDocument, node: Node, found: Diagnostics) -> None:
    """A document has what its citation names (NĐ 30/2020, PL1 II.6a), and does not end before it begins."""
    for key, value in (("number", document.number), ("issuer", document.issuer)):
        if value is None and not document.is_law:
            message = _("the key {key} is missing: only laws are cited without it").format(key=key)
            found.error("missing-key", message, node.location, _("add the key {key}").format(key=key))
    begins = document.since or document.date.first_day
    if begins is not None and document.until is not None and document.until < begins:
        message = _("the document ends before it begins")
        found.error("document-reversed", message, node.at(("to",)).location, _("check date, from and to"))


def citation(document: LawDocument) -> str:
    """The first citation (PL1 II.6b): kind, number, date, issuer, subject; a law has only name and date."""
    day = document.date.official()
    if document.is_law:
        return f"{document.kind} {document.subject} {day}"
    return f"{document.kind} số {document.printed_number} {day} của {document.issuer} {document.subject}"


def twin_of(document: LawDocument, others: Iterable[LegalBasis]) -> LegalBasis | None:
    """The same document among others: by its number in its year, a law by name and day too.

    Numbers begin anew with each year and each issuer, so one more fact must agree.
    """
    return next((one for one in others if _is_same(document, one)), None)


def differences(document: LawDocument, other: LawDocument) -> Iterator[tuple[str, str, str]]:
    """What two entries of one document say differently: the key, and both values."""
    first, last = document.date.first_day, document.date.last_day
    begin, end = other.date.first_day, other.date.last_day
    if first and last and begin and end and (last < begin or end < first):
        yield "date", str(document.date), str(other.date)
    for key in ("number", "issuer", "subject"):
        own, its = getattr(document, key), getattr(other, key)
        if own is not None and its is not None and _plain(own) != _plain(its):
            yield key, own, its


@dataclass(frozen=True, slots=True)
class Force:
    """Between which days a document is in force (hiệu lực), and whether its end is known for sure."""

    since: date | None
    until: date | None
    is_sure: bool
    shared: LegalBasis | None
    bases: Mapping[str, LegalBasis]

    def heir(self, day: date) -> LegalBasis | None:
        """What has taken its place by a day (văn bản thay thế), None when nothing is known to have."""
        seen: list[LegalBasis | None] = []
        last = self.shared
        while last is not None and last not in seen:
            successor = self.bases.get(last.replaced_by or "")
            if successor is None or (successor.since is not None and successor.since > day):
                break
            seen.append(last)
            last = successor
        return None if last is self.shared else last


def force_of(document: LawDocument, bases: Mapping[str, LegalBasis]) -> Force:
    """What a dossier says of a document itself comes before what the shared legal bases say of it.

    A document whose last day nobody tells ends on the day before its successor comes into force.
    """
    shared = document if isinstance(document, LegalBasis) else twin_of(document, bases.values())
    if shared is None:
        return Force(document.since, document.until, True, None, bases)
    since, until, is_sure = document.since or shared.since, document.until or shared.until, shared.verified
    successor = bases.get(shared.replaced_by or "")
    if document.until is not None and document is not shared:
        is_sure = True
    elif until is None and successor is not None and successor.since is not None:
        until, is_sure = successor.since - timedelta(days=1), is_sure and successor.verified
    return Force(since, until, is_sure, shared, bases)


def _is_same(one: LawDocument, other: LawDocument) -> bool:
    differing = {key for key, _own, _its in differences(one, other)}
    if one.number is not None and other.number is not None and _plain(one.number) == _plain(other.number):
        same_year = None in (one.date.year, other.date.year) or one.date.year == other.date.year
        return same_year and differing < {"date", "issuer", "subject"}
    return one.is_law and other.is_law and not differing & {"date", "subject"}


def _plain(text: str) -> str:
    """A text without what may be written one way or another: capitals, blanks, kinds of dash."""
    return re.sub(r"[\s–-]+", " ", text).strip().casefold().removeprefix("về việc ")


def _check_successor(identity: str, bases: Mapping[str, LegalBasis], node: Node, found: Diagnostics) -> None:
    basis = bases[identity]
    place = node.at(("replaced_by",)).location
    if basis.replaced_by is None:
        return
    if basis.replaced_by not in bases:
        message = _("no legal basis has the id {id}").format(id=basis.replaced_by)
        hint = did_you_mean(basis.replaced_by, sorted(bases)) or _("add it, or delete the key")
        found.error("unknown-document", message, place, hint)
    else:
        successor = bases[basis.replaced_by]
        first, last = basis.date.first_day, successor.date.last_day
        if basis is successor or (first is not None and last is not None and last < first):
            message = _("a document is not replaced by one that was issued before it, or by itself")
            found.error("replaced-by-older", message, place, _("check both dates"))

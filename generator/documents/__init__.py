"""The kinds of document that can be made (loại văn bản)."""

from __future__ import annotations

from generator.documents.decisions import (
    AssignmentFields,
    EstablishmentFields,
    IssuanceFields,
    RegulationFields,
    compose_assignment,
    compose_establishment,
    compose_issuance,
    compose_regulation,
)
from generator.documents.document import Document, DocumentKind
from generator.documents.fields import FieldDescription, describe
from generator.documents.meetings import (
    INVITATION_SYMBOL,
    NOTICE_SYMBOL,
    ConclusionFields,
    InvitationFields,
    compose_conclusions,
    compose_invitations,
)
from generator.documents.papers import DECISION_SYMBOL
from generator.documents.reports import REPORT_SYMBOL, ReportFields, compose_reports

__all__ = ["KINDS", "Document", "DocumentKind", "field_descriptions"]

KINDS = {
    kind.code: kind
    for kind in (
        DocumentKind(
            "quyet-dinh-thanh-lap",
            "Quyết định thành lập",
            "1.2, 2.1",
            DECISION_SYMBOL,
            EstablishmentFields,
            compose_establishment,
        ),
        DocumentKind(
            "quyet-dinh-ban-hanh",
            "Quyết định ban hành quy chế",
            "1.3",
            DECISION_SYMBOL,
            IssuanceFields,
            compose_issuance,
        ),
        DocumentKind("quy-che", "Quy chế (tệp riêng)", "1.3", "QC", RegulationFields, compose_regulation),
        DocumentKind(
            "giay-moi", "Giấy mời họp", "1.7", INVITATION_SYMBOL, InvitationFields, compose_invitations
        ),
        DocumentKind(
            "thong-bao-ket-luan",
            "Thông báo kết luận",
            "1.4",
            NOTICE_SYMBOL,
            ConclusionFields,
            compose_conclusions,
        ),
        DocumentKind(
            "mau-bao-cao",
            "Mẫu báo cáo của thành viên",
            "1.4, 2.1",
            REPORT_SYMBOL,
            ReportFields,
            compose_reports,
        ),
        DocumentKind("phan-cong", "Phụ lục phân công", "2.1", "", AssignmentFields, compose_assignment),
    )
}
"""All kinds by code, in the order in which a dossier's papers come into being."""


def field_descriptions(kind: str) -> tuple[FieldDescription, ...]:
    """What the template of a kind can use; KeyError for a kind that is not there."""
    return describe(KINDS[kind].fields)

"""The kinds of document that can be made (loại văn bản)."""

from __future__ import annotations

from generator.documents.consolidated import ConsolidatedFields, compose_consolidated
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
from generator.documents.minutes import MINUTES_SYMBOL, MinutesFields, compose_minutes
from generator.documents.opinions import OpinionFields, compose_opinions
from generator.documents.papers import DECISION_SYMBOL, SUBMISSION_SYMBOL
from generator.documents.programmes import PROGRAMME_SYMBOL, ProgrammeFields, compose_programmes
from generator.documents.reminders import ReminderFields, compose_reminders
from generator.documents.reorganisations import ReorganisationFields, compose_reorganisations
from generator.documents.reports import REPORT_SYMBOL, ReportFields, compose_reports
from generator.documents.submissions import SubmissionFields, compose_submissions

__all__ = ["KINDS", "Document", "DocumentKind", "field_descriptions"]

KINDS = {
    kind.code: kind
    for kind in (
        DocumentKind("to-trinh", "Tờ trình", "1.4", SUBMISSION_SYMBOL, SubmissionFields, compose_submissions),
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
        DocumentKind("phan-cong", "Phụ lục phân công", "2.1", "", AssignmentFields, compose_assignment),
        DocumentKind(
            "quyet-dinh-kien-toan",
            "Quyết định kiện toàn",
            "1.2, 2.1",
            DECISION_SYMBOL,
            ReorganisationFields,
            compose_reorganisations,
        ),
        DocumentKind(
            "chuong-trinh-cong-tac",
            "Chương trình công tác",
            "1.4",
            PROGRAMME_SYMBOL,
            ProgrammeFields,
            compose_programmes,
        ),
        DocumentKind(
            "giay-moi", "Giấy mời họp", "1.7", INVITATION_SYMBOL, InvitationFields, compose_invitations
        ),
        DocumentKind(
            "phieu-lay-y-kien", "Phiếu lấy ý kiến bằng văn bản", None, "", OpinionFields, compose_opinions
        ),
        DocumentKind("bien-ban-hop", "Biên bản họp", "1.9", MINUTES_SYMBOL, MinutesFields, compose_minutes),
        DocumentKind(
            "thong-bao-ket-luan",
            "Thông báo kết luận",
            "1.4",
            NOTICE_SYMBOL,
            ConclusionFields,
            compose_conclusions,
        ),
        DocumentKind(
            "cong-van-don-doc", "Công văn đôn đốc", "1.5, 2.1", "", ReminderFields, compose_reminders
        ),
        DocumentKind(
            "mau-bao-cao",
            "Mẫu báo cáo của thành viên",
            "1.4, 2.1",
            REPORT_SYMBOL,
            ReportFields,
            compose_reports,
        ),
        DocumentKind(
            "bao-cao-tong-hop",
            "Báo cáo tổng hợp",
            "1.4, 2.1",
            REPORT_SYMBOL,
            ConsolidatedFields,
            compose_consolidated,
        ),
    )
}
"""All kinds by code, in the order in which a dossier's papers come into being."""


def field_descriptions(kind: str) -> tuple[FieldDescription, ...]:
    """What the template of a kind can use; KeyError for a kind that is not there."""
    return describe(KINDS[kind].fields)

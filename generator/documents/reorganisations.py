"""The decision that changes who belongs to the body (quyết định kiện toàn), with the changes and the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.documents.decisions import DecisionFields, decision_fields
from generator.documents.document import Document
from generator.documents.fields import described
from generator.documents.papers import AttachedTo, Papers
from generator.documents.persons import MemberRow, member_rows, mentioned, named
from generator.dossier.changes import Change, ChangeKind, membership_changes
from generator.dossier.schema import Decision, Member, Reorganisation, Role
from generator.vietnamese.dates import official_date


@dataclass(frozen=True, slots=True)
class ChangedMember:
    """Who leaves or takes a place of the body."""

    person: str = described("Danh xưng (nếu có), họ và tên", "Bà Vũ Thị Giả Tưởng")
    mention: str = described("Cách gọi ở giữa câu", "bà Vũ Thị Giả Tưởng")
    position: str = described("Chức vụ, cơ quan", "Giám đốc Sở Tài chính")
    former_role: str | None = described(
        "Chức danh đang giữ trong ban, nếu khác chức danh ở dòng này", "Phó Trưởng Ban Chỉ đạo"
    )


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: a replacement, an addition, a departure, or another role or post of the same person."""

    order: int = described("Số thứ tự", 1)
    left: ChangedMember | None = described("Người thôi tham gia, thôi giữ chức danh (nếu có)")
    joined: ChangedMember | None = described("Người thay thế hoặc bổ sung (nếu có)")
    same_person: bool = described("Cùng một người thay đổi chức danh, chức vụ", False)
    role: str = described("Chức danh trong ban", "Thành viên Ban Chỉ đạo")
    reason: str | None = described("Lý do", "nghỉ hưu theo chế độ")


@dataclass(frozen=True, slots=True)
class ReorganisationFields(DecisionFields):
    """The decision that replaces or adds members (quyết định kiện toàn): forms 1.2 and 2.1."""

    committee_name: str = described("Tên đầy đủ của ban", "Ban Chỉ đạo về dữ liệu tỉnh Lai Châu")
    attached_to: AttachedTo = described("Văn bản mà danh sách kèm theo")
    changes: tuple[ChangeRow, ...] = described("Những thay đổi, theo thứ tự trong ban")
    members: tuple[MemberRow, ...] = described("Danh sách thành viên sau khi kiện toàn")


def compose_reorganisations(papers: Papers) -> Iterator[Document]:
    """A decision for every reorganisation of the dossier."""
    for decision in papers.committee.decisions.reorganisations:
        body = papers.reorganisations.get(decision.id)
        if body is not None:
            yield Document(
                f"quyet-dinh-kien-toan-{decision.id}",
                f"Quyết định {body.title}",
                ReorganisationFields(
                    **decision_fields(papers, decision, body),
                    committee_name=papers.committee.name,
                    attached_to=papers.attached_to(decision),
                    changes=change_rows(papers, decision),
                    members=member_rows(papers, papers.dossier.members_on(decision.effective)),
                ),
            )


def change_rows(papers: Papers, decision: Decision | None) -> tuple[ChangeRow, ...]:
    """What a reorganisation changes (nội dung kiện toàn), numbered from 1; nothing for another decision."""
    changes = _changes(papers, decision)
    return tuple(_row(papers, order, change, changes) for order, change in enumerate(changes, start=1))


def change_facts(papers: Papers, decision: Decision) -> Mapping[str, object] | None:
    """What the articles of a reorganisation can use (dữ kiện của quyết định kiện toàn).

    ``summary`` counts the changes; ``joined`` and ``left`` tell whether somebody does; ``effective`` is the
    day of effect unless the decision bears it; ``former`` is the decision whose list it replaces.
    """
    if not isinstance(decision, Reorganisation):
        return None
    changes = _changes(papers, decision)
    return {
        "summary": _summary(changes),
        "joined": any(one.kind in {ChangeKind.REPLACED, ChangeKind.ADDED} for one in changes),
        "left": any(one.left is not None for one in changes),
        "effective": None if decision.date.date == decision.effective else official_date(decision.effective),
        "former": _former(papers, decision),
    }


def _changes(papers: Papers, decision: Decision | None) -> tuple[Change, ...]:
    if not isinstance(decision, Reorganisation):
        return ()
    return membership_changes(papers.dossier.members, decision.effective)


def _summary(changes: Sequence[Change]) -> str:
    """How many members change and how: ``thay thế 01 thành viên, bổ sung 02 thành viên``."""
    words = {
        ChangeKind.REPLACED: "thay thế {} thành viên",
        ChangeKind.ADDED: "bổ sung {} thành viên",
        ChangeKind.MOVED: "thay đổi chức danh, chức vụ của {} thành viên",
        ChangeKind.LEFT: "cho thôi tham gia {} thành viên",
    }
    counts = {kind: sum(one.kind is kind for one in changes) for kind in words}
    return ", ".join(words[kind].format(f"{count:02}") for kind, count in counts.items() if count)


def _former(papers: Papers, decision: Reorganisation) -> str | None:
    """The decision that the present list is attached to: the reorganisation before, else the first one."""
    decisions = papers.committee.decisions
    earlier = [one for one in decisions.reorganisations if one.effective < decision.effective]
    latest = max(earlier, key=lambda one: one.effective, default=decisions.establishment)
    return None if latest is None else papers.attached_to(latest).citation


def _row(papers: Papers, order: int, change: Change, changes: Sequence[Change]) -> ChangeRow:
    moved = change.kind is ChangeKind.MOVED
    gone = change.before if moved else change.left
    came = None if moved else change.before
    return ChangeRow(
        order=order,
        left=None if gone is None else _changed(papers, gone, gone, change.role),
        joined=None if change.joined is None else _changed(papers, change.joined, came, change.role),
        same_person=moved,
        role=papers.role_title(change.role),
        reason=_reason(papers, change, gone, changes),
    )


def _changed(papers: Papers, member: Member, held: Member | None, role: Role) -> ChangedMember:
    former = papers.role_title(held.role) if held is not None and held.role is not role else None
    return ChangedMember(named(member), mentioned(member), member.position, former)


def _reason(papers: Papers, change: Change, gone: Member | None, changes: Sequence[Change]) -> str | None:
    """Why: what the dossier says, else that somebody is added, or goes on in another role or post."""
    if gone is None:
        return "bổ sung thành viên"
    if gone.left_because is not None:
        return gone.left_because
    later = next((one.joined for one in changes if one.before is gone), None)
    if later is None:
        return None
    if later.role is gone.role:
        return "thay đổi chức vụ"
    return f"chuyển sang giữ chức danh {papers.role_title(later.role)}"

"""Who may sign and seal a paper (thẩm quyền ký, con dấu)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import gettext as _

from generator.diagnostics import Diagnostics
from generator.dossier.kinds import DEPUTIES, Role
from generator.dossier.papers import Decision, Issuer, SigningCapacity, Submission
from generator.dossier.record import COMMITTEE, Record, Steps
from generator.dossier.schema import GoverningBody

_OF_COMMITTEE = frozenset({Issuer.COMMITTEE, Issuer.COMMITTEE_HEAD})


def signatories_may_sign(record: Record, found: Diagnostics) -> None:
    """In a paper of the body its head signs as holder, and a deputy for him (KT.; NĐ 30/2020, Điều 13)."""
    for file, path, paper in record.papers():
        signatory = paper.signatory
        member = record.member(signatory.member) if signatory.member else None
        if member is None or paper.issuer not in _OF_COMMITTEE:
            continue
        place = record.place(file, (*path, "signatory", "capacity"))
        if signatory.capacity is SigningCapacity.DEPUTY and member.role not in DEPUTIES:
            message = _("{member} does not hold a deputy's role and cannot sign for the head (KT.)")
            hint = _("name a deputy, or change the capacity")
            found.error("signatory-not-deputy", message.format(member=member.id), place, hint)
        elif signatory.capacity is SigningCapacity.HOLDER and member.role is not Role.CHAIR:
            message = _("{member} is not the head of the body and cannot sign as such")
            hint = _("write capacity: deputy for a deputy who signs for the head")
            found.error("signatory-not-head", message.format(member=member.id), place, hint)


def signatories_hold_the_post(record: Record, found: Diagnostics) -> None:
    """In a paper of the body above its head signs as holder, and who signs for him (KT.) is another."""
    body = record.committee.governing_body
    head = _post(body.head, body)
    for file, path, paper in record.papers():
        signatory = paper.signatory
        member = record.member(signatory.member) if signatory.member else None
        if member is None or paper.issuer in _OF_COMMITTEE:
            continue
        is_head = head in {_post(part, body) for part in re.split(r"[,;]", member.position)}
        place = record.place(file, (*path, "signatory", "member"))
        if signatory.capacity is SigningCapacity.HOLDER and not is_head:
            message = _("{member} signs as {head}, and has the post {position}")
            hint = _("write capacity: deputy for a deputy (KT.), or acting, or check position")
        elif signatory.capacity is SigningCapacity.DEPUTY and is_head:
            message = _("{member} signs for {head} (KT.), and has the post {position} himself")
            hint = _("leave capacity out, or name the deputy who signs")
        else:
            continue
        message = message.format(member=member.id, head=f"“{body.head}”", position=f"“{member.position}”")
        found.warning("signatory-other-post", message, place, hint)


def signatories_have_a_seal(record: Record, found: Diagnostics) -> None:
    """Without a seal rule for the role a paper has neither seal nor second post (NĐ 30/2020, PL1 II.7đ)."""
    for file, path, paper in record.papers():
        member = record.member(paper.signatory.member) if paper.signatory.member else None
        if member is None or paper.issuer not in _OF_COMMITTEE:
            continue
        if record.committee.seal_owner(member.role) is None:
            message = _("no seal rule covers the role {role}: the paper carries neither seal nor second post")
            place = record.place(file, (*path, "signatory", "member"))
            hint = _("add the role to seals if the founding decision gives it a seal")
            found.warning("no-seal", message.format(role=member.role.value), place, hint)


def seal_rules_differ(record: Record, found: Diagnostics) -> None:
    """A role uses one seal."""
    seen: set[Role] = set()
    for index, rule in enumerate(record.committee.seals):
        for position, role in enumerate(rule.roles):
            if role in seen:
                message = _("the role {role} has a seal rule already").format(role=role.value)
                place = record.place(COMMITTEE, ("seals", index, "roles", position))
                found.error("seal-twice", message, place, _("leave each role in one seal rule"))
            seen.add(role)


def _post(text: str, body: GoverningBody) -> str:
    """A post without the body it belongs to, however that is written: "Chủ tịch" of "Chủ tịch UBND tỉnh"."""
    names = [" ".join(body.name.split()[:2]), body.short_name.split()[0], body.symbol]
    found = [at for at in (text.casefold().find(f" {name.casefold()}") for name in names) if at >= 0]
    return text[: min(found, default=len(text))].strip().casefold()


def submissions(record: Record) -> Iterator[tuple[Steps, Submission]]:
    """What the dossier says of the papers by which decisions were proposed (tờ trình), with the place."""
    for _file, path, paper in record.papers():
        proposal = paper.proposed_by if isinstance(paper, Decision) else None
        document = proposal.document if proposal else None
        if document is not None and document.submission is not None:
            yield (*path, "proposed_by", "document", "submission"), document.submission


RULES = (
    signatories_may_sign,
    signatories_hold_the_post,
    signatories_have_a_seal,
    seal_rules_differ,
)

"""From complete answers to the facts of a dossier's files (nội dung các tệp của hồ sơ)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.dossier.kinds import Role
from generator.dossier.legal_bases import LegalBasis
from generator.dossier.papers import Issuer
from generator.dossier.schema import SealOwner
from generator.starting import proposals
from generator.starting.answers import NONE, SealUse
from generator.starting.draft import Draft, Steps
from generator.vietnamese.dates import PartialDate

Facts = dict[str, Any]

_OF_COMMITTEE = frozenset({Issuer.COMMITTEE.value, Issuer.COMMITTEE_HEAD.value})
_NUMBERS = frozenset({"due_day", "notice_days", "absence_notice_days", "order"})
_MEMBER_KEYS = (
    "id", "role", "honorific", "person", "position", "agency", "agency_symbol", "agency_superior", "order",
    "areas", "localities", "from", "to",
)  # fmt: skip
_LOCAL_GOVERNMENT = "Tổ chức chính quyền địa phương"


def compose_committee(draft: Draft, legal_bases: Mapping[str, LegalBasis]) -> Facts:
    """The facts of ``committee.yaml``; ``legal_bases`` are those that all dossiers share."""
    data = draft.data
    facts: Facts = {key: data[key] for key in ("kind", "name", "short_name", "symbol", "field", "unit")}
    above = data["governing_body"]
    keys = ("name", "title", "short_name", "symbol", "head")
    facts["governing_body"] = {key: above[key] for key in keys if key in above}
    facts["members"] = [_member(one) for one in draft.members]
    if draft.has("agencies"):
        facts["agencies"] = data["agencies"]
    for key in ("standing_agency", "support_team"):
        if draft.has(key):
            facts[key] = data[key]
    if seals := _seals(draft):
        facts["seals"] = seals
    facts["regimes"] = _regimes(draft)
    if draft.has("documents"):
        facts["documents"] = data["documents"]
    facts["decisions"] = _decisions(draft, legal_bases)
    facts["provisions"] = _provisions(draft)
    return facts


def compose_meetings(draft: Draft) -> dict[str, tuple[Facts, Steps]]:
    """The facts of each file of ``meetings/`` by its stem, with the path of its answers."""
    files: dict[str, tuple[Facts, Steps]] = {}
    for index, answers in enumerate(data if isinstance(data := draft.get("meetings"), list) else ()):
        stem = _stem(answers.get("date", "blank"), index)
        stem = stem if stem not in files else f"{stem}-{index + 1}"
        files[stem] = (_meeting(draft, answers, index, stem), ("meetings", index))
    return files


def compose_reports(draft: Draft) -> dict[str, tuple[Facts, Steps]]:
    """The facts of each file of ``reports/`` by its stem, with the path of its answers."""
    periods = draft.get("reports")
    return {
        period.lower(): ({"period": period}, ("reports", index))
        for index, period in enumerate(periods if isinstance(periods, list) else ())
    }


def _member(answers: Mapping[str, Any]) -> Facts:
    return _typed({key: answers[key] for key in _MEMBER_KEYS if answers.get(key) not in (None, [])})


def _typed(facts: Mapping[str, Any]) -> Facts:
    """Numbers and truth values as such, so that they stand in the file without quotes."""
    return {
        key: int(value) if key in _NUMBERS else value == "true" if key == "extraordinary" else value
        for key, value in facts.items()
    }


def _seals(draft: Draft) -> list[Facts]:
    held = {one["role"] for one in draft.members}
    match draft.get("seals"):
        case SealUse.CHAIR:
            rules = [([Role.CHAIR], SealOwner.GOVERNING_BODY)]
        case SealUse.EACH:
            rules = [
                ([Role.CHAIR, Role.STANDING_DEPUTY], SealOwner.GOVERNING_BODY),
                ([Role.DEPUTY, Role.MEMBER], SealOwner.OWN_AGENCY),
            ]
        case _:
            rules = []
    written = (
        {"roles": [role.value for role in roles if role in held], "owner": owner.value}
        for roles, owner in rules
    )
    return [rule for rule in written if rule["roles"]]


def _regimes(draft: Draft) -> Facts:
    regimes: Facts = {"meetings": _typed(draft.get("regimes", "meetings"))}
    serving = proposals.serving_body(draft)
    for key, reference in (("reports", "via"), ("funding", "estimate_by")):
        if draft.has("regimes", key):
            through = {reference: serving} if serving else {}
            regimes[key] = _typed({**through, **draft.get("regimes", key)})
            if reference in regimes[key]:  # last, as people read it
                regimes[key][reference] = regimes[key].pop(reference)
    return regimes


def _decisions(draft: Draft, legal_bases: Mapping[str, LegalBasis]) -> Facts:
    own: list[str] = [*(draft.get("bases") or ()), *(draft.get("documents") or ())]
    first = draft.get("decisions", "establishment", "date")
    if first in (None, NONE):
        first = draft.get("decisions", "regulation", "date")
    usual = _local_government_law(legal_bases, PartialDate.parse(first).first_day or draft.today)
    bases = list(dict.fromkeys([*usual, *own]))
    decisions: Facts = {}
    if draft.has("decisions", "establishment"):
        decisions["establishment"] = _decision(draft, draft.get("decisions", "establishment"), bases)
        bases = [*bases, "establishment"]
    decisions["regulation"] = _decision(draft, draft.get("decisions", "regulation"), bases)
    return decisions


def _local_government_law(legal_bases: Mapping[str, LegalBasis], day: date) -> list[str]:
    """The law on the organisation of local government in force on a day: the basis of all such bodies."""
    return [
        name
        for name, one in legal_bases.items()
        if one.is_law and one.subject == _LOCAL_GOVERNMENT and (one.since or day) <= day <= (one.until or day)
    ][:1]


def _decision(draft: Draft, answers: Mapping[str, Any], bases: list[str]) -> Facts:
    facts: Facts = _paper(draft, answers["issuer"], answers["date"])
    decision: Facts = {
        "issuer": facts.pop("issuer"),
        "number": answers.get("number", "blank"),
        "date": facts["date"],
        "bases": bases,
    }
    if draft.has("standing_agency"):
        decision["proposed_by"] = {"position": draft.get("standing_agency", "head")}
    decision["signatory"] = answers.get("signatory", facts["signatory"])
    if answers.get("recipients"):
        decision["recipients"] = answers["recipients"]
    return {**decision, **({"archive": facts["archive"]} if "archive" in facts else {})}


def _paper(draft: Draft, issuer: str, issued: str) -> Facts:
    """A paper of the body or of what stands above it, signed by the head of either."""
    paper: Facts = {
        "issuer": issuer,
        "number": "blank",
        "date": issued,
        "signatory": _signatory(draft, issuer),
    }
    if draft.has("standing_agency"):
        paper["archive"] = ["VT", draft.get("standing_agency", "symbol")]
    return paper


def _signatory(draft: Draft, issuer: str) -> Facts:
    chair = next((one for one in draft.members if one["role"] == Role.CHAIR), None)
    head = draft.get("governing_body", "head")
    if chair is not None and (issuer in _OF_COMMITTEE or chair["position"] == head):
        return {"member": chair["id"]}
    title = proposals.governing_title(draft) or ""
    return {"position": head.removesuffix(title).strip() or head, "person": "blank"}


def _provisions(draft: Draft) -> Facts:
    """The provisions of ``data/models/regulation.yaml`` that papers cite."""
    provisions = {"convening": "meetings.convening", "absence": "meetings.absence"}
    if draft.has("regimes", "reports"):
        ways = {"standing_agency": "reporting.members", "support_team": "reporting.members-to-team"}
        provisions["reporting"] = ways.get(proposals.serving_body(draft) or "", "reporting.alone")
    return provisions


def _stem(held: str, index: int) -> str:
    return held if PartialDate.parse(held).is_complete else f"hop-{index + 1}"


def _meeting(draft: Draft, answers: Mapping[str, Any], index: int, stem: str) -> Facts:
    issuer = proposals.regulation_issuer(draft)
    facts: Facts = {
        "name": answers.get("name") or f"Cuộc họp thứ {index + 1} của {draft.get('short_name')}",
        "convened_under": "meetings.regular",
        "date": answers.get("date", "blank"),
        "time": answers.get("time", "blank"),
        "place": answers.get("place", "blank"),
        "invitation": _paper(draft, issuer, answers.get("invitation", {}).get("date", "blank")),
    }
    for key in ("agenda", "documents"):
        if answers.get(key):
            facts[key] = answers[key]
    conclusion = answers.get("conclusion")
    if conclusion is not None:
        tasks = [
            {"id": f"{stem}-{number}", **task}
            for number, task in enumerate(conclusion.get("tasks", ()), start=1)
        ]
        facts["conclusion"] = {
            **_paper(draft, issuer, conclusion.get("date", "blank")),
            **({"assessment": conclusion["assessment"]} if conclusion.get("assessment") else {}),
            **({"tasks": tasks} if tasks else {}),
        }
    return facts

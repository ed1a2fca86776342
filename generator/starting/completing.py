"""From the answers given to complete ones (bổ sung đề xuất): proposals where nothing is said, faults told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from gettext import gettext as _
from typing import Any

from generator.diagnostics import Diagnostics, Location
from generator.sources.model import read_model
from generator.sources.node import Node
from generator.starting import proposals
from generator.starting.answers import Answers
from generator.starting.draft import Draft, Steps
from generator.starting.naming_units import unit_code
from generator.starting.questions import BODY, EVENTS, REGIME, Question
from generator.units import UnitRegister
from generator.vietnamese.text import ascii_slug

_BASICS = ("kind", "unit", "field")


@dataclass(frozen=True, slots=True)
class Given:
    """Answers as they were given, each with its place; ``places`` is where those not given would stand."""

    node: Node
    places: Mapping[Steps, Location] = field(default_factory=dict)

    def place(self, path: Steps) -> Location:
        """Where an answer stands, or should stand, or the answer that it is a part of."""
        node = self.node
        for count, step in enumerate(path, start=1):
            child = node.child(step)
            if child is None:
                prefixes = (path[:end] for end in range(len(path), count - 1, -1))
                return next((self.places[one] for one in prefixes if one in self.places), node.location)
            node = child
        return node.location


def complete_answers(given: Given, units: UnitRegister, today: date, found: Diagnostics) -> Draft | None:
    """Check what is given and propose the rest; None when something is wrong or cannot be proposed.

    Errors, besides those of the values themselves: ``unknown-unit``, ``ambiguous-unit``, ``answer-missing``.
    """
    earlier = len(found)
    sound = read_model(given.node, Answers, found) is not None
    plain = given.node.plain()
    draft = Draft(units, today, plain if isinstance(plain, dict) else {})
    named = draft.get("unit")
    if isinstance(named, str):
        code = unit_code(named, units, given.place(("unit",)), found)
        if code is not None:
            draft.put(("unit",), code)
    if sound:
        _propose(draft, BODY, given, found)
        _complete_members(draft, given, found)
        _propose(draft, (*REGIME, *EVENTS), given, found)
    else:
        _report_missing_basics(draft, given, found)
    return None if found.has_errors(since=earlier) else draft


def _propose(draft: Draft, questions: tuple[Question, ...], given: Given, found: Diagnostics) -> None:
    for question in questions:
        if not question.asked(draft) or draft.get(*question.path) is not None:
            continue
        basic = question.path[0] in _BASICS
        answer = None if basic else question.propose(draft)
        if answer is not None:
            draft.put(question.none if answer == "none" and question.none else question.path, answer)
        elif basic or all(draft.get(key) is not None and _is_known(draft, key) for key in _BASICS):
            _report_missing(question.path, f"{question.label}. {question.help}", given, found)


def _is_known(draft: Draft, key: str) -> bool:
    return key != "unit" or draft.unit is not None


def _report_missing_basics(draft: Draft, given: Given, found: Diagnostics) -> None:
    """Answers that nothing can stand in for are told even when others are wrong."""
    for question in BODY:
        if question.path[0] in _BASICS and given.node.child(question.path[0]) is None:
            _report_missing(question.path, f"{question.label}. {question.help}", given, found)
    if given.node.child("members") is None:
        _report_no_members(given, found)


def _report_missing(path: Steps, about: str, given: Given, found: Diagnostics) -> None:
    if _is_told(path, given, found):
        return
    key = ".".join(map(str, path))
    name, _dot, help_text = about.partition(". ")
    message = _("{name} is not answered, and nothing can be proposed for it").format(name=f"“{name}”")
    found.error("answer-missing", message, given.place(path), f"{key}: {help_text or name}")


def _is_told(path: Steps, given: Given, found: Diagnostics) -> bool:
    """Whether the place of an answer has a fault already: then it is wrong, not missing."""
    return path in given.places and given.places[path] in {one.location for one in found}


def _report_no_members(given: Given, found: Diagnostics) -> None:
    if _is_told(("members",), given, found):
        return
    message = _("no members are given")
    hint = _("give role and position of each, the head of the body first: {example}")
    example = "members: [{role: chair, position: Chủ tịch Ủy ban nhân dân xã}]"
    found.error("answer-missing", message, given.place(("members",)), hint.format(example=example))


def _complete_members(draft: Draft, given: Given, found: Diagnostics) -> None:
    if not draft.members:
        _report_no_members(given, found)
        return
    for index, member in enumerate(draft.data["members"]):
        member.setdefault("person", "blank")
        path: Steps = ("members", index)
        if member.get("position") is None:
            _report_missing((*path, "position"), "Chức vụ chính quyền", given, found)
        elif member.get("agency") is None:
            member["agency"] = proposals.member_agency(draft, index)
            if member["agency"] is None:
                message = _("the agency is missing, and the post {post} does not tell it")
                message = message.format(post=f"“{member['position']}”")
                hint = _("add the key {key}").format(key="agency")
                found.error("answer-missing", message, given.place((*path, "agency")), hint)
    give_ids(draft)


def give_ids(draft: Draft) -> None:
    """Give an id to every member without one (mã): ``chair``, else the agency's name."""
    members: list[dict[str, Any]] = draft.data["members"]
    taken = {one["id"] for one in members if one.get("id")}
    for member in members:
        if member.get("id"):
            continue
        name = (
            "chair"
            if member["role"] == "chair"
            else _short(ascii_slug(member.get("agency") or "")) or "member"
        )
        number = 1
        one = name
        while one in taken:
            number += 1
            one = f"{name}-{number}"
        taken.add(one)
        member["id"] = one


def _short(slug: str) -> str:
    """A slug that file names can hold: whole words, 40 characters at most."""
    return slug if len(slug) <= 40 else slug[:41].rpartition("-")[0]

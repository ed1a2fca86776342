"""Answers given one by one, and given again (trả lời, sửa câu trả lời)."""

from __future__ import annotations

import copy
from typing import Any

from generator.diagnostics import Diagnostics
from generator.sources.model import read_model
from generator.sources.node import Node
from generator.sources.yaml import parse_yaml
from generator.sources.yaml_text import yaml_text
from generator.starting.answers import NONE, Answers
from generator.starting.draft import Draft, Steps
from generator.starting.questions import REGIME, Question, questions


def next_question(draft: Draft) -> Question | None:
    """The first question that is not answered; proposals of quiet ones are taken on the way."""
    for question in questions(draft):
        if draft.get(*question.path) is not None:
            continue
        proposal = question.propose(draft) if question.quiet(draft) else None
        if proposal is None:
            return question
        draft.put(question.path, proposal)
    return None


def answered(draft: Draft) -> list[Question]:
    """The questions that a person has answered, in order."""
    return [one for one in questions(draft) if draft.get(*one.path) is not None and not one.quiet(draft)]


def revise(draft: Draft, question: Question, answer: str, file: str, found: Diagnostics) -> bool:
    """Take an answer; one that does not fit is reported and changes nothing.

    Answers that are what was proposed follow the new one, as the name of the body follows its field.
    """
    trial = Draft(draft.units, draft.today, copy.deepcopy(draft.data))
    proposed = {
        one.path: (one, proposal)
        for one in questions(trial)
        if (proposal := one.propose(trial)) is not None and trial.get(*one.path) == proposal
    }
    _store(trial, question, answer)
    for path, (one, proposal) in proposed.items():
        follows = one.propose(trial)
        if path != question.path and trial.get(*path) == proposal and follows not in (None, proposal):
            _store(trial, one, str(follows))
    node = parse_yaml(kept_text(trial), file, found)
    if node is None or read_model(node, Answers, found) is None:
        return False
    draft.data = trial.data
    return True


def _store(draft: Draft, question: Question, answer: str) -> None:
    draft.put(question.none if answer == NONE and question.none else question.path, answer)
    match question.path:
        case ("members", int(index), "role") if answer == NONE:
            del draft.data["members"][index + 1 :]
            draft.data["members"][index] = {"role": NONE}


def kept_text(draft: Draft) -> str:
    """The answers as a file of answers (tệp câu trả lời)."""
    shown: dict[str, Any] = {**draft.data, "members": list(draft.members)}
    return yaml_text({key: value for key, value in shown.items() if value != []})


def resume(draft: Draft, node: Node) -> None:
    """Go on with kept answers; the list of members is at its end when later questions were answered."""
    kept = node.plain()
    draft.data = kept if isinstance(kept, dict) else {}
    begun: tuple[Steps, ...] = tuple(one.path for one in REGIME)
    if draft.members and any(draft.get(*path) is not None for path in begun):
        draft.data["members"].append({"role": NONE})

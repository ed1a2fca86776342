"""Answers given one by one, corrected, kept and gone on with."""

from __future__ import annotations

from generator.diagnostics import Diagnostics
from generator.sources.model import read_model
from generator.sources.yaml import parse_yaml
from generator.starting.answers import Answers
from generator.starting.draft import Draft
from generator.starting.questions import Question
from generator.starting.revising import answered, kept_text, next_question, resume, revise
from tests.starting.making import TODAY, UNITS


def asked(draft: Draft) -> Question:
    question = next_question(draft)
    assert question is not None
    return question


def reply(draft: Draft, *answers: str | None) -> None:
    """Answer the next questions; None takes the proposal."""
    for answer in answers:
        question = asked(draft)
        taken = answer or question.propose(draft)
        assert taken is not None, question
        found = Diagnostics()
        assert revise(draft, question, taken, "answers", found), list(map(str, found))


def begun() -> Draft:
    draft = Draft(UNITS, TODAY)
    reply(draft, "council", "03390", "pháp luật")
    return draft


def question_of(draft: Draft, *path: str | int) -> Question:
    return next(one for one in answered(draft) if one.path == path)


def test_enter_alone_leads_to_the_end() -> None:
    draft = begun()
    while (question := next_question(draft)) is not None:
        reply(draft, question.propose(draft))
    assert [one["role"] for one in draft.members] == ["chair", "deputy", *["member"] * 4]
    assert draft.get("governing_body", "head") == "Chủ tịch Ủy ban nhân dân xã"


def test_other_governing_body_is_asked_about() -> None:
    draft = begun()
    reply(draft, None, None, None, "Đảng ủy xã Bình Lư")
    assert asked(draft).path == ("governing_body", "head")
    reply(draft, "Bí thư Đảng ủy xã", None, None)
    assert draft.get("governing_body", "short_name") == "Đảng ủy xã"


def test_answers_that_are_proposals_follow_a_changed_answer() -> None:
    draft = begun()
    reply(draft, None, "Hội đồng pháp luật")
    assert revise(draft, question_of(draft, "field"), "hòa giải", "answers", Diagnostics())
    assert draft.get("name") == "Hội đồng tư vấn về hòa giải xã Bình Lư"
    assert draft.get("short_name") == "Hội đồng pháp luật"
    assert revise(draft, question_of(draft, "kind"), "task_force", "answers", Diagnostics())
    assert draft.get("name") == "Tổ công tác về hòa giải xã Bình Lư"


def test_answer_that_does_not_fit_is_told_and_changes_nothing() -> None:
    draft = begun()
    reply(draft, None, None)
    before = kept_text(draft)
    found = Diagnostics()
    assert not revise(draft, asked(draft), "B C Đ", "answers", found)
    assert [one.code for one in found] == ["bad-symbol"]
    assert kept_text(draft) == before


def test_ending_the_list_earlier_drops_the_members_behind() -> None:
    draft = begun()
    reply(
        draft, *[None] * 4, *[None] * 3, *["deputy", None, None, None], *["member", None, None, None], "none"
    )
    assert len(draft.members) == 3
    assert revise(draft, question_of(draft, "members", 1, "role"), "none", "answers", Diagnostics())
    assert [one["role"] for one in draft.members] == ["chair"]
    assert asked(draft).path == ("standing_agency", "name")


def test_kept_answers_are_a_file_of_answers_at_every_step() -> None:
    draft = begun()
    while (question := next_question(draft)) is not None:
        found = Diagnostics()
        node = parse_yaml(kept_text(draft), "kept", found)
        assert node is not None
        assert read_model(node, Answers, found) is not None, list(map(str, found))
        again = Draft(UNITS, TODAY)
        resume(again, node)
        following = next_question(again)
        assert following is not None
        if following.path != question.path:  # the end of the list alone is asked again
            assert question.path == ("standing_agency", "name")
            assert following.path == ("members", len(draft.members), "role")
        reply(draft, None)


def test_thing_that_is_not_there_may_be_answered_after_all() -> None:
    draft = begun()
    while asked(draft).path != ("regimes", "meetings", "frequency"):
        reply(draft, asked(draft).propose(draft))
    assert draft.get("support_team") == "none"
    assert revise(draft, question_of(draft, "support_team", "name"), "Tổ giúp việc", "answers", Diagnostics())
    assert draft.get("support_team") == {"name": "Tổ giúp việc"}

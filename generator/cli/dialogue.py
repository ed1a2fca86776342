"""The dialogue of ``vanban init`` (hỏi và trả lời): on stderr, one question after the other."""

from __future__ import annotations

import datetime
import io
import sys
from collections.abc import Callable, Sequence
from gettext import gettext as _
from pathlib import Path

import click

from generator.cli.streams import report, say
from generator.diagnostics import Diagnostics
from generator.dossier.values import BLANK
from generator.output import write_file
from generator.sources.model import read_model
from generator.sources.yaml import parse_yaml, read_yaml
from generator.starting.answers import NONE, Answers
from generator.starting.completing import Given, complete_answers
from generator.starting.draft import Draft
from generator.starting.naming_units import described, units_near
from generator.starting.placing import KEPT
from generator.starting.questions import Form, Question
from generator.starting.reading import read_answer
from generator.starting.revising import answered, kept_text, next_question, resume, revise
from generator.units import Unit, UnitRegister

Write = Callable[[Path, Draft, Given, Diagnostics], tuple[Path, ...]]
_BACK = "<"


def hold_dialogue(
    folder: Path, units: UnitRegister, today: datetime.date, found: Diagnostics, *, write: Write
) -> tuple[Path, ...]:
    """Ask until the dossier is written; the answers so far are kept in its folder after each of them."""
    draft = Draft(units, today)
    kept = folder / KEPT
    if kept.exists():
        node = read_yaml(kept, found)
        if node is None or read_model(node, Answers, found) is None:
            return ()
        resume(draft, node)
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return _Dialogue(folder, draft, write).run(found)


class _Dialogue:
    def __init__(self, folder: Path, draft: Draft, write: Write) -> None:
        self._folder = folder
        self._kept = folder / KEPT
        self._draft = draft
        self._write = write

    def run(self, found: Diagnostics) -> tuple[Path, ...]:
        resumed = len(answered(self._draft))
        say(
            _("Enter takes the answer in square brackets; {back} goes back; Ctrl+C stops.").format(back=_BACK)
        )
        if resumed:
            say(_("Going on with the answers kept in {file}.").format(file=self._kept))
        try:
            while True:
                if not self._ask_all(found):
                    return ()
                attempt = Diagnostics()
                paths = self._finish(attempt)
                if paths:
                    found.extend(attempt)
                    self._kept.unlink(missing_ok=True)
                    return paths
                report(attempt)
        except (click.Abort, KeyboardInterrupt):
            if self._kept.exists():
                message = _("The answers so far are kept in {file}; the same command goes on with them.")
                say("\n" + message.format(file=self._kept))
            raise

    def _ask_all(self, found: Diagnostics) -> bool:
        """Ask what is open, then show everything until the person agrees; False when nothing can be kept."""
        while True:
            question = next_question(self._draft)
            if question is None:
                question = self._chosen_for_change()
                if question is None:
                    return True
            while question is not None:
                question = self._ask(question)
            if not write_file(self._kept, kept_text(self._draft).encode(), found):
                return False

    def _ask(self, question: Question) -> Question | None:
        """Ask until there is an answer; the question to ask instead when the person goes back."""
        shown = self._show(question)
        offered: tuple[Unit, ...] = ()
        while True:
            typed = self._prompt(shown)
            if typed.isdecimal() and 1 <= int(typed) <= len(offered):
                typed = offered[int(typed) - 1].code
            if typed == _BACK:
                before = self._before(question)
                if before is not None:
                    return before
                say(_("This is the first question."))
                continue
            faults = Diagnostics()
            answer = self._default(question)
            if typed:
                answer = read_answer(question, typed, self._draft.units, None, faults)
            elif answer is None:
                faults.error("answer-missing", _("nothing can be proposed here"), None, question.help)
            if answer is not None and revise(self._draft, question, answer, str(self._kept), faults):
                if question.form is Form.UNIT and self._draft.unit is not None:
                    say(f"  {self._draft.unit.full_name} ({self._draft.unit.code})")
                return None
            offered = units_near(typed, self._draft.units) if question.form is Form.UNIT else ()
            self._explain(faults, offered)

    def _explain(self, faults: Diagnostics, offered: Sequence[Unit]) -> None:
        """Say why an answer was not taken; units that may be meant are offered by number."""
        for one in faults:
            say(f"  {one.message}")
            if one.hint and not offered:
                say(f"  {one.hint}")
        for number, unit in enumerate(offered, start=1):
            say(f"  {number}. {described(unit, self._draft.units)} ({unit.code})")

    def _show(self, question: Question) -> str:
        """Say the question with its choices; the prompt with what Enter takes."""
        say(f"\n{question.label}: {question.help}")
        for number, (_value, words) in enumerate(question.choices, start=1):
            say(f"  {number}. {words}")
        if question.none is not None:
            say(f"  0. {_nothing(question)}")
        default = self._default(question)
        return "" if default is None else f"[{self._words(question, default)}] "

    def _default(self, question: Question) -> str | None:
        """The answer that stands, else the proposal."""
        answer = self._draft.get(*question.path)
        return question.propose(self._draft) if answer is None else str(answer)

    def _words(self, question: Question, answer: str) -> str:
        """An answer as a person knows it: the number of a choice."""
        numbers = {value: str(number) for number, (value, _words) in enumerate(question.choices, start=1)}
        if answer == NONE and question.none is not None:
            return "0"
        return numbers.get(answer) or _typed(question, answer)

    def _told(self, question: Question) -> str:
        """An answer in words."""
        answer = str(self._draft.get(*question.path))
        if answer == NONE and question.none is not None:
            return _nothing(question)
        if question.form is Form.UNIT and self._draft.unit is not None:
            return f"{self._draft.unit.full_name} ({answer})"
        return dict(question.choices).get(answer) or _typed(question, answer)

    def _before(self, question: Question) -> Question | None:
        """The question that was answered before this one."""
        earlier = None
        for one in answered(self._draft):
            if one.path == question.path:
                break
            earlier = one
        return earlier

    def _chosen_for_change(self) -> Question | None:
        """Show all answers; the one that the person wants to change, None when all are right."""
        all_answered = answered(self._draft)
        say("\n" + _("Your answers:"))
        for number, question in enumerate(all_answered, start=1):
            say(f"  {number}. {question.label}: {self._told(question)}")
        while True:
            typed = self._prompt(_("Enter writes the dossier; a number changes that answer:") + " ")
            if not typed:
                return None
            if typed.isdecimal() and 1 <= int(typed) <= len(all_answered):
                return all_answered[int(typed) - 1]
            say("  " + _("There is no answer with the number {number}.").format(number=typed))

    def _prompt(self, text: str) -> str:
        typed: str = click.prompt(f"> {text}", default="", show_default=False, prompt_suffix="", err=True)
        if not sys.stdin.isatty():
            say(typed)
        return typed.strip()

    def _finish(self, found: Diagnostics) -> tuple[Path, ...]:
        node = parse_yaml(kept_text(self._draft), str(self._kept), found)
        if node is None:
            return ()
        given = Given(node)
        draft = complete_answers(given, self._draft.units, self._draft.today, found)
        return () if draft is None else self._write(self._folder, draft, given, found)


def _nothing(question: Question) -> str:
    return _("end of the list") if question.path[0] == "members" else _("there is none")


def _typed(question: Question, answer: str) -> str:
    """An answer as a person types it: days in the order of everyday life."""
    if answer == BLANK:
        return _("left open")
    return "/".join(reversed(answer.split("-"))) if question.form is Form.DATE else answer

"""``vanban explain``: what a finding in a regulation means, and what to do about it (giải thích quy tắc)."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, json_option
from generator.cli.streams import print_json, print_result, print_table
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.checking.rule import Rule


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "explain",
        callback=_explain,
        help=_(
            "Explain a code that the check of a regulation tells: what it means, why it matters, the rule it "
            "rests on, how to put it right, an example. Without a code, list all of them."
        ),
        short_help=_("Explain what is wrong with a regulation."),
        params=[
            click.Argument(["rule"], metavar=_("[CODE]"), required=False, type=_rule),
            json_option(),
        ],
    )


def _rule(code: str) -> Rule:
    """The rule of a code; click reports what is none as misuse."""
    from generator.checking.rules import RULES  # noqa: PLC0415 - heavy
    from generator.vietnamese.text import nearest  # noqa: PLC0415

    if code in RULES:
        return RULES[code]
    close = nearest(code, RULES)
    if close is None:
        message = _("{value} is not a code; `vanban explain` lists them")
    else:
        message = _("{value} is not a code; did you mean {close}? `vanban explain` lists them")
    raise click.BadParameter(message.format(value=code, close=close))


def _explain(*, rule: Rule | None, as_json: bool) -> ExitCode:
    from generator.checking.rules import RULES  # noqa: PLC0415 - heavy

    if as_json:
        print_json(_as_json(rule) if rule else {"rules": [_as_json(one) for one in RULES.values()]})
    elif rule is None:
        headings = (_("CODE"), _("SEVERITY"), _("MEANING"))
        rows = ((one.code, _severity(one), one.explain().meaning) for one in RULES.values())
        print_table([headings, *rows])
    else:
        print_result(_as_text(rule))
    return ExitCode.DONE


def _as_json(rule: Rule) -> dict[str, object]:
    explanation = rule.explain()
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "meaning": explanation.meaning,
        "why": explanation.why,
        "source": explanation.source,
        "remedy": explanation.remedy,
        "example": {"wrong": explanation.example.wrong, "right": explanation.example.right},
        "since": rule.since.isoformat() if rule.since else None,
    }


def _as_text(rule: Rule) -> str:
    from generator.vietnamese.dates import short_date  # noqa: PLC0415

    explanation = rule.explain()
    source = explanation.source
    if rule.since is not None:
        source = _("{source} (documents from {day} on)").format(source=source, day=short_date(rule.since))
    parts = [
        f"{rule.code} ({_severity(rule)})\n{explanation.meaning}",
        _("Why it matters: {text}").format(text=explanation.why),
        _("It rests on: {text}").format(text=source),
        _("What to do: {text}").format(text=explanation.remedy),
        _("Wrong:") + _indented(explanation.example.wrong),
        _("Right:") + _indented(explanation.example.right),
    ]
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "".join(f"\n    {line}" for line in text.splitlines())


def _severity(rule: Rule) -> str:
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.NOTE: _("note")}[
        rule.severity
    ]

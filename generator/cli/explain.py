"""``vanban explain``: what a finding of the check means, and what to do about it (giải thích quy tắc)."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, json_option, rule_code
from generator.cli.rules import rule_as_json, severity_name
from generator.cli.streams import print_json, print_result, print_table

if TYPE_CHECKING:
    from generator.checking.catalogue import ListedRule


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "explain",
        callback=_explain,
        help=_(
            "Explain a code that `vanban check` tells: what it means, why it matters, the rule it rests on, "
            "how to put it right, an example. Without a code, list all of them."
        ),
        short_help=_("Explain a finding of the check."),
        params=[
            click.Argument(["code"], metavar=_("[CODE]"), required=False, type=rule_code),
            json_option(),
        ],
    )


def _explain(*, code: str | None, as_json: bool) -> ExitCode:
    from generator.checking.catalogue import CATALOGUE  # noqa: PLC0415 - heavy

    if as_json:
        rules = [_as_json(one) for one in CATALOGUE.values() if code in {None, one.code}]
        print_json({"rules": rules} if code is None else rules[0])
    elif code is None:
        headings = (_("CODE"), _("SEVERITY"), _("MEANING"))
        rows = ((one.code, severity_name(one.severity), one.explain().meaning) for one in CATALOGUE.values())
        print_table([headings, *rows])
    else:
        print_result(_as_text(CATALOGUE[code]))
    return ExitCode.DONE


def _as_json(rule: ListedRule) -> dict[str, object]:
    explanation = rule.explain()
    return {
        **rule_as_json(rule),
        "why": explanation.why,
        "remedy": explanation.remedy,
        "example": {"wrong": explanation.example.wrong, "right": explanation.example.right},
        "since": rule.since.isoformat() if rule.since else None,
    }


def _as_text(rule: ListedRule) -> str:
    from generator.vietnamese.dates import short_date  # noqa: PLC0415

    explanation = rule.explain()
    source = explanation.source
    if rule.since is not None:
        source = _("{source} (documents from {day} on)").format(source=source, day=short_date(rule.since))
    parts = [
        f"{rule.code} ({severity_name(rule.severity)})\n{explanation.meaning}",
        _("Why it matters: {text}").format(text=explanation.why),
        _("It rests on: {text}").format(text=source),
        _("What to do: {text}").format(text=explanation.remedy),
        *(_("`vanban check --fix` can repair it.") for _once in range(rule.fixable)),
        _("Wrong:") + _indented(explanation.example.wrong),
        _("Right:") + _indented(explanation.example.right),
    ]
    return "\n\n".join(parts)


def _indented(text: str) -> str:
    return "".join(f"\n    {line}" for line in text.splitlines())

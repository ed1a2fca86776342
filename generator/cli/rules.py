"""``vanban rules``: every rule that the check knows (danh mục quy tắc)."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from generator.cli.exit_codes import ExitCode
from generator.cli.parameters import Command, json_option
from generator.cli.streams import print_json, print_table
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.checking.catalogue import Family, ListedRule


def build() -> click.Command:
    """Build the command with its texts in the language in use."""
    return Command(
        "rules",
        callback=_rules,
        help=_(
            "List every rule of `vanban check`: its code, its weight by the words of the decree and by what "
            "offices usually do (--profile usual), what it looks at (the words, what the file says, the "
            "printed pages with --render), whether --fix can repair it, what it means, what it rests on. "
            "`vanban explain CODE` explains one."
        ),
        short_help=_("List the rules of the check."),
        params=[json_option()],
    )


def _rules(*, as_json: bool) -> ExitCode:
    from generator.checking.catalogue import CATALOGUE  # noqa: PLC0415 - heavy

    if as_json:
        print_json({"rules": [rule_as_json(one) for one in CATALOGUE.values()]})
        return ExitCode.DONE
    headings = (_("CODE"), _("SEVERITY"), _("USUAL"), _("LOOKS AT"), _("FIX"), _("MEANING"), _("RESTS ON"))
    print_table([headings, *(_row(one) for one in CATALOGUE.values())])
    return ExitCode.DONE


def severity_name(severity: Severity | None) -> str:
    """A weight in words; ``-`` for none."""
    if severity is None:
        return "-"
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.NOTE: _("note")}[severity]


def family_name(family: Family) -> str:
    """What a family of rules looks at, in words."""
    return {"text": _("words"), "declared": _("file"), "rendered": _("printed page")}[family.value]


def _row(rule: ListedRule) -> tuple[str, ...]:
    explanation = rule.explain()
    return (
        rule.code,
        severity_name(rule.severity),
        severity_name(rule.usual),
        family_name(rule.family),
        _("yes") if rule.fixable else "-",
        explanation.meaning,
        explanation.source,
    )


def rule_as_json(rule: ListedRule) -> dict[str, object]:
    """A rule as an object of the JSON results."""
    explanation = rule.explain()
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "usual": rule.usual.value if rule.usual else None,
        "family": rule.family.value,
        "fixable": rule.fixable,
        "meaning": explanation.meaning,
        "source": explanation.source,
    }

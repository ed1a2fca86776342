"""All rules of all families by their codes (danh mục mọi quy tắc): of text, of form, of printed pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from generator.checking.form.rule import FormRule
from generator.checking.form.rules import FORM_RULES
from generator.checking.printed.rule import PrintedRule
from generator.checking.printed.rules import PRINTED_RULES
from generator.checking.rule import DECREE_30, Explanation, Rule
from generator.checking.rules import RULES
from generator.diagnostics import Severity


class Family(StrEnum):
    """What a rule looks at: the words, what the file declares, or the pages that it prints."""

    TEXT = "text"
    DECLARED = "declared"
    RENDERED = "rendered"


@dataclass(frozen=True, slots=True)
class ListedRule:
    """A rule as the catalogue lists it; ``usual`` is its weight for what offices usually do, None for none.

    ``since`` is the day from which it holds, None for always; ``fixable`` says that it can repair.
    """

    code: str
    family: Family
    severity: Severity
    usual: Severity | None
    fixable: bool
    since: date | None
    explain: Callable[[], Explanation]


def catalogue_of(
    text: Iterable[Rule], declared: Iterable[FormRule], rendered: Iterable[PrintedRule]
) -> Mapping[str, ListedRule]:
    """The rules by code; a code that two rules share is a fault of the program (``ValueError``)."""
    listed: dict[str, ListedRule] = {}
    for one in (
        *(_listed(rule, Family.TEXT, rule.severity, rule.since) for rule in text),
        *(_listed(rule, Family.DECLARED, rule.usual, DECREE_30, rule.fixable) for rule in declared),
        *(_listed(rule, Family.RENDERED, rule.usual, DECREE_30) for rule in rendered),
    ):
        if one.code in listed:
            raise ValueError(one.code)
        listed[one.code] = one
    return MappingProxyType(listed)


def _listed(
    rule: Rule | FormRule | PrintedRule,
    family: Family,
    usual: Severity | None,
    since: date | None,
    fixable: bool = False,
) -> ListedRule:
    return ListedRule(rule.code, family, rule.severity, usual, fixable, since, rule.explain)


CATALOGUE: Final = catalogue_of(RULES.values(), FORM_RULES.values(), PRINTED_RULES.values())
"""Every rule that `vanban check` knows."""

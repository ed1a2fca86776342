"""What a rule over printed pages is (quy tắc đo trên trang in)."""

from __future__ import annotations

from dataclasses import dataclass

from generator.checking.form.rule import FormSlip, Profile
from generator.checking.printed.pages import Printed
from generator.checking.rule import AnyRule
from generator.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class PrintedRule(AnyRule[Printed, FormSlip]):
    """A rule that measures pages. ``usual`` is its weight for ``Profile.USUAL``, None: it is not asked."""

    usual: Severity | None = Severity.ERROR

    def severity_in(self, profile: Profile) -> Severity | None:
        """How much the rule weighs; None where the profile does not ask it."""
        return self.severity if profile is Profile.STRICT else self.usual

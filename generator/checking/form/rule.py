"""What a rule of form is (quy tắc thể thức): declared ones read the file, printed ones measure its pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from generator.checking.form.document import FormDocument, FormParagraph, FormSection
from generator.checking.rule import AnyRule
from generator.diagnostics import Severity


class Profile(StrEnum):
    """What a file is held to: the words of the decree, or what offices usually do where they differ."""

    STRICT = "strict"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class FormSlip:
    """One finding (điểm chưa đúng) at a paragraph, a section, or, at None, the whole file.

    ``repair`` changes the tree of the file that was read so that the finding is gone, and changes no word;
    it is there only where what is right is certain. ``page`` is where a printed rule saw it, from 1.
    """

    at: FormParagraph | FormSection | None
    message: str
    hint: str | None = None
    repair: Callable[[], None] | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class FormRule(AnyRule[FormDocument, FormSlip]):
    """A rule that reads the file. ``usual`` is its weight for ``Profile.USUAL``, None where it is not asked.

    ``fixable`` says that its slips can carry a repair.
    """

    usual: Severity | None = Severity.ERROR
    fixable: bool = False

    def severity_in(self, profile: Profile) -> Severity | None:
        """How much the rule weighs; None where the profile does not ask it."""
        return self.severity if profile is Profile.STRICT else self.usual

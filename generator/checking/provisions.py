"""Runs the rules over a regulation (kiểm tra quy chế), read from a file or built from a dossier."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.checking.abolished_bodies import read_abolished_bodies
from generator.checking.passages import CheckedText, line_of, place_name
from generator.checking.rules import RULES
from generator.diagnostics import Diagnostic, Diagnostics
from generator.regulation.provision import Provision
from generator.resources import data_folder


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found (điểm cần xem lại): ``provision`` is ``khoản 2 Điều 15``, None for the title."""

    diagnostic: Diagnostic
    provision: str | None


def examine(
    title: str,
    provisions: Sequence[Provision],
    day: date | None,
    found: Diagnostics,
    *,
    has_appendix: bool = False,
    codes: Collection[str] = RULES.keys(),
) -> tuple[Finding, ...]:
    """Run the rules of these codes over a regulation; the findings come in reading order.

    ``day`` is that of the document, None where it is not known: what depends on it is then left out.
    ``has_appendix`` says that the file has an appendix behind the provisions. ``found`` is told only what is
    wrong with the data that the rules draw on.
    """
    abolished = read_abolished_bodies(data_folder() / "abolished_bodies.yaml", found)
    text = CheckedText(title, tuple(provisions), day, has_appendix, abolished)
    place = {id(path[-1]): index for index, path in enumerate(text.paths, start=1)}
    told = [(place[id(path[-1])] if path else 0, one) for path, one in _findings(text, codes)]
    return tuple(one for _place, one in sorted(told, key=lambda pair: pair[0]))


def check_provisions(
    title: str,
    provisions: Sequence[Provision],
    day: date | None,
    found: Diagnostics,
    *,
    has_appendix: bool = False,
    codes: Collection[str] = RULES.keys(),
) -> None:
    """Report what is wrong with a regulation (quy chế): see ``examine``, ``vanban explain CODE``."""
    findings = examine(title, provisions, day, found, has_appendix=has_appendix, codes=codes)
    found.extend(one.diagnostic for one in findings)


def _findings(text: CheckedText, codes: Collection[str]) -> Iterator[tuple[tuple[Provision, ...], Finding]]:
    for rule in RULES.values():
        if rule.code not in codes or not rule.holds_for(text.day):
            continue
        source = rule.explain().source
        for slip in dict.fromkeys(rule.check(text)):
            name = place_name(slip.path)
            message = f"{name}: {slip.message}" if name else slip.message
            where = line_of(slip.path)
            diagnostic = Diagnostic(rule.code, rule.severity, message, where, slip.hint, source)
            yield slip.path, Finding(diagnostic, name or None)

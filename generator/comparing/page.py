"""A comparison as one page for a browser (trang đối chiếu), which needs nothing beside itself."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from generator.comparing.comparison import EXPLANATION, HEADING, Comparison
from generator.comparing.rows import rows_of
from generator.vietnamese.text import capitalise_first, without_forbidden


def comparison_page(comparison: Comparison) -> bytes:
    """The page (HTML) with all provisions side by side: the old left, the new right, words marked.

    It is read without a network and without scripts; one script hides the kinds that are not asked for.
    """
    page = _template().render(
        heading=HEADING,
        explanation=EXPLANATION,
        old=comparison.old,
        new=comparison.new,
        counts=tuple(comparison.counts.items()),
        rows=rows_of(comparison.pairs),
    )
    return without_forbidden(page).encode()


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters["first_upper"] = capitalise_first
    return environment.from_string(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))

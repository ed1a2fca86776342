"""From a document to a model (từ văn bản thành mẫu): ids, references, variables, and what they print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.importing.identities import with_ids
from generator.importing.linking import linked
from generator.importing.parameterising import parameterised, tags_in_texts
from generator.importing.renumbering import number_changes, renumbered
from generator.importing.shaping import as_written, with_texts
from generator.importing.substitution import LeftCitation, Substitution
from generator.regulation.provision import Provision
from generator.regulation.text import Tag, parse_text
from generator.regulation.tree import Regulation
from generator.vietnamese.text import capitalise_first


@dataclass(frozen=True, slots=True)
class Model:
    """A regulation as ``regulation.yaml`` will hold it; ``printed`` is what generating must print from it.

    Without renumbering that is the file as it was read; with it the new numbers, in citations too.
    """

    title: str
    children: tuple[Provision, ...]
    printed: tuple[Provision, ...]
    renumber: bool
    substitutions: tuple[Substitution, ...]
    left: tuple[LeftCitation, ...]


def model_of(
    title: str, children: Sequence[Provision], *, renumber: bool, facts: Mapping[str, object] | None
) -> Model:
    """Give provisions ids, link their citations, and put variables where ``facts`` are given.

    Everything is done on the numbers as printed; ``renumber`` only decides which ones are written.
    """
    shaped = with_ids(as_written(children))
    links = linked(shaped, renumber=renumber)
    printed = _with_references_printed(renumbered(links.children)) if renumber else tuple(children)
    changes = number_changes(shaped) if renumber else ()
    written = parameterised(title, links.children, facts or {})
    substitutions = (*changes, *links.substitutions, *written.substitutions)
    return Model(
        written.title,
        written.children,
        printed,
        renumber,
        tuple(sorted(substitutions, key=lambda one: one.line or 0)),
        links.left,
    )


def report_unwritable(title: str, children: Sequence[Provision], file: str, found: Diagnostics) -> None:
    """Report every text with signs of its own that ``regulation.yaml`` would take for a variable."""
    for location in dict.fromkeys(tags_in_texts(title, children)):
        message = _("the text holds {signs}, which would be taken for a variable")
        hint = _("take the signs out of the file, or import it without this provision")
        signs = "{{ }}, {% , {#"
        found.error("braces-in-text", message.format(signs=signs), location or Location(file), hint)


def report_wrong_citations(model: Model, file: str, found: Diagnostics) -> None:
    """Warn of every citation that could not follow the new numbers, and is wrong now."""
    for one in model.left:
        if one.becomes_wrong:
            message = _("{citation} is not renumbered: it could not be linked").format(citation=one.text)
            hint = _("write ref('…') with the id of the provision that is meant")
            found.warning("citation-not-renumbered", message, Location(file, one.line), hint)


def _with_references_printed(children: Sequence[Provision]) -> tuple[Provision, ...]:
    tree = Regulation("", tuple(children))

    def text_of(text: str, here: Provision) -> str:
        return "\n".join(
            "".join(part if isinstance(part, str) else _cited(part, tree, here) for part in line)
            for line in parse_text(text).lines
        )

    def printed(one: Provision) -> Provision:
        written = with_texts(one, lambda text: text_of(text, one))
        return replace(written, children=tuple(map(printed, one.children)))

    return tuple(map(printed, children))


def _cited(tag: Tag, tree: Regulation, here: Provision) -> str:
    words = tree.cite(*tag.names, within=here)
    return capitalise_first(words) if tag.filters else words

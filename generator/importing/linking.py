"""Citations inside the regulation become references by id (nối viện dẫn), where they print the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.importing.printed_citations import PrintedCitation, Unit, printed_citations
from generator.importing.renumbering import new_labels
from generator.importing.shaping import with_texts
from generator.importing.substitution import LeftCitation, LeftReason, Substitution, SubstitutionKind
from generator.regulation.expressions import MAX_EXPRESSION
from generator.regulation.provision import Level, Provision
from generator.regulation.tree import Regulation
from generator.vietnamese.text import capitalise_first


@dataclass(frozen=True, slots=True)
class Linked:
    """The provisions with references in their texts, what was replaced, and the citations that stay text."""

    children: tuple[Provision, ...]
    substitutions: tuple[Substitution, ...]
    left: tuple[LeftCitation, ...]


def linked(children: Sequence[Provision], *, renumber: bool = False) -> Linked:
    """Put ``{{ ref('…') }}`` where a citation inside the regulation stands, whatever its number will be.

    A citation is replaced only by a reference that prints exactly its words, and that neither cites its own
    provision nor closes a circle, which no regulation may have; every other one is listed with the reason.
    The provisions need ids. With ``renumber`` those left are marked that will be wrong.
    """
    tree = Regulation("", tuple(children))
    by_label: dict[tuple[Level, str | None], list[Provision]] = {}
    for one in tree.walk():
        by_label.setdefault((one.level, one.number), []).append(one)
    linking = _Linking(tree, by_label, new_labels(children) if renumber else {})
    texts = tuple(linking.provision(one) for one in children)
    return Linked(texts, tuple(linking.substitutions), tuple(linking.left))


@dataclass(slots=True)
class _Linking:
    tree: Regulation
    by_label: dict[tuple[Level, str | None], list[Provision]]
    new_labels: dict[int, str]
    substitutions: list[Substitution] = field(default_factory=list)
    left: list[LeftCitation] = field(default_factory=list)
    _cited_by: dict[str, set[str]] = field(default_factory=dict)

    def provision(self, one: Provision) -> Provision:
        written = with_texts(one, lambda text: self._text(text, one))
        return replace(written, children=tuple(map(self.provision, one.children)))

    def _text(self, text: str, here: Provision) -> str:
        whole, end = "", 0
        for citation in printed_citations(text):
            for start, stop, replacement in self._replaced(text, citation, here):
                whole += text[end:start] + replacement
                end = stop
                line = here.location.line if here.location else None
                kind = SubstitutionKind.CITATION
                self.substitutions.append(Substitution(line, text[start:stop], replacement, kind))
        return whole + text[end:]

    def _replaced(
        self, text: str, citation: PrintedCitation, here: Provision
    ) -> Iterator[tuple[int, int, str]]:
        """Where references go: one for the whole citation, else one for each article of a list."""
        words = text[citation.start : citation.end]
        if citation.of_another:
            self._leave(words, here, LeftReason.OTHER_DOCUMENT)
            return
        starts = [citation.start, citation.heads[0].start]
        found = [self._found(head, citation, here) for head in citation.heads]
        for start in dict.fromkeys(starts):
            tag = self._tag(text[start : citation.end], found, here)
            if tag is not None:
                yield start, citation.end, tag
                return
        apart = len(found) > 1 and not citation.containers and all(one.named for one in citation.heads)
        if not apart:
            self._leave(words, here, self._reason(found, here), found)
            return
        for head, several in zip(citation.heads, found, strict=True):
            tag = self._tag(text[head.start : head.end], [several], here)
            if tag is not None:
                yield head.start, head.end, tag
            else:
                self._leave(text[head.start : head.end], here, self._reason([several], here), [several])

    def _found(self, head: Unit, citation: PrintedCitation, here: Provision) -> list[Provision]:
        """The provisions that a citation may mean: none, the one, or several of the same number."""
        own = {one.level: one for one in self.tree.path(here)}
        if head.number is None:
            return [own[head.level]] if head.level in own else []
        inside = {container.level: container.number for container in citation.containers}
        if head.level in {Level.CLAUSE, Level.POINT} and Level.ARTICLE not in inside:
            inside[Level.ARTICLE] = None
        return [
            one
            for one in self.by_label.get((head.level, head.number), ())
            if self._is_inside(one, inside, own)
        ]

    def _is_inside(
        self, one: Provision, inside: dict[Level, str | None], own: dict[Level, Provision]
    ) -> bool:
        above = {container.level: container for container in self.tree.path(one)[:-1]}
        return all(
            level in above
            and (above[level].number == number if number is not None else above[level] is own.get(level))
            for level, number in inside.items()
        )

    def _tag(self, words: str, found: Sequence[list[Provision]], here: Provision) -> str | None:
        """The reference that prints these words, if there is one and it may stand here."""
        cited = [one for several in found for one in several]
        if any(len(several) != 1 for several in found) or any(one.id is None for one in cited):
            return None
        printed = self.tree.cite(*cited, within=here)
        filters = {capitalise_first(printed): " | first_upper", printed: ""}
        if words not in filters or self._forbidden(cited, here) is not None:
            return None
        names = ", ".join(f"'{one.id}'" for one in cited)
        inside = f"ref({names}){filters[words]}"
        if len(inside) > MAX_EXPRESSION - 2:
            return None
        self._remember(cited, here)
        return f"{{{{ {inside} }}}}"

    def _forbidden(self, cited: Sequence[Provision], here: Provision) -> LeftReason | None:
        if any(one is here for one in cited):
            return LeftReason.SELF
        if here.id is not None and any(
            self._reaches(one.id or "", here.id) for one in self._beside(cited, here)
        ):
            return LeftReason.CIRCLE
        return None

    def _beside(self, cited: Sequence[Provision], here: Provision) -> list[Provision]:
        """Those that neither contain the citing provision nor stand in it: such ones make no circle."""
        own = self.tree.path(here)
        return [
            one
            for one in cited
            if not any(one is above for above in own)
            and not any(here is above for above in self.tree.path(one))
        ]

    def _reaches(self, start: str, goal: str) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            if here == goal:
                return True
            new = self._cited_by.get(here, set()) - seen
            seen |= new
            waiting += new
        return False

    def _remember(self, cited: Sequence[Provision], here: Provision) -> None:
        if here.id is not None:
            ids = {one.id for one in self._beside(cited, here) if one.id is not None}
            self._cited_by.setdefault(here.id, set()).update(ids)

    def _reason(self, found: Sequence[list[Provision]], here: Provision) -> LeftReason:
        if any(len(several) > 1 for several in found):
            return LeftReason.AMBIGUOUS
        if not all(found):
            return LeftReason.DEAD
        return self._forbidden([several[0] for several in found], here) or LeftReason.FORM

    def _leave(
        self, words: str, here: Provision, reason: LeftReason, found: Sequence[list[Provision]] = ()
    ) -> None:
        line = here.location.line if here.location else None
        named = (one for several in found for cited in several for one in self.tree.path(cited))
        wrong = any(id(one) in self.new_labels and (one.number or "") in words for one in named)
        self.left.append(LeftCitation(line, words, reason, wrong))

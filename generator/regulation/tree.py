"""The finished tree of a regulation (quy chế): numbered provisions that can be found and cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.regulation.provision import Level, Provision
from generator.regulation.references import ProvisionPath, UncitableError, cite_paths

__all__ = ["Level", "Provision", "Regulation", "UncitableError"]


@dataclass(frozen=True)
class Regulation:
    """A regulation (quy chế), or the body of a decision, with its numbers computed and its texts finished.

    ``title`` is the subject without the kind: ``Hoạt động của Ban Chỉ đạo …``.
    """

    title: str
    children: tuple[Provision, ...]
    _paths: dict[int, ProvisionPath] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_id: dict[str, Provision] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for child in self.children:
            self._register(child, ())

    def _register(self, provision: Provision, above: ProvisionPath) -> None:
        path = (*above, provision)
        # Two clauses may be equal in every field, so a provision's place is known by the object itself.
        self._paths[id(provision)] = path
        if provision.id is not None:
            self._by_id[provision.id] = provision
        for child in provision.children:
            self._register(child, path)

    def __reduce__(self) -> tuple[type[Regulation], tuple[str, tuple[Provision, ...]]]:
        # A copy in another process has other objects: the index is built anew, not copied.
        return Regulation, (self.title, self.children)

    def walk(self) -> Iterator[Provision]:
        """Yield every provision in reading order."""
        for child in self.children:
            yield from child.walk()

    def articles(self) -> tuple[Provision, ...]:
        """All articles (điều) in order."""
        return tuple(one for one in self.walk() if one.level is Level.ARTICLE)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all provisions that have one, in reading order."""
        return tuple(self._by_id)

    def find(self, provision_id: str) -> Provision | None:
        """The provision with this id, or None."""
        return self._by_id.get(provision_id)

    def path(self, provision: str | Provision) -> ProvisionPath:
        """The provision after everything that contains it, the largest first; KeyError when not here."""
        found = self._by_id[provision] if isinstance(provision, str) else provision
        return self._paths[id(found)]

    def cite(
        self, *cited: str | Provision, within: str | Provision | None = None, of: str | None = None
    ) -> str:
        """Cite (viện dẫn) one or several provisions, by id or by object: ``khoản 3 Điều 9`` (PL2 V.7).

        Several are printed in reading order, each once. ``within`` is the provision in which the citation is
        printed (``khoản 3 Điều này``); ``of`` is the name of the regulation, appended when another document
        cites it. KeyError for a provision that is not here, UncitableError for an unnumbered paragraph.
        """
        paths = [self.path(one) for one in cited]
        if len(paths) > 1:
            wanted = {id(path[-1]) for path in paths}
            paths = [path for key, path in self._paths.items() if key in wanted]
        text = cite_paths(paths, self.path(within) if within is not None else ())
        return f"{text} {of}" if of else text

    def name_of(self, provision: str | Provision) -> str:
        """How lists name a provision (tên gọi): as it is cited, an unnumbered paragraph by what holds it."""
        try:
            return self.cite(provision)
        except UncitableError:
            above = self.path(provision)[:-1]
            holder = self.name_of(above[-1]) if above else ""
            return f"đoạn không đánh số của {holder}" if holder else "đoạn không đánh số"

    def duties_of(self, role: str) -> tuple[Provision, ...]:
        """The duties (nhiệm vụ) given to a role: articles, clauses and points that are not divided further.

        The nearest ``duties_of`` above a provision decides; unnumbered paragraphs belong to what holds them.
        """
        return tuple(duty for child in self.children for duty in _duties(child, role, ()))

    def counts(self) -> dict[Level, int]:
        """How many provisions stand on each level (every level is named, also with 0)."""
        counted = Counter(one.level for one in self.walk())
        return {level: counted[level] for level in Level}


def _duties(provision: Provision, role: str, inherited: tuple[str, ...]) -> Iterator[Provision]:
    roles = provision.duties_of or inherited
    numbered = [child for child in provision.children if child.number is not None]
    for child in numbered:
        yield from _duties(child, role, roles)
    if not numbered and role in roles and provision.number is not None:
        yield provision

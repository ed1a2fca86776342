"""The library of model provisions (thư viện điều khoản mẫu): what regulations take from it by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from gettext import gettext as _

from generator.diagnostics import Diagnostics, Location
from generator.regulation.conditions import compared_texts
from generator.regulation.provision import Level
from generator.regulation.source import ProvisionSource
from generator.regulation.structure import suggestion
from generator.regulation.text import SourceText, Variations, parse_text


@dataclass(frozen=True, slots=True)
class Use:
    """An entry of a regulation that takes a provision from the library; ``location`` is that of the id."""

    id: str
    location: Location
    level: Level
    vary: Mapping[str, tuple[bool | SourceText, Location]]
    conditions: tuple[SourceText, ...]
    title: SourceText | None
    without: tuple[tuple[str, Location], ...]


@dataclass(frozen=True)
class ProvisionLibrary:
    """All provisions of the library: its articles, and for each article's id what a dossier may vary."""

    articles: tuple[ProvisionSource, ...] = ()
    defaults: Mapping[str, Variations] = field(default_factory=dict)
    _by_id: dict[str, tuple[ProvisionSource, ProvisionSource]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for article in self.articles:
            self._by_id.update({one.id: (one, article) for one in article.walk() if one.id is not None})

    @property
    def ids(self) -> frozenset[str]:
        """The ids (mã) of all provisions."""
        return frozenset(self._by_id)

    def walk(self) -> Iterator[ProvisionSource]:
        """Yield every provision in reading order."""
        for article in self.articles:
            yield from article.walk()

    def level(self, provision_id: str) -> Level | None:
        """The level (cấp) of a provision; None when there is none of this id."""
        return self._by_id[provision_id][0].level if provision_id in self._by_id else None

    def take(self, use: Use, found: Diagnostics) -> ProvisionSource | None:
        """The provision that an entry takes (lấy từ thư viện), varied as it says; None when it cannot be.

        Errors: ``unknown-provision``, ``wrong-level``, ``unknown-variation``, ``bad-variation``,
        ``unknown-without``.
        """
        if use.id not in self._by_id:
            message = _("the library has no provision {id}").format(id=use.id)
            found.error("unknown-provision", message, use.location, suggestion(use.id, self._by_id))
            return None
        provision, article = self._by_id[use.id]
        vary = _varied(use, article, self.defaults.get(article.id or "", {}), found)
        gone = _without(use, provision, found)
        if not provision.may_be(use.level):
            message = _("{id} is a {level} and cannot stand here").format(
                id=use.id, level=provision.level.word
            )
            hint = _("an article belongs under articles:, a clause or point under clauses: or points:")
            found.error("wrong-level", message, use.location, hint)
            return None
        level = provision.level if provision.level is Level.PARAGRAPH else use.level
        taken = _taken(replace(provision, level=level), use, vary, gone)
        return replace(taken, title=use.title or taken.title, conditions=(*taken.conditions, *use.conditions))


def _varied(use: Use, article: ProvisionSource, defaults: Variations, found: Diagnostics) -> Variations:
    vary = dict(defaults)
    choices = _choices(article, defaults)
    for name, (value, location) in use.vary.items():
        if name not in defaults:
            message = _("{id} has nothing named {name} to vary").format(id=use.id, name=name)
            found.error("unknown-variation", message, location, suggestion(name, defaults))
        elif isinstance(defaults[name], bool) and not isinstance(value, bool):
            message = _("{name} is either true or false").format(name=name)
            found.error("bad-variation", message, value.location, _("write true or false without quotes"))
        elif isinstance(value, bool) and not isinstance(defaults[name], bool):
            message = _("{name} is a text, not true or false").format(name=name)
            found.error("bad-variation", message, location, _("write the words that stand in the text"))
        elif isinstance(value, SourceText) and value.value not in choices.get(name, {value.value}):
            message = _("the library knows no {value} for {name}").format(value=value.value, name=name)
            hint = suggestion(value.value, sorted(choices[name]))
            found.error("bad-variation", message, value.location, hint)
        else:
            vary[name] = value
    return vary


def _choices(article: ProvisionSource, defaults: Variations) -> dict[str, set[str]]:
    """For what an article asks but never prints: the texts that it asks for, and the default."""
    choices: dict[str, set[str]] = {}
    printed: set[str] = set()
    for one in article.walk():
        for condition in one.conditions:
            for path, value in compared_texts(condition.value):
                if path[0] == "vary":
                    choices.setdefault(path[-1], set()).add(value)
        for text in one.all_texts:
            for tag in parse_text(text.value).tags:
                if tag.function is None and tag.names[0] == "vary":
                    printed.update(tag.names[1:])
    for name, default in defaults.items():
        if name in choices and isinstance(default, SourceText):
            choices[name].add(default.value)
    return {name: values for name, values in choices.items() if name not in printed}


def _without(use: Use, provision: ProvisionSource, found: Diagnostics) -> frozenset[str]:
    known = [one.id for child in provision.children for one in child.walk() if one.id is not None]
    for name, location in use.without:
        if name not in known:
            message = _("{id} holds no provision {name}").format(id=use.id, name=name)
            found.error("unknown-without", message, location, suggestion(name, known))
    return frozenset(name for name, _location in use.without)


def _taken(source: ProvisionSource, use: Use, vary: Variations, without: frozenset[str]) -> ProvisionSource:
    """A copy whose texts know what they vary, and whose places tell which entry takes it."""

    def text(one: SourceText) -> SourceText:
        return replace(one, location=replace(one.location, used_at=use.location), vary=vary)

    return replace(
        source.with_texts(text),
        location=replace(source.location, used_at=use.location),
        id_location=use.location,
        conditions=tuple(map(text, source.conditions)),
        children=tuple(
            _taken(child, use, vary, without) for child in source.children if child.id not in without
        ),
        origin=use.id,
    )

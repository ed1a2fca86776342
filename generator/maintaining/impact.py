"""What a change of templates does to every paper (tác động của việc sửa mẫu): printed before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.documents import Document, DocumentKind
from generator.documents.fields import values
from generator.documents.own_kinds import load_kinds
from generator.maintaining.differences import Change, Difference, differences
from generator.maintaining.images import PaperImage, image_of
from generator.maintaining.papers import OpenDossier
from generator.maintaining.target import folder_of, kind_of
from generator.pipeline import FILTERS, kind_shape
from generator.word.package import package_from
from generator.word.places import Place, Places
from generator.word.properties import DocumentProperties
from generator.word.rendering import CompiledTemplate
from generator.word.template import TemplateLibrary

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the comparison, as it was and as it will be; ``slug`` is that of its dossier."""

    dossier: str
    slug: str
    kind: str
    name: str
    old: bytes = field(repr=False)
    new: bytes = field(repr=False)


@dataclass(slots=True)
class Group:
    """What is one change to the maintainer (nhóm thay đổi): of one paragraph of a template, in any paper.

    The same change of form in several paragraphs of one style is one, too: that of the style. ``sample`` is
    the first of them, ``paper`` where it stands, ``origins`` the paragraphs of the new template.
    """

    kind: str
    sample: Difference
    paper: Paper
    papers: set[tuple[str, str]] = field(default_factory=set)
    origins: set[object] = field(default_factory=set)
    places: int = 0
    changes_words: bool = False

    @property
    def style(self) -> str | None:
        """The style whose paragraphs changed, where they are more than one of the template."""
        of_style = self.sample.change is Change.FORM and len(self.origins) > 1
        return self.sample.style if of_style else None


@dataclass(frozen=True, slots=True)
class Impact:
    """All groups, the weightiest kind of change first, and how many papers were printed."""

    groups: tuple[Group, ...]
    papers: int
    changed: int

    @property
    def changes_words(self) -> bool:
        return any(group.changes_words for group in self.groups)


@dataclass(frozen=True, slots=True)
class _Version:
    """A template of one side: compiled as for papers, and with the places of its paragraphs kept."""

    plain: CompiledTemplate
    placed: CompiledTemplate
    places: Places

    def image(self, document: Document, day: date, found: Diagnostics) -> PaperImage | None:
        content = _print(self.placed, document, day, found)
        package = None if content is None else package_from(content, Path(document.name), found)
        return None if package is None else image_of(package, self.places)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The templates of a kind on both sides (mẫu cũ và mẫu mới)."""

    kind: DocumentKind
    old: _Version
    new: _Version


def open_comparisons(
    old: Path, new: Path, kind: str | None, templates: Path, found: Diagnostics
) -> tuple[Comparison, ...]:
    """Compile both sides: two files, or two whole folders; faults are reported, and leave their kind out.

    ``kind`` is the code for a file whose name does not tell. ``templates`` gives blocks and styles to files
    that have none beside them. Errors: ``template-missing``, ``kind-not-told``, ``sides-differ``, those of
    templates and of kinds; ``template-one-side`` (a note) for what stands in one folder only.
    """
    missing = [one for one in (old, new) if not one.exists()]
    if missing:
        for one in missing:
            message = _("there is no template {name}").format(name=one.name)
            found.error("template-missing", message, Location(one.as_posix()))
        return ()
    if old.is_dir() != new.is_dir():
        message = _("one is a folder, the other a file; give two files or two folders")
        found.error("sides-differ", message, Location(new.as_posix()))
        return ()
    if new.is_dir():
        return tuple(_of_folders(old, new, found))
    folders = (folder_of(old, templates), folder_of(new, templates))
    kinds = load_kinds(folders[1], found)
    chosen = kinds.get(kind) if kind else kind_of(new, kinds) or kind_of(old, kinds)
    if chosen is None:
        message = _("the names of the templates do not tell their kind")
        hint = _("give it with --kind; `vanban kinds` lists them")
        found.error("kind-not-told", message, Location(new.as_posix()), hint)
        return ()
    sides = [
        _version(TemplateLibrary(folder, FILTERS), path, chosen, found)
        for folder, path in zip(folders, (old, new), strict=True)
    ]
    return (Comparison(chosen, sides[0], sides[1]),) if sides[0] and sides[1] else ()


def _of_folders(old: Path, new: Path, found: Diagnostics) -> Iterator[Comparison]:
    before, after = TemplateLibrary(old, FILTERS), TemplateLibrary(new, FILTERS)
    for kind in load_kinds(new, found).values():
        paths = [folder / kind.template for folder in (old, new)]
        there = [path.is_file() for path in paths]
        if all(there):
            sides = [
                _version(library, path, kind, found)
                for library, path in zip((before, after), paths, strict=True)
            ]
            if sides[0] and sides[1]:
                yield Comparison(kind, sides[0], sides[1])
        elif any(there):
            message = _("this template stands in one of the two folders only, so there is nothing to compare")
            found.note("template-one-side", message, Location(paths[there.index(True)].as_posix()))


def _version(library: TemplateLibrary, path: Path, kind: DocumentKind, found: Diagnostics) -> _Version | None:
    own = Diagnostics()  # a fault of another kind must not hide this one
    opened = library.open_file(path, kind_shape(kind), own)
    placed = None if opened is None else opened.compile(own, keep_places=True)
    told = set(found)
    found.extend(one for one in own if one not in told)
    if opened is None or placed is None:
        return None
    plain = opened.compile(Diagnostics())
    return None if plain is None else _Version(plain, placed, opened.places)


def _print(template: CompiledTemplate, document: Document, day: date, found: Diagnostics) -> bytes | None:
    properties = DocumentProperties(title=document.title, created=day)
    return template.render(values(document.fields), properties, found)


def impact(
    comparisons: Sequence[Comparison],
    dossiers: Sequence[OpenDossier],
    day: date,
    found: Diagnostics,
    progress: Progress,
) -> Impact:
    """Print every paper of the dossiers before and after, and group what differs (đo tác động)."""
    work = [
        (one, dossier, paper) for one in comparisons for dossier in dossiers for paper in dossier.of(one.kind)
    ]
    groups: dict[object, Group] = {}
    changed: set[tuple[str, str]] = set()
    for done, (comparison, dossier, document) in enumerate(work):
        progress(done, len(work))
        paper = _printed(comparison, dossier, document, day, found)
        if paper is None or paper.old == paper.new:
            continue
        images = [side.image(document, day, found) for side in (comparison.old, comparison.new)]
        if images[0] is None or images[1] is None:
            continue
        for one in differences(images[0], images[1]):
            changed.add((paper.dossier, paper.name))
            _add(groups, paper, one)
    progress(len(work), len(work))
    order = {change: number for number, change in enumerate(Change)}
    grouped = sorted(groups.values(), key=lambda group: order[group.sample.change])
    return Impact(tuple(grouped), len(work), len(changed))


def _printed(
    comparison: Comparison, dossier: OpenDossier, document: Document, day: date, found: Diagnostics
) -> Paper | None:
    old = _print(comparison.old.plain, document, day, found)
    new = _print(comparison.new.plain, document, day, found)
    if old is None or new is None:
        return None
    return Paper(dossier.name, dossier.slug, comparison.kind.code, document.name, old, new)


def _add(groups: dict[object, Group], paper: Paper, one: Difference) -> None:
    places = tuple(map(_named, one.origins))
    where: object = places
    if one.change is Change.FORM:
        where = one.style
    elif one.origins == (None, None):
        where = paper.kind
    group = groups.setdefault((one.change, one.what, where), Group(paper.kind, one, paper))
    group.papers.add((paper.dossier, paper.name))
    group.origins.add(places[1])
    group.places += 1
    group.changes_words |= one.changes_words


def _named(origin: Place | None) -> object:
    """A paragraph of a template by its file's name: the same block of two kinds is one block."""
    return None if origin is None else (Path(origin.file).name, origin.spot)

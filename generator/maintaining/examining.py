"""Everything that is wrong with templates (kiểm tra mẫu), in one run, before any document is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from gettext import gettext as _
from pathlib import Path

from generator.diagnostics import Diagnostics, Location
from generator.documents import Document, DocumentKind
from generator.documents.fields import describe
from generator.documents.own_kinds import load_kinds
from generator.maintaining.copies import check_copies
from generator.maintaining.form_check import check_form
from generator.maintaining.looks import check_looks
from generator.maintaining.losses import check_losses
from generator.maintaining.soundness import check_soundness
from generator.maintaining.symbolic import symbolic
from generator.maintaining.target import Target, kind_of, required_kind
from generator.maintaining.uses import unguarded_uses, unused_fields, used_fields
from generator.maintaining.written import check_written_tags
from generator.pipeline import FILTERS, kind_shape
from generator.resources import templates_folder
from generator.word.blocks import FOLDER as BLOCKS_FOLDER
from generator.word.compiling import OpenedTemplate, Workshop, open_workshop
from generator.word.environment import TemplateEnvironment
from generator.word.fields import FieldShape
from generator.word.lines import PAGE_FILTERS
from generator.word.package import DamagedPart, Package, parse_xml, read_package
from generator.word.places import Places
from generator.word.stories import story_parts
from generator.word.template import TemplateLibrary

Samples = Callable[[DocumentKind], Sequence[Document]]
"""Papers of a kind that a template is tried with (văn bản thử)."""


@dataclass(slots=True)
class Examination:
    """Examines templates one after the other (kiểm tra mẫu); what they share is opened and told once.

    ``day`` dates what is printed for trial; ``tables`` are the names that templates of no kind may use.
    """

    samples: Samples
    day: date
    tables: Mapping[str, FieldShape] = field(default_factory=dict)
    _workshops: dict[Path, tuple[Workshop, Diagnostics]] = field(default_factory=dict)
    _files: set[Path] = field(default_factory=set)

    def examine(self, target: Target, found: Diagnostics) -> None:
        """Report all that is wrong with a template and the blocks in it, each thing once."""
        own = Diagnostics()
        self._examine(target, own)
        told = set(found)
        found.extend(one for one in dict.fromkeys(own) if one not in told)

    def open(self, target: Target, found: Diagnostics) -> OpenedTemplate | None:
        """Open a template for what only looks at it; faults are reported."""
        package = read_package(target.path, found)
        shape = None if package is None else self._shape(target, found)
        if package is None or shape is None:
            return None
        return self._workshop(target.folder, found).open(package, shape, found)

    def _examine(self, target: Target, found: Diagnostics) -> None:
        opened = self.open(target, found)
        self._examine_files(target, opened, found)
        if opened is None:
            return
        check_looks(opened, found)
        if target.kind is not None and opened.is_sound:
            self._check_unused(opened, target, target.kind, found)
            _check_unguarded(opened, target.kind, found)
        compiled = opened.compile(found, keep_places=True)
        if compiled is None:
            return
        template = symbolic(compiled, opened.environment)
        check_losses(opened, template, found)
        check_soundness(opened, template, found)
        if target.kind is not None:
            check_form(opened, compiled, self.samples(target.kind), self.day, found)

    def _examine_files(self, target: Target, opened: OpenedTemplate | None, found: Diagnostics) -> None:
        """Look at the template and each of its blocks as Word saved them, each file once."""
        used = {target.path, *(() if opened is None else opened.block_files(target.folder / BLOCKS_FOLDER))}
        for path in sorted(used - self._files):
            self._files.add(path)
            package = read_package(path, Diagnostics())
            if package is not None:
                _examine_file(package, target.folder, found)

    def _check_unused(
        self, opened: OpenedTemplate, target: Target, kind: DocumentKind, found: Diagnostics
    ) -> None:
        """Warn of what papers of the kind always have, and vanban's own template prints, unlike this one."""
        shipped = Target(templates_folder() / kind.template, templates_folder(), kind)
        if shipped.path == target.path or not shipped.path.is_file():
            return
        model = self.open(shipped, Diagnostics())
        described = describe(kind.fields)
        missed = (
            set() if model is None else set(unused_fields(used_fields(opened.tags, described), described))
        )
        usual = set() if model is None else set(unused_fields(used_fields(model.tags, described), described))
        for one in sorted(missed - usual, key=lambda one: one.path):
            if not one.optional:
                found.warning(
                    "field-unused",
                    _("the template uses nothing of {field} ({description})").format(
                        field=one.path, description=one.description
                    ),
                    Location(target.path.as_posix()),
                    _("vanban's own template prints it: put it back, or be sure that it may be missing"),
                )

    def _shape(self, target: Target, found: Diagnostics) -> FieldShape | None:
        """The names that a template may use; an error where nothing tells its kind."""
        if target.kind is None and target.path.stem in self.tables:
            return self.tables[target.path.stem]
        kind = required_kind(target, found)
        return None if kind is None else kind_shape(kind)

    def _workshop(self, folder: Path, found: Diagnostics) -> Workshop:
        if folder not in self._workshops:
            own = Diagnostics()
            environment = TemplateEnvironment({**PAGE_FILTERS, **FILTERS})
            self._workshops[folder] = (open_workshop(folder, environment, own), own)
        workshop, faults = self._workshops[folder]
        found.extend(faults)
        return workshop


def _check_unguarded(opened: OpenedTemplate, kind: DocumentKind, found: Diagnostics) -> None:
    """Warn of fields that may be missing where they are printed without asking: such a paper is refused."""
    for one, place in unguarded_uses(opened.tags, describe(kind.fields)):
        found.warning(
            "field-may-be-missing",
            place.shown(
                _("the field {field} ({description}) may be missing, and no condition asks for it").format(
                    field=one.path, description=one.description
                )
            ),
            place.location,
            _("put the tag into a condition: {example}").format(example="{% if … %} … {% endif %}"),
        )


def _examine_file(package: Package, folder: Path, found: Diagnostics) -> None:
    for story in story_parts(package):
        try:
            root = parse_xml(package.parts[story.part])
        except DamagedPart:
            continue
        places = Places()
        places.mark(root, package.path.as_posix(), story)
        check_written_tags(root, places, found)
        check_copies(root, places, folder, package.path.stem, found)


def templates_to_examine(folder: Path, found: Diagnostics) -> tuple[Target, ...]:
    """All templates of a folder (mọi mẫu trong thư mục), sorted; that there is none is an error."""
    kinds = load_kinds(folder, found)
    paths = [folder / f"{name}.docx" for name in TemplateLibrary(folder).names()]
    if not paths:
        found.error(
            "template-missing",
            _("there is no template in the folder {folder}").format(folder=folder.as_posix()),
            Location(folder.as_posix()),
        )
    return tuple(Target(path, folder, kind_of(path, kinds)) for path in paths)

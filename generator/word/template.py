"""The folder of templates (thư viện mẫu): each compiled at most once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import gettext as _
from pathlib import Path
from types import MappingProxyType

from generator.diagnostics import Diagnostic, Diagnostics, Location
from generator.vietnamese.text import nearest
from generator.word.compiling import OpenedTemplate, Workshop, open_workshop
from generator.word.deferring import DeferringEnvironment
from generator.word.environment import TemplateEnvironment
from generator.word.fields import FieldShape
from generator.word.lines import PAGE_FILTERS
from generator.word.package import read_package
from generator.word.rendering import CompiledTemplate
from generator.word.styles import STYLES_FILE

__all__ = ["CompiledTemplate", "TemplateLibrary"]


class TemplateLibrary:
    """The templates of one folder (thư viện mẫu), with ``blocks/*.docx`` and ``styles.docx`` beside them.

    ``filters`` adds filters to those of the room; each takes the value first, and never a missing one.
    ``deferring`` is for documents with marks, of which stencils are made.
    """

    def __init__(
        self,
        folder: Path,
        filters: Mapping[str, Callable[..., object]] = MappingProxyType({}),
        *,
        deferring: bool = False,
    ) -> None:
        self._folder = folder
        environment = DeferringEnvironment if deferring else TemplateEnvironment
        self._environment = environment({**PAGE_FILTERS, **filters})
        self._workshop: tuple[Workshop, tuple[Diagnostic, ...]] | None = None
        self._compiled: dict[str, tuple[FieldShape, CompiledTemplate | None, tuple[Diagnostic, ...]]] = {}

    def names(self) -> tuple[str, ...]:
        """The names of all templates, sorted, without ``.docx``."""
        return tuple(
            sorted(
                path.stem
                for path in self._folder.glob("*.docx")
                if path.name != STYLES_FILE and not path.name.startswith("~$")
            )
        )

    def compile(self, name: str, shape: FieldShape, found: Diagnostics) -> CompiledTemplate | None:
        """Compile the template ``name`` (with or without .docx) against the names it may use; None when
        faulty.

        The result is kept, and what was found is reported again when it is asked for again.
        """
        stem = name.removesuffix(".docx")
        kept = self._compiled.get(stem)
        if kept is None or kept[0] != shape:
            own = Diagnostics()
            compiled = self._compile(stem, shape, own)
            kept = (shape, compiled, tuple(dict.fromkeys(own)))
            self._compiled[stem] = kept
        found.extend(kept[2])
        return kept[1]

    def compile_file(self, path: Path, shape: FieldShape, found: Diagnostics) -> CompiledTemplate | None:
        """Compile a template that may lie elsewhere, with the blocks and styles of this folder; not kept."""
        opened = self.open_file(path, shape, found)
        return None if opened is None else opened.compile(found)

    def open_file(self, path: Path, shape: FieldShape, found: Diagnostics) -> OpenedTemplate | None:
        """Open a template as ``compile_file`` does, for those who want its places or its trees."""
        workshop = self._open_workshop(found)
        package = read_package(path, found)
        return None if package is None else workshop.open(package, shape, found)

    def _compile(self, name: str, shape: FieldShape, found: Diagnostics) -> CompiledTemplate | None:
        if name not in self.names():
            close = nearest(name, self.names())
            found.error(
                "template-missing",
                _("there is no template {name}").format(name=name),
                Location((self._folder / f"{name}.docx").as_posix()),
                _("the nearest is {name}").format(name=close) if close else None,
            )
            return None
        return self.compile_file(self._folder / f"{name}.docx", shape, found)

    def _open_workshop(self, found: Diagnostics) -> Workshop:
        """The workshop of the folder; faults of its styles are told for each template that needs them."""
        if self._workshop is None:
            own = Diagnostics()
            self._workshop = (open_workshop(self._folder, self._environment, own), tuple(own))
        workshop, faults = self._workshop
        found.extend(faults)
        return workshop

"""Which template a command means (mẫu được chỉ): its file, the folder of its blocks and styles, its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostics, Location
from generator.documents import DocumentKind
from generator.documents.own_kinds import load_kinds
from generator.sources.faults import did_you_mean
from generator.word.blocks import FOLDER as BLOCKS_FOLDER
from generator.word.styles import STYLES_FILE

_ENDING: Final = ".docx"
_AFTER: Final = ("-", "_", ".", " ", "(")
"""What may stand between the kind and the rest of a name; copies are named “giay-moi (1)” by Windows."""


@dataclass(frozen=True, slots=True)
class Target:
    """A template (mẫu) with what it needs; ``kind`` is None where its name tells none.

    ``folder`` holds the blocks and styles: the template's own folder where it has them, else that of the
    templates in use.
    """

    path: Path
    folder: Path
    kind: DocumentKind | None


def find_target(named: str, kind: str | None, templates: Path, found: Diagnostics) -> Target | None:
    """Find a template by its name (``giay-moi``) in ``templates``, or by the path of its file.

    ``kind`` is the code of its kind; without it the file's name tells (``giay-moi-moi.docx`` is one of
    ``giay-moi``). Errors: ``template-missing``, ``kind-unknown``, and those of ``load_kinds``.
    """
    given = Path(named)
    is_name = not given.suffix and given.name == named
    path = templates / f"{named}{_ENDING}" if is_name else given
    if not path.is_file():
        message = _("there is no template {name}").format(name=named)
        known = [one.stem for one in sorted(templates.glob(f"*{_ENDING}")) if one.name != STYLES_FILE]
        hint = (
            _("for the templates of a folder, give {option}").format(option=f"--templates {named}")
            if given.is_dir()
            else did_you_mean(named, known)
        )
        found.error("template-missing", message, Location(path.as_posix()), hint)
        return None
    folder = templates if is_name else folder_of(path, templates)
    kinds = load_kinds(folder, found)
    if kind is not None and kind not in kinds:
        message = _("{code} is not a kind of document; `vanban kinds` lists them").format(code=kind)
        found.error("kind-unknown", message, Location(path.as_posix()), did_you_mean(kind, kinds))
        return None
    return Target(path, folder, kinds[kind] if kind else kind_of(path, kinds))


def folder_of(template: Path, templates: Path) -> Path:
    """The folder of a template's blocks and styles: its own where it has any, else ``templates``."""
    own = template.parent
    return own if (own / STYLES_FILE).is_file() or (own / BLOCKS_FOLDER).is_dir() else templates


def kind_of(template: Path, kinds: Mapping[str, DocumentKind]) -> DocumentKind | None:
    """The kind that the name of a template begins with, the longest such; None where it begins with none."""
    stem = template.stem
    fitting = [code for code in kinds if stem == code or stem.startswith(tuple(code + one for one in _AFTER))]
    return kinds[max(fitting, key=len)] if fitting else None


def required_kind(target: Target, found: Diagnostics) -> DocumentKind | None:
    """The kind of a template; the error ``kind-not-told`` where neither its name nor an option tells it."""
    if target.kind is None:
        message = _("the name of the template does not tell its kind")
        hint = _(
            "begin the name with a kind, as in giay-moi-moi.docx, or give --kind; `vanban kinds` lists them"
        )
        found.error("kind-not-told", message, Location(target.path.as_posix()), hint)
    return target.kind

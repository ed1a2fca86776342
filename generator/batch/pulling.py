"""A paper edited by hand in Word is read back (đọc lại văn bản), its changes as edits of the unit's own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from gettext import gettext as _
from pathlib import Path
from typing import Final

from generator.adapting.fingerprints import fingerprint_of
from generator.adapting.overrides import AGAINST, BASE, KEY, OVERRIDES, load_overrides
from generator.adapting.overriding import made_against
from generator.batch.cases import CaseMaker
from generator.batch.derivation import Derivation
from generator.batch.hand_edits import Entry, hand_edits
from generator.batch.locking import Run, errand_of
from generator.batch.opening import OpenedPlan, open_plan
from generator.batch.overrides_file import with_entries
from generator.batch.plan import Plan, read_plan
from generator.batch.record import RECORD, RecordedFile, UnitRecord, read_record
from generator.batch.selection import UnitRow
from generator.comparing.alignment import aligned
from generator.diagnostics import Diagnostic, Diagnostics, Location
from generator.importing.modelling import report_unwritable
from generator.importing.receipt import Imported, import_file
from generator.output import write_file
from generator.regulation.tree import Regulation
from generator.sources.yaml_text import yaml_text
from generator.whole_files import sha256_of

KINDS: Final = ("quy-che", "quyet-dinh-ban-hanh")
"""The papers that hold the regulation."""

_SHOWN: Final = 5
"""So many changed numbers are named."""

_UNSIGNED: Final = "0" * 16


@dataclass(frozen=True, slots=True)
class EditedPaper:
    """A paper in a unit's folder (văn bản sửa tay) with the record of the unit and the plan of its batch."""

    path: Path
    sha256: str
    record: UnitRecord
    recorded: RecordedFile
    plan: Plan

    @property
    def base(self) -> str | None:
        """The hash of the paper that was edited: of the last one that vanban put there."""
        return self.recorded.sha256 if self.recorded.made_from is not None else self.recorded.replaces

    @property
    def overrides(self) -> Path:
        """The file of the unit's own edits."""
        return self.path.parent / OVERRIDES


@dataclass(frozen=True, slots=True)
class Pulled:
    """What an edited paper says otherwise (kết quả đọc lại), as entries of ``overrides.yaml``.

    ``text`` is the whole file as it will be with them; ``unit`` the name of the unit. ``outdated`` says that
    what was edited is no longer what is made: then entries may bring back what was changed above.
    """

    paper: EditedPaper
    unit: str
    entries: tuple[Entry, ...]
    text: str
    outdated: bool

    @property
    def proposal(self) -> str:
        """The entries alone, as a file would have them."""
        return yaml_text({KEY: list(self.entries)}) if self.entries else ""


def find_paper(path: Path, found: Diagnostics) -> EditedPaper | None:
    """The paper of a unit that stands at a path; what is no such paper is an error.

    Errors: ``file-missing``, ``not-a-unit``, ``not-pulled`` for another kind of paper, and those of records
    and plans.
    """
    place = Location(str(path))
    try:
        content = path.read_bytes()
    except OSError as fault:
        message = _("the file cannot be read: {reason}").format(reason=fault.strerror)
        found.error("file-missing", message, place, _("give the path of a paper in a commune's folder"))
        return None
    record = read_record(path.absolute().parent, found)
    if found.has_errors():
        return None
    recorded = None if record is None else record.by_name().get(path.name)
    if record is None or recorded is None:
        message = _("no batch has made this file")
        hint = _("give a paper in a commune's folder, under the name that vanban gave it")
        found.error("not-a-unit", message, place, hint)
        return None
    if recorded.kind not in KINDS or recorded.is_pdf:
        message = _("only papers that hold the regulation are read back: {names}")
        hint = _("other papers follow from the dossier and the list: change the facts there")
        found.error(
            "not-pulled", message.format(names=", ".join(f"{kind}.docx" for kind in KINDS)), place, hint
        )
        return None
    plan = read_plan(path.absolute().parent.parent, found)
    return None if plan is None else EditedPaper(path, sha256_of(content), record, recorded, plan)


def pull(paper: EditedPaper, found: Diagnostics) -> Pulled | None:
    """Read an edited paper and say its changes as edits of the unit's own (đề xuất sửa đổi riêng).

    That the edits make the regulation say what the paper says is proved by deriving the unit with them; what
    they do not bring about is named, and all that is no provision too (``not-taken-over``). Warned of is a
    paper of before the last change (``paper-outdated``). None with an error.
    """
    if paper.sha256 == paper.base:
        found.note("not-edited", _("nobody has edited the file"), Location(str(paper.path)))
        return Pulled(paper, paper.record.full_name, (), "", outdated=False)
    earlier = len(found)
    imported = import_file(paper.path, found)
    opened = open_plan(paper.plan, paper.path.absolute().parent.parent, found)
    row = None if opened is None else opened.row(paper.record.code)
    if imported is None or opened is None or found.has_errors(since=earlier):
        return None
    if row is None:
        message = _("{unit} is not in the list of the batch any more").format(unit=paper.record.full_name)
        found.error("unit-missing", message, Location(str(paper.path)))
        return None
    recognised = imported.recognised
    report_unwritable(recognised.title, recognised.children, imported.file, found)
    derived = _derived(opened, row, found)
    if derived is None or found.has_errors(since=earlier):
        return None
    edited = Regulation(recognised.title, recognised.children)
    with tempfile.TemporaryDirectory(prefix="vanban-") as staging:
        work = _Pulling(paper, opened, row, derived, Path(staging), found)
        printed = work.printed(row)
        original = work.read_back(printed)
        entries, text = work.signed(hand_edits(derived.regulation, edited, _regulation(original)))
        if entries:
            work.prove(text, edited)
        if original is not None:
            work.name_the_rest(imported, original)
    outdated = bool(entries) and paper.base != sha256_of(printed)
    if outdated:
        message = _("the commune's regulation has changed since this paper was made and edited")
        found.warning("paper-outdated", message, Location(str(paper.path)), _what_to_do_if_outdated())
    return Pulled(paper, row.unit.full_name, entries, text, outdated)


def take_over(
    pulled: Pulled, language: str, waiting: Callable[[], None], found: Diagnostics
) -> tuple[Path, ...]:
    """Write the edits, beside them a copy of the edited paper, and remember that it was taken over.

    The next run may then replace it. The files written; none with an error, and none for a paper that nobody
    edited. Another run in the folder is waited for, and ``waiting`` told before. Errors: ``file-changed``,
    ``paper-outdated``, those of the disk.
    """
    paper = pulled.paper
    if paper.sha256 == paper.base:
        return ()
    if pulled.outdated:
        message = _("nothing was written: some of the edits may only bring back earlier words")
        found.error("paper-outdated", message, Location(str(paper.path)), _what_to_do_if_outdated())
        return ()
    with errand_of(Run(paper.path.absolute().parent.parent, language), found, waiting) as errand:
        if errand is None:
            return ()
        content = paper.path.read_bytes()
        record = read_record(paper.path.absolute().parent, found)
        if sha256_of(content) != paper.sha256 or record != paper.record:
            message = _("the file has changed while it was read")
            found.error("file-changed", message, Location(str(paper.path)), _("run the same command again"))
            return ()
        copy = paper.path.with_name(f"{paper.path.stem}-sua-tay-{paper.sha256[:8]}{paper.path.suffix}")
        promised = replace(paper.recorded, made_from=None, replaces=paper.sha256)
        files = tuple(promised if one == paper.recorded else one for one in record.files)
        # The record last: until it is written, the edited paper counts as edited by hand, and is kept.
        edits = ((paper.overrides, pulled.text.encode()),) if pulled.entries else ()
        written = ((copy, content), *edits)
        to_write = (*written, (paper.path.with_name(RECORD), replace(record, files=files).to_bytes()))
        if not all(write_file(path, one, found) for path, one in to_write):
            return ()
        return tuple(path for path, _content in written)


def _derived(opened: OpenedPlan, row: UnitRow, found: Diagnostics) -> Derivation | None:
    with tempfile.TemporaryDirectory(prefix="vanban-") as staging:
        return opened.deriver.derive(row, Path(staging), found)


@dataclass(frozen=True, slots=True)
class _Pulling:
    """The unit as it is derived, and a folder to try edits in."""

    paper: EditedPaper
    opened: OpenedPlan
    row: UnitRow
    derived: Derivation
    staging: Path
    found: Diagnostics

    def signed(self, entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], str]:
        """The entries with what each is made against, and the file of the unit's edits with them."""
        before = self.paper.overrides.read_text(encoding="utf-8-sig") if self.row.overrides else ""
        if not entries:
            return (), before
        unsigned = with_entries(before, [{**one, AGAINST: _UNSIGNED} for one in entries])
        overrides = load_overrides(self._put(unsigned), self.found, self.opened.deriver.reader.provisions)
        made = made_against(self.derived.adapted, overrides or (), self.derived.facts)[-len(entries) :]
        signed = tuple(
            {**one, AGAINST: fingerprint_of(lines), BASE: list(lines)}
            for one, lines in zip(entries, made, strict=True)
            if lines is not None
        )
        return signed, with_entries(before, signed)

    def prove(self, text: str, edited: Regulation) -> None:
        """Derive the unit with the edits, and name what its regulation still says otherwise."""
        problems = Diagnostics()
        row = replace(self.row, overrides=self._put(text))
        derived = _derived(self.opened, row, problems)
        self.found.extend(map(self._at_its_file, problems))
        if derived is None:
            return
        regulation = derived.regulation.regulation
        again = _regulation(self.read_back(self.printed(row)))
        for entry in hand_edits(derived.regulation, edited, again):
            self._leave(_named(entry, regulation))
        pairs = aligned(regulation, edited)
        renumbered = [f"{one.new_label} → {one.old_label}" for one in pairs if one.renumbered]
        if renumbered:
            message = _("numbers are computed, so these change: {numbers}")
            shown = ", ".join(renumbered[:_SHOWN]) + (", …" if len(renumbered) > _SHOWN else "")
            self.found.note("number-computed", message.format(numbers=shown), Location(str(self.paper.path)))

    def printed(self, row: UnitRow) -> bytes:
        """The paper as it is made now for a row of the unit."""
        recorded = self.paper.recorded
        made = CaseMaker(self.opened.deriver, (recorded.kind,)).finished(row, self.found) or {}
        return made.get(recorded.file, b"")

    def read_back(self, printed: bytes) -> Imported | None:
        """A paper as it is read back."""
        path = self.staging / self.paper.recorded.file
        path.write_bytes(printed)
        return import_file(path, Diagnostics())

    def name_the_rest(self, imported: Imported, original: Imported) -> None:
        """Name the changes outside of provisions: they are facts of the dossier or of the list."""
        old, new = list(_other_lines(original)), list(_other_lines(imported))
        for tag, _i, _j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag in {"replace", "insert"}:
                for line in new[k:m]:
                    self._leave(f"“{line}”")
            elif tag == "delete":
                self._leave(_("lines taken out of the letterhead, the bases or the signature"))

    def _at_its_file(self, one: Diagnostic) -> Diagnostic:
        """A problem of the edits with its place in the file that they will stand in."""
        if one.location is None or one.location.file != str(self._file):
            return one
        return replace(one, location=replace(one.location, file=str(self.paper.overrides)))

    def _leave(self, what: str) -> None:
        message = _("not taken over: {what}").format(what=what)
        hint = _("names, numbers and dates are changed in the list or in the province's dossier and rules")
        self.found.warning("not-taken-over", message, Location(str(self.paper.path)), hint)

    @property
    def _file(self) -> Path:
        return self.staging / OVERRIDES

    def _put(self, text: str) -> Path:
        self._file.write_text(text, encoding="utf-8", newline="\n")
        return self._file


def _what_to_do_if_outdated() -> str:
    return _(
        "put those of the edits that are the commune's own into overrides.yaml by hand, move the paper away "
        "and run `vanban update`"
    )


def _named(entry: Entry, regulation: Regulation) -> str:
    """What an entry that could not be done is about: the provision, or the words of a new one."""
    subject = next(iter(entry.values()))
    if isinstance(subject, str):
        return regulation.name_of(subject) if regulation.find(subject) is not None else subject
    words = subject.get("title") or subject.get("text") or subject.get("paragraph") or ""
    return f"“{words if isinstance(words, str) else ' '.join(words)}”"


def _regulation(imported: Imported | None) -> Regulation | None:
    if imported is None:
        return None
    return Regulation(imported.recognised.title, imported.recognised.children)


def _other_lines(imported: Imported) -> Iterator[str]:
    """What a paper says outside of the provisions of its regulation, line by line."""
    yield imported.recognised.title
    yield from (" ".join(one.paragraph.text.split()) for one in imported.set_aside)
    for article in imported.recognised.decision:
        for one in article.walk():
            yield from (" ".join(text.split()) for text in (one.title or "", *one.paragraphs) if text)

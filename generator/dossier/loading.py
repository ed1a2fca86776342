"""From the folder of a dossier to its facts (đọc hồ sơ)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from gettext import gettext as _
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator.diagnostics import Diagnostics, Location
from generator.dossier.kinds import BodyKind
from generator.dossier.record import COMMITTEE, Dossier, Record, by_precedence
from generator.dossier.reference import Reference
from generator.dossier.roster import read_roster
from generator.dossier.rules import check
from generator.dossier.schema import Committee, Consultation, Meeting, Programme, Reminder, Report
from generator.sources.model import read_model
from generator.sources.node import Node
from generator.sources.yaml import read_yaml
from generator.units import Unit, UnitRegister

__all__ = ["Dossier", "Record", "load_dossier"]

COMMITTEE_FILE = "committee.yaml"
_KNOWN_STEMS = ("committee", "regulation")
_KNOWN_FOLDERS = ("meetings", "reports", "opinions", "reminders", "programmes")
_KNOWN = (*(f"{stem}.yaml" for stem in _KNOWN_STEMS), *_KNOWN_FOLDERS)
_YAML = frozenset({".yaml", ".yml"})
M = TypeVar("M", bound=BaseModel)


def load_dossier(folder: Path, reference: Reference, found: Diagnostics) -> Dossier | None:
    """Read ``committee.yaml``, its roster, and the files of ``meetings/``, ``reports/`` and so on (hồ sơ).

    All faults of all files are reported in one run, those between files as soon as each file is sound in
    itself; a dossier with an error gives None.
    """
    earlier = len(found)
    if not is_folder(folder):
        message = _("the folder of the dossier does not exist")
        found.error("folder-not-found", message, Location(str(folder)), _("check the name of the folder"))
        return None
    try:
        _report_misnamed(folder, found)
    except OSError:
        _report_unreadable(folder, found)
        return None
    nodes: dict[str, Node] = {}
    committee = _committee(folder, nodes, found)
    meetings = _events(folder, "meetings", Meeting, nodes, found)
    reports = _events(folder, "reports", Report, nodes, found)
    opinions = _events(folder, "opinions", Consultation, nodes, found)
    reminders = _events(folder, "reminders", Reminder, nodes, found)
    programmes = _events(folder, "programmes", Programme, nodes, found)
    if committee is None:
        return None
    record = Record(folder, committee, meetings, reports, opinions, reminders, programmes, nodes, reference)
    unit = _unit(record, reference.units, found)
    check(record, found)
    if unit is None or found.has_errors(since=earlier):
        return None
    return Dossier(record, unit, by_precedence(committee.members))


def is_folder(path: Path) -> bool:
    """Whether a folder stands there (thư mục); one inside a folder without rights is as good as none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _committee(folder: Path, nodes: dict[str, Node], found: Diagnostics) -> Committee | None:
    node = read_yaml(folder / COMMITTEE_FILE, found)
    if node is None:
        return None
    nodes[COMMITTEE] = _with_roster(node, folder, found)
    return read_model(nodes[COMMITTEE], Committee, found)


def _with_roster(node: Node, folder: Path, found: Diagnostics) -> Node:
    """The committee with the members of its roster in the place of ``members``."""
    roster = node.child("roster")
    if roster is None or not isinstance(roster.value, str) or not isinstance(node.value, dict):
        return node
    if "members" in node.value:
        message = _("the members are given twice: here and under members")
        hint = _("keep members, or keep roster")
        found.error("members-twice", message, roster.key_location, hint)
        return node
    members = None
    path = _inside(folder, roster.value)
    if path is None:
        message = _("the file {name} lies outside the folder of the dossier").format(name=roster.value)
        found.error(
            "path-outside",
            message,
            roster.location,
            _("put the file into the folder, and give its bare name"),
        )
    else:
        members = read_roster(path, _kind(node), found)
    # None stands where the roster should: its fault has been told, and the rest can still be checked.
    return Node(
        {**node.value, "members": members or Node(None, _told(found))}, node.location, None, node.end_line
    )


def _told(found: Diagnostics) -> Location:
    return next(one.location for one in reversed(list(found)) if one.location is not None)


def _inside(folder: Path, name: str) -> Path | None:
    """The file of that name in the folder; None for any way out of it, on every system."""
    if any(sign in name for sign in "\\:\0"):  # a folder or drive of Windows
        return None
    path = folder / name
    return path if path.resolve().is_relative_to(folder.resolve()) else None


def _kind(node: Node) -> BodyKind | None:
    kind = node.child("kind")
    return next((one for one in BodyKind if kind is not None and one == kind.value), None)


def _events(
    folder: Path, name: str, model: type[M], nodes: dict[str, Node], found: Diagnostics
) -> Mapping[str, M]:
    """The sound files of a folder by name; the id is the file's by default."""
    events: dict[str, M] = {}
    for path in _yaml_files(folder / name, found):
        node = read_yaml(path, found)
        key = f"{name}/{path.stem}"
        if node is None or not isinstance(node.value, dict):
            nodes[key] = node or Node(None, Location(str(path)))  # rules must know that something stands here
            continue
        identity = node.value.get("id", Node(path.stem, node.location))
        nodes[key] = Node({"id": identity, **node.value}, node.location, None, node.end_line)
        event = read_model(nodes[key], model, found)
        if event is not None:
            events[key] = event
    return events


def _yaml_files(folder: Path, found: Diagnostics) -> Sequence[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".yaml" and path.name[0] != ".")
    except FileNotFoundError:
        return ()
    except NotADirectoryError:
        hint = _("make a folder of this name, and put the file into it")
        found.error("not-a-folder", _("this is a file, not a folder"), Location(str(folder)), hint)
    except OSError:
        _report_unreadable(folder, found)
    return ()


def _report_unreadable(folder: Path, found: Diagnostics) -> None:
    message = _("the folder cannot be read")
    found.error("folder-not-readable", message, Location(str(folder)), _("check the rights of the folder"))


def _unit(record: Record, units: UnitRegister, found: Diagnostics) -> Unit | None:
    """The unit as it is on the day of the regulation's decision, else the newest, by its corrected name."""
    code, decision = record.committee.unit, record.committee.decisions.regulation
    day = decision.date.last_day if decision else None
    unit = (units.find(code, day) if day else None) or units.find(code)
    if unit is None:
        message = _("no administrative unit has the code {code}").format(code=code)
        near = ", ".join(f"{one.code} ({one.full_name})" for one in units.nearest(code))
        hint = _("did you mean {name}?").format(name=near) if near else _("look the code up in data/units")
        found.error("unknown-unit", message, record.place(COMMITTEE, ("unit",)), hint)
        return None
    name = record.committee.unit_name
    return replace(unit, name=name) if name else unit


def _report_misnamed(folder: Path, found: Diagnostics) -> None:
    """Warn of files that are not read though their names nearly say that they should be."""
    for path in sorted(folder.iterdir()):
        is_folder = path.is_dir()
        if path.name in _KNOWN or not (is_folder or path.suffix.lower() in _YAML):
            continue
        near = get_close_matches(path.stem.lower(), _KNOWN_FOLDERS if is_folder else _KNOWN_STEMS, 1, 0.8)
        if near:
            _warn_misnamed(path, near[0] + ("" if is_folder else ".yaml"), found)
    for name in _KNOWN_FOLDERS:
        for path in sorted((folder / name).glob("*")):
            if path.suffix != ".yaml" and path.suffix.lower() in _YAML:
                _warn_misnamed(path, f"{path.stem}.yaml", found)


def _warn_misnamed(path: Path, meant: str, found: Diagnostics) -> None:
    message = _("{name} is not read").format(name=path.name)
    hint = _("if it belongs to the dossier, name it {meant}").format(meant=meant)
    found.warning("misnamed-file", message, Location(str(path)), hint)

"""Tags of a template made whole (sửa thẻ trong mẫu): what Word did to them is undone, and nothing else."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from gettext import gettext as _

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.word.archive import deflate, write_zip
from generator.word.assembly import to_xml
from generator.word.package import DamagedPart, Package, parse_xml
from generator.word.places import Place, Places, shortened
from generator.word.stories import story_parts
from generator.word.tags import with_letter_attached
from generator.word.wordml import PARAGRAPH, RUN, RUN_PROPERTIES, W, remove
from generator.word.written_tags import DELETIONS, SMART_QUOTES, Piece, WrittenTag, written_tags

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Fix:
    """What was done to a tag (việc đã sửa), and where."""

    place: Place
    what: str


@dataclass(frozen=True, slots=True)
class FixedTemplate:
    """A copy of a template with its tags made whole (mẫu đã sửa thẻ)."""

    content: bytes
    fixes: tuple[Fix, ...]


def fix_template(package: Package, found: Diagnostics) -> FixedTemplate:
    """Accept tracked changes inside tags, join their runs, straighten their quotes, attach their letters,
    remove tabs and line breaks.

    A tag takes the look of its first letter, which is what it prints with. Parts without such tags keep their
    bytes; a damaged part is reported and stays as it is.
    """
    parts = dict(package.parts)
    fixes: list[Fix] = []
    for story in story_parts(package):
        try:
            root = parse_xml(parts[story.part])
        except DamagedPart:
            Place(package.path.as_posix(), story).error(
                found,
                "xml-damaged",
                _("this part of the file is damaged"),
                _("save the file again in Word"),
            )
            continue
        places = Places()
        places.mark(root, package.path.as_posix(), story)
        done = [
            Fix(places.of(paragraph), what)
            for paragraph in root.iter(PARAGRAPH)
            for what in mend_paragraph(paragraph)
        ]
        if done:
            Places.forget(root)
            parts[story.part] = to_xml(root).encode()
            fixes += done
    return FixedTemplate(
        write_zip(deflate(name, content) for name, content in parts.items()), tuple(dict.fromkeys(fixes))
    )


def mend_paragraph(paragraph: etree._Element) -> list[str]:
    """Mend the tags of a paragraph, and say what was done."""
    done: list[str] = []
    while (tracked := next((tag for tag in written_tags(paragraph) if tag.changes), None)) is not None:
        for piece in reversed(tracked.pieces):
            _accept(piece)
        done.append(_("accepted the tracked change in {tag}").format(tag=shortened(tracked.raw)))
    for tag in reversed(list(written_tags(paragraph))):
        done += _fix_tag(tag)
    return done


def _fix_tag(tag: WrittenTag) -> list[str]:
    if tag.raw.startswith("{#"):
        return []
    done = []
    written = with_letter_attached(tag.raw.translate(SMART_QUOTES))
    shown = shortened(written)
    if tag.breaks:
        for one in tag.breaks:
            remove(one)
        done.append(_("removed tabs and line breaks from {tag}").format(tag=shown))
    if tag.is_split:
        done.append(_("joined {tag}").format(tag=shown))
    if tag.has_smart_quotes:
        done.append(_("straightened the quotes of {tag}").format(tag=shown))
    if with_letter_attached(tag.raw) != tag.raw:
        done.append(_("removed the blank before the letter of {tag}").format(tag=shown))
    if done:
        _write(tag, written)
    return done


def _write(tag: WrittenTag, written: str) -> None:
    """Put a tag, as ``written``, into the text of its first letter, and take it out of the others."""
    for index, piece in reversed(list(enumerate(tag.pieces))):
        text = piece.text.text or ""
        piece.text.text = text[: piece.start] + (written if index == 0 else "") + text[piece.end :]
        piece.text.set(_SPACE, "preserve")
        run = piece.run
        if not piece.text.text:
            remove(piece.text)
            if run is not None and all(child.tag == RUN_PROPERTIES for child in run):
                remove(run)


def _accept(piece: Piece) -> None:
    """Accept the tracked changes around the letters of a piece, and of their look; those beside them stay."""
    run = _own_run(piece)
    if run is None:
        return
    for change in run.findall(f"{RUN_PROPERTIES}/{W}rPrChange"):
        remove(change)
    while (wrapper := next((one for one in piece.changes if one in run.iterancestors()), None)) is not None:
        if wrapper.tag in DELETIONS:
            remove(run)
            _drop_if_empty(wrapper)
            return
        _lift(run, wrapper)


def _own_run(piece: Piece) -> etree._Element | None:
    """The run with these letters alone: what stands before and after them moves to runs of its own."""
    run = piece.run
    if run is None:
        return None
    text = piece.text.text or ""
    content = [one for one in run if one.tag != RUN_PROPERTIES]
    at = content.index(piece.text)
    before, after = content[:at], content[at + 1 :]
    if text[: piece.start]:
        before.append(_text_like(piece.text, text[: piece.start]))
    if text[piece.end :]:
        after.insert(0, _text_like(piece.text, text[piece.end :]))
    piece.text.text = text[piece.start : piece.end]
    piece.text.set(_SPACE, "preserve")
    for moved, put in ((before, run.addprevious), (after, run.addnext)):
        if moved:
            beside = etree.Element(RUN)
            properties = run.find(RUN_PROPERTIES)
            if properties is not None:
                beside.append(deepcopy(properties))
            beside.extend(moved)
            put(beside)
    return run


def _text_like(text: etree._Element, content: str) -> etree._Element:
    new = etree.Element(text.tag)
    new.text = content
    new.set(_SPACE, "preserve")
    return new


def _lift(run: etree._Element, wrapper: etree._Element) -> None:
    """Take a run out of a tracked insertion; what stands beside it stays tracked."""
    child = next(one for one in (run, *run.iterancestors()) if one.getparent() is wrapper)
    following = list(child.itersiblings())
    if following:
        rest = _like(wrapper)
        rest.extend(following)
        wrapper.addnext(rest)
    wrapper.addnext(child)
    _drop_if_empty(wrapper)


def _like(wrapper: etree._Element) -> etree._Element:
    """A tracked change by the same person on the same day, without content."""
    new = etree.Element(wrapper.tag)
    for name, value in wrapper.items():
        new.set(name, value)
    return new


def _drop_if_empty(wrapper: etree._Element) -> None:
    if len(wrapper) == 0:
        remove(wrapper)

"""Repairs what is certain in a copy of a Word file (sửa thể thức), and proves that no word changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from gettext import gettext as _
from typing import Final

from lxml import etree

from generator.checking.form.document import FormDocument
from generator.checking.form.examining import FormFinding, examine_form
from generator.checking.form.reading import read_form
from generator.checking.form.rule import Profile
from generator.diagnostics import Diagnostic, Diagnostics, Location
from generator.word.archive import deflate, write_zip
from generator.word.assembly import to_xml
from generator.word.package import STORY_KINDS, Package, package_from, parse_xml
from generator.word.wordml import PARAGRAPH, TEXT, W

_MOST_PASSES: Final = 5
"""A repair may show another fault; after so many rounds two repairs undo each other."""

_WORD: Final = re.compile(r"[^\W_]+")
_TEXT_AND_BREAKS: Final = (TEXT, W + "tab", W + "br", W + "cr")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A copy of a file: ``done`` are the findings that are gone in it, as they were told of the file."""

    content: bytes
    done: tuple[Diagnostic, ...]


def fix_form(
    package: Package,
    found: Diagnostics,
    *,
    profile: Profile = Profile.STRICT,
    only: Collection[str] = (),
) -> Fixed | None:
    """Repair a file until nothing repairable is left (sửa trong bản sao); None where it cannot be read.

    Words stay as they are, but for zeros in front of numbers; else ``repair-changes-words`` is reported, and
    nothing is given.
    """
    done: dict[Diagnostic, None] = {}
    parts = dict(package.parts)
    for _pass in range(_MOST_PASSES):
        copy = package_from(_zipped(parts), package.path, found)
        document = None if copy is None else read_form(copy, found)
        if document is None:
            return None
        findings = examine_form(document, profile=profile, only=only)
        repairs = [one for one in findings if one.slip.repair and one.diagnostic not in done]
        if not repairs:
            break
        before = _words(document.package)
        parts = _repaired(document, repairs)
        if _words(replace(document.package, parts=parts)) != before:
            codes = ", ".join(dict.fromkeys(one.rule.code for one in repairs))
            message = _("a repair ({codes}) would change words of the paper, so nothing was repaired")
            hint = _("that is a fault of vanban: send the file to those who maintain it")
            found.error("repair-changes-words", message.format(codes=codes), Location(document.file), hint)
            return None
        done.update((one.diagnostic, None) for one in repairs)
    left = {one.diagnostic for one in findings}
    return Fixed(_zipped(parts), tuple(one for one in done if one not in left))


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    return write_zip(deflate(name, content) for name, content in parts.items())


def _repaired(document: FormDocument, findings: Collection[FormFinding]) -> dict[str, bytes]:
    """The parts of a file after the repairs; those whose tree did not change keep their bytes."""
    trees = dict(_trees(document))
    before = {part: etree.tostring(root) for part, root in trees.items()}
    for one in findings:
        if one.slip.repair is not None:
            one.slip.repair()
    changed = {part: root for part, root in trees.items() if etree.tostring(root) != before[part]}
    return {**document.package.parts, **{part: to_xml(root).encode() for part, root in changed.items()}}


def _trees(document: FormDocument) -> Iterator[tuple[str, etree._Element]]:
    """The trees that a document was read from, by part."""
    paragraphs = [one for _part, one in document.paragraphs()]
    for section in document.sections:
        yield document.package.main, section.element.getroottree().getroot()
        paragraphs += (*section.header, *section.first_header, *section.footer, *section.first_footer)
    yield from ((one.place.part, one.element.getroottree().getroot()) for one in paragraphs)


def _words(package: Package) -> list[list[str]]:
    """The words of the body and of each header, footer and note; numbers without zeros in front.

    A number in a header or footer is that of a page.
    """
    others = [part for kind in STORY_KINDS for part in package.related(package.main, kind)]
    words = [list(_words_of(package.parts[package.main]))]
    words += [[word for word in _words_of(package.parts[part]) if not word.isdecimal()] for part in others]
    return words


def _words_of(part: bytes) -> Iterator[str]:
    for paragraph in parse_xml(part).iter(PARAGRAPH):
        pieces = ((one.text or "") if one.tag == TEXT else " " for one in paragraph.iter(*_TEXT_AND_BREAKS))
        for word in _WORD.findall(unicodedata.normalize("NFC", "".join(pieces))):
            yield word.lstrip("0") or "0"

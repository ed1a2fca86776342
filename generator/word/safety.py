"""What no template may carry (nội dung nguy hiểm): links out of the file, embedded objects, fields that
fetch.
"""

from __future__ import annotations

import re
from collections import Counter
from gettext import gettext as _
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.places import Story, WordPlace
from generator.word.package import STORY_KINDS, Package, Relationship
from generator.word.places import Place, Places, shortened
from generator.word.wordml import DELETED_TEXT, PARAGRAPH, TEXT, R, W
from generator.word.written_tags import written_tags

_EMBEDDED_KINDS: Final = {
    "oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument", "frame", "vbaProject"
}  # fmt: skip
_FETCHING_FIELD = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|DATABASE|IMPORT|RD)\b")
_TRACKED: Final = tuple(
    W + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
        "trPrChange", "tcPrChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip


def report_unsafe_links(package: Package, found: Diagnostics) -> None:
    """Report unsafe links of parts that hold no text, such as the settings and the package itself."""
    stories = {package.main, *(part for kind in STORY_KINDS for part in package.related(package.main, kind))}
    for part in package.used_parts():
        if part not in stories:
            for one in package.relationships.get(part, ()):
                _report_link(one, Place(package.path.as_posix(), WordPlace(part, Story.OTHER)), found)


def report_unsafe(
    root: etree._Element, package: Package, places: Places, here: Place, found: Diagnostics
) -> None:
    """Report what a part with text may not carry, each at its paragraph: links, objects, fields, tracked
    changes.
    """
    for one in package.relationships.get(here.spot.part, ()):
        users = [element for element in root.iter() if one.id in _links(element)]
        _report_link(one, places.of(users[0]) if users else here, found)
    for element in root.iter(W + "instrText", W + "fldSimple"):
        match = _FETCHING_FIELD.search((element.text or "") + element.get(W + "instr", ""))
        if match:
            places.of(element).error(
                found,
                "field-fetches",
                _("the field {field} takes content from outside the file").format(field=match.group(1)),
                _("remove the field and put the content itself there"),
            )
    _report_tracked(root, places, found)


def _report_tracked(root: etree._Element, places: Places, found: Diagnostics) -> None:
    """Report tracked changes once a paragraph; those inside tags, which can be accepted safely, apart."""
    tracked = list(root.iter(*_TRACKED))
    if not tracked:
        return
    tags = [tag for paragraph in root.iter(PARAGRAPH) for tag in written_tags(paragraph)]
    in_tags = {change for tag in tags for change in tag.changes}
    covered: Counter[etree._Element] = Counter()
    for tag in tags:
        for piece in tag.pieces:
            covered.update(dict.fromkeys(piece.changes, piece.end - piece.start))
    whole = [tag for tag in tags if all(piece.is_deleted for piece in tag.pieces)]
    for tag in whole:
        places.of(tag.pieces[0].text).error(
            found,
            "tag-in-deletion",
            _("the tag {tag} stands in a deletion that is not accepted").format(tag=shortened(tag.raw)),
            _("accept or reject the deletion in Word; `vanban template fix` accepts it"),
        )
    deleted = {change for tag in whole for change in tag.changes}
    for place in dict.fromkeys(places.of(one) for one in tracked if one in in_tags - deleted):
        place.error(
            found,
            "tracked-change-in-tag",
            _("a tracked change stands inside a tag"),
            _("accept it in Word, or by `vanban template fix`"),
        )
    others = [one for one in tracked if one not in in_tags or covered[one] < _length(one)]
    for place in dict.fromkeys(map(places.of, others)):
        place.error(
            found,
            "tracked-change",
            _("the template holds a tracked change"),
            _("accept or reject all changes in Word and turn tracking off"),
        )


def _length(change: etree._Element) -> int:
    """How many characters were put in or taken out by a tracked change."""
    return sum(len(one.text or "") for one in change.iter(TEXT, DELETED_TEXT))


def _links(element: etree._Element) -> list[str]:
    return [str(value) for name, value in element.attrib.items() if str(name).startswith(R)]


def _report_link(one: Relationship, place: Place, found: Diagnostics) -> None:
    if one.kind == "attachedTemplate":
        place.error(
            found,
            "attached-template",
            _("the file is attached to another template ({target})").format(target=one.target),
            _("detach it in Word: Developer, Document Template, choose Normal"),
        )
    elif one.external:
        place.error(
            found,
            "external-link",
            _("the file links to something outside it ({target})").format(target=one.target),
            _("remove the link, and leave its text; put pictures into the file"),
        )
    elif one.kind in _EMBEDDED_KINDS:
        place.error(
            found,
            "embedded-object",
            _("the file holds an embedded object ({target})").format(target=one.target),
            _("remove the object; put its content there as text or table"),
        )

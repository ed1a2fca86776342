"""How tags are written (cách viết thẻ): what the compiler makes good, and a maintainer should know."""

from __future__ import annotations

from gettext import gettext as _

from lxml import etree

from generator.diagnostics import Diagnostics
from generator.word.places import Places, shortened
from generator.word.wordml import PARAGRAPH
from generator.word.written_tags import written_tags


def check_written_tags(root: etree._Element, places: Places, found: Diagnostics) -> None:
    """Tell of tags in letters of different looks (the first letter's look wins), of curly quotes and tabs."""
    for paragraph in root.iter(PARAGRAPH):
        for tag in written_tags(paragraph):
            place = places.of(paragraph)
            shown = shortened(tag.raw)
            if tag.looks > 1 and not tag.raw.startswith("{#"):
                found.note(
                    "tag-looks-differ",
                    _(
                        "the letters of {tag} have different looks; it prints in that of its first letter"
                    ).format(tag=shown),
                    place.location,
                    _("give the whole tag one look, or run `vanban template fix`"),
                )
            if tag.has_smart_quotes and not tag.raw.startswith("{#"):
                found.warning(
                    "smart-quotes-in-tag",
                    _("{tag} holds curly quotes; they are read as straight ones").format(tag=shown),
                    place.location,
                    _("write straight quotes, or run `vanban template fix`"),
                )
            if tag.breaks:
                found.warning(
                    "break-in-tag",
                    _("{tag} holds a tab or a line break, which a paper would have behind its value").format(
                        tag=shown
                    ),
                    place.location,
                    _("delete it in Word, or run `vanban template fix`"),
                )

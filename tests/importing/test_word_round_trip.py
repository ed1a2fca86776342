"""What vanban prints into Word is read back as the tree it was printed from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostics
from generator.importing.reading.word import read_docx
from generator.importing.recognising import recognise
from generator.pipeline import generate, open_regulation
from generator.regulation.provision import Level, Provision
from generator.regulation.tree import Regulation
from generator.resources import data_folder, templates_folder

DOSSIERS = sorted(one.parent for one in (data_folder() / "committees").glob("*/regulation.yaml"))
_IN_CAPITALS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})


def printed(folder: Path) -> dict[str, bytes]:
    """The regulation and its decision as Word files, by their names."""
    found = Diagnostics()
    made = generate(
        [folder],
        kinds=["quy-che", "quyet-dinh-ban-hanh"],
        date=date(2026, 2, 15),
        templates=templates_folder(),
        found=found,
        progress=lambda _done, _of: None,
    )
    (papers,) = [one.documents for one in made]
    assert papers is not None, list(map(str, found))
    return {one.name: one.content for one in papers}


@dataclass(slots=True)
class Printed:
    """What a reader sees of a provision: where it stands, its number, and the paragraphs under it."""

    labels: tuple[str, ...]
    texts: list[str]


def as_printed(provisions: tuple[Provision, ...], parents: tuple[str, ...] = ()) -> list[Printed]:
    """The numbered provisions in reading order with their texts; titles of chapters stand in capitals.

    A paragraph without a number shows nobody whether it belongs to the article or to the clause above it, so
    it counts with what was printed before it. ``./.`` at the end belongs to the paper.
    """
    shown: list[Printed] = []
    for one in provisions:
        capitals = one.level in _IN_CAPITALS
        texts = [one.title.upper() if capitals else one.title] if one.title else []
        texts += one.paragraphs
        if one.level is Level.PARAGRAPH and shown:
            shown[-1].texts += texts
            continue
        labels = (*parents, one.label)
        below = as_printed(one.children, labels)
        while below and below[0].labels[-1] == "":
            texts += below.pop(0).texts
        shown += [Printed(labels, texts), *below]
    return shown


def without_end_mark(shown: list[Printed]) -> list[Printed]:
    shown[-1].texts[-1] = shown[-1].texts[-1].rstrip("./")
    return shown


def source_of(folder: Path) -> Regulation:
    found = Diagnostics()
    regulation = open_regulation(folder, date(2026, 2, 15), found)
    assert regulation is not None, list(map(str, found))
    return regulation


@pytest.mark.parametrize("folder", DOSSIERS, ids=lambda folder: folder.name)
def test_printed_regulation_is_read_back_as_its_tree(folder: Path) -> None:
    regulation = source_of(folder)
    for name, content in printed(folder).items():
        found = Diagnostics()
        read = read_docx(content, name, found)
        assert read is not None
        assert not list(found), list(map(str, found))
        recognised = recognise(read.paragraphs, name)
        assert recognised.title == regulation.title
        assert recognised.orphans == ()
        read_back = without_end_mark(as_printed(recognised.children))
        assert read_back == without_end_mark(as_printed(regulation.children))
        assert bool(recognised.decision) == (name.startswith("quyet-dinh"))


def test_every_sign_of_a_printed_file_is_a_provision_or_set_aside() -> None:
    content = printed(data_folder() / "committees" / "lai-chau-du-lieu")["quyet-dinh-ban-hanh.docx"]
    read = read_docx(content, "x.docx", Diagnostics())
    assert read is not None
    recognised = recognise(read.paragraphs, "x.docx")
    texts = [text for part in (recognised.children, recognised.decision) for text in marks(part)]
    aside = [one.paragraph.text for one in recognised.set_aside]
    assert signs(*texts, *aside, recognised.title) == signs(*(one.text for one in read.paragraphs))


def marks(provisions: tuple[Provision, ...]) -> Iterator[str]:
    for one in provisions:
        for each in one.walk():
            yield from (each.marker, each.title or "", *each.paragraphs)


def signs(*texts: str) -> list[str]:
    return sorted("".join("".join(texts).split()))

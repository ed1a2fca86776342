"""Stencils of whole papers: filled with names, they are what a dossier with these names gives."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostics
from generator.documents import KINDS, Document, DocumentKind
from generator.pipeline import DossierReader, Press
from generator.resources import data_folder, templates_folder
from generator.word.stencil import Stencil, mark
from tests.documents.dossiers import DRAFTED, steering_committee

PERSON = re.compile(r"person: ([^,}\n#]+)")
NAME = st.lists(
    st.sampled_from(
        [
            "Nguyễn",
            "Thị",
            "Minh",
            "Khai",
            "Ia",
            "R'Pôn",
            "Ho\u0323a",
            "ĐẮK",
            "Bà",
            "-",
            "&",
            "<b>",
            "Ủy",
            "và",
            "tỉnh",
        ]
    ),
    min_size=1,
    max_size=9,
).map(lambda words: " ".join(["Đức", *words]))


@dataclass(frozen=True)
class Marked:
    """A dossier of the repository with marks for the names of its unit and persons, and its stencils."""

    folder: Path
    names: tuple[str, ...]
    stencils: tuple[tuple[DocumentKind, Document, Stencil], ...]

    def write(self, folder: Path, values: Sequence[str]) -> Path:
        """A copy with these names."""
        return _renamed(self.folder, folder, dict(zip(self.names, values, strict=True)))


def _renamed(dossier: Path, folder: Path, names: Mapping[str, str]) -> Path:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    place = next(iter(names.values()))
    shutil.copytree(dossier, folder)
    for path in folder.rglob("*.yaml"):
        text = pattern.sub(lambda found: names[found[0]], path.read_text(encoding="utf-8"))
        if path.name == "committee.yaml":
            text = text.replace("\nunit:", f'\nunit_name: "{place}"\nunit:')
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reader() -> DossierReader:
    return DossierReader(Diagnostics())


@pytest.fixture(scope="module")
def press() -> Press:
    return Press((), templates_folder(), Diagnostics())


@pytest.fixture(
    scope="module",
    params=[("lai-chau-du-lieu", "Lai Châu"), ("xa-chuyen-doi-so", "Sì Lở Lầu")],
    ids=lambda one: one[0],
)
def marked(
    request: pytest.FixtureRequest, reader: DossierReader, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Marked]:
    name, place = request.param
    dossier = data_folder() / "committees" / name
    texts = [path.read_text(encoding="utf-8") for path in dossier.rglob("*.yaml")]
    persons = {found.strip() for text in texts for found in PERSON.findall(text)} - {"blank"}
    names = (place, *sorted(persons))
    folder = tmp_path_factory.mktemp(name) / "marked"
    _renamed(dossier, folder, {one: mark(number) for number, one in enumerate(names)})
    found = Diagnostics()
    papers = reader.papers(folder, DRAFTED, found)
    assert papers is not None, list(map(str, found))
    press = Press((), templates_folder(), found, deferring=True)
    stencils = []
    for kind, document in press.compose(papers):
        stencil = press.stencil(kind, document, DRAFTED, found)
        assert stencil is not None, list(map(str, found))
        stencils.append((kind, document, stencil))
    assert {kind.code for kind, _document, _stencil in stencils} == set(KINDS)
    yield Marked(dossier, names, tuple(stencils))


def _expect_equal(
    marked: Marked, values: Sequence[str], reader: DossierReader, press: Press, folder: Path
) -> None:
    """Each filled stencil is what the dossier with these names gives."""
    found = Diagnostics()
    papers = reader.papers(marked.write(folder, values), DRAFTED, found)
    assert papers is not None, list(map(str, found))
    for (kind, document), (_kind, _document, stencil) in zip(
        press.compose(papers), marked.stencils, strict=True
    ):
        straight = press.render(kind, document, DRAFTED, found)
        assert straight is not None
        assert stencil.fill(values) == straight.content, straight.name


def test_stencils_of_all_kinds_filled_with_the_names_are_the_papers(
    marked: Marked, reader: DossierReader, press: Press, tmp_path: Path
) -> None:
    _expect_equal(marked, marked.names, reader, press, tmp_path / "same")


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_stencils_filled_with_any_names_are_the_papers(
    marked: Marked,
    reader: DossierReader,
    press: Press,
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    count = len(marked.names)
    values = data.draw(st.lists(NAME, min_size=count, max_size=count, unique=True))
    _expect_equal(marked, values, reader, press, tmp_path_factory.mktemp("any") / "renamed")


def test_a_stencil_needs_a_sound_template(tmp_path: Path) -> None:
    templates = Path(shutil.copytree(templates_folder(), tmp_path / "templates"))
    (templates / "giay-moi.docx").write_bytes(b"")
    found = Diagnostics()
    press = Press(["giay-moi"], templates, found, deferring=True)
    [(kind, document)] = press.compose(steering_committee().papers(tmp_path / "dossier"))
    assert press.stencil(kind, document, DRAFTED, Diagnostics()) is None
    assert {Path(one.location.file).name for one in found if one.location} == {"giay-moi.docx"}

"""An adapted regulation written as a file, and read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.adapting.adapting import adapt
from generator.adapting.identifying import identified
from generator.adapting.regulation_file import regulation_facts
from generator.adapting.rules import AdaptationRules
from generator.diagnostics import Diagnostics, Location
from generator.documents.facts import provision_facts
from generator.pipeline import DossierReader
from generator.regulation.building import CitedDocument, build_regulation
from generator.regulation.loading import load_regulation
from generator.regulation.tree import Regulation
from generator.resources import data_folder
from generator.sources.node import Node
from generator.sources.yaml_text import yaml_text
from tests.adapting.support import regulation_of

DAY = date(2026, 11, 22)
DOSSIERS = sorted(one.name for one in (data_folder() / "committees").iterdir() if one.is_dir())
NO_RULES = AdaptationRules(
    Path("rules.yaml"), "Mẫu", (), (), (), Node({}, Location("rules.yaml")), {}, (), ()
)


def test_every_key_of_a_provision_is_written(tmp_path: Path) -> None:
    source = regulation_of(
        tmp_path,
        """
        title: Hoạt động của {{ committee.name }}
        chapters:
          - id: general
            title: Quy định chung
            duties_of: [committee]
            articles:
              - id: scope
                number: 5a
                title: Phạm vi
                text: [Một., Hai.]
                duties_of: [chair, member]
                clauses:
                  - Khoản không có mã.
                  - paragraph: Đoạn.
                  - {id: rows, table: {header: 2, rows: [[a, b], [c, ""], [d, e]]}}
                  - {id: scope.points, points: [Điểm., {text: Hai., points: [{paragraph: Trong điểm.}]}]}
        """,
    )
    assert regulation_facts(identified(source)) == {
        "title": "Hoạt động của {{ committee.name }}",
        "chapters": [
            {
                "id": "general",
                "title": "Quy định chung",
                "duties_of": ["committee"],
                "articles": [
                    {
                        "id": "scope",
                        "number": "5a",
                        "title": "Phạm vi",
                        "duties_of": ["chair", "member"],
                        "text": ["Một.", "Hai."],
                        "clauses": [
                            {"id": "scope.1", "text": "Khoản không có mã."},
                            {"id": "scope.2", "paragraph": "Đoạn."},
                            {
                                "id": "rows",
                                "table": {"header": 2, "rows": [["a", "b"], ["c", ""], ["d", "e"]]},
                            },
                            {
                                "id": "scope.points",
                                "points": [
                                    {"id": "scope.points.1", "text": "Điểm."},
                                    {
                                        "id": "scope.points.2",
                                        "text": "Hai.",
                                        "points": [{"id": "scope.points.2.1", "paragraph": "Trong điểm."}],
                                    },
                                ],
                            },
                        ],
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_dossier_s_regulation_is_the_same_after_adapting_it_to_itself(name: str, tmp_path: Path) -> None:
    found = Diagnostics()
    reader = DossierReader(found)
    folder = data_folder() / "committees" / name
    dossier = reader.dossier(folder, found)
    source = load_regulation(folder / "regulation.yaml", found, reader.provisions)
    assert dossier is not None
    assert source is not None
    facts = provision_facts(dossier, DAY)
    documents = {one: CitedDocument(f"Văn bản {one} đầy đủ", f"Văn bản {one}") for one in dossier.documents}
    members = [one.id for one in dossier.members]
    adaptation = adapt(source, NO_RULES, facts, members, found)
    assert adaptation is not None
    path = tmp_path / "regulation.yaml"
    path.write_text(yaml_text(regulation_facts(adaptation.source)), encoding="utf-8")
    read = load_regulation(path, found, reader.provisions)
    assert read is not None
    built = [build_regulation(one, facts, documents, found) for one in (source, adaptation.source, read)]
    before, adapted, again = [one for one in built if one is not None]
    assert again == adapted
    assert [(one.id is None, one.number) for one in adapted.walk()] == [
        (False, one.number) for one in before.walk()
    ]
    assert words(adapted) == words(before)
    assert not found.has_errors()


def words(regulation: Regulation) -> list[object]:
    return [(one.level, one.title, one.paragraphs, one.table, one.duties_of) for one in regulation.walk()]

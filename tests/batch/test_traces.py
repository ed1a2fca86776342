"""Traces of the dossiers that come with vanban, derived by the rules that come with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.adapting.cause import CauseKind
from generator.adapting.loading import load_rules
from generator.adapting.telling import cause_lines
from generator.adapting.trace import Change, Trace
from generator.batch.derivation import Deriver
from generator.batch.parent import open_parent
from generator.batch.units_list import commune_named
from generator.diagnostics import Diagnostics
from generator.pipeline import DossierReader
from generator.resources import data_folder

DAY = date(2026, 11, 22)
DERIVED = (
    ("lai-chau-du-lieu", "tinh-xuong-xa", "03562"),
    ("lai-chau-de-an-06", "tinh-xuong-xa", "03388"),
    ("lai-chau-cai-cach-hanh-chinh", "lai-chau-cai-cach-hanh-chinh", "03562"),
    ("lang-son-chuyen-doi-so", "lang-son-chuyen-doi-so", "05977"),
)


@pytest.fixture(scope="module", name="traces")
def _traces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Trace]:
    found = Diagnostics()
    reader = DossierReader(found)
    traces = {}
    for dossier, rules_name, code in DERIVED:
        rules = load_rules(data_folder() / "adaptations" / f"{rules_name}.yaml", found, reader.provisions)
        parent = open_parent(reader, data_folder() / "committees" / dossier, DAY, found)
        row = commune_named(code, reader.units, DAY, found)
        assert list(map(str, found)) == []
        assert rules is not None
        assert parent is not None
        assert row is not None
        staging: Path = tmp_path_factory.mktemp(dossier)
        derived = Deriver(reader, parent, rules, DAY).derive(row, staging, found)
        assert not found.has_errors()
        assert derived is not None
        traces[dossier] = derived.trace
    return traces


@pytest.mark.parametrize("dossier", [one[0] for one in DERIVED])
def test_every_change_has_a_cause_and_every_rule_its_place(traces: dict[str, Trace], dossier: str) -> None:
    trace = traces[dossier]
    changed = [one for one in trace.provisions if one.change is not Change.KEPT]
    assert changed
    for one in changed:
        assert one.causes, one.id
        assert cause_lines(one.causes)
    for cause in (cause for one in trace.provisions for cause in one.causes):
        if cause.kind not in {CauseKind.FACT, CauseKind.CONDITION}:
            name, line, column = cause.rule.split(":")
            assert (data_folder() / "adaptations" / name).is_file()
            assert int(line) * int(column) > 0


@pytest.mark.parametrize("dossier", [one[0] for one in DERIVED])
def test_what_is_kept_is_the_same_and_what_is_adapted_is_not(traces: dict[str, Trace], dossier: str) -> None:
    for one in traces[dossier].provisions:
        sides = [None if side is None else (side.title, side.paragraphs) for side in (one.parent, one.unit)]
        match one.change:
            case Change.KEPT:
                assert sides[0] == sides[1]
            case Change.ADAPTED | Change.REPLACED:
                assert None not in sides
                assert sides[0] != sides[1]
            case Change.DROPPED:
                assert sides[1] is None
            case Change.INSERTED:
                assert sides[0] is None


@pytest.mark.parametrize("dossier", [one[0] for one in DERIVED])
def test_no_word_of_a_trace_is_a_tag(traces: dict[str, Trace], dossier: str) -> None:
    for one in traces[dossier].provisions:
        texts = [cause.before or "" for cause in one.causes] + [cause.after or "" for cause in one.causes]
        assert not [text for text in texts if "{{" in text or "…" in text]

"""What docs/so-sanh-xa.md tells of a derived and a real commune regulation is so, where both are at hand."""

from __future__ import annotations

import pytest

from tests.docs.communes import DOCUMENT, REAL, SUBJECTS, UPPER, derived, filled, places, real, speaks_of
from tests.docs.corpus import CORPUS

pytestmark = pytest.mark.skipif(
    not all((CORPUS / name).is_file() for name in (UPPER, REAL)),
    reason="the corpus does not stand beside the project",
)


def test_every_provision_of_both_belongs_to_a_subject() -> None:
    for regulation in (derived(), real()):
        untold = [
            (place.label, place.text[:60])
            for place in places(regulation)
            if not any(speaks_of(place, subject) for subject in SUBJECTS)
        ]
        assert untold == []


def test_every_subject_is_there_and_what_one_side_lacks_has_a_reason() -> None:
    ours, theirs = places(derived()), places(real())
    for subject in SUBJECTS:
        here = any(speaks_of(one, subject) for one in ours)
        there = any(speaks_of(one, subject) for one in theirs)
        assert here or there, subject.title
        assert (here and there) or subject.why, subject.title


def test_the_tables_are_the_present_ones() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    assert "<!-- so-sanh -->" in document
    assert filled(document) == document, "run python -m tests.docs.communes"

"""Whatever our generator can print is read back from Word as the same tree."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from generator.diagnostics import Diagnostics
from generator.documents.provisions import provision_lines
from generator.importing.reading.word import read_docx
from generator.importing.recognising import recognise
from generator.importing.round_trip import compare_round_trip
from generator.regulation.provision import Level, Provision
from tests.importing.reading.test_plain import printed
from tests.importing.test_tables import printed as as_word

FILE = "quy-che.docx"


def skeleton(provisions: tuple[Provision, ...]) -> list[tuple[Level, str | None]]:
    """Level and number of every provision that has one."""
    return [
        (one.level, one.number)
        for top in provisions
        for one in top.walk()
        if one.level is not Level.PARAGRAPH
    ]


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(provisions=printed())
def test_any_regulation_printed_as_word_is_read_back_as_the_same_tree(
    provisions: tuple[Provision, ...],
) -> None:
    read = read_docx(as_word(provision_lines(provisions)), FILE, Diagnostics())
    assert read is not None
    again = recognise(read.paragraphs, FILE)
    assert again.orphans == ()
    assert skeleton(again.children) == skeleton(provisions)
    assert compare_round_trip(provisions, again.children).differences == ()

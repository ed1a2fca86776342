from generator.documents import KINDS
from tests.rendered.conftest import Paper
from tests.support.open_xml_sdk import faults_of


def test_every_kind_is_among_the_papers(papers: tuple[Paper, ...]) -> None:
    assert {paper.kind for paper in papers} == set(KINDS)


def test_every_paper_is_valid_for_the_open_xml_sdk(papers: tuple[Paper, ...]) -> None:
    faults = faults_of([paper.path for paper in papers])
    assert len(faults) == len(papers)
    assert {path.name: found for path, found in faults.items() if found} == {}

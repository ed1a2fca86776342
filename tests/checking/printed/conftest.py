"""Papers laid out by LibreOffice once for all tests of printed pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.checking.form.reading import read_form
from generator.checking.printed.pages import Printed
from generator.checking.printed.printing import print_form
from generator.diagnostics import Diagnostics
from generator.word.package import read_package
from tests.checking.form.conftest import papers
from tests.checking.form.faults import WordCopy
from tests.checking.printed.faults_printed import FAULTS
from tests.support.rendered import require_programs

__all__ = ["papers"]


def printed_files(files: Mapping[str, bytes], folder: Path) -> dict[str, Printed]:
    """Word files as their pages, in as few calls of LibreOffice as may be."""
    libreoffice, found, documents = require_programs(), Diagnostics(), []
    for name, content in files.items():
        path = folder / f"{name}.docx"
        path.write_bytes(content)
        package = read_package(path, found)
        assert package is not None
        document = read_form(package, found)
        assert document is not None
        documents.append((document, path))
    printed = print_form(documents, libreoffice, found)
    assert not found.has_errors(), [*map(str, found)]
    return {name: pages for name, pages in zip(files, printed, strict=True) if pages is not None}


@pytest.fixture(scope="session")
def spoilt(
    papers: Mapping[tuple[str, str], bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Printed]:
    """Each fault of ``FAULTS`` as pages, by its place in them."""
    files = {}
    for number, fault in enumerate(FAULTS):
        word = WordCopy(papers[fault.dossier, fault.paper])
        fault.change(word)
        files[str(number)] = word.bytes()
    return printed_files(files, tmp_path_factory.mktemp("spoilt"))

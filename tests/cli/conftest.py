"""What every test of the command line needs."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _language_of_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Runs inside this process choose a language in the environment; the next test must not meet it."""
    monkeypatch.delenv("VANBAN_LANG", raising=False)
    before = os.environ.get("LANGUAGE")
    yield
    if before is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = before

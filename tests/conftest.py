"""What all tests share: how hypothesis runs, and the option that writes golden files anew."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# No deadline: a busy machine is not a fault of the code. A run of CI gives the same examples every time.
settings.register_profile("vanban", deadline=None)
settings.register_profile("vanban-ci", deadline=None, derandomize=True)
settings.load_profile("vanban-ci" if os.environ.get("CI") else "vanban")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write tests/golden/*.txt anew from what is generated now",
    )

"""Programs that tests need beside Python; where one is absent a test is skipped, in CI it fails."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

REQUIRE_RENDERING = "VANBAN_REQUIRE_RENDERING"
"""Set to 1 by ``.ci/run``: a machine of the project has every program, so an absent one is a failure."""


def missing(program: str) -> NoReturn:
    """End the running test because ``program`` is not there: a skip on anybody's machine, a failure in CI."""
    reason = f"{program} is not installed"
    if os.environ.get(REQUIRE_RENDERING) == "1":
        pytest.fail(f"{reason}, and {REQUIRE_RENDERING}=1 asks for it")
    pytest.skip(reason)

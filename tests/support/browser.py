"""A page opened in headless Chromium: what it holds after a person has done something in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final

from lxml import html

from tests.support.requirements import missing

_PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_SECONDS: Final = 120


def opened(page: bytes, script: str = "", expression: str = "null") -> tuple[html.HtmlElement, Any]:
    """Open a page, run ``script`` in it as a person would act, and evaluate ``expression`` there.

    The result is the document after that and the value, which must be JSON. The test ends when no Chromium
    is there, and fails when the page or the script raises an error.
    """
    with tempfile.TemporaryDirectory(prefix="vanban-browser-") as folder:
        file = Path(folder, "page.html")
        file.write_bytes(
            page.replace(b"<head>", b"<head>" + _WATCH, 1).replace(b"</body>", _act(script, expression), 1)
        )
        dumped = _chromium(folder, "--dump-dom", file.as_uri())
    document: html.HtmlElement = html.document_fromstring(dumped.decode())
    answer = next(one for one in document.iter("template") if one.get("id") == "answer")
    told = json.loads(answer.get("data-told", ""))
    assert told["errors"] == []
    return document, told["value"]


def screenshot(page: Path, picture: Path, size: tuple[int, int] = (1300, 900)) -> None:
    """Make a picture of a page, for a person to look at."""
    width, height = size
    with tempfile.TemporaryDirectory(prefix="vanban-browser-") as folder:
        _chromium(
            folder, f"--screenshot={picture}", f"--window-size={width},{height}", page.resolve().as_uri()
        )


_WATCH: Final = (
    b"<script>window.faults = []; window.onerror = fault => { faults.push(String(fault)); };</script>"
)


def _act(script: str, expression: str) -> bytes:
    return f"""<script>
(() => {{
  let value = null;
  try {{ {script}
    value = {expression};
  }} catch (fault) {{ faults.push(String(fault)); }}
  const answer = document.createElement("template");
  answer.id = "answer";
  answer.dataset.told = JSON.stringify({{ value, errors: faults }});
  document.body.append(answer);
}})();
</script></body>""".encode()


def _chromium(folder: str, *arguments: str) -> bytes:
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        missing("chromium")
    # The sandbox does not work for root, and nothing but our own page is opened.
    command = [
        program,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
    ]
    ended = subprocess.run(
        [*command, f"--user-data-dir={folder}/profile", *arguments],
        capture_output=True,
        check=True,
        timeout=_SECONDS,
        env={**os.environ, "HOME": folder},
    )
    return ended.stdout

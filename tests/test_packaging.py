"""What an installed vanban brings along (gói cài đặt)."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def test_wheel_brings_templates_data_and_messages_inside_the_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = [
        path.relative_to(PROJECT)
        for folder in ("templates_docx", "data")
        for path in (PROJECT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(("~$", ".~lock"))
    ]
    assert len(shipped) > 20
    assert {f"generator/{path.as_posix()}" for path in shipped} <= names
    assert "generator/locale/vi/LC_MESSAGES/messages.mo" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert all(
        name.split("/")[0] in {"generator", wheel.name.split("-py3")[0] + ".dist-info"} for name in names
    )

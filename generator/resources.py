"""Where the files that are not code live: inside the installed package, or beside it in a source tree."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """Return the folder of the shipped data (dữ liệu đi kèm): units, provisions, dossiers, schema sources."""
    return _folder("data")


def provisions_folder() -> Path:
    """Return the folder of the shipped library of provisions (thư viện điều khoản mẫu)."""
    return data_folder() / "provisions"


def templates_folder() -> Path:
    """Return the folder of the shipped Word templates (mẫu Word đi kèm)."""
    return _folder("templates_docx")


def package_folder() -> Path:
    """Return the folder of the program itself (mã nguồn chương trình)."""
    return _PACKAGE


def _folder(name: str) -> Path:
    # A built wheel carries the folder inside the package; an editable install has the repository's beside it.
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name

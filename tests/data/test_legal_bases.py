"""Questions to the shared legal documents, data/legal_bases.yaml."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

PATH = Path(__file__).parents[2] / "data" / "legal_bases.yaml"
Basis = Mapping[str, object]
BASES: Mapping[str, Basis] = yaml.safe_load(PATH.read_text(encoding="utf-8"))["bases"]

_KEYS = {"kind", "number", "date", "issuer", "subject", "from", "to", "replaced_by", "verified", "source"}
_ISSUERS_BY_ENDING = {
    r"/\d{4}/QH\d+": "Quốc hội",
    r"/\d{4}/NĐ-CP": "Chính phủ",
    r"/NQ-CP": "Chính phủ",
    r"/(\d{4}/)?QĐ-TTg": "Thủ tướng Chính phủ",
    r"-NQ/TW": "Bộ Chính trị",
    r"/\d{4}/TT-VPCP": "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
}
_KINDS = {"NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "TT-": "Thông tư", "QH": "Luật"}


def _day(basis: Basis, key: str) -> date | None:
    value = basis.get(key)
    assert value is None or isinstance(value, date), value
    return value


def _issued(basis: Basis) -> date:
    issued = _day(basis, "date")
    assert issued is not None
    return issued


def _begins(basis: Basis) -> date:
    return _day(basis, "from") or _issued(basis)


def _ends(basis: Basis) -> date:
    return _day(basis, "to") or date.max


def test_there_are_documents_and_each_has_only_known_keys() -> None:
    assert len(BASES) >= 20
    required = _KEYS - {"from", "to", "replaced_by"}
    assert {name: set(basis) - _KEYS for name, basis in BASES.items() if set(basis) - _KEYS} == {}
    assert {name: required - set(basis) for name, basis in BASES.items() if required - set(basis)} == {}


def test_ids_are_small_ascii_words_and_unique() -> None:
    written = re.findall(r"^  (\S+):$", PATH.read_text(encoding="utf-8"), re.MULTILINE)
    assert written == list(BASES), "an id written twice hides the first"
    assert [name for name in BASES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_numbers_are_not_given_twice() -> None:
    counts = Counter(basis["number"] for basis in BASES.values())
    assert [number for number, count in counts.items() if count > 1] == []


def test_every_date_is_a_day() -> None:
    days = [basis[key] for basis in BASES.values() for key in ("date", "from", "to") if key in basis]
    assert [day for day in days if type(day) is not date] == []


def test_documents_are_in_force_from_their_date_on_and_end_after_they_begin() -> None:
    assert [
        name for name, basis in BASES.items() if not _issued(basis) <= _begins(basis) <= _ends(basis)
    ] == []


def test_number_kind_issuer_and_year_agree() -> None:
    for name, basis in BASES.items():
        number = str(basis["number"])
        issuers = [issuer for ending, issuer in _ISSUERS_BY_ENDING.items() if re.search(f"{ending}$", number)]
        assert issuers == [basis["issuer"]], name
        assert basis["kind"] == next(kind for letters, kind in _KINDS.items() if letters in number), name
        year = str(_issued(basis).year)
        assert re.search(r"/(\d{4})/", f"{number} /{year}/")[1] == year, name  # type: ignore[index]
        assert year in name, name


def test_a_law_is_named_without_the_word_law_and_no_subject_ends_in_a_mark() -> None:
    for name, basis in BASES.items():
        subject = str(basis["subject"])
        assert subject == subject.strip(" .;") and "\n" not in subject, name
        assert not (basis["kind"] == "Luật" and subject.casefold().startswith("luật")), name


@pytest.mark.parametrize("name", [name for name, basis in BASES.items() if "replaced_by" in basis])
def test_a_replacement_exists_and_leaves_no_gap(name: str) -> None:
    basis = BASES[name]
    replacement = BASES[str(basis["replaced_by"])]
    assert replacement is not basis
    assert _begins(replacement) > _begins(basis)
    if "to" in basis:
        assert _begins(replacement) <= _ends(basis) + timedelta(days=1)


@pytest.mark.parametrize(
    "on",
    [
        date(2022, 1, 1),
        date(2025, 2, 28),
        date(2025, 3, 1),
        date(2025, 6, 15),
        date(2025, 6, 16),
        date(2026, 11, 22),
    ],
)
def test_on_each_day_one_law_on_local_government_is_in_force(on: date) -> None:
    in_force = [
        name
        for name, basis in BASES.items()
        if basis["subject"] == "Tổ chức chính quyền địa phương" and _begins(basis) <= on <= _ends(basis)
    ]
    assert len(in_force) == 1


def test_what_is_only_remembered_says_so_and_what_is_verified_names_a_source() -> None:
    doubtful = ("chưa kiểm chứng", "chưa đọc được chính")
    for name, basis in BASES.items():
        source = str(basis["source"])
        assert isinstance(basis["verified"], bool), name
        assert (not basis["verified"]) == any(words in source for words in doubtful), name
        assert re.search(r"[a-z]\.(vn|com|org|me)\b|chính nghị định này|phiếu khảo sát", source), name

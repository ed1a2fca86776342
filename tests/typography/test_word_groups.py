from __future__ import annotations

import unicodedata
from collections import Counter
from importlib.resources import files

from generator.typography.word_groups import FoundGroup, GroupKind, find_groups


def entries() -> list[str]:
    text = files("generator.typography").joinpath("word_groups.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] not in "#["]


def test_the_list_is_clean() -> None:
    found = entries()
    assert len(found) > 400
    assert not [line for line, count in Counter(line.casefold() for line in found).items() if count > 1]
    assert all(line == " ".join(unicodedata.normalize("NFC", line).split()) for line in found)


def test_every_group_of_the_list_is_found_in_any_case() -> None:
    for entry in entries():
        words = entry.upper().split()
        assert any((group.start, group.end) == (0, len(words)) for group in find_groups(words)), entry


def test_groups_are_found_whatever_the_tone_placement() -> None:
    assert find_groups(["Uỷ", "ban"])[-1] == find_groups(["Ủy", "ban"])[-1]
    assert any(group.end == 2 for group in find_groups(["hoà", "giải,"]))


def test_a_part_of_a_longer_group_is_not_whole() -> None:
    assert find_groups(["Hội", "đồng", "nhân", "dân"]) == (
        FoundGroup(GroupKind.BODY, 0, 2, whole=False),
        FoundGroup(GroupKind.BODY, 0, 4, whole=True),
        FoundGroup(GroupKind.OTHER, 2, 4, whole=False),
    )


def test_the_commune_in_society_is_not_a_unit() -> None:
    kinds = {group.kind for group in find_groups(["an", "sinh", "xã", "hội"]) if group.whole}
    assert kinds == {GroupKind.OTHER}


def test_a_comma_ends_a_group_unless_the_group_has_it() -> None:
    assert find_groups(["khoa,", "học"]) == ()
    assert find_groups(["phòng,", "chống"]) == (FoundGroup(GroupKind.OTHER, 0, 2, whole=True),)
    assert find_groups(["khoa", "học,"]) == (FoundGroup(GroupKind.OTHER, 0, 2, whole=True),)

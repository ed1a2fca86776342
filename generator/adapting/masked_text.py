"""A text whose tags are single characters (lời văn đã che thẻ): no work on words reaches into them."""

from __future__ import annotations

import re

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FIRST, _LAST = 0xF0000, 0xFFFFD
_MASK = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_BLANKS = str.maketrans(dict.fromkeys("\t\u00a0\u202f", " "))

# Both places of the tone mark are right (nd 30/2020 itself has uỷ and ủy); compared is the newer one.
_OLD_TONES = {
    f"{first}{marked}": f"{toned}{second}"
    for first, second, toned_letters, marked_letters in (
        ("o", "a", "òóỏõọ", "àáảãạ"),
        ("o", "e", "òóỏõọ", "èéẻẽẹ"),
        ("u", "y", "ùúủũụ", "ỳýỷỹỵ"),
    )
    for toned, marked in zip(toned_letters, marked_letters, strict=True)
}
_OLD_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_OLD_TONES)})(?!\w)", re.IGNORECASE)
"""Only at the end of a syllable there are two places: hoà or hòa, but always hoạch and quý."""


class Masks:
    """The characters that stand for tags (ký tự thay thẻ); tags that say the same compare as equal."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}
        self._tags: dict[str, str] = {}
        self._equal: dict[int, str] = {}

    def masked(self, text: str) -> str | None:
        """The text with a character for each tag; None for one that holds such characters by itself."""
        return None if _MASK.search(text) else TAG.sub(lambda match: self._character(match[0]), text)

    def unmasked(self, text: str) -> str:
        """The text with its tags again."""
        return _MASK.sub(lambda match: self._tags[match[0]], text)

    def comparable(self, masked: str) -> str:
        """The same text, sign for sign, with one kind of blank, one place of tone marks, equal tags equal."""
        return with_new_tones(masked.translate(_BLANKS).translate(self._equal))

    def _character(self, tag: str) -> str:
        if tag not in self._characters:
            if _FIRST + len(self._tags) > _LAST:
                raise OverflowError("more kinds of tag than there are characters for them")
            character = chr(_FIRST + len(self._tags))
            self._characters[tag], self._tags[character] = character, tag
            plain = "{{ " + " ".join(tag[2:-2].split()) + " }}"
            if tag != plain:
                self._equal[ord(character)] = self._character(plain)
        return self._characters[tag]


def holds_mask(text: str) -> bool:
    """Whether a character of the text stands for a tag."""
    return _MASK.search(text) is not None


def with_new_tones(text: str) -> str:
    """The text, sign for sign, with tone marks at their newer place: hòa for hoà, ủy for uỷ."""
    return _OLD_TONE.sub(_new_tone, text)


def _new_tone(match: re.Match[str]) -> str:
    old = match[0]
    new = _OLD_TONES[old.lower()]
    return "".join(two.upper() if one.isupper() else two for one, two in zip(old, new, strict=True))

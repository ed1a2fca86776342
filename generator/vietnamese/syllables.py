"""What can be a syllable of Vietnamese (âm tiết), and how much of a text is made of them."""

from __future__ import annotations

import re
import unicodedata

# A syllable without its tone mark. Loose on purpose: it only has to tell sense from nonsense.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:iê|yê|uyê|ươ|uô|uâ|uê|uơ|uy|uya|oa|oă|oe|oo|ia|ya|ua|ưa|[aăâeêioôơuưy])"
    r"(?:ch|nh|ng|[cmnptiyou])?"
)
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"\w*[^\W\d_]\w*")


def is_syllable(word: str) -> bool:
    """Whether a word in small letters can be a Vietnamese syllable, with one tone mark at most."""
    toneless, tones = _TONES.subn("", unicodedata.normalize("NFD", word))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def share_of_syllables(text: str) -> float | None:
    """How many of the words of a text are syllables, from 0 to 1 (tỷ lệ âm tiết); None without words.

    Words of one letter and words in capitals (abbreviations) say nothing and do not count; a word with a
    digit in it counts as none, since machines that read scans write so.
    """
    words = _words(text)
    return sum(is_syllable(word.lower()) for word in words) / len(words) if words else None


def share_with_marks(text: str) -> float | None:
    """How many of those words have a letter beyond ASCII (tỷ lệ từ có dấu): of papers nine in ten have."""
    words = _words(text)
    return sum(not word.isascii() for word in words) / len(words) if words else None


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if len(word) > 1 and word != word.upper()]

"""Vietnamese text as Unicode: one normal form, characters that Word cannot hold, names for files, lists."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

# C0 but tab and newline, DEL, C1, the line and paragraph separators (lines to YAML, not to editors),
# lone surrogates, noncharacters of the basic plane, and a BOM inside a text.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)

# U+00D0, the Icelandic capital eth, looks like Đ (U+0110) and is typed for it; neither has a decomposition.
_BARRED_D = str.maketrans("đĐÐ", "dDD")


def normalise(text: str) -> str:
    """Return the text with composed letters (NFC, chữ dựng sẵn), the form that TCVN 6909:2001 text has."""
    return unicodedata.normalize("NFC", text)


def forbidden_characters(text: str) -> tuple[tuple[int, str], ...]:
    """List (index, ``U+0007``) of what no docx can hold or no reader should meet (ký tự điều khiển)."""
    return tuple((match.start(), f"U+{ord(match.group()):04X}") for match in FORBIDDEN.finditer(text))


def without_forbidden(text: str) -> str:
    """The text with U+FFFD in the place of every forbidden character."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def ascii_slug(text: str) -> str:
    """Write a name in ASCII letters, digits and hyphens (không dấu): "Sở Tài chính" gives "so-tai-chinh".

    A text without any letter or digit of the Latin script gives the empty string.
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_BARRED_D))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")


def join_names(names: Sequence[str], word: str = "và") -> str:
    """Join names as a Vietnamese list (liệt kê): "a", "a và b", "a, b và c"; the empty string for none."""
    *others, last = names or ("",)
    return f"{', '.join(others)} {word} {last}" if others else last


def capitalise_first(text: str) -> str:
    """Make the first character a capital (viết hoa chữ cái đầu) and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Make the first character small (viết thường chữ cái đầu) and leave the rest as it is."""
    return text[:1].lower() + text[1:]


def without_end_mark(text: str) -> str:
    """A sentence or an entry of a list without the mark at its end (dấu cuối câu), to take another."""
    return text.rstrip(" .;")


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that looks most like the word (từ gần giống nhất), or None when none is close."""
    return next(iter(difflib.get_close_matches(word, list(candidates), n=1)), None)

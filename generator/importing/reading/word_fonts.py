"""What a font makes of the characters typed for it: TCVN3, VNI, signs of Symbol and Wingdings (phông cũ)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from generator.vietnamese.encodings import LegacyEncoding, decode_tcvn3, decode_vni

_TYPED_IN_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
"""Letters that neither TCVN3 nor VNI has: where one stands, the font's name says nothing."""

_TYPED_FOR_OLD_FONT = re.compile("[\u00a1-\u00ff](?<![ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý])")
"""Signs that Vietnamese in Unicode does not have, but the codes of old fonts do."""

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_GREEK_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL: dict[int, str] = (
    {0x41 + place: letter for place, letter in enumerate(_GREEK_CAPITALS)}
    | {0x61 + place: letter for place, letter in enumerate(_GREEK)}
    | {0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xB9: "≠"}
    | {0xAE: "→", 0xDE: "⇒"}
    | {code: chr(code) for code in (*range(0x20, 0x22), 0x23, *range(0x25, 0x27), *range(0x28, 0x2A))}
    | {code: chr(code) for code in (0x2B, 0x2C, *range(0x2E, 0x40), 0x5B, 0x5D, 0x5F, *range(0x7B, 0x7E))}
)
_WINGDINGS = {0x6F: "□", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0xE0: "→", 0xF0: "⇨"}
_SIGN_FONTS = ("symbol", "wingdings", "webdings")
_BULLET = "•"
"""What stands for a sign that only decorates, and for one that cannot be told."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one run as they are stored, and the font that shows them."""

    text: str
    font: str | None


@dataclass(frozen=True, slots=True)
class LegacyText:
    """That some characters of a paragraph were typed for a font of an old encoding."""

    encoding: LegacyEncoding
    font: str


@lru_cache(maxsize=256)
def legacy_encoding(font: str | None) -> LegacyEncoding | None:
    """The old encoding (bảng mã cũ) that a font shows, told by its name: ``.VnTime``, ``VNI-Times``."""
    name = (font or "").strip().casefold()
    if name.startswith(".vn") and not name.startswith(".vni"):
        return LegacyEncoding.TCVN3
    return LegacyEncoding.VNI if name.lstrip(".").startswith(("vni-", "vni ")) else None


def fonts_typed_in_unicode(pieces: Iterable[Piece]) -> frozenset[str]:
    """The old fonts whose text in a file is Unicode: where they are missing, Word shows another font, and
    nobody notices the wrong name.
    """
    votes: Counter[str] = Counter()
    for one in pieces:
        if one.font is not None and legacy_encoding(one.font):
            votes[one.font] += bool(_TYPED_IN_UNICODE.search(one.text))
            votes[one.font] -= bool(_TYPED_FOR_OLD_FONT.search(one.text))
    return frozenset(font for font, vote in votes.items() if vote > 0)


def read_pieces(
    pieces: Sequence[Piece], unicode_fonts: frozenset[str] = frozenset()
) -> tuple[str, tuple[LegacyText, ...]]:
    """The text of a paragraph's pieces as their fonts show it, and which old fonts took part.

    The capitals of ``.VnTimeH`` come out as capitals. Letters typed in Unicode under an old font stay; where
    a paragraph does not tell, as "Báo cáo", the rest of the file does: ``unicode_fonts``.
    """
    suspects = [one for one in pieces if legacy_encoding(one.font)]
    in_unicode = any(_TYPED_IN_UNICODE.search(one.text) for one in suspects) or (
        any(one.font in unicode_fonts for one in suspects)
        and not any(_TYPED_FOR_OLD_FONT.search(one.text) for one in suspects)
    )
    texts: list[str] = []
    old: dict[LegacyText, None] = {}
    for font, run in groupby(pieces, key=lambda one: one.font):
        text = "".join(one.text for one in run)
        encoding = None if in_unicode else legacy_encoding(font)
        if encoding is None:
            texts.append(_without_private_signs(text, font))
            continue
        texts.append(_decoded(_without_private_signs(text, font), encoding, font or ""))
        if not text.isascii():
            old[LegacyText(encoding, font or "")] = None
    return "".join(texts), tuple(old)


def symbol(font: str | None, code: int) -> str:
    """The sign that a font of signs shows for a code, in Unicode; a bullet where Unicode is not sure."""
    code = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    if legacy_encoding(font):
        return chr(code)
    name = (font or "").casefold()
    if name == "symbol":
        return _SYMBOL.get(code, _BULLET)
    if name.startswith(_SIGN_FONTS):
        return _WINGDINGS.get(code, _BULLET) if name == "wingdings" else _BULLET
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else _BULLET


def _without_private_signs(text: str, font: str | None) -> str:
    """Characters of the private area are signs of a font of signs; where no such font is named, of Symbol."""
    named = legacy_encoding(font) or (font or "").casefold().startswith(_SIGN_FONTS)
    shown_by = font if named else "Symbol"
    return _PRIVATE.sub(lambda match: symbol(shown_by, ord(match.group())), text)


def _decoded(text: str, encoding: LegacyEncoding, font: str) -> str:
    if encoding is LegacyEncoding.VNI:
        return decode_vni(text)
    letters = decode_tcvn3(text)
    return letters.upper() if font.strip().endswith(("H", "h")) else letters

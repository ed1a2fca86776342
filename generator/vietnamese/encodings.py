"""Encodings of Vietnamese before UTF-8: which one a file has, and its text.

TCVN3 (ABC) and VNI are conventions of fonts: the characters in the file are those of windows-1252, and only
fonts such as ``.VnTime`` or ``VNI-Times`` show Vietnamese letters in their places. So a file in perfect UTF-8
may hold them too.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from enum import StrEnum

from generator.vietnamese.syllables import is_syllable

_SAMPLE_BYTES = 1 << 16

# TCVN 5712:1993 from 0xA1 to 0xFF; 0xB0 to 0xB4 combine. Below 0xA0 the fonts follow windows-1252.
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = {0xA1 + place: letter for place, letter in enumerate(_TCVN3_LETTERS)}

# VNI: a few letters have places of their own; all others are a vowel followed by one character for its marks.
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT, _ROOF, _BREVE = "\u0300\u0301\u0309\u0303\u0323\u0302\u0306"
_VNI_MARKS = (
    {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
    | {"â": _ROOF, "à": _ROOF + _GRAVE, "á": _ROOF + _ACUTE, "å": _ROOF + _HOOK, "ã": _ROOF + _TILDE}
    | {"ä": _ROOF + _DOT, "ê": _BREVE, "è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK}
    | {"ü": _BREVE + _TILDE, "ë": _BREVE + _DOT}
)
_VNI = (
    {ord(code): letter for code, letter in (_VNI_LETTERS | _VNI_MARKS).items()}
    | {ord(code.upper()): letter.upper() for code, letter in _VNI_LETTERS.items()}
    | {ord(code.upper()): marks for code, marks in _VNI_MARKS.items()}
)

# Five bytes mean nothing in windows-1252; they stay the C1 controls that Latin-1 has there.
_WINDOWS_1252_ONLY = {
    code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)
}

_BETWEEN_WORDS = re.compile(r"[\s\x00-@\[-`{-~“”‘’–—…«»]+")
_ENOUGH = 0.75


def decode_tcvn3(text: str) -> str:
    """Turn characters typed for a TCVN3 font (``.VnTime``) into Vietnamese letters, NFC.

    Capitals with a tone come out small: the fonts of capitals (``.VnTimeH``) use the codes of small letters.
    """
    return unicodedata.normalize("NFC", text.translate(_TCVN3))


def decode_vni(text: str) -> str:
    """Turn characters typed for a VNI font (``VNI-Times``) into Vietnamese letters, NFC."""
    return unicodedata.normalize("NFC", text.translate(_VNI))


class LegacyEncoding(StrEnum):
    """An encoding of Vietnamese text other than plain UTF-8 (bảng mã cũ); the value is its common name."""

    UTF_16_LE = "UTF-16 LE"
    UTF_16_BE = "UTF-16 BE"
    UTF_32_LE = "UTF-32 LE"
    UTF_32_BE = "UTF-32 BE"
    TCVN3 = "TCVN3"
    VNI = "VNI"
    WINDOWS_1258 = "windows-1258"
    TCVN3_IN_UTF_8 = "TCVN3 (UTF-8)"
    VNI_IN_UTF_8 = "VNI (UTF-8)"

    def decode(self, data: bytes) -> str:
        """Return the text of the bytes, NFC, without a byte order mark; U+FFFD for what cannot be read."""
        match self:
            case LegacyEncoding.TCVN3:
                return decode_tcvn3(_windows_1252(data))
            case LegacyEncoding.VNI:
                return decode_vni(_windows_1252(data))
            case LegacyEncoding.TCVN3_IN_UTF_8:
                return decode_tcvn3(data.decode("utf-8-sig", "replace"))
            case LegacyEncoding.VNI_IN_UTF_8:
                return decode_vni(data.decode("utf-8-sig", "replace"))
            case _:
                return unicodedata.normalize("NFC", data.decode(self.value, "replace").removeprefix("\ufeff"))

    def sample(self, data: bytes, length: int = 60) -> str:
        """Return the beginning of the first line that is not all ASCII, for a message about the encoding."""
        lines = self.decode(data[:_SAMPLE_BYTES]).splitlines()
        return next((line.strip()[:length] for line in lines if not line.isascii()), "")


def guess_legacy(data: bytes) -> LegacyEncoding | None:
    """Guess which older encoding the bytes have (nhận dạng bảng mã); None for UTF-8 and where none fits."""
    if wide := _wide_encoding(data):
        return wide
    readings: dict[LegacyEncoding, str]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        telling = data[max(0, error.start - 200) :][:_SAMPLE_BYTES]
        candidates = (LegacyEncoding.TCVN3, LegacyEncoding.VNI, LegacyEncoding.WINDOWS_1258)
        readings = {encoding: encoding.decode(telling) for encoding in candidates}
    else:
        text = text[:_SAMPLE_BYTES]
        if _plausibility(text) >= _ENOUGH:
            # Most Vietnamese words stay possible syllables under a wrong table: being better proves nothing.
            return None
        readings = {
            LegacyEncoding.TCVN3_IN_UTF_8: decode_tcvn3(text),
            LegacyEncoding.VNI_IN_UTF_8: decode_vni(text),
        }
    scores = {encoding: _plausibility(reading) for encoding, reading in readings.items()}
    best = max(scores, key=lambda encoding: scores[encoding])
    return best if scores[best] >= _ENOUGH else None


def _wide_encoding(data: bytes) -> LegacyEncoding | None:
    """UTF-16 or UTF-32 by the byte order mark, or else by where the zero bytes of ASCII characters stand."""
    # The mark of UTF-32 LE begins with that of UTF-16 LE, so it is looked for first.
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, LegacyEncoding.UTF_32_LE),
        (codecs.BOM_UTF32_BE, LegacyEncoding.UTF_32_BE),
        (codecs.BOM_UTF16_LE, LegacyEncoding.UTF_16_LE),
        (codecs.BOM_UTF16_BE, LegacyEncoding.UTF_16_BE),
    ):
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE_BYTES]
    zeros = [sample[place::4].count(0) * 4 / max(1, len(sample)) for place in range(4)]
    if zeros[3] > 0.9 and zeros[2] > 0.9:
        return LegacyEncoding.UTF_32_LE
    if zeros[0] > 0.9 and zeros[1] > 0.9:
        return LegacyEncoding.UTF_32_BE
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if max(even, odd) < 0.3 or min(even, odd) > 0.05:
        return None
    return LegacyEncoding.UTF_16_LE if odd > even else LegacyEncoding.UTF_16_BE


def _windows_1252(data: bytes) -> str:
    return data.decode("latin-1").translate(_WINDOWS_1252_ONLY)


def _plausibility(text: str) -> float:
    """Share of Vietnamese syllables among the words with a character beyond ASCII; 0 without such words."""
    words = {word for word in _BETWEEN_WORDS.split(text.lower()) if word and not word.isascii()}
    return sum(map(is_syllable, words)) / len(words) if words else 0.0

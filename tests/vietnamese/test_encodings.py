from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.encodings import LegacyEncoding, decode_tcvn3, decode_vni, guess_legacy

TEXT = (
    "name: Tổ công tác mẫu của xã Thử Nghiệm\n"
    "field: chuyển đổi số\n"
    "# Người lập: Nguyễn Văn Mẫu, ngày 05 tháng 3 năm 2026, địa chỉ ở phường Ví Dụ\n"
    "# ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ ề ể ễ ế ệ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ\n"
)
VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
SMALL_LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES)] + [
    "đ"
]

# The characters that stand for the letters of a vowel, in the order of TONES, as keyboard drivers type them.
TCVN3_ROWS = {"a": "aµ¸·¶¹", "ă": "¨»¾½¼Æ", "â": "©ÇÊÉÈË", "e": "eÌÐÏÎÑ", "ê": "ªÒÕÔÓÖ", "i": "i×ÝÜØÞ"} | {
    "o": "oßãâáä",
    "ô": "«åèçæé",
    "ơ": "¬êíìëî",
    "u": "uïóòñô",
    "ư": "\u00adõø÷öù",
    "y": "yúýüûþ",
}
VNI_ROWS = {"a": "a aø aù aõ aû aï", "ă": "aê aè aé aü aú aë", "â": "aâ aà aá aã aå aä"} | {
    "e": "e eø eù eõ eû eï",
    "ê": "eâ eà eá eã eå eä",
    "i": "i ì í ó æ ò",
    "o": "o oø où oõ oû oï",
    "ô": "oâ oà oá oã oå oä",
    "ơ": "ô ôø ôù ôõ ôû ôï",
    "u": "u uø uù uõ uû uï",
    "ư": "ö öø öù öõ öû öï",
    "y": "y yø yù yõ yû î",
}


def letters_of(vowel: str) -> list[str]:
    return [unicodedata.normalize("NFC", vowel + tone) for tone in ("", *TONES)]


def in_vni(text: str) -> str:
    """Type a text as a VNI keyboard driver does."""
    codes = {"đ": "ñ", "Đ": "Ñ"}
    for vowel, row in VNI_ROWS.items():
        for letter, code in zip(letters_of(vowel), row.split(), strict=True):
            codes |= {letter: code, letter.upper(): code.upper()}
    return "".join(codes.get(character, character) for character in text)


def in_tcvn3(text: str) -> str:
    """Type a text as a TCVN3 keyboard driver does; capitals with a tone, left to another font, are small."""
    codes = dict(zip("ĂÂÊÔƠƯĐđ", "¡¢£¤¥¦§®", strict=True))
    for vowel, row in TCVN3_ROWS.items():
        codes |= dict(zip(letters_of(vowel), row, strict=True))
    return "".join(codes.get(character, codes.get(character.lower(), character)) for character in text)


@pytest.mark.parametrize("vowel", TCVN3_ROWS)
def test_every_small_letter_of_tcvn3_is_decoded(vowel: str) -> None:
    assert decode_tcvn3(TCVN3_ROWS[vowel]) == "".join(letters_of(vowel))


def test_capitals_without_tone_of_tcvn3_are_decoded() -> None:
    assert decode_tcvn3("¡¢£¤¥¦§ ABC 123") == "ĂÂÊÔƠƯĐ ABC 123"


@pytest.mark.parametrize("vowel", VNI_ROWS)
def test_every_letter_of_vni_is_decoded_in_both_cases(vowel: str) -> None:
    for letter, code in zip(letters_of(vowel), VNI_ROWS[vowel].split(), strict=True):
        assert decode_vni(code) == letter
        assert decode_vni(code.upper()) == letter.upper()


@pytest.mark.skipif(
    shutil.which("iconv") is None, reason="iconv, the second opinion on TCVN3, is not installed"
)
def test_the_table_of_tcvn3_agrees_with_iconv() -> None:
    data = bytes(range(0x20, 0x7F)) + bytes(range(0xA0, 0x100)) + b"a\xb0 e\xb4 \xac\xb3"
    command = ["iconv", "-f", "TCVN-5712", "-t", "UTF-8"]
    result = subprocess.run(command, input=data, capture_output=True, check=False)
    if result.returncode:
        pytest.skip("this iconv does not know TCVN-5712")
    oracle = unicodedata.normalize("NFC", result.stdout.decode())
    assert LegacyEncoding.TCVN3.decode(data) == oracle


@given(st.text(st.sampled_from([*SMALL_LETTERS, *" b123,.Đ"])))
def test_text_typed_for_old_fonts_comes_back(text: str) -> None:
    assert decode_tcvn3(in_tcvn3(text)) == text
    assert decode_vni(in_vni(text)) == text


def test_punctuation_of_windows_survives() -> None:
    assert LegacyEncoding.TCVN3.decode(b"\x93Ng\xb5y\x94 \x96 \x85") == "“Ngày” – …"
    assert LegacyEncoding.VNI.decode(b"\x93ng\xa0\x81\x94") == "“ng\u00a0\u0081”"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-16"), LegacyEncoding.UTF_16_LE),
        (TEXT.encode("utf-16-le"), LegacyEncoding.UTF_16_LE),
        (TEXT.encode("utf-16-be"), LegacyEncoding.UTF_16_BE),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), LegacyEncoding.UTF_16_BE),
        (TEXT.encode("utf-32"), LegacyEncoding.UTF_32_LE),
        (TEXT.encode("utf-32-le"), LegacyEncoding.UTF_32_LE),
        (TEXT.encode("utf-32-be"), LegacyEncoding.UTF_32_BE),
        (b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), LegacyEncoding.UTF_32_BE),
        (in_vni(TEXT).encode("cp1252"), LegacyEncoding.VNI),
        (in_vni(TEXT).encode(), LegacyEncoding.VNI_IN_UTF_8),
        (in_vni(TEXT.upper()).encode("cp1252"), LegacyEncoding.VNI),
        (b"\xef\xbb\xbf" + in_vni(TEXT).encode(), LegacyEncoding.VNI_IN_UTF_8),
    ],
)
def test_older_encodings_are_recognised_and_decoded(data: bytes, encoding: LegacyEncoding) -> None:
    assert guess_legacy(data) == encoding
    assert encoding.decode(data).lower() == TEXT.lower()


@pytest.mark.parametrize(("codec", "encoding"), [("latin-1", "TCVN3"), ("utf-8", "TCVN3 (UTF-8)")])
def test_tcvn3_is_recognised_and_decoded(codec: str, encoding: str) -> None:
    data = in_tcvn3(TEXT.lower()).encode(codec)
    guessed = guess_legacy(data)
    assert guessed == encoding
    assert guessed is not None
    assert guessed.decode(data) == TEXT.lower()


def in_windows_1258(text: str) -> bytes:
    """Keep the roof, breve and horn in the letter and put the tone behind it, as Windows does."""
    pieces = []
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        tone = "".join(mark for mark in decomposed if mark in TONES)
        pieces.append(unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in TONES)) + tone)
    return "".join(pieces).encode("cp1258")


def test_windows_1258_is_recognised_and_decoded() -> None:
    data = in_windows_1258(TEXT)
    assert guess_legacy(data) == LegacyEncoding.WINDOWS_1258
    assert LegacyEncoding.WINDOWS_1258.decode(data) == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"name: plain ASCII\n",
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        "Straße für Mädchen, café à l'été, señor".encode(),
        "中文文件".encode(),
        bytes(range(256)) * 40,
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" + bytes(range(255, 0, -1)) * 8,
    ],
)
def test_utf_8_and_what_is_no_text_are_not_taken_for_an_older_encoding(data: bytes) -> None:
    assert guess_legacy(data) is None


@given(st.binary(max_size=400))
def test_no_bytes_break_the_guess(data: bytes) -> None:
    encoding = guess_legacy(data)
    if encoding is not None:
        assert encoding.decode(data) == unicodedata.normalize("NFC", encoding.decode(data))
        assert len(encoding.sample(data)) <= 60


syllables = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "ngh", "ch", "đ", "x"]),
        st.sampled_from(SMALL_LETTERS[:-1]),
        st.sampled_from(["", "ng", "t"]),
    ),
)


@given(st.lists(syllables).map(" ".join))
def test_vietnamese_syllables_in_utf_8_are_never_doubted(text: str) -> None:
    assert guess_legacy(text.encode()) is None


def test_a_late_fault_in_a_long_file_is_still_explained() -> None:
    data = b"# an English comment\n" * 20_000 + in_vni(TEXT).encode("cp1252")
    assert guess_legacy(data) == LegacyEncoding.VNI


def test_the_sample_is_the_first_line_with_vietnamese_in_it() -> None:
    data = b"kind: task_force\n" + in_vni(TEXT).encode("cp1252")
    assert LegacyEncoding.VNI.sample(data) == "name: Tổ công tác mẫu của xã Thử Nghiệm"
    assert LegacyEncoding.VNI.sample(data, 12) == "name: Tổ côn"
    assert LegacyEncoding.VNI.sample(b"ascii") == ""


def test_utf_8_that_reads_a_little_better_in_tcvn3_is_utf_8() -> None:
    # "LĐTBXH" is a syllable under neither table, and TCVN3 makes two words, "ngày" and "Ngày", of one.
    text = "Tết, mùng, tháng, LĐTBXH, ngày, Ngày, NGÀY"
    assert guess_legacy(text.encode()) is None

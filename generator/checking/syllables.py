"""What a Vietnamese syllable can be (âm tiết tiếng Việt), and words in a text that are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from gettext import gettext as _

from generator.checking.passages import CheckedText
from generator.checking.rule import Example, Explanation, Rule, Slip
from generator.diagnostics import Severity
from generator.units import UnitRegister

# The rhymes of the standard language by their first vowel; ch, c, p, t at their end take two tones only.
_RHYME_LIST = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu"
    " i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu"
    " o oc oi om on ong oong ooc op ot oa oac oach oai oam oan oang oanh oao oap oat oay"
    " oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt"
    " u ua uc ui um un ung up ut uôc uôi uôm uôn uông uôt uê uêch uênh uơ uân uâng uât uây"
    " uy uya uych uyn uynh uyp uyt uyu uyên uyêt"
    " ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu"
)
_AFTER_QU_LIST = (
    "a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê ên êch ênh êt"
    " i ich in inh it iu ôc ơ y ych yên yêt ynh yt"
)
_ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x"
_RHYMES = frozenset(_RHYME_LIST.split())
_AFTER_QU = frozenset(_AFTER_QU_LIST.split())
_ONSETS = frozenset({"", *_ONSET_LIST.split()})
_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_NOT_BEFORE_FRONT = frozenset({"c", "g", "ng"})
_FRONT = ("e", "ê", "i", "y")
_Y_AFTER = frozenset({"", "h", "k", "l", "m", "s", "t", "v", "d"})
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPS = ("c", "ch", "p", "t")
_STOPPED_TONES = frozenset({"\u0301", "\u0323"})

_WORD = re.compile(r"[^\W_]+(?:[-'’.@/][^\W_]+)*")
# Words of other languages that offices use every day.
_FOREIGN_LIST = (
    "app big blockchain blog camera chatbot cloud com container dashboard data docx edu email excel facebook"
    " fanpage fax file game gas gov hotline http https internet json laptop livestream logistics logo mail"
    " marketing net offline online org outlook pdf photocopy pin portal robot server smartphone startup"
    " tablet token usb video vn web website wifi word www xml zalo cm ha kg km mm"
)
# Names of peoples of Vietnam that no Vietnamese syllables write.
_PEOPLES_LIST = "brâu êđê khmer xtiêng cơtu mnông"
_FOREIGN = frozenset((_FOREIGN_LIST + " " + _PEOPLES_LIST).split())


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable: onset, rhyme and tone that go together (âm tiết)."""
    toneless, tones = _without_tone(word.lower())
    if len(tones) > 1:
        return False
    for length in (3, 2, 1, 0):
        onset, rhyme = toneless[:length], toneless[length:]
        if _fits(onset, rhyme) and _tone_fits(rhyme, tones):
            return True
    return False


def check_syllables(text: CheckedText) -> Iterator[Slip]:
    """A word that can be no Vietnamese syllable, and is no name, abbreviation or term (sai chính tả)."""
    told: set[str] = set()
    for passage in text.passages:
        for match in _WORD.finditer(passage.text):
            word = match[0]
            if word in told or _is_no_word_of_speech(word) or is_syllable(word):
                continue
            if not passage.begins_sentence(match.start()) and word[0].isupper() and not passage.is_capitals:
                if word.isascii() or word.casefold() in _name_syllables():
                    continue
            elif word.casefold() in _name_syllables():
                continue
            told.add(word)
            message = _("“{word}” can be no Vietnamese word").format(word=word)
            yield Slip(passage.path, message, _("check the spelling; a foreign word may stand as it is"))


def _is_no_word_of_speech(word: str) -> bool:
    """Abbreviations, numerals, letters of points, mixed names (VNeID), words with hyphens and known terms."""
    if len(word) == 1 or any(sign.isdigit() for sign in word) or not word.replace("-", "").isalpha():
        return True
    return "-" in word or word.casefold() in _FOREIGN or any(sign.isupper() for sign in word[1:])


def _without_tone(word: str) -> tuple[str, tuple[str, ...]]:
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _TONES.sub("", decomposed)), tuple(_TONES.findall(decomposed))


def _fits(onset: str, rhyme: str) -> bool:
    if onset == "qu":
        return rhyme in _AFTER_QU
    if onset not in _ONSETS or rhyme not in _RHYMES:
        return False
    front = rhyme.startswith(_FRONT)
    if onset in _BEFORE_FRONT:
        return front
    if onset in _NOT_BEFORE_FRONT:
        # gì, gìn, giếng: the i of gi and that of the rhyme are written once.
        return not front or (onset == "g" and rhyme.startswith("i"))
    if rhyme == "y" or rhyme.startswith("yê"):
        return onset == "" if rhyme != "y" else onset in _Y_AFTER
    return not (onset == "gi" and rhyme.startswith("i"))


def _tone_fits(rhyme: str, tones: tuple[str, ...]) -> bool:
    return not rhyme.endswith(_STOPS) or (len(tones) == 1 and tones[0] in _STOPPED_TONES)


@lru_cache(maxsize=1)
def _name_syllables() -> frozenset[str]:
    """The syllables of the names of units: Đắk, Krông, Ia are no rhymes of the standard language."""
    register = UnitRegister.load()
    names = (unit.name for unit in (*register.provinces(), *register.communes()))
    return frozenset(word.casefold() for name in names for word in _WORD.findall(name))


def _explain() -> Explanation:
    return Explanation(
        _("A word has letters, or a tone, that no Vietnamese syllable can have."),
        _("It is a slip of typing, or a letter was lost when the file was converted."),
        _(
            "No law: the rules of spelling. Names of administrative units, abbreviations and common foreign "
            "words are left alone."
        ),
        _("Check the spelling. A foreign word that is meant may stand."),
        Example(
            "Điều 1. Báo cáo\n1. Tổ báo cáo hằng qúyy cho Trưởng banh.",
            "Điều 1. Báo cáo\n1. Tổ báo cáo hằng quý cho Trưởng ban qua website.",
        ),
    )


RULES = (Rule("not-a-syllable", Severity.WARNING, check_syllables, _explain),)

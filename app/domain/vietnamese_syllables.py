"""Whether a word can be a Vietnamese syllable: the measure by which old encodings are told from Unicode."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ONSET_LIST: Final = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
_RHYME_LIST: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc "
    "oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc "
    "uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương "
    "ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt"
)
_ONSETS: Final = tuple(_ONSET_LIST.split())
_RHYMES: Final = frozenset(_RHYME_LIST.split())
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
_STOPS: Final = ("c", "ch", "p", "t")
_STOP_TONES: Final = ("\u0301", "\u0323")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether the word follows the spelling of Vietnamese, its tone included; case and NFD do not matter.

    A syllable that ends in a stop (c, ch, p, t) has the acute or the dot tone.
    """
    plain, tones = _without_tones(word)
    if len(tones) > 1 or not _LETTERS.fullmatch(plain):
        return False
    if plain.endswith(_STOPS) and tones not in _STOP_TONES:
        return False
    if plain in _RHYMES:
        return True
    if plain == "gi":
        return True
    return any(plain[len(onset) :] in _RHYMES for onset in _ONSETS if plain.startswith(onset))


def _without_tones(word: str) -> tuple[str, str]:
    """The word in small letters that keep their own marks (ă, ê, ơ ...) and the tone marks taken from it."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = "".join(mark for mark in apart if mark in _TONES)
    plain = "".join(letter for letter in apart if letter not in _TONES)
    return unicodedata.normalize("NFC", plain), tones

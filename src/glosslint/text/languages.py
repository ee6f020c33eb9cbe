"""Language codes, and the language of texts, by their script and their function words.

Which rules apply to a text depends on its language, and many glossaries do not state it. Scripts other than the Latin
one tell it, or at least that it is not English. Function words tell the others: a quarter to a half of the words of
running text are among the commonest thirty of its language, in definitions, which have few verbs, about a tenth or
more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from glosslint.model import Span
from glosslint.util.regexes import lazy_pattern
from glosslint.util.sequences import group_values

ANY_LANGUAGE = "*"
ENGLISH = "en"
UNDETERMINED = "und"  # ISO 639-2: a language that could not be told
#: An ISO 639 code, then script, region or variant (BCP 47): en, pt-BR, zh-Hans.
LANGUAGE_CODE = lazy_pattern(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


#: The commonest function words of languages in Latin script that no other of them, and least of all English, uses in
#: its definitions often. Words of two of them, such as "la" and "de", count for both.
_FUNCTION_WORDS = {
    ENGLISH: "the of and to is that for with as by which or are from an on used be it this not at has can",
    "ca": "el la els les de d'un una amb que per dels es són al com més pel no o i",
    "cs": "a je se na pro nebo který která které ve k s z jako do od při ze jsou",
    "da": "og der som af til en et ikke er på med det den fra har ved om eller",
    "de": "der die das und ein eine einer eines einem den dem des von zu mit für wird ist auf oder im sich nicht als",
    "es": "el la los las de del un una y que en se para por con es al como o su más sobre",
    "fi": "ja on joka tai jonka sekä ei se että jossa ovat kun myös",
    "fr": "le la les des du de un une et est dans pour qui par sur que au aux avec ou en ce ne plus",
    "hu": "a az és egy hogy vagy nem amely olyan van is ha mint",
    "id": "yang dan dari untuk dengan di itu adalah tidak dalam pada oleh atau dapat sebagai ke bisa akan juga lebih",
    "it": "il lo la gli le di del della dei un una e è che per con da nel si alla come o sono",
    "nb": "og som av til en et ikke er på med det den fra har ved om eller",
    "nl": "de het een en van die dat voor met is op te of wordt door zijn bij naar aan",
    "pl": "i w z na do jest się który która które dla lub przez od o jako po",
    "pt": "o os as de do da dos das um uma e que em para por com é no na ao como ou se",
    "ro": "și de la un o care în cu pe pentru din sau este al ale prin",
    "sv": "och som av till en ett inte är på med det den från har vid om eller för",
    "tr": "ve bir bu için ile olan olarak veya da de",
    "vi": "là và của các được cho một trong với những để không có khi từ này",
}
_LANGUAGES = group_values((word, language) for language, words in _FUNCTION_WORDS.items() for word in words.split())
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
#: A paragraph, a heading, or an item of a list.
_PART = lazy_pattern(r"(?:(?!\n[ \t]*(?:\n|[-*+#>|]|\d+[.)]))[\s\S])+")
#: A flag, before a translation: two letters of the country in signs of their own.
_FLAG = lazy_pattern(r"[\s|*+-]*([\U0001f1e6-\U0001f1ff]{2})")
_FLAG_A = 0x1F1E6
_ENGLISH_FLAGS = frozenset(("AU", "CA", "GB", "IE", "IN", "NZ", "UK", "US", "ZA"))
#: The letters of a script, and the language if only one is usually written in it. The first that are often enough
#: count: Japanese has Chinese characters, too, and Persian has most letters of Arabic.
_SCRIPTS = {
    "ja": lazy_pattern("[\u3040-\u30fa]"),
    "ko": lazy_pattern("[\uac00-\ud7a3]"),
    "zh": lazy_pattern("[\u3400-\u9fff]"),
    "th": lazy_pattern("[\u0e01-\u0e4e]"),
    "el": lazy_pattern("[\u0370-\u03ff\u1f00-\u1fff]"),
    "he": lazy_pattern("[\u05d0-\u05ea]"),
    "ur": lazy_pattern("[\u0679\u0688\u06ba\u06d2]"),
    "fa": lazy_pattern("[\u067e\u0686\u0698\u06af]"),
    "ar": lazy_pattern("[\u0620-\u064a]"),
    "uk": lazy_pattern("[\u0457\u0454\u0491]", re.IGNORECASE),
    "be": lazy_pattern("[\u045e]", re.IGNORECASE),
    "ru": lazy_pattern("[\u044b\u044d]", re.IGNORECASE),
}
_TELLING = 0.01  # of the letters that are not Latin: ы and э are 2 % of the letters of Russian, ї and є of Ukrainian
_LATIN = lazy_pattern(r"[A-Za-z\u00c0-\u024f]")
#: Scripts in which a letter is a syllable or a word.
_DENSE = lazy_pattern("[\u3040-\u30fa\u3400-\u9fff\uac00-\ud7a3]")
_LETTERS_OF_DENSE = 3  # Latin letters that one of these stands for
_LETTER = re.compile(r"[^\W\d_]")
#: Fewer words than this decide nothing: terse glossaries have hardly any function words.
_LEAST_WORDS = 40
_LEAST_SHARE = 0.08  # of the words, for a language that is not English
_FEW_UNKNOWN = 2  # words of a paragraph: one may be a typo
_MANY_WORDS = 200  # in which a language that is known here would show


def recognise_language(texts: Iterable[str]) -> str:
    """Return the code of the language (ISO 639-1) that most of the words of ``texts`` are in: English unless their
    letters or words say otherwise; ``und`` if they are neither in English nor in a language that is known here."""
    texts = list(texts)
    joined = "".join(texts)
    if script := _recognise_script(joined):
        return script
    words = [word for text in texts for word in _WORD.findall(text.lower())]
    if len(words) < _LEAST_WORDS:
        return ENGLISH
    counts = Counter(language for word in words for language in _LANGUAGES.get(word, ()))
    language, count = max(counts.items(), key=lambda item: item[1], default=(ENGLISH, 0))
    # A single letter may be the English "a", a symbol or part of code: it is no evidence against English.
    certain = sum(len(word) > 1 and language in _LANGUAGES.get(word, ()) for word in words)
    if language != ENGLISH and count >= _LEAST_SHARE * len(words) and certain > 2 * counts[ENGLISH]:
        return language
    if len(words) < _MANY_WORDS or counts[ENGLISH] * 100 >= len(words):
        return ENGLISH
    return UNDETERMINED


def _recognise_script(text: str) -> str:
    """Return the language of a text if most of it is in another script than the Latin one, else an empty string."""
    if text.isascii():
        return ""
    latin = len(_LATIN.findall(text))
    others = len(_LETTER.findall(text)) - latin
    if others + (_LETTERS_OF_DENSE - 1) * len(_DENSE.findall(text)) <= latin:
        return ""
    telling = (language for language, letters in _SCRIPTS.items() if len(letters.findall(text)) > _TELLING * others)
    return next(telling, UNDETERMINED)


def foreign_parts(text: str, unknown: Sequence[Span], strange: Sequence[Span], among: bool = False) -> list[Span]:
    """Return the paragraphs of an English text that are in another language, in order of place. They begin with the
    flag of a country where another is spoken, or have two ``unknown`` words or more, and function words of another
    language outnumber the English ones, or most words are ``strange``: unknown, and no typo. ``among`` texts in another
    language, it is enough that English function words do not outnumber the unknown words."""
    parts = (Span(*part.span()) for part in _PART.finditer(text))
    counted = ((part, _count(unknown, part), _count(strange, part)) for part in parts)
    return [part for part, doubtful, odd in counted if _is_foreign(text, part, doubtful, odd, among)]


def _count(words: Sequence[Span], part: Span) -> int:
    return sum(part.start <= word.start and word.end <= part.end for word in words)


def _is_foreign(text: str, part: Span, unknown: int, strange: int, among: bool) -> bool:
    flag = _FLAG.match(text, part.start, part.end) if unknown else None
    if flag is not None:
        return "".join(chr(ord(char) - _FLAG_A + ord("A")) for char in flag[1]) not in _ENGLISH_FLAGS
    if unknown < (1 if among else _FEW_UNKNOWN):
        return False
    words = _WORD.findall(text[slice(*part)].lower())
    counts = Counter(language for word in words for language in _LANGUAGES.get(word, ()))
    english = counts.pop(ENGLISH, 0)
    if among and unknown >= english:
        return True
    return max(counts.values(), default=0) > max(english, 1) or (strange > _FEW_UNKNOWN and 2 * strange > len(words))

"""The words of all languages by which files, keys and headings are recognised, from the files beside this one; codes of
languages. They are evidence only: the values decide, too."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from glosslint.text.names import strip_accents

#: The lists of words that a language may have; ``README.md`` says what each is for.
PROSE_LISTS = ("definition", "description", "summary", "text", "explanation", "details")
LISTS = (
    *("names", "glossary", "not-glossary", "perhaps", "definitions", "acronyms"),
    *("id", "term", "short", "expansion", "aliases"),
    *PROSE_LISTS,
    *("references", "replaced-by", "status", "domain", "kind", "language", "examples", "values", "others"),
)
FOLDER = Path(__file__).parent
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MANY = 10_000  # keys in the cache: the same ones are in all entries, and asked for again for each role


@lru_cache(maxsize=_MANY)
def normal(key: str) -> str:
    """Return a key in the form of the lists: ``see_also`` for ``seeAlso``, ``see-also`` and ``See also``."""
    return _CAMEL.sub("_", key).lower().replace("-", "_").replace(" ", "_")


@cache
def languages() -> Mapping[str, Mapping[str, list[str]]]:
    """Return the lists of each language, English first."""
    files = sorted(FOLDER.glob("*.toml"), key=lambda file: (file.stem != "en", file.stem))
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in files}


def words(name: str) -> tuple[str, ...]:
    """Return one of ``LISTS`` in all languages, as ``normal`` has them, those of English first."""
    return tuple(dict.fromkeys(normal(word) for lists in languages().values() for word in lists.get(name, ())))


def _plain(text: str) -> str:
    """Return a text in lower case and without accents, which names of files often lack."""
    return strip_accents(text.lower())


def fold_path(path: str) -> str:
    """Return the words of a path or a title as ``pattern_of`` finds them."""
    return _plain(_CAMEL.sub("-", path))


def pattern_of(every: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of words and phrases in what ``fold_path`` returns; a star in them stands for any letters."""
    longest_first = sorted(map(_plain, every), key=lambda word: (-len(word), word))
    escaped = (re.escape(word).replace(r"\ ", "_").replace("_", "[-_ ]?") for word in longest_first)
    parts = (part.replace(r"\*", r"[^\W\d_]*") for part in escaped)
    return re.compile(
        "|".join(part if re.match(r"[\u0e00-\uffff]", part) else rf"(?<![^\W\d_]){part}(?![^\W\d_])" for part in parts)
    )


ID, TERM, SHORT, EXPANSION = words("id"), words("term"), words("short"), words("expansion")
#: Keys that hold other names: a short form does if another key has the term.
ALIASES = (*words("aliases"), *SHORT)
REFERENCES, REPLACED_BY, STATUS = words("references"), words("replaced-by"), words("status")
DOMAIN, KIND, LANGUAGE = words("domain"), words("kind"), words("language")
EXAMPLES, VALUES, OTHERS = (frozenset(words(name)) for name in ("examples", "values", "others"))
#: Keys of prose, in the order of preference for the definition, each with the name of its field in messages.
PROSE: Mapping[str, str] = {word: name for name in reversed(PROSE_LISTS) for word in words(name)}
PROSE_ORDER = tuple(word for name in PROSE_LISTS for word in words(name))
#: Below a key of references, the keys that hold the id or name of the other entry.
TARGETS = ("id", "ref", "slug", "term", "name", "title", "target", "concept_id")
ROLE_KEYS = frozenset((*ID, *TERM, *EXPANSION, *ALIASES, *PROSE, *REFERENCES, *STATUS, "tags", "category", "date"))
#: Keys of one entry: what is under them is never the glossary.
FIELDS = frozenset((*PROSE, *REFERENCES, *ALIASES, *EXPANSION)) - {"content", "body", "children", "acronyms"}

#: Characters of scripts without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_UNSPACED_WORD = 3  # characters of a word in these

#: ISO 639-1, and the codes of ISO 639-2 and 639-3 that terminologists use most.
_CODES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    ara bul cat ces dan deu ell eng est eus fas fin fra gle heb hin hrv hun ind isl ita jpn kor lav lit mlt msa nld nno
    nob nor pol por ron rus slk slv spa srp swe tha tur ukr vie zho
    """.split()  # noqa: SIM905
)
#: Codes that are more often keys or words of English.
_NO_CODES = frozenset(("id", "is", "no", "as", "or", "to", "so", "la", "in", "it", "be", "am", "an", "my"))
_REGION = re.compile(r"[A-Za-z]{2}|[A-Z][a-z]{3}|\d{3}|hans|hant")  # or a script, after the code of a language
_NAMES = {normal(name): code for code, lists in languages().items() for name in lists.get("names", ())}


def is_language(key: str) -> bool:
    """Return whether a key is a language code, perhaps with a region or script: ``pt-BR``, ``zh_Hans``."""
    code, *parts = key.replace("_", "-").split("-")
    return code in _CODES and len(parts) <= 2 and all(map(_REGION.fullmatch, parts))  # zh-Hant-TW


def names_language(value: str) -> bool:
    """Return whether a value is a language code, or the name of a language."""
    return is_language(value.lower()) or normal(value) in _NAMES


def are_languages(keys: Iterable[str]) -> bool:
    """Return whether all keys of a mapping are language codes, and not only words such as "id"."""
    codes = list(keys)
    return bool(codes) and all(map(is_language, codes)) and not _NO_CODES.issuperset(codes)


def is_english(parts: Iterable[str]) -> bool:
    """Return whether no part of a path is the code of another language than English."""
    return all(not is_language(part) or part == "en" for part in parts if part)


@lru_cache(maxsize=_MANY)
def split_language(key: str) -> tuple[str, str]:
    """Return the usual name and the language of a key that has both: ``name`` and ``fr`` of ``name_fr``, ``fr_name``,
    ``french_name`` and "Name (French)"; a code alone is a text. Both are empty for another key."""
    own = normal(key).replace("(", "").replace(")", "")
    before, _, last = own.rpartition("_")
    first, _, after = own.partition("_")
    for base, language in ((before, last), (after, first)):
        known = language in languages() and language not in _NO_CODES
        if (known or language in _NAMES) and (base in TERM or base in PROSE or base in ALIASES):
            return base, _NAMES.get(language, language)
    return ("", own) if own in languages() and own not in _NO_CODES else ("", "")


@lru_cache(maxsize=_MANY)
def usual_name(key: str) -> str:
    """Return a key as the lists have it, without a language."""
    return split_language(key)[0] or normal(key)


def may_be_step(key: str) -> bool:
    """Return whether a key can be a step of a role."""
    return bool(key) and key[0] != "@" and "." not in key and key != "*" and not key.isdecimal()


def words_in(text: str) -> int:
    """Return how many words a text has; three characters of a script without spaces count as one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // _UNSPACED_WORD

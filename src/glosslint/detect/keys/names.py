"""The usual names of keys, by role, and codes of languages. They are evidence only: the values of a key decide, too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ID = _words("id slug key identifier termid term_id code anchor handle uid")
TERM = _words("term title name label headword word designation pref_label preferred lemma phrase entry")
EXPANSION = _words(
    "expansion full_form longform long_form full_name fullname long_name longname stands_for spelled_out expanded full"
)
ALIASES = _words(
    """aliases alias aka also_known_as synonyms synonym acronym acronyms abbreviation abbreviations abbr alt_labels
    alt_label alternatives variants other_names short_form also also_called other_terms admitted admitted_terms
    alternative_terms alternative_names alternative_labels alternate_terms alternate_names alt_terms alt_names
    name_variants variations short_name shortname"""
)
#: Keys that are called terms, and hold no titles or names of other things.
CALLED_TERMS = frozenset(_words("term headword word phrase acronym abbreviation"))
#: Keys that hold the term if no other key does.
SHORT = _words("acronym abbreviation abbr short_form short_name shortname initialism")
DEFINITION = _words("definition def meaning long_definition full_definition")
#: Keys that may state the kind of an entry.
KIND = _words("type kind entry_type term_type")
#: Keys of prose, in the order of preference for the definition, each with the name of the field in messages.
PROSE = {
    "definition": "definition",
    "definitions": "definition",
    "meanings": "definition",
    "descriptions": "description",
    "def": "definition",
    "meaning": "definition",
    "long_definition": "definition",
    "full_definition": "definition",
    "long": "definition",
    "description": "description",
    "desc": "description",
    "short": "summary",
    "short_definition": "summary",
    "short_description": "summary",
    "summary": "summary",
    "abstract": "summary",
    "text": "text",
    "content": "text",
    "body": "text",
    "explanation": "explanation",
    "long_description": "details",
    "details": "details",
}
REFERENCES = _words(
    """see see_also related related_terms related_to related_entries related_concepts ref refs reference references
    cross_reference cross_references xref xrefs broader narrower parent children similar compare contrast antonyms
    opposite opposites replaced_by superseded_by"""
)
HIERARCHY = _words("parent children")
#: Below a key of references, the keys that hold the id or name of the other entry.
TARGETS = _words("id ref slug term name title target concept_id")
STATUS = _words("status state entry_status")
REPLACED_BY = _words("replaced_by superseded_by use_instead")
DOMAIN = _words("domain domains subject_field")
#: Keys whose values may happen to be names of entries.
NOT_REFERENCES = frozenset(
    _words(
        """tag tags category categories topic topics keyword keywords type kind level language lang domain subject field
        section letter group groups status state source sources author authors url link links"""
    )
)
#: Keys of other things, whose keys for names hold those of these things: the abbreviation of a source.
OTHER_THINGS = frozenset(
    _words(
        """source sources book books author authors contributor contributors example examples resource resources
        publication publications citation citations bibliography link links organization organizations"""
    )
)
#: Keys whose value is the language of an entry.
LANGUAGE = _words("lang language locale language_code lang_code")
#: Keys of terms in another language, in a list of translations.
TRANSLATIONS = frozenset(_words("translation translations translated target"))
#: Keys whose sentences are not a definition.
BESIDE = frozenset(_words("example examples note notes comment comments usage origin etymology citation image quote"))
ROLE_KEYS = frozenset((*ID, *TERM, *EXPANSION, *ALIASES, *PROSE, *REFERENCES, *STATUS, "tags", "category", "date"))

#: Keys of one entry: what is under them is never the glossary.
FIELDS = frozenset((*PROSE, *REFERENCES, *ALIASES, *EXPANSION)) - {"content", "body", "children", "acronyms"}

_REGION = re.compile(r"[A-Za-z]{2}|[A-Za-z]{4}|\d{3}")  # or a script, after the code of a language
_ADJECTIVE = re.compile(r"\A(?:(?:short|brief|simple|plain_english|plain_language|plain|clear|full)_)+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MANY = 10_000  # keys in the cache: the same ones are in all entries, and asked for again for each role


@lru_cache(maxsize=_MANY)
def normal(key: str) -> str:
    """Return a key in the form of the lists above: ``see_also`` for ``seeAlso``, ``see-also`` and ``See also``."""
    return _CAMEL.sub("_", key).lower().replace("-", "_").replace(" ", "_")


def usual(name: str) -> str:
    """Return the usual name of prose in a key: ``explanation`` for ``short_explanation``; any other name unchanged."""
    rest = _ADJECTIVE.sub("", name)
    return rest if name not in PROSE and rest in PROSE else name


def may_be_step(key: str) -> bool:
    """Return whether a key can be a step of a role."""
    return bool(key) and key[0] != "@" and "." not in key and key != "*" and not key.isdecimal()


#: ISO 639-1, and the codes of ISO 639-2 and 639-3 that terminologists use most.
_TWO = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_THREE = """
    ara bul cat ces dan deu ell eng est eus fas fin fra gle heb hin hrv hun ind isl ita jpn kor lav lit mlt msa nld nno
    nob nor pol por ron rus slk slv spa srp swe tha tur ukr vie zho
"""
_CODES = frozenset((*_TWO.split(), *_THREE.split()))
_COUNTRIES = frozenset(("us", "gb", "cn", "il", "jp", "mx"))  # used for their languages
#: The languages of which a single key, such as ``def_fr``, is a translation; other codes may be words: ``text_in``.
TRANSLATED = frozenset(
    _words(
        """en de fr es it pt zh cn ja jp ko ru ar fa nl pl uk tr sv fi da nb cs sk hu el hi vi th ro bg hr sr ca eu gl
        he ur bn ta id ms no is et lv lt sl cy ga la sw"""
    )
)
#: Codes that are more often keys or words of English.
_WORDS = frozenset(("id", "is", "no", "as", "or", "to", "so", "la"))


#: English names of languages, as in ``arabic_def`` and "Definition (French)".
_NAMES = dict(
    pair.split(":")
    for pair in _words(
        """english:en french:fr german:de spanish:es italian:it portuguese:pt dutch:nl arabic:ar chinese:zh
        mandarin:zh japanese:ja korean:ko russian:ru ukrainian:uk polish:pl czech:cs slovak:sk hungarian:hu romanian:ro
        bulgarian:bg greek:el turkish:tr hebrew:he persian:fa farsi:fa urdu:ur hindi:hi bengali:bn tamil:ta thai:th
        vietnamese:vi indonesian:id malay:ms swedish:sv norwegian:no danish:da finnish:fi icelandic:is estonian:et
        latvian:lv lithuanian:lt croatian:hr serbian:sr slovenian:sl catalan:ca basque:eu galician:gl welsh:cy irish:ga
        latin:la swahili:sw"""
    )
)


@lru_cache(maxsize=_MANY)
def language_of(key: str) -> tuple[str, str]:
    """Return the usual name of a role and the language of a key that has both: ``name`` and ``fr`` of ``name_fr``,
    ``french_name`` and "Name (French)". Both are empty for another key."""
    own = normal(key).replace("(", "").replace(")", "")
    base, _, language = own.rpartition("_")
    if _has_role(base) and (language in _NAMES or (language in _CODES and language not in _WORDS)):
        return base, _NAMES.get(language, language)
    language, _, base = own.partition("_")
    return (base, _NAMES[language]) if language in _NAMES and _has_role(base) else ("", "")


def role_of(name: str) -> str:
    """Return what a usual name stands for: "term", "aliases" or a kind of text; any other name unchanged."""
    return "term" if name in TERM else "aliases" if name in ALIASES else PROSE.get(name, name)


def _has_role(name: str) -> bool:
    return name in TERM or name in PROSE or name in ALIASES


def begins_with_language(key: str) -> str:
    """Return the code of a language or country that is a key, or comes before the usual name of a role: ``fr`` of
    ``fr_def``. An empty string for another key."""
    language, _, base = normal(key).partition("_")
    known = language in _COUNTRIES or (language in _CODES and language not in _WORDS)
    return language if known and (not base or base in TERM or base in PROSE) else ""


def is_language(key: str) -> bool:
    """Return whether a key is a language code, perhaps with a region or script: ``pt-BR``, ``zh_Hans``."""
    code, *parts = key.replace("_", "-").split("-")
    return code in _CODES and len(parts) <= 2 and all(map(_REGION.fullmatch, parts))  # zh-Hant-TW


def names_language(value: str) -> bool:
    """Return whether a value is a language code, or the English name of a language."""
    return is_language(value.lower()) or value.lower() in _NAMES


def in_english(parts: Iterable[str]) -> bool:
    """Return whether no part of a path is the code of another language than English."""
    return all(not is_language(part) or part == "en" for part in parts if part)


def are_languages(keys: Iterable[str]) -> bool:
    """Return whether all keys of a mapping are language codes, and not only words such as "id"."""
    codes = list(keys)
    return bool(codes) and all(map(is_language, codes)) and not _WORDS.issuperset(codes)

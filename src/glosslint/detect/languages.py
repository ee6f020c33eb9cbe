"""Which keys are language codes."""

from __future__ import annotations

from collections.abc import Iterable

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
#: Codes that are more often keys or words of English.
_WORDS = frozenset(("id", "is", "no", "as", "or", "to", "so", "la"))


def is_language(key: str) -> bool:
    """Return whether a key is a language code, perhaps with a region or script: ``pt-BR``, ``zh_Hans``."""
    return key.replace("_", "-").split("-")[0] in _CODES and len(key) <= 10


def are_languages(keys: Iterable[str]) -> bool:
    """Return whether all keys of a mapping are language codes, and not only words such as "id"."""
    codes = list(keys)
    return bool(codes) and all(map(is_language, codes)) and not _WORDS.issuperset(codes)

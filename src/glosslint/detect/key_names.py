"""The usual names of keys, by role. They are evidence only: the values of a key decide, too."""

from __future__ import annotations

import re


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ID = _words("id slug key identifier termid term_id code anchor handle uid")
TERM = _words("term title name label headword word designation pref_label preferred lemma phrase entry")
EXPANSION = _words("expansion full_form longform long_form full_name fullname stands_for spelled_out expanded")
ALIASES = _words(
    """aliases alias aka also_known_as synonyms synonym acronym acronyms abbreviation abbreviations abbr alt_labels
    alt_label alternatives variants other_names short_form"""
)
#: In the order of preference for the definition proper, with the name of the field in messages.
PROSE = {
    "definition": "definition",
    "def": "definition",
    "meaning": "definition",
    "description": "description",
    "desc": "description",
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
ROLE_KEYS = frozenset((*ID, *TERM, *EXPANSION, *ALIASES, *PROSE, *REFERENCES, *STATUS, "tags", "category", "date"))

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def normal(key: str) -> str:
    """Return a key in the form of the lists above: ``see_also`` for ``seeAlso``, ``see-also`` and ``See also``."""
    return _CAMEL.sub("_", key).lower().replace("-", "_").replace(" ", "_")


def may_be_step(key: str) -> bool:
    """Return whether a key can be a step of a role."""
    return bool(key) and key[0] != "@" and "." not in key and key != "*" and not key.isdecimal()

"""A JSON Schema → its keys that are misspelt keywords, which validators ignore without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from glosslint.model import NodePath
from glosslint.schema.walk import NAMED
from glosslint.text.did_you_mean import edit_distance
from glosslint.text.tokenize import word_set

#: Keywords whose values are schemas or lists of schemas.
_INNER = word_set("""
    allOf anyOf oneOf prefixItems not if then else items additionalItems contains propertyNames additionalProperties
    unevaluatedItems unevaluatedProperties contentSchema extends disallow
""")
#: All others of the drafts from 3 to 2020-12 (https://json-schema.org/specification-links).
_OTHERS = word_set("""
    $schema $id id $ref $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor $vocabulary $comment type enum
    const multipleOf divisibleBy maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems
    minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired title
    description default deprecated readOnly writeOnly examples format contentMediaType contentEncoding
""")
KEYWORDS = NAMED | _INNER | _OTHERS
#: Of OpenAPI, which is one letter from a keyword of JSON Schema.
_WELL_KNOWN = frozenset(("example",))
#: Letters of a keyword from which two may differ; one may from four. Others are near words of all kinds: note, not.
_LONG, _SHORT = 6, 4


def slips(schema: Any, path: NodePath = ()) -> Iterator[tuple[NodePath, str]]:
    """Yield the paths of keys in a schema that differ by one or two letters from a keyword, each with that keyword.

    Their value must be one that the keyword can have. Other unknown keys are allowed: they are annotations.
    """
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from slips(item, (*path, index))
    if not isinstance(schema, Mapping):
        return
    for key, value in schema.items():
        if key in NAMED and isinstance(value, Mapping):
            for name, inner in value.items():
                yield from slips(inner, (*path, key, name)) if isinstance(inner, Mapping) else ()
        elif key in _INNER:
            yield from slips(value, (*path, key))
        elif key not in KEYWORDS:
            meant = next((keyword for keyword in _near_keywords(key) if _can_have(keyword, value)), None)
            yield from (((*path, key), meant),) if meant is not None else ()


@lru_cache(maxsize=1_000)
def _near_keywords(key: str) -> tuple[str, ...]:
    """Return the keywords that differ from ``key`` by few letters, nearest first."""
    if key in _WELL_KNOWN or key.startswith("x-"):
        return ()
    allowed = ((keyword, (len(keyword) >= _LONG) + (len(keyword) >= _SHORT)) for keyword in KEYWORDS)
    found = ((edit_distance(key.lower(), keyword.lower(), edits), keyword) for keyword, edits in allowed)
    return tuple(keyword for _, keyword in sorted((edits, keyword) for edits, keyword in found if edits is not None))


def _can_have(keyword: str, value: Any) -> bool:
    """Return whether the drafts allow the keyword to have the value; those of the oldest drafts may have any."""
    from jsonschema import Draft7Validator, Draft202012Validator

    schema = {keyword: value}
    return any(not list(kind(kind.META_SCHEMA).iter_errors(schema)) for kind in (Draft202012Validator, Draft7Validator))

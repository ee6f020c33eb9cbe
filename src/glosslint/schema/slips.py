"""A JSON Schema → its keys that are misspelt keywords, which validators ignore without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from glosslint.model import NodePath
from glosslint.schema.walk import NAMED
from glosslint.text.did_you_mean import NearestWords
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
_NEAREST = NearestWords(sorted(KEYWORDS))


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
            meant = None if key in _WELL_KNOWN or key.startswith("x-") else _NEAREST.nearest(key)
            yield from (((*path, key), meant),) if meant is not None and _can_have(meant, value) else ()


def _can_have(keyword: str, value: Any) -> bool:
    """Return whether the drafts allow the keyword to have the value; those of the oldest drafts may have any."""
    from jsonschema import Draft7Validator, Draft202012Validator

    schema = {keyword: value}
    return any(not list(kind(kind.META_SCHEMA).iter_errors(schema)) for kind in (Draft202012Validator, Draft7Validator))

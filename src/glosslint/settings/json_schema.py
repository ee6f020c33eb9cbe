"""The JSON Schema of the settings, made from the classes that read them."""

from __future__ import annotations

from typing import Any

from glosslint.layout.layout import Layout
from glosslint.layout.presets import presets
from glosslint.model.options import json_schema
from glosslint.rules import ALL
from glosslint.settings.settings import FIXING, LEVELS
from glosslint.settings.table import Table


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``glosslint.toml``, with a table for every rule."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of glosslint",
        "description": "The keys of glosslint.toml, or of [tool.glosslint] in pyproject.toml.",
        **json_schema(Table),
    }
    schema["properties"]["layout"] = {
        "description": schema["properties"]["layout"]["description"],
        "anyOf": [{"enum": list(presets())}, json_schema(Layout)],
        "default": "native",
    }
    level = {"description": "Severity of its findings; off: the rule does not run.", "enum": list(LEVELS)}
    fix = {"description": "Safety of its fixes; off: it has none.", "enum": list(FIXING)}
    tables = {}
    for rule in ALL:
        table = json_schema(rule.options)
        table["description"] = f"Settings of the rule {rule.name}."
        own = {"level": level, "fix": fix} if rule.fixes else {"level": level}
        table["properties"] = {**own, **table["properties"]}
        tables[rule.name] = {"anyOf": [{"enum": list(LEVELS)}, table]}
    rules = schema["properties"]["rules"]
    rules.update({"additionalProperties": False, "properties": tables})
    return schema

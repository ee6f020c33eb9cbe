"""The patterns of the native schema are matched without the time limit, and are all there is of them."""

from __future__ import annotations

import json
import re

from glosslint.schema.validator import bundled_schema
from glosslint.schema.walk import NATIVE


def test_the_patterns_without_a_time_limit_are_those_of_the_native_schema() -> None:
    schema = bundled_schema("entry.schema.json").read_text("utf-8")
    patterns = re.findall(r'"pattern": ("[^"]*")', json.dumps(json.loads(schema)))
    assert {json.loads(pattern) for pattern in patterns} == NATIVE

"""Rules for Harper that report the part of speech of every word, since it has no other way to ask for these."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from glosslint.language.grammar.words import PARTS_OF_SPEECH

#: The rule that reports a part of speech, of a name that no rule of Harper has.
_RULES = {f"PartOfSpeech{part.title()}": part for part in PARTS_OF_SPEECH}
RULES = frozenset(_RULES)


def load_rules(linter: Any) -> None:
    """Add the rules to a linter of Harper, as a pack of rules in Weir, its language for these."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as pack:
        pack.writestr("manifest.json", json.dumps(dict.fromkeys(("author", "version", "description", "license"), "-")))
        for rule, part in _RULES.items():
            pack.writestr(f"{rule}.weir", f'expr main {part}\nlet message "-"\nlet description "-"\nlet becomes "-"\n')
    linter.load_weirpack(buffer.getvalue())


def take_parts(lints: dict[str, Any]) -> dict[int, str]:
    """Remove what the rules reported from the lints by rule, and return it: the part of speech of each word, by the
    character at which it begins."""
    return {lint.span.start: part for rule, part in _RULES.items() for lint in lints.pop(rule, ())}

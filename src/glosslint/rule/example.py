"""Examples of rules: small glossaries with the reported characters marked. They document a rule, and test it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from glosslint.model.frozen import dataclass

OPEN, CLOSE = "⟦", "⟧"  # around the range that a finding must point at


@dataclass(frozen=True)
class Example:
    """A small glossary: the text of each file by its name.

    In a bad example ``⟦…⟧`` marks each range that is reported, in the order of the files (in files of ``before``, those
    that no longer exist), and ``messages`` holds the message of each; a good one has neither.
    """

    files: Mapping[str, str]
    messages: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    schema: Mapping[str, Any] | None = None
    after: Mapping[str, str] = field(default_factory=dict)  # the new text of the files that (also unsafe) fixes change
    before: Mapping[str, str] = field(default_factory=dict)  # as on the branch ``main``, for rules that compare
    layout: str = "native"  # the preset by which the files are read

    @property
    def bad(self) -> bool:
        """Whether the rule reports something."""
        return bool(self.messages)


def good(
    files: str | Mapping[str, str],
    *,
    options: Mapping[str, Any] | None = None,
    schema: Mapping[str, Any] | None = None,
    before: Mapping[str, str] | None = None,
    layout: str = "native",
) -> Example:
    """Return an example in which the rule reports nothing. A single text is the file ``entry.yaml``."""
    return bad(files, options=options, schema=schema, before=before, layout=layout)


def bad(
    files: str | Mapping[str, str],
    *messages: str,
    options: Mapping[str, Any] | None = None,
    schema: Mapping[str, Any] | None = None,
    after: str | Mapping[str, str] | None = None,
    before: Mapping[str, str] | None = None,
    layout: str = "native",
) -> Example:
    """Return an example with one marked range for each of ``messages``. If ``after`` is a single text, it is that of
    the file with the first mark."""
    texts = {"entry.yaml": files} if isinstance(files, str) else files
    marked = next((name for name, text in texts.items() if OPEN in text), "")
    changed = {marked: after} if isinstance(after, str) else after or {}
    return Example(texts, messages, options or {}, schema, changed, before or {}, layout)

"""Glossaries whose words mean something to the formats: commands, markup, ends of sections, what XML cannot hold."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support import entry, glosslint, write

WORDS = (
    "two\nlines",
    "a\r::error file=x,line=1::nothing",
    "::stop-commands::token",
    "##[add-mask]word",
    "]]>",
    "</message><error/>",
    "100% %0A %25",
    "a,b:c=d",
    "a|b",
    "`code` ``more``",
    "**bold** [link](x) <b> &amp; $x$",
    "@team #12 !3 ~label",
    "emoji 😀 漢字",
    "bell \u0007 escape \u001b[31m",
    "bidi \u202e",
    "not a character \uffff",
    '"quoted" {0}',
)


def glossary(folder: Path) -> Path:
    """A reference to each of the words, in one entry, and files that are not UTF-8 or hold other faults."""
    listed = ", ".join(json.dumps(word, ensure_ascii="😀" not in word) for word in WORDS)
    files: dict[str, str | bytes] = {
        "glosslint.toml": (
            'files = ["*.yaml"]\nselect = ["broken-reference", "not-utf8", "duplicate-reference"]\n'
            'ignore = ["unresolved-role"]\n'
        ),
        "words.yaml": entry("words") + f"see_also: [{listed}]\n",
        "bytes.yaml": b"id: bytes\nterm: caf\xe9\n",
        "twice.yaml": entry("twice", see_also=["words", "words", "words"]),
    }
    return write(folder, files)


def printed(folder: Path, form: str) -> str:
    """The report on the glossary in ``folder``, as the command line prints it."""
    return glosslint("--output", form, "--exit-zero", cwd=folder).out

"""The keys that settings may hold, with the type, the default and a line about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from glosslint.language.settings import LanguageTable
from glosslint.model.options import option
from glosslint.rules.wording.tables import Discouraged, Pattern, Preferred


@dataclass(frozen=True)
class Table:
    """The keys of ``[tool.glosslint]``, or of the top of ``glosslint.toml``."""

    files: tuple[str, ...] = option(
        ("glossary/**/*.yaml", "glossary/**/*.yml"), "Which files hold entries: patterns relative to the settings file."
    )
    exclude: tuple[str, ...] = option(
        ("_*",), "Files and folders to leave out, even when named on the command line: names, or paths with a slash."
    )
    schema: str = option("", "The JSON Schema of one entry, relative to the settings file; empty for the layout's own.")
    file_schema: str = option("", "The JSON Schema of a whole file, relative to the settings file.")
    layout: Any = option("native", "How the files hold entries: the name of a preset, or a table.")
    vocabularies: tuple[Any, ...] = option(
        (),
        "Files with entries that may be referred to and are not checked: patterns, or tables of `files` and `layout`.",
    )
    preset: Literal["recommended", "strict", "minimal"] = option(
        "recommended", "The levels to start from: as each rule says, info raised to warning, or errors only."
    )
    select: tuple[str, ...] = option((), "Run only these rules or categories.")
    ignore: tuple[str, ...] = option((), "Do not run these rules or categories.")
    language: LanguageTable = option(LanguageTable(), "How spelling and grammar are checked.")
    fail_on: Literal["error", "warning", "info"] = option("error", "The lowest level that makes the exit code 1.")
    per_file_ignores: Mapping[str, tuple[str, ...]] = option(
        {}, "Rules or categories to leave out in the files that a pattern matches."
    )
    baseline: str = option(
        "glosslint-baseline.json",
        "The file of findings that rest, relative to the settings file; without the file, none do.",
    )
    discouraged: tuple[Discouraged, ...] = option((), "House rules: tables of words that are not to be used.")
    preferred: tuple[Preferred, ...] = option((), "House rules: tables of words and of what to write instead.")
    pattern: tuple[Pattern, ...] = option((), "House rules: tables of patterns that texts are not to match.")
    rules: Mapping[str, Any] = option({}, "A table for each rule that is to differ: its `level` and its options.")


@dataclass(frozen=True)
class VocabularyTable:
    """The keys of a table under ``vocabularies``."""

    files: tuple[str, ...] = option((), "Patterns, relative to the settings file; they may begin with ../.")
    layout: Any = option("", "The layout of these files; the glossary's own, without one.")

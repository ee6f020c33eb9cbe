"""Everything that the author of a rule imports.

A rule is one module: a docstring (its documentation page), ``Options`` if it has any, ``check``, and ``RULE``.
``check`` is a pure generator: facts come in, Problems go out. The form of the rule decides which facts: those of one
file (FileRule), of one entry (EntryRule), of the whole Glossary (GlossaryRule), or a suppression comment with the
findings that it suppresses (SuppressionRule). Begin with ``forms``, then read any rule in ``glosslint.rules``.
"""

from __future__ import annotations

from glosslint.facts.definition import Definition, markup_start
from glosslint.facts.entry import EntryFacts, Link, MalformedLink, Name, Reference, Text
from glosslint.facts.file import FileFacts, InvisibleCharacter
from glosslint.facts.prose import Prose
from glosslint.facts.suppression import SUPPRESSION_SYNTAX, AppliedSuppression, SelectorUse, Suppression
from glosslint.glossary.conventions import ENOUGH, MOST, Case, Convention, Habit
from glosslint.glossary.definition_graph import Cycle, Mention
from glosslint.glossary.glossary import Glossary, Removed
from glosslint.language.types import GrammarMatch, UnknownWord
from glosslint.model import (
    Cause,
    Fault,
    Fix,
    GlosslintError,
    Intent,
    NodePath,
    Part,
    Place,
    Problem,
    Related,
    RemoveItem,
    RemoveKey,
    RenameKey,
    Reorder,
    Replace,
    ReplaceSource,
    Safety,
    SetValue,
    Severity,
    Span,
)
from glosslint.model.options import option
from glosslint.rule.example import CLOSE, OPEN, Example, bad, good
from glosslint.rule.forms import (
    HEADINGS,
    Category,
    EntryRule,
    FileRule,
    GlossaryRule,
    NoOptions,
    Rule,
    SuppressionRule,
    safe,
    unsafe,
)
from glosslint.schema.validator import SchemaViolation
from glosslint.text.did_you_mean import nearest
from glosslint.text.english.abbreviations import ABBREVIATIONS
from glosslint.text.english.inflection import base
from glosslint.text.english.repeated_words import MEANT_TWICE
from glosslint.text.english.replace_word import article, instead
from glosslint.text.english.similarity import Difference, alike, differences, is_slight
from glosslint.text.english.spelling_variants import Variant, both_ways, variants, without_quotations
from glosslint.text.english.term_matcher import Finder, base_words, lowered
from glosslint.text.languages import ANY_LANGUAGE, LANGUAGE
from glosslint.text.names import fold, kebab, slug, split_qualifier, twin_key
from glosslint.text.placeholders import is_placeholder
from glosslint.text.safe_regex import fault_of, search
from glosslint.text.tokenize import count as count_words
from glosslint.text.urls import addresses
from glosslint.util.graphs import components, shortest_loop
from glosslint.util.sequences import longest_run

__all__ = [
    "ABBREVIATIONS",
    "ANY_LANGUAGE",
    "CLOSE",
    "ENOUGH",
    "HEADINGS",
    "LANGUAGE",
    "MEANT_TWICE",
    "MOST",
    "OPEN",
    "SUPPRESSION_SYNTAX",
    "AppliedSuppression",
    "Case",
    "Category",
    "Cause",
    "Convention",
    "Cycle",
    "Definition",
    "Difference",
    "EntryFacts",
    "EntryRule",
    "Example",
    "Fault",
    "FileFacts",
    "FileRule",
    "Finder",
    "Fix",
    "Glossary",
    "GlossaryRule",
    "GlosslintError",
    "GrammarMatch",
    "Habit",
    "Intent",
    "InvisibleCharacter",
    "Link",
    "MalformedLink",
    "Mention",
    "Name",
    "NoOptions",
    "NodePath",
    "Part",
    "Place",
    "Problem",
    "Prose",
    "Reference",
    "Related",
    "RemoveItem",
    "RemoveKey",
    "Removed",
    "RenameKey",
    "Reorder",
    "Replace",
    "ReplaceSource",
    "Rule",
    "Safety",
    "SchemaViolation",
    "SelectorUse",
    "SetValue",
    "Severity",
    "Span",
    "Suppression",
    "SuppressionRule",
    "Text",
    "UnknownWord",
    "Variant",
    "addresses",
    "alike",
    "article",
    "bad",
    "base",
    "base_words",
    "both_ways",
    "components",
    "count_words",
    "differences",
    "fault_of",
    "fold",
    "good",
    "instead",
    "is_placeholder",
    "is_slight",
    "kebab",
    "longest_run",
    "lowered",
    "markup_start",
    "nearest",
    "option",
    "safe",
    "search",
    "shortest_loop",
    "slug",
    "split_qualifier",
    "twin_key",
    "unsafe",
    "variants",
    "without_quotations",
]

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
from glosslint.text.english.repeated_words import INTENDED_REPETITIONS
from glosslint.text.english.replace_word import article_change, inflected_replacement
from glosslint.text.english.similarity import Difference, differences, is_minor, similar_pairs
from glosslint.text.english.spelling_variants import Variant, mask_quotations, mixed_spellings, spelling_variants
from glosslint.text.english.term_matcher import TermMatcher, base_words, lowered
from glosslint.text.languages import ANY_LANGUAGE, LANGUAGE_CODE
from glosslint.text.names import fold, kebab, slug, split_qualifier, twin_key
from glosslint.text.placeholders import is_placeholder
from glosslint.text.safe_regex import compile_pattern, find_matches, pattern_error
from glosslint.text.tokenize import count_words
from glosslint.text.urls import find_addresses
from glosslint.util.graphs import shortest_cycle, strongly_connected_components
from glosslint.util.sequences import longest_sorted_subsequence

__all__ = [
    "ABBREVIATIONS",
    "ANY_LANGUAGE",
    "CLOSE",
    "ENOUGH",
    "HEADINGS",
    "INTENDED_REPETITIONS",
    "LANGUAGE_CODE",
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
    "TermMatcher",
    "Text",
    "UnknownWord",
    "Variant",
    "article_change",
    "bad",
    "base",
    "base_words",
    "compile_pattern",
    "count_words",
    "differences",
    "find_addresses",
    "find_matches",
    "fold",
    "good",
    "inflected_replacement",
    "is_minor",
    "is_placeholder",
    "kebab",
    "longest_sorted_subsequence",
    "lowered",
    "markup_start",
    "mask_quotations",
    "mixed_spellings",
    "nearest",
    "option",
    "pattern_error",
    "safe",
    "shortest_cycle",
    "similar_pairs",
    "slug",
    "spelling_variants",
    "split_qualifier",
    "strongly_connected_components",
    "twin_key",
    "unsafe",
]

"""Everything that the author of a rule imports.

A rule is one module: a docstring (its documentation page), ``Options`` if it has any, ``check``, and ``RULE``.
``check`` is a pure generator: facts come in, Problems go out. The form of the rule decides which facts: those of one
file (FileRule), of one entry (EntryRule), of the whole Glossary (GlossaryRule), or a suppression comment with the
findings that it suppresses (SuppressionRule). Begin with ``forms``, then read any rule in ``glosslint.rules``.
"""

from __future__ import annotations

from glosslint.facts.definition import Definition as Definition, markup_start as markup_start
from glosslint.facts.entry import EntryFacts as EntryFacts, Name as Name, Text as Text
from glosslint.facts.file import FileFacts as FileFacts, InvisibleCharacter as InvisibleCharacter
from glosslint.facts.links import Link as Link, MalformedLink as MalformedLink, Reference as Reference
from glosslint.facts.prose import Prose as Prose
from glosslint.facts.suppression import (
    SUPPRESSION_SYNTAX as SUPPRESSION_SYNTAX,
    AppliedSuppression as AppliedSuppression,
    SelectorUse as SelectorUse,
    Suppression as Suppression,
)
from glosslint.glossary.conventions import (
    ENOUGH as ENOUGH,
    MOST as MOST,
    Case as Case,
    Convention as Convention,
    Habit as Habit,
)
from glosslint.glossary.definition_graph import Cycle as Cycle, Mention as Mention
from glosslint.glossary.glossary import Glossary as Glossary
from glosslint.language.types import GrammarMatch as GrammarMatch, UnknownWord as UnknownWord
from glosslint.layout.link_patterns import normalize_page as normalize_page
from glosslint.model import (
    Cause as Cause,
    Fault as Fault,
    Fix as Fix,
    GlosslintError as GlosslintError,
    Intent as Intent,
    NodePath as NodePath,
    Part as Part,
    Place as Place,
    Problem as Problem,
    Related as Related,
    RemoveItem as RemoveItem,
    RemoveKey as RemoveKey,
    RenameKey as RenameKey,
    Reorder as Reorder,
    Replace as Replace,
    ReplaceSource as ReplaceSource,
    Safety as Safety,
    SetValue as SetValue,
    Severity as Severity,
    Span as Span,
)
from glosslint.model.frozen import dataclass as dataclass
from glosslint.model.options import option as option
from glosslint.model.removed import Removed as Removed
from glosslint.parse.page.titles import ASIDES as ASIDES
from glosslint.parse.tex import TexError as TexError, tex_error as tex_error
from glosslint.rule.example import CLOSE as CLOSE, OPEN as OPEN, Example as Example, bad as bad, good as good
from glosslint.rule.forms import (
    HEADINGS as HEADINGS,
    Category as Category,
    EntryRule as EntryRule,
    FileRule as FileRule,
    GlossaryRule as GlossaryRule,
    NoOptions as NoOptions,
    Rule as Rule,
    SuppressionRule as SuppressionRule,
    safe as safe,
    unsafe as unsafe,
)
from glosslint.schema.validator import SchemaViolation as SchemaViolation
from glosslint.text.abbreviations import ABBREVIATIONS as ABBREVIATIONS
from glosslint.text.acronyms import (
    acronym_readings as acronym_readings,
    is_acronym as is_acronym,
    is_inside as is_inside,
    is_near as is_near,
    is_spelled_out as is_spelled_out,
    stands_for as stands_for,
)
from glosslint.text.boundaries import Ending as Ending, labels_end as labels_end, takes_period as takes_period
from glosslint.text.did_you_mean import edit_distance as edit_distance, nearest as nearest
from glosslint.text.english._word_classes import is_adverb as is_adverb
from glosslint.text.english.breaks_off import Break as Break, breaks_off as breaks_off
from glosslint.text.english.definition_parts import is_full_sentence as is_full_sentence
from glosslint.text.english.inflection import base as base
from glosslint.text.english.repeated_words import (
    INTENDED_REPETITIONS as INTENDED_REPETITIONS,
    is_pronunciation as is_pronunciation,
    is_set_apart as is_set_apart,
)
from glosslint.text.english.replace_word import (
    article as article,
    article_change as article_change,
    inflected_replacement as inflected_replacement,
)
from glosslint.text.english.similarity import (
    Difference as Difference,
    differences as differences,
    is_minor as is_minor,
    similar_pairs as similar_pairs,
)
from glosslint.text.english.spelling_variants import (
    Variant as Variant,
    mask_quotations as mask_quotations,
    mixed_spellings as mixed_spellings,
    spelling_variants as spelling_variants,
)
from glosslint.text.english.term_matcher import (
    TermMatch as TermMatch,
    TermMatcher as TermMatcher,
    base_words as base_words,
    lowered as lowered,
)
from glosslint.text.languages import ANY_LANGUAGE as ANY_LANGUAGE, LANGUAGE_CODE as LANGUAGE_CODE
from glosslint.text.messages import joined as joined
from glosslint.text.names import (
    fold as fold,
    is_acronym_of as is_acronym_of,
    kebab as kebab,
    slug as slug,
    split_qualifier as split_qualifier,
    twin_key as twin_key,
    without_signs as without_signs,
)
from glosslint.text.placeholders import is_placeholder as is_placeholder, is_word as is_word, named_field as named_field
from glosslint.text.safe_regex import (
    UserPattern as UserPattern,
    compile_pattern as compile_pattern,
    find_matches as find_matches,
    pattern_error as pattern_error,
    replacement_error as replacement_error,
    syntax_error as syntax_error,
)
from glosslint.text.tokenize import count_words as count_words
from glosslint.text.urls import find_addresses as find_addresses
from glosslint.util.graphs import (
    shortest_cycle as shortest_cycle,
    strongly_connected_components as strongly_connected_components,
)
from glosslint.util.regexes import lazy_pattern as lazy_pattern
from glosslint.util.sequences import longest_sorted_subsequence as longest_sorted_subsequence
from glosslint.util.timing import today as today

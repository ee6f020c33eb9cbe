"""glosslint's own rules, in a folder a category: a module each, or one for several that are alike.

To add a rule, write ``<category>/<name>.py`` and list it here; a test proves that the list is complete. ``ALL`` holds
the rules in the order of the list, which is the order of the documentation and, at one place, of the findings.
``registry`` adds the rules of plugins.
"""

from __future__ import annotations

from importlib import import_module

from glosslint.rule import Rule

#: The module of each rule, and its name there if that is not ``RULE``.
_LISTED = (
    "file.faults:UNREADABLE_FILE",
    "file.faults:NOT_UTF8",
    "file.faults:YAML_SYNTAX",
    "file.faults:TAB_INDENTATION",
    "file.contents:NO_ENTRIES",
    "file.contents:EXTRA_DOCUMENT",
    "file.contents:DUPLICATE_KEY",
    "file.quoting:IMPLICIT_TYPE",
    "file.quoting:SILENT_COMMENT",
    "file.quoting:DOUBLED_APOSTROPHE",
    "whitespace:BYTE_ORDER_MARK",
    "whitespace:MIXED_LINE_ENDINGS",
    "file.invisible_character",
    "schema.schema_mismatch",
    "schema.rare_key",
    "schema.scalar_list",
    "schema.placeholder_text",
    "schema.future_date",
    "schema.empty_definition",
    "identity.missing:MISSING_ID",
    "identity.missing:MISSING_TERM",
    "identity.duplicate_id",
    "identity.id_case_collision",
    "identity.duplicate_term",
    "identity.twin_term",
    "identity.acronym_mismatch",
    "identity.id_format",
    "identity.id_filename",
    "identity.id_removed",
    "identity.redundant_alias",
    "references.broken_reference",
    "references.broken_link",
    "references.malformed_link",
    "references.unwanted:SELF_REFERENCE",
    "references.unwanted:DUPLICATE_REFERENCE",
    "references.indirect_reference",
    "references.unwanted:UNPUBLISHED_REFERENCE",
    "references.unresolved_role",
    "circularity.self_definition",
    "circularity.circular_definition",
    "circularity.loops:REDIRECT_LOOP",
    "circularity.loops:HIERARCHY_CYCLE",
    "definition.lengths:SHORT_DEFINITION",
    "definition.lengths:LONG_DEFINITION",
    "definition.lengths:LONG_SENTENCE",
    "convention.long_term",
    "definition.lengths:MANY_SENTENCES",
    "wording.engines:SPELLING",
    "wording.engines:GRAMMAR",
    "convention.term_case",
    "convention.term_punctuation",
    "convention.leading_article",
    "definition.synonym_only",
    "definition.meta_opening",
    "definition.is_when",
    "definition.negative_definition",
    "definition.open_list",
    "convention.restated_term",
    "convention.opening_article",
    "convention.initial_case",
    "convention.final_period",
    "consistency.same_definition:DUPLICATE_DEFINITION",
    "consistency.same_definition:NEAR_DUPLICATE_DEFINITION",
    "consistency.paraphrased_term",
    "consistency.deprecated_term_use",
    "consistency.spelling_variant",
    "consistency.order:UNSORTED_ENTRIES",
    "wording.custom:DISCOURAGED_WORD",
    "wording.custom:PREFERRED_FORM",
    "wording.custom:DISCOURAGED_PATTERN",
    "wording.repeated_word",
    "references.anchor_collision",
    "publishing.page:DUPLICATE_PAGE",
    "publishing.invalid_formula",
    "publishing.page:PAGE_MISMATCH",
    "publishing.page:PAGE_FOR_DRAFT",
    "publishing.insecure_url",
    "formatting.unbalanced_markup",
    "whitespace:TRAILING_SPACE",
    "formatting.double_space",
    "formatting.punctuation",
    "whitespace:FINAL_NEWLINE",
    "consistency.order:UNSORTED_LIST",
    "formatting.key_order",
    "suppression.comments:UNUSED_SUPPRESSION",
    "suppression.comments:MALFORMED_SUPPRESSION",
    "suppression.comments:SUPPRESSION_WITHOUT_REASON",
    "suppression.comments:EXPIRED_SUPPRESSION",
)


def _load(listed: str) -> Rule:
    module, _, name = listed.partition(":")
    rule: Rule = getattr(import_module(f"{__name__}.{module}"), name or "RULE")
    return rule


ALL: tuple[Rule, ...] = tuple(map(_load, _LISTED))

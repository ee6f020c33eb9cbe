"""What rules ask about English words and sentences."""

from glosslint.text.english.breaks_off import Break as Break, breaks_off as breaks_off
from glosslint.text.english.definition_parts import is_full_sentence as is_full_sentence
from glosslint.text.english.grammar import is_adverb as is_adverb
from glosslint.text.english.inflection import (
    article as article,
    article_change as article_change,
    base as base,
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
    lower_text as lower_text,
)
from glosslint.text.english.word_lists import (
    INTENDED_REPETITIONS as INTENDED_REPETITIONS,
    is_set_apart as is_set_apart,
)

"""What rules ask about words, names and texts in any language, and a few tools."""

from glosslint.layout.link_patterns import normalize_page as normalize_page
from glosslint.parse.endings import ENDINGS as ENDINGS, page_ending as page_ending
from glosslint.parse.page.titles import ASIDES as ASIDES
from glosslint.parse.tex import TexError as TexError, tex_error as tex_error
from glosslint.text.boundaries import Ending as Ending, takes_period as takes_period
from glosslint.text.did_you_mean import edit_distance as edit_distance, nearest as nearest
from glosslint.text.languages import ANY_LANGUAGE as ANY_LANGUAGE, LANGUAGE_CODE as LANGUAGE_CODE
from glosslint.text.messages import join_steps as join_steps, join_words as join_words, quote_all as quote_all
from glosslint.text.placeholders import is_placeholder as is_placeholder, named_field as named_field
from glosslint.text.safe_regex import (
    UserPattern as UserPattern,
    compile_pattern as compile_pattern,
    find_matches as find_matches,
    pattern_error as pattern_error,
    replacement_error as replacement_error,
    syntax_error as syntax_error,
)
from glosslint.text.tokenize import (
    ABBREVIATIONS as ABBREVIATIONS,
    count_words as count_words,
    find_addresses as find_addresses,
)
from glosslint.util.graphs import (
    shortest_cycle as shortest_cycle,
    strongly_connected_components as strongly_connected_components,
)
from glosslint.util.regexes import lazy_pattern as lazy_pattern
from glosslint.util.sequences import (
    group_values as group_values,
    longest_sorted_subsequence as longest_sorted_subsequence,
)
from glosslint.util.timing import today as today

"""How many words texts have, in any script, and whether short ones may be translations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glosslint.text.languages import recognise_language
from glosslint.util.regexes import lazy_pattern

#: A link in any format.
LINK = re.compile(r"\]\(|\]\[|\[\[|<a\s|<<|xref:|`")
#: Characters of scripts without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
_UNSPACED = lazy_pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_UNSPACED_WORD = 3  # characters of a word in these
_SEVERAL_WORDS, _SINGLE = 2, 0.8  # words of a definition at least, and share of texts with fewer in a list of words


def words_in(text: str) -> int:
    """Return how many words a text has; three characters of a script without spaces count as one."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // _UNSPACED_WORD


def translations(texts: Sequence[str], terms: Sequence[str]) -> str:
    """Return why short texts may be translations of the terms: nearly all are one word, or they are in another script;
    empty if they are not."""
    filled = [text for text in texts if text.strip()]
    if sum(words_in(text) < _SEVERAL_WORDS for text in filled) > _SINGLE * len(filled):
        return "nearly all of its texts are single words, as in a list of translations"
    languages = {recognise_language(filled), recognise_language(terms)}
    return "its texts are in another language than its terms" if len(languages) > 1 else ""

"""How long a prose field may be."""

from __future__ import annotations

from glosslint.model.frozen import dataclass
from glosslint.model.options import option


@dataclass(frozen=True)
class Limits:
    """The length limits of a prose field; 0 sets no limit."""

    min_words: int = option(0, "The minimum number of words.")
    max_words: int = option(0, "The maximum number of words.")
    max_sentences: int = option(0, "The maximum number of sentences.")

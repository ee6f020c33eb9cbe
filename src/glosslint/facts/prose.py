"""A prose field of an entry, and what rules may ask of its text; each answer is computed once, when first asked.

One of them is where a text points that says nothing itself: "See: X", "→ X and Y", a link alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from glosslint.model import NodePath, Span
from glosslint.model.frozen import NamedTuple, Remembering, cached_property, dataclass
from glosslint.model.options import Limits
from glosslint.parse.markdown.structure import Markdown
from glosslint.text.boundaries import Ending, Opening, ending, opening
from glosslint.text.english.similarity import content_initials, plain_words, tokens
from glosslint.text.english.term_matcher import base_words
from glosslint.text.placeholders import Placeholder, foreign_placeholders, placeholders
from glosslint.text.tokenize import count_words, has_more_words, mask, sentences, words
from glosslint.util.regexes import lazy_pattern

NO_SPANS = frozenset[Span]()  # for most texts: an empty set takes 200 bytes
_AROUND_NAMES = 16  # characters: an article, quotation marks, signs that are words where they are code
_MOST_WORDS = 12  # beside those of links: a longer text holds more than a pointer, even if it opens with "See"
#: "See", in languages that glossaries are written in; in French and German, and before "whether", it may define a verb.
_SEE = lazy_pattern(
    r"(?:(?:(?:also\s+)?see(?:\s+also)?(?:\s+under)?|see\s+(?:the\s+)?(?:entry|definition|term)\s+(?:for|of|on)"
    r"|same\s+as|cf\.?|refer\s+to"
    r"|siehe(?:\s+auch)?|voir(?:\s+aussi)?|véase(?:\s+también)?|vedi|zie|см\.?)\s*(?::\s*|\s)(?!whether|if|how|what|that|why)"
    r"|(?:use|参见|见|参照)\s*[:：]\s*|(?:→|⇒|➔|⟶|->|=>)\s*)(?P<names>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = lazy_pattern(r"[\s*_]*[^\W\d_]+[*_]*\s+[^\s:]")
_SENTENCE_ENDS = lazy_pattern(r"(?<=[.!?。])(?<!\b[Cc]f\.)\s+")
#: Brackets, quotation marks, the signs of emphasis and code, and dollars of formulas.
_SIGNS = re.compile("[()\\[\\]{}`*_$\"'\u2018\u201c-\u201e\u00ab\u00bb](?:(?<=\\*)\\*|(?<=_)_)?")
_AROUND = " \t\r\n*_\"'`\u200b\ufeff"  # the last two have no width
_BETWEEN_NAMES = lazy_pattern(r"\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or|&|/)\s+", re.IGNORECASE)


class Pointer(NamedTuple):
    """Where a text points: the words after "See", or of the links, and the names that they may list."""

    words: str
    names: tuple[str, ...]
    is_sentence: bool = False  # with a verb and a link, "See [X](x)", and no label as "See: X" and "→ X" are


#: The words of a text take more memory than the text, and hardly a rule but those on single entries asks for them.
WORDS = frozenset(("plain_words", "words"))
#: Cached for the texts of a large glossary: results that take long to compute, or are small, and that many rules use.
#: All other results take more memory than the facts, and are rarely used by two rules.
KEPT = frozenset(("masked", "pointer", "word_count"))


@lru_cache(maxsize=256)
def is_english(language: str) -> bool:
    """Return whether a language code (ISO 639-1 or -2, perhaps with a region) is English."""
    return language.replace("_", "-").split("-")[0].lower() in ("en", "eng")


@dataclass(frozen=True, slots=True)
class Prose(Remembering):
    """A prose field: its key, decoded text, Markdown structure and limits."""

    field: str
    text: str
    path: NodePath
    markdown: Markdown
    limits: Limits | None = None
    core: bool = False
    language: str = "en"
    line_ends: frozenset[Span] = (
        NO_SPANS  # two spaces of a folded text: one ends a line of the file, one joins the next
    )
    page_start: int | None = None  # of a part of a page with one entry: where it begins on the page

    @property
    def english(self) -> bool:
        """Whether rules about English wording apply."""
        return self.language == "en" or is_english(self.language)

    @cached_property
    def masked(self) -> str:
        """The text with code, math and link targets overwritten; offsets stay the same."""
        return mask(self.text, self.markdown.hidden)

    @property
    def opaque(self) -> str:
        """The text with an x for each character that is not prose, so that punctuation there counts for nothing. Made
        anew each time: few rules ask for it, and it takes as much memory as the text."""
        return mask(self.text, [("image", span) for _, span in self.markdown.hidden])

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """The signs that come in pairs, one by one and in their order, without those that are not prose."""
        return tuple(_SIGNS.findall(self.masked))

    @cached_property
    def word_count(self) -> int:
        """The number of words."""
        return count_words(self.masked)

    def is_longer_than(self, name: int) -> bool:
        """Return whether the text is too long to be a name of so many characters, however both are folded: a fast
        answer for most texts. A word and a space have two characters or more."""
        return self.text.isascii() and 2 * self.word_count > name + _AROUND_NAMES

    @cached_property
    def words(self) -> list[Span]:
        """The words, as spans of the text."""
        return words(self.masked)

    @cached_property
    def base_forms(self) -> tuple[str, ...]:
        """Each word once, in the form by which terms and the words of the settings are looked up. A set of them would
        take as much memory as all other facts of an entry together."""
        return tuple(dict.fromkeys(base_words(self.masked)))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The words as compared between texts; see ``text.english.similarity``."""
        return tokens(self.text, self.markdown.hidden)

    @cached_property
    def plain_words(self) -> list[str]:
        """The words in lower case without punctuation: cheaper than ``tokens``, for a first comparison."""
        return plain_words(self.masked)

    @cached_property
    def initials(self) -> str:
        """The first letters of the content words, by which texts that may be alike are found."""
        return content_initials(self.masked)

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, as spans of the text."""
        return sentences(self.masked)

    @cached_property
    def opening(self) -> Opening | None:
        """The first word, if the text begins with one."""
        return opening(self.text, self.markdown.hidden)

    @cached_property
    def ending(self) -> Ending | None:
        """The end of the last paragraph, if the text ends with one."""
        return ending(self.text, self.markdown.hidden)

    @cached_property
    def placeholders(self) -> list[Placeholder]:
        """The placeholders such as "TODO"; of texts that are not English, what is all of them or a mark before them."""
        return placeholders(self.text, self.masked) if self.english else foreign_placeholders(self.text)

    @cached_property
    def pointer(self) -> Pointer | None:
        """Where the text points, if it only refers readers to other entries: "See X."."""
        return read_pointer(self.text, self.markdown)


def read_pointer(text: str, markdown: Markdown) -> Pointer | None:
    """Return where a text points, or ``None`` if it says anything else."""
    links = [link for link in markdown.links if "://" not in link.target]
    linked = " ".join(text[slice(*link.text)] for link in links)
    if len(text) > len(linked) * 2 + 40 * _MOST_WORDS:
        return None
    shown = visible_text(text, markdown, (0, len(text)), ("mark", "html"))
    unwrapped = _unwrap(shown)
    if not links and _SEE.match(unwrapped) is None:  # as nearly every text
        return None
    in_links = count_words(linked)
    if has_more_words(shown, in_links + _MOST_WORDS):
        return None
    parts = [_SEE.fullmatch(part.strip(_AROUND)) for part in _SENTENCE_ENDS.split(unwrapped)]
    if all(parts):
        words = " and ".join(part["names"].rstrip(".!?。" + _AROUND) for part in parts if part is not None)
    elif links and not has_more_words(shown, in_links + 1):
        words = linked  # and one word beside it, which may be "see" in any language
    else:
        return None
    words = " ".join(words.split())
    names = tuple(name for name in _BETWEEN_NAMES.split(words) if name)
    return Pointer(words, names, bool(links) and _SENTENCE.match(shown) is not None)


def visible_text(text: str, markdown: Markdown, span: tuple[int, int], hides: Collection[str]) -> str:
    """Return the characters in ``span`` of a text without the hidden parts of these kinds."""
    position, end = span
    parts = []
    for kind, (first, after) in markdown.hidden:
        if kind in hides and position < after and first < end:
            parts.append(text[position:first])
            position = after
    return "".join((*parts, text[position:end]))


def _unwrap(text: str) -> str:
    """Return a text without the parentheses or marks around it: "(See X.)"."""
    text = text.strip(_AROUND)
    if text.startswith("(") and text.rstrip(".").endswith(")"):
        text = text.rstrip(".")[1:-1]
    return text

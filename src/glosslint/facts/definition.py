"""The sentences that define an entry, split into their parts. English only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from glosslint.facts.prose import Prose, visible_text
from glosslint.model import Span
from glosslint.model.frozen import NamedTuple
from glosslint.text.english import clause, definition_parts
from glosslint.text.english.definition_parts import CleanText, DefinitionParts
from glosslint.text.english.term_matcher import base_words
from glosslint.text.names import fold, split_qualifier
from glosslint.text.tokenize import word_set

#: The words that a frame such as "The term X simply refers to" may hold besides the name, in their base forms.
_FRAME_WORDS = word_set("a an the term is are was were simply just mean refer to denote describe")
#: In characters, some five hundred words: a longer "sentence" is a text without periods, not a definition.
LONGEST = 3000
_SINGLE = str.maketrans('"\u201c\u201d', "'\u2018\u2019")
#: Marks of emphasis; not those inside of my_tool.
_MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_BOLD = re.compile(r"(\*\*|__)[^*_.]{1,80}\.?\s*(?:\1|\*|_)*\.?")
_AROUND_LABEL = " \n\t\r*_`\"'.:"


class Definition(NamedTuple):
    """A defining text and the parts of its first sentence; spans are in the text."""

    prose: Prose
    clean: CleanText
    parts: DefinitionParts
    own_frame: Span | None = None  # without its context, if it names the entry and a kind of thing follows: "X is"
    bare: bool = False  # the frame holds nothing else and can be removed, unlike "X in physics is" and "X, or Y, is"

    def stands_alone(self, removed: Span) -> bool:
        """Return whether what is left without these opening words is a definition that an editor would keep: no
        sentence of its own ("means the greatest number of users can …"), no half of a quotation, link or emphasis,
        nothing after a clause that needs them ("When issued by an agency, …"), and nothing before one ("… because it
        shines"). Marks right after the words, which open what follows, are left."""
        text = self.prose.text[removed.start : markup_start(self.prose, removed.end)]
        context = self.clean.core[slice(*self.parts.context)].split()
        pairs = (("\u201c", "\u201d"), ("(", ")"), ("\u00ab", "\u00bb"), ("[", "]"))
        whole = all(text.count(left) == text.count(right) for left, right in pairs)
        whole = whole and text.count("<") == 2 * text.count("</")
        signs = Counter(['"'] * text.count('"') + _MARKS.findall(text))
        if not whole or any(number % 2 for number in signs.values()) or text.lstrip().startswith("'"):
            return False
        if context and context[0].isalpha() and context[0] not in ("in", "within"):
            return False
        left = self.clean.core[removed.end : self.parts.sentence.end]
        return not (clause.has_main_verb(left) or clause.needs_subject(left))

    def shown(self, span: Span) -> str:
        """Return the words of ``span`` as readers see them: on one line, without the markup of links, and with single
        quotation marks, so that a message can quote them."""
        return " ".join(visible_text(self.prose.text, self.prose.markdown, span, ("mark",)).split()).translate(_SINGLE)

    def core_text(self, span: Span) -> str:
        """Return the words of ``span`` in lower case, without code, quotations and parentheses."""
        return self.clean.core[slice(*span)]


class FirstSentence(NamedTuple):
    """The first sentence of a defining text, and its words as names are looked up by; none of an overlong one."""

    span: Span
    bases: tuple[str, ...]


def read_first_sentence(prose: Prose, names: Sequence[str]) -> FirstSentence | None:
    """Return the first sentence, if there is one, of a text that defines an entry with these English ``names``."""
    span = find_first_sentence(prose, names)
    if span is None:
        return None
    return FirstSentence(span, tuple(base_words(prose.text[slice(*span)])) if span.end - span.start <= LONGEST else ())


def read_definition(prose: Prose, sentence: Span, names: Sequence[str]) -> Definition:
    """Return the parts of an English text with this first ``sentence``, which defines an entry with these ``names``."""
    cleaned = definition_parts.clean(prose.text, prose.markdown.hidden)
    start, end = definition_parts.defining_sentence(cleaned, sentence)
    parts = definition_parts.split_definition(cleaned, Span(start, min(end, start + LONGEST)), names)
    return Definition(prose, cleaned, parts, *_own_frame(prose, parts, names))


def _own_frame(prose: Prose, parts: DefinitionParts, names: Iterable[str]) -> tuple[Span | None, bool]:
    """Return the frame that names the entry, if there is one, and whether it holds nothing else."""
    start, end = parts.frame
    if end == start or parts.genus.end == parts.genus.start:
        return None, False
    start = markup_start(prose, Span(start, end).strip_spaces(prose.text).start)
    words = _base_words(visible_text(prose.text, prose.markdown, (start, end), ("mark",)))
    forms = {_base_words(form) for name in names for form in (name, *split_qualifier(name)) if form}
    name = max((form for form in forms if form in words), key=len, default="")
    if not name:
        return None, False
    return Span(start, end), _FRAME_WORDS.issuperset(words.replace(name, " ", 1).split())


def markup_start(prose: Prose, start: int) -> int:
    """Return where the markup before character ``start`` begins: the bracket of a link, the marks of italics."""
    return len(prose.text[:start].rstrip("[*_"))


def find_first_sentence(prose: Prose, names: Iterable[str]) -> Span | None:
    """Return the first sentence that is neither a Markdown heading nor a label, which only repeats one of the ``names``
    ("**Kafka.** Log that …")."""
    first: Span | None = None
    for sentence in prose.sentences:
        line = prose.text[prose.text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
        if line.lstrip().startswith("#"):
            continue
        if first is not None or not _is_label(prose.text[slice(*sentence)], names):
            return sentence
        first = sentence
    return first


def _is_label(sentence: str, names: Iterable[str]) -> bool:
    """Return whether a sentence is only a name, also with another in parentheses ("Apache Kafka (AK)."), or short and
    all in bold ("**Apache Kafka.**")."""
    if _BOLD.fullmatch(sentence.strip()) is not None:
        return True
    label = sentence.strip(_AROUND_LABEL)
    words = {fold(part) for part in {label, split_qualifier(label)[0]}}
    return any(not words.isdisjoint(map(fold, {name, *split_qualifier(name)})) for name in names)


def _base_words(text: str) -> str:
    """Return the words of a text in their base forms, with a space around each, so that ``in`` finds whole words."""
    return f" {' '.join(definition_parts.base_parts(text))} "

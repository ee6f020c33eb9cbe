"""The conventions of a glossary: what most of its texts do, with the numbers; and which words are common nouns and
which are proper names, by how the texts themselves write them.

House styles contradict each other: one published glossary ends 99 of 100 definitions with a period, another hardly any.
So rules on style learn what a glossary does, and report only the few texts that differ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set as AbstractSet
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from glosslint.facts.entry import EntryFacts, Name
from glosslint.facts.prose import Prose
from glosslint.model import NodePath, Span
from glosslint.model.frozen import NamedTuple, cached_property, dataclass
from glosslint.text.english.definition_parts import OPEN_DEFINING, is_full_sentence, may_open_noun_phrase
from glosslint.text.names import fold, is_acronym_of, split_qualifier
from glosslint.util.regexes import lazy_pattern
from glosslint.util.sequences import group_values

_AFTER_WORD = r"(?![\w/@-]|\.\w)"
#: A word by itself: not a part of a path, an address or a compound.
_LONE_WORD = lazy_pattern(rf"(?<![\w.'\u2019/#@-])[^\W\d_]{{2,}}+{_AFTER_WORD}")
#: One in the middle of a sentence that begins with no small letter of ASCII.
_INSIDE_SENTENCE = lazy_pattern(
    rf"[^\W\d_a-z](?:(?<=[^\W_][ \n].)|(?<=[^\W_][,;][ \n].))[^\W\d_]++{_AFTER_WORD}", re.DOTALL
)
_MIN_LOWERCASE = 3  # times: once or twice may be a typo
_MIN_CAPITALIZED = 2
_RARE = 0.05  # share of the terms with a capital, up to which one is rather a slip than a name


class Capitalization:
    """How often the words of some texts are written in lower case and with a capital, and whether terms are."""

    def __init__(self, texts: Sequence[str], terms: Sequence[str] = ()) -> None:
        """Count the words of ``texts``, which are without code, mathematics and the targets of links."""
        written = Counter(chain.from_iterable(map(_LONE_WORD.findall, texts)))
        self._lowercase = Counter({word: count for word, count in written.items() if word.islower()})
        self._capitalized = Counter({word: count for word, count in written.items() if word.istitle()})
        self._names = set(filter(str.istitle, chain.from_iterable(map(_INSIDE_SENTENCE.findall, texts))))
        self._has_small_terms = len(terms) >= ENOUGH and sum(map(str.istitle, terms)) <= _RARE * len(terms)

    def is_lowercase(self, word: str) -> bool:
        """Return whether the texts write a word in lower case, and never with a capital inside a sentence."""
        return self._lowercase[word.lower()] >= _MIN_LOWERCASE and word.title() not in self._names

    def is_common(self, word: str) -> bool:
        """Return whether a word of a term is no name: where hardly any term begins with a capital, one use of it or its
        plural in lower case is enough."""
        lower = word.lower()
        is_small = self._has_small_terms and bool(self._lowercase[lower] or self._lowercase[f"{lower}s"])
        return self.is_lowercase(word) or (is_small and not self.is_name(word))

    def is_capitalized(self, word: str) -> bool:
        """Return whether the texts write a word with a capital, at the beginning of a sentence and not inside, where
        they write it in lower case: "npm" and the Anchor of "anchor init" have a case of their own."""
        capital = word.title()
        has_both = self._capitalized[capital] >= _MIN_CAPITALIZED and self._lowercase[word.lower()] > 0
        return has_both and capital not in self._names

    def is_name(self, word: str) -> bool:
        """Return whether the texts write a word with a capital inside a sentence, as they do in names."""
        return word.title() in self._names

    def is_proper(self, word: str) -> bool:
        """Return whether the texts write a word with a capital inside a sentence, and never in lower case."""
        return word.title() in self._names and not self._lowercase[word.lower()]


#: While one text is edited, those in other languages stay as they are.
_capitalization = lru_cache(maxsize=16)(Capitalization)
#: The texts, and the percentage of them, that make a convention. Measured: with less, outliers are rarely mistakes.
ENOUGH, MOST = 20, 90
_NAME = 100  # characters: a longer text is no name
_EXPANSION = lazy_pattern(r"[\"*_]*[^.,;:()\[\]\n*_\"]+")
_NEAR = 200  # characters in which a frame ("X is") ends
_FEWEST_POINTERS, _MOST_POINTERS = 10, 0.9  # that have one habit; in Glosario, 17 of 18 end with a period
_STEM = 3  # letters at the start that all inflections of a name share
_ANY_WORD = re.compile(r"\w+")
_ARTICLES = ("a", "an", "the")
_WORD = re.compile(r"[^\W\d_]+\Z")
_MIXED = 0.25  # share of the terms with capitals, from which on both styles are in use
_FAMILY = 2  # other terms with the same later words, with which a term is one of several names
_LITTLE = 3  # letters: "of", "and", "the" are lowercase in any style


class Habit(StrEnum):
    """A property that a text or term has or lacks, such as a final period."""

    FINAL_PERIOD = "final-period"
    INITIAL_CAPITAL = "initial-case"
    OPENING_ARTICLE = "opening-article"
    RESTATED_TERM = "restated-term"
    TERM_CAPITAL = "term-case"
    TERM_TITLE = "term-title"


#: What texts with a habit do, and what those without it do.
_WORDS = {
    Habit.FINAL_PERIOD: ("end with a period", "end without a period"),
    Habit.INITIAL_CAPITAL: ("begin with a capital", "begin with a lowercase letter"),
    Habit.OPENING_ARTICLE: ("open with an article", "open without an article"),
    Habit.RESTATED_TERM: ('begin with "X is"', 'begin without "X is"'),
    Habit.TERM_CAPITAL: ("begin with a capital", "begin with a lowercase letter"),
    Habit.TERM_TITLE: ("are in title case", "have later words in lowercase"),
}


class Case(NamedTuple):
    """A text with or without a habit."""

    entry: EntryFacts
    path: NodePath
    span: Span  # the characters that show it
    has: bool
    sign: str = ""  # what it ends with
    pointer: bool = False  # whether it only refers readers to another entry


#: Cases, each after the field and language it is counted for.
Cases = Iterator[tuple[tuple[str, str], Case]]
Shape = Callable[[str], bool | None]
Capitals = Callable[[str], Capitalization]  # by language


@dataclass(frozen=True, eq=False)
class Convention:
    """What the texts of one field in one language do."""

    habit: Habit
    field: str
    language: str
    cases: tuple[Case, ...]  # all to which the question applies
    main_language: bool = True  # whether no other language has more texts in this field

    @cached_property
    def with_habit(self) -> int:
        """The number of texts with the habit."""
        return sum(case.has for case in self.cases)

    @property
    def majority(self) -> bool:
        """Whether most texts have the habit."""
        return 2 * self.with_habit > len(self.cases)

    @property
    def share(self) -> int:
        """The percentage of texts in the majority, rounded down."""
        return 100 * self.majority_count // len(self.cases)

    def dominant(self, enough: int = ENOUGH, most: int = MOST) -> bool:
        """Return whether at least ``most`` percent of at least ``enough`` texts agree."""
        return len(self.cases) >= enough and self.share >= most

    @property
    def majority_count(self) -> int:
        """The number of texts in the majority."""
        return self.with_habit if self.majority else len(self.cases) - self.with_habit

    @property
    def majority_does(self) -> str:
        """What the majority does, as ``end with a period``."""
        return _WORDS[self.habit][not self.majority]

    @property
    def subject(self) -> str:
        """The texts in words: ``definitions``, or ``definitions in "es"`` if another language has more."""
        return subject(self.field, "" if self.main_language else self.language)

    @property
    def others(self) -> str:
        """What the majority does, for the message on a text that differs: ``627 other definitions end with a period``,
        and no total: texts that are not judged would not be in it, nor would all that differ be reported."""
        return f"{self.majority_count:,} other {self.subject} {self.majority_does}"

    @cached_property
    def usual_sign(self) -> str:
        """The most frequent sign among the cases, such as the final period of a script."""
        signs = Counter(case.sign for case in self.cases if case.sign)
        return max(signs, key=lambda sign: (signs[sign], sign), default="")


class Conventions:
    """The conventions of a glossary. They are not kept, since each is asked for once, and holds all texts."""

    def __init__(self, entries: Sequence[EntryFacts]) -> None:
        self._entries = entries
        self._capitals: dict[str, Capitalization] = {}

    def find(self, habit: Habit) -> tuple[Convention, ...]:
        """Return a convention for each field and language; fields in order, the most frequent language first."""
        shape = _TERMS.get(habit)
        found = _term_cases(shape, self._entries, self.capitals) if shape else _TEXTS[habit](self._entries)
        cases = group_values(found)
        largest = Counter[str]()
        for (field, _), same in cases.items():
            largest[field] = max(largest[field], len(same))
        fields = list(largest)
        order = sorted(cases, key=lambda key: (fields.index(key[0]), -len(cases[key]), key[1]))
        return tuple(Convention(habit, *key, cases[key], len(cases[key]) == largest[key[0]]) for key in order)

    def capitals(self, language: str) -> Capitalization:
        """Return how the texts in a language capitalize words."""
        if language not in self._capitals:
            fields = (prose for entry in self._entries for prose in entry.prose if prose.language == language)
            names = (name for entry in self._entries for name in entry.names if name.language == language)
            terms = tuple(name.value.partition(" ")[0] for name in names if name.kind == "term")
            self._capitals[language] = _capitalization(tuple(prose.masked for prose in fields), terms)
        return self._capitals[language]

    def may_differ(self, habit: Habit, case: Case) -> bool:
        """Return whether the case of a term may change: its words are known to be common nouns, not proper names."""
        name = next(name for name in case.entry.names if name.path == case.path)
        return _is_plain(_TERMS[habit], case.entry, name, self.capitals)


def subject(field: str, language: str = "") -> str:
    """Return the texts of a field in words: ``definitions``, or with a language ``definitions in "es"``."""
    if field.endswith(("dy", "ry")):
        plural = f"{field[:-1]}ies"
    elif field.endswith("s"):
        plural = f"{field}es" if field.endswith(("as", "ss")) else field
    else:
        plural = f"{field}s"
    return f'{plural} in "{language}"' if language else plural


def _texts(entries: Sequence[EntryFacts]) -> Iterator[tuple[EntryFacts, Prose]]:
    return ((entry, prose) for entry in entries for prose in entry.prose if prose.text.strip())


def _definitions(entries: Sequence[EntryFacts]) -> Iterator[tuple[EntryFacts, Prose]]:
    kept = (entry for entry in entries if not entry.redirect)
    return ((entry, prose) for entry in kept for prose in entry.defining_prose if prose.text.strip())


def _final_periods(entries: Sequence[EntryFacts]) -> Cases:
    """Yield every text whose end is a paragraph (no list, table or code), and that is more than a name. Of pointers,
    those that are sentences ("See [X](x)", not "See: X"); they are ``pointer`` cases, unless nearly all pointers of the
    field end with a period."""
    names = frozenset[str]()  # known when a text without a period asks for them
    pointers: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for entry, prose in _texts(entries):
        ending, key = prose.ending, (prose.field, prose.language)
        if ending is not None and not ending.stop:
            names = names or _names(entries)
        if ending is None or (not ending.stop and _is_name(entry, prose.text, names)):
            continue
        if ending.stop == "\u2026" or "..." in prose.text[slice(*ending.word)]:
            continue  # an excerpt: whether its last sentence had a period is unknown
        case = Case(entry, prose.path, ending.word, bool(ending.stop), ending.stop, prose.pointer is not None)
        if prose.pointer is None:
            yield key, case
        elif prose.pointer.is_sentence:
            pointers[key].append(case)
    for key, cases in pointers.items():
        regular = len(cases) >= _FEWEST_POINTERS and sum(case.has for case in cases) >= _MOST_POINTERS * len(cases)
        yield from ((key, case._replace(pointer=not regular)) for case in cases)


def _names(entries: Sequence[EntryFacts]) -> frozenset[str]:
    ids = (entry.id.value for entry in entries if entry.id is not None)
    return frozenset(map(fold, (*ids, *(name.value for entry in entries for name in entry.names))))


def _initial_capitals(entries: Sequence[EntryFacts]) -> Cases:
    """Yield every text that opens with a word that may have a capital, except mere pointers ("see X")."""
    for entry, prose in _texts(entries):
        opening = prose.opening if prose.pointer is None else None
        if opening is not None and opening.capital is not None:
            yield (prose.field, prose.language), Case(entry, prose.path, opening.word, opening.capital)


def _is_name(entry: EntryFacts, text: str, names: AbstractSet[str]) -> bool:
    """Return whether a text is nothing but a name: of any entry, or what the acronym that the entry explains means."""
    words = text.strip().strip('*_"')
    if len(words) > _NAME:
        return False
    acronyms = (name.value for name in entry.names if len(words.split()) <= 2 * len(name.value))
    return fold(words) in names or any(is_acronym_of(letters, words) for letters in acronyms)


def _spells_out(entry: EntryFacts, text: str) -> bool:
    """Return whether a text begins with the expansion of an acronym of the entry, which has the article of a name."""
    acronyms = [name.value for name in entry.names if name.value.isupper()]
    start = _EXPANSION.match(text[:_NAME]) if acronyms else None
    words = start[0].strip() if start is not None else ""
    return bool(words) and any(
        len(words.split()) <= 2 * len(letters) and is_acronym_of(letters, words) for letters in acronyms
    )


def _opening_articles(entries: Sequence[EntryFacts]) -> Cases:
    """Yield English definitions that open with a genus phrase: no verbs ("To merge …"), prepositions ("Of …"),
    redirects ("See …"), expansions of the term, or full sentences, where the article is that of the subject."""
    for entry, prose in _definitions(entries):
        opening = prose.opening
        word = prose.text[slice(*opening.word)].lower() if opening is not None else ""
        if (
            opening is not None
            and word != "see"
            and may_open_noun_phrase(word)
            and not is_full_sentence(prose.masked[:_NEAR])
            and not _spells_out(entry, prose.masked)
        ):
            yield (prose.field, prose.language), Case(entry, prose.path, opening.word, word in _ARTICLES)


def _restated_terms(entries: Sequence[EntryFacts]) -> Cases:
    """Yield English definitions, and whether they begin with "X is" and a kind of thing, in the entry X."""
    for entry, prose in _definitions(entries):
        definitions = entry.definitions if _may_restate(entry, prose.text[:_NEAR]) else ()
        own = next((definition for definition in definitions if definition.prose is prose), None)
        frame = own.own_frame if own is not None else None
        yield (prose.field, prose.language), Case(entry, prose.path, frame or Span(0, 0), frame is not None)


def _may_restate(entry: EntryFacts, beginning: str) -> bool:
    """Return whether a text may begin with "X is"; only such texts are analysed, which is slow."""
    lowered = beginning.lower()
    names = (part for name in entry.english_names for part in split_qualifier(name) if part)
    is_named = any(name[:_STEM].lower() in lowered for name in names)
    return is_named and not OPEN_DEFINING.isdisjoint(_ANY_WORD.findall(lowered))


def begins_with_capital(name: str) -> bool | None:
    """Return whether the first word has a capital; ``None`` if it has a case of its own ("eBPF", "R", acronyms)."""
    first = _plain(name)[:1]
    return first[0][0].isupper() if first else None


def every_word_with_capital(name: str) -> bool | None:
    """Return whether all later words have a capital; ``None`` where there are none, where they differ, and where one
    has a case of its own."""
    words = _later(name) if _plain(name) else []
    if not words or len({word[0].isupper() for word in words}) > 1:
        return None
    return words[0][0].isupper()


def _words(name: str) -> list[str]:
    return split_qualifier(name)[0].split()


def _plain(name: str) -> list[str]:
    """Return the words of a name, or nothing if the first is not a word of letters in a script with capitals."""
    words = _words(name)
    first = words[0] if words else ""
    return words if len(first) > 1 and _WORD.match(first) and (first.islower() or first.istitle()) else []


def _later(name: str) -> list[str]:
    """Return the words after the first without little ones; nothing if one of them has a case of its own."""
    words = [word for word in _words(name)[1:] if len(word) > _LITTLE and _WORD.match(word)]
    return words if all(word.islower() or word.istitle() for word in words) else []


def _term_cases(shape: Shape, entries: Sequence[EntryFacts], capitals: Capitals) -> Cases:
    """Yield every term, with whether it has the ``shape``. In a minority with capitals, unless it is so large that both
    styles are in use, only terms known to be common nouns count, since others may own their capitals."""
    names = ((entry, name) for entry in entries for name in entry.names if name.kind == "term")
    shaped = ((entry, name, shape(name.value)) for entry, name in names)
    groups = group_values((name.language, (entry, name, has)) for entry, name, has in shaped if has is not None)
    for language, terms in groups.items():
        capitals_in = sum(has for _, _, has in terms)
        majority = 2 * capitals_in > len(terms)
        mixed = capitals_in > _MIXED * len(terms)
        families = Counter(_tail(name.value) for _, name, has in terms if has)
        for entry, name, has in terms:
            if has is majority or not has or mixed or _is_slip(shape, entry, name, capitals, families):
                yield ("term", language), Case(entry, name.path, Span(name.start, name.start + len(name.value)), has)


def _is_slip(shape: Shape, entry: EntryFacts, name: Name, capitals: Capitals, families: Counter[str]) -> bool:
    """Return whether the capitals of a term are no part of it: not those of "State pattern" beside "Strategy pattern"
    and "Visitor pattern"."""
    tail = _tail(name.value)
    return (not tail or families[tail] <= _FAMILY) and _is_plain(shape, entry, name, capitals)


def _tail(name: str) -> str:
    return " ".join(_words(name)[1:])


def _is_plain(shape: Shape, entry: EntryFacts, name: Name, capitals: Capitals) -> bool:
    """Return whether the words that determine the shape of a name may change case: the texts of the glossary write them
    in lowercase, and no acronym is made of their capitals."""
    usage = capitals(name.language)
    words = _words(name.value)[:1] if shape is begins_with_capital else _later(name.value)
    first = _words(name.value)[0]
    if not shape(name.value):
        return all(map(usage.is_capitalized, words)) and not (first.istitle() and usage.is_name(first))
    if not all(map(usage.is_common, words)) or not (first.islower() or usage.is_common(first)):
        return False
    word, qualifier = split_qualifier(name.value)
    others = (*(other.value for other in entry.names), qualifier)
    return not any(is_acronym_of(letters, word) for letters in others if letters)


_TEXTS = {
    Habit.FINAL_PERIOD: _final_periods,
    Habit.INITIAL_CAPITAL: _initial_capitals,
    Habit.OPENING_ARTICLE: _opening_articles,
    Habit.RESTATED_TERM: _restated_terms,
}
_TERMS = {
    Habit.TERM_CAPITAL: begins_with_capital,
    Habit.TERM_TITLE: every_word_with_capital,
}

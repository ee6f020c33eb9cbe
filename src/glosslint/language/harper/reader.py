"""Checks texts with Harper: grammar by its rules, spelling by the words that its dictionary lists."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from typing import Any, Literal, NamedTuple

from glosslint.language.grammar.find import Sieve, find_slips, table as pattern_table
from glosslint.language.grammar.words import PARTS_OF_SPEECH
from glosslint.language.harper import false_positives
from glosslint.language.harper.package import loaded
from glosslint.language.harper.regions import Home, dialect, home, home_of_ise
from glosslint.language.harper.rules import ABBREVIATIONS, MESSAGES, NAME, RULES, WORDS
from glosslint.language.harper.word_formation import formed, is_compound
from glosslint.language.misspellings import Meant, listed_misspelling, meant_by
from glosslint.language.passages import WORD, compound, opens_sentence, touches, without_hidden
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Kind, Match, Passage
from glosslint.model import GlosslintError, Span
from glosslint.model.options import unknown_name
from glosslint.parse.markdown.structure import drop_overlaps, replace_parts

_SPELLING = "SpellCheck"
_SUGGESTED = 3
#: Unknown words that are neither names nor misspelt, and their share of the words of a text, that show that it is in
#: another language.
_FEWEST_UNKNOWN, _MOST_UNKNOWN = 5, 0.4
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")  # a word without such a letter is not English
_PHONETIC = re.compile(r"[\u0250-\u02ff]")  # as in a pronunciation: /\u02c8bo\u028al\u026an/

_REGULAR = ("s", "ed", "er", "est")  # endings of the words that may be regular forms of irregular ones
_ABLE = ("able", "ible")  # endings of words that any verb may form, and whose spelling varies

#: The rules, of names that Harper has not, that report the part of speech of every word: it has no other way to ask.
_PARTS_BY_RULE = {f"PartOfSpeech{part.title()}": part for part in PARTS_OF_SPEECH}

#: What a word is to Harper's dictionary: listed, formed of listed words, or unknown.
Lookup = Literal["listed", "formed", "unknown"]


class _Word(NamedTuple):
    """A word of a text, and what it is to Harper's dictionary, if that is asked."""

    written: str
    span: Span
    lookup: Lookup | None


class Words(NamedTuple):
    """What is known of words, for later runs, too: what each is to Harper's dictionary, which takes 30 µs to ask, and
    half a second to load; what an unknown word may stand for; which are regular forms of irregular ones; which
    compounds are listed; and where in the world a word is right that is wrong in a dialect."""

    lookups: dict[str, Lookup]
    meant: dict[str, Meant]
    regularized: dict[str, bool]
    compounds: dict[str, bool]
    homes: dict[str, dict[str, Home | None]]

    @property
    def size(self) -> int:
        """How many words are known, each as often as something is known of it."""
        counts = len(self.lookups), len(self.meant), len(self.regularized), len(self.compounds)
        return sum((*counts, *map(len, self.homes.values())))


def make_sieve(table: LanguageTable) -> Sieve:
    """Return the expressions of which a text must match one for a rule or a pattern to report anything. Raises
    EngineError if Harper cannot be loaded, and GlosslintError for rules of the settings that it does not have."""
    harper, own = loaded(), pattern_table().patterns
    for key, names in zip(("enable", "disable"), table.changed(NAME), strict=True):
        for name in names:
            if name not in own and name not in (rules := harper.get_default_lint_config()):
                raise GlosslintError(f"language: {key}: {unknown_name(f'rule of {NAME}', name, {*rules, *own})}")
    needed = (
        (rule, words)
        for rule, rows in WORDS.items()
        for words in filter(None, rows.split(" / "))
        if table.wants(NAME, rule, True)
    )
    wanted = ((one.name, one.find) for one in own.values() if table.wants(NAME, one.name, one.level != "off"))
    return Sieve((*needed, *wanted))


class Reader:
    """Checks texts with linters of its own, since none may be used by two threads at a time. The first takes half a
    second to make, any other 10 ms. Harper takes 1.5 ms for a text, most of it for the parts of speech. So it is only
    given texts that may have something to report: those with the words that a rule needs, or that match a pattern if
    each word is taken for any part of speech. Of 9,015 texts of glossaries these were 8 %."""

    def __init__(self, table: LanguageTable, sieve: Sieve, words: Words) -> None:
        self._table = table
        self._sieve = sieve
        self._linters: dict[tuple[str, bool], Any] = {}  # by dialect, and by whether they are for spelling
        self._known = words
        enabled, _ = table.changed(NAME)
        self._reads_all = not set(enabled) <= {*RULES, *pattern_table().patterns}

    def read(self, passage: Passage) -> list[Match]:
        """Return the matches of a passage."""
        words = self._words(passage)
        names = self._sieve.sift(passage.masked, passage.plurals)
        is_read = bool(names) or self._reads_all or self._may_report_form(passage, words)
        grammar = self._grammar(passage, names, is_read)
        misspelt = self._spelling(passage, words) if self._wants(_SPELLING) else ()
        spans = [match.span for match in grammar]
        return [*grammar, *(word for word in misspelt if not _is_within(word.span, spans))]

    def _grammar(self, passage: Passage, names: AbstractSet[str], is_read: bool) -> list[Match]:
        """Return the wrong articles, and if Harper ``is_read`` the text, what its rules and these patterns report."""
        articles = false_positives.wrong_articles(passage) if self._wants("AnA") else ()
        if not is_read:
            return [*articles]
        linter = self._linter(dialect(passage.language))
        found = linter.organized_lints(_prepared(passage), language="markdown", dedup=False)
        parts = {lint.span.start: part for rule, part in _PARTS_BY_RULE.items() for lint in found.pop(rule, ())}
        lints = ((rule, lint) for rule, of_rule in found.items() for lint in of_rule)
        both = (*lints, *(("AnA", match) for match in articles))
        longest_first = sorted(both, key=lambda pair: -pair[1].span.end)  # of those that begin at one place
        apart = drop_overlaps(longest_first, lambda pair: pair[1].span.start, lambda pair: pair[1].span.end)
        matches = [one if isinstance(one, Match) else _match(rule, one, passage) for rule, one in apart]
        grammar = [match for match in matches if match is not None]
        return [*grammar, *self._slips(passage, parts, [match.span for match in grammar], names)]

    def _slips(
        self, passage: Passage, parts: Mapping[int, str], reported: Sequence[Span], names: AbstractSet[str]
    ) -> Iterator[Match]:
        """Yield the slips that are patterns of parts of speech, other than what Harper itself reported."""
        for slip in find_slips(passage.masked, parts, passage.plurals, names):
            pattern = slip.pattern
            if not touches(slip.span, reported):
                suggestions = () if slip.suggestion is None else (slip.suggestion,)
                sure = pattern.level == "warning"
                kind: Kind = "grammar" if sure else "advice"
                yield Match(slip.span, pattern.name, pattern.message, suggestions, kind, sure)

    def _may_report_form(self, passage: Passage, words: Sequence[_Word]) -> bool:
        """Return whether the text may have what no words show: a word twice, or a regular form of an irregular word."""
        return (self._wants("RepeatedWords") and false_positives.may_have_word_twice(passage.masked)) or (
            self._wants("RegularIrregulars") and any(self._is_regularized(word, passage) for word in words)
        )

    def _wants(self, rule: str) -> bool:
        return self._table.wants(NAME, rule, True)

    def _is_regularized(self, word: _Word, passage: Passage) -> bool:
        """Return whether Harper takes a word that it does not list for a regular form of an irregular one."""
        if word.lookup in (None, "listed") or not word.written.endswith(_REGULAR):
            return False
        if word.written not in self._known.regularized:
            found = self._linter(dialect(passage.language)).organized_lints(word.written, language="plaintext")
            self._known.regularized[word.written] = bool(found["RegularIrregulars"])
        return self._known.regularized[word.written]

    def _words(self, passage: Passage) -> list[_Word]:
        """Return the words of a text, and what the dictionary says of those that may be English and wrong."""
        text, here = without_hidden(passage), dialect(passage.language)
        words: list[_Word] = []
        for found in WORD.finditer(text):
            word, span = found[0], Span(*found.span())
            is_asked = word not in passage.known and _is_prose(text, word, span)
            words.append(_Word(word, span, self._look_up(word, here) if is_asked else None))
        return words

    def _spelling(self, passage: Passage, words: Sequence[_Word]) -> Iterator[Match]:
        """Yield the words that are unknown to Harper, and the words of other regions if the passage has a region."""
        text, here = without_hidden(passage), dialect(passage.language)
        has_region = "-" in passage.language
        found = {word.written: word.lookup for word in words if word.lookup is not None}
        unknown = [word for word, lookup in found.items() if lookup == "unknown" and word.islower()]
        if len(unknown) >= _FEWEST_UNKNOWN:
            unknown = [word for word in unknown if not self._meant_by(_plain(word), here).sure]
        is_foreign = len(unknown) >= max(_FEWEST_UNKNOWN, _MOST_UNKNOWN * len(found))
        for word, span, lookup in words:
            if lookup == "unknown" and not self._is_part(text, span, here):
                name = word[0].isupper() and not opens_sentence(passage.masked, span.start)
                plain = _plain(word)
                meant = Meant() if name or is_foreign else self._meant_by(plain, here)
                instead = tuple(other + word[len(plain) :] for other in meant.words)
                yield Match(span, _SPELLING, "", instead, "spelling", meant.sure)
            elif has_region and lookup in ("formed", "listed"):
                elsewhere = home_of_ise(word, here) if lookup == "formed" else self._home(word, here)
                if elsewhere is not None:
                    yield Match(span, _SPELLING, elsewhere.adjective, elsewhere.instead, "region")

    def _look_up(self, word: str, here: str) -> Lookup:
        """Return what a word is in any English. An initial capital and a final 's make no difference. A misspelling is
        unknown, whatever it may be formed of, and though Harper lists it."""
        if word not in self._known.lookups:
            is_listed = self._linter(here).is_likely_english
            plain = _plain(word)
            if (is_listed(word) or is_listed(plain)) and (word[0].isupper() or listed_misspelling(plain) is None):
                self._known.lookups[word] = "listed"
            else:
                is_formed = formed(plain, is_listed) and not self._is_misspelt(plain, here)
                self._known.lookups[word] = "formed" if is_formed or word in ABBREVIATIONS else "unknown"
        return self._known.lookups[word]

    def _is_misspelt(self, plain: str, here: str) -> bool:
        """Return whether a word is surely a misspelling, though it may be formed of words that Harper lists."""
        if plain.endswith(_ABLE):
            return listed_misspelling(plain) is not None
        return self._meant_by(plain, here).sure

    def _is_part(self, text: str, span: Span, here: str) -> bool:
        """Return whether a word is a part of a compound that is listed as one word: "mortem" of "post-mortem"."""
        whole = compound(text, span)
        if whole == span:
            return False
        word = "".join(filter(str.isalpha, text[slice(*whole)])).lower()
        if word not in self._known.compounds:
            is_listed = self._linter(here).is_likely_english
            self._known.compounds[word] = any(map(is_listed, (word, word.removesuffix("s"))))
        return self._known.compounds[word]

    def _meant_by(self, plain: str, here: str) -> Meant:
        """Return the common words that may be intended: "Hoffmann" is no typo of another name."""
        if plain not in self._known.meant:
            is_listed = self._linter(here).is_likely_english
            meant = meant_by(plain, is_listed)
            is_compounded = meant.words and listed_misspelling(plain) is None and is_compound(plain, is_listed)
            self._known.meant[plain] = Meant() if is_compounded else meant
        return self._known.meant[plain]

    def _home(self, word: str, here: str) -> Home | None:
        """Return where a word that Harper lists is correct, if it is not in the dialect ``here``."""
        homes = self._known.homes.setdefault(here, {})
        if word not in homes:
            homes[word] = home(word, here, self._wrong) if self._wrong(word, here) is not None else None
        return homes[word]

    def _wrong(self, word: str, of: str) -> tuple[str, ...] | None:
        """Return Harper's suggestions for a word that is wrong in a dialect; ``None`` for a correct one."""
        lints = self._linter(of, spelling=True).lint(word, language="plaintext")
        return _replacements(lints[0]) if lints else None

    def _linter(self, of: str, spelling: bool = False) -> Any:
        if (of, spelling) in self._linters:
            return self._linters[of, spelling]
        harper = loaded()
        linter, rules = harper.Linter(harper.Dialect[of]), harper.get_default_lint_config()
        if spelling:
            linter.set_lint_config({rule: rule == _SPELLING for rule in rules})
        else:
            wanted = {rule: self._table.wants(NAME, rule, rule in RULES) for rule in rules}
            own = {_SPELLING: False, "AnA": False, **dict.fromkeys(_PARTS_BY_RULE, True)}
            _load_rules_for_parts(linter)
            linter.set_lint_config({**wanted, **own})
        self._linters[of, spelling] = linter
        return linter


def _load_rules_for_parts(linter: Any) -> None:
    """Add the rules on parts of speech to a linter, as a pack of rules in Weir, Harper's language for these."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as pack:
        pack.writestr("manifest.json", json.dumps(dict.fromkeys(("author", "version", "description", "license"), "-")))
        for rule, part in _PARTS_BY_RULE.items():
            pack.writestr(f"{rule}.weir", f'expr main {part}\nlet message "-"\nlet description "-"\nlet becomes "-"\n')
    linter.load_weirpack(buffer.getvalue())


def _is_within(word: Span, spans: Iterable[Span]) -> bool:
    return any(span.start <= word.start and word.end <= span.end for span in spans)


def _plain(word: str) -> str:
    """Return a word in lower case, without a final 's."""
    return word.removesuffix("'s").removesuffix("\u2019s").lower()


def _is_prose(text: str, word: str, span: Span) -> bool:
    """Return whether a word may be English: in Latin letters, not phonetic, and no ending of a file ("Lists.txt")."""
    before = text[max(span.start - 2, 0) : span.start]
    is_ending = before[-1:] == "." and before[:1].isalnum() and word.islower()
    return not is_ending and _LATIN.search(word) is not None and _PHONETIC.search(word) is None


def _prepared(passage: Passage) -> str:
    """Return the text as Markdown at the same length, without formulas, shortcodes and HTML, which Harper's Markdown
    does not know. Those that read as words become code."""
    unknown = (span for span in passage.hidden if passage.text.startswith(("$", "{", "<"), span.start))
    masks = ((span, passage.masked[slice(*span)]) for span in unknown)
    codes = ((span, f"`{mask[1:-1]}`" if mask.isalpha() and len(mask) > 2 else mask) for span, mask in masks)
    return replace_parts(passage.text, codes)


def _match(rule: str, lint: Any, passage: Passage) -> Match | None:
    """Return the match for a lint; ``None`` where Harper is known to be wrong."""
    span = Span(lint.span.start, lint.span.end)
    if not false_positives.plain_words(rule, span, passage.text):
        return None
    if rule == "SingleBe":  # right about "be be", and wrong about "the folder in which you are is"
        return false_positives.twice(span, passage.text)
    instead = _replacements(lint)
    if rule == "RegularIrregulars":  # which has them in any order: "ate", "eaten"
        instead = tuple(sorted(instead))
    return Match(span, rule, MESSAGES.get(rule, lint.message), instead)


def _replacements(lint: Any) -> tuple[str, ...]:
    return tuple(
        f"{lint.problem_text}{item.replacement_text}" if item.kind.name == "INSERT_AFTER" else item.replacement_text
        for item in lint.suggestions[:_SUGGESTED]
    )

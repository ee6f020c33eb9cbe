"""From the single words that engines report to the unknown words of the whole glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from itertools import groupby, pairwise
from typing import NamedTuple

from glosslint.language.dictionary import Dictionary
from glosslint.language.misspellings import listed_misspelling
from glosslint.language.passages import PlacedPassage, compound, opens_sentence
from glosslint.language.types import Match, UnknownWord, WordKind
from glosslint.language.typos import FAMILIES, is_derived, is_likely_slip, is_typo, neighbours
from glosslint.model import Span
from glosslint.text.english.word_lists import SET_PHRASE
from glosslint.text.languages import foreign_parts
from glosslint.text.names import fold
from glosslint.util.regexes import lazy_pattern
from glosslint.util.sequences import group_values

_SUGGESTED = 3
_FOREIGN_TEXTS = 5  # of those with several unknown words, to make doubtful ones foreign
SEVERAL = 8  # times as many uses as a word has make one that is a slip away the one that is meant
_OFTEN = 4  # places of a word that no other word explains: "guillemets", beside "guillemots"
_MARKS = ("*", "_", '"', "'", "\u2018", "\u2019", "\u201c", "\u201d")
_ENDS = (")", ",", ";", "/")
#: A phrase of up to four words in emphasis or quotation marks, such as a name in Latin or another language.
_PHRASE = lazy_pattern(
    r"(?<![\w*_])([*_]{1,3})(?=[^\s*_])(?:[^\s*_]+ ){0,3}[^\s*_]+\1(?![\w*_])"
    r"|\u00ab\s?(?:[^\s\u00ab\u00bb]+\s){0,3}[^\s\u00ab\u00bb]+\s?\u00bb"
    r"|[\"\u201c](?:[^\s\"\u201c\u201d]+ ){1,3}[^\s\"\u201c\u201d]+[\"\u201d]"
)
#: A tag in the middle of a word: "<b>A</b>ccess".
_WITHIN_BEFORE, _WITHIN_AFTER = lazy_pattern(r"\w</?\w[^<>]*>\Z"), lazy_pattern(r"</?\w[^<>]*>\w")
_OFFERED = lazy_pattern(
    r"\b(?:also|sometimes|often)\s+(?:spelled|spelt|written|romani[sz]ed|transliterated)\s+(?:as\s+)?\Z"
    r"|\b(?:pl|sing|plural|singular)[.:]?\s+\Z",
    re.IGNORECASE,
)
_OR = lazy_pattern(r"\b([^\W\d_]+),? or \Z")
_PHRASE_LENGTH = 80  # characters before and after a word in which such a phrase begins and ends
_SHORTEST = 5  # letters of a slip of a word that is used far more often
_CERTAIN = 8  # letters from which a capital at the start of a sentence is only that, and makes no name of the word
#: What may surround a word. Anything else is only part of a path, a command, a censored curse or a file (.gitignore).
_OPENING = re.compile(
    r"(?:\A|[\s\-\u2010-\u2015/(\[{\"'\u2018\u201c\u201e\u00ab,;:!?\u2026|]|(?<=[^\s/(\[{\"'\u2018\u201c*_])\."
    r"|(?<![\w*])[*_~]{1,3})\Z"
)
_CLOSING = re.compile(
    r"(?:\Z|[\s\-\u2010-\u2015/)\]}\"'\u2019\u201d\u00bb,;:!?\u2026|]|\.(?![^\W_])|[*_~]{1,3}(?![\w*]))"
)
#: The last vowel of a word from another language, which some write and others do not: "hasant", "hasanta".
_MAY_BE_SILENT = ("a", "i", "o", "u")


class Use(NamedTuple):
    """A word or phrase in a text that an engine reports."""

    text: PlacedPassage
    match: Match
    engine: str
    beside: bool = False  # next to another such word, as in "substantia nigra": both may be of another language

    @property
    def word(self) -> str:
        """The word as written."""
        return self.text.passage.text[slice(*self.match.span)]

    @property
    def capitalized(self) -> bool:
        """Whether the word begins with a capital."""
        return self.word[:1].isupper()

    @property
    def opens_sentence(self) -> bool:
        """Whether a sentence begins with the word."""
        return opens_sentence(self.text.passage.masked, self.match.span.start)

    @property
    def introduced(self) -> bool:
        """Whether the word is meant as written: it is emphasized, quoted, another spelling of the word before it
        ("archaeology, or archeology"), or opens a parenthesis without others ("(khiton, χιτών)")."""
        text, span = self.text.passage.masked, self.match.span
        before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        if (before in _MARKS and after in _MARKS) or (before == "(" and after in _ENDS):
            return True
        start = max(span.start - _PHRASE_LENGTH, 0)
        other = _OR.search(text, start, span.start)
        if other is not None and other[1].lower() in map(str.lower, self.match.suggestions):
            return True
        if _OFFERED.search(text, start, span.start) is not None:
            return True
        near = text[start : span.end + _PHRASE_LENGTH]
        at = min(span.start, _PHRASE_LENGTH)
        return any(phrase.start() < at < phrase.end() for phrase in _PHRASE.finditer(near))

    @property
    def in_set_phrase(self) -> bool:
        """Whether the word belongs to a phrase such as "per mille"."""
        text, span = self.text.passage.masked, self.match.span
        near = SET_PHRASE.finditer(text, max(span.start - _PHRASE_LENGTH, 0), span.end + _PHRASE_LENGTH)
        return any(phrase.start() <= span.start < phrase.end() for phrase in near)

    @property
    def whole(self) -> bool:
        """Whether the characters around it make it a word of its own; alone in brackets it refers to something."""
        text, written, (start, end) = self.text.passage.masked, self.text.passage.text, self.match.span
        if text[start - 1 : start] == "[" and text[end : end + 1] == "]":
            return False
        before = max(start - _PHRASE_LENGTH, 0)
        if _WITHIN_BEFORE.search(written, before, start) is not None or _WITHIN_AFTER.match(written, end) is not None:
            return False
        return bool(_OPENING.search(text, max(start - 5, 0), start) and _CLOSING.match(text, end))


def _in_own_language(uses: Sequence[Use]) -> Iterator[Use]:
    """Yield the uses that are not in a passage of another language, as a page with translations has. If most texts
    with several unknown words have such passages, a doubtful one is taken for one as well."""
    by_text = [list(same) for _, same in groupby(uses, key=lambda use: use.text)]
    several = [same for same in by_text if len(same) > 1]
    foreign = sum(map(bool, map(_foreign_parts, several)))
    among = foreign >= _FOREIGN_TEXTS and 2 * foreign > len(several)
    for same in by_text:
        elsewhere = _foreign_parts(same, among)
        for use in same:
            if not any(part.start <= use.match.span.start < part.end for part in elsewhere):
                yield use


def _foreign_parts(same: Sequence[Use], among: bool = False) -> Sequence[Span]:
    unknown = [use.match for use in same if use.match.kind == "spelling"]
    strange = [match.span for match in unknown if not match.sure]
    spans = [match.span for match in unknown]
    return foreign_parts(same[0].text.passage.masked, spans, strange, among) if unknown else ()


def unknown_words(
    uses: Iterable[Use], accepted: Dictionary, used: Counter[str], names: AbstractSet[str] = frozenset()
) -> Iterator[UnknownWord]:
    """Yield the words that the glossary does not accept either, each once, in the order of their first use. ``used``
    counts all words of its texts, as written and in lower case: what they use elsewhere is what they mean here.
    ``names`` are those of code and addresses: such a word may be the name of a project or command."""
    whole = (use for use in _with_neighbors([*_in_own_language([*uses])]) if use.whole)
    new = (use for use in whole if use.word not in use.text.passage.known and not accepted.accepts(use.word))
    by_word = group_values((fold(use.word), use) for use in new if not use.in_set_phrase)
    uses_by_word, judged = _with_compounds(by_word, accepted, used)
    for word, same in uses_by_word.items():
        foreign = [use for use in same if use.match.kind == "region"]
        if not foreign:
            unknown = judged.get(word) or _unknown_word(same, accepted, used)
            named = unknown.kind == "misspelt" and unknown.word.lower() in names
            yield unknown._replace(kind="doubtful") if named else unknown
        elif plain := [use for use in foreign if not use.introduced and (not use.capitalized or use.opens_sentence)]:
            instead = tuple(_as_written(other, plain[0].word) for other in plain[0].match.suggestions)
            yield _made(plain[0].word, plain, instead, "foreign")


def _with_compounds(
    uses_by_word: Mapping[str, Sequence[Use]], accepted: Dictionary, used: Counter[str]
) -> tuple[dict[str, list[Use]], dict[str, UnknownWord]]:
    """Return the uses by word, with a word with a hyphen in place of its unknown parts ("drug-int", not "int") unless
    one is surely misspelt, alone elsewhere, or in several such words; and what the uses of some words make of them."""
    whole: dict[str, list[Use]] = {}
    judged: dict[str, UnknownWord] = {}
    places: set[tuple[int, Span]] = set()
    for word, same in uses_by_word.items():
        spans = [compound(use.text.passage.masked, use.match.span) for use in same]
        written = {fold(use.text.passage.text[slice(*span)]) for use, span in zip(same, spans, strict=True)}
        as_one = len(written) == 1 and word not in written and all(use.match.kind == "spelling" for use in same)
        unknown = _unknown_word(same, accepted, used) if as_one else None
        if unknown is None or unknown.kind in ("misspelt", "name"):
            if unknown is not None and word not in whole:
                judged[word] = unknown
            whole.setdefault(word, []).extend(same)
            places.update((id(use.text), use.match.span) for use in same)
            continue
        judged.pop(joined := written.pop(), None)
        for use, span in zip(same, spans, strict=True):
            if (place := (id(use.text), span)) not in places:
                places.add(place)
                one = use._replace(match=use.match._replace(span=span, suggestions=(), sure=False))
                whole.setdefault(joined, []).append(one)
    return whole, judged


def _with_neighbors(uses: Sequence[Use]) -> Iterator[Use]:
    """Yield the uses, marking those that follow one another with only a space between them."""
    follows = [
        one.text is other.text and one.text.passage.text[one.match.span.end : other.match.span.start] == " "
        for one, other in pairwise(uses)
    ]
    for use, before, after in zip(uses, [False, *follows], [*follows, False], strict=False):
        yield use._replace(beside=before or after)


def _unknown_word(uses: Sequence[Use], accepted: Dictionary, used: Counter[str]) -> UnknownWord:
    """Classify a word by all its uses. A typo in plain lowercase is a typo: a capital or emphasis explains only its own
    place. Only near a word of the glossary may emphasis introduce another: "quantile", and then "*quintile*"."""
    plain: list[Use] = []
    others: list[Use] = []
    for use in uses:
        (others if use.introduced or use.capitalized else plain).append(use)
    introduced = any(use.introduced for use in others)
    candidates = _candidates((plain or uses)[0], accepted, used)
    if plain and candidates.typo and not (introduced and candidates.ours):
        kind: WordKind = "doubtful" if _is_usage(plain, candidates, used) else candidates.kind
        return _made(plain[0].word, (*plain, *others), candidates.words, kind)
    candidates = _candidates(uses[0], accepted, used)
    return _made(uses[0].word, uses, candidates.words, _kind(uses, introduced, candidates))


def _is_usage(uses: Sequence[Use], candidates: _Candidates, used: Counter[str]) -> bool:
    """Return whether a word occurs so often, and what it may be a typo of nowhere, that it is one that is used here."""
    if len(uses) < _OFTEN or candidates.ours or candidates.listed:
        return False
    return not any(used[word.lower()] for word in candidates.words[:1])


def _made(word: str, uses: Sequence[Use], suggestions: tuple[str, ...], kind: WordKind) -> UnknownWord:
    places = tuple(use.text.at(use.match.span) for use in uses)
    text, match, engine, _ = uses[0]
    home = match.message if kind == "foreign" else ""
    written = tuple(use.word for use in uses)
    return UnknownWord(word, places, written, suggestions, kind, engine, match.rule, text.passage.language, home)


class _Candidates(NamedTuple):
    """The words that may be intended, the best first."""

    words: tuple[str, ...]
    ours: bool  # whether the first is a word of the glossary
    common: bool  # whether the engine's first is a common noun
    typo: bool  # whether the best is one typo away
    sure: bool  # whether the best is what the glossary writes elsewhere, or what the engine is sure of
    #: Whether a word with a capital may be a typo of the first: no text writes that in lowercase, so that it is a name,
    #: or texts use it far more often.
    named: bool
    listed: bool  # whether the word is a common misspelling

    @property
    def kind(self) -> WordKind:
        """What a word is of which the best is one typo away."""
        return "misspelt" if self.sure else "doubtful"


def _candidates(use: Use, accepted: Dictionary, used: Counter[str]) -> _Candidates:
    word, folded = use.word, use.word.lower()
    suggestions = sorted(use.match.suggestions, key=lambda meant: not used[meant.lower()])
    is_listed = listed_misspelling(folded) in suggestions
    is_name = use.capitalized and not use.opens_sentence
    far_more = None if is_listed or (is_name and use.beside) else _used_far_more(word, used, is_name)
    ours = None if is_listed else accepted.nearest(word) or far_more
    words = (*([ours] if ours else ()), *suggestions)
    written = tuple(dict.fromkeys(_as_written(meant, word) for meant in words))[:_SUGGESTED]
    best = next(iter(words), "").lower()
    is_sure = use.match.sure and (is_listed or not use.beside or used[best] > 0)
    typo = ours is not None or (
        not accepted.derives(word)
        and (use.match.sure or any(is_typo(folded, meant.lower()) for meant in suggestions[:1]))
    )
    likely = is_likely_slip(folded, best) and (best[:-1] != folded or best[-1:] not in _MAY_BE_SILENT)
    in_use = ours is not None or (used[best] > 0 and not folded.endswith(FAMILIES))
    common = any(meant.islower() for meant in suggestions[:1])
    named = ours is not None and (far_more is not None or not used[best])
    return _Candidates(written, ours is not None, common, typo, is_sure or (likely and in_use), named, is_listed)


def _used_far_more(word: str, used: Counter[str], is_name: bool) -> str | None:
    """Return the word of which this one is a frequent slip, and that texts use far more often, a name as a name."""
    folded = word.lower()
    near = neighbours(folded) & used.keys() if len(word) >= _SHORTEST else ()
    often = (other for other in near if used[other] >= SEVERAL * max(used[folded], 1))
    slips = (other for other in often if is_likely_slip(folded, other) and not is_derived(folded, other))
    alike = (other for other in slips if not is_name or 2 * used[other.capitalize()] > used[other])
    return max(alike, key=used.__getitem__, default=None)


def _kind(uses: Sequence[Use], introduced: bool, candidates: _Candidates) -> WordKind:
    """Classify a word. A capital in mid-sentence makes a name; one at its start too, unless a common word is meant."""
    if introduced:
        return "unknown"
    capitals = [use for use in uses if use.capitalized]
    if capitals and not (candidates.ours and (candidates.named or all(use.opens_sentence for use in capitals))):
        common = (candidates.listed or len(uses[0].word) >= _CERTAIN) and all(use.opens_sentence for use in capitals)
        if not (common and candidates.typo and candidates.common):
            return "name"
    return candidates.kind if candidates.typo else "unknown"


def _as_written(meant: str, word: str) -> str:
    """Return a suggestion with the capital that the word has."""
    return meant[:1].upper() + meant[1:] if word[:1].isupper() and meant.islower() else meant

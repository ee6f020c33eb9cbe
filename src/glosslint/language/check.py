"""Asks the engines about the texts of a glossary, and makes facts of what they say."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from glosslint.facts.entry import EntryFacts
from glosslint.language.cache import AnswerCache
from glosslint.language.dictionary import Dictionary, dictionary
from glosslint.language.engines import Engines
from glosslint.language.passages import Placed, passages
from glosslint.language.settings import LanguageTable
from glosslint.language.types import Engine, EngineError, GrammarMatch, LanguageFacts, LanguageResult, Match, Passage
from glosslint.language.unknown_words import Use, unknown
from glosslint.language.workers import interruptible
from glosslint.model import GlosslintError, Span
from glosslint.model.report import NotRun
from glosslint.text.english.repeated_words import is_intended_repetition

_LONGEST = 100_000  # characters of a text that an engine is given: a long chapter
_NAMED = 4  # languages that a message lists
_BOTH = "spelling and grammar"
_ODD = "update it, or take it off the engines"


class _Said(NamedTuple):
    """What an engine says of the text with a number."""

    number: int
    match: Match
    engine: str


def check_language(
    entries: Sequence[EntryFacts],
    vocabulary: Sequence[EntryFacts],
    words: Iterable[str],
    table: LanguageTable,
    engines: Engines,
) -> LanguageResult:
    """What the engines say of the entries' texts. The names of ``vocabulary`` and ``words`` are right, too. Raises
    GlosslintError for what an engine does not find in the settings as it should."""
    known = dictionary((*entries, *vocabulary), words)
    memory = AnswerCache(engines.cache)
    texts = tuple(passages(entries, table.language, known.knows))
    try:
        found = check_texts(texts, engines.engines, known, memory)
    except GlosslintError as error:
        raise GlosslintError(f"{engines.where}: {error}" if engines.where else str(error)) from error
    memory.save()
    return found


def check_texts(
    texts: Sequence[Placed], engines: Sequence[Engine], known: Dictionary, memory: AnswerCache
) -> LanguageResult:
    """What the engines say of the texts. Where two speak of the same characters, the first one counts."""
    said: dict[int, list[_Said]] = {}
    not_run: list[NotRun] = []
    checked: set[int] = set()
    for engine in engines:
        spoken, found, missed = interruptible(partial(_asked, engine, texts, memory))
        checked.update(spoken)
        not_run += [missed] if missed is not None else []
        for item in found:
            earlier = said.setdefault(item.number, [])
            if not any(_overlap(item.match.span, other.match.span) for other in earlier if other.engine != engine.name):
                earlier.append(item)
    ordered = [item for number in sorted(said) for item in sorted(said[number], key=lambda item: item.match.span)]
    remarks = tuple(_remarks(ordered, texts))
    uses = [Use(texts[item.number], item.match, item.engine) for item in ordered if item.match.is_about_word]
    skipped = _skipped([text for number, text in enumerate(texts) if number not in checked])
    return LanguageResult(LanguageFacts(remarks, tuple(unknown(uses, known))), (*not_run, *skipped))


def _asked(
    engine: Engine, texts: Sequence[Placed], memory: AnswerCache
) -> tuple[Sequence[int], list[_Said], NotRun | None]:
    """The texts that are in a language of the engine, what it says of them without what touches a hidden part, and why
    it did not say all of it."""
    said: list[_Said] = []
    spoken: list[int] = []
    done = 0
    try:
        spoken = [number for number, text in enumerate(texts) if _may_ask(engine, text.passage)]
        spoken.sort(key=lambda number: texts[number].passage.language)  # an engine may take those of a language at once
        for number, matches in zip(spoken, _told(engine, [texts[at].passage for at in spoken], memory), strict=True):
            passage = texts[number].passage
            said += [_Said(number, match, engine.name) for match in matches if _visible(match, passage)]
            done += 1
    except EngineError as error:
        left = f"{len(spoken) - done:,} of {len(spoken):,} texts are not checked: " if done else ""
        return spoken, said, NotRun(engine.name, f"{left}{error.reason}; {error.remedy}")
    return spoken, said, None


def _may_ask(engine: Engine, passage: Passage) -> bool:
    return len(passage.text) <= _LONGEST and engine.supports(passage.language)


def _told(engine: Engine, asked: Sequence[Passage], memory: AnswerCache) -> Iterator[Sequence[Match]]:
    """The matches of each passage: remembered ones, and new ones, which are remembered."""
    remembered = [memory.get(engine, passage) for passage in asked]
    new = [passage for passage, known in zip(asked, remembered, strict=True) if known is None]
    fresh = iter(engine.check(new) if new else ())
    for passage, known in zip(asked, remembered, strict=True):
        if known is not None:
            yield known
            continue
        matches = next(fresh, None)
        if matches is None:
            raise EngineError("it left texts unanswered", _ODD)
        if not all(0 <= match.span.start < match.span.end <= len(passage.text) for match in matches):
            raise EngineError("it answered with a place outside the text", _ODD)
        memory.put(engine, passage, matches)
        yield matches


def _visible(match: Match, passage: Passage) -> bool:
    """Whether a match neither sits in, nor spans, nor leans on what is hidden: grammar beside a piece of code depends
    on what the code stands for. Nor is it about "that that", which is written on purpose."""
    span, text = match.span, passage.text
    if _touched(span, passage.hidden) or is_intended_repetition(text[slice(*span)]):
        return False
    if match.is_about_word or not passage.words:
        return True
    before, after = text[: span.start].rstrip(), text[span.end :]
    return not _touched(Span(len(before) - 1, len(text) - len(after.lstrip()) + 1), passage.words)


def _touched(span: Span, parts: Sequence[Span]) -> bool:
    """Whether any of the parts, which are in order, overlaps the span."""
    at = max(bisect.bisect_left(parts, (span.start, 0)) - 1, 0)
    while at < len(parts) and parts[at].start < span.end:
        if _overlap(span, parts[at]):
            return True
        at += 1
    return False


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _remarks(said: Iterable[_Said], texts: Sequence[Placed]) -> Iterator[GrammarMatch]:
    for item in said:
        if not item.match.is_about_word:
            text = texts[item.number]
            yield GrammarMatch(
                text.at(item.match.span), item.engine, item.match, text.passage.text[slice(*item.match.span)]
            )


def _skipped(texts: Sequence[Placed]) -> Iterator[NotRun]:
    """One note on the texts that no engine could be asked about."""
    long = sum(len(text.passage.text) > _LONGEST for text in texts)
    languages = Counter(text.passage.language for text in texts if len(text.passage.text) <= _LONGEST)
    if languages:
        names = [name for name, _ in languages.most_common()]
        named = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
        number = languages.total()
        texts_are = "1 text is" if number == 1 else f"{number:,} texts are"
        yield NotRun(_BOTH, f"{texts_are} in languages that no engine of the settings knows: {named}")
    if long:
        yield NotRun(_BOTH, f"{long:,} of the texts are too long (over {_LONGEST:,} characters)")

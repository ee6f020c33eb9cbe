"""Runs language engines over the texts of a glossary, and makes facts of their matches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from glosslint.facts.entry import EntryFacts
from glosslint.language.dictionary import Dictionary, dictionary
from glosslint.language.engines import Answers, Engines, key_of
from glosslint.language.passages import WORD, PlacedPassage, passages, touches
from glosslint.language.settings import LanguageTable
from glosslint.language.suspects import Suspect, misspelt, passage_of, suspects
from glosslint.language.types import (
    Engine,
    EngineError,
    GrammarMatch,
    LanguageFacts,
    LanguageResult,
    Match,
    Passage,
    UnknownWord,
)
from glosslint.language.unknown_words import Use, unknown_words
from glosslint.language.workers import interruptible
from glosslint.model import GlosslintError, Span
from glosslint.model.report import NotRun
from glosslint.text.english.word_lists import is_intended_repetition
from glosslint.text.languages import UNDETERMINED
from glosslint.text.messages import join_some
from glosslint.util.timing import NOW

_LONGEST = 100_000  # characters of a text that an engine is given: a long chapter
_NAMED = 4  # languages that a message lists
_REMEDY = "update it, or remove it from the engines"


def check_language(
    entries: Sequence[EntryFacts],
    vocabulary: Sequence[EntryFacts],
    words: Iterable[str],
    table: LanguageTable,
    engines: Engines,
) -> LanguageResult:
    """Return the matches of the engines in the entries' texts. The names of ``entries`` and ``vocabulary``, and
    ``words``, count as correct. Raises GlosslintError if the settings name a rule that its engine does not have."""
    words = tuple(words)
    accepted = dictionary((*entries, *vocabulary), words)
    cache = engines.cache
    texts = tuple(passages(entries, table.language, accepted.accepts, accepted.plurals))
    try:
        result = check_texts(texts, engines.engines, accepted, cache)
        others = _misspelt_suspects(suspects(entries, vocabulary, texts, words), table.language, engines.engines, cache)
    except GlosslintError as error:
        raise GlosslintError(f"{engines.where}: {error}" if engines.where else str(error)) from error
    if cache is not None:
        cache.save()
    facts = result.facts
    return result._replace(facts=LanguageFacts(facts.grammar_matches, (*facts.unknown_words, *others)))


def _misspelt_suspects(
    words: Sequence[Suspect], language: str, engines: Sequence[Engine], cache: Answers | None
) -> tuple[UnknownWord, ...]:
    """Return the misspelt words of terms and code, as the first engine that can check them sees it."""
    asked = passage_of(words, language.replace("_", "-"))
    for engine in engines if words else ():
        try:
            if engine.supports(asked.language):
                matches = interruptible(partial(next, _answers(engine, [asked], cache)))
                return tuple(misspelt(words, matches, engine.name))
        except EngineError:
            continue  # the texts were not checked either, which is reported
    return ()


def check_texts(
    texts: Sequence[PlacedPassage], engines: Sequence[Engine], accepted: Dictionary, cache: Answers | None
) -> LanguageResult:
    """Return the matches of the engines in the texts. Of overlapping matches those of the first engine count."""
    by_text: dict[int, list[Use]] = {}
    not_run: list[NotRun] = []
    checked: set[int] = set()
    for engine in engines:
        numbers, found, missed = interruptible(partial(_run, engine, texts, cache))
        checked.update(numbers)
        not_run += [missed] if missed is not None else []
        for number, matches in found.items():
            earlier = by_text.get(number, [])
            new = (one for one in matches if not any(_overlap(one.span, other.match.span) for other in earlier))
            by_text[number] = [*earlier, *(Use(texts[number], match, engine.name) for match in new)]
    uses = [use for number in sorted(by_text) for use in sorted(by_text[number], key=lambda use: use.match.span)]
    words = [use for use in uses if use.match.is_about_word]
    written = (word for text in texts if words for word in WORD.findall(text.passage.masked))
    used = Counter(form for word in written for form in {word, word.lower()})
    hidden = (text.passage.text[slice(*span)] for text in texts if words for span in text.passage.hidden)
    names = {word.lower() for part in hidden for word in WORD.findall(part)}  # of code and of the targets of links
    others = (use for use in uses if not use.match.is_about_word)
    grammar = tuple(GrammarMatch(use.text.at(use.match.span), use.engine, use.match, use.word) for use in others)
    unknown = tuple(unknown_words(words, accepted, used, names))
    skipped = _skipped([text for number, text in enumerate(texts) if number not in checked])
    return LanguageResult(LanguageFacts(grammar, unknown), (*not_run, *skipped))


def _run(
    engine: Engine, texts: Sequence[PlacedPassage], cache: Answers | None
) -> tuple[Sequence[int], Mapping[int, Sequence[Match]], NotRun | None]:
    """Return the numbers of the texts that the engine can check, its matches there, and why it did not check all."""
    found: dict[int, list[Match]] = {}
    numbers: list[int] = []
    try:
        numbers = [
            number
            for number, (passage, _) in enumerate(texts)
            if len(passage.text) <= _LONGEST and engine.supports(passage.language)
        ]
        numbers.sort(key=lambda number: texts[number].passage.language)  # LanguageTool takes one language a request
        answers = _answers(engine, [texts[number].passage for number in numbers], cache)
        with NOW.of("Checking spelling and grammar", len(numbers), "texts"):
            for number, answer in zip(numbers, answers, strict=True):
                passage = texts[number].passage
                found[number] = [match for match in answer if _counts(match, passage)]
                NOW.done = len(found)
    except EngineError as error:
        left = f"{len(numbers) - len(found):,} of {len(numbers):,} texts are not checked: " if found else ""
        return numbers, found, NotRun(engine.name, f"{left}{error.reason}; {error.remedy}")
    return numbers, found, None


def _answers(engine: Engine, asked: Sequence[Passage], cache: Answers | None) -> Iterator[Sequence[Match]]:
    """Yield the matches of each passage, from the cache or from the engine; the latter are added to the cache."""
    keys = [key_of(engine, passage) for passage in asked]
    found = [cache.get(key) if cache is not None else None for key in keys]
    pairs = [*zip(asked, found, strict=True)]
    cached = [answer if answer is not None and passage.contains(answer) else None for passage, answer in pairs]
    new = [passage for passage, answer in zip(asked, cached, strict=True) if answer is None]
    fresh = iter(engine.check(new) if new else ())
    for passage, key, answer in zip(asked, keys, cached, strict=True):
        if answer is not None:
            yield answer
            continue
        matches = next(fresh, None)
        if matches is None:
            raise EngineError("it left texts unanswered", _REMEDY)
        if not passage.contains(matches):
            raise EngineError("it reported a place outside the text", _REMEDY)
        if cache is not None:
            cache.put(key, tuple(matches))
        yield matches


def _counts(match: Match, passage: Passage) -> bool:
    """Return whether a match is neither in, nor across, nor beside a hidden part: the grammar around a piece of code
    depends on what the code stands for. Nor may it be "that that", which is intended."""
    span, text = match.span, passage.text
    if touches(span, passage.hidden) or is_intended_repetition(text[slice(*span)]):
        return False
    if match.is_about_word or not passage.words:
        return True
    before, after = text[: span.start].rstrip(), text[span.end :]
    return not touches(Span(len(before) - 1, len(text) - len(after.lstrip()) + 1), passage.words)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _skipped(texts: Sequence[PlacedPassage]) -> Iterator[NotRun]:
    """Yield why no engine could check these texts: their language or their length."""
    long = sum(len(text.passage.text) > _LONGEST for text in texts)
    languages = Counter(text.passage.language for text in texts if len(text.passage.text) <= _LONGEST)
    unknown = languages.pop(UNDETERMINED, 0)
    names = [name for name, _ in languages.most_common()]
    reasons = {
        f"in languages that no configured engine supports: {join_some(names, _NAMED)}": languages.total(),
        "in a language that was not recognised; if an engine supports it, set layout.language": unknown,
        f"too long (over {_LONGEST:,} characters)": long,
    }
    for reason, number in reasons.items():
        if number:
            yield NotRun("spelling and grammar", f"{'1 text is' if number == 1 else f'{number:,} texts are'} {reason}")

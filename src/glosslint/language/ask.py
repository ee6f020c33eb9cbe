"""Asks the engines about the texts of a glossary, and makes facts of what they say."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from glosslint.facts import EntryFacts
from glosslint.language.dictionary import Dictionary, dictionary
from glosslint.language.settings import LanguageTable
from glosslint.language.texts import Placed, passages
from glosslint.language.values import Answers, Engine, EngineError, LanguageFacts, Match, Passage, Remark, Unknown
from glosslint.model import Span
from glosslint.outcomes import NotRun
from glosslint.text.names import fold


class _Said(NamedTuple):
    """What an engine says of the text with a number."""

    number: int
    match: Match
    engine: str


def about(
    entries: Sequence[EntryFacts],
    vocabulary: Sequence[EntryFacts],
    words: Iterable[str],
    table: LanguageTable,
    engines: Sequence[Engine],
) -> Answers:
    """What the engines say of the entries' texts. The names of ``vocabulary`` and ``words`` are right, too."""
    known = dictionary((*entries, *vocabulary), words)
    return answers(tuple(passages(entries, table.language)), engines, known)


def answers(texts: Sequence[Placed], engines: Sequence[Engine], known: Dictionary) -> Answers:
    """What the engines say of the texts. Where two speak of the same characters, the first one counts."""
    said: dict[int, list[_Said]] = {}
    not_run: list[NotRun] = []
    for engine in engines:
        found, failed = _asked(engine, texts)
        not_run += failed
        for item in found:
            earlier = said.setdefault(item.number, [])
            if not any(_overlap(item.match.span, other.match.span) for other in earlier if other.engine != engine.name):
                earlier.append(item)
    ordered = [item for number in sorted(said) for item in sorted(said[number], key=lambda item: item.match.span)]
    kept = [item for item in ordered if not (item.match.kind == "spelling" and _known(item, texts, known))]
    remarks = (
        Remark(texts[item.number].at(item.match.span), item.engine, item.match)
        for item in kept
        if item.match.kind == "grammar"
    )
    return Answers(LanguageFacts(tuple(remarks), tuple(_unknown(kept, texts))), tuple(not_run))


def _asked(engine: Engine, texts: Sequence[Placed]) -> tuple[list[_Said], list[NotRun]]:
    """What one engine says, without what touches a hidden part; and why it did not say all of it."""
    said: list[_Said] = []
    spoken: list[int] = []
    done = 0
    try:
        spoken = [number for number, text in enumerate(texts) if engine.speaks(text.passage.language)]
        for number, matches in zip(spoken, engine.check([texts[number].passage for number in spoken]), strict=False):
            passage = texts[number].passage
            wrong = [match for match in matches if not _inside(match.span, passage.text)]
            if wrong:
                raise EngineError("it answered with a place outside the text", "update it, or take it off the engines")
            said += [_Said(number, match, engine.name) for match in matches if _visible(match.span, passage)]
            done += 1
        if done < len(spoken):
            raise EngineError("it left texts unanswered", "update it, or take it off the engines")
    except EngineError as error:
        left = f"{len(spoken) - done:,} of {len(spoken):,} texts are not checked: " if done else ""
        return said, [NotRun(engine.name, f"{left}{error.reason}; {error.remedy}")]
    return said, []


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


def _visible(span: Span, passage: Passage) -> bool:
    """Whether a span neither sits in, nor touches, nor spans what is hidden."""
    before = bisect.bisect_left(passage.hidden, (span.end, 0))
    return not any(_overlap(span, part) for part in passage.hidden[max(before - 2, 0) : before + 1])


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _word(item: _Said, texts: Sequence[Placed]) -> str:
    return texts[item.number].passage.text[slice(*item.match.span)]


def _known(item: _Said, texts: Sequence[Placed], known: Dictionary) -> bool:
    return known.knows(_word(item, texts))


def _unknown(said: Iterable[_Said], texts: Sequence[Placed]) -> Iterable[Unknown]:
    """The unknown words, in the order in which they first occur."""
    uses: dict[str, list[_Said]] = {}
    for item in said:
        if item.match.kind == "spelling":
            uses.setdefault(fold(_word(item, texts)), []).append(item)
    for items in uses.values():
        first = items[0]
        places = tuple(texts[item.number].at(item.match.span) for item in items)
        yield Unknown(_word(first, texts), places, first.match.suggestions, first.engine, first.match)

"""``glosslint words``: list unknown words, and add to the words-file of accepted ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.options import settings_of, settings_options
from glosslint.engine.locate import Locator
from glosslint.engine.session import CheckRequest, configured_engines, open_session
from glosslint.language import words_file
from glosslint.language.types import UnknownWord
from glosslint.model import GlosslintError
from glosslint.report.style import safe, width
from glosslint.settings.settings import Settings
from glosslint.util import atomic_write


@click.command()
@click.option("--add", is_flag=True, help="Add WORDS to the words-file of the settings.")
@click.argument("words", nargs=-1)
@settings_options
def words(words: tuple[str, ...], add: bool, **options: Any) -> None:
    """List unknown words, or with --add, add WORDS to the list of accepted ones.

    The most frequent words come first, each with its count, its first occurrence, and a suggestion. Names of people are
    listed, too, although the rule spelling ignores them.
    """
    settings = settings_of((), options)
    settings.refuse_untrusted()
    if add:
        _add(settings, words)
        return
    if words:
        raise GlosslintError(f"to accept {words[0]}: glosslint words --add {words[0]}")
    session = open_session(CheckRequest(settings, engines=configured_engines(settings)))
    glossary, not_run = session.ask_engines(session.glossary, configured_engines(settings))
    unknown = glossary.language.unknown_words
    most_frequent_first = sorted(unknown, key=lambda word: (-len(word.places), word.word.casefold()))
    console.write_lines(_lines(most_frequent_first, session.locator))
    console.write_lines((f"Not run: {missed.what}: {missed.why}" for missed in not_run), error=True)
    if not unknown and not not_run:
        console.write("No unknown words.\n", error=True)


def _lines(words: Sequence[UnknownWord], locator: Locator) -> Iterator[str]:
    size = max((width(unknown.word) for unknown in words), default=0)
    for unknown in words:
        location = locator.location(unknown.places[0])
        place = f"{safe(location.path)}:{location.start.line}:{location.start.column}"
        likely = unknown.kind in ("misspelt", "doubtful", "foreign") and unknown.suggestions
        suggestion = f"  {unknown.suggestions[0]}?" if likely else ""
        yield f"{len(unknown.places):>4}  {safe(unknown.word)}{'':{size - width(unknown.word)}}  {place}{suggestion}"


def _add(settings: Settings, chosen: Sequence[str]) -> None:
    name = settings.table.language.words_file
    if not name:
        where = settings.origin or "glosslint.toml"
        raise GlosslintError(f'the settings have no words-file; set language.words-file = "words.txt" in {where}')
    if not chosen:
        raise GlosslintError("no words given; usage: glosslint words --add WORD …")
    for word in chosen:
        if words_file.word_of(word) != word or not word:
            raise GlosslintError(f'"{word}" is not a word: it must not be empty, have spaces around it, or contain "#"')
    file = settings.root / name
    try:
        old = file.read_bytes() if file.exists() else None
        text = words_file.with_words(words_file.decode(old or b"", file.name), chosen)
        if old is None:
            atomic_write.write(file, text.encode("utf-8"))
        else:
            atomic_write.replace(file, old, text.encode("utf-8"))
    except (OSError, atomic_write.NotWrittenError) as error:
        reason = error.strerror if isinstance(error, OSError) else ""
        raise GlosslintError(f"{name}: {reason or error}") from error

"""``glosslint words``: list unknown words, and add to the words-file of accepted ones, as ``fix -i`` does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.commands.sections import describe_places, name_unread
from glosslint.cli.help import command
from glosslint.cli.options import form_option, project_options, settings_of
from glosslint.engine.locate import Locator
from glosslint.engine.session import CheckRequest, open_session
from glosslint.language import words_file
from glosslint.language.engines import NO_ENGINES
from glosslint.language.types import UnknownWord
from glosslint.model import GlosslintError
from glosslint.model.report import NotRun
from glosslint.report.rebase import Move, make_move
from glosslint.report.shared import dump_json
from glosslint.report.style import safe, tabulate
from glosslint.settings.file import FILE
from glosslint.settings.key_position import add_key
from glosslint.settings.settings import Settings, make_engines
from glosslint.util.atomic_write import NotWrittenError, Rewrite, replace_all
from glosslint.util.project_files import read_file

_NEW = "words.txt"  # the words-file of settings that name none


def add_words(settings: Settings, chosen: Sequence[str]) -> Iterator[str]:
    """Add words to the words-file, which is created and named in the settings if there is none; yield what was written
    besides. Raise GlosslintError for what is not a word, and if a file cannot be written."""
    if not chosen:
        raise GlosslintError("no words given; usage: glosslint words --add WORD …")
    for word in chosen:
        if words_file.word_of(word) != word or not word:
            raise GlosslintError(f'"{word}" is not a word: it must not be empty, have spaces around it, or contain "#"')
    name = settings.table.language.words_file
    writes = [] if name else [_add_setting(settings)]
    name = name or _NEW
    file = settings.root / name
    try:
        old = read_file(file, settings.bounds) if os.path.lexists(file) else None
        text = words_file.with_words(words_file.decode(old or b"", file.name), chosen).encode("utf-8")
        writes.append(Rewrite(None if old is None else file, file, old or b"", text))
        replace_all(writes)
    except (OSError, NotWrittenError) as error:
        reason = error.strerror if isinstance(error, OSError) else ""
        failed = error.file.name if isinstance(error, NotWrittenError) and error.file else name
        raise GlosslintError(f"{failed}: {reason or error}") from error
    if len(writes) > 1:
        yield f'wrote {name}, and words-file = "{name}" under language in {writes[0].to.name}'


def _add_setting(settings: Settings) -> Rewrite:
    """Return the settings file with the key that names a new words-file. Raises GlosslintError if it must be set by
    hand, or if a file of that name holds something else."""
    file = settings.root / (settings.file or FILE)
    by_hand = f'set language.words-file = "{_NEW}" in {settings.origin or FILE}'
    if (settings.root / _NEW).exists():
        raise GlosslintError(f"{_NEW} exists, and the settings do not name it; if it is your word list, {by_hand}")
    old = read_file(file, settings.top) if file.exists() else None
    new = add_key((old or b"").decode("utf-8"), file.name, "language", "words-file", _NEW)
    if new is None:
        raise GlosslintError(f"the settings have no words-file; {by_hand}")
    return Rewrite(None if old is None else file, file, old or b"", new.encode("utf-8"))


@command(
    examples={
        "glosslint words": "List the words that the dictionary does not know.",
        "glosslint words --add softmax logit": "Accept two words.",
    },
)
@click.option("--add", is_flag=True, help="Add WORDS to the words-file, which is created if there is none.")
@click.argument("words", nargs=-1)
@form_option
@project_options
def words(words: tuple[str, ...], add: bool, form: str, **options: Any) -> None:
    """List unknown words, or with --add, add WORDS to the list of accepted ones.

    The most frequent words come first, each with its count, its first occurrence, and a suggestion. Names of people are
    listed as well, although the rule spelling ignores them.
    """
    settings = settings_of((), options)
    settings.refuse_untrusted()
    if add:
        console.write_lines(add_words(settings, words))
        return
    if words:
        raise GlosslintError(f"to accept {words[0]}: glosslint words --add {words[0]}")
    session = open_session(CheckRequest(settings, engines=NO_ENGINES))
    engines = make_engines(settings)
    glossary, not_run = session.ask_engines(session.glossary, engines)
    if not engines.engines:
        raise GlosslintError("language.engines is empty; name an engine to list unknown words")
    name_unread(session)
    unknown = glossary.language.unknown_words
    most_frequent_first = sorted(unknown, key=lambda word: (-len(word.places), word.word.casefold()))
    if form == "json":
        console.write(dump_json(_make_json(most_frequent_first, session.locator, not_run), indent=2) + "\n")
        return
    rows = list(_list_rows(most_frequent_first, session.locator, make_move(settings.root)))
    console.write_lines(tabulate(("uses", "word", "first place", "suggestion"), rows, console.style("auto"), right=1))
    console.write_lines((f"Not run: {missed.what}: {missed.why}" for missed in not_run), error=True)
    if not unknown and not not_run and not glossary.unread:
        console.write("No unknown words.\n", error=True)


def _list_rows(words: Sequence[UnknownWord], locator: Locator, move: Move) -> Iterator[tuple[str, ...]]:
    for unknown in words:
        location = locator.location(unknown.places[0])
        place = f"{safe(move(location.path))}:{location.start}"
        suggested = _find_suggestion(unknown)
        yield str(len(unknown.places)), safe(unknown.word), place, f"{suggested}?" if suggested else ""


def _find_suggestion(unknown: UnknownWord) -> str:
    likely = unknown.kind in ("misspelt", "doubtful", "foreign") and unknown.suggestions
    return unknown.suggestions[0] if likely else ""


def _make_json(words: Sequence[UnknownWord], locator: Locator, not_run: Sequence[NotRun]) -> Mapping[str, Any]:
    """Return the words as JSON; keys are only ever added."""
    rows = []
    for unknown in words:
        places = describe_places(unknown.places, locator)
        rows.append({"word": unknown.word, "suggestion": _find_suggestion(unknown), "places": places})
    return {"version": 1, "words": rows, "not_run": [missed._asdict() for missed in not_run]}

"""``glosslint words``: list unknown words, and add to the words-file of accepted ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from glosslint.cli import console
from glosslint.cli.accepted_words import add_words
from glosslint.cli.help import Command
from glosslint.cli.here import here
from glosslint.cli.options import form_option, project_options, settings_of
from glosslint.cli.show.columns import columns
from glosslint.engine.locate import Locator
from glosslint.engine.session import CheckRequest, open_session
from glosslint.language.types import UnknownWord
from glosslint.model import GlosslintError
from glosslint.model.report import NotRun
from glosslint.report.rebase import Move
from glosslint.report.shared import to_json
from glosslint.report.style import safe
from glosslint.settings.settings import configured_engines


@click.command(
    cls=Command,
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
    session = open_session(CheckRequest(settings, engines=configured_engines(settings)))
    glossary, not_run = session.ask_engines(session.glossary, configured_engines(settings))
    unknown = glossary.language.unknown_words
    most_frequent_first = sorted(unknown, key=lambda word: (-len(word.places), word.word.casefold()))
    if form == "json":
        console.write(to_json(_json(most_frequent_first, session.locator, not_run), indent=2) + "\n")
        return
    rows = list(_rows(most_frequent_first, session.locator, here(settings.root)))
    console.write_lines(columns(("uses", "word", "first place", "suggestion"), rows, console.style("auto"), right=1))
    console.write_lines((f"Not run: {missed.what}: {missed.why}" for missed in not_run), error=True)
    if not unknown and not not_run:
        console.write("No unknown words.\n", error=True)


def _rows(words: Sequence[UnknownWord], locator: Locator, move: Move) -> Iterator[tuple[str, ...]]:
    for unknown in words:
        location = locator.location(unknown.places[0])
        place = f"{safe(move(location.path))}:{location.start.line}:{location.start.column}"
        suggested = _suggested(unknown)
        yield str(len(unknown.places)), safe(unknown.word), place, f"{suggested}?" if suggested else ""


def _suggested(unknown: UnknownWord) -> str:
    likely = unknown.kind in ("misspelt", "doubtful", "foreign") and unknown.suggestions
    return unknown.suggestions[0] if likely else ""


def _json(words: Sequence[UnknownWord], locator: Locator, not_run: Sequence[NotRun]) -> Mapping[str, Any]:
    """Return the words as JSON; keys are only ever added."""
    rows = []
    for unknown in words:
        found = map(locator.location, unknown.places)
        places = [{"path": each.path, "line": each.start.line, "column": each.start.column} for each in found]
        rows.append({"word": unknown.word, "suggestion": _suggested(unknown), "places": places})
    return {"version": 1, "words": rows, "not_run": [{"what": part.what, "why": part.why} for part in not_run]}

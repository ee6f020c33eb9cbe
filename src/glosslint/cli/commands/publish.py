"""``glosslint publish`` and ``glosslint serve``: the glossary as a site, in a folder or while you write."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from glosslint.cli import console
from glosslint.cli.exit_codes import FINDINGS, INTERNAL_ERROR, exit_with_crashes
from glosslint.cli.help import command
from glosslint.cli.options import combine_options, settings_of, settings_options
from glosslint.engine.check import UNRESOLVED_ROLE, judge
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.language.engines import NO_ENGINES
from glosslint.model import Severity
from glosslint.model.report import Report
from glosslint.publish.book import Book, Unpublished, count_by_reason, invalid_formulas
from glosslint.publish.output import refuse_folder, write_site
from glosslint.publish.site import build, refuse_missing_packages
from glosslint.report.style import safe
from glosslint.settings.settings import Settings
from glosslint.text.messages import count
from glosslint.util.timing import pause_collector

if TYPE_CHECKING:
    from glosslint.publish.serve import Preview

_NAME = 100  # characters of the address of a picture, which may hold all of it (data:)
_NAMED = 5  # entries that are left out, or not at their address

#: Options of ``publish`` and ``serve``, over those of the table ``site`` of the settings.
publish_options = combine_options(
    click.option("--base-url", metavar="URL", help="URL of the published site, such as https://example.org/."),
    click.option("--title", metavar="TEXT", help="Title of the site."),
    click.option("--edit-url", metavar="URL", help="URL for editing an entry, with {path} for its file."),
    click.option(
        "--templates",
        type=click.Path(file_okay=False, exists=True),
        metavar="FOLDER",
        help="Folder with templates and files that replace the built-in ones.",
    ),
)
_LAST_PORT = 65535


@command(
    examples={
        "glosslint publish": "Write the site to the folder site.",
        "glosslint publish --out public --strict": "In CI: fail if an entry would be left out.",
        "python -m http.server -d site": "View the site.",
    },
)
@click.option("--out", type=click.Path(path_type=Path), default="site", show_default=True, help="Folder of the site.")
@publish_options
@click.option("--search/--no-search", default=True, help="Create an index for full-text search, with pagefind.")
@click.option("--strict", is_flag=True, help="Write nothing and exit with 1 if an entry would be left out.")
@settings_options
def publish(out: Path, strict: bool, search: bool, **options: Any) -> None:
    """Build a site: a page for each entry, an index, and data for programs.

    Drafts and entries with errors are left out, and so are pictures with their
    captions. Fails if a formula cannot be shown. Needs glosslint[site].
    """
    refuse_missing_packages()
    settings = settings_of((), options)
    session, report = judge_entries(settings)
    root, sources = settings.root, session.documents.keys()
    refuse_folder(out, root, sources)
    formulas = invalid_formulas(session.glossary, report)
    for one in formulas:
        where = f"{safe(one.location.path)}:{one.location.start}"
        console.write_lines([f"{safe(one.entry or '')} ({where}): {safe(one.message)}"], error=True)
    if any(finding.severity is Severity.ERROR for finding in formulas):
        console.write_lines(["Nothing was written: correct these formulas, or suppress the findings."], error=True)
        sys.exit(FINDINGS)
    files, book = build(session, report, search=search)
    console.write_lines(describe_left_out(book.left_out), error=True)
    if strict and book.left_out:
        console.write_lines(["Nothing was written (--strict)."], error=True)
        sys.exit(FINDINGS)
    console.write_lines(describe_pictures(book), error=True)
    for entry, address in book.moved[:_NAMED]:
        where = f"{safe(entry.title)} ({safe(entry.file)}) is at {safe(book.address(entry))}"
        console.write_lines([f"{where}: the site has another page at {safe(address)}."], error=True)
    for entry, page in book.unfit[:_NAMED]:
        where = f"{safe(entry.title)} ({safe(entry.file)})"
        message = f"{where}: its old address {safe(page)} cannot be a file, so nothing redirects from there."
        console.write_lines([message], error=True)
    written = write_site(out, files, root, sources)
    kept = (f"Kept {safe(path)}: the site no longer has it, but you changed it by hand." for path in written.kept)
    console.write_lines(kept, error=True)
    changed = f"{count(written.new, 'file')} written, {written.same:,} unchanged, {written.removed:,} removed"
    console.write_lines([f"{count(len(book.entries), 'entry', 'entries')} in {safe(os.fspath(out))}: {changed}."])


def judge_entries(settings: Settings) -> tuple[Session, Report]:
    """Read and check the glossary, by the rules that may report errors, and without language engines.

    Exit with the traceback for an internal error: an entry that was not checked is not published.
    """
    rules = tuple(
        active
        for active in settings.active_rules
        if active.rule.name == UNRESOLVED_ROLE
        or any(active.level(case) is Severity.ERROR for case in ("", *active.rule.cases))
    )
    request = CheckRequest(settings, engines=NO_ENGINES, rules=rules)
    with pause_collector():
        session = open_session(request)
        report = judge(session, request) if any(rule.selected for rule in rules) else Report()
    if report.crashes:
        exit_with_crashes(report.crashes, f"{INTERNAL_ERROR} (nothing was written)")
    return session, report


def describe_pictures(book: Book) -> Iterator[str]:
    """Yield what to write on standard error about the pictures of the published entries, which are left out."""
    pictures = {id(entry): book.pictures(entry) for entry in book.entries}
    number, pages = sum(map(len, pictures.values())), sum(map(bool, pictures.values()))
    if number:
        left_out = f"Left out {count(number, 'picture')} on {count(pages, 'page')}"
        yield f"{left_out}: glosslint does not publish pictures yet."
    for entry in book.entries:
        if names := [name if len(name) <= _NAME else f"{name[:_NAME]}…" for name in pictures[id(entry)]]:
            yield f"  {safe(entry.key)} ({safe(entry.file)}): {safe(', '.join(names))}"


def describe_left_out(left_out: Sequence[Unpublished]) -> Iterator[str]:
    """Yield what to write on standard error about entries that are left out."""
    if left_out:
        yield f"Left out {count_by_reason(left_out)}."
    wrong = [one for one in left_out if not one.draft]
    yield from (f"  {safe(one.key)} ({safe(one.file)}) {safe(one.reason)}" for one in wrong[:_NAMED])
    if len(wrong) > _NAMED:
        yield f"  and {len(wrong) - _NAMED} more; for all: glosslint check"


@command(
    examples={"glosslint serve": "Show the site while you write.", "glosslint serve --port 0": "Use any free port."}
)
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, _LAST_PORT), help="Port; 0 for any free one."
)
@publish_options
@settings_options
def serve(port: int, **options: Any) -> None:
    """Serve the site on this machine while you write: drafts included, with the findings on each page.

    When a file is saved, it is checked and its page reloaded. Only this machine can reach the site. Needs
    glosslint[site].
    """
    from glosslint.publish.serve import HOST, Preview, listen, watch

    refuse_missing_packages()

    preview = Preview(partial(settings_of, (), options, warn=False))
    with listen(preview, port) as server:
        preview.refresh()
        _announce_counts(preview)
        console.write_lines([f"http://{HOST}:{server.server_port}{preview.start} (press Ctrl-C to stop)"])
        stop = threading.Event()
        watcher = threading.Thread(target=watch, args=(preview, stop, lambda: _announce_counts(preview)), daemon=True)
        watcher.start()
        try:
            server.serve_forever()
        finally:
            stop.set()


def _announce_counts(preview: Preview) -> None:
    if preview.problem:
        console.write_lines([f"error: {safe(preview.problem)}"], error=True)
    else:
        entries = count(preview.entries, "entry", "entries")
        console.write_lines([f"{entries}, {count(preview.findings, 'finding')}"])

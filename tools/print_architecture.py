"""Update docs/architecture.md with what one entry becomes at each stage, and with the tree of one page in each format:
``python -m tools.print_architecture docs``.

The stages are called one by one, in the order of ``glosslint.engine.check.judge``; the outcome is compared with what
``check`` returns.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from glosslint import report
from glosslint.engine.baseline import Baseline, apply_baseline, encode_baseline
from glosslint.engine.check import check, find_what_ran
from glosslint.engine.compare import Scope
from glosslint.engine.fix import fix
from glosslint.engine.report import Findings
from glosslint.engine.session import CheckRequest, Session, open_session
from glosslint.engine.suppress import Ran, ignore_in_files, suppress
from glosslint.engine.verdicts import Verdict, Verdicts, merge_by_cause
from glosslint.model import Finding, Span
from glosslint.model.source import Source
from glosslint.parse.page.document import page_of
from glosslint.parse.page.recognise import Page, recognise
from glosslint.parse.page.table import SectionTable
from glosslint.parse.tree import Mapping as MappingNode, Scalar
from glosslint.report.style import Style
from glosslint.settings.settings import Settings, load

FILES = {
    "glosslint.toml": """\
files = ["terms.yaml"]
layout = "map"
select = ["broken-link"]
""",
    "terms.yaml": """\
logit: Score of a class before normalisation.
softmax: "Function that turns \\"raw\\" [scores](#logits) into probabilities."
sigmoid: Function that maps a [score](#scroe) to a number between zero and one.
logistic: See [softmax](#sofmax).  # glosslint: ignore[broken-link] shows a suppression
""",
}
_FILE, _KEY, _BASELINED = "terms.yaml", "softmax", "scroe"
_DAY = "2026-01-01"  # no suppression here has an expiry date
#: The same two entries in each format of pages.
PAGES = {
    "words.md": """\
# Words

Halyard
: A **rope** that raises a [sail](#sail).

Sail
: Cloth that catches the wind.
""",
    "words.html": """\
<h1>Words</h1>
<dl>
  <dt>Halyard</dt>
  <dd>A <b>rope</b> that raises a <a href="#sail">sail</a>.</dd>
  <dt>Sail</dt>
  <dd>Cloth that catches the wind.</dd>
</dl>
""",
    "words.rst": """\
Words
=====

Halyard
   A **rope** that raises a `sail <#sail>`_.

Sail
   Cloth that catches the wind.
""",
    "words.adoc": """\
= Words

Halyard:: A *rope* that raises a <<sail,sail>>.

Sail:: Cloth that catches the wind.
""",
}


def section() -> str:
    """Return the files of the example and the table of values, in Markdown."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in FILES.items():
            (folder / file).write_text(text, "utf-8", newline="\n")
        settings = load(None, folder)
        _write_baseline(settings)
        rows = [f"| {stage} | {value} |" for stage, value in _values(settings)]
    files = [f"`{name}`\n\n```{name.rpartition('.')[2]}\n{text}```\n" for name, text in FILES.items()]
    return "\n".join([*files, "| after | there is |", "|---|---|", *rows]) + "\n"


def _write_baseline(settings: Settings) -> None:
    """Record one of the three findings, as ``glosslint baseline`` does."""
    entries = check(CheckRequest(settings, baseline=Baseline(all=True))).baseline_entries
    recorded = [entry for entry in entries if _BASELINED in entry.text]
    assert len(recorded) == 1
    (settings.root / settings.table.baseline).write_bytes(encode_baseline(recorded))


def _values(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield each stage with what it makes of the entry."""
    request = CheckRequest(settings, unsafe_fixes=True)
    rules = settings.active_rules
    yield "settings", f"rules {_names(active.rule.name for active in rules if active.selected)}, layout `map`"
    session = open_session(request)
    yield "open", f"paths {_names(session.documents)}"
    yield from _read(session)
    run = session.run_rules(rules, session.glossary)
    yield "rules", f"{len(run.verdicts)} `Verdict`s; {_stated(run.verdicts)}"
    verdicts = Verdicts(run.verdicts)
    ran = find_what_ran(session, rules, run.crashes, ())
    for stage, result in _filtered(verdicts, session, ran):
        yield (
            stage,
            f"{len(result.active)} active, {len(result.suppressed)} suppressed, {len(result.baselined)} baselined",
        )
        verdicts = result
    (verdict,) = verdicts.active
    yield from _outcome(request, Findings(session.locator, "").finding(verdict, Scope(session.locator)))


def _read(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the stages before the rules."""
    document = session.documents[_FILE]
    lines = document.source.text.count("\n")
    yield "read", f"`Source` of {len(document.source.text)} characters in {lines} lines"
    (root,) = document.roots
    assert isinstance(root, MappingNode)
    node = root.get(_KEY)
    assert isinstance(node, Scalar)
    decoded = f"{len(node.text)} decoded characters"
    yield "parse", f"`Scalar` at {_span(node)} of the file, in style `{node.style}`: {decoded}"
    glossary = session.glossary
    entry = next(entry for entry in glossary.entries if entry.key == _KEY)
    (link,), (prose,) = entry.links, entry.prose
    assert entry.term is not None
    names = f"the term `{entry.term.value}`, the prose field `{prose.field}`"
    yield (
        "facts",
        f"`EntryFacts` with {names}, and a `Link` to `{link.target}` at {_span(link.dest)} of the decoded text",
    )
    yield "join", f"`Glossary` of {len(glossary.entries)} entries: {_names(entry.key for entry in glossary.entries)}"


def _stated(verdicts: Iterable[Verdict]) -> str:
    """Return what is stated of the entry."""
    verdict = next(verdict for verdict in verdicts if verdict.problem.place.path[-1] == _KEY)
    place, level = verdict.problem.place, verdict.severity.label
    assert place.span is not None
    where = f"path `{place.path}`, {_span(place.span)} of the decoded text"
    return f"this one is `{verdict.rule.name}`, {level}, at {where}: {verdict.problem.message}"


def _filtered(verdicts: Verdicts, session: Session, ran: Ran) -> Iterator[tuple[str, Verdicts]]:
    """Yield the stages on verdicts, each with what it leaves."""
    verdicts = ignore_in_files(verdicts, session.glossary.files, ran)
    yield "per-file ignores", verdicts
    verdicts = suppress(verdicts, session.glossary.files, session.locator, ran, _DAY)
    yield "suppressions", verdicts
    verdicts = apply_baseline(verdicts, session.baseline, session.locator, session.glossary.unread)
    yield "baseline", verdicts
    verdicts = replace(verdicts, active=tuple(merge_by_cause(verdicts.active)))
    yield "causes", verdicts
    scope = Scope(session.locator, session.reported, None, frozenset())
    yield "comparison, paths", replace(verdicts, active=tuple(one for one in verdicts.active if scope.reports(one)))


def _outcome(request: CheckRequest, finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield what is reported and fixed of the one finding that is left."""
    start = finding.location.start
    where = f"{_span(finding.location.span)} of the file, which is line {start.line}, column {start.column}"
    yield "locate", f"`Finding` at {where}; fingerprint `{finding.fingerprint}`"
    result = check(request)
    assert result.findings == (finding,)
    yield "report", f"`{report.render(result, 'concise', Style()).splitlines()[0]}`"
    (repair,) = finding.repairs
    (intent,), (edit,) = repair.fix.intents, repair.edits
    yield "fix: intent", f"`{type(intent).__name__}`, {repair.fix.safety.value}: {repair.fix.title}"
    text = f"`{edit.text}`" if edit.text else "nothing"
    yield "fix: lower", f"`Edit` that replaces {_span(edit.span)} of the file with {text}"
    ((old, new),) = fix(request).changes
    (line,) = set(new.text.splitlines()) - set(old.text.splitlines())
    yield "fix: rounds", f"`{line}`"


def pages() -> str:
    """Return the pages of the example, and the table of what their trees and entries are, in Markdown."""
    table = SectionTable("definition-list")
    columns = [list(_tree_of(page_of(Source(path, text), table))) for path, text in PAGES.items()]
    names = [name for name, _ in columns[0]]
    assert all([name for name, _ in column] == names for column in columns)  # one tree, whatever the format
    cells = zip(*([cell for _, cell in column] for column in columns), strict=True)
    rows = [f"| {name} | {' | '.join(row)} |" for name, row in zip(names, cells, strict=True)]
    files = [f"`{name}`\n\n```{name.rpartition('.')[2]}\n{text}```\n" for name, text in PAGES.items()]
    titles = f"| there is | {_names(PAGES).replace(', ', ' | ')} |"
    return "\n".join([*files, titles, "|---" * (len(PAGES) + 1) + "|", *rows]) + "\n"


def _tree_of(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the blocks, marks, holes and entries of a page, each with its characters."""
    tree = page.tree
    for top in tree.blocks:
        for block in (top, *top.walk()):
            if block.kind != "paragraph":  # AsciiDoc puts none around a text of one line
                yield f"block `{block.kind}`", f"{_span(block.span)}, inside {_span(block.content)}"
    for mark in tree.marks:
        yield f"mark `{mark.kind}`", f"{_span(mark.span)}, inside {_span(mark.inner)}"
    first = next(block for top in tree.blocks for block in top.walk() if block.kind == "text")
    holes = (hole for hole in tree.holes if first.content.start <= hole.start < first.content.end)
    yield "holes in the first text", ", ".join(f"{hole.start}–{hole.end}" for hole in holes)
    yield "what readers see of it", tree.shown(first.content).text
    for entry in recognise(page):
        yield f"entry {entry.terms[0].text}", f"{_span(entry.whole)}, text {_span(entry.texts[0])}"


def _span(span: Span | Scalar) -> str:
    return f"{span.start}–{span.end}"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


#: What stands between the markers of each name.
SECTIONS: Mapping[str, Callable[[], str]] = {"values": section, "pages": pages}


def markers(name: str) -> tuple[str, str]:
    """Return the lines around a section of the page."""
    return f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->\n"


def write(page: Path) -> None:
    """Replace the sections of the page between their markers."""
    text = page.read_text("utf-8")
    for name, printed in SECTIONS.items():
        begin, end = markers(name)
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}{printed()}{end}{rest.partition(end)[2]}"
    page.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) / "architecture.md")

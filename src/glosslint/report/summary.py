"""The last line of reports for people: totals, scope, and the next command; and ``--statistics`` and ``--profile``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from glosslint.model import Severity
from glosslint.model.report import LAST_COMMIT, Fixed, Report
from glosslint.report.shared import find_run_failures
from glosslint.report.style import Style, safe, wrap
from glosslint.text.messages import count
from glosslint.util.sequences import group_values

if TYPE_CHECKING:
    from glosslint.settings.settings import Settings

_MOST_REASONS = 3  # of fixes that were not made
_LABEL = 10  # columns
_SLOWEST = 3  # stages and rules


def count_levels(numbers: Mapping[Severity, int]) -> str:
    """Return the number of findings of each level, highest first: ``2 errors, 1 warning, 3 info``."""
    levels = sorted(numbers, reverse=True)
    return ", ".join(count(numbers[level], level.label, "info" if level is Severity.INFO else "") for level in levels)


def write_last_line(report: Report, style: Style, lines: int = 2) -> str:
    """Return totals, scope and next command, with a line break, and what did not run; without totals, only that.

    If the terminal is too narrow, the totals are wrapped, and the command goes on its own line, unless ``lines`` is 1.
    """
    if not style.totals:
        return _list_missed(report, style, lines)
    fixed = describe_fixed(report, style, lines)
    total = f"{describe_totals(report)} left" if report.fixed and report.findings else describe_totals(report)
    total = total[:1].upper() + total[1:]
    if report.findings:
        painted = style.level(max(finding.severity for finding in report.findings), total)
    else:
        painted = style.paint(total, "1;32" if _everything_ran(report) else "1;33")
    counted = f"{total} ({describe_scope(report)})."
    wrapped = wrap(counted, style.width) if lines > 1 else [counted]
    text, used = painted + "\n".join(wrapped)[len(total) :], len(wrapped[-1])
    for part in suggest_next_step(report, asked=lines > 1):
        gap = "\n" if lines > 1 and used + 1 + len(part) > style.width else " "
        used = len(part) if gap == "\n" else used + 1 + len(part)
        text += gap + part
    return f"{fixed}{text}\n{_list_missed(report, style, lines)}"


def describe_totals(report: Report) -> str:
    """Return ``2 errors, 1 info``; ``no findings`` only if everything ran."""
    if report.findings:
        return count_levels(Counter(finding.severity for finding in report.findings))
    none = "no findings left" if report.fixed else "no findings"
    return none if _everything_ran(report) else f"{none} in the checks that ran"


def describe_scope(report: Report) -> str:
    """Return what was checked and compared, and how many findings were suppressed or are in the baseline."""
    entries = f"{count(report.entries, 'entry', 'entries')} in {count(report.files, 'file')}"
    counts = [entries, count(report.rules, "rule")]
    counts += [f"{count(report.changed, 'entry', 'entries')} changed since {report.base}"] if report.base else []
    counts += [f"{len(report.suppressed):,} suppressed"] if report.suppressed else []
    counts += [f"{len(report.baselined):,} hidden by the baseline"] if report.baselined else []
    return ", ".join(counts)


def _everything_ran(report: Report) -> bool:
    return bool(report.rules) and not report.not_run and not report.crashes


def _list_missed(report: Report, style: Style, lines: int) -> str:
    """Return a line for each rule or engine that did not run, wrapped to the terminal unless ``lines`` is 1."""
    shown = (f"Not run: {safe(failure.what)}: {safe(failure.why)}" for failure in find_run_failures(report))
    wrapped = ("\n    ".join(wrap(line, style.width - 4, style.width) if lines > 1 else [line]) for line in shown)
    return "".join(style.level(Severity.WARNING, line[:7]) + line[7:] + "\n" for line in wrapped)


def suggest_next_step(report: Report, asked: bool = False) -> tuple[str, ...]:
    """Return how many findings can be fixed and the command for it, or the command that explains one.

    ``asked`` is whether the output is for a terminal, where the user can be asked which suggestions to apply.
    """
    if not report.findings:
        return ()
    safe = sum(finding.fixable(report.unsafe_fixes) for finding in report.findings)
    more = sum(finding.fixable(True) for finding in report.findings) - safe
    program = "glosslint hook" if report.hook else "glosslint"  # it finds all glossaries, from any folder
    command = f"{program} --fix" + (" --unsafe-fixes" if report.unsafe_fixes or not safe else "")
    after = ""
    if not report.base or report.unchanged:
        command += " --all" if report.hook else ""
    elif report.base != LAST_COMMIT:  # without it, the command would fix findings that are not counted here
        command += f" --changed-since {report.base}"
    else:
        command += "" if report.hook else " --staged"
        after = " after git add or git stash of unstaged changes" if report.partly_staged else ""
    if not safe:
        rule = max(report.findings, key=lambda finding: finding.severity).rule
        if more:
            return f"{more:,} fixable with unsafe fixes{after}:", command
        suggested = sum(any(repair.edits for repair in finding.repairs) for finding in report.findings)
        if suggested and asked and not report.base:
            return f"To review {count(suggested, 'suggestion')}:", "glosslint fix -i"
        return (f"Learn more: glosslint rule {rule}",)
    hidden = f" ({more:,} more with --unsafe-fixes)" if more else ""
    return f"[*] {safe:,} fixable{hidden}{after}:", command


def count_fixed(fixed: Iterable[Fixed]) -> Counter[str]:
    """Return how many findings of each rule were fixed; a finding may need several fixes."""
    return Counter({(done.finding or id(done)): done.rule for done in reversed([*fixed])}.values())


def describe_fixed(report: Report, style: Style, lines: int = 2) -> str:
    """Return the number of fixed findings by rule, most first, and why other fixes were not made."""
    texts = []
    if report.fixed:
        rules = count_fixed(report.fixed)
        files = len({done.location.path for done in report.fixed})
        most_first = sorted(rules.items(), key=lambda row: (-row[1], row[0]))
        listed = ", ".join(f"{rule} {number:,}" for rule, number in most_first)
        fixed = f"Fixed {count(rules.total(), 'finding')} in {count(files, 'file')}: {listed}."
        texts.append(fixed + describe_revealed(report.fixed))
    if report.left_out:
        texts.append(describe_left_out(report.left_out))
    return "".join(f"{line}\n" for text in texts for line in (wrap(text, style.width) if lines > 1 else [text]))


def describe_revealed(fixed: Iterable[Fixed]) -> str:
    """Return, after a blank, how many of the fixed findings were not counted as fixable before; empty if none."""
    number = len({done.finding for done in fixed if done.revealed})
    return f" {number:,} of them could be fixed only after others." if number else ""


def describe_left_out(reasons: Sequence[str]) -> str:
    """Return how many fixes were not made, and the most frequent reasons."""
    first = [reason for reason, _ in Counter(reasons).most_common(_MOST_REASONS)]
    more = len(set(reasons)) - len(first)
    others = f"; and {count(more, 'more reason')}" if more else ""
    were = "were" if len(reasons) > 1 else "was"
    return f"{count(len(reasons), 'fix', 'fixes')} {were} not made: {safe('; '.join(first))}{others}."


def list_fixes(report: Report, style: Style) -> Iterator[str]:
    """Yield a line for each applied fix."""
    for done in report.fixed:
        place = style.bold(safe(done.location.path)) + f":{done.location.start}:"
        yield f"{place} {style.paint('fixed', '1;32')} {done.rule} {safe(done.message)}: {safe(done.fix.title)}\n"


def list_times(report: Report, style: Style) -> Iterator[str]:
    """Yield a line for each stage and rule, slowest first: milliseconds, share of the total, microseconds per entry."""
    whole = sum(report.seconds.values())
    for part, seconds in sorted(report.seconds.items(), key=lambda row: (-row[1], row[0])):
        each = f"{seconds / max(report.entries, 1) * 1e6:>9.1f} µs per entry"
        yield f"{seconds * 1e3:>9.1f} ms  {seconds / whole:>4.0%}  {style.dim(each)}  {part}\n"
    yield f"{whole * 1e3:>9.1f} ms  100%  total, without start-up; work shared by rules counts for the first\n"


def count_by_rule(report: Report, style: Style) -> Iterator[str]:
    """Yield a line for each rule with findings, most findings first: findings, level, rule, entries."""
    by_rule = group_values((finding.rule, finding) for finding in report.findings)
    for rule, findings in sorted(by_rule.items(), key=lambda row: (-len(row[1]), row[0])):
        entries = {(finding.entry, finding.location.path) for finding in findings}
        others = sum(finding.entries - 1 for finding in findings)
        severity = max(finding.severity for finding in findings)
        level = style.level(severity, f"{severity.label:<7}")
        where = count(len(entries) + others, "entry", "entries")
        yield f"{len(findings):>6,}  {level}  {rule}  {style.dim(f'in {where}')}\n"


def describe_run(report: Report, settings: Settings, style: Style) -> Iterator[str]:
    """Yield what ``-v`` tells: what was read, from where, and how long it took."""
    for label, text in _describe_parts(report, settings):
        lines = wrap(safe(text), max(style.width - _LABEL, 20))
        yield style.dim(f"{label:<{_LABEL}}") + f"\n{'':<{_LABEL}}".join(lines)


def _describe_parts(report: Report, settings: Settings) -> Iterator[tuple[str, str]]:
    from glosslint.language.engines import engine_names
    from glosslint.project.discover import find_unused

    table = settings.table
    yield "settings", f"{settings.origin or 'none found, all defaults'}, folder {settings.root}"
    numbers = f"{count(report.entries, 'entry', 'entries')} in {count(report.files, 'file')}"
    yield "files", f"{numbers}: {', '.join(table.files)}"
    unused = find_unused(table.files, report.sources)
    if unused and settings.origin:
        yield "", f"no file matches {', '.join(unused)}"
    yield "layout", table.layout if isinstance(table.layout, str) else "a table of the settings"
    yield "schema", table.schema or "that of the layout"
    engines = engine_names(table.language)
    if engines:
        words = f", accepted words from {table.language.words_file}" if table.language.words_file else ""
        yield "language", f"{' and '.join(engines)}, {table.language.language}{words}"
    if (settings.root / table.baseline).is_file() and table.baseline:
        yield "baseline", f"{table.baseline}, {count(len(report.baselined), 'finding')} hidden"
    yield "rules", f"{count(report.rules, 'rule')}; glosslint config lists them with their options"
    whole = sum(report.seconds.values())
    slowest = sorted(report.seconds.items(), key=lambda row: -row[1])[:_SLOWEST]
    parts = ", ".join(f"{part} {seconds:.2f} s" for part, seconds in slowest)
    yield "time", f"{whole:.2f} s ({parts}); --profile shows all"

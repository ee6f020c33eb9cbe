"""The last line of a report: what was found in what, and what to type next. And the table of ``--statistics``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from glosslint.model import Finding, Severity
from glosslint.model.report import Report
from glosslint.report.not_run import run_problems
from glosslint.report.style import Style, safe, wrap


def count(number: int, singular: str, plural: str = "") -> str:
    """``1 entry``, ``2 entries``, ``1,000 files``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def more_places(finding: Finding) -> str:
    """`` (and in 2 more places)``, for reports without frames: where else the same is wrong, from the same cause."""
    same = sum(related.label == finding.message for related in finding.related)
    return f" (and in {count(same, 'more place')})" if same else ""


def fixable_mark(finding: Finding, report: Report) -> str:
    """`` [*]`` behind the rule of a finding that the next ``--fix`` repairs."""
    return " [*]" if finding.fixable(report.unsafe) else ""


def last_line(report: Report, style: Style, lines: int = 2) -> str:
    """The verdict, what was looked at, and the next command, with a line break; the command stands in a line of its
    own where one line is too narrow, unless ``lines`` is 1. What did not run has the last word."""
    done = _fixed(report, style, lines)
    found = f"{totals(report)} left" if done and report.findings else totals(report)
    found = found[:1].upper() + found[1:]
    parts = [found, f"({scope(report)}).", *next_step(report)]
    text, used = "", 0
    for part in parts:
        gap = "" if not text else "\n" if lines > 1 and used + 1 + len(part) > style.width else " "
        used = len(part) if gap in ("", "\n") else used + 1 + len(part)
        text += gap + (_painted(part, report, style) if part is found else part)
    return f"{done}{text}\n{_missed(report, style, lines)}"


def totals(report: Report) -> str:
    """``2 errors, 1 note``; ``no findings`` only where everything ran."""
    levels = Counter(finding.severity for finding in report.findings)
    words = [count(levels[level], level.label) for level in sorted(levels, reverse=True) if level is not Severity.INFO]
    if levels[Severity.INFO]:
        words.append(count(levels[Severity.INFO], "note"))
    if words:
        return ", ".join(words)
    left = "no findings left" if report.fixed else "no findings"
    return left if _everything_ran(report) else f"{left} in what ran"


def scope(report: Report) -> str:
    """What was looked at, what it was compared with, what was silenced, and what rests in the baseline."""
    counts = [f"{count(report.entries, 'entry', 'entries')} in {count(report.files, 'file')}"]
    counts.append(count(report.rules, "rule"))
    counts += [f"{count(report.changed, 'entry', 'entries')} changed since {report.since}"] if report.since else []
    counts += [f"{len(report.silenced):,} silenced"] if report.silenced else []
    counts += [f"{len(report.resting):,} resting in the baseline"] if report.resting else []
    return ", ".join(counts)


def _painted(found: str, report: Report, style: Style) -> str:
    if report.findings:
        return style.level(report.worst(), found)
    return style.paint(found, "1;32" if _everything_ran(report) else "1;33")


def _everything_ran(report: Report) -> bool:
    return bool(report.rules) and not report.not_run and not report.crashes


def _missed(report: Report, style: Style, lines: int) -> str:
    """A line for each part that should have run and could not, or more where the terminal is narrow."""
    shown = (f"Not run: {safe(lapse.what)}: {safe(lapse.why)}" for lapse in run_problems(report))
    wrapped = ("\n    ".join(wrap(line, style.width - 4, style.width) if lines > 1 else [line]) for line in shown)
    return "".join(style.level(Severity.WARNING, line[:7]) + line[7:] + "\n" for line in wrapped)


def next_step(report: Report) -> tuple[str, ...]:
    """How many findings can be fixed, and the command that does so; where there are none, how to read about one."""
    if not report.findings:
        return ()
    safe = sum(finding.fixable(report.unsafe) for finding in report.findings)
    more = sum(finding.fixable(True) for finding in report.findings) - safe
    command = "glosslint --fix --unsafe-fixes" if report.unsafe or not safe else "glosslint --fix"
    if not safe:
        rule = max(report.findings, key=lambda finding: finding.severity).rule
        return (f"{more} fixable with care:", command) if more else (f"To read why: glosslint rule {rule}",)
    hidden = f" ({more} more with --unsafe-fixes)" if more else ""
    return f"[*] {safe} fixable{hidden}:", command


def _fixed(report: Report, style: Style, lines: int) -> str:
    """What was fixed, by rule, most first."""
    if not report.fixed:
        return ""
    rules = Counter(done.rule for done in report.fixed)
    files = len({done.location.path for done in report.fixed})
    listed = ", ".join(f"{rule} {number}" for rule, number in sorted(rules.items(), key=lambda row: (-row[1], row[0])))
    text = f"Fixed {count(len(report.fixed), 'finding')} in {count(files, 'file')}: {listed}."
    return "".join(f"{line}\n" for line in (wrap(text, style.width) if lines > 1 else [text]))


def fixes(report: Report, style: Style) -> Iterator[str]:
    """A line for each fix that was made."""
    for done in report.fixed:
        start = done.location.start
        place = style.bold(safe(done.location.path)) + f":{start.line}:{start.column}:"
        yield f"{place} {style.paint('fixed', '1;32')} {done.rule} {safe(done.message)}: {safe(done.fix.title)}\n"


def profile(report: Report, style: Style) -> Iterator[str]:
    """A line for each stage and each rule, slowest first: milliseconds, part of the whole, microseconds an entry."""
    whole = sum(report.seconds.values())
    for part, seconds in sorted(report.seconds.items(), key=lambda row: (-row[1], row[0])):
        each = f"{seconds / max(report.entries, 1) * 1e6:>9.1f} µs an entry"
        yield f"{seconds * 1e3:>9.1f} ms  {seconds / whole:>4.0%}  {style.dim(each)}  {part}\n"
    yield f"{whole * 1e3:>9.1f} ms  100%  in all, without start-up; what rules share counts for the first of them\n"


def statistics(report: Report, style: Style) -> Iterator[str]:
    """A line for each rule that found something, most findings first: findings, entries, level, rule."""
    rows = Counter(finding.rule for finding in report.findings)
    levels = {finding.rule: finding.severity for finding in sorted(report.findings, key=lambda found: found.severity)}
    for rule, number in sorted(rows.items(), key=lambda row: (-row[1], row[0])):
        entries = {(found.entry, found.location.path) for found in report.findings if found.rule == rule}
        level = style.level(levels[rule], f"{levels[rule].label:<7}")
        yield f"{number:>6,}  {level}  {rule}  {style.dim('in ' + count(len(entries), 'entry', 'entries'))}\n"

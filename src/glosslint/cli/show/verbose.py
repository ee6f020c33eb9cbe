"""``-v``: what was read, from where, and how long it took."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from glosslint.report.style import Style, safe, wrap
from glosslint.text.messages import count

if TYPE_CHECKING:
    from glosslint.model.report import Report
    from glosslint.settings.settings import Settings

_LABEL = 10  # columns
_SLOWEST = 3  # stages and rules


def account(report: Report, settings: Settings, style: Style) -> Iterator[str]:
    """Yield the lines: settings, files, schema, words, engines, baseline, time."""
    for label, text in _rows(report, settings):
        lines = wrap(safe(text), max(style.width - _LABEL, 20))
        yield style.dim(f"{label:<{_LABEL}}") + f"\n{'':<{_LABEL}}".join(lines)


def _rows(report: Report, settings: Settings) -> Iterator[tuple[str, str]]:
    from glosslint.language.engines import engine_names
    from glosslint.project.discover import unused_patterns

    table = settings.table
    yield "settings", f"{settings.origin or 'none found, all defaults'}, folder {settings.root}"
    yield (
        "files",
        f"{count(report.entries, 'entry', 'entries')} in {count(report.files, 'file')}: {', '.join(table.files)}",
    )
    unused = unused_patterns(table.files, report.sources)
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

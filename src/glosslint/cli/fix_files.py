"""``--fix``, ``--diff`` and ``-i``: from the outcome of the rounds to files and patches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from glosslint.engine.fix import FixOutcome
from glosslint.model.source import Source
from glosslint.report.rebase import Move
from glosslint.report.style import Style, safe
from glosslint.report.summary import fixed_findings, left_out, revealed
from glosslint.text.messages import count
from glosslint.util import atomic_write
from glosslint.util.sequences import Difference, differences

_CONTEXT = 3  # lines around what differs

#: The SGR codes of the lines of a patch, by their beginning; the first that fits counts.
_COLORS = {**dict.fromkeys(("+++", "---", "diff ", "rename ", "new file "), "1"), "+": "32", "-": "31", "@": "36"}


def write_changes(outcome: FixOutcome) -> Mapping[str, str]:
    """Write what changed, each file on its own. Return the files that could not be written, with the reasons."""
    failures: dict[str, str] = {}
    request = outcome.request
    atomic_write.remove_leftovers(request.settings.root / old.path for old, _ in outcome.changes)
    for old, new in outcome.changes:
        if request.changes is not None and old.path in request.changes.texts:
            failures[old.path] = "it has unstaged changes; stage them (git add) or stash them (git stash)"
            continue
        try:
            atomic_write.replace(request.settings.root / old.path, old.data, new.data)
        except atomic_write.NotWrittenError as error:
            failures[old.path] = str(error)
    return failures


def describe(failures: Mapping[str, str], move: Move) -> Iterator[str]:
    """Yield a line for each file that was not written, its path as ``move`` shows it."""
    for path, reason in sorted(failures.items()):
        yield f"error: {safe(move(path))}: not changed: {reason}\n"


def patch(changes: Sequence[tuple[Source | None, Source]], style: Style, move: Move) -> str:
    """Return the changes as a unified diff that ``git apply`` and ``patch -p1`` take, in the current folder if all
    files are below it, else in the folder of the settings. ``move`` turns paths into those of the current folder.

    Without an old source, a file is new. Where files are created or renamed, it is in the extended format of git.
    """
    git = any(old is None or old.path != new.path for old, new in changes)
    if not any(move(new.path).startswith("../") for _, new in changes):
        changes = [
            (old and replace(old, path=move(old.path)), replace(new, path=move(new.path))) for old, new in changes
        ]
    painted = []
    for line in (line for old, new in changes for line in _file_patch(old, new, git)):
        codes = next((codes for start, codes in _COLORS.items() if line.startswith(start)), "")
        text = line.removesuffix("\n")
        painted.append(style.paint(text, codes) + line[len(text) :] if codes else line)
    return "".join(painted)


def _file_patch(old: Source | None, new: Source, git: bool) -> Iterator[str]:
    before, after = f"a/{old.path if old is not None else new.path}", f"b/{new.path}"
    if git:
        yield f"diff --git {before} {after}\n"
    if old is None:
        yield "new file mode 100644\n"
        before = "/dev/null"
    elif old.path != new.path:
        yield f"rename from {old.path}\nrename to {new.path}\n"
    before, after = (f"{name}\t" if " " in name else name for name in (before, after))  # or patch ends them there
    for line in _hunks(_lines(old.text) if old is not None else [], _lines(new.text), before, after):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _hunks(old: Sequence[str], new: Sequence[str], before: str, after: str) -> Iterator[str]:
    """Yield a unified diff. That of difflib takes lines that are frequent for no lines, and shows others as moved."""
    groups: list[list[Difference]] = []
    for found in differences(old, new):
        if not groups or found[0] - groups[-1][-1][1] > 2 * _CONTEXT:
            groups.append([])
        groups[-1].append(found)
    if groups:
        yield from (f"--- {before}\n", f"+++ {after}\n")
    for group in groups:
        (first, _, new_first, _), (_, last, _, new_last) = group[0], group[-1]
        above, below = min(first, _CONTEXT), min(len(old) - last, _CONTEXT)
        at = first - above
        yield f"@@ -{_range(at, last + below)} +{_range(new_first - above, new_last + below)} @@\n"
        for start, end, new_start, new_end in group:
            yield from (f" {line}" for line in old[at:start])
            yield from (f"-{line}" for line in old[start:end])
            yield from (f"+{line}" for line in new[new_start:new_end])
            at = end
        yield from (f" {line}" for line in old[last : last + below])


def _range(start: int, end: int) -> str:
    """Return lines as a hunk names them: the first, counted from 1, and how many; of none the one before."""
    number = end - start
    return str(start + 1) if number == 1 else f"{start + bool(number)},{number}"


def _lines(text: str) -> list[str]:
    """Split a text into lines as diff counts them: a CR belongs to its line."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def diff_summary(outcome: FixOutcome) -> str:
    """Return the line that ``--diff`` adds to the diff, and one on fixes that are not made."""
    fixes, files = fixed_findings(outcome.fixed).total(), len(outcome.changes)
    missed = f"{left_out(outcome.left_out)}\n" if outcome.left_out else ""
    if not files:
        return f"Nothing would change.\n{missed}"
    would = f"Would fix {count(fixes, 'finding')} in {count(files, 'file')}.{revealed(outcome.fixed)}"
    return f"{would} Run without --diff to apply.\n{missed}"


def stdin_text(stdin: tuple[Path, bytes], outcome: FixOutcome) -> str:
    """Return the fixed text of the file that came from standard input."""
    changed = [new.text for _, new in outcome.changes]
    return changed[0] if changed else stdin[1].decode("utf-8", "surrogateescape")

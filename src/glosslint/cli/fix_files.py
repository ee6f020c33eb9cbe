"""Changes of files for people and as files: patches, small changes with what differs marked word by word, and what
``--fix`` and ``--diff`` write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from glosslint.engine.fix import FixOutcome
from glosslint.model.source import Source
from glosslint.report.rebase import Move
from glosslint.report.style import Style, fitting, safe, width
from glosslint.report.summary import count_fixed, describe_left_out, describe_revealed
from glosslint.text.messages import count
from glosslint.util import atomic_write
from glosslint.util.sequences import Difference, differences

_CONTEXT = 3  # lines around what differs

#: The SGR codes of the lines of a patch, by their beginning; the first that fits counts.
_COLORS = {**dict.fromkeys(("+++", "---", "diff ", "rename ", "new file "), "1"), "+": "32", "-": "31", "@": "36"}
_TOKEN = re.compile(r"\w+|[^\S\n]+|[^\w\s]|\n")
_TRAILING = re.compile(r"[^\S\n]+(?=\n|\Z)")
#: Where more of the lines differs, marks on single words would say nothing.
_MOST = 0.7
_CONTEXT_COLUMNS = 24  # columns kept before what differs when a long line is cut


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


def describe_failures(failures: Mapping[str, str], move: Move) -> Iterator[str]:
    """Yield a line for each file that was not written, its path as ``move`` shows it."""
    for path, reason in sorted(failures.items()):
        yield f"error: {safe(move(path))}: not changed: {reason}"


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
    for line in (line for old, new in changes for line in _list_file_patch(old, new, git)):
        codes = next((codes for start, codes in _COLORS.items() if line.startswith(start)), "")
        text = line.removesuffix("\n")
        painted.append(style.paint(text, codes) + line[len(text) :] if codes else line)
    return "".join(painted)


def _list_file_patch(old: Source | None, new: Source, git: bool) -> Iterator[str]:
    before, after = f"a/{old.path if old is not None else new.path}", f"b/{new.path}"
    if git:
        yield f"diff --git {before} {after}\n"
    if old is None:
        yield "new file mode 100644\n"
        before = "/dev/null"
    elif old.path != new.path:
        yield f"rename from {old.path}\nrename to {new.path}\n"
    before, after = (f"{name}\t" if " " in name else name for name in (before, after))  # or patch ends them there
    old_text = old.text if old is not None else ""
    for line in _list_hunks(_split_for_diff(old_text), _split_for_diff(new.text), before, after):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _list_hunks(old: Sequence[str], new: Sequence[str], before: str, after: str) -> Iterator[str]:
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
        yield f"@@ -{_describe_range(at, last + below)} +{_describe_range(new_first - above, new_last + below)} @@\n"
        for start, end, new_start, new_end in group:
            yield from (f" {line}" for line in old[at:start])
            yield from (f"-{line}" for line in old[start:end])
            yield from (f"+{line}" for line in new[new_start:new_end])
            at = end
        yield from (f" {line}" for line in old[last : last + below])


def _describe_range(start: int, end: int) -> str:
    """Return lines as a hunk names them: the first, counted from 1, and how many; of none the one before."""
    number = end - start
    return str(start + 1) if number == 1 else f"{start + bool(number)},{number}"


def _split_for_diff(text: str) -> list[str]:
    """Split a text into lines as diff counts them: a CR belongs to its line."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def diff_summary(outcome: FixOutcome) -> str:
    """Return the line that ``--diff`` adds to the diff, and one on fixes that are not made."""
    fixes, files = count_fixed(outcome.fixed).total(), len(outcome.changes)
    missed = f"{describe_left_out(outcome.left_out)}\n" if outcome.left_out else ""
    if not files:
        return f"Nothing would change.\n{missed}"
    would = f"Would fix {count(fixes, 'finding')} in {count(files, 'file')}.{describe_revealed(outcome.fixed)}"
    return f"{would} Run without --diff to apply.\n{missed}"


class _Side(NamedTuple):
    """How one side of a change is shown: the sign of its lines, colours, and marks where there are no colours."""

    sign: str
    color: str
    marked: str
    opened: str
    closed: str


_OLD, _NEW = _Side("-", "31", "1;7;31", "[-", "-]"), _Side("+", "32", "1;7;32", "{+", "+}")


def changed_lines(old: str, new: str, style: Style) -> Iterator[str]:
    """Yield the lines of a small change for people: without context, invisible characters spelt out."""
    before, after = (re.split(r"\r\n|\r|\n", text) for text in (old, new))
    for first, last, new_first, new_last in differences(before, after):
        removed, added = map(_spell_out, before[first:last]), map(_spell_out, after[new_first:new_last])
        yield from _list_block([*removed], [*added], style)


def _spell_out(line: str) -> str:
    """Return a line as shown: control characters spelt out, each space at its end as a dot."""
    tabs = line.replace("\t", "→")
    return _TRAILING.sub(lambda spaces: "·" * len(spaces[0]), safe(tabs))


def _list_block(old: Sequence[str], new: Sequence[str], style: Style) -> Iterator[str]:
    from difflib import SequenceMatcher

    before, after = _TOKEN.findall("\n".join(old)), _TOKEN.findall("\n".join(new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    marked = old and new and matcher.ratio() >= 1 - _MOST
    differ = [code for code in matcher.get_opcodes() if code[0] != "equal"] if marked else []
    if old:
        yield from _list_side(before, [(start, end) for _, start, end, _, _ in differ], _OLD, style)
    if new:
        yield from _list_side(after, [(start, end) for _, _, _, start, end in differ], _NEW, style)


def _list_side(tokens: Sequence[str], spans: Sequence[tuple[int, int]], side: _Side, style: Style) -> Iterator[str]:
    """Yield the lines of one side; the tokens in ``spans`` differ."""
    parts, at = [], 0
    for start, end in [*spans, (len(tokens), len(tokens))]:
        parts += [("".join(tokens[at:start]), False), ("".join(tokens[start:end]), True)]
        at = end
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, differs in parts:
        first, *others = text.split("\n")
        lines[-1].append((first, differs))
        lines += [[(other, differs)] for other in others]
    for line in (_cut_line(line, style.width - 2) for line in lines):
        marked = (_mark_part(text, differs, side, style) for text, differs in line)
        yield style.paint(f"{side.sign} ", side.color) + "".join(marked)


def _cut_line(line: list[tuple[str, bool]], room: int) -> list[tuple[str, bool]]:
    """Cut a long line to about ``room`` columns around what differs first, with … where text is left out."""
    if sum(width(text) for text, _ in line) <= room or room < _CONTEXT_COLUMNS * 2:
        return line
    first = next((at for at, (_, differs) in enumerate(line) if differs), len(line))
    before = "".join(text for text, _ in line[:first])
    rest = line[first:]
    if rest and len(before) > _CONTEXT_COLUMNS:
        before = "…" + before[-_CONTEXT_COLUMNS:]
    kept, used = [(before, False)], 0
    for text, differs in [(before, False), *rest]:
        part = text[: fitting(text, room - used)]
        kept.append((part, differs))
        used += width(part)
        if part != text:
            return [*kept[1:-1], (part[:-1], differs), ("…", False)]
    return kept[1:]


def _mark_part(text: str, differs: bool, side: _Side, style: Style) -> str:
    if not differs or not text:
        return style.paint(text, side.color)
    return style.paint(text, side.marked) if style.color else f"{side.opened}{text}{side.closed}"

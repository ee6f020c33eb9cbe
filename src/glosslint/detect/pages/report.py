"""What of the pages of a folder is in no entry of the glossary, and why; what else may be the glossary."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator, Sequence

from glosslint.detect.containers import Group
from glosslint.detect.file_names import (
    STRONG,
    describes_data,
    is_called_glossary,
    is_second_choice,
    likelihood,
    names_glossary,
)
from glosslint.detect.pages.candidates import readings
from glosslint.detect.pages.choice import heading_of, is_whole_readme, page_glossaries, source_of
from glosslint.detect.pages.columns import headers
from glosslint.detect.pages.score import Reading
from glosslint.detect.scan import Survey
from glosslint.detect.score import Candidate, apart
from glosslint.detect.settings_text import count_entries
from glosslint.detect.titles import FEWEST_IN_README, is_template, is_titled_glossary
from glosslint.detect.unread import TEMPLATE, describe
from glosslint.parse.endings import kind_of
from glosslint.parse.page.blocks import Block
from glosslint.parse.page.document import page_of
from glosslint.parse.page.table import SectionTable
from glosslint.text.messages import count, join_some
from glosslint.util.globs import matches

_SHOWN = 3  # other files, other pages, and titles of columns
_WORDS, _FAR = 12, 400  # words of a block that are shown, and characters of it that are read


def unread_blocks(readings: Sequence[Reading]) -> Iterator[str]:
    """Yield how many blocks of the pages are in no entry, and where the first of them is; headings, and what is above
    the first entry apart from tables, are no part of the count."""
    every, first, outside = 0, "", 0
    for reading in readings:
        if reading.tree is None or not reading.nodes:
            continue
        source, tree = reading.document.source, reading.tree
        page = page_of(source, reading.table, tree)
        starts = [node.start for node in reading.nodes]
        for block in (part for number in page.inside for part in _parts(page.flow[number])):
            is_above = block.span.start < starts[0] and block.kind != "row"
            if is_above or block.kind in ("heading", "rule", "other") or not tree.has_content(block):
                continue
            every += 1
            before = bisect.bisect_right(starts, block.span.start) - 1
            holds = bisect.bisect_left(starts, block.span.end) - 1 > before
            if holds or (before >= 0 and block.span.start < reading.nodes[before].end):
                continue
            outside += 1
            words = tree.shown(block.span._replace(end=min(block.span.end, block.span.start + _FAR))).text.split()
            shown = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
            first = first or f"{shown} ({source.path}:{source.line_of(block.span.start)})"
    if outside:
        yield f"not read: {outside:,} of {every:,} blocks are in no entry; the first: {first}"


def _parts(block: Block) -> Sequence[Block]:
    """Return the items of a list and the rows of a table below its titles, which may be entries, or any other block."""
    if block.kind in ("list", "table") and block.children:
        return block.children[1 if block.kind == "table" else 0 :]
    return (block,)


def why_not(survey: Survey, path: str) -> str:
    """Return what the best reading of a page lacks to be a glossary; if it lacks nothing, how to have it read."""
    if path in survey.documents and is_template(survey.documents[path]):
        return TEMPLATE
    source, heading = source_of(survey, path), heading_of(survey, path)
    found = readings(source, heading)
    titles = [f'"{title}"' for one in headers(page_of(source, SectionTable("table"))) for title in one.titles]
    if titles and len(found[:1] and found[0].nodes) < 2:
        return f"no columns of its tables are called term and definition or the like: {join_some(titles, _SHOWN)}"
    if not found:
        return "it has no headings, lists, tables or paragraphs that open with a term"
    if found[0].problem or not is_whole_readme(survey, path, heading):
        return found[0].problem
    return f"a README is, if it has {FEWEST_IN_README} terms or more"


def unread_pages(survey: Survey, without: Collection[str], surely: bool) -> Iterator[str]:
    """Yield the Markdown pages whose name or title is that of a glossary, the likeliest first, with the reason why they
    cannot be read.

    ``surely`` means that what is read is called so itself; then only pages that seem to have terms are yielded.
    """
    for path in sorted(survey.documents, key=likelihood, reverse=True):
        document = survey.documents[path]
        if kind_of(path) != "page" or path in without or is_second_choice(path) or is_template(document):
            continue
        form = describe(document)
        names_it = bool(form) and names_glossary(path) and not describes_data(path)
        called = is_called_glossary(path) or is_titled_glossary(document) or names_it
        if called and (form or not surely):
            yield f"{path} ({form or 'called a glossary'}: {why_not(survey, path) or 'hardly any terms'})"


def others(survey: Survey, best: Candidate, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield descriptions of other files that are called a glossary, the likeliest first, and of other lists and
    mappings of entries in its files."""
    patterns, least = patterns_of(survey, best.group), min(max(best.group.hint, 1), STRONG)
    named = (one for one in apart(best.group, candidates) if one.group.hint >= least and one.is_glossary)
    found = {
        one.group.paths[0]: f"{count_entries(one.number)} in {', '.join(patterns_of(survey, one.group))}"
        for one in named
    }
    read = {page.path: len(page.entries) for page in page_glossaries(survey)}
    for path, document in survey.documents.items():
        if path not in best.group.paths and (form := describe(document)):
            if path in read:
                found[path] = f"{count_entries(read[path])} in {path}"
            elif not any(matches(pattern, path) for pattern in patterns):
                found[path] = f"{path} (a page of {form})"
    likely = sorted(found, key=likelihood, reverse=True)
    yield from (found[path] for path in likely[:_SHOWN])
    for other in candidates:
        if other.number > 1 and _is_beside(other.group, best.group):
            yield f'{count_entries(other.number)} under "{other.group.shape.at}" in {", ".join(patterns)}'
    if likely[_SHOWN:]:
        yield count(len(likely) - _SHOWN, "more file")


def _is_beside(group: Group, best: Group) -> bool:
    """Return whether a group is in the same files, and in no part of what is read of them, nor around it."""
    if group.paths != best.paths or not (group.shape.at and best.shape.at) or best.is_within(group.shape.at):
        return False
    return group.shape.at != best.shape.at and not group.is_inside(best) and not best.is_inside(group)


def patterns_of(survey: Survey, group: Group) -> tuple[str, ...]:
    """Return glob patterns for the files of a group, with "./" before a name that would also match in subfolders."""
    patterns = list(group.paths)
    if len(group.paths) > 1 or group.shape.entries == "file":
        folders = [f"{folder}/" if folder else "" for folder in group.folders]
        endings = sorted({path.rsplit(".", 1)[-1] for path in group.paths})
        deep = "**/" if group.deep else ""
        patterns = [f"{folder}{deep}*.{ending}" for folder in folders for ending in endings]
    nested = [path for path in survey.files if "/" in path]
    is_deep = {one: "/" not in one and any(matches(one, path) for path in nested) for one in patterns}
    return tuple(f"./{pattern}" if is_deep[pattern] else pattern for pattern in patterns)

"""A glossary in a page → the lines that say what is read, what is not and what else may be one; and the settings."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence as Many

from glosslint.detect.containers import Group
from glosslint.detect.file_names import (
    STRONG,
    likelihood,
)
from glosslint.detect.pages.choice import PageGlossary
from glosslint.detect.pages.columns import texts_beside
from glosslint.detect.pages.labels import describe_parts, tables_of
from glosslint.detect.pages.more_names import describe_names
from glosslint.detect.pages.readings import Reading
from glosslint.detect.scan import Survey
from glosslint.detect.score import Candidate, drop_shared
from glosslint.detect.settings_text import count_entries, describe_links, first_words, matching, show_form
from glosslint.detect.words import REFERENCES, VALUES, is_language, normal, words_in
from glosslint.model import Span
from glosslint.model.options import toml
from glosslint.parse.endings import kind_of
from glosslint.parse.page.blocks import Block, Tree
from glosslint.parse.page.document import page_of
from glosslint.parse.page.table import NAMES, RELATED, Titles, titles_of
from glosslint.parse.scalar_values import own_strings
from glosslint.text.messages import count, join_some
from glosslint.text.names import slug
from glosslint.util.globs import matches

_HOLDS = {NAMES: " (other names)", RELATED: " (other entries)"}
_SHOWN = 3  # entries, excluded files and other glossaries
_SENTENCE = 5  # words on average: fewest of a text beside the definition
_FAR = 800  # characters of a text or block of which the first words are shown


def explain(page: PageGlossary, others: list[str]) -> Iterator[str]:
    """Yield the lines that state what was read: the form of entries, the first entries, the ids and the links.

    ``others`` describe what else may be a glossary.
    """
    table = page.reading.table
    below = f' below "{table.at}"' if table.at else ""
    columns = f" with the columns {_columns(table.columns)}" if table.columns else ""
    where = f"{join_some(page.patterns, _SHOWN)}{below}"
    yield f"{count_entries(len(page.entries))} in {where}: {page.reading.counted}{columns}"
    for node, (term, _) in zip(page.reading.nodes[:_SHOWN], page.reading.pairs, strict=False):
        first = next(iter(own_strings(node.get("definition") or node)), None)
        yield f"  {term}: {_show_words(page.reading.tree, Span(first[0].start, first[0].end)) if first else ''}"
    yield from (*describe_names(page.readings), *describe_parts(page.readings))
    yield f"{_ids(page)}; {_links(page)}"
    for what, layout, section in _list_left_out(page):
        yield f"left out: {what}"
        more = f", and under [layout.section]: {section}" if section else ""
        yield f"  to check them, set under [layout]: {layout}{more}"
    if values := [title for title, is_text in _columns_beside(page).items() if not is_text]:
        yield f"not read: {_quote_titles(values, 'the ')}"
    yield from unread_blocks(page.readings)
    for why, names in page.excluded.items():
        if names:
            yield f"excluded, because {why}: {join_some(names, _SHOWN)}"
    if others:
        yield f"also found, not used: {'; '.join(others[:_SHOWN])}"


def _columns(columns: Mapping[str, Titles]) -> str:
    """Return the titles of columns: ``"Term" and "Meaning"``, with commas if one has several, and what they hold if it
    is something else."""
    holds = {key: _HOLDS.get(key, f" (texts in {key})" if is_language(key) else "") for key in columns}
    shown = [" or ".join(f'"{title}"' for title in titles_of(columns, key)) + holds[key] for key in columns]
    return (" and " if not any(" or " in one for one in shown) else ", and ").join(shown)


def _show_words(tree: Tree, span: Span) -> str:
    """Return the first words that readers see of these characters."""
    return first_words(tree.shown(span._replace(end=min(span.end, span.start + _FAR))).text)


def _ids(page: PageGlossary) -> str:
    if page.layout.link_patterns.by_name and "heading" not in page.reading.table.forms:
        return "ids are the terms"
    made = "made from the terms"
    if "heading" in page.reading.table.forms:
        made = f"those of the headings, as {page.reading.table.renderer} makes them"
        made = made if kind_of(page.path) == "page" else "those of the headings"
    return f"ids are the anchors that are written, or else {made}"


def _links(page: PageGlossary) -> str:
    seen, matched = page.linked
    if not seen:
        return "no links between entries"
    if page.layout.link_patterns.by_name:
        form = ":ref:`label` or `title`_" if "heading" in page.reading.table.forms else ":term:`id`"
    elif kind_of(page.path) == "asciidoc":
        form = "<<id>>"
    else:
        forms = [form for form in page.layout.links if form in page.links.patterns]  # "#{id}" is a default
        form = " or ".join(map(show_form, forms or page.layout.links))
    return f"links look like {form} ({matching(seen, matched, ignore_case='ignore-case' in page.table)})"


def _list_left_out(page: PageGlossary) -> Iterator[tuple[str, str, str]]:
    """Yield links that lead to any page of the site, and columns with texts, and the settings of the layout and of its
    sections that add them."""
    for item in page.links.left_out if kind_of(page.path) == "page" else ():
        if item.to_pages:
            yield describe_links(item), f"links = {toml([*page.layout.links, item.key])}", ""
    texts = [title for title, is_text in _columns_beside(page).items() if is_text]
    if texts:
        columns, shown = page.reading.table.columns, texts[:_SHOWN]
        keys = [slug(title) or "text" for title in shown]  # "Definition" may be a title beside that of the definitions
        named = {f"{key}-column" if key in columns else key: title for key, title in zip(keys, shown, strict=True)}
        prose = {**page.layout.prose, **{name: name for name in named}}
        what, section = _quote_titles(texts, "the texts in the "), f"columns = {toml({**columns, **named})}"
        yield what, f"prose = {toml(prose)}", section


def _columns_beside(page: PageGlossary) -> dict[str, bool]:
    """Return the titles of the columns that are not read, beside those that are, and whether they have sentences."""
    beside = texts_beside(tables_of(page.readings), page.reading.table.columns)
    words = {title: sum(map(words_in, own)) / len(own) for title, own in beside.items()}
    return {title: words[title] >= _SENTENCE and normal(title) not in VALUES | {*REFERENCES} for title in words}


def _quote_titles(titles: Many[str], before: str) -> str:
    """Return the first titles of columns, in words: ``the columns "A", "B"``."""
    return f"{before}column{'s' if len(titles) > 1 else ''} " + join_some([f'"{title}"' for title in titles], _SHOWN)


def settings(page: PageGlossary) -> str:
    """Return the text of ``glosslint.toml``."""
    lines = ['# Written by "glosslint init". To see all settings in effect: glosslint config']
    lines.append(f"files = {toml([path if '/' in path else f'./{path}' for path in page.patterns])}")
    if excluded := [name for names in page.excluded.values() for name in names]:
        lines.append(f"exclude = {toml(excluded)}")
    elif any(part.startswith("_") for path in page.paths for part in path.split("/")):
        lines.append("exclude = []  # by default, what begins with an underscore")
    lines += ["", "[layout]"]
    lines += [f"{key} = {toml(value)}" for key, value in page.table.items()]
    left_out = [*_list_left_out(page)]
    for what, layout, _ in left_out:
        lines += [f"# left out: {what}; to check them:", f"# {layout}"]
    lines += ["", "[layout.section]", *(f"{key} = {toml(value)}" for key, value in page.section.items())]
    lines += [f"# {section}" for _, _, section in left_out if section]
    return "\n".join(lines) + "\n"


def unread_blocks(readings: Many[Reading]) -> Iterator[str]:
    """Yield how many blocks of the pages are in no entry, and where the first of them is; headings, and what is above
    the first entry apart from tables, are no part of the count."""
    every, first, outside = 0, "", 0
    for reading in readings:
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
            first = first or f"{_show_words(tree, block.span)} ({source.path}:{source.line_of(block.span.start)})"
    if outside:
        yield f"not read: {outside:,} of {every:,} blocks are in no entry; the first: {first}"


def _parts(block: Block) -> Many[Block]:
    """Return the items of a list and the rows of a table below its titles, which may be entries, or any other block."""
    if block.kind in ("list", "table") and block.children:
        return block.children[1 if block.kind == "table" else 0 :]
    return (block,)


def find_others(
    survey: Survey, best: Candidate, candidates: Many[Candidate], pages: Many[PageGlossary]
) -> Iterator[str]:
    """Yield descriptions of other files and ``pages`` that are called a glossary, the likeliest first, and of other
    lists and mappings of entries in its files."""
    patterns, least = patterns_of(survey, best.group), min(max(best.group.hint, 1), STRONG)
    named = (one for one in drop_shared(best.group, candidates) if one.group.hint >= least and one.is_glossary)
    found = {
        one.group.paths[0]: f"{count_entries(one.number)} in {', '.join(patterns_of(survey, one.group))}"
        for one in named
    }
    found |= {page.path: f"{count_entries(len(page.entries))} in {page.path}" for page in pages}
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

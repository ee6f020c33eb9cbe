"""A glossary in a page → the lines that explain what was read, and the text of the settings file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence as Many

from glosslint.detect.pages.choice import PageGlossary
from glosslint.detect.pages.columns import are_sentences, texts_beside
from glosslint.detect.pages.labels import describe_parts, tables_of
from glosslint.detect.pages.more_names import describe_names
from glosslint.detect.pages.report import unread_blocks
from glosslint.detect.pages.score import MARKS, Reading
from glosslint.detect.settings_text import count_entries, describe_links, matching
from glosslint.detect.words import is_language
from glosslint.model import Span
from glosslint.model.options import toml
from glosslint.parse.endings import kind_of
from glosslint.parse.page.table import NAMES, RELATED, Form, Titles, titles_of
from glosslint.parse.tree import RAW, Node, Scalar, Sequence
from glosslint.text.messages import join_some
from glosslint.text.names import slug

_HOLDS = {NAMES: " (other names)", RELATED: " (other entries)"}
_SHOWN = 3  # entries, excluded files and other glossaries
_WORDS, _FAR = 12, 800  # words of each text that are shown, and characters of it that are read
_FORMS: dict[Form, str] = {
    "heading": "a heading of level {levels} and the text below it",
    "paragraph": "a paragraph that begins with its term in {marks}",
    "item": "a list item that begins with its term in {marks}",
    "definition-list": "an item of a definition list",
    "details": "an element <details> or an admonition whose title is the term",
    "table": "a row of a table, with the columns {columns}",
    "directive": "an item of a glossary directive",
    "abbreviation": "an abbreviation: *[term]: text",
}
_NUMBERED = "a row of a table, the term in column {term} and its text in column {text}"


def explain(page: PageGlossary, others: list[str]) -> Iterator[str]:
    """Yield the lines that state what was read: the form of entries, the first entries, the ids and the links.

    ``others`` describe what else may be a glossary.
    """
    table = page.reading.table
    below = f' below "{table.at}"' if table.at else ""
    yield f"{count_entries(len(page.entries))} in {_files(page.patterns)}{below}, each {_form(page.reading)}"
    for node, (term, _) in zip(page.reading.nodes[:_SHOWN], page.reading.pairs, strict=False):
        yield f"  {term}: {_beginning(page.reading, node.get('definition'))}"
    yield from (*describe_names(page.readings), *describe_parts(page.readings))
    yield f"{_ids(page)}; {_links(page)}"
    for what, line in _links_left_out(page):
        yield f"left out: {what}"
        yield f"  to check them, set under [layout]: {line}"
    texts, values = _columns_beside(page)
    if texts:
        section, layout = _with_texts(page, texts)
        yield f"left out: {_quoted(texts, 'the texts in the ')}"
        yield f"  to check them, set {section} under [layout.section], and {layout} under [layout]"
    if values:
        yield f"not read: {_quoted(values, 'the ')}"
    yield from unread_blocks(page.readings)
    for why, names in page.excluded.items():
        if names:
            yield f"excluded, because {why}: {join_some(names, _SHOWN)}"
    if others:
        yield f"also found, not used: {'; '.join(others[:_SHOWN])}"


def _files(patterns: Many[str]) -> str:
    rest = len(patterns) - _SHOWN
    return join_some(patterns, _SHOWN) + (f" file{'s' if rest > 1 else ''}" if rest > 0 else "")


def _form(reading: Reading) -> str:
    """Return what an entry is, in words."""
    table = reading.table
    term, text = (" or ".join(titles_of(table.columns, key)) for key in ("term", "definition"))
    forms = {**_FORMS, "table": _NUMBERED} if term.isdecimal() else _FORMS
    words = " or ".join(forms[form] for form in table.forms).format(
        levels=" or ".join(map(str, table.levels)),
        marks=" or ".join(MARKS[mark] for mark in table.marks).format(classes=", ".join(table.classes)),
        term=term,
        text=text,
        columns=_columns(table.columns),
    )
    return words + (f", its text in one of the class {', '.join(table.text_classes)}" if table.text_classes else "")


def _columns(columns: Mapping[str, Titles]) -> str:
    """Return the titles of columns: ``"Term" and "Meaning"``, with commas if one has several, and what they hold if it
    is something else."""
    holds = {key: _HOLDS.get(key, f" (texts in {key})" if is_language(key) else "") for key in columns}
    shown = [" or ".join(f'"{title}"' for title in titles_of(columns, key)) + holds[key] for key in columns]
    return (" and " if not any(" or " in one for one in shown) else ", and ").join(shown)


def _beginning(reading: Reading, text: Node | None) -> str:
    """Return the first words of a text, as readers see them."""
    first = text.items[0] if isinstance(text, Sequence) and text.items else text
    if not isinstance(first, Scalar):
        return ""
    seen = first.text
    if reading.tree is not None and first.style == RAW:
        seen = reading.tree.shown(Span(first.start, min(first.end, first.start + _FAR))).text
    words = seen.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def _ids(page: PageGlossary) -> str:
    table = page.reading.table
    if "heading" in table.forms and kind_of(page.path) != "page":
        return "ids are the labels of the headings, or their anchors"
    if page.layout.link_patterns.by_name:
        return "ids are the terms"
    if "heading" not in table.forms:
        return "ids are the anchors that are written, or else made from the terms"
    others = ", or made from the terms of definition lists" if "definition-list" in table.forms else ""
    return (
        f"ids are the anchors that are written, or else those of the headings, as {table.renderer} makes them{others}"
    )


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
        form = " or ".join(forms or page.layout.links).replace("{id}", "id").replace("{text}", "text")
    return f"links look like {form} ({matching(seen, matched)})"


def _links_left_out(page: PageGlossary) -> Iterator[tuple[str, str]]:
    """Yield the links that lead to any page of the site, and the setting of the layout that adds them."""
    for item in page.links.left_out if kind_of(page.path) == "page" else ():
        if item.to_pages:
            yield describe_links(item), f"links = {toml([*page.layout.links, item.key])}"


def _columns_beside(page: PageGlossary) -> tuple[list[str], list[str]]:
    """Return the titles of the columns that are not read, beside those that are: with sentences, and with values."""
    beside = texts_beside(tables_of(page.readings), page.reading.table.columns)
    texts = [title for title, own in beside.items() if are_sentences(title, own)]
    return texts, [title for title in beside if title not in texts]


def _quoted(titles: Many[str], before: str) -> str:
    """Return the first titles of columns, in words: ``the columns "A", "B"``."""
    return f"{before}column{'s' if len(titles) > 1 else ''} " + join_some([f'"{title}"' for title in titles], _SHOWN)


def _with_texts(page: PageGlossary, titles: Many[str]) -> tuple[str, str]:
    """Return the settings of sections and of the layout that add columns with texts."""
    columns, shown = page.reading.table.columns, titles[:_SHOWN]
    keys = [slug(title) or "text" for title in shown]  # "Definition" may be a title beside that of the definitions
    named = {f"{key}-column" if key in columns else key: title for key, title in zip(keys, shown, strict=True)}
    prose = {**page.layout.prose, **{name: name for name in named}}
    return f"columns = {toml({**columns, **named})}", f"prose = {toml(prose)}"


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
    for what, line in _links_left_out(page):
        lines += [f"# left out: {what}; to check them:", f"# {line}"]
    texts, _ = _columns_beside(page)
    section, layout = _with_texts(page, texts)
    lines += [f"# {layout}  # see below"] if texts else []
    lines += ["", "[layout.section]", *(f"{key} = {toml(value)}" for key, value in page.section.items())]
    if texts:
        what = _quoted(texts, "the texts in the ")
        lines += [f"# left out: {what}; to check them, with the line above:", f"# {section}"]
    return "\n".join(lines) + "\n"

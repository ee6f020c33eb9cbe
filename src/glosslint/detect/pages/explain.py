"""A glossary in a page → the lines that explain what was read, and the text of the settings file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from glosslint.detect.keys.homonyms import APART
from glosslint.detect.page_texts import WORDS_OF_LINK, without_code
from glosslint.detect.pages.above import groups_left_out
from glosslint.detect.pages.choice import PageGlossary
from glosslint.detect.pages.labels import related_columns
from glosslint.detect.pages.other_formats import has_directive, headers_of, is_other, to_targets, without_roles
from glosslint.detect.pages.readings import headers
from glosslint.detect.pages.reports.coverage import (
    beside_texts,
    items_inside,
    label_items,
    label_paragraphs,
    lines_inside,
    unread_parts,
)
from glosslint.detect.pages.reports.ends import ends
from glosslint.detect.pages.reports.labels import describe_parts
from glosslint.detect.pages.reports.names import describe_names
from glosslint.detect.pages.reports.tables import broken, titles_of_tables, unread_tables
from glosslint.detect.pages.tables.columns import Header, joined_columns, tables_beside, texts_beside, values_beside
from glosslint.detect.pages.tables.notes import skipped
from glosslint.detect.settings_text import count_entries, describe_links, matching
from glosslint.model.options import toml
from glosslint.parse.files import kind_of
from glosslint.parse.sections.columns import NAMES, RELATED, titles_of
from glosslint.parse.sections.markdown.forms.admonitions import find as admonitions
from glosslint.parse.sections.markdown.reader import outline
from glosslint.parse.sections.table import Form, Titles
from glosslint.parse.tree import DERIVED, MADE, Scalar
from glosslint.text.messages import count, some
from glosslint.text.names import slug

_CODE = re.compile(
    r"(?P<ticks>`{1,3})(?P<marked>[^`]+)(?P=ticks)(?!`)|<code\b[^<>]*>(?P<tagged>[^<>]*)</code\s*>", re.IGNORECASE
)
_HIDDEN = "\0"  # stands for code while marks are removed
_BLOCK = re.compile(r"<(?:/?(?:p|div|li|ul|ol|tr|td)|br)\b[^<>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"^[ \t]*(?:>[ \t]?)+|<[^<>]*>|\*\*|`|(?<!\w)[*_]|[*_](?!\w)", re.MULTILINE)
_HOLDS = {NAMES: " (other names)", RELATED: " (other entries)"}
_HOLDS |= dict.fromkeys(APART, " (which tells equal terms apart)")
_NAMESPACE, _NAMED = re.compile(r"([a-z][a-z0-9_-]{0,30}):(?=[^\s:/])"), 4  # before the term, in at least so many terms
_SHOWN = 3  # entries, excluded files and other glossaries
_WORDS = 12  # of each text
_MARKS = {"bold": "bold", "italic": "italics", "code": "code", "link": "a link", "plain": "plain text"}
_MARKS |= {"class": "an element of the class {classes}"}
_FORMS: dict[Form, str] = {
    "heading": "a heading of level {levels} and the text below it",
    "paragraph": "a paragraph that begins with its term in {marks}",
    "item": "a list item that begins with its term in {marks}",
    "definition-list": "an item of a definition list",
    "details": "an element <details> whose summary is the term",
    "table": "a row of a table, with the columns {columns}",
    "directive": "an item of a glossary directive",
    "abbreviation": "an abbreviation: *[term]: text",
}


def explain(page: PageGlossary, others: list[str]) -> Iterator[str]:
    """Yield the lines that state what was read: the form of entries, the first entries, the ids and the links.

    ``others`` describe what else may be a glossary.
    """
    table = page.reading.table
    below = f' below "{table.at}"' if table.at else ""
    has_admonitions = bool(admonitions(page.reading.document.source.text))
    forms = _FORMS | ({"details": "an admonition whose title is the term"} if has_admonitions else {})
    term, text = (" or ".join(titles_of(table.columns, key)) for key in ("term", "definition"))
    if term.isdecimal():
        forms["table"] = "a row of a table, the term in column {term} and its text in column {text}"
    words = " or ".join(forms[form] for form in table.forms).format(
        levels=" or ".join(map(str, table.levels)),
        marks=" or ".join(_MARKS[mark] for mark in table.marks).format(classes=", ".join(table.classes)),
        term=term,
        text=text,
        columns=_columns(table.columns),
    )
    if table.text_classes:
        words += f", its text in one of the class {', '.join(table.text_classes)}"
    rest = len(page.patterns) - _SHOWN
    more = f" and {count(rest, 'more file')}" if rest > 0 else ""
    yield f"{count_entries(len(page.entries))} in {', '.join(page.patterns[:_SHOWN])}{more}{below}, each {words}"
    for term, text in page.reading.pairs[:_SHOWN]:
        yield f"  {term}: {_beginning(without_roles(text) if is_other(page.path) else text)}"
    yield from (*describe_names((page.reading, *page.others)), *describe_parts((page.reading, *page.others)))
    yield f"{_ids(page)}; {_links(page)}"
    if pattern := _namespaces(page):
        yield "left in the terms: the word and the colon before each, which may be a section of them"
        yield f"  to read the terms without it, set under [layout]: term-pattern = {toml(pattern)}"
    for what, line in _links_left_out(page):
        yield f"left out: {what}"
        yield f"  to check them, set under [layout]: {line}"
    yield from _left_out(page)
    tables = _headers(page)
    for what, section, layout in _unused(page, tables):
        yield f"left out: {what}"
        more = f", and {layout} under [layout]" if layout else ""
        yield f"  to check them, set {section} under [layout.section]{more}"
    if columns := values_beside(tables, table.columns):
        quoted = [f'"{title}"' for title in columns]
        yield f"not read: the {'columns' if len(quoted) > 1 else 'column'} {some(quoted, _SHOWN)}"
    yield from _ends(page)
    yield from (f"not read as entries: {words}" for words in _not_read(page, tables))
    yield from skipped(page.reading)
    source = page.reading.document.source
    if kind_of(page.path) == "rst" and table.form == "definition-list" and has_directive(source.text):
        yield "outside of the glossary directive: a line that is not indented ends it, so :term: does not find them"
    if excluded := page.excluded:
        more = " …" if len(excluded) > _SHOWN else ""
        yield f"excluded, because they have no entries: {', '.join(excluded[:_SHOWN])}{more}"
    if page.translations:
        yield f"excluded, because they are translations: {', '.join(page.translations)}"
    if others:
        yield f"also found, not used: {'; '.join(others[:_SHOWN])}"


def _ends(page: PageGlossary) -> Iterator[str]:
    """Yield the lines that state which pages have more text after their last entry."""
    for path, number, rest in ends([page.reading, *page.others][:_SHOWN]):
        yield f"left out: the end of {path}, from line {number} on: {_beginning(rest)}"


def _left_out(page: PageGlossary) -> Iterator[str]:
    """Yield the lines that state which elements beside the texts, and which titles of tables, are left out."""
    found = (beside_texts((page.reading, *page.others)), titles_of_tables(page.reading))
    yield from (f"left out: {what}" for what in found if what)


def _namespaces(page: PageGlossary) -> str:
    """Return a pattern of the terms of a definition list without the word before each, as programs write the sections
    of a glossary: "hull:bow", "hull:keel", "deck:mast"; empty if not all have one of a few such words."""
    terms = [term for reading in (page.reading, *page.others) for term, _ in reading.pairs]
    found = [_NAMESPACE.match(term) for term in terms] if page.reading.table.form == "definition-list" else [None]
    names = sorted({match[1] for match in found if match is not None})
    few = len(terms) >= _NAMED and None not in found and 2 * len(names) <= len(terms)
    return f"^(?:{'|'.join(names)}):(.+)" if few else ""


def _links_left_out(page: PageGlossary) -> Iterator[tuple[str, str]]:
    """Yield the links that lead to any page of the site, and the setting of the layout that adds them."""
    if kind_of(page.path) == "page":
        for item in page.links.left_out:
            if item.to_pages:
                yield describe_links(item), f"links = {toml([*page.layout.links, item.key])}"


def _headers(page: PageGlossary) -> list[Header]:
    """Return the titles and texts of all tables on the pages from which tables are read, apart from HTML."""
    table = page.reading.table
    if kind_of(page.path) == "html" or "table" not in table.forms:
        return []
    sources = [reading.document.source for reading in (page.reading, *page.others)]
    if is_other(page.path):  # whose tables are not told by the heading above them
        return [header for source in sources if not table.at for header in headers_of(source)]
    return [header for source in sources for header in headers(outline(source, table))]


def _unused(page: PageGlossary, every: Sequence[Header]) -> Iterator[tuple[str, str, str]]:
    """Yield the columns and tables that are left out of all tables: what they are, and the settings of sections and of
    the layout that add them."""
    table = page.reading.table
    titles = texts_beside(every, table.columns)[:_SHOWN]
    named = {_key(title, table.columns): title for title in titles}
    if named:
        prose = {**page.layout.prose, **{name: name for name in named}}
        shown = " and ".join(f'"{title}"' for title in titles)
        columns = toml({**table.columns, **named})
        what = f"the texts in the {'columns' if len(titles) > 1 else 'column'} {shown}"
        yield what, f"columns = {columns}", f"prose = {toml(prose)}"
    for title in [*related_columns((page.reading, *page.others))][:_SHOWN]:
        whole = toml({**table.columns, RELATED: title})
        yield (
            f'the column "{title}", whose values are mostly no entries',
            f"columns = {whole}",
            f"references = {toml([RELATED])}",
        )
    others = tables_beside(every, table.columns)[:_SHOWN]
    if others:
        shown = " or ".join(dict.fromkeys(f'"{one["term"]}"' for one in others))
        joined = reduce(joined_columns, others, table.columns)
        yield f"the tables whose first column is {shown}", f"columns = {toml(joined)}", ""


def _not_read(page: PageGlossary, every: Sequence[Header]) -> Iterator[str]:
    """Yield what of the pages is in no entry, in words; ``every`` has the tables of which columns may be left out."""
    readings = (page.reading, *page.others)
    if parts := unread_parts(readings):
        yield parts
    if tables := unread_tables(readings, {one["term"] for one in tables_beside(every, page.reading.table.columns)}):
        yield tables
    inside = (items_inside(readings), label_items(readings), label_paragraphs(readings), lines_inside(readings))
    yield from filter(None, (broken(readings), *inside))
    if groups := [f'"{title}"' for reading in readings for title in groups_left_out(reading)]:
        yield f"the headings of groups that have a text of their own: {some(groups, _SHOWN)}"


def _key(title: str, taken: Mapping[str, Titles]) -> str:
    """Return a key for a column that no other has: "Definition" may be a title beside that of the definitions."""
    key = slug(title) or "text"
    return f"{key}-column" if key in taken else key


def _columns(columns: Mapping[str, Titles]) -> str:
    """Return the titles of columns: ``"Term" and "Meaning"``, with commas if one has several, and what they hold if it
    is something else."""
    shown = [" or ".join(f'"{title}"' for title in titles_of(columns, key)) + _HOLDS.get(key, "") for key in columns]
    return (" and " if not any(" or " in one for one in shown) else ", and ").join(shown)


def _beginning(text: str) -> str:
    """Return the first words of a text, without tags, marks and the targets of links; code as it is written, but no
    blocks of code after a text."""
    text = without_code(text) or text
    codes = iter([code["marked"] or code["tagged"] or "" for code in _CODE.finditer(text)])
    plain = _MARKUP.sub("", _BLOCK.sub(" ", WORDS_OF_LINK.sub(r"\1", _CODE.sub(_HIDDEN, text))))
    words = "".join(next(codes, "") if char == _HIDDEN else char for char in plain).split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def _ids(page: PageGlossary) -> str:
    table = page.reading.table
    if "heading" in table.forms and is_other(page.path):
        return "ids are the labels of the headings, or their anchors"
    if page.layout.link_patterns.by_name:
        return "ids are the terms"
    if "heading" in table.forms:
        ids = [node.get("id") for reading in (page.reading, *page.others) for node in reading.nodes]
        written = sum(isinstance(own, Scalar) and own.style not in (DERIVED, MADE) for own in ids)
        if written == len(ids):
            return "ids are the anchors that are written beside the headings"
        before = "that are written, or else those " if written else ""
        others = ", or made from the terms of definition lists" if "definition-list" in table.forms else ""
        return f"ids are the anchors {before}of the headings, as {table.renderer} makes them{others}"
    return "ids are the anchors that are written, or else made from the terms"


def _links(page: PageGlossary) -> str:
    seen, matched = page.linked
    if not seen:
        references = to_targets(page.reading.document.source, page.reading.table)
        return f"{references} are not read" if references else "no links between entries"
    if page.layout.link_patterns.by_name:
        form = ":ref:`label` or `title`_" if "heading" in page.reading.table.forms else ":term:`id`"
        return f"links look like {form} ({matching(seen, matched)})"
    if kind_of(page.path) == "asciidoc":
        return f"links look like <<id>> ({matching(seen, matched)})"
    seen_forms = [form for form in page.layout.links if form in page.links.patterns]  # "#{id}" is a default
    forms = " or ".join(seen_forms or page.layout.links).replace("{id}", "id").replace("{text}", "text")
    return f"links look like {forms} ({matching(seen, matched)})"


def settings(page: PageGlossary) -> str:
    """Return the text of ``glosslint.toml``."""
    lines = ['# Written by "glosslint init". To see all settings in effect: glosslint config']
    lines.append(f"files = {toml([path if '/' in path else f'./{path}' for path in page.patterns])}")
    if excluded := [*page.excluded, *page.translations]:
        lines.append(f"exclude = {toml(excluded)}")
    elif any(part.startswith("_") for path in page.paths for part in path.split("/")):
        lines.append("exclude = []  # by default, what begins with an underscore")
    lines += ["", "[layout]"]
    lines += [f"{key} = {toml(value)}" for key, value in page.table.items() if key != "section"]
    for what, line in _links_left_out(page):
        lines += [f"# left out: {what}; to check them:", f"# {line}"]
    if pattern := _namespaces(page):
        lines += [
            "# to read the terms without the word and the colon before each:",
            f"# term-pattern = {toml(pattern)}",
        ]
    tables = _headers(page)
    unused = list(_unused(page, tables))
    lines += [f"# {layout}  # see below" for _, _, layout in unused if layout]
    lines += ["", "[layout.section]", *(f"{key} = {toml(value)}" for key, value in page.table["section"].items())]
    for what, section, layout in unused:
        lines += [f"# left out: {what}; to check them{', with the line above' if layout else ''}:", f"# {section}"]
    lines += [f"# not read as entries: {words}" for words in _not_read(page, tables)]
    return "\n".join(lines) + "\n"

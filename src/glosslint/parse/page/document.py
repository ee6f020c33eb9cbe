"""The Document of a page whose entries are parts of it: the tree of its format, what is recognised in it, and ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping as Table, Sequence as Many
from dataclasses import dataclass

from glosslint.model import Fault, Span
from glosslint.model.source import Source
from glosslint.parse.endings import kind_of
from glosslint.parse.markdown.structure import Markdown, fold_label
from glosslint.parse.page import anchors
from glosslint.parse.page.blocks import Tree
from glosslint.parse.page.names import find_names, list_names, list_related, names_of
from glosslint.parse.page.recognise import Entry, Page, recognise
from glosslint.parse.page.table import NAMES, RELATED, SectionTable
from glosslint.parse.scalar_values import own_strings
from glosslint.parse.tree import (
    BODY,
    DERIVED,
    ENTRIES,
    MADE,
    RAW,
    Document,
    Mapping,
    Node,
    Pairs,
    Scalar,
    Sequence,
    entry_node,
    one_or_all,
    raw,
    sequence,
)
from glosslint.text.names import slug
from glosslint.util.sequences import first_values

_NOT_ANCHOR = re.compile(r"[^\w-]+")


@dataclass(frozen=True)
class SectionDocument(Document):
    """A file whose entries are parts of a page, and its tree."""

    tree: Tree | None = None


def parse(source: Source, table: SectionTable) -> Document:
    """Return the Document of ``source`` with the entries in the forms of ``table``; no roots after a syntax error."""
    tree, front, faults = _tree(source, table) if not source.faults else (None, (), source.faults)
    if faults or tree is None:
        return SectionDocument(source, (), faults, table=table, in_body=())
    text, start = source.text, tree.body_start
    page = page_of(source, table, tree)
    found = list(recognise(page))
    made = Counter[str]()
    every = [node for entry in found if (node := _node(tree, entry, table, made)) is not None]
    markup = _links(tree, every, table)
    nodes = tuple(every)
    if table.labels:
        from glosslint.parse.page.labels import divide_texts  # most layouts have no labels

        nodes = divide_texts(nodes, tree, table)
    entries = Sequence(tuple(nodes), *(Span(nodes[0].start, nodes[-1].end) if nodes else Span(start, start)))
    first = front[0][0].start if front else len(text) - len(text[start:].lstrip())
    parts: dict[str, Node] = {BODY: Scalar(text[start:], start, len(text), RAW), ENTRIES: entries}
    root = entry_node(Span(first, max(len(text.rstrip()), first)), parts)
    own = _strings(nodes, "id", "anchors")
    written = {"top", *(anchor.text for anchor in tree.anchors), *(heading.generated for heading in page.headings)}
    others = frozenset(written - own - {""}) if tree.format in ("markdown", "html") else frozenset[str]()
    directives = [block for at in page.inside if (block := page.flow[at]).form == "directive"]
    sorts = table.forms == ("directive",) and bool(directives) and all(block.level for block in directives)
    return SectionDocument(
        source,
        (root._replace(pairs=(*front, *root.pairs)),),
        tree=tree,
        table=table,
        markup=markup,
        anchors=others,
        only_part=page.part if table.at else None,
        sorts_entries=sorts,
        in_body=tree.comments,
    )


def page_of(source: Source, table: SectionTable, tree: Tree | None = None) -> Page:
    """Return a page as the settings ``table`` see it, without looking for entries."""
    return Page(tree or _tree(source, table)[0] or Tree(source.text, "markdown", (), (), ()), table)


def _tree(source: Source, table: SectionTable) -> tuple[Tree | None, Pairs, tuple[Fault, ...]]:
    """Return the tree of a file, the keys above its text, and syntax errors."""
    kind, text, start = kind_of(source.path), source.text, source.body_start
    if kind == "html":
        from glosslint.parse.page.formats import html

        return html.read(text, start), (), ()
    if kind == "rst":
        from glosslint.parse.page.formats import rst

        return rst.read(text, start, "table" in table.forms), (), ()
    if kind == "asciidoc":
        from glosslint.parse.page.formats import asciidoc

        return asciidoc.read(text, start, "table" in table.forms), (), ()
    from glosslint.parse.markdown import front_matter
    from glosslint.parse.page.formats import markdown

    front = front_matter.read(source)
    if front.faults:
        return None, (), front.faults
    definitions = not {"definition-list", "directive"}.isdisjoint(table.forms)
    tree = markdown.read(source.path, text, front.body_start, definitions, "directive" in table.forms)
    return tree, front.pairs, ()


def _node(tree: Tree, entry: Entry, table: SectionTable, made: Counter[str]) -> Mapping | None:
    """Return the node of an entry; ``None`` if the settings skip it."""
    text = tree.text
    names = [name.scalar(text) for name in names_of(entry.terms, text, table)]
    if not names:
        return None
    more = dict(entry.more)
    if NAMES in more:
        names += list_names(tree, more.pop(NAMES))
    if RELATED in more and not find_names(text, more[RELATED]):
        del more[RELATED]  # "–"
    least = 2 if tree.format != "markdown" and len(names[0].text) > 1 else 0  # "a" is for a part of the alphabet
    written = [anchor for anchor in entry.written if len(anchor.text) >= least]
    if "id" in more:
        written.insert(0, tree.shown(more.pop("id")).scalar(text))
    if entry.generated and not (written and tree.format != "markdown"):
        written.append(Scalar(entry.generated, names[0].start, names[0].end, DERIVED))
    own = written or [Scalar(_made_id(tree, entry, names[0].text, made), names[0].start, names[0].end, MADE)]
    others = own[1:]
    if tree.format == "rst":  # to Sphinx and docutils, the term is the whole line, even if it is divided into names
        known = {name.text for name in names}
        wholes = [line.scalar(text) for line in entry.terms if line.text not in known]
        others = [*written, *wholes] if entry.written else [*others, *wholes]
    values: dict[str, Node] = {"term": names[0]}
    if names[1:]:
        values["aliases"] = sequence(names[1:])
    values["id"] = own[0]
    if others:
        values["anchors"] = sequence(others)
    values |= {key: raw(text, *span) for key, span in more.items()}
    if RELATED in more and table.lists_related and tree.has_links(more[RELATED]):
        values[RELATED] = sequence(list_related(tree, more[RELATED]))
    texts = [raw(text, *span) for span in entry.texts] or [Scalar("", names[0].end, names[0].end, RAW)]
    values["definition"] = one_or_all(texts)
    start = min(entry.whole.start, *[node.start for node in values.values()])
    return entry_node(Span(start, max(entry.whole.end, *[node.end for node in values.values()])), values)


def _made_id(tree: Tree, entry: Entry, term: str, made: Counter[str]) -> str:
    """Return the id of an entry that has no anchor, made from its term."""
    if entry.form == "abbreviation" or tree.format == "asciidoc":
        return term  # the id keeps its case: "regex" and "RegEx" are two abbreviations
    if tree.format == "markdown":
        return (anchors.anchor(f"term-{term}", "sphinx") if entry.form == "directive" else slug(term)) or term
    name = _NOT_ANCHOR.sub("-", term.lower()).strip("-") if tree.format == "html" else anchors.make_id(term)
    made[name] += 1
    return f"{name}-{made[name]}" if made[name] > 1 else name


def _links(tree: Tree, nodes: Many[Mapping], table: SectionTable) -> Markdown:
    """Return the markup with the links that may be to an entry of the page: in reStructuredText a link to a label or
    title, and in AsciiDoc one to an id or a title, may be to another page."""
    if tree.format == "rst":
        titles = nodes if "heading" in table.forms else ()
        known = {fold_label(name) for name in _strings(titles, "term", "anchors")}
        kept = [
            link._replace(form="name") if link.form == "label" else link
            for link in tree.markup.links
            if link.form != "label" or fold_label(link.target) in known
        ]
        return tree.markup._replace(links=tuple(kept))
    if tree.format == "asciidoc":
        targets = {link.target: link.target for link in tree.markup.links if "://" in link.target}
        ids_by_title = _ids_by_title(nodes if "heading" in table.forms else ())
        targets |= {f"#{title}": f"#{own}" for title, own in ids_by_title.items()}
        targets |= {f"#{own}": f"#{own}" for own in _strings(nodes, "id")}
        links = (link._replace(target=targets[link.target]) for link in tree.markup.links if link.target in targets)
        return tree.markup._replace(links=tuple(links))
    return tree.markup


def _ids_by_title(nodes: Many[Mapping]) -> Table[str, str]:
    """Return the id of the first entry of each title that links may give instead, as AsciiDoc tells it from an id."""
    pairs = ((node.get("term"), node.get("id")) for node in nodes)
    texts = ((term.text, own.text) for term, own in pairs if isinstance(term, Scalar) and isinstance(own, Scalar))
    return first_values((title, own) for title, own in texts if " " in title or title != title.lower())


def _strings(nodes: Many[Mapping], *keys: str) -> set[str]:
    """Return the strings that the entries have under these keys, themselves or in lists."""
    values = [value for node in nodes for key in keys if (value := node.get(key)) is not None]
    return {scalar.text for value in values for scalar, _ in own_strings(value)}
